"""The head of a ``.gguf`` file: what it holds, and whether all of it is there.

The form (ggml's ``docs/gguf.md``, versions 2 and 3, little endian): a magic, counts, keys with values, the tensors'
names, shapes, kinds and offsets, and after padding the numbers.
"""

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from studio.core.errors import InputError

_KINDS = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34), 9: (32, 36),
    10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210), 15: (256, 292), 16: (256, 66),
    17: (256, 74), 18: (256, 98), 19: (256, 50), 20: (32, 18), 21: (256, 110), 22: (256, 82), 23: (256, 136),
    24: (1, 1), 25: (1, 2), 26: (1, 4), 27: (1, 8), 28: (1, 8), 29: (256, 56), 30: (1, 2), 34: (256, 54), 35: (256, 66),
    39: (32, 17),
}  # fmt: skip
"""Each kind of tensor: how many numbers make a block, and its bytes (ggml's ``ggml_type`` and its block structs)."""

_PLAIN = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}
_TEXT, _LIST = 8, 9
_MOST = 1_000_000
"""More keys or tensors than any model has: the counts are damaged."""


@dataclass(frozen=True, slots=True)
class Head:
    """``texts``: keys whose value is text, such as ``general.architecture``. ``shapes``: of each tensor, as a program
    that reads rows first would say it."""

    texts: Mapping[str, str]
    shapes: Mapping[str, tuple[int, ...]]


def read_head(file: Path, name: str = "") -> Head:
    """What is in a file, which errors call ``name``.

    Raises:
        InputError: it is cut short, damaged, of an unknown kind of tensor, or no such file at all.
    """
    try:
        size = file.stat().st_size
        with file.open("rb") as handle:
            return _read(handle, size)
    except OSError as exc:
        raise InputError(f"{name or file.name} cannot be read: {exc.strerror or exc}.") from exc
    except (EOFError, ValueError, OverflowError, MemoryError, RecursionError, struct.error) as exc:
        raise InputError(
            f"{name or file.name} is damaged: {exc or 'its head is cut short'}.",
            todo="Get it again from where it came from.",
        ) from exc


def _read(handle: BinaryIO, size: int) -> Head:
    if _bytes(handle, 4) != b"GGUF":
        raise ValueError("it does not begin as the GGUF form asks for")
    version, tensors, keys = _one(handle, "<I"), _one(handle, "<Q"), _one(handle, "<Q")
    if version not in (2, 3):
        raise ValueError(f"it is of version {version} of the GGUF form; 2 and 3 are known")
    if not 0 < tensors < _MOST or keys > _MOST:
        raise ValueError("its head counts what cannot be")
    texts: dict[str, str] = {}
    alignment = 32
    for _ in range(int(keys)):
        name = _text(handle, size)
        value = _value(handle, int(_one(handle, "<I")), size)
        if isinstance(value, str):
            texts[name] = value
        elif name == "general.alignment":
            alignment = int(value)
    shapes: dict[str, tuple[int, ...]] = {}
    end = 0
    for _ in range(int(tensors)):
        name = _text(handle, size)
        rank = int(_one(handle, "<I"))
        if rank > 8:
            raise ValueError(f"{name} has {rank} dimensions")
        shape = tuple(int(_one(handle, "<Q")) for _ in range(rank))
        kind, offset = int(_one(handle, "<I")), int(_one(handle, "<Q"))
        if kind not in _KINDS:
            raise ValueError(f"{name} is of the kind {kind}, which is not known")
        block, width = _KINDS[kind]
        end = max(end, offset + math.prod(shape) // block * width)
        shapes[name] = shape[::-1]
    if alignment < 1 or alignment > 1 << 20:
        raise ValueError(f"its alignment is {alignment}")
    at = -(-handle.tell() // alignment) * alignment
    if at + end > size:
        raise ValueError(f"{at + end - size} bytes at its end are missing")
    return Head(texts, shapes)


def _value(handle: BinaryIO, kind: int, size: int) -> str | float:
    if kind == _TEXT:
        return _text(handle, size)
    if kind == _LIST:
        inner, count = int(_one(handle, "<I")), int(_one(handle, "<Q"))
        if count > size:
            raise ValueError("its head is cut short")
        if inner in _PLAIN:
            _bytes(handle, struct.calcsize(_PLAIN[inner]) * count)
        else:
            for _ in range(count):
                _value(handle, inner, size)
        return 0
    if kind not in _PLAIN:
        raise ValueError(f"a value of its head is of the kind {kind}, which is not known")
    return _one(handle, _PLAIN[kind])


def _text(handle: BinaryIO, size: int) -> str:
    length = int(_one(handle, "<Q"))
    if length > size:
        raise ValueError("its head is cut short")
    return _bytes(handle, length).decode("utf-8")


def _one(handle: BinaryIO, form: str) -> float:
    return struct.unpack(form, _bytes(handle, struct.calcsize(form)))[0]


def _bytes(handle: BinaryIO, count: int) -> bytes:
    found = handle.read(count)
    if len(found) < count:
        raise EOFError("its head is cut short")
    return found
