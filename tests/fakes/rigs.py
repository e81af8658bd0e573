"""Rigs as other programs write them: Mixamo's, VRoid's, Unreal's, with their names, units, axes, poses and quirks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tests.fakes.glb import GlbFile, Json, tube

Doubles = NDArray[np.float64]

_LEFT: dict[str, tuple[str, tuple[float, float, float]]] = {
    "Shoulder": ("Spine2", (0.06, 1.45, 0)), "Arm": ("LeftShoulder", (0.17, 1.45, 0)),
    "ForeArm": ("LeftArm", (0.44, 1.45, 0)), "Hand": ("LeftForeArm", (0.69, 1.45, 0)),
    "UpLeg": ("Hips", (0.1, 0.95, 0)), "Leg": ("LeftUpLeg", (0.1, 0.52, 0.01)),
    "Foot": ("LeftLeg", (0.1, 0.09, 0)), "ToeBase": ("LeftFoot", (0.1, 0.03, 0.13)),
    **{
        f"Hand{finger}{k}": (
            "LeftHand" if k == 1 else f"LeftHand{finger}{k - 1}", (0.70 + 0.03 * k, 1.45, z)
        )
        for finger, z in (("Thumb", 0.05), ("Index", 0.03), ("Middle", 0.01), ("Ring", -0.01), ("Pinky", -0.03))
        for k in (1, 2, 3)
    },
}  # fmt: skip
_MIDDLE: dict[str, tuple[str, tuple[float, float, float]]] = {
    "Hips": ("", (0, 1.0, 0)), "Spine": ("Hips", (0, 1.1, 0)), "Spine1": ("Spine", (0, 1.22, 0)),
    "Spine2": ("Spine1", (0, 1.34, 0)), "Neck": ("Spine2", (0, 1.5, 0)), "Head": ("Neck", (0, 1.58, 0.01)),
}  # fmt: skip
_SIDES = ("Left", "Right")


@dataclass(frozen=True, kw_only=True)
class Rig:
    """``names``: ours -> theirs. ``unit`` metres of a number in the mesh; ``z_up``: mesh and bones stand along z under
    an armature that lays them down again; ``arms`` degrees below the horizontal; ``turned``: bones have axes of their
    own, y along the bone; ``backward``: it looks to -z; ``ends``: leaf bones with names that mean nothing; ``pose``:
    nodes stand bent, as the first frame of a clip left them, and only the bind matrices know better."""

    names: Mapping[str, str]
    unit: float = 1.0
    z_up: bool = False
    arms: float = 0.0
    turned: bool = False
    backward: bool = False
    ends: tuple[tuple[str, str], ...] = ()
    pose: bool = False
    more: Callable[[Mapping[str, int]], Json] = field(default=lambda _: {})


def rigged(rig: Rig) -> GlbFile:
    """The file of a figure of tubes on that rig."""
    tree = _tree(rig.arms)
    order = list(tree)
    places = {bone: np.array(at) * ([-1, 1, -1] if rig.backward else [1, 1, 1]) for bone, (_, at) in tree.items()}
    armature = np.eye(4)
    if rig.z_up:  # the file's y is the mesh's z
        armature[:3, :3] = [[1, 0, 0], [0, 0, 1], [0, -1, 0]]
    armature[:3, :3] *= rig.unit
    inside: Doubles = np.asarray(np.linalg.inv(armature), np.float64)
    frames = {bone: inside @ _frame(bone, tree, places, rig.turned) for bone in order}
    for frame in frames.values():
        frame[:3, :3] /= np.linalg.norm(frame[:3, :3], axis=0)
    file = GlbFile()
    number = {bone: k + 1 for k, bone in enumerate(order)}
    for name, _ in rig.ends:
        number[name] = len(number) + 1
    children = {bone: [number[b] for b in order if tree[b][0] == bone] for bone in ("", *order)}
    for name, parent in rig.ends:
        children[parent].append(number[name])
    tops = children[""]
    figure = len(number) + 1
    file.node(name="Armature", matrix=[float(v) for v in armature.T.ravel()], children=[*tops, figure])
    for bone in order:
        parent = tree[bone][0]
        local = np.linalg.inv(frames[parent]) @ frames[bone] if parent else frames[bone]
        if rig.pose and bone in ("LeftArm", "RightUpLeg"):
            c, s = np.cos(0.9), np.sin(0.9)
            local = local @ np.array([[c, -s, 0, 0], [s, c, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1.0]])
        fields: Json = {"name": rig.names[bone], "matrix": [float(v) for v in local.T.ravel()]}
        file.node(**fields, **({"children": children[bone]} if children[bone] else {}))
    for name, _ in rig.ends:
        file.node(name=name, translation=[0.0, 0.1 / rig.unit, 0.0])
    _flesh(file, rig, tree, places, frames, inside, number)
    file.more = rig.more(number)
    return file


def _tree(arms: float) -> dict[str, tuple[str, tuple[float, float, float]]]:
    """Every bone's parent and place, y up, looking along z, with the arms lowered about the shoulder joint."""
    tree = dict(_MIDDLE)
    c, s = np.cos(np.radians(arms)), np.sin(np.radians(arms))
    for side in _SIDES:
        sign = 1.0 if side == "Left" else -1.0
        for bone, (parent, (x, y, z)) in _LEFT.items():
            if bone in ("ForeArm", "Hand") or bone.startswith("Hand"):
                dx, dy = x - 0.17, y - 1.45
                x, y = 0.17 + c * dx + s * dy, 1.45 - s * dx + c * dy
            tree[side + bone] = (parent.replace("Left", side), (sign * x, y, z))
    return tree


