#!/usr/bin/env bash
# Endpoints, database and cache in one: all are asked, whatever the first says.
set -uo pipefail
code=0
for check in check-endpoints check-database check-cache; do
  bash "$(dirname "$0")/$check.sh" || code=1
done
exit "$code"
