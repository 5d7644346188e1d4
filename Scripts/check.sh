#!/usr/bin/env bash
# The rules of the house that need no build. Prints every breach, then fails; quiet about what is well.
set -euo pipefail
cd "$(dirname "$0")/.."

failed=0
breach() {
    failed=1
    printf 'check: %s\n' "$1" >&2
    sed 's/^/    /' >&2
}

# Our own text files: no build products, no data, no notices and forms kept as test data.
own_files() {
    find . \( -name '.build*' -o -name .git -o -name '.venv*' -o -name var -o -name __pycache__ -o -name Fixtures \) \
        -prune -o -type f \( "$@" \) -print | LC_ALL=C sort
}
# forbid WHAT PATTERN NAMES…: no line of such files matches.
forbid() {
    local what=$1 pattern=$2 found
    shift 2
    found=$(own_files "$@" | tr '\n' '\0' | xargs -0 -r grep -HnE -e "$pattern" -- || true)
    [ -z "$found" ] || breach "$what" <<<"$found"
}

swift_files=(-name '*.swift')
all_files=(-name '*.swift' -o -name '*.md' -o -name '*.sh' -o -name '*.py' -o -name '*.json' -o -name '*.sql'
    -o -name '*.txt' -o -name '*.h' -o -name '*.modulemap' -o -name '.editorconfig' -o -name run -o -name Makefile)
indented=(-name '*.swift' -o -name '*.md' -o -name '*.sh' -o -name '*.py' -o -name '*.json' -o -name '*.sql')

sources=(Sources Tests Package.swift)
[ ! -d Benchmarks ] || sources+=(Benchmarks/Package.swift Benchmarks/Sources)
lint=$(swift format lint --strict --recursive "${sources[@]}" 2>&1) || breach "formatting (make format)" <<<"$lint"

# The patterns are written so that this file does not match itself.
forbid "unfinished work" '\b(TO[D]O|FIX[M]E|XX[X])\b' "${all_files[@]}"
forbid "force try" '\btry!' "${swift_files[@]}"
forbid "unchecked concurrency" '@unchecked +Sendable|nonisolated\(unsafe\)' "${swift_files[@]}"
forbid "tab" $'\t' "${indented[@]}"
forbid "space at a line's end" '[ '$'\t\r'']$' "${all_files[@]}"
forbid "path of one machine" '(^|[^[:alnum:]_.~])/(root|work|home|Users|workspace)/' "${all_files[@]}"
forbid "package registry" 'pypi[.]org|pythonhosted[.]org|registry[.]npmjs|crates[.]io|proxy[.]golang' "${all_files[@]}"

long=$(find Sources -name '*.swift' -exec awk 'END { if (NR > 250) print FILENAME ": " NR " lines" }' {} \;)
[ -z "$long" ] || breach "file of more than 250 lines" <<<"$long"

endless=$(own_files "${all_files[@]}" | while IFS= read -r file; do
    [ ! -s "$file" ] || [ -z "$(tail -c 1 "$file")" ] || echo "$file"
done)
[ -z "$endless" ] || breach "no newline at the end" <<<"$endless"

while IFS= read -r file; do
    fault=$(bash -n "$file" 2>&1) || breach "shell syntax" <<<"$fault"
done < <(own_files -name '*.sh' -o -path './.ci/run')
while IFS= read -r file; do
    fault=$(python3 -c 'import ast, sys; ast.parse(open(sys.argv[1], encoding="utf-8").read(), sys.argv[1])' \
        "$file" 2>&1) || breach "Python syntax" <<<"$fault"
done < <(own_files -name '*.py')
while IFS= read -r file; do
    fault=$(python3 -m json.tool "$file" 2>&1 >/dev/null) || breach "JSON syntax of $file" <<<"$fault"
done < <(own_files -name '*.json')

[ "$failed" -eq 0 ] || exit 1
echo "check: the rules of the house hold"
