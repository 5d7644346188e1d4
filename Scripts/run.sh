#!/usr/bin/env bash
# run.sh [PROGRAM [FOLDER]]: makes the sample programme anew and serves it until Ctrl-C. Called by `make run`.
#
# BANSHI_ADDRESS says where to listen (127.0.0.1:8080).
set -euo pipefail
cd "$(dirname "$0")/.."

program=${1:-.build/release/banshi}
folder=${2:-var/demo}
address=${BANSHI_ADDRESS:-127.0.0.1:8080}

bash Scripts/sample.sh "$program" "$folder"

# Whatever is set for real work must not reach the sample.
for name in $(compgen -e BANSHI_ || true); do unset "$name"; done
echo
echo "sample: the server; Ctrl-C ends it, BANSHI_ADDRESS=127.0.0.1:9000 make run listens elsewhere"
exec "$program" serve --address "$address" --log-level warning \
    --database "sqlite:$folder/banshi.sqlite" --data "$folder"
