"""Telephones, cameras, microphones."""

import numpy as np

from studio.stage.mesh import Material, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import torus
from studio.stage.things.forms import (
    LEATHER,
    METAL,
    PLASTIC,
    bent,
    soft_box,
    turned,
)
from studio.stage.things.thing import Attributes, Thing, made, paint_of, recipe


@recipe(
    0.15, "phone", "smartphone", "microphone", "camera", "laptop", "computer", "headphones", "video_camera", "tablet"
)
def device(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Electric things."""
    black = paint_of(attributes, "#17181b")
    glossy = Material(roughness=0.15)
    screen = Material(texture=Texture.SCREEN, roughness=0.2, emission=1.3, a=float(seed % 7))
    if kind in ("phone", "smartphone", "tablet"):
        w, h = (0.072, 0.148) if kind != "tablet" else (0.17, 0.24)
        parts = [
            soft_box((0, 0, 0), (0.008, w, h), black, glossy, 0.004),
            soft_box((-0.0042, 0, 0), (0.0006, w * 0.93, h * 0.95), "#9fc4e6", screen, 0.0002),
            sphere((0.0045, w * 0.25, h * 0.38), (0.002, 0.007, 0.007), "#0b0b0d", glossy, 1),
        ]
        return made(kind, parts, 0.18, "glass", handheld=True, shatters=False)
    if kind == "microphone":
        parts = [
            turned([(0, -0.09), (0.012, -0.09), (0.0125, -0.085), (0.017, 0.06), (0.018, 0.075)], black, PLASTIC, 16),
            sphere((0, 0, 0.096), 0.026, "#8d9094", Material(texture=Texture.METAL, roughness=0.55), 2),
            torus((0, 0, 0.096), 0.0265, 0.002, "#c4c7ca", METAL, 20, 5),
        ]
        return made(kind, parts, 0.3, "metal", handheld=True)
    if kind in ("camera", "video_camera"):
        lens = turned(
            [
                (0.036, 0),
                (0.036, 0.02),
                (0.032, 0.022),
                (0.032, 0.065),
                (0.036, 0.068),
                (0.036, 0.08),
                (0.030, 0.08),
                (0.028, 0.07),
                (0.0005, 0.068),
            ],
            "#1b1b1e",
            PLASTIC,
            22,
        )
        lens = lens.moved(np.array([[0, 0, 1, 0.03], [0, 1, 0, 0], [-1, 0, 0, 0.04]]))
        glass = sphere((0.098, 0, 0.04), (0.009, 0.028, 0.028), "#3a5f9a", Material(roughness=0.04), 2)
        silver = "#a9acb0"
        parts = [
            soft_box((0, 0, 0.04), (0.06, 0.13, 0.085), black, LEATHER, 0.012),
            soft_box((0, 0, 0.0765), (0.058, 0.128, 0.022), silver, METAL, 0.008),
            soft_box((0, 0, 0.098), (0.05, 0.055, 0.03), silver, METAL, 0.01),
            soft_box((0.0255, 0, 0.098), (0.002, 0.034, 0.014), "#2a2f3a", glossy, 0.001),
            soft_box((0.005, -0.05, 0.035), (0.07, 0.03, 0.072), black, LEATHER, 0.014),
            turned([(0.010, 0.086), (0.010, 0.096), (0.0005, 0.097)], "#b3261e", METAL, 14, (0.012, -0.048, 0)),
            turned([(0.014, 0.086), (0.014, 0.098), (0.0005, 0.099)], "#3a3c40", METAL, 16, (0, 0.042, 0)),
            torus((0, 0, 0), 0.033, 0.002, "#b4b7bb", METAL, 24, 5).moved(
                np.array([[0, 0, 1, 0.1095], [0, 1, 0, 0], [-1, 0, 0, 0.04]])
            ),
            lens,
            glass,
        ]
        return made(kind, parts, 0.9, "plastic", handheld=True)
    if kind == "headphones":
        parts = [
            bent(
                [(0, -0.085, 0), (0, -0.08, 0.09), (0, 0, 0.13), (0, 0.08, 0.09), (0, 0.085, 0)],
                0.009,
                black,
                PLASTIC,
                8,
            )
        ]
        parts += [sphere((0, s * 0.085, -0.01), (0.038, 0.022, 0.042), black, LEATHER, 2) for s in (-1, 1)]
        return made(kind, parts, 0.25, "plastic")
    parts = [
        soft_box((0, 0, 0.009), (0.23, 0.33, 0.017), "#a6a9ad", METAL, 0.005),
        soft_box((0.02, 0, 0.0182), (0.11, 0.29, 0.002), "#2a2b2e", PLASTIC, 0.0008),
        soft_box((-0.065, 0, 0.0182), (0.06, 0.10, 0.001), "#8d9094", METAL, 0.0004),
    ]
    lid_tilt = np.radians(15)
    lid = soft_box((0, 0, 0.115), (0.008, 0.33, 0.225), "#a6a9ad", METAL, 0.003)
    face = soft_box((-0.0045, 0, 0.116), (0.001, 0.315, 0.205), "#bcd4ea", screen, 0.0003)
    c, s = np.cos(lid_tilt), np.sin(lid_tilt)
    m = np.array([[c, 0, s, 0.115], [0, 1, 0, 0], [-s, 0, c, 0.014]])
    return made(kind, [*parts, lid.moved(m), face.moved(m)], 1.4, "metal")
