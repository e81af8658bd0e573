"""The bodies of a lane's clips with their outlines of sound or small pictures: a picture of the whole lane, made from
arrays, so that its cost is that of its pixels and not of the number of its clips."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from studio.ui.timeline.geometry import WIDE
from studio.ui.timeline.shelf import LEVELS, Pictures, Sounds
from studio.workflows.timeline.rows import Row
from studio.workflows.timeline.view import View

Frames = NDArray[np.floating]

Pixels = NDArray[np.uint32]
"""uint32 (height, width), 0xffrrggbb, device pixels."""

SHADES = 16
"""Steps between a body and its outline, so that the edge of a wave is smooth."""

RINGED = 12.0
"""Width of a clip, logical pixels, from which a ring tells that it is selected; narrower ones change colour."""

FINE = 4
"""Steps a pixel in which the height of an outline is told."""

APART = 3.0
"""Width of a clip, device pixels, from which a gap of one pixel tells it from the next."""


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours of a lane, 0xffrrggbb: its ground, the body of a clip and of one that is selected, the outline."""

    ground: int
    body: int
    chosen: int
    ink: int


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """For every column of device pixels: the number of its clip (any where there is none), whether there is one, the
    frame of the sequence in its middle, where the clip's first column is (it may lie outside), and whether the clip is
    too narrow for a ring."""

    clip: NDArray[np.int64]
    there: NDArray[np.bool_]
    frame: Frames
    begin: Frames
    narrow: NDArray[np.bool_]


def frames(view: View, width: int, ratio: float) -> Frames:
    """The frame in the middle of each column of device pixels, whole or not."""
    return view.left + (np.arange(width) + 0.5) / (ratio * view.scale)


def columns(row: Row, view: View, frame: Frames, ratio: float) -> Columns | None:
    """Look up every column of a lane, given their ``frames``; None where no clip is seen."""
    if not len(row.ends):
        return None
    clip = np.searchsorted(row.ends, frame, "right")
    there = clip < len(row.ends)
    clip = np.minimum(clip, len(row.ends) - 1)
    starts = row.starts[clip]
    there &= frame >= starts
    if not there.any():
        return None
    begin = np.round((starts - view.left) * (view.scale * ratio))
    wide = (row.ends[clip] - starts) * (view.scale * ratio) > APART
    first = np.empty(len(frame), np.bool_)
    first[0] = False
    np.not_equal(clip[1:], clip[:-1], out=first[1:])
    there &= ~(first & wide)
    return Columns(clip, there, frame, begin, (row.ends[clip] - starts) * view.scale < RINGED)


def seen(row: Row, found: Columns) -> NDArray[np.int64]:
    """The media of the clips that are seen, each once; of many clips those of the whole track."""
    if found.clip[-1] - found.clip[0] > len(row.media) // 2:
        return row.shown
    numbers = row.media[found.clip[0] : found.clip[-1] + 1]
    return np.unique(numbers[numbers >= 0])


def plain(found: Columns, chosen: NDArray[np.bool_], height: int, inks: Inks) -> Pixels:
    """Bodies alone."""
    line = np.where(chosen[found.clip] & found.narrow, np.uint32(inks.chosen), np.uint32(inks.body))
    line[~found.there] = inks.ground
    return np.broadcast_to(line, (height, len(line))).copy()


