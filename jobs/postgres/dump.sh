#!/usr/bin/env bash
# Dumps one database, reads the dump back, and only then stores it. The checksum goes last: a dump without one was not
# stored whole.
#   PGDATABASE, PGHOST, PGUSER, ...  as libpq reads them
#   NAME_PATTERN                     name in the store as date(1) takes it: db_%Y%m%d_%H%M%S.dump
#   STORE_COMMAND                    copies a file to the store: cp, aws s3 cp, azcopy copy
#   STORE_TARGET                     what stands before the name in the store: s3://bucket/prefix/
#   HEARTBEAT_TABLE                  optional: a table that records the time of the dump, for the restore test
#   WORK_FOLDER                      where the dump is written first (default /tmp)
set -euo pipefail
: "${PGDATABASE:?}" "${NAME_PATTERN:?}" "${STORE_COMMAND:?}" "${STORE_TARGET:?}"

work=$(mktemp -d "${WORK_FOLDER:-/tmp}/dump.XXXXXX")
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
# Once: a dump may run past midnight.
name=$(date +"$NAME_PATTERN")
read -ra store <<<"$STORE_COMMAND"
# A name without the time of day comes again on the same day. A dump that was stored whole is never written over: while
# the new one is on its way the store would hold neither.
if run "${store[@]}" "$STORE_TARGET$name.sha256" "$work/earlier.sha256" >/dev/null 2>&1; then
  base=${name##*/} suffix=""
  case "$base" in *.*) suffix=.${base##*.} ;; esac
  name=${name%"$suffix"}_run_$(date +%H%M%S)$suffix
  echo "dump: the dump of this name is there already; this one is named $name"
fi
file=$work/${name##*/}

if [ -n "${HEARTBEAT_TABLE:-}" ]; then
  run psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=heartbeat="$HEARTBEAT_TABLE" <<'SQL'
SET client_min_messages = warning;
CREATE TABLE IF NOT EXISTS :"heartbeat" (at timestamptz NOT NULL);
BEGIN;
DELETE FROM :"heartbeat";
INSERT INTO :"heartbeat" VALUES (clock_timestamp());
COMMIT;
SQL
fi

run pg_dump --format=custom --no-password --file="$file.partial"
tables=$(pg_restore --list "$file.partial" | grep -c ' TABLE DATA ' || true)
if [ "$tables" = 0 ]; then
  echo "dump: $PGDATABASE has no table" >&2
  exit 1
fi
# The list stands at the beginning of a dump; only reading all of it shows that its end is there.
run pg_restore --file=/dev/null "$file.partial"
mv "$file.partial" "$file"
(cd "$work" && sha256sum "${file##*/}") >"$file.sha256"

run "${store[@]}" "$file" "$STORE_TARGET$name"
run "${store[@]}" "$file.sha256" "$STORE_TARGET$name.sha256"
echo "dump: $STORE_TARGET$name, $(stat -c %s "$file") bytes, $tables tables, ${SECONDS}s"
