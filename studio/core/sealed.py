"""Files that only save work, each behind the sum of its bytes: what a disk spoilt, or a crash cut short, counts as not
there."""

import contextlib
import hashlib
import secrets
from pathlib import Path

_SUM = 32


def keep(place: Path, data: bytes) -> None:
    """Write ``data`` at ``place`` in one step. Where that fails the work is done again next time, so it is no error."""
    part = place.with_name(f".{secrets.token_hex(6)}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_sum(data) + data)
        part.replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def kept(place: Path) -> bytes | None:
    """What ``keep`` wrote at ``place``; None where it is not there, cannot be read, or is no longer what it was."""
    try:
        told = place.read_bytes()
    except OSError:
        return None
    data = told[_SUM:]
    return data if told[:_SUM] == _sum(data) else None


def _sum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SUM).digest()
