"""Certificates of others whom the user trusts: PEM files in a folder."""

import secrets
from pathlib import Path

from cryptography import x509
from cryptography.x509.oid import NameOID

from studio.core.errors import DiskError, InputError
from studio.provenance.identity import fingerprint


class Trusted:
    """A folder of root certificates."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def anchors(self) -> list[bytes]:
        """All that can be read, as PEM."""
        found: list[bytes] = []
        for path in sorted(self._folder.glob("*.pem")) if self._folder.is_dir() else ():
            try:
                told = path.read_bytes()
                x509.load_pem_x509_certificates(told)
            except (OSError, ValueError):
                continue
            found.append(told)
        return found

    def add(self, certificate: Path) -> str:
        """Trust it from now on; its name and fingerprint. Raises ``InputError``, ``DiskError``."""
        try:
            told = certificate.read_bytes()
            found = x509.load_pem_x509_certificates(told)
        except OSError as exc:
            raise InputError(f"{certificate} cannot be read.") from exc
        except ValueError as exc:
            raise InputError(
                f"{certificate} is not a certificate.", todo="Give a file that begins with “BEGIN CERTIFICATE”."
            ) from exc
        part = self._folder / f".{secrets.token_hex(6)}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(told)
            part.replace(self._folder / f"{fingerprint(found[-1])[:16]}.pem")
        except OSError as exc:
            part.unlink(missing_ok=True)
            raise DiskError(
                f"{self._folder} cannot be written.",
                todo="Check that the folder can be written and the disk has room.",
            ) from exc
        name = found[-1].subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        return f"{name[0].value if name else '?'}  {fingerprint(found[-1])}"
