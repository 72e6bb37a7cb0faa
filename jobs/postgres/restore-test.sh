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
sql() { psql --no-psqlrc --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1 "$@"; }
# Names reach psql through PGDATABASE and variables: libpq reads --dbname=a=b as a connection string.
in_scratch() { PGDATABASE=$scratch sql "$@"; }
drop() { sql --set=name="$scratch" <<<'DROP DATABASE IF EXISTS :"name" WITH (FORCE);'; }
# A database of that name that no run of ours made is never dropped.
finish() {
  if [ -n "$child" ]; then
    kill -TERM -- "-$child" 2>/dev/null || true
    wait "$child" || true
  fi
  rm -rf "$work"
  [ -z "${made:-}" ] || drop
}
trap finish EXIT
trap 'exit 143' TERM INT
read -ra store <<<"$STORE_COMMAND"
read -ra list <<<"$LIST_COMMAND"

# The pattern as a regular expression for the whole name; a second dump of a day carries its time (dump.sh).
escaped=$(sed -E 's/[][().*+?^${}|\\]/\\&/g' <<<"$NAME_PATTERN")
suffix=""
case "${escaped##*/}" in *.*) suffix="\\.${escaped##*.}" ;; esac
names=$(sed -e 's/%Y/[0-9]{4}/g' -e 's/%[mdHMS]/[0-9]{2}/g' <<<"${escaped%"$suffix"}(_run_%H%M%S)?$suffix")
# Names of the listing: without what `aws s3 ls` puts before one and `azcopy list` around it, and without the folder
# where it is the one of the target.
listed() {
  local line
  "${list[@]}" "$STORE_TARGET" | sed -E -e 's/^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8} +[0-9]+ //' \
    -e 's/^INFO: //' -e 's/; *Content Length: .*$//' |
    while IFS= read -r line; do
      [[ "$line" =~ ^(.*/)?($names[.]sha256)$ ]] || continue
      [ -n "${BASH_REMATCH[1]}" ] || { echo "${BASH_REMATCH[2]}" && continue; }
      case "/$STORE_TARGET" in *"/${BASH_REMATCH[1]}") echo "${BASH_REMATCH[2]}" ;; esac
    done
}
# Only dumps with a checksum were stored whole; names sort by time.
newest=$(listed | LC_ALL=C sort | tail -n 1)
newest=${newest%.sha256}
if [ -z "$newest" ]; then
  echo "restore-test: no whole dump $NAME_PATTERN in $STORE_TARGET" >&2
  exit 1
fi
file=$work/${newest##*/}
run "${store[@]}" "$STORE_TARGET$newest" "$file"
run "${store[@]}" "$STORE_TARGET$newest.sha256" "$file.sha256"
(cd "$work" && sha256sum --check --quiet "${file##*/}.sha256")

# A run that was killed could not drop its database; it is known by its comment, and nothing else is dropped.
comment="made by hozen's restore-test"
left=$(sql --set=name="$scratch" --set=comment="$comment" <<<"SELECT 1 FROM pg_database
  WHERE datname = :'name' AND shobj_description(oid, 'pg_database') = :'comment';")
if [ -n "$left" ]; then
  drop
  echo "restore-test: removed $scratch, which an interrupted run left"
fi
sql --set=name="$scratch" <<<'CREATE DATABASE :"name" TEMPLATE template0;'
made=1
sql --set=name="$scratch" --set=comment="$comment" <<<"COMMENT ON DATABASE :\"name\" IS :'comment';"
# pg_restore has no other way to name a database; here it is a connection string, with the name quoted in it.
quoted=${scratch//\\/\\\\}
run pg_restore --no-owner --no-acl --exit-on-error --dbname="dbname='${quoted//\'/\\\'}'" "$file"
for table in ${TABLES//,/ }; do
  rows=$(in_scratch --set=table="$table" <<<'SELECT count(*) FROM :"table";')
  echo "restore-test: $table: $rows rows"
  if [ "$rows" = 0 ]; then
    echo "restore-test: $table is empty in $newest" >&2
    exit 1
  fi
done
rto=$SECONDS

if [ -n "${HEARTBEAT_TABLE:-}" ]; then
  rpo=$(in_scratch --set=heartbeat="$HEARTBEAT_TABLE" \
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
