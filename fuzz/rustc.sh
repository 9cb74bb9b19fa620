#!/bin/bash
# A compiler that leaves the fuzzer's probes out of the network's crates, which would take far longer to compile and to
# run with them: RUSTC_WRAPPER=fuzz/rustc.sh. Cargo calls it with the true compiler and its arguments.
set -u
rustc=$1
shift
name=
for ((i = 1; i <= $#; i++)); do
  if [ "${!i}" = --crate-name ]; then
    next=$((i + 1))
    name=${!next}
  fi
done
case $name in
  rten* | flatbuffers | rayon* | prost* | half | num_traits)
    kept=()
    for argument in "$@"; do
      case $argument in
        -Cpasses=sancov* | -Cllvm-args=-sanitizer-coverage*) ;;
        *) kept+=("$argument") ;;
      esac
    done
    set -- "${kept[@]}"
    ;;
esac
exec "$rustc" "$@"
