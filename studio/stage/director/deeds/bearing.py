"""What is too heavy for one: borne on poles or between hands, by several in step."""

import math
from collections.abc import Callable, Mapping

from studio.project.scene import Subject
from studio.stage.director.blocking import Blocking, travel
from studio.stage.director.deeds.company import extra
from studio.stage.director.deeds.fists import placed
from studio.stage.director.deeds.said import deeds_of, doers, objects_of
from studio.stage.director.deeds.standing import Stand
from studio.stage.mesh import Floats, Material, Texture
from studio.stage.performer import Beat, Path, Reach
from studio.stage.shapes import box, capsule, lathe
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector

_BEARS = frozenset(["carry", "bear", "shoulder", "lift", "haul", "move", "march", "walk", "hold", "parade"])
_SHRINES = frozenset(["portable_shrine", "mikoshi", "palanquin", "神輿", "御輿"])
_HEAVY = frozenset(["sofa", "couch", "bed", "table", "desk", "piano", "bookshelf", "treasure_chest", "log", "boat",
                    "canoe", "ladder", "refrigerator"])  # fmt: skip
_POLE_M = 1.36
"""How high the poles of a shrine are borne on shoulders."""
_HANDS_M = 0.78


def bearing(block: Blocking) -> None:
    """Several who bear one heavy thing together."""
    scenic = set(block.scene.surroundings)
    things = {o.kind: j for j, o in block.subjects("thing", "vehicle")}
    words = {o.attributes.get("word", ""): j for j, o in block.subjects("thing", "vehicle")}
    for i, s in list(doers(block)):
        said = objects_of(s)
        if not _BEARS & deeds_of(s):
            continue
        if _SHRINES & (scenic | said | set(things) | set(words)):
            for j, o in block.subjects("thing"):
                if _SHRINES & {o.kind, o.attributes.get("word", ""), o.attributes.get("sense", "")}:
                    block.done.add(j)
            _shrine(block, i, s)
            return
        heavy = next((kind for kind in _HEAVY if kind in said or (kind in things and s.count > 1)), "")
        if heavy and ("carry" in deeds_of(s) or s.attributes.get("holding") == heavy):
            _between_two(block, i, s, heavy, things.get(heavy))
            return


def _going(block: Blocking, s: Subject, speed: float) -> tuple[Path, float]:
    path, yaw = travel(block, s, "carry", 0.0, speed * block.seconds)
    return path, yaw


def _beside(path: Path, ahead: float, left: float, at_height: Callable[[float, float], float]) -> Path:
    """A way that keeps its place beside another, on the ground."""

    def own(t: float) -> tuple[Vector, float]:
        (x, y, z), yaw = path(t)
        px, py, _ = Stand((x, y, z), yaw).point(ahead, left, 0.0)
        return (px, py, at_height(px, py)), yaw

    return own


def _shrine(block: Blocking, i: int, s: Subject) -> None:
    """A gilded shrine on two long poles, six men under them, one hand up on the pole, up and down at every step."""
    floor = block.floor
    path, yaw = _going(block, s, 0.85)
    ground = floor.place.ground

    def frame(t: float) -> tuple[Stand, float]:
        (x, y, z), a = path(t)
        return Stand((x, y, z), a), 0.03 * math.sin(math.tau * 1.5 * t)

    def motion(t: float) -> Floats:
        stand, up = frame(t)
        x, y, z = stand.at
        return placed((x, y, z + _POLE_M + up), stand.yaw)

    block.prop(PropPerformer(_portable_shrine(), motion, seconds=block.until), lead=True)
    places = [(a, side) for a in (1.25, 0.62, -1.15) for side in (1.0, -1.0)]
    for m, (ahead, side) in enumerate(places):
        left = side * (0.40 + 0.19)  # beside the pole, on its outer side

        def hand(t: float, ahead: float = ahead, side: float = side) -> Vector:
            stand, up = frame(t)
            return stand.point(ahead + 0.22, side * 0.40, _POLE_M + up + 0.02)

        def rod(t: float) -> Vector:
            return frame(t)[0].way(1.0, 0.0, 0.0)

        own = _beside(path, ahead, left, ground)
        hands = {"right" if side > 0 else "left": Reach(at=hand, along=rod, knuckles=lambda t: (0.0, 0.0, 1.0))}
        beats = [Beat(action="walk", start=0.0, end=block.seconds, path=own, hands=hands, params={"speed": 0.85})]
        start, turned = own(0.0)
        if m < s.count:
            block.hands_full.add(i)
            block.actor(i, m, block.score(i, m, beats, start, turned, mood="happy"), lead=m < 2)
        else:
            extra(block, 60 + m, s.kind if s.kind not in ("person", "people") else "man", beats, start, turned)
    block.heading, block.widen = yaw, True


