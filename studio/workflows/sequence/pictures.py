"""The picture of a frame: what each track shows at that moment, laid over each other by the compositor."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from studio.core.errors import StudioError
from studio.ports.compositor import FITTED, Compositor, Crossing, Layer, Lut, Picture, Placement, Row
from studio.project.timeline.look import PLAIN, UNGRADED, Transform
from studio.workflows.playback.source import Lane, Problem
from studio.workflows.sequence import slate
from studio.workflows.sequence.cut import Color, Cut, Image, Laid, Medium, Movie, Nested, Over, Placing, Shown, Words
from studio.workflows.sequence.supply import Given, Supply, number_at, told
from studio.workflows.sequence.warming import Warming

AHEAD = 60
"""Frames before a clip is shown at which its first picture begins to be looked for."""

_MOMENTS = 4
"""Frames for which is remembered what they show: each is asked about several times."""

_Size = tuple[int, int]


class Pictures:
    """Pictures of one cut, for one thread. Nothing that is wrong with a medium stops it: a slate stands in its place,
    and ``problems`` tells, each sentence once, in the order they were met."""

    def __init__(self, cut: Cut, supply: Supply, compositor: Compositor) -> None:
        self._cut, self._supply, self._compositor = cut, supply, compositor
        self._moments: OrderedDict[int, tuple[Shown | Over, ...]] = OrderedDict()
        self._nested: dict[Lane, Pictures] = {}
        self._plain: OrderedDict[tuple[Medium, _Size], Picture] = OrderedDict()
        self._luts: dict[str, Lut | None] = {}
        self._warming = Warming(cut, compositor)
        self._size = cut.size
        self._bad: dict[tuple[Path, int], str] = {}
        self.problems: dict[str, None] = {}

    def distance(self, index: int) -> int:
        """How many pictures must be decoded before this one can be made."""
        total = 0
        for shown in self._movies(index):
            if isinstance(shown.placing.medium, Nested):
                total += self._inner(shown.placing, shown.placing.medium).distance(self._inside(shown))
                continue
            given = self._supply.take(shown.placing)
            if not isinstance(given, Problem) and given.reader.facts.frame_count:
                number = self._number(given, shown)
                total += 0 if (given.path, number) in self._bad else given.reader.distance(number)
        return total

    def reach(self, index: int, limit: int) -> bool:
        """Decode at most ``limit`` pictures towards this one; whether all it needs is there."""
        return all(self._reached(shown, limit) for shown in self._movies(index))

    def prepare(self, index: int, limit: int) -> bool:
        """Decode at most ``limit`` pictures of clips that begin within ``AHEAD`` frames, or set words; whether all that
        comes soon is ready."""
        self._warming.begin()
        busy = {self._key(shown) for shown in self._movies(index)}
        return all(self._reached(shown, limit) for shown in self._coming(index) if self._key(shown) not in busy)

    def picture(self, index: int, size: _Size | None = None) -> Picture:
        """uint8 (height, width, 4), opaque; at ``size``, which is the sequence's own unless another is asked for."""
        size = self._size = size or self._cut.size
        rows = self._rows(index, size)
        if len(rows) == 1 and isinstance(rows[0], Layer) and _as_it_is(rows[0], size):
            picture = rows[0].picture
            return picture if picture.flags.writeable else picture.copy()
        return self._compositor.compose(rows, size)

    def problem(self, index: int) -> Problem | None:
        """Why nothing at all of this frame can be seen: the file that is missing or damaged, if it is alone."""
        found: Problem | None = None
        for shown in self._moment(index):
            if not isinstance(shown, Shown) or not isinstance(shown.placing.medium, Movie | Image):
                return None
            given = self._supply.take(shown.placing)
            if not isinstance(given, Problem):
                return None
            found = given
        return found

    def close(self) -> None:
        """Nothing more is wanted."""
        self._warming.end()

    # ------------------------------------------------------------------------------------------ what is shown

    def _moment(self, index: int) -> tuple[Shown | Over, ...]:
        """What the tracks show, from the bottom up."""
        found = self._moments.get(index)
        if found is None:
            every = (laid.shown(index) for _, laid in self._cut.pictures)
            found = tuple(shown for shown in every if shown is not None)
            self._moments[index] = found
            while len(self._moments) > _MOMENTS:
                self._moments.popitem(last=False)
        return found

    def _movies(self, index: int) -> Iterator[Shown]:
        """Those that must be decoded."""
        for shown in self._moment(index):
            for one in (shown.leaving, shown.coming) if isinstance(shown, Over) else (shown,):
                if one is not None and isinstance(one.placing.medium, Movie | Nested):
                    yield one

    def _coming(self, index: int) -> Iterator[Shown]:
        """Clips that will be seen soon, at the frame at which they will."""
        for _, laid in self._cut.pictures:
            number = bisect_right(laid.track.ends, index) + 1
            while number < len(laid.track.items) and (found := self._first(laid, number)) is not None:
                begins, shown = found
                if begins > index + AHEAD:
                    break
                if shown is not None and begins > index:
                    yield shown
                number += 1

    def _first(self, laid: Laid, number: int) -> tuple[int, Shown | None] | None:
        """When item ``number`` is first seen, and how."""
        placing, head = laid.placing(number), laid.transition(number)
        begins = laid.boundary(number) - (head.before if head is not None else 0)
        if placing is None or not isinstance(placing.medium, Movie | Nested | Words):
            return begins, None
        return begins, Shown(placing, begins - placing.start)

    def _key(self, shown: Shown) -> tuple[Lane, str]:
        return shown.placing.lane, getattr(shown.placing.medium, "name", shown.placing.clip.id)

    # ------------------------------------------------------------------------------------------ decoding

    def _inner(self, placing: Placing, medium: Nested) -> "Pictures":
        """The pictures of a nested sequence."""
        lane = (*placing.lane, placing.start)
        inner = self._nested.get(lane)
        if inner is None:
            inner = self._nested[lane] = Pictures(medium.cut, self._supply.inside(lane), self._compositor)
            inner.problems = self.problems
        return inner

    def _inside(self, shown: Shown) -> int:
        """The frame of a nested sequence, by its own count; it holds its first and last."""
        medium = shown.placing.medium
        assert isinstance(medium, Nested)
        frame = shown.placing.clip.medium(shown.frame) * medium.cut.rate.fps // self._cut.rate.fps
        return min(max(int(frame), 0), max(0, medium.cut.length - 1))

    def _number(self, given: Given, shown: Shown) -> int:
        medium, clip = shown.placing.medium, shown.placing.clip
        assert isinstance(medium, Movie | Image)
        return number_at(given.reader, medium, clip.medium(shown.frame), self._cut.rate)

    def _reached(self, shown: Shown, limit: int) -> bool:
        medium = shown.placing.medium
        if isinstance(medium, Nested):
            return self._inner(shown.placing, medium).reach(self._inside(shown), limit)
        if isinstance(medium, Words):
            self._drawn(shown, self._size, FITTED)
            return True
        given = self._supply.take(shown.placing)
        if isinstance(given, Problem) or not given.reader.facts.frame_count:
            return True
        number = self._number(given, shown)
        try:
            return (given.path, number) in self._bad or given.reader.reach(number, limit)
        except StudioError as exc:
            self._bad[given.path, number] = exc.what
            return True

    # ------------------------------------------------------------------------------------------ rows

    def _rows(self, index: int, size: _Size) -> list[Row]:
        rows: list[Row] = []
        for shown in self._moment(index):
            if isinstance(shown, Shown):
                layer = self._layer(shown, size)
                if layer is not None:
                    rows.append(layer)
            else:
                leaving = self._layer(shown.leaving, size) if shown.leaving is not None else None
                coming = self._layer(shown.coming, size) if shown.coming is not None else None
                rows.append(
                    Crossing(kind=shown.kind, part=shown.part, leaving=leaving, coming=coming, color=shown.color)
                )
        return rows

    def _layer(self, shown: Shown, size: _Size) -> Layer | None:
        clip = shown.placing.clip
        placement = _placed(clip.transform, float(clip.offset + clip.phase + shown.frame * clip.speed))
        made = self._drawn(shown, size, placement)
        if made is None:
            return None
        picture, genuine = made
        if not genuine:
            return Layer(picture=picture, placement=replace(FITTED, opacity=placement.opacity))
        lut = self._lut(clip.grade.lut) if clip.grade.lut else None
        return Layer(picture=picture, placement=placement, grade=clip.grade, lut=lut)

    def _drawn(self, shown: Shown, size: _Size, placement: Placement) -> tuple[Picture, bool] | None:
        """The picture of a medium, and whether it is that and no slate; None for what has none."""
        medium = shown.placing.medium
        match medium:
            case Movie() | Image():
                return self._read(shown, medium, size, placement)
            case Nested(cut=cut):
                if not cut.length:
                    return None
                wanted = _wanted(cut.size, size, shown.placing.clip.transform, placement)
                return self._inner(shown.placing, medium).picture(self._inside(shown), wanted), True
            case Words(title=title):
                try:
                    return self._compositor.title(title, size), True
                except StudioError as exc:
                    return self._slate(medium, exc.what, size)
            case Color(color=color):
                kept = self._kept(medium, size)
                return kept if kept is not None else self._keep(medium, size, _filled(color, size)), True
            case _:
                what = getattr(medium, "what", "")
                return None if not what and not hasattr(medium, "prompt") else self._slate(medium, what, size)

    def _read(self, shown: Shown, medium: Movie | Image, size: _Size, placement: Placement) -> tuple[Picture, bool]:
        given = self._supply.take(shown.placing)
        if isinstance(given, Problem):
            return self._slate(medium, told(given.what, given.path, medium), size, missing=given.missing)
        facts = given.reader.facts
        if not facts.frame_count:
            return self._slate(medium, f"{medium.name} holds no pictures.", size)
        number = self._number(given, shown)
        wanted = _wanted(facts.size, size, shown.placing.clip.transform, placement)
        if (given.path, number) in self._bad:
            return self._slate(medium, told(self._bad[given.path, number], given.path, medium), size)
        try:
            if isinstance(medium, Image):
                at = wanted or facts.size
                kept = self._kept(medium, at)
                return kept if kept is not None else self._keep(medium, at, given.reader.picture(0, wanted)), True
            if not self._supply.light and facts.frame_count < medium.frame_count and number == facts.frame_count - 1:
                self._tell(f"{medium.name} ends after {facts.frame_count} of its {medium.frame_count} pictures.")
            return given.reader.picture(number, wanted), True
        except StudioError as exc:  # this picture alone: what can be seen of a damaged file is seen
            self._bad[given.path, number] = exc.what
            return self._slate(medium, told(exc.what, given.path, medium), size)

    def _slate(self, medium: Medium, what: str, size: _Size, *, missing: bool = False) -> tuple[Picture, bool]:
        if what:
            self._tell(what)
        kept = self._kept(medium, size)
        if kept is not None:
            return kept, False
        rows = [Layer(picture=slate.hatched(size))]
        try:
            rows.append(Layer(picture=self._compositor.title(slate.words(medium, missing=missing), size)))
        except StudioError as exc:
            self._tell(exc.what)
        return self._keep(medium, size, self._compositor.compose(rows, size)), False

    def _tell(self, what: str) -> None:
        self.problems[what] = None

    def _kept(self, medium: Medium, size: _Size) -> Picture | None:
        return self._plain.get((medium, size))

    def _keep(self, medium: Medium, size: _Size, picture: Picture) -> Picture:
        picture.flags.writeable = False
        self._plain[medium, size] = picture
        while len(self._plain) > 8:
            self._plain.popitem(last=False)
        return picture

    def _lut(self, digest: str) -> Lut | None:
        if digest not in self._luts:
            place: Path | None = next((laid.luts[digest] for laid in self._cut.tracks if digest in laid.luts), None)
            try:
                self._luts[digest] = self._compositor.lut(place) if place is not None else None
            except StudioError as exc:
                self._tell(exc.what)
                self._luts[digest] = None
        return self._luts[digest]


