"""Reads TensorFlow Lite files: operations and their weights out of the flatbuffer, with nothing but NumPy.

Field numbers are those of TensorFlow's ``schema.fbs``.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

KINDS: Mapping[int, str] = {
    0: "add", 1: "average_pool", 2: "concatenation", 3: "conv", 4: "depthwise_conv", 6: "dequantize", 14: "logistic",
    17: "max_pool", 18: "mul", 19: "relu", 21: "relu6", 22: "reshape", 23: "resize_bilinear", 34: "pad", 40: "mean",
    45: "strided_slice", 54: "prelu", 117: "hard_swish",
}  # fmt: skip
_CUSTOM = 32
_TYPES = {0: "<f4", 1: "<f2", 2: "<i4"}


class Table:
    """A table of a flatbuffer, its fields asked for by number."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data, self._at = data, at
        self._fields = at - struct.unpack_from("<i", data, at)[0]
        self._size: int = struct.unpack_from("<H", data, self._fields)[0]

    def number(self, field: int, kind: str = "<i", default: int = 0) -> int:
        """A number of ``struct``'s ``kind``."""
        at = self._place(field)
        return struct.unpack_from(kind, self._data, at)[0] if at else default

    def table(self, field: int) -> "Table | None":
        """A table below this one."""
        at = self._place(field)
        return Table(self._data, at + self._offset(at)) if at else None

    def tables(self, field: int) -> "list[Table]":
        """A row of tables."""
        at = self._place(field)
        if not at:
            return []
        at += self._offset(at)
        places = [at + 4 + 4 * number for number in range(self._offset(at))]
        return [Table(self._data, place + self._offset(place)) for place in places]

    def raw(self, field: int, width: int = 1) -> bytes:
        """A row of values of ``width`` bytes, or a text."""
        at = self._place(field)
        if not at:
            return b""
        at += self._offset(at)
        return self._data[at + 4 : at + 4 + width * self._offset(at)]

    def _offset(self, at: int) -> int:
        return struct.unpack_from("<I", self._data, at)[0]

    def _place(self, field: int) -> int:
        slot = 4 + 2 * field
        offset = struct.unpack_from("<H", self._data, self._fields + slot)[0] if slot < self._size else 0
        return self._at + offset if offset else 0


@dataclass(frozen=True)
class Operation:
    """``kind`` is one of ``KINDS`` or a custom operation's own name; inputs and outputs are numbers of tensors, -1 for
    none."""

    kind: str
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    options: Table | None
    custom: bytes


class TfliteFile:
    """A file with one graph."""

    def __init__(self, data: bytes) -> None:
        model = Table(data, struct.unpack_from("<I", data, 0)[0])
        self._codes = [_kind(code) for code in model.tables(1)]
        self._buffers = model.tables(4)
        graph = model.tables(2)[0]
        self._tensors = graph.tables(0)
        self.inputs = _numbers(graph.raw(1, 4))
        self.outputs = _numbers(graph.raw(2, 4))
        self._operations = graph.tables(3)

    def operations(self) -> Iterator[Operation]:
        """In the order in which they are done."""
        for table in self._operations:
            yield Operation(
                kind=self._codes[table.number(0)],
                inputs=_numbers(table.raw(1, 4)),
                outputs=_numbers(table.raw(2, 4)),
                options=table.table(4),
                custom=table.raw(5),
            )

    def shape(self, tensor: int) -> tuple[int, ...]:
        """Batch, height, width, channels."""
        return _numbers(self._tensors[tensor].raw(0, 4))

    def constant(self, tensor: int) -> NDArray[np.float32] | NDArray[np.int32] | None:
        """The values of a tensor that the file holds; None where they are only known when it runs."""
        table = self._tensors[tensor]
        raw = self._buffers[table.number(2, "<I")].raw(0)
        if not raw:
            return None
        kind = _TYPES[table.number(1, "<b")]
        values = np.frombuffer(raw, kind).reshape(self.shape(tensor))
        return values.astype(np.int32) if kind == "<i4" else values.astype(np.float32)


def _kind(code: Table) -> str:
    number = max(code.number(0, "<b"), code.number(3))
    return code.raw(1).decode() if number == _CUSTOM else KINDS[number]


def _numbers(raw: bytes) -> tuple[int, ...]:
    return tuple(int(number) for number in np.frombuffer(raw, "<i4"))
