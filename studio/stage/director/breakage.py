"""Things let go: they fall, bounce, roll, and shatter if they are made to."""

import math

import numpy as np
from numpy.typing import NDArray

from studio.project.scene import Subject
from studio.stage.director.blocking import Blocking, Spot
from studio.stage.director.company import seed_for
from studio.stage.director.rolling import rolling_cues
from studio.stage.mesh import Floats, compose
from studio.stage.performer import Cue, Posed
from studio.stage.physics.rigid import Body, Collider, Contact, Fixed, Simulation, simulate
from studio.stage.things import PropPerformer, Thing, shards
from studio.stage.world import Sprites, Vector

_SHARDS = 22
_NEAR_M = 14.0
"""How far from the middle of the set something can be in the way."""
_CLEAR_M = 0.3
"""Whatever is nearer stands under the thing, or holds it."""
_BEHIND_LIMIT_M = 0.25
"""A wall is that much behind where the camera must stop."""
_AUDIBLE_M_S = 0.15


def colliders_of(thing: Thing) -> tuple[Collider, ...]:
    """A thing's colliders in the words of physics. A hull is stood in for by its box."""
    out: list[Collider] = []
    for c in thing.colliders:
        match c.shape:
            case "sphere":
                out.append(Collider(shape="sphere", size=(c.size[0],), position=c.center))
            case "box":
                out.append(Collider(shape="box", size=c.size, position=c.center))
            case "cylinder":
                out.append(Collider(shape="cylinder", size=(c.size[0], c.size[2]), position=c.center))
            case "hull":
                points = c.points if c.points is not None else np.zeros((1, 3), np.float32)
                low, high = points.min(0), points.max(0)
                half = np.maximum((high - low) / 2, 0.004)
                mid = (low + high) / 2
                out.append(
                    Collider(
                        shape="box",
                        size=(float(half[0]), float(half[1]), float(half[2])),
                        position=(float(mid[0]), float(mid[1]), float(mid[2])),
                    )
                )
    return tuple(out)


def body_of(thing: Thing, name: str, position: Vector, velocity: Vector = (0, 0, 0), spin: Vector = (0, 0, 0)) -> Body:
    """A thing as a free body."""
    return Body(
        name=name, colliders=colliders_of(thing), mass_kg=max(thing.mass_kg, 0.002), position=position,
        velocity=velocity, spin=spin, restitution=thing.restitution,
    )  # fmt: skip


def ground_of(block: Blocking, at: Vector) -> Fixed:
    """The ground under a point, as a plane."""
    z = block.floor.place.ground(at[0], at[1])
    return Fixed(name="ground", colliders=(Collider(shape="plane", position=(at[0], at[1], z)),), restitution=0.8)


def walls_of(block: Blocking, at: Vector) -> list[Fixed]:
    """What stands in the way of a thing that starts at a point: the set's obstacles, and indoors the room's walls."""
    place = block.floor.place
    solid = [
        Collider(
            shape="cylinder", size=(o.radius, o.height / 2), position=(o.x, o.y, place.ground(o.x, o.y) + o.height / 2)
        )
        for o in place.obstacles
        if math.hypot(o.x, o.y) < _NEAR_M and math.hypot(o.x - at[0], o.y - at[1]) > o.radius + _CLEAR_M
    ]
    if place.indoor and place.camera_limit is not None:
        low, high = place.camera_limit
        for axis in (0, 1):
            for wall, out in ((low[axis], -1.0), (high[axis], 1.0)):
                half, middle = [20.0, 20.0, 5.0], [0.0, 0.0, 2.0]
                half[axis], middle[axis] = 0.5, wall + out * (0.5 + _BEHIND_LIMIT_M)
                solid.append(Collider(shape="box", size=_triple(half), position=_triple(middle)))
    return [Fixed(name="wall", colliders=tuple(solid), restitution=0.7)] if solid else []


def _triple(values: list[float]) -> Vector:
    return values[0], values[1], values[2]


def contact_cues(
    block: Blocking, thing: Thing, contacts: tuple[Contact, ...], names: dict[str, str], late: float = 0.0
) -> list[Cue]:
    """What is heard of a simulation's contacts. ``names``: the material of each fixed thing."""
    return [
        Cue(
            kind="contact", seconds=c.seconds + late, position=c.position, subject=thing.kind, other=c.other,
            speed_m_s=c.speed_m_s, mass_kg=thing.mass_kg, material=thing.material,
            other_material=names.get(c.other, block.floor.place.ground_material),
        )
        for c in contacts
        if c.speed_m_s > _AUDIBLE_M_S
    ]  # fmt: skip


