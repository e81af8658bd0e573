"""Boards to stand on."""

import numpy as np

from studio.stage.mesh import Material, Texture
from studio.stage.shapes import torus
from studio.stage.things.forms import rod, soft_box
from studio.stage.things.registry import build_thing
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.vehicle import Vehicle, grouped, vehicle_recipe


@vehicle_recipe(0.1, 3.2, "paddleboard", "sup", "surfboard", "raft", "swim_ring")
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
