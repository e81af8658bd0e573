"""A picture as a PNG with an alpha channel."""

import struct
import zlib
from pathlib import Path

from studio.ports.compositor import Picture

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png(picture: Picture) -> bytes:
    """The picture, uint8 (height, width, 4) with blue first, as a PNG (ISO/IEC 15948): RGBA, 8 bits, not interlaced."""
    height, width = picture.shape[:2]
    rows = picture[..., [2, 1, 0, 3]].reshape(height, width * 4)
    raw = b"".join(b"\0" + row.tobytes() for row in rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    srgb = _chunk(b"sRGB", b"\0")
    return _SIGNATURE + _chunk(b"IHDR", header) + srgb + _chunk(b"IDAT", zlib.compress(raw, 6)) + _chunk(b"IEND", b"")


def write_png(picture: Picture, path: Path) -> None:
    """Write it. Raises ``OSError``."""
    path.write_bytes(png(picture))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
