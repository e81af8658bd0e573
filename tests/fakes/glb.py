"""Small ``.glb`` files, made on the fly: a cube, a picture on it, a bending stick, a figure with a person's bones."""

import io
import json
import struct
from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image

Json = dict[str, object]
Doubles = NDArray[np.float64]

CUBE_POINTS = np.array([[x, y, z] for x in (-0.5, 0.5) for y in (0.0, 1.0) for z in (-0.5, 0.5)])
CUBE_TRIANGLES = np.array(
    [[0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1], [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4],
     [1, 5, 7], [1, 7, 3]]
)  # fmt: skip
_CODES = {"float32": 5126, "uint16": 5123, "uint8": 5121, "uint32": 5125}
_TYPES = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4", 16: "MAT4"}


class GlbFile:
    """A file being put together. ``text`` is its description, which a test may spoil before it is written."""

    def __init__(self) -> None:
        self.binary = b""
        self.views: list[Json] = []
        self.accessors: list[Json] = []
        self.nodes: list[Json] = []
        self.meshes: list[Json] = []
        self.skins: list[Json] = []
        self.materials: list[Json] = []
        self.textures: list[Json] = []
        self.images: list[Json] = []
        self.animations: list[Json] = []
        self.more: Json = {}

    def view(self, data: bytes) -> int:
        """Bytes; gives the number of their view."""
        self.views.append({"buffer": 0, "byteOffset": len(self.binary), "byteLength": len(data)})
        self.binary += data + b"\0" * (-len(data) % 4)
        return len(self.views) - 1

    def numbers(self, values: ArrayLike, kind: str = "float32") -> int:
        """An array (items,) or (items, parts); gives the number of its accessor."""
        array = np.asarray(values, kind)
        parts = 1 if array.ndim == 1 else array.shape[1]
        view = self.view(array.tobytes())
        one: Json = {
            "bufferView": view, "componentType": _CODES[kind], "count": len(array), "type": _TYPES[parts]
        }  # fmt: skip
        self.accessors.append(one)
        return len(self.accessors) - 1

    def mesh(self, points: ArrayLike, triangles: ArrayLike, material: int | None = None, **attributes: int) -> int:
        """A mesh of one primitive; ``attributes`` are accessors by name."""
        given: Json = {"POSITION": self.numbers(points), **attributes}
        part: Json = {"attributes": given, "indices": self.numbers(np.ravel(triangles), "uint16")}
        if material is not None:
            part["material"] = material
        self.meshes.append({"primitives": [part]})
        return len(self.meshes) - 1

    def node(self, **fields: object) -> int:
        """A node; gives its number."""
        self.nodes.append(dict(fields))
        return len(self.nodes) - 1

    def picture(self, pixels: NDArray[np.uint8], form: str = "PNG") -> int:
        """A material with a picture."""
        out = io.BytesIO()
        Image.fromarray(pixels).save(out, form)
        self.images.append({"bufferView": self.view(out.getvalue()), "mimeType": f"image/{form.lower()}"})
        self.textures.append({"source": len(self.images) - 1})
        self.materials.append({"pbrMetallicRoughness": {"baseColorTexture": {"index": len(self.textures) - 1}}})
        return len(self.materials) - 1

    @property
    def text(self) -> Json:
        """The description."""
        children = {child for node in self.nodes for child in _numbers(node.get("children"))}
        tops = [number for number in range(len(self.nodes)) if number not in children]
        every: Json = {
            "asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": tops}], "nodes": self.nodes,
            "meshes": self.meshes, "skins": self.skins, "materials": self.materials, "textures": self.textures,
            "images": self.images, "animations": self.animations, "accessors": self.accessors,
            "bufferViews": self.views,
            "buffers": [{"byteLength": len(self.binary)}] if self.binary else [], **self.more,
        }  # fmt: skip
        return {key: value for key, value in every.items() if value != []}

    def written(self) -> bytes:
        """The whole file."""
        return packed(self.text, self.binary)


def _numbers(value: object) -> Sequence[int]:
    return cast(list[int], value) if isinstance(value, list) else ()


def packed(text: Json | bytes, binary: bytes, *, magic: int = 0x46546C67, version: int = 2) -> bytes:
    """A description and a binary part as a ``.glb`` file."""
    body = text if isinstance(text, bytes) else json.dumps(text).encode()
    body += b" " * (-len(body) % 4)
    chunks = struct.pack("<II", len(body), 0x4E4F534A) + body
    if binary:
        binary += b"\0" * (-len(binary) % 4)
        chunks += struct.pack("<II", len(binary), 0x004E4942) + binary
    return struct.pack("<III", magic, version, 12 + len(chunks)) + chunks


