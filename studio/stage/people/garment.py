"""Clothes cut from the body proxy: a field says where the cloth is; it is eased off, hung, smoothed and hemmed."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Floats, Material
from studio.stage.people.fitting import SIDES, Field, Fitting, Groups, groups
from studio.stage.people.layer import CLOTH, Color, Indices, Layer, compact, paint, smoothstep
from studio.stage.people.neighbours import Nearest
from studio.stage.people.skeleton import Doubles, Integers
from studio.stage.people.surface import border, cut, vertex_normals

_NEAR = 0.06
"""Metres beyond its edge that a garment is carried before it is cut, so that smoothing does not pull the edge in."""

_SLEEVE = 0.3
"""The share of the arm's bones from which cloth counts as sleeve."""


@dataclass(slots=True, eq=False, kw_only=True)
class Cloth:
    """A garment as it was put on, for what is sewn to it: collars, pockets, buttons, tails."""

    positions: Doubles
    triangles: Integers
    weights: Floats
    normals: Doubles
    edge: NDArray[np.bool_]
    """Vertices on the cut."""
    _tree: Nearest | None = field(default=None)
    _trunk: "Cloth | None" = field(default=None)

    def trunk(self, fit: Fitting) -> "Cloth":
        """The same garment without its sleeves, and itself when it has none.

        At rest a sleeve hangs a hand's breadth beside the flank. What is sewn to the body must not take hold of it, or
        a raised arm would draw threads out of the coat.
        """
        if self._trunk is None:
            keep = groups(fit.data, self.weights).arm < _SLEEVE
            if keep.all() or not keep[self.triangles].all(1).any():
                self._trunk = self
            else:
                used, faces = compact(self.triangles[keep[self.triangles].all(1)])
                self._trunk = Cloth(
                    positions=self.positions[used],
                    triangles=faces,
                    weights=self.weights[used],
                    normals=self.normals[used],
                    edge=self.edge[used],
                )
        return self._trunk

    def near(self, points: NDArray[np.floating], count: int = 4) -> tuple[Doubles, Indices]:
        """Distances (n, count) to and indices of the nearest vertices."""
        if self._tree is None:
            self._tree = Nearest(self.positions)
        return self._tree.find(points, count)

    def laid(self, points: NDArray[np.floating], lift: float | Doubles) -> tuple[Doubles, Floats]:
        """Points brought onto the cloth and ``lift`` metres above it, with the weights of the cloth there."""
        distance, index = self.near(points)
        share = 1 / (distance + 1e-4) ** 2
        share /= share.sum(1, keepdims=True)
        base = (self.positions[index] * share[..., None]).sum(1)
        normal = (self.normals[index] * share[..., None]).sum(1)
        normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-9
        offset = ((points - base) * normal).sum(1, keepdims=True)
        height = np.broadcast_to(np.asarray(lift, float).reshape(-1, 1), (len(points), 1))
        weights = (self.weights[index] * share[..., None]).sum(1).astype(np.float32)
        return points + normal * (height - offset), weights

    def front(self, y: Doubles, z: Doubles, back: bool = False) -> Doubles:
        """Points (n, 3) of the chest (or back) at these (y, z), a guess for ``laid``."""
        side = -1.0 if back else 1.0
        facing = self.normals[:, 0] * side > 0.2
        candidates = np.where(facing)[0] if facing.any() else np.arange(len(self.positions))
        tree = Nearest(self.positions[candidates][:, 1:])
        distance, index = tree.find(np.stack([y, z], 1), 3)
        share = 1 / (distance + 1e-4)
        share /= share.sum(1, keepdims=True)
        x = (self.positions[candidates][:, 0][index] * share).sum(1)
        return np.stack([x, y, z], 1)


# ---- fields: where a garment is -------------------------------------------------------------------------------------


def sleeve_field(fit: Fitting, at: Doubles, parts: Groups, length: float) -> Doubles:
    """Metres to the sleeves' ends. ``length`` 0 shoulder, 1 elbow, 2 wrist."""
    out = np.full(len(at), 0.3)
    for side in SIDES:
        shoulder, elbow, wrist = (fit.joint(side + b) for b in ("Arm", "ForeArm", "Hand"))
        start, end = (shoulder, elbow) if length < 1 else (elbow, wrist)
        along = (end - start) / np.linalg.norm(end - start)
        point = start + (length if length < 1 else length - 1) * (end - start)
        on_arm = parts.arms[side] > (0.25 if length > 0.15 else 0.5)
        outward = at[:, 1] * np.sign(shoulder[1])
        beyond = (outward > abs(shoulder[1]) * 0.55) & (on_arm | (outward > abs(shoulder[1]) * 1.25))
        out = np.minimum(out, np.where(beyond, (point - at) @ along, 0.3))
    return out


