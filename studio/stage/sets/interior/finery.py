"""What stately rooms share: chequered floors, painted canvases in gilt frames, a soft key light."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.stage import shapes
from studio.stage.mesh import Material, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies, raw, shapes_grid
from studio.stage.sets.rooms import Span
from studio.stage.shapes import Color

_Array = NDArray[np.floating[Any]]
_BRUSH = Material(roughness=0.75)


def key_light(b: SetBuilder, x: float, y: float, z: float, power: float, color: Color = "#fff0e0") -> None:
    """A soft lamp beside the camera that shines on whoever stands in the middle."""
    toward = (-x, -y, 1.3 - z)
    b.lamp((x, y, z), color, power, 8.5, toward=toward, area=True, size=1.6, halo=0.0)


def chequered(
    b: SetBuilder, x: Span, y: Span, side: float, colors: tuple[Color, Color], material: Material, z: float = 0.0
) -> None:
    """A floor of square slabs, dark beside light, each a little different from the next."""
    columns, rows = int(np.ceil((x[1] - x[0]) / side)), int(np.ceil((y[1] - y[0]) / side))
    i, j = (grid.ravel() for grid in np.meshgrid(np.arange(columns), np.arange(rows), indexing="ij"))
    at = np.stack([x[0] + side * (i + 0.5), y[0] + side * (j + 0.5), np.full(len(i), z)], 1)
    tones = np.array([srgb(color) for color in colors], float)[(i + j) % 2]
    h = side / 2
    slab = shapes.quad([[-h, -h, 0], [h, -h, 0], [h, h, 0], [-h, h, 0]], (1.0, 1.0, 1.0), material)
    tints = tones * b.rng.uniform(0.88, 1.06, (len(i), 1))
    b.add(copies(slab, at, 0.0, 1.0, tints), shadow=False, mirrored=False, ink=0.2)


# ---------------------------------------------------------------------------------------------- canvases


def canvas(
    b: SetBuilder, x: float, y: float, z: float, size: tuple[float, float], subject: str, frame: Color = "#8a6a30",
    border: float = 0.09,
) -> None:  # fmt: skip
    """A painting of ``subject`` (a key of ``SUBJECTS``) on a wall that faces -y, in a moulded frame."""
    w, h = size
    b.box((x, y - 0.02, z), (w + border, 0.04, h + border), srgb(frame) * 0.45, mat.WOOD)
    for side in (-1, 1):
        b.box((x + side * (w + border) / 2, y - 0.04, z), (border, 0.08, h + 2 * border), frame, mat.METAL)
        b.box((x, y - 0.04, z + side * (h + border) / 2), (w + 2 * border, 0.08, border), frame, mat.METAL)
        inner = srgb(frame) * 1.25
        b.box((x + side * (w / 2 - 0.006), y - 0.05, z), (0.022, 0.03, h), inner, mat.METAL, 0.0, False)
        b.box((x, y - 0.05, z + side * (h / 2 - 0.006)), (w, 0.03, 0.022), inner, mat.METAL, 0.0, False)
    fine = 48 if b.setting.detail else 32
    columns = fine if w >= h else max(int(fine * w / h), 12)
    rows = fine if h > w else max(int(fine * h / w), 12)
    u, v = (grid.ravel() for grid in np.meshgrid(np.linspace(0, 1, columns), np.linspace(0, 1, rows)))
    colors = SUBJECTS[subject](u, v, w / h, b.rng) * b.rng.normal(1.0, 0.06, (len(u), 1))
    points = np.stack([x + (u - 0.5) * w, np.full(len(u), y - 0.046), z + (v - 0.5) * h], 1)
    flat = np.tile([0.0, -1.0, 0.0], (len(u), 1))
    b.add(raw(points, flat, np.clip(colors, 0.002, 1.0), shapes_grid(rows, columns), _BRUSH), shadow=False, ink=0.1)


def _blend(under: _Array, color: Color, cover: _Array) -> _Array:
    """Paint over what is there; ``cover`` (n,) 0..1."""
    c = np.clip(cover, 0.0, 1.0)[:, None]
    return under * (1 - c) + srgb(color).astype(float) * c


def _ramp(low: Color, high: Color, t: _Array) -> _Array:
    t = np.clip(t, 0.0, 1.0)[:, None]
    return srgb(low).astype(float) * (1 - t) + srgb(high).astype(float) * t


def _below(v: _Array, line: _Array | float, soft: float = 0.02) -> _Array:
    return np.clip((line - v) / soft + 0.5, 0.0, 1.0)


def _disc(u: _Array, v: _Array, aspect: float, x: float, y: float, radius: float, soft: float = 0.02) -> _Array:
    far = np.hypot((u - x) * aspect, v - y)
    return np.clip((radius - far) / soft + 0.5, 0.0, 1.0)


def _ridge(u: _Array, rng: np.random.Generator, level: float, rise: float) -> _Array:
    line = np.full(len(u), level)
    for k in range(1, 5):
        line = line + rise / k * np.sin(u * 3.1 * k + rng.uniform(0, 6.28))
    return line


def _landscape(u: _Array, v: _Array, aspect: float, rng: np.random.Generator) -> _Array:
    """A lake between hills under an evening sky."""
    out = _ramp("#f2b46a", "#4a6e9c", (v - 0.42) / 0.5)
    out = _blend(out, "#f8d8a0", 0.7 * np.clip(np.sin(v * 46 + 2.2 * np.sin(u * 5)) - 0.35, 0, 1) * (v > 0.55))
    out = _blend(out, "#fff0c0", _disc(u, v, aspect, 0.66, 0.56, 0.07))
    for level, rise, color in ((0.50, 0.045, "#7a82a0"), (0.44, 0.035, "#5c6f78"), (0.38, 0.03, "#3f5a48")):
        out = _blend(out, color, _below(v, _ridge(u, rng, level, rise)))
    water = _ramp("#2f4a66", "#e0a468", v / 0.3)
    lake = _below(v, 0.3)[:, None]
    out = out * (1 - lake) + water * lake
    glitter = np.clip(1 - np.abs(u - 0.66) * 9, 0, 1) * np.clip(np.sin(v * 90), 0, 1) * (v < 0.29)
    out = _blend(out, "#ffe8b0", glitter)
    out = _blend(out, "#2c3a26", _below(v, 0.1 + 0.13 * np.clip(0.42 - u, 0, 1)))
    out = _blend(out, "#3a2c20", 1.0 * (np.abs(u - 0.14 - 0.02 * np.sin(v * 8)) * aspect < 0.014) * (v < 0.5))
    for x, y, r in ((0.12, 0.56, 0.15), (0.2, 0.5, 0.11), (0.06, 0.48, 0.1)):
        out = _blend(out, "#4f6a30", _disc(u, v, aspect, x, y, r, 0.05))
    return out


def _seascape(u: _Array, v: _Array, aspect: float, rng: np.random.Generator) -> _Array:
    """A sail on a rough sea."""
    swirl = np.sin(u * 7 + 3 * np.sin(v * 5)) * np.sin(v * 11 + 2 * u)
    out = _blend(_ramp("#c8c0a0", "#46586a", (v - 0.4) / 0.5), "#e6dcc0", np.clip(swirl, 0, 1) * 0.7)
    crest = 0.40 + 0.02 * np.sin(u * 19) + 0.03 * np.sin(u * 7 + 1)
    out = _blend(out, "#2f5f68", _below(v, crest))
    foam = np.clip(np.sin(v * 60 + 4 * np.sin(u * 9)) - 0.55, 0, 1) * 2 * (v < crest)
    out = _blend(out, "#d8e8e0", foam)
    out = _blend(out, "#1f4650", _below(v, 0.16 + 0.05 * np.sin(u * 5 + 2)))
    hull = (np.abs(u - 0.58) * aspect < 0.13 - 0.6 * (0.44 - v)) & (np.abs(v - 0.42) < 0.035)
    out = _blend(out, "#3a2620", 1.0 * hull)
    sail = (u > 0.56) & (v > 0.47) & ((u - 0.56) * aspect < 0.5 * (0.86 - v))
    out = _blend(out, "#f6ead0", 1.0 * sail)
    jib = (u < 0.55) & (v > 0.47) & ((0.55 - u) * aspect < 0.36 * (0.8 - v))
    return _blend(out, "#d06a48", 1.0 * jib)


def _fields(u: _Array, v: _Array, aspect: float, rng: np.random.Generator) -> _Array:
    """Wheat and poppies under a turning sky."""
    turn = np.sin(26 * np.hypot((u - 0.7) * aspect, v - 0.8)) + 0.6 * np.sin(u * 14 + v * 9)
    out = _blend(_ramp("#8fc0d8", "#2f5ea0", (v - 0.5) / 0.5), "#e8f0e0", 0.45 * np.clip(turn, 0, 1))
    out = _blend(out, "#f8e080", _disc(u, v, aspect, 0.7, 0.8, 0.09, 0.04))
    out = _blend(out, "#5a7a8a", _below(v, _ridge(u, rng, 0.52, 0.03)))
    out = _blend(out, "#d8a838", _below(v, 0.45 + 0.03 * np.sin(u * 6)))
    out = _blend(out, "#a87820", 0.7 * np.clip(np.sin((u - 0.5) * 60 / (0.25 + v)), 0, 1) * (v < 0.42))
    for _ in range(16):
        x, y = float(rng.uniform(0, 1)), float(rng.uniform(0.04, 0.3))
        out = _blend(out, "#c83a2a", _disc(u, v, aspect, x, y, 0.022))
    dark = np.abs(u - 0.2 - 0.015 * np.sin(v * 22)) * aspect < 0.1 * np.clip(0.94 - v, 0, 1) + 0.005
    return _blend(out, "#24442f", 1.0 * dark * (v > 0.26) * (v < 0.94))


def _blocks(u: _Array, v: _Array, aspect: float, rng: np.random.Generator) -> _Array:
    """An abstract of rectangles."""
    out = np.tile(srgb("#e8dcc4").astype(float), (len(u), 1))
    for k in range(13):
        x, y, w, h = rng.uniform(0.1, 0.9), rng.uniform(0.1, 0.9), rng.uniform(0.06, 0.2), rng.uniform(0.05, 0.24)
        color = ("#c8432e", "#24466a", "#e0a030", "#2a2a2c", "#7a9a8c", "#d88a6a")[k % 6]
        out = _blend(out, color, 0.92 * (np.abs(u - x) < w) * (np.abs(v - y) < h))
    return out


def _circles(u: _Array, v: _Array, aspect: float, rng: np.random.Generator) -> _Array:
    """An abstract of rings and rays."""
    out = _ramp("#28344e", "#6a4a6a", v + 0.2 * np.sin(u * 4))
    for k in range(9):
        x, y, r = float(rng.uniform(0.1, 0.9)), float(rng.uniform(0.1, 0.9)), float(rng.uniform(0.07, 0.24))
        for n, part in enumerate((1.0, 0.72, 0.4)):
            color = ("#e8b040", "#d0503a", "#f0e0c0", "#3a8a8a", "#e88a78", "#2a2a3a")[(2 * k + n) % 6]
            out = _blend(out, color, 0.9 * _disc(u, v, aspect, x, y, r * part))
    return _blend(out, "#f4ecd8", 1.0 * (np.abs(v - 0.25 - 0.55 * u) < 0.012))


def _portrait(u: _Array, v: _Array, aspect: float, rng: np.random.Generator) -> _Array:
    """A lady in a dark room."""
    out = _ramp("#2a1f18", "#5a4630", 1.0 - np.hypot(u - 0.7, v - 0.7))
    out = _blend(out, "#4a1f24", _below(v, 0.42 - 1.3 * (np.abs(u - 0.5) * aspect) ** 2, 0.03))
    out = _blend(out, "#2a1810", np.maximum(_disc(u, v, aspect, 0.5, 0.68, 0.16), _disc(u, v, aspect, 0.5, 0.56, 0.14)))
    out = _blend(out, "#9a6c4c", 1.0 * (np.abs(u - 0.5) * aspect < 0.055) * (v > 0.36) * (v < 0.6))
    out = _blend(out, "#a87a58", _disc(u, v, aspect, 0.5, 0.40, 0.10, 0.06))
    out = _blend(out, "#4a1f24", 0.9 * _disc(u, v, aspect, 0.5, 0.26, 0.13, 0.05))
    out = _blend(
        out, "#b8825c", np.maximum(_disc(u, v, aspect, 0.5, 0.66, 0.105), _disc(u, v, aspect, 0.5, 0.61, 0.09))
    )
    out = _blend(out, "#7a4c34", 0.6 * _disc(u, v, aspect, 0.56, 0.62, 0.08, 0.06))
    for x in (0.5 - 0.042 / aspect, 0.5 + 0.042 / aspect):
        out = _blend(out, "#3a241a", _disc(u, v, aspect, x, 0.665, 0.016))
    return _blend(out, "#a0443c", 0.9 * _disc(u, v, aspect, 0.5, 0.585, 0.022))


def _flowers(u: _Array, v: _Array, aspect: float, rng: np.random.Generator) -> _Array:
    """A bunch of flowers in a vase."""
    out = _ramp("#30302a", "#5a5244", v + 0.3 * u)
    out = _blend(out, "#7a4a2c", _below(v, 0.2))
    out = _blend(
        out,
        "#3f6f8a",
        np.maximum(
            _disc(u, v, aspect, 0.5, 0.24, 0.13), 1.0 * (np.abs(u - 0.5) * aspect < 0.07) * (v > 0.2) * (v < 0.42)
        ),
    )
    out = _blend(out, "#3a5a30", _disc(u, v, aspect, 0.5, 0.6, 0.25, 0.1))
    for k in range(22):
        a, r = 2.4 * k, 0.055 * np.sqrt(k + 0.5)
        x, y = 0.5 + r * np.cos(a) / aspect, 0.62 + r * np.sin(a)
        out = _blend(out, ("#e88a9a", "#f4e4c0", "#d84a3a", "#f0b848", "#b87ac0")[k % 5],
                     _disc(u, v, aspect, x, y, 0.05))  # fmt: skip
        out = _blend(out, "#5a2a20", _disc(u, v, aspect, x, y, 0.014))
    return out


SUBJECTS: dict[str, Callable[[_Array, _Array, float, np.random.Generator], _Array]] = {
    "blocks": _blocks,
    "circles": _circles,
    "fields": _fields,
    "flowers": _flowers,
    "landscape": _landscape,
    "portrait": _portrait,
    "seascape": _seascape,
}
"""What a canvas may show: (across 0..1, up 0..1, aspect, rng) to linear colours (n, 3)."""
