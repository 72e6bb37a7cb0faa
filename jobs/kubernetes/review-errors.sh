#!/usr/bin/env bash
# Share of failed requests of the last day, and which alerts fire now.
#   ERROR_QUERY  PromQL
#   SYSTEM       label of the alerts
#   PROMETHEUS
set -euo pipefail
here=$(dirname "$0")
# Not inside echo: that would hide a failure.
share=$(bash "$here/query.sh" "${ERROR_QUERY:?}")
echo "failed requests: $share"
bash "$here/query.sh" "count by (alertname) (ALERTS{alertstate=\"firing\",system=\"${SYSTEM:?}\"}) or vector(0)"
