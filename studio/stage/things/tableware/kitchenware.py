"""Pots, pans and knives."""

import numpy as np

from studio.stage.mesh import Material
from studio.stage.shapes import ball as sphere
from studio.stage.things.forms import MATT, METAL, PAINTED, bent, cutout, rod, soft_box, turned
from studio.stage.things.tableware.vessel import vessel_wall
from studio.stage.things.thing import Attributes, Thing, cylinder_collider, made, paint_of, recipe


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
