"""Trains: Japanese commuter sets, bullet trains, trams, steam; several cars that follow the rails."""

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.things.fire import smoke
from studio.stage.things.forms import METAL, bent, rod, soft_box, turned
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.parts import CHROME, DARK_GLASS, LACQUER, LIT, TAIL_LIT, TRIM, along_y, hull_along_x
from studio.stage.things.vehicles.vehicle import Going, Vehicle, grouped, vehicle_recipe
from studio.stage.world import Lamp, Sprites

RAIL = 0.18
"""Top of the rail over the ground."""
_STEEL = Material(texture=Texture.METAL, roughness=0.38)


def _bogie(x: float) -> list[Mesh]:
    parts = [soft_box((x, s * 0.98, 0.52), (2.2, 0.12, 0.26), "#2a2c2f", TRIM, 0.05) for s in (1, -1)]
    for dx in (-0.9, 0.9):
        for s in (1, -1):
            wheel = turned(
                [(0.0005, -0.06), (0.40, -0.06), (0.43, -0.05), (0.43, 0.05), (0.0005, 0.06)], "#5a5d61", METAL, 18
            )
            parts.append(along_y(wheel, (x + dx, s * 0.72, RAIL + 0.42)))
    return parts


def _commuter(length: float, color: str, lit: bool, end: str, seed: int) -> list[Mesh]:
    """A stainless car with four double doors a side, a coloured band, lit windows; about its own middle. ``end`` is
    ``front``, ``back`` or ``middle``."""
    half, low, high = 1.40, 0.95, 3.75
    window = Material(roughness=0.3, emission=1.25) if lit else DARK_GLASS
    tint = "#ffe6b4" if lit else "#18222a"
    st = [
        (-length / 2, half * 0.97, low + 0.03, high - 0.05),
        (-length / 2 + 0.1, half, low, high),
        (length / 2 - 0.1, half, low, high),
        (length / 2, half * 0.97, low + 0.03, high - 0.05),
    ]
    body: list[Mesh] = [hull_along_x(st, "#b9bdc0", _STEEL, 9.0, 28)]
    doors = np.array([-0.375, -0.125, 0.125, 0.375]) * length
    for s in (1.0, -1.0):
        y = s * (half + 0.003)
        body += [
            soft_box((0, y, 1.62), (length - 0.2, 0.012, 0.16), color, LACQUER, 0.003),
            soft_box((0, y, 3.42), (length - 0.2, 0.012, 0.10), color, LACQUER, 0.003),
        ]
        for x in doors:
            body.append(soft_box((float(x), y, 2.10), (1.34, 0.016, 1.92), "#a3a7ab", _STEEL, 0.004))
            body.append(soft_box((float(x), s * (half + 0.012), 2.10), (0.02, 0.006, 1.90), "#33363a", TRIM, 0.001))
            body += [
                soft_box((float(x) + d, s * (half + 0.012), 2.45), (0.46, 0.008, 0.82), tint, window, 0.003)
                for d in (-0.33, 0.33)
            ]
        gaps = np.concatenate([[-0.5 * length + 0.9], (doors[:-1] + doors[1:]) / 2, [0.5 * length - 0.9]])
        for i, x in enumerate(gaps):
            wide = 1.1 if i in (0, len(gaps) - 1) else length * 0.25 - 1.75
            body.append(soft_box((float(x), s * (half + 0.006), 2.42), (wide, 0.012, 0.88), tint, window, 0.004))
    body += [
        soft_box((0, 0, 3.86), (3.2, 1.8, 0.28), "#8d9195", _STEEL, 0.08),
        soft_box((0, 0, 0.72), (length * 0.5, 2.1, 0.42), "#2a2c2f", TRIM, 0.05),
    ]
    body += _bogie(-length * 0.34) + _bogie(length * 0.34)
    if end == "middle" and seed % 2 == 0:
        body += [
            bent([(-1.2, 0, 3.95), (0.0, 0, 4.65), (1.1, 0, 4.9)], 0.03, "#5a5d61", METAL, 6),
            rod((1.1, -0.8, 4.92), (1.1, 0.8, 4.92), 0.025, 0.025, "#5a5d61", METAL, 6),
        ]
    if end in ("front", "back"):
        sign = 1.0 if end == "front" else -1.0
        x = sign * length / 2
        body += [
            soft_box((x + sign * 0.02, 0, 2.62), (0.06, 2.5, 1.15), "#10161b", DARK_GLASS, 0.03),
            soft_box((x + sign * 0.03, 0, 1.7), (0.06, 2.66, 0.5), color, LACQUER, 0.03),
            soft_box((x + sign * 0.02, 0, 1.2), (0.06, 2.6, 0.5), "#d0d3d6", _STEEL, 0.03),
            soft_box((x - sign * 0.02, 0, 0.74), (0.3, 2.3, 0.5), "#2a2c2f", TRIM, 0.05),
        ]
        body.append(
            soft_box(
                (x + sign * 0.05, 0, 3.34),
                (0.03, 1.1, 0.22),
                "#ffb040",
                Material(texture=Texture.SCREEN, roughness=0.4, emission=2.0, a=5.0),
                0.006,
            )
        )
        for s in (1, -1):
            front = end == "front"
            body.append(
                soft_box(
                    (x + sign * 0.055, s * 0.98, 1.72),
                    (0.04, 0.36, 0.17),
                    "#fff6e0" if front else "#c01818",
                    (LIT if front else TAIL_LIT) if lit else CHROME,
                    0.02,
                )
            )
    return body


