"""Tiny ONNX networks, written byte by byte in the wire format of protocol buffers: an upscaler by repetition, and an
interpolator that fades. No package that makes networks is needed."""

import struct
from pathlib import Path

_FLOAT = 1


def upscaler(file: Path, scale: int) -> Path:
    """Every pixel ``scale`` times across and down."""
    scales = struct.pack("<4f", 1, 1, scale, scale)
    mode = _bytes(1, b"mode") + _bytes(4, b"nearest") + _whole(20, 3)
    floor = _bytes(1, b"nearest_mode") + _bytes(4, b"floor") + _whole(20, 3)
    place = _bytes(1, b"coordinate_transformation_mode") + _bytes(4, b"asymmetric") + _whole(20, 3)
    node = _node("Resize", ("x", "", "scales"), "y") + b"".join(_bytes(5, one) for one in (mode, floor, place))
    return _write(file, [node], [("x", 4)], "y", [_tensor("scales", (4,), scales)])


def interpolator(file: Path, *, any_moment: bool) -> Path:
    """One picture fades into the other; at any moment, or only half way."""
    if any_moment:
        nodes = [
            _node("Sub", ("b", "a"), "d"),
            _node("Mul", ("d", "t"), "m"),
            _node("Add", ("a", "m"), "y"),
        ]
        return _write(file, nodes, [("a", 4), ("b", 4), ("t", 1)], "y", [])
    nodes = [_node("Add", ("a", "b"), "s"), _node("Mul", ("s", "half"), "y")]
    return _write(file, nodes, [("a", 4), ("b", 4)], "y", [_tensor("half", (1,), struct.pack("<f", 0.5))])


def _write(file: Path, nodes: list[bytes], inputs: list[tuple[str, int]], output: str, weights: list[bytes]) -> Path:
    graph = b"".join(_bytes(1, node) for node in nodes) + _bytes(2, b"tiny")
    graph += b"".join(_bytes(5, one) for one in weights)
    graph += b"".join(_bytes(11, _value(name, rank)) for name, rank in inputs) + _bytes(12, _value(output, 4))
    file.write_bytes(_whole(1, 8) + _bytes(7, graph) + _bytes(8, _whole(2, 13)))
    return file


def _node(kind: str, inputs: tuple[str, ...], output: str) -> bytes:
    return b"".join(_bytes(1, name.encode()) for name in inputs) + _bytes(2, output.encode()) + _bytes(4, kind.encode())


def _tensor(name: str, shape: tuple[int, ...], data: bytes) -> bytes:
    return b"".join(_whole(1, side) for side in shape) + _whole(2, _FLOAT) + _bytes(8, name.encode()) + _bytes(9, data)


def _value(name: str, rank: int) -> bytes:
    sides = b"".join(_bytes(1, _bytes(2, f"{name}{number}".encode())) for number in range(rank))
    return _bytes(1, name.encode()) + _bytes(2, _bytes(1, _whole(1, _FLOAT) + _bytes(2, sides)))


def _bytes(field: int, data: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(data)) + data


def _whole(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])
