"""Books and papers."""

import numpy as np

from studio.stage.mesh import Mesh
from studio.stage.shapes import smooth
from studio.stage.things.forms import (
    CLOTH,
    METAL,
    PAPER,
    bent,
    cutout,
    disc,
    rod,
    soft_box,
)
from studio.stage.things.thing import Attributes, Thing, made, paint_of, recipe


def _flap(w: float, h: float) -> list[Mesh]:
    """The back of an envelope: its folds and a seal."""
    top = np.array([(-w / 2, h), (w / 2, h), (0.0, h * 0.42)])
    fold = cutout(top, 0.0006, "#ddd4be", PAPER, (1, 2), (0.0014, 0, 0))
    return [fold, disc((0.0024, 0, h * 0.47), h * 0.09, (1, 0, 0), "#a3211c", PAPER, 16)]


def _country(w: float, h: float) -> list[Mesh]:
    """A map: sea, land, a river, roads, and where to dig."""
    turn = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    rim = 0.38 + 0.045 * np.sin(3 * turn + 1) + 0.03 * np.sin(7 * turn) + 0.02 * np.sin(11 * turn + 2)
    coast = np.stack([w * 1.12 * rim * np.cos(turn), h / 2 + h * 1.12 * rim * np.sin(turn)], 1)
    inner = (coast - [0, h / 2]) * 0.62 + [-0.03 * w, h * 0.53]

    def way(points: list[tuple[float, float]], thick: float, color: str) -> Mesh:
        return bent([(0.0026, y * w, z * h) for y, z in points], thick, color, PAPER, 4, 5)

    parts = [
        soft_box((0.0012, 0, h / 2), (0.0004, w * 0.95, h * 0.93), "#7fb0c4", PAPER, 0.0001),
        cutout(coast, 0.0004, "#d9c98c", PAPER, (1, 2), (0.0017, 0, 0)),
        cutout(inner, 0.0004, "#9db06a", PAPER, (1, 2), (0.0021, 0, 0)),
        way([(-0.36, 0.62), (-0.16, 0.58), (0.02, 0.44), (0.2, 0.3), (0.3, 0.18)], 0.0022, "#4a8ab0"),
        way([(-0.3, 0.3), (-0.12, 0.4), (0.06, 0.62), (0.24, 0.66)], 0.0014, "#a8422c"),
    ]
    for y, z in ((-0.28, 0.32), (0.23, 0.66), (-0.05, 0.44)):
        parts.append(disc((0.0030, y * w, z * h), 0.009, (1, 0, 0), "#3a2a22", PAPER, 10))
    cross = np.array([0.16 * w, 0.44 * h])
    for s in (1, -1):
        start = (0.0034, cross[0] - 0.018, cross[1] - s * 0.018)
        parts.append(rod(start, (0.0034, cross[0] + 0.018, cross[1] + s * 0.018), 0.003, 0.003, "#c4201c", PAPER, 5))
    parts += [
        soft_box((0.0028, s * w / 4 * (k + 1) * 0.66, h / 2), (0.0004, 0.0012, h), "#b3a884", PAPER, 0.0001)
        for s in (1, -1) for k in (0, 1)
    ]  # fmt: skip
    return parts


def _view(w: float, h: float) -> list[Mesh]:
    """A photograph: sky, hills and the sun in a white border."""
    y = np.linspace(-0.45 * w, 0.45 * w, 15)
    far = 0.46 + 0.13 * np.sin(y / w * 9 + 1) + 0.05 * np.sin(y / w * 21)
    near = 0.30 + 0.07 * np.sin(y / w * 7 + 4)
    low = [(0.45 * w, 0.08 * h), (-0.45 * w, 0.08 * h)]
    return [
        soft_box((0.0012, 0, h / 2), (0.0004, w * 0.9, h * 0.84), "#8fbfe0", PAPER, 0.0001),
        disc((0.0016, 0.2 * w, h * 0.74), 0.016, (1, 0, 0), "#ffe9a8", PAPER, 16),
        cutout(np.concatenate([np.stack([y, far * h], 1), low]), 0.0003, "#5f7f9a", PAPER, (1, 2), (0.0019, 0, 0)),
        cutout(np.concatenate([np.stack([y, near * h], 1), low]), 0.0003, "#4f7a3c", PAPER, (1, 2), (0.0023, 0, 0)),
    ]


