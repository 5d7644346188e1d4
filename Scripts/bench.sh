#!/usr/bin/env bash
# bench.sh PROGRAM: every comparison of Benchmarks/, one after the other. Called by `make bench`.
set -euo pipefail
cd "$(dirname "$0")/.."

export BANSHI_PROGRAM=${1:-.build/release/banshi}
bash Scripts/venv.sh .venv-bench Benchmarks/requirements.txt
swift build -c release --package-path Benchmarks
for script in Benchmarks/*.py; do
    # The harness is what the others share.
    [ "$(basename "$script")" != harness.py ] || continue
    echo
    echo "bench: $script"
    .venv-bench/bin/python "$script"
done
