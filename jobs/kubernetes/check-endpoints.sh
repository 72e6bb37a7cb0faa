#!/usr/bin/env bash
# Asks every address for an answer below 400 within ten seconds.
#   ENDPOINTS  addresses, separated by blanks
set -uo pipefail
code=0
for url in ${ENDPOINTS:?}; do
  curl --fail --silent --show-error --location --max-time 10 --output /dev/null \
    --write-out '%{url_effective} %{http_code} %{time_total} s\n' "$url" || code=1
done
exit "$code"
