"""Guitars, violins and their kin."""

import numpy as np

from studio.stage.mesh import Material, Mesh
from studio.stage.shapes import torus
from studio.stage.things.forms import CLOTH, METAL, WOOD, Array, bent, cutout, disc, rod, rods, soft_box, turned
from studio.stage.things.instruments.finish import BRASS, EBONY, VARNISH
from studio.stage.things.thing import Attributes, Thing, made, paint_of, place, recipe


def _figure_of_eight(length: float, lower: float, upper: float, waist: float, n: int = 40) -> Array:
    """Outline of a guitar's or a violin's body, (n, 2): width, height; its middle at the origin."""
    t = np.linspace(0, 1, n // 2)
    half = lower * np.sin(np.pi * np.clip(t / 0.62, 0, 1)) ** 0.62 * (t < 0.62)
    half = np.maximum(half, upper * np.sin(np.pi * np.clip((t - 0.42) / 0.58, 0, 1)) ** 0.62 * (t > 0.42))
    dip = np.exp(-(((t - 0.53) / 0.09) ** 2))
    half = half * (1 - dip) + np.minimum(half, waist) * dip
    z = (t - 0.5) * length
    side = np.stack([half, z], 1)
    return np.concatenate([side, (side * [-1, 1])[::-1][1:-1]])


def _stringed(
    size: float,
    color: str,
    sizes: tuple[float, float, float, float, float],
    neck: float,
    depth: float,
    hole: bool,
    strings: int,
) -> list[Mesh]:
    """Body facing +x, neck up, origin in the middle of the body."""
    length, lower, upper, waist, scroll = sizes
    body = cutout(
        _figure_of_eight(length, lower, upper, waist) * size,
        depth * size,
        color,
        VARNISH,
        (1, 2),
        (0, 0, 0),
        0.012 * size,
    )
    front = depth * size / 2 + 0.011 * size
    top = length / 2 * size
    parts = [
        body,
        soft_box(
            (front - 0.002, 0, top + neck * size / 2 - 0.06 * size),
            (0.022 * size, 0.05 * size, (neck + 0.12) * size),
            "#3a2416",
            EBONY,
            0.006 * size,
        ),
        soft_box(
            (front - 0.012, 0, top + (neck + scroll / 2) * size),
            (0.02 * size, 0.07 * size, scroll * size),
            color,
            VARNISH,
            0.008 * size,
        ),
        soft_box(
            (front + 0.004, 0, -length * 0.22 * size),
            (0.016 * size, 0.11 * size, 0.018 * size),
            "#241812",
            EBONY,
            0.004 * size,
        ),
    ]
    if hole:
        parts += [
            disc((front + 0.0015, 0, 0.10 * size), 0.05 * size, (1, 0, 0), "#0e0a08", EBONY, 24),
            torus((0, 0, 0), 0.053 * size, 0.003 * size, "#c9a878", WOOD, 26, 4).moved(
                np.array([[0, 0, 1, front + 0.001], [0, 1, 0, 0], [-1, 0, 0, 0.10 * size]])
            ),
        ]
    else:
        for s in (-1, 1):
            parts.append(
                bent(
                    [
                        (front + 0.002, s * 0.055 * size, -0.05 * size),
                        (front + 0.003, s * 0.047 * size, 0.0),
                        (front + 0.002, s * 0.04 * size, 0.05 * size),
                    ],
                    0.003 * size,
                    "#0e0a08",
                    EBONY,
                    5,
                )
            )
    for i in range(strings):
        y = (i - (strings - 1) / 2) * 0.007 * size
        parts += rods(
            [((front + 0.014 * size, y, -length * 0.22 * size), (front + 0.014 * size, y * 0.75, top + neck * size))],
            0.0007 * size + 0.0003,
            "#d8d6ce",
            METAL,
            3,
        )
    for i in range(max(strings // 2, 2)):
        for s in (-1, 1):
            z = top + (neck + scroll * (0.25 + 0.5 * i / max(strings // 2 - 1, 1))) * size
            parts.append(
                rod(
                    (front - 0.012, s * 0.03 * size, z),
                    (front - 0.012, s * 0.055 * size, z),
                    0.006 * size,
                    0.009 * size,
                    "#d8d0bc",
                    METAL,
                    6,
                )
            )
    return parts


@recipe(1.0, "guitar", "electric_guitar", "violin", "cello", "shamisen", "ukulele", "banjo", "harp", "bass")
def strings(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Sockets ``neck`` and ``body``. The cello and the harp stand."""
    color = paint_of(
        attributes,
        {"electric_guitar": "#a81f1c", "violin": "#7a3614", "cello": "#6f3012", "bass": "#2457a8"}.get(kind, "#b87a3a"),
    )
    if kind in ("guitar", "ukulele", "electric_guitar", "bass"):
        k = {"ukulele": 0.55, "bass": 1.1}.get(kind, 1.0)
        electric = kind in ("electric_guitar", "bass")
        parts = _stringed(
            k,
            color,
            (0.48, 0.19, 0.145, 0.115, 0.16),
            0.36,
            0.045 if electric else 0.095,
            not electric,
            4 if kind in ("bass", "ukulele") else 6,
        )
        if electric:
            parts += [soft_box((0.035, 0, z), (0.012, 0.09, 0.03), "#17181a", EBONY, 0.004) for z in (-0.02, 0.06)]
        return made(
            kind,
            parts,
            2.5 * k,
            "wood",
            handheld=True,
            sockets={"neck": place(0.03, 0, 0.46 * k), "body": place(0.06, 0, 0)},
        )
    if kind == "violin":
        parts = _stringed(0.62, color, (0.58, 0.168, 0.134, 0.088, 0.13), 0.20, 0.075, False, 4)
        bow = [
            rod((0.06, 0.05, -0.3), (0.10, 0.05, 0.42), 0.0035, 0.003, "#5a2a14", VARNISH, 6),
            *rods([((0.075, 0.05, -0.28), (0.125, 0.05, 0.40))], 0.0018, "#ece6d6", CLOTH, 4),
            soft_box((0.068, 0.05, -0.27), (0.022, 0.012, 0.04), "#17181a", EBONY, 0.003),
        ]
        return made(
            kind,
            parts if attributes.get("bow") == "apart" else [*parts, *bow],
            0.45,
            "wood",
            handheld=True,
            sockets={"neck": place(0.03, 0, 0.26), "bow": place(0.06, 0.05, -0.28)},
        )
    if kind == "cello":
        parts = [
            m.moved(np.array([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0.58]]))
            for m in _stringed(1.28, color, (0.58, 0.168, 0.134, 0.09, 0.13), 0.28, 0.11, False, 4)
        ]
        parts.append(rod((0, 0, 0.0), (0, 0, 0.24), 0.004, 0.007, "#8a8f94", METAL, 6))
        return made(kind, parts, 3.2, "wood", sockets={"neck": place(0.06, 0, 1.1)})
    if kind == "harp":
        parts = [
            bent(
                [(0.0, 0, 0.1), (-0.28, 0, 0.9), (-0.34, 0, 1.5), (-0.2, 0, 1.62), (0.05, 0, 1.52), (0.34, 0, 1.68)],
                0.035,
                "#c9a24a",
                BRASS,
                9,
                5,
            ),
            rod((0.36, 0, 0.06), (0.35, 0, 1.68), 0.035, 0.04, "#c9a24a", BRASS, 12),
            soft_box((0.15, 0, 0.04), (0.6, 0.34, 0.08), color, VARNISH, 0.03),
        ]
        for i in range(20):
            t = i / 19
            x = -0.22 + 0.52 * t
            parts += rods(
                [((x, 0, 0.16 + 0.9 * (1 - t) * 0.75 + 0.05), (x + 0.02, 0, 1.52 + 0.05 * t))],
                0.0015,
                "#ece6d6",
                CLOTH,
                3,
            )
        return made(kind, parts, 30, "wood")
    skin = Material(roughness=0.6)
    if kind == "banjo":
        drum = turned(
            [(0.0005, 0.035), (0.14, 0.035), (0.145, 0.03), (0.145, -0.03), (0.0005, -0.03)][::-1], "#ece6d6", skin, 32
        ).moved(np.array([[0, 0, 1, 0], [0, 1, 0, 0], [-1, 0, 0, 0]]))
        parts = [drum]
    else:
        parts = [
            soft_box((0, 0, 0), (0.085, 0.19, 0.21), color, VARNISH, 0.03),
            soft_box((0.043, 0, 0), (0.004, 0.17, 0.19), "#ece6d6", skin, 0.001),
        ]
    parts += [
        soft_box((0.03, 0, 0.47), (0.022, 0.028, 0.76), "#4a2414", VARNISH, 0.008),
        *rods([((0.05, y, -0.07), (0.045, y, 0.84)) for y in (-0.008, 0.0, 0.008)], 0.0009, "#ece6d6", CLOTH, 3),
    ]
    parts += [rod((0.03, -0.045, z), (0.03, 0.045, z), 0.006, 0.006, "#ece6d6", EBONY, 6) for z in (0.80, 0.85, 0.90)]
    return made(kind, parts, 1.5, "wood", handheld=True, sockets={"neck": place(0.04, 0, 0.5)})
