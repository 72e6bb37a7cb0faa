#!/usr/bin/env bash
# Refreshes the planner's statistics of one database.
#   PGDATABASE, PGHOST, PGUSER, ...  as libpq reads them
#   STATEMENT_TIMEOUT                longest the statement may run (default 1h)
set -euo pipefail
: "${PGDATABASE:?}"
export PGOPTIONS="-c statement_timeout=${STATEMENT_TIMEOUT:-1h}"

# In the background, so that a signal reaches this shell at once and the statement is cancelled with it.
output=$(mktemp)
trap 'rm -f "$output"' EXIT
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --command="ANALYZE" >"$output" 2>&1 &
statement=$!
trap 'kill -TERM "$statement" 2>/dev/null || true; exit 143' TERM INT
code=0
wait "$statement" || code=$?
said=$(cat "$output")
if [ "$code" != 0 ]; then
  echo "analyze: $said" >&2
  exit 1
fi
# A table of another owner is skipped with no more than a warning; system catalogs are not the job's.
skipped=$(grep -F "WARNING:  skipping" <<<"$said" | grep -vE 'skipping "pg_' || true)
if [ -n "$skipped" ]; then
  echo "analyze: $skipped" >&2
  exit 1
fi
echo "analyze: $PGDATABASE done in ${SECONDS}s"
