"""Numbers out of a file's binary part (glTF 2.0, sections 3.6.1 and 3.6.2)."""

import base64
import binascii

import numpy as np
from numpy.typing import NDArray

from studio.stage.brought.container import Container, refuse
from studio.stage.brought.fields import Fields

Doubles = NDArray[np.float64]
Integers = NDArray[np.int64]

_TYPES = {5120: "<i1", 5121: "<u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
_PARTS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}
_LARGEST = {"<i1": 127.0, "<u1": 255.0, "<i2": 32767.0, "<u2": 65535.0}
MOST_ITEMS = 20_000_000


class Accessors:
    """Everything that a file holds in numbers. What it asks for beyond its end is refused, before memory is taken."""

    def __init__(self, file: Container) -> None:
        self._name, root = file.name, Fields(file.name, "?", file.text)
        self.root = root
        self._own = root.each("accessors")
        self._views = root.each("bufferViews")
        self._buffers = [self._buffer(number, one, file) for number, one in enumerate(root.each("buffers", 64))]

    def _buffer(self, number: int, one: Fields, file: Container) -> bytes:
        length = one.whole("byteLength", least=1, below=2**32)
        if "uri" in one:
            data = embedded(one, "uri")
        elif number == 0:
            data = file.binary
        else:
            refuse(self._name, "it keeps a part of itself in another place.", "Export it as one .glb file.")
        if length > len(data):
            refuse(self._name, f"it says it holds {length} bytes, and holds {len(data)}.", "Copy or export it again.")
        return data[:length]

    def __len__(self) -> int:
        return len(self._own)

    def view(self, number: int) -> tuple[bytes, int]:
        """The bytes of a view, and its stride (0: packed)."""
        if not 0 <= number < len(self._views):
            refuse(self._name, f"it points to bufferViews[{number}], which it does not have.")
        one = self._views[number]
        if "extensions" in one and "EXT_meshopt_compression" in one.inner("extensions"):
            refuse(self._name, "it is compressed with meshopt.", "Export it without compression.")
        buffer = one.whole("buffer", below=max(len(self._buffers), 1))
        if buffer >= len(self._buffers):
            one.wrong("buffer")
        start, length = one.whole("byteOffset", 0, below=2**32), one.whole("byteLength", least=1, below=2**32)
        data = self._buffers[buffer]
        if start + length > len(data):
            refuse(self._name, f"{one.place} reaches beyond the end of the file.", "Copy or export it again.")
        return data[start : start + length], one.whole("byteStride", 0, below=253)

    def floats(self, number: int, parts: tuple[int, ...]) -> Doubles:
        """float64 (items, parts) of finite numbers; normalised integers become −1..1 or 0..1."""
        raw, kind = self._raw(number, parts)
        out = raw.astype(np.float64)
        if kind in _LARGEST and self._own[number].truth("normalized"):
            out = np.maximum(out / _LARGEST[kind], -1.0)
        if not np.isfinite(out).all() or (out.size and float(np.abs(out).max()) > 1e12):
            refuse(self._name, f"accessors[{number}] holds numbers that are none (NaN or infinite).")
        return out

    def whole(self, number: int, parts: tuple[int, ...]) -> Integers:
        """int64 (items, parts)."""
        raw, kind = self._raw(number, parts)
        if kind == "<f4":
            refuse(self._name, f"accessors[{number}] holds fractions where numbers of things belong.")
        return raw.astype(np.int64)

    def _raw(self, number: int, parts: tuple[int, ...]) -> tuple[NDArray[np.generic], str]:
        if not 0 <= number < len(self._own):
            refuse(self._name, f"it points to accessors[{number}], which it does not have.")
        one = self._own[number]
        count = one.whole("count", least=1, below=2**40)
        code = one.whole("componentType", below=6000)
        width = _PARTS.get(one.word("type"), 0)
        if code not in _TYPES:
            one.wrong("componentType")
        if width not in parts:
            one.wrong("type")
        if count * width > MOST_ITEMS:
            refuse(self._name, f"{one.place} has {count} items; that is too many.")
        kind = np.dtype(_TYPES[code])
        if "bufferView" in one:
            data, stride = self.view(one.whole("bufferView"))
            out = self._strided(one, data, stride, kind, count, width)
        elif "sparse" in one:
            out = np.zeros((count, width), kind)
        else:
            refuse(self._name, f"{one.place} has no data; it may be compressed.", "Export it without compression.")
        if "sparse" in one:
            out = self._sparse(one.inner("sparse"), out, count, width, kind)
        return out, _TYPES[code]

    def _strided(
        self, one: Fields, data: bytes, stride: int, kind: np.dtype[np.generic], count: int, width: int
    ) -> NDArray[np.generic]:
        item = kind.itemsize * width
        stride = stride or item
        start = one.whole("byteOffset", 0, below=2**32)
        if stride < item or start + (count - 1) * stride + item > len(data):
            refuse(self._name, f"{one.place} reaches beyond the end of the file.", "Copy or export it again.")
        return np.ndarray((count, width), kind, data, start, (stride, kind.itemsize)).copy()

    def _sparse(
        self, one: Fields, out: NDArray[np.generic], count: int, width: int, kind: np.dtype[np.generic]
    ) -> NDArray[np.generic]:
        some = one.whole("count", least=1, below=count + 1)
        where, what = one.inner("indices"), one.inner("values")
        code = where.whole("componentType", below=6000)
        if code not in (5121, 5123, 5125):
            where.wrong("componentType")
        data, _ = self.view(where.whole("bufferView"))
        rows = self._strided(where, data, 0, np.dtype(_TYPES[code]), some, 1)[:, 0].astype(np.int64)
        if int(rows.max()) >= count:
            one.wrong("indices")
        data, _ = self.view(what.whole("bufferView"))
        out[rows] = self._strided(what, data, 0, kind, some, width)
        return out


def embedded(one: Fields, key: str) -> bytes:
    """What a ``data:`` address holds. Raises ``InputError`` for any other address: nothing is fetched."""
    address = one.word(key)
    if not address.startswith("data:"):
        where = f"{one.place} lies in another file ({address[:60]})."
        refuse(one.name, where, "Export it as one .glb file with its textures.")
    head, _, body = address.partition(",")
    try:
        return base64.b64decode(body, validate=True) if head.endswith(";base64") else body.encode("latin-1")
    except (binascii.Error, ValueError):
        one.wrong(key)
        raise
