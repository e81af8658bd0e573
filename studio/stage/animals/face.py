"""Heads of mammals: skull, muzzle and jaw as flesh; eyes, ears, nose, horns, whiskers on top."""

from collections.abc import Sequence

import numpy as np

from studio.stage.animals.coat import shade
from studio.stage.animals.features import bead, eye, hanging, horn, leaf, oval, pointed, rounded
from studio.stage.animals.field import Array, Flesh, Point, gradient, value
from studio.stage.animals.plans import Head
from studio.stage.animals.sculpt import Sculpture, mirrored
from studio.stage.curves import through
from studio.stage.mesh import Material, Mesh, Texture, srgb
from studio.stage.shapes import smooth


def _place(p: Head, head: Array, size: float, x: float, y: float, z: float) -> Array:
    """Head coordinates (parts of its length, before pitch) to rest metres."""
    c, s = np.cos(np.radians(p.pitch)), np.sin(np.radians(p.pitch))
    return head + size * np.array([c * x + s * z, y, -s * x + c * z])


def _point(p: Array) -> Point:
    return (float(p[0]), float(p[1]), float(p[2]))


def head_flesh(p: Head, head: Array, size: float) -> tuple[list[Flesh], list[Flesh], Array]:
    """Flesh of skull and muzzle (left side and middle), of the jaw, and the jaw's joint."""

    def at(x: float, y: float, z: float) -> Point:
        return _point(_place(p, head, size, x, y, z))

    k = 0.09 * size
    sx, sz, sr = p.skull
    cx, cy, cz, cr = p.cheek
    mx, mz, mr, ex, ez, er = p.muzzle
    w = p.muzzle_width
    skull = [
        Flesh(
            "head", at(sx - 0.04, 0, sz), at(sx + 0.06, 0, sz), sr * size, sr * 0.97 * size, "face", p.skull_width, k
        ),
        Flesh("head", at(sx + 0.14, 0, sz + 0.01), at(mx, 0, mz + 0.03), sr * 0.75 * size, mr * size, "face", 0.95, k),
        Flesh("head", at(cx, cy, cz), at(cx + 0.08, cy * 0.8, cz), cr * size, cr * 0.85 * size, "cheek", 0.85, k),
        Flesh("head", at(mx, 0, mz), at(ex, 0, ez), mr * size, er * size, "muzzle", w, k * 0.8),
    ]
    qx, qy, qz, qr = p.eye
    if qr:
        skull.append(
            Flesh(
                "head",
                at(qx - 0.06, qy * 0.86, qz + 0.045),
                at(qx - 0.01, qy * 0.82, qz + 0.065 + p.brow),
                qr * 1.15 * size,
                qr * 0.9 * size,
                "face",
                0.9,
                k * 0.6,
            )
        )
    if p.snout_disc:
        skull.append(
            Flesh(
                "head",
                at(ex - 0.02, 0, ez),
                at(ex + 0.05, 0, ez + 0.01),
                p.snout_disc * size,
                p.snout_disc * 1.04 * size,
                "nose",
                1.1,
                0.02 * size,
            )
        )
    if p.nose[0] and er > 0:  # lips on both sides of the nose
        skull.append(
            Flesh(
                "head",
                at(ex - 0.10, er * 0.42, ez - er * 0.30),
                at(ex - 0.005, er * 0.36, ez - er * 0.38),
                er * 0.62 * size,
                er * 0.56 * size,
                "muzzle",
                0.9,
                k * 0.4,
            )
        )
    jx, jz, j0, j1 = p.jaw
    end = (ex - 0.08, ez - er * 0.92 - p.jaw_drop * 0.12)
    jaw = [
        Flesh(
            "jaw",
            at(jx, 0, jz),
            at((jx + end[0]) / 2, 0, (jz + end[1]) / 2),
            j0 * size,
            (j0 + j1) / 2 * size,
            "jaw",
            w,
            k * 0.5,
        ),
        Flesh(
            "jaw",
            at((jx + end[0]) / 2, 0, (jz + end[1]) / 2),
            at(*(end[0], 0, end[1])),
            (j0 + j1) / 2 * size,
            j1 * size,
            "jaw",
            w,
            k * 0.5,
        ),
    ]
    return skull, jaw, _place(p, head, size, jx - 0.04, 0, jz + 0.03)


