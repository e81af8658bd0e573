"""Bodies that are one long chain: fish, sharks, whales, dolphins, snakes; and small winged things."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from studio.stage.animals.binding import Animal
from studio.stage.animals.coat import Coat, shade
from studio.stage.animals.face import set_onto
from studio.stage.animals.features import eye, leaf, oval
from studio.stage.animals.field import Array, Flesh, Point
from studio.stage.animals.sculpt import Sculpture, mirrored
from studio.stage.animals.skeleton import Bone
from studio.stage.curves import hermite
from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import capsule, torus
from studio.stage.things.forms import cutout

SEGMENTS = 8
WET_SKIN = Material(texture=Texture.SKIN, roughness=0.25)


@dataclass(frozen=True, slots=True, kw_only=True)
class Swimmer:
    """Parts of ``length_m``, nose at +0.5: ``profile`` (x, half height, half width, z of the middle); fins as (bone
    position x, base, tip, half width, side); ``upright``: the tail sweeps sideways (fish) or up and down (whales)."""

    length_m: float
    mass_kg: float
    profile: tuple[tuple[float, float, float, float], ...]
    fluke: float = 0.16
    """Height of the tail fin (fish) or half its width (whales)."""
    sideways: bool = True
    dorsal: tuple[float, float] = (0.02, 0.10)
    """x of its root and its height."""
    flipper: tuple[float, float] = (0.20, 0.14)
    wave_hz: float = 1.8
    eye: tuple[float, float, float] = (0.40, 0.02, 0.014)
    """x, z, radius."""
    beak: float = 0.0


_FIRST: Mapping[str, tuple[Swimmer, Coat]] = {
    "fish": (
        Swimmer(
            length_m=0.32,
            mass_kg=0.6,
            profile=(
                (0.48, 0.035, 0.022, 0.0),
                (0.38, 0.085, 0.05, 0.0),
                (0.18, 0.135, 0.07, 0.0),
                (-0.05, 0.12, 0.06, 0.0),
                (-0.25, 0.065, 0.032, 0.0),
                (-0.38, 0.035, 0.014, 0.0),
            ),
            fluke=0.17,
            dorsal=(0.12, 0.13),
            flipper=(0.18, 0.11),
            eye=(0.39, 0.025, 0.022),
        ),
        Coat(coat="#c9662a", patches={"fin": "#d98a3c"}, under="#ecd2a8", under_reach=0.5, iris="#d8b040", fur_m=0.0),
    ),
    "shark": (
        Swimmer(
            length_m=3.6,
            mass_kg=500,
            profile=(
                (0.49, 0.012, 0.016, 0.012),
                (0.40, 0.050, 0.052, 0.004),
                (0.22, 0.085, 0.078, 0.0),
                (0.0, 0.085, 0.072, 0.0),
                (-0.22, 0.048, 0.038, 0.008),
                (-0.40, 0.016, 0.014, 0.014),
            ),
            fluke=0.17,
            dorsal=(0.06, 0.12),
            flipper=(0.17, 0.19),
            wave_hz=0.9,
            eye=(0.40, 0.014, 0.008),
        ),
        Coat(coat="#5c666e", patches={"fin": "#545e66"}, under="#dcdcd6", under_reach=0.55, iris="#101010", fur_m=0.0),
    ),
    "whale": (
        Swimmer(
            length_m=13.0,
            mass_kg=30000,
            profile=(
                (0.48, 0.035, 0.045, -0.01),
                (0.40, 0.085, 0.09, -0.01),
                (0.22, 0.115, 0.115, -0.01),
                (0.0, 0.105, 0.10, 0.0),
                (-0.24, 0.052, 0.046, 0.01),
                (-0.42, 0.016, 0.018, 0.015),
            ),
            fluke=0.16,
            sideways=False,
            dorsal=(-0.16, 0.035),
            flipper=(0.22, 0.24),
            wave_hz=0.28,
            eye=(0.34, -0.03, 0.006),
        ),
        Coat(coat="#3d4650", patches={"fin": "#3a434c"}, under="#c4c8c6", under_reach=0.4, iris="#101010", fur_m=0.0),
    ),
    "dolphin": (
        Swimmer(
            length_m=2.5,
            mass_kg=180,
            profile=(
                (0.37, 0.034, 0.036, 0.006),
                (0.32, 0.064, 0.060, 0.004),
                (0.16, 0.092, 0.084, 0.0),
                (-0.02, 0.086, 0.076, 0.0),
                (-0.24, 0.042, 0.034, 0.006),
                (-0.42, 0.014, 0.014, 0.01),
            ),
            fluke=0.14,
            sideways=False,
            dorsal=(-0.02, 0.10),
            flipper=(0.18, 0.14),
            wave_hz=1.1,
            eye=(0.315, -0.012, 0.009),
            beak=0.10,
        ),
        Coat(coat="#5a6874", patches={"fin": "#525f6a"}, under="#d6dad8", under_reach=0.5, iris="#101010", fur_m=0.0),
    ),
    "goldfish": (
        Swimmer(
            length_m=0.14,
            mass_kg=0.08,
            profile=(
                (0.46, 0.05, 0.035, 0.0),
                (0.34, 0.13, 0.085, 0.0),
                (0.14, 0.18, 0.11, 0.0),
                (-0.06, 0.14, 0.08, 0.0),
                (-0.22, 0.06, 0.035, 0.0),
                (-0.32, 0.035, 0.018, 0.0),
            ),
            fluke=0.30,
            dorsal=(0.12, 0.17),
            flipper=(0.16, 0.14),
            wave_hz=2.2,
            eye=(0.38, 0.03, 0.036),
        ),
        Coat(coat="#d8541c", patches={"fin": "#e8884a"}, under="#eeb070", under_reach=0.4, iris="#1c1210", fur_m=0.0),
    ),
}
SWIMMERS: Mapping[str, tuple[Swimmer, Coat]] = {
    **_FIRST,
    "orca": (
        replace(_FIRST["dolphin"][0], length_m=6.5, mass_kg=5000, dorsal=(0.02, 0.19), beak=0.0, wave_hz=0.6),
        Coat(coat="#121416", patches={"fin": "#101214"}, under="#ecece8", under_reach=0.55, iris="#101010", fur_m=0.0),
    ),
}


def build_swimmer(kind: str, f: Swimmer, coat: Coat, seed: int, lod: int) -> Animal:
    """A chain of bones from the middle of the head to the tail, flesh in ellipses, fins as thin leaves."""
    s = f.length_m
    stations = np.linspace(0.36, -0.42, SEGMENTS)
    bones = [Bone(f"seg{i}", f"seg{i - 1}" if i else "", (float(x * s), 0.0, 0.0)) for i, x in enumerate(stations)]
    bones.append(Bone("jaw", "seg0", (float(0.36 * s), 0.0, float(-0.02 * s))))
    for side, sign in (("l", 1.0), ("r", -1.0)):
        bones.append(
            Bone(f"flipper_{side}", "seg1", (float(f.flipper[0] * s), float(sign * 0.05 * s), float(-0.03 * s)))
        )
    clay = Sculpture(bones, coat, 0.32 * s, seed)
    px, ph, pw, pz = np.array(f.profile, float).T
    order = np.argsort(px)
    fine = np.linspace(float(px.min()), float(px.max()), 22)
    high, wide, mid = (hermite(px[order], v[order], fine, bounded=True) for v in (ph, pw, pz))
    flesh: list[Flesh] = []
    for i in range(len(fine) - 1):
        a, b = fine[i + 1], fine[i]
        bone = int(np.clip(np.argmin(np.abs(stations - (a + b) / 2)), 0, SEGMENTS - 1))
        flesh.append(
            Flesh(
                f"seg{bone}",
                (float(b * s), 0, float(mid[i] * s)),
                (float(a * s), 0, float(mid[i + 1] * s)),
                float(high[i] * s),
                float(high[i + 1] * s),
                "coat",
                float(np.clip((wide[i] + wide[i + 1]) / (high[i] + high[i + 1]), 0.35, 1.6)),
                0.02 * s,
            )
        )
    if f.beak:
        flesh.append(
            Flesh(
                "seg0",
                (0.36 * s, 0, -0.012 * s),
                ((0.40 + f.beak) * s, 0, -0.022 * s),
                0.026 * s,
                0.014 * s,
                "coat",
                1.1,
                0.02 * s,
            )
        )
    detail = 1.0 if lod == 0 else 1.6
    clay.body(flesh, 0.0155 * s * detail, [], WET_SKIN, soft=0.12)
    if f.beak:
        clay.fix(
            capsule(
                (0.36 * s, 0, -0.036 * s),
                ((0.385 + f.beak) * s, 0, -0.037 * s),
                0.018 * s,
                0.010 * s,
                coat.under or coat.coat,
                WET_SKIN,
                10,
                3,
            ),
            "jaw",
        )
    fin = Material(roughness=0.35, two_sided=True)
    color = coat.color("fin")
    x0, top = f.dorsal
    z0 = float(np.interp(x0, fine, mid + high))
    if kind in ("fish", "goldfish"):
        n = 9
        xs = np.linspace(x0 + 0.12, x0 - 0.28, n)
        base = np.interp(xs, fine, mid + high) * 0.94
        crest = top * np.sin(np.pi * np.linspace(0.12, 0.93, n)) ** 0.7
        outline = np.concatenate([np.stack([xs, base + crest], 1), np.stack([xs, base], 1)[::-1]])
        clay.hang(cutout(outline * s, 0.008 * s, color, fin, (0, 2)), flesh, 0.12)
        low = np.concatenate(
            [np.stack([xs - 0.10, -base * 0.9 - crest * 0.5], 1), np.stack([xs - 0.10, -base * 0.7], 1)[::-1]]
        )
        clay.hang(cutout(low * s, 0.008 * s, color, fin, (0, 2)), flesh, 0.12)
    else:
        outline = np.array(
            [
                (x0 + 0.07, z0 - 0.012),
                (x0 + 0.02, z0 + top * 0.55),
                (x0 - 0.045, z0 + top),
                (x0 - 0.055, z0 + top * 0.96),
                (x0 - 0.035, z0 + top * 0.4),
                (x0 - 0.06, z0 - 0.012),
            ]
        )
        clay.hang(cutout(outline * s, 0.016 * s, color, fin, (0, 2)), flesh, 0.12)
    tail = -0.41
    tz = float(np.interp(tail, fine, mid))
    tip_bone = f"seg{SEGMENTS - 1}"
    h = f.fluke
    if f.sideways:
        low = 0.62 if kind == "shark" else 1.0
        outline = np.array(
            [
                (tail + 0.035, tz + 0.012),
                (tail - 0.05, tz + h * 0.55),
                (tail - 0.13, tz + h),
                (tail - 0.14, tz + h * 0.95),
                (tail - 0.075, tz + 0.02),
                (tail - 0.075, tz - 0.02),
                (tail - 0.12, tz - h * 0.92 * low),
                (tail - 0.11, tz - h * low),
                (tail - 0.05, tz - h * 0.5 * low),
                (tail + 0.035, tz - 0.012),
            ]
        )
        clay.fix(cutout(outline * s, 0.010 * s, color, fin, (0, 2)), tip_bone)
    else:
        outline = np.array(
            [
                (tail + 0.04, 0.012),
                (tail - 0.02, h * 0.45),
                (tail - 0.09, h),
                (tail - 0.105, h * 0.97),
                (tail - 0.07, h * 0.3),
                (tail - 0.05, 0.0),
                (tail - 0.07, -h * 0.3),
                (tail - 0.105, -h * 0.97),
                (tail - 0.09, -h),
                (tail - 0.02, -h * 0.45),
                (tail + 0.04, -0.012),
            ]
        )
        clay.fix(cutout(outline * s, 0.014 * s, color, fin, (0, 1), (0, 0, tz * s)), tip_bone)
    fx, long = f.flipper
    w = float(np.interp(fx, fine, wide))
    root = np.array([fx, w * 0.82, float(np.interp(fx, fine, mid)) - 0.45 * float(np.interp(fx, fine, high))])
    tip = root + long * np.array([-0.55, 0.72, -0.42])
    flipper = leaf(
        root * s,
        tip * s,
        np.array([1.0, 0.25, 0.0]),
        long * 0.24 * s,
        oval,
        0.0,
        color,
        color,
        fin,
        rows=7,
        columns=5,
        thick=0.14,
    )
    clay.fix(flipper, "flipper_l")
    clay.fix(mirrored(flipper), "flipper_r")
    ex, ez, er = f.eye
    at = set_onto(flesh, np.array([ex, float(np.interp(ex, fine, wide)) * 0.95, ez]) * s, -0.45 * er * s)
    clay.fix_both(
        eye(
            at, er * s, np.array([0.25, 1.0, 0.05]), coat.iris, white=shade(coat.coat, 0.4), level=2 if lod == 0 else 1
        ),
        "seg0",
    )
    parts = clay.finished()
    every = np.concatenate([p.mesh.positions for p in parts])
    sockets = {
        "root": ("seg3", (0.0, 0.0, 0.0)),
        "head": ("seg0", (0.40 * s, 0.0, 0.0)),
        "head_top": ("seg0", (0.36 * s, 0.0, float(np.interp(0.36, fine, mid + high)) * s)),
        "mouth": ("seg0", (0.48 * s, 0.0, 0.0)),
        "back": ("seg3", (0.06 * s, 0.0, float(np.interp(0.1, fine, mid + high)) * s)),
        "seat": ("seg3", (0.10 * s, 0.0, float(np.interp(0.1, fine, mid + high)) * s)),
        "eyes": ("seg0", (ex * s, 0.0, ez * s)),
    }
    return Animal(
        kind=kind,
        plan="swimmer",
        skeleton=clay.skeleton,
        parts=parts,
        sockets=sockets,
        height_m=float(np.ptp(every[:, 2])),
        length_m=s,
        mass_kg=f.mass_kg,
        girth_m=float(every[:, 1].max()),
        numbers={"length": s, "sideways": float(f.sideways), "wave": f.wave_hz, "draft": float(high.max()) * s},
    )


SNAKE_BONES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Serpent:
    """A snake's length and half thickness, metres."""

    length_m: float
    thick_m: float
    mass_kg: float
    coat: Coat = field(
        default_factory=lambda: Coat(
            coat="#5a6a34",
            pattern="stripes",
            mark="#2c3420",
            under="#c9c08a",
            under_reach=0.4,
            iris="#d8a020",
            pupil="slit",
            fur_m=0.0,
        )
    )


