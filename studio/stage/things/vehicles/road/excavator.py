"""A machine that digs: tracks, a house that carries cab and counterweight, boom, stick and bucket."""

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, Texture, compose
from studio.stage.things.forms import METAL, cutout, ribbon, rod, soft_box
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.parts import DARK_GLASS, LACQUER, car_wheel, hull_along_x
from studio.stage.things.vehicles.road.parts import GLASS_COLOR
from studio.stage.things.vehicles.vehicle import Going, MovingPart, Vehicle, grouped, rolling, spun, vehicle_recipe

_BOOM, _STICK, _BUCKET = (0.55, -0.2, 1.55), (4.35, -0.2, 3.05), (5.05, -0.2, 1.25)
"""Where boom, stick and bucket turn, at rest."""
_CYCLE_S = 5.5
"""How long one bite takes."""
_IRON = "#33363a"


def _digging(g: Going) -> tuple[float, float, float]:
    """Angles of boom, stick and bucket, radians, nose down positive: out, down, in and up while it stands at work."""
    share = g.work * max(0.0, 1.0 - g.speed / 0.4)
    w = 2 * np.pi * g.seconds / _CYCLE_S
    boom = 0.10 + 0.20 * np.sin(w)
    stick = -0.10 + 0.42 * np.sin(w - 1.3)
    bucket = 0.55 * np.sin(w - 1.9)
    return float(share * boom), float(share * stick), float(share * bucket)


def _boom(g: Going) -> Floats:
    return spun(_BOOM, _digging(g)[0])


def _stick(g: Going) -> Floats:
    return compose(_boom(g), spun(_STICK, _digging(g)[1]))


def _bucket(g: Going) -> Floats:
    return compose(_stick(g), spun(_BUCKET, _digging(g)[2]))


def _tracks() -> tuple[list[Mesh], list[MovingPart]]:
    t = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    body: list[Mesh] = []
    moving: list[MovingPart] = []
    tread = Material(texture=Texture.PLANKS, roughness=0.9, scale=7.0, two_sided=True)
    for s in (1.0, -1.0):
        belt = np.stack(
            [1.85 * np.sign(np.cos(t)) * np.abs(np.cos(t)) ** 0.5, np.full(40, s * 1.12), 0.42 + 0.42 * np.sin(t)], 1
        )
        out = np.stack([np.cos(t), 0 * t, np.sin(t) * 1.6], 1)
        loop, facing = np.concatenate([belt, belt[:1]]), np.concatenate([out, out[:1]])
        body += [
            ribbon(loop, facing, 0.55, "#26272a", tread),
            soft_box((0, s * 1.12, 0.42), (3.0, 0.34, 0.34), _IRON, METAL, 0.06),
        ]
        for x in (-1.5, 1.5):
            at = (x, s * 1.12, 0.42)
            moving.append(MovingPart(meshes=grouped(car_wheel(at, 0.34, 0.42, _IRON, 6)), motion=rolling(at, 0.34)))
        for x in (-0.8, -0.25, 0.3, 0.85):
            body.append(rod((x, s * 0.93, 0.2), (x, s * 1.31, 0.2), 0.17, 0.17, _IRON, METAL, 12))
    return body, moving


def _house(color: str) -> list[Mesh]:
    body = [
        soft_box((0, 0, 0.55), (1.6, 1.7, 0.35), _IRON, METAL, 0.05),
        rod((0, 0, 0.7), (0, 0, 0.98), 0.72, 0.72, _IRON, METAL, 24),
        soft_box((-0.35, 0, 1.08), (2.9, 2.35, 0.2), _IRON, METAL, 0.05),
        soft_box((-0.75, -0.1, 1.55), (1.7, 2.2, 0.78), color, LACQUER, 0.08),
        hull_along_x(
            [(-2.25, 1.0, 1.1, 1.75), (-2.05, 1.18, 1.0, 1.95), (-1.5, 1.2, 1.0, 2.0), (-1.35, 1.2, 1.05, 1.95)],
            color, LACQUER, 5, 28,
        ),
        soft_box((-2.26, 0, 1.43), (0.07, 1.3, 0.26), "#1d1e20", METAL, 0.02),
        rod((-1.1, -0.7, 1.9), (-1.1, -0.7, 2.45), 0.06, 0.055, "#1b1c1e", METAL, 10),
        # the cab stands on the left, glass all round, its posts and its roof in the machine's colour
        soft_box((0.42, 0.72, 1.42), (1.42, 0.92, 0.55), color, LACQUER, 0.06),
        soft_box((0.44, 0.72, 2.15), (1.34, 0.88, 1.05), GLASS_COLOR, DARK_GLASS, 0.05),
        soft_box((0.40, 0.72, 2.74), (1.48, 0.98, 0.12), color, LACQUER, 0.05),
    ]  # fmt: skip
    for x, y in ((-0.25, 0.27), (-0.25, 1.17), (1.12, 0.27), (1.12, 1.17), (0.55, 1.18)):
        body.append(rod((x, y, 1.6), (x, y, 2.72), 0.045, 0.045, color, LACQUER, 8))
    body += [rod((1.0, 0.45, 2.84), (1.0, 0.45, 2.9), 0.08, 0.08, "#fff1d2", DARK_GLASS, 10),
             rod((-0.15, 1.2, 1.25), (0.9, 1.2, 1.25), 0.025, 0.025, "#1b1c1e", METAL, 6)]  # fmt: skip
    for y in (-0.42, 0.02):
        body.append(soft_box((0.5, y, 1.5), (0.5, 0.08, 0.7), color, LACQUER, 0.03))
    return body