def _gaze(p: Head) -> Array:
    a = np.pi / 2 * p.eye_out
    return np.array([np.cos(a), np.sin(a), 0.05])


def set_onto(flesh: Sequence[Flesh], guess: Array, above: float) -> Array:
    """The point ``above`` metres over the skin nearest to a guess (3,)."""
    return all_onto(flesh, guess[None], np.array([above]))[0]


def all_onto(flesh: Sequence[Flesh], guesses: Array, above: Array) -> Array:
    """The same for many guesses (n, 3) with heights (n,)."""
    points = guesses
    for _ in range(4):
        points = points - gradient(flesh, points) * (value(flesh, points) - above)[:, None]
    return points


def patch_eyes(p: Head, clay: Sculpture, body: Mesh, flesh: Sequence[Flesh], head: Array, size: float) -> None:
    """Colours the skin of ``body`` about the eyes, in place: drops that hang down and outward."""
    if not p.eye_patch:
        return
    qx, qy, qz, _ = p.eye
    points = body.positions.astype(float)
    tint = srgb(clay.coat.color("eye_patch"))
    for sign in (1.0, -1.0):
        at = set_onto(flesh, _place(p, head, size, qx, qy, qz), 0.0) * [1, sign, 1]
        low = set_onto(flesh, _place(p, head, size, qx - 0.07, qy * 1.35, qz - 0.10), 0.0) * [1, sign, 1]
        along = np.clip((points - at) @ (low - at) / ((low - at) @ (low - at)), 0, 1)[:, None]
        far = np.linalg.norm(points - at - along * (low - at), axis=1) / (p.eye_patch * size)
        share = np.clip((1.25 - far) / 0.3, 0, 1)[:, None]
        body.colors[:] = (body.colors * (1 - share) + tint * share).astype(np.float32)


def dress_head(p: Head, clay: Sculpture, flesh: Sequence[Flesh], head: Array, size: float, lod: int) -> None:
    """Eyes, ears, nose, mouth, horns, whiskers; eyes and nose are set into the skin of ``flesh``."""

    def at(x: float, y: float, z: float) -> Array:
        return _place(p, head, size, x, y, z)

    coat = clay.coat
    level = 2 if lod == 0 else 1
    qx, qy, qz, qr = p.eye
    if qr:
        socket = set_onto(flesh, at(qx, qy, qz), -0.42 * qr * size)
        clay.fix_both(eye(socket, qr * size, _gaze(p), coat.iris, coat.pupil, level=level), "head")
        back = socket - _gaze(p) * qr * size * 0.34  # the dark rim of the lids
        clay.fix_both(
            bead(back, np.full(3, qr * size * 1.06), shade(coat.nose, 0.8), Material(roughness=0.6), 1), "head"
        )
    ex, ez, er = p.muzzle[3:]
    wide, high, deep = p.nose
    if wide:
        skin = Material(texture=Texture.LEATHER, roughness=0.35)
        tip = set_onto(flesh, at(ex + er, 0, ez + p.nose_lift), -0.25 * deep * size)
        clay.fix(bead(tip, np.array([deep, wide, high]) * size, coat.nose, skin, level), "head")
        for sign in (1, -1):
            hole = tip + np.array([deep * 0.72, sign * wide * 0.5, -0.1 * high]) * size
            clay.fix(
                bead(
                    hole, np.array([0.3 * deep, 0.26 * wide, 0.24 * high]) * size, "#050404", Material(roughness=0.9), 1
                ),
                "head",
            )
    if p.snout_disc:
        for sign in (1, -1):
            clay.fix(
                bead(
                    at(ex + p.snout_disc + 0.045, sign * 0.05, ez + 0.01),
                    np.array([0.02, 0.025, 0.035]) * size,
                    "#5a2f2c",
                    Material(roughness=0.9),
                    1,
                ),
                "head",
            )
    jx, jz, j0, j1 = p.jaw
    mouth = Material(roughness=0.45)
    end = (ex - 0.08, ez - er * 0.92 - p.jaw_drop * 0.12)
    middle = at((jx + end[0]) / 2 + 0.02, 0, (jz + end[1]) / 2 + (j0 + j1) * 0.46)
    half = (end[0] - jx) / 2
    clay.fix(
        bead(middle, np.array([half * 0.95, j1 * 0.9 * p.muzzle_width, 0.03]) * size, "#a84a4c", mouth, level), "jaw"
    )
    roof = at((jx + end[0]) / 2 + 0.04, 0, (jz + ez - er) / 2 + 0.02)
    clay.fix(
        bead(roof, np.array([half * 0.9, er * 0.75 * p.muzzle_width, 0.05]) * size, "#3a1416", mouth, level), "head"
    )
    _ears(p, clay, head, size, lod)
    _horns(p, clay, head, size)
    if p.whiskers and lod == 0:
        for i, dz in enumerate((0.02, -0.01, -0.04)):
            start = at(ex - 0.02, er * 0.75, ez + dz)
            tip = start + size * np.array([-0.02 - 0.08 * i, 0.42, 0.06 - 0.07 * i])
            bow = (start + tip) / 2 + [0, 0, 0.03 * size]
            clay.fix_both(horn(np.stack([start, bow, tip]), 0.007 * size, shade("#c8c4bc", 1.0), None, 4), "head")
    if p.tusks:
        start = at(0.62, 0.14, -0.20)
        bend = [
            start + size * p.tusks * np.array(v)
            for v in ((0, 0, 0), (0.28, 0.05, -0.30), (0.66, 0.09, -0.38), (1.0, 0.09, -0.22))
        ]
        clay.fix_both(horn(through(bend, 8), 0.055 * size, "#e6dcc4", None, 10), "head")


