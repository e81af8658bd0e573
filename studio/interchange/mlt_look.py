"""MLT's filters for how a clip is laid, faded and levelled."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import cos, log10, pi, sin

from studio.ports.interchange import HandedClip, HandedCut, HandedTrack, Lying
from studio.project.timeline.clip import Transition
from studio.project.timeline.curve import Curve
from studio.project.timeline.look import PLAIN, Transform

Filter = tuple[str, dict[str, object]]
_SILENCE = -90.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """``length`` frames of a clip from its frame ``start`` on, which may lie before its beginning. Keys count from
    ``base`` at the first of them."""

    cut: HandedCut
    track: HandedTrack
    lying: Lying
    start: int
    length: int
    base: int = 0

    @property
    def clip(self) -> HandedClip:
        """The clip itself."""
        return self.lying.clip

    def alone(self, number: int) -> Transition | None:
        """The transition at the beginning of item ``number`` where it has no other side but nothing."""
        items = self.track.items
        sides = [items[place] for place in (number - 1, number) if 0 <= place < len(items)]
        both = [item for item in sides if isinstance(item, HandedClip) and item.present]
        return None if len(both) == 2 else self.track.transitions.get(number)

    def medium(self, frame: int) -> float:
        """The medium's frame at a frame of the stretch."""
        return float(self.clip.offset + self.clip.phase + (self.start + frame) * self.clip.speed)

    def keyed(self, at: Iterable[int], curves: Iterable[Curve], said: Callable[[int], str]) -> str:
        """A value as MLT writes what moves: its keys, or every frame where something eases; what stays, once."""
        moving = [curve for curve in curves if not curve.still]
        frames = set(at) if not moving else set(range(self.length))
        inside = sorted({min(max(0, frame), self.length - 1) for frame in frames})
        values = [(frame, said(frame)) for frame in inside]
        if len({value for _, value in values}) <= 1:
            return values[0][1] if values else said(0)
        return ";".join(f"{self.base + frame}={value}" for frame, value in values)


def seen(there: Stretch) -> Iterator[Filter]:
    """Where the picture is laid, and how much of what lies below is seen through it."""
    one, (width, height) = there.clip.transform, there.cut.size
    spatial = (one.x, one.y, one.scale, one.rotation)
    if spatial != (PLAIN.x, PLAIN.y, PLAIN.scale, PLAIN.rotation):
        yield (
            "affine",
            {
                "background": "color:#00000000",
                "transition.rect": there.keyed(
                    (), spatial, lambda frame: _rect(one, there.medium(frame), width, height)
                ),
                "transition.fix_rotate_x": there.keyed(
                    (), (one.rotation,), lambda frame: f"{one.rotation.value(there.medium(frame)):.6g}"
                ),
                "transition.fill": 1,
                "transition.distort": 0,
            },
        )
    steps = list(_edges(there))
    if one.opacity != PLAIN.opacity or steps:

        def _said(frame: int) -> str:
            return f"{one.opacity.value(there.medium(frame)) * _shown(there, there.start + frame + 0.5):.6g}"

        yield "brightness", {"level": 1, "alpha": there.keyed((0, *steps), (one.opacity,), _said)}


def transformed(there: Stretch) -> Iterator[Filter]:
    """The same as ``seen``, as the one effect that Kdenlive calls Transform."""
    one, (width, height) = there.clip.transform, there.cut.size
    curves = (one.x, one.y, one.scale, one.rotation, one.opacity)
    steps = list(_edges(there))
    if curves == (PLAIN.x, PLAIN.y, PLAIN.scale, PLAIN.rotation, PLAIN.opacity) and not steps:
        return

    def _said(frame: int) -> str:
        at = there.medium(frame)
        return _rect(one, at, width, height, one.opacity.value(at) * _shown(there, there.start + frame + 0.5))

    yield (
        "qtblend",
        {
            "kdenlive_id": "qtblend",
            "version": 2,
            "rect": there.keyed((0, *steps), curves, _said),
            "rotation": there.keyed(
                (), (one.rotation,), lambda frame: f"{one.rotation.value(there.medium(frame)):.6g}"
            ),
            "rotate_center": 1,
            "compositing": 0,
            "distort": 0,
        },
    )


