#!/usr/bin/env bash
# Rotates logs of this host as a configuration of logrotate says.
#   LOGROTATE_CONFIG  e.g. /etc/logrotate.d/process-todo
#   LOGROTATE_STATE   where it remembers the last rotation (default /var/lib/logrotate/logrotate.status)
set -euo pipefail
: "${LOGROTATE_CONFIG:?}"
if [ ! -r "$LOGROTATE_CONFIG" ]; then
  echo "rotate-logs: $LOGROTATE_CONFIG cannot be read" >&2
  exit 1
fi
logrotate --state "${LOGROTATE_STATE:-/var/lib/logrotate/logrotate.status}" "$LOGROTATE_CONFIG"
echo "rotate-logs: $LOGROTATE_CONFIG done"