def _ears(p: Head, clay: Sculpture, head: Array, size: float, lod: int) -> None:
    if p.ear == "none":
        return
    coat = clay.coat
    x, y, z = p.ear_at
    length, half = p.ear_size
    base = _place(p, head, size, x, y, z)
    lean = np.radians(p.ear_turn)
    up = np.array([0.0, np.sin(lean), np.cos(lean)])
    rows, columns = (8, 7) if lod == 0 else (5, 5)
    fur = Material(texture=Texture.FUR if coat.fur_m else Texture.SKIN, roughness=0.85, a=coat.fur_m * 0.4)
    back, inner = coat.color("ear"), coat.patches.get("inner_ear", shade(coat.color("ear"), 0.75))
    outward = np.array([0.55, 0.75, 0.0])
    if p.ear == "prick":  # opening forward and outward
        across = np.cross(up, outward)
        ear = leaf(
            base - up * 0.04 * size,
            base + up * length * size,
            across,
            half * size,
            pointed,
            0.45,
            back,
            inner,
            fur,
            rows=rows,
            columns=columns,
        )
    elif p.ear == "round":
        across = np.cross(up, np.array([0.9, 0.4, 0.0]))
        ear = leaf(
            base - up * 0.03 * size,
            base + up * length * size,
            across,
            half * size,
            rounded,
            0.4,
            back,
            inner,
            fur,
            rows=rows,
            columns=columns,
            thick=0.12,
        )
    elif p.ear == "long":
        across = np.cross(up, np.array([0.8, 0.6, 0.0]))
        ear = leaf(
            base,
            base + (up + np.array([-0.22, 0, 0])) * length * size,
            across,
            half * size,
            oval,
            0.5,
            back,
            inner,
            fur,
            bend=np.array([0.03, 0.0, 0.0]) * size,
            rows=rows + 2,
            columns=columns,
            thick=0.1,
        )
    elif p.ear == "lop":  # sideways, a cow's or a sheep's
        way = np.array([-0.12, 1.0, -0.28])
        ear = leaf(
            base,
            base + way * length * size,
            np.array([-0.25, 0, 1.0]),
            half * size,
            oval,
            0.5,
            back,
            inner,
            fur,
            bend=np.array([0.0, 0.0, 0.05]) * size,
            rows=rows,
            columns=columns,
            thick=0.1,
        )
    elif p.ear == "flap":  # an elephant's
        way = np.array([-0.75, 0.55, -0.35])
        ear = leaf(
            base,
            base + way * length * size,
            np.array([0.25, -0.15, 1.0]),
            half * size,
            lambda u: np.sqrt(np.clip(1 - (u * 0.98) ** 3, 0, 1)) * (0.85 + 0.2 * u) + 0.02,
            -0.12,
            back,
            inner,
            fur,
            bend=np.array([0.0, 0.10, 0.0]) * size,
            rows=10,
            columns=9,
            thick=0.03,
        )
    else:  # drop: out, then down along the cheek
        way = np.array([0.10, 0.34, -1.0])
        ear = leaf(
            base,
            base + way * length * size,
            np.array([-1.0, 0.15, 0.0]),
            half * size,
            hanging,
            0.15,
            back,
            inner,
            fur,
            bend=np.array([0.0, 0.16, 0.10]) * size,
            rows=rows,
            columns=columns,
            thick=0.14,
        )
    clay.fix(ear, "ear_l")
    clay.fix(mirrored(ear), "ear_r")