@vehicle_recipe(
    4.1, 20.0, "train", "commuter_train", "subway", "tram", "bullet_train", "shinkansen", "steam_locomotive"
)
def train(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """The nose is at the path's point; cars trail behind it. Sockets ``seat`` (driver), ``window`` (middle of the
    first car's left side), ``door_0 … door_3`` of the first car."""
    lit = attributes.get("lights", "on") != "off"
    count = max(1, min(int(attributes.get("cars", "4") or 4), 8))
    if kind in ("bullet_train", "shinkansen"):
        return _bullet(kind, attributes, count, lit)
    if kind == "steam_locomotive":
        return _steam(attributes, seed, count, lit)
    length = 12.0 if kind == "tram" else 19.5
    count = 1 if kind == "tram" else count
    color = paint_of(attributes, ("#e07a1e", "#4a9a3c", "#2f6fb0", "#d8b01e")[seed % 4])
    cars: list[tuple[float, float]] = []
    meshes: list[tuple[Mesh, ...]] = []
    for i in range(count):
        end = "front" if i == 0 else "back" if i == count - 1 else "middle"
        parts = _commuter(length, color, lit, end, i)
        if kind == "tram" or count == 1:
            tail = [
                m
                for m in _commuter(length, color, lit, "back", i)
                if float(m.positions[:, 0].max()) < -length / 2 + 0.2
            ]
            parts = parts + tail
        cars.append((length / 2 + i * (length + 0.5), length * 0.68))
        meshes.append(grouped(parts))
    lamps: tuple[Lamp, ...] = ()
    if lit:
        spots = tuple(
            Lamp(
                position=(0.2, s * 0.98, 1.72),
                color=(1, 0.95, 0.85),
                power=30,
                range_m=40,
                kind="spot",
                direction=(0.99, 0, -0.1),
                cone=(0.96, 0.85),
                halo=0.6,
            )
            for s in (1, -1)
        )
        spill = tuple(
            Lamp(
                position=(-length * (0.25 + 0.5 * k), s * 1.6, 2.3),
                color=(1.0, 0.88, 0.66),
                power=3.5,
                range_m=5.5,
                kind="area",
                direction=(0, s, -0.3),
                size_m=2.5,
                halo=0.0,
            )
            for k in range(2)
            for s in (1, -1)
        )
        lamps = (*spots, *spill)
    sockets: dict[str, Floats] = {
        "seat": place(-1.0, 0, 2.0),
        "window": place(-length / 2, 1.42, 2.4, yaw=np.pi / 2),
        "root": place(),
        "top": place(-length / 2, 0, 3.8),
    }
    for k, x in enumerate((-0.375, -0.125, 0.125, 0.375)):
        sockets[f"door_{k}"] = place(-length / 2 + x * length, 1.42, 1.12, yaw=np.pi / 2)
    return Vehicle(
        kind=kind,
        medium="rail",
        body=(),
        length_m=length,
        width_m=2.8,
        height_m=4.1,
        mass_kg=30000 * count,
        wheel_m=0.43,
        loop=("train", "rolling"),
        cars=tuple(cars),
        car_meshes=tuple(meshes),
        lamps=lamps,
        sockets=sockets,
    )


def _bullet(kind: str, attributes: Attributes, count: int, lit: bool) -> Vehicle:
    color = paint_of(attributes, "#2457a8")
    length, half = 25.0, 1.68
    window = Material(roughness=0.3, emission=1.0) if lit else DARK_GLASS
    white = Material(roughness=0.15)
    meshes: list[tuple[Mesh, ...]] = []
    cars: list[tuple[float, float]] = []
    for i in range(count):
        first, last = i == 0, i == count - 1
        nose = 1.0 if first else -1.0
        if first or last:
            n = 9.0
            t = np.linspace(0, 1, 12)
            prof = [
                (
                    nose * (length / 2 - n * (1 - q)),
                    half * float(np.sqrt(max(1 - (q * 0.985) ** 2.6, 0.01))),
                    0.5 + 0.35 * q,
                    0.5 + 3.15 * float(1 - 0.80 * q**1.5) if q < 1 else 1.0,
                )
                for q in t
            ]
            flat = [(-nose * length / 2, half * 0.98, 0.55, 3.6), (-nose * (length / 2 - 0.1), half, 0.5, 3.65)]
            st = flat + prof if nose > 0 else prof[::-1] + flat[::-1]
        else:
            st = [
                (-length / 2, half * 0.98, 0.55, 3.6),
                (-length / 2 + 0.1, half, 0.5, 3.65),
                (length / 2 - 0.1, half, 0.5, 3.65),
                (length / 2, half * 0.98, 0.55, 3.6),
            ]
        body: list[Mesh] = [hull_along_x(st, "#eeece6", white, 4.0, 32)]
        x0, x1 = (
            (-length / 2 + 0.6, length / 2 - (9.6 if first else 0.6))
            if not last or first
            else (-length / 2 + 9.6, length / 2 - 0.6)
        )
        for s in (1, -1):
            body.append(
                soft_box(((x0 + x1) / 2, s * (half - 0.003), 1.62), (x1 - x0, 0.03, 0.28), color, LACQUER, 0.004)
            )
            for x in np.arange(x0 + 1.2, x1 - 0.8, 1.05):
                body.append(
                    soft_box(
                        (float(x), s * (half - 0.012), 2.36),
                        (0.62, 0.03, 0.52),
                        "#ffe6b4" if lit else "#18222a",
                        window,
                        0.004,
                    )
                )
        if first or last:
            body.append(
                hull_along_x(
                    [(nose * 5.6, 0.9, 3.0, 3.42), (nose * 6.4, 0.82, 2.6, 3.30), (nose * 7.4, 0.6, 2.4, 2.86)][
                        :: 1 if nose > 0 else -1
                    ],
                    "#10161b",
                    DARK_GLASS,
                    3,
                    16,
                )
            )
            for s in (1, -1):
                body.append(
                    soft_box(
                        (nose * (length / 2 - 1.5), s * 0.82, 1.55),
                        (0.9, 0.10, 0.16),
                        "#fff6e0" if first else "#c01818",
                        (LIT if first else TAIL_LIT) if lit else CHROME,
                        0.03,
                    )
                )
        body += _bogie(-length * 0.36) + _bogie(length * 0.30)
        meshes.append(grouped(body))
        cars.append((length / 2 + i * (length + 0.4), length * 0.66))
    lamps = (
        tuple(
            Lamp(
                position=(0.1, s * 0.82, 1.55),
                color=(1, 0.96, 0.88),
                power=40,
                range_m=60,
                kind="spot",
                direction=(0.995, 0, -0.06),
                cone=(0.97, 0.88),
                halo=0.6,
            )
            for s in (1, -1)
        )
        if lit
        else ()
    )
    return Vehicle(
        kind=kind,
        medium="rail",
        body=(),
        length_m=length,
        width_m=3.4,
        height_m=3.7,
        mass_kg=45000 * count,
        wheel_m=0.43,
        loop=("train", "rolling"),
        cars=tuple(cars),
        car_meshes=tuple(meshes),
        lamps=lamps,
        sockets={
            "seat": place(-6.0, 0, 2.0),
            "window": place(-14, 1.7, 2.36, yaw=np.pi / 2),
            "door_0": place(-12, 1.7, 1.2, yaw=np.pi / 2),
            "root": place(),
            "top": place(-12, 0, 3.7),
        },
    )


def _steam(attributes: Attributes, seed: int, count: int, lit: bool) -> Vehicle:
    black = paint_of(attributes, "#1c1e21")
    iron = Material(roughness=0.42)
    eng: list[Mesh] = [
        turned(
            [(0.0005, -3.4), (0.82, -3.4), (0.85, -3.3), (0.85, 2.9), (0.80, 3.0), (0.0005, 3.05)], black, iron, 28
        ).moved(np.array([[0, 0, 1, 1.6], [0, 1, 0, 0], [-1, 0, 0, 2.3]])),
        soft_box((-2.9, 0, 2.7), (2.0, 2.6, 2.3), black, iron, 0.08),
        soft_box((-2.9, 0, 3.92), (2.4, 2.8, 0.14), black, iron, 0.06),
        turned([(0.22, 3.0), (0.2, 3.7), (0.27, 3.95), (0.27, 4.0)], black, iron, 18, (4.0, 0, 0)),
        turned([(0.3, 3.0), (0.3, 3.3), (0.0005, 3.5)], "#b08d3f", METAL, 18, (2.2, 0, 0)),
        turned([(0.34, 3.0), (0.34, 3.25), (0.0005, 3.45)], black, iron, 18, (0.6, 0, 0)),
        soft_box((1.0, 0, 1.25), (8.8, 2.3, 0.16), black, iron, 0.03),
        soft_box((5.2, 0, 1.15), (0.16, 2.5, 0.4), "#8f1f1c", LACQUER, 0.03),
        soft_box(
            (-2.9, 1.32, 3.1),
            (1.2, 0.02, 0.7),
            "#ffcf80" if lit else "#10161b",
            Material(roughness=0.3, emission=1.2) if lit else DARK_GLASS,
            0.01,
        ),
        soft_box(
            (-2.9, -1.32, 3.1),
            (1.2, 0.02, 0.7),
            "#ffcf80" if lit else "#10161b",
            Material(roughness=0.3, emission=1.2) if lit else DARK_GLASS,
            0.01,
        ),
        turned([(0.0005, 0.0), (0.16, 0.01), (0.17, 0.16)], "#fff0cc", LIT if lit else CHROME, 16).moved(
            np.array([[0, 0, -1, 4.95], [0, 1, 0, 0], [1, 0, 0, 3.15]])
        ),
    ]
    for x in (-1.2, 0.4, 2.0):
        for s in (1, -1):
            ring = turned(
                [(0.52, -0.06), (0.66, -0.06), (0.68, -0.05), (0.68, 0.05), (0.66, 0.06), (0.52, 0.06)],
                "#8f1f1c",
                iron,
                26,
            )
            eng.append(along_y(ring, (x, s * 0.86, RAIL + 0.68)))
            eng += [
                rod(
                    (x, s * 0.86, RAIL + 0.68),
                    (x + 0.54 * np.cos(a), s * 0.86, RAIL + 0.68 + 0.54 * np.sin(a)),
                    0.03,
                    0.025,
                    "#8f1f1c",
                    iron,
                    5,
                )
                for a in np.arange(8) * np.pi / 4
            ]
    for s in (1, -1):
        eng += [
            rod((-1.2, s * 0.97, RAIL + 0.5), (2.0, s * 0.97, RAIL + 0.5), 0.05, 0.05, "#b4b8bc", METAL, 6),
            soft_box((3.8, s * 0.95, 1.0), (1.0, 0.5, 0.55), black, iron, 0.1),
            rod((3.3, s * 0.97, RAIL + 0.8), (2.0, s * 0.97, RAIL + 0.5), 0.04, 0.04, "#b4b8bc", METAL, 6),
        ]
    cars, meshes = [(5.2, 5.0)], [grouped(eng)]
    tender = [
        soft_box((0, 0, 1.9), (5.0, 2.5, 1.5), black, iron, 0.06),
        soft_box(
            (0.2, 0, 2.7), (4.0, 2.1, 0.4), "#121314", Material(texture=Texture.ROCK, roughness=0.95, scale=4), 0.15
        ),
        *_bogie(-1.4),
        *_bogie(1.4),
    ]
    cars.append((12.9, 3.0))
    meshes.append(grouped(tender))
    color = "#5a2a22"
    for i in range(count - 1):
        st = [(-8.9, 1.36, 1.0, 3.6), (-8.8, 1.4, 0.95, 3.7), (8.8, 1.4, 0.95, 3.7), (8.9, 1.36, 1.0, 3.6)]
        body = [hull_along_x(st, color, LACQUER, 7, 26), *_bogie(-6), *_bogie(6)]
        for s in (1, -1):
            body += [
                soft_box(
                    (float(x), s * 1.404, 2.5),
                    (0.95, 0.014, 0.9),
                    "#ffdf9e" if lit else "#18222a",
                    Material(roughness=0.3, emission=1.1) if lit else DARK_GLASS,
                    0.004,
                )
                for x in np.linspace(-7.2, 7.2, 10)
            ]
        cars.append((25.0 + 18.4 * i, 12.0))
        meshes.append(grouped(body))

    def puffs(g: Going) -> tuple[Sprites, ...]:
        out = smoke(g.seconds * 1.6, seed, 22, 0.55, 3.4, 4.1)
        centers = out.centers.copy()
        age = (centers[:, 2] - 4.1) / 3.4
        centers[:, 0] += -1.2 - age * 1.5 * g.speed
        return (Sprites(centers=centers, radii=out.radii, color=(0.75, 0.75, 0.77), opacity=0.22),)

    lamps = (
        (
            Lamp(
                position=(0.3, 0, 3.15),
                color=(1, 0.9, 0.7),
                power=40,
                range_m=50,
                kind="spot",
                direction=(0.99, 0, -0.1),
                cone=(0.96, 0.85),
                halo=0.7,
            ),
        )
        if lit
        else ()
    )
    return Vehicle(
        kind="steam_locomotive",
        medium="rail",
        body=(),
        length_m=12,
        width_m=2.8,
        height_m=4.1,
        mass_kg=90000,
        wheel_m=0.68,
        loop=("train", "steam"),
        cars=tuple(cars),
        car_meshes=tuple(meshes),
        lamps=lamps,
        spray=puffs,
        sockets={"seat": place(-8.0, 0.5, 2.2), "root": place(), "top": place(-5, 0, 4)},
    )