def _placed(transform: Transform, at: float) -> Placement:
    if transform is PLAIN:
        return FITTED
    return Placement(
        x=transform.x.value(at),
        y=transform.y.value(at),
        scale=transform.scale.value(at),
        rotation=transform.rotation.value(at),
        opacity=transform.opacity.value(at),
        crop=transform.crop,
    )


def _wanted(has: _Size, screen: _Size, transform: Transform, placement: Placement) -> _Size | None:
    """The size in which a picture is to be read, so that it need not be made much smaller afterwards; None for its own.

    A picture that fills the screen as it is is read in the very size it is shown in.
    """
    fit = min(screen[0] / has[0], screen[1] / has[1])
    part = fit * abs(placement.scale)
    if not transform.scale.still:
        part = float(np.ceil(part * 8.0) / 8.0)
    elif placement.scale == 1.0 and not placement.rotation:
        part = min(part, 4.0)  # enlarged by the reader, whose filter is the better one
        return None if part == 1.0 else (max(1, round(has[0] * part)), max(1, round(has[1] * part)))
    if part >= 1.0:
        return None
    return max(1, round(has[0] * part)), max(1, round(has[1] * part))


def _as_it_is(layer: Layer, size: _Size) -> bool:
    """Whether a layer alone is the picture."""
    if layer.placement != FITTED or layer.grade != UNGRADED or layer.picture.shape[:2] != (size[1], size[0]):
        return False
    return bool((layer.picture[..., 3] == 255).all())


def _filled(color: str, size: _Size) -> Picture:
    """``#rrggbb`` over a whole screen; black where it makes no sense."""
    digits = color.removeprefix("#")
    value = int(digits, 16) if len(digits) == 6 and all(letter in "0123456789abcdefABCDEF" for letter in digits) else 0
    picture = np.empty((size[1], size[0], 4), np.uint8)
    picture[:] = value & 255, value >> 8 & 255, value >> 16, 255
    return picture
