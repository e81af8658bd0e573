"""What a compositor will be asked for, tried out small: the first dissolve of a day must not wait for a compiler."""

import threading
from collections.abc import Iterator

import numpy as np

from studio.core.errors import StudioError
from studio.ports.compositor import Compositor, Crossing, Layer, Picture, Placement, Row
from studio.project.timeline.clip import Clip
from studio.project.timeline.curve import Curve
from studio.project.timeline.look import UNGRADED
from studio.workflows.sequence.cut import Cut, Laid, Movie, Nested

SIZE = (64, 36)
"""(width, height) of what is tried."""


class Warming:
    """Tries them out on a thread of its own, as loading a compiler takes a second and somebody may want a picture."""

    def __init__(self, cut: Cut, compositor: Compositor) -> None:
        self._cut, self._compositor = cut, compositor
        self._begun = self._over = False

    def begin(self) -> None:
        """The first time only."""
        if not self._begun:
            self._begun = True
            threading.Thread(target=self._work, name="compositor-warming", daemon=True).start()

    def end(self) -> None:
        """Not wanted any more: what has not been tried is left."""
        self._over = True

    def _work(self) -> None:
        for rows in trials(self._cut):
            if self._over:
                return
            try:
                self._compositor.compose(rows, SIZE)
            except StudioError:
                continue  # whoever makes the real picture says why


def trials(cut: Cut) -> Iterator[tuple[Row, ...]]:
    """Rows of each kind that the cut will need, each once."""
    tried: set[object] = set()
    for _, laid in cut.pictures:
        for number, item in enumerate(laid.track.items):
            if isinstance(item, Clip):
                for kind, rows in _of_clip(laid, number, item):
                    if kind not in tried:
                        tried.add(kind)
                        yield rows


def _of_clip(laid: Laid, number: int, clip: Clip) -> Iterator[tuple[object, tuple[Row, ...]]]:
    medium, transform = laid.media[number], clip.transform
    if isinstance(medium, Nested):
        for rows in trials(medium.cut):
            yield (medium.cut.id, len(rows)), rows
    curves = (transform.x, transform.y, transform.scale, transform.rotation, transform.opacity)
    values = [_typical(curve) for curve in curves]
    opaque = isinstance(medium, Movie)
    below, layer = (
        Layer(picture=_sample(solid=True)),
        Layer(
            picture=_sample(solid=opaque),
            placement=Placement(
                x=values[0],
                y=values[1],
                scale=values[2],
                rotation=values[3],
                opacity=values[4],
                crop=transform.crop,
            ),
            grade=clip.grade,
        ),
    )
    plain = values == [0.0, 0.0, 1.0, 0.0, 1.0] and transform.crop.left == transform.crop.top == 0.0
    grade = clip.grade
    graded = (grade.exposure != 0.0, grade.saturation != 1.0, grade.lift, grade.gamma, grade.gain)
    if opaque and plain and clip.grade == UNGRADED:
        below = layer  # needs no compositor by itself
    else:
        yield (opaque, plain, values[2] != 1.0, values[3] != 0.0, values[4] != 1.0, graded), (below, layer)
    for transition in (clip.head, clip.tail):
        if transition is not None and transition.length:
            row = Crossing(kind=transition.kind, part=0.4, leaving=below, coming=layer, color=transition.color)
            yield (transition.kind, opaque, plain), (below, row)


def _typical(curve: Curve) -> float:
    """A value that is no exception: of two keys one between them."""
    values = [key.value for key in curve.keys]
    return values[0] if curve.still else (values[0] + values[-1]) / 2 or max(values)


def _sample(*, solid: bool) -> Picture:
    picture = np.full((SIZE[1], SIZE[0], 4), 128, np.uint8)
    if solid:
        picture[..., 3] = 255
    return picture
