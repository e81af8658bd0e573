"""Balls in play: a shot at the hoop that misses or drops, a kick against a wall that comes back and is caught.

What happens to the ball is found, not bent: throws are tried in the simulation until one does what was asked.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.project.scene import Note, Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking, Spot
from studio.stage.director.breakage import body_of, contact_cues, ground_of
from studio.stage.director.company import seed_for
from studio.stage.director.floor import turned_to
from studio.stage.director.rolling import rolling_cues
from studio.stage.mesh import Floats
from studio.stage.performer import Beat, Cue, Performer
from studio.stage.physics.rigid import Arena, Collider, Fixed, Simulation
from studio.stage.things import PropPerformer, Thing
from studio.stage.world import Mark, Vector

_GRAVITY = 9.81
_TRIES = 90
"""Throws tried before giving up; about two seconds of work."""
_BALL_WORDS = "ball basketball football soccer_ball soccerball baseball tennis_ball volleyball beach_ball snowball"
BALLS = frozenset(_BALL_WORDS.split())
_RELEASE_S = 1.45
_KICK_S = 1.1


def games(block: Blocking) -> None:
    """Takes the ball and whoever plays it."""
    players = [(i, s) for i, s in block.subjects("person") if s.count == 1]
    balls = [(i, s) for i, s in block.subjects("thing") if s.kind in BALLS]
    marks = block.floor.place.marks
    shooter = next(((i, s) for i, s in players if s.action == "shoot_basket"), None)
    ball_at_hoop = bool(balls) and balls[0][1].kind in ("basketball", "ball") and "hoop" in marks
    if "hoop" in marks and (
        shooter or (ball_at_hoop and balls[0][1].action in ("bounce", "shoot_basket", "fly", "fall"))
    ):
        _shot_at_hoop(block, shooter or (players[0] if players else None), balls[0] if balls else None, marks["hoop"])
        return
    kicker = next(((i, s) for i, s in players if "kick" in (s.action, *s.then)), None)
    if kicker:
        _kick_at_wall(block, kicker, balls[0] if balls else None, marks.get("wall"))


# ---------------------------------------------------------------------------------------------- the hoop


def _hoop_parts(hoop: Mark) -> tuple[Fixed, ...]:
    """Backboard and rim of a basket whose rim is centred on the mark, facing out along its yaw (FIBA measures)."""
    c, s = math.cos(hoop.yaw), math.sin(hoop.yaw)
    x, y, z = hoop.position
    turn = (math.cos(hoop.yaw / 2), 0.0, 0.0, math.sin(hoop.yaw / 2))
    board = Collider(
        shape="box", size=(0.025, 0.90, 0.525), position=(x - c * 0.40, y - s * 0.40, z + 0.375), quaternion=turn
    )
    rim: list[Collider] = []
    n = 18
    for k in range(n):
        a = 2 * math.pi * k / n
        px, py = x + 0.235 * math.cos(a), y + 0.235 * math.sin(a)
        # capsules lie along z: turned to lie along the rim's tangent
        half = math.pi * 0.235 / n
        b = a + math.pi / 2
        q = (math.cos(math.pi / 4), -math.sin(b) * math.sin(math.pi / 4), math.cos(b) * math.sin(math.pi / 4), 0.0)
        rim.append(Collider(shape="capsule", size=(0.010, half), position=(px, py, z), quaternion=q))
    arm = Collider(shape="box", size=(0.075, 0.05, 0.02), position=(x - c * 0.305, y - s * 0.305, z), quaternion=turn)
    return (
        Fixed(name="backboard", colliders=(board,), restitution=0.62, friction=0.4),
        Fixed(name="rim", colliders=(*rim, arm), restitution=0.45, friction=0.4),
    )


def throw_velocity(start: NDArray[np.float64], end: NDArray[np.float64], flight_s: float) -> NDArray[np.float64]:
    """Velocity with which a thrown thing gets from one point to another in a time (free flight, no air)."""
    v = (end - start) / flight_s
    v[2] += 0.5 * _GRAVITY * flight_s
    return v


def _shot_at_hoop(
    block: Blocking, player: tuple[int, Subject] | None, ball: tuple[int, Subject] | None, hoop: Mark
) -> None:
    floor = block.floor
    g = np.random.default_rng(seed_for(block.seed, "shot"))
    side = 1.0 if g.random() < 0.5 else -1.0
    c, s = math.cos(hoop.yaw), math.sin(hoop.yaw)
    away, off = 3.9, 1.15 * side
    stand = floor.grounded((hoop.position[0] + c * away - s * off, hoop.position[1] + s * away + c * off, 0.0))
    yaw = turned_to(stand, hoop.position)
    index = player[0] if player else -1
    attributes: Mapping[str, str] = ball[1].attributes if ball else {}
    thing = block.company.thing("basketball", attributes, seed=seed_for(block.seed, "ball"), style=block.scene.style)
    holder: Performer | None = None
    if player:
        after = [
            Beat(action=a, start=0.0, end=0.0) for a in player[1].then if a in ("cry", "look", "run", "jump", "clap")
        ]
        shot_end = _RELEASE_S + 1.0
        beats = [Beat(action="shoot_basket", start=0.0, end=shot_end, target=lambda t: hoop.position,
                      path=paths.hold(stand, yaw), params={"release_s": _RELEASE_S})]  # fmt: skip
        beats.append(
            Beat(action=after[0].action if after else "look", start=shot_end, end=max(block.seconds, shot_end + 0.1))
        )
        score = block.score(index, 0, beats, stand, yaw, look_at=None)
        holder = block.actor(index, 0, score)
    if holder is not None:
        grip = _between_hands(holder, _RELEASE_S)
        start = np.asarray(grip[:, 3], np.float64) + np.array((0.0, 0.0, 0.02))
    else:
        start = np.array([stand[0], stand[1], stand[2] + 2.1])
    wish = player[1] if player else ball[1] if ball else None
    outcome = _outcome(block, wish)
    run, found = _search_shot(block, thing, hoop, start, outcome, g)
    if not found:
        block.notes.append(_could_not(block, "shot"))
    cues = contact_cues(block, thing, run.contacts, {"backboard": "plastic", "rim": "metal"}, _RELEASE_S)
    cues += rolling_cues(thing, run, "ball", block.floor.place.ground_material, _RELEASE_S)

    def motion(t: float) -> Floats:
        if t < _RELEASE_S and holder is not None:
            m = _between_hands(holder, t)
            blend = max(0.0, (t - _RELEASE_S + 0.12) / 0.12)
            m[:, 3] += (start - m[:, 3]).astype(np.float32) * np.float32(blend)
            return m
        return run.pose("ball", max(t - _RELEASE_S, 0.0))

    prop = PropPerformer(thing, motion, cues=cues, seconds=block.until)
    if ball:
        block.add(ball[0], prop, lead=False)
    else:
        block.prop(prop)
    block.leads.append(Spot(hoop.position, 0.5))
    tangent = hoop.yaw + math.pi
    # seen from behind and beside the shooter: the face is lost, the flight of the ball is not
    block.look_yaw = tangent + side * 0.62
    block.heading = None
    block.still = True


def _outcome(block: Blocking, subject: Subject | None) -> str:
    said = subject.attributes.get("outcome", "") if subject else ""
    return said if said in ("miss", "score") else ("miss" if block.seed % 3 else "score")


def _search_shot(
    block: Blocking, thing: Thing, hoop: Mark, start: NDArray[np.float64], outcome: str, g: np.random.Generator
) -> tuple[Simulation, bool]:
    """A throw whose ball meets the board and stays out, or drops through."""
    arena = Arena([body_of(thing, "ball", (0, 0, 2))], [*_hoop_parts(hoop), ground_of(block, hoop.position)])
    rim = np.array(hoop.position)
    out = np.array([math.cos(hoop.yaw), math.sin(hoop.yaw), 0.0])
    across = np.array([-out[1], out[0], 0.0])
    length = max(block.until - _RELEASE_S, 1.5)
    best: Simulation | None = None
    for _ in range(_TRIES):
        flight = float(g.uniform(0.92, 1.12))
        if outcome == "miss":
            aim = rim - out * 0.25 + across * float(g.uniform(-0.38, 0.38)) + [0, 0, float(g.uniform(0.25, 0.62))]
        else:
            aim = rim + across * float(g.normal(0, 0.03)) + out * float(g.normal(0, 0.04))
        v = throw_velocity(start, aim, flight)
        spin = tuple(float(x) for x in across * 14.0)
        run = arena.run(1.9, [(tuple(start), tuple(v), spin)])  # type: ignore[list-item]
        through = _goes_through(run, rim)
        met = [c.other for c in run.contacts]
        good = through if outcome == "score" else (not through and met[:1] == ["backboard"])
        if best is None or good:
            best = arena.run(length, [(tuple(start), tuple(v), spin)])  # type: ignore[list-item]
        if good:
            return best, True
    assert best is not None
    return best, False


def _goes_through(run: Simulation, rim: NDArray[np.float64]) -> bool:
    p = run.positions[0]
    z = p[:, 2] - rim[2]
    falling = np.flatnonzero((z[:-1] > 0) & (z[1:] <= 0))
    return any(float(np.linalg.norm(p[k, :2] - rim[:2])) < 0.16 for k in falling)


def _between_hands(person: Performer, t: float) -> Floats:
    """A frame between the two palms."""
    left, right = person.socket("left_hand", t), person.socket("right_hand", t)
    out = person.socket("root", t).copy()
    out[:, 3] = (left[:, 3] + right[:, 3]) / 2
    return out


# ---------------------------------------------------------------------------------------------- the wall


def _kick_at_wall(
    block: Blocking, player: tuple[int, Subject], ball: tuple[int, Subject] | None, wall: Mark | None
) -> None:
    i, subject = player
    floor = block.floor
    kind = ball[1].kind if ball else "football"
    thing = block.company.thing(
        kind, ball[1].attributes if ball else {}, seed=seed_for(block.seed, "ball"), style=block.scene.style
    )
    radius = thing.size[0] / 2
    if wall is not None:
        c, s = math.cos(wall.yaw), math.sin(wall.yaw)
        stand = floor.grounded((wall.position[0] + c * 4.2, wall.position[1] + s * 4.2, 0.0))
        yaw = wall.yaw + math.pi
    else:
        stand, yaw = floor.at(-2.0, 0.0), floor.view_yaw - math.pi / 2 + 0.2
    ahead = np.array([math.cos(yaw), math.sin(yaw), 0.0])
    rest = np.array(stand) + ahead * 0.62 + np.array([ahead[1], -ahead[0], 0]) * 0.10
    rest[2] = floor.place.ground(float(rest[0]), float(rest[1])) + radius
    wants_catch = "catch" in subject.then or subject.action == "catch"
    run, catch = _search_kick(block, thing, rest, np.array(stand), ahead, wall, wants_catch)
    if wants_catch and catch is None:
        block.notes.append(_could_not(block, "catch"))
    catch_s = _KICK_S + catch if catch is not None else None

    def loose(t: float) -> Vector:
        if t < _KICK_S:
            return (float(rest[0]), float(rest[1]), float(rest[2]))
        return run.position("ball", t - _KICK_S)

    end = block.seconds
    beats = [
        Beat(
            action="kick",
            start=0.0,
            end=_KICK_S + 0.75,
            target=loose,
            path=paths.hold(stand, yaw),
            params={"contact_s": _KICK_S},
        )
    ]
    if catch_s is not None:
        beats.append(Beat(action="catch", start=_KICK_S + 0.75, end=max(end, catch_s + 0.5), target=loose,
                          params={"contact_s": catch_s - _KICK_S - 0.75}))  # fmt: skip
    else:
        beats.append(Beat(action="look", start=_KICK_S + 0.75, end=max(end, _KICK_S + 1)))
    person = block.actor(i, 0, block.score(i, 0, beats, stand, yaw, look_at=loose))
    _keeper(block, stand, ahead, loose)
    cues = contact_cues(block, thing, run.contacts, {"wall": "concrete"}, _KICK_S)
    cues += rolling_cues(thing, run, "ball", block.floor.place.ground_material, _KICK_S)
    foot = (float(rest[0]), float(rest[1]), float(rest[2]))
    cues.append(_touch(thing, _KICK_S, foot, "foot", 9.0, "leather"))
    if catch_s is not None:
        cues = [replace(c, until=min(c.until, catch_s)) if c.until else c for c in cues if c.seconds < catch_s - 0.01]
        cues.append(_touch(thing, catch_s, loose(catch_s), "hands", 3.0, "flesh"))

    def motion(t: float) -> Floats:
        if t < _KICK_S:
            return np.array([[1, 0, 0, rest[0]], [0, 1, 0, rest[1]], [0, 0, 1, rest[2]]], np.float32)
        m = run.pose("ball", t - _KICK_S)
        if catch_s is not None and t >= catch_s:
            m = run.pose("ball", catch_s - _KICK_S)
            hands = _between_hands(person, t)[:, 3]
            share = np.float32(min((t - catch_s) / 0.10, 1.0))
            m[:, 3] += (hands - m[:, 3]) * share
        return m

    prop = PropPerformer(thing, motion, cues=sorted(cues, key=lambda c: c.seconds), seconds=block.until)
    if ball:
        block.add(ball[0], prop, lead=False)
    else:
        block.prop(prop)
    if wall is not None:
        middle = (np.array(stand) + np.array(wall.position)) / 2
        block.leads.append(Spot((float(middle[0]), float(middle[1]), float(stand[2]) + 0.8), 0.6))
        # from the side, so that boy, wall and ball are all in the picture
        a, b = yaw + math.pi / 2, yaw - math.pi / 2
        view = floor.view_yaw
        best = a if math.cos(a - view) > math.cos(b - view) else b
        lean = 0.42 * (1 if math.sin(yaw - best) > 0 else -1)
        block.look_yaw = best + lean
    block.heading = None
    block.still = True


_NET = 0.05
"""Restitution of what is behind a goal's line: the net keeps the ball."""
_KEEPER_M = (3.3, 1.1)
"""Ahead of who kicks and aside of the ball's way."""


