"""A camp: ring of stones, logs to sit on, a tent, things left about."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import vary


def fire_ring(b: SetBuilder, x: float, y: float, *, burning: bool = True) -> None:
    """Stones, ash and crossed logs; the flames themselves are an actor. ``burning`` adds their steady glow."""
    rng = b.rng
    z = b.height(x, y) - b.point(0, 0)[2]
    with b.at(x, y, z):
        for i in range(12):
            a = i / 12 * 6.283 + rng.normal(0, 0.08)
            r = 0.66 + rng.normal(0, 0.03)
            b.add(
                shapes.rock(
                    (r * np.cos(a), r * np.sin(a), 0.07),
                    (0.17, 0.15, 0.13) * rng.uniform(0.8, 1.2, 3),
                    vary("#6d6862", rng),
                    mat.ROCK,
                    int(rng.integers(1 << 30)),
                    2,
                    0.3,
                )
            )
        b.lathe((0, 0, 0.012), [(0.6, 0), (0.01, 0.05)], "#24201d", mat.MATT, 16)
        for i in range(6):
            a = i * 1.05 + 0.3
            b.rod(
                (0.44 * np.cos(a), 0.44 * np.sin(a), 0.06),
                (-0.04 * np.cos(a), -0.04 * np.sin(a), 0.36),
                0.06,
                "#32241b",
                mat.BARK,
                0.045,
                7,
                shadow=False,
            )
        for _ in range(9):
            a, r = float(rng.uniform(0, 6.28)), float(rng.uniform(0.05, 0.36))
            b.ball(
                (r * np.cos(a), r * np.sin(a), 0.06),
                float(rng.uniform(0.03, 0.06)),
                "#ff5a1c",
                Material(emission=3.5 if burning else 0.2),
                1,
            )
        b.block(0, 0, 0.75, 0.4)
        b.mark("fire", 0, 0, 0.08, 0)


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