def let_go(block: Blocking, thing: Thing, at: Vector, action: str, member: int) -> PropPerformer:
    """A thing that drops, bounces or rolls on its own."""
    g = np.random.default_rng(seed_for(block.seed, thing.kind, member + 50))
    low = min((c.center[2] - c.size[-1] for c in thing.colliders), default=0.0)
    drop = {"roll": 0.01, "spin": 0.01}.get(action, 1.5)
    position = (at[0], at[1], at[2] + drop - low)
    right = block.floor.right
    speed = {"roll": 1.6, "throw": 3.0}.get(action, 0.25)
    velocity = (right[0] * speed, right[1] * speed, 2.0 if action == "throw" else 0.0)
    body = body_of(thing, "thing", position, velocity, tuple(float(v) for v in g.uniform(-2, 2, 3)))  # type: ignore[arg-type]
    run = simulate([body], [ground_of(block, at), *walls_of(block, at)], block.until)
    cues = contact_cues(block, thing, run.contacts, {"wall": "wood" if block.floor.place.indoor else "stone"})
    cues += rolling_cues(thing, run, "thing", block.floor.place.ground_material)
    return PropPerformer(thing, lambda t: run.pose("thing", t), cues=cues, seconds=block.until)


def breakage(block: Blocking) -> None:
    """A breakable thing that falls: off the table if there is one, and to pieces on the floor."""
    for i, s in block.subjects("thing"):
        if s.action in ("fall", "shatter") or "shatter" in s.then or "fall" in s.then:
            thing = block.company.thing(
                s.kind, s.attributes, seed=seed_for(block.seed, s.kind), style=block.scene.style
            )
            if thing.shatters:
                _fall_and_break(block, i, s, thing)


def _fall_and_break(block: Blocking, i: int, s: Subject, thing: Thing) -> None:
    mark = block.floor.place.marks.get("table")
    if mark is not None:
        top, out = mark.position, mark.yaw
    else:
        top, out = block.floor.at(0.0, 0.0, 0.78), block.floor.facing_camera
    off_edge(block, i, thing, top, out, min(1.15, 0.25 * block.seconds))
    block.look_yaw = out + math.pi + 0.75
    block.heading = None
    block.still = True


def off_edge(
    block: Blocking, i: int, thing: Thing, top: Vector, out: float, wait: float, push_m_s: float = 0.75
) -> Vector:  # fmt: skip
    """After ``wait`` seconds a thing is pushed off an edge in the direction ``out``, and falls; to pieces if it can
    shatter. ``top``: the edge, as a point on the top; the return is where it meets the ground."""
    place = block.floor.place
    ahead = np.array([math.cos(out), math.sin(out), 0.0])
    edge = np.array(top) + ahead * 0.05
    ground_z = place.ground(float(edge[0] + ahead[0] * 0.5), float(edge[1] + ahead[1] * 0.5))
    middle = np.array(top) - ahead * 0.28 - [0, 0, 0.0205]
    turn = (math.cos(out / 2), 0.0, 0.0, math.sin(out / 2))
    board = Collider(shape="box", size=(0.30, 0.30, 0.02), position=_point(middle), quaternion=turn)
    table = Fixed(name="table", colliders=(board,), restitution=0.3, friction=0.25)
    ground = Fixed(
        name="floor",
        colliders=(Collider(shape="plane", position=(float(edge[0]), float(edge[1]), ground_z)),),
        restitution=0.5,
    )
    start = np.array(top) - ahead * 0.035 + [0, 0, 0.002]
    push = ahead * push_m_s
    body = body_of(thing, "whole", tuple(start), tuple(push), (-ahead[1] * 2.0, ahead[0] * 2.0, 0.0))  # type: ignore[arg-type]
    run = simulate([body], [table, ground], 3.0)
    hit = next((c for c in run.contacts if c.other == "floor" and c.speed_m_s > 0.8), None)
    if hit is None or not thing.shatters:
        cues = contact_cues(block, thing, run.contacts, {"table": "wood", "floor": place.ground_material}, wait)
        block.add(
            i, PropPerformer(thing, lambda t: run.pose("whole", max(t - wait, 0.0)), cues=cues, seconds=block.until)
        )
        return hit.position if hit is not None else _point(edge)
    broken = wait + hit.seconds
    before = [c for c in run.contacts if c.seconds < hit.seconds - 0.001]
    cues = contact_cues(block, thing, tuple(before), {"table": "wood"}, wait)
    cues.append(
        Cue(
            kind="shatter", seconds=broken, position=hit.position, subject=thing.kind, other="floor",
            speed_m_s=hit.speed_m_s, mass_kg=thing.mass_kg, material=thing.material,
            other_material=place.ground_material,
        )
    )  # fmt: skip
    whole = PropPerformer(
        thing, lambda t: run.pose("whole", max(t - wait, 0.0)), cues=cues, shown=(-1.0, broken), seconds=block.until
    )
    block.add(i, whole, lead=False)
    # the picture holds the fall: from the table's edge to the floor
    block.leads.append(Spot((float(edge[0]), float(edge[1]), float(edge[2]) + 0.06), 0.08))
    block.leads.append(Spot((hit.position[0], hit.position[1], hit.position[2] + 0.06), 0.1))
    _pieces(block, thing, run, hit, ground, wait)
    return hit.position


