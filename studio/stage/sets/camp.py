"""A camp: ring of stones, logs to sit on, a tent, things left about."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import vary


def fire_place(b: SetBuilder, x: float, y: float) -> None:
    """Where a fire burns: scorched ground, strewn ash and stones, split wood in reach. The fire itself is a thing."""
    rng = b.rng
    z = b.height(x, y) - b.point(0, 0)[2]
    with b.at(x, y, z):
        b.lathe((0, 0, 0.006), [(0.95, 0), (0.7, 0.004), (0.01, 0.008)], "#2e2822", mat.MATT, 18)
        for i in range(9):
            a = i / 9 * 6.283 + rng.normal(0, 0.25)
            r = 0.86 + rng.normal(0, 0.08)
            size = np.array([0.11, 0.10, 0.08]) * rng.uniform(0.6, 1.2)
            stone = vary("#6d6862", rng)
            b.add(
                shapes.rock(
                    (r * np.cos(a), r * np.sin(a), 0.03), size, stone, mat.ROCK, int(rng.integers(1 << 30)), 1, 0.3
                )
            )
        for i in range(7):
            row, q = divmod(i, 4)
            at = np.array([1.35 + 0.09 * row, -0.75 + 0.17 * q + 0.09 * row, 0.09 + 0.15 * row])
            b.rod(at, at + np.array([0.55, 0.12, 0.01]), 0.075, vary("#6b4c34", rng), mat.BARK, None, 8)
        b.block(0, 0, 0.75, 0.4)
        b.mark("fire", 0, 0, 0, 0)


def seat_log(b: SetBuilder, x: float, y: float, yaw: float, length: float = 1.7) -> None:
    """A log to sit on, facing its own -y; two seat marks."""
    z = b.height(x, y) - b.point(0, 0)[2]
    with b.at(x, y, z, yaw):
        b.rod((-length / 2, 0, 0.2), (length / 2, 0, 0.21), 0.23, vary("#6b4c34", b.rng), mat.BARK, 0.21, 12)
        for s in (-1, 1):
            disc = shapes.lathe((0, 0, 0), [(0.2, 0.0), (0.001, 0.012)], "#c8a478", mat.WOOD, 12)
            b.add(disc.moved(np.array([[0, 0, s, s * (length / 2 + 0.2)], [1, 0, 0, 0], [0, s, 0, 0.21]], float)))
        b.block_line((-length / 2, 0.05), (length / 2, 0.05), 0.25, 0.45)
        n = sum(m.startswith("seat_") for m in b.marks)
        for k, q in enumerate((-0.42, 0.42)):
            b.mark(f"seat_{n + k}", q, -0.05, 0.43, -np.pi / 2)


def tent(b: SetBuilder, x: float, y: float, yaw: float, color: str = "#d0692c") -> None:
    """A ridge tent with an open flap toward its own -y, guys and pegs; lit from within when it is dark."""
    z = b.height(x, y) - b.point(0, 0)[2]
    w, d, h = 1.25, 2.6, 1.6
    cloth = Material(texture=mat.CLOTH.texture, roughness=0.9, two_sided=True, emission=0.22 * b.setting.glow)
    with b.at(x, y, z, yaw):
        t = np.linspace(0, 1, 7)
        for s in (-1, 1):
            bow = np.stack([s * w * (1 - t) ** 0.85, 0 * t, h * t ** (1 / 1.15)], 1)
            front, back = bow + np.array([0, -d / 2, 0]), bow * [0.9, 1, 0.86] + np.array([0, d / 2, 0])
            sag = (front + back) / 2 - [0, 0, 0.06]
            v = np.concatenate([front, sag, back])
            i = np.arange(6)
            f = np.concatenate(
                [
                    np.concatenate(
                        [
                            np.stack([r * 7 + i, (r + 1) * 7 + i, (r + 1) * 7 + i + 1], 1),
                            np.stack([r * 7 + i, (r + 1) * 7 + i + 1, r * 7 + i + 1], 1),
                        ]
                    )
                    for r in range(2)
                ]
            )
            mesh = shapes.smooth(v, f if s > 0 else f[:, ::-1], color, cloth)
            b.add(mesh)
            flap = [
                [s * w, -d / 2 - 0.02, 0],
                [s * w * 0.45, -d / 2 - 0.18, 0],
                [s * 0.02, -d / 2 - 0.02, h],
                [s * w * 0.62, -d / 2 - 0.02, h * 0.46],
            ]
            b.add(
                shapes.faceted(
                    flap, [[0, 1, 2], [0, 2, 3]] if s < 0 else [[0, 2, 1], [0, 3, 2]], vary(color, b.rng, 0.08), cloth
                )
            )
            for q in (-d / 2, d / 2):
                b.rod((s * w * 0.55, q, h * 0.5), (s * (w + 0.9), q * 1.1, 0), 0.008, "#e8e0d0", mat.PAINT, None, 3)
        b.add(
            shapes.faceted(
                [[-w * 0.9, d / 2, 0], [w * 0.9, d / 2, 0], [0, d / 2, h * 0.86]],
                [[0, 1, 2]],
                vary(color, b.rng, 0.08),
                cloth,
            )
        )
        b.floor((-w, w), (-d / 2, d / 2), 0.02, "#4a5a68", mat.CLOTH)
        b.box((0.3, 0.2, 0.12), (0.7, 1.7, 0.18), "#3f6a8a", mat.CLOTH)
        if b.setting.glow > 0.3:
            b.ball((0, 0.2, h * 0.8), 0.07, "#ffd9a0", mat.lit(5.0), 1)
            b.lamp((0, -0.2, h * 0.7), "#ffb060", 6 * b.setting.glow, 4.5, size=0.4, halo=0.25)
        b.block(0, 0, 1.6, 1.6)
