#!/usr/bin/env bash
# Removes the keys of one prefix from the cache, and no other: sessions live there, too.
#   CACHE         host:port
#   CACHE_PREFIX  without wildcards
set -euo pipefail
: "${CACHE:?}"
prefix=${CACHE_PREFIX:?}
case "$prefix" in
  *[*?[\]\\]*)
    echo "a prefix has no wildcards: $prefix" >&2
    exit 1
    ;;
esac
cache() { redis-cli -h "${CACHE%:*}" -p "${CACHE##*:}" "$@"; }
count=0
while IFS= read -r key; do
  cache unlink "$key" >/dev/null
  count=$((count + 1))
done < <(cache --scan --pattern "$prefix*")
echo "$count keys removed"
