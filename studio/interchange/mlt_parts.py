"""Which stretches of which media a clip shows in MLT, and the producers that give them."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from xml.etree.ElementTree import Element

from studio.interchange.tree import node
from studio.ports.interchange import HandedClip, HandedCut, HandedTrack, Lettering, Roll

ENDLESS = 1_000_000
"""Frames of what has no end."""


@dataclass(frozen=True, slots=True)
class Part:
    """``length`` frames of a clip from its frame ``start`` on; ``still`` is the frame of its file that is held."""

    start: int
    length: int
    still: int | None = None


def parts(clip: HandedClip, first: int, end: int) -> Iterator[Part]:
    """The clip from its frame ``first`` up to ``end``, where it runs and where it is held."""
    roll = roll_of(clip)
    if roll is None or not roll.length:
        yield Part(first, end - first)
        return
    begin, last = clip.offset + clip.phase - roll.start, roll.length - 1
    if clip.speed == 0:
        yield Part(first, end - first, min(max(0, floor(begin)), last))
        return
    bounds = sorted((-begin / clip.speed, (roll.length - Fraction(1, 1000) - begin) / clip.speed))
    low, high = max(first, ceil(bounds[0])), min(end, floor(bounds[1]) + 1)
    if high <= low:
        yield Part(first, end - first, 0 if (begin < 0) == (clip.speed > 0) else last)
        return
    edges = (0, last) if clip.speed > 0 else (last, 0)
    if low > first:
        yield Part(first, low - first, edges[0])
    yield Part(low, high - low)
    if end > high:
        yield Part(high, end - high, edges[1])


def running(roll: Roll, clip: HandedClip | None, part: Part) -> tuple[dict[str, object], int, int]:
    """A producer of a file as it plays in a clip (None: as it is), its length, and its frame at which a part of the
    clip begins."""
    speed = clip.speed if clip is not None else Fraction(1)
    place = clip.offset + clip.phase - roll.start + part.start * speed if clip is not None else Fraction(part.start)
    if speed in (0, 1):
        return {"mlt_service": "avformat", "resource": roll.path}, roll.length, floor(place)
    pace = f"{float(speed):.6f}"
    length = max(1, ceil(roll.length / abs(speed)), part.length)
    at = round((place if speed > 0 else roll.length - 1 - place) / abs(speed))
    at = min(max(0, at), length - part.length)
    known: dict[str, object] = {"mlt_service": "timewarp", "resource": f"{pace}:{roll.path}", "warp_speed": pace,
                                "warp_resource": roll.path, "warp_pitch": 0}  # fmt: skip
    return known, length, at


def roll_of(clip: HandedClip) -> Roll | None:
    """The file that a clip shows: for words, the picture of them."""
    return clip.content.picture if isinstance(clip.content, Lettering) else clip.roll


def shown(track: HandedTrack, number: int) -> bool:
    """Whether item ``number`` of a track is a clip with something in it."""
    item = track.items[number] if 0 <= number < len(track.items) else None
    return isinstance(item, HandedClip) and item.present


def profile(root: Element, cut: HandedCut) -> None:
    """Size and rate of the project."""
    width, height = cut.size
    shape = Fraction(width, height)
    node(
        root, "profile", description=cut.name, width=width, height=height, progressive=1, sample_aspect_num=1,
        sample_aspect_den=1, display_aspect_num=shape.numerator, display_aspect_den=shape.denominator,
        frame_rate_num=cut.rate.fps.numerator, frame_rate_den=cut.rate.fps.denominator, colorspace=709,
    )  # fmt: skip
