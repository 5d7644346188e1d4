#!/usr/bin/env bash
# setup.sh [run|test|bench]: installs what is needed for that and missing; without an argument, for testing. Safe to run
# again: it does nothing when all is there.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*"; }
# 69: a needed program is missing, as in the program's own exit codes.
fail() {
    printf 'setup: %s\n' "$@" >&2
    exit 69
}

check_swift() {
    command -v swift >/dev/null || fail "Swift is missing. Install Swift 6.2 or later (https://www.swift.org/install/)" \
        "and put its usr/bin on PATH, then run this again."
    local version
    version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+)\.([0-9]+).*/\1 \2/p' | head -n 1)
    local major minor
    read -r major minor <<<"${version:-0 0}"
    if ((major < 6 || (major == 6 && minor < 2))); then
        fail "Swift ${major}.${minor} is too old: 6.2 or later is needed (https://www.swift.org/install/)."
    fi
}

purpose=${1:-test}
packages=(
    make pkg-config
    libsqlite3-dev libzip-dev libxml2-dev libxlsxwriter-dev
    poppler-utils libreoffice-writer-nogui libreoffice-calc-nogui fonts-noto-cjk
    libjs-bootstrap5 libjs-chart.js curl
)
case $purpose in
    run) ;;
    test) packages+=(python3-venv sqlite3 chromium) ;;
    bench) packages+=(python3-venv wrk) ;;
    *)
        echo "setup: nothing is known of $purpose" >&2
        exit 64
        ;;
esac

install_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "this is no Debian: make sure that these are installed under their names here:"
        say "  ${packages[*]}"
        return
    fi
    local missing=() package
    for package in "${packages[@]}"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    local as=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "these packages are missing, and only root can install them:" \
            "  apt-get install --no-install-recommends ${missing[*]}"
        as=(sudo)
    fi
    say "installing ${missing[*]}"
    "${as[@]}" apt-get update -qq
    "${as[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

check_swift
install_packages
if [ "$purpose" = test ]; then
    bash Scripts/venv.sh .venv Tests/Readers/requirements.txt Tests/Browser/requirements.txt
    bash Scripts/venv.sh .venv-peers Tests/Peers/requirements.txt
    bash Scripts/venv.sh .venv-api Tests/API/requirements.txt
    # An older package beside the newer one, only to read the examples that are in it.
    if ! cmp -s Tests/Peers/examples.txt .venv-peers/examples/stamp.txt; then
        rm -rf .venv-peers/examples
        .venv-peers/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
            --target .venv-peers/examples -r Tests/Peers/examples.txt
        cp Tests/Peers/examples.txt .venv-peers/examples/stamp.txt
    fi
fi
say "all is there"
