"""What is burnt into the pictures of a file: captions, the lines of a review, an animatic's notes, the visible mark."""

from dataclasses import dataclass, replace
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from studio.core.time import FrameRate
from studio.core.timecode import timecode
from studio.ports.captions import Cue
from studio.ports.compositor import FITTED, Compositor, Layer, Picture, Placement
from studio.project.project import Project
from studio.project.timeline.clip import TakeSource
from studio.project.timeline.title import SUBTITLE, Align, Style, Title
from studio.workflows.delivering.annotating import Notes
from studio.workflows.sequence import Cut
from studio.workflows.sequence.cut import Image, Movie, Nested, Over, Planned, Shown

_LINE = 0.034
"""Height of a review's letters, in parts of the picture's shorter side."""

_UPRIGHT, _RAISED = 0.062, 0.14
"""Of upright pictures: height of a caption's letters in parts of the width, and how far it is raised in parts of the
height, out of what players of such films lay over their foot."""

_GROUND = 150
"""Opacity of the ground behind them, 0..255."""

_DIGITS = "0123456789:;"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a review shows beside the pictures: ``first`` is the number of the file's first frame in timecode."""

    project: Project
    cut: Cut
    rate: FrameRate
    first: int
    drop: bool


class Overlays:
    """Draws on pictures of one size."""

    def __init__(
        self,
        compositor: Compositor,
        size: tuple[int, int],
        *,
        captions: tuple[Cue, ...] = (),
        rate: FrameRate,
        review: Review | None = None,
        notes: Notes | None = None,
        sign: NDArray[np.uint8] | None = None,
    ) -> None:
        """``captions`` are in the file's own time, ``rate`` is the file's. ``sign`` is the visible mark: uint8 (height,
        width, 4), red first, multiplied with its opacity."""
        self._compositor, self._size = compositor, size
        self._captions, self._rate, self._review = captions, rate, review
        self._notes = notes
        self._next = 0
        self._labels: dict[str, Picture] = {}
        self._digits: dict[str, Picture] = {}
        width, height = size
        upright = height > width
        self._style = replace(SUBTITLE, size=_UPRIGHT * width / height) if upright else SUBTITLE
        self._placement = Placement(y=-_RAISED) if upright else FITTED
        self._sign = _straight(sign) if sign is not None else None
        self._em = max(8, round(_LINE * min(size)))

    @property
    def nothing(self) -> bool:
        """Whether pictures stay as they are."""
        return not self._captions and self._review is None and self._sign is None and self._notes is None

    def draw(self, picture: Picture, frame: int, shown: int) -> Picture:
        """Frame ``frame`` of the file, which shows frame ``shown`` of the sequence, with everything on it."""
        text = self._caption(frame)
        if text:
            title = self._compositor.title(Title(text=text, style=self._style), self._size)
            words = Layer(picture=title, placement=self._placement)
            picture = self._compositor.compose([Layer(picture=picture), words], self._size)
        if self._review is None and self._sign is None and self._notes is None:
            return picture
        if not picture.flags.writeable:
            picture = picture.copy()
        margin = self._em
        if self._notes is not None:
            self._notes.draw(picture, shown)
        if self._review is not None:
            _blend(picture, self._label(_what(self._review, shown)), margin, margin)
            code = self._code(timecode(self._review.first + frame, self._review.rate, drop=self._review.drop))
            _blend(picture, code, self._size[0] - code.shape[1] - margin, margin)
        if self._sign is not None:
            _blend(picture, *self._sign)
        return picture

    def _caption(self, frame: int) -> str:
        begin, end = self._rate.sample(frame), self._rate.sample(frame + 1)
        while self._next and self._captions[self._next - 1].end > begin:
            self._next -= 1
        while self._next < len(self._captions) and self._captions[self._next].end <= begin:
            self._next += 1
        one = self._captions[self._next] if self._next < len(self._captions) else None
        return one.text if one is not None and one.start < end else ""

    def _label(self, text: str) -> Picture:
        """Words on their ground."""
        if text not in self._labels:
            while len(self._labels) > 16:
                self._labels.pop(next(iter(self._labels)))
            self._labels[text] = self._written(text)
        return self._labels[text]

    def _written(self, text: str) -> Picture:
        em = self._em
        letters = self._set(text, (max(1, min(self._size[0] - 4 * em, len(text) * em + em)), 2 * em), "start")
        used = np.flatnonzero(letters[..., 3].any(axis=0))
        letters = letters[:, used[0] : used[-1] + 1] if len(used) else letters[:, :1]
        return self._grounded(letters)

    def _code(self, text: str) -> Picture:
        """Digits in cells of one width, so that they do not dance."""
        if not self._digits:
            em = self._em
            for one in _DIGITS:
                cell = self._set(one, (2 * em, 2 * em), "middle")
                half = round(em * (0.32 if one.isdigit() else 0.18))
                self._digits[one] = cell[:, em - half : em + half]
        return self._grounded(np.concatenate([self._digits[one] for one in text], axis=1))

    def _set(self, text: str, canvas: tuple[int, int], align: Align) -> Picture:
        style = Style(font="Inter", weight=500, size=0.5, shadow=0.0, align=align)
        return self._compositor.title(Title(text=text, style=style), canvas)

    def _grounded(self, letters: Picture) -> Picture:
        """White letters on a dark ground with room around them."""
        em = self._em
        tall, wide = 2 * em - 2 * (em // 4), letters.shape[1] + em
        cover = np.zeros((tall, wide), np.float32)
        cover[:, em // 2 : em // 2 + letters.shape[1]] = letters[em // 4 : em // 4 + tall, :, 3] / 255.0
        alpha = cover + (1.0 - cover) * (_GROUND / 255.0)
        made = np.empty((tall, wide, 4), np.uint8)
        made[..., :3] = np.rint(255.0 * cover / np.maximum(alpha, 1e-6))[..., None]
        made[..., 3] = np.rint(alpha * 255.0)
        return made


def shown_by(cut: Cut, frame: int) -> Shown | None:
    """The clip that is on top of the pictures at a frame, of those that are shots, files or sequences."""
    for _, laid in reversed(cut.pictures):
        found = laid.shown(frame)
        if isinstance(found, Over):
            found = found.coming if found.part >= 0.5 else found.leaving
        if found is not None and isinstance(found.placing.medium, Movie | Image | Nested | Planned):
            return found
    return None


def _what(review: Review, frame: int) -> str:
    """``Shot 3 · Take 2``, or the name of the file."""
    found = shown_by(review.cut, frame)
    if found is None:
        return review.cut.name
    source, medium = found.placing.clip.source, found.placing.medium
    if isinstance(source, TakeSource):
        takes = [take.id for take in review.project.takes_of(source.shot_id)]
        name = medium.name if isinstance(medium, Movie) else ""
        take = f"Take {takes.index(name) + 1}" if name in takes else "no take"
        return f"Shot {review.project.number(source.shot_id)} · {take}"
    if isinstance(medium, Nested):
        return medium.cut.name
    return medium.name if isinstance(medium, Movie | Image) else review.cut.name


def _blend(picture: Picture, over: Picture, left: int, top: int) -> None:
    """Lay a small picture over an opaque one, in place; what is beyond its edges is left out."""
    left, top = floor(left), floor(top)
    x, y = max(0, left), max(0, top)
    over = over[y - top : ceil(picture.shape[0] - top), x - left : ceil(picture.shape[1] - left)]
    if not over.size:
        return
    under: NDArray[np.uint8] = picture[y : y + over.shape[0], x : x + over.shape[1]]
    alpha = over[..., 3:].astype(np.uint16)
    mixed = over[..., :3] * alpha + under[..., :3] * (255 - alpha) + 127
    under[..., :3] = (mixed // 255).astype(np.uint8)


def _straight(sign: NDArray[np.uint8]) -> tuple[Picture, int, int]:
    """What of a picture for a whole screen is not clear, blue first, not multiplied; and where it lies."""
    down, across = (np.flatnonzero(sign[..., 3].any(axis=axis)) for axis in (1, 0))
    if not len(down):
        return np.zeros((1, 1, 4), np.uint8), 0, 0
    top, left = int(down[0]), int(across[0])
    part = sign[top : down[-1] + 1, left : across[-1] + 1]
    alpha = part[..., 3:].astype(np.float32) / 255.0
    made = part.copy()
    made[..., :3] = np.rint(np.minimum(part[..., 2::-1] / np.maximum(alpha, 1e-3), 255.0))
    return made, left, top
