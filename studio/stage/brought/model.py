"""What a brought file holds, once it has been read: surfaces, the nodes they hang on, and how those move."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Floats, Material

Doubles = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Surface:
    """Triangles of one material, in the axes of their bind pose.

    ``positions``, ``normals`` float64 (n, 3); ``triangles`` int64 (m, 3); ``colors`` float32 (n, 3) linear;
    ``across`` float32 (n, 2) texture coordinates. ``bones`` int64 and ``weights`` float64 (n, 4): rows of ``palette``,
    a (node, inverse bind matrix (4, 4)) each. What has no skin hangs on its own node with an identity.
    """

    positions: Doubles
    normals: Doubles
    colors: Floats
    triangles: Integers
    material: Material
    bones: Integers
    weights: Doubles
    palette: tuple[tuple[int, Doubles], ...]
    skinned: bool
    across: Floats | None = None
    picture: Floats | None = None
    smooth: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Channel:
    """How one node moves: ``path`` is ``translation rotation scale``; ``times`` (k,) seconds, ``values`` (k, 3 or
    4)."""

    node: int
    path: str
    times: Doubles
    values: Doubles
    stepped: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """One animation of the file."""

    name: str
    seconds: float
    channels: tuple[Channel, ...]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Model:
    """A whole file. Nodes are in order: parents before children. ``translations`` (k, 3), ``rotations`` (k, 4)
    quaternions x y z w, ``scales`` (k, 3). ``turn`` float64 (4, 4): from the file's world (y up) to the stage's (z up,
    facing x), in metres, standing on the ground. ``joints``: nodes that skins use. ``remarks`` tell what was left
    out."""

    name: str
    names: tuple[str, ...]
    parents: tuple[int, ...]
    translations: Doubles
    rotations: Doubles
    scales: Doubles
    surfaces: tuple[Surface, ...]
    clips: tuple[Clip, ...] = ()
    joints: tuple[int, ...] = ()
    bones: Mapping[str, int] = field(default_factory=dict[str, int])
    """Our bones by the node that is them, where the file says so itself (VRM) or by usual names."""
    turn: Doubles = field(default_factory=lambda: np.eye(4))
    size: tuple[float, float, float] = (1.0, 1.0, 1.0)
    """Metres in the stage's x, y, z."""
    remarks: tuple[str, ...] = ()

    @property
    def triangle_count(self) -> int:
        """Of all surfaces."""
        return sum(len(one.triangles) for one in self.surfaces)

    @property
    def height_m(self) -> float:
        """How tall it stands."""
        return self.size[2]

    def rest(self) -> Doubles:
        """float64 (nodes, 4, 4): every node in the file's world as the file has it."""
        return worlds(self.parents, self.translations, self.rotations, self.scales)


def worlds(parents: tuple[int, ...], moves: Doubles, turns: Doubles, scales: Doubles) -> Doubles:
    """float64 (nodes, 4, 4) matrices in the world, of nodes with parents before children."""
    x, y, z, w = turns.T
    out = np.zeros((len(parents), 4, 4))
    out[:, 0, 0], out[:, 0, 1], out[:, 0, 2] = 1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)
    out[:, 1, 0], out[:, 1, 1], out[:, 1, 2] = 2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)
    out[:, 2, 0], out[:, 2, 1], out[:, 2, 2] = 2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)
    out[:, :3, :3] *= scales[:, None, :]
    out[:, :3, 3], out[:, 3, 3] = moves, 1.0
    for node, parent in enumerate(parents):
        if parent >= 0:
            out[node] = out[parent] @ out[node]
    return out


def posed(surface: Surface, nodes: Doubles) -> Doubles:
    """float64 (n, 3): a surface's vertices with the nodes so (nodes, 4, 4), in the file's world."""
    palette = np.stack([nodes[node] @ bind for node, bind in surface.palette])[:, :3]
    if not surface.skinned:
        return surface.positions @ palette[0, :, :3].T + palette[0, :, 3]
    out = np.zeros_like(surface.positions)
    for k in range(4):
        some = palette[surface.bones[:, k]]
        part = np.einsum("nij,nj->ni", some[:, :, :3], surface.positions) + some[:, :, 3]
        out += surface.weights[:, k : k + 1] * part
    return out
