"""A layer is one piece of a person: skin, an eye, a sleeve, a lock. Layers of one material become one mesh."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from studio.stage.mesh import Floats, Material, Mesh, Texture, srgb
from studio.stage.people.skeleton import Doubles, Integers

Indices = NDArray[np.int64]
Color = str | ArrayLike

SKIN = Material(Texture.SKIN, roughness=0.52)
DRAWN_SKIN = Material(Texture.PLAIN, roughness=0.6)
"""In drawn styles a pore would only roughen the edge of a shadow."""
EYE = Material(Texture.EYE, roughness=0.12)
HAIR = Material(Texture.HAIR, roughness=0.5, two_sided=True)
PAINT = Material(Texture.PLAIN, roughness=0.9, two_sided=True)
"""Brows, lashes, teeth, dark gaps: no texture."""
GLINT = Material(Texture.PLAIN, roughness=1.0, emission=1.0)
CLOTH = Material(Texture.CLOTH, roughness=0.85, two_sided=True)
LEATHER = Material(Texture.LEATHER, roughness=0.45, two_sided=True)
NYLON = Material(Texture.PLAIN, roughness=0.55, two_sided=True)
"""Cloth so fine and tight that it has neither weave nor folds."""
GLOSS = Material(Texture.PLAIN, roughness=0.3, two_sided=True)
"""Rubber, oilskin, plastic, lacquer."""
METAL = Material(Texture.METAL, roughness=0.28, two_sided=True)
FUR = Material(Texture.FUR, roughness=0.95, two_sided=True, a=0.02)
LENS = Material(Texture.GLASS, roughness=0.08, two_sided=True, a=0.45)

PLAIN, STRIPES, PLAID, BLOSSOMS, DENIM, MAIL, KNIT, DOTS = range(8)
"""Patterns of ``CLOTH``, its ``a``."""


def cloth(pattern: int = PLAIN, roughness: float = 0.85) -> Material:
    """Cloth with one of the patterns."""
    return replace(CLOTH, a=float(pattern), roughness=roughness)


@dataclass(slots=True, eq=False, kw_only=True)
class Layer:
    """``positions`` (n, 3) rest metres; ``triangles`` (m, 3); ``weights`` (n, bones + 2), the last two columns are the
    eyes; ``colors`` (n, 3) linear; ``rest`` texture coordinates or None: the positions; ``follow`` (n,) the body vertex
    whose face actions a vertex shares, -1 for none; ``collide``: pushed out of the legs; ``guide`` (n, 3) rest normals
    to mix in, as long as their share 0..1; ``casts`` a shadow."""

    positions: Doubles
    triangles: Integers
    weights: Floats
    colors: Floats
    material: Material
    rest: Doubles | None = None
    follow: Indices | None = None
    collide: bool = False
    guide: Doubles | None = None
    casts: bool = True
    later: int = 0
    """Covers from this number on were put on over it and may hide it."""


def paint(color: Color, count: int) -> Floats:
    """One colour, or (count, 3) of them, as float32 (count, 3) linear RGB."""
    return np.array(np.broadcast_to(np.asarray(srgb(color), np.float32), (count, 3)), np.float32)


def smoothstep(low: ArrayLike, high: ArrayLike, x: ArrayLike) -> Doubles:
    """0 below ``low``, 1 above ``high``, smooth between; falls when ``low > high``."""
    a, b = np.asarray(low, float), np.asarray(high, float)
    t = np.clip((np.asarray(x, float) - a) / (b - a), 0, 1)
    return np.asarray(t * t * (3 - 2 * t))


def spread(low: ArrayLike, high: ArrayLike, count: int, endpoint: bool = True) -> Doubles:
    """``count`` even steps from ``low`` to ``high``, float64."""
    return np.asarray(np.linspace(np.asarray(low, np.float64), np.asarray(high, np.float64), count, endpoint=endpoint))


def grid(rows: int, columns: int, closed: bool = False, flip: bool = False) -> Integers:
    """Triangles of a (rows, columns) vertex grid; ``closed`` joins the last column to the first."""
    i = np.arange(rows - 1)[:, None] * columns
    j = np.arange(columns if closed else columns - 1)[None]
    k = (j + 1) % columns
    a, b, c, d = (np.broadcast_arrays(i, v)[1] + i for v in (j, k, k + columns, j + columns))
    out = np.concatenate([np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)])
    return (out[:, ::-1] if flip else out).astype(np.int32)


def compact(triangles: NDArray[np.integer]) -> tuple[Indices, Integers]:
    """(used vertex indices, triangles renumbered to them)."""
    used, inverse = np.unique(triangles, return_inverse=True)
    return used.astype(np.int64), inverse.reshape(-1, 3).astype(np.int32)


def from_mesh(mesh: Mesh, weights: Floats, material: Material) -> Layer:
    """A layer out of a primitive of ``stage.shapes``, bound as ``weights`` say."""
    return Layer(
        positions=mesh.positions.astype(np.float64),
        triangles=mesh.triangles,
        weights=weights,
        colors=mesh.colors,
        material=material,
    )
