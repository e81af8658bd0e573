"""What is sewn to a garment: strips, patches, buttons, collars. All take the cloth's own weights, so none can float."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.stage import shapes
from studio.stage.mesh import Material
from studio.stage.people.fitting import Fitting
from studio.stage.people.garment import Cloth
from studio.stage.people.layer import CLOTH, Color, grid, paint, spread
from studio.stage.people.skeleton import Doubles


def strip(
    fit: Fitting,
    cloth: Cloth,
    path: ArrayLike,
    width: float | Doubles,
    color: Color,
    *,
    lift: float = 0.003,
    thickness: float = 0.0015,
    material: Material = CLOTH,
    count: int = 14,
    back: bool = False,
) -> None:
    """A ribbon along a path of (y, z) points on the chest (``back``: on the back), or of (x, y, z) points.

    On chest and back it keeps to the garment's trunk; a path in space may run along a sleeve.
    ``width`` metres, one number or one for each of ``count`` samples: placket, seam, tie, lapel, number, pocket edge.
    """
    if fit.level >= 3:
        return
    if fit.level == 2:
        count = max(4, count // 2)
    p = np.asarray(path, float)
    length = np.r_[0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]
    t = spread(0, length[-1], count)
    p = np.stack([np.interp(t, length, p[:, i]) for i in range(p.shape[1])], 1)
    if p.shape[1] == 2:
        cloth = cloth.trunk(fit)
        centre = cloth.front(p[:, 0], p[:, 1], back)
    else:
        centre = p
    centre, _ = cloth.laid(centre, lift)
    _, nearest = cloth.near(centre, 1)
    normal = cloth.normals[nearest[:, 0]]
    along = np.gradient(centre, axis=0)
    across = np.cross(along, normal)
    across /= np.linalg.norm(across, axis=1, keepdims=True) + 1e-9
    w = np.broadcast_to(np.asarray(width, float), count if np.ndim(width) == 0 else len(np.asarray(width)))
    w = np.interp(spread(0, 1, count), spread(0, 1, len(w)), w)
    rows = [centre + across * (w * s)[:, None] for s in (-0.5, -0.25, 0.25, 0.5)]
    heights = (0.0, thickness, thickness, 0.0)
    laid = [cloth.laid(row, lift + h) for row, h in zip(rows, heights, strict=True)]
    positions = np.stack([q for q, _ in laid], 1).reshape(-1, 3)
    weights = np.stack([v for _, v in laid], 1).reshape(-1, fit.weights.shape[1])
    fit.put(positions, grid(count, 4), weights, color, material)


def patch(
    fit: Fitting,
    cloth: Cloth,
    outline: ArrayLike,
    color: Color,
    *,
    lift: float = 0.004,
    material: Material = CLOTH,
    back: bool = False,
    cells: int = 5,
) -> None:
    """A four-cornered piece on the chest or back: pockets, badges, bibs. ``outline`` (4, 2) of (y, z), in order."""
    if fit.level >= 3:
        return
    cloth = cloth.trunk(fit)
    corner = np.asarray(outline, float)
    s, t = np.meshgrid(spread(0, 1, cells), spread(0, 1, cells), indexing="ij")
    s, t = s.reshape(-1, 1), t.reshape(-1, 1)
    yz = (corner[0] * (1 - s) + corner[3] * s) * (1 - t) + (corner[1] * (1 - s) + corner[2] * s) * t
    positions, weights = cloth.laid(cloth.front(yz[:, 0], yz[:, 1], back), lift)
    fit.put(positions, grid(cells, cells), weights, color, material)


def button(
    fit: Fitting, cloth: Cloth, y: float, z: float, color: Color, material: Material, radius: float = 0.0065
) -> None:
    """A button on the chest."""
    if fit.level >= 2:
        return
    cloth = cloth.trunk(fit)
    place, weights = cloth.laid(cloth.front(np.array([y]), np.array([z])), 0.004)
    ball = shapes.ball(place[0], (radius * 0.55, radius, radius), color, level=1)
    fit.put(ball.positions.astype(float), ball.triangles, np.repeat(weights, len(ball.positions), 0), color, material)


def neckline(fit: Fitting, cloth: Cloth, count: int, gap: float) -> tuple[Doubles, Doubles, NDArray[np.float32]]:
    """The garment's edge around the neck: angles (count,), positions (count, 3) and weights, from one side of the front
    gap (radians) round the back to the other."""
    joint = fit.joint("Neck")
    rim = np.where(cloth.edge & (np.linalg.norm(cloth.positions - joint, axis=1) < 0.22 * fit.scale))[0]
    angle = spread(gap / 2, 2 * np.pi - gap / 2, count)
    if len(rim) < 8:
        circle = joint + 0.07 * fit.scale * np.stack([np.cos(angle), np.sin(angle), 0 * angle], 1)
        return angle, circle, fit.mixed({"Spine2": 0.5, "Neck": 0.5}, count)
    offset = cloth.positions[rim] - joint
    at = np.arctan2(offset[:, 1], offset[:, 0]) % (2 * np.pi)
    order = np.argsort(at)
    edge = cloth.positions[rim][order]
    placed = np.stack([np.interp(angle, at[order], edge[:, i], period=2 * np.pi) for i in range(3)], 1)
    # Smooth the saw of the cut.
    for _ in range(6):
        placed[1:-1] = (placed[:-2] + 2 * placed[1:-1] + placed[2:]) / 4
    _, weights = cloth.laid(placed, 0.0)
    return angle, placed, weights


def collar(
    fit: Fitting,
    cloth: Cloth,
    color: Color,
    *,
    height: float = 0.034,
    fold: float = 0.030,
    point: float = 0.02,
    gap: float = 0.3,
    material: Material = CLOTH,
    ease: float = 0.008,
) -> None:
    """A collar that grows out of the garment's neckline: up along the neck, then folded over (``fold`` 0: it stands).

    ``point`` lengthens the two front corners, metres; ``gap`` radians left open in front.
    """
    k = fit.scale
    count = (44, 32, 18, 12)[fit.level]
    angle, start, weights = neckline(fit, cloth, count, gap)
    joint = fit.joint("Neck")
    axis = fit.joint("Head") - joint
    axis = axis / np.linalg.norm(axis)
    neck = fit.body[(fit.body_groups.head > 0.35) & (fit.body_groups.skull < 0.6)]

    def beside_neck(at: Doubles, extra: float) -> Doubles:
        """Pull points to the neck's skin plus ``extra``, level by level along the neck."""
        along = (at - joint) @ axis
        centre = joint + along[:, None] * axis
        out = at - centre
        length = np.linalg.norm(out, axis=1, keepdims=True)
        out = out / (length + 1e-9)
        reach = np.empty(len(at))
        neck_along = (neck - joint) @ axis
        for i in range(len(at)):
            near = neck[np.abs(neck_along - along[i]) < 0.014 * k] - centre[i]
            lateral = near - (near @ axis)[:, None] * axis
            aligned = lateral @ out[i]
            beside = aligned > np.linalg.norm(lateral, axis=1) * 0.93
            reach[i] = aligned[beside].max() if beside.any() else length[i, 0]
        reach = np.minimum(reach, length[:, 0] + 0.01)
        smooth = reach.copy()
        for _ in range(3):
            smooth[1:-1] = (smooth[:-2] + 2 * smooth[1:-1] + smooth[2:]) / 4
        return centre + out * (np.maximum(smooth, reach) + extra)[:, None]

    front = np.exp(-np.minimum(angle - angle[0], angle[-1] - angle) / 0.28)[:, None]
    up = axis * height * k
    top = beside_neck(start + up * (1 - 0.45 * front), ease * k)
    middle = beside_neck(start + up * 0.5, ease * k)
    # The band begins on the outside of the garment, over the saw of its edge.
    low, _ = cloth.laid(start - axis * 0.009 * k, 0.0025 * k)
    rows = [low, middle, top]
    neck_share = fit.mixed({"Neck": 1.0}, count)
    bound = [weights, *((weights * (1 - t) + neck_share * t).astype(np.float32) for t in (0.25, 0.4))]
    if fold > 0:
        out = top - (joint + ((top - joint) @ axis)[:, None] * axis)
        out /= np.linalg.norm(out, axis=1, keepdims=True) + 1e-9
        crest = top + out * 0.005 * k + axis * 0.002
        flap = crest - axis * (fold * k) + out * (0.012 * k)
        ahead = np.stack([np.full(count, 0.25), np.sign(np.sin(angle)) * 0.35, np.full(count, -1.0)], 1)
        flap = flap + ahead * front * point * k
        # The flap lies on whatever is below it.
        lying, below = cloth.laid(flap, 0.006 * k)
        low = (flap - lying) @ np.array([0, 0, 1.0]) < 0
        flap = np.where(low[:, None], lying, flap)
        rows += [crest, (crest + flap) / 2 + out * 0.003, flap]
        bound += [bound[2], bound[1], (below * 0.85 + neck_share * 0.15).astype(np.float32)]
    positions = np.concatenate(rows)
    colors = paint(color, len(positions))
    fit.put(positions, grid(len(rows), count), np.concatenate(bound), colors, material)
