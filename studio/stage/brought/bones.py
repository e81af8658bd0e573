"""Which node of a rig is which of our bones: by what a VRM file says of itself, else by the usual names.

Names are those of Mixamo (``mixamorig:LeftArm``), Rigify and Blender (``upper_arm.L``), Unreal (``upperarm_l``),
Unity and VRM (``leftUpperArm``), 3ds Max Biped (``Bip01 L UpperArm``), MakeHuman and many others.
"""

import re
from collections.abc import Mapping, Sequence

from studio.stage.brought.fields import Fields

NEEDED = (
    "Hips", "Head", "LeftArm", "LeftForeArm", "LeftHand", "RightArm", "RightForeArm", "RightHand", "LeftUpLeg",
    "LeftLeg", "LeftFoot", "RightUpLeg", "RightLeg", "RightFoot",
)  # fmt: skip
"""A rig that has these is a person's."""

_SIDED: Mapping[str, tuple[str, ...]] = {
    "Shoulder": ("shoulder", "clavicle", "collarbone", "collar"),
    "Arm": ("upperarm", "uparm", "arm", "bicep", "armupper"),
    "ForeArm": ("forearm", "lowerarm", "lowarm", "elbow", "armlower"),
    "Hand": ("hand", "wrist", "palm"),
    "UpLeg": ("upleg", "upperleg", "thigh", "legupper"),
    "Leg": ("leg", "lowerleg", "shin", "calf", "knee", "lowleg", "leglower"),
    "Foot": ("foot", "ankle"),
    "ToeBase": ("toebase", "toe", "toes", "ball", "toe0"),
}
_MIDDLE: Mapping[str, tuple[str, ...]] = {
    "Hips": ("hips", "hip", "pelvis"),
    "Spine": ("spine", "spine0", "spine01", "spinelower", "abdomen", "waist"),
    "Spine1": ("spine1", "spine02", "chest", "spine001", "spinemiddle"),
    "Spine2": ("spine2", "spine3", "spine03", "upperchest", "spine002", "spineupper", "torso"),
    "Neck": ("neck", "neck1", "neck01"),
    "Head": ("head",),
}
_FINGERS = {"thumb": "Thumb", "index": "Index", "middle": "Middle", "mid": "Middle", "ring": "Ring", "pinky": "Pinky",
            "little": "Pinky"}  # fmt: skip
_VRM = {
    "hips": "Hips", "spine": "Spine", "chest": "Spine1", "upperChest": "Spine2", "neck": "Neck", "head": "Head",
    "Shoulder": "Shoulder", "UpperArm": "Arm", "LowerArm": "ForeArm", "Hand": "Hand", "UpperLeg": "UpLeg",
    "LowerLeg": "Leg", "Foot": "Foot", "Toes": "ToeBase",
}  # fmt: skip
_PREFIX = re.compile(
    r"^(?:mixamorig\d*[\W_]*|(?:bip0*1|bip|armature|rig|def|org|valvebiped|j_bip|cc_base|character\d*)[\W_]+)"
)
"""Mixamo's is there without anything after it too: loaders drop the colon."""
_WORDS = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*|\d+")


def mapped(
    names: Sequence[str], parents: Sequence[int], joints: Sequence[int], root: Fields, row: Mapping[int, int]
) -> dict[str, int]:
    """Our bones by the row of the node that is them."""
    own = _by_file(root, row)
    if all(bone in own for bone in NEEDED):
        return own
    found: dict[str, int] = {}
    for node in joints:
        bone = bone_of(names[node])
        if bone and bone not in found:
            found[bone] = node
    _below_and_above(found, names, parents, joints)
    return found


