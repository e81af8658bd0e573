"""Pictures and the head that was fitted to them → the face's map: skin without its light."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Floats
from studio.stage.people.data import PeopleData
from studio.stage.people.layer import smoothstep
from studio.stage.people.portrait.facemap import HEIGHT, TEXEL_M, WIDTH, FaceMap, rasterised
from studio.stage.people.portrait.images import (
    blurred,
    filled,
    from_polygon,
    grown,
    linear,
    luminance,
    sampled,
    shrunk,
)
from studio.stage.people.portrait.landmarks import BROWS, EYES, INNER_LIPS, OUTER_LIPS, OVAL, Landmarks
from studio.stage.people.portrait.pose import Pose
from studio.stage.people.skeleton import Doubles
from studio.stage.people.surface import vertex_normals

_LEAST_FACING = 0.10
_DARKER, _BRIGHTER, _OTHER_TINT = 0.78, 0.8, 0.45
"""How far, in logarithms, brightness and tint may lie from the skin's near the rim of a face."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shown:
    """A picture that shows the head: ``picture`` uint8 (height, width, 3); ``front`` as in ``Sitting``; the mesh's
    ``seen`` (468, 2) pixels; ``points`` (all, 3) of the head as it was then, in ``pose``; ``worth`` of
    this view; ``closed``: it shows the lids."""

    picture: NDArray[np.uint8]
    front: NDArray[np.float32] | None
    seen: Doubles
    points: Doubles
    pose: Pose
    worth: float
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Painted:
    """``albedo`` float64 (height, width, 3) linear and ``cover`` (height, width) 0..1 over the map; ``skin`` linear;
    ``hidden`` 0..1: how much of the forehead hair covers; ``beard`` 0..1: how much darker than the cheeks the chin is;
    ``gain`` (3,): what the first picture's colours were divided by."""

    albedo: Doubles
    cover: Doubles
    skin: Doubles
    hidden: float
    beard: float
    gain: Doubles


