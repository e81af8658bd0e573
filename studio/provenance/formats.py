"""What kind of file it is, by its first bytes; names and suffixes may lie."""

from pathlib import Path

_BRANDS = {b"qt  ": "video/quicktime", b"avif": "image/avif", b"avis": "image/avif", b"M4A ": "audio/mp4"}
_HEIF = (b"heic", b"heix", b"mif1", b"heim", b"hevc")
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
    (b"v/1\x01", "image/x-exr"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"%PDF-", "application/pdf"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"PK\x03\x04", "application/zip"),
)
_RIFF = {b"WAVE": "audio/wav", b"WEBP": "image/webp", b"AVI ": "video/avi"}
_SUFFIXES = {
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".mov": "video/quicktime",
    ".m4a": "audio/mp4",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".heic": "image/heic",
    ".wav": "audio/wav",
    ".mp3": "audio/mpeg",
    ".flac": "audio/flac",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".avi": "video/avi",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".webm": "video/webm",
    ".mkv": "video/x-matroska",
    ".exr": "image/x-exr",
}

UNKNOWN = "application/octet-stream"

CARRIES = frozenset(
    {
        "video/mp4",
        "video/quicktime",
        "audio/mp4",
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
        "image/avif",
        "image/heic",
        "image/tiff",
        "image/svg+xml",
        "audio/wav",
        "audio/mpeg",
        "audio/flac",
        "video/avi",
        "application/pdf",
    }
)
"""The formats that have a place for C2PA inside, and that the library writes: each was tried."""

BOXES = frozenset({"video/mp4", "video/quicktime", "audio/mp4", "image/avif", "image/heic"})
"""Those made of ISO's boxes."""

SEEN = frozenset(
    {"video/mp4", "video/quicktime", "video/webm", "video/x-matroska", "video/avi", "image/png", "image/jpeg"}
    | {"image/gif", "image/webp", "image/avif", "image/tiff", "image/x-exr"}
)
"""Those with pictures, which may carry the invisible mark."""


def of_bytes(head: bytes) -> str:
    """The media type that the first 16 bytes tell; ``UNKNOWN`` where they tell none."""
    if head[4:8] == b"ftyp":
        return "image/heic" if head[8:12] in _HEIF else _BRANDS.get(head[8:12], "video/mp4")
    if head[4:8] in (b"moov", b"mdat", b"wide", b"free", b"skip"):
        return "video/quicktime"
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], UNKNOWN)
    return next((media for start, media in _STARTS if head.startswith(start)), UNKNOWN)


def of_suffix(path: Path) -> str:
    """The media type that the name tells."""
    return _SUFFIXES.get(path.suffix.lower(), UNKNOWN)


def of_file(path: Path) -> str:
    """The media type of a file. Raises ``OSError``."""
    with path.open("rb") as file:
        found = of_bytes(file.read(16))
    named = of_suffix(path)
    if found == UNKNOWN:
        return named
    return named if (found, named) in _SAME else found


_SAME = {("video/webm", "video/x-matroska"), ("video/mp4", "audio/mp4")}
"""Told apart by their names alone."""