def _below_and_above(
    found: dict[str, int], names: Sequence[str], parents: Sequence[int], joints: Sequence[int]
) -> None:
    """Where hips and head are called otherwise (Rigify: ``spine`` and ``spine.006``): what both legs hang on, and the
    end of the spine."""
    if "LeftUpLeg" in found and "RightUpLeg" in found and "Hips" not in found:
        hips = next((n for n in _up(found["LeftUpLeg"], parents) if n in _up(found["RightUpLeg"], parents)), None)
        if hips is not None:
            for bone in [bone for bone, node in found.items() if node == hips]:
                del found[bone]
            found["Hips"] = hips
    if "Head" not in found and "LeftArm" in found:
        chain = [node for node in joints if re.search(r"spine|neck", names[node].lower())]
        top = max(chain, key=lambda node: (len(_up(node, parents)), node), default=None)
        if top is not None and top not in _up(found["LeftArm"], parents):
            for bone in [bone for bone, node in found.items() if node == top]:
                del found[bone]
            found["Head"] = top


def _up(node: int, parents: Sequence[int]) -> list[int]:
    out: list[int] = []
    while parents[node] >= 0:
        node = parents[node]
        out.append(node)
    return out


def bone_of(name: str) -> str | None:
    """Our word for a bone of this name; None for one that we have not."""
    short = name.strip()
    for _ in range(2):
        low = short.lower()
        cut = _PREFIX.match(low)
        if cut is None or cut.end() >= len(short):
            break
        short = short[cut.end() :]
    words = [word.lower() for word in _WORDS.findall(short)]
    side = ""
    rest: list[str] = []
    for word in words:
        if word in ("l", "left", "r", "right"):
            side = "Left" if word[0] == "l" else "Right"
        elif word not in ("bone", "joint", "jnt", "bn", "c", "b", "j", "bip", "sec", "vis"):
            rest.append(word)
    plain = "".join(rest)
    if not side and plain.startswith(("left", "right")):
        side, plain = ("Left", plain[4:]) if plain.startswith("left") else ("Right", plain[5:])
    if side:
        finger = _finger(plain)
        if finger:
            return f"{side}Hand{finger}"
        plain = re.sub(r"0*[01]$", "", plain) if re.search(r"[a-z]0*[01]$", plain) else plain
        return next((side + bone for bone, known in _SIDED.items() if plain in known), None)
    return next((bone for bone, known in _MIDDLE.items() if plain in known), None)


def _finger(plain: str) -> str | None:
    found = re.fullmatch(r"(?:hand|f)?(thumb|index|middle|mid|ring|pinky|little)(?:finger)?(?:0*([1-3]))?", plain)
    if found is None:
        ends = {"proximal": "1", "intermediate": "2", "distal": "3"}
        named = re.fullmatch(r"(thumb|index|middle|ring|little)(proximal|intermediate|distal)", plain)
        return None if named is None else _FINGERS[named.group(1)] + ends[named.group(2)]
    return _FINGERS[found.group(1)] + (found.group(2) or "1")


def _by_file(root: Fields, row: Mapping[int, int]) -> dict[str, int]:
    """What a VRM file (0.x or 1.0) says of its own bones."""
    extensions = root.inner("extensions")
    out: dict[str, int] = {}
    pairs: list[tuple[str, int]] = []
    if "VRMC_vrm" in extensions:
        human = extensions.inner("VRMC_vrm").inner("humanoid").inner("humanBones")
        pairs = [(word, human.inner(word).whole("node", -1, least=-1)) for word in human.words()]
    elif "VRM" in extensions:
        human = extensions.inner("VRM").inner("humanoid")
        pairs = [(one.word("bone"), one.whole("node", -1, least=-1)) for one in human.each("humanBones")]
    for word, node in pairs:
        side = "Left" if word.startswith("left") else "Right" if word.startswith("right") else ""
        bone = _VRM.get(word[len(side) :] if side else word)
        if bone is None and side:
            finger = _finger(word[len(side) :].lower())
            bone = f"Hand{finger}" if finger else None
        if bone is not None and node in row:
            out[side + bone] = row[node]
    return out
