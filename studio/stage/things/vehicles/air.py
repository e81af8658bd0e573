"""What flies: aeroplanes, helicopters, balloons, rockets, spaceships, saucers, drones."""

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, srgb, transform
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import faceted, lathe, torus
from studio.stage.things.fire import Flames
from studio.stage.things.forms import CLOTH, METAL, PLASTIC, Array, cutout, rod, rods, soft_box, turned
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.parts import CHROME, DARK_GLASS, LACQUER, LIT, hull_along_x, loft
from studio.stage.things.vehicles.vehicle import (
    Going,
    MovingPart,
    PartMotion,
    PliantPart,
    Vehicle,
    grouped,
    lights_on,
    vehicle_recipe,
)
from studio.stage.world import Lamp, Sprites


def _wing(
    root: tuple[float, float, float],
    tip: tuple[float, float, float],
    chord: tuple[float, float],
    thick: float,
    color: str,
    material: Material = LACQUER,
) -> Mesh:
    """A tapered wing on the left: leading edges at root and tip, chords aft of them."""
    n = 16
    t = np.linspace(0, 2 * np.pi, n, endpoint=False)
    rings: list[Array] = []
    for s in np.linspace(0, 1, 5):
        lead = np.array(root) * (1 - s) + np.array(tip) * s
        c = chord[0] * (1 - s) + chord[1] * s
        along = 0.5 - 0.5 * np.cos(t)
        up = thick * c * np.sin(t) * (1 - along) ** 0.6 * 0.9
        rings.append(np.stack([lead[0] - c * along, np.full(n, lead[1]), lead[2] + up], 1))
    return loft(rings[::-1], color, material)


def _flip(mesh: Mesh) -> Mesh:
    f = np.array([1, -1, 1], np.float32)
    return Mesh(
        mesh.positions * f,
        mesh.normals * f,
        mesh.colors,
        np.ascontiguousarray(mesh.triangles[:, ::-1]),
        mesh.material,
        smooth=mesh.smooth,
    )


def _pair(mesh: Mesh) -> list[Mesh]:
    return [mesh, _flip(mesh)]


def _prop(
    center: tuple[float, float, float], axis: str, blades: int, radius: float, width: float, turns: float, color: str
) -> MovingPart:
    """A propeller (axis x) or rotor (axis z) spinning at ``turns`` a second."""
    c = np.array(center)
    parts: list[Mesh] = []
    for i in range(blades):
        a = 2 * np.pi * i / blades
        blade = cutout(
            np.array(
                [
                    (0.0, -width * 0.4),
                    (radius * 0.6, -width * 0.55),
                    (radius, -width * 0.35),
                    (radius, width * 0.35),
                    (radius * 0.6, width * 0.55),
                    (0.0, width * 0.4),
                ]
            ),
            0.03,
            color,
            PLASTIC,
            (0, 1),
        )
        turn = transform(yaw=a)
        m = blade.moved(turn)
        if axis == "x":
            m = m.moved(np.array([[0, 0, 1, 0], [0, 1, 0, 0], [-1, 0, 0, 0]]))
        parts.append(m.moved(np.concatenate([np.eye(3), c[:, None]], 1)))
    parts.append(sphere(center, radius * 0.09, color, METAL, 1))

    def motion(g: Going) -> Floats:
        a = 2 * np.pi * turns * g.seconds
        r = transform(yaw=a)[:, :3].astype(float) if axis == "z" else transform(roll=a)[:, :3].astype(float)
        return np.concatenate([r, (c - r @ c)[:, None]], 1).astype(np.float32)

    return MovingPart(meshes=grouped(parts), motion=motion)


