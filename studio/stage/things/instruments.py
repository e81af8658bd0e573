"""Musical instruments; held ones have their origin where they are held, the neck or the bell upward."""

import numpy as np

from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import torus
from studio.stage.things.forms import CLOTH, METAL, WOOD, Array, bent, cutout, disc, rod, rods, soft_box, turned
from studio.stage.things.thing import Attributes, Thing, made, paint_of, place, recipe

_VARNISH = Material(texture=Texture.WOOD, roughness=0.22)
_BRASS = Material(texture=Texture.METAL, roughness=0.2)
_EBONY = Material(roughness=0.4)


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
        _VARNISH,
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
            _EBONY,
            0.006 * size,
        ),
        soft_box(
            (front - 0.012, 0, top + (neck + scroll / 2) * size),
            (0.02 * size, 0.07 * size, scroll * size),
            color,
            _VARNISH,
            0.008 * size,
        ),
        soft_box(
            (front + 0.004, 0, -length * 0.22 * size),
            (0.016 * size, 0.11 * size, 0.018 * size),
            "#241812",
            _EBONY,
            0.004 * size,
        ),
    ]
    if hole:
        parts += [
            disc((front + 0.0015, 0, 0.10 * size), 0.05 * size, (1, 0, 0), "#0e0a08", _EBONY, 24),
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
                    _EBONY,
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
            parts += [soft_box((0.035, 0, z), (0.012, 0.09, 0.03), "#17181a", _EBONY, 0.004) for z in (-0.02, 0.06)]
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
            rod((0.06, 0.05, -0.3), (0.10, 0.05, 0.42), 0.0035, 0.003, "#5a2a14", _VARNISH, 6),
            *rods([((0.075, 0.05, -0.28), (0.125, 0.05, 0.40))], 0.0018, "#ece6d6", CLOTH, 4),
            soft_box((0.068, 0.05, -0.27), (0.022, 0.012, 0.04), "#17181a", _EBONY, 0.003),
        ]
        return made(
            kind,
            [*parts, *bow],
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
                _BRASS,
                9,
                5,
            ),
            rod((0.36, 0, 0.06), (0.35, 0, 1.68), 0.035, 0.04, "#c9a24a", _BRASS, 12),
            soft_box((0.15, 0, 0.04), (0.6, 0.34, 0.08), color, _VARNISH, 0.03),
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
            soft_box((0, 0, 0), (0.085, 0.19, 0.21), color, _VARNISH, 0.03),
            soft_box((0.043, 0, 0), (0.004, 0.17, 0.19), "#ece6d6", skin, 0.001),
        ]
    parts += [
        soft_box((0.03, 0, 0.47), (0.022, 0.028, 0.76), "#4a2414", _VARNISH, 0.008),
        *rods([((0.05, y, -0.07), (0.045, y, 0.84)) for y in (-0.008, 0.0, 0.008)], 0.0009, "#ece6d6", CLOTH, 3),
    ]
    parts += [rod((0.03, -0.045, z), (0.03, 0.045, z), 0.006, 0.006, "#ece6d6", _EBONY, 6) for z in (0.80, 0.85, 0.90)]
    return made(kind, parts, 1.5, "wood", handheld=True, sockets={"neck": place(0.04, 0, 0.5)})


