#!/usr/bin/env bash
# Response time of the last day, and the statements that took the database's time.
#   LATENCY_QUERY        PromQL
#   PROMETHEUS, PGHOST, ...
set -euo pipefail
# Not inside echo: that would hide a failure.
latency=$(bash "$(dirname "$0")/query.sh" "${LATENCY_QUERY:?}")
echo "response time: $latency"
PGOPTIONS="-c statement_timeout=30s" psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 <<'SQL'
SELECT count(*) > 0 AS counted FROM pg_extension WHERE extname = 'pg_stat_statements' \gset
\if :counted
SELECT round(total_exec_time) || ' ms in ' || calls || ' calls: ' || left(regexp_replace(query, '\s+', ' ', 'g'), 100)
FROM pg_stat_statements ORDER BY total_exec_time DESC LIMIT 5;
\else
SELECT 'pg_stat_statements is not installed: no statements to name';
\endif
SQL