def _portable_shrine() -> Thing:
    """Its poles are at the height of its origin, along x."""
    gold, black = Material(roughness=0.25), Material(roughness=0.2)
    wood, red = Material(texture=Texture.WOOD, roughness=0.5), Material(roughness=0.4)
    parts = [capsule((-1.75, y, 0), (1.75, y, 0), 0.055, 0.055, "#b88a54", wood, 10, 2) for y in (-0.40, 0.40)]
    parts += [capsule((x, -0.62, -0.09), (x, 0.62, -0.09), 0.04, 0.04, "#b88a54", wood, 8, 2) for x in (-0.4, 0.4)]
    parts += [
        box((0, 0, 0.08), (0.92, 0.92, 0.12), "#1c1612", black), box((0, 0, 0.17), (0.98, 0.98, 0.05), "#d8a83a", gold),
        box((0, 0, 0.45), (0.56, 0.56, 0.52), "#a8261e", red),
        box((0.29, 0, 0.43), (0.02, 0.30, 0.40), "#e0b448", gold),
        box((-0.29, 0, 0.43), (0.02, 0.30, 0.40), "#e0b448", gold),
        box((0, 0.29, 0.43), (0.30, 0.02, 0.40), "#e0b448", gold),
        box((0, -0.29, 0.43), (0.30, 0.02, 0.40), "#e0b448", gold),
        box((0, 0, 0.74), (1.02, 1.02, 0.06), "#d8a83a", gold),
        lathe((0, 0, 0.76), [(0.70, 0.0), (0.56, 0.06), (0.34, 0.16), (0.14, 0.30), (0.08, 0.38), (0.001, 0.39)],
              "#1c1612", black, 4),
        lathe((0, 0, 1.12), [(0.07, 0), (0.10, 0.06), (0.03, 0.12), (0.05, 0.26), (0.001, 0.34)], "#e8bc4a", gold, 12),
    ]  # fmt: skip
    for x in (-0.42, 0.42):
        for y in (-0.42, 0.42):
            parts.append(capsule((x, y, 0.18), (x, y, 0.74), 0.03, 0.03, "#a8261e", red, 8, 2))
            parts.append(capsule((1.1 * x, 1.1 * y, 0.74), (1.1 * x, 1.1 * y, 0.50), 0.02, 0.035, "#7a2a8a", red, 8, 2))
    return thing_of("portable_shrine", parts, 400.0, "wood")


def _between_two(block: Blocking, i: int, s: Subject, kind: str, j: int | None) -> None:
    """One before it who goes backwards a little turned, one behind; four hands under it."""
    floor = block.floor
    given: Mapping[str, str] = block.scene.subjects[j].attributes if j is not None else {}
    thing = block.company.thing(kind, given, seed=block.looks(i, kind), style=block.scene.style)
    if j is not None:
        block.done.add(j)
    along_y = thing.size[1] > thing.size[0]
    half = max(thing.size[0], thing.size[1]) / 2
    path, yaw = _going(block, s, 0.6)
    lift = _HANDS_M - 0.16 * thing.size[2]

    def motion(t: float) -> Floats:
        (x, y, z), a = path(t)
        sway = 0.012 * math.sin(math.tau * 1.2 * t)
        return placed((x, y, z + lift + sway), a + (math.pi / 2 if along_y else 0.0))

    block.prop(PropPerformer(thing, motion, seconds=block.until), lead=True)
    partner = next((k for k, o in doers(block) if k != i and o.count == 1), None) if s.count == 1 else None
    wide = min(thing.size[0], thing.size[1]) * 0.5 - 0.06
    for m, end in enumerate((1.0, -1.0)):
        own = _beside(path, end * (half + 0.34), 0.0, floor.place.ground)

        def hand(t: float, end: float, side: float) -> Vector:
            (x, y, z), a = path(t)
            sway = 0.012 * math.sin(math.tau * 1.2 * t)
            return Stand((x, y, z), a).point(end * (half - 0.03), side * min(wide, 0.30), _HANDS_M + sway)

        turned = 1.0 if end < 0 else -1.0

        def faced(t: float, own: Path = own, end: float = end) -> tuple[Vector, float]:
            at, a = own(t)
            return at, a + (math.pi if end > 0 else 0.0)

        hands = {
            "left": Reach(at=lambda t, e=end, q=turned: hand(t, e, q), shape="cup"),
            "right": Reach(at=lambda t, e=end, q=turned: hand(t, e, -q), shape="cup"),
        }
        beats = [Beat(action="walk", start=0.0, end=block.seconds, path=faced, hands=hands)]
        start, a = faced(0.0)
        if m == 0 or s.count > 1:
            block.hands_full.add(i)
            block.actor(i, m if s.count > 1 else 0, block.score(i, m, beats, start, a, mood="effort"))
        elif partner is not None:
            block.hands_full.add(partner)
            block.actor(partner, 0, block.score(partner, 0, beats, start, a, mood="effort"))
        else:
            extra(block, 60, s.kind, beats, start, a)
    block.heading, block.widen = None, True
    block.look_yaw = max((yaw + 1.15, yaw - 1.15), key=lambda a: math.cos(a - floor.view_yaw))
