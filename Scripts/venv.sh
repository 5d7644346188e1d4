#!/usr/bin/env bash
# venv.sh FOLDER REQUIREMENTS...: a Python environment that holds exactly these packages; made anew when they change.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$1
shift
stamp="$folder/requirements.txt"
if [ -x "$folder/bin/python" ] && cat "$@" | cmp -s - "$stamp"; then exit 0; fi

echo "setup: Python packages of $* into $folder"
rm -rf "$folder"
python3 -m venv "$folder" || {
    rm -rf "$folder"
    echo "setup: python3 cannot make an environment; install python3-venv" >&2
    exit 69
}
options=()
for requirements in "$@"; do options+=(-r "$requirements"); done
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check "${options[@]}"
# Written last: an interrupted installation is done again.
cat "$@" >"$stamp"
