"""Boats under sail."""

from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import tube
from studio.stage.things.forms import METAL, PLASTIC, rod, rods, soft_box
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.boats.boat import PAINT
from studio.stage.things.vehicles.boats.ship import pirate
from studio.stage.things.vehicles.hull import Hull, bow_spray, floor, shell
from studio.stage.things.vehicles.parts import DARK_GLASS, LACQUER, hull_along_x
from studio.stage.things.vehicles.sails import triangle_sail
from studio.stage.things.vehicles.vehicle import Vehicle, grouped, vehicle_recipe


@vehicle_recipe(9.5, 8.0, "sailboat", "yacht", "pirate_ship")
def sailboat(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """A sloop; a ``pirate_ship`` is a dark two-masted one."""
    if kind == "pirate_ship":
        return pirate(attributes, seed)
    hull = Hull(
        length=8.0,
        beam=2.5,
        sheer=(0.75, 1.2, 0.9),
        keel=(-0.45, 0.15, 0.1),
        full=2.1,
        transom=0.5,
        strakes=3,
        step=0.0,
    )
    color = paint_of(attributes, "#ece9e1")
    body: list[Mesh] = [
        *shell(hull, color, PAINT, 26),
        floor(hull, 0.68, "#b08a5a", Material(texture=Texture.PLANKS, roughness=0.6, scale=6, two_sided=True)),
    ]
    body += [
        hull_along_x(
            [(-1.0, 0.6, 0.6, 1.0), (-0.6, 0.75, 0.6, 1.22), (0.8, 0.72, 0.6, 1.2), (1.9, 0.4, 0.7, 0.95)],
            color,
            LACQUER,
            4,
            16,
        ),
        soft_box((0.1, 0, 1.03), (1.7, 1.46, 0.13), "#1b2730", DARK_GLASS, 0.03),
    ]
    mast_x, tall = 0.7, 9.6
    body += [
        rod((mast_x, 0, 0.6), (mast_x, 0, tall), 0.075, 0.05, "#c4c8cc", METAL, 9),
        rod((mast_x, 0, 1.75), (-3.2, 0, 1.7), 0.05, 0.045, "#c4c8cc", METAL, 8),
    ]
    body += rods(
        [
            ((mast_x, 0, tall), (3.95, 0, 1.2)),
            ((mast_x, 0, tall), (-3.9, 0, 0.95)),
            ((mast_x, 0, tall * 0.75), (mast_x, 1.2, 0.78)),
            ((mast_x, 0, tall * 0.75), (mast_x, -1.2, 0.78)),
        ],
        0.01,
        "#8a8f94",
        METAL,
        4,
    )
    for s in (1.0, -1.0):
        rail = hull.rail(18)[2:-1] * [1, s, 1] + [0, -0.08 * s, 0.5]
        body.append(tube(rail, 0.012, "#c4c8cc", METAL, 4))
        body += rods([(p - [0, 0, 0.5], p) for p in rail[::3]], 0.012, "#c4c8cc", METAL, 4)
    body += [rod((-3.4, 0, 0.9), (-2.7, 0, 1.15), 0.03, 0.025, "#8a6a44", PLASTIC, 6)]
    white = paint_of({"color": attributes.get("sail_color", "")}, "#f0ece0")
    sails = (
        triangle_sail((mast_x - 0.08, 0, 1.85), (mast_x - 0.06, 0, tall - 0.2), (-3.1, 0, 1.8), white, 0.55, -1.0),
        triangle_sail((3.75, 0, 1.35), (mast_x + 0.25, 0, tall * 0.86), (mast_x - 0.4, 0, 1.35), white, 0.6, -1.0),
    )
    return Vehicle(
        kind=kind,
        medium="water",
        body=grouped(body),
        pliant=sails,
        length_m=8.0,
        width_m=2.5,
        height_m=tall,
        mass_kg=2800,
        loop=("sailboat", "hull"),
        spray=bow_spray(hull, 50, seed, 0.7),
        sockets={
            "seat": place(-2.6, 0.75, 0.9, yaw=-0.6),
            "seat_1": place(-2.6, -0.75, 0.9, yaw=0.6),
            "deck_0": place(-2.2, 0, 0.7),
            "deck_1": place(2.6, 0, 0.72),
            "root": place(),
        },
    )
