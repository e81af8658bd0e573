"""Things on a table: glasses, cups, bottles, plates, food."""

import numpy as np

from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import rock, smooth, torus
from studio.stage.things.forms import GLASS, MATT, METAL, PAINTED, bent, cutout, rod, soft_box, turned
from studio.stage.things.thing import Attributes, Collider, Thing, cylinder_collider, made, paint_of, place, recipe

_PORCELAIN = Material(roughness=0.22)
WATER_IN_GLASS = Material(texture=Texture.GLASS, roughness=0.05, a=0.42)


def vessel_wall(profile: list[tuple[float, float]], thick: float) -> list[tuple[float, float]]:
    """An outer profile (radius, height) from the bottom's middle up, turned over the rim and back down inside."""
    inner = [(max(r - thick, 0.0005), z + thick * 0.5) for r, z in reversed(profile[1:])]
    return [*profile, *inner, (0.0005, inner[-1][1])]


@recipe(0.14, "glass", "water_glass", "wine_glass", "glass_of_water", "beer", "wine", "juice", "milk")
def glass(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """A drinking glass with its drink; breaks. Socket ``water``: the middle of the drink's surface."""
    drink = {
        "beer": ("#c98a1e", 0.8),
        "wine": ("#4a0f1a", 0.92),
        "wine_glass": ("#4a0f1a", 0.92),
        "juice": ("#d9821e", 0.9),
        "milk": ("#efece4", 1.0),
    }.get(kind, ("#bcd9e2", 0.34))
    stem = kind in ("wine", "wine_glass")
    if stem:
        profile = [
            (0.0, 0.0),
            (0.034, 0.0),
            (0.034, 0.002),
            (0.006, 0.008),
            (0.0042, 0.02),
            (0.0042, 0.078),
            (0.012, 0.086),
            (0.032, 0.108),
            (0.040, 0.135),
            (0.0385, 0.165),
            (0.033, 0.198),
            (0.033, 0.199),
        ]
        level, r_level, bottom = 0.138, 0.0385, 0.092
    else:
        profile = [
            (0.0, 0.0),
            (0.029, 0.0),
            (0.0305, 0.002),
            (0.0315, 0.012),
            (0.0345, 0.07),
            (0.0375, 0.138),
            (0.0375, 0.139),
        ]
        level, r_level, bottom = 0.098, 0.0338, 0.012
    full = attributes.get("content", "water") != "empty"
    wall = vessel_wall(profile, 0.0016 if stem else 0.0022)
    body = turned(wall, "#dbe8ea", GLASS, 30)
    parts = [body]
    if full:
        r0 = 0.012 if stem else 0.0285
        fluid = [(0.0005, bottom), (r0, bottom), (r0 + 0.002, bottom + 0.003)]
        if stem:
            fluid += [(0.030, 0.109), (r_level - 0.0008, level)]
        else:
            fluid += [(r_level - 0.001, level)]
        fluid += [(r_level - 0.001, level), (0.0005, level - 0.0006)]
        material = Material(texture=Texture.GLASS, roughness=0.04, a=drink[1])
        parts.append(turned(fluid, drink[0], material, 26))
        if kind == "beer":
            parts.append(
                turned(
                    [(0.0005, level), (r_level - 0.001, level), (r_level, level + 0.014), (0.0005, level + 0.018)],
                    "#f0ead8",
                    MATT,
                    22,
                )
            )
    h = profile[-1][1]
    r = 0.0375
    return made(
        kind,
        parts,
        0.32 if full else 0.18,
        "glass",
        restitution=0.15,
        colliders=[cylinder_collider(r, h)],
        shatters=True,
        sockets={"water": place(0, 0, level), "grip": place(0, 0, h * 0.5)},
    )


@recipe(0.08, "cup", "mug", "teacup", "coffee", "tea", "coffee_cup", "bowl", "plate", "saucer", "teapot")
def cup(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Glazed ware."""
    color = paint_of(attributes, "#e9e3d6")
    drink: Mesh | None = None
    if kind in ("plate", "saucer"):
        s = 1.0 if kind == "plate" else 0.62
        profile = [(0.0, 0.0), (0.07 * s, 0.0), (0.075 * s, 0.004), (0.12 * s, 0.020), (0.125 * s, 0.022)]
        parts = [
            turned(vessel_wall(profile, 0.005), color, _PORCELAIN, 36),
            torus((0, 0, 0.0215), 0.116 * s, 0.0016, "#3a5f8a", _PORCELAIN, 40, 5),
        ]
        return made(
            kind,
            parts,
            0.45 * s,
            "tile",
            restitution=0.2,
            colliders=[cylinder_collider(0.125 * s, 0.022)],
            shatters=True,
        )
    if kind == "bowl":
        profile = [
            (0.0, 0.0),
            (0.032, 0.0),
            (0.034, 0.008),
            (0.052, 0.018),
            (0.070, 0.045),
            (0.075, 0.068),
            (0.075, 0.069),
        ]
        parts = [turned(vessel_wall(profile, 0.004), color, _PORCELAIN, 34)]
        if attributes.get("content", ""):
            parts.append(turned([(0.068, 0.05), (0.04, 0.062), (0.0005, 0.068)], "#efece4", MATT, 24))
        return made(
            kind, parts, 0.3, "tile", restitution=0.2, colliders=[cylinder_collider(0.075, 0.068)], shatters=True
        )
    if kind == "teapot":
        profile = [
            (0.0, 0.0),
            (0.05, 0.0),
            (0.052, 0.006),
            (0.078, 0.045),
            (0.076, 0.085),
            (0.045, 0.115),
            (0.04, 0.118),
            (0.03, 0.128),
            (0.008, 0.132),
            (0.012, 0.145),
            (0.0005, 0.152),
        ]
        parts = [
            turned(profile, paint_of(attributes, "#4a5f52"), _PORCELAIN, 32),
            bent(
                [(0.07, 0, 0.05), (0.11, 0, 0.075), (0.13, 0, 0.12)],
                0.012,
                paint_of(attributes, "#4a5f52"),
                _PORCELAIN,
                10,
            ),
            bent(
                [(-0.07, 0, 0.09), (-0.12, 0, 0.10), (-0.12, 0, 0.05), (-0.072, 0, 0.035)],
                0.008,
                paint_of(attributes, "#4a5f52"),
                _PORCELAIN,
                8,
            ),
        ]
        return made(kind, parts, 0.7, "tile", shatters=True)
    small = kind == "teacup"
    r, h = (0.042, 0.055) if small else (0.041, 0.09)
    if small:
        profile = [(0.0, 0.0), (0.022, 0.0), (0.024, 0.006), (0.036, 0.03), (r, h), (r, h + 0.001)]
    else:
        profile = [(0.0, 0.0), (r - 0.003, 0.0), (r - 0.001, 0.003), (r, 0.01), (r, h), (r, h + 0.001)]
    parts = [turned(vessel_wall(profile, 0.003), color, _PORCELAIN, 32)]
    parts.append(
        bent(
            [(r - 0.002, 0, h * 0.82), (r + 0.024, 0, h * 0.76), (r + 0.026, 0, h * 0.4), (r - 0.004, 0, h * 0.22)],
            0.0045,
            color,
            _PORCELAIN,
            8,
            5,
        )
    )
    drink = turned(
        [(r - 0.0035, h * 0.82), (0.0005, h * 0.815)],
        "#2a160c" if kind != "tea" else "#8a5a1e",
        Material(roughness=0.12),
        24,
    )
    return made(
        kind,
        [*parts, drink],
        0.35,
        "tile",
        restitution=0.2,
        colliders=[cylinder_collider(r, h)],
        shatters=True,
        sockets={"grip": place(r + 0.02, 0, h * 0.55)},
    )


@recipe(0.3, "bottle", "wine_bottle", "water_bottle", "vase", "jar", "can")
def bottle(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Turned hollow ware."""
    if kind == "vase":
        profile = [
            (0.0, 0.0),
            (0.05, 0.0),
            (0.055, 0.006),
            (0.085, 0.07),
            (0.095, 0.125),
            (0.075, 0.19),
            (0.042, 0.235),
            (0.038, 0.26),
            (0.055, 0.285),
            (0.055, 0.286),
        ]
        glaze = paint_of(attributes, "#2d5f86")
        parts = [
            turned(vessel_wall(profile, 0.005), glaze, Material(roughness=0.16), 34),
            torus((0, 0, 0.125), 0.0955, 0.0022, "#e0d4b4", Material(roughness=0.2), 36, 4),
            torus((0, 0, 0.235), 0.0425, 0.002, "#e0d4b4", Material(roughness=0.2), 32, 4),
        ]
        return made(
            kind,
            parts,
            1.1,
            "tile",
            restitution=0.1,
            colliders=[cylinder_collider(0.09, 0.286)],
            shatters=True,
            sockets={"top": place(0, 0, 0.28)},
        )
    if kind in ("can", "jar"):
        r, h = (0.033, 0.115) if kind == "can" else (0.045, 0.12)
        metal = kind == "can"
        parts = [
            turned(
                [
                    (0, 0),
                    (r * 0.85, 0),
                    (r * 0.85, 0),
                    (r, 0.008),
                    (r, h - 0.01),
                    (r * 0.84, h - 0.002),
                    (r * 0.84, h),
                    (0.0005, h - 0.003),
                ],
                paint_of(attributes, "#b5231d" if metal else "#dbe8ea"),
                METAL if metal else GLASS,
                28,
            )
        ]
        if not metal:
            parts.append(
                turned(
                    [(r * 0.86, h - 0.002), (r * 0.9, h), (r * 0.9, h + 0.016), (0.0005, h + 0.017)],
                    "#b08a3a",
                    METAL,
                    24,
                )
            )
        return made(
            kind, parts, 0.35, "metal" if metal else "glass", colliders=[cylinder_collider(r, h)], shatters=not metal
        )
    tint = {"wine_bottle": "#1f3a22", "water_bottle": "#bcd9e6"}.get(kind, "#2f5a34")
    r, h = (0.037, 0.30)
    profile = [
        (0.0, 0.0),
        (r - 0.003, 0.0),
        (r, 0.004),
        (r, 0.175),
        (r * 0.86, 0.205),
        (0.016, 0.235),
        (0.0135, 0.25),
        (0.0135, 0.285),
        (0.0155, 0.287),
        (0.0155, 0.298),
        (0.012, 0.30),
    ]
    parts = [
        turned(profile, paint_of(attributes, tint), Material(texture=Texture.GLASS, roughness=0.06, a=0.55), 28),
        turned([(r + 0.0006, 0.06), (r + 0.0006, 0.145)], "#e6dcc4", Material(roughness=0.8), 28),
    ]
    return made(
        kind,
        parts,
        0.9,
        "glass",
        restitution=0.2,
        colliders=[cylinder_collider(r, h)],
        shatters=True,
        sockets={"grip": place(0, 0, 0.12)},
    )


@recipe(
    0.1,
    "apple",
    "orange",
    "bread",
    "cake",
    "pumpkin",
    "banana",
    "pizza",
    "sandwich",
    "egg",
    "rice_ball",
    "watermelon",
    "ice_cream",
)
def food(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Things to eat."""
    wax = Material(roughness=0.35)
    if kind == "apple":
        profile = [
            (0.0005, 0.006),
            (0.012, 0.001),
            (0.024, 0.005),
            (0.036, 0.026),
            (0.038, 0.046),
            (0.030, 0.066),
            (0.018, 0.073),
            (0.008, 0.068),
            (0.0005, 0.060),
        ]
        parts = [
            turned(profile, paint_of(attributes, "#a81f1c"), wax, 26),
            bent([(0, 0, 0.06), (0.002, 0, 0.075), (0.006, 0, 0.085)], 0.0016, "#4a3018", MATT, 5),
        ]
        leaf = cutout(
            np.array([(0, 0), (0.012, 0.006), (0.03, 0.002), (0.014, -0.006)]),
            0.001,
            "#4f7a34",
            MATT,
            (0, 1),
            (0.004, 0, 0.078),
        )
        return made(
            kind,
            [*parts, leaf],
            0.18,
            "leaf",
            restitution=0.25,
            colliders=[Collider(shape="sphere", size=(0.037, 0.037, 0.037), center=(0, 0, 0.037))],
        )
    if kind in ("orange", "egg", "watermelon"):
        r, tall, color = {
            "orange": (0.038, 1.0, "#d9741a"),
            "egg": (0.022, 1.3, "#ecdcc4"),
            "watermelon": (0.12, 1.05, "#2f5a2a"),
        }[kind]
        parts = [sphere((0, 0, r * tall), (r, r, r * tall), color, wax, 3)]
        return made(
            kind,
            parts,
            r * 8,
            "leaf",
            colliders=[Collider(shape="sphere", size=(r, r, r), center=(0, 0, r))],
            shatters=kind == "egg",
        )
    if kind == "pumpkin":
        base = sphere((0, 0, 0), 1.0, paint_of(attributes, "#c8641a"), Material(roughness=0.45), 3)
        a = np.arctan2(base.positions[:, 1], base.positions[:, 0])
        flat = np.hypot(base.positions[:, 0], base.positions[:, 1])
        s = 1 - 0.09 * np.abs(np.cos(a * 5)) ** 3 * flat
        p = base.positions * (s[:, None] * np.array([0.16, 0.16, 0.125])).astype(np.float32) + np.array(
            [0, 0, 0.122], np.float32
        )
        body = smooth(p, base.triangles, paint_of(attributes, "#c8641a"), Material(roughness=0.45))
        return made(
            kind,
            [body, bent([(0, 0, 0.23), (0.005, 0, 0.265), (0.03, 0, 0.285)], 0.014, "#5a6a34", MATT, 7)],
            3.0,
            "wood",
        )
    if kind == "bread":
        loaf = sphere((0, 0, 0.045), (0.13, 0.06, 0.048), "#b9762f", Material(roughness=0.8), 3)
        cuts = [
            bent([(x - 0.015, -0.04, 0.082), (x, 0, 0.0945), (x + 0.015, 0.04, 0.082)], 0.004, "#e0b878", MATT, 5)
            for x in (-0.07, -0.02, 0.03, 0.08)
        ]
        return made(kind, [loaf, *cuts], 0.35, "leaf")
    if kind == "cake":
        cream, cake = "#f2e9da", paint_of(attributes, "#f2e9da")
        parts = [
            turned(
                [(0, 0), (0.11, 0), (0.11, 0), (0.112, 0.004), (0.112, 0.095), (0.108, 0.102), (0.0005, 0.102)],
                cake,
                Material(roughness=0.6),
                34,
            ),
            turned([(0.16, 0.0), (0.16, 0.004), (0.0005, 0.004)], "#e9e3d6", Material(roughness=0.3), 34),
        ]
        for i in range(8):
            a = 2 * np.pi * i / 8
            x, y = 0.085 * np.cos(a), 0.085 * np.sin(a)
            parts += [
                sphere((x, y, 0.108), (0.017, 0.017, 0.012), cream, MATT, 1),
                sphere((x, y, 0.126), (0.011, 0.011, 0.015), "#b51f24", wax, 1),
            ]
        return made(kind, parts, 0.9, "leaf", colliders=[cylinder_collider(0.112, 0.1)])
    if kind == "pizza":
        parts = [
            turned(
                [(0, 0), (0.15, 0), (0.16, 0.008), (0.155, 0.02), (0.14, 0.014), (0.0005, 0.012)], "#d19a4e", MATT, 34
            ),
            turned([(0.142, 0.0155), (0.0005, 0.0135)], "#d9a83c", Material(roughness=0.5), 30),
        ]
        g = np.random.default_rng(seed)
        for _ in range(9):
            a, d = g.uniform(0, 6.28), 0.11 * np.sqrt(g.uniform())
            parts.append(
                turned(
                    [(0.019, 0.015), (0.018, 0.018), (0.0005, 0.0185)],
                    "#a8301f",
                    MATT,
                    12,
                    (d * np.cos(a), d * np.sin(a), 0),
                )
            )
        return made(kind, parts, 0.5, "leaf")
    if kind == "banana":
        return made(
            kind,
            [
                bent(
                    [(-0.08, 0, 0.035), (-0.04, 0, 0.018), (0.0, 0, 0.016), (0.05, 0, 0.03), (0.09, 0, 0.06)],
                    0.017,
                    "#e0bd2e",
                    wax,
                    7,
                )
            ],
            0.12,
            "leaf",
        )
    if kind == "rice_ball":
        outline = np.array(
            [
                (0.045 * np.cos(a) * (1 - 0.12 * np.sin(3 * a)), 0.045 + 0.045 * np.sin(a))
                for a in np.linspace(0, 2 * np.pi, 24, endpoint=False)
            ]
        )
        return made(
            kind,
            [
                cutout(
                    outline, 0.035, "#f0ede6", Material(texture=Texture.SNOW, roughness=0.9), (0, 2), (0, 0, 0), 0.006
                ),
                soft_box((0, 0, 0.018), (0.034, 0.049, 0.036), "#1c2419", MATT, 0.003),
            ],
            0.11,
            "leaf",
        )
    if kind == "ice_cream":
        return made(
            kind,
            [
                turned(
                    [(0.0005, -0.06), (0.026, 0.05), (0.027, 0.055)],
                    "#c98f4e",
                    Material(roughness=0.7, texture=Texture.TILES, scale=60),
                    18,
                ),
                rock((0, 0, 0.072), 0.031, paint_of(attributes, "#f0e2cc"), Material(roughness=0.5), seed, 2, 0.08),
            ],
            0.12,
            "leaf",
            handheld=True,
        )
    parts = [
        soft_box((0, 0, z), (0.12, 0.12, t), c, MATT, 0.005)
        for z, t, c in (
            (0.009, 0.018, "#d9b27a"),
            (0.022, 0.008, "#6f9a3c"),
            (0.03, 0.008, "#c8503a"),
            (0.043, 0.018, "#d9b27a"),
        )
    ]
    return made(kind, parts, 0.2, "leaf")


@recipe(0.3, "pot", "pan", "kettle", "knife", "fork", "spoon", "chopsticks")
def kitchenware(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Pots and cutlery; cutlery is held."""
    if kind in ("pot", "pan"):
        r, h = (0.11, 0.12) if kind == "pot" else (0.13, 0.04)
        parts = [
            turned(
                vessel_wall([(0, 0), (r * 0.94, 0), (r, 0.01), (r, h), (r, h + 0.001)], 0.004),
                "#8f9296" if kind == "pot" else "#2a2a2c",
                METAL,
                34,
            )
        ]
        if kind == "pan":
            parts.append(rod((r - 0.005, 0, h * 0.8), (r + 0.19, 0, h * 1.5), 0.011, 0.013, "#1b1b1e", PAINTED, 8))
        else:
            parts += [
                bent(
                    [(s * (r - 0.004), -0.03, h * 0.8), (s * (r + 0.03), 0, h * 0.8), (s * (r - 0.004), 0.03, h * 0.8)],
                    0.006,
                    "#2a2a2c",
                    METAL,
                    6,
                )
                for s in (-1, 1)
            ]
        return made(kind, parts, 1.2, "metal", colliders=[cylinder_collider(r, h)])
    if kind == "kettle":
        parts = [
            turned(
                [
                    (0, 0),
                    (0.085, 0),
                    (0.095, 0.01),
                    (0.088, 0.10),
                    (0.05, 0.145),
                    (0.02, 0.15),
                    (0.016, 0.165),
                    (0.0005, 0.17),
                ],
                paint_of(attributes, "#a8231f"),
                Material(roughness=0.22),
                32,
            ),
            bent([(0.08, 0, 0.06), (0.12, 0, 0.10), (0.135, 0, 0.135)], 0.013, "#b4b7bb", METAL, 8),
            bent([(-0.06, 0, 0.13), (-0.05, 0, 0.21), (0.05, 0, 0.21), (0.06, 0, 0.13)], 0.008, "#1b1b1e", PAINTED, 8),
        ]
        return made(kind, parts, 1.2, "metal")
    if kind == "knife":
        blade = cutout(
            np.array([(0.0, 0.05), (0.022, 0.055), (0.02, 0.2), (0.0, 0.245), (-0.004, 0.2), (-0.004, 0.05)]),
            0.0022,
            "#c4c7ca",
            METAL,
            (0, 2),
        )
        return made(
            kind,
            [blade, soft_box((0.004, 0, 0), (0.024, 0.016, 0.11), "#2a2019", MATT, 0.006)],
            0.15,
            "metal",
            handheld=True,
        )
    if kind == "chopsticks":
        return made(
            kind,
            [
                rod((0, y, -0.08), (0.004, y * 0.3, 0.15), 0.0032, 0.0018, "#6a2a1c", PAINTED, 7)
                for y in (-0.006, 0.006)
            ],
            0.02,
            "wood",
            handheld=True,
        )
    head = (
        (
            [
                rod((x, 0, 0.11), (x, 0, 0.15), 0.0018, 0.001, "#c4c7ca", METAL, 5)
                for x in (-0.009, -0.003, 0.003, 0.009)
            ]
            + [soft_box((0, 0, 0.10), (0.024, 0.003, 0.024), "#c4c7ca", METAL, 0.0015)]
        )
        if kind == "fork"
        else [sphere((0, 0, 0.12), (0.018, 0.004, 0.026), "#c4c7ca", METAL, 2)]
    )
    return made(
        kind,
        [rod((0, 0, -0.06), (0, 0, 0.09), 0.005, 0.0025, "#c4c7ca", METAL, 7), *head],
        0.05,
        "metal",
        handheld=True,
    )
