#!/usr/bin/env bash
# Moves old rows of one table to the store: written out, stored, fetched back and compared row by row, and only then
# deleted, all within one transaction and with one cutoff. Whatever fails, the rows are still there. A table whose rows
# take others with them (a cascade, a trigger, a rule) is refused: those rows would be in no archive.
#   PGDATABASE, PGHOST, PGUSER, ...  as libpq reads them
#   TABLE, TIME_COLUMN               e.g. audit_logs, created_at
#   KEEP                             calendar time that stays in the table, in whole days, weeks, months or years: 3 months
#   STORE_COMMAND                    copies a file to and from the store: cp, aws s3 cp, azcopy copy
#   STORE_TARGET                     what stands before the name in the store
#   WORK_FOLDER                      where the rows are written first (default /tmp)
set -euo pipefail
: "${PGDATABASE:?}" "${TABLE:?}" "${TIME_COLUMN:?}" "${KEEP:?}" "${STORE_COMMAND:?}" "${STORE_TARGET:?}"
# PostgreSQL reads `3` as three seconds and takes `3 months ago`, whose cutoff lies in the future.
if ! [[ "$KEEP" =~ ^[1-9][0-9]{0,4}\ (day|week|month|year)s?$ ]]; then
  echo "audit-archive: KEEP is a number of days, weeks, months or years, e.g. 3 months, not: $KEEP" >&2
  exit 1
fi
work=$(mktemp -d "${WORK_FOLDER:-/tmp}/archive.XXXXXX")
# What runs long runs in a process group of its own, so that a signal reaches this shell at once and ends all of it.
child=""
run() {
  set -m
  "$@" <&0 &
  child=$!
  set +m
  local code=0
  wait "$child" || code=$?
  child=""
  return "$code"
}
finish() {
  if [ -n "$child" ]; then
    kill -TERM -- "-$child" 2>/dev/null || true
    wait "$child" || true
  fi
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 143' TERM INT
sql() { psql --no-psqlrc --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1 "$@"; }

# The one cutoff, whole days: every statement below is given this text.
cutoff=$(sql --set=keep="$KEEP" <<<"SELECT date_trunc('day', now() - :'keep'::interval);")
given=(--set=cutoff="$cutoff" --set=table="$TABLE" --set=column="$TIME_COLUMN")
due=$(sql "${given[@]}" <<<"SELECT count(*) FROM :\"table\" WHERE :\"column\" < :'cutoff';")
if [ "$due" = 0 ]; then
  echo "audit-archive: no row of $TABLE before $cutoff"
  exit 0
fi
# Named by the run as well: a later run never writes over an earlier archive.
name=${TABLE}_before_$(date --date="$cutoff" +%Y%m%d)_run_$(date -u +%Y%m%dT%H%M%SZ).copy.gz

# Called by the session below, while its transaction is open.
cat >"$work/store" <<'STORE'
set -euo pipefail
cd "$1"
read -ra store <<<"$STORE_COMMAND"
gzip --best --stdout rows >archive.gz
sha256sum archive.gz | sed "s| .*|  $2|" >archive.sha256
"${store[@]}" archive.gz "$STORE_TARGET$2" >&2
"${store[@]}" "$STORE_TARGET$2" fetched.gz >&2
cmp archive.gz fetched.gz >&2
gunzip --stdout fetched.gz >fetched
"${store[@]}" archive.sha256 "$STORE_TARGET$2.sha256" >&2
echo stored
STORE

cat >"$work/write.sql" <<'SQL'
BEGIN ISOLATION LEVEL REPEATABLE READ;
-- Nobody adds a foreign key or a trigger from here to the end.
LOCK TABLE :"table" IN ROW EXCLUSIVE MODE;
WITH RECURSIVE parts(id) AS (
  SELECT format('%I', :'table')::regclass::oid UNION SELECT inhrelid FROM pg_inherits JOIN parts ON inhparent = id
), takes(what) AS (
  SELECT format('foreign key %I of %s', conname, conrelid::regclass) FROM pg_constraint
    WHERE contype = 'f' AND confrelid IN (SELECT id FROM parts) AND confdeltype IN ('c', 'n', 'd')
  UNION SELECT format('trigger %I of %s', tgname, tgrelid::regclass) FROM pg_trigger
    WHERE tgrelid IN (SELECT id FROM parts) AND NOT tgisinternal AND tgenabled <> 'D' AND tgtype & 8 <> 0
  UNION SELECT format('rule %I of %s', rulename, ev_class::regclass) FROM pg_rewrite
    WHERE ev_class IN (SELECT id FROM parts) AND ev_type = '4' AND ev_enabled <> 'D'
)
SELECT coalesce(string_agg(what, ', ' ORDER BY what), '') AS takes, count(*) > 0 AS takes_others FROM takes \gset
\if :takes_others
  \warn audit-archive: deleting rows of :table also changes what is in no archive: :takes
  ROLLBACK;
  SELECT 1 / 0 AS "nothing was deleted";
\endif
SELECT :'cutoff'::timestamptz >= now() AS ahead \gset
\if :ahead
  \warn audit-archive: the cutoff :cutoff is not in the past
  ROLLBACK;
  SELECT 1 / 0 AS "nothing was deleted";
\endif
COPY (SELECT * FROM :"table" WHERE :"column" < :'cutoff') TO STDOUT \g :rows
\set stored ''
\set stored `bash :'work'/store :'work' :'name'`
SELECT :'stored' = 'stored' AS stored \gset
\if :stored
\else
  \warn audit-archive: not stored
  ROLLBACK;
  SELECT 1 / 0 AS "nothing was deleted";
\endif
CREATE TEMPORARY TABLE fetched (LIKE :"table") ON COMMIT DROP;
SQL
printf "\\\\copy fetched FROM '%s'\n" "$work/fetched" >"$work/read.sql"
cat >"$work/delete.sql" <<'SQL'
SELECT (SELECT count(*) FROM fetched) AS archived,
  NOT EXISTS (SELECT t::text FROM :"table" t WHERE :"column" < :'cutoff' EXCEPT ALL SELECT f::text FROM fetched f)
  AND NOT EXISTS (SELECT f::text FROM fetched f EXCEPT ALL SELECT t::text FROM :"table" t WHERE :"column" < :'cutoff')
  AS same \gset
\if :same
\else
  \warn audit-archive: the archive is not what the table holds
  ROLLBACK;
  SELECT 1 / 0 AS "nothing was deleted";
\endif
WITH gone AS (DELETE FROM :"table" WHERE :"column" < :'cutoff' RETURNING 1) SELECT count(*) AS deleted FROM gone \gset
SELECT :archived = :deleted AS same \gset
\if :same
  COMMIT;
  \echo audit-archive: :deleted rows before :cutoff are in :name
\else
  \warn audit-archive: :archived rows archived, :deleted deleted
  ROLLBACK;
  SELECT 1 / 0 AS "nothing was deleted";
\endif
SQL
export STORE_COMMAND STORE_TARGET
run sql "${given[@]}" --set=work="$work" --set=rows="$work/rows" --set=name="$name" \
  --file="$work/write.sql" --file="$work/read.sql" --file="$work/delete.sql"