def _pieces(block: Blocking, thing: Thing, run: Simulation, hit: Contact, ground: Fixed, wait: float) -> None:
    seed = seed_for(block.seed, "shards")
    g = np.random.default_rng(seed)
    parts = shards(thing, _SHARDS, seed)
    pose = run.pose("whole", hit.seconds)
    velocity = np.array(run.velocity("whole", hit.seconds - 0.01))
    bodies: list[Body] = []
    turns: list[Floats] = []
    for k, piece in enumerate(parts):
        home = compose(pose, piece.sockets["home"])
        at = home[:, 3].astype(float)
        at[2] = max(at[2], hit.position[2] + 0.012)
        out = at - np.array(hit.position)
        out /= np.linalg.norm(out) + 0.02
        fling = 0.45 * velocity * [1, 1, 0] + out * g.uniform(0.5, 1.9) + [0, 0, g.uniform(0.4, 1.6)]
        turns.append(home)
        bodies.append(
            Body(
                name=f"piece {k}", colliders=colliders_of(piece), mass_kg=max(piece.mass_kg, 0.003),
                position=(float(at[0]), float(at[1]), float(at[2])), velocity=tuple(float(v) for v in fling),  # type: ignore[arg-type]
                spin=tuple(float(v) for v in g.uniform(-14, 14, 3)), restitution=0.35, friction=0.5,  # type: ignore[arg-type]
            )
        )  # fmt: skip
    # pieces do not collide with each other: they part at once, and a tangle of slivers would jitter
    landed = [simulate([b], [ground], 1.6) for b in bodies]
    late = wait + hit.seconds
    for k, piece in enumerate(parts):
        one, turn = landed[k], turns[k][:, :3]

        def motion(t: float, one: Simulation = one, k: int = k, turn: Floats = turn) -> Floats:
            m = one.pose(f"piece {k}", max(t - late, 0.0))
            return np.concatenate([m[:, :3] @ turn, m[:, 3:]], 1).astype(np.float32)

        heard = [c for c in one.contacts if c.seconds > 0.06][:2] if k % 4 == 0 else []
        cues = contact_cues(block, piece, tuple(heard), {"floor": block.floor.place.ground_material}, late)
        block.prop(PropPerformer(piece, motion, cues=cues, shown=(late, 1e9), seconds=block.until))
    block.prop(_Splash(hit.position, late, seed))


def _point(v: NDArray[np.float64]) -> Vector:
    return (float(v[0]), float(v[1]), float(v[2]))


class _Splash:
    """What was in the glass: drops that fly up and outward and fall."""

    def __init__(self, at: Vector, start: float, seed: int) -> None:
        g = np.random.default_rng(seed)
        n = 130
        a = g.uniform(0, 2 * math.pi, n)
        out, up = g.uniform(0.2, 1.7, n), g.uniform(0.3, 2.1, n)
        self._velocity = np.stack([np.cos(a) * out, np.sin(a) * out, up], 1)
        self._at, self._start = np.array(at), start
        self._radii = g.uniform(0.003, 0.008, n).astype(np.float32)

    kind = "water"
    meshes = ()
    cues = ()

    def at(self, seconds: float) -> Posed:
        t = seconds - self._start
        if t < 0 or t > 2.5:
            return Posed((), ())
        p = self._at + self._velocity * t + np.array([0, 0, -4.905]) * t * t
        p[:, 2] = np.maximum(p[:, 2], self._at[2] + 0.004)
        return Posed((), (), sprites=(Sprites(p.astype(np.float32), self._radii, (0.75, 0.85, 0.9), 0.7),))

    def focus(self, seconds: float) -> Vector:
        return (float(self._at[0]), float(self._at[1]), float(self._at[2]))

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        return self.focus(seconds), self.focus(seconds)

    def socket(self, name: str, seconds: float) -> Floats:
        raise KeyError(name)
