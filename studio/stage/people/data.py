"""What the people asset holds: one base mesh in parts, its skeleton, its weights, and the targets that reshape it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import AssetMissingError
from studio.stage.mesh import Floats, Ints

PARTS = ("body", "tongue", "lash", "teeth", "tights", "skirt", "hair")
"""Vertex ranges of the base mesh. ``tights`` is a smooth body without detail: all clothes are cut from it."""

LEVELS = ("body", "body_lod1", "body_lod1", "body_lod3")
"""The body's triangles at each level of detail: 26,756, 8,000, 8,000, 1,100; survivors keep their vertex index. Of the
asset's ``body_lod2`` (2,500) the face is no face, and clothes hide most of the rest."""

EXTRA_POINTS = ("eye_joint_left", "eye_joint_right", "ground", "mouth", "eyeball_left", "eyeball_right")
"""What follows the heads and tails of the bones."""

_TODO = "Install the studio again: its assets are incomplete."


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """A sparse change of shape: add ``deltas`` float32 (k, 3) metres to the points ``indices`` int64 (k,)."""

    indices: NDArray[np.int64]
    deltas: Floats


@dataclass(frozen=True, slots=True, eq=False)
class PeopleData:
    """The loaded asset. *Points* are all mesh vertices followed by joint points, so a target moves both.

    ``points`` float32 (vertices + joints, 3) the base; ``bones`` Mixamo names; ``parents`` int32 (bones,), -1 for the
    root, parents before children; ``weights`` float32 (vertices, bones), rows sum to 1; ``triangles`` by part or level,
    int32 (m, 3) of point indices; ``masks`` by name (``lips eyelids ears face fingernails inside_mouth``) float32
    (vertices,) 0..1; ``targets`` by name (``race/asian/female/young``, ``face/nose_wide``, ``act/jawOpen``);
    ``actions`` the 52 face actions, ARKit names.
    """

    points: Floats
    bones: tuple[str, ...]
    parents: Ints
    weights: Floats
    triangles: Mapping[str, Ints]
    ranges: Mapping[str, tuple[int, int]]
    masks: Mapping[str, Floats]
    targets: Mapping[str, Target]
    actions: tuple[str, ...]

    @property
    def vertex_count(self) -> int:
        """Mesh vertices; the points after them are joints."""
        return len(self.weights)

    @property
    def body_count(self) -> int:
        """Vertices of the skin: points ``0 .. body_count``."""
        return self.ranges["body"][1]

    def part(self, name: str) -> NDArray[np.int64]:
        """Point indices of one of ``PARTS``."""
        start, end = self.ranges[name]
        return np.arange(start, end)

    def local_triangles(self, name: str) -> Ints:
        """Triangles of a part, counted from the part's first vertex."""
        return self.triangles[name] - np.int32(self.ranges[name][0])


def load(path: Path) -> PeopleData:
    """Read ``people.npz``. Raises ``AssetMissingError`` when it is missing or not ours."""
    try:
        with np.load(path) as archive:
            z: dict[str, NDArray[np.generic]] = {key: archive[key] for key in archive.files}
    except (OSError, ValueError) as error:
        raise AssetMissingError(f"The people asset cannot be read: {path}.", todo=_TODO) from error
    missing = {"base", "bi", "bw", "par", "bones", "tnames", "acts", "nv"} - z.keys()
    if missing:
        raise AssetMissingError(f"The people asset lacks {', '.join(sorted(missing))}: {path}.", todo=_TODO)
    bones = tuple(str(b) for b in z["bones"])
    count = int(z["nv"])
    influences = z["bw"].astype(np.float32) / 65535
    weights = np.zeros((count, len(bones)), np.float32)
    np.put_along_axis(weights, z["bi"].astype(np.int64), influences, 1)
    offsets = z["t_o"].astype(np.int64)
    indices, deltas, scales = z["t_i"].astype(np.int64), z["t_d"], z["t_s"].astype(np.float32)
    targets = {
        str(name): Target(
            indices[offsets[k] : offsets[k + 1]],
            deltas[offsets[k] : offsets[k + 1]].astype(np.float32) * scales[k],
        )
        for k, name in enumerate(z["tnames"])
    }
    ranges: dict[str, tuple[int, int]] = {}
    for name in PARTS:
        start, end = (int(v) for v in z["p_" + name].astype(np.int64))
        ranges[name] = (start, end)
    triangles = {key[2:]: z[key].astype(np.int32) for key in z if key.startswith("f_")}
    for level in ("body_lod1", "body_lod2", "body_lod3", "body"):
        skin = triangles[level]
        triangles[level] = skin[(skin < ranges["body"][1]).all(1)]
    return PeopleData(
        points=z["base"].astype(np.float32),
        bones=bones,
        parents=z["par"].astype(np.int32),
        weights=weights,
        triangles=MappingProxyType(triangles),
        ranges=MappingProxyType(ranges),
        masks=MappingProxyType(
            {key[2:]: np.divide(z[key].astype(np.float32), 255, dtype=np.float32) for key in z if key.startswith("m_")}
        ),
        targets=MappingProxyType(targets),
        actions=tuple(str(a) for a in z["acts"]),
    )
