#!/usr/bin/env bash
# test.sh PROGRAM PYTHON: everything that must hold before a change is taken. Called by `make test`.
#
# The command line is tested in its debug build, which the unit tests have built already: compiling the
# dependencies a second time for a release would double the time and test nothing more.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$1 python=$2
begin=$SECONDS
step=$SECONDS
title=""

next() {
    [ -z "$title" ] || printf 'test: %s: passed in %d s\n\n' "$title" "$((SECONDS - step))"
    step=$SECONDS
    title=$1
    [ -z "$title" ] || printf 'test: %s\n' "$title"
}
trap '[ $? -eq 0 ] || printf "test: FAILED in: %s\n" "$title" >&2' EXIT

next "rules of the house"
bash Scripts/check.sh

next "build"
swift build --build-tests

next "unit and contract tests"
swift test --skip-build

next "sample programme"
bash Scripts/sample.sh "$program" var/test

next "documents in other readers"
"$python" Tests/Readers/check_documents.py var/test/documents

next "forms as pyxform reads them"
.venv-peers/bin/python Tests/Peers/check_xlsforms.py --banshi "$program" --examples .venv-peers/examples

next "journeys in a browser"
"$python" -m pytest Tests/Browser --program "$program" --sample var/test --screens var/test/screens

next "the interface for other programs"
bash Scripts/api.sh "$program" var/test 5

next "killed in the middle of an import"
bash Tests/Kill/kill_import.sh "$program"

next ""
title="end"
printf 'make test: everything passed in %d s\n' "$((SECONDS - begin))"
