#!/bin/sh
# Makes the foreign programs ready that judge what paraphe writes: PDF checkers, OpenSSL, NSS, Go and a Python
# virtual environment with pyHanko, pikepdf, pymerkle and openpyxl.
#
# Idempotent: a second run looks, finds everything and changes nothing. Debian packages are installed only when a
# command is missing, which needs root; otherwise the script fails with the command that an administrator has to run.
#
#   tests/peers/setup.sh                     environment in target/peers-venv
#   PARAPHE_VENV=/elsewhere tests/peers/setup.sh
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
venv=${PARAPHE_VENV:-$root/target/peers-venv}
case $venv in /*) ;; *) venv=$root/$venv ;; esac

# What the environment holds. The pins are what the proofs were written against.
pins='pyhanko==0.38.0 pyhanko-cli==0.6.0 pyhanko-certvalidator==0.33.0 cryptography==50.0.2 asn1crypto==1.5.1 pikepdf==10.18.0 pymerkle==7.0.0 openpyxl==3.1.5 aiosmtpd==1.4.6'

fail() {
    echo "setup.sh: $1" >&2
    exit 1
}

# need COMMAND PACKAGE: remember the package when the command is nowhere.
missing=
need() {
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
need pdfsig poppler-utils
need qpdf qpdf
need mutool mupdf-tools
need certutil libnss3-tools
need openssl openssl
python=$(command -v /usr/bin/python3 || command -v python3 || true)
{ [ -n "$python" ] && "$python" -c 'import ensurepip, venv' 2>/dev/null; } || missing="$missing python3-venv"
# Debian may keep the compiler outside the search path, as /usr/lib/go-1.19/bin/go.
command -v go >/dev/null 2>&1 || ls /usr/lib/go-*/bin/go >/dev/null 2>&1 || missing="$missing golang-go"
[ -d /usr/share/gocode/src/golang.org/x/mod/sumdb/note ] || missing="$missing golang-golang-x-mod-dev"

if [ -n "$missing" ]; then
    command="apt-get install -y --no-install-recommends$missing"
    command -v apt-get >/dev/null 2>&1 || fail "missing:$missing; on Debian run: $command"
    [ "$(id -u)" = 0 ] || fail "missing:$missing; run as root: $command"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    $command >/dev/null 2>&1 || { apt-get update -qq >/dev/null 2>&1 && $command >/dev/null 2>&1; } ||
        fail "could not install; run as root: apt-get update && $command"
    python=$(command -v /usr/bin/python3 || command -v python3)
fi

# The stamp names the pins that were installed: another set of pins installs again.
stamp=$venv/paraphe-pins
if [ ! -x "$venv/bin/python" ] || [ "$(cat "$stamp" 2>/dev/null)" != "$pins" ]; then
    command="$python -m venv '$venv' && '$venv/bin/python' -m pip install $pins"
    { [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"; } || fail "no environment; run: $command"
    # shellcheck disable=SC2086
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check $pins || fail "could not install; run: $command"
    "$venv/bin/python" -c 'import pyhanko, pikepdf, pymerkle, openpyxl, aiosmtpd' || fail "installed but not importable; run: $command"
    echo "$pins" >"$stamp"
fi

echo "peers ready: $venv/bin/python"
