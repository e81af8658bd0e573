"""Media in a mezzanine: an editing codec in which every picture stands alone, as long as what is used of a medium and
handles on either side.

A stretch keeps the numbers of its frames, in its timecode and in the cut, so that it can be exchanged for the whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from pathlib import Path
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken, Progress
from studio.core.time import FrameRate
from studio.ports.delivery import DeliveryForm, PictureCoding, Seal, SoundCoding
from studio.ports.interchange import HandedClip, HandedCut, HandedTrack, Loss, Lying, Roll
from studio.ports.provenance import Action, Claim
from studio.project.take import Take
from studio.project.timeline.clip import Gap
from studio.workflows.handover.footage import footage
from studio.workflows.handover.record import Handing
from studio.workflows.sequence import Cut
from studio.workflows.signing import claiming
from studio.workflows.studio import Studio

Mezzanine = Literal[
    "original", "prores-proxy", "prores-lt", "prores-422", "prores-hq", "prores-4444",
    "dnxhr-lb", "dnxhr-sq", "dnxhr-hq", "dnxhr-hqx",
]  # fmt: skip
"""``original``: the files as they are, whole."""
MEZZANINES: tuple[Mezzanine, ...] = get_args(Mezzanine)

_BITS: dict[str, float] = {
    "prores-proxy": 0.75, "prores-lt": 1.7, "prores-422": 2.4, "prores-hq": 3.6, "prores-4444": 5.4,
    "dnxhr-lb": 0.75, "dnxhr-sq": 2.4, "dnxhr-hq": 3.6, "dnxhr-hqx": 3.6,
}  # fmt: skip
"""Bits a pixel, about: the makers' data rates at 1920x1080."""
_SECOND = 48_000
_SOUND_BYTES = 6
"""Of a sample, two channels of 24 bits."""
_LEAST_DNXHR = (256, 120)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Frames ``first`` up to ``end`` of a medium, at ``rate``, its own; ``roll`` is what they become."""

    first: int
    end: int
    rate: FrameRate
    roll: Roll

    def holds(self, low: int, high: int) -> bool:
        """Whether frames of the sequence's rate are in it."""
        return self.roll.start <= low and high <= self.roll.end


@dataclass(frozen=True, slots=True)
class _Work:
    source: Path | Cut
    stretch: _Stretch
    take: Take | None


def code(mezzanine: Mezzanine) -> PictureCoding:
    """How a mezzanine is coded. ``original`` has none."""
    family, _, profile = mezzanine.partition("-")
    profile = "standard" if profile == "422" else profile
    if family == "prores":
        return PictureCoding(codec="prores", profile=profile, bits=10, alpha=profile == "4444")
    return PictureCoding(codec="dnxhr", profile=profile, bits=10 if profile == "hqx" else 8)


