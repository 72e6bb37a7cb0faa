#!/usr/bin/env bash
# Prints what Prometheus says of an expression, one line for each series; nothing found is a failure.
#   PROMETHEUS  address of the server
set -euo pipefail
answer=$(curl --fail --silent --show-error --max-time 30 --get --data-urlencode "query=$1" --url "${PROMETHEUS:?}/api/v1/query")
series=$(grep -oE '"metric":\{[^}]*\},"value":\[[^]]*\]' <<<"$answer" || true)
if [ -z "$series" ]; then
  echo "no series for $1" >&2
  exit 1
fi
sed -E 's/^"metric":\{(.*)\},"value":\[[^,]*,"(.*)"\]$/\2 \1/' <<<"$series"
