"""Toys and keepsakes."""

from studio.stage.mesh import Material, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import rock
from studio.stage.things.forms import (
    CLOTH,
    MATT,
    PAPER,
    PLASTIC,
    WOOD,
    bent,
    rod,
    soft_box,
    turned,
)
from studio.stage.things.thing import Attributes, Thing, made, paint_of, recipe


@recipe(0.3, "toy", "teddy_bear", "doll", "gift", "box", "present", "snow_globe")
def keepsake(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Boxes and toys."""
    if kind in ("gift", "present"):
        w = 0.26
        color, band = paint_of(attributes, "#b5231d"), "#e0b54a"
        parts = [
            soft_box((0, 0, 0.11), (w, w, 0.22), color, PAPER, 0.006),
            soft_box((0, 0, 0.215), (w * 1.05, w * 1.05, 0.05), color, PAPER, 0.006),
            soft_box((0, 0, 0.121), (0.045, w * 1.065, 0.242), band, CLOTH, 0.002),
            soft_box((0, 0, 0.121), (w * 1.065, 0.045, 0.242), band, CLOTH, 0.002),
        ]
        for s in (-1, 1):
            parts.append(
                bent(
                    [(0, 0, 0.245), (s * 0.07, 0.02, 0.31), (s * 0.10, 0, 0.27), (0, 0, 0.245)],
                    0.013,
                    band,
                    CLOTH,
                    6,
                    5,
                )
            )
        return made(kind, parts, 1.0, "paper")
    if kind == "box":
        color = paint_of(attributes, "#b08a5a")
        parts = [
            soft_box((0, 0, 0.15), (0.42, 0.32, 0.30), color, MATT, 0.004),
            soft_box((0, 0, 0.3005), (0.42, 0.05, 0.002), "#cdb88a", PLASTIC, 0.0005),
            soft_box((0.2105, 0, 0.26), (0.002, 0.05, 0.08), "#cdb88a", PLASTIC, 0.0005),
        ]
        return made(kind, parts, 3.0, "paper", restitution=0.15)
    if kind == "snow_globe":
        return made(
            kind,
            [
                turned([(0, 0), (0.05, 0), (0.045, 0.03), (0.04, 0.035)], "#5a3a22", WOOD, 24),
                sphere((0, 0, 0.075), 0.048, "#dfeef4", Material(texture=Texture.GLASS, roughness=0.04, a=0.15), 3),
                rock((0, 0, 0.05), (0.034, 0.034, 0.012), "#f2f5f8", MATT, seed, 2),
                turned([(0.016, 0.055), (0.0005, 0.1)], "#2f6a3c", MATT, 10),
            ],
            0.5,
            "glass",
            shatters=True,
        )
    fur = Material(texture=Texture.FUR, roughness=0.95, a=0.006)
    color = paint_of(attributes, "#a87440")
    parts = [
        sphere((0, 0, 0.10), (0.065, 0.075, 0.085), color, fur, 2),
        sphere((0.005, 0, 0.235), (0.062, 0.066, 0.06), color, fur, 2),
        sphere((0.058, 0, 0.222), (0.028, 0.032, 0.025), "#d9bd94", fur, 2),
        sphere((0.083, 0, 0.23), 0.009, "#17120f", MATT, 1),
    ]
    for s in (-1, 1):
        parts += [
            sphere((0, s * 0.052, 0.285), 0.024, color, fur, 1),
            rod((0.01, s * 0.065, 0.15), (0.06, s * 0.10, 0.10), 0.026, 0.024, color, fur, 9),
            rod((0.02, s * 0.045, 0.035), (0.10, s * 0.06, 0.03), 0.034, 0.032, color, fur, 9),
            sphere((0.057, s * 0.026, 0.25), 0.007, "#0d0b0a", Material(roughness=0.1), 1),
        ]
    return made(kind, parts, 0.4, "cloth", restitution=0.2)
