"""On a skateboard: it rolls, is popped, turns under the feet, and is landed or not."""

import math
from collections.abc import Callable

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.deeds.benches import made
from studio.stage.director.deeds.fists import touch
from studio.stage.director.deeds.said import deeds_of, doers, named, objects_of
from studio.stage.mesh import Floats, Mesh
from studio.stage.performer import Beat, Cue, Posed
from studio.stage.things import PropPerformer
from studio.stage.things.prop import Motion
from studio.stage.world import Vector

_SPEED_M_S = 2.1
_HIGH_M = 0.45
_GRAVITY = 9.81
_AIR_S = 2 * math.sqrt(2 * _HIGH_M / _GRAVITY)
_TRICKS = frozenset(["jump", "flip", "kickflip", "ollie", "trick", "backflip", "spin", "leap", "stunt"])


def boarding(block: Blocking) -> None:
    """Whoever skateboards."""
    for i, s in list(doers(block)):
        words = objects_of(s) | {s.attributes.get("riding", "")}
        if s.kind == "skateboarder" or "skateboard" in words:
            if s.attributes.get("holding") == "skateboard" and s.action in ("walk", "stand", "carry", "run"):
                continue
            board = named(block, "skateboard")
            _ride(block, i, s, board)
            return


def _ride(block: Blocking, i: int, s: Subject, board: tuple[int, Subject] | None) -> None:
    floor = block.floor
    said = deeds_of(s)
    trick, falls = bool(said & _TRICKS), "fall" in said
    way = floor.view_yaw - math.pi / 2 - 0.35  # to the picture's right and a little nearer
    ahead = (math.cos(way), math.sin(way))
    pop = 0.33 * block.seconds if trick or falls else math.inf
    land = pop + _AIR_S
    start = floor.at(-_SPEED_M_S * min(pop, 0.5 * block.seconds) * math.cos(0.35), 0.9)
    thing = made(block, "skateboard") if board is None else block.company.thing(
        "skateboard", board[1].attributes, seed=block.looks(board[0], "skateboard"), style=block.scene.style
    )  # fmt: skip
    deck = float(thing.sockets["deck_0"][2, 3])

    def at(gone: float) -> Vector:
        x, y = start[0] + ahead[0] * gone, start[1] + ahead[1] * gone
        return (x, y, floor.place.ground(x, y))

    def rider_gone(t: float) -> float:
        return _SPEED_M_S * t

    def up(t: float) -> float:
        u = t - pop
        return max(_GRAVITY / 2 * u * (_AIR_S - u), 0.0) if 0.0 < u < _AIR_S else 0.0

    def feet(t: float) -> Floats:
        x, y, z = at(rider_gone(t))
        c, d = math.cos(way - math.pi / 2), math.sin(way - math.pi / 2)
        return np.array([[c, -d, 0, x], [d, c, 0, y], [0, 0, 1, z + deck + up(t)]], np.float32)

    def rolled(t: float) -> float:
        if not falls or t < land:
            return rider_gone(t)
        u = min(t - land, 1.65)
        return rider_gone(land) + 2.2 * u - 0.66 * u * u

    def motion(t: float) -> Floats:
        turn = math.tau * min(max((t - pop - 0.06) / (_AIR_S - 0.16), 0.0), 1.0) if trick else 0.0
        nose = 0.55 * math.sin(math.pi * min(max((t - pop) / 0.30, 0.0), 1.0))
        veer = 0.5 * min(max(t - land, 0.0), 1.0) if falls else 0.0
        x, y, z = at(rolled(t))
        m = _turned(way - veer, -nose, turn)
        # it turns about its own middle
        middle = np.array([0.0, 0.0, 0.06])
        origin = np.array([x, y, z + 1.05 * up(t)]) + middle - m @ middle
        return np.concatenate([m, origin[:, None]], 1).astype(np.float32)

    mount = Footing("skateboard", feet)
    params = {"pop_s": pop, "land_s": land, "wobble": 1.0 if falls else 0.25} if pop < math.inf else {}
    first = Beat(action="board", start=0.0, end=land + 0.04 if falls else block.seconds, mount=mount, params=params)
    beats = [first]
    if falls:
        spill = at(rider_gone(land))
        rest = at(rider_gone(land) + 0.9)
        slide = paths.straight(spill, rest, land, land + 0.8, "out", yaw=way - math.pi / 2)
        then = [a for a in s.then if a not in ("fall", "jump")][:1]
        end = max(block.seconds, land + 1.2)
        share = (land + 2.6) if then and land + 2.8 < end else end
        beats.append(Beat(action="fall", start=first.end, end=share, path=slide))
        lies = paths.hold(rest, way - math.pi / 2)
        beats += [Beat(action=a, start=share, end=end, path=lies) for a in then if share < end]
    block.hands_full.add(i)
    block.actor(i, 0, block.score(i, 0, beats, at(0.0), way - math.pi / 2))
    until = min(block.until, land + 2.4) if falls else block.until
    cues = _cues(thing.kind, lambda t: at(rolled(t)), pop, land, until, floor.place.ground_material)
    prop = PropPerformer(thing, motion, cues=cues, seconds=block.until)
    if board is None:
        block.prop(prop)
    else:
        block.add(board[0], prop, lead=False)
    block.heading, block.look_yaw, block.widen = None, floor.view_yaw, True


def _turned(yaw: float, pitch: float, roll: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """(3, 3): rolled about its length, then its nose raised, then turned."""
    (cy, sy), (cp, sp), (cr, sr) = ((math.cos(a), math.sin(a)) for a in (yaw, pitch, roll))
    turn = np.array([[cy, -sy, 0], [sy, cy, 0], [0, 0, 1.0]])
    nose = np.array([[cp, 0, sp], [0, 1, 0], [-sp, 0, cp]])
    return turn @ nose @ np.array([[1, 0, 0], [0, cr, -sr], [0, sr, cr]])


def _cues(
    kind: str, where: Callable[[float], Vector], pop: float, land: float, until: float, ground: str
) -> list[Cue]:  # fmt: skip
    """Wheels that roll but for the time in the air, the pop of the tail and the landing."""
    stretches = [(0.0, min(pop, until)), (land, until)] if pop < math.inf else [(0.0, until)]
    cues = [
        Cue(kind="loop", seconds=a, until=b, position=where(a), subject=kind, other="rolling", speed_m_s=_SPEED_M_S,
            mass_kg=2.6, material="wood", other_material=ground)
        for a, b in stretches if b > a + 0.1
    ]  # fmt: skip
    if pop < math.inf:
        cues.append(touch(kind, "ground", pop, where(pop), 2.6, 2.6, "wood", ground))
        cues.append(touch(kind, "ground", land, where(land), 3.4, 2.6, "wood", ground))
    return sorted(cues, key=lambda cue: cue.seconds)


class Footing:
    """Not to be seen: what somebody's feet are on, where it carries them."""

    meshes: tuple[Mesh, ...] = ()
    cues: tuple[Cue, ...] = ()

    def __init__(self, kind: str, deck: Motion) -> None:
        self.kind = kind
        self._deck = deck

    def at(self, seconds: float) -> Posed:
        return Posed((), ())

    def focus(self, seconds: float) -> Vector:
        x, y, z = (float(v) for v in self._deck(seconds)[:, 3])
        return (x, y, z)

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        at = self.focus(seconds)
        return at, at

    def socket(self, name: str, seconds: float) -> Floats:
        if name != "deck_0":
            raise KeyError(name)
        return self._deck(seconds)
