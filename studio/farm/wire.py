"""Messages on a pipe: a line of JSON, and the raw bytes it announces."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, cast

PROTOCOL = 1
"""Raised whenever a message changes its meaning; both ends must agree on it."""

_LONGEST_LINE = 64 * 1024 * 1024
_LONGEST_BLOB = 1024 * 1024 * 1024


class WireError(Exception):
    """What came is no message: the other end is not one of ours, or it broke off in the middle."""


@dataclass(frozen=True, slots=True)
class Message:
    """``kind`` says what it is, ``body`` is its JSON object, ``blobs`` its raw bytes."""

    kind: str
    body: Mapping[str, object]
    blobs: tuple[bytes, ...] = ()


def send(stream: BinaryIO, message: Message) -> None:
    """Write a message whole. Raises ``OSError`` or ``ValueError`` when the pipe is closed."""
    head = {"kind": message.kind, "blobs": [len(blob) for blob in message.blobs], "body": message.body}
    line = json.dumps(head, separators=(",", ":")).encode("ascii") + b"\n"
    for part in (line, *message.blobs):
        _write(stream, part)
    stream.flush()


def receive(stream: BinaryIO) -> Message | None:
    """The next message; None at the end of the pipe.

    Raises:
        WireError: it is no message.
        OSError, ValueError: the pipe is closed.
    """
    line = stream.readline(_LONGEST_LINE)
    if not line:
        return None
    try:
        head: object = json.loads(line)
    except ValueError as exc:
        raise WireError(f"not a message: {line[:80]!r}") from exc
    fields = cast(dict[str, object], head) if isinstance(head, dict) else {}
    kind, sizes, body = fields.get("kind"), fields.get("blobs"), fields.get("body")
    if not isinstance(kind, str) or not isinstance(sizes, list) or not isinstance(body, dict):
        raise WireError(f"not a message: {line[:80]!r}")
    blobs = tuple(_exactly(stream, size) for size in cast(list[object], sizes))
    return Message(kind, cast(dict[str, object], body), blobs)


def _write(stream: BinaryIO, data: bytes) -> None:
    """All of it, also where the stream takes a part at a time."""
    view = memoryview(data)
    while view:
        view = view[stream.write(view) or 0 :]


def _exactly(stream: BinaryIO, size: object) -> bytes:
    if not isinstance(size, int) or not 0 <= size <= _LONGEST_BLOB:
        raise WireError(f"a blob of {size!r} bytes")
    parts: list[bytes] = []
    left = size
    while left:
        part = stream.read(left)
        if not part:
            raise WireError("the pipe broke off in the middle of a message")
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
