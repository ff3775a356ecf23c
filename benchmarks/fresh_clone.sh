#!/usr/bin/env bash
# How long a newcomer waits: clones this repository into an empty folder with an empty home and runs `make demo` twice.
# Prints the seconds of the first and the second run. PYTHON and pip's own settings are taken from the environment.
set -euo pipefail
here=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/home"
git clone -q "$here" "$work/janadesh"
cd "$work/janadesh"
for run in first second; do
  start=$(date +%s.%N)
  HOME="$work/home" make demo >"$work/$run.log" 2>&1 </dev/null || { cat "$work/$run.log" >&2; exit 1; }
  printf '%s make demo: %.1f s\n' "$run" "$(awk "BEGIN { print $(date +%s.%N) - $start }")"
done