SERPENTS: Mapping[str, Serpent] = {
    "snake": Serpent(length_m=1.6, thick_m=0.032, mass_kg=2.0),
    "worm": Serpent(length_m=0.16, thick_m=0.005, mass_kg=0.01, coat=Coat(coat="#b07a6c", fur_m=0.0)),
    "eel": Serpent(length_m=0.9, thick_m=0.03, mass_kg=1.5, coat=Coat(coat="#3a3f34", under="#b9b48e", fur_m=0.0)),
}


def build_serpent(kind: str, f: Serpent, seed: int, lod: int) -> Animal:
    """A snake stretched along -x from its head at the origin."""
    s, r = f.length_m, f.thick_m
    xs = -np.linspace(0, 1, SNAKE_BONES) * s
    bones = [Bone(f"seg{i}", f"seg{i - 1}" if i else "", (float(x), 0.0, r)) for i, x in enumerate(xs)]
    bones.append(Bone("jaw", "seg0", (float(0.01 * s), 0.0, r * 0.6)))
    clay = Sculpture(bones, f.coat, s * 0.25, seed)
    u = np.linspace(0, 1, SNAKE_BONES)
    radius = r * np.clip(np.minimum(0.72 + 3.0 * u, 1.0), 0, 1) * np.clip((1.02 - u) / 0.45, 0.08, 1) ** 0.8
    flesh = [
        Flesh(
            f"seg{i}",
            (float(xs[i]), 0, r),
            (float(xs[i + 1]), 0, r),
            float(radius[i]),
            float(radius[i + 1]),
            "coat",
            1.08,
            0.3 * r,
        )
        for i in range(SNAKE_BONES - 1)
    ]
    head = r * 3.2
    flesh += [
        Flesh(
            "seg0", (head * 0.10, 0, r * 1.05), (head * 0.55, 0, r * 1.02), r * 0.98, r * 0.85, "face", 1.15, 0.5 * r
        ),
        Flesh("seg0", (head * 0.5, 0, r * 0.98), (head * 0.95, 0, r * 0.92), r * 0.80, r * 0.52, "face", 1.1, 0.5 * r),
    ]
    # rings along the chain: a tube is finer than cells for something so thin
    rings: list[Array] = []
    n = 12 if lod == 0 else 8
    t = 2 * np.pi * np.arange(n) / n
    fine = np.linspace(0, 1, 84 if lod == 0 else 50)
    profile = np.interp(fine, u, radius)
    for q, rr in zip(fine, profile, strict=True):
        rings.append(np.stack([np.full(n, -q * s), rr * 1.06 * np.cos(t), r + rr * np.sin(t) - (r - rr) * 0.6], 1))
    points = np.concatenate(rings)
    normals = np.tile(np.stack([0 * t, np.cos(t), np.sin(t)], 1), (len(fine), 1))
    i = np.arange(len(points)).reshape(len(fine), n)
    j = np.roll(i, -1, 1)
    faces = np.concatenate(
        [
            np.stack([i[:-1].ravel(), i[1:].ravel(), j[1:].ravel()], 1),
            np.stack([i[:-1].ravel(), j[1:].ravel(), j[:-1].ravel()], 1),
        ]
    )
    colors = clay.painted(flesh[: SNAKE_BONES - 1], points, normals)
    weights = np.zeros((len(points), len(bones)), np.float32)
    along = np.clip(np.repeat(fine, n) * (SNAKE_BONES - 1), 0, SNAKE_BONES - 1.0001)
    low = along.astype(int)
    share = (along - low).astype(np.float32)
    rows = np.arange(len(points))
    weights[rows, low] = 1 - share
    weights[rows, np.minimum(low + 1, SNAKE_BONES - 1)] += share
    skin = Material(texture=Texture.LEATHER, roughness=0.35)
    clay.weighted(
        Mesh(
            points.astype(np.float32),
            normals.astype(np.float32),
            colors.astype(np.float32),
            faces.astype(np.int32),
            skin,
        ),
        weights,
    )
    clay.body(flesh[-2:], r * 0.26 * (1 if lod == 0 else 1.6), [], skin, soft=0.05)
    if kind != "worm":
        clay.fix_both(
            eye((head * 0.52, r * 0.72, r * 1.42), r * 0.24, (0.35, 0.9, 0.15), f.coat.iris, f.coat.pupil, level=1),
            "seg0",
        )
        tongue = Material(roughness=0.5)
        for sign in (1, -1):
            clay.fix(
                capsule(
                    (head * 1.05, 0, r * 0.8),
                    (head * 1.45, sign * r * 0.25, r * 0.75),
                    r * 0.05,
                    r * 0.02,
                    "#a0242c",
                    tongue,
                    5,
                    3,
                ),
                "jaw",
            )
    parts = clay.finished()
    sockets: dict[str, tuple[str, Point]] = {
        "root": ("seg0", (0.0, 0.0, 0.0)),
        "head": ("seg0", (head * 0.5, 0.0, r)),
        "head_top": ("seg0", (head * 0.4, 0.0, 2 * r)),
        "mouth": ("seg0", (head, 0.0, r * 0.8)),
        "back": (f"seg{SNAKE_BONES // 3}", (float(xs[SNAKE_BONES // 3]), 0.0, 2 * r)),
        "eyes": ("seg0", (head * 0.5, 0.0, r * 1.4)),
    }
    return Animal(
        kind=kind,
        plan="serpent",
        skeleton=clay.skeleton,
        parts=parts,
        sockets=sockets,
        height_m=2 * r,
        length_m=s,
        mass_kg=f.mass_kg,
        girth_m=r,
        numbers={"length": s, "thick": r},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Insect:
    """``span_m`` from tip to tip; ``wings``: ``butterfly``, ``clear`` (bee, dragonfly)."""

    span_m: float
    color: str
    body: str
    wings: str = "butterfly"
    flaps_hz: float = 6.0
    long: float = 0.45


INSECTS: Mapping[str, Insect] = {
    "butterfly": Insect(span_m=0.11, color="#d8742a", body="#1c1614", flaps_hz=7.0),
    "moth": Insect(span_m=0.07, color="#a08a6c", body="#6a5a44", flaps_hz=11.0),
    "bee": Insect(span_m=0.026, color="#dfe8ec", body="#c8901c", wings="clear", flaps_hz=60.0, long=0.55),
    "dragonfly": Insect(span_m=0.10, color="#dfe8ec", body="#2a6a7a", wings="clear", flaps_hz=28.0, long=0.95),
    "firefly": Insect(span_m=0.03, color="#dfe8ec", body="#2a2620", wings="clear", flaps_hz=40.0, long=0.5),
}


def _butterfly_wing(f: Insect, color: str) -> list[Mesh]:
    """Upper and lower wing on the left: a dark rim, a coloured field, pale spots; two layers 0.2 mm apart."""
    s = f.span_m / 2
    thin = Material(roughness=0.7, two_sided=True)
    upper = np.array(
        [
            (0.02, 0.02),
            (0.30, 0.30),
            (0.52, 0.62),
            (0.60, 0.92),
            (0.50, 1.0),
            (0.34, 0.92),
            (0.10, 0.70),
            (-0.04, 0.40),
            (-0.06, 0.05),
        ]
    )
    lower = np.array(
        [
            (-0.02, 0.04),
            (-0.08, 0.42),
            (-0.16, 0.68),
            (-0.38, 0.74),
            (-0.58, 0.58),
            (-0.60, 0.36),
            (-0.42, 0.14),
            (-0.14, 0.02),
        ]
    )
    out: list[Mesh] = []
    for shape in (upper, lower):
        middle = shape.mean(0)
        for k, (size, tint, z) in enumerate(
            ((1.0, "#17120f", 0.0), (0.80, color, 0.006), (0.42, shade(color, 1.5), 0.011))
        ):
            o = middle + (shape - middle) * size - np.array([0.0, 0.05 if k else 0.0])
            for side in (1, -1) if k else (1,):
                out.append(cutout(o * s, 0.004 * s, tint, thin, (0, 1), (0, 0, side * z * s)))
    for x, y in ((0.50, 0.80), (0.46, 0.92), (0.36, 0.86), (-0.46, 0.58), (-0.52, 0.42)):
        t = np.linspace(0, 2 * np.pi, 7, endpoint=False)
        out.append(
            cutout(
                np.stack([x + 0.03 * np.cos(t), y + 0.03 * np.sin(t)], 1) * s,
                0.004 * s,
                "#ece6d6",
                thin,
                (0, 1),
                (0, 0, 0.014 * s),
            )
        )
    return out


def build_insect(kind: str, f: Insect, color: str, seed: int, lod: int) -> Animal:
    """Body along x, wings on two bones."""
    s = f.span_m / 2
    bones = [
        Bone("body", "", (0.0, 0.0, 0.0)),
        Bone("jaw", "body", (0.0, 0.0, 0.0)),
        Bone("wing_l", "body", (0.0, 0.03 * s, 0.02 * s)),
        Bone("wing_r", "body", (0.0, -0.03 * s, 0.02 * s)),
    ]
    clay = Sculpture(bones, Coat(coat=f.body, fur_m=0.0), s, seed)
    long = f.long * 2 * s
    fur = Material(texture=Texture.FUR if f.wings != "clear" or kind == "bee" else Texture.SKIN, roughness=0.6, a=0.001)
    fat = 0.16 if kind == "bee" else 0.055
    clay.fix(capsule((long * 0.02, 0, 0), (long * 0.20, 0, 0), fat * s * 1.2, fat * s, f.body, fur, 10, 4), "body")
    clay.fix(
        capsule((0, 0, 0), (-long * 0.55, 0, -0.02 * s), fat * s * 1.15, fat * s * 0.6, f.body, fur, 10, 4), "body"
    )
    clay.fix(
        capsule((long * 0.27, 0, 0), (long * 0.30, 0, 0), fat * s * 0.95, fat * s * 0.8, f.body, fur, 8, 3), "body"
    )
    if kind == "bee":
        for x in (-0.12, -0.28, -0.42):
            ring = torus((0, 0, 0), fat * s * (1.0 + 0.5 * x), fat * s * 0.2, "#17120f", fur, 14, 5).moved(
                np.array([[0, 0, 1, long * x], [0, 1, 0, 0], [-1, 0, 0, -0.01 * s]])
            )
            clay.fix(Mesh(ring.positions, ring.normals, ring.colors, ring.triangles, fur), "body")
    if kind == "firefly":
        clay.fix(
            capsule(
                (-long * 0.45, 0, -0.02 * s),
                (-long * 0.6, 0, -0.02 * s),
                fat * s * 1.1,
                fat * s,
                "#d8ff5a",
                Material(roughness=0.9, emission=6.0),
                10,
                4,
            ),
            "body",
        )
    for sign in (1, -1):
        start, mid, tip = (
            np.array([long * 0.32, 0, 0.02 * s]),
            np.array([long * 0.42, sign * 0.10 * s, 0.10 * s]),
            np.array([long * 0.58, sign * 0.20 * s, 0.12 * s]),
        )
        clay.fix(capsule(start, mid, 0.008 * s, 0.006 * s, "#17120f", fur, 5, 2), "body")
        clay.fix(capsule(mid, tip, 0.006 * s, 0.012 * s, "#17120f", fur, 5, 2), "body")
    if f.wings == "butterfly":
        wing = _butterfly_wing(f, color)
    else:
        clear = Material(texture=Texture.GLASS, roughness=0.2, a=0.25, two_sided=True)
        wing = [
            leaf(
                (0.05 * s, 0.03 * s, 0),
                (0.18 * s, s, 0),
                (1.0, 0, 0),
                0.17 * s,
                oval,
                0.0,
                color,
                color,
                clear,
                rows=6,
                columns=3,
            ),
            leaf(
                (-0.10 * s, 0.03 * s, 0),
                (-0.32 * s, 0.9 * s, 0),
                (1.0, 0, 0),
                0.16 * s,
                oval,
                0.0,
                color,
                color,
                clear,
                rows=6,
                columns=3,
            ),
        ]
    for mesh in wing:
        clay.fix(mesh, "wing_l")
        clay.fix(mirrored(mesh), "wing_r")
    parts = clay.finished()
    sockets: dict[str, tuple[str, Point]] = dict.fromkeys(
        ("root", "back", "eyes", "head", "head_top", "mouth"), ("body", (0.0, 0.0, 0.0))
    )
    del lod
    return Animal(
        kind=kind,
        plan="insect",
        skeleton=clay.skeleton,
        parts=parts,
        sockets=sockets,
        height_m=0.3 * s,
        length_m=long,
        mass_kg=0.001,
        girth_m=s,
        numbers={
            "flaps": f.flaps_hz,
            "span": f.span_m,
            "clear": float(f.wings == "clear"),
            "glow": float(kind == "firefly"),
        },
    )
