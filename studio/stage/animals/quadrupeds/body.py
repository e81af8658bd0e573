"""Four-legged bodies: bones, flesh and features from a plan's numbers."""

from collections.abc import Sequence

import numpy as np

from studio.stage.animals.binding import Animal
from studio.stage.animals.coat import Coat
from studio.stage.animals.face import dress_head, head_flesh, patch_eyes
from studio.stage.animals.features import bead
from studio.stage.animals.field import Array, Flesh
from studio.stage.animals.plans import Quadruped
from studio.stage.animals.quadrupeds.flesh import legs, set_hooves, set_shell, set_udder, torso
from studio.stage.animals.quadrupeds.hair import hang_hair
from studio.stage.animals.quadrupeds.places import TAIL_BONES, TRUNK_BONES, at, pitched, point
from studio.stage.animals.quadrupeds.tail import ring_tail, tail_points
from studio.stage.animals.quadrupeds.wings import set_wings
from studio.stage.animals.scales import scutes, spines, talons, teeth
from studio.stage.animals.sculpt import Sculpture
from studio.stage.animals.skeleton import Bone
from studio.stage.animals.surface import Closer
from studio.stage.mesh import Material


def _trunk_points(head: Array, size: float) -> Array:
    start = head + size * np.array([0.62, 0, -0.16])
    out = [start]
    for i in range(TRUNK_BONES):
        a = np.radians(-62 - 5.5 * i)
        out.append(out[-1] + size * 0.25 * np.array([np.cos(a), 0, np.sin(a)]))
    return np.array(out)


def _bones(p: Quadruped, head: Array, tail: Array, trunk: Array | None, jaw: Array) -> list[Bone]:
    h = p.height_m
    hip_x = p.hind[0][0]
    bones = [
        Bone("pelvis", "", at(hip_x, 0, p.rump[1], h)),
        Bone("spine", "pelvis", at(p.waist[0] + 0.04, 0, p.waist[1] + 0.06, h)),
        Bone("chest", "spine", at(p.chest[0] - 0.14, 0, p.chest[1] + 0.10, h)),
        Bone("neck", "chest", at(*(p.neck[0][0], 0, p.neck[0][1]), h)),
        Bone("neck2", "neck", at((p.neck[0][0] + p.neck[1][0]) / 2, 0, (p.neck[0][1] + p.neck[1][1]) / 2, h)),
        Bone("head", "neck2", point(head)),
        Bone("jaw", "head", point(jaw)),
        Bone("ear_l", "head", point(head + np.array([0.1, 0.15, 0.2]) * p.head.size * h)),
        Bone("ear_r", "head", point(head + np.array([0.1, -0.15, 0.2]) * p.head.size * h)),
    ]
    parent = "pelvis"
    for i in range(TAIL_BONES):
        bones.append(Bone(f"tail{i}", parent, point(tail[i])))
        parent = f"tail{i}"
    if trunk is not None:
        parent = "head"
        for i in range(TRUNK_BONES):
            bones.append(Bone(f"trunk{i}", parent, point(trunk[i])))
            parent = f"trunk{i}"
    for side, sign in (("l", 1.0), ("r", -1.0)):
        for name, joints, y, root in (("hind", p.hind, p.hind_y, "pelvis"), ("fore", p.fore, p.fore_y, "chest")):
            parent = root
            for i, (x, z) in enumerate(joints, 1):
                bones.append(Bone(f"{name}{i}_{side}", parent, at(x, sign * y, z, h)))
                parent = f"{name}{i}_{side}"
    if p.wings:
        for side, sign in (("l", 1.0), ("r", -1.0)):
            for i, (x, y, z) in enumerate(((0.30, 0.12, 0.92), (0.22, 0.62, 1.22), (0.10, 1.15, 1.22))):
                bones.append(
                    Bone(f"wing{i + 1}_{side}", "chest" if i == 0 else f"wing{i}_{side}", at(x, sign * y, z, h))
                )
    return bones


THINNEST = 0.72
"""Least radius of flesh in cells of the skin: a rod thinner than half a cell's diagonal can pass between the cells'
corners, and a leg then ends in the air."""


