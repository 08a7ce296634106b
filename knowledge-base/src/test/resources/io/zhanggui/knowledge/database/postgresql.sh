# Finds a PostgreSQL with pgvector on this machine, starts it on scratch data, prints its JDBC URL (a superuser's) in one line,
# and keeps it up until standard input ends. Exit code 3: there is none.
set -eu

in_docker() {
  command -v docker >/dev/null && docker info >/dev/null 2>&1 || return 3
  container=$(docker run --rm -d -p 127.0.0.1::5432 -e POSTGRES_PASSWORD=test pgvector/pgvector:pg17 \
    -c fsync=off -c max_connections=300)
  trap 'docker rm -f "$container" >/dev/null' EXIT
  until docker exec "$container" pg_isready -q -h 127.0.0.1 -U postgres; do sleep 0.2; done
  address=$(docker port "$container" 5432/tcp | head -n 1)
  echo "jdbc:postgresql://$address/postgres?user=postgres&password=test"
  cat >/dev/null
}

# The folder of the newest server from version 15 that has pgvector.
installed() {
  for bin in $(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin \
      /Applications/Postgres.app/Contents/Versions/*/bin 2>/dev/null | sort -rV) \
      "$(pg_config --bindir 2>/dev/null || true)"; do
    [ -x "$bin/initdb" ] && [ -x "$bin/pg_ctl" ] || continue
    version=$("$bin/initdb" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
    [ "$version" -ge 15 ] || continue
    for share in "$("$bin/pg_config" --sharedir 2>/dev/null || true)" "/usr/share/postgresql/$version" \
        "$bin/../share/postgresql@$version" "$bin/../share/postgresql" "$bin/../share"; do
      if [ -e "$share/extension/vector.control" ]; then echo "$bin"; return; fi
    done
  done
  return 3
}

# PostgreSQL does not run as root.
unprivileged() {
  if [ "$(id -u)" = 0 ]; then
    su -s /bin/sh "$(id -un postgres 2>/dev/null || echo nobody)" -c "$1"
  else
    sh -c "$1"
  fi
}

natively() {
  bin=$(installed) || return 3
  folder=$(mktemp -d)
  trap 'unprivileged "$bin/pg_ctl -D $folder/rows -m immediate stop" >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT
  if [ "$(id -u)" = 0 ]; then chown "$(id -un postgres 2>/dev/null || echo nobody)" "$folder"; fi
  cd "$folder"
  unprivileged "$bin/initdb -D $folder/rows -U postgres -A trust -E UTF8 --locale=C -N" >"$folder/log" 2>&1 ||
    { cat "$folder/log" >&2; return 1; }
  unprivileged "$bin/pg_ctl -D $folder/rows -w -l $folder/rows/log start \
    -o '-p $1 -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=300'" >&2 ||
    { cat "$folder/rows/log" >&2; return 1; }
  echo "jdbc:postgresql://127.0.0.1:$1/postgres?user=postgres"
  cat >/dev/null
}

# The packages are fetched once.
in_webassembly() {
  command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null || return 3
  folder=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/zhanggui/pglite-0.5.14
  [ -d "$folder/node_modules/@electric-sql/pglite-pgvector" ] ||
    npm install --prefix "$folder" --no-audit --no-fund @electric-sql/pglite@0.5.14 @electric-sql/pglite-pgvector@0.0.15 >&2 ||
    { rm -rf "$folder"; return 3; }
  cd "$folder"
  exec node --input-type=module -e "$2" "$1"
}

trap 'exit 1' INT TERM
case $1 in
  docker) in_docker ;;
  native) natively "$2" ;;
  pglite) in_webassembly "$2" "$3" ;;
esac
