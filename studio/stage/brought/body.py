"""A brought figure with the bones of a person becomes one: our gaits and gestures on its own limbs.

Its bones are found by name, its arms brought from whatever pose it was made in to ours, and what it lacks (fingers,
toes, a collarbone) is put where people have it, so that it never needs to bend. Then it is a ``Person`` like any other:
it walks on its own legs, and its feet stay where they stand.
"""

import numpy as np
from numpy.typing import NDArray

from studio.stage.brought.model import Model, Surface
from studio.stage.brought.shown import material_of, rest_of, twins_of
from studio.stage.people.person import Baked, Person
from studio.stage.people.skeleton import Skeleton

Doubles = NDArray[np.float64]

SIDES = ("Left", "Right")
_TRUNK = ("Spine", "Spine1", "Spine2", "Neck")


def person_of(model: Model, kind: str, ours: Skeleton) -> Person:
    """The figure as a person. ``ours``: the skeleton of one of our own people, whose rest pose it takes."""
    binds = [_bind(model, one) for one in model.surfaces]
    joints = _found(model, binds)
    at = _standing(joints)
    placed = {bone: at[:3, :3] @ point + at[:3, 3] for bone, point in joints.items()}
    points = [_vertices(model, one, at @ bind) for one, bind in zip(model.surfaces, binds, strict=True)]
    floor = min(float(one[:, 2].min()) for one in points)
    placed = {bone: point - (0.0, 0.0, floor) for bone, point in placed.items()}
    points = [one - (0.0, 0.0, floor) for one in points]
    turns, posed = _as_ours(placed, ours)
    owners = _owners(model)
    rows = [_rows(one, owners, ours) for one in model.surfaces]
    turned = np.tile(np.eye(3), (len(ours.bones), 1, 1))
    before, after = np.zeros((len(ours.bones), 3)), np.zeros((len(ours.bones), 3))
    for bone, turn in turns.items():
        k = ours.index[bone]
        turned[k], before[k], after[k] = turn, placed[bone], posed[bone]
    points = [_bent(one, *row, turned, before, after) for one, row in zip(points, rows, strict=True)]
    crown = max(float(one[:, 2].max()) for one in points)
    skeleton = _skeleton(posed, ours, crown)
    return Person(kind=kind, skeleton=skeleton, actions=(), baked=_baked(model, points, rows), footwear="shoe")


def _bind(model: Model, surface: Surface) -> Doubles:
    """From a surface's bind pose to the stage: as its hips stand in the file, but upright."""
    if not surface.skinned:
        return model.turn
    world = model.rest()
    hips = model.bones["Hips"]
    node, inverse = next((one for one in surface.palette if one[0] == hips), surface.palette[0])
    both = model.turn @ world[node] @ inverse
    scale = float(np.cbrt(abs(np.linalg.det(both[:3, :3])))) or 1.0
    axes = np.zeros((3, 3))
    left = np.abs(both[:3, :3])
    for _ in range(3):
        row, column = np.unravel_index(int(np.argmax(left)), (3, 3))
        axes[row, column] = np.sign(both[row, column])
        left[row], left[:, column] = -1.0, -1.0
    out = np.eye(4)
    out[:3, :3] = axes * scale
    return out


def _found(model: Model, binds: list[Doubles]) -> dict[str, Doubles]:
    """Where each of our bones begins, in the stage's axes, as the figure was bound."""
    where: dict[int, Doubles] = {}
    for surface, bind in zip(model.surfaces, binds, strict=True):
        if surface.skinned:
            for node, inverse in surface.palette:
                where.setdefault(node, bind @ np.linalg.inv(inverse))
    return {bone: _of(model, node, where)[:3, 3] for bone, node in model.bones.items()}


def _of(model: Model, node: int, where: dict[int, Doubles]) -> Doubles:
    """A node as bound; what has no skin goes by the nearest above it that has."""
    world: Doubles = model.rest()
    at = node
    while at >= 0 and at not in where:
        at = model.parents[at]
    if at < 0:
        return model.turn @ world[node]
    return np.asarray(where[at] @ np.linalg.inv(world[at]) @ world[node], np.float64)