def cube(color: Sequence[float] = (0.8, 0.1, 0.1, 1.0)) -> GlbFile:
    """A cube of a metre, standing on the ground, without normals."""
    file = GlbFile()
    file.materials.append({"pbrMetallicRoughness": {"baseColorFactor": list(color), "roughnessFactor": 0.4,
                                                    "metallicFactor": 0.0}})  # fmt: skip
    file.node(mesh=file.mesh(CUBE_POINTS, CUBE_TRIANGLES, 0), name="Cube")
    return file


def textured() -> GlbFile:
    """A cube under a picture: four squares of red, green, blue and yellow."""
    file = GlbFile()
    pixels = np.zeros((64, 64, 3), np.uint8)
    pixels[:32, :32], pixels[:32, 32:] = (255, 0, 0), (0, 255, 0)
    pixels[32:, :32], pixels[32:, 32:] = (0, 0, 255), (255, 255, 0)
    points = CUBE_POINTS[CUBE_TRIANGLES.ravel()]
    across = np.tile([[0, 1], [1, 1], [1, 0], [0, 1], [1, 0], [0, 0]], (6, 1))
    mesh = file.mesh(
        points, np.arange(36), file.picture(pixels), TEXCOORD_0=file.numbers(across), NORMAL=file.numbers(_flat(points))
    )
    file.node(mesh=mesh)
    return file


def _flat(points: Doubles) -> Doubles:
    a, b, c = points[0::3], points[1::3], points[2::3]
    normals = np.cross(b - a, c - a)
    return np.repeat(normals / np.linalg.norm(normals, axis=1, keepdims=True), 3, 0)


def stick() -> GlbFile:
    """Two bones, one over the other, that wave: ``Walk`` swings the lower one to and fro, ``Idle`` hardly moves."""
    file = GlbFile()
    points, triangles = tube([(0, y, 0) for y in np.linspace(0, 1, 9)], 0.1)
    up = np.clip(points[:, 1] * 2 - 0.5, 0, 1)
    weights = np.zeros((len(points), 4))
    weights[:, 0], weights[:, 1] = 1 - up, up
    joints = np.tile([0, 1, 0, 0], (len(points), 1))
    low = file.node(name="lower", children=[1])
    high = file.node(name="upper", translation=[0.0, 0.5, 0.0])
    binds = np.tile(np.eye(4), (2, 1, 1))
    binds[1, 1, 3] = -0.5
    file.skins.append(
        {"joints": [low, high], "inverseBindMatrices": file.numbers(binds.transpose(0, 2, 1).reshape(2, 16))}
    )
    mesh = file.mesh(
        points, triangles, JOINTS_0=file.numbers(joints, "uint8"), WEIGHTS_0=file.numbers(weights)
    )  # fmt: skip
    file.node(mesh=mesh, skin=0, name="stick")
    for name, far in (("Walk", 0.5), ("Idle", 0.02)):
        times = np.linspace(0, 1, 9)
        angles = far * np.sin(2 * np.pi * times)
        turns = np.stack([np.sin(angles / 2), 0 * angles, 0 * angles, np.cos(angles / 2)], 1)
        file.animations.append(
            {
                "name": name,
                "samplers": [{"input": file.numbers(times), "output": file.numbers(turns)}],
                "channels": [{"sampler": 0, "target": {"node": low, "path": "rotation"}}],
            }
        )
    return file


_HUMAN: dict[str, tuple[str, tuple[float, float, float]]] = {
    "Hips": ("", (0, 1.0, 0)), "Spine": ("Hips", (0, 1.12, 0)), "Spine1": ("Spine", (0, 1.25, 0)),
    "Spine2": ("Spine1", (0, 1.36, 0)), "Neck": ("Spine2", (0, 1.5, 0)), "Head": ("Neck", (0, 1.6, 0)),
    "LeftShoulder": ("Spine2", (0.06, 1.45, 0)), "LeftArm": ("LeftShoulder", (0.18, 1.45, 0)),
    "LeftForeArm": ("LeftArm", (0.46, 1.45, 0)), "LeftHand": ("LeftForeArm", (0.72, 1.45, 0)),
    "LeftUpLeg": ("Hips", (0.1, 0.95, 0)), "LeftLeg": ("LeftUpLeg", (0.1, 0.52, 0.01)),
    "LeftFoot": ("LeftLeg", (0.1, 0.09, 0)), "LeftToeBase": ("LeftFoot", (0.1, 0.03, 0.13)),
}  # fmt: skip
MIXAMO = {bone: f"mixamorig:{bone}" for bone in _HUMAN} | {
    bone.replace("Left", "Right"): f"mixamorig:{bone.replace('Left', 'Right')}" for bone in _HUMAN
}
RIGIFY = {
    "Hips": "spine", "Spine": "spine.001", "Spine1": "chest", "Spine2": "upper_chest", "Neck": "neck", "Head": "head",
    **{
        f"{side}{ours}": f"{theirs}.{side[0]}"
        for side in ("Left", "Right")
        for ours, theirs in (
            ("Shoulder", "shoulder"), ("Arm", "upper_arm"), ("ForeArm", "forearm"), ("Hand", "hand"),
            ("UpLeg", "thigh"), ("Leg", "shin"), ("Foot", "foot"), ("ToeBase", "toe"),
        )
    },
    "Hips2": "",
}  # fmt: skip