def top(fit: Fitting, *, neck: float = 0.0, hem: float = -0.04, sleeve: float = 2.0, vneck: float = 0.0) -> Field:
    """Shirts and jackets. ``neck`` raises the neckline (metres at 1.70 m), ``hem`` is relative to the hip joint,
    ``vneck`` the depth of a V in front, ``sleeve`` 0 shoulder, 1 elbow, 2 wrist; below 0 sleeveless."""
    k = fit.scale

    def inside(at: Doubles, parts: Groups) -> Doubles:
        joint = fit.joint("Neck")
        point = joint + np.array([0, 0, 0.012 + neck]) * k
        plane = np.array([-0.5, 0, 1.0]) / np.hypot(0.5, 1)
        out: Doubles = (point - at) @ plane
        if vneck > 0:
            v = np.abs(at[:, 1]) - (at[:, 2] - (float(point[2]) - vneck * k)) * 0.42
            out = np.where(at[:, 0] > float(joint[0]), np.minimum(out, v * 0.92), out)
        out = np.where(parts.skull > 0.25, np.minimum(out, -0.03), out)
        low = np.where(parts.arm > 0.4, 0.3, at[:, 2] - (fit.hip + hem * k))
        return np.minimum(np.minimum(out, low), sleeve_field(fit, at, parts, sleeve))

    return inside


def bottom(fit: Fitting, *, waist: float = 0.13, length: float = 0.93) -> Field:
    """Trousers and tights: from ``waist`` metres above the hip joint to ``length`` of the leg (1: the ankle)."""
    k = fit.scale

    def inside(at: Doubles, parts: Groups) -> Doubles:
        out = np.minimum(fit.hip + waist * k - at[:, 2], at[:, 2] - fit.leg_height(length))
        return np.where((parts.arm > 0.4) | (np.abs(at[:, 1]) > 0.34 * k), -1.0, out)

    return inside


def legs(fit: Fitting, *, high: float, low: float) -> Field:
    """Stockings and boot shafts: between two heights, on the legs only."""

    def inside(at: Doubles, parts: Groups) -> Doubles:
        return np.where(parts.leg > 0.5, np.minimum(high - at[:, 2], at[:, 2] - low), -1.0)

    return inside


# ---- how cloth lies ------------------------------------------------------------------------------------------------


def _hung(fit: Fitting, p: Doubles, loose: float) -> Doubles:
    """Let the torso's cloth fall from the widest point above instead of hugging the waist.

    A polar map of radii about the spine, filled downward with the largest radius above, then smoothed.
    """
    k, parts, body = fit.scale, fit.proxy_groups, fit.proxy
    rows, columns = 40, 32
    middle = fit.joint("Spine")[0]
    torso = (parts.arm < 0.5) & (parts.head < 0.5)
    angle, radius = np.arctan2(p[:, 1], p[:, 0] - middle), np.hypot(p[:, 1], p[:, 0] - middle)
    low, high = fit.hip - 0.25 * k, float(fit.joint("Neck")[2])
    row = ((p[:, 2] - low) / (high - low) * rows).astype(int)
    column = ((angle + np.pi) / (2 * np.pi) * columns).astype(int) % columns
    reach = abs(float(fit.joint("LeftArm")[1])) * 0.92
    counted = torso & (parts.arm < 0.2) & (row >= 0) & (row < rows) & (np.abs(body[:, 1]) < reach)
    table = np.zeros((rows, columns))
    np.maximum.at(table, (row[counted], column[counted]), radius[counted])
    for _ in range(6):
        table = np.maximum(table, 0.98 * np.maximum(np.roll(table, 1, 1), np.roll(table, -1, 1)) * (table <= 0))
    for i in range(int(rows * 0.84), 0, -1):
        table[i - 1] = np.maximum(table[i - 1], table[i] * 0.992)
    for _ in range(4):
        table = (np.roll(table, 1, 1) + 2 * table + np.roll(table, -1, 1)) / 4
        table[1:-1] = (table[:-2] + 2 * table[1:-1] + table[2:]) / 4
    y = np.clip((p[:, 2] - low) / (high - low) * rows - 0.5, 0, rows - 1.001)
    x = (angle + np.pi) / (2 * np.pi) * columns - 0.5
    y0, x0 = y.astype(int), np.floor(x).astype(int)
    fy, fx = y - y0, x - x0
    a, b = x0 % columns, (x0 + 1) % columns
    goal = (table[y0, a] * (1 - fx) + table[y0, b] * fx) * (1 - fy)
    goal += (table[y0 + 1, a] * (1 - fx) + table[y0 + 1, b] * fx) * fy
    goal += 0.005 * k * smoothstep(low + 0.42 * k, low + 0.24 * k, p[:, 2])
    share = loose * (1 - smoothstep(0.02, 0.22, parts.arm)) * smoothstep(high - 0.10 * k, high - 0.30 * k, p[:, 2])
    stretch = np.where(torso, 1 + share * (np.maximum(goal, radius) / np.maximum(radius, 1e-3) - 1), 1.0)
    out = p.copy()
    out[:, 0] = middle + (p[:, 0] - middle) * stretch
    out[:, 1] *= stretch
    return out


