"""The longship: clinker hull, dragon's head, striped sail, shields along the rail, oars that row."""

import numpy as np
from numpy.typing import ArrayLike

from studio.stage.curves import through
from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import faceted, tube
from studio.stage.things.forms import METAL, WOOD, Array, bent, rod, rods, soft_box, turned
from studio.stage.things.thing import Attributes, paint_of, place
from studio.stage.things.vehicles.hull import PLANKS, Hull, bow_spray, floor, shell
from studio.stage.things.vehicles.sails import oars, striped_sail
from studio.stage.things.vehicles.vehicle import Vehicle, grouped, vehicle_recipe

HULL = Hull(length=19.0, beam=4.4, sheer=(1.15, 2.7, 2.5), keel=(-0.75, 0.9, 0.9), full=2.3, strakes=7, step=0.035)
_TAR = Material(texture=Texture.WOOD, roughness=0.75)


def _disc_shield(center: Array, out: Array, radius: float, color: str, second: str) -> list[Mesh]:
    """A shield in few triangles: eight painted wedges, a rim, a boss."""
    n = 16
    up = np.array([0, 0, 1.0])
    side = np.cross(up, out)
    side /= np.linalg.norm(side)
    up = np.cross(out, side)
    a = 2 * np.pi * np.arange(n) / n
    rim = center + radius * (np.cos(a)[:, None] * side + np.sin(a)[:, None] * up)
    points = np.concatenate([rim, (center + out * 0.05)[None]])
    parts: list[Mesh] = []
    face = Material(texture=Texture.PLANKS, roughness=0.7, scale=7.0, two_sided=True)
    for tint, first in ((color, 0), (second, 1)):
        j = np.array([k for k in range(n) if (k // 4) % 2 == first])
        parts.append(faceted(points, np.stack([j, (j + 1) % n, np.full(len(j), n)], 1), tint, face))
    ring = np.concatenate([rim, rim[:1]])
    parts.append(tube(ring, 0.022, "#4c4a48", METAL, 3))
    parts.append(sphere(center + out * 0.05, 0.085, "#7b7d80", METAL, 0))
    return parts


def _dragon(stem: Array) -> list[Mesh]:
    """A carved head on top of the stem: brow, open jaws with teeth, horns, a mane of spikes down the neck."""
    wood, dark, gold = "#5a3418", "#2c1a10", "#c9a23a"
    tip = stem[-1]
    parts = [
        rod(tip, tip + np.array([0.32, 0, 0.10]), 0.24, 0.21, wood, _TAR, 12),
        rod(tip + np.array([0.30, 0, 0.16]), tip + np.array([0.95, 0, 0.13]), 0.185, 0.10, wood, _TAR, 12),
        rod(tip + np.array([0.22, 0, -0.10]), tip + np.array([0.80, 0, -0.17]), 0.12, 0.06, wood, _TAR, 10),
        sphere(tip + np.array([0.93, 0, 0.20]), (0.09, 0.11, 0.07), wood, _TAR, 2),
        bent(
            [
                tuple(tip + np.array([0.55, 0, 0.0])),
                tuple(tip + np.array([0.95, 0, -0.02])),
                tuple(tip + np.array([1.15, 0, 0.08])),
            ],
            0.035,
            "#a8231c",
            _TAR,
            6,
        ),
    ]
    for s in (-1, 1):
        parts += [
            sphere(tip + np.array([0.36, s * 0.17, 0.24]), 0.062, gold, METAL, 2),
            sphere(tip + np.array([0.40, s * 0.20, 0.25]), 0.03, "#100c0a", METAL, 1),
            rod(
                tip + np.array([0.22, s * 0.15, 0.31]),
                tip + np.array([0.50, s * 0.17, 0.34]),
                0.06,
                0.04,
                dark,
                _TAR,
                7,
            ),
            bent(
                [
                    tuple(tip + np.array([0.10, s * 0.12, 0.26])),
                    tuple(tip + np.array([-0.15, s * 0.2, 0.48])),
                    tuple(tip + np.array([-0.42, s * 0.22, 0.50])),
                ],
                0.05,
                gold,
                METAL,
                7,
                3,
            ),
            bent(
                [
                    tuple(tip + np.array([0.02, s * 0.18, 0.12])),
                    tuple(tip + np.array([-0.14, s * 0.30, 0.2])),
                    tuple(tip + np.array([-0.30, s * 0.32, 0.14])),
                ],
                0.055,
                wood,
                _TAR,
                6,
                3,
            ),
        ]
        for x in (0.5, 0.64, 0.78, 0.90):
            parts += [
                turned(
                    [(0.0005, -0.075), (0.022, 0.0), (0.0005, 0.005)],
                    "#ece4d0",
                    WOOD,
                    6,
                    tip + np.array([x, s * 0.09, 0.06]),
                ),
                turned([(0.022, 0.0), (0.0005, 0.07)], "#ece4d0", WOOD, 6, tip + np.array([x - 0.06, s * 0.06, -0.10])),
            ]
    for k in range(5):
        i = len(stem) - 2 - 2 * k
        way = stem[i] - stem[i - 1]
        out = np.array([-way[2], 0, way[0]]) / np.linalg.norm(way)
        base = stem[i] + out * 0.15
        parts.append(rod(base, base + out * 0.20 + [-0.03, 0, 0.05], 0.06, 0.012, gold, METAL, 6))
    return parts


@vehicle_recipe(11.0, 21.0, "viking_ship", "longship", "drakkar")
def viking_ship(kind: str, attributes: Attributes, seed: int, style: str) -> Vehicle:
    """Sockets ``deck_0`` behind the prow, ``deck_1`` at the helm, ``deck_2`` … ``deck_11`` on the benches (facing
    forward), ``seat_0`` … ``seat_9`` on the benches facing aft, for those who row."""
    red = paint_of(attributes, "#9c2a20")
    body: list[Mesh] = shell(HULL, "#6b4325", PLANKS, 30)
    body += [floor(HULL, 0.12, "#8a6540", Material(texture=Texture.PLANKS, roughness=0.8, scale=2.5, two_sided=True))]
    rail = HULL.rail(26)
    for s in (1.0, -1.0):
        body.append(tube(rail * [1, s, 1] + [0, 0, 0.02], 0.055, "#4c2e18", _TAR, 6))
        u = np.linspace(-0.93, 0.93, 30)
        band = np.array([(x * HULL.length / 2, *HULL.side(float(x), 0.86)) for x in u]) * [1, s, 1]
        body.append(tube(band + np.array([0, s * 0.035, 0]), 0.03, red, _TAR, 4))
    bow_x = HULL.length / 2
    stem = through(
        [
            (bow_x * 0.62, 0, -0.66),
            (bow_x * 0.90, 0, 0.25),
            (bow_x * 1.02, 0, 1.9),
            (bow_x * 1.03, 0, 3.1),
            (bow_x * 1.10, 0, 4.15),
        ],
        18,
    )
    body.append(tube(stem, np.linspace(0.17, 0.20, len(stem)), "#4c2e18", _TAR, 9))
    body += _dragon(stem)
    stern = through(
        [
            (-bow_x * 0.62, 0, -0.66),
            (-bow_x * 0.92, 0, 0.3),
            (-bow_x * 1.03, 0, 1.9),
            (-bow_x * 1.02, 0, 3.4),
            (-bow_x * 0.93, 0, 4.2),
            (-bow_x * 0.85, 0, 4.05),
            (-bow_x * 0.87, 0, 3.7),
        ],
        26,
    )
    body.append(tube(stern, np.linspace(0.18, 0.06, len(stern)), "#4c2e18", _TAR, 8))
    keel = np.stack([np.linspace(-bow_x * 0.66, bow_x * 0.66, 12), np.zeros(12), np.full(12, -0.78)], 1)
    body.append(tube(keel, 0.12, "#3a2414", _TAR, 6))
    benches = np.linspace(-5.2, 4.4, 6)
    for x in benches:
        y, _ = HULL.side(float(x) / bow_x, 0.72)
        body.append(soft_box((float(x), 0, 0.52), (0.34, 2 * y - 0.1, 0.06), "#7a5532", _TAR, 0.015))
    tall = 9.6
    mast_x = 0.35
    body += [
        rod((mast_x, 0, -0.3), (mast_x, 0, tall), 0.17, 0.11, "#7a5532", _TAR, 10),
        soft_box((mast_x, 0, 0.2), (1.6, 0.5, 0.22), "#5a3a20", _TAR, 0.06),
        sphere((mast_x, 0, tall + 0.08), 0.14, "#c9a23a", METAL, 1),
    ]
    yard_z, width, height = 8.7, 9.0, 6.6
    body.append(
        rod(
            (mast_x + 0.22, -width / 2 - 0.3, yard_z),
            (mast_x + 0.22, width / 2 + 0.3, yard_z),
            0.085,
            0.085,
            "#6b4828",
            _TAR,
            8,
        )
    )
    rope = Material(texture=Texture.CLOTH, roughness=1.0)
    lines: list[tuple[ArrayLike, ArrayLike]] = [
        ((mast_x, 0, tall - 0.2), (bow_x * 0.97, 0, 2.5)),
        ((mast_x, 0, tall - 0.2), (-bow_x * 0.95, 0, 2.4)),
    ]
    for s in (-1, 1):
        for x in (-1.2, -0.2, 0.9):
            y, z = HULL.side(x / bow_x, 1.0)
            lines.append(((mast_x, 0, tall - 0.5), (x, s * y, z)))
        lines.append(((mast_x + 0.22, s * (width / 2 + 0.2), yard_z), (-bow_x * 0.62, s * 1.5, 1.5)))
        lines.append(((mast_x + 0.75, s * width * 0.44, yard_z - height), (-3.6, s * 1.95, 1.2)))
    body += rods(lines, 0.018, "#b9a47c", rope, 4)
    palette = [red, "#24406e", "#c9a23a", "#2d2a28", "#4a6a3c", "#d6cdb8"]
    for i, x in enumerate(np.linspace(-6.0, 5.6, 12)):
        y, z = HULL.side(float(x) / bow_x, 0.96)
        for s in (1.0, -1.0):
            body += _disc_shield(
                np.array([x, s * (y + 0.07), z + 0.06]),
                np.array([0.0, s * 0.97, -0.18]),
                0.44,
                palette[(i * 2 + (s > 0)) % 5],
                "#d6cdb8" if i % 2 else "#2d2a28",
            )
    # the steering oar on the right quarter
    body += [
        rod((-7.1, -1.62, 2.2), (-7.4, -1.85, -0.9), 0.07, 0.06, "#5a3a20", _TAR, 7),
        soft_box((-7.42, -1.86, -0.75), (0.5, 0.06, 1.1), "#5a3a20", _TAR, 0.02),
        rod((-7.1, -1.62, 2.2), (-6.9, -0.7, 2.15), 0.04, 0.035, "#5a3a20", _TAR, 6),
    ]
    locks: list[tuple[float, float, float]] = []
    for x in np.linspace(-5.6, 5.0, 8):
        y, z = HULL.side(float(x) / bow_x, 0.80)
        locks += [(float(x) + 0.45, y + 0.03, z), (float(x) + 0.45, -y - 0.03, z)]
    period = 2.6
    sockets: dict[str, Floats] = {
        "root": place(),
        "deck_0": place(6.3, 0.0, 0.55),
        "deck_1": place(-6.6, -0.35, 0.5),
        "top": place(mast_x, 0, tall),
    }
    k = 2
    for x in benches[::-1]:
        for s in (1.0, -1.0):
            if k < 14:
                sockets[f"deck_{k}"] = place(float(x) - 0.45, s * 0.95, 0.12)
                sockets[f"seat_{k - 2}"] = place(float(x), s * 0.95, 0.56, yaw=np.pi)
            k += 1
    spray = bow_spray(HULL, 110, seed, 1.2)
    return Vehicle(
        kind=kind,
        medium="water",
        body=grouped(body),
        pliant=(
            striped_sail((mast_x + 0.30, 0.0, yard_z - 0.05), width, height, (red, "#e0d6c0"), 8, 1.5),
            oars(np.array(locks), 3.9, 1.0, "#8a6540", period),
        ),
        sockets=sockets,
        length_m=20.5,
        width_m=HULL.beam,
        height_m=tall,
        mass_kg=18000,
        loop=("viking_ship", "hull"),
        spray=spray,
        oar_period_s=period,
    )
