"""The user's own identity: a root that lasts, and under it a certificate that signs and is renewed."""

import datetime as dt
from dataclasses import dataclass, replace

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_ROOT_YEARS, _LEAF_YEARS = 30, 12
_FRESH = dt.timedelta(days=2 * 365)
"""A file signed on the last day before renewal still has ten years in which its certificate holds: without a timestamp
a signature ends with its certificate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Both keys (P-256, as PKCS #8 DER) and both certificates (PEM)."""

    name: str
    root_key: bytes
    root: bytes
    leaf_key: bytes
    leaf: bytes

    @property
    def fingerprint(self) -> str:
        """Of the root."""
        return fingerprint(x509.load_pem_x509_certificate(self.root))

    def key_pem(self) -> bytes:
        """The signing key as PEM."""
        return _key(self.leaf_key).private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of the public key, hexadecimal: the same for every certificate of one key."""
    told = certificate.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    digest = hashes.Hash(hashes.SHA256())
    digest.update(told)
    return digest.finalize().hex()


def created(name: str, now: dt.datetime) -> Identity:
    """A new root and a new certificate. An empty ``name`` becomes ``Ekonte user`` and four digits of the root."""
    key = ec.generate_private_key(ec.SECP256R1())
    told = fingerprint(_root(key, "?", now))
    name = name or f"Ekonte user {told[:4]}"
    root = _root(key, f"{name} (root)", now)
    return _signing(Identity(name=name, root_key=_der(key), root=_pem(root), leaf_key=b"", leaf=b""), now)


def renewed(identity: Identity, now: dt.datetime) -> Identity:
    """The same, with a new certificate if the old one is no longer fresh."""
    leaf = x509.load_pem_x509_certificate(identity.leaf)
    if leaf.not_valid_before_utc <= now < leaf.not_valid_before_utc + _FRESH:
        return identity
    root = x509.load_pem_x509_certificate(identity.root)
    if now + dt.timedelta(days=366 * _LEAF_YEARS) > root.not_valid_after_utc:
        return _signing(replace(identity, root=_pem(_root(_key(identity.root_key), _common(root), now))), now)
    return _signing(identity, now)


def renamed(identity: Identity, name: str, now: dt.datetime) -> Identity:
    """The same root, signing under another name."""
    return _signing(replace(identity, name=name), now)


def holds_together(identity: Identity) -> bool:
    """Whether each key belongs to its certificate."""
    pairs = ((identity.root_key, identity.root), (identity.leaf_key, identity.leaf))
    return all(_key(key).public_key() == x509.load_pem_x509_certificate(pem).public_key() for key, pem in pairs)


def _signing(identity: Identity, now: dt.datetime) -> Identity:
    key, root_key = ec.generate_private_key(ec.SECP256R1()), _key(identity.root_key)
    issuer = x509.load_pem_x509_certificate(identity.root).subject
    leaf = (
        _begun(_subject(identity.name), issuer, key, root_key, now, _LEAF_YEARS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .sign(root_key, hashes.SHA256())
    )
    return replace(identity, leaf_key=_der(key), leaf=_pem(leaf))


def _root(key: ec.EllipticCurvePrivateKey, name: str, now: dt.datetime) -> x509.Certificate:
    return (
        _begun(_subject(name), _subject(name), key, key, now, _ROOT_YEARS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=False), critical=True)
        .sign(key, hashes.SHA256())
    )


def _begun(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    issuer_key: ec.EllipticCurvePrivateKey,
    now: dt.datetime,
    years: int,
) -> x509.CertificateBuilder:
    """Valid from an hour ago, for clocks that are a little behind."""
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(days=365 * years))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not signs,
        crl_sign=not signs,
        encipher_only=False,
        decipher_only=False,
    )


def _subject(name: str) -> x509.Name:
    """Verifiers show the organisation as the signer, so it is the person's own name too."""
    return x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, name), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    )


def _common(certificate: x509.Certificate) -> str:
    found = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else "Ekonte user"


def _der(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _key(der: bytes) -> ec.EllipticCurvePrivateKey:
    """Raises ``ValueError``."""
    key = serialization.load_der_private_key(der, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("not a key on a curve")
    return key


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)
