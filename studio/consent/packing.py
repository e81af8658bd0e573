"""Values as bytes, and back: small, the same bytes for the same value, and nothing in them that could run.

::

    n  t  f                      nothing, true, false
    i  int64                     d  float64
    s  length, UTF-8             b  length, bytes
    l  count, values             m  count, (length, UTF-8, value)…
    a  type, axes, sizes, bytes  an array of uint8 or float32

Lengths, counts and sizes are uint32, all numbers little-endian.
"""

import struct
from collections.abc import Mapping, Sequence
from typing import TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

Value: TypeAlias = (
    bool | int | float | str | bytes | NDArray[np.uint8] | NDArray[np.float32]
    | Sequence["Value"] | Mapping[str, "Value"] | None
)  # fmt: skip

_DEEPEST = 12
_TYPES: dict[int, str] = {1: "u1", 2: "<f4"}
_WHOLE, _FLOAT, _COUNT = struct.Struct("<q"), struct.Struct("<d"), struct.Struct("<I")


class PackedError(ValueError):
    """These bytes are no packed value."""


def pack(value: Value) -> bytes:
    """Raises ``TypeError``: it is of another kind; ``struct.error``: it is too large."""
    parts: list[bytes] = []
    _pack(value, parts)
    return b"".join(parts)


def unpack(data: bytes) -> Value:
    """Raises ``PackedError``."""
    reader = _Reader(data)
    try:
        value = reader.value(0)
    except (struct.error, UnicodeDecodeError) as exc:
        raise PackedError("cut short") from exc
    if reader.at != len(data):
        raise PackedError("something follows")
    return value


def _pack(value: Value, parts: list[bytes]) -> None:
    if value is None:
        parts.append(b"n")
    elif isinstance(value, bool):
        parts.append(b"t" if value else b"f")
    elif isinstance(value, int):
        parts += (b"i", _WHOLE.pack(value))
    elif isinstance(value, float):
        parts += (b"d", _FLOAT.pack(value))
    elif isinstance(value, str):
        parts += (b"s", *_text(value))
    elif isinstance(value, bytes):
        parts += (b"b", _COUNT.pack(len(value)), value)
    elif isinstance(value, np.ndarray):
        _pack_array(value, parts)
    elif isinstance(value, Mapping):
        parts += (b"m", _COUNT.pack(len(value)))
        for key, one in value.items():
            parts += _text(key)
            _pack(one, parts)
    else:
        parts += (b"l", _COUNT.pack(len(value)))
        for one in value:
            _pack(one, parts)


def _text(text: str) -> tuple[bytes, bytes]:
    data = text.encode("utf-8")
    return _COUNT.pack(len(data)), data


def _pack_array(array: NDArray[np.uint8] | NDArray[np.float32], parts: list[bytes]) -> None:
    code = next((code for code, name in _TYPES.items() if np.dtype(name) == array.dtype), None)
    if code is None:
        raise TypeError(f"an array of {array.dtype}")
    parts += (b"a", bytes((code, array.ndim)), *(_COUNT.pack(size) for size in array.shape))
    parts.append(np.ascontiguousarray(array, _TYPES[code]).tobytes())


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data, self.at = data, 0

    def take(self, count: int) -> bytes:
        end = self.at + count
        if end > len(self._data):
            raise PackedError("cut short")
        part, self.at = self._data[self.at : end], end
        return part

    def count(self) -> int:
        return int(_COUNT.unpack(self.take(4))[0])

    def text(self) -> str:
        return self.take(self.count()).decode("utf-8")

    def value(self, depth: int) -> Value:
        if depth > _DEEPEST:
            raise PackedError("too deep")
        match self.take(1):
            case b"n":
                return None
            case b"t":
                return True
            case b"f":
                return False
            case b"i":
                return int(_WHOLE.unpack(self.take(8))[0])
            case b"d":
                return float(_FLOAT.unpack(self.take(8))[0])
            case b"s":
                return self.text()
            case b"b":
                return self.take(self.count())
            case b"l":
                return [self.value(depth + 1) for _ in range(self._sound(self.count()))]
            case b"m":
                return {self.text(): self.value(depth + 1) for _ in range(self._sound(self.count()))}
            case b"a":
                return self._array()
            case _:
                raise PackedError("no such kind")

    def _sound(self, count: int) -> int:
        """Every value takes a byte at least: a count beyond that is a lie that would cost memory."""
        if count > len(self._data) - self.at:
            raise PackedError("cut short")
        return count

    def _array(self) -> NDArray[np.uint8] | NDArray[np.float32]:
        code, axes = self.take(2)
        if code not in _TYPES or axes > 4:
            raise PackedError("no such array")
        shape, kind = tuple(self.count() for _ in range(axes)), np.dtype(_TYPES[code])
        size = kind.itemsize
        for side in shape:
            size *= side
        flat = np.frombuffer(self.take(size), kind)
        return cast("NDArray[np.uint8] | NDArray[np.float32]", flat.reshape(shape))