@recipe(1.0, "piano", "grand_piano", "keyboard", "organ")
def piano(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Its keys face +x; socket ``keys`` is the middle of them, ``seat`` where the player sits, facing the keys."""
    black = Material(roughness=0.1)
    color = paint_of(attributes, "#141417")
    parts: list[Mesh] = []
    z, x = 0.70, 0.30
    if kind == "keyboard":
        parts += (
            [soft_box((0.1, 0, 0.72), (0.34, 1.3, 0.09), color, Material(roughness=0.4), 0.015)]
            + [bent([(0.1, s * 0.45, 0.7), (0.3, s * 0.45, 0.02)], 0.018, "#2a2c2f", METAL, 6) for s in (1, -1)]
            + [bent([(0.3, s * 0.45, 0.7), (0.0, s * 0.45, 0.02)], 0.018, "#2a2c2f", METAL, 6) for s in (1, -1)]
        )
        z, x = 0.775, 0.20
    elif kind == "grand_piano":
        outline = np.array(
            [
                (0.35, -0.75),
                (0.35, 0.75),
                (-0.6, 0.75),
                (-1.25, 0.68),
                (-1.5, 0.45),
                (-1.5, 0.2),
                (-1.25, -0.02),
                (-0.95, -0.28),
                (-0.75, -0.62),
                (-0.5, -0.75),
            ]
        )
        parts += [
            cutout(outline, 0.30, color, black, (0, 1), (0, 0, 0.80)),
            cutout(outline * [0.82, 0.96] + [-0.12, 0], 0.02, "#b08d3f", _BRASS, (0, 1), (0, 0, 0.955)),
        ]
        lid = cutout(outline * [0.98, 1.0], 0.025, color, black, (0, 1))
        c, s = np.cos(0.75), np.sin(0.75)
        parts.append(lid.moved(np.array([[1, 0, 0, -0.12], [0, c, -s, 0.72 - 0.75 * c], [0, s, c, 0.98 + 0.75 * s]])))
        parts += [
            rod((-0.45, -0.55, 0.95), (-0.45, -0.25, 1.72), 0.012, 0.012, color, black, 6),
            soft_box((0.02, 0, 1.10), (0.04, 0.75, 0.28), color, black, 0.01),
        ]
        parts += [
            turned([(0.05, 0.05), (0.045, 0.1), (0.07, 0.45), (0.075, 0.66)], color, black, 14, at)
            for at in ((0.2, 0.62, 0), (0.2, -0.62, 0), (-1.25, 0.35, 0))
        ]
        parts.append(soft_box((0.38, 0, 0.68), (0.28, 1.48, 0.08), color, black, 0.015))
        x, z = 0.40, 0.725
    else:
        parts += [
            soft_box((-0.10, 0, 0.61), (0.36, 1.5, 1.20), color, black, 0.02),
            soft_box((0.20, 0, 0.66), (0.34, 1.5, 0.10), color, black, 0.02),
            soft_box((0.1, 0, 1.22), (0.46, 1.54, 0.03), color, black, 0.01),
            soft_box((0.09, 0, 0.95), (0.02, 0.7, 0.26), color, black, 0.005),
        ]
        parts += [soft_box((0.28, s * 0.66, 0.33), (0.07, 0.07, 0.6), color, black, 0.015) for s in (1, -1)] + [
            soft_box((0.12, y, 0.06), (0.14, 0.03, 0.015), "#c9a24a", _BRASS, 0.005) for y in (-0.08, 0, 0.08)
        ]
        x, z = 0.26, 0.725
    parts.append(soft_box((x, 0, z), (0.15, 1.24, 0.018), "#efece4", Material(roughness=0.3), 0.003))
    for i in range(36):
        if i % 7 not in (2, 6):
            parts.append(
                soft_box(
                    (x - 0.025, -0.60 + 0.0345 * (i + 0.5), z + 0.013),
                    (0.09, 0.018, 0.014),
                    "#111113",
                    Material(roughness=0.3),
                    0.003,
                )
            )
    parts += [
        soft_box(
            (x + 0.55, 0, 0.46), (0.34, 0.7, 0.07), "#1c1a1a", Material(texture=Texture.LEATHER, roughness=0.5), 0.02
        )
    ] + [
        soft_box((x + 0.55 + sx * 0.13, sy * 0.3, 0.21), (0.04, 0.04, 0.42), color, black, 0.006)
        for sx in (1, -1)
        for sy in (1, -1)
    ]
    return made(
        kind,
        parts,
        250,
        "wood",
        sockets={
            "keys": place(x, 0, z + 0.02, yaw=np.pi),
            "seat": place(x + 0.55, 0, 0.50, yaw=np.pi),
            "top": place(-0.1, 0, 1.22),
        },
    )


@recipe(0.6, "drum", "drum_kit", "taiko", "tambourine", "xylophone", "bell", "gong")
def percussion(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Things that are struck. Socket ``head``: where."""
    color = paint_of(attributes, "#a81f1c")
    skin = Material(roughness=0.6)
    chrome = Material(texture=Texture.METAL, roughness=0.15)

    def drum_at(x: float, y: float, z: float, r: float, h: float, tint: str) -> list[Mesh]:
        return [
            turned([(r, 0), (r, h)], tint, Material(roughness=0.2), 26, (x, y, z)),
            turned([(r, h), (r, h), (0.0005, h + 0.001)], "#ece8dc", skin, 26, (x, y, z)),
            torus((x, y, z + h), r, 0.009, "#c4c7ca", chrome, 26, 5),
            torus((x, y, z), r, 0.009, "#c4c7ca", chrome, 26, 5),
        ]

    if kind == "drum_kit":
        parts = (
            drum_at(0.1, 0.35, 0.55, 0.18, 0.14, color)
            + drum_at(-0.15, -0.2, 0.85, 0.15, 0.2, color)
            + drum_at(-0.15, 0.2, 0.85, 0.15, 0.2, color)
            + drum_at(0.15, -0.5, 0.35, 0.21, 0.36, color)
        )
        bass = drum_at(0, 0, -0.2, 0.28, 0.4, color)
        parts += [m.moved(np.array([[0, 0, 1, -0.2], [0, 1, 0, 0], [-1, 0, 0, 0.29]])) for m in bass]
        for x, y, z, r in ((-0.2, 0.75, 1.1, 0.24), (-0.1, -0.85, 1.25, 0.26), (0.3, 0.75, 0.95, 0.17)):
            parts += [
                turned(
                    [(r, 0), (r * 0.3, 0.018), (0.02, 0.04), (0.0005, 0.04)],
                    "#c9a23a",
                    Material(texture=Texture.METAL, roughness=0.25, two_sided=True),
                    26,
                    (x, y, z),
                ),
                rod((x, y, 0), (x, y, z + 0.05), 0.011, 0.009, "#8d9195", chrome, 6),
            ]
        return made(
            kind, parts, 40, "metal", sockets={"seat": place(0.6, 0, 0.5, yaw=np.pi), "head": place(0.1, 0.35, 0.70)}
        )
    if kind == "taiko":
        body = turned(
            [(0.24, -0.32), (0.30, -0.2), (0.32, 0.0), (0.30, 0.2), (0.24, 0.32)],
            paint_of(attributes, "#6a2a16"),
            Material(texture=Texture.WOOD, roughness=0.3),
            32,
        )
        heads = [
            turned([(0.245, 0.32), (0.0005, 0.325)], "#e6d9bc", skin, 30),
            turned([(0.0005, -0.325), (0.245, -0.32)], "#e6d9bc", skin, 30),
        ]
        lay = np.array([[0, 0, 1, 0], [0, 1, 0, 0], [-1, 0, 0, 0.85]])
        parts = [m.moved(lay) for m in (body, *heads)]
        studs = [
            rod(
                (0.30 * s, 0.258 * np.cos(a), 0.85 + 0.258 * np.sin(a)),
                (0.305 * s, 0.262 * np.cos(a), 0.85 + 0.262 * np.sin(a)),
                0.011,
                0.011,
                "#1c1a18",
                METAL,
                5,
            )
            for a in np.arange(16) * np.pi / 8
            for s in (1, -1)
        ]
        frame = [
            soft_box((x, y, 0.35), (0.06, 0.06, 0.7), "#3a2014", WOOD, 0.01) for x in (-0.25, 0.25) for y in (-0.3, 0.3)
        ] + [soft_box((0, y, 0.5), (0.6, 0.06, 0.07), "#3a2014", WOOD, 0.01) for y in (-0.3, 0.3)]
        return made(kind, parts + studs + frame, 30, "wood", sockets={"head": place(0.33, 0, 0.85)})
    if kind == "drum":
        parts = drum_at(0, 0, 0.35, 0.19, 0.18, color)
        parts += [
            rod(
                (0.1 * np.cos(a), 0.1 * np.sin(a), 0.36),
                (0.24 * np.cos(a), 0.24 * np.sin(a), 0.0),
                0.01,
                0.01,
                "#8d9195",
                chrome,
                6,
            )
            for a in np.arange(3) * 2.094
        ]
        parts += [rod((-0.1, y, 0.545), (0.22, y * 0.3, 0.56), 0.007, 0.005, "#d8b984", WOOD, 6) for y in (-0.06, 0.06)]
        return made(kind, parts, 4, "wood", sockets={"head": place(0, 0, 0.53)})
    if kind == "tambourine":
        ring = turned(
            [(0.13, -0.025), (0.135, 0), (0.13, 0.025)],
            "#b87a3a",
            Material(texture=Texture.WOOD, roughness=0.4, two_sided=True),
            30,
        )
        jingles = [
            turned(
                [(0.0005, 0.0), (0.022, 0.002), (0.0005, 0.006)],
                "#c9a23a",
                METAL,
                10,
                (0.13 * np.cos(a), 0.13 * np.sin(a), -0.003),
            )
            for a in np.arange(8) * np.pi / 4
        ]
        return made(
            kind,
            [ring, turned([(0.13, 0.024), (0.0005, 0.025)], "#ece8dc", skin, 26), *jingles],
            0.4,
            "wood",
            handheld=True,
        )
    if kind == "xylophone":
        parts = [
            soft_box(
                (0, -0.36 + 0.06 * i, 0.72),
                (0.36 - 0.014 * i, 0.05, 0.02),
                ("#b5231d", "#d9651d", "#e0b023", "#2f7d3c", "#2457a8", "#6c3f94")[i % 6],
                WOOD,
                0.006,
            )
            for i in range(13)
        ]
        parts += [soft_box((x, 0, 0.70), (0.03, 0.84, 0.02), "#3a2518", WOOD, 0.005) for x in (-0.11, 0.11)] + [
            rod((x, y, 0), (x, y, 0.7), 0.014, 0.014, "#2a2c2f", METAL, 6) for x in (-0.11, 0.11) for y in (-0.38, 0.38)
        ]
        return made(kind, parts, 12, "wood", sockets={"head": place(0, 0, 0.74)})
    if kind == "gong":
        dish = turned(
            [(0.36, -0.02), (0.38, 0.0), (0.37, 0.03), (0.30, 0.04), (0.12, 0.05), (0.10, 0.075), (0.0005, 0.08)],
            "#b08d3f",
            Material(texture=Texture.METAL, roughness=0.3, two_sided=True),
            36,
        ).moved(np.array([[0, 0, 1, 0], [0, 1, 0, 0], [-1, 0, 0, 0.85]]))
        frame = (
            [rod((0, s * 0.55, 0), (0, s * 0.55, 1.5), 0.03, 0.03, "#8f2a20", WOOD, 9) for s in (1, -1)]
            + [rod((0, -0.62, 1.45), (0, 0.62, 1.45), 0.032, 0.032, "#8f2a20", WOOD, 9)]
            + rods([((0, y, 1.43), (0, y * 0.7, 1.18)) for y in (-0.22, 0.22)], 0.008, "#d8d0bc", CLOTH, 5)
        )
        return made(kind, [dish, *frame], 25, "metal", sockets={"head": place(0.08, 0, 0.85)})
    parts = [
        turned(
            [(0.11, 0.0), (0.115, 0.01), (0.085, 0.07), (0.065, 0.16), (0.045, 0.20), (0.0005, 0.21)],
            "#c9a23a",
            Material(texture=Texture.METAL, roughness=0.25, two_sided=True),
            30,
        ),
        torus((0, 0, 0.235), 0.022, 0.006, "#c9a23a", METAL, 16, 6).moved(
            np.array([[1, 0, 0, 0], [0, 0, 1, 0], [0, -1, 0, 0.235]])
        ),
    ]
    return made(kind, parts, 2, "metal")


@recipe(
    0.6,
    "flute",
    "trumpet",
    "saxophone",
    "clarinet",
    "harmonica",
    "bagpipes",
    "trombone",
    "whistle",
    "accordion",
    "horn",
)
def winds(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Wind instruments; the mouthpiece is toward -x (trumpet, flute: along x) and the origin where the hands are."""
    gold = paint_of(attributes, "#c9a23a")
    if kind in ("flute", "clarinet", "whistle"):
        long = {"flute": 0.66, "clarinet": 0.62, "whistle": 0.05}[kind]
        tint, material = ("#c8ccd0", _BRASS) if kind != "clarinet" else ("#17181a", _EBONY)
        parts = [rod((-long / 2, 0, 0), (long / 2, 0, 0), 0.0095, 0.0095, tint, material, 12)]
        parts += [
            turned([(0.0075, 0), (0.0075, 0.004), (0.0005, 0.005)], "#d8dce0", _BRASS, 9, (float(x), 0, 0.009))
            for x in np.linspace(-long * 0.1, long * 0.42, 9)
        ]
        if kind == "clarinet":
            parts.append(
                turned(
                    [(0.011, 0.28), (0.016, 0.32), (0.034, 0.36)], tint, Material(roughness=0.4, two_sided=True), 16
                ).moved(np.array([[0, 0, 1, 0], [0, 1, 0, 0], [-1, 0, 0, 0]]))
            )
        return made(kind, parts, 0.4, "metal", handheld=True, sockets={"mouth": place(-long * 0.42, 0, 0.01)})
    if kind in ("harmonica", "accordion"):
        if kind == "harmonica":
            return made(
                kind,
                [
                    soft_box((0, 0, 0), (0.03, 0.11, 0.026), "#c8ccd0", _BRASS, 0.006),
                    soft_box((-0.013, 0, 0), (0.008, 0.10, 0.012), "#5a2a14", WOOD, 0.002),
                ],
                0.1,
                "metal",
                handheld=True,
            )
        folds = [
            soft_box(
                (0, -0.10 + 0.022 * i, 0),
                (0.20 - 0.012 * (i % 2), 0.02, 0.34 - 0.014 * (i % 2)),
                "#7a1f1c" if i % 2 else "#2a1a18",
                CLOTH,
                0.004,
            )
            for i in range(10)
        ]
        return made(
            kind,
            [
                *folds,
                soft_box(
                    (0, 0.16, 0), (0.21, 0.09, 0.36), paint_of(attributes, "#a81f1c"), Material(roughness=0.15), 0.02
                ),
                soft_box(
                    (0, -0.17, 0), (0.21, 0.09, 0.36), paint_of(attributes, "#a81f1c"), Material(roughness=0.15), 0.02
                ),
                soft_box((0.09, 0.215, 0), (0.05, 0.03, 0.32), "#efece4", Material(roughness=0.3), 0.005),
            ],
            8,
            "wood",
            handheld=True,
        )
    wide = Material(texture=Texture.METAL, roughness=0.2, two_sided=True)
    lay = np.array([[0, 0, 1, 0], [0, 1, 0, 0], [-1, 0, 0, 0]])
    if kind == "saxophone":
        parts = [
            bent(
                [
                    (-0.16, 0, 0.36),
                    (-0.10, 0, 0.40),
                    (-0.04, 0, 0.36),
                    (0.0, 0, 0.1),
                    (0.03, 0, -0.22),
                    (0.10, 0, -0.30),
                    (0.17, 0, -0.22),
                    (0.18, 0, -0.05),
                ],
                0.022,
                gold,
                _BRASS,
                11,
                5,
            ),
            turned([(0.03, -0.10), (0.045, 0.0), (0.075, 0.08), (0.08, 0.085)], gold, wide, 24, (0.18, 0, -0.02)),
            rod((-0.20, 0, 0.345), (-0.15, 0, 0.365), 0.008, 0.012, "#17181a", _EBONY, 8),
        ]
        parts += [
            turned(
                [(0.014, 0), (0.014, 0.005), (0.0005, 0.007)],
                gold,
                _BRASS,
                10,
                (0.02 + 0.0 * i, 0.022, 0.22 - 0.05 * i),
            )
            for i in range(8)
        ]
        return made(kind, parts, 2.5, "metal", handheld=True, sockets={"mouth": place(-0.2, 0, 0.345)})
    bell = turned([(0.011, 0.02), (0.014, 0.10), (0.022, 0.16), (0.045, 0.205), (0.062, 0.215)], gold, wide, 26).moved(
        lay
    )
    long = 0.9 if kind == "trombone" else 0.26
    parts = [
        bell,
        rod((-long, 0, 0.0), (0.03, 0, 0.0), 0.006, 0.011, gold, _BRASS, 10),
        turned([(0.005, 0), (0.013, 0.02)], gold, wide, 12).moved(
            np.array([[0, 0, -1, -long], [0, 1, 0, 0], [1, 0, 0, 0]])
        ),
    ]
    parts += [
        bent(
            [
                (-0.16, 0, 0.0),
                (-0.16, 0, -0.05),
                (-0.12, 0, -0.075),
                (0.04, 0, -0.075),
                (0.08, 0, -0.05),
                (0.08, 0, 0.0),
            ],
            0.006,
            gold,
            _BRASS,
            8,
            4,
        )
    ]
    if kind != "trombone":
        parts += [
            rod((-0.06 + 0.035 * i, 0, -0.08), (-0.06 + 0.035 * i, 0, 0.045), 0.011, 0.011, gold, _BRASS, 9)
            for i in range(3)
        ] + [
            rod((-0.06 + 0.035 * i, 0, 0.045), (-0.06 + 0.035 * i, 0, 0.065), 0.005, 0.008, "#efece4", _BRASS, 7)
            for i in range(3)
        ]
    return made(kind, parts, 1.1, "metal", handheld=True, sockets={"mouth": place(-long, 0, 0)})
