#!/usr/bin/env bash
# Holds the server to what point-in-time recovery needs, and proves it by asking the server.
# The role needs ALTER SYSTEM on archive_command and archive_timeout (GRANT ALTER SYSTEM ON PARAMETER, PostgreSQL 15).
#   STANZA                of pgbackrest.conf, as the server has it
#   ARCHIVE_TIMEOUT       seconds after which a WAL segment is sent although it is not full
#   PGHOST, PGUSER, ...   the server
set -euo pipefail
: "${STANZA:?}" "${ARCHIVE_TIMEOUT:?}"
# The server hands archive_command to a shell.
if ! [[ "$STANZA" =~ ^[A-Za-z0-9_][A-Za-z0-9_-]*$ ]]; then
  echo "archiving: a stanza is letters, digits, - and _, not: $STANZA" >&2
  exit 1
fi
command="pgbackrest --stanza=$STANZA archive-push %p"

ask() { psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 "$@"; }
setting() { ask --command="SELECT setting FROM pg_settings WHERE name = '$1'"; }

if [ "$(setting archive_mode)" = off ]; then
  echo "archiving: archive_mode is off; set it to on and restart the server" >&2
  exit 1
fi
hold() {
  [ "$(setting "$1")" = "$2" ] && return
  ask --set=value="$2" <<<"ALTER SYSTEM SET $1 = :'value'; SELECT pg_reload_conf();" >/dev/null
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ "$(setting "$1")" = "$2" ] && echo "archiving: $1 is now $2" && return
    sleep 1
  done
  echo "archiving: $1 stays $(setting "$1")" >&2
  exit 1
}
hold archive_timeout "$ARCHIVE_TIMEOUT"
hold archive_command "$command"