def _standing(joints: dict[str, Doubles]) -> Doubles:
    """Turned so that it faces x with its left at +y, its hips over the origin."""
    across = joints["LeftUpLeg"] - joints["RightUpLeg"]
    yaw = -float(np.arctan2(across[1], across[0])) + np.pi / 2
    yaw = round(yaw / (np.pi / 2)) * np.pi / 2
    c, s = np.cos(yaw), np.sin(yaw)
    out = np.eye(4)
    out[:2, :2] = [[c, -s], [s, c]]
    middle = out[:3, :3] @ ((joints["LeftUpLeg"] + joints["RightUpLeg"]) / 2)
    out[:2, 3] = -middle[:2]
    return out


def _vertices(model: Model, surface: Surface, bind: Doubles) -> Doubles:
    if surface.skinned:
        return surface.positions @ bind[:3, :3].T + bind[:3, 3]
    node = model.rest()[surface.palette[0][0]]
    both = bind @ node
    return surface.positions @ both[:3, :3].T + both[:3, 3]


def _owners(model: Model) -> list[str]:
    """Which of our bones each node goes with: itself, or the nearest above it."""
    own = {node: bone for bone, node in model.bones.items()}
    out: list[str] = []
    for node, parent in enumerate(model.parents):
        out.append(own.get(node) or (out[parent] if parent >= 0 else "Hips"))
    return out


def _rows(surface: Surface, owners: list[str], ours: Skeleton) -> tuple[NDArray[np.int64], Doubles]:
    """Of each vertex: our bones and their shares, the largest first."""
    palette = np.array([ours.index[owners[node]] for node, _ in surface.palette])
    bones, weights = palette[surface.bones], surface.weights.copy()
    for k in range(1, 4):
        for j in range(k):
            same = (bones[:, k] == bones[:, j]) & (weights[:, k] > 0)
            weights[same, j] += weights[same, k]
            weights[same, k] = 0.0
    order = np.argsort(-weights, axis=1, kind="stable")
    return np.take_along_axis(bones, order, 1), np.take_along_axis(weights, order, 1)


def _bent(
    points: Doubles, bones: NDArray[np.int64], shares: Doubles, turns: Doubles, before: Doubles, after: Doubles
) -> Doubles:
    out = np.zeros_like(points)
    for k in range(4):
        b = bones[:, k]
        out += shares[:, k : k + 1] * (np.einsum("nij,nj->ni", turns[b], points - before[b]) + after[b])
    return out


def _as_ours(at: dict[str, Doubles], ours: Skeleton) -> tuple[dict[str, Doubles], dict[str, Doubles]]:
    """How each bone it has is turned to bring its arms into our rest pose, and where its bones come to lie."""
    turns = {bone: np.eye(3) for bone in at}
    posed = dict(at)
    for side in SIDES:
        chain = (side + "Arm", side + "ForeArm", side + "Hand")
        middle = next((side + f"Hand{f}1" for f in ("Middle", "Index", "Ring") if side + f"Hand{f}1" in at), "")
        turn = np.eye(3)
        for bone, ahead in zip(chain, (*chain[1:], middle), strict=True):
            mine = at[ahead] - at[bone] if ahead else at[bone] - at[chain[1]]
            wished = ours.joint(ahead or side + "HandMiddle1") - ours.joint(bone)
            turn = _shortest(turn @ mine, wished) @ turn
            turns[bone] = turn
            if bone != chain[2]:
                posed[ahead] = posed[bone] + turn @ mine
        for bone in at:
            if bone.startswith(side + "Hand") and bone != chain[2]:
                turns[bone] = turn
                posed[bone] = posed[chain[2]] + turn @ (at[bone] - at[chain[2]])
    return turns, posed


def _shortest(here: Doubles, there: Doubles) -> Doubles:
    """The shortest turn (3, 3) from one direction to another. Rodrigues' formula."""
    a, b = here / (np.linalg.norm(here) + 1e-12), there / (np.linalg.norm(there) + 1e-12)
    v, c = np.cross(a, b), float(a @ b)
    if c < -0.9999:
        return np.diag([1.0, -1.0, -1.0]) if abs(a[0]) > 0.7 else np.diag([-1.0, -1.0, 1.0])
    k = np.array([[0, -v[2], v[1]], [v[2], 0, -v[0]], [-v[1], v[0], 0]])
    return np.eye(3) + k + k @ k / (1.0 + c)


