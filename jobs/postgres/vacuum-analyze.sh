#!/usr/bin/env bash
# Reclaims dead rows and refreshes statistics; tables stay readable and writable. Says what is left.
#   PGDATABASE, PGHOST, PGUSER, ...  as libpq reads them
#   STATEMENT_TIMEOUT                longest the statement may run (default 2h)
#   TOP                              how many tables are listed by dead rows (default 10)
set -euo pipefail
: "${PGDATABASE:?}"
export PGOPTIONS="-c statement_timeout=${STATEMENT_TIMEOUT:-2h}"

# In the background, so that a signal reaches this shell at once and the statement is cancelled with it.
output=$(mktemp)
trap 'rm -f "$output"' EXIT
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --command="VACUUM ANALYZE" >"$output" 2>&1 &
statement=$!
trap 'kill -TERM "$statement" 2>/dev/null || true; exit 143' TERM INT
code=0
wait "$statement" || code=$?
said=$(cat "$output")
if [ "$code" != 0 ]; then
  echo "vacuum-analyze: $said" >&2
  exit 1
fi
# A table of another owner is skipped with no more than a warning; system catalogs are not the job's.
skipped=$(grep -F "WARNING:  skipping" <<<"$said" | grep -vE 'skipping "pg_' || true)
if [ -n "$skipped" ]; then
  echo "vacuum-analyze: $skipped" >&2
  exit 1
fi
echo "vacuum-analyze: $PGDATABASE done in ${SECONDS}s; most dead rows:"
psql --no-psqlrc --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1 --set=top="${TOP:-10}" <<'SQL'
SELECT schemaname, relname, n_dead_tup, last_vacuum
FROM pg_stat_user_tables ORDER BY n_dead_tup DESC, relid LIMIT :top;
SQL
