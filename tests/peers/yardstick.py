"""pyHanko as a yardstick: signs when it is told to, and says how much CPU time a call took.

Each line on standard input is `PATH COUNT`: the file is read once, signed COUNT times in memory, and one line comes
back, the CPU seconds of one call (time.process_time: this process, user and system, input and output left out). What
pyHanko is asked for is the cheapest signature of our level: PAdES with SHA-256 and P-256, invisible, on the first page.
"""

import io
import logging
import sys
import time

from foreign import Signer
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers


def sign(data, signer):
    metadata = signers.PdfSignatureMetadata(
        field_name="Etalon", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES)
    out = io.BytesIO()
    signers.PdfSigner(metadata, signer).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)), output=out)
    return out


def main():
    logging.disable(logging.CRITICAL)
    signer = Signer("Étalon", repeatable=False)
    for line in sys.stdin:
        path, count = line.rstrip("\n").rsplit(" ", 1)
        with open(path, "rb") as file:
            data = file.read()
        start = time.process_time()
        for _ in range(int(count)):
            sign(data, signer)
        print((time.process_time() - start) / int(count), flush=True)


if __name__ == "__main__":
    main()
