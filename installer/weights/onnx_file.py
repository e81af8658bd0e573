"""Writes ONNX files: a graph of nodes and their weights as protobuf, with nothing but NumPy.

Field numbers are those of ``onnx.proto3``. Weights are stored as float16 and widened by a ``Cast`` that the runtime
folds away when it loads the file.
"""

import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FLOAT, _INT64, _HALF = 1, 7, 10
_OPSET, _IR = 17, 8


def _varint(value: int) -> bytes:
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _int(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes | str) -> bytes:
    raw = value.encode() if isinstance(value, str) else value
    return _varint(field << 3 | 2) + _varint(len(raw)) + raw


def _float(field: int, value: float) -> bytes:
    return _varint(field << 3 | 5) + struct.pack("<f", value)


Attribute = int | float | str | Sequence[int]


def _attribute(name: str, value: Attribute) -> bytes:
    head = _bytes(1, name)
    if isinstance(value, int):
        return head + _int(3, value) + _int(20, 2)
    if isinstance(value, float):
        return head + _float(2, value) + _int(20, 1)
    if isinstance(value, str):
        return head + _bytes(4, value) + _int(20, 3)
    return head + b"".join(_int(8, number) for number in value) + _int(20, 7)


def _value(name: str, shape: Sequence[int]) -> bytes:
    dims = b"".join(_bytes(1, _int(1, size)) for size in shape)
    return _bytes(1, name) + _bytes(2, _bytes(1, _int(1, _FLOAT) + _bytes(2, dims)))


class OnnxGraph:
    """A graph that grows node by node. Values are float32 and known by their names."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._weights: list[bytes] = []
        self._inputs: list[bytes] = []
        self._outputs: list[bytes] = []
        self._count = 0

    def input(self, name: str, shape: Sequence[int]) -> str:
        """A value that comes from outside."""
        self._inputs.append(_value(name, shape))
        return name

    def output(self, value: str, name: str, shape: Sequence[int]) -> None:
        """Hand a value out under a name."""
        self.node("Identity", [value], result=name)
        self._outputs.append(_value(name, shape))

    def weights(self, array: NDArray[np.float32]) -> str:
        """Weights, kept as float16."""
        stored, name = self._name("half"), self._name("weight")
        half = np.clip(array, -65504, 65504).astype("<f2")
        self._tensor(stored, _HALF, half.shape, half.tobytes())
        self.node("Cast", [stored], result=name, to=_FLOAT)
        return name

    def numbers(self, values: Sequence[int]) -> str:
        """Whole numbers that a node takes as an input (sizes, pads)."""
        name = self._name("numbers")
        self._tensor(name, _INT64, (len(values),), np.array(values, "<i8").tobytes())
        return name

    def floats(self, values: NDArray[np.float32]) -> str:
        """Numbers to be kept exactly."""
        name = self._name("floats")
        self._tensor(name, _FLOAT, values.shape, values.astype("<f4").tobytes())
        return name

    def node(self, kind: str, inputs: Sequence[str], *, result: str = "", **attributes: Attribute) -> str:
        """One operation; gives the name of its result."""
        result = result or self._name("value")
        fields = [_bytes(1, name) for name in inputs] + [_bytes(2, result), _bytes(4, kind)]
        fields += [_bytes(5, _attribute(name, value)) for name, value in attributes.items()]
        self._nodes.append(b"".join(fields))
        return result

    def write(self, target: Path, name: str) -> None:
        """Write the file."""
        graph = b"".join(
            [_bytes(1, node) for node in self._nodes]
            + [_bytes(2, name)]
            + [_bytes(5, weight) for weight in self._weights]
            + [_bytes(11, value) for value in self._inputs]
            + [_bytes(12, value) for value in self._outputs]
        )
        opset = _bytes(1, "") + _int(2, _OPSET)
        target.write_bytes(_int(1, _IR) + _bytes(2, "ekonte") + _bytes(7, graph) + _bytes(8, opset))

    def _tensor(self, name: str, kind: int, shape: Sequence[int], raw: bytes) -> None:
        dims = b"".join(_int(1, size) for size in shape)
        self._weights.append(dims + _int(2, kind) + _bytes(8, name) + _bytes(9, raw))

    def _name(self, stem: str) -> str:
        self._count += 1
        return f"{stem}{self._count}"
