"""Framing: what a shot is of, and how much of the world its picture holds there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from studio.project.scene import ShotSize
from studio.stage.performer import Performer
from studio.stage.world import Vector

LENS_MM = {
    "extreme_wide": 24.0, "wide": 28.0, "full": 35.0, "medium": 50.0, "medium_close": 60.0, "close_up": 85.0,
    "extreme_close_up": 100.0,
}  # fmt: skip
"""Usual lenses by shot size (35 mm full-frame equivalents)."""

_HEIGHTS = {
    "extreme_wide": 5.5, "wide": 2.5, "full": 1.28, "medium": 0.64, "medium_close": 0.42, "close_up": 0.235,
    "extreme_close_up": 0.11,
}  # fmt: skip
"""Height of the picture in heights of the subject: full keeps head and feet, medium cuts at the waist, a
close-up at the collar; an extreme one is of eyes and mouth."""

_THING_HEIGHTS = {
    "extreme_wide": 9.0, "wide": 4.5, "full": 2.4, "medium": 2.1, "medium_close": 1.75, "close_up": 1.5,
    "extreme_close_up": 0.7,
}  # fmt: skip
"""The same for what has no face: a close-up of a fire holds the fire."""

_ANIMAL_HEIGHTS = {
    "extreme_wide": 5.5, "wide": 2.5, "full": 1.35, "medium": 0.95, "medium_close": 0.72, "close_up": 0.44,
    "extreme_close_up": 0.24,
}  # fmt: skip
"""The same for four legs: the head is a larger part of the height, and stands before the body, not on it."""

_LEAST_M, _SPECK_M = 0.14, 0.05
"""A close picture holds no less, unless it is of something smaller than a thumb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What the camera films: ``focus`` is the point it cares about, ``height_m`` how tall, ``width_m`` how broad the
    group is across the picture, ``heading`` the yaw it faces (None: no face)."""

    center: Callable[[float], Vector]
    focus: Callable[[float], Vector]
    height_m: float
    width_m: float
    heading: float | None = None
    moving: bool = False
    speed_m_s: float = 0.0
    faceless: bool = False
    least_m: float = 0.3
    """How much there is to be seen at least, from top to bottom, metres: a ring is filmed from nearer."""
    """A thing: close shots hold all of it."""
    crowded: bool = False
    """Several things or places at once: together they fill the picture."""
    rise_m: float = 0.0
    animal: bool = False


def subject_of(
    performers: Sequence[Performer], heading: float | None, seconds: float, still: bool = False,
    faceless: bool = False, animal: bool = False,
) -> Subject:  # fmt: skip
    """The group of performers as one thing to film."""
    boxes = [[np.array(p.bounds(t), float) for p in performers] for t in (0.0, seconds / 2, seconds)]
    middles = [np.mean([b.mean(0) for b in at], 0) for at in boxes]
    travel = float(np.linalg.norm((middles[2] - middles[0])[:2]))
    low, high = np.min([b[0] for b in boxes[1]], 0), np.max([b[1] for b in boxes[1]], 0)
    height = float(high[2] - low[2])
    width = float(np.linalg.norm((high - low)[:2]))

    @cache  # many cameras are tried at the same moments
    def center(t: float) -> Vector:
        points = np.array([p.bounds(t) for p in performers], float)
        bottom, top = points[:, 0].min(0), points[:, 1].max(0)
        m = (bottom + top) / 2
        return (float(m[0]), float(m[1]), float(bottom[2] + (top[2] - bottom[2]) / 2))

    @cache
    def focus(t: float) -> Vector:
        return performers[0].focus(t)

    rise = float(abs(middles[2][2] - middles[0][2]))
    return Subject(
        center=center, focus=focus, height_m=max(height, _SPECK_M), width_m=width, heading=heading,
        moving=(travel > 1.5 or rise > 0.8) and not still, speed_m_s=travel / max(seconds, 0.1), faceless=faceless,
        crowded=faceless and len(performers) > 1 and rise < 0.8, rise_m=rise,
        animal=animal,
    )  # fmt: skip


def picture_m(size: ShotSize, subject: Subject, aspect: float, tight: bool) -> float:
    """Metres from top to bottom of a picture where its subject is. ``tight``: it is of a face."""
    heights = _THING_HEIGHTS if subject.faceless else _ANIMAL_HEIGHTS if subject.animal else _HEIGHTS
    share = heights[size]
    if subject.crowded:
        share = min(share, 1.08)
    if subject.height_m > 3.5 and share > 1:
        share = 1 + (share - 1) * 0.45  # ships and houses are seen wide from less far
    picture = share * subject.height_m
    if subject.rise_m > 0.8:
        picture = max(picture, 3.1)  # what rises needs a world to rise over
    if not tight:
        slack = 1.15 if size == "full" or subject.faceless else 1.0
        picture = max(picture, slack * subject.width_m / aspect, subject.least_m)
    else:
        least = _LEAST_M if subject.height_m > _SPECK_M else min(_LEAST_M, max(4 * subject.width_m / aspect, 0.035))
        # a portrait-shaped picture must still hold the shoulders
        picture = max(picture, 0.30 * subject.height_m / max(aspect, 0.4) if aspect < 1 else 0.0, least)
        if subject.animal:  # what lies low and long is measured by its length
            picture = max(picture, 0.30 * share * subject.width_m / max(aspect, 1.0))
    return picture
