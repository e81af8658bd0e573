"""What a request says, as a form with files or as JSON: ``video[id]=…`` is ``{"video": {"id": …}}``.

Files go to a folder of the server's own under names of the server's own; what the client calls them decides nothing,
and a name that is a path is refused.
"""

import hashlib
import json
import re
import secrets
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import anyio.to_thread
from fastapi import Request
from starlette.datastructures import UploadFile

from studio.server.problems import ApiError

FIELDS, FILES = 40, 4
"""Most of each in one form."""

FIELD_BYTES = 1_000_000

_KEY = re.compile(r"^([A-Za-z_]\w{0,60})((?:\[\w{0,60}\]){0,3})$", re.ASCII)
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", 0, ".png"),
    (b"\xff\xd8\xff", 0, ".jpg"),
    (b"GIF8", 0, ".gif"),
    (b"WEBP", 8, ".webp"),
    (b"ftyp", 4, ".mp4"),
    (b"\x1a\x45\xdf\xa3", 0, ".webm"),
)
"""How files begin, where, and what that makes them."""


@dataclass(frozen=True, slots=True)
class Said:
    """``values`` are JSON values; ``files`` lie on the disk until it is answered; ``sums`` are their SHA-256."""

    values: dict[str, object]
    files: Mapping[str, Path] = field(default_factory=dict[str, Path])
    sums: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def wish(self) -> dict[str, object]:
        """All of it, to be compared."""
        return {"values": self.values, "files": dict(self.sums)}


@asynccontextmanager
async def said(request: Request, folder: Path) -> AsyncGenerator[Said]:
    """Read the body. Raises ``ApiError``."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/json":
        yield Said(_json(await request.body()))
        return
    if kind not in ("multipart/form-data", "application/x-www-form-urlencoded"):
        raise ApiError(415, "Send application/json or multipart/form-data.", code="unsupported_media_type")
    kept: dict[str, Path] = {}
    sums: dict[str, str] = {}
    values: dict[str, object] = {}
    try:
        async with request.form(max_files=FILES, max_fields=FIELDS, max_part_size=FIELD_BYTES) as form:
            for key, value in form.multi_items():
                if isinstance(value, UploadFile):
                    _check_name(value.filename or "", key)
                    kept[key], sums[key] = await anyio.to_thread.run_sync(_keep, value, folder)
                else:
                    _put(values, key, value)
        yield Said(values, kept, sums)
    finally:
        for path in kept.values():
            path.unlink(missing_ok=True)


def _json(body: bytes) -> dict[str, object]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as exc:
        raise ApiError(400, "The body is not JSON.", code="invalid_json") from exc
    if not isinstance(value, dict):
        raise ApiError(400, "The body is not a JSON object.", code="invalid_json")
    return cast(dict[str, object], value)


def _put(values: dict[str, object], key: str, value: str) -> None:
    """``a``, ``a[b]``, ``a[]``, ``a[0][b]`` and ``a[][b]``; what else a key may be is nobody's field."""
    found = _KEY.match(key)
    if found is None:
        raise ApiError(400, f"There is no field {key[:80]!r}.", param=key[:80], code="unknown_parameter")
    name, inner = found[1], re.findall(r"\[(\w*)\]", found[2])
    if not inner:
        values[name] = value
    elif inner[0] == "" or inner[0].isdigit():
        items = values.setdefault(name, [])
        if isinstance(items, list):
            cast(list[object], items).append({inner[1]: value} if len(inner) > 1 and inner[1] else value)
    else:
        record = values.setdefault(name, {})
        if isinstance(record, dict):
            cast(dict[str, object], record)[inner[0]] = value


def _check_name(name: str, key: str) -> None:
    """Raises ``ApiError`` for a name that is a path, or hides something."""
    tricks = ("/", "\\", "\0", ":")
    if name in (".", "..") or len(name) > 255 or any(trick in name for trick in tricks) or not name.isprintable():
        raise ApiError(
            400,
            f"{name[:80]!r} cannot be the name of a file.",
            param=key[:80],
            code="invalid_file_name",
        )


def _keep(upload: UploadFile, folder: Path) -> tuple[Path, str]:
    """Raises ``ApiError`` when the disk refuses."""
    head = upload.file.read(16)
    suffix = next((suffix for mark, at, suffix in _KINDS if head[at : at + len(mark)] == mark), ".bin")
    path, digest = folder / f"{secrets.token_hex(12)}{suffix}", hashlib.sha256()
    upload.file.seek(0)
    try:
        with path.open("xb") as file:
            while block := upload.file.read(1 << 20):
                digest.update(block)
                file.write(block)
    except OSError as exc:
        path.unlink(missing_ok=True)
        raise ApiError(507, f"The upload cannot be kept: {exc.strerror or exc}.", code="disk_full") from exc
    return path, digest.hexdigest()
