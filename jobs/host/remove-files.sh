#!/usr/bin/env bash
# Removes files of a name that were not changed for a time; never a folder, never through a link, never another disk.
#   FILES    folder and name: /tmp/process-todo-*
#   MINUTES  age from which they go, by last change
set -euo pipefail
: "${FILES:?}" "${MINUTES:?}"
folder=${FILES%/*}
pattern=${FILES##*/}
# A name that matches all, or no folder, would empty a disk.
if [ -z "$folder" ] || [ -z "${pattern//[*?]/}" ] || [ "$((MINUTES))" -lt 1 ]; then
  echo "remove-files: will not remove $FILES older than $MINUTES minutes" >&2
  exit 1
fi
removed=$(find "$folder" -xdev -mindepth 1 -maxdepth 1 -type f -name "$pattern" -mmin "+$MINUTES" -print -delete | wc -l)
echo "remove-files: $removed of $FILES removed"
