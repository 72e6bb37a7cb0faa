#!/usr/bin/env bash
# Rebuilds the indexes of one database while it is written to. What an interrupted run leaves behind is removed, and
# an index that is invalid afterwards is a failure. System catalogs are skipped by PostgreSQL itself.
#   PGDATABASE, PGHOST, PGUSER, ...  as libpq reads them
#   LOCK_TIMEOUT                     longest wait for one lock (default 10s)
#   STATEMENT_TIMEOUT                longest the whole rebuild may run (default 3h)
#   CLEANUP_TIMEOUT                  longest wait to remove a half-built index, which hinders nobody (default 10min)
set -euo pipefail
: "${PGDATABASE:?}"

sql() { psql --no-psqlrc --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1 "$@"; }

# The half-built twin of an index is named <index>_ccnew, the old one on its way out <index>_ccold.
leftovers="SELECT format('%I.%I', n.nspname, c.relname) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT i.indisvalid AND c.relname ~ '_cc(new|old)[0-9]*\$' ORDER BY 1"
invalid="SELECT format('%I.%I', n.nspname, c.relname) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT i.indisvalid ORDER BY 1"

remove_leftovers() {
  local index
  sql --command="$leftovers" | while IFS= read -r index; do
    PGOPTIONS="-c lock_timeout=${CLEANUP_TIMEOUT:-10min}" sql --command="DROP INDEX CONCURRENTLY $index" </dev/null
    echo "reindex: removed $index"
  done
}

building=$(sql --command="SELECT count(*) FROM pg_stat_progress_create_index WHERE datname = current_database()")
if [ "$building" != 0 ]; then
  echo "reindex: an index of $PGDATABASE is being built by another session" >&2
  exit 1
fi
remove_leftovers

# In the background, so that a signal reaches this shell at once: the statement is cancelled and cleared up after.
PGOPTIONS="-c lock_timeout=${LOCK_TIMEOUT:-10s} -c statement_timeout=${STATEMENT_TIMEOUT:-3h}" \
  psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=name="$PGDATABASE" <<<'REINDEX DATABASE CONCURRENTLY :"name";' &
rebuild=$!
trap 'kill -INT "$rebuild" 2>/dev/null || true' TERM INT
code=0
wait "$rebuild" || code=$?
# A wait that a signal ended says nothing about the statement.
if kill -0 "$rebuild" 2>/dev/null; then wait "$rebuild" || true; fi
trap - TERM INT
remove_leftovers

left=$(sql --command="$invalid")
if [ -n "$left" ]; then
  echo "reindex: invalid: $left" >&2
  exit 1
fi
if [ "$code" != 0 ]; then
  echo "reindex: stopped with $code; nothing is left behind" >&2
  exit "$code"
fi
echo "reindex: $PGDATABASE done in ${SECONDS}s; every index is valid"
