"""Files given out whole or in part: RFC 9110's ranges, entity tags and conditions."""

import re
from collections.abc import AsyncGenerator
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path

import anyio
import anyio.to_thread
from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from studio.server.problems import ApiError

BLOCK = 256 * 1024
"""Bytes read at a time."""

_RANGE = re.compile(r"^bytes=(\d{0,18})-(\d{0,18})$")


async def given(request: Request, path: Path, media_type: str, name: str) -> Response:
    """The file, or the part of it that was asked for: 200, 206, 304; 416 as ``ApiError``. ``name`` is what it is to be
    called where it is saved."""
    try:
        stat = await anyio.to_thread.run_sync(path.stat)
    except OSError as exc:
        raise ApiError(404, "The file is lost.", code="content_lost") from exc
    size, modified = stat.st_size, formatdate(stat.st_mtime, usegmt=True)
    tag = f'"{stat.st_mtime_ns:x}-{size:x}"'
    headers = {
        "Accept-Ranges": "bytes",
        "ETag": tag,
        "Last-Modified": modified,
        "Cache-Control": "private, no-cache",
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
    }
    if _same(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    span = _span(request, size, tag, stat.st_mtime)
    first, last = span or (0, size - 1)
    headers["Content-Length"] = str(last - first + 1)
    if span is not None:
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    status = 206 if span is not None else 200
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers, media_type=media_type)
    return StreamingResponse(_blocks(path, first, last), status, headers, media_type)


def _span(request: Request, size: int, tag: str, modified: float) -> tuple[int, int] | None:
    """The first and the last byte that are wanted; None for all. More than one range, or one that is no range, is all,
    as the RFC allows. Raises ``ApiError``: 416."""
    found = _RANGE.match(request.headers.get("range", "").strip())
    if found is None or not (found[1] or found[2]) or not _still(request.headers.get("if-range"), tag, modified):
        return None
    if found[1]:
        first, last = int(found[1]), min(int(found[2] or size - 1), size - 1)
        if found[2] and int(found[2]) < int(found[1]):
            return None
    else:
        first, last = max(0, size - int(found[2])), size - 1
    if first >= size or first > last:
        raise ApiError(
            416,
            f"The file has {size} bytes.",
            code="range_not_satisfiable",
            headers={"Content-Range": f"bytes */{size}"},
        )
    return first, last


def _still(condition: str | None, tag: str, modified: float) -> bool:
    """Whether the file is still the one that ``If-Range`` means."""
    if condition is None or condition == tag:
        return True
    if condition.startswith(('"', "W/")):
        return False
    try:
        return parsedate_to_datetime(condition).timestamp() == int(modified)
    except (ValueError, TypeError):
        return False


def _same(tags: str, tag: str) -> bool:
    return tags.strip() == "*" or tag in (one.strip().removeprefix("W/") for one in tags.split(","))


async def _blocks(path: Path, first: int, last: int) -> AsyncGenerator[bytes]:
    async with await anyio.open_file(path, "rb") as file:
        await file.seek(first)
        left = last - first + 1
        while left > 0 and (block := await file.read(min(BLOCK, left))):
            left -= len(block)
            yield block
