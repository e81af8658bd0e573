"""What makes a body a face: colours of the skin, eyes, lashes, brows, teeth and tongue."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Floats, srgb
from studio.stage.people.fitting import Fitting
from studio.stage.people.layer import EYE, GLINT, PAINT, SKIN, Color, Indices, grid, smoothstep, spread
from studio.stage.people.neighbours import Nearest
from studio.stage.people.skeleton import Doubles


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Colours (sRGB hex) and amounts 0..1 of a face. ``lips`` None: from the skin. ``brows`` scales their thickness."""

    skin: str = "#e0ac88"
    eyes: str = "#5a3a22"
    hair: str = "#2a1b14"
    lips: str | None = None
    makeup: float = 0.2
    stubble: float = 0.0
    brows: float = 1.0
    freckles: float = 0.0


class Face:
    """Measures of a fitted head, and the layers of its face."""

    def __init__(self, fit: Fitting, look: Look) -> None:
        self.fit, self.look = fit, look
        body, eyes = fit.body, fit.bones.eyes
        self.eyes = eyes
        self.middle: Doubles = eyes.mean(0)
        self.eye_distance = abs(float(eyes[0, 1] - eyes[1, 1]))
        d = self.eye_distance
        nose = body[
            (np.abs(body[:, 1]) < d * 0.3)
            & (body[:, 2] > self.middle[2] - d)
            & (body[:, 2] < self.middle[2])
            & (body[:, 0] > fit.joint("Head")[0])
        ]
        self.nose_tip: Doubles = nose[nose[:, 0].argmax()]
        lips = body[fit.mask("lips") > 0.47]
        self.mouth: Doubles = lips.mean(0)
        self.mouth_width = float(np.ptp(lips[:, 1]))
        self.female = fit.shape.female > 0.5
        near = np.where((body[:, 2] > self.middle[2] - 2.3 * d) & (body[:, 0] > self.middle[0] - 1.3 * d))[0]
        self._near: Indices = near
        self._tree = Nearest(body[near])
        front = (
            (body[:, 0] > self.middle[0] - 0.6 * d)
            & (body[:, 2] > self.middle[2] - 1.7 * d)
            & (fit.mask("inside_mouth") < 0.25)
        )
        self._front: Doubles = body[front]
        self._front_tree = Nearest(self._front[:, 1:])

    def followed(self, points: NDArray[np.floating]) -> Indices:
        """The body vertices whose face actions these points share: the nearest."""
        _, index = self._tree.find(points)
        return self._near[index[:, 0]]

    def on_face(self, y: Doubles, z: Doubles, lift: float) -> Doubles:
        """Points of the face at these (y, z), ``lift`` metres in front of it."""
        distance, index = self._front_tree.find(np.stack([y, z], 1), 7)
        x = self._front[:, 0][index]
        # Only the front-most neighbours count: behind the lid's fold lies more skin.
        share = np.where(x > x.max(1, keepdims=True) - 0.007, 1 / (distance + 1e-4), 0)
        return np.stack([(x * share).sum(1) / share.sum(1) + lift, y, z], 1)

    # ---- skin ----

    def skin_colors(self) -> Floats:
        """Colours of the whole skin (13,380, 3): flush, lips, lids, nostrils, stubble, freckles, nails, mouth."""
        fit, look, d = self.fit, self.look, self.eye_distance
        body = fit.body
        skin = srgb(look.skin).astype(np.float64)
        colors = np.broadcast_to(skin, (len(body), 3)).copy()
        red = skin * np.array([1.06, 0.68, 0.62])

        def mask(name: str) -> Doubles:
            return fit.mask(name)[:, None].astype(np.float64)

        def spot(point: Doubles, radius: float) -> Doubles:
            return np.exp(-((body - point) ** 2).sum(1) / radius**2)[:, None]

        def toward(color: Doubles, amount: Doubles) -> None:
            colors[:] = colors + (color - colors) * amount

        for sign in (1.0, -1.0):
            cheek = self.middle + np.array([0.012, sign * d * 0.62, -d * 0.62])
            toward(red, spot(cheek, d * 0.42) * (0.16 if fit.drawn else 0.34))
            # Hollows under the cheekbones and at the temples are a little darker and cooler.
            hollow = self.middle + np.array([-0.01, sign * d * 0.95, -d * 1.05])
            toward(skin * np.array([0.84, 0.80, 0.80]), spot(hollow, d * 0.35) * (0.0 if fit.drawn else 0.35))
            knuckles = fit.joint(("Left" if sign > 0 else "Right") + "HandMiddle1")
            toward(red, spot(knuckles, 0.05) * 0.35)
        tip = self.nose_tip
        if fit.drawn:
            toward(skin * np.array([0.66, 0.44, 0.40]), spot(tip + np.array([-0.008, 0, -0.009]), 0.006) * 0.75)
            toward(skin * 1.06, spot(tip + np.array([0, 0, 0.004]), 0.005) * 0.6)
        else:
            toward(red, spot(tip, d * 0.22) * 0.42)
            for eye in fit.bones.eyes:
                toward(skin * np.array([0.80, 0.72, 0.74]), spot(eye + np.array([0.012, 0, 0]), d * 0.30))
            toward(skin * np.array([1.03, 1.0, 0.95]), spot(self.middle + np.array([0.03, 0, d * 0.9]), d * 0.7) * 0.4)
            toward(skin * 0.5, spot(tip + np.array([-0.012, 0.008, -0.008]), 0.0045) * 0.8)
            toward(skin * 0.5, spot(tip + np.array([-0.012, -0.008, -0.008]), 0.0045) * 0.8)
            # Broad unevenness: real skin is never one colour.
            x, y, z = body.T
            mottle = np.sin(31 * y + 17 * z + 5 * np.sin(23 * x)) * np.sin(27 * z - 19 * x + 4 * np.sin(29 * y))
            colors *= 1 + 0.035 * mottle[:, None] * np.array([0.6, 1.0, 1.1])
        toward(red, mask("ears") * 0.35)
        if look.freckles:
            # single points far apart: neighbours would run into a web. A drawn face has none
            seeds = fit.random.random(len(body))
            where = ((seeds > 0.88) & (not fit.drawn))[:, None] * np.exp(
                -(((body[:, 2] - self.middle[2] + d * 0.45) / (d * 0.4)) ** 2)
            )[:, None]
            toward(skin * np.array([0.68, 0.5, 0.42]), where * look.freckles * (mask("face") > 0.5))
        if look.stubble:
            chin = smoothstep(tip[2] - 0.012, tip[2] - 0.03, body[:, 2])
            chin *= smoothstep(fit.joint("Neck")[2] + 0.05, fit.joint("Neck")[2] + 0.09, body[:, 2])
            chin *= smoothstep(self.middle[0] - 0.09, self.middle[0] - 0.05, body[:, 0]) * fit.body_groups.head
            toward(colors * np.array([0.62, 0.62, 0.66]), (chin * look.stubble)[:, None])
        lips = srgb(look.lips).astype(np.float64) if look.lips else skin * np.array([0.86, 0.50, 0.48])
        amount = np.clip(mask("lips") * 1.15, 0, 1)
        toward(lips, amount * ((0.10 + 0.25 * look.makeup) if fit.drawn else (0.45 + 0.5 * look.makeup)))
        if not fit.drawn:
            toward(colors * 0.70, mask("eyelids") * look.makeup * 0.6)
        toward(
            np.array([0.30, 0.05, 0.05] if fit.drawn else [0.085, 0.016, 0.016]),
            np.clip(mask("inside_mouth") * 2, 0, 1),
        )
        toward(skin * np.array([1.12, 0.92, 0.92]), mask("fingernails") * 0.5)
        return np.clip(colors, 0, 1).astype(np.float32)

    # ---- parts ----

    def put_on(self, brows: bool = True) -> None:
        """Add eyes, lashes, brows (unless the skin shows them), teeth and tongue to the fitting."""
        self._mouth()
        if self.fit.level < 3:
            self._lashes()
        if self.fit.level < 3:
            self._eyeballs()
        if self.fit.drawn:
            self._drawn_brows()
            self._drawn_mouth()
        elif brows:
            self._brows()

    def _mouth(self) -> None:
        fit, data = self.fit, self.fit.data
        if fit.level >= 2:
            return
        tongue = data.part("tongue")
        fit.put(
            fit.points[tongue], data.local_triangles("tongue"), fit.weights[tongue], "#8a4440", PAINT,
            follow=tongue,
        )  # fmt: skip
        size = self.mouth_width / 0.052
        teeth = data.part("teeth")
        lower = teeth[len(teeth) // 2 :]
        count = 26
        angle = spread(-1.45, 1.45, count)
        for upper in (True, False):
            height = self.mouth[2] + (-0.0012 if upper else -0.0040) * size
            tall = (0.0085 if upper else 0.0065) * size
            arc = np.stack(
                [
                    self.mouth[0] - 0.0108 * size - 0.026 * size * (1 - np.cos(angle)),
                    self.mouth_width * 0.40 * np.sin(angle),
                    np.full(count, height),
                ],
                1,
            )
            rows = [
                arc + np.array([(-0.0012 if r != 0.5 else 0) * size, 0, tall * (r - 0.12) * (1 if upper else -1)])
                for r in (0.0, 0.5, 1.0)
            ]
            p = np.concatenate(rows)
            shade = (0.80 if upper else 0.62) * (1 - 0.5 * np.abs(np.sin(angle)) ** 3)
            # A dark line between teeth, every other vertex.
            shade = shade * np.where(np.arange(count) % 3 == 0, 0.82, 1.0)
            colors = np.tile(srgb("#e4dccf")[None] * shade[:, None], (3, 1))
            follow = None
            if not upper:
                nearest = lower[np.argmin(np.linalg.norm(fit.points[lower] - p.mean(0), axis=1))]
                follow = np.full(len(p), nearest)
            fit.put(p, grid(3, count, flip=True), fit.bound("Head", len(p)), colors, PAINT, follow=follow)

    def _drawn_mouth(self) -> None:
        """The line of the closed lips: it stays on the upper lip when the mouth opens."""
        fit, body = self.fit, self.fit.body
        lips = fit.mask("lips") > 0.3
        inner = np.where((fit.mask("inside_mouth") > 0.5) & (body[:, 0] > self.mouth[0] - 0.010))[0]
        y = spread(-0.40, 0.40, 15) * self.mouth_width
        if not len(inner):
            return
        near = np.abs(body[inner][None, :, 1] - y[:, None]) + 0.4 * np.abs(body[inner][None, :, 2] - self.mouth[2])
        z = body[inner[near.argmin(1)], 2]
        z = np.convolve(np.pad(z, 3, mode="edge"), np.ones(7) / 7, "valid")
        upper = np.where(lips & (body[:, 2] > self.mouth[2]))[0]
        width = 0.0011 * np.cos(spread(-1.35, 1.35, 15)) + 0.0003
        p = np.concatenate([self.on_face(y, z + width, 0.0022), self.on_face(y, z - width, 0.0022)])
        _, nearest = Nearest(body[upper]).find(p)
        color = srgb(self.look.skin) * np.array([0.30, 0.13, 0.12])
        fit.put(p, grid(2, 15), fit.bound("Head", len(p)), color, PAINT, follow=upper[nearest[:, 0]])

    def _lashes(self) -> None:
        fit, data = self.fit, self.fit.data
        part = data.part("lash")
        p, faces = fit.points[part], data.local_triangles("lash")
        middle = self.eyes[:, 2].mean()
        if fit.drawn or not self.female:
            # Drawn faces keep the upper lashes alone: one strong line.
            faces = faces[(p[faces][:, :, 2] > middle - 0.0015).all(1)]
        low = smoothstep(0.001, -0.003, p[:, 2] - middle)[:, None] * (1.0 if fit.drawn else 0.8)
        skin = srgb(self.look.skin) * (np.array([0.9, 0.82, 0.8]) if fit.drawn else np.array([0.62, 0.5, 0.48]))
        offset = [0.0018, 0, 0.0006] if fit.drawn else [0.0008, 0, 0]
        fit.put(p + offset, faces, fit.weights[part], srgb("#130d0c") * (1 - low) + skin * low, PAINT, follow=part)

    def _eyeballs(self) -> None:
        """Rings of colour from pupil to white; the iris bulges; a fixed catch-light gives life."""
        fit, drawn = self.fit, self.fit.drawn
        iris = srgb(self.look.eyes).astype(np.float64)
        segments = (36, 16, 8, 6)[fit.level]
        around = spread(0, 2 * np.pi, segments, endpoint=False)
        wide = 1.78 if drawn else 1.04
        rings = np.array([0, 6, 11.5, 12.3, 17, 22, 26.5, 28.5, 30, 31, 45, 65, 90, 130, 180.0])
        scale = np.array([wide] * 10 + [1.0] * 5)
        polar = np.maximum.accumulate(np.radians(rings * scale))
        # From afar a few rings do, and what is behind the lids is left out.
        shown = (range(15), (0, 1, 2, 3, 5, 6, 8, 10, 11, 12), (0, 2, 6, 8, 10, 12), ())[fit.level]
        # Streaks of the iris: the same at every level.
        streaks = 1 + 0.38 * np.interp(around, spread(0, 2 * np.pi, 33), np.sin(np.arange(33) * 2.4) * 0.5)
        for centre, bone in zip(self.eyes, ("LeftEye", "RightEye"), strict=True):
            distance = np.linalg.norm(fit.body - centre, axis=1)
            radius = float(np.sort(distance)[:12].mean())
            points: list[Doubles] = []
            colors: list[Doubles] = []
            for q, angle in enumerate(polar):
                if q not in shown:
                    continue
                bulge = 1 + 0.05 * max(0.0, math.cos(min(angle / polar[8] * 1.57, 1.57)))
                flat = np.stack([np.cos(around), np.sin(around)], 1) * radius * math.sin(angle)
                points.append(np.concatenate([np.full((segments, 1), radius * bulge * math.cos(angle)), flat], 1))
                if q <= 2:
                    color = np.tile([0.004, 0.004, 0.005], (segments, 1))
                elif q <= 6 and drawn:
                    # Drawn eyes are lit from below: dark at the lid, bright at the bottom.
                    light = 1.45 * smoothstep(0.7, -0.9, np.sin(around)) + 0.20
                    color = iris[None] * light[:, None]
                elif q <= 6:
                    t = (q - 3) / 3.0
                    color = iris[None] * ((1.6 - 0.75 * t) * streaks)[:, None]
                elif q <= 8:
                    color = np.tile(iris * 0.16, (segments, 1))
                else:
                    white = np.array([0.95, 0.95, 0.97]) if drawn else np.array([0.80, 0.76, 0.74])
                    vein = np.array([0.0, 0.06, 0.06]) * max(q - 10, 0) if not drawn else 0.0
                    color = np.tile(white - vein, (segments, 1))
                lid = smoothstep(0.10, 0.55, np.sin(around) * math.sin(angle))[:, None]
                colors.append(np.clip(color * (1 - (0.40 if drawn else 0.38) * lid), 0, 1))
            p = np.concatenate(points) + centre
            fit.put(
                p, grid(len(shown), segments, closed=True, flip=True), fit.bound(bone, len(p)), np.concatenate(colors),
                EYE,
            )  # fmt: skip
            if fit.level < 2:
                if drawn:
                    self._glint(centre, radius, bone, -0.30, 0.32, 0.21, 1.0)
                    self._glint(centre, radius, bone, 0.26, -0.30, 0.10, 0.7)
                else:
                    self._glint(centre, radius, bone, -0.22, 0.22, 0.07, 0.9)

    def _glint(
        self, centre: Doubles, radius: float, bone: str, azimuth: float, height: float, size: float, bright: float
    ) -> None:
        outward = np.array(
            [math.cos(height) * math.cos(azimuth), math.cos(height) * math.sin(azimuth), math.sin(height)]
        )
        aside = np.cross([0, 0, 1.0], outward)
        aside /= np.linalg.norm(aside)
        upward = np.cross(outward, aside)
        t = spread(0, 2 * np.pi, 14, endpoint=False)
        ring = outward * radius * 1.062 + size * radius * (np.cos(t)[:, None] * aside + np.sin(t)[:, None] * upward)
        p = np.concatenate([[outward * radius * 1.064], ring]) + centre
        faces = [[0, 1 + i, 1 + (i + 1) % 14] for i in range(14)]
        self.fit.put(p, faces, self.fit.bound(bone, 15), np.full(3, bright), GLINT)

    def _brow_line(self, eye: Doubles, sign: float, count: int) -> tuple[Doubles, Doubles, Doubles]:
        """(y, z, half width) along a brow, from the nose outward."""
        d, fit = self.eye_distance, self.fit
        t = spread(0, 1, count)
        y = eye[1] + sign * d * (-0.29 + 0.66 * t)
        arch = 0.298 + 0.070 * np.sin(np.pi * np.clip(t * 1.05, 0, 1) ** 1.25) - 0.075 * smoothstep(0.6, 1, t)
        if not self.female:
            arch = 0.278 + 0.045 * np.sin(np.pi * np.clip(t * 1.05, 0, 1) ** 1.3) - 0.055 * smoothstep(0.6, 1, t)
        z = eye[2] + d * arch
        if fit.drawn:
            z = z + d * 0.13
        thick = 0.066 * self.look.brows * (0.80 if self.female else 1.15)
        width = d * thick * np.where(t < 0.14, 0.55 + 3.2 * t, 1.0) * (1 - 0.85 * smoothstep(0.45, 1, t))
        return y, z, width

    def _brow_strip(self, y: Doubles, z: Doubles, width: Doubles, lift: float, color: Color, skin: bool) -> None:
        up, down = self.on_face(y, z + width, lift), self.on_face(y, z - width, lift)
        p = np.concatenate([up, down])
        faces = grid(2, len(y))
        self.fit.put(p, faces, self.fit.bound("Head", len(p)), color, SKIN if skin else PAINT, follow=self.followed(p))

    def _brow_color(self) -> Doubles:
        return srgb(self.look.hair).astype(np.float64) * 0.5 + np.array([0.008, 0.006, 0.005])

    def _drawn_brows(self) -> None:
        for eye, sign in zip(self.eyes, (1.0, -1.0), strict=True):
            y, z, width = self._brow_line(eye, sign, 22)
            self._brow_strip(y, z, width * 0.8, 0.0035, self._brow_color() * 0.6, skin=False)

    def _brows(self) -> None:
        """Hairs of three vertices over a tinted strip."""
        fit, d, color = self.fit, self.eye_distance, self._brow_color()
        random = np.random.default_rng(9)
        hairs = (260, 140, 0, 0)[fit.level]
        tint = color * 0.5 + srgb(self.look.skin) * 0.5 * np.array([0.8, 0.62, 0.55])
        for eye, sign in zip(self.eyes, (1.0, -1.0), strict=True):
            y, z, width = self._brow_line(eye, sign, 22)
            self._brow_strip(y, z, width * 0.75, 0.0016, tint if hairs else color, skin=bool(hairs))
            if not hairs:
                continue
            u, v = random.random(hairs), random.uniform(-1, 1, hairs)
            grid_t = spread(0, 1, 22)
            y0, z0, w0 = (np.interp(u, grid_t, q) for q in (y, z, width))
            length = d * random.uniform(0.06, 0.10, hairs) * (1 - 0.3 * u)
            angle = np.radians(np.interp(u, [0, 0.25, 1], [62, 26, -22]) - v * 16)
            dy, dz = sign * np.cos(angle) * length, np.sin(angle) * length
            z0 = z0 + v * w0 * 0.8 - dz * 0.3
            thick = (0.0006 + 0.0003 * random.random(hairs)) / length
            ny, nz = -dz * thick * sign, dy * thick * sign
            corner = np.stack(
                [np.stack([y0 + ny, z0 + nz], 1), np.stack([y0 - ny, z0 - nz], 1), np.stack([y0 + dy, z0 + dz], 1)], 1
            ).reshape(-1, 2)
            p = self.on_face(corner[:, 0], corner[:, 1], 0.0023)
            faces = np.arange(len(p)).reshape(-1, 3)
            fit.put(p, faces, fit.bound("Head", len(p)), color, PAINT, follow=self.followed(p))
