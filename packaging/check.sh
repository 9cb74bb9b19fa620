#!/usr/bin/env bash
# Runs sayso with what a job of GitHub Actions was given: a path and an argument a line, so that none is taken apart.
set -euo pipefail

arguments=()
while IFS= read -r line; do
  if [ -n "$line" ]; then arguments+=("$line"); fi
done <<< "${ARGUMENTS:-}"
arguments+=(--)
while IFS= read -r line; do
  if [ -n "$line" ]; then arguments+=("$line"); fi
done <<< "${PATHS:-.}"
exec sayso check --format "${FORMAT:-github}" "${arguments[@]}"