@recipe(0.3, "book", "magazine", "notebook", "newspaper", "letter", "map", "envelope", "paper", "photo")
def book(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Printed matter. Books lie closed; ``state`` = ``open`` opens them. Held by the near edge's middle."""
    cover = paint_of(attributes, ("#7a2420", "#20415f", "#3d5a3a", "#5a3a5e")[seed % 4])
    if kind in ("letter", "map", "paper", "photo", "envelope"):
        w, h = (0.6, 0.42) if kind == "map" else (0.21, 0.15) if kind in ("photo", "envelope") else (0.21, 0.29)
        sheet = soft_box((0, 0, h / 2), (0.002, w, h), "#efe9da", PAPER, 0.0005)
        lines = [
            soft_box(
                (0.0016, 0, h * (0.85 - 0.075 * i)),
                (0.0004, w * (0.7 if i % 4 else 0.5), 0.004),
                "#6a6460",
                PAPER,
                0.0001,
            )
            for i in range(9)
        ]
        shown = {"envelope": _flap, "map": _country, "photo": _view}.get(kind)
        return made(kind, [sheet, *(shown(w, h) if shown else lines)], 0.01, "paper", handheld=True)
    if attributes.get("state") == "open" or kind == "newspaper":
        w, h = (0.29, 0.42) if kind == "newspaper" else (0.14, 0.21)
        parts: list[Mesh] = []
        for s in (-1, 1):
            n = 8
            u = np.linspace(0, 1, n)
            y = s * w * u
            x = 0.028 * np.sin(np.pi * u**0.6) + 0.02 * u - 0.05 * u
            low, high = np.stack([x, y, 0 * u], 1), np.stack([x, y, 0 * u + h], 1)
            points = np.concatenate([low, high])
            i = np.arange(n - 1)
            faces = np.concatenate([np.stack([i, i + 1, n + i + 1], 1), np.stack([i, n + i + 1, n + i], 1)])
            parts.append(smooth(points, faces, "#ece6d8", PAPER))
            for k in range(7):
                z = h * (0.88 - 0.11 * k)
                parts.append(soft_box((0.022, s * w * 0.5, z), (0.002, w * 0.72, 0.006), "#77716a", PAPER, 0.0005))
            if kind == "newspaper":  # the front page is seen by whoever sits opposite
                parts.append(
                    soft_box((-0.006, s * w * 0.5, h * 0.90), (0.002, w * 0.78, 0.034), "#2b2826", PAPER, 0.0005)
                )
                parts.append(
                    soft_box((-0.006, s * w * 0.5, h * 0.60), (0.002, w * 0.62, 0.13), "#8d8880", PAPER, 0.0005)
                )
                for k in range(5):
                    z = h * (0.40 - 0.075 * k)
                    parts.append(soft_box((-0.006, s * w * 0.5, z), (0.002, w * 0.74, 0.006), "#77716a", PAPER, 0.0005))
        if kind != "newspaper":
            parts.append(soft_box((-0.012, 0, h / 2), (0.004, 2 * w * 1.02, h * 1.03), cover, CLOTH, 0.001))
        return made(kind, parts, 0.3, "paper", handheld=True)
    t = 0.008 if kind in ("magazine", "notebook") else 0.032
    parts = [
        soft_box((0, 0.003, t / 2), (0.205, 0.14, t * 0.82), "#e6ddc8", PAPER, 0.001),
        soft_box((0, 0, t * 0.955), (0.215, 0.15, t * 0.09), cover, CLOTH, 0.001),
        soft_box((0, 0, t * 0.045), (0.215, 0.15, t * 0.09), cover, CLOTH, 0.001),
        soft_box((0, -0.073, t / 2), (0.215, 0.006, t), cover, CLOTH, 0.002),
        soft_box((0, 0.0, t + 0.0004), (0.05, 0.08, 0.0008), "#d9bd6a", METAL, 0.0003),
    ]
    return made(kind, parts, 0.4, "paper", restitution=0.1)
