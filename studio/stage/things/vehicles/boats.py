"""What floats: boards, rowing boats, sailing boats, motor boats, ships, submarines."""

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import torus, tube
from studio.stage.things.forms import METAL, PLASTIC, bent, rod, rods, soft_box, turned
from studio.stage.things.registry import build_thing
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.hull import PLANKS, Hull, bow_spray, floor, shell
from studio.stage.things.vehicles.parts import DARK_GLASS, LACQUER, LIT, hull_along_x
from studio.stage.things.vehicles.sails import oars, striped_sail, triangle_sail
from studio.stage.things.vehicles.vehicle import PliantPart, Vehicle, grouped, lights_on, vehicle_recipe
from studio.stage.world import Lamp

PAINT = Material(roughness=0.3, two_sided=True)


@vehicle_recipe(0.1, 3.2, "paddleboard", "sup", "surfboard", "raft", "swim_ring", "kayak", "canoe")
def board(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """Platforms that bob on the waves: ``deck_0`` to stand on, ``seat`` to sit on."""
    if kind in ("paddleboard", "sup", "surfboard"):
        thing = build_thing("surfboard" if kind == "surfboard" else "paddleboard", attributes, seed=seed, style=style)
        length = 3.2 if kind != "surfboard" else 2.1
        lift = np.array([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0.0]], float)
        return Vehicle(
            kind=kind,
            medium="water",
            body=grouped([m.moved(lift) for m in thing.meshes]),
            length_m=length,
            width_m=0.8,
            height_m=0.12,
            mass_kg=thing.mass_kg,
            loop=(kind, "lapping"),
            sockets={
                "deck_0": thing.sockets["deck_0"],
                "seat": thing.sockets["deck_0"],
                "root": place(),
                "top": thing.sockets["deck_0"],
            },
        )
    if kind == "raft":
        wood = Material(texture=Texture.BARK, roughness=0.9, scale=3.0)
        logs = [
            rod((-1.5, y, 0.02), (1.5, y, 0.02), 0.15, 0.14, "#7a5a3a", wood, 10) for y in np.linspace(-0.9, 0.9, 7)
        ]
        ties = [soft_box((x, 0, 0.17), (0.12, 2.0, 0.06), "#8a6a44", wood, 0.02) for x in (-1.1, 0, 1.1)]
        return Vehicle(
            kind=kind,
            medium="water",
            body=grouped([*logs, *ties]),
            length_m=3.0,
            width_m=2.0,
            height_m=0.2,
            mass_kg=300,
            loop=(kind, "lapping"),
            sockets={"deck_0": place(0, 0, 0.2), "seat": place(0, 0, 0.2), "root": place()},
        )
    if kind == "swim_ring":
        ring = torus((0, 0, 0.08), 0.38, 0.14, paint_of(attributes, "#e8b0c0"), Material(roughness=0.2), 36, 12)
        return Vehicle(
            kind=kind,
            medium="water",
            body=(ring,),
            length_m=1.0,
            width_m=1.0,
            height_m=0.22,
            mass_kg=1,
            loop=(kind, ""),
            sockets={"seat": place(0, 0, 0.1), "deck_0": place(0, 0, 0.1), "root": place()},
        )
    hull = Hull(
        length=4.2, beam=0.72, sheer=(0.26, 0.42, 0.42), keel=(-0.12, 0.05, 0.05), full=2.2, strakes=4, step=0.0
    )
    color = paint_of(attributes, "#c8481c" if kind == "kayak" else "#7a4a26")
    body = [
        *shell(hull, color, PAINT, 22),
        floor(hull, 0.0, color, PAINT),
        soft_box((-0.1, 0, 0.05), (0.4, 0.4, 0.06), "#2a2a2c", PLASTIC, 0.02),
    ]
    for s in (1.0, -1.0):
        body.append(tube(hull.rail(20) * [1, s, 1], 0.016, "#2a2019", PAINT, 5))
    return Vehicle(
        kind=kind,
        medium="water",
        body=grouped(body),
        length_m=4.2,
        width_m=0.8,
        height_m=0.4,
        mass_kg=30,
        loop=(kind, "lapping"),
        sockets={"seat": place(-0.1, 0, 0.09), "deck_0": place(-0.1, 0, 0.05), "root": place()},
        spray=bow_spray(hull, 24, seed, 0.3),
    )


