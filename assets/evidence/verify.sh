#!/bin/sh
# Checks this evidence file with sha256sum, OpenSSL, pdfsig and pyHanko; nothing of paraphe is used.
#
#   sh verify.sh [--root root.pem] [--without pyhanko|pdfsig]     in the unpacked folder
#
# Exit status: 0 everything holds, 1 something does not, 2 a program is missing.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 2
for program in sha256sum python3 openssl; do
    command -v "$program" >/dev/null 2>&1 || { echo "MISSING $program" >&2; exit 2; }
done
sums=0
(cd "$here" && sha256sum --check --strict --quiet SHA256SUMS) || { echo "REFUSED sums: SHA256SUMS"; sums=1; }
python3 "$here/verify.py" "$@" "$here"
status=$?
[ "$status" -eq 0 ] && status=$sums
exit "$status"