def _straight_legs(fit: Fitting, p: Doubles, ease: float, knee: float, hem: float) -> Doubles:
    """Give trouser legs at least these radii at knee and hem."""
    k, parts, body = fit.scale, fit.proxy_groups, fit.proxy
    out = p.copy()
    for side, other in (SIDES, SIDES[::-1]):
        hip, mid, foot = (fit.joint(side + b) for b in ("UpLeg", "Leg", "Foot"))
        member = parts.legs[side] * (1 - parts.legs[other])
        t: Doubles = np.clip((float(hip[2]) - body[:, 2]) / float(hip[2] - foot[2]), 0, 1)
        axis: Doubles = np.stack([np.interp(t, [0, 0.5, 1], [q[i] for q in (hip, mid, foot)]) for i in (0, 1)], 1)
        away = body[:, :2] - axis
        radius = np.linalg.norm(away, axis=1) + 1e-6
        goal: Doubles = np.interp(t, [0, 0.25, 0.5, 1], [0, 0, knee, hem]) * k
        wide = axis + away / radius[:, None] * np.maximum(radius + ease, goal)[:, None]
        share = (member * smoothstep(0.12, 0.4, t))[:, None]
        out[:, :2] = np.where(share > 0, (1 - share) * out[:, :2] + share * wide, out[:, :2])
    return out


_FOLDS = (
    ("LeftForeArm", 0.11), ("RightForeArm", 0.11), ("LeftLeg", 0.13), ("RightLeg", 0.13), ("LeftFoot", 0.10),
    ("RightFoot", 0.10), ("Spine1", 0.12), ("LeftUpLeg", 0.12), ("RightUpLeg", 0.12), ("LeftArm", 0.10),
    ("RightArm", 0.10),
)  # fmt: skip
"""Where cloth creases: joints and the radius around them."""


def _folds(fit: Fitting) -> Doubles:
    """Height of oblique creases in rest space, about -1.6..1.6, stronger near joints."""
    at, k = fit.proxy, fit.scale
    p = fit.random.uniform(0, 2 * np.pi, 3)
    x, y, z = at.T
    wave = np.sin(z * 48 + 26 * y + p[0] + 2.6 * np.sin(y * 23 + x * 15 + p[1]))
    wave += 0.6 * np.sin(z * 70 - 47 * y + 31 * x + p[2] + 2 * np.sin(z * 21))
    near = np.zeros(len(at))
    for bone, radius in _FOLDS:
        distance = np.linalg.norm(at - fit.joint(bone), axis=1)
        near = np.maximum(near, np.exp(-((distance / (radius * k)) ** 2)))
    return wave * (0.12 + near)


