"""Signed PDFs that other programs make in good faith, and what pyHanko says of any file.

    honest.py make OUT_DIR                     the files, manifest.json, and the root of their signers
    honest.py judge --trust ROOT.pem FILE...   {path: [{"sound": bool, "says": text}] or the text of an error}

None of these files is a forgery: two signatures, a certification that lets forms be filled, fields filled afterwards,
long-term data with a time-stamp over the whole. The certified ones serve as the ground for forgeries too.
"""

import argparse
import asyncio
import io
import json
import logging
import os
import sys

import corpus
import foreign
import judge
from asn1crypto import keys as asn1_keys
from asn1crypto import pem, x509
from cryptography import x509 as cx509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore


def written(writer):
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def sign(data, label, field, box=None, certify=None, lta=False):
    signer = foreign.Signer(label)
    options = {}
    if certify:
        options = {"certify": True, "docmdp_permissions": certify}
    if lta:
        root = foreign.as_asn1(signer.root)
        context = ValidationContext(trust_roots=[root], allow_fetching=False, revocation_mode="soft-fail")
        options |= {"embed_validation_info": True, "use_pades_lta": True, "validation_context": context}
    metadata = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES, **options)
    spec = fields.SigFieldSpec(field, on_page=0, box=box) if box else None
    pdf_signer = signers.PdfSigner(metadata, signer, timestamper=stamper() if lta else None, new_field_spec=spec)
    out = io.BytesIO()
    pdf_signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)), output=out)
    return out.getvalue()


def stamper():
    """A time-stamping authority under the same root as the signers."""
    # pyHanko's own authority for tests signs by RSA only.
    own, root = rsa.generate_private_key(65537, 2048), foreign.Signer("Horloge tierce").root
    root_key = foreign.key("Institut tiers")
    builder = (
        cx509.CertificateBuilder().subject_name(foreign.name("Horloge tierce", "Institut tiers"))
        .issuer_name(root.subject).public_key(own.public_key()).serial_number(77)
        .not_valid_before(foreign.BEGIN).not_valid_after(foreign.END)
        .add_extension(cx509.BasicConstraints(False, None), True)
        .add_extension(foreign.usage("digital_signature"), True)
        .add_extension(cx509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
    )
    certificate = builder.sign(root_key, hashes.SHA256())
    der = own.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    store = SimpleCertificateStore()
    store.register_multiple([foreign.as_asn1(root), foreign.as_asn1(certificate)])
    return DummyTimeStamper(foreign.as_asn1(certificate), asn1_keys.PrivateKeyInfo.load(der), certs_to_embed=store)


def with_fields(data):
    """Two empty signature fields, declared before anybody signs."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    for n, left in ((1, 72), (2, 300)):
        fields.append_signature_field(writer, fields.SigFieldSpec(f"Sig{n}", on_page=0, box=(left, 90, left + 180, 150)))
    return written(writer)


def filled(data, value):
    """The text field of the form with another value, as a form filler leaves it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    reference = writer.root["/AcroForm"]["/Fields"].raw_get(0)
    reference.get_object()["/V"] = generic.pdf_string(value)
    writer.mark_update(reference)
    return written(writer)


def files():
    plain, form = corpus.simple().table(), corpus.form(direct=False)
    alice = sign(plain, "Alice Tierce", "Tiers1", box=(72, 90, 252, 150))
    yield "countersigned.pdf", sign(alice, "Bruno Tiers", "Tiers2", box=(300, 90, 480, 150))
    ready = with_fields(form)
    levels = {1: fields.MDPPerm.NO_CHANGES, 2: fields.MDPPerm.FILL_FORMS, 3: fields.MDPPerm.ANNOTATE}
    for level, name in levels.items():
        yield f"certified-{level}.pdf", sign(ready, "Alice Tierce", "Sig1", certify=name)
    certified = sign(ready, "Alice Tierce", "Sig1", certify=levels[2])
    yield "certified-filled.pdf", filled(certified, "Durand")
    yield "certified-filled-signed.pdf", sign(filled(certified, "Durand"), "Bruno Tiers", "Sig2")
    yield "signed-filled.pdf", filled(sign(form, "Alice Tierce", "Tiers1", box=(72, 90, 252, 150)), "Durand")
    yield "long-term.pdf", sign(plain, "Alice Tierce", "Tiers1", box=(72, 90, 252, 150), lta=True)


def make(folder):
    os.makedirs(folder, exist_ok=True)
    names = []
    for name, data in files():
        names.append(name)
        with open(os.path.join(folder, name), "wb") as out:
            out.write(data)
    with open(os.path.join(folder, "root.pem"), "wb") as out:
        out.write(foreign.Signer("Alice Tierce").root_pem())
    with open(os.path.join(folder, "manifest.json"), "w", encoding="utf-8") as out:
        json.dump(names, out)


def say(path, roots):
    with open(path, "rb") as file:
        data = file.read()
    try:
        return asyncio.run(judge.ask_pyhanko(data, roots, True))
    except Exception as error:  # pyHanko raises errors of many kinds on files that it does not like.
        return f"{type(error).__name__}: {error}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("verb", choices=["make", "judge"])
    parser.add_argument("--trust", action="append", default=[], metavar="ROOT.pem")
    parser.add_argument("places", nargs="+")
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    if asked.verb == "make":
        make(asked.places[0])
        return 0
    roots = []
    for path in asked.trust:
        with open(path, "rb") as file:
            roots.append(x509.Certificate.load(pem.unarmor(file.read())[2]))
    json.dump({path: say(path, roots) for path in asked.places}, sys.stdout, indent=1)
    return 0


if __name__ == "__main__":
    sys.exit(main())