def human(scale: float = 1.0, names: dict[str, str] | None = None) -> GlbFile:
    """A figure of tubes with a person's bones, arms stretched out, facing z; ``scale`` 100 is one in centimetres."""
    names = names or MIXAMO
    file = GlbFile()
    every = dict(_HUMAN)
    for bone, (parent, (x, y, z)) in _HUMAN.items():
        if bone.startswith("Left"):
            every[bone.replace("Left", "Right")] = (parent.replace("Left", "Right"), (-x, y, z))
    order = list(every)
    number = {bone: k for k, bone in enumerate(order)}
    at = {bone: scale * np.array(place, float) for bone, (_, place) in every.items()}
    for bone, (parent, _) in every.items():
        move = at[bone] - (at[parent] if parent else 0.0)
        below = [number[other] for other, (above, _) in every.items() if above == bone]
        fields: Json = {"name": names[bone], "translation": [float(v) for v in move]}
        file.node(**fields, **({"children": below} if below else {}))
    parts: list[tuple[Doubles, NDArray[np.int64], int]] = []
    for bone in order:
        child = next((o for o, (above, _) in every.items() if above == bone and _straight(bone, o)), None)
        tail = at[child] if child else at[bone] + scale * np.array(_ENDS.get(bone.lstrip("LeftRigh"), (0, 0.2, 0)))
        if "Right" in bone and child is None:
            tail = at[bone] + (tail - at[bone]) * [-1, 1, 1]
        thick = scale * (0.11 if bone in _THICK else 0.055)
        points, triangles = tube([at[bone] + (tail - at[bone]) * u for u in np.linspace(0, 1, 4)], thick)
        parts.append((points, triangles, number[bone]))
    starts = np.cumsum([0] + [len(points) for points, _, _ in parts])
    points = np.concatenate([points for points, _, _ in parts])
    triangles = np.concatenate([t + s for (_, t, _), s in zip(parts, starts[:-1], strict=True)])
    joints = np.concatenate([np.tile([bone, 0, 0, 0], (len(points), 1)) for points, _, bone in parts])
    weights = np.tile([1.0, 0.0, 0.0, 0.0], (len(points), 1))
    binds = np.tile(np.eye(4), (len(order), 1, 1))
    binds[:, :3, 3] = [-at[bone] for bone in order]
    file.skins.append(
        {
            "joints": list(range(len(order))),
            "inverseBindMatrices": file.numbers(binds.transpose(0, 2, 1).reshape(-1, 16)),
        }
    )
    file.materials.append({"pbrMetallicRoughness": {"baseColorFactor": [0.15, 0.4, 0.75, 1.0], "metallicFactor": 0.0}})
    mesh = file.mesh(
        points, triangles, 0, JOINTS_0=file.numbers(joints, "uint8"), WEIGHTS_0=file.numbers(weights)
    )  # fmt: skip
    file.node(mesh=mesh, skin=0, name="figure")
    return file


_THICK = ("Hips", "Spine", "Spine1", "Spine2", "Head")
_ENDS = {"Hand": (0.16, 0, 0), "ToeBase": (0, 0, 0.09), "Head": (0, 0.2, 0)}


def _straight(bone: str, child: str) -> bool:
    return {"Hips": "Spine", "Spine2": "Neck"}.get(bone, child) == child


def tube(line: Sequence[ArrayLike], radius: float) -> tuple[Doubles, NDArray[np.int64]]:
    """Points and triangles of a closed tube along a straight line of points."""
    points = np.array([np.asarray(point, float) for point in line])
    along = points[-1] - points[0]
    along /= np.linalg.norm(along)
    side = np.cross(along, [0.3, 0.2, 0.9])
    side /= np.linalg.norm(side)
    other = np.cross(along, side)
    rings = 8
    angle = 2 * np.pi * np.arange(rings) / rings
    ring = radius * (np.cos(angle)[:, None] * side + np.sin(angle)[:, None] * other)
    out = np.concatenate([point + ring for point in points] + [points[:1], points[-1:]])
    triangles: list[tuple[int, int, int]] = []
    for k in range(len(points) - 1):
        for i in range(rings):
            a, b = k * rings + i, k * rings + (i + 1) % rings
            triangles += [(a, b, b + rings), (a, b + rings, a + rings)]
    first, last = len(points) * rings, len(points) * rings + 1
    for i in range(rings):
        j = (i + 1) % rings
        triangles += [(first, j, i), (last, (len(points) - 1) * rings + i, (len(points) - 1) * rings + j)]
    return out, np.array(triangles)
