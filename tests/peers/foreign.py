"""A signer that owes nothing to paraphe: its own root, a P-256 key and pyHanko.

corpus.py signs with it the documents that arrive already signed, yardstick.py measures with it. Keys come from a fixed
text and signatures use RFC 6979 nonces, so that two runs give the same bytes. These keys protect nothing.
"""

import datetime
import hashlib

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

UTC = datetime.timezone.utc
BEGIN = datetime.datetime(2024, 1, 1, tzinfo=UTC)
END = datetime.datetime(2044, 1, 1, tzinfo=UTC)
DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")


def key(label):
    """The P-256 key that belongs to a label."""
    digest = hashlib.sha256(b"paraphe foreign test key: " + label.encode()).digest()
    return ec.derive_private_key(int.from_bytes(digest, "big") >> 1 | 1, ec.SECP256R1())


def name(common, organisation):
    return x509.Name([
        x509.NameAttribute(NameOID.COUNTRY_NAME, "FR"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
        x509.NameAttribute(NameOID.COMMON_NAME, common),
    ])


def usage(*asked):
    known = ("digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign "
             "crl_sign encipher_only decipher_only")
    return x509.KeyUsage(**{one: one in asked for one in known.split()})


def certificate(subject, subject_key, issuer, issuer_key, serial, authority):
    """An X.509 certificate: a root when `authority`, else a document signer."""
    public = subject_key.public_key()
    builder = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(public)
        .serial_number(serial).not_valid_before(BEGIN).not_valid_after(END)
        .add_extension(x509.BasicConstraints(authority, 0 if authority else None), True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), False)
    )
    if authority:
        builder = builder.add_extension(usage("key_cert_sign", "crl_sign"), True)
    else:
        builder = builder.add_extension(usage("digital_signature", "content_commitment"), True).add_extension(
            x509.ExtendedKeyUsage([DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION]), False)
    return builder.sign(issuer_key, hashes.SHA256(), ecdsa_deterministic=True)


def as_asn1(one):
    return asn1_x509.Certificate.load(one.public_bytes(serialization.Encoding.DER))


class Signer(signers.SimpleSigner):
    """pyHanko's signer with a fixed key and, for repeatable files, RFC 6979 nonces."""

    def __init__(self, label, organisation="Institut tiers", repeatable=True):
        root_key, self._key, self._repeatable = key(organisation), key(label), repeatable
        root_name = name(f"Racine {organisation}", organisation)
        serial = int.from_bytes(hashlib.sha256(label.encode()).digest()[:8], "big") >> 1
        self.root = certificate(root_name, root_key, root_name, root_key, 1, True)
        own = certificate(name(label, organisation), self._key, root_name, root_key, serial, False)
        store = SimpleCertificateStore()
        store.register_multiple([as_asn1(self.root), as_asn1(own)])
        der = self._key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        super().__init__(signing_cert=as_asn1(own), cert_registry=store, embed_roots=True,
                         signing_key=asn1_keys.PrivateKeyInfo.load(der))

    async def async_sign_raw(self, data, digest_algorithm, dry_run=False):
        if not self._repeatable:
            return await super().async_sign_raw(data, digest_algorithm, dry_run)
        return self._key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))

    def root_pem(self):
        return self.root.public_bytes(serialization.Encoding.PEM)
