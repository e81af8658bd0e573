"""``.cube`` colour tables (Adobe, Cube LUT Specification 1.0): plain text, a curve by channel or a cube of colours."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]

LARGEST_CUBE = 129
LARGEST_CURVE = 65_536
BYTES = 128 << 20
"""More than the largest cube needs, with every number written at length."""
AGAIN = "Export the table again as .cube."
LINES_BEFORE = 10_000
"""Lines of comments and keywords before the table; a file that has more is not a table."""


def read_cube(path: Path) -> F32:
    """The table of a file: float32 (n, n, n, 3), indexed by red, green, blue over 0..1, or (n, 1, 1, 3) for one that
    treats each channel by itself. A table made for another domain is sampled anew over 0..1.

    Raises:
        InputError: it cannot be read, or a line makes no sense (the message has its number).
    """
    try:
        if path.stat().st_size > BYTES:
            raise InputError(f'The colour table "{path.name}" is too large.', todo=AGAIN)
        text = path.read_bytes()
    except OSError as exc:
        raise InputError(f'The colour table "{path.name}" cannot be read.', todo="Choose the file again.") from exc
    return _Cube(path.name, text).table()


class _Cube:
    """One file while it is being read."""

    def __init__(self, name: str, text: bytes) -> None:
        self._name = name
        self._lines = text.removeprefix(b"\xef\xbb\xbf").splitlines()
        self._low = np.zeros(3)
        self._high = np.ones(3)
        self._solid, self._count = False, 0

    def table(self) -> F32:
        """The whole of it."""
        first = self._head()
        if not self._count:
            raise InputError(f'The colour table "{self._name}" does not say its size.', todo=AGAIN)
        values = self._values(first)
        if not np.all(self._high > self._low):
            raise InputError(f'The domain of the colour table "{self._name}" is empty.', todo=AGAIN)
        n = self._count
        if not self._solid:
            return _curves(values, self._low, self._high)[:, None, None, :]
        cube = values.reshape(n, n, n, 3).transpose(2, 1, 0, 3)  # in the file, red runs fastest
        if np.any(self._low != 0.0) or np.any(self._high != 1.0):
            cube = _resampled(cube, self._low, self._high)
        return np.ascontiguousarray(cube, dtype=np.float32)

    def _head(self) -> int:
        """Read keywords up to the first row of numbers; its index."""
        for index, line in enumerate(self._lines[:LINES_BEFORE]):
            words = line.split(b"#")[0].split() if not line.lstrip().startswith(b"TITLE") else []
            if not words:
                continue
            if words[0][:1] in b"+-.0123456789":
                return index
            self._keyword(index, words[0].upper(), words[1:])
        return min(len(self._lines), LINES_BEFORE)

    def _keyword(self, index: int, word: bytes, rest: list[bytes]) -> None:
        if word in (b"LUT_1D_SIZE", b"LUT_3D_SIZE"):
            if self._count or len(rest) != 1 or not rest[0].isdigit():
                raise InputError(f'Line {index + 1} of the colour table "{self._name}" is not a size.', todo=AGAIN)
            self._solid, self._count = word == b"LUT_3D_SIZE", int(rest[0][:9])
            if not 2 <= self._count <= (LARGEST_CUBE if self._solid else LARGEST_CURVE):
                raise InputError(f'Line {index + 1} of the colour table "{self._name}" is not a size.', todo=AGAIN)
        elif word in (b"DOMAIN_MIN", b"DOMAIN_MAX"):
            setattr(self, "_low" if word == b"DOMAIN_MIN" else "_high", self._numbers(index, rest, 3))
        elif word in (b"LUT_1D_INPUT_RANGE", b"LUT_3D_INPUT_RANGE"):  # as DaVinci Resolve writes it
            low, high = self._numbers(index, rest, 2)
            self._low, self._high = np.full(3, low), np.full(3, high)
        else:
            raise InputError(f'Line {index + 1} of the colour table "{self._name}" makes no sense.', todo=AGAIN)

    def _numbers(self, index: int, words: list[bytes], count: int) -> F64:
        try:
            values = np.array([float(word) for word in words])
        except ValueError:
            values = np.empty(0)
        if len(values) != count or not np.all(np.abs(values) <= 1e6):
            raise InputError(
                f'Line {index + 1} of the colour table "{self._name}" should be {count} numbers.', todo=AGAIN
            )
        return values

    def _values(self, first: int) -> F64:
        """The rows of numbers, (rows, 3): all at once, and line by line only to find the one that is wrong."""
        rows = self._count**3 if self._solid else self._count
        body = [line for line in self._lines[first:] if line.strip() and not line.lstrip().startswith(b"#")]
        if len(body) == rows:
            try:
                values = np.array(b" ".join(body).split(), dtype=np.float64)
            except ValueError:
                values = np.empty(0)
            if values.size == rows * 3 and np.all(np.abs(values) <= 1e6):
                return values.reshape(rows, 3)
        found = 0
        for index, line in enumerate(self._lines[first:], first):
            words = line.split(b"#")[0].split()
            if words:
                self._numbers(index, words, 3)
                found += 1
            if found > rows:
                raise InputError(f'Line {index + 1} of the colour table "{self._name}" is one too many.', todo=AGAIN)
        if found == rows:  # only comments behind numbers were in the way
            body = [line.split(b"#")[0] for line in body]
            return np.array(b" ".join(body).split(), dtype=np.float64).reshape(rows, 3)
        raise InputError(f'The colour table "{self._name}" ends at line {len(self._lines)}, too soon.', todo=AGAIN)


def _curves(values: F64, low: F64, high: F64) -> F32:
    """A curve by channel over 0..1, (n, 3)."""
    n = len(values)
    asked = np.linspace(0.0, 1.0, n)
    channels: list[F64] = []
    for c in range(3):
        steps: F64 = np.linspace(float(low[c]), float(high[c]), n)
        channels.append(np.interp(asked, steps, values[:, c]))
    return np.stack(channels, axis=1).astype(np.float32)


def _resampled(cube: F64, low: F64, high: F64) -> F64:
    """A cube over low..high, sampled over 0..1, one side after the other."""
    n = len(cube)
    asked = np.linspace(0.0, 1.0, n)
    for axis in range(3):
        where = np.clip((asked - low[axis]) / (high[axis] - low[axis]) * (n - 1), 0.0, n - 1.0)
        below = np.minimum(where.astype(np.int64), n - 2)
        part = (where - below).reshape([-1 if k == axis else 1 for k in range(4)])
        cube = np.take(cube, below, axis=axis) * (1.0 - part) + np.take(cube, below + 1, axis=axis) * part
    return cube
