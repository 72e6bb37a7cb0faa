#!/usr/bin/env bash
# Dumps one database, reads the dump back, and only then stores it. The checksum goes last: a dump without one was not
# stored whole.
#   PGDATABASE, PGHOST, PGUSER, ...  as libpq reads them
#   NAME_PATTERN                     name in the store as date(1) takes it: db_%Y%m%d_%H%M%S.dump
#   STORE_COMMAND                    copies a file to the store: cp, aws s3 cp, azcopy copy
#   STORE_TARGET                     what stands before the name in the store: s3://bucket/prefix/
#   HEARTBEAT_TABLE                  optional: a table that is told the time of the dump, for the restore test
#   WORK_FOLDER                      where the dump is written first (default /tmp)
set -euo pipefail
: "${PGDATABASE:?}" "${NAME_PATTERN:?}" "${STORE_COMMAND:?}" "${STORE_TARGET:?}"

work=$(mktemp -d "${WORK_FOLDER:-/tmp}/dump.XXXXXX")
trap 'rm -rf "$work"' EXIT
# Once: a dump may run past midnight.
name=$(date +"$NAME_PATTERN")
file=$work/${name##*/}
read -ra store <<<"$STORE_COMMAND"

if [ -n "${HEARTBEAT_TABLE:-}" ]; then
  psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=heartbeat="$HEARTBEAT_TABLE" <<'SQL'
SET client_min_messages = warning;
CREATE TABLE IF NOT EXISTS :"heartbeat" (at timestamptz NOT NULL);
BEGIN;
DELETE FROM :"heartbeat";
INSERT INTO :"heartbeat" VALUES (clock_timestamp());
COMMIT;
SQL
fi

pg_dump --format=custom --no-password --file="$file.partial"
tables=$(pg_restore --list "$file.partial" | grep -c ' TABLE DATA ' || true)
if [ "$tables" = 0 ]; then
  echo "dump: $PGDATABASE has no table" >&2
  exit 1
fi
# The list stands at the beginning of a dump; only reading all of it shows that its end is there.
pg_restore --file=/dev/null "$file.partial"
mv "$file.partial" "$file"
(cd "$work" && sha256sum "${file##*/}") >"$file.sha256"

"${store[@]}" "$file" "$STORE_TARGET$name"
"${store[@]}" "$file.sha256" "$STORE_TARGET$name.sha256"
echo "dump: $STORE_TARGET$name, $(stat -c %s "$file") bytes, $tables tables, ${SECONDS}s"