class Transcoding:
    """What has to be made of the media of ``handing``; ``handles`` None is all of every medium. ``sealed``: what is
    made of a take says so, and is signed."""

    def __init__(self, handing: Handing, mezzanine: Mezzanine, handles: int | None, *, sealed: bool = True) -> None:
        self._handing, self._mezzanine, self._code, self._sealed = handing, mezzanine, code(mezzanine), sealed
        wanteds = {wanted.name: wanted for wanted in handing.wanted}
        self._stretches: dict[Roll, list[_Stretch]] = {}
        self._work: list[_Work] = []
        used = _used(handing.cut) if handles is not None else {}
        for roll in handing.cut.rolls:
            wanted = wanteds.get(roll.path.name)
            source = wanted.source if wanted is not None else None
            if isinstance(source, Path | Cut) and roll.kind != "image" and roll.length:
                spans = _merged(used.get(roll, []), handles, roll) if handles is not None else [(roll.start, roll.end)]
                self._plan(roll, source, spans)

    @property
    def size(self) -> int:
        """Bytes that it will take, about."""
        total = 0.0
        for one in self._work:
            roll, count = one.stretch.roll, one.stretch.end - one.stretch.first
            total += count / one.stretch.rate.fps * _SECOND * _SOUND_BYTES if roll.channels else 0
            if roll.kind == "video":
                total += roll.size[0] * roll.size[1] * count * _BITS[self._mezzanine] / 8
        return int(total)

    @property
    def names(self) -> frozenset[str]:
        """The files in whose place others come."""
        return frozenset(roll.path.name for roll in self._stretches)

    def run(self, studio: Studio, home: Path, progress: Progress, cancel: CancelToken) -> int:
        """Make it all, in ``home``, and put it into the cut. How many files that are.

        Raises:
            InputError: a medium cannot be read, or coded.
            DiskError: the disk refuses.
            Cancelled: the token was set.
        """
        total, done = sum(one.stretch.end - one.stretch.first for one in self._work), 0
        for one in self._work:
            done = self._make(studio, one, home / one.stretch.roll.path.name, progress, cancel, done, total)
        gone, handing = self.names, self._handing
        handing.wanted = [wanted for wanted in handing.wanted if wanted.name not in gone]
        handing.cut = self._placed(handing.cut)
        return len(self._work)

    def _plan(self, roll: Roll, source: Path | Cut, spans: Sequence[tuple[int, int]]) -> None:
        fps = self._handing.cut.rate.fps
        rate = roll.rate if roll.kind == "video" and roll.rate is not None else self._handing.cut.rate
        each = fps / rate.fps  # frames of the sequence in one of its own
        suffix = ".mov" if roll.kind == "video" else ".wav"
        made = self._stretches.setdefault(roll, [])
        self._handing.release(roll.path)
        for number, (low, high) in enumerate(spans, start=1):
            # it begins where a frame of its own and one of the sequence begin together
            first = floor(low / each / each.denominator) * each.denominator
            end = ceil(high / each)
            stem = roll.path.stem if len(spans) == 1 else f"{roll.path.stem} part {number}"
            start = int(first * each)
            new = replace(
                roll,
                path=self._handing.place(stem, suffix),
                start=start,
                length=min(roll.end, floor(end * each)) - start,
                size=roll.size if isinstance(source, Cut) else self._even(roll.size),
                rate=rate if roll.kind == "video" else None,
                channels=2 if roll.channels else 0,
            )
            made.append(_Stretch(first, end, rate, new))
            self._work.append(_Work(source, made[-1], self._handing.takes.get(roll) if self._sealed else None))

    def _even(self, size: tuple[int, int]) -> tuple[int, int]:
        width, height = size[0] + size[0] % 2, size[1] + size[1] % 2
        if self._mezzanine.startswith("dnxhr") and any(size):
            low = _LEAST_DNXHR
            factor = max(1.0, low[0] / width, low[1] / height)
            width, height = ceil(width * factor / 2) * 2, ceil(height * factor / 2) * 2
        return width, height

    # --------------------------------------------------------------------------------------------- the media

    def _make(
        self, studio: Studio, work: _Work, path: Path, progress: Progress, cancel: CancelToken, done: int, total: int
    ) -> int:
        stretch = work.stretch
        count = stretch.end - stretch.first
        begin = stretch.rate.sample(stretch.first)
        samples = stretch.rate.sample(stretch.end) - begin
        with footage(studio, work.source) as medium:

            def _heard() -> Iterator[NDArray[np.float32]]:
                for at in range(0, samples, _SECOND):
                    cancel.check()
                    yield medium.samples(begin + at, min(_SECOND, samples - at))

            if stretch.roll.kind == "audio":
                with studio.media.sound_writer(path, time_reference=begin) as sound:
                    for block in _heard():
                        sound.write_samples(block)
                    sound.finish()
                progress("transcoding", done + count, total)
                return done + count
            form = DeliveryForm(
                container="mov",
                size=stretch.roll.size,
                rate=stretch.rate,
                picture=self._code,
                sound=SoundCoding(codec="pcm", bits=24) if stretch.roll.channels else None,
                timecode=stretch.first,
                tags={"title": stretch.roll.path.stem},
            )
            seen_through = False
            with studio.delivery.writer(path, form) as writer:
                for frame in range(stretch.first, stretch.end):
                    cancel.check()
                    picture = medium.picture(frame, stretch.rate, stretch.roll.size, cancel)
                    if self._code.alpha:
                        writer.write_frame(np.ascontiguousarray(picture[..., [2, 1, 0, 3]]))
                    else:
                        if int(picture[..., 3].min()) < 255:
                            picture, seen_through = _on_black(picture), True
                        writer.write_frame(np.ascontiguousarray(picture[..., 2::-1]))
                    done += 1
                    progress("transcoding", done, total)
                writer.finish(_heard() if form.sound is not None else None, seal=self._seal(studio, work))
        if seen_through:
            what = "It can be seen through here; in this mezzanine it lies on black. Choose prores-4444."
            self._handing.losses.append(Loss(where="clip", name=stretch.roll.path.stem, at=0, what=what))
        return done

    def _seal(self, studio: Studio, work: _Work) -> Seal | None:
        """Signs what is made of a take, with the take as what it was made of."""
        take, source = work.take, work.source
        if take is None or not isinstance(source, Path):
            return None
        ingredient = claiming.of_take(take, where=lambda _: source)
        done = Action(name="c2pa.transcoded", what=f"Made into {self._mezzanine} for another editor.")
        claim = Claim(title=work.stretch.roll.path.stem, source=ingredient.source, ingredients=(ingredient,),
                      actions=(done,))  # fmt: skip

        def _write(made: Path, target: Path) -> None:
            self._handing.remarks.update(dict.fromkeys(studio.provenance.seal(made, target, claim)))

        return _write

    # ----------------------------------------------------------------------------------------------- the cut

    def _placed(self, cut: HandedCut) -> HandedCut:
        tracks = tuple(replace(track, items=tuple(self._items(track))) for track in cut.tracks)
        rolls = [
            new
            for roll in cut.rolls
            for new in ([one.roll for one in self._stretches[roll]] if roll in self._stretches else [roll])
        ]
        return replace(cut, tracks=tracks, rolls=tuple(rolls))

    def _items(self, track: HandedTrack) -> Iterator[HandedClip | Gap]:
        where = {lying.number: lying for lying in track.lying()}
        for number, item in enumerate(track.items):
            roll = item.roll if isinstance(item, HandedClip) else None
            if not isinstance(item, HandedClip) or roll is None or roll not in self._stretches:
                yield item
                continue
            stretches = self._stretches[roll]
            low, high = _needed(track, where[number], roll)
            fitting = next((one for one in stretches if one.holds(low, high)), stretches[0] if stretches else None)
            yield replace(item, content=fitting.roll) if fitting is not None else item


