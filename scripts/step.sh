#!/usr/bin/env bash
# step.sh NAME COMMAND…: runs the command and says how long it took.
set -euo pipefail
name=$1
shift
echo "== $name"
code=0
"$@" || code=$?
if [ "$code" -eq 0 ]; then
    echo "== $name: ${SECONDS} s"
else
    echo "== $name: failed after ${SECONDS} s (exit $code)" >&2
fi
exit "$code"
