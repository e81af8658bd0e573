"""Bottles."""

from studio.stage.mesh import Material, Texture
from studio.stage.shapes import torus
from studio.stage.things.forms import GLASS, METAL, soft_box, turned
from studio.stage.things.tableware.vessel import vessel_wall
from studio.stage.things.thing import Attributes, Thing, cylinder_collider, made, paint_of, place, recipe


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
        if metal:
            parts[0] = turned([(0, 0), (r * 0.85, 0), (r, 0.008), (r, 0.012)], "#b4b7bb", METAL, 28)
            parts += [
                turned([(r, 0.011), (r, h - 0.012)], paint_of(attributes, "#b5231d"), Material(roughness=0.3), 28),
                turned([(r + 0.0004, 0.035), (r + 0.0004, 0.072)], "#efece4", Material(roughness=0.3), 28),
                turned([(r, h - 0.012), (r * 0.86, h - 0.002), (r * 0.84, h)], "#b4b7bb", METAL, 28),
                turned([(r * 0.84, h), (r * 0.80, h - 0.003), (0.0005, h - 0.003)], "#c8cbcf", METAL, 28),
                soft_box((0.008, 0, h - 0.001), (0.022, 0.014, 0.002), "#8d9094", METAL, 0.0008),
            ]
        else:
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