def waves(
    row: Row, found: Columns, chosen: NDArray[np.bool_], sounds: Sounds, view: View, ratio: float, rate: float,
    height: int, inks: Inks,
) -> Pixels:  # fmt: skip
    """Bodies with the outline of their sound, mirrored about the middle. ``rate`` in frames a second."""
    clip = found.clip
    media = row.media[clip]
    span = 100.0 / (rate * view.scale * ratio)  # hundredths of a second in a column, at normal speed
    level = min(LEVELS - 1, max(0, int(np.log2(span)))) if span > 1.0 else 0
    at = (row.offsets[clip] + (found.frame - row.starts[clip]) * row.speeds[clip]) * (100.0 / rate / (1 << level))
    place = np.floor(at)
    index = place.astype(np.int64)
    counts = sounds.counts[level, media]
    heard = found.there & (media >= 0) & (index >= 0) & (index < counts)
    begins = sounds.begins[level, media]
    values = sounds.levels[level]
    last = np.maximum(counts - 1, 0)
    here = values[begins + np.clip(index, 0, last)].astype(np.float32)
    after = values[begins + np.clip(index + 1, 0, last)].astype(np.float32)
    tall = np.maximum(here, after) if span > 1.0 else here + (after - here) * (at - place).astype(np.float32)
    tall *= (row.gains / 255.0)[clip].astype(np.float32)
    # the square root keeps quiet talk visible beside a shout
    half = np.sqrt(np.clip(tall, 0.0, 1.0)) * np.float32((height / 2 - 1) * FINE)
    step = np.where(heard, np.maximum(half, 0.5 * FINE) + 1.5, 0.0).astype(np.int64)
    state = np.where(found.there, (chosen[clip] & found.narrow) + 2 * row.off[clip], 4)
    table = spindles(inks, height)
    return table.take(state * (len(table) // 5) + step, axis=0).T


@lru_cache(maxsize=64)
def spindles(inks: Inks, height: int) -> Pixels:
    """Columns of an outline, ready made: (5 states x steps, height); step 0 is silence, then each step is ``1 / FINE``
    pixels more on both sides of the middle."""
    steps = int(height / 2 * FINE) + 3
    away = np.abs(np.arange(height) - (height - 1) / 2)
    half = (np.arange(steps) - 1) / FINE
    shade = np.clip((half[:, None] - away[None, :]) * (SHADES - 1), 0, SHADES - 1).astype(np.uint8)
    shade[0] = 0
    colours = palette(inks).reshape(5, SHADES)
    return np.concatenate([colours[state][shade] for state in range(5)])


def strips(
    row: Row, found: Columns, chosen: NDArray[np.bool_], pictures: Pictures, seconds: NDArray[np.float64], rate: float,
    ratio: float, inks: Inks,
) -> Pixels:  # fmt: skip
    """Bodies filled with small pictures side by side from the clip's beginning. ``seconds`` are lengths of media."""
    clip = found.clip
    media = row.media[clip]
    begins = pictures.begins[media]
    widths = pictures.widths[media]
    there = found.there & (media >= 0) & (begins >= 0)
    inside = np.arange(len(clip)) - found.begin.astype(np.int64)
    cell = inside // widths
    local = inside - cell * widths
    # the picture of a cell is that of the moment in its middle
    column = found.frame[1] - found.frame[0] if len(clip) > 1 else 1.0
    middle = (cell + 0.5) * widths * column
    moment = (row.offsets[clip] + middle * row.speeds[clip]) / rate
    number = np.clip(moment / seconds[media] * 12.0, 0, 11).astype(np.int64)
    number = np.where(row.speeds[clip] == 0, np.clip(row.offsets[clip] / rate / seconds[media] * 12, 0, 11), number)
    source = np.where(there, begins + number.astype(np.int64) * widths + local, 0)
    made = pictures.columns.take(source, axis=0)
    parted = there & (local == 0) & (cell > 0)
    made[parted] = inks.ground
    dim = there & row.off[clip]
    if dim.any():
        made[dim] = (made[dim] >> np.uint32(1)) & np.uint32(0x7F7F7F) | np.uint32(0xFF000000)
    line = np.where(chosen[clip] & found.narrow, np.uint32(inks.chosen), np.uint32(inks.body))
    line[~found.there] = inks.ground
    bare = ~there
    made[bare] = line[bare, None]
    return made.T


def rounded(pixels: Pixels, row: Row, found: Columns, view: View, ratio: float, radius: float, ground: int) -> None:
    """Take the corners off the clips that are wide enough, in place."""
    reach = radius * ratio
    if row.longest * view.scale < WIDE:
        return
    clip = found.clip
    ends = np.round((row.ends[clip] - view.left) * (view.scale * ratio))
    wide = found.there & (ends - found.begin >= WIDE * ratio)
    if reach < 1.5 or not wide.any():
        return
    column = np.arange(len(clip))
    inward = np.minimum(column - found.begin - 1, ends - 1 - column)
    inward[~wide] = reach
    near = np.flatnonzero(inward < reach)
    height = pixels.shape[0]
    for step in range(math.ceil(reach)):
        across = near[inward[near] == step]
        if not len(across):
            continue
        cut = reach - math.sqrt(max(0.0, reach * reach - (reach - step - 0.5) ** 2))
        whole, part = int(cut), cut - int(cut)
        for number in range(whole + 1):
            share = 1.0 if number < whole else part
            for line in (number, height - 1 - number):
                pixels[line, across] = _blended(pixels[line, across], ground, share)


def _blended(pixels: Pixels, ground: int, share: float) -> Pixels:
    """``share`` of the way to the ground."""
    part = np.uint32(round(share * 256))
    rest = np.uint32(256) - part
    low, middle = np.uint32(0xFF00FF), np.uint32(0x00FF00)
    base = np.uint32(ground)
    outer = (((pixels & low) * rest + (base & low) * part) >> np.uint32(8)) & low
    inner = (((pixels & middle) * rest + (base & middle) * part) >> np.uint32(8)) & middle
    return outer | inner | np.uint32(0xFF000000)


@lru_cache(maxsize=64)
def palette(inks: Inks) -> Pixels:
    """Five rows of shades from body to outline: usual, selected, disabled, both, and no clip at all."""
    off = mixed(inks.body, inks.ground, 0.5)
    rows = (
        (inks.body, inks.ink),
        (inks.chosen, inks.ink),
        (off, mixed(inks.ink, inks.ground, 0.6)),
        (mixed(inks.chosen, inks.ground, 0.4), mixed(inks.ink, inks.ground, 0.6)),
        (inks.ground, inks.ground),
    )
    return np.array([mixed(a, b, step / (SHADES - 1)) for a, b in rows for step in range(SHADES)], np.uint32)


def mixed(one: int, other: int, part: float) -> int:
    """``part`` of the way from one colour to another."""
    made = 0xFF
    for shift in (16, 8, 0):
        first, second = (one >> shift) & 255, (other >> shift) & 255
        made = (made << 8) | round(first + (second - first) * part)
    return made


def draw(painter: QPainter, at: QPointF, pixels: Pixels, ratio: float) -> None:
    """Lay pixels down, their upper left corner at a point."""
    whole = np.ascontiguousarray(pixels)
    height, width = whole.shape
    made = QImage(whole.data, width, height, 4 * width, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    painter.drawImage(at, made)


def rgb(colour: QColor) -> int:
    """0xffrrggbb."""
    return colour.rgb() | 0xFF000000