def _frame(bone: str, tree: Mapping[str, tuple[str, tuple[float, float, float]]], at: Mapping[str, Doubles],
           turned: bool) -> Doubles:  # fmt: skip
    out = np.eye(4)
    out[:3, 3] = at[bone]
    child = next((b for b, (parent, _) in tree.items() if parent == bone), None)
    if turned:
        parent = tree[bone][0]
        along = at[child] - at[bone] if child else at[bone] - at[parent]
        y = along / np.linalg.norm(along)
        x = np.cross(y, [0.0, 0.3, 1.0])
        x /= np.linalg.norm(x)
        out[:3, :3] = np.stack([x, y, np.cross(x, y)], 1)
    return out


def _flesh(
    file: GlbFile, rig: Rig, tree: Mapping[str, tuple[str, tuple[float, float, float]]], at: Mapping[str, Doubles],
    frames: Mapping[str, Doubles], inside: Doubles, number: Mapping[str, int],
) -> None:  # fmt: skip
    order = list(tree)
    points: list[Doubles] = []
    triangles: list[NDArray[np.int64]] = []
    owners: list[int] = []
    total = 0
    for k, bone in enumerate(order):
        if any(bone.startswith(side + "Hand") and bone != side + "Hand" for side in _SIDES):
            thick = 0.011
        else:
            thick = 0.10 if bone in _MIDDLE else 0.05
        kids = [b for b, (parent, _) in tree.items() if parent == bone and b[:4] == bone[:4]]
        ahead = np.array([0, 0, 0.1 if not rig.backward else -0.1]) if "Toe" in bone else np.array([0.0, 0.18, 0.0])
        if "Hand" in bone:
            ahead = (at[bone] - at[tree[bone][0]]) * 0.6
        tail = at[kids[0]] if kids else at[bone] + ahead
        p, t = tube([at[bone] + (tail - at[bone]) * u for u in np.linspace(0, 1, 4)], thick)
        points.append(p @ inside[:3, :3].T + inside[:3, 3])
        triangles.append(t + total)
        owners += [k] * len(p)
        total += len(p)
    joints = np.zeros((total, 4))
    joints[:, 0] = owners
    binds = np.stack([np.linalg.inv(frames[bone]) for bone in order])
    file.skins.append(
        {
            "joints": [number[bone] for bone in order],
            "inverseBindMatrices": file.numbers(binds.transpose(0, 2, 1).reshape(-1, 16)),
        }
    )
    weights = np.tile([1.0, 0.0, 0.0, 0.0], (total, 1))
    mesh = file.mesh(
        np.concatenate(points), np.concatenate(triangles), JOINTS_0=file.numbers(joints, "uint8"),
        WEIGHTS_0=file.numbers(weights),
    )  # fmt: skip
    file.node(name="Body", mesh=mesh, skin=0)


def _named(form: Callable[[str], str]) -> dict[str, str]:
    return {bone: form(bone) for bone in _tree(0.0)}


