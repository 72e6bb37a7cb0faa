#!/usr/bin/env bash
# Asks the cache for an answer; one that first wants a password is up, too.
#   CACHE  host:port
set -uo pipefail
: "${CACHE:?}"
# shellcheck disable=SC2016  # The inner shell reads the address as its arguments, never as text of the program.
reply=$(timeout 10 bash -c 'exec 3<>"/dev/tcp/$1/$2" && printf "PING\r\n" >&3 && head -n 1 <&3' ask "${CACHE%:*}" "${CACHE##*:}")
case "$reply" in
  +PONG* | -NOAUTH*) echo "$CACHE answers" ;;
  *)
    echo "$CACHE answers ${reply:-nothing}" >&2
    exit 1
    ;;
esac