def _horns(p: Head, clay: Sculpture, head: Array, size: float) -> None:
    color = clay.coat.patches.get("horn", "#8a7a62")

    def curve(*points: tuple[float, float, float]) -> Array:
        return through([_place(p, head, size, *q) for q in points], 4 * len(points))

    if p.horns == "cow":
        clay.fix_both(
            horn(
                curve((0.16, 0.13, 0.30), (0.18, 0.34, 0.40), (0.24, 0.48, 0.55), (0.28, 0.48, 0.72)),
                0.055 * size,
                "#d8cdb4",
                "#3a3028",
            ),
            "head",
        )
    elif p.horns == "goat":
        clay.fix_both(
            horn(
                curve((0.20, 0.08, 0.28), (0.12, 0.11, 0.62), (-0.16, 0.17, 0.88), (-0.48, 0.24, 0.86)),
                0.065 * size,
                color,
                shade(color, 0.6),
            ),
            "head",
        )
    elif p.horns == "ram":
        clay.fix_both(
            horn(
                curve(
                    (0.20, 0.12, 0.26),
                    (0.02, 0.30, 0.42),
                    (-0.20, 0.42, 0.16),
                    (-0.02, 0.48, -0.14),
                    (0.28, 0.50, -0.04),
                ),
                0.095 * size,
                color,
                shade(color, 0.6),
            ),
            "head",
        )
    elif p.horns == "dragon":
        clay.fix_both(
            horn(
                curve((0.14, 0.12, 0.24), (-0.10, 0.18, 0.40), (-0.40, 0.22, 0.48), (-0.62, 0.20, 0.66)),
                0.07 * size,
                clay.coat.color("horn"),
                None,
            ),
            "head",
        )
    elif p.horns == "unicorn":
        _spiral_horn(clay, _place(p, head, size, 0.20, 0.0, 0.20), _place(p, head, size, 0.42, 0.0, 1.20), size)
    elif p.horns == "triceratops":
        for way in (((0.36, 0.11, 0.20), (0.50, 0.16, 0.42), (0.78, 0.20, 0.66)),):
            clay.fix_both(horn(curve(*way), 0.055 * size, color, "#d8ccb0"), "head")
        clay.fix(horn(curve((0.74, 0, 0.06), (0.78, 0, 0.16), (0.84, 0, 0.24)), 0.05 * size, color, "#d8ccb0"), "head")
        _frill(p, clay, head, size)
    elif p.horns == "antlers":
        beam = curve((0.16, 0.08, 0.28), (0.02, 0.30, 0.66), (-0.10, 0.52, 1.05), (0.12, 0.60, 1.50))
        clay.fix_both(horn(beam, 0.042 * size, color, "#d8ccb4"), "head")
        for t, way in (
            (0.10, (0.42, 0.10, 0.20)),
            (0.40, (0.46, 0.06, 0.30)),
            (0.66, (0.36, 0.16, 0.36)),
            (0.82, (-0.22, 0.10, 0.36)),
        ):
            start = beam[int(t * (len(beam) - 1))]
            tip = start + np.array(way) * size
            middle = (start + tip) / 2 + np.array([0.06, 0.02, -0.04]) * size
            clay.fix_both(horn(np.stack([start, middle, tip]), 0.03 * size, color, "#d8ccb4", 6), "head")
    elif p.horns == "giraffe":
        clay.fix_both(
            horn(curve((0.18, 0.08, 0.26), (0.14, 0.10, 0.40), (0.12, 0.11, 0.52)), 0.05 * size, color), "head"
        )
        clay.fix_both(
            bead(_place(p, head, size, 0.12, 0.11, 0.54), 0.05 * size, "#2c211a", Material(roughness=0.9), 1), "head"
        )


