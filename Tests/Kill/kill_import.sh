#!/usr/bin/env bash
# kill_import.sh [PROGRAM [ROUNDS [SEED]]]: kills imports at random moments; see kill_import.py.
set -euo pipefail
cd "$(dirname "$0")/../.."
exec .venv/bin/python Tests/Kill/kill_import.py "${1:-.build/debug/banshi}" \
    --rounds "${2:-100}" ${3:+--seed "$3"}
