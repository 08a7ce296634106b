#!/bin/sh
# Makes the database zhanggui with its two roles: one owns the tables and migrates them, the service works with the other one,
# which row-level security binds. PGHOST, PGUSER and the like say which server and which superuser.
#   ZHANGGUI_DATABASE_OWNER_PASSWORD=… ZHANGGUI_DATABASE_PASSWORD=… sh postgres-roles.sh
set -eu
psql -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d postgres \
  -v owner_password="${ZHANGGUI_DATABASE_OWNER_PASSWORD:?}" -v password="${ZHANGGUI_DATABASE_PASSWORD:?}" <<'SQL'
create role zhanggui_owner login password :'owner_password';
create role zhanggui login password :'password';
create database zhanggui owner zhanggui_owner encoding 'UTF8' template template0;
revoke connect, temporary on database zhanggui from public;
grant connect, temporary on database zhanggui to zhanggui;
\connect zhanggui
create extension vector;
SQL
