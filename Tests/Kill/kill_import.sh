#!/usr/bin/env bash
# kill_import.sh [PROGRAM [ROUNDS [SEED]]]: kills imports at random moments, and fills the disk under one; see
# kill_import.py, kill_ledger.py, disk_full.py, kill_outbox.py and kill_api.py (a fifth of the rounds: each lasts a second).
set -euo pipefail
cd "$(dirname "$0")/../.."
program=${1:-.build/debug/banshi}
.venv/bin/python Tests/Kill/kill_import.py "$program" --rounds "${2:-100}" ${3:+--seed "$3"}
.venv/bin/python Tests/Kill/kill_ledger.py "$program" --rounds "${2:-100}" ${3:+--seed "$3"}
.venv/bin/python Tests/Kill/disk_full.py "$program"
.venv/bin/python Tests/Kill/kill_outbox.py "$program" --kills "$((${2:-100} / 5))" ${3:+--seed "$3"}
.venv/bin/python Tests/Kill/kill_api.py "$program" --kills "$((${2:-100} / 5))" ${3:+--seed "$3"}
