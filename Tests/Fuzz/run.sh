#!/usr/bin/env bash
# Builds the fuzz targets and runs each for a while: run.sh SECONDS [TARGET...]
set -euo pipefail

seconds=${1:?usage: run.sh SECONDS [TARGET...]}
shift
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out="$root/.build-fuzz"
# Modules of the main package that targets may import, in the order in which they build on each other; of the one
# that needs packages from elsewhere, the folder that does not.
MODULES=${MODULES:-"Documents Programme Operations/Forms"}

# Otherwise the Swift runtime catches a crash before libFuzzer can keep the input.
export SWIFT_BACKTRACE=enable=no

mkdir -p "$out/crashes"
flags=(-swift-version 6 -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility
    -O -sanitize=fuzzer -parse-as-library -I "$out" -L "$out")
for map in "$root"/Sources/C*/module.modulemap; do flags+=(-Xcc "-fmodule-map-file=$map"); done
for option in $(pkg-config --cflags libxml-2.0 libzip); do flags+=(-Xcc "$option"); done

# What SwiftPM generates for resources that are embedded in code.
embed() {
    local module=$1 file
    echo "struct PackageResources {"
    for file in "$root/Sources/$module"/Resources/*.json; do
        [ -f "$file" ] || continue
        echo "static let $(basename "$file" | tr '.-' '__'): [UInt8] = [$(od -An -v -tu1 "$file" | tr -s ' \n' ',' | sed 's/^,//')]"
    done
    echo "}"
}

libraries=()
for folder in $MODULES; do
    module=${folder%%/*}
    mapfile -t files < <(find "$root/Sources/$folder" -name '*.swift')
    embed "$module" > "$out/$module-resources.swift"
    swiftc "${flags[@]}" -module-name "$module" -emit-module -emit-module-path "$out/$module.swiftmodule" \
        -emit-library -static -o "$out/lib$module.a" "${files[@]}" "$out/$module-resources.swift"
    # The linker wants a library before those that it uses.
    libraries=("-l$module" "${libraries[@]}")
done

support=("$root/Tests/DocumentsTests/Reading/ZipBuilder.swift" "$root/Tests/DocumentsTests/Reading/OfficeSamples.swift")
swiftc -swift-version 6 -parse-as-library -o "$out/seeds" "$here/Support/Seeds.swift" "${support[@]}" \
    "$root"/Tests/ProgrammeTests/Notices/Fixtures/*.swift
support+=("$here/Support/Input.swift" "$here/Support/Unpacked.swift"
    "$root/Tests/OperationsTests/Forms/FormFileSamples.swift")
"$out/seeds" "$out/corpus"

[ $# -gt 0 ] || set -- $(basename -s .swift -a "$here"/Targets/*.swift)
failed=0
for target in "$@"; do
    swiftc "${flags[@]}" -module-name "$target" -o "$out/$target" "$here/Targets/$target.swift" \
        "${support[@]}" "${libraries[@]}"
    mkdir -p "$out/corpus/$target" "$out/found/$target"
    options=(-max_total_time="$seconds" -rss_limit_mb=1024 -malloc_limit_mb=512 -timeout=10 -max_len=20000
        -artifact_prefix="$out/crashes/$target-" -print_final_stats=1 -verbosity=0)
    [ ! -f "$here/Dictionaries/$target.dict" ] || options+=(-dict="$here/Dictionaries/$target.dict")
    status=0
    "$out/$target" "${options[@]}" "$out/found/$target" "$out/corpus/$target" > "$out/$target.log" 2>&1 || status=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$out/$target.log")
    crashes=$((status == 0 ? 0 : 1))
    echo "$target: ${runs:-0} executions, $crashes crashes"
    if [ "$crashes" -ne 0 ]; then
        failed=1
        tail -n 30 "$out/$target.log"
    fi
done
exit "$failed"
