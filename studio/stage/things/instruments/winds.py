"""Flutes, brass and reeds."""

import numpy as np

from studio.stage.mesh import Material, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.things.forms import CLOTH, WOOD, bent, rod, soft_box, turned
from studio.stage.things.instruments.finish import BRASS, EBONY
from studio.stage.things.thing import Attributes, Thing, made, paint_of, place, recipe


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
        tint, material = ("#c8ccd0", BRASS) if kind != "clarinet" else ("#17181a", EBONY)
        parts = [rod((-long / 2, 0, 0), (long / 2, 0, 0), 0.0095, 0.0095, tint, material, 12)]
        parts += [
            turned([(0.0075, 0), (0.0075, 0.004), (0.0005, 0.005)], "#d8dce0", BRASS, 9, (float(x), 0, 0.009))
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
                    soft_box((0, 0, 0), (0.03, 0.11, 0.026), "#c8ccd0", BRASS, 0.006),
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
                    (0.10, 0, -0.32),
                    (0.19, 0, -0.24),
                    (0.21, 0, -0.08),
                ],
                0.026,
                gold,
                BRASS,
                11,
                5,
            ),
            turned([(0.026, -0.10), (0.05, 0.02), (0.095, 0.13), (0.105, 0.135)], gold, wide, 24, (0.215, 0, -0.02)),
            rod((-0.20, 0, 0.345), (-0.15, 0, 0.365), 0.008, 0.012, "#17181a", EBONY, 8),
        ]
        parts += [
            turned(
                [(0.014, 0), (0.014, 0.005), (0.0005, 0.007)],
                gold,
                BRASS,
                10,
                (0.02 + 0.0 * i, 0.022, 0.22 - 0.05 * i),
            )
            for i in range(8)
        ]
        return made(kind, parts, 2.5, "metal", handheld=True, sockets={"mouth": place(-0.2, 0, 0.345)})
    if kind == "bagpipes":
        plaid = Material(texture=Texture.CLOTH, roughness=0.9, a=2)
        parts = [
            sphere((0, 0, 0), (0.20, 0.11, 0.13), paint_of(attributes, "#7a1f1c"), plaid, 3),
            rod((0.16, 0, -0.03), (0.30, 0, -0.36), 0.011, 0.016, "#17181a", EBONY, 10),
            turned([(0.016, -0.02), (0.026, 0.0), (0.024, 0.005)], "#ece6d6", EBONY, 14, (0.30, 0, -0.375)),
            rod((0.12, 0, 0.08), (0.22, 0, 0.30), 0.008, 0.007, "#17181a", EBONY, 8),
        ]
        for i, (long, lean) in enumerate(((0.86, -0.18), (0.56, -0.03), (0.56, 0.12))):
            foot = np.array([-0.10 + 0.07 * i, 0.02, 0.09])
            tip = foot + long * np.array([lean - 0.25, 0.12, 0.95])
            parts.append(rod(foot, tip, 0.011, 0.013, "#17181a", EBONY, 9))
            for t in (0.12, 0.55, 0.99):
                parts.append(sphere(foot + (tip - foot) * t, 0.021, "#ece6d6", EBONY, 1))
        return made(kind, parts, 3.0, "cloth", handheld=True, sockets={"mouth": place(0.22, 0, 0.30)})
    bell = turned([(0.011, 0.02), (0.014, 0.10), (0.022, 0.16), (0.045, 0.205), (0.062, 0.215)], gold, wide, 26).moved(
        lay
    )
    long = 0.9 if kind == "trombone" else 0.26
    parts = [
        bell,
        rod((-long, 0, 0.0), (0.03, 0, 0.0), 0.006, 0.011, gold, BRASS, 10),
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
            BRASS,
            8,
            4,
        )
    ]
    if kind != "trombone":
        parts += [
            rod((-0.06 + 0.035 * i, 0, -0.08), (-0.06 + 0.035 * i, 0, 0.045), 0.011, 0.011, gold, BRASS, 9)
            for i in range(3)
        ] + [
            rod((-0.06 + 0.035 * i, 0, 0.045), (-0.06 + 0.035 * i, 0, 0.065), 0.005, 0.008, "#efece4", BRASS, 7)
            for i in range(3)
        ]
    return made(kind, parts, 1.1, "metal", handheld=True, sockets={"mouth": place(-long, 0, 0)})
