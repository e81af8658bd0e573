"""Finding the mark again: in frames that were encoded, scaled, cropped a little or made lighter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.provenance.watermark import filters, pattern
from studio.provenance.watermark.code import CODED, decoded
from studio.provenance.watermark.pattern import Grid

Luma = NDArray[np.float32]

_PITCH = 3
"""Pixels from spot to spot while looking."""
_SURE, _LOCKED = 5.0, 7.0
"""How many standard deviations the known spots must stand out: where they should lie, and where they are searched
for."""
_LIMIT, _FLOOR = 2.5, 0.25
_SCALES = tuple(1 + step * 0.0075 for step in range(-10, 19))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """``score`` is of the known spots in standard deviations of chance; ``soft`` what each coded bit looked like."""

    payload: bytes
    score: float
    soft: NDArray[np.float64]


class Gathering:
    """Frames of one film, all of one size, laid over each other."""

    def __init__(self, size: tuple[int, int]) -> None:
        """``size`` is (width, height) of the frames."""
        self._grids = pattern.grids(size)
        self._sums: dict[Grid, NDArray[np.float32]] = {}
        self._count = 0

    def add(self, luma: Luma) -> None:
        """One more frame: float32 (height, width), 0 to 255."""
        self._count += 1
        for grid in self._grids:
            seen = flattened(_resized(luma, (grid[0] * _PITCH, grid[1] * _PITCH)))
            before = self._sums.get(grid)
            self._sums[grid] = seen if before is None else before + seen

    def straight(self) -> Found | None:
        """The mark where it should lie."""
        return next(filter(None, (_read(seen, grid, _SURE) for grid, seen in self._sums.items())), None)

    def searched(self) -> Found | None:
        """The mark wherever it lies, stretched or shifted."""
        for grid, seen in self._sums.items():
            place = _locate(seen, grid)
            if place is not None:
                found = _read(seen, grid, _SURE, place)
                if found is not None:
                    return found
        return None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the whole grid begins and how long it is, in pixels of the looking size: (down, across)."""

    start: tuple[float, float]
    extent: tuple[float, float]


def flattened(luma: Luma) -> NDArray[np.float32]:
    """Without what changes slowly, in units of the contrast about; where little is to be seen counts for more still,
    as the mark is nearly as strong there."""
    fine = luma - filters.smooth(luma, 0.8 * _PITCH)
    local = np.sqrt(filters.smooth(np.square(fine), float(_PITCH))) + _FLOOR
    return (np.clip(fine / local, -_LIMIT, _LIMIT) / np.sqrt(local)).astype(np.float32)


def _read(seen: NDArray[np.float32], grid: Grid, threshold: float, place: _Place | None = None) -> Found | None:
    rows, columns = seen.shape
    start = place.start if place else (0.0, 0.0)
    extent = place.extent if place else (float(rows), float(columns))
    down = pattern.spread(grid[0], rows, start[0], extent[0])
    across = pattern.spread(grid[1], columns, start[1], extent[1])
    values = np.asarray(down.T @ seen @ across, np.float32)
    values -= filters.smooth(values, 2.0)
    values /= values.std() + 1e-9
    numbers, signs = pattern.roles(grid)
    values *= signs
    known = values[numbers < 0]
    score = float(known.sum() / np.sqrt(len(known)))
    if score < threshold:
        return None
    told = numbers >= 0
    soft = np.bincount(numbers[told], values[told], CODED).astype(np.float64)
    payload = decoded(soft)
    return Found(payload=payload, score=score, soft=soft) if payload is not None else None


def _locate(seen: NDArray[np.float32], grid: Grid) -> _Place | None:
    """The likeliest place and stretch of the known spots; None where none stands out."""
    rows, columns = seen.shape
    shape = (filters.fast(int(rows * 1.2)), filters.fast(int(columns * 1.2)))
    sought = filters.spectrum(seen, shape)
    best, where = _LOCKED, None
    known = pattern.pilot(grid)
    known = known - filters.smooth(known, 2.0)
    for scale in _scales():
        extent = (rows * scale[0], columns * scale[1])
        drawn = (
            pattern.spread(grid[0], min(shape[0], round(extent[0])), 0.0, extent[0])
            @ known
            @ pattern.spread(grid[1], min(shape[1], round(extent[1])), 0.0, extent[1]).T
        )
        response = filters.field(sought * np.conj(filters.spectrum(np.asarray(drawn, np.float32), shape)), shape)
        peak = int(np.argmax(response))
        score = float(response.ravel()[peak] / response.std())
        if score > best:
            down, across = (
                at - size if at > size // 2 else at for at, size in zip(divmod(peak, shape[1]), shape, strict=True)
            )
            best, where = score, _Place((float(down), float(across)), extent)
    return where


def _scales() -> Iterator[tuple[float, float]]:
    """Down and across: both alike first, then one alone."""
    yield from ((scale, scale) for scale in _SCALES)
    yield from ((scale, 1.0) for scale in _SCALES if scale != 1)
    yield from ((1.0, scale) for scale in _SCALES if scale != 1)


def _resized(luma: Luma, shape: tuple[int, int]) -> Luma:
    """Each pixel the mean of what it covers."""
    return (_means(luma.shape[0], shape[0]) @ luma @ _means(luma.shape[1], shape[1]).T).astype(np.float32)


def _means(before: int, after: int) -> NDArray[np.float32]:
    """(after, before): how much of each old pixel is in each new one; rows sum to 1."""
    edges = np.linspace(0, before, after + 1)
    low, high = edges[:-1, None], edges[1:, None]
    pixel = np.arange(before)
    covered = np.clip(np.minimum(high, pixel + 1) - np.maximum(low, pixel), 0, None)
    return (covered / covered.sum(axis=1, keepdims=True)).astype(np.float32)


def luma_of(frame: NDArray[np.uint8]) -> Luma:
    """Of red, green and blue as BT.709 weighs them: float32 (height, width)."""
    return (frame[..., :3] @ np.array([0.2126, 0.7152, 0.0722], np.float32)).astype(np.float32)


def find(frames: Iterable[NDArray[np.uint8]]) -> Found | None:
    """The mark of a film: frames are uint8 (height, width, 3) sRGB, red first, all of one size."""
    gathered: Gathering | None = None
    for count, frame in enumerate(frames, 1):
        if gathered is None:
            if not pattern.fits((frame.shape[1], frame.shape[0])):
                return None
            gathered = Gathering((frame.shape[1], frame.shape[0]))
        gathered.add(luma_of(frame))
        if count in (6, 24) and (early := gathered.straight()):
            return early
    if gathered is None:
        return None
    return gathered.straight() or gathered.searched()
