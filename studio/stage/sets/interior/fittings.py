"""What rooms of a trade have in common: a lit shell, shelves full of one sort of thing, beds, benches, chairs."""

from typing import NamedTuple

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import GOODS
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies
from studio.stage.sets.rooms import Span, fill, shell, window_wall
from studio.stage.shapes import Color
from studio.stage.world import Vector

_PAPER = ("#7a2f2a", "#2f4a5c", "#3f5a3c", "#8a6a3a", "#4a3a5a", "#a8483a", "#c8b890", "#34383c")


class Room(NamedTuple):
    """Of a lit room: the box the camera stays in, and its height."""

    low: Vector
    high: Vector
    height: float


def lit_room(
    b: SetBuilder, x: Span, y: Span, height: float, *, floor: Color, floor_material: Material, wall: Color,
    dado: Color | None = None, ceiling: Color = "#efeae0", panels: bool = True, tone: str = "#f4f6ff",
    windows: bool = True, power: float = 8.0, outside: str = "garden",
) -> Room:  # fmt: skip
    """Walls, windows on the left, light from above, and a soft key for whoever stands in the middle."""
    low, high = shell(
        b, x, y, height, floor=floor, floor_material=floor_material, wall=wall, dado=dado, ceiling=ceiling,
        left=not windows,
    )  # fmt: skip
    if windows:
        third = (y[1] - y[0]) / 3
        panes = [(y[0] + third * k + 0.5, y[0] + third * (k + 1) - 0.4) for k in range(3)]
        window_wall(b, x[0], y, height, panes, sill=0.85, top=height - 0.5, wall=wall, curtains=None, outside=outside)
    day = b.setting.daylight[0] if windows else 0.0
    level = max(0.6, b.setting.glow, 1.0 - day)
    middle = (x[0] + x[1]) / 2
    for py in np.linspace(y[0] + 1.4, y[1] - 1.4, 3).tolist():
        if panels:
            b.box((middle, py, height - 0.02), (0.5, 1.5, 0.05), tone, mat.lit(0.7 + 1.3 * level), shadow=False)
        b.lamp(
            (middle, py, height - 0.12), tone, power * level, 8.0, toward=(0, 0, -1), area=True, size=1.3, halo=0.0
        )  # fmt: skip
    fill(b, middle, (y[0] + y[1]) / 2 - 1.5, height - 0.2, 3.0 + 2.5 * day, tone)
    b.lamp(
        (x[0] + 1.2, -2.4, 2.1), "#fff0e0", 4.0 + 2 * day, 7.5, toward=(0.72, 0.62, -0.28), area=True, size=1.6,
        halo=0.0,
    )  # fmt: skip
    b.mark("door", x[1] - 0.5, y[0] + 1.4, 0, np.pi)
    b.mark("wall", x[1], 0.4, 1.4, np.pi)
    return Room(low, high, height)


def row_of(b: SetBuilder, x: Span, y: float, z: float, size: tuple[float, float, float], colors: tuple[str, ...],
           loose: float = 0.12, material: Material = mat.MATT, round_things: bool = False) -> None:  # fmt: skip
    """Things side by side on a board whose front is toward -y: the same shape, of different heights and colours."""
    n = max(int((x[1] - x[0]) / size[0]), 1)
    g = b.rng
    at = np.stack([np.linspace(x[0] + size[0] / 2, x[1] - size[0] / 2, n), np.full(n, y), np.full(n, z)], 1)
    at = at[g.random(n) > loose]
    if not len(at):
        return
    one = shapes.box((0, 0, size[2] / 2), (size[0] * 0.88, size[1], size[2]), (1.0, 1.0, 1.0), material)
    if round_things:
        one = shapes.ball(
            (0, 0, size[0] * 0.45), (size[0] * 0.48, size[1] * 0.5, size[0] * 0.45), (1.0, 1.0, 1.0), material, 1
        )
    tints = np.array([srgb(colors[int(k)]) for k in g.integers(len(colors), size=len(at))], float)
    b.add(copies(one, at, 0.0, g.uniform(0.82, 1.0, len(at)), tints * g.uniform(0.75, 1.15, (len(at), 1))), ink=0.4)


