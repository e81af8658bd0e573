"""Boards to stand on."""

import numpy as np

from studio.stage.mesh import Material, Texture
from studio.stage.shapes import torus, tube
from studio.stage.things.forms import PLASTIC, rod, soft_box
from studio.stage.things.registry import build_thing
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.boats.boat import PAINT
from studio.stage.things.vehicles.hull import Hull, bow_spray, floor, shell
from studio.stage.things.vehicles.vehicle import Vehicle, grouped, vehicle_recipe


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
