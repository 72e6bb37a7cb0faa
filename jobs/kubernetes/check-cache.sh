#!/usr/bin/env bash
# Asks the cache for an answer; one that first wants a password is up, too.
#   CACHE  host:port
set -uo pipefail
: "${CACHE:?}"
reply=$(timeout 10 bash -c "exec 3<>'/dev/tcp/${CACHE%:*}/${CACHE##*:}' && printf 'PING\r\n' >&3 && head -n 1 <&3")
case "$reply" in
  +PONG* | -NOAUTH*) echo "$CACHE answers" ;;
  *)
    echo "$CACHE answers ${reply:-nothing}" >&2
    exit 1
    ;;
esac
