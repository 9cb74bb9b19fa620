#!/bin/sh
# Runs every fuzz target for some seconds (600 unless told), two at a time, from the project's own texts:
# fuzz/run.sh [SECONDS [TARGET ...]]. Needs a nightly compiler and cargo-fuzz. Ends with 1 when a target found something.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-600}
[ $# -gt 0 ] && shift
targets=${*:-text attribution facts findings explain rules house editor weights}

for target in $targets; do
  mkdir -p "fuzz/corpus/$target"
  case $target in
    rules) cp rules/*.sayso "fuzz/corpus/$target/" ;;
    editor) for file in rules/*.sayso; do { printf '\200\001'; cat "$file"; } > "fuzz/corpus/$target/${file##*/}"; done ;;
    explain) for file in tests/articles/*.md; do { printf '\200\001'; cat "$file"; } > "fuzz/corpus/$target/${file##*/}"; done ;;
    weights) head -c 4096 knowledge/model/attribution.bin > "fuzz/corpus/$target/attribution" ;;
    house) [ ! -f sayso.ron ] || cp sayso.ron "fuzz/corpus/$target/" ;;
    *) cp tests/articles/*.md "fuzz/corpus/$target/" ;;
  esac
done

one() {
  cargo +nightly fuzz run --sanitizer none "$1" -- -max_total_time="$seconds" -timeout=60 -rss_limit_mb=2048 -max_len=8192 \
    -verbosity=0 -print_final_stats=1 > "fuzz/corpus/$1.log" 2>&1 && echo "$1: nothing found" || { echo "$1: see fuzz/artifacts/$1"; return 1; }
}

failed=0
set -- $targets
while [ $# -gt 0 ]; do
  one "$1" & first=$!
  shift
  if [ $# -gt 0 ]; then
    one "$1" & second=$!
    shift
    wait $second || failed=1
  fi
  wait $first || failed=1
done
exit $failed
