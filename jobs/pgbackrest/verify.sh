#!/usr/bin/env bash
# Reads every file of the repository, then walks the WAL of the window that can be restored to any moment.
# pgbackrest verify exits 0 even when it finds damage, and overlooks a segment that is gone: neither is believed here.
#   STANZA             of pgbackrest.conf
#   ARCHIVE_BACKUPS    full backups whose WAL is kept without a gap (repo1-retention-archive)
#   SEGMENTS           WAL segments of one log file: 256 at the usual 16 MiB
set -euo pipefail
: "${STANZA:?}" "${ARCHIVE_BACKUPS:?}"
segments=${SEGMENTS:-256}

pgb() { pgbackrest --stanza="$STANZA" "$@"; }

text=$(pgb verify --output=text --verbose)
echo "$text"
if ! grep -q '^status: ok$' <<<"$text"; then
  echo "verify: the repository is damaged" >&2
  exit 1
fi

# First segment of the oldest full backup inside the window.
start=$(pgb info --output=text | awk '
  /^ +(full|diff|incr) backup: / { full = $1 == "full" }
  /^ +wal start\/stop: / && full { print $3 }' | tail -n "$ARCHIVE_BACKUPS" | head -n 1)
if [ -z "$start" ]; then
  echo "verify: no full backup in the repository" >&2
  exit 1
fi

# Position of a segment in its timeline: 8 digits of timeline, 8 of log file, 8 of segment.
position() { echo $((16#${1:8:8} * segments + 16#${1:16:8})); }

# On the timeline of the backup the walk begins with the backup's own first segment: that one may be missing, too.
timeline=${start:0:8}
last=$(($(position "$start") - 1))
gaps=0
while read -r segment; do
  [[ "$segment" < "$start" ]] && continue
  at=$(position "$segment")
  if [ "${segment:0:8}" = "$timeline" ] && [ "$at" -gt $((last + 1)) ]; then
    echo "verify: $((at - last - 1)) WAL segments are missing before $segment" >&2
    gaps=1
  fi
  timeline=${segment:0:8} last=$at
done < <(pgb repo-ls --recurse "archive/$STANZA" | grep -oE '[0-9A-F]{24}-[0-9a-f]{40}' | cut -c1-24 | sort -u)
[ "$gaps" = 0 ] || exit 1
echo "verify: every segment from $start is there"
