"""A finished fitting → one row of vertices sorted by material."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Floats, Material, Texture
from studio.stage.people import shape as shapes_of
from studio.stage.people.data import LEVELS
from studio.stage.people.face import Face
from studio.stage.people.fitting import Fitting, groups
from studio.stage.people.layer import DRAWN_SKIN, GLINT, PAINT, SKIN, Indices, Layer, compact, from_mesh, smoothstep
from studio.stage.people.person import Baked, Person
from studio.stage.people.portrait.wearing import FACE, Mask
from studio.stage.people.skeleton import Doubles, Integers


def bake(fit: Fitting, face: Face, skin_colors: Floats, kind: str, footwear: str, mask: Mask | None = None) -> Person:
    """Close a fitting: hide covered skin, merge layers, stand it on its soles. ``mask``: a picture over the face."""
    layers = [*_skin(fit, face, skin_colors, mask), *(_uncovered(fit, layer) for layer in fit.layers)]
    layers = [layer for layer in layers if len(layer.triangles)]
    order = _by_material(layers)
    layers = [layer for _, group in order for layer in group]
    counts = [len(layer.positions) for layer in layers]
    starts = np.cumsum([0, *counts])
    total = int(starts[-1])
    positions = np.concatenate([layer.positions for layer in layers])
    positions[:, 2] -= fit.sole
    influences = [_strongest(layer.weights) for layer in layers]
    follow = np.full(total, -1)
    guided: list[Integers] = []
    guides: list[Doubles] = []
    colliding: list[Integers] = []
    for layer, start in zip(layers, starts[:-1], strict=True):
        here = np.arange(len(layer.positions), dtype=np.int32) + np.int32(start)
        if layer.follow is not None:
            follow[here] = layer.follow
        if layer.guide is not None:
            told = np.linalg.norm(layer.guide, axis=1) > 0.01
            guided.append(here[told])
            guides.append(layer.guide[told])
        if layer.collide:
            colliding.append(here)
    vertices, deltas, offsets = _actions(fit, follow)
    twins = _twins(layers, starts)
    slices: list[tuple[int, int, int, int]] = []
    vertex = triangle = 0
    for _, group in order:
        v, t = sum(len(x.positions) for x in group), sum(len(x.triangles) for x in group)
        slices.append((vertex, vertex + v, triangle, triangle + t))
        vertex, triangle = vertex + v, triangle + t
    baked = Baked(
        positions=np.ascontiguousarray(positions, np.float32),
        triangles=np.concatenate(
            [layer.triangles + np.int32(start) for layer, start in zip(layers, starts[:-1], strict=True)]
        ).astype(np.int32),
        bones=np.concatenate([i for i, _ in influences]),
        weights=np.concatenate([w for _, w in influences]),
        action_vertices=vertices,
        action_deltas=deltas,
        action_offsets=offsets,
        colliding=np.concatenate(colliding) if colliding else np.zeros(0, np.int32),
        guided=np.concatenate(guided) if guided else np.zeros(0, np.int32),
        guides=np.concatenate(guides).astype(np.float32) if guides else np.zeros((0, 3), np.float32),
        colors=np.ascontiguousarray(np.concatenate([layer.colors for layer in layers]), np.float32),
        rest=np.ascontiguousarray(
            np.concatenate([layer.positions if layer.rest is None else layer.rest for layer in layers]), np.float32
        ),
        slices=tuple(slices),
        looks=tuple(key for key, _ in order),
        twins=twins,
        picture=mask.light if mask is not None else None,
    )
    fit.points[:, 2] -= fit.sole
    skeleton = shapes_of.skeleton(fit.data, fit.points)
    return Person(kind=kind, skeleton=skeleton, actions=fit.data.actions, baked=baked, footwear=footwear)


def _skin(fit: Fitting, face: Face, colors: Floats, mask: Mask | None) -> list[Layer]:
    """The body's skin without what clothes hide.

    Drawn faces take most of their normals from an egg and receive no shadow from themselves: a face is one clean shape
    of light. A ball inside the head casts its shadow on the world instead. In the round they keep more of their own.
    """
    triangles = fit.data.triangles[LEVELS[fit.level]]
    hidden = np.zeros(fit.data.body_count, bool)
    for cover in fit.covers:
        hidden |= cover(fit.body, fit.body_groups) > 0
    used, faces = compact(triangles[~hidden[triangles].all(1)])
    positions = fit.body[used]
    guide = None
    if fit.drawn:
        egg = positions - (face.middle + np.array([-0.075 * fit.scale, -face.middle[1], -0.01]))
        egg = egg * np.array([1.0, 1.15, 0.62])
        egg /= np.linalg.norm(egg, axis=1, keepdims=True) + 1e-9
        guide = egg * ((0.35 if fit.rounded else 0.85) * smoothstep(0.5, 0.9, fit.body_groups.skull[used]))[:, None]
    whole = Layer(
        positions=positions,
        triangles=faces,
        weights=fit.weights[used],
        colors=colors[used],
        material=DRAWN_SKIN if fit.drawn and not fit.rounded else SKIN,
        follow=used,
        guide=guide,
    )
    if fit.rounded:
        return [whole]
    if not fit.drawn:
        if mask is None or not mask.picture:
            return [whole]
        wears = mask.face.worn[used][faces].all(1) & (mask.face.share[used][faces] > 0).any(1)
        under = np.asarray(wears, np.bool_)
        shown = _subset(replace(whole, rest=np.column_stack([mask.face.uv[used], mask.face.share[used]])), under)
        shown.material = FACE
        return [_subset(whole, ~under), shown]
    on_head = np.asarray((fit.body_groups.skull[used] > 0.3)[faces].all(1), np.bool_)
    head = _subset(whole, on_head)
    head.casts = False
    ball = fit.ball(
        face.middle + np.array([-0.085, -face.middle[1], 0.02]) * fit.scale,
        np.array([0.060, 0.050, 0.085]) * fit.scale * fit.head_scale, "#000000", level=1,
    )  # fmt: skip
    caster = from_mesh(ball, fit.bound("Head", len(ball.positions)), PAINT)
    return [_subset(whole, ~on_head), head, caster]


def _subset(layer: Layer, keep: NDArray[np.bool_]) -> Layer:
    """Some triangles of a layer, with the vertices they need."""
    used, faces = compact(layer.triangles[keep])
    return replace(
        layer,
        positions=layer.positions[used],
        triangles=faces,
        weights=layer.weights[used],
        colors=layer.colors[used],
        rest=None if layer.rest is None else layer.rest[used],
        follow=None if layer.follow is None else layer.follow[used],
        guide=None if layer.guide is None else layer.guide[used],
    )


def _twins(layers: list[Layer], starts: Indices) -> Integers:
    """Pairs (k, 2) of skin vertices at the same place in two layers: their normals must agree, or a seam would show."""
    worn = FACE if any(layer.material == FACE for layer in layers) else DRAWN_SKIN
    skins = [
        (layer, int(start))
        for layer, start in zip(layers, starts[:-1], strict=True)
        if layer.material == worn or (worn is FACE and layer.material == SKIN and layer.follow is not None)
    ]
    if len(skins) < 2:
        return np.zeros((0, 2), np.int32)
    (first, a), (second, b) = skins[0], skins[1]
    assert first.follow is not None and second.follow is not None
    _, i, j = np.intersect1d(first.follow, second.follow, return_indices=True)
    return np.stack([i + a, j + b], 1).astype(np.int32)


def _uncovered(fit: Fitting, layer: Layer) -> Layer:
    """A layer without what was put on over it: no cloth can poke through cloth, and nothing hidden is drawn."""
    covers = fit.covers[layer.later :]
    if not covers:
        return layer
    parts = groups(fit.data, layer.weights)
    hidden = np.zeros(len(layer.positions), bool)
    for cover in covers:
        hidden |= cover(layer.positions, parts) > 0
    keep = ~np.asarray(hidden[layer.triangles].all(1), np.bool_)
    if keep.all():
        return layer
    return _subset(layer, keep)


def _by_material(layers: list[Layer]) -> list[tuple[tuple[Material, float, bool], list[Layer]]]:
    """Layers grouped by material, in the order they first came, with the weight of their outline."""
    found: dict[tuple[Material, float, bool], list[Layer]] = {}
    for layer in layers:
        drawn = 0.0 if layer.material.texture is Texture.EYE or layer.material in (PAINT, GLINT) else 1.0
        found.setdefault((layer.material, drawn, layer.casts), []).append(layer)
    return list(found.items())


def _strongest(weights: Floats) -> tuple[Integers, Floats]:
    """The four largest weights of each row, largest first, adding up to 1."""
    some = np.argpartition(-weights, 3, axis=1)[:, :4]
    value = np.take_along_axis(weights, some, 1)
    order = np.argsort(-value, axis=1, kind="stable")
    some, value = np.take_along_axis(some, order, 1), np.take_along_axis(value, order, 1)
    value = value / (value.sum(1, keepdims=True) + 1e-9)
    return some.astype(np.int32), value.astype(np.float32)


_DRAWN_GAIN = {"eyeBlink": 1.8, "eyeSquint": 1.3, "brow": 1.5, "mouthSmile": 1.25, "mouthFrown": 1.4}


def _actions(
    fit: Fitting, follow: np.ndarray[tuple[int, ...], np.dtype[np.int64]]
) -> tuple[Integers, Floats, Integers]:
    """Sparse face actions over the baked vertices: each follows a point of the asset, or none."""
    rows = np.where(follow >= 0)[0]
    points = follow[rows]
    vertices: list[Integers] = []
    deltas: list[Floats] = []
    offsets = [0]
    for name in fit.data.actions:
        scale = fit.head_scale * fit.shape_scale
        if fit.drawn:
            # Drawn eyes are far larger than those the actions were made for, and drawn brows say more.
            scale *= next((gain for word, gain in _DRAWN_GAIN.items() if name.startswith(word)), 1.0)
        target = fit.data.targets["act/" + name]
        dense = np.zeros((len(fit.points), 3), np.float32)
        dense[target.indices] = target.deltas * np.float32(scale)
        mine = dense[points]
        moved = np.abs(mine).max(1) > 5e-5 if len(mine) else np.zeros(0, bool)
        vertices.append(rows[moved].astype(np.int32))
        deltas.append(mine[moved])
        offsets.append(offsets[-1] + int(moved.sum()))
    return np.concatenate(vertices), np.concatenate(deltas), np.array(offsets, np.int32)