def _skeleton(at: dict[str, Doubles], ours: Skeleton, crown: float) -> Skeleton:
    """All of our bones: those it has, and the rest where people have them."""
    hips, head = at["Hips"], at["Head"]
    size = float(at["LeftUpLeg"][2] - at["LeftFoot"][2]) / float(ours.joint("LeftUpLeg")[2] - ours.joint("LeftFoot")[2])
    low, high = ours.joint("Hips"), ours.joint("Head")
    joints = np.zeros_like(ours.joints)
    hands = {side: all(side + f"Hand{f}{k}" in at for f in _FINGERS for k in (1, 2, 3)) for side in SIDES}
    for k, bone in enumerate(ours.bones):
        parent = int(ours.parents[k])
        whole = not any(bone.startswith(side + "Hand") and bone != side + "Hand" and not hands[side] for side in SIDES)
        if bone in at and whole:
            joints[k] = at[bone]
        elif bone in _TRUNK:
            share = float(ours.joints[k, 2] - low[2]) / float(high[2] - low[2])
            joints[k] = hips + (head - hips) * share
        elif bone.endswith("Shoulder"):
            arm, spine = at[bone.replace("Shoulder", "Arm")], joints[ours.index["Spine2"]]
            joints[k] = (spine[0], arm[1] * 0.35 + spine[1] * 0.65, arm[2])
        else:
            joints[k] = joints[parent] + size * (ours.joints[k] - ours.joints[parent])
    tails = np.array(
        [
            joints[child] if child != k else joints[k] + size * (ours.tails[k] - ours.joints[k])
            for k, child in enumerate(int(c) for c in ours.child)
        ]
    )
    for side in SIDES:
        toe = ours.index[side + "ToeBase"]
        tails[toe] = joints[toe] + size * (ours.tails[toe] - ours.joints[toe])
    skull = (crown - float(head[2])) / max(ours.height - float(high[2]), 1e-3)
    eyes = head + skull * (ours.eyes - high)
    return Skeleton(ours.bones, ours.parents, joints, tails, eyes, crown, 0.0)


_FINGERS = ("Thumb", "Index", "Middle", "Ring", "Pinky")


def _baked(model: Model, points: list[Doubles], rows: list[tuple[NDArray[np.int64], Doubles]]) -> Baked:
    slices: list[tuple[int, int, int, int]] = []
    triangles: list[NDArray[np.int64]] = []
    twins: list[NDArray[np.int32]] = []
    start = first = 0
    for surface, own in zip(model.surfaces, points, strict=True):
        slices.append((start, start + len(own), first, first + len(surface.triangles)))
        triangles.append(surface.triangles + start)
        twins.append(twins_of(own, surface.normals) + np.int32(start))
        start, first = start + len(own), first + len(surface.triangles)
    nothing = np.zeros(0, np.int32)
    return Baked(
        positions=np.ascontiguousarray(np.concatenate(points), np.float32),
        triangles=np.ascontiguousarray(np.concatenate(triangles), np.int32),
        bones=np.ascontiguousarray(np.concatenate([bones for bones, _ in rows]), np.int32),
        weights=np.ascontiguousarray(np.concatenate([shares for _, shares in rows]), np.float32),
        action_vertices=nothing, action_deltas=np.zeros((0, 3), np.float32), action_offsets=np.zeros(1, np.int32),
        colliding=nothing, guided=nothing, guides=np.zeros((0, 3), np.float32),
        colors=np.ascontiguousarray(np.concatenate([one.colors for one in model.surfaces]), np.float32),
        rest=np.concatenate([rest_of(one, own) for one, own in zip(model.surfaces, points, strict=True)]),
        slices=tuple(slices),
        looks=tuple((material_of(one, own), 1.0, True) for one, own in zip(model.surfaces, points, strict=True)),
        twins=np.concatenate(twins), pictures=tuple(one.picture for one in model.surfaces),
    )  # fmt: skip
