"""Books and papers."""

import numpy as np

from studio.stage.mesh import Mesh
from studio.stage.shapes import smooth
from studio.stage.things.forms import (
    CLOTH,
    METAL,
    PAPER,
    soft_box,
)
from studio.stage.things.thing import Attributes, Thing, made, paint_of, recipe


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
        return made(kind, [sheet, *(lines if kind != "envelope" else [])], 0.01, "paper", handheld=True)
    if attributes.get("state") == "open" or kind == "newspaper":
        w, h = (0.36, 0.52) if kind == "newspaper" else (0.14, 0.21)
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
