"""Fish, whales and what else swims."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from studio.stage.animals.binding import Animal
from studio.stage.animals.coat import Coat, shade
from studio.stage.animals.face import set_onto
from studio.stage.animals.features import bead, eye, leaf, oval
from studio.stage.animals.field import Flesh
from studio.stage.animals.sculpt import Sculpture, mirrored
from studio.stage.animals.skeleton import Bone
from studio.stage.curves import hermite
from studio.stage.mesh import Material, Texture
from studio.stage.shapes import capsule
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
    if kind == "orca":  # the white patch behind the eye that it is known by
        spot = np.array([ex - 0.045, float(np.interp(ex - 0.045, fine, wide)) * 0.95, ez + 0.022])
        spot = set_onto(flesh, spot * s, -0.002 * s)
        clay.fix_both(bead(spot, np.array([0.034, 0.006, 0.014]) * s, "#ecece8", WET_SKIN), "seg0")
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
