#!/usr/bin/env bash
# The services of others this system calls, asked like its own.
#   EXTERNALS  addresses, separated by blanks
ENDPOINTS=${EXTERNALS:?} exec bash "$(dirname "$0")/check-endpoints.sh"
