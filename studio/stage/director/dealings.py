"""Dealings: what one does with another, as far as it takes both: going up to somebody, making off with a thing.

Each takes the subjects it knows, like the other special cases, and leaves the rest.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from studio.project.scene import Scene, Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import TRAVELS, Blocking, pace
from studio.stage.director.company import height_of, seed_for, sort_of
from studio.stage.mesh import Floats
from studio.stage.performer import Beat, Path, Performer
from studio.stage.things import THINGS, PropPerformer
from studio.stage.world import Vector

_COMES = frozenset(["walk", "run", "carry", "sneak", "limp", "crawl"])
_OWN_WAY = frozenset(["left", "right", "away", "toward_camera"])
_HUNTS = frozenset(["run", "drive", "ride", "fly", "swim"])
_WAY_M = 3.2
"""As far as one goes to another within a picture that holds both."""
_ARRIVES = 0.58
"""Share of the shot after which one who goes to another is there."""
_REACH_M = {"hug": 0.42, "kick": 0.9, "fight": 0.95}
_USUAL_REACH_M = 0.85
OPEN = 0.95
"""Radians by which two who have to do with each other are turned from the camera: both eyes are still seen."""


def enlivened(scene: Scene) -> Scene:
    """What is hunted by a vehicle goes too; who smiles does so with the face, and shakes with no laughter."""
    subjects = [_smiling(s) for s in scene.subjects]
    for i, j in _aimed(scene):
        hunter, quarry = subjects[i], subjects[j]
        if quarry.action != "stand" or hunter.action not in _HUNTS:
            continue
        if sort_of(hunter.kind) == sort_of(quarry.kind) == "vehicle":
            subjects[j] = replace(quarry, action=hunter.action)
    return replace(scene, subjects=tuple(subjects)) if subjects != list(scene.subjects) else scene


_SMILES = frozenset(["smile", "grin", "beam", "smirk"])
_LAUGHS = frozenset(["laugh", "giggle", "chuckle", "cackle", "snicker", "burst_out", "crack_up"])


def _smiling(s: Subject) -> Subject:
    """Somebody of whom only a smile is said, which a reading calls a laugh."""
    said = {word.strip() for word in s.attributes.get("deed", "").split(",")}
    if "laugh" not in (s.action, *s.then) or not said & _SMILES or said & _LAUGHS:
        return s
    then = tuple(action for action in s.then if action != "laugh")
    action = s.action if s.action != "laugh" else then[0] if then else "stand"
    then = then if s.action != "laugh" else then[1:]
    return replace(s, action=action, then=then, attributes={"mood": "happy", **s.attributes})


def _aimed(scene: Scene) -> Iterator[tuple[int, int]]:
    """(subject, the subject it is aimed at) wherever the words say so."""
    for i, s in enumerate(scene.subjects):
        wished = s.attributes.get("target", "")
        j = next((k for k, o in enumerate(scene.subjects) if k != i and o.kind == wished), None)
        if j is not None:
            yield i, j


def hunts(scene: Scene) -> dict[int, int]:
    """Hunters, and whom each is after, where both are on their way in the same manner."""
    subjects = scene.subjects
    return {
        i: j
        for i, j in _aimed(scene)
        if subjects[i].action in _HUNTS
        and subjects[j].action in TRAVELS
        and subjects[i].count == subjects[j].count == 1
    }


def bound(scene: Scene, a: int, b: int) -> bool:
    """Whether two have to do with each other by what is said of them."""
    one, other = scene.subjects[a], scene.subjects[b]
    if "away" in (one.attributes.get("direction"), other.attributes.get("direction")):
        return False
    aimed = other.kind == one.attributes.get("target") or one.kind == other.attributes.get("target")
    turned = one.action in _TURNED and other.action in _TURNED | _ATTENDS
    turned |= other.action in _TURNED and one.action in _ATTENDS
    return aimed or turned


_TURNED = frozenset(["talk", "kneel", "bow", "read", "cry", "hug", "dance", "shout", "laugh", "point", "push", "pull"])
"""What is done toward somebody who is there."""
_ATTENDS = frozenset(["stand", "look", "sit", "laugh", "cry", "eat", "drink"])


def dealings(block: Blocking) -> None:
    """Those who go up to each other, and those who take something and run."""
    for i, j in _aimed(block.scene):
        if i in block.done or j in block.done:
            continue
        one, other = block.scene.subjects[i], block.scene.subjects[j]
        if one.count > 1 or other.count > 1 or block.floor.place.name.startswith("underwater"):
            continue
        if one.action == "catch" and any(a in TRAVELS for a in one.then) and _portable(other):
            _makes_off(block, i, j)
        elif one.action in _COMES and _waits(other) and one.attributes.get("direction", "") not in _OWN_WAY:
            _goes_up_to(block, i, j)


def _waits(s: Subject) -> bool:
    return sort_of(s.kind) in ("person", "animal") and s.action not in TRAVELS and not s.attributes.get("on")


def _portable(s: Subject) -> bool:
    return s.kind == "fish" or (s.kind in THINGS and height_of(s.kind) < 0.5)


def _goes_up_to(block: Blocking, i: int, j: int) -> None:
    """One comes from the left and stops before the other, who turns to him."""
    floor = block.floor
    one, other = block.scene.subjects[i], block.scene.subjects[j]
    reach = _REACH_M.get(one.then[0] if one.then else "", _USUAL_REACH_M)
    way = min(max(pace(one, one.action) * _ARRIVES * block.seconds, 0.8), _WAY_M)
    arrival = _ARRIVES * block.seconds
    stands, faces = floor.at(reach / 2, 0.05), floor.facing_camera - OPEN - 0.25
    start, end = floor.at(-reach / 2 - way, 0.45), floor.at(-reach / 2, 0.0)
    last = floor.facing_camera + OPEN + 0.25
    path = paths.chained([(arrival, paths.straight(start, end, 0.0, arrival, "out")), (1e9, paths.hold(end, last))])
    tall = {k: 0.92 * height_of(s.kind, s.attributes) for k, s in ((i, one), (j, other))}

    def comer(t: float) -> Vector:
        x, y, z = path(t)[0]
        return (x, y, z + tall[i])

    after = one.then[0] if one.then and one.then[0] not in TRAVELS else one.action if one.action == "carry" else "stand"
    head: Vector = (stands[0], stands[1], stands[2] + tall[j])

    def there(t: float) -> Vector:
        return head

    beats = [
        Beat(action=one.action, start=0.0, end=arrival, path=path),
        Beat(action=after, start=arrival, end=block.seconds, path=paths.hold(end, last), target=there),
    ]
    block.actor(i, 0, block.score(i, 0, beats, start, path(0.0)[1], look_at=there))
    answers = "hug" if after == "hug" and sort_of(other.kind) == "person" else other.action
    theirs = [Beat(action=other.action, start=0.0, end=arrival)]
    theirs.append(Beat(action=answers, start=arrival, end=block.seconds))
    block.actor(j, 0, block.score(j, 0, theirs, stands, faces, look_at=comer))
    block.heading, block.look_yaw, block.still = None, floor.view_yaw, True


def _makes_off(block: Blocking, i: int, j: int) -> None:
    """It lies there; it is taken, and carried off in the mouth or the hand."""
    floor = block.floor
    one, other = block.scene.subjects[i], block.scene.subjects[j]
    beast = sort_of(one.kind) == "animal"
    taken = 0.34 * block.seconds
    away = one.then[next(k for k, a in enumerate(one.then) if a in TRAVELS)]
    length = min(pace(one, away) * (block.seconds - taken) * 0.6, 1.9 if floor.place.indoor else 6.0)
    start, prize = floor.at(-0.3, 0.3), floor.at(0.25, 0.3)
    turned = floor.view_yaw - math.pi / 2  # to the right of the picture
    ways = [floor.at(0.0, 0.3), floor.at(0.35, -0.25), floor.at(-0.4, -0.75), floor.at(-length, -0.5)]
    path = paths.chained([(taken, paths.hold(start, turned)), (1e9, _from(start, ways, taken, block.seconds))])
    beats = [
        Beat(action="eat" if beast else "carry", start=0.0, end=taken, path=paths.hold(start, turned)),
        Beat(action=away, start=taken, end=block.seconds, path=path),
    ]
    actor = block.actor(i, 0, block.score(i, 0, beats, start, turned))
    seed = block.looks(j, other.kind)
    block.add(j, _prize(block, other, seed, actor, prize, taken, "mouth" if beast else "right_hand"), lead=False)
    block.heading, block.look_yaw, block.still = None, floor.view_yaw, True


def _from(start: Vector, ways: list[Vector], t0: float, t1: float) -> Path:
    return paths.along([start, *ways], t0, t1, "in")


def _prize(
    block: Blocking, what: Subject, seed: int, taker: Performer, at: Vector, taken: float, socket: str
) -> PropPerformer:
    """A thing that lies at a place until somebody takes it along."""
    thing = block.company.laid(what.kind, what.attributes, seed=seed, style=block.scene.style)
    low = min((float(mesh.positions[:, 2].min()) for mesh in thing.meshes), default=0.0)
    rest = np.eye(3, 4, dtype=np.float32)
    rest[:, 3] = (at[0], at[1], at[2] - low)
    yaw = seed_for(block.seed, "prize") % 7
    rest[:2, :2] = [[math.cos(yaw), -math.sin(yaw)], [math.sin(yaw), math.cos(yaw)]]
    across = np.array([[0, -1, 0], [1, 0, 0], [0, 0, 1]], np.float32)

    def motion(t: float) -> Floats:
        if t < taken:
            return rest
        frame = taker.socket(socket, t).copy()
        frame[:, :3] = frame[:, :3] @ across
        share = np.float32(min((t - taken) / 0.12, 1.0))
        frame[:, 3] = rest[:, 3] + (frame[:, 3] - rest[:, 3]) * share
        return frame

    return PropPerformer(thing, motion, seconds=block.until)