_VROID = {
    "Hips": "C_Hips", "Spine": "C_Spine", "Spine1": "C_Chest", "Spine2": "C_UpperChest", "Neck": "C_Neck",
    "Head": "C_Head", "Shoulder": "Shoulder", "Arm": "UpperArm", "ForeArm": "LowerArm", "Hand": "Hand",
    "UpLeg": "UpperLeg", "Leg": "LowerLeg", "Foot": "Foot", "ToeBase": "ToeBase", "HandThumb": "Thumb",
    "HandIndex": "Index", "HandMiddle": "Middle", "HandRing": "Ring", "HandPinky": "Little",
}  # fmt: skip
_HUMANOID = {
    "Hips": "hips", "Spine": "spine", "Spine1": "chest", "Spine2": "upperChest", "Neck": "neck", "Head": "head",
    "Shoulder": "Shoulder", "Arm": "UpperArm", "ForeArm": "LowerArm", "Hand": "Hand", "UpLeg": "UpperLeg",
    "Leg": "LowerLeg", "Foot": "Foot", "ToeBase": "Toes",
}  # fmt: skip
_UNREAL = {
    "Hips": "pelvis", "Spine": "spine_01", "Spine1": "spine_02", "Spine2": "spine_03", "Neck": "neck_01",
    "Head": "head", "Shoulder": "clavicle", "Arm": "upperarm", "ForeArm": "lowerarm", "Hand": "hand",
    "UpLeg": "thigh", "Leg": "calf", "Foot": "foot", "ToeBase": "ball", "HandThumb": "thumb_0", "HandIndex": "index_0",
    "HandMiddle": "middle_0", "HandRing": "ring_0", "HandPinky": "pinky_0",
}  # fmt: skip


def _split(bone: str) -> tuple[str, str, str]:
    """(side, bone, number) of one of our words."""
    side = next((s for s in _SIDES if bone.startswith(s)), "")
    rest = bone[len(side) :]
    finger = rest.startswith("Hand") and rest[-1:].isdigit()
    return side, rest[:-1] if finger else rest, rest[-1] if finger else ""


def _vroid(bone: str) -> str:
    side, rest, k = _split(bone)
    return f"J_Bip_{side[0]}_{_VROID[rest]}{k}" if side else f"J_Bip_{_VROID[rest]}"


def _unreal(bone: str) -> str:
    side, rest, k = _split(bone)
    return f"{_UNREAL[rest]}{k}_{side[0].lower()}" if side else _UNREAL[rest]


def _humans(number: Mapping[str, int]) -> dict[str, int]:
    """VRM's words for bones, and their nodes."""
    out: dict[str, int] = {}
    for bone, node in number.items():
        side, rest, _ = _split(bone)
        if rest in _HUMANOID:
            out[side.lower() + _HUMANOID[rest] if side else _HUMANOID[rest]] = node
    return out


def _vrm0(number: Mapping[str, int]) -> Json:
    bones = [{"bone": word, "node": node, "useDefaultValues": True} for word, node in _humans(number).items()]
    return {"extensionsUsed": ["VRM"], "extensions": {"VRM": {"specVersion": "0.0", "humanoid": {"humanBones": bones}}}}


def _vrm1(number: Mapping[str, int]) -> Json:
    bones = {word: {"node": node} for word, node in _humans(number).items()}
    human: Json = {"specVersion": "1.0", "humanoid": {"humanBones": bones}}
    return {"extensionsUsed": ["VRMC_vrm"], "extensions": {"VRMC_vrm": human}}


_ENDS = (("mixamorig:HeadTop_End", "Head"), ("mixamorig:LeftToe_End", "LeftToeBase"))

RIGS: dict[str, Rig] = {
    "mixamo": Rig(names=_named(lambda b: f"mixamorig:{b}"), unit=0.01, turned=True, ends=_ENDS),
    "mixamo_blender": Rig(names=_named(lambda b: f"mixamorig:{b}"), unit=0.01, z_up=True, turned=True, ends=_ENDS),
    "mixamo_three": Rig(names=_named(lambda b: f"mixamorig{b}"), unit=0.01, turned=True),
    "mixamo_second": Rig(names=_named(lambda b: f"mixamorig7:{b}"), unit=0.01, turned=True, pose=True),
    "ready_player_me": Rig(names=_named(lambda b: b), arms=42.0, turned=True),
    "vroid_vrm0": Rig(names=_named(_vroid), backward=True, more=_vrm0, ends=(("J_Sec_Hair1_01", "Head"),)),
    "vroid_vrm1": Rig(names=_named(_vroid), more=_vrm1),
    "vrm_strange_names": Rig(names=_named(lambda b: f"骨{len(b)}.{b[::-1]}"), backward=True, more=_vrm0),
    "unreal": Rig(names=_named(_unreal), unit=0.01, z_up=True, arms=50.0, turned=True),
}
"""What people bring, by where it comes from."""
