"""The head of a ``.safetensors`` file: what it holds, and whether all of it is there.

The form (safetensors 0.4, "Format"): eight bytes, the length of the head; the head, JSON, from a tensor's name to its
dtype, shape and two offsets; the numbers, each tensor's at its offsets, without holes, to the end of the file.
"""

import json
import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from studio.core.errors import InputError

_LONGEST = 100_000_000
"""The longest head that the form allows, bytes."""

_BITS = {
    "BOOL": 8, "F4": 4, "F6_E2M3": 6, "F6_E3M2": 6, "U8": 8, "I8": 8, "F8_E5M2": 8, "F8_E4M3": 8, "F8_E8M0": 8,
    "F8_E4M3FNUZ": 8, "F8_E5M2FNUZ": 8, "I16": 16, "U16": 16, "F16": 16, "BF16": 16, "I32": 32, "U32": 32, "F32": 32,
    "C64": 64, "F64": 64, "I64": 64, "U64": 64,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tensor:
    """One tensor: ``dtype`` as the file names it."""

    dtype: str
    shape: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many numbers."""
        return math.prod(self.shape)


def read_head(file: Path, name: str = "") -> Mapping[str, Tensor]:
    """The tensors of a file, which errors call ``name``.

    Raises:
        InputError: it is cut short, too long, damaged, of an unknown dtype, or no such file at all.
    """
    name = name or file.name
    try:
        size = file.stat().st_size
        with file.open("rb") as handle:
            first = handle.read(8)
            length = struct.unpack("<Q", first)[0] if len(first) == 8 else -1
            if not 2 <= length <= min(_LONGEST, size - 8):
                raise _damaged(name, "its head is cut short or no head at all")
            head = handle.read(length)
    except OSError as exc:
        raise InputError(f"{name} cannot be read: {exc.strerror or exc}.") from exc
    try:
        table: object = json.loads(head.decode("utf-8"))
    except (ValueError, RecursionError) as exc:
        raise _damaged(name, "its head is not what the form asks for") from exc
    if not isinstance(table, dict):
        raise _damaged(name, "its head is not what the form asks for")
    return _checked(name, cast("dict[str, object]", table), size - 8 - length)


def _checked(file: str, table: Mapping[str, object], room: int) -> dict[str, Tensor]:
    found: dict[str, Tensor] = {}
    places: list[tuple[int, int]] = []
    for name, entry in table.items():
        if name == "__metadata__":
            continue
        tensor, begin, end = _tensor(file, name, entry)
        bits = _BITS.get(tensor.dtype)
        if bits is None:
            raise _damaged(file, f"{name} is of the dtype {tensor.dtype!r}, which is not known")
        if (end - begin) * 8 != tensor.count * bits:
            raise _damaged(file, f"{name} has {end - begin} bytes, which its shape and dtype do not come to")
        found[name] = tensor
        places.append((begin, end))
    at = 0
    for begin, end in sorted(places):
        if begin != at:
            raise _damaged(file, "its tensors leave holes or lie upon each other")
        at = end
    if at > room:
        raise _damaged(file, f"{at - room} bytes at its end are missing")
    if at < room:
        raise _damaged(file, f"it has {room - at} bytes more than its head tells of")
    if not found:
        raise _damaged(file, "there is nothing in it")
    return found


def _tensor(file: str, name: str, entry: object) -> tuple[Tensor, int, int]:
    if isinstance(entry, dict):
        fields = cast("dict[str, object]", entry)
        dtype, shape, offsets = fields.get("dtype"), _whole(fields.get("shape")), _whole(fields.get("data_offsets"))
        if isinstance(dtype, str) and shape is not None and offsets is not None and len(offsets) == 2:
            return Tensor(dtype, shape), *offsets
    raise _damaged(file, f"what its head tells of {name} makes no sense")


def _whole(value: object) -> tuple[int, ...] | None:
    if not isinstance(value, list):
        return None
    found = [item for item in cast("list[object]", value) if type(item) is int and item >= 0]
    return tuple(found) if len(found) == len(cast("list[object]", value)) else None


def _damaged(file: str, why: str) -> InputError:
    return InputError(f"{file} is damaged: {why}.", todo="Get it again from where it came from.")
