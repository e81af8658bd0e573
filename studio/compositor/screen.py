"""The screen while a picture is being made on it: layers laid over what is there, transitions between two of them.

Kernels are imported where they are first needed: a film of plain cuts is shown without the compiler, which takes a
second to load and a hundred megabytes.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from studio.compositor.colors import color
from studio.compositor.grading import Grader, changes
from studio.compositor.placing import Place, place, sane
from studio.compositor.sampling import side
from studio.core.errors import FaultError
from studio.ports.compositor import Crossing, Layer, Picture, Row


class _Laid(NamedTuple):
    """A layer with what has been found out about it."""

    layer: Layer
    picture: Picture
    place: Place
    solid: bool
    whole: bool

    @property
    def covers(self) -> bool:
        """Whether nothing below it can be seen, and it is on the screen pixel by pixel."""
        return self.whole and self.solid and self.place.opacity >= 1.0

    @property
    def weight(self) -> int:
        return round(self.place.opacity * 256.0)


class Screen:
    """One picture in the making, ``size`` (width, height)."""

    def __init__(self, size: tuple[int, int], grader: Grader) -> None:
        self._size, self._grader = size, grader
        self._out: Picture = np.empty((size[1], size[0], 4), np.uint8)
        self._begun = False

    def show(self, rows: Sequence[Row]) -> Picture:
        """All rows, the first at the bottom, on black."""
        laid = [self._row(row) for row in rows]
        lowest = max((n for n, row in enumerate(laid) if self._hides(row)), default=0)
        for row in laid[lowest:]:
            self._add(row)
        self._begin()
        return self._out

    def _row(self, row: Row) -> "_Laid | _Cross":
        if isinstance(row, Layer):
            return self._laid(row)
        leaving = self._laid(row.leaving) if row.leaving else None
        coming = self._laid(row.coming) if row.coming else None
        return _Cross(row, sane(row.part, 0.0, 1.0, 0.0), leaving, coming)

    def _laid(self, layer: Layer) -> _Laid:
        picture = _sealed(layer.picture)
        height, width = picture.shape[:2]
        where = place(layer.placement, (width, height), self._size)
        whole = (
            (width, height) == self._size
            and where.upright
            and (where.zoom, where.x, where.y) == (1.0, width * 0.5, height * 0.5)
            and (where.left, where.top, where.right, where.bottom) == (0.0, 0.0, width, height)
        )
        solid = int(picture.view(np.uint32).min()) >= 0xFF000000
        return _Laid(layer, picture, where, solid, whole)

    @staticmethod
    def _hides(row: "_Laid | _Cross") -> bool:
        if isinstance(row, _Laid):
            return row.covers
        return all(layer is not None and layer.covers for layer in (row.leaving, row.coming))

    def _add(self, row: "_Laid | _Cross") -> None:
        if isinstance(row, _Cross):
            self._cross(row)
        elif not row.place.empty:
            self._begun = self._lay(row, self._out, self._begun)

    def _begin(self) -> None:
        if not self._begun:
            _fill(self._out)
            self._begun = True

    def _lay(self, laid: _Laid, out: Picture, begun: bool) -> bool:
        """Lay one over ``out``, which holds nothing yet where it has not ``begun``; True: now it has."""
        layer, graded = laid.layer, changes(laid.layer.grade, laid.layer.lut)
        if laid.covers:
            if graded:
                self._grader.apply(out, laid.picture, layer.grade, layer.lut)
            else:
                out[:] = laid.picture
            return True
        if not begun:
            _fill(out)
        picture = laid.picture
        if graded:
            made = np.empty_like(picture)
            self._grader.apply(made, picture, layer.grade, layer.lut)
            picture = _sealed(made)
        if laid.whole:
            from studio.compositor.laying import over

            over(_pixels(out), _pixels(picture), laid.weight)
        elif laid.place.upright:
            self._upright(out, picture, laid)
        else:
            self._turned(out, picture, laid)
        return True

    def _upright(self, out: Picture, picture: Picture, laid: _Laid) -> None:
        where, (height, width) = laid.place, picture.shape[:2]
        if not laid.solid:
            where = _where_seen(where, picture)
        x_offset, y_offset = where.x - 0.5 * width * where.zoom, where.y - 0.5 * height * where.zoom
        across = side(width, where.left, where.right, where.zoom, x_offset, self._size[0])
        down = side(height, where.top, where.bottom, where.zoom, y_offset, self._size[1])
        if not len(across.first) or not len(down.first):
            return
        from studio.compositor.stretching import lay_upright

        lay_upright(
            out, picture,
            down.start, down.first, down.weights, down.cover,
            across.start, across.first, across.weights, np.repeat(across.cover, 4), where.opacity, laid.solid,
        )  # fmt: skip

    def _turned(self, out: Picture, picture: Picture, laid: _Laid) -> None:
        where, zoom = laid.place, laid.place.zoom
        if not laid.solid:
            where = _where_seen(where, picture)
        middle = np.array([picture.shape[1], picture.shape[0]]) * 0.5
        edges = np.array([where.left, where.top, where.right, where.bottom])
        if zoom < 1.0:  # made smaller first: between four pixels, what is shrunk would shimmer
            middle, edges = middle * zoom, edges * zoom
            picture = _shrunk(picture, zoom, laid.solid)
            moved = 0.5 * np.array([picture.shape[1], picture.shape[0]]) - middle
            middle, edges, zoom = middle + moved, edges + np.tile(moved, 2), 1.0
        cos, sin = where.cos / zoom, where.sin / zoom
        way = np.array([
            cos, sin, middle[0] - cos * where.x - sin * where.y,
            -sin, cos, middle[1] + sin * where.x - cos * where.y,
        ])  # fmt: skip
        corners = (edges[[0, 2, 2, 0]] - middle[0]) * zoom, (edges[[1, 1, 3, 3]] - middle[1]) * zoom
        x = where.x + where.cos * corners[0] - where.sin * corners[1]
        y = where.y + where.sin * corners[0] + where.cos * corners[1]
        low = np.floor([x.min() - 1.0, y.min() - 1.0])
        high = np.ceil([x.max() + 1.0, y.max() + 1.0])
        box = np.concatenate([np.maximum(low, 0.0), np.minimum(high, self._size)]).astype(np.int64)
        if box[0] >= box[2] or box[1] >= box[3]:
            return
        from studio.compositor.turning import lay_turned

        lay_turned(
            _pixels(out), self._size[0], _pixels(picture), picture.shape[1], box, way, edges, zoom, where.opacity
        )

    def _cross(self, cross: "_Cross") -> None:
        """Both sides are laid over what is below, each by itself, and then mixed: that is the same as mixing the two
        and laying the mixture over it, as what is below is opaque."""
        part, kind = cross.part, cross.row.kind
        if kind == "dip":
            blue, green, red, _ = color(cross.row.color)
            filled = np.empty_like(self._out)
            _fill(filled, blue, green, red)
            if part < 0.5:
                self._mix(self._side(cross.leaving), filled, 2.0 * part)
            else:
                self._mix(filled, self._side(cross.coming), 2.0 * part - 1.0)
        elif part <= 0.0 or part >= 1.0:
            shown = cross.leaving if part <= 0.0 else cross.coming
            if shown is not None:
                self._add(shown)
        elif kind in ("dissolve", "crossfade"):
            self._mix(self._side(cross.leaving), self._side(cross.coming), part)
        else:
            self._wipe(self._side(cross.leaving), self._side(cross.coming), part, kind)

    def _side(self, laid: _Laid | None) -> Picture:
        """What the screen would look like with this side alone."""
        if laid is not None and laid.covers and not changes(laid.layer.grade, laid.layer.lut):
            return laid.picture
        if laid is None or laid.place.empty:
            self._begin()
            return self._out
        if self._begun and not laid.covers:
            made = self._out.copy()
            self._lay(laid, made, True)
        else:
            made = np.empty_like(self._out)
            self._lay(laid, made, False)
        return made

    def _mix(self, one: Picture, other: Picture, part: float) -> None:
        from studio.compositor.laying import mix

        mix(self._out.reshape(-1), _sealed(one).reshape(-1), _sealed(other).reshape(-1), round(part * 256.0))
        self._begun = True

    def _wipe(self, leaving: Picture, coming: Picture, part: float, kind: str) -> None:
        """The line that the edge crosses is shared between both pictures."""
        axis = 1 if kind in ("wipe_left", "wipe_right") else 0
        onward = kind in ("wipe_right", "wipe_down")
        # Lines along the way of the edge, first what it meets last on screen for those that run backwards.
        out, one, other = (np.moveaxis(picture, axis, 0) for picture in (self._out, leaving, coming))
        edge = len(out) * (part if onward else 1.0 - part)
        line = min(int(edge), len(out) - 1)
        before, behind = (other, one) if onward else (one, other)
        shared = before[line] * (edge - line) + behind[line] * (1.0 - (edge - line))
        first, last = before[:line], behind[line + 1 :]
        out[:line], out[line + 1 :] = first, last
        out[line] = np.floor(shared + 0.5).astype(np.uint8)
        self._begun = True


class _Cross(NamedTuple):
    """A transition, its layers looked into."""

    row: Crossing
    part: float
    leaving: _Laid | None
    coming: _Laid | None


def _pixels(picture: Picture) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    return picture.view(np.uint32).reshape(-1)


def _fill(picture: Picture, blue: int = 0, green: int = 0, red: int = 0) -> None:
    """One opaque colour: whole pixels at once, which is ten times as fast as byte by byte."""
    _pixels(picture)[:] = 0xFF000000 | red << 16 | green << 8 | blue


def _sealed(picture: Picture) -> Picture:
    """The same picture, in one piece and not to be written to: kernels are compiled for that alone.

    Raises:
        FaultError: it is not a picture.
    """
    if picture.dtype != np.uint8 or picture.ndim != 3 or picture.shape[2] != 4 or not picture.size:
        raise FaultError(f"A layer of {picture.dtype} {picture.shape} is not a picture.")
    sealed = np.ascontiguousarray(picture).view()
    if sealed.ctypes.data % 4:  # four bytes are read at once
        sealed = sealed.copy()
    sealed.flags.writeable = False
    return sealed


def _where_seen(where: Place, picture: Picture) -> Place:
    """Without the clear rows and columns around what is seen (but those that its edges fade into)."""
    from studio.compositor.laying import seen

    left, top, right, bottom = seen(_pixels(picture), picture.shape[1])
    fade = 1.0 + 2.0 * max(1.0, 1.0 / where.zoom)  # how far a pixel of the screen reaches, and half of one
    return replace(
        where,
        left=max(where.left, left - fade),
        top=max(where.top, top - fade),
        right=min(where.right, right + fade),
        bottom=min(where.bottom, bottom + fade),
    )


def _shrunk(picture: Picture, zoom: float, solid: bool) -> Picture:
    """A picture ``zoom`` times as large, in the middle of whole pixels; those at its edges are filled up."""
    height, width = picture.shape[:2]
    small = (max(1, int(np.ceil(width * zoom - 1e-6))), max(1, int(np.ceil(height * zoom - 1e-6))))
    across, down = (side(n, 0.0, n, zoom, 0.5 * (m - n * zoom), m) for n, m in zip((width, height), small, strict=True))
    made = np.empty((small[1], small[0], 4), np.uint8)
    from studio.compositor.stretching import resample

    resample(made, picture, down.first, down.weights, across.first, across.weights, solid)
    return _sealed(made)
