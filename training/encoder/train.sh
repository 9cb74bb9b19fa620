#!/bin/sh
# Trains the accurate tier from a folder of corpora and writes its files: training/encoder/train.sh CORPORA [OUT [--held]].
# OUT is knowledge/model/accurate unless told. With --held every tenth article is left out, to measure on. Works in
# target/encoder; needs Python 3 with venv, and about 45 minutes of two cores that do nothing else.
set -eu
cd "$(dirname "$0")/../.."
corpora=${1:?the folder of the corpora, with polnear/train in it}
out=${2:-knowledge/model/accurate}
held=${3:-}
here=training/encoder
work=target/encoder
python=target/training/bin/python

[ -x "$python" ] || python3 -m venv target/training
"$python" -m pip install --quiet -r "$here/requirements.txt"
rm -rf "$work"
mkdir -p "$work" "$out"
cargo run --release --quiet -p sayso-training -- tokens "$corpora/polnear/train" > "$work/train.jsonl"
"$python" "$here/train.py" "$work/train.jsonl" "$work" --run 1 $held
"$python" "$here/train.py" "$work/train.jsonl" "$work" --run 2 --stop 3 $held
"$python" "$here/average.py" "$work"
"$python" "$here/export.py" "$work" "$out"
