"""Things to eat."""

import numpy as np

from studio.stage.mesh import Material, Mesh, Texture, srgb
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import rock, smooth
from studio.stage.things.forms import MATT, bent, cutout, rod, soft_box, turned
from studio.stage.things.thing import Attributes, Collider, Thing, cylinder_collider, made, paint_of, recipe


def _striped(ball: Mesh, middle: float) -> Mesh:
    """Light bands with jagged edges from stem to end of a melon."""
    p = ball.positions.astype(float)
    a = np.arctan2(p[:, 1], p[:, 0])
    tall = (p[:, 2] - middle) / middle
    wave = np.cos(9 * a + 0.5 * np.sin(17 * tall) + 0.3 * np.sin(31 * tall + a))
    share = np.clip((wave + 0.15) * 2.2, 0, 1)[:, None]
    tint = srgb("#16391b") * share + srgb("#6f9a48") * (1 - share)
    return Mesh(p.astype(np.float32), ball.normals, tint.astype(np.float32), ball.triangles, ball.material)


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
        if kind == "watermelon":
            parts = [_striped(parts[0], r * tall)]
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
            turned([(0.142, 0.0150), (0.0005, 0.0145)], "#b53a1e", Material(roughness=0.5), 30),
            turned([(0.134, 0.0165), (0.120, 0.0185), (0.0005, 0.0180)], "#e2bb58", Material(roughness=0.5), 26),
        ]
        g = np.random.default_rng(seed)
        for k in range(10):
            a, d = 2.399 * k + g.uniform(-0.2, 0.2), 0.112 * np.sqrt((k + 0.4) / 10)
            at = (d * np.cos(a), d * np.sin(a), 0)
            parts.append(turned([(0.021, 0.0185), (0.0195, 0.0225), (0.0005, 0.0215)], "#9c2a1c", wax, 12, at))
        for k in range(7):
            a, d = 2.399 * k + 1.1, 0.105 * np.sqrt((k + 0.7) / 7)
            at = np.array([d * np.cos(a), d * np.sin(a), 0.021])
            parts.append(sphere(at, (0.011, 0.006, 0.003), ("#3f7a34", "#1f1c1a")[k % 2], wax, 1))
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
                ),
                rod((0.083, 0, 0.054), (0.108, 0, 0.080), 0.015, 0.005, "#c9b038", wax, 7),
                rod((0.106, 0, 0.078), (0.120, 0, 0.094), 0.005, 0.006, "#4a3a1c", MATT, 6),
                rod((-0.076, 0, 0.033), (-0.096, 0, 0.047), 0.0155, 0.005, "#c9b038", wax, 7),
                rod((-0.094, 0, 0.046), (-0.099, 0, 0.050), 0.005, 0.004, "#3a2c16", MATT, 6),
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
