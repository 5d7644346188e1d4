#!/usr/bin/env bash
# api.sh PROGRAM [SAMPLE [EXAMPLES]]: the interface for other programs, as others see it. Called by `make test-api`.
#
# Without a SAMPLE one is made in var/api. EXAMPLES is how many requests are made up for each endpoint and role.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$1 sample=${2:-} examples=${3:-60}
bash Scripts/venv.sh .venv-api Tests/API/requirements.txt
if [ -z "$sample" ]; then
    sample=var/api
    bash Scripts/sample.sh "$program" "$sample"
fi
.venv-api/bin/python -m pytest Tests/API --program "$program" --sample "$sample" --examples "$examples"
