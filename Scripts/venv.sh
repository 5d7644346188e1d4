#!/usr/bin/env bash
# venv.sh FOLDER REQUIREMENTS: a Python environment that holds exactly these packages; made anew when they change.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$1 requirements=$2
stamp="$folder/requirements.txt"
if [ -x "$folder/bin/python" ] && cmp -s "$requirements" "$stamp"; then exit 0; fi

echo "setup: Python packages of $requirements into $folder"
rm -rf "$folder"
python3 -m venv "$folder" || {
    rm -rf "$folder"
    echo "setup: python3 cannot make an environment; install python3-venv" >&2
    exit 69
}
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check -r "$requirements"
# Written last: an interrupted installation is done again.
cp "$requirements" "$stamp"
