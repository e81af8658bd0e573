"""Cups and bowls."""

from studio.stage.mesh import Material, Mesh
from studio.stage.shapes import torus
from studio.stage.things.forms import MATT, bent, turned
from studio.stage.things.tableware.noodles import filled_bowl, holds_noodles
from studio.stage.things.tableware.vessel import PORCELAIN, vessel_wall
from studio.stage.things.thing import Attributes, Thing, cylinder_collider, made, paint_of, place, recipe


@recipe(0.08, "cup", "mug", "teacup", "coffee", "tea", "coffee_cup", "bowl", "plate", "saucer", "teapot")
def cup(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Glazed ware."""
    color = paint_of(attributes, "#e9e3d6")
    drink: Mesh | None = None
    if kind in ("plate", "saucer"):
        s = 1.0 if kind == "plate" else 0.62
        profile = [(0.0, 0.0), (0.07 * s, 0.0), (0.075 * s, 0.004), (0.12 * s, 0.020), (0.125 * s, 0.022)]
        parts = [
            turned(vessel_wall(profile, 0.005), color, PORCELAIN, 36),
            torus((0, 0, 0.0215), 0.116 * s, 0.0016, "#3a5f8a", PORCELAIN, 40, 5),
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
    if kind == "bowl" and holds_noodles(attributes):
        return filled_bowl(kind, attributes, seed)
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
        parts = [turned(vessel_wall(profile, 0.004), color, PORCELAIN, 34)]
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
            turned(profile, paint_of(attributes, "#4a5f52"), PORCELAIN, 32),
            bent(
                [(0.07, 0, 0.05), (0.11, 0, 0.075), (0.13, 0, 0.12)],
                0.012,
                paint_of(attributes, "#4a5f52"),
                PORCELAIN,
                10,
            ),
            bent(
                [(-0.07, 0, 0.09), (-0.12, 0, 0.10), (-0.12, 0, 0.05), (-0.072, 0, 0.035)],
                0.008,
                paint_of(attributes, "#4a5f52"),
                PORCELAIN,
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
    parts = [turned(vessel_wall(profile, 0.003), color, PORCELAIN, 32)]
    parts.append(
        bent(
            [(r - 0.002, 0, h * 0.82), (r + 0.024, 0, h * 0.76), (r + 0.026, 0, h * 0.4), (r - 0.004, 0, h * 0.22)],
            0.0045,
            color,
            PORCELAIN,
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
