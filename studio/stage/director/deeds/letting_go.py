"""What gets away: a balloon out of a hand, a hat on the wind, a thing adrift where nothing has weight."""

import math

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking, Spot, travel
from studio.stage.director.company import height_of, seed_for
from studio.stage.director.deeds.benches import made
from studio.stage.director.deeds.fists import placed
from studio.stage.director.deeds.said import deeds_of, doers, objects_of
from studio.stage.director.deeds.standing import Stand, before_camera, ease
from studio.stage.mesh import Floats
from studio.stage.performer import Beat, Reach
from studio.stage.things import PropPerformer
from studio.stage.world import Vector

_LETS = frozenset(["release", "let_go", "let_fly", "fly", "throw", "let", "set_free", "launch", "free", "float"])
_RUNS = frozenset(["chase", "run", "run_after", "pursue", "follow", "catch"])
_HATS = ("straw_hat", "top_hat", "cap", "hat")


def letting_go(block: Blocking) -> None:
    """Whoever lets a balloon go, or runs after a hat that the wind has."""
    windy = block.scene.weather in ("wind", "storm")
    for i, s in list(doers(block)):
        if s.count > 1:
            continue
        words = objects_of(s) | {o.kind for _, o in block.subjects("thing")}
        if words & {"balloon", "balloons"} and _LETS & deeds_of(s) and s.action != "run":
            _balloon(block, i, s)
            return
        hat = next((k for k in _HATS if k in words or k in block.scene.surroundings), "")
        blown = windy or any(o.action in ("fly", "throw", "float", "fall") for _, o in block.subjects("thing"))
        if hat and blown and _RUNS & deeds_of(s) and s.action in ("run", "walk", "catch"):
            _hat(block, i, s, hat)
            return


def _balloon(block: Blocking, i: int, s: Subject) -> None:
    """The string slips out of a hand held high; up it goes, eyes after it."""
    floor = block.floor
    found = next(((j, o) for j, o in block.subjects("thing") if o.kind in ("balloon", "balloons")), None)
    seed = block.looks(found[0] if found else i, "balloon")
    thing = block.company.thing("balloon", found[1].attributes if found else {}, seed=seed, style=block.scene.style)
    k = height_of(s.kind, s.attributes) / 1.7
    stand = before_camera(floor, -0.25, 0.0, 0.55)
    release = 0.30 * block.seconds

    def hand(t: float) -> Vector:
        up = ease(0.0, release - 0.1, t)
        return stand.point((0.22 + 0.06 * up) * k, -0.18 * k, (1.18 + 0.42 * up) * k)

    # the string hangs from the knot; the hand has it at its grip
    low = float(thing.sockets["grip"][2, 3]) * 0.55

    def motion(t: float) -> Floats:
        x, y, z = hand(min(t, release))
        u = max(t - release, 0.0)
        rise = 0.46 * (u - 0.8 * (1.0 - math.exp(-u / 0.8)))
        drift = 0.16 * u + 0.05 * math.sin(1.9 * u)
        ox, oy, _ = stand.way(0.35 * drift, -drift, 0.0)
        return placed((x + ox, y + oy, z - low + rise), 0.4 * math.sin(1.1 * t))

    def looked(t: float) -> Vector:
        x, y, z = (float(v) for v in motion(t)[:, 3])
        return (x, y, z + 0.2)

    hands = {"right": Reach(at=hand, along=lambda t: (0.0, 0.0, 1.0), shape="pinch",
                            share=lambda t: 1.0 - 0.75 * ease(release + 0.9, release + 1.8, t))}  # fmt: skip
    beat = Beat(action="stand", start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw), hands=hands)
    block.hands_full.add(i)
    block.actor(i, 0, block.score(i, 0, [beat], stand.at, stand.yaw, look_at=looked, mood="happy"))
    performer = PropPerformer(thing, motion, seconds=block.until)
    if found is None:
        block.prop(performer)
    else:
        block.add(found[0], performer, lead=False)
    top = motion(0.8 * block.seconds)[:, 3]
    block.leads.append(Spot((float(top[0]), float(top[1]), float(top[2]) + 0.1), 0.3))
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = floor.view_yaw


def _hat(block: Blocking, i: int, s: Subject, kind: str) -> None:
    """It tumbles along over the ground ahead, just out of reach of whoever runs after it."""
    found = next(((j, o) for j, o in block.subjects("thing") if o.kind in _HATS), None)
    thing = made(block, kind, dict(found[1].attributes) if found else {})
    path, yaw = travel(block, s, "run", 0.0)
    g = np.random.default_rng(seed_for(block.seed, "hat"))
    phase = float(g.uniform(0, math.tau))
    k = height_of(s.kind, s.attributes) / 1.7

    def where(t: float) -> Vector:
        (x, y, z), a = path(t)
        hop = abs(math.sin(2.1 * t + phase))
        ahead = 1.25 + 0.25 * math.sin(1.3 * t)
        stand = Stand((x, y, z), a)
        px, py, _ = stand.point(ahead, -0.25 + 0.2 * math.sin(0.9 * t), 0.0)
        return (px, py, block.floor.place.ground(px, py) + 0.12 + (0.35 + 0.55 * k) * hop)

    def motion(t: float) -> Floats:
        m = placed(where(t), 2.6 * t)
        tilt = 0.7 * math.sin(3.1 * t)
        c, d = math.cos(tilt), math.sin(tilt)
        m[:, :3] = m[:, :3] @ np.array([[c, 0, d], [0, 1, 0], [-d, 0, c]], np.float32)
        return m

    def reach(side: float) -> Reach:
        def at(t: float) -> Vector:
            (x, y, z), a = path(t)
            return Stand((x, y, z), a).point(0.52 * k, side * 0.16 * k, (1.15 + 0.12 * math.sin(4.0 * t + side)) * k)

        return Reach(at=at, shape="spread", share=lambda t: 0.85)

    hands = {"right": reach(-1.0)}
    beat = Beat(action="run", start=0.0, end=block.seconds, path=path, hands=hands)
    block.hands_full.add(i)
    block.actor(i, 0, block.score(i, 0, [beat], path(0.0)[0], path(0.0)[1], look_at=where))
    flying = PropPerformer(thing, motion, seconds=block.until)
    if found is None:
        block.prop(flying, lead=True)
    else:
        block.add(found[0], flying)
    block.heading, block.widen = yaw, True