def garment(
    fit: Fitting,
    where: Field,
    color: Color,
    *,
    ease: float = 0.008,
    loose: float = 0.0,
    smooth: int = 8,
    material: Material = CLOTH,
    hem: float = 0.01,
    straight: tuple[float, float] | None = None,
    folds: float = 0.0,
    cover: float | None = 0.02,
    shape: Callable[[Doubles, Doubles, Groups], Doubles] | None = None,
    hold_hips: bool = False,
    trim: Color | None = None,
    trim_width: float = 0.0,
) -> Cloth:
    """Cut a garment from the proxy and put it on.

    ``ease`` metres off the body; ``loose`` 0..1 how much it hangs from chest and shoulders; ``smooth`` rounds of
    smoothing that never goes into the body; ``hem`` depth of the inward fold, 0 for none; ``straight`` trouser radii at
    knee and hem; ``folds`` metres of creases; ``cover`` hides the skin more than so many metres inside the edge, None
    for none; ``shape`` moves (positions, normals, groups) last; ``hold_hips``: the hem follows the hips, not the
    thighs; ``trim`` a colour for the last ``trim_width`` metres.
    """
    body, normal, parts, k = fit.proxy, fit.proxy_normals, fit.proxy_groups, fit.scale
    inside = where(body, parts)
    if fit.level >= 2:
        # Coarse facets cut corners: more room keeps what is below from showing.
        ease = ease * 1.3 + (0.001 if fit.level == 2 else 0.004)
    p = body + normal * ease
    if loose > 0:
        p = _hung(fit, p, loose)
    if straight is not None:
        p = _straight_legs(fit, p, ease, *straight)
    for _ in range(smooth if fit.level < 2 else smooth // 2):
        p = 0.5 * p + 0.5 * fit.proxy_mean.of(p)
        p = p + normal * np.maximum(ease * 0.8 - ((p - body) * normal).sum(1), 0)[:, None]
    still = (parts.arm < 0.3) & (body[:, 2] < fit.joint("Spine1")[2])
    p[:, 2] = np.where(still, body[:, 2], p[:, 2])
    if hold_hips:
        # A shirt worn outside stands clear of the trousers below its hem.
        around = smoothstep(fit.hip + 0.09 * k, fit.hip - 0.02 * k, body[:, 2]) * (parts.arm < 0.3)
        p = p + normal * (0.0115 * k * around)[:, None] * np.array([1.0, 1.0, 0.0])
    if folds:
        p = p + normal * (folds * _folds(fit) * smoothstep(0, 0.03, inside))[:, None]
    if shape is not None:
        p = shape(p, normal, parts)
    weights = fit.proxy_weights
    if hold_hips:
        weights = _held(fit, weights)
    faces = fit.proxy_triangles
    faces = faces[(inside > -_NEAR)[faces].all(1)]
    faces, (q, w, bare, rest, depth), edge = cut(faces, inside, [p, weights, body, body + normal * 0.001, inside])
    q, bare, rest = (np.asarray(v, np.float64) for v in (q, bare, rest))
    made = Cloth(
        positions=q, triangles=faces, weights=np.asarray(w, np.float32), normals=vertex_normals(q, faces), edge=edge
    )
    own: list[Layer] = []
    for tint, part in _trimmed(made, np.asarray(depth, np.float64), color, trim, trim_width * k, bare, rest):
        if hem and fit.level < 3:
            _hemmed(part, tint)
        colors = part.colors if part.colors is not None else tint
        put = fit.put(part.positions, part.triangles, part.weights, colors, fit.closed(material), rest=part.rest)
        own.append(put)
    if cover is not None:
        margin = cover
        fit.cover(lambda at, parts: where(at, parts) - margin, *own)
    return made


@dataclass(slots=True, eq=False)
class _Piece:
    """Part of a garment on its way to a layer; ``bare`` the body's skin below each vertex."""

    positions: Doubles
    triangles: Integers
    weights: Floats
    bare: Doubles
    rest: Doubles
    edge: NDArray[np.bool_]
    colors: Floats | None = None


def _trimmed(
    made: Cloth, depth: Doubles, color: Color, trim: Color | None, width: float, bare: Doubles, rest: Doubles
) -> list[tuple[Color, _Piece]]:
    """The garment in one piece, or cut in two along its trim: (colour, piece)."""
    whole = _Piece(made.positions, made.triangles, made.weights, bare, rest, made.edge)
    if trim is None or width <= 0:
        return [(color, whole)]
    out: list[tuple[Color, _Piece]] = []
    for tint, field_ in ((color, depth - width), (trim, width - depth)):
        faces, (p, w, b, r, on_edge), _ = cut(
            made.triangles, field_, [made.positions, made.weights, bare, rest, made.edge.astype(np.float64)]
        )
        if len(faces):
            p, b, r = (np.asarray(v, np.float64) for v in (p, b, r))
            out.append((tint, _Piece(p, faces, np.asarray(w, np.float32), b, r, np.asarray(on_edge) > 0.99)))
    return out


def _hemmed(piece: _Piece, color: Color) -> None:
    """Fold the border inward, in place, so that the cloth has thickness."""
    rim = np.where(piece.edge)[0]
    if not len(rim):
        return
    n = len(piece.positions)
    fresh = np.full(n, -1)
    fresh[rim] = n + np.arange(len(rim))
    inner = piece.bare[rim] + (piece.positions[rim] - piece.bare[rim]) * 0.25
    open_edges = border(piece.triangles)
    a, b = open_edges[piece.edge[open_edges].all(1)].T
    fold = np.concatenate([np.stack([b, a, fresh[a]], 1), np.stack([b, fresh[a], fresh[b]], 1)])
    piece.colors = np.concatenate([paint(color, n), paint(color, len(rim)) * np.float32(0.55)])
    piece.positions = np.concatenate([piece.positions, inner])
    piece.triangles = np.concatenate([piece.triangles, fold.astype(np.int32)])
    piece.weights = np.concatenate([piece.weights, piece.weights[rim]])
    piece.rest = np.concatenate([piece.rest, piece.rest[rim]])


def _held(fit: Fitting, weights: Floats) -> Floats:
    """Move what the thighs would pull of a hem onto the hips."""
    out = weights.copy()
    hips = fit.bones.index["Hips"]
    for side in SIDES:
        for bone, share in (("UpLeg", 0.75), ("Leg", 1.0)):
            i = fit.bones.index[side + bone]
            out[:, hips] += out[:, i] * share
            out[:, i] *= 1 - share
    return out