def _keeper(block: Blocking, stand: Vector, ahead: NDArray[np.float64], ball: Callable[[float], Vector]) -> None:
    """Whoever keeps the goal stands before it, on the balls of his feet, and looks at the ball."""
    found = next(((k, s) for k, s in block.subjects("person") if s.kind == "goalkeeper" and s.count == 1), None)
    if found is None:
        return
    k, _ = found
    far, aside = _KEEPER_M
    at = block.floor.grounded(
        (stand[0] + ahead[0] * far - ahead[1] * aside, stand[1] + ahead[1] * far + ahead[0] * aside, 0.0)
    )
    yaw = math.atan2(-float(ahead[1]), -float(ahead[0]))
    beat = Beat(action="catch", start=0.0, end=block.seconds, path=paths.hold(at, yaw), target=ball)
    block.actor(k, 0, block.score(k, 0, [beat], at, yaw, look_at=ball))


def _touch(thing: Thing, seconds: float, at: Vector, other: str, speed_m_s: float, material: str) -> Cue:
    """A player's touch of the ball, as it is heard."""
    return Cue(
        kind="contact", seconds=seconds, position=at, subject=thing.kind, other=other, speed_m_s=speed_m_s,
        mass_kg=thing.mass_kg, material=thing.material, other_material=material,
    )  # fmt: skip


