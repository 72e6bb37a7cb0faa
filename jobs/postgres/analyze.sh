#!/usr/bin/env bash
# Refreshes the planner's statistics of one database.
#   PGDATABASE, PGHOST, PGUSER, ...  as libpq reads them
#   STATEMENT_TIMEOUT                longest the statement may run (default 1h)
set -euo pipefail
: "${PGDATABASE:?}"
export PGOPTIONS="-c statement_timeout=${STATEMENT_TIMEOUT:-1h}"

said=$(psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --command="ANALYZE" 2>&1) || {
  echo "analyze: $said" >&2
  exit 1
}
# A table of another owner is skipped with no more than a warning; system catalogs are not the job's.
skipped=$(grep -F "WARNING:  skipping" <<<"$said" | grep -vE 'skipping "pg_' || true)
if [ -n "$skipped" ]; then
  echo "analyze: $skipped" >&2
  exit 1
fi
echo "analyze: $PGDATABASE done in ${SECONDS}s"