def _used(cut: HandedCut) -> dict[Roll, list[tuple[int, int]]]:
    """Frames of each roll that are seen or heard, with those that transitions need."""
    used: dict[Roll, list[tuple[int, int]]] = {}
    for track in cut.tracks:
        for lying in track.lying():
            if lying.clip.roll is not None:
                used.setdefault(lying.clip.roll, []).append(_needed(track, lying, lying.clip.roll))
    return used


def _needed(track: HandedTrack, lying: Lying, roll: Roll) -> tuple[int, int]:
    clip = lying.clip
    head, tail = track.transitions.get(lying.number), track.transitions.get(lying.number + 1)
    before, after = head.before if head is not None else 0, tail.after if tail is not None else 0
    ends = [clip.offset + clip.phase + frame * clip.speed for frame in (-before, clip.length - 1 + after)]
    low, high = floor(min(ends)), floor(max(ends)) + 1
    last = roll.end - 1
    return min(max(roll.start, low), last), min(max(roll.start + 1, high), roll.end)


def _merged(spans: Sequence[tuple[int, int]], handles: int, roll: Roll) -> list[tuple[int, int]]:
    """With handles, in order; those that meet are one."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted((max(roll.start, low - handles), min(roll.end, high + handles)) for low, high in spans):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def _on_black(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    alpha = picture[..., 3:].astype(np.uint16)
    out = picture.copy()
    out[..., :3] = (picture[..., :3] * alpha + 127) // 255
    return out