def _search_kick(
    block: Blocking, thing: Thing, rest: NDArray[np.float64], stand: NDArray[np.float64], ahead: NDArray[np.float64],
    wall: Mark | None, wants_catch: bool,
) -> tuple[Simulation, float | None]:  # fmt: skip
    """A kick whose ball comes back to the kicker's hands: (what happened, seconds from kick to catch)."""
    g = np.random.default_rng(seed_for(block.seed, "kick"))
    fixed: list[Fixed] = [ground_of(block, (float(rest[0]), float(rest[1]), 0.0))]
    if wall is not None:
        x, y, z = wall.position
        turn = (math.cos(wall.yaw / 2), 0.0, 0.0, math.sin(wall.yaw / 2))
        back = (x - math.cos(wall.yaw) * 0.25, y - math.sin(wall.yaw) * 0.25, z + 1.0)
        fixed.append(
            Fixed(
                name="wall",
                colliders=(Collider(shape="box", size=(0.25, 6.0, 4.0), position=back, quaternion=turn),),
                restitution=_NET if block.floor.place.name == "stadium" else 0.85,
            )
        )
    arena = Arena([body_of(thing, "ball", (0, 0, 1))], fixed)
    length = max(block.until - _KICK_S, 1.5)
    best: tuple[float, Simulation, float | None] | None = None
    for _ in range(_TRIES if wants_catch and wall is not None else 1):
        speed, rise = float(g.uniform(8.0, 14.0)), float(g.uniform(0.22, 0.75))
        drift = float(g.normal(0, 0.02))
        side = np.array([-ahead[1], ahead[0], 0.0])
        v = (ahead + side * drift) * speed * math.cos(rise) + [0, 0, speed * math.sin(rise)]
        run = arena.run(length, [(tuple(rest), tuple(v), (0.0, 0.0, 0.0))])  # type: ignore[list-item]
        if not wants_catch or wall is None:
            return run, None
        when, miss = _catchable(run, stand, ahead)
        if best is None or miss < best[0]:
            best = (miss, run, when)
        if miss < 0.16:
            return run, when
    assert best is not None
    return best[1], best[2] if best[0] < 0.45 else None


def _catchable(run: Simulation, stand: NDArray[np.float64], ahead: NDArray[np.float64]) -> tuple[float, float]:
    """(seconds, metres off) of the ball's best passage of the kicker's hands, after the wall and at most one bounce."""
    wall = next((c.seconds for c in run.contacts if c.other == "wall"), None)
    if wall is None:
        return 0.0, 99.0
    p = run.positions[0]
    hands = stand + ahead * 0.38 + [0, 0, 1.0]
    after = run.times > wall + 0.15
    bounces = np.array(
        [sum(1 for c in run.contacts if c.other == "ground" and wall < c.seconds < t) for t in run.times[after][::8]]
    )
    off = np.linalg.norm((p[after][::8] - hands) * [1.0, 1.0, 0.75], axis=1)
    off = np.where((bounces <= 1) & (run.times[after][::8] > 0.9), off, 99.0)
    if not len(off):
        return 0.0, 99.0
    k = int(np.argmin(off))
    return float(run.times[after][::8][k]), float(off[k])


def _could_not(block: Blocking, what: str) -> Note:
    del block
    return Note(
        text=f"The {what} that was asked for could not be found in the simulation; the nearest was staged.",
        kind="substituted",
        detail=what,
    )
