#!/usr/bin/env bash
# Takes one backup, and believes only what the repository shows afterwards.
#   STANZA           of pgbackrest.conf
#   TYPE             full, diff or incr
#   ARCHIVE_SECONDS  how long a switched WAL segment may take to reach the repository (default 60)
set -euo pipefail
: "${STANZA:?}" "${TYPE:?}"

pgb() { pgbackrest --stanza="$STANZA" "$@"; }
newest() { pgb info --output=text | awk '/^ +(full|diff|incr) backup: / { label = $3 } END { print label }'; }

# The first backup makes the stanza. The server's own pushes may hold its lock for a moment.
if pgb info --output=text | grep -q 'missing stanza'; then
  for try in 1 2 3 4 5; do
    pgb stanza-create && break
    [ "$try" -lt 5 ] || exit 1
    sleep 2
  done
fi
# Without its WAL a backup cannot be restored: one segment is switched and must arrive.
pgb --archive-timeout="${ARCHIVE_SECONDS:-60}" check
before=$(newest)
pgb --type="$TYPE" backup
after=$(newest)
if [ -z "$after" ] || [ "$after" = "$before" ]; then
  echo "backup: the newest backup is still ${before:-none}" >&2
  exit 1
fi
if pgb --set="$after" info --output=text | grep -q '^ *error'; then
  echo "backup: $after holds damaged pages" >&2
  exit 1
fi
echo "backup: $after"
