#!/usr/bin/env bash
# Removes files of a name that were not changed for a time; never a folder, never through a link, never another disk.
#   FILES    folder, from the root, and name: /tmp/process-todo-*
#   MINUTES  age from which they go, by last change; whole minutes
set -euo pipefail
: "${FILES:?}" "${MINUTES:?}"
folder=${FILES%/*}
pattern=${FILES##*/}
# What a name says beside its wildcards, its sets of characters, dots and dashes: with nothing of that it matches all.
literal=${pattern//[*?]/}
if [[ "$literal" == *\[* ]]; then literal="${literal%%\[*}${literal##*\]}"; fi
literal=${literal//[-._ \\]/}
# A name that matches all, or no folder, would empty a disk; a path without a root may be an option of find.
if [[ "$FILES" != /* ]] || [ -z "$folder" ] || [ -z "$literal" ] || ! [[ "$MINUTES" =~ ^[1-9][0-9]{0,8}$ ]]; then
  echo "remove-files: will not remove $FILES older than $MINUTES minutes" >&2
  exit 1
fi
removed=$(find "$folder" -xdev -mindepth 1 -maxdepth 1 -type f -name "$pattern" -mmin "+$MINUTES" -print -delete | wc -l)
echo "remove-files: $removed of $FILES removed"