class Fields:
    """A record that was unpacked, asked by name. Every question raises ``PackedError`` where the answer is of another
    kind."""

    def __init__(self, value: Value) -> None:
        if not isinstance(value, Mapping):
            raise PackedError("no record")
        self._fields = cast("Mapping[str, Value]", value)

    def raw(self, name: str) -> Value:
        """As it is; None where there is none."""
        return self._fields.get(name)

    def text(self, name: str) -> str:
        """A text."""
        value = self._fields.get(name)
        if not isinstance(value, str):
            raise PackedError(f"{name} is no text")
        return value

    def text_or_none(self, name: str) -> str | None:
        """A text, or nothing."""
        return None if self._fields.get(name) is None else self.text(name)

    def data(self, name: str) -> bytes:
        """Bytes."""
        value = self._fields.get(name)
        if not isinstance(value, bytes):
            raise PackedError(f"{name} is no data")
        return value

    def whole(self, name: str) -> int:
        """A whole number."""
        value = self._fields.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise PackedError(f"{name} is no number")
        return value

    def number(self, name: str) -> float:
        """A finite number."""
        value = self._fields.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not np.isfinite(value):
            raise PackedError(f"{name} is no number")
        return float(value)

    def items(self, name: str) -> tuple[Value, ...]:
        """A list."""
        value = self._fields.get(name)
        if not isinstance(value, list):
            raise PackedError(f"{name} is no list")
        return tuple(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        values = self.items(name)
        if not all(isinstance(one, str) for one in values):
            raise PackedError(f"{name} holds something else")
        return cast("tuple[str, ...]", values)

    def numbers(self, name: str) -> tuple[float, ...]:
        """A list of numbers."""
        values = self.items(name)
        if not all(isinstance(one, float) for one in values):
            raise PackedError(f"{name} holds something else")
        return cast("tuple[float, ...]", values)

    def pairs(self, name: str) -> tuple[tuple[str, Value], ...]:
        """A record within, as pairs in its order."""
        value = self._fields.get(name)
        if not isinstance(value, Mapping):
            raise PackedError(f"{name} is no record")
        return tuple(cast("Mapping[str, Value]", value).items())

    def pictures(self, name: str) -> NDArray[np.uint8]:
        """An array of bytes."""
        return pixels(self._fields.get(name))

    def samples(self, name: str) -> NDArray[np.float32]:
        """An array of numbers."""
        return waves(self._fields.get(name))


def pixels(value: Value) -> NDArray[np.uint8]:
    """Raises ``PackedError``."""
    if not isinstance(value, np.ndarray) or value.dtype != np.uint8:
        raise PackedError("no picture")
    return cast("NDArray[np.uint8]", value)


def waves(value: Value) -> NDArray[np.float32]:
    """Raises ``PackedError``."""
    if not isinstance(value, np.ndarray) or value.dtype != np.float32 or not np.isfinite(value).all():
        raise PackedError("no numbers")
    return cast("NDArray[np.float32]", value)
