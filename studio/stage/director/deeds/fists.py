"""Things in hands: a handle lies along the fist, and what must stay level stays level."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Floats
from studio.stage.performer import Cue, Performer
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.prop import Motion
from studio.stage.world import Vector

Array = NDArray[np.float64]


def unit(v: Array) -> Array:
    """At length 1."""
    return v / (np.linalg.norm(v) + 1e-9)


def frame(along: Array, up: Array) -> Array:
    """(3, 3) rotation whose first column is ``along`` and whose third is as near ``up`` as that allows."""
    x = unit(along)
    z = unit(up - x * float(up @ x))
    return np.stack([x, np.cross(z, x), z], 1)


def gripped(
    holder: Performer, hand: str, grip: Vector, along: Vector, up: Vector, *, scale: float = 1.0, level: bool = True
) -> Motion:
    """How a thing moves in a fist. ``grip``: the point of it, in its own axes, that lies in the fist; ``along``: its
    axis that goes past the thumb; ``up``: its axis that stays up while ``level``, else lies along the knuckles."""
    own = frame(np.array(along, float), np.array(up, float))
    point = np.array(grip, float) * scale

    def motion(t: float) -> Floats:
        fist = holder.socket(hand, t).astype(np.float64)
        rod = fist[:, 2]
        high = np.array([0.0, 0.0, 1.0]) if level and abs(rod[2]) < 0.97 else fist[:, 0]
        turn = frame(rod, high) @ own.T
        return np.concatenate([turn * scale, (fist[:, 3] - turn @ point)[:, None]], 1).astype(np.float32)

    return motion


def in_fist(
    thing: Thing, holder: Performer, hand: str, grip: Vector, along: Vector, up: Vector, *, scale: float = 1.0,
    level: bool = True, cues: Sequence[Cue] = (), seconds: float = 60.0,
) -> PropPerformer:  # fmt: skip
    """A thing that goes along with a fist (``gripped``)."""
    motion = gripped(holder, hand, grip, along, up, scale=scale, level=level)
    return PropPerformer(_scaled(thing, scale), motion, cues=cues, seconds=seconds)


def _scaled(thing: Thing, scale: float) -> Thing:
    return thing if scale == 1.0 else replace(thing, mass_kg=thing.mass_kg * scale**3)


def placed(position: Vector, yaw: float, scale: float = 1.0) -> Floats:
    """(3, 4) matrix of what stands upright."""
    c, s = scale * np.cos(yaw), scale * np.sin(yaw)
    return np.array([[c, -s, 0, position[0]], [s, c, 0, position[1]], [0, 0, scale, position[2]]], np.float32)


def stood(
    thing: Thing, position: Vector, yaw: float = 0.0, *, scale: float = 1.0, seconds: float = 60.0
) -> PropPerformer:
    """A thing that stands upright where it is put, larger or smaller than it is made."""
    matrix = placed(position, yaw, scale)
    return PropPerformer(_scaled(thing, scale), lambda _: matrix, seconds=seconds)


def touch(
    thing: str, other: str, seconds: float, at: Vector, speed_m_s: float, mass_kg: float, material: str,
    other_material: str,
) -> Cue:  # fmt: skip
    """Two things that meet, as it is heard."""
    return Cue(
        kind="contact", seconds=seconds, position=at, subject=thing, other=other, speed_m_s=speed_m_s,
        mass_kg=mass_kg, material=material, other_material=other_material,
    )  # fmt: skip
