"""What foreign programs say of signed PDFs, as one JSON object on standard output.

    judge.py --trust ROOT.pem [--trust ROOT.pem ...] --scratch FOLDER FILE...

For each file, by its path: what qpdf's exit status is, and for pyHanko, pdfsig, OpenSSL and mutool either a list with one
judgement a signature, in the order of signing, or the text of the error that stopped it. A judgement is {"sound": bool,
"says": text}. Nothing of paraphe is used here: the byte ranges for OpenSSL are cut by a pattern of our own.

Three traps. pdfsig exits with 0 even on a digest that differs: its text decides. pyHanko mixes the system's roots in
unless it is given its own. pyHanko refuses hybrid files unless it reads them without strictness: "lenient" says so.
"""

import argparse
import asyncio
import io
import json
import logging
import os
import re
import subprocess
import sys

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")


def run(*command, **options):
    try:
        return subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=120, **options)
    except FileNotFoundError:
        sys.exit(f"{command[0]} is missing; run tests/peers/setup.sh")


def judgement(sound, says):
    return {"sound": bool(sound), "says": says}


# pyHanko -------------------------------------------------------------------------------------------------------------

async def ask_pyhanko(data, roots, strict):
    reader = PdfFileReader(io.BytesIO(data), strict=strict)
    found = []
    for embedded in reader.embedded_regular_signatures:
        context = ValidationContext(trust_roots=roots, allow_fetching=False)
        status = await async_validate_pdf_signature(embedded, signer_validation_context=context)
        says = f"{embedded.field_name} {status.summary()} {status.coverage.name} docmdp_ok={status.docmdp_ok}"
        one = judgement(status.bottom_line, says)
        one |= {"field": embedded.field_name, "intact": status.intact, "valid": status.valid, "trusted": status.trusted,
                "docmdp": status.docmdp_ok, "coverage": status.coverage.name}
        found.append(one)
    return found


def pyhanko(data, roots):
    """The judgements, and whether they needed leniency."""
    try:
        return asyncio.run(ask_pyhanko(data, roots, True)), False
    except Exception as error:  # pyHanko raises errors of many kinds on files that it does not like.
        if "hybrid" not in str(error).lower():
            return f"{type(error).__name__}: {error}", False
    try:
        return asyncio.run(ask_pyhanko(data, roots, False)), True
    except Exception as error:
        return f"{type(error).__name__}: {error}", True


# pdfsig --------------------------------------------------------------------------------------------------------------

def trust_database(folder, roots):
    """An NSS database that trusts these roots and nothing else."""
    place = f"sql:{folder}"
    os.makedirs(folder, exist_ok=True)
    made = run("certutil", "-d", place, "-N", "--empty-password")
    for n, root in enumerate(roots):
        made = run("certutil", "-d", place, "-A", "-t", ",C,", "-n", f"root{n}", "-i", root)
        if made.returncode:
            sys.exit(f"certutil: {made.stderr}")
    return place


def pdfsig(path, database):
    told = run("pdfsig", "-nssdir", database, path)
    # A field that waits for its signature is listed too.
    blocks = [b for b in told.stdout.split("Signature #")[1:] if "field is not signed" not in b]
    if not blocks:
        return (told.stdout + told.stderr).strip() or "pdfsig says nothing"
    found = []
    for block in blocks:
        lines = [line.strip(" -") for line in block.splitlines() if "Validation" in line or "document signed" in line]
        sound = "Signature is Valid." in block and "Certificate is Trusted." in block
        one = judgement(sound, " | ".join(lines))
        one["whole"] = "Total document signed" in block and "Not total" not in block
        found.append(one)
    return found


# OpenSSL -------------------------------------------------------------------------------------------------------------

def outer_length(der):
    """Length of the first element: what stands behind it is padding."""
    if der[1] < 0x80:
        return 2 + der[1]
    count = der[1] & 0x7F
    return 2 + count + int.from_bytes(der[2:2 + count], "big")


def openssl(data, authorities, scratch):
    found = []
    for match in RANGE.finditer(data):
        a, b, c, d = (int(figure) for figure in match.groups())
        try:
            der = bytes.fromhex(data[b + 1:c - 1].decode("ascii"))
            der = der[:outer_length(der)]
        except (ValueError, IndexError) as error:
            found.append(judgement(False, f"no signature in the gap: {error}"))
            continue
        with open(os.path.join(scratch, "signature.der"), "wb") as out:
            out.write(der)
        with open(os.path.join(scratch, "content"), "wb") as out:
            out.write(data[a:a + b] + data[c:c + d])
        told = run("openssl", "cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", "signature.der",
                   "-content", "content", "-CAfile", authorities, "-out", "verified", cwd=scratch)
        found.append(judgement(told.returncode == 0, told.stderr.strip()))
    return found or "no byte range"


# mutool --------------------------------------------------------------------------------------------------------------

def mutool(path):
    """mutool knows no roots of ours: it judges the digest and whether anything was changed later."""
    told = run("mutool", "sign", "-v", path)
    blocks = [b for b in told.stdout.split("Verifying signature")[1:] if "is not signed" not in b]
    if not blocks:
        return (told.stdout + told.stderr).strip() or "mutool says nothing"
    found = []
    for block in blocks:
        sound = "The document is unchanged since signing." in block or "The signature is valid but" in block
        found.append(judgement(sound, " | ".join(line.strip() for line in block.splitlines()[1:])))
    return found


def judge(path, asked, roots, database):
    with open(path, "rb") as file:
        data = file.read()
    said, lenient = pyhanko(data, roots)
    return {"qpdf": run("qpdf", "--check", path).returncode, "pyhanko": said, "lenient": lenient,
            "pdfsig": pdfsig(path, database), "openssl": openssl(data, asked.authorities, asked.scratch),
            "mutool": mutool(path)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--trust", action="append", required=True, metavar="ROOT.pem")
    parser.add_argument("--scratch", required=True, metavar="FOLDER")
    parser.add_argument("files", nargs="+")
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    asked.scratch = os.path.abspath(asked.scratch)
    os.makedirs(asked.scratch, exist_ok=True)
    asked.authorities = os.path.join(asked.scratch, "authorities.pem")
    roots = []
    with open(asked.authorities, "wb") as out:
        for path in asked.trust:
            with open(path, "rb") as file:
                text = file.read()
            out.write(text)
            roots.append(x509.Certificate.load(pem.unarmor(text)[2]))
    database = trust_database(os.path.join(asked.scratch, "nss"), asked.trust)
    json.dump({path: judge(path, asked, roots, database) for path in asked.files}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
