"""Coats: the colours of the patches of an animal, and the patterns over them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from studio.stage.animals.field import Array
from studio.stage.mesh import srgb


@dataclass(frozen=True, slots=True, kw_only=True)
class Coat:
    """sRGB colours by patch (missing ones fall back to ``coat``), and a pattern with its second colour.

    ``pattern``: ``plain tabby stripes spots patches giraffe saddle fawn``. ``under``: colour of the belly and how far
    up it reaches (0 none .. 1). ``fur_m``: length of the hair; 0 is bare skin.
    """

    coat: str
    patches: Mapping[str, str] = field(default_factory=dict[str, str])
    pattern: str = "plain"
    mark: str = "#201a16"
    under: str | None = None
    under_reach: float = 0.3
    iris: str = "#3a2313"
    pupil: str = "round"
    nose: str = "#17110f"
    fur_m: float = 0.02

    def color(self, patch: str) -> str:
        return self.patches.get(patch, self.coat)


COLOR_WORDS: Mapping[str, str] = {
    "black": "#17161a", "white": "#ece7dc", "brown": "#6b4426", "gray": "#77777a", "grey": "#77777a",
    "golden": "#bd8646", "gold": "#bd8646", "orange": "#c0702c", "ginger": "#c0702c", "red": "#9c4a24",
    "cream": "#e2cda6", "tan": "#b58a56", "yellow": "#d9b25a", "beige": "#d3bd97", "chestnut": "#6a351c",
    "silver": "#a4a6aa", "blue": "#4a6a8c", "pink": "#e0a3a0", "green": "#4f7a3c", "dark": "#2c2522",
    "light": "#cdbb9c", "palomino": "#cfa364", "bay": "#5d3119", "purple": "#6a4a86",
}  # fmt: skip


def shade(color: str, factor: float) -> str:
    """A colour made lighter (> 1) or darker, in linear light."""
    c = np.clip(srgb(color).astype(float) * factor, 0, 1)
    s = np.where(c <= 0.0031308, c * 12.92, 1.055 * c ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(float(v) * 255):02x}" for v in s)


def recolored(coat: Coat, word: str) -> Coat:
    """The coat in another colour: patches that carry marks keep theirs only where they still fit. ``word``: a colour
    of ``COLOR_WORDS``, or ``#rrggbb``; of two of these the second is that of muzzle, chest and belly."""
    tones = [tone for tone in word.split() if tone.startswith("#")]
    base = tones[0] if tones else COLOR_WORDS.get(word.split()[-1].lower()) or COLOR_WORDS.get(word.split()[0].lower())
    if base is None:
        return coat
    kept = {
        k: v for k, v in coat.patches.items() if k in ("inner_ear", "horn", "hoof", "tongue", "beak", "comb", "leg")
    }
    if word in ("black", "dark"):
        kept["inner_ear"] = "#3d2b2c"
        return replace(coat, coat=base, patches=kept, pattern="plain", under=None)
    light = tones[1] if len(tones) > 1 else shade(base, 1.7) if word != "white" else base
    for patch in ("muzzle", "belly", "chest"):
        if patch in coat.patches:
            kept[patch] = light
    kept["mane"] = shade(base, 0.55) if word != "white" else "#d8d0c0"
    under = light if coat.under is not None else None
    return replace(coat, coat=base, patches=kept, under=under, mark=shade(base, 0.25))


def _waves(points: Array, seed: int, scale: float, octaves: int = 2) -> Array:
    """Smooth noise about -1..1 at (n, 3) points; ``scale`` waves a metre."""
    g = np.random.default_rng(seed)
    out = np.zeros(len(points))
    for octave in range(octaves):
        for _ in range(6):
            k = g.normal(size=3) * scale * 2.2**octave
            out += np.sin(points @ k * 2 * np.pi + g.uniform(0, 6.28)) * 0.6**octave
    return out / 2.6


def _cells(points: Array, seed: int, count: int, low: Array, high: Array) -> tuple[Array, Array]:
    """Distance to the nearest and next of ``count`` seeded points in a box."""
    g = np.random.default_rng(seed)
    sites = low + g.uniform(size=(count, 3)) * (high - low)
    d = np.linalg.norm(points[:, None] - sites[None], axis=2)
    near = np.partition(d, 1, axis=1)
    return near[:, 0], near[:, 1]


