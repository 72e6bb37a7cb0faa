#!/usr/bin/env bash
# Restores the newest backup beside the running database, and measures what a disaster at this moment would cost:
# how long it takes (RTO) and how much is lost (RPO). Then goes back to one moment.
#   STANZA                of pgbackrest.conf
#   SCRATCH               a folder that may be filled and emptied; its path is short, because a socket lies in it
#   PGHOST, PGUSER, ...   the running database; heartbeats are written to its schema hozen
#   TICKS, TICK_SECONDS   heartbeats written before the restore and the time between two (defaults 24 and 15)
#   WAIT_SECONDS          longest wait for the restored server (default 3600)
#   RPO_LIMITS, RTO_LIMITS  seconds by tier: "critical=900 high=3600"
set -euo pipefail
: "${STANZA:?}" "${SCRATCH:?}" "${RPO_LIMITS:?}" "${RTO_LIMITS:?}"
data="$SCRATCH/data"
wait=${WAIT_SECONDS:-3600}

fail() {
  echo "restore-test: $1: $2" >&2
  exit 1
}
source_sql() { psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 --command="$1"; }
copy_sql() { env -u PGUSER -u PGPASSWORD -u PGSSLMODE PGHOST="$SCRATCH" PGPORT=5432 PGUSER="$owner" psql \
  --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 --command="$1"; }
stop() { if [ -f "$data/postmaster.pid" ]; then "$bin/pg_ctl" --pgdata="$data" --mode=immediate --wait stop >/dev/null || true; fi; }

restore() {
  pgbackrest --stanza="$STANZA" --pg1-path="$data" --archive-mode=off "$@" restore || fail restore_error "pgbackrest exit $?"
}

# Only what the data itself asks for: settings of the source below these make recovery stop.
configure() {
  local control
  control=$("$bin/pg_controldata" "$data")
  value() { sed -n "s/^$1 setting: *//p" <<<"$control"; }
  cat >"$SCRATCH/postgresql.conf" <<CONF
data_directory = '$data'
hba_file = '$SCRATCH/pg_hba.conf'
unix_socket_directories = '$SCRATCH'
listen_addresses = ''
hot_standby = on
max_connections = $(value max_connections)
max_worker_processes = $(value max_worker_processes)
max_wal_senders = $(value max_wal_senders)
max_prepared_transactions = $(value max_prepared_xacts)
max_locks_per_transaction = $(value max_locks_per_xact)
CONF
  echo "local all all trust" >"$SCRATCH/pg_hba.conf"
}

# What the source set by ALTER SYSTEM came along in postgresql.auto.conf; the command line outranks it.
start() {
  configure
  "$bin/pg_ctl" --pgdata="$data" --log="$SCRATCH/server.log" --timeout="$wait" --wait --options="-p 5432 \
    -c config_file=$SCRATCH/postgresql.conf -c archive_mode=off -c listen_addresses= -c unix_socket_directories=$SCRATCH \
    -c hba_file=$SCRATCH/pg_hba.conf -c shared_preload_libraries= -c ssl=off" start >/dev/null || died
  local until=$((SECONDS + wait))
  while [ "$(copy_sql 'SELECT pg_is_in_recovery()' 2>/dev/null || echo gone)" != f ]; do
    [ -f "$data/postmaster.pid" ] || died
    [ "$SECONDS" -lt "$until" ] || fail timeout "still in recovery after $wait s"
    sleep 1
  done
}
died() {
  tail -n 20 "$SCRATCH/server.log" >&2 || true
  if grep -q 'recovery ended before configured recovery target' "$SCRATCH/server.log"; then
    fail target_unreachable "the WAL up to the target is not in the archive"
  fi
  fail open_error "the restored server does not start"
}

# 1. Heartbeats, as any other write: nothing is switched or flushed for them.
for _ in $(seq "${TICKS:-24}"); do
  bash "$(dirname "$0")/heartbeat.sh"
  sleep "${TICK_SECONDS:-15}"
done
owner=$(source_sql "SELECT rolname FROM pg_roles WHERE oid = 10")
database=$(source_sql "SELECT current_database()")
export PGDATABASE="$database"

# 2. To the end of the archive, timed until the copy takes writes.
rm -rf "$data"
mkdir -p "$data"
chmod 700 "$data"
newest=$(source_sql "SELECT extract(epoch FROM max(at)) FROM hozen.heartbeat")
began=$SECONDS
restore --type=default
bin="/usr/lib/postgresql/$(cat "$data/PG_VERSION")/bin"
[ -x "$bin/pg_ctl" ] || bin=$(dirname "$(command -v pg_ctl)")
trap stop EXIT
start
copy_sql "CREATE TABLE hozen.opened (); DROP TABLE hozen.opened"
rto=$((SECONDS - began))
restored=$(copy_sql "SELECT extract(epoch FROM max(at)) FROM hozen.heartbeat")
[ -n "$restored" ] || fail wal_gap "no heartbeat at all reached the copy"
rpo=$(awk -v a="$newest" -v b="$restored" 'BEGIN { printf "%d", (a > b ? a - b : 0) + 0.999 }')
[ "$(copy_sql 'SHOW archive_mode')" = off ] || fail validation "the copy archives into the repository of the source"
env -u PGPASSWORD PGHOST="$SCRATCH" PGPORT=5432 PGUSER="$owner" "$bin/pg_amcheck" --all --install-missing ||
  fail validation "pg_amcheck found damage"

# 3. Back to one moment among the heartbeats, which the archive is known to hold: later ones must be gone.
# Half way between two of them, because a row is there only some milliseconds after the time it carries.
moment=$(copy_sql "SELECT at + (next - at) / 2 FROM (SELECT at, lead(at) OVER (ORDER BY at) AS next FROM hozen.heartbeat) h
  WHERE next - at > interval '500 milliseconds' ORDER BY at DESC LIMIT 1")
if [ -n "$moment" ]; then
  expected=$(copy_sql "SELECT count(*) FROM hozen.heartbeat WHERE at <= '$moment'")
  stop
  restore --delta --type=time --target="$moment" --target-action=promote
  start
  found=$(copy_sql "SELECT count(*) FROM hozen.heartbeat")
  [ "$found" = "$expected" ] || fail validation "at $moment there were $expected heartbeats, the copy has $found"
fi
stop
rm -rf "$data"

# 4. What it comes to.
echo "{\"rto_seconds\":$rto,\"rpo_seconds\":$rpo}"
missed=""
for limit in $RTO_LIMITS; do [ "$rto" -le "${limit#*=}" ] || missed="$missed RTO of ${limit%=*},"; done
for limit in $RPO_LIMITS; do [ "$rpo" -le "${limit#*=}" ] || missed="$missed RPO of ${limit%=*},"; done
[ -z "$missed" ] || fail objective "missed${missed%,}: $rto s to restore, $rpo s lost"
