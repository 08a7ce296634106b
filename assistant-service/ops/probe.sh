#!/bin/bash
# Exit code 0 if the service on this machine is ready. Needs nothing but bash, which the image has.
exec 3<>"/dev/tcp/127.0.0.1/${SERVER_PORT:-8080}" || exit 1
printf 'GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 3 status <&3
case "$status" in *' 200'*) exit 0 ;; *) exit 1 ;; esac