def heard(there: Stretch, *, track: bool = True) -> Iterator[Filter]:
    """How loud it is: gain, with the track's if ``track``, fades and crossfades, all with equal power."""
    level = there.clip.level
    steps = [*_edges(there), *_between(there), *range(-there.start, level.fade_in - there.start + 1)]
    out = there.clip.length - there.start
    steps += range(out - level.fade_out - 1, out) if level.fade_out else ()

    def _said(frame: int) -> str:
        at = there.start + frame + 1  # gain goes from where it was to this, over the frame
        power = _faded(at, level.fade_in) * _faded(there.clip.length - at, level.fade_out)
        power *= sin(pi / 2 * _shown(there, at)) * _crossed(there, at)
        gain = level.gain_db.value(there.medium(frame)) + (there.track.gain_db if track else 0.0)
        return f"{max(_SILENCE, gain + 20 * log10(max(power, 1e-6))):.6g}"

    gain = there.keyed((0, *steps), (level.gain_db,), _said)
    if gain != "0":
        yield "volume", {"level": gain}


def _rect(one: Transform, at: float, width: int, height: int, opacity: float = 1.0) -> str:
    scale = one.scale.value(at)
    left = width * (0.5 + one.x.value(at) - scale / 2)
    top = height * (0.5 + one.y.value(at) - scale / 2)
    return f"{left:.4f} {top:.4f} {width * scale:.4f} {height * scale:.4f} {opacity:.6g}"


def _edges(there: Stretch) -> Iterator[int]:
    """Frames of the stretch at which it comes out of nothing, or goes there."""
    head, tail = there.alone(there.lying.number), there.alone(there.lying.number + 1)
    if head is not None:
        yield from range(-head.before - there.start, head.after - there.start + 1)
    if tail is not None:
        end = there.clip.length - there.start
        yield from range(end - tail.before - 1, end + tail.after)


def _between(there: Stretch) -> Iterator[int]:
    """Frames of the stretch at which it crosses with another clip."""
    head, tail = _crossings(there)
    if head is not None:
        yield from range(-head.before - there.start, head.after - there.start + 1)
    if tail is not None:
        end = there.clip.length - there.start
        yield from range(end - tail.before - 1, end + tail.after)


def _crossings(there: Stretch) -> tuple[Transition | None, Transition | None]:
    number = there.lying.number
    head, tail = there.track.transitions.get(number), there.track.transitions.get(number + 1)
    return (
        None if there.alone(number) is not None else head,
        None if there.alone(number + 1) is not None else tail,
    )


def _shown(there: Stretch, at: float) -> float:
    """How far it has come out of nothing at a frame of the clip, and not gone back: 0..1."""
    head, tail = there.alone(there.lying.number), there.alone(there.lying.number + 1)
    part = 1.0
    if head is not None:
        part = min(part, max(0.0, (at + head.before) / head.length))
    if tail is not None:
        part = min(part, max(0.0, 1.0 - (at - there.clip.length + tail.before) / tail.length))
    return min(1.0, part)


def _crossed(there: Stretch, at: float) -> float:
    """The part of its power that a crossfade leaves it: 0..1."""
    head, tail = _crossings(there)
    power = 1.0
    if head is not None and at < head.after:
        power *= sin(pi / 2 * min(1.0, max(0.0, (at + head.before) / head.length)))
    if tail is not None and at >= there.clip.length - tail.before:
        power *= cos(pi / 2 * min(1.0, max(0.0, (at - there.clip.length + tail.before) / tail.length)))
    return power


def _faded(frame: float, length: int) -> float:
    return sin(pi / 2 * min(1.0, max(0.0, frame / length))) if length else 1.0
