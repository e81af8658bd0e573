"""The head as hair sees it: a polar map of its radius, the hair line, and the body that long hair falls on."""

import numpy as np

from studio.stage.people.data import LEVELS
from studio.stage.people.face import Face
from studio.stage.people.fitting import Fitting
from studio.stage.people.layer import HAIR, Color, compact, paint, smoothstep
from studio.stage.people.neighbours import Averaging, widest
from studio.stage.people.skeleton import Doubles
from studio.stage.people.surface import cut, vertex_normals

_ROWS, _COLUMNS = 32, 48


class Scalp:
    """Measures of one head. ``centre`` of the skull; ``unit``: size against an average head."""

    def __init__(self, fit: Fitting, face: Face) -> None:
        self.fit = fit
        self.unit = k = face.eye_distance / 0.062
        self.eye_height = float(face.middle[2])
        body, head = fit.body, fit.body_groups.head > 0.6
        self.centre = face.middle + np.array([-0.055 * k, -face.middle[1], 0.03 * k])
        # Ears would make helmets of hair: leave them out.
        ear = (fit.mask("ears") > 0.24) & (np.abs(body[:, 1]) > 0.062 * k)
        use = head & (fit.mask("inside_mouth") < 0.16) & ~ear
        offset = body[use] - self.centre
        radius = np.linalg.norm(offset, axis=1)
        azimuth = np.arctan2(offset[:, 1], offset[:, 0])
        height = np.arcsin(offset[:, 2] / radius)
        table = np.zeros((_ROWS, _COLUMNS))
        row = np.clip(((height / np.pi + 0.5) * _ROWS).astype(int), 0, _ROWS - 1)
        column = ((azimuth + np.pi) / (2 * np.pi) * _COLUMNS).astype(int) % _COLUMNS
        np.maximum.at(table, (row, column), radius)
        for _ in range(12):
            grown = widest(table) * 0.995
            table = np.where(table <= 0, grown, table)
        for _ in range(2):
            around = np.roll(table, 1, 1) + np.roll(table, -1, 1)
            around = around + np.vstack([table[1:], table[-1:]]) + np.vstack([table[:1], table[:-1]])
            table = np.maximum(table, 0.25 * around)
        self._table = table
        self.top = float(body[head][:, 2].max())
        self.back = float(body[head & (body[:, 2] > self.eye_height)][:, 0].min())
        forehead = head & (np.abs(body[:, 1]) < 0.02 * k) & (body[:, 2] > self.eye_height + 0.02 * k)
        self.front = float(body[forehead][:, 0].max())
        self.crown = np.array([self.centre[0] - 0.045 * k, 0.0, self.top])
        self._measure_torso()

    def radius(self, offset: Doubles) -> Doubles:
        """Distance (n,) from the centre to the skin in the directions ``offset`` (n, 3)."""
        length = np.linalg.norm(offset, axis=-1) + 1e-9
        azimuth = np.arctan2(offset[..., 1], offset[..., 0])
        height = np.arcsin(np.clip(offset[..., 2] / length, -1, 1))
        y = np.clip((height / np.pi + 0.5) * _ROWS - 0.5, 0, _ROWS - 1.001)
        x = (azimuth + np.pi) / (2 * np.pi) * _COLUMNS - 0.5
        y0, x0 = y.astype(int), np.floor(x).astype(int)
        fy, fx = y - y0, x - x0
        a, b, t = x0 % _COLUMNS, (x0 + 1) % _COLUMNS, self._table
        return (t[y0, a] * (1 - fx) + t[y0, b] * fx) * (1 - fy) + (t[y0 + 1, a] * (1 - fx) + t[y0 + 1, b] * fx) * fy

    def inside(self, at: Doubles, recede: float = 0.0) -> Doubles:
        """Metres inside the hair line, (n,); ``recede`` 0..1 moves it up the forehead."""
        u = (at[:, 0] - self.back) / (self.front - self.back)
        line = np.array([-0.085, -0.075, -0.045, -0.030, -0.012, 0.012, 0.040, 0.056, 0.064 + 0.02 * recede])
        low = np.interp(u, [0, 0.30, 0.42, 0.50, 0.60, 0.70, 0.80, 0.90, 1.0], line * self.unit)
        # A hair line is uneven: short hairs stand before it.
        y = at[:, 1] / self.unit
        ragged = 0.0022 * np.sin(y * 410 + 3 * np.sin(y * 97)) + 0.0014 * np.sin(y * 930 + at[:, 0] * 700)
        widow = 0.006 * np.exp(-((y / 0.012) ** 2)) - 0.010 * np.exp(-(((np.abs(y) - 0.040) / 0.014) ** 2))
        low = low - (ragged + widow * smoothstep(0.75, 0.95, u)) * self.unit
        return at[:, 2] - low - self.eye_height - recede * 0.025 * smoothstep(0.6, 0.9, u)

    def _measure_torso(self) -> None:
        """Radius of neck, shoulders and back about the neck's axis, by height and direction."""
        fit = self.fit
        self.neck = fit.joint("Neck")
        torso = fit.proxy[fit.proxy_groups.arm < 0.5]
        self._torso_low = self.neck[2] - 0.62 * fit.scale
        self._torso_step = (self.neck[2] + 0.06 * fit.scale - self._torso_low) / 36
        table = np.zeros((36, 40))
        offset = torso[:, :2] - self.neck[:2]
        row = ((torso[:, 2] - self._torso_low) / self._torso_step).astype(int)
        column = ((np.arctan2(offset[:, 1], offset[:, 0]) + np.pi) / (2 * np.pi) * 40).astype(int) % 40
        ok = (row >= 0) & (row < 36)
        np.maximum.at(table, (row[ok], column[ok]), np.linalg.norm(offset[ok], axis=1))
        table = widest(table)
        self._torso = table

    def torso_radius(self, at: Doubles) -> Doubles:
        """How far the torso reaches from the neck's axis toward these points (n,), 0 above the shoulders."""
        row = ((at[:, 2] - self._torso_low) / self._torso_step).astype(int)
        offset = at[:, :2] - self.neck[:2]
        column = ((np.arctan2(offset[:, 1], offset[:, 0]) + np.pi) / (2 * np.pi) * 40).astype(int) % 40
        out = self._torso[np.clip(row, 0, 35), column]
        return np.where((row >= 0) & (row < 36), out, 0.0)

    def cap(
        self, color: Color, thickness: float, recede: float = 0.0, bumps: float = 0.0, pole: Doubles | None = None
    ) -> None:
        """Hair close to the skin under all locks, so that no gap shows skin. ``bumps`` metres of curls;
        ``pole`` the point that all strands come from or go to, the crown unless told."""
        fit = self.fit
        triangles = fit.data.triangles[LEVELS[fit.level]]
        use = (fit.body_groups.head[triangles] > 0.5).all(1) & (fit.mask("ears")[triangles] < 0.78).all(1)
        used, faces = compact(triangles[use])
        body = fit.points[used]
        normal = vertex_normals(body, faces)
        depth = self.inside(body, recede)
        mean = Averaging(faces, len(body))
        smooth = body
        for _ in range(6):
            smooth = 0.5 * smooth + 0.5 * (mean.of(smooth))
        above = np.maximum(((smooth - body) * normal).sum(1), 0)[:, None]
        base = np.where(depth[:, None] > -0.005, body + normal * above, body)
        rise = thickness * smoothstep(-0.002, 0.035, depth) + 0.0006
        if bumps:
            x, y, z = (body / self.unit).T
            curl = np.sin(190 * x + 3 * np.sin(120 * z)) * np.sin(180 * y + 3 * np.sin(140 * x)) * np.sin(170 * z)
            rise = rise + bumps * (0.5 + 0.5 * curl) * smoothstep(0, 0.03, depth)
        lifted = base + normal * rise[:, None]
        faces, (p, weights, rest), _ = cut(faces, depth, [lifted, fit.weights[used], body])
        p, rest = np.asarray(p, np.float64), np.asarray(rest, np.float64)
        # Strands run down from the crown: across = around it, along = away from it.
        away = rest - (self.crown if pole is None else pole)
        along = np.linalg.norm(away, axis=1)
        flat = away[:, :2] if pole is None else away[:, 1:]
        around = np.arctan2(flat[:, 1], flat[:, 0])
        texture = np.stack([around * 12, along * 5, 0 * along], 1)
        shade = paint(color, len(p)) * 0.85
        fit.put(p, faces, np.asarray(weights, np.float32), shade, HAIR, rest=texture, guide=self.egg(p))

    def egg(self, at: Doubles) -> Doubles:
        """Guiding normals of hair: those of an egg around the head turn a heap of locks into one head of hair."""
        out = (at - self.centre) * np.array([1, 1, 0.55])
        out[:, 2] = np.where(out[:, 2] < 0, out[:, 2] * 0.25, out[:, 2])
        out /= np.linalg.norm(out, axis=1, keepdims=True) + 1e-9
        return out * (0.93 if self.fit.drawn else 0.6)
