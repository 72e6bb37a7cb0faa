#!/usr/bin/env bash
# Asks every address for an answer below 400 within ten seconds.
#   ENDPOINTS  addresses of http or https, separated by blanks
set -uo pipefail
# No file name takes the place of an address with a ? or a *.
set -f
code=0
for url in ${ENDPOINTS:?}; do
  case "$url" in
    http://* | https://*) ;;
    *)
      echo "not an address of http or https: $url" >&2
      code=1
      continue
      ;;
  esac
  curl --fail --silent --show-error --location --globoff --proto '=http,https' --max-time 10 --output /dev/null \
    --write-out '%{url_effective} %{http_code} %{time_total} s\n' --url "$url" || code=1
done
exit "$code"
