"""Lighter than air: balloons and airships."""

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, srgb
from studio.stage.shapes import lathe, torus
from studio.stage.things.fire import Flames
from studio.stage.things.forms import CLOTH, METAL, PLASTIC, cutout, rod, rods, soft_box, turned
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.parts import DARK_GLASS, LACQUER, hull_along_x
from studio.stage.things.vehicles.vehicle import (
    Going,
    PliantPart,
    Vehicle,
    grouped,
    vehicle_recipe,
)
from studio.stage.world import Lamp


@vehicle_recipe(18.0, 12.0, "hot_air_balloon", "airship", "zeppelin")
def lighter_than_air(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """A balloon's origin is under its basket. Sockets ``deck_0 deck_1`` in the basket."""
    if kind in ("airship", "zeppelin"):
        color = paint_of(attributes, "#c9c6bc")
        n = np.linspace(-1, 1, 15)
        st = [
            (
                float(20 * q),
                float(max(4.6 * np.sqrt(max(1 - abs(q) ** 2.4, 0)), 0.05)),
                float(8 - 4.6 * np.sqrt(max(1 - abs(q) ** 2.4, 0)) - 0.03),
                float(8 + 4.6 * np.sqrt(max(1 - abs(q) ** 2.4, 0)) + 0.03),
            )
            for q in n
        ]
        body = [
            hull_along_x(st, color, Material(roughness=0.45), 2.0, 28),
            hull_along_x(
                [(-2, 0.8, 1.6, 3.5), (-1.5, 1.1, 1.4, 3.6), (4, 1.1, 1.4, 3.6), (5.5, 0.5, 2.0, 3.5)],
                "#8a8f94",
                LACQUER,
                4,
                18,
            ),
            soft_box((1.5, 0, 2.7), (5.4, 2.24, 0.6), "#10161b", DARK_GLASS, 0.1),
        ]
        for a in (0, np.pi / 2, np.pi, 3 * np.pi / 2):
            fin = cutout(np.array([(-19, 1.0), (-13, 3.0), (-15.5, 6.2), (-19.5, 6.2)]), 0.2, color, LACQUER, (0, 2))
            c, s = np.cos(a), np.sin(a)
            body.append(fin.moved(np.array([[1, 0, 0, 0], [0, c, -s, 0], [0, s, c, 8.0]])))
        return Vehicle(
            kind=kind,
            medium="air",
            body=grouped(body),
            length_m=40,
            width_m=9.4,
            height_m=13,
            mass_kg=6000,
            loop=("airship", "engine"),
            sockets={"deck_0": place(2, 0, 1.6), "root": place()},
        )
    palette = [("#b5231d", "#e0b023"), ("#24406e", "#ece4d0"), ("#d9651d", "#f0d060"), ("#6c3f94", "#e88aa4")][seed % 4]
    first = paint_of(attributes, palette[0])
    r, base = 7.2, 4.6
    th = np.linspace(0.0, np.pi, 16)
    prof: list[tuple[float, float]] = []
    for a in th:
        rad, z = r * np.sin(a), -r * np.cos(a)
        if a < np.pi / 2:
            rad = max(r * np.sin(a) ** 0.85 * 0.98, 1.0)
            z = -r * 1.18 * np.cos(a)
        prof.append((float(max(rad, 0.001 if a > 2 else 1.0)), float(base + r * 1.18 + z)))
    envelope = lathe((0, 0, 0), prof, first, Material(roughness=0.55, two_sided=True, emission=0.0), 48)
    gore = (np.arctan2(envelope.positions[:, 1], envelope.positions[:, 0]) / (2 * np.pi) * 12 + 24).astype(int) % 2
    band = (envelope.positions[:, 2] > base + r * 0.9) & (envelope.positions[:, 2] < base + r * 1.25)
    tint = np.where(((gore == 1) ^ band)[:, None], srgb(palette[1]), srgb(first)).astype(np.float32)
    envelope = Mesh(envelope.positions, envelope.normals, tint, envelope.triangles, envelope.material)
    wicker = Material(texture=CLOTH.texture, roughness=0.95, a=6.0)
    body = [envelope]
    for s in (1, -1):
        body += [
            soft_box((s * 0.66, 0, 0.62), (0.07, 1.4, 1.15), "#8a5f34", wicker, 0.02),
            soft_box((0, s * 0.66, 0.62), (1.4, 0.07, 1.15), "#8a5f34", wicker, 0.02),
            rod((s * 0.68, -0.68, 1.22), (s * 0.68, 0.68, 1.22), 0.06, 0.06, "#4a2f1a", PLASTIC, 8),
            rod((-0.68, s * 0.68, 1.22), (0.68, s * 0.68, 1.22), 0.06, 0.06, "#4a2f1a", PLASTIC, 8),
        ]
    body.append(soft_box((0, 0, 0.06), (1.36, 1.36, 0.08), "#6a4526", wicker, 0.02))
    lines: list[tuple[tuple[float, float, float], tuple[float, float, float]]] = []
    for i in range(8):
        a = 2 * np.pi * (i + 0.5) / 8
        c = (0.66 * np.sign(np.cos(a)), 0.66 * np.sign(np.sin(a)), 1.22)
        lines.append((c, (1.02 * float(np.cos(a)), 1.02 * float(np.sin(a)), base - 0.9)))
    body += rods(lines, 0.015, "#4a4032", CLOTH, 4)
    body += [
        torus((0, 0, 2.35), 0.25, 0.04, "#8a8f94", METAL, 18, 6),
        turned([(0.1, 2.2), (0.14, 2.5)], "#b4b8bc", METAL, 14),
    ]
    flames = Flames(3, 0.16, 1.7, seed, np.array([0, 0, 2.5]))

    def burn(g: Going) -> tuple[Floats, Floats]:
        on = float(np.clip(3 * np.sin(2 * np.pi * g.seconds / 6.0) - 0.6, 0.02, 1.0))
        p, n = flames.shape(g.seconds)
        foot = np.array([0, 0, 2.5], np.float32)
        return (foot + (p - foot) * np.float32(on)).astype(np.float32), n

    lamp = Lamp(position=(0, 0, 3.4), color=(1.0, 0.55, 0.22), power=14, range_m=16, size_m=0.5, halo=0.3)
    return Vehicle(
        kind=kind,
        medium="air",
        body=grouped(body),
        pliant=(PliantPart(mesh=flames.mesh(), shape=burn),),
        length_m=14.4,
        width_m=14.4,
        height_m=base + 2.2 * r,
        mass_kg=500,
        loop=("hot_air_balloon", "burner"),
        lamps=(lamp,),
        sockets={
            "deck_0": place(0.2, 0.2, 0.1),
            "deck_1": place(-0.25, -0.25, 0.1),
            "root": place(),
            "seat": place(0, 0, 0.1),
        },
    )
