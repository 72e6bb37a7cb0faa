#!/usr/bin/env bash
# Runs the named steps one after the other. One that fails keeps no other from running, but the job fails.
#   FOLDER      where the steps lie, as <name>.sh or <name>.sql
#   REPORT_URL  incoming webhook (Slack's form) that gets the whole output; absent: the pod's log alone has it
#   TITLE       first line of the report
set -uo pipefail
folder=${FOLDER:-/scripts}

run() {
  if [ -f "$folder/$1.sql" ]; then
    psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --file="$folder/$1.sql"
  else
    bash "$folder/$1.sh"
  fi
}

report="" failed=""
for step in "$@"; do
  began=$SECONDS
  output=$(run "$step" 2>&1)
  code=$?
  verdict=ok
  if [ "$code" -ne 0 ]; then
    verdict="FAILED ($code)"
    failed="$failed $step"
  fi
  line="$step: $verdict, $((SECONDS - began)) s"
  printf '%s\n%s\n' "$line" "$output"
  report="$report$line"$'\n'"${output:+$output$'\n'}"
done

if [ -n "${REPORT_URL:-}" ]; then
  text="${TITLE:-}"$'\n'"$report"
  text=${text//\\/\\\\} text=${text//\"/\\\"} text=${text//$'\n'/\\n} text=${text//$'\t'/ }
  if ! printf '{"text":"%s"}' "${text//[[:cntrl:]]/}" |
    curl --fail --silent --show-error --max-time 20 --header 'Content-Type: application/json' --data-binary @- "$REPORT_URL" >/dev/null; then
    failed="$failed report"
  fi
fi
[ -z "$failed" ] || { echo "failed:$failed" >&2; exit 1; }
