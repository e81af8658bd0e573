"""Nets hauled aboard: a boat under the fisherman where the place is the sea, the net over its side into the water."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from studio.project.scene import Subject
from studio.stage.director.blocking import Blocking, sea_state
from studio.stage.director.company import seed_for
from studio.stage.director.deeds.boarding import Footing
from studio.stage.director.deeds.fists import placed
from studio.stage.director.deeds.lines import Points, Strands
from studio.stage.director.deeds.said import deeds_of, doers, named, objects_of
from studio.stage.director.deeds.standing import always
from studio.stage.director.going_on import going_on
from studio.stage.mesh import Floats, compose
from studio.stage.performer import Beat, Cue, Performer, Reach, Score
from studio.stage.things import PropPerformer
from studio.stage.things.prop import Motion
from studio.stage.world import Vector

Array = NDArray[np.float64]

_HAULS = frozenset(["pull", "haul", "draw", "lift", "hoist", "raise", "cast", "drag", "pull_up"])
_NETS = ("net", "fishing_net", "seine", "trawl")
_ACROSS, _DOWN = 13, 20
"""Meshes of the net."""
_WIDE_M, _LONG_M = 1.5, 2.6
_PERIOD_S = 1.7
_DRAW_M = 0.34


def hauling(block: Blocking) -> None:
    """Whoever pulls a net out of the water."""
    net = named(block, *_NETS)
    for i, s in list(doers(block)):
        if (net is not None or set(_NETS) & objects_of(s)) and _HAULS & deeds_of(s) and s.count <= 2:
            _haul(block, i, s, net[0] if net else None)
            return


def _haul(block: Blocking, i: int, s: Subject, net: int | None) -> None:
    floor, place = block.floor, block.floor.place
    if place.water_z is not None and block.scene.place in ("sea", "lake", "river", "beach"):
        boat, yaw = _boat(block)

        def deck(t: float) -> Floats:
            return compose(boat.socket("deck_0", t), _AT_RAIL)

        water = place.water_z
    else:
        yaw = floor.facing_camera + 0.5
        ground = placed(floor.at(0.0, 0.3), yaw)

        def deck(t: float) -> Floats:
            return ground

        water = float(ground[2, 3]) + 0.02
    _fisher(block, i, s, deck, yaw, water)
    if net is not None:
        block.done.add(net)
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = yaw + math.pi - 0.62


_AT_RAIL = np.array([[0, -1, 0, -0.3], [1, 0, 0, 0.92], [0, 0, 1, 0.0]], np.float32)
"""Where somebody stands on the deck who works over its left side, facing out."""
_RAIL = (0.58, 0.52)
"""The rail before him: metres ahead and over the deck."""


def _boat(block: Blocking) -> tuple[Performer, float]:
    """A small boat broadside on, and the yaw of its left side, which is toward the camera."""
    floor, place = block.floor, block.floor.place
    mark = place.marks.get("water")
    x, y, _ = mark.position if mark and block.scene.place != "sea" else floor.at(1.2, 1.6)
    z = place.water_z or 0.0
    yaw = floor.view_yaw + math.pi / 2 + 0.35
    lit = {"lights": "on"} if block.scene.time_of_day in ("night", "dusk", "dawn") else {}
    beat = Beat(action="stand", start=0.0, end=block.seconds)
    score = Score(beats=going_on((beat,), block.until), position=(x, y, z), yaw=yaw, seed=block.seed)
    boat = block.company.vehicle(
        "fishing_boat", lit, score, seed=seed_for(block.seed, "fishing_boat"), style=block.scene.style,
        sea=sea_state(block.scene), water_z=z,
    )  # fmt: skip
    block.prop(boat)
    return boat, yaw + math.pi / 2


def _fisher(block: Blocking, i: int, s: Subject, deck: Motion, yaw: float, water: float) -> None:
    """Hand over hand; with each pull the net comes up by as much as the hands go."""

    def of_deck(t: float, ahead: float, left: float, up: float) -> Vector:
        m = deck(t)
        x, y, z = (float(v) for v in m[:, :3] @ np.array((ahead, left, up), np.float32) + m[:, 3])
        return (x, y, z)

    def drawn(t: float, side: int) -> float:
        """0 reaching out .. 1 at the chest."""
        u = (t / _PERIOD_S + 0.5 * side) % 1.0
        return (
            0.5 - 0.5 * math.cos(math.pi * u / 0.62) if u < 0.62 else 0.5 + 0.5 * math.cos(math.pi * (u - 0.62) / 0.38)
        )

    def hand(side: int) -> Reach:
        left = (0.17, -0.17)[side]

        def at(t: float) -> Vector:
            d = drawn(t, side)
            return of_deck(t, 0.60 - _DRAW_M * d, left, 0.86 + 0.20 * d)

        return Reach(at=at, along=lambda t: unit_of(deck(t), 1, -1.0 if side else 1.0))

    mount = Footing("deck", deck)
    hands = {"left": hand(0), "right": hand(1)}
    beats = [Beat(action="stand", start=0.0, end=block.seconds, mount=mount, hands=hands)]
    block.hands_full.add(i)
    here = of_deck(0.0, 0.0, 0.0, 0.0)
    over = of_deck(0.0, 1.6, 0.0, 0.6)
    score = block.score(
        i, 0, beats, here, yaw, ground=None, ground_material="wood", look_at=always(over), mood="effort"
    )
    block.actor(i, 0, score)

    def line(t: float) -> tuple[Array, Array]:
        """(points, metres along) of the middle of the net: from the hands over the rail into the water."""
        held = 0.5 * (drawn(t, 0) + drawn(t, 1))
        low = of_deck(t, 0.0, 0.0, 0.0)[2] - water
        points = np.array([
            (0.60 - _DRAW_M * held, 0.84 + 0.20 * held), (0.5 * (0.60 - _DRAW_M * held + _RAIL[0]), 0.64),
            _RAIL, (_RAIL[0] + 0.16, 0.30), (_RAIL[0] + 0.30, -low + 0.02), (_RAIL[0] + 0.75, -low - 0.35),
        ])  # fmt: skip
        steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
        return points, np.concatenate([[0.0], np.cumsum(steps)])

    def node(t: float, along: Array, across: Array) -> Array:
        points, gone = line(t)
        x, z = np.interp(along, gone, points[:, 0]), np.interp(along, gone, points[:, 1])
        spread = 0.34 + 0.66 * np.clip(along / 0.7, 0.0, 1.0)
        local = np.stack([x + 0.02 * np.sin(9 * across + 3 * along), across * spread, z], 1)
        m = deck(t).astype(float)
        return local @ m[:, :3].T + m[:, 3]

    along = np.linspace(0.0, _LONG_M, 16)
    across = np.linspace(-_WIDE_M / 2, _WIDE_M / 2, 14)
    spacing = _LONG_M / _DOWN

    def column(y: float) -> Points:
        return lambda t: node(t, along, np.full(len(along), y))

    def row(k: int) -> Points:
        def points(t: float) -> Array:
            scroll = (2 * _DRAW_M / _PERIOD_S * t) % spacing
            return node(t, np.full(len(across), (k + 1) * spacing - scroll), across)

        return points

    strands = [column(float(y)) for y in np.linspace(-_WIDE_M / 2, _WIDE_M / 2, _ACROSS + 1)]
    strands += [row(k) for k in range(_DOWN)]
    cues = [
        Cue(kind="splash", seconds=t, position=of_deck(t, _RAIL[0] + 0.3, 0.0, -0.4), subject="net", other="water",
            speed_m_s=0.8, mass_kg=1.5, material="water")
        for t in np.arange(0.35, block.until, _PERIOD_S / 2).tolist()
    ]  # fmt: skip
    block.prop(Strands("net", tuple(strands), 0.007, "#7f9a86", cues=tuple(cues), sides=4), lead=True)
    for k in range(4):
        _fish(block, k, node)


def unit_of(matrix: Floats, axis: int, sign: float) -> Vector:
    """One axis of a frame, as a direction of the world."""
    x, y, z = (sign * float(v) for v in matrix[:, axis])
    return (x, y, z)


def _fish(block: Blocking, k: int, node: Callable[[float, Array, Array], Array]) -> None:
    """One of the catch, in the meshes, coming up with them."""
    thing = block.company.laid(
        "fish", {"color": "silver"}, seed=seed_for(block.seed, "fish", k), style=block.scene.style
    )
    across = np.array([(-0.42, 0.30, -0.08, 0.5)[k]])
    start = 1.0 + 0.42 * k
    scale = 0.26 / max(thing.size)

    def motion(t: float) -> Floats:
        along = max(start - 2 * _DRAW_M / _PERIOD_S * t, 0.45)
        here = node(t, np.array([along]), across)[0]
        up = node(t, np.array([along - 0.1]), across)[0] - here
        up /= np.linalg.norm(up) + 1e-9
        wag = 0.25 * math.sin(13 * t + 2 * k)
        side = np.cross(up, [0.0, 0.0, 1.0]) if abs(up[2]) < 0.9 else np.array([1.0, 0.0, 0.0])
        side /= np.linalg.norm(side) + 1e-9
        x = up * math.cos(wag) + side * math.sin(wag)
        z = np.cross(x, side)
        turn = np.stack([x, np.cross(z, x), z], 1) * scale
        return np.concatenate([turn, (here + 0.02 * z)[:, None]], 1).astype(np.float32)

    block.prop(PropPerformer(thing, motion, seconds=block.until))
