#!/usr/bin/env bash
# bench.sh [OPTIONS]: every comparison of Benchmarks/, in one run; the table goes to standard output and to
# var/bench/latest.md. Called by `make bench`. The options are those of Benchmarks/run.py.
set -euo pipefail
cd "$(dirname "$0")/.."

bash Scripts/venv.sh .venv-bench Benchmarks/requirements.txt
# bench brings banshi along; what was built for `make build` has another place and is left alone.
swift build -c release --package-path Benchmarks --product bench >&2
swift build -c release --package-path Benchmarks --product steady >&2

# The notice as it was published, where it lies beside the repository; else the sample's, in words of our own.
notice=../shared/notices/boshan-2023.txt
[ -f "$notice" ] || notice=Sources/Operations/Sample/boshan-2023-notice.txt

programs=Benchmarks/.build/release
.venv-bench/bin/python Benchmarks/run.py --banshi "$programs/banshi" --bench "$programs/bench" \
    --steady "$programs/steady" \
    --notice "$notice" --output var/bench/latest.md "$@"