def build_quadruped(kind: str, p: Quadruped, coat: Coat, seed: int, lod: int) -> Animal:
    """The four-legged animal of a plan in a coat."""
    h = p.height_m
    size = p.head.size * h
    head = np.array([p.neck[1][0], 0.0, p.neck[1][1]]) * h
    tail = tail_points(p.tail, h)
    trunk = _trunk_points(head, size) if p.trunk else None
    skull, jaw, jaw_joint = head_flesh(p.head, head, size)
    clay = Sculpture(_bones(p, head, tail, trunk, jaw_joint), coat, h, seed)
    flesh = clay.both(torso(p) + legs(p)) + clay.both(skull)
    r = np.linspace(p.tail.r0, p.tail.r1, TAIL_BONES + 1) * h
    bare = p.tail.hair == "horse"
    for i in range(TAIL_BONES if not bare else 2):
        coat_word = "tail_tip" if i == TAIL_BONES - 1 else "coat"
        flesh.append(
            Flesh(
                f"tail{i}", point(tail[i]), point(tail[i + 1]), float(r[i]), float(r[i + 1]), coat_word, 1.0, 0.02 * h
            )
        )
    if trunk is not None:
        tr = np.linspace(0.20, 0.075, TRUNK_BONES + 1) * size
        for i in range(TRUNK_BONES):
            flesh.append(
                Flesh(
                    f"trunk{i}",
                    point(trunk[i]),
                    point(trunk[i + 1]),
                    float(tr[i]),
                    float(tr[i + 1]),
                    "coat",
                    1.0,
                    0.03 * h,
                )
            )
    detail = 1.0 if lod == 0 else 1.5
    cell = p.cell * 1.32 * h * detail
    flesh = [rod.stout(THINNEST * cell) for rod in flesh]
    fine = min(cell, size * 0.048 * detail)
    box = _face_box(skull, fine)
    feet = [Closer((-9, -9, -2 * cell), (9, 9, 0.13 * h), cell * 0.7)] if p.foot in ("paw", "hand") and lod == 0 else []
    body = clay.body(flesh, cell, [box, *feet], soft=0.03)
    patch_eyes(p.head, clay, body, flesh, head, size)
    if "ring" in coat.patches:
        ring_tail(clay, body, tail, p.tail.r1 * h)
    clay.body(jaw, fine, soft=0.03)
    if p.foot in ("hoof", "cloven"):
        set_hooves(p, clay)
    if p.foot == "pad":
        for bone, (x, _), y in (("hind4_l", p.hind[3], p.hind_y), ("fore4_l", p.fore[3], p.fore_y)):
            for a in (-0.7, 0.0, 0.7):
                c = at(x + p.foot_r * 0.97 * np.cos(a), y + p.foot_r * 0.97 * np.sin(a), 0.024, h)
                clay.fix_both(bead(c, np.array([0.012, 0.02, 0.024]) * h, "#b9a58c", Material(roughness=0.5), 1), bone)
    dress_head(p.head, clay, flesh, head, size, lod)
    hang_hair(p, clay, body, flesh, tail, head, lod)
    if p.head.teeth:
        teeth(p.head, clay, head, size, lod)
    if p.foot == "talon":
        talons(p, clay)
    if p.spines:
        spines(p, clay, body, flesh, lod)
    if p.scutes[1]:
        scutes(p, clay, flesh, tail, lod)
    if p.udder:
        set_udder(p, clay)
    if p.shell:
        set_shell(p, clay)
    if p.wings:
        set_wings(p, clay)
    parts = clay.finished()
    points = np.concatenate([part.mesh.positions for part in parts])
    low, high = points.min(0), points.max(0)
    top = head + np.array([p.head.skull[0], 0, p.head.skull[1] + p.head.skull[2]]) * size
    nose = head + pitched(np.array([0.95, 0, -0.10]), p.head.pitch) * size
    seat_x = (p.waist[0] + p.chest[0]) / 2
    sockets = {
        "root": ("pelvis", (0.0, 0.0, 0.0)),
        "head": ("head", point(head + np.array([0.3 * size, 0, 0.1 * size]))),
        "head_top": ("head", point(top)),
        "mouth": ("jaw", point(nose)),
        "back": ("spine", at(seat_x, 0, p.waist[1] + p.waist[2] * 0.9, h)),
        "seat": ("spine", at(seat_x, 0, p.waist[1] + p.waist[2] * 0.9, h)),
        "eyes": ("head", point(head + pitched(np.array([p.head.eye[0], 0, p.head.eye[2]]), p.head.pitch) * size)),
    }
    return Animal(
        kind=kind,
        plan="quadruped",
        skeleton=clay.skeleton,
        parts=parts,
        sockets=sockets,
        height_m=float(high[2]),
        length_m=float(high[0] - low[0]),
        mass_kg=p.mass_kg,
        girth_m=float(high[1]),
        numbers={
            "withers": h,
            "belly": p.chest[1] - p.chest[2],
            "hoofed": float(p.foot in ("hoof", "cloven")),
            "head_pitch": float(np.radians(p.head.pitch)),
            **p.posture,
        },
    )


def _face_box(skull: Sequence[Flesh], fine: float) -> Closer:
    boxes = [f.box() for f in skull]
    low, high = np.min([b[0] for b in boxes], 0) - 2 * fine, np.max([b[1] for b in boxes], 0) + 2 * fine
    low[1] = -high[1]
    return Closer(point(low), point(high), fine)
