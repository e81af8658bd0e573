"""Glasses."""

from studio.stage.mesh import Material, Texture
from studio.stage.things.forms import GLASS, MATT, turned
from studio.stage.things.tableware.vessel import vessel_wall
from studio.stage.things.thing import Attributes, Thing, cylinder_collider, made, place, recipe


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
        cloudy = kind in ("milk", "juice")
        material = Material(roughness=0.2) if cloudy else Material(texture=Texture.GLASS, roughness=0.04, a=drink[1])
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
