"""Hair: strands that flow over the head from the crown, as thin ribbons or, in drawn styles, as a few big locks."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from studio.stage import shapes
from studio.stage.mesh import Floats
from studio.stage.people.face import Face
from studio.stage.people.fitting import Fitting
from studio.stage.people.layer import CLOTH, HAIR, Color, grid, paint, smoothstep, spread
from studio.stage.people.scalp import Scalp
from studio.stage.people.skeleton import Doubles

_STEP = 0.0105
"""Metres between points of a traced strand, on an average head."""

_COUNT = (1.8, 0.64, 0.30, 0.12)
"""Strands at each level of detail against the style's own number, and how much wider each is."""
_WIDER = (0.62, 1.2, 1.8, 3.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A way to wear hair. Lengths in metres on an average head.

    ``strands`` at level 1, 0 for a cap alone; ``length`` of a strand; ``end`` height against the eyes where it is cut;
    ``lift`` off the head; ``fringe`` length in front, 0: parted; ``width`` half a ribbon; ``back`` 0..1 combed back;
    ``mess`` 0..1; ``tie`` (behind, above the eyes) where it is gathered; ``tail`` length of what hangs from there;
    ``tails`` 1 or 2; ``bun`` its radius; ``curl`` radius of waves; ``cap`` thickness below the strands.
    """

    strands: int = 340
    length: float = 0.1
    end: float = -9.0
    lift: float = 0.008
    fringe: float = 0.0
    width: float = 0.0085
    back: float = 0.0
    mess: float = 0.0
    tie: tuple[float, float] | None = None
    tail: float = 0.0
    tails: int = 1
    bun: float = 0.0
    curl: float = 0.0
    cap: float | None = None
    bumps: float = 0.0
    gravity: float = 0.30


STYLES: dict[str, Style] = {
    "short": Style(strands=400, length=0.040, lift=0.008, gravity=0.10),
    "crop": Style(strands=0, cap=0.006),
    "fringe": Style(length=0.085, lift=0.012, fringe=0.07, end=-0.05),
    "swept": Style(length=0.085, lift=0.010, back=1.0, gravity=0.10),
    "bob": Style(length=0.30, end=-0.105, lift=0.012, fringe=0.10),
    "pixie": Style(strands=380, length=0.075, lift=0.010, fringe=0.055, end=-0.04, gravity=0.2),
    "shoulder": Style(length=0.42, end=-0.19, lift=0.012, fringe=0.0),
    "long": Style(strands=380, length=0.62, end=-0.36, lift=0.012),
    "long_fringe": Style(strands=380, length=0.62, end=-0.36, lift=0.012, fringe=0.09),
    "wavy": Style(strands=360, length=0.52, end=-0.26, lift=0.014, curl=0.012),
    "ponytail": Style(strands=260, tie=(-0.012, 0.035), lift=0.006, fringe=0.085, tail=0.36),
    "twin_tails": Style(strands=260, tie=(0.0, 0.03), lift=0.006, fringe=0.085, tail=0.40, tails=2),
    "bun": Style(strands=260, tie=(0.0, 0.055), lift=0.006, bun=0.042),
    "low_bun": Style(strands=260, tie=(0.004, -0.035), lift=0.006, bun=0.036),
    "topknot": Style(strands=240, tie=(0.028, 0.105), lift=0.005, bun=0.018, tail=0.07),
    "curly": Style(strands=0, cap=0.022, bumps=0.022),
    "wild": Style(strands=210, length=0.34, end=-0.22, lift=0.015, width=0.014, back=0.8, mess=0.5),
    "slick": Style(strands=300, length=0.10, lift=0.005, back=1.0, gravity=0.10),
}
"""Ways to wear hair, by name; ``bald`` besides."""


class Hairdresser:
    """Puts a head of hair on a fitting."""

    def __init__(self, fit: Fitting, face: Face, color: Color, seed: int) -> None:
        self.fit, self.face, self.color = fit, face, color
        self.scalp = Scalp(fit, face)
        self.random = np.random.default_rng(seed)
        self._strands: list[tuple[Doubles, Doubles, Doubles, float, NDArray[np.int64]]] = []

    def dress(self, name: str, *, recede: float = 0.0, part: float = 0.25, under_hat: bool = False) -> None:
        """Put on one of ``STYLES``; ``recede`` 0..1; ``part`` where it parts, -1..1; ``under_hat`` keeps it flat."""
        if name == "bald":
            return
        style = STYLES[name]
        k = self.scalp.unit
        if under_hat:
            style = replace(style, lift=style.lift * 0.35, bumps=style.bumps * 0.2, cap=0.004)
        thickness = style.cap if style.cap is not None else style.lift * 0.75
        pole = None
        if style.tie is not None and style.tails == 1:
            pole = np.array([self.scalp.back + style.tie[0] * k, 0.0, self.scalp.eye_height + style.tie[1] * k])
        elif style.back:
            pole = np.array([self.scalp.back - 0.02 * k, 0.0, self.scalp.eye_height])
        self.scalp.cap(self.color, thickness * k, recede, style.bumps * k, pole)
        if style.strands == 0:
            return
        if self.fit.drawn:
            style = replace(style, mess=style.mess * 0.3)
        roots = self._roots(style, recede)
        if under_hat:
            roots = roots[roots[:, 2] < self.scalp.eye_height + 0.05 * k]
            if not len(roots):
                return
        if style.tie is None:
            self._loose(style, roots, part, recede)
        else:
            self._gathered(style, roots, part)
        self._put_on()

    # ---- roots ----

    def _roots(self, style: Style, recede: float) -> Doubles:
        """Points on the scalp, evenly spread; few and well placed for drawn styles."""
        scalp, k = self.scalp, self.scalp.unit
        if self.fit.drawn:
            return self._drawn_roots(style)
        wanted = max(int(style.strands * _COUNT[self.fit.level]), 12)
        # A sunflower over the sphere keeps distances even; the jitter hides its spirals.
        n = wanted * 3
        i = np.arange(n) + 0.5
        z = 1 - 1.45 * i / n
        turn = i * 2.399963 + (0.0 if self.fit.drawn else 1.0) * self.random.normal(size=n) * 0.25
        z = np.clip(z + (0.0 if self.fit.drawn else 1.0) * self.random.normal(size=n) * 0.02, -0.45, 0.999)
        u = np.stack([np.sqrt(1 - z**2) * np.cos(turn), np.sqrt(1 - z**2) * np.sin(turn), z], 1)
        points = scalp.centre + u * scalp.radius(u)[:, None]
        points = points[scalp.inside(points, recede) > 0.006 * k]
        if len(points) > wanted:
            points = points[spread(0, len(points) - 1, wanted).astype(int)]
        return points

    def _drawn_roots(self, style: Style) -> Doubles:
        """A row of locks along the hair line, one behind it, and a few for the back."""
        scalp, k = self.scalp, self.scalp.unit
        few = self.fit.level >= 2
        wanted: list[tuple[float, float]] = []
        for count, width, deep in ((5 if few else 7, 1.00, 0.010), (4 if few else 6, 1.25, 0.030)):
            wanted += [(a, deep) for a in spread(-width, width, count)]
        out: list[Doubles] = []
        heights = spread(-0.2, 1.4, 60)
        for azimuth, deep in wanted:
            d = np.stack([np.cos(heights) * np.cos(azimuth), np.cos(heights) * np.sin(azimuth), np.sin(heights)], 1)
            p = scalp.centre + d * scalp.radius(d)[:, None]
            inside = scalp.inside(p)
            out.append(p[int(np.argmax(inside > deep * k))])
        n = 26 if few else 44
        i = np.arange(n) + 0.5
        z = 1 - 1.45 * i / n
        d = np.stack([np.sqrt(1 - z**2) * np.cos(i * 2.399963), np.sqrt(1 - z**2) * np.sin(i * 2.399963), z], 1)
        p = scalp.centre + d * scalp.radius(d)[:, None]
        azimuth = np.arctan2(d[:, 1], d[:, 0])
        p = p[(scalp.inside(p) > 0.006 * k) & ((np.abs(azimuth) > 1.2) | (z > 0.8))]
        return np.concatenate([np.array(out), p])

    # ---- loose hair ----

    def _loose(self, style: Style, roots: Doubles, part: float, recede: float) -> None:
        scalp, random, k = self.scalp, self.random, self.scalp.unit
        drawn = self.fit.drawn
        n = len(roots)
        normal = roots - scalp.centre
        normal /= np.linalg.norm(normal, axis=1, keepdims=True)
        ahead = (roots[:, 0] - scalp.back) / (scalp.front - scalp.back)
        azimuth = np.arctan2(roots[:, 1], roots[:, 0] - scalp.centre[0])
        front = (ahead > 0.62) & (np.abs(azimuth) < (0.78 if style.fringe else 1.15))
        top = smoothstep(0.3, 0.95, (roots[:, 2] - scalp.eye_height) / (scalp.top - scalp.eye_height))
        layer = style.lift * k * (0.55 + 0.45 * random.random(n)) * (1 - 0.25 * top)
        away = roots - scalp.crown
        away[:, 2] = 0
        away /= np.linalg.norm(away, axis=1, keepdims=True) + 1e-6
        side = np.zeros((n, 3))
        beside = roots[:, 1] - part * 0.06 * k
        side[:, 1] = np.where(np.abs(beside) > 1e-4, np.sign(beside), 1.0)
        direction: Doubles = away * 0.9 + side * (0.25 * top)[:, None]
        if style.back:
            direction = np.array([-1.0, 0, -0.15]) * style.back + side * 0.35 + away * 0.2
        elif style.fringe:
            direction = np.where(front[:, None], away * 0.75 + side * 0.30, direction)
        elif style.length < 0.06:
            direction = np.where(front[:, None], side * 0.8 + np.array([-0.1, 0, 0.5]), direction)
        else:
            direction = np.where(front[:, None], side * 1.1 + np.array([-0.75, 0, 0.1]), direction)
        direction = direction + random.normal(size=(n, 3)) * ((0.0 if drawn else 0.04) + style.mess * 0.5)
        length = style.length * k * (0.88 + 0.24 * random.random(n))
        end = scalp.eye_height + style.end * k + random.normal(size=n) * 0.008 * k
        if style.back and style.length < 0.12:
            length = length * (0.4 + 0.6 * top)
        if style.fringe:
            bang = front & (np.abs(azimuth) < 1.0)
            cut = (0.034 + 0.010 * random.random(n) - 0.03 * azimuth**2) * k
            if drawn:
                cut = cut - 0.012 * k
            end = np.where(bang, scalp.eye_height + cut, end)
            length = np.where(bang, style.fringe * k * 1.35, length)
        paths, last = self._trace(style, roots, direction, normal, layer, length, end, top, front)
        wave = style.curl * k
        if wave:
            phase = random.uniform(0, 6.28, n)
            s = np.arange(len(paths))[:, None] * _STEP * k
            grow = smoothstep(0.05, 0.2, s)
            sideways = np.cross(normal, [0, 0, 1.0])
            paths = paths + (np.sin(s * 55 + phase) * wave * grow)[..., None] * sideways
        width = style.width * k * (0.8 + 0.4 * random.random(n))
        width = np.where(front & (not style.fringe), width * 0.7, width)
        self._collect(paths, last, width, 0.75 if style.length > 0.3 else 0.0)

    def _trace(
        self,
        style: Style,
        roots: Doubles,
        direction: Doubles,
        normal: Doubles,
        layer: Doubles,
        length: Doubles,
        end: Doubles,
        top: Doubles,
        front: NDArray[np.bool_],
    ) -> tuple[Doubles, NDArray[np.int64]]:
        """Walk all strands at once: over the skull, past the face, down on neck and shoulders. Gives points
        (steps, n, 3) and the index of each strand's last point."""
        scalp, random, k = self.scalp, self.random, self.scalp.unit
        n = len(roots)
        step = _STEP * k
        lift = 0.14 if style.length < 0.06 else 0.28 if style.back else 0.2
        # Below the crown hair falls, whichever way it was combed.
        direction = direction + np.array([0, 0, -0.55 if style.gravity > 0.15 else -0.2]) * (1 - top)[:, None]
        d: Doubles = direction - normal * (direction * normal).sum(1, keepdims=True)
        d /= np.linalg.norm(d, axis=1, keepdims=True) + 1e-9
        d = d + normal * (lift * top)[:, None]
        d /= np.linalg.norm(d, axis=1, keepdims=True)
        here: Doubles = roots.copy()
        paths = [roots - normal * 0.002]
        last = np.zeros(n, np.int64)
        going = np.ones(n, bool)
        walked = np.zeros(n)
        bang = front & (style.fringe > 0)
        clear = (0.069 + (0.014 if self.fit.drawn else 0.0)) * k
        hold = 0.0 if self.fit.drawn else 0.9 if style.length < 0.12 else 0.3
        noise = (0.0 if self.fit.drawn else 0.007) + 0.12 * style.mess
        for turn in range(1, 70):
            here = np.where(going[:, None], here + d * step, here)
            walked = walked + step * going
            offset = here - scalp.centre
            radius = np.linalg.norm(offset, axis=1)
            floor = scalp.radius(offset) + layer * np.minimum(1, walked / (0.02 * k) + 0.2)
            above = here[:, 2] > scalp.neck[2] + 0.05 * k
            inside = going & above & (radius < floor)
            out = offset / radius[:, None]
            here = np.where(inside[:, None], scalp.centre + out * floor[:, None], here)
            along: Doubles = (d * out).sum(1)
            d = np.where(inside[:, None], d - out * np.minimum(along, 0)[:, None], d)
            # Short and combed hair is bent back to the head; long hair is left to its weight.
            leaving = np.where(going & above & ~inside, np.maximum(along - 0.04, 0) * hold, 0)
            d = d - out * leaving[:, None]
            # Shoulders and back.
            flat = here[:, :2] - scalp.neck[:2]
            reach = np.linalg.norm(flat, axis=1) + 1e-6
            wanted = scalp.torso_radius(here) + 0.022 * k + layer
            push = np.where(going & ~above & (reach < wanted) & (wanted > 0.03), np.minimum(wanted - reach, 0.012), 0)
            here[:, :2] += flat / reach[:, None] * push[:, None]
            # The face stays free.
            near_face = (
                going & ~bang & (here[:, 2] < scalp.eye_height + 0.055 * k)
                & (here[:, 0] > scalp.centre[0] + 0.045 * k) & (here[:, 2] > scalp.neck[2] - 0.05)
            )  # fmt: skip
            lacking = np.where(near_face, np.maximum(clear - np.abs(here[:, 1]), 0), 0)
            here[:, 1] += np.sign(here[:, 1] + 1e-9) * np.minimum(lacking, 0.011 * k)
            d[:, 0] -= 0.25 * (lacking > 0)
            paths.append(here.copy())
            last = np.where(going, turn, last)
            d = d + np.array([0, 0, -style.gravity]) + random.normal(size=(n, 3)) * noise
            d /= np.linalg.norm(d, axis=1, keepdims=True)
            going = going & (walked < length) & (here[:, 2] > end)
            if not going.any():
                break
        return np.array(paths), last

    # ---- gathered hair ----

    def _gathered(self, style: Style, roots: Doubles, part: float) -> None:
        scalp, random, k = self.scalp, self.random, self.scalp.unit
        assert style.tie is not None
        ahead = (roots[:, 0] - scalp.back) / (scalp.front - scalp.back)
        azimuth = np.arctan2(roots[:, 1], roots[:, 0] - scalp.centre[0])
        bang = (style.fringe > 0) & (ahead > 0.78) & (np.abs(azimuth) < 0.8)
        if bang.any():
            self._loose(replace(style, tie=None, length=style.fringe, tail=0, end=-0.03), roots[bang], part, 0.0)
        rest = roots[~bang]
        ties: list[Doubles] = []
        for s in (0.0,) if style.tails == 1 else (1.0, -1.0):
            x = scalp.back + style.tie[0] * k + abs(s) * 0.055 * k
            ties.append(np.array([x, s * 0.075 * k, scalp.eye_height + style.tie[1] * k]))
        for tie in ties:
            mine = rest if len(ties) == 1 else rest[rest[:, 1] * tie[1] > 0]
            n = len(mine)
            if not n:
                continue
            layer = style.lift * k * (0.55 + 0.45 * random.random(n))
            t = spread(0, 1, 10)[:, None, None]
            d = (mine - scalp.centre)[None] * (1 - t) + (tie - scalp.centre)[None, None] * t
            d /= np.linalg.norm(d, axis=2, keepdims=True)
            rise = layer[None] * np.sin(np.minimum(t[..., 0] * 4 + 0.25, 1.57)) * 0.8
            paths = scalp.centre + d * (scalp.radius(d) + rise)[..., None]
            taper = np.interp(spread(0, 1, 10), [0, 0.15, 0.7, 1], [0.55, 1, 0.9, 0.5])
            self._strands.append((paths, np.full(n, style.width * k), taper, 0.0, np.full(n, 9)))
            if style.bun:
                self._bun(tie, style.bun * k, style.width * k)
            if style.tail:
                self._tail(tie, style.tail * k, style.width * k)
            if not style.bun and self.fit.level < 3:
                ring = shapes.torus((0, 0, 0), 0.020 * k, 0.008 * k, "#b3242e", segments=16, sides=6)
                turn = np.array([[0, 0, 1.0], [0, 1, 0], [-1, 0, 0]])
                p = ring.positions @ turn.T + tie + np.array([-0.01 * k, 0, 0.005])
                self.fit.put(p, ring.triangles, self.fit.bound("Head", len(p)), "#b3242e", CLOTH)

    def _tail(self, tie: Doubles, length: float, width: float) -> None:
        k, random = self.scalp.unit, self.random
        n = max(int((9 if self.fit.drawn else 46) * min(_COUNT[self.fit.level], 1.4)), 5)
        t = spread(0, 1, 14)[:, None]
        turn = random.uniform(0, 2 * np.pi, n)
        thick = 0.022 * k * np.sqrt(random.random(n))
        own = length * (0.75 + 0.35 * random.random(n))
        outward = np.sign(tie[1]) if abs(tie[1]) > 1e-6 else 0.0
        away = 0.075 * k * np.sin(np.minimum(t * 2.6, 1.57))
        wide = thick * np.cos(turn) * (1 + 1.2 * np.sin(t * 3))
        x = tie[0] - 0.012 * k - away * (1 - 0.5 * abs(outward)) + 0.03 * k * t + wide
        y = tie[1] + outward * away * 0.9 + thick * np.sin(turn) * (1 + 1.4 * np.sin(t * 2.6))
        z = tie[2] + 0.02 * k * np.sin(np.minimum(t * 8, 3.14)) - own * np.maximum(t - 0.08, 0) ** 1.15
        paths = np.stack(np.broadcast_arrays(x, y, z), -1)
        taper = np.interp(t[:, 0], [0, 0.1, 0.6, 1], [0.6, 1, 1, 0.05])
        self._strands.append((paths, np.full(n, width * 1.25), taper, 0.5 if length > 0.15 else 0.0, np.full(n, 13)))

    def _bun(self, tie: Doubles, radius: float, width: float) -> None:
        n = 12 if self.fit.level >= 2 else 22
        t = spread(0, 1, 12)[:, None]
        level = spread(-0.8, 0.8, n)
        turn = self.random.uniform(0, 2 * np.pi, n) + t * 3.6
        flat = radius * np.sqrt(1 - level**2 * 0.8)
        centre = tie + np.array([-0.018, 0, 0.008]) * self.scalp.unit
        x = centre[0] + radius * level * 0.7 + 0 * turn
        paths = np.stack([x, centre[1] + flat * np.cos(turn), centre[2] + flat * np.sin(turn)], -1)
        taper = np.interp(t[:, 0], [0, 0.2, 0.8, 1], [0.3, 1, 1, 0.2])
        self._strands.append((paths, np.full(n, width * 1.5), taper, 0.0, np.full(n, 11)))
        core = self.fit.ball(centre, (radius * 0.75, radius, radius), self.color, level=2)
        p = core.positions.astype(float)
        self.fit.put(
            p, core.triangles, self.fit.bound("Head", len(p)), paint(self.color, len(p)) * 0.7, HAIR, rest=p * 60
        )

    # ---- ribbons ----

    def _collect(self, paths: Doubles, last: NDArray[np.int64], width: Doubles, body: float) -> None:
        t = spread(0, 1, 12)
        if body:  # what lies on the shoulders spreads there, and is cut: no skin shows between thin ends
            taper = np.interp(t, [0, 0.12, 0.45, 0.7, 0.93, 1], [0.6, 1, 1.1, 1.7, 1.7, 0.7])
        else:
            taper = np.interp(t, [0, 0.12, 0.6, 0.85, 1], [0.6, 1, 0.95, 0.6, 0.06])
        keep = last >= 3
        self._strands.append((paths[:, keep], width[keep], taper, body, last[keep]))

    def _put_on(self) -> None:
        for paths, width, taper, body, last in self._strands:
            if len(width):
                self._ribbons(paths, width, taper, body, last)

    def _ribbons(self, paths: Doubles, width: Doubles, taper: Doubles, body: float, last: NDArray[np.int64]) -> None:
        """Sweep a cross-section along each path: three points wide for ribbons, a lens of six for drawn locks."""
        fit, scalp = self.fit, self.scalp
        n = len(width)
        rows = int(np.clip(last.mean() * (0.6 if fit.level == 0 else 0.45), 4, 12 if fit.level == 0 else 9))
        rows = max(3, int((9 if fit.drawn else rows) * (1, 0.85, 0.6, 0.4)[fit.level]))
        t = spread(0, 1, rows)
        place = t[:, None] * last[None]
        low = np.minimum(place.astype(int), np.maximum(last[None] - 1, 0))
        fraction = (place - low)[..., None]
        strand = np.arange(n)[None]
        p = paths[low, strand] * (1 - fraction) + paths[np.minimum(low + 1, last[None]), strand] * fraction
        along = np.gradient(p, axis=0)
        along /= np.linalg.norm(along, axis=2, keepdims=True) + 1e-9
        outward = p - scalp.centre
        outward[..., 2] *= 0.6
        outward /= np.linalg.norm(outward, axis=2, keepdims=True) + 1e-9
        across = np.cross(along, outward)
        across /= np.linalg.norm(across, axis=2, keepdims=True) + 1e-9
        up = np.cross(across, along)
        half = np.interp(t, spread(0, 1, len(taper)), taper)[:, None] * width[None]
        if fit.drawn:
            half = half * 3.0
            turn = np.arange(6) / 6 * 2 * np.pi
            side, rise, closed = np.cos(turn), np.sin(turn) * 0.26, True
        else:
            half = half * _WIDER[fit.level]
            side, rise, closed = np.array([-1.0, 0.0, 1.0]), np.array([0.0, 0.34, 0.0]), False
        columns = len(side)
        v = (
            p[:, :, None]
            + across[:, :, None] * (half[..., None] * side)[..., None]
            + up[:, :, None] * (half[..., None] * rise)[..., None]
        )
        v = v.transpose(1, 0, 2, 3).reshape(-1, 3)
        one = grid(rows, columns, closed=closed)
        faces = (one[None] + (np.arange(n) * rows * columns)[:, None, None]).reshape(-1, 3)
        length = np.concatenate([np.zeros((1, n)), np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=2), 0)])
        seed = self.random.random(n)
        texture = np.zeros((n, rows, columns, 3))
        texture[..., 0] = seed[:, None, None] * 97 + side * (0.6 if fit.drawn else 1.0)
        texture[..., 1] = length.T[:, :, None] * 5
        lightness = 1 + (0.10 if fit.drawn else 0.34) * (seed - 0.5)
        shade = lightness[:, None] * ((0.9 + 0.15 * t) if fit.drawn else (0.72 + 0.40 * t))[None]
        colors = (paint(self.color, 1)[0] * shade[..., None]).repeat(columns, 1).reshape(-1, 3)
        self.fit.put(
            v, faces, self._weights(v, body), np.clip(colors, 0, 1), HAIR,
            rest=texture.reshape(-1, 3), guide=scalp.egg(v),
        )  # fmt: skip

    def _weights(self, at: Doubles, body: float) -> Floats:
        """The head carries hair; the upper back takes over where long hair lies on it."""
        weights = self.fit.bound("Head", len(at))
        if body:
            neck = self.scalp.neck[2]
            t = (smoothstep(neck + 0.06, neck - 0.12, at[:, 2]) * body)[:, None].astype(np.float32)
            weights = weights * (1 - t) + t * self.fit.bound("Spine2", len(at))
        return weights.astype(np.float32)