def _plate(outline: list[tuple[float, float]], wide: float, color: str, material: Material) -> Mesh:
    return cutout(np.array(outline), wide, color, material, (0, 2), (0.0, _BOOM[1], 0.0))


def _arm(color: str) -> tuple[list[Mesh], list[Mesh], list[Mesh]]:
    """Boom, stick and bucket with their cylinders."""
    y = _BOOM[1]
    boom = [
        _plate([(0.40, 1.42), (0.72, 1.40), (2.15, 3.05), (2.75, 3.42), (4.42, 2.90), (4.48, 3.16), (2.70, 3.98),
                (1.95, 3.62)], 0.34, color, LACQUER),
        *(rod((0.95, y + d, 1.35), (2.1, y + d, 3.05), 0.085, 0.085, "#1f2124", METAL, 10) for d in (0.3, -0.3)),
        *(rod((1.6, y + d, 2.3), (2.3, y + d, 3.35), 0.05, 0.05, "#c9cdd1", METAL, 8) for d in (0.3, -0.3)),
        rod((2.35, y, 3.95), (3.5, y, 3.85), 0.085, 0.085, "#1f2124", METAL, 10),
        rod((3.4, y, 3.86), (4.25, y, 3.62), 0.05, 0.05, "#c9cdd1", METAL, 8),
    ]  # fmt: skip
    stick = [
        _plate([(4.12, 3.62), (4.36, 3.66), (4.62, 2.95), (5.18, 1.32), (5.02, 1.10), (4.86, 1.20), (4.18, 2.80)], 0.28,
               color, LACQUER),
        rod((4.62, y, 3.25), (5.1, y, 2.1), 0.07, 0.07, "#1f2124", METAL, 10),
        rod((5.05, y, 2.2), (5.32, y, 1.45), 0.045, 0.045, "#c9cdd1", METAL, 8),
    ]  # fmt: skip
    shell = np.array([(5.12, 1.34), (5.42, 1.10), (5.46, 0.72), (5.20, 0.36), (4.78, 0.24), (4.36, 0.40)])
    inner = (shell - shell.mean(0)) * 0.88 + shell.mean(0) + [-0.03, 0.03]
    bucket: list[Mesh] = []
    for d in (-0.54, 0.54):
        side = np.concatenate([shell, [(4.98, 1.16)]])
        bucket.append(cutout(side, 0.04, _IRON, METAL, (0, 2), (0.0, y + d, 0.0)))
    ring = np.concatenate([shell, inner[::-1]])
    bucket.append(cutout(ring, 1.08, _IRON, METAL, (0, 2), (0.0, y, 0.0)))
    for d in np.linspace(-0.46, 0.46, 5):
        bucket.append(rod((4.42, y + d, 0.38), (4.16, y + d, 0.46), 0.055, 0.015, "#b9bcc0", METAL, 6))
    return boom, stick, bucket


@vehicle_recipe(3.0, 7.6, "excavator")
def excavator(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """Standing at work it digs, bite after bite; driving it carries its arm still."""
    color = paint_of(attributes, "#d99a12")
    tracks, rollers = _tracks()
    boom, stick, bucket = _arm(color)
    return Vehicle(
        kind=kind,
        medium="road",
        body=grouped([*tracks, *_house(color)]),
        moving=(
            *rollers,
            MovingPart(meshes=grouped(boom), motion=_boom),
            MovingPart(meshes=grouped(stick), motion=_stick),
            MovingPart(meshes=grouped(bucket), motion=_bucket),
        ),
        length_m=7.6,
        width_m=2.8,
        height_m=4.0,
        mass_kg=14000,
        wheel_m=0.34,
        loop=("tractor", "engine"),
        sockets={"seat": place(0.35, 0.72, 1.75), "root": place(), "top": place(0.4, 0.72, 2.8)},
    )
