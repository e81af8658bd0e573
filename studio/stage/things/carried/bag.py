"""Bags and suitcases."""

from studio.stage.shapes import ball as sphere
from studio.stage.things.forms import (
    CLOTH,
    LEATHER,
    MATT,
    METAL,
    PAPER,
    PLASTIC,
    bent,
    rod,
    rods,
    soft_box,
)
from studio.stage.things.thing import Attributes, Thing, made, paint_of, recipe


@recipe(0.45, "bag", "handbag", "suitcase", "backpack", "briefcase", "shopping_bag", "school_bag", "wallet")
def bag(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Held by the handle, so it hangs below its origin; a backpack's origin is the middle of its back."""
    color = paint_of(
        attributes,
        {"suitcase": "#3a4a5c", "backpack": "#2f5a44", "shopping_bag": "#d8cdb8", "school_bag": "#3a2a22"}.get(
            kind, "#6d4526"
        ),
    )
    if kind == "backpack":
        parts = [
            soft_box((-0.10, 0, 0), (0.17, 0.30, 0.44), color, CLOTH, 0.07),
            soft_box((-0.20, 0, -0.08), (0.06, 0.22, 0.20), color, CLOTH, 0.028),
            soft_box((-0.10, 0, 0.19), (0.19, 0.31, 0.09), color, CLOTH, 0.04),
        ]
        parts += [
            bent(
                [
                    (0.0, y, 0.19),
                    (0.09, y * 1.05, 0.20),
                    (0.19, y * 1.1, 0.06),
                    (0.12, y * 1.15, -0.14),
                    (0.0, y, -0.17),
                ],
                0.016,
                "#23252a",
                CLOTH,
                6,
            )
            for y in (-0.10, 0.10)
        ]
        return made(kind, parts, 4.0, "cloth")
    if kind == "suitcase":
        parts = [soft_box((0, 0, -0.62), (0.40, 0.25, 0.58), color, PLASTIC, 0.04)]
        parts += [
            soft_box((0, s * 0.127, -0.62 + 0.0), (0.30 - 0.06 * abs(i), 0.006, 0.012), "#2a3542", PLASTIC, 0.002)
            for i in (-1, 1)
            for s in (-1, 1)
        ]
        parts += rods(
            [((-0.08, 0, -0.33), (-0.08, 0, 0)), ((0.08, 0, -0.33), (0.08, 0, 0))], 0.007, "#b4b7bb", METAL, 6
        )
        parts += [rod((-0.09, 0, 0), (0.09, 0, 0), 0.013, 0.013, "#1b1b1e", PLASTIC, 8)]
        parts += [sphere((x, y, -0.93), 0.025, "#1b1b1e", PLASTIC, 1) for x in (-0.16, 0.16) for y in (-0.09, 0.09)]
        return made(kind, parts, 12.0, "plastic", handheld=True)
    if kind == "shopping_bag":
        parts = [
            soft_box((0, 0, -0.36), (0.28, 0.12, 0.34), color, PAPER, 0.006),
            bent(
                [(-0.07, 0, -0.2), (-0.05, 0, -0.03), (0, 0, 0), (0.05, 0, -0.03), (0.07, 0, -0.2)],
                0.004,
                "#3a2a22",
                MATT,
                5,
            ),
        ]
        return made(kind, parts, 1.5, "paper", handheld=True)
    parts = [
        soft_box((0, 0, -0.27), (0.36, 0.11, 0.26), color, LEATHER, 0.03),
        soft_box((0, 0.045, -0.21), (0.37, 0.035, 0.15), color, LEATHER, 0.015),
        soft_box((0, 0.064, -0.27), (0.035, 0.012, 0.03), "#c9a24a", METAL, 0.004),
        bent(
            [(-0.09, 0, -0.15), (-0.07, 0, -0.02), (0, 0, 0.0), (0.07, 0, -0.02), (0.09, 0, -0.15)],
            0.010,
            color,
            LEATHER,
            7,
        ),
    ]
    return made(kind, parts, 2.0, "leather", handheld=True)
