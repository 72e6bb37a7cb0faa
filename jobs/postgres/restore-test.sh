#!/usr/bin/env bash
# Restores the newest stored dump into a database of its own, counts rows, measures, and drops that database again.
#   PGDATABASE, PGHOST, PGUSER, ...  the database the dumps are of, as libpq reads them
#   NAME_PATTERN                     name of the dumps as date(1) takes it: db_%Y%m%d_%H%M%S.dump
#   LIST_COMMAND                     prints names in the store: ls, aws s3 ls --recursive, azcopy list
#   STORE_COMMAND                    copies a file: cp, aws s3 cp, azcopy copy
#   STORE_TARGET                     what stands before the names in the store
#   TABLES                           tables that must hold rows, parted by spaces or commas
#   SCRATCH_DATABASE                 default <PGDATABASE>_restore_test
#   HEARTBEAT_TABLE                  optional: its newest time is the moment restored to; else the time of the dump
#   RTO_SECONDS, RPO_SECONDS         optional: objectives, missing one is a failure
#   WORK_FOLDER                      where the dump is copied to (default /tmp)
set -euo pipefail
: "${PGDATABASE:?}" "${NAME_PATTERN:?}" "${LIST_COMMAND:?}" "${STORE_COMMAND:?}" "${STORE_TARGET:?}" "${TABLES:?}"
scratch=${SCRATCH_DATABASE:-${PGDATABASE}_restore_test}
if [ "$scratch" = "$PGDATABASE" ]; then
  echo "restore-test: will not restore over $PGDATABASE" >&2
  exit 1
fi
work=$(mktemp -d "${WORK_FOLDER:-/tmp}/restore.XXXXXX")
drop() {
  psql --no-psqlrc --quiet --dbname="$PGDATABASE" --command="DROP DATABASE IF EXISTS \"$scratch\" WITH (FORCE)"
}
# A database of that name that no run of ours made is never dropped.
finish() {
  rm -rf "$work"
  [ -z "${made:-}" ] || drop
}
trap finish EXIT
trap 'exit 143' TERM INT
read -ra store <<<"$STORE_COMMAND"
read -ra list <<<"$LIST_COMMAND"

names=$(sed -e 's/[.]/[.]/g' -e 's/%Y/[0-9]{4}/g' -e 's/%[mdHMS]/[0-9]{2}/g' <<<"$NAME_PATTERN")
# Only dumps with a checksum were stored whole; names sort by time.
newest=$("${list[@]}" "$STORE_TARGET" | grep -oE "$names[.]sha256" | sort | tail -n 1 || true)
newest=${newest%.sha256}
if [ -z "$newest" ]; then
  echo "restore-test: no whole dump $NAME_PATTERN in $STORE_TARGET" >&2
  exit 1
fi
file=$work/${newest##*/}
"${store[@]}" "$STORE_TARGET$newest" "$file"
"${store[@]}" "$STORE_TARGET$newest.sha256" "$file.sha256"
(cd "$work" && sha256sum --check --quiet "${file##*/}.sha256")

# A run that was killed could not drop its database; it is known by its comment, and nothing else is dropped.
comment="made by hozen's restore-test"
left=$(psql --no-psqlrc --quiet --no-align --tuples-only --set=name="$scratch" --set=comment="$comment" <<<"SELECT 1 FROM pg_database
  WHERE datname = :'name' AND shobj_description(oid, 'pg_database') = :'comment';")
if [ -n "$left" ]; then
  drop
  echo "restore-test: removed $scratch, which an interrupted run left"
fi
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --command="CREATE DATABASE \"$scratch\" TEMPLATE template0"
made=1
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=name="$scratch" --set=comment="$comment" \
  <<<"COMMENT ON DATABASE :\"name\" IS :'comment';"
# In the background, so that a signal reaches this shell at once; dropping the database ends it.
pg_restore --no-owner --no-acl --exit-on-error --dbname="$scratch" "$file" &
wait $!
sql() { psql --no-psqlrc --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1 --dbname="$scratch" "$@"; }
for table in ${TABLES//,/ }; do
  rows=$(sql --set=table="$table" <<<'SELECT count(*) FROM :"table";')
  echo "restore-test: $table: $rows rows"
  if [ "$rows" = 0 ]; then
    echo "restore-test: $table is empty in $newest" >&2
    exit 1
  fi
done
rto=$SECONDS

if [ -n "${HEARTBEAT_TABLE:-}" ]; then
  rpo=$(sql --set=heartbeat="$HEARTBEAT_TABLE" \
    <<<'SELECT ceil(extract(epoch FROM clock_timestamp() - max(at)))::bigint FROM :"heartbeat";')
else
  written=$(pg_restore --list "$file" | sed -n 's/^; Archive created at //p')
  rpo=$(($(date +%s) - $(date --date="$written" +%s)))
fi
echo "{\"dump\": \"$newest\", \"rto_seconds\": $rto, \"rpo_seconds\": ${rpo:?no heartbeat}}"
code=0
if [ "$rto" -gt "${RTO_SECONDS:-$rto}" ]; then
  echo "restore-test: missed the recovery time of ${RTO_SECONDS}s: ${rto}s" >&2
  code=1
fi
if [ "$rpo" -gt "${RPO_SECONDS:-$rpo}" ]; then
  echo "restore-test: missed the recovery point of ${RPO_SECONDS}s: ${rpo}s" >&2
  code=1
fi
exit "$code"