def bookcase(b: SetBuilder, width: float, height: float = 2.2, depth: float = 0.32, wood: Color = "#6f4a2e") -> None:
    """Full of books; its back is at y = 0, its front toward -y."""
    for q in (-width / 2, width / 2):
        b.box((q, -depth / 2, height / 2), (0.04, depth, height), wood, mat.WOOD)
    b.box((0, -0.015, height / 2), (width, 0.03, height), srgb(wood) * 0.6, mat.WOOD)
    boards = max(int(height / 0.36), 2)
    for k in range(boards + 1):
        z = 0.06 + (height - 0.09) * k / boards
        b.box((0, -depth / 2, z), (width, depth, 0.035), wood, mat.WOOD)
        if k < boards:
            room = (height - 0.09) / boards - 0.06
            row_of(
                b, (-width / 2 + 0.03, width / 2 - 0.03), -depth * 0.55, z + 0.02, (0.052, depth * 0.66, room), _PAPER
            )
    b.block_line((-width / 2, -depth / 2), (width / 2, -depth / 2), depth, height)


def rack(
    b: SetBuilder, width: float, height: float = 1.5, depth: float = 0.42, colors: tuple[str, ...] = GOODS,
    round_things: bool = False,
) -> None:  # fmt: skip
    """A shop's shelves; the back is at y = 0, the goods toward -y."""
    b.box((0, -0.02, height / 2), (width, 0.04, height), "#d8dadc", mat.PAINT)
    for q in (-width / 2, width / 2):
        b.box((q, -depth / 2, height / 2), (0.03, depth, height), "#c4c8ca", mat.PAINT)
    boards = max(int(height / 0.36), 2)
    for k in range(boards):
        z = 0.12 + (height - 0.12) * k / boards
        b.box((0, -depth / 2, z), (width, depth, 0.03), "#eef0f2", mat.PAINT)
        b.box((0, -depth - 0.004, z), (width, 0.012, 0.05), "#f4d23c", mat.PAINT)
        room = (height - 0.12) / boards - 0.09
        row_of(
            b, (-width / 2 + 0.03, width / 2 - 0.03), -depth * 0.6, z + 0.016,
            (0.15 if round_things else 0.11, depth * 0.6, room), colors, 0.06, round_things=round_things,
        )  # fmt: skip
    b.block_line((-width / 2, -depth / 2), (width / 2, -depth / 2), depth, height)


def bed(b: SetBuilder, x: float, y: float, yaw: float, *, frame: Color, blanket: Color, rails: bool = False,
        width: float = 1.0, name: str = "bed") -> None:  # fmt: skip
    """A made bed, its head toward its own -x; marks the middle of its top, facing from head to feet."""
    with b.at(x, y, 0, yaw):
        cloth = Material(texture=mat.CLOTH.texture, scale=1.0, a=6, roughness=0.95)
        b.box((0, 0, 0.30), (2.06, width, 0.14), frame, mat.WOOD if not rails else mat.PAINT)
        b.box((0, 0, 0.46), (2.0, width - 0.06, 0.20), "#f2efe8", cloth)
        b.box((0.32, 0, 0.50), (1.40, width + 0.02, 0.15), blanket, cloth)
        b.add(shapes.rock((-0.76, 0, 0.60), (0.20, width * 0.34, 0.085), "#fbfaf6", cloth, 3, 2, 0.02))
        b.box((-1.04, 0, 0.62), (0.06, width, 0.85), frame, mat.WOOD if not rails else mat.PAINT)
        b.box((1.03, 0, 0.45), (0.05, width, 0.5), frame, mat.WOOD if not rails else mat.PAINT)
        for sx in (-0.9, 0.9):
            for sy in (-1, 1):
                b.rod((sx, sy * (width / 2 - 0.06), 0.24), (sx, sy * (width / 2 - 0.06), 0.02), 0.03, frame, mat.PAINT)
        if rails:
            for q in (-0.55, -0.3, -0.05):
                b.rod((q, width / 2 + 0.02, 0.4), (q, width / 2 + 0.02, 0.78), 0.012, "#c8ccd0", mat.CHROME)
            b.rod((-0.6, width / 2 + 0.02, 0.78), (0.0, width / 2 + 0.02, 0.78), 0.016, "#c8ccd0", mat.CHROME)
        b.mark(name, -0.02, 0, _LIES_M, 0.0)
        b.block_line((-0.8, 0), (0.8, 0), width / 2, 0.6)


_LIES_M = 0.585
"""Over the floor, what a back lies on."""
