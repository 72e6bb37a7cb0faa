#!/usr/bin/env bash
# Writes one heartbeat. An idle server then sends its WAL in time too, and what a restore has lost can be measured.
#   PGHOST, PGUSER, ...   the running database; the role owns the schema hozen, or may create it
set -euo pipefail
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 <<'SQL'
SET client_min_messages = warning;
SET statement_timeout = '30s';
SELECT to_regnamespace('hozen') IS NULL AS homeless, to_regclass('hozen.heartbeat') IS NULL AS missing \gset
\if :homeless
CREATE SCHEMA hozen;
\endif
\if :missing
CREATE TABLE hozen.heartbeat (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
\endif
INSERT INTO hozen.heartbeat DEFAULT VALUES;
DELETE FROM hozen.heartbeat WHERE at < now() - interval '90 days';
SQL
