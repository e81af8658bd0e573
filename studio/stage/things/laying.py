"""How a thing lies that nobody holds: what has a handle lies along the picture on its flat side, what is long shows its
side, and everything touches what it is laid on with its lowest point."""

import numpy as np

from studio.stage.mesh import Floats
from studio.stage.things.forms import Array
from studio.stage.things.prop import PropPerformer
from studio.stage.things.thing import Thing
from studio.stage.world import Vector

_FLAT = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, 1.0, 0.0]])
"""The handle (z) to the left hand of who looks at it, the flat side (y) up."""
_BROAD = np.array([[0.0, -1.0, 0.0], [0.0, 0.0, 1.0], [-1.0, 0.0, 0.0]])
"""The same for what is flat along x: a spade."""
_SIDEWAYS = np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
"""What is long along x, across the picture."""


def _turned(matrix: Array, degrees: float) -> Array:
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]]) @ matrix


_HANDLED = (
    "sword", "katana", "dagger", "lightsaber", "rapier", "knife", "fork", "spoon", "spear", "lance", "naginata",
    "trident", "staff", "stick", "arrow", "axe", "battle_axe", "hammer", "club", "baseball_bat", "pen",
    "pencil", "brush", "key", "chopsticks", "microphone", "fishing_rod", "gun", "broom", "net",
)  # fmt: skip
"""What has its handle along z."""
_LONG = (
    "flute", "clarinet", "trumpet", "trombone", "horn", "whistle", "banana", "log", "skateboard", "skis",
    "snowboard", "surfboard", "paddleboard", "sup_board", "bow", "harp", "sled", "slide", "cannon",
    "wheelbarrow", "bread", "american_football", "rugby_ball", "pan", "crossbow",
)  # fmt: skip
"""What is long along x."""
_LYING: dict[str, Array] = {
    **dict.fromkeys(_HANDLED, _turned(_FLAT, 28.0)),
    "shovel": _turned(_BROAD, 24.0),
    **dict.fromkeys(_LONG, _turned(_SIDEWAYS, 26.0)),
    **dict.fromkeys(("camera", "video_camera", "can"), _turned(np.eye(3), 38.0)),
    **dict.fromkeys(("teapot", "kettle", "saxophone", "bagpipes", "rice_ball"), _turned(_SIDEWAYS, 12.0)),
    **dict.fromkeys(("cup", "mug", "teacup", "coffee", "tea", "coffee_cup"), _turned(np.eye(3), 62.0)),
    **dict.fromkeys(
        ("sneakers", "shoes", "boots", "high_heels", "sandals", "sewing_machine", "vacuum_cleaner", "toaster"),
        _turned(np.eye(3), 58.0),
    ),
    **dict.fromkeys(("gloves", "coffin", "compass", "typewriter", "cash_register"), _turned(np.eye(3), 24.0)),
    "shield": _turned(np.eye(3), 14.0),
}


def lying(kind: str) -> Floats:
    """(3, 3) turn of a kind that lies about, from its own axes to those of a place whose x is the way to who looks."""
    return np.asarray(_LYING.get(kind, np.eye(3)), np.float32)


def laid(thing: Thing, position: Vector, yaw: float = 0.0, *, seconds: float = 60.0) -> PropPerformer:
    """A thing that lies where it is put, on its lowest point. ``yaw``: the way to who looks at it, radians."""
    c, s = np.cos(yaw), np.sin(yaw)
    turn = (np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]) @ lying(thing.kind)).astype(np.float32)
    points = np.concatenate([mesh.positions for mesh in thing.meshes]) if thing.meshes else np.zeros((1, 3))
    swung = points @ turn.T
    at = np.array(position, np.float32)
    at[2] -= min(float(swung[:, 2].min()), 0.0) if thing.kind not in _LYING else float(swung[:, 2].min())
    if thing.kind in _LYING:  # its middle, not its grip, is where it was put
        at[:2] -= (swung[:, :2].max(0) + swung[:, :2].min(0)) / 2
    m = np.concatenate([turn, at[:, None]], 1).astype(np.float32)
    return PropPerformer(thing, lambda t: m, seconds=seconds)
