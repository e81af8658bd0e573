"""Cloth that goes around the body as one ring above another: skirts, coat tails, robes, belts, sashes."""

import numpy as np

from studio.stage.mesh import Floats, Material
from studio.stage.people.fitting import SIDES, Fitting, Groups
from studio.stage.people.garment import Cloth
from studio.stage.people.layer import CLOTH, Color, grid, paint, smoothstep, spread
from studio.stage.people.skeleton import Doubles
from studio.stage.people.surface import vertex_normals

_SEGMENTS = (88, 64, 40, 24)
"""Points around a tube at each level of detail."""


def directions(count: int) -> Doubles:
    """Unit vectors (count, 2) around, from straight ahead to the left."""
    angle = directions_at(count)
    return np.stack([np.cos(angle), np.sin(angle)], 1)


def directions_at(count: int) -> Doubles:
    """The angles of ``directions``; straight ahead lies between the last and the first."""
    return np.asarray((np.arange(count) + 0.5) * (2 * np.pi / count), np.float64)


def support(fit: Fitting, height: float, around: Doubles, slab: float, arms: float = 0.4) -> Doubles:
    """How far the torso and legs reach in each direction (n, 2) at a height, from the hips' axis, metres."""
    middle = np.array([fit.joint("LeftUpLeg")[0], 0.0])
    while True:
        near = (fit.proxy_groups.arm < arms) & (np.abs(fit.proxy[:, 2] - height) < slab)
        if near.any():
            return ((fit.proxy[near][:, :2] - middle) @ around.T).max(0)
        slab *= 1.6


def skirt_weights(fit: Fitting, at: Doubles, across: Doubles, legs: float) -> Floats:
    """Weights of a skirt's points: hips above, both thighs and then shins below, by how far left they are (-1..1)."""
    k = fit.scale
    out = np.zeros((len(at), fit.weights.shape[1]), np.float32)
    index = fit.bones.index
    left = smoothstep(-0.75, 0.75, across)
    down = smoothstep(fit.hip + 0.04 * k, fit.knee, at[:, 2]) * legs
    shin = smoothstep(fit.knee, fit.knee - 0.25 * k, at[:, 2]) * 0.55
    out[:, index["Hips"]] = 1 - down
    for side, share in (("Left", left), ("Right", 1 - left)):
        out[:, index[side + "UpLeg"]] = down * share * (1 - shin)
        out[:, index[side + "Leg"]] = down * share * shin
    for bone, low, high in (("Spine", 0.05, 0.16), ("Spine1", 0.22, 0.30), ("Spine2", 0.34, 0.44)):
        t = smoothstep(fit.hip + low * k, fit.hip + high * k, at[:, 2])[:, None].astype(np.float32)
        out *= 1 - t
        out[:, index[bone]] += t[:, 0]
    return out