@vehicle_recipe(0.7, 3.8, "rowboat", "boat", "fishing_boat", "motorboat", "speedboat", "gondola")
def boat(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """Open boats: sockets ``seat`` (rower or helm) and ``deck_0 deck_1``."""
    if kind in ("motorboat", "speedboat", "fishing_boat"):
        return _motor(kind, attributes, seed)
    long = 9.0 if kind == "gondola" else 3.9
    hull = Hull(
        length=long,
        beam=1.4,
        sheer=(0.46, 0.82, 0.62) if kind != "gondola" else (0.45, 1.3, 1.1),
        keel=(-0.2, 0.1, -0.1),
        full=2.0,
        transom=0.0 if kind == "gondola" else 0.62,
        strakes=5,
        step=0.014,
    )
    color = paint_of(attributes, "#1b1b1e" if kind == "gondola" else "#7a5230")
    wood = Material(texture=Texture.WOOD, roughness=0.6)
    body: list[Mesh] = [*shell(hull, color, PLANKS, 22), floor(hull, -0.02, "#8a6a44")]
    for s in (1.0, -1.0):
        body.append(tube(hull.rail(20) * [1, s, 1], 0.028, "#4a301c", wood, 6))
    for x in (-1.15, 0.05, 1.1):
        y, _ = hull.side(x / (long / 2), 0.78)
        body.append(soft_box((x, 0, 0.29), (0.26, 2 * y - 0.04, 0.04), "#8a6a44", wood, 0.01))
    if kind == "gondola":
        body.append(bent([(4.4, 0, 1.2), (4.75, 0, 1.7), (4.6, 0, 2.0), (4.9, 0, 2.1)], 0.05, "#b4b8bc", METAL, 7))
    y, z = hull.side(0.15, 1.0)
    locks = np.array([(0.3, y, z + 0.03), (0.3, -y, z + 0.03)])
    period = 2.2
    return Vehicle(
        kind=kind,
        medium="water",
        body=grouped(body),
        pliant=(oars(locks, 1.75, 0.62, "#b08a5a", period),),
        length_m=long,
        width_m=1.4,
        height_m=0.8,
        mass_kg=120,
        loop=(kind, "hull"),
        oar_period_s=period,
        spray=bow_spray(hull, 24, seed, 0.3),
        sockets={
            "seat": place(0.05, 0, 0.31, yaw=np.pi),
            "seat_1": place(-1.15, 0, 0.31),
            "deck_0": place(0.6, 0, 0.0),
            "deck_1": place(-0.6, 0, 0.0),
            "root": place(),
        },
    )


def _motor(kind: str, attributes: Attributes, seed: int) -> Vehicle:
    fishing = kind == "fishing_boat"
    long, beam = (9.0, 3.0) if fishing else (6.2, 2.2)
    hull = Hull(
        length=long,
        beam=beam,
        sheer=(0.8, 1.7 if fishing else 1.1, 0.85),
        keel=(-0.5, 0.2, -0.35),
        full=2.4,
        transom=0.85,
        strakes=3,
        step=0.0,
    )
    color = paint_of(attributes, "#e8e4da" if fishing else "#b5231d")
    body: list[Mesh] = [*shell(hull, color, PAINT, 24), floor(hull, 0.35, "#cfc6b2", PAINT)]
    for s in (1.0, -1.0):
        body.append(tube(hull.rail(22) * [1, s, 1], 0.045, "#24406e" if fishing else "#ece9e1", PAINT, 6))
    lamps: tuple[Lamp, ...] = ()
    if fishing:
        body += [
            soft_box((0.6, 0, 1.35), (2.2, 1.8, 2.0), "#ece9e1", LACQUER, 0.08),
            soft_box((0.6, 0, 1.85), (2.24, 1.82, 0.6), "#1b2730", DARK_GLASS, 0.03),
            soft_box((0.6, 0, 2.42), (2.6, 2.1, 0.12), "#24406e", LACQUER, 0.04),
            rod((-0.6, 0, 0.3), (-0.6, 0, 4.2), 0.06, 0.04, "#8a8f94", METAL, 8),
            rod((-0.6, 0, 3.6), (-3.6, 0, 2.2), 0.035, 0.03, "#8a8f94", METAL, 6),
        ]
        body += rods(
            [((-0.6, 0, 4.1), (long * 0.46, 0, 1.6)), ((-0.6, 0, 4.1), (-long * 0.46, 0, 0.9))],
            0.012,
            "#4a4c50",
            METAL,
            4,
        )
        for x in np.linspace(-3.6, 3.2, 5):
            y, z = hull.side(float(x) / (long / 2), 0.75)
            for s in (1, -1):
                body.append(
                    torus((0, 0, 0), 0.22, 0.09, "#17181a", PLASTIC, 14, 7).moved(
                        np.array([[1, 0, 0, x], [0, 0, 1, s * (y + 0.06)], [0, -1, 0, z]])
                    )
                )
        if lights_on(attributes):
            lamps = (Lamp(position=(-0.6, 0, 4.1), color=(1, 0.9, 0.7), power=10, range_m=14),)
            body.append(sphere((-0.6, 0, 4.25), 0.1, "#fff0cc", LIT, 1))
    else:
        body += [
            hull_along_x(
                [(0.2, 0.6, 0.5, 0.9), (0.9, 0.75, 0.6, 1.05), (2.2, 0.5, 0.7, 1.0), (2.9, 0.1, 0.85, 0.95)],
                color,
                LACQUER,
                3.5,
                16,
            ),
            soft_box((0.35, 0, 1.12), (0.05, 1.2, 0.42), "#22333e", DARK_GLASS, 0.01),
            soft_box((-0.7, 0.4, 0.55), (0.6, 0.55, 0.35), "#ece9e1", PLASTIC, 0.06),
            soft_box((-0.7, -0.4, 0.55), (0.6, 0.55, 0.35), "#ece9e1", PLASTIC, 0.06),
            soft_box((-3.1, 0, 0.6), (0.4, 0.5, 0.8), "#1b1b1e", PLASTIC, 0.08),
        ]
    return Vehicle(
        kind=kind,
        medium="water",
        body=grouped(body),
        length_m=long,
        width_m=beam,
        height_m=4.2 if fishing else 1.4,
        mass_kg=3000,
        loop=("boat", "engine"),
        lamps=lamps,
        spray=bow_spray(hull, 60, seed, 0.8),
        sockets={
            "seat": place(-0.6, 0.4, 0.75),
            "seat_1": place(-0.6, -0.4, 0.75),
            "deck_0": place(-1.8 if fishing else 1.6, 0, 0.36),
            "deck_1": place(-3.0 if fishing else -1.6, 0, 0.36),
            "root": place(),
        },
    )


@vehicle_recipe(9.5, 8.0, "sailboat", "yacht", "pirate_ship")
def sailboat(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """A sloop; a ``pirate_ship`` is a dark two-masted one."""
    if kind == "pirate_ship":
        return _pirate(attributes, seed)
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


def _pirate(attributes: Attributes, seed: int) -> Vehicle:
    hull = Hull(
        length=24.0,
        beam=6.4,
        sheer=(2.4, 3.6, 5.0),
        keel=(-1.6, 0.4, -0.4),
        full=2.3,
        transom=0.8,
        strakes=7,
        step=0.04,
    )
    dark = paint_of(attributes, "#3a2518")
    wood = Material(texture=Texture.WOOD, roughness=0.75)
    body: list[Mesh] = [
        *shell(hull, dark, PLANKS, 28),
        floor(hull, 1.5, "#8a6540"),
        soft_box((-9.2, 0, 3.3), (4.4, 4.8, 2.6), dark, PLANKS, 0.1),
        soft_box((-11.45, 0, 3.6), (0.1, 3.6, 0.9), "#ffcf80", LIT if lights_on(attributes) else DARK_GLASS, 0.02),
    ]
    for s in (1.0, -1.0):
        body.append(tube(hull.rail(24) * [1, s, 1], 0.10, "#c9a23a", wood, 6))
        for x in np.linspace(-6, 6, 6):
            y, z = hull.side(float(x) / 12, 0.72)
            body.append(soft_box((float(x), s * (y + 0.02), z), (0.6, 0.08, 0.6), "#17120e", wood, 0.02))
            body.append(rod((float(x), s * y, z), (float(x), s * (y + 0.7), z), 0.14, 0.16, "#2c2e31", METAL, 8))
    body.append(rod((11.2, 0, 3.2), (16.0, 0, 5.4), 0.2, 0.09, "#5a3a20", wood, 8))
    sails: list[PliantPart] = []
    rope = Material(texture=Texture.CLOTH, roughness=1.0)
    white = paint_of({"color": attributes.get("sail_color", "")}, "#2a2826")
    for x, tall in ((4.2, 18.0), (-3.6, 19.5)):
        body.append(rod((x, 0, 0), (x, 0, tall), 0.26, 0.12, "#6b4828", wood, 9))
        body.append(turned([(0.5, tall - 5.2), (0.75, tall - 4.5), (0.75, tall - 4.4)], "#5a3a20", wood, 12, (x, 0, 0)))
        for z, w, h in ((tall - 0.8, 6.0, 3.6), (tall - 5.0, 9.0, 6.4)):
            body.append(rod((x + 0.3, -w / 2 - 0.3, z), (x + 0.3, w / 2 + 0.3, z), 0.1, 0.1, "#5a3a20", wood, 7))
            sails.append(striped_sail((x + 0.42, 0.0, z - 0.05), w, h, (white, white), 4, 1.1))
        for s in (-1, 1):
            body += rods(
                [((x, 0, tall - 1), (x + d, s * 3.0, 2.5)) for d in (-1.2, 0.0, 1.2)], 0.03, "#8a7a5c", rope, 4
            )
    body += rods([((4.2, 0, 17.5), (15.8, 0, 5.3)), ((4.2, 0, 17.5), (-3.6, 0, 18.5))], 0.03, "#8a7a5c", rope, 4)
    return Vehicle(
        kind="pirate_ship",
        medium="water",
        body=grouped(body),
        pliant=tuple(sails),
        length_m=24,
        width_m=6.4,
        height_m=20,
        mass_kg=120000,
        loop=("ship", "hull"),
        spray=bow_spray(hull, 90, seed, 1.0),
        sockets={
            "deck_0": place(0, 0, 1.55),
            "deck_1": place(-7.0, 0.8, 4.65),
            "deck_2": place(2, 1.5, 1.55),
            "deck_3": place(-4.5, -1.2, 1.55),
            "deck_4": place(7.5, 0, 1.6),
            "root": place(),
        },
    )


@vehicle_recipe(22.0, 60.0, "ship", "cruise_ship", "ferry", "cargo_ship", "warship", "submarine")
def ship(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """Large ships; a submarine runs awash."""
    if kind == "submarine":
        dark = paint_of(attributes, "#2c3238")
        steel = Material(roughness=0.4)
        st = [
            (-21.0, 0.3, -1.2, -0.4),
            (-18, 1.4, -2.2, 0.3),
            (-10, 2.7, -3.6, 0.9),
            (4, 3.0, -4.0, 1.0),
            (15, 2.7, -3.7, 0.9),
            (19.5, 1.7, -2.8, 0.5),
            (21.0, 0.3, -1.4, -0.5),
        ]
        body = [
            hull_along_x(st, dark, steel, 2.2, 24),
            hull_along_x(
                [(1.5, 0.15, 0.5, 3.6), (2.6, 0.8, 0.4, 4.4), (5.5, 0.8, 0.4, 4.4), (7.2, 0.15, 0.5, 4.2)],
                dark,
                steel,
                3,
                16,
            ),
            rod((4.6, 0, 4.3), (4.6, 0, 6.6), 0.08, 0.08, "#4a4f55", METAL, 8),
            rod((3.8, 0.2, 4.3), (3.8, 0.2, 5.8), 0.05, 0.05, "#4a4f55", METAL, 6),
            soft_box((4.4, 0, 3.2), (1.2, 4.2, 0.12), dark, steel, 0.04),
            soft_box((-19, 0, 1.2), (2.0, 0.25, 3.2), dark, steel, 0.08),
        ]
        hull = Hull(length=42, beam=6, sheer=(1, 1, 1), keel=(-4, -2, -2))
        return Vehicle(
            kind=kind,
            medium="water",
            body=grouped(body),
            length_m=42,
            width_m=6,
            height_m=6.6,
            mass_kg=2e6,
            loop=("submarine", "engine"),
            spray=bow_spray(hull, 40, seed, 0.6),
            sockets={"deck_0": place(4.4, 0, 4.4), "deck_1": place(-6, 0, 0.95), "root": place()},
        )
    hull = Hull(
        length=60, beam=10, sheer=(4.2, 7.0, 5.0), keel=(-3.0, 0.5, -1.0), full=3.0, transom=0.8, strakes=3, step=0.0
    )
    color = paint_of(attributes, {"cargo_ship": "#7a2a22", "warship": "#7d8388"}.get(kind, "#ece9e1"))
    body = [*shell(hull, color, PAINT, 30), floor(hull, 3.8, "#a89c84", PAINT)]
    white = "#ece9e1" if kind != "warship" else "#7d8388"
    lit = LIT if lights_on(attributes) else DARK_GLASS
    glass = "#ffdf9e" if lights_on(attributes) else "#1b2730"
    if kind == "cargo_ship":
        g = np.random.default_rng(seed)
        for x in np.linspace(-14, 20, 9):
            for y in (-3.2, 0, 3.2):
                for k in range(int(g.integers(1, 4))):
                    body.append(
                        soft_box(
                            (float(x), y, 5.1 + 2.5 * k),
                            (3.6, 2.8, 2.4),
                            ("#9c3a2a", "#2a5a7a", "#c08a2a", "#4a6a4a", "#8a8f94")[int(g.integers(5))],
                            Material(texture=Texture.PLANKS, roughness=0.6, scale=3),
                            0.05,
                        )
                    )
        house = [(-23.0, 6.0, 8.0, 11.0)]
    elif kind == "warship":
        house = [(-2.0, 16.0, 6.0, 4.0), (-1.0, 9.0, 4.6, 7.5)]
        body += [
            soft_box((15, 0, 5.2), (3.6, 2.6, 1.6), color, LACQUER, 0.3),
            rod((16.4, 0, 5.4), (20.5, 0, 5.8), 0.16, 0.13, color, METAL, 8),
        ]
    else:
        house = [(-2.0, 40.0, 8.6, 2.6), (-3.0, 36.0, 8.0, 5.2), (-4.0, 31.0, 7.4, 7.8), (4.0, 12.0, 7.0, 10.2)]
    for cx, long, w, z in house:
        body += [
            soft_box(
                (cx, 0, 4.0 + z * 0.5 if kind == "cargo_ship" else 3.8 + z - 1.3 + 0.6),
                (long, w, z if kind == "cargo_ship" else 2.6),
                white,
                LACQUER,
                0.2,
            ),
            soft_box(
                (cx, 0, (4.0 + z * 0.85) if kind == "cargo_ship" else 3.8 + z - 0.5),
                (long * 0.98, w + 0.06, 0.8),
                glass,
                lit,
                0.02,
            ),
        ]
    if kind in ("ship", "cruise_ship", "ferry"):
        for x in (-8.0, -1.0):
            body.append(
                hull_along_x(
                    [(x - 1.8, 0.9, 12, 17.2), (x, 1.3, 12, 17.5), (x + 1.8, 0.9, 12, 17.8)],
                    paint_of({"color": attributes.get("funnel", "")}, "#b5231d"),
                    LACQUER,
                    2.2,
                    16,
                )
            )
    body.append(rod((6, 0, 12), (6, 0, 20), 0.14, 0.06, white, METAL, 6))
    sockets: dict[str, Floats] = {
        "deck_0": place(24, 0, 4.0),
        "deck_1": place(-26, 0, 3.9),
        "deck_2": place(24, 1.5, 4.0),
        "root": place(),
    }
    return Vehicle(
        kind=kind,
        medium="water",
        body=grouped(body),
        length_m=60,
        width_m=10,
        height_m=20,
        mass_kg=4e6,
        loop=("ship", "engine"),
        sockets=sockets,
        spray=bow_spray(hull, 90, seed, 1.0),
    )
