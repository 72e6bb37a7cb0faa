#!/usr/bin/env bash
# Asks the database for an answer, and how full its connections are.
#   PGHOST, PGUSER, ...  the server
set -euo pipefail
PGCONNECT_TIMEOUT=10 PGOPTIONS="-c statement_timeout=10s" psql --no-psqlrc --quiet --tuples-only --no-align \
  --command="SELECT 'up since ' || date_trunc('second', pg_postmaster_start_time())
    || ', connections ' || (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')
    || ' of ' || current_setting('max_connections')"