def tube(
    fit: Fitting,
    high: float,
    low: float,
    color: Color,
    *,
    flare: float = 0.2,
    ease: float = 0.012,
    pleats: int = 0,
    pleat_depth: float = 0.0,
    rings: int = 14,
    material: Material = CLOTH,
    hug: float = 0.0,
    opening: float = 0.0,
    trim: Color | None = None,
    trim_rings: int = 2,
    legs: float = 0.8,
    hang: float = 0.996,
    sway: float = 0.0,
    cover: bool = True,
    start: Cloth | None = None,
) -> Cloth:
    """A tube around hips and legs from height ``high`` to ``low``, metres.

    ``flare`` metres of radius gained per metre down; ``ease`` off the body; ``pleats`` around and their depth; ``hug``
    0..1 lets it follow the legs in again (robes); ``opening`` radians of gap in front (coats); ``legs`` 0..1 how much
    the thighs carry it; ``hang`` how little the radius may shrink a ring; ``start`` a garment whose hem it begins at.
    """
    k = fit.scale
    count = _SEGMENTS[fit.level]
    if fit.level >= 2:
        rings = max(4, rings // 2)
    heights = spread(high, low, rings)
    around = directions(count)
    radii = np.empty((rings, count))
    for i, z in enumerate(heights):
        r = support(fit, float(z), around, 0.03 * k) + ease
        if i == 0 and start is not None:
            r = np.maximum(r, _hem_radius(fit, start, around) + 0.002)
        if i:
            down = radii[i - 1] * hang
            r = np.maximum(r, down) if hug <= 0 else np.maximum(r, down * (1 - hug) + r * hug)
        radii[i] = r
    first = radii[0].copy()
    for _ in range(3):
        radii[1:-1] = (radii[:-2] + 2 * radii[1:-1] + radii[2:]) / 4
        radii = (np.roll(radii, 1, 1) + 2 * radii + np.roll(radii, -1, 1)) / 4
    if start is not None:
        radii[0] = first
    depth = (high - heights) / max(high - low, 1e-6)
    radii += flare * (high - heights)[:, None]
    angle = directions_at(count)
    if pleats:
        radii += pleat_depth * k * np.sin(angle * pleats)[None] * smoothstep(0, 0.5, depth)[:, None]
    middle = fit.joint("LeftUpLeg")[0] - sway * k
    if opening > 0:
        # Both fronts swing aside, more so farther down.
        aside = np.sign(np.sin(angle)) * np.exp(-((np.angle(np.exp(1j * angle)) / 0.7) ** 2))
        turned = angle + (opening * (0.15 + depth))[:, None] * aside
        flat = np.stack([np.cos(turned), np.sin(turned)], -1)
    else:
        flat = np.broadcast_to(around, (rings, count, 2))
    p = np.concatenate(
        [radii[..., None] * flat + np.array([middle, 0.0]), np.broadcast_to(heights[:, None, None], (rings, count, 1))],
        -1,
    )
    weights = skirt_weights(fit, p.reshape(-1, 3), np.tile(around[:, 1], rings), legs)
    faces = grid(rings, count, closed=True, flip=True)
    if opening > 0:
        # The quad that straddles straight ahead is left out.
        column = faces % count
        faces = faces[~((column == 0).any(1) & (column == count - 1).any(1))]
    p = p.reshape(-1, 3)
    colors = paint(color, len(p))
    if trim is not None:
        colors.reshape(rings, count, 3)[-trim_rings:] = paint(trim, 1)[0]
    made = Cloth(
        positions=p,
        triangles=faces,
        weights=weights,
        normals=vertex_normals(p, faces),
        edge=np.zeros(len(p), bool),
    )
    lining = p.copy()
    axis = np.array([middle, 0.0])
    lining[:, :2] = axis + (p[:, :2] - axis) * 0.975
    two = fit.level < 3
    own = fit.put(
        np.concatenate([p, lining]) if two else p,
        np.concatenate([faces, faces[:, ::-1] + len(p)]) if two else faces,
        np.concatenate([weights, weights]) if two else weights,
        np.concatenate([colors, colors * 0.45]) if two else colors,
        material,
        collide=True,
    )
    if cover:
        end = max(low, fit.knee) + 0.03 if low < fit.knee else low + 0.12 * k

        def hidden(at: Doubles, parts: Groups) -> Doubles:
            return np.where((parts.arm < 0.4) & (at[:, 2] < high - 0.02) & (at[:, 2] > end), 1.0, -1.0)

        fit.cover(hidden, own)
    return made


def _hem_radius(fit: Fitting, cloth: Cloth, around: Doubles) -> Doubles:
    """Radius of a garment's lower edge in each direction."""
    middle = np.array([fit.joint("LeftUpLeg")[0], 0.0])
    arms = cloth.weights[:, [i for name, i in fit.bones.index.items() if "Arm" in name or "Hand" in name]].sum(1)
    rim = cloth.positions[cloth.edge & (arms < 0.4)]
    rim = rim[rim[:, 2] < fit.joint("Spine1")[2]]
    if len(rim) < 8:
        return np.zeros(len(around))
    offset = rim[:, :2] - middle
    angle = np.arctan2(offset[:, 1], offset[:, 0])
    order = np.argsort(angle)
    wanted = np.arctan2(around[:, 1], around[:, 0])
    reach = np.linalg.norm(offset, axis=1)[order]
    return np.asarray(np.interp(wanted, angle[order], reach, period=2 * np.pi), np.float64)


def band(
    fit: Fitting,
    height: float,
    width: float,
    color: Color,
    *,
    ease: float = 0.016,
    thickness: float = 0.006,
    material: Material = CLOTH,
    tilt: float = 0.0,
) -> Cloth:
    """A belt or sash around the torso, centred at a height; ``tilt`` lets it hang lower in front, metres."""
    count = _SEGMENTS[fit.level]
    around = directions(count)
    heights = height + width * np.array([0.5, 0.5, 0, -0.5, -0.5])
    p: list[Doubles] = []
    middle = fit.joint("LeftUpLeg")[0]
    for i, z in enumerate(heights):
        r = support(fit, float(z), around, 0.03 * fit.scale) + ease + (thickness if 0 < i < 4 else -0.012)
        p.append(np.stack([middle + r * around[:, 0], r * around[:, 1], z - tilt * np.maximum(around[:, 0], 0)], 1))
    positions = np.concatenate(p)
    faces = grid(len(heights), count, closed=True, flip=True)
    weights = skirt_weights(fit, positions, np.tile(around[:, 1], len(heights)), 0.0)
    fit.put(positions, faces, weights, color, material)
    return Cloth(
        positions=positions,
        triangles=faces,
        weights=weights,
        normals=vertex_normals(positions, faces),
        edge=np.zeros(len(positions), bool),
    )


def sides() -> tuple[tuple[str, float], ...]:
    """Both sides with their sign in y."""
    return tuple(zip(SIDES, (1.0, -1.0), strict=True))