def _spiral_horn(clay: Sculpture, root: Array, tip: Array, size: float) -> None:
    """One straight horn with a groove that winds about it."""
    turns, rows, sides = 5, 26, 10
    t = np.linspace(0, 1, rows)
    along = (tip - root) / np.linalg.norm(tip - root)
    side = np.array([0.0, 1.0, 0.0])
    other = np.cross(along, side)
    a = 2 * np.pi * np.arange(sides) / sides
    groove = 1 + 0.16 * np.cos(2 * a[None] - 2 * np.pi * turns * t[:, None])
    radius = 0.062 * size * np.clip(1 - t, 0.02, 1)[:, None] * groove
    points = (root + (tip - root) * t[:, None])[:, None] + radius[..., None] * (
        np.cos(a)[None, :, None] * side + np.sin(a)[None, :, None] * other
    )
    i = np.arange(rows * sides).reshape(rows, sides)
    j = np.roll(i, -1, 1)
    faces = np.concatenate(
        [
            np.stack([i[:-1].ravel(), j[1:].ravel(), i[1:].ravel()], 1),
            np.stack([i[:-1].ravel(), j[:-1].ravel(), j[1:].ravel()], 1),
        ]
    )
    mesh = smooth(points.reshape(-1, 3), faces, clay.coat.color("horn"), Material(roughness=0.3))
    dark = np.clip(0.55 + 0.45 * (groove - 0.84) / 0.32, 0, 1).reshape(-1, 1)
    tint = srgb(clay.coat.color("horn")).astype(float) * dark
    clay.fix(
        Mesh(mesh.positions, mesh.normals, tint.astype(np.float32), mesh.triangles, mesh.material, ink=0.5), "head"
    )


def _frill(p: Head, clay: Sculpture, head: Array, size: float) -> None:
    """The shield of bone that stands up behind a horned face, knobs along its rim."""
    skin = Material(texture=Texture.LEATHER, roughness=0.75, two_sided=True)
    coat = clay.coat
    a = np.radians(np.linspace(-118, 118, 25))
    rim: list[Array] = []
    rows = (0.25, 0.5, 0.75, 1.0)
    for u in rows:
        bow = 0.20 * u * u
        rim.append(
            np.stack([0.10 - bow - 0.22 * u * np.cos(a), 0.52 * u * np.sin(a), 0.14 + 0.42 * u * np.cos(a) + bow], 1)
        )
    front = np.stack([_place(p, head, size, *q) for q in np.concatenate(rim)])
    back = front + (_place(p, head, size, -0.035, 0, 0) - head)
    n = len(a)
    i = np.arange(len(rows) * n).reshape(len(rows), n)
    faces = np.concatenate(
        [
            np.stack([i[:-1, :-1].ravel(), i[:-1, 1:].ravel(), i[1:, 1:].ravel()], 1),
            np.stack([i[:-1, :-1].ravel(), i[1:, 1:].ravel(), i[1:, :-1].ravel()], 1),
        ]
    )
    both = np.concatenate([faces, faces[:, ::-1] + len(front)])
    points = np.concatenate([front, back])
    mesh = smooth(points, both, coat.color("frill"), skin)
    shade_of = np.repeat(np.array([0.8, 1.0, 1.12, 0.7]), n)
    tint = np.clip(srgb(coat.color("frill")).astype(float) * np.tile(shade_of, 2)[:, None], 0, 1)
    clay.fix(Mesh(mesh.positions, mesh.normals, tint.astype(np.float32), mesh.triangles, skin), "head")
    for q in front[-n::3]:
        clay.fix(bead(q, 0.040 * size, "#b9a888", Material(roughness=0.6), 1), "head")
