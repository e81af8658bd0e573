"""Wings, folded and spread, with feathers one by one."""

import numpy as np

from studio.stage.animals.birds.plan import Bird
from studio.stage.animals.coat import Coat, shade
from studio.stage.animals.face import all_onto
from studio.stage.animals.field import Array, Flesh, Point
from studio.stage.mesh import Material, Mesh, Texture, srgb
from studio.stage.shapes import smooth

PLUMAGE = Material(texture=Texture.FUR, roughness=0.8, a=0.004)
FEATHER = Material(roughness=0.75, two_sided=True)


def point(p: Array) -> Point:
    return (float(p[0]), float(p[1]), float(p[2]))


def blade(base: Array, tip: Array, half: float, color: Array, side: Array, point: float) -> tuple[Array, Array, Array]:
    """One feather: positions (9, 3), triangles (8, 3) and colours (9, 3); ``point`` 0 round .. 1 sharp."""
    u = np.array([0.0, 0.35, 0.75, 1.0])
    w = np.array([0.45, 1.0, 0.95 - 0.35 * point, 0.22 - 0.18 * point]) * half
    along = base + (tip - base) * u[:, None]
    points = np.concatenate([along - side * w[:, None], along + side * w[:, None], (base + (tip - base) * 1.03)[None]])
    faces = np.array([[0, 4, 5], [0, 5, 1], [1, 5, 6], [1, 6, 2], [2, 6, 7], [2, 7, 3], [3, 7, 8]])
    tone = np.array([1.0, 1.0, 0.95, 0.85, 0.9, 0.92, 0.88, 0.78, 0.75])
    return points, faces, color[None] * tone[:, None]


def feathers(rows: list[tuple[Array, Array, float, Array, Array, float]]) -> Mesh:
    points: list[Array] = []
    faces: list[Array] = []
    colors: list[Array] = []
    for k, row in enumerate(rows):
        p, f, c = blade(*row)
        points.append(p + np.array([0, 0, 0.0004 * (k % 3)]))
        faces.append(f + 9 * k)
        colors.append(c)
    mesh = smooth(np.concatenate(points), np.concatenate(faces), "#ffffff", FEATHER)
    return Mesh(
        mesh.positions, mesh.normals, np.concatenate(colors).astype(np.float32), mesh.triangles, FEATHER, ink=0.4
    )


def spread_wing(b: Bird, coat: Coat, joints: Array, size: float) -> list[tuple[Mesh, int]]:
    """Feathers of the left wing, each group with the index of its bone (0 arm, 1 forearm, 2 hand)."""
    main, tip_color = (
        srgb(coat.color("wing")).astype(float),
        srgb(coat.patches.get("wing_tip", shade(coat.color("wing"), 0.75))).astype(float),
    )
    shoulder, elbow, wrist, end = joints
    chord = b.chord * size
    groups: list[list[tuple[Array, Array, float, Array, Array, float]]] = [[], [], []]
    lines = ((shoulder, elbow, 5), (elbow, wrist, 6), (wrist, end, 9))
    for g, (start, stop, n) in enumerate(lines):
        for layer in (0, 1):  # covert feathers lie over the flight feathers
            for i in range(n):
                u = (i + 0.5) / n
                base = start + (stop - start) * u
                if g < 2:
                    way = np.array([-1.0, 0.10 * g, 0.0])
                    length = chord * (1.0 - 0.06 * g)
                else:
                    a = np.radians(10 + (62 + 16 * b.pointed) * u)
                    way = np.array([-np.cos(a), np.sin(a), 0.0])
                    length = chord * (1.0 + (0.55 + 0.5 * b.pointed) * u * (1.2 - 0.45 * u))
                if layer:
                    length *= 0.48
                color = main * (1 - u * 0.7) + tip_color * (u * 0.7) if g == 2 else main
                color = color * (1.08 if layer else 1.0)
                side = np.array([way[1], -way[0], 0.0])
                half = chord * (0.15 if g < 2 else 0.135 - 0.03 * u)
                base = base + np.array([0, 0, (0.018 if layer else 0.004) * size])
                groups[g].append(
                    (
                        base - way * 0.04 * chord,
                        base + way * length,
                        half,
                        color,
                        side,
                        0.3 + 0.5 * b.pointed * (g == 2),
                    )
                )
    return [(feathers(rows), g) for g, rows in enumerate(groups)]


def folded_wing(b: Bird, coat: Coat, flesh: list[Flesh], shoulder: Array, rump: Array, size: float) -> list[Mesh]:
    """The left wing laid along the body: a shell that hugs the flank, drawn in rows of feathers, and the long tips
    behind."""
    main, dark = (
        srgb(coat.color("wing")).astype(float),
        srgb(coat.patches.get("wing_tip", shade(coat.color("wing"), 0.7))).astype(float),
    )
    back = rump - shoulder
    back[1] = 0.0
    length = float(np.linalg.norm(back)) * 1.12
    back /= np.linalg.norm(back)
    down = np.array([back[2], 0.0, -back[0]])
    if down[2] > 0:
        down = -down
    rows, columns = 15, 9
    u, v = np.meshgrid(np.linspace(0, 1, rows), np.linspace(0, 1, columns), indexing="ij")
    deep = 1.25 * b.girth * size * np.clip(np.sin(np.pi * (0.16 + 0.80 * u)), 0.04, 1) ** 0.8
    top = -0.30 * b.girth * size * (1 - 0.9 * u)
    guess = (
        shoulder
        - back * 0.06 * size
        + back * (u * length)[..., None]
        + down * (top + v * deep)[..., None]
        + np.array([0, 0.35 * b.girth * size, 0])
    )
    edge = (u < 0.02) | (v < 0.02) | (v > 0.98)
    points = all_onto(
        flesh, guess.reshape(-1, 3), (np.where(edge, -0.012, 0.030 + 0.02 * np.sin(np.pi * v)) * size).ravel()
    )
    i = np.arange(rows * columns).reshape(rows, columns)
    p, q, r, t = i[:-1, :-1].ravel(), i[:-1, 1:].ravel(), i[1:, 1:].ravel(), i[1:, :-1].ravel()
    faces = np.concatenate([np.stack([p, r, q], 1), np.stack([p, t, r], 1)])
    shell = smooth(points, faces, "#ffffff", Material(roughness=0.75, two_sided=True))
    scallop = (
        0.90 + 0.14 * np.cos(2 * np.pi * (5.5 * v + 0.5 * np.floor(4 * u))) * (u > 0.25) - 0.10 * ((4 * u) % 1 > 0.8)
    )
    mix = np.clip((u - 0.45) * 2.2, 0, 1)[..., None]
    colors = ((main * (1 - mix) + dark * mix) * scallop[..., None]).reshape(-1, 3)
    out = [Mesh(shell.positions, shell.normals, np.clip(colors, 0, 1).astype(np.float32), shell.triangles, FEATHER)]
    end = points.reshape(rows, columns, 3)
    tips: list[tuple[Array, Array, float, Array, Array, float]] = []
    for k in range(4):
        base = end[rows - 4, 1 + k]
        tip = base + back * length * (0.52 - 0.07 * k) - np.array([0, 0.5 * base[1], 0])
        tips.append((base, tip, 0.055 * size, dark * (0.95 - 0.05 * k), down, 0.5))
    out.append(feathers(tips))
    return out
