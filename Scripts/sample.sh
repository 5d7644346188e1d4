#!/usr/bin/env bash
# sample.sh [PROGRAM [FOLDER]]: plays the sample programme into FOLDER and writes its documents there.
#
# The folder is made anew each time; it must be one that this script made, or not be there.
set -euo pipefail
cd "$(dirname "$0")/.."

program=${1:-.build/release/banshi}
folder=${2:-var/demo}
documents="$folder/documents"

[ -x "$program" ] || {
    echo "sample: $program is missing; run make build" >&2
    exit 69
}
if [ -e "$folder" ] && [ ! -e "$folder/.sample" ]; then
    echo "sample: $folder holds something else; it is left alone" >&2
    exit 73
fi
rm -rf "$folder"
mkdir -p "$documents"
chmod 700 "$folder"
touch "$folder/.sample"

# Whatever is set for real work must not reach the sample.
unset BANSHI_JURISDICTION
export BANSHI_DATABASE_URL="sqlite:$folder/banshi.sqlite" BANSHI_DATA="$folder"

echo "sample: building the sample programme"
"$program" demo

for quarter in 2023Q2 2023Q3 2023Q4; do
    for kind in docx xlsx pdf; do
        "$program" form progress --quarter "$quarter" --output "$documents/annex-$quarter.$kind"
    done
    "$program" form bulletin --quarter "$quarter" --output "$documents/bulletin-$quarter.docx"
done
for kind in docx xlsx; do
    "$program" form progress --quarter 2023Q4 --blank --output "$documents/annex-blank.$kind"
    "$program" form breakdown --quarter 2023Q4 --output "$documents/breakdown.$kind"
    "$program" report blank --quarter 2023Q4 --unit 区妇联 --output "$documents/report-form-区妇联-2023Q4.$kind"
done

echo
"$program" progress show --quarter 2023Q4 --by action
echo
"$program" check
echo
echo "sample: database $folder/banshi.sqlite"
echo "sample: documents in $documents"
find "$documents" -type f | LC_ALL=C sort | sed 's/^/  /'