def _seams(points: Array, seed: int, count: int) -> Array:
    """How far from the border between two of ``count`` cells: nothing on it."""
    near, following = _cells(points, seed, count, points.min(0), points.max(0))
    return following - near


def _step(x: Array, low: float, high: float) -> Array:
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def _stripes(p: Array, h: float, seed: int, per_height: float, width: float, breaks: float = 0.35) -> Array:
    """Bands about the body, rings about the legs, narrow ones on the head."""
    q = p / h
    warp = 0.07 * _waves(q, seed, 1.1)
    across = q[:, 0] + 0.16 * np.abs(q[:, 1]) + warp - 0.12 * q[:, 2]
    body = np.sin(across * 2 * np.pi * per_height)
    rings = np.sin((q[:, 2] + 0.6 * warp) * 2 * np.pi * per_height * 1.5)
    bars = np.sin((across + 0.5 * q[:, 2]) * 2 * np.pi * per_height * 1.9)
    leg = _step(-q[:, 2], -0.52, -0.40)
    head = _step(q[:, 0], 0.50, 0.60) * _step(q[:, 2], 0.74, 0.86)
    band = body * (1 - leg) * (1 - head) + rings * leg + bars * head * (1 - leg)
    edge = 1 - 2 * width
    return _step(band + breaks * _waves(q, seed + 1, 2.4), edge, edge + 0.35)


PATTERNS: Mapping[str, Callable[[Array, Array, float, int], Array]] = {
    "tabby": lambda p, n, h, s: 0.85 * _stripes(p, h, s, 4.8, 0.36, 0.25),
    "stripes": lambda p, n, h, s: _stripes(p, h, s, 4.4, 0.36, 0.22),
    "zebra": lambda p, n, h, s: _stripes(p, h, s, 5.2, 0.52, 0.08),
    "saddle": lambda p, n, h, s: _step(n[:, 2] + 0.25 * _waves(p / h, s, 1.0), -0.05, 0.35)
    * _step(p[:, 2] / h, 0.62, 0.74) * _step(-p[:, 0] / h, -0.62, -0.4),
    "front": lambda p, n, h, s: _step(n[:, 0] + 0.25 * n[:, 2], 0.05, 0.3) * _step(-p[:, 2] / h, -0.80, -0.74),
    "patches": lambda p, n, h, s: _step(_waves(p / h, s, 0.62), -0.02, 0.06),
    "spots": lambda p, n, h, s: 1 - _step(_cells(p, s, 420, p.min(0), p.max(0))[0] / h, 0.035, 0.055),
    "fawn": lambda p, n, h, s: (1 - _step(_cells(p, s, 300, p.min(0), p.max(0))[0] / h, 0.018, 0.03))
    * _step(p[:, 2] / h, 0.62, 0.72),
    "giraffe": lambda p, n, h, s: 1.0 - _step(_seams(p, s, 330) / h, 0.012, 0.022),
}  # fmt: skip
"""Share of the mark colour, 0..1, at points (n, 3) with normals on an animal ``h`` metres high."""


_FACES = frozenset(["cheek", "muzzle", "paw"])
"""Lighter parts that stripes go on over."""


def paint(
    coat: Coat, patch_share: Mapping[str, Array], points: Array, normals: Array, height: float, seed: int
) -> Array:
    """Linear RGB (n, 3) of skin points. ``patch_share``: how much each patch owns a point (sums to one)."""
    color = np.zeros((len(points), 3))
    main = np.zeros(len(points))
    for patch, share in patch_share.items():
        color += share[:, None] * srgb(coat.color(patch)).astype(float)
        if patch not in coat.patches:
            main += share
        elif patch in _FACES and coat.pattern in ("stripes", "tabby"):
            main += 0.7 * share
    if coat.pattern in PATTERNS:
        amount = (PATTERNS[coat.pattern](points, normals, height, seed) * main)[:, None]
        color = color * (1 - amount) + srgb(coat.mark).astype(float) * amount
    if coat.under is not None:
        low = _step(-normals[:, 2], 0.55 - coat.under_reach, 1.0 - coat.under_reach * 0.5)
        low = low * _step(points[:, 2] / height, 0.3, 0.45)
        amount = (low * np.maximum(main, 0.3))[:, None]
        color = color * (1 - amount) + srgb(coat.under).astype(float) * amount
    grain = 1 + 0.06 * _waves(points / height, seed + 5, 3.0, 3)
    return np.clip(color * grain[:, None], 0, 1)
