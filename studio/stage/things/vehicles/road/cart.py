"""Carts and carriages."""

from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.things.forms import PLASTIC, RUBBER, WOOD, bent, rod, soft_box, turned
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.parts import (
    CHROME,
    DARK_GLASS,
    LACQUER,
    LIT,
    along_y,
    cart_wheel,
    hull_along_x,
)
from studio.stage.things.vehicles.road.parts import GLASS_COLOR
from studio.stage.things.vehicles.vehicle import MovingPart, Vehicle, grouped, lights_on, rolling, vehicle_recipe


@vehicle_recipe(1.6, 2.6, "cart", "carriage", "wagon", "rickshaw", "stroller", "wheelchair", "shopping_cart")
def cart(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """Drawn or pushed; sockets ``seat`` and, for those drawn, ``shaft_left shaft_right``."""
    wood = Material(texture=Texture.WOOD, roughness=0.7)
    color = paint_of(attributes, {"carriage": "#3a1c24", "rickshaw": "#7a1f1c"}.get(kind, "#7a5532"))
    if kind in ("wheelchair", "stroller", "shopping_cart"):
        r = 0.3 if kind == "wheelchair" else 0.12
        steel = "#9a9ea2"
        body = [
            soft_box((0, 0, 0.5), (0.42, 0.42, 0.05), color if kind != "shopping_cart" else steel, PLASTIC, 0.02),
            soft_box((-0.22, 0, 0.78), (0.05, 0.42, 0.5), color if kind != "shopping_cart" else steel, PLASTIC, 0.02),
        ]
        for s in (1, -1):
            body += [
                bent(
                    [(-0.24, s * 0.22, 0.95), (-0.22, s * 0.22, 0.5), (0.2, s * 0.22, 0.5), (0.3, s * 0.22, 0.12)],
                    0.014,
                    steel,
                    CHROME,
                    7,
                ),
                rod((-0.24, s * 0.22, 0.95), (-0.38, s * 0.22, 0.97), 0.016, 0.016, "#1b1c1e", RUBBER, 7),
            ]
        back, front = (-0.1 if kind == "wheelchair" else -0.2), 0.3
        moving = tuple(
            MovingPart(
                meshes=grouped(cart_wheel((x, s * 0.28, q), q, "#5a5e62", 12)), motion=rolling((x, s * 0.28, q), q)
            )
            for x, q in ((back, r), (front, 0.1))
            for s in (1.0, -1.0)
        )
        return Vehicle(
            kind=kind,
            medium="road",
            body=grouped(body),
            moving=moving,
            length_m=0.9,
            width_m=0.6,
            height_m=1.0,
            mass_kg=15,
            wheel_m=r,
            loop=("cart", "rolling"),
            sockets={
                "seat": place(0, 0, 0.53),
                "bar_left": place(-0.36, 0.22, 0.97),
                "bar_right": place(-0.36, -0.22, 0.97),
                "root": place(),
            },
        )
    four = kind in ("carriage", "wagon")
    r = 0.55 if four else 0.62
    axles = (-0.9, 0.95) if four else (0.0,)
    body: list[Mesh] = []
    if kind == "carriage":
        body += [
            hull_along_x(
                [(-0.8, 0.45, 0.95, 1.5), (-0.6, 0.62, 0.72, 2.2), (0.5, 0.62, 0.72, 2.2), (0.7, 0.45, 0.95, 1.6)],
                color,
                LACQUER,
                5,
                20,
            ),
            soft_box((1.05, 0, 1.15), (0.4, 1.0, 0.1), "#3a2416", WOOD, 0.03),
        ]
        for s in (1, -1):
            body += [
                soft_box((-0.05, s * 0.625, 1.75), (0.5, 0.02, 0.5), GLASS_COLOR, DARK_GLASS, 0.01),
                sphere((0.6, s * 0.6, 1.7), (0.06, 0.06, 0.1), "#ffd890", LIT if lights_on(attributes) else CHROME, 1),
                soft_box((-0.05, s * 0.63, 1.2), (0.55, 0.015, 0.5), "#c9a23a", CHROME, 0.004),
            ]
        seat = place(1.0, 0, 1.22)
    elif kind == "rickshaw":
        body += [
            soft_box((-0.05, 0, 0.78), (0.7, 0.85, 0.1), color, LACQUER, 0.03),
            soft_box((-0.42, 0, 1.1), (0.08, 0.85, 0.7), "#8f2a22", PLASTIC, 0.04),
            bent(
                [(-0.5, 0, 1.4), (-0.45, 0, 1.9), (0.1, 0, 2.0)],
                0.3,
                "#17181a",
                Material(texture=Texture.CLOTH, roughness=0.8, two_sided=True),
                10,
                3,
            ),
        ]
        seat = place(-0.1, 0, 0.86)
    else:
        body += [soft_box((0, 0, 0.78), (2.2 if four else 1.7, 1.15, 0.08), color, wood, 0.015)]
        for s in (1, -1):
            body += [
                soft_box((0, s * 0.56, z), (2.2 if four else 1.7, 0.035, 0.14), color, wood, 0.01) for z in (0.92, 1.10)
            ] + [rod((x, s * 0.56, 0.78), (x, s * 0.56, 1.2), 0.03, 0.03, "#5a3a20", wood, 6) for x in (-0.8, 0.0, 0.8)]
        seat = place(0.6, 0, 0.86)
    shafts = [rod((0.5, s * 0.42, 0.75), (2.4, s * 0.36, 0.92), 0.035, 0.028, "#5a3a20", wood, 7) for s in (1, -1)]
    moving = tuple(
        MovingPart(meshes=grouped(cart_wheel((x, s * 0.72, r), r, "#5a3a20")), motion=rolling((x, s * 0.72, r), r))
        for x in axles
        for s in (1.0, -1.0)
    )
    body += shafts + [along_y(turned([(0.03, -0.72), (0.03, 0.72)], "#3a2416", wood, 8), (x, 0, r)) for x in axles]
    return Vehicle(
        kind=kind,
        medium="road",
        body=grouped(body),
        moving=moving,
        length_m=2.6,
        width_m=1.6,
        height_m=1.6,
        mass_kg=180,
        wheel_m=r,
        loop=("cart", "rolling"),
        sockets={
            "seat": seat,
            "deck_0": place(-0.4, 0, 0.83),
            "shaft_left": place(2.3, 0.37, 0.91),
            "shaft_right": place(2.3, -0.37, 0.91),
            "root": place(),
        },
    )
