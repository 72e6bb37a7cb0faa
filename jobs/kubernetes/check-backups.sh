#!/usr/bin/env bash
# Hours since each backup job last succeeded, and whether the server's last WAL segment went out.
#   BACKUP_JOBS  pattern of the CronJobs' names
#   PROMETHEUS, PGHOST, ...
set -euo pipefail
bash "$(dirname "$0")/query.sh" \
  "round((time() - max by (cronjob) (kube_cronjob_status_last_successful_time{cronjob=~\"${BACKUP_JOBS:?}\"})) / 3600)"
psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 <<'SQL'
SELECT coalesce(last_failed_time > last_archived_time, last_failed_time IS NOT NULL) AS failing FROM pg_stat_archiver \gset
SELECT coalesce('last WAL sent ' || last_archived_time, 'no WAL sent yet') FROM pg_stat_archiver;
\if :failing
\warn 'the last WAL segment could not be sent'
SELECT 1 / 0;
\endif
SQL