class Painter:
    """Paints maps. The places of texels on the head are found once."""

    def __init__(self, data: PeopleData, landmarks: Landmarks, face: FaceMap) -> None:
        self._data, self._landmarks = data, landmarks
        body = data.triangles["body"]
        own = body[(face.share[body] > 0).all(1) & face.worn[body].all(1)]
        owner, shares = rasterised(face.rows_columns(), own)
        self._inside = owner >= 0
        self._corners = own[owner[self._inside]].astype(np.int64)
        self._shares = shares[self._inside]
        self._body = body
        uv = np.concatenate([face.uv, np.zeros((len(data.points) - len(face.uv), 2))]) * [WIDTH, HEIGHT]
        marks = landmarks.of(uv)
        y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
        grid = np.stack([x.ravel() + 0.5, y.ravel() + 0.5], 1)

        def away(ring: Sequence[int]) -> Doubles:
            return from_polygon(grid, marks[list(ring)]).reshape(HEIGHT, WIDTH)

        self._oval = away(OVAL)
        self._brow_row = float(marks[[i for brow in BROWS for i in brow], 1].min())
        features = np.minimum.reduce([away(ring) for ring in (*BROWS, *EYES, OUTER_LIPS)])
        self._skin = (self._oval < -8) & (features > 9) & self._inside
        lower = smoothstep(self._brow_row + 10, self._brow_row + 50, y.astype(float))
        # the forehead ends at the hair; cheeks and jaw run on into what is painted
        self._cover = smoothstep(2.0 + 16.0 * lower, -16.0 + 8.0 * lower, self._oval)
        lids = np.zeros((HEIGHT, WIDTH))
        lids[self._inside] = np.einsum("ij,ij->i", data.masks["eyelids"][self._corners], self._shares)
        self._lids = blurred(lids, 1.5)
        lips = np.zeros((HEIGHT, WIDTH))
        lips[self._inside] = np.einsum("ij,ij->i", data.masks["lips"][self._corners], self._shares)
        self._lips = blurred(np.clip(lips * 1.2, 0, 1), 1.5)
        side = np.abs(x / WIDTH - 0.5)
        upper = y < self._brow_row - 4
        self._rim = upper | ((self._oval > -40) & ((y < marks[0, 1]) | (side > 0.22)) & (side > 0.12))
        self._rim |= (side > 0.185) & (self._oval > -75) & (y < marks[17, 1])
        top = float(marks[10, 1])
        self._forehead = upper & (side < 0.07) & (y > top + 0.25 * (self._brow_row - top))
        self._chin = (self._oval < -8) & (y > marks[17, 1] + 6) & self._inside
        self._cheek = self._skin & (y < marks[2, 1]) & (y > self._brow_row + 30)
        self._used, corners = np.unique(self._corners, return_inverse=True)
        self._corners = corners.reshape(-1, 3)
        base, places = data.points[self._used].astype(np.float64), landmarks.of(data.points)

        def near(points: Doubles) -> Doubles:
            return np.exp(-((points[:, None] - places[None]) ** 2).sum(2) / 0.016**2)

        ridge = np.diag(0.5 / np.maximum(landmarks.trust, 0.05))
        self._warp = near(base) @ np.linalg.inv(near(places) + ridge)

    def paint(self, views: Sequence[Shown], own_lips: float = 1.0) -> Painted:
        """One map out of all views; the first tells the colours. ``own_lips`` 0..1: how well they show the lips."""
        total = np.zeros((HEIGHT, WIDTH, 3))
        amount = np.zeros((HEIGHT, WIDTH))
        skin = gain = np.ones(3)
        lids = np.zeros((HEIGHT, WIDTH))
        hidden = 0.0
        for number, view in enumerate(views):
            color, weight, normals = self._taken(view)
            color, own_skin = self._unlit(color, weight, normals)
            if number == 0:
                skin = own_skin
                gain = np.ones(3)
            color = color * (skin / np.maximum(own_skin, 1e-4))
            strange = self._strange(color, skin) & (weight > 0)
            if number == 0:
                seen = self._forehead & (weight > 0)
                hidden = float((strange & seen).sum() / max(int(seen.sum()), 1))
            weight = np.where(grown(strange, 4) & self._rim, 0.0, weight) * view.worth
            if view.closed:
                weight = weight * (1 + 40 * self._lids)
                lids = np.maximum(lids, np.clip(weight * 2, 0, 1))
            total += color * weight[..., None]
            amount += weight
        have = np.clip(amount * 12, 0, 1)
        color = total / np.maximum(amount, 1e-9)[..., None]
        # what no picture shows is taken from the other half of the face, then from nearby
        other = color[:, ::-1]
        from_other = np.clip(have[:, ::-1] - have, 0, 1)
        color = color * have[..., None] + other * from_other[..., None]
        have = have + from_other
        color = np.where(have[..., None] > 1e-6, color / np.maximum(have, 1e-6)[..., None], skin)
        far = smoothstep(6.0, 46.0, self._oval)
        color = self._evened(color, have * (1 - far), skin)
        color = filled(color, have * (1 - far))
        color = color + (skin - color) * far[..., None]
        # the fold of an open lid is dark and its lashes are beside it: a lid that no picture shows is skin
        folded = (0.75 * self._lids * (1 - lids))[..., None]
        color = color + (skin * np.array([0.93, 0.87, 0.85]) - color) * folded
        lips = (0.75 * (1 - own_lips) * self._lips)[..., None]
        color = color + (skin * np.array([0.88, 0.60, 0.58]) - color) * lips
        light = luminance(color)
        bright = float(luminance(skin))
        # what is left of shine
        color *= (np.minimum(light, bright * (1.25 + 0.2 * np.tanh(light / bright - 1.25))) / np.maximum(light, 1e-6))[
            ..., None
        ]
        chin = float(np.median(luminance(color[self._chin])))
        cheek = float(np.median(luminance(color[self._cheek])))
        return Painted(
            albedo=np.clip(color, 0.002, 1.0), cover=self._cover, skin=skin, hidden=hidden,
            beard=float(np.clip(1 - chin / max(cheek, 1e-4), 0, 1)), gain=gain,
        )  # fmt: skip

    def _strange(self, color: Doubles, skin: Doubles) -> NDArray[np.bool_]:
        """What is not of the skin's colour near the rim of the face: hair, and what is behind the head."""
        light = luminance(color) / float(luminance(skin))
        tint = np.log(np.maximum(color, 1e-3) / np.maximum(skin, 1e-3)) - np.log(np.maximum(light, 1e-3))[..., None]
        off = np.abs(tint).max(2)
        dark = np.log(np.clip(light, 0.05, 20.0)) / np.where(light < 1, _DARKER, _BRIGHTER)
        return (dark**2 + (off / _OTHER_TINT) ** 2 > 1) & self._rim

    def _evened(self, color: Doubles, have: Doubles, skin: Doubles) -> Doubles:
        """Without the broad patches that hard light leaves: their tint goes, and half of their brightness where the
        other half of the face has none of it."""
        light = luminance(color) / float(luminance(skin))
        use = self._skin * have * ((light > 0.55) & (light < 1.8))
        low = filled(blurred(color * use[..., None], 11.0) / np.maximum(blurred(use, 11.0), 1e-4)[..., None],
                     np.clip(blurred(use, 11.0) * 6, 0, 1))  # fmt: skip
        level = luminance(low) / float(luminance(skin))
        tint = low / np.maximum(luminance(low), 1e-5)[..., None] / (skin / float(luminance(skin)))
        even = np.sqrt(np.maximum(level * level[:, ::-1], 1e-4))
        # cheeks are a little redder than the rest: a quarter of the tint stays
        wanted = np.clip(even, 0.6, 1.4) ** 0.6
        color = color * (wanted / np.clip(level, 0.25, 3.0))[..., None] / np.clip(tint, 0.5, 2.0) ** 0.75
        # edges of shadows on bare skin are half as deep, freckles and stubble stay
        light = np.where(use > 0, luminance(color) / float(luminance(skin)), 1.0)
        near = blurred(light * use, 4.0) / np.maximum(blurred(use, 4.0), 1e-3)
        bare = np.clip(blurred(use, 3.0), 0, 1) ** 2
        return color * (np.clip(wanted / np.clip(near, 0.4, 2.5), 0.6, 1.7) ** (0.6 * bare))[..., None]

    def _taken(self, view: Shown) -> tuple[Doubles, Doubles, Doubles]:
        """Colours, weights and normals over the map as one picture shows them."""
        n = self._data.body_count
        factor = max(1, int(view.pose.scale * TEXEL_M / 1.3))
        picture: Floats = shrunk(linear(view.picture), factor)
        body = view.points[self._used]
        lacking = view.seen - view.pose.project(self._landmarks.of(view.points))
        places = view.pose.project(body) + self._warp @ lacking
        normals = vertex_normals(view.points[:n], self._body)[self._used]
        facing = view.pose.facing(body, normals)
        depth = (body - view.pose.center) @ view.pose.turn[2]

        def over(values: Doubles) -> Doubles:
            return np.einsum("ij...,ij->i...", values[self._corners], self._shares)

        at, front, away = over(places), over(facing), over(depth)
        weight = np.clip((front - _LEAST_FACING) / (1 - _LEAST_FACING), 0, 1) ** 3
        weight *= _unhidden(at, away, view.pose.scale)
        height, width = view.picture.shape[:2]
        weight *= ((at > 2) & (at < [width - 2, height - 2])).all(1)
        # a picture is no sharper than two of its pixels: teeth and eyes must not colour what is beside them
        margin = max(0.0011 * view.pose.scale, 2.2)
        for ring in (*EYES, INNER_LIPS):
            polygon = view.seen[list(ring)]
            box = (np.abs(at - polygon.mean(0)) < np.ptp(polygon, axis=0) + 3 * margin).all(1)
            weight[box] *= smoothstep(0.3 * margin, margin, from_polygon(at[box], polygon))
        if view.front is not None:
            weight *= smoothstep(0.35, 0.8, sampled(view.front[..., None], at)[:, 0])
        color = np.zeros((HEIGHT, WIDTH, 3))
        weights = np.zeros((HEIGHT, WIDTH))
        normal_map = np.zeros((HEIGHT, WIDTH, 3))
        color[self._inside] = sampled(picture, at / factor)
        weights[self._inside] = weight
        normal_map[self._inside] = over(normals)
        return color, weights, normal_map

    def _unlit(self, color: Doubles, weight: Doubles, normals: Doubles) -> tuple[Doubles, Doubles]:
        """Colours without the light that fell on them: the smooth part of the skin's brightness that its normals
        explain (second-order harmonics, Ramamoorthi & Hanrahan 2001) is divided away. And the skin's own colour."""
        use = self._skin & (weight > 0.02)
        picked = np.argwhere(use)[::7]
        if len(picked) < 200:
            return color, np.median(color[use], 0) if use.any() else np.full(3, 0.4)
        rows, columns = picked.T
        terms = _harmonics(normals[rows, columns])
        logs = np.log(np.maximum(color[rows, columns], 1e-3))
        trust = weight[rows, columns].copy()
        ridge = np.diag([0.0] + [0.004] * 3 + [0.02] * 5) * len(picked)
        fit = np.zeros((9, 3))
        for _ in range(4):
            fit = np.linalg.solve((terms * trust[:, None]).T @ terms + ridge, (terms * trust[:, None]).T @ logs)
            off = (logs - terms @ fit).mean(1)
            # lids, shadows of the nose and stray hair are no light; shine is no skin
            trust = weight[rows, columns] / (1 + (off / 0.12) ** 2)
        # skin is judged where the light falls on it: a camera exposes for that
        shades = terms @ fit
        bright = shades.mean(1)
        level = shades[bright >= np.percentile(bright, 70)].mean(0)
        flat = normals.reshape(-1, 3)
        shade = np.clip(_harmonics(flat) @ fit - level, -1.4, 0.4).reshape(HEIGHT, WIDTH, 3)
        # colour of light is taken away by half: what is left is the skin's own red and brown
        gray = shade.mean(2, keepdims=True)
        shade = gray + 0.6 * (shade - gray)
        return color / np.exp(shade), np.exp(level)


def _harmonics(n: Doubles) -> Doubles:
    x, y, z = n.T
    return np.stack([np.ones(len(n)), x, y, z, x * y, y * z, z * x, x * x - y * y, 3 * z * z - 1], 1)


def _unhidden(at: Doubles, depth: Doubles, scale: float) -> Doubles:
    """0 where something of the head is more than a centimetre nearer to the camera, 1 elsewhere."""
    cell = np.maximum((at / max(scale * 0.003, 1.0)).astype(np.int64), 0)
    cell -= cell.min(0)
    columns = int(cell[:, 0].max()) + 1
    index = cell[:, 1] * columns + cell[:, 0]
    nearest = np.full(int(index.max()) + 1, np.inf)
    np.minimum.at(nearest, index, depth)
    return smoothstep(0.016, 0.009, depth - nearest[index])


def softened(albedo: Doubles, skin: Doubles, amount: float) -> Doubles:
    """A face as a brush would give it: without pores and lines, nearer to one tone."""
    soft = blurred(albedo, 5.0)
    return soft + (skin - soft) * amount