@vehicle_recipe(4.0, 10.0, "airplane", "plane", "jet", "biplane", "glider", "fighter_jet", "paper_plane")
def airplane(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """Airliner (``airplane``), jet fighter, biplane."""
    color = paint_of(attributes, {"biplane": "#b5231d", "fighter_jet": "#6a7076"}.get(kind, "#eceae4"))
    if kind == "paper_plane":
        white = Material(roughness=0.9, two_sided=True)
        m = faceted(
            [
                (0.15, 0, 0),
                (-0.13, 0.09, 0.02),
                (-0.13, 0.012, 0.0),
                (-0.13, 0, -0.045),
                (-0.13, -0.012, 0),
                (-0.13, -0.09, 0.02),
            ],
            [[0, 1, 2], [0, 2, 3], [0, 3, 4], [0, 4, 5]],
            color,
            white,
        )
        return Vehicle(
            kind=kind,
            medium="air",
            body=(m,),
            length_m=0.28,
            width_m=0.18,
            height_m=0.06,
            mass_kg=0.005,
            loop=(kind, ""),
            sockets={"root": place()},
        )
    if kind in ("biplane", "glider"):
        body = [
            hull_along_x(
                [
                    (-3.2, 0.10, -0.05, 0.3),
                    (-1.5, 0.32, -0.4, 0.45),
                    (0.6, 0.45, -0.55, 0.5),
                    (1.9, 0.45, -0.5, 0.42),
                    (2.2, 0.3, -0.36, 0.3),
                ],
                color,
                LACQUER,
                3,
                20,
            ),
            cutout(np.array([(-3.3, 0.1), (-2.5, 0.15), (-2.9, 1.0), (-3.35, 1.05)]), 0.06, color, LACQUER, (0, 2)),
            sphere((0.0, 0, 0.55), (0.5, 0.3, 0.22), "#1b2730", DARK_GLASS, 2),
        ]
        for z in (0.85, -0.45) if kind == "biplane" else (0.4,):
            body += _pair(
                _wing(
                    (1.3, 0.0, z),
                    (1.1, 4.4 if kind == "biplane" else 7.5, z + 0.15),
                    (1.3, 1.1 if kind == "biplane" else 0.6),
                    0.12,
                    color,
                )
            )
        body += _pair(_wing((-2.6, 0.0, 0.25), (-2.75, 1.4, 0.25), (0.75, 0.5), 0.1, color))
        if kind == "biplane":
            for s in (1, -1):
                for y in (1.0, 3.2):
                    body += [
                        rod((1.0, s * y, -0.4), (1.0, s * y, 0.9), 0.03, 0.03, "#8a6440", PLASTIC, 6),
                        rod((0.4, s * y, -0.4), (0.4, s * y, 0.9), 0.03, 0.03, "#8a6440", PLASTIC, 6),
                    ]
                body += [
                    rod((1.2, s * 0.3, -0.5), (1.25, s * 0.75, -1.25), 0.04, 0.04, "#2a2a2c", METAL, 6),
                    torus((0, 0, 0), 0.26, 0.07, "#17181a", PLASTIC, 20, 7).moved(
                        np.array([[1, 0, 0, 1.25], [0, 0, 1, s * 0.78], [0, -1, 0, -1.3]])
                    ),
                ]
        moving = (_prop((2.3, 0, 0), "x", 2, 1.05, 0.2, 17.0, "#5a3a20"),) if kind == "biplane" else ()
        return Vehicle(
            kind=kind,
            medium="air",
            body=grouped(body),
            moving=moving,
            length_m=6.4,
            width_m=8.8,
            height_m=2.6,
            mass_kg=700,
            loop=("biplane", "engine") if moving else ("glider", "wind"),
            sockets={"seat": place(-0.3, 0, 0.15), "root": place()},
        )
    if kind in ("jet", "fighter_jet"):
        body = [
            hull_along_x(
                [
                    (-6.0, 0.5, -0.4, 0.6),
                    (-4.0, 0.9, -0.6, 0.7),
                    (0.0, 1.0, -0.65, 0.75),
                    (3.5, 0.7, -0.5, 0.7),
                    (6.0, 0.35, -0.3, 0.35),
                    (8.0, 0.03, 0.0, 0.06),
                ],
                color,
                Material(roughness=0.35),
                2.6,
                22,
            ),
            sphere((3.6, 0, 0.75), (1.5, 0.42, 0.45), "#1b2730", DARK_GLASS, 2),
        ]
        body += _pair(_wing((1.8, 0.6, 0.0), (-3.0, 4.6, -0.1), (5.6, 1.2), 0.05, color)) + _pair(
            _wing((-4.2, 0.5, 0.1), (-6.2, 2.4, 0.1), (2.2, 0.9), 0.05, color)
        )
        for s in (1, -1):
            body.append(
                cutout(
                    np.array([(-6.6, 0.5), (-3.6, 0.5), (-5.4, 2.4), (-6.4, 2.5)]),
                    0.08,
                    color,
                    Material(roughness=0.35),
                    (0, 2),
                    (0, s * 0.9, 0),
                )
            )
            body.append(
                turned([(0.36, -0.4), (0.30, 0.0), (0.0005, 0.02)], "#ff9a3c", LIT, 16).moved(
                    np.array([[0, 0, -1, -6.1], [0, 1, 0, s * 0.45], [1, 0, 0, 0.1]])
                )
            )
        return Vehicle(
            kind=kind,
            medium="air",
            body=grouped(body),
            length_m=14,
            width_m=9.2,
            height_m=3.2,
            mass_kg=12000,
            loop=("airplane", "engine"),
            sockets={"seat": place(3.6, 0, 0.3), "root": place()},
        )
    prof = [
        (-18.0, 0.25, 0.9, 1.4),
        (-14.5, 1.1, -0.2, 1.75),
        (-10, 1.85, -1.6, 2.0),
        (-4, 2.0, -2.0, 2.0),
        (8, 2.0, -2.0, 2.0),
        (13, 1.9, -1.95, 1.85),
        (16, 1.4, -1.6, 1.1),
        (17.6, 0.7, -1.0, 0.3),
        (18.2, 0.12, -0.5, -0.25),
    ]
    body = [hull_along_x(prof, color, LACQUER, 2.1, 30)]
    line = paint_of({"color": attributes.get("stripe", "")}, "#24406e")
    lit = lights_on(attributes)
    for s in (1, -1):
        body += [
            soft_box(
                (float(x), s * 1.985, 0.45),
                (0.36, 0.05, 0.5),
                "#ffe6b4" if lit else "#18222a",
                Material(roughness=0.3, emission=1.2) if lit else DARK_GLASS,
                0.02,
            )
            for x in np.linspace(-9.5, 11.5, 22)
        ]
        body.append(soft_box((1, s * 1.99, -0.25), (22, 0.04, 0.28), line, LACQUER, 0.01))
    body += [
        soft_box((16.2, 0, 0.62), (1.0, 1.7, 0.5), "#10161b", DARK_GLASS, 0.15),
        cutout(np.array([(-17.6, 1.2), (-12.6, 1.6), (-16.2, 7.2), (-18.4, 7.2)]), 0.25, line, LACQUER, (0, 2)),
    ]
    body += _pair(_wing((5.0, 1.2, -1.2), (-4.5, 17.0, 0.6), (6.6, 1.6), 0.09, "#d8d6d0")) + _pair(
        _wing((-13.4, 0.6, 1.2), (-17.2, 6.2, 1.7), (3.4, 1.3), 0.08, "#d8d6d0")
    )
    for s in (1, -1):
        nacelle = turned([(0.9, 0), (1.05, 0.4), (1.05, 2.0), (0.7, 3.4), (0.35, 3.6)], color, LACQUER, 22).moved(
            np.array([[0, 0, -1, 4.9], [0, 1, 0, s * 6.0], [1, 0, 0, -1.9]])
        )
        body += [
            nacelle,
            turned([(0.0005, 0.35), (0.88, 0.25)], "#22262a", METAL, 20).moved(
                np.array([[0, 0, -1, 5.0], [0, 1, 0, s * 6.0], [1, 0, 0, -1.9]])
            ),
            soft_box((2.6, s * 6.0, -1.0), (2.6, 0.2, 0.9), color, LACQUER, 0.08),
        ]
    lamps = (
        (
            Lamp(
                position=(6, 0, -1.8),
                color=(1, 0.95, 0.85),
                power=60,
                range_m=60,
                kind="spot",
                direction=(0.95, 0, -0.3),
                cone=(0.95, 0.85),
                halo=0.8,
            ),
        )
        if lit
        else ()
    )
    return Vehicle(
        kind=kind,
        medium="air",
        body=grouped(body),
        length_m=36,
        width_m=34,
        height_m=9,
        mass_kg=60000,
        loop=("airplane", "engine"),
        lamps=lamps,
        sockets={"seat": place(15.5, 0.5, 0.1), "root": place(), "window": place(2, 2.0, 0.45, yaw=np.pi / 2)},
    )


@vehicle_recipe(3.6, 11.0, "helicopter", "drone", "ufo", "flying_saucer")
def hovering(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """What hovers."""
    if kind in ("ufo", "flying_saucer"):
        silver = Material(roughness=0.2)
        profile = [
            (0.0005, -0.7),
            (1.2, -0.66),
            (2.6, -0.35),
            (4.6, 0.0),
            (4.7, 0.06),
            (4.5, 0.14),
            (2.4, 0.62),
            (1.5, 0.8),
        ]
        body = [
            turned(profile, paint_of(attributes, "#aeb4ba"), silver, 44),
            sphere((0, 0, 0.7), (1.5, 1.5, 1.1), "#8fd6c8", Material(roughness=0.08, emission=0.5), 3),
        ]
        ring = [
            sphere((3.7 * np.cos(a), 3.7 * np.sin(a), -0.13), 0.22, ("#7fe8ff", "#ffd060", "#ff7a9a")[i % 3], LIT, 1)
            for i, a in enumerate(np.linspace(0, 2 * np.pi, 12, endpoint=False))
        ]
        beam = Lamp(
            position=(0, 0, -0.8),
            color=(0.6, 0.95, 1.0),
            power=40,
            range_m=25,
            kind="spot",
            direction=(0, 0, -1),
            cone=(0.93, 0.80),
            halo=0.9,
        )
        return Vehicle(
            kind=kind,
            medium="air",
            body=grouped([*body, *ring]),
            length_m=9.4,
            width_m=9.4,
            height_m=2.6,
            mass_kg=8000,
            loop=("ufo", "hum"),
            lamps=(beam,),
            sockets={"seat": place(0, 0, 0.4), "root": place()},
        )
    if kind == "drone":
        body = [
            soft_box((0, 0, 0), (0.2, 0.13, 0.06), paint_of(attributes, "#2a2c2f"), PLASTIC, 0.02),
            sphere((0.10, 0, -0.04), 0.03, "#10161b", DARK_GLASS, 1),
        ]
        moving: list[MovingPart] = []
        for sx in (1, -1):
            for sy in (1, -1):
                tip = (sx * 0.16, sy * 0.18, 0.03)
                body += [
                    rod((sx * 0.06, sy * 0.05, 0), tip, 0.012, 0.009, "#2a2c2f", PLASTIC, 6),
                    rod(
                        (sx * 0.08, sy * 0.06, -0.02),
                        (sx * 0.09, sy * 0.08, -0.09),
                        0.006,
                        0.006,
                        "#2a2c2f",
                        PLASTIC,
                        5,
                    ),
                ]
                moving.append(_prop((tip[0], tip[1], tip[2] + 0.02), "z", 2, 0.12, 0.022, 31.0 * sx * sy, "#3a3c40"))
        return Vehicle(
            kind=kind,
            medium="air",
            body=grouped(body),
            moving=tuple(moving),
            length_m=0.5,
            width_m=0.5,
            height_m=0.15,
            mass_kg=0.9,
            loop=("drone", "rotor"),
            sockets={"root": place()},
        )
    color = paint_of(attributes, "#b3161a")
    body = [
        hull_along_x(
            [
                (-1.9, 0.35, 0.8, 1.9),
                (-1.2, 0.85, 0.5, 2.2),
                (0.6, 1.0, 0.42, 2.25),
                (1.8, 0.85, 0.45, 1.7),
                (2.5, 0.35, 0.6, 1.1),
            ],
            color,
            LACQUER,
            3,
            24,
        ),
        hull_along_x(
            [(0.7, 0.95, 1.05, 2.16), (1.5, 0.90, 0.95, 2.0), (2.1, 0.66, 0.9, 1.5), (2.42, 0.4, 0.9, 1.15)],
            "#10161b",
            DARK_GLASS,
            3,
            20,
        ),
        rod((-1.4, 0, 1.75), (-7.0, 0, 2.0), 0.34, 0.12, color, LACQUER, 12),
        cutout(np.array([(-7.3, 1.8), (-6.6, 1.8), (-6.9, 3.1), (-7.4, 3.1)]), 0.1, color, LACQUER, (0, 2)),
        rod((0, 0, 2.2), (0, 0, 2.85), 0.12, 0.08, "#4a4d51", METAL, 10),
        soft_box((-0.5, 0, 2.4), (1.8, 0.8, 0.5), color, LACQUER, 0.15),
        soft_box((-6.6, 0, 2.0), (0.4, 1.8, 0.05), color, LACQUER, 0.02),
    ]
    for s in (1, -1):
        body += [
            rod((-1.6, s * 1.05, 0.06), (2.0, s * 1.05, 0.06), 0.05, 0.05, "#2a2c2f", METAL, 7),
            rod((-0.8, s * 0.6, 0.6), (-0.9, s * 1.05, 0.08), 0.035, 0.035, "#2a2c2f", METAL, 6),
            rod((1.0, s * 0.6, 0.6), (1.1, s * 1.05, 0.08), 0.035, 0.035, "#2a2c2f", METAL, 6),
            soft_box((0.0, s * 0.985, 1.45), (0.9, 0.03, 0.7), "#10161b", DARK_GLASS, 0.02),
        ]

    def tail_spin(g: Going) -> Floats:
        c = np.array([-7.0, 0.16, 2.35])
        r = transform(pitch=2 * np.pi * 13.0 * g.seconds)[:, :3].astype(float)
        return np.concatenate([r, (c - r @ c)[:, None]], 1).astype(np.float32)

    tail: PartMotion = tail_spin
    blades = [
        soft_box((-7.0, 0.16, 2.35), (0.12, 0.02, 1.7), "#2a2c2f", PLASTIC, 0.008),
        soft_box((-7.0, 0.16, 2.35), (1.7, 0.02, 0.12), "#2a2c2f", PLASTIC, 0.008),
    ]
    return Vehicle(
        kind=kind,
        medium="air",
        body=grouped(body),
        moving=(
            _prop((0, 0, 2.88), "z", 4, 5.2, 0.34, 4.6, "#2a2c2f"),
            MovingPart(meshes=grouped(blades), motion=tail),
        ),
        length_m=10,
        width_m=10.4,
        height_m=3.2,
        mass_kg=2500,
        loop=("helicopter", "rotor"),
        sockets={
            "seat": place(1.0, -0.4, 0.95),
            "seat_1": place(1.0, 0.4, 0.95),
            "deck_0": place(-0.3, 0.7, 0.65),
            "root": place(),
        },
    )


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


@vehicle_recipe(30.0, 8.0, "rocket", "spaceship", "space_shuttle", "satellite", "space_station")
def space(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """A rocket stands upright (nose up, origin at its foot); the others point along +x."""
    white = paint_of(attributes, "#eceae4")
    hot = Material(roughness=0.9, emission=5.0)
    if kind == "rocket":
        body = [
            turned(
                [
                    (0.0005, 1.6),
                    (1.2, 1.6),
                    (1.6, 2.0),
                    (1.75, 6.0),
                    (1.7, 14),
                    (1.45, 18),
                    (0.9, 21.5),
                    (0.35, 23.8),
                    (0.0005, 24.4),
                ],
                white,
                LACQUER,
                32,
            ),
            turned([(0.8, 1.7), (1.15, 0.4), (1.2, 0.3)], "#4a4d51", METAL, 24),
            turned([(1.765, 10.0), (1.76, 11.2)], "#b5231d", LACQUER, 32),
            turned([(0.36, 23.78), (0.0005, 24.45)], "#b5231d", LACQUER, 20),
            sphere((1.48, 0, 16.5), (0.25, 0.55, 0.55), "#1b2730", DARK_GLASS, 2),
            torus((0, 0, 0), 0.55, 0.09, "#b4b8bc", CHROME, 24, 7).moved(
                np.array([[0, 0, 1, 1.6], [0, 1, 0, 0], [-1, 0, 0, 16.5]])
            ),
        ]
        for a in np.arange(4) * np.pi / 2 + np.pi / 4:
            fin = cutout(
                np.array([(1.5, 1.8), (1.7, 6.2), (3.2, 2.6), (3.4, -0.2), (3.1, -0.2)]),
                0.18,
                "#b5231d",
                LACQUER,
                (0, 2),
            )
            body.append(fin.moved(transform(yaw=float(a))))
        flames = Flames(6, 1.0, 9.0, seed)

        def exhaust(g: Going) -> tuple[Floats, Floats]:
            p, n = flames.shape(g.seconds * 2.0)
            s = np.float32(max(g.work, 0.001))
            p = p * s * np.array([1, 1, -1], np.float32) + np.array([0, 0, 0.5], np.float32)
            return p, n * np.array([1, 1, -1], np.float32)

        def plume(g: Going) -> tuple[Sprites, ...]:
            if g.work < 0.05:
                return ()
            rng = np.random.default_rng(seed)
            k = 90
            age = np.mod(g.seconds / 1.6 + np.arange(k) / k, 1.0)
            a = rng.uniform(0, 6.28, k)
            spread = 0.8 + 5.0 * age
            c = np.stack(
                [
                    spread * np.cos(a) * rng.uniform(0.2, 1, k),
                    spread * np.sin(a) * rng.uniform(0.2, 1, k),
                    -1 - 22 * age,
                ],
                1,
            )
            return (
                Sprites(
                    centers=c.astype(np.float32),
                    radii=(0.7 + 2.6 * age).astype(np.float32),
                    color=(0.72, 0.70, 0.68),
                    opacity=0.16 * g.work,
                ),
            )

        lamp = Lamp(position=(0, 0, -3), color=(1.0, 0.7, 0.35), power=160, range_m=80, size_m=2.0, halo=0.5)
        return Vehicle(
            kind=kind,
            medium="air",
            body=grouped(body),
            pliant=(PliantPart(mesh=flames.mesh(), shape=exhaust),),
            spray=plume,
            length_m=6.8,
            width_m=6.8,
            height_m=24.5,
            mass_kg=90000,
            loop=("rocket", "engine"),
            lamps=(lamp,),
            sockets={"seat": place(0, 0, 16.2), "root": place(), "top": place(0, 0, 24.4)},
        )
    if kind in ("satellite", "space_station"):
        gold = Material(roughness=0.3)
        panel = "#1d2b4d"
        big = kind == "space_station"
        s = 4.0 if big else 1.0
        body = [soft_box((0, 0, 0), (1.2 * s, 1.0 * s, 1.0 * s), "#c9a23a" if not big else white, gold, 0.05 * s)]
        for y in (1, -1):
            body += [
                soft_box((0, y * s * 2.3, 0), (1.1 * s, 2.8 * s, 0.04 * s), panel, Material(roughness=0.15), 0.01),
                rod((0, 0, 0), (0, y * s * 1.0, 0), 0.05 * s, 0.05 * s, "#8a8f94", METAL, 6),
            ]
            body += [
                soft_box(
                    (0, y * s * (1.2 + 0.55 * i), 0.022 * s), (1.1 * s, 0.02 * s, 0.01 * s), "#8a8f94", METAL, 0.002
                )
                for i in range(5)
            ]
        dish = turned(
            [(0.0005, 0), (0.3, 0.03), (0.55, 0.14), (0.56, 0.15)], white, Material(roughness=0.4, two_sided=True), 24
        )
        body.append(dish.moved(np.array([[0, 0, s, 0.62 * s], [0, s, 0, 0], [-s, 0, 0, 0]], float)))
        if big:
            body += [
                rod((-9, 0, 0), (9, 0, 0), 1.4, 1.4, white, LACQUER, 16),
                rod((4, 0, -5), (4, 0, 5), 1.2, 1.2, white, LACQUER, 14),
            ]
        return Vehicle(
            kind=kind,
            medium="air",
            body=grouped(body),
            length_m=2 * s,
            width_m=7 * s,
            height_m=1.2 * s,
            mass_kg=1000,
            loop=(kind, ""),
            sockets={"root": place(), "seat": place()},
        )
    color = white if kind == "space_shuttle" else paint_of(attributes, "#8a9096")
    body = [
        hull_along_x(
            [
                (-6.5, 1.3, -1.2, 1.2),
                (-5, 1.9, -1.4, 1.5),
                (-1, 2.0, -1.35, 1.5),
                (3, 1.5, -1.15, 1.3),
                (6, 0.8, -0.8, 0.75),
                (7.6, 0.06, -0.2, 0.0),
            ],
            color,
            Material(roughness=0.35),
            2.8,
            26,
        ),
        sphere((4.2, 0, 0.85), (1.5, 0.75, 0.5), "#10161b", DARK_GLASS, 2),
    ]
    body += _pair(
        _wing((1.5, 1.2, -0.7), (-5.0, 6.2, -0.9 if kind == "space_shuttle" else 0.2), (7.0, 1.8), 0.06, color)
    )
    body += _pair(
        cutout(
            np.array([(-6.6, 1.0), (-3.8, 1.2), (-6.0, 3.6), (-7.2, 3.6)]), 0.14, color, LACQUER, (0, 2), (0, 1.1, 0)
        )
    )
    for y, z in ((0.8, 0.3), (-0.8, 0.3), (0.0, -0.6)):
        body += [
            turned([(0.45, 0), (0.62, 0.8), (0.64, 0.82)], "#4a4d51", METAL, 18).moved(
                np.array([[0, 0, -1, -6.3], [0, 1, 0, y], [1, 0, 0, z]])
            ),
            turned([(0.0005, 0.6), (0.55, 0.6)], "#7fc8ff", hot, 16).moved(
                np.array([[0, 0, -1, -6.3], [0, 1, 0, y], [1, 0, 0, z]])
            ),
        ]
    for s in (1, -1):
        body += [
            soft_box((x, s * 1.98, 0.1), (0.5, 0.06, 0.22), "#ffe6b4", Material(roughness=0.4, emission=1.8), 0.03)
            for x in (-3.2, -2.2, -1.2)
        ]
        body.append(soft_box((-1.0, s * 1.75, 0.9), (6.0, 0.08, 0.10), "#b5231d", LACQUER, 0.03))
    glow = Lamp(position=(-7.5, 0, 0), color=(0.45, 0.75, 1.0), power=30, range_m=15, size_m=1.0, halo=0.5)
    return Vehicle(
        kind=kind,
        medium="air",
        body=grouped(body),
        length_m=14.2,
        width_m=12.4,
        height_m=4.0,
        mass_kg=30000,
        loop=("spaceship", "engine"),
        lamps=(glow,),
        sockets={"seat": place(4.2, 0, 0.3), "root": place(), "window": place(4.2, 0, 0.9)},
    )
