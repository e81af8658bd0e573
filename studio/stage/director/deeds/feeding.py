"""Feeding: grain strewn for birds, something held to a muzzle, a spoon to a baby's mouth."""

import math
from collections.abc import Callable

import numpy as np

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking, Spot
from studio.stage.director.company import height_of, seed_for, sort_of
from studio.stage.director.deeds.benches import closer, made, seat
from studio.stage.director.deeds.cradling import head_of, is_baby
from studio.stage.director.deeds.fists import in_fist, placed
from studio.stage.director.deeds.said import deeds_of, doers
from studio.stage.director.deeds.standing import Stand, always, before_camera, ease, shift
from studio.stage.mesh import Floats, Material, Mesh, Texture
from studio.stage.performer import Beat, Cue, Performer, Posed, Reach
from studio.stage.shapes import ball, box, capsule, lathe
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Sprites, Vector

_FEEDS = frozenset(["feed", "give_food", "feed_bird", "scatter", "strew"])
_STREWN = frozenset(
    ["pigeon", "chicken", "hen", "rooster", "duck", "sparrow", "crow", "swan", "goose", "seagull", "chick", "bird",
     "dove", "crane", "fish", "koi", "carp", "goldfish", "turkey", "peacock", "flamingo", "parrot", "robin", "gull"]
)  # fmt: skip
"""What is fed by throwing it grain."""
_GRAZERS = frozenset(["rabbit", "goat", "sheep", "lamb", "deer", "fawn", "guinea_pig", "hamster", "pony"])
_GRAVITY = 9.81
Ground = Callable[[float, float], float]
_EVERY_S = 1.5
_GRAINS = 26


def feeding(block: Blocking) -> None:
    """Whoever feeds an animal or a baby."""
    for i, s in list(doers(block)):
        if s.count > 1 or not _FEEDS & deeds_of(s) or (wished := s.attributes.get("target", "")) == s.kind:
            continue
        fed = next(((j, o) for j, o in block.subjects() if j != i and o.kind == wished), None)
        fed = fed or next(((j, o) for j, o in block.subjects("animal") if o.action == "eat"), None)
        if fed is None:
            continue
        j, o = fed
        if is_baby(o) and o.count == 1:
            _with_a_spoon(block, i, s, j)
        elif sort_of(o.kind) != "animal":
            continue
        elif o.kind in _STREWN or height_of(o.kind) < 0.34 or o.count > 2:
            _strew(block, i, s, j, o)
        else:
            _by_hand(block, i, s, j, o)
        return


# ------------------------------------------------------------------------------------------------ strewn


def _strew(block: Blocking, i: int, s: Subject, j: int, o: Subject) -> None:
    """From a bowl in the left arm, handful by handful, in an arc before the feet; they peck where it falls."""
    floor = block.floor
    k = height_of(s.kind, s.attributes) / 1.7
    long = height_of(o.kind)
    n = min(max(o.count, 1), 12)
    wide = 0.34 * max(n - 1, 1) * max(long / 0.34, 0.7)
    stand = before_camera(floor, -0.52 - 0.12 * wide, 0.25, 1.02)
    middle = stand.point(1.0 + 0.8 * long, -0.05, 0.0)
    first = 0.55

    def throw(t: float) -> float:
        """0 with the hand in the bowl .. 1 flung out."""
        u = ((t - first) / _EVERY_S) % 1.0 if t > first - _EVERY_S else 0.0
        return ease(0.0, 0.16, u) * (1.0 - ease(0.34, 0.80, u)) if t > first else 0.0

    def right(t: float) -> Vector:
        d = throw(t)
        return stand.point((0.27 + 0.26 * d) * k, (0.02 - 0.26 * d) * k, (1.05 + 0.02 * d) * k)

    def bowl_at(t: float) -> Vector:
        return stand.point(0.27 * k, 0.15 * k, 0.93 * k)

    hands = {
        "right": Reach(at=right, shape="pinch",
                       along=lambda t: stand.way(0.3 + 0.4 * throw(t), 0.8 - 0.8 * throw(t), 0.1)),
        "left": Reach(at=lambda t: stand.point(0.25 * k, 0.20 * k, 0.90 * k), shape="cup",
                      along=lambda t: stand.way(0.8, -0.5, 0.15), knuckles=lambda t: stand.way(0.3, 0.3, -0.9)),
    }  # fmt: skip
    block.hands_full.add(i)
    beat = Beat(action="stand", start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw), hands=hands)
    mood = s.attributes.get("mood", "") or "happy"
    more: dict[str, object] = {} if block.lines_of(i) else {"look_at": always(shift(middle, (0.0, 0.0, 0.1)))}
    block.actor(i, 0, block.score(i, 0, [beat], stand.at, stand.yaw, mood=mood, **more))
    block.prop(PropPerformer(_grain_bowl(), lambda t: placed(bowl_at(t), stand.yaw, k), seconds=block.until))
    releases = [first + 0.16 * _EVERY_S + _EVERY_S * m for m in range(int((block.until - first) / _EVERY_S) + 1)]
    out = stand.way(1.9, -0.25, 0.0)
    block.prop(_Grains(right, releases, out, floor.place.ground, seed_for(block.seed, "grain")))
    g = np.random.default_rng(seed_for(block.seed, "fed"))
    for m in range(n):
        a = math.tau * (m + 0.25) / n + float(g.uniform(-0.2, 0.2))
        reach = (0.30 + 0.20 * (m % 2)) * max(wide, 0.3)
        at = floor.grounded(shift(middle, (math.cos(a) * reach, math.sin(a) * reach, 0.0)))
        to = math.atan2(middle[1] - at[1], middle[0] - at[0]) + float(g.uniform(-0.7, 0.7))
        beats = [Beat(action="eat", start=0.0, end=block.seconds, path=paths.hold(at, to))]
        if o.action == "swim":
            beats = [Beat(action="swim", start=0.0, end=block.seconds)]
        block.actor(j, m, block.score(j, m, beats, at, to), lead=False)
    block.leads.append(Spot(shift(middle, (0.0, 0.0, 0.5 * long)), 0.5 * wide + 0.2))
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = floor.view_yaw


def _grain_bowl() -> Thing:
    """A wooden bowl, heaped."""
    wood = Material(texture=Texture.WOOD, roughness=0.6)
    bowl = lathe((0, 0, -0.03), [(0.03, 0.0), (0.085, 0.035), (0.10, 0.075), (0.092, 0.075), (0.07, 0.04)], "#8a5a34",
                 wood, 22)  # fmt: skip
    heap = ball((0, 0, 0.025), (0.085, 0.085, 0.035), "#d8b668", Material(roughness=0.95), 2)
    return thing_of("grain_bowl", [bowl, heap], 0.4, "wood")


class _Grains:
    """A ``Performer``: handfuls that fly out of a hand, fall, and lie where they fell."""

    kind = "grain"
    meshes: tuple[Mesh, ...] = ()

    def __init__(
        self, hand: Callable[[float], Vector], releases: list[float], out: Vector, ground: Ground, seed: int
    ) -> None:
        g = np.random.default_rng(seed)
        n = len(releases) * _GRAINS
        born = np.repeat(np.array(releases, float), _GRAINS)
        born += np.tile(np.sort(g.uniform(0.0, 0.12, _GRAINS)), len(releases))
        start = np.repeat(np.array([hand(t) for t in releases], float).reshape(-1, 3), _GRAINS, 0)
        speed = np.array(out) * g.uniform(0.35, 1.15, (n, 1)) + g.normal(0.0, 0.28, (n, 3))
        speed[:, 2] = g.uniform(0.0, 0.9, n)
        foot = np.array([ground(float(x), float(y)) for x, y, _ in start[::_GRAINS]]).repeat(_GRAINS) + 0.008
        drop = start[:, 2] - foot
        self._lasts = (speed[:, 2] + np.sqrt(speed[:, 2] ** 2 + 2 * _GRAVITY * drop)) / _GRAVITY
        self._born, self._start, self._speed, self._foot = born, start, speed, foot
        self._size = g.uniform(0.010, 0.016, n).astype(np.float32)
        self.cues = tuple(
            Cue(kind="contact", seconds=t + 0.45, position=hand(t), subject="grain", other="ground", speed_m_s=2.0,
                mass_kg=0.01, material="leaf", other_material="dirt")
            for t in releases
        )  # fmt: skip

    def at(self, seconds: float) -> Posed:
        age = np.clip(seconds - self._born, 0.0, self._lasts)
        seen = seconds > self._born
        if not seen.any():
            return Posed((), ())
        moved = self._start + self._speed * age[:, None]
        moved[:, 2] = np.maximum(moved[:, 2] - _GRAVITY / 2 * age**2, self._foot)
        centers = moved[seen].astype(np.float32)
        dots = Sprites(centers=centers, radii=self._size[seen], color=(0.95, 0.72, 0.28), opacity=0.95)
        return Posed((), (), sprites=(dots,))

    def focus(self, seconds: float) -> Vector:
        x, y, z = (float(v) for v in self._start[0])
        return (x, y, z)

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        at = self.focus(seconds)
        return at, at

    def socket(self, name: str, seconds: float) -> Floats:
        raise KeyError(name)


# ------------------------------------------------------------------------------------------------ from the hand


def _by_hand(block: Blocking, i: int, s: Subject, j: int, o: Subject) -> None:
    """Something is held to its muzzle, which comes to it; the other hand lies on its neck."""
    floor = block.floor
    k = height_of(s.kind, s.attributes) / 1.7
    small = height_of(o.kind) < 0.9
    theirs = Stand(floor.at(0.15 + 0.45 * height_of(o.kind), 0.1), floor.view_yaw + math.pi / 2 + 0.35)
    beats = [Beat(action="sit" if small else "stand", start=0.0, end=block.seconds)]
    low = theirs.point(1.6 * height_of(o.kind), 0.0, 0.25 * height_of(o.kind))
    beast = block.actor(j, 0, block.score(j, 0, beats, theirs.at, theirs.yaw, look_at=always(low)))
    muzzle = _point_of(beast, "mouth", 1.0)
    bite = shift(muzzle, theirs.way(0.07, 0.0, -0.02))
    away = 0.50 * k
    me = Stand(floor.grounded(shift(bite, theirs.way(away, 0.10, 0.0))), theirs.yaw + math.pi)
    for n, other in block.subjects("thing"):
        if height_of(other.kind) < 0.3:
            block.done.add(n)

    def food(t: float) -> Vector:
        x, y, z = _point_of(beast, "mouth", t)
        near = 0.5 - 0.5 * math.cos(math.tau * t / 2.4)
        return shift((x, y, z), theirs.way(0.05 + 0.06 * (1.0 - near), 0.0, -0.025))

    def hand(t: float) -> Vector:
        return shift(food(t), theirs.way(0.07, 0.0, -0.035))

    def face(t: float) -> Vector:
        return _point_of(beast, "head", t)

    hands = {"right": Reach(at=hand, along=lambda t: theirs.way(-1.0, 0.0, 0.15), shape="pinch")}
    block.hands_full.add(i)
    posture = "kneel" if small else "stand"
    beat = Beat(action=posture, start=0.0, end=block.seconds, path=paths.hold(me.at, me.yaw), hands=hands)
    mood = s.attributes.get("mood", "") or "happy"
    more: dict[str, object] = {} if block.lines_of(i) else {"look_at": face}
    block.actor(i, 0, block.score(i, 0, [beat], me.at, me.yaw, mood=mood, **more))
    block.prop(
        PropPerformer(
            _carrot(small and o.kind not in _GRAZERS),
            lambda t: placed(food(t), theirs.yaw + math.pi),
            seconds=block.until,
        )
    )
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = floor.view_yaw


def _point_of(one: Performer, socket: str, t: float) -> Vector:
    x, y, z = (float(v) for v in one.socket(socket, t)[:, 3])
    return (x, y, z)


def _carrot(biscuit: bool) -> Thing:
    """Along x: its tip at the origin, its greens in the hand; a biscuit for those who eat no carrots."""
    plain = Material(roughness=0.7)
    if biscuit:
        bone = [capsule((-0.035, 0, 0), (0.035, 0, 0), 0.010, 0.010, "#c08a4a", plain, 10, 3)]
        bone += [ball((x, y, 0), 0.014, "#c08a4a", plain, 2) for x in (-0.04, 0.04) for y in (-0.011, 0.011)]
        return thing_of("biscuit", [m.moved(_SHIFTED) for m in bone], 0.02, "leaf")
    parts = [capsule((0.0, 0, 0), (-0.17, 0, 0), 0.007, 0.021, "#e0761c", plain, 12, 4)]
    parts += [
        capsule((-0.18, 0, 0), (-0.27, y, z), 0.007, 0.004, "#3f8a34", plain, 6, 2)
        for y, z in ((0.0, 0.02), (0.03, -0.01), (-0.03, 0.0), (0.015, -0.03))
    ]
    return thing_of("carrot", parts, 0.1, "leaf")


_SHIFTED = np.array([[1, 0, 0, -0.03], [0, 1, 0, 0], [0, 0, 1, 0]], float)


# ------------------------------------------------------------------------------------------------ a baby


_SPOONFUL_S = 2.6


def _with_a_spoon(block: Blocking, i: int, s: Subject, j: int) -> None:
    """A baby in a high chair; a spoon goes from the bowl on its tray to its mouth and back."""
    floor = block.floor
    k = height_of(s.kind, s.attributes) / 1.7
    chair = Stand(floor.at(0.42, 0.15), floor.facing_camera - 0.62)
    me = Stand(floor.at(-0.34, 0.10), floor.facing_camera + 1.0)
    _, high = seat(block, me)
    mouth = chair.point(0.075, 0.0, _SEAT_M + 0.345)
    bowl = chair.point(0.24, 0.06, _TRAY_M + 0.02)
    cloth = ("#8fbbe0", "#e6a8b4", "#e8d27a", "#9fcf9a")[block.seed % 4]
    for thing in (_high_chair(), _sitting_baby(cloth)):
        performer = PropPerformer(thing, lambda _: placed(chair.at, chair.yaw), seconds=block.until)
        if thing.kind == "baby":
            block.add(j, performer, lead=True)
        else:
            block.prop(performer)
    pot = made(block, "bowl")
    pot_at = placed(shift(bowl, (0.0, 0.0, -0.02)), 0.0, 0.85)
    block.prop(PropPerformer(pot, lambda _: pot_at, seconds=block.until))

    def tip(t: float) -> Vector:
        u = (t / _SPOONFUL_S) % 1.0
        to = ease(0.12, 0.42, u) * (1.0 - ease(0.62, 0.92, u))
        high = shift(bowl, (0.0, 0.0, 0.06))
        lifted = 0.05 * math.sin(math.pi * to)
        x, y, z = (a + (b - a) * to for a, b in zip(high, mouth, strict=True))
        return (x, y, z + lifted)

    def along(t: float) -> Vector:
        hand = me.point(0.30 * k, -0.14 * k, 0.90 * k)
        x, y, z = tip(t)
        return (x - hand[0], y - hand[1], z - hand[2])

    hands = {
        "right": Reach(at=tip, along=along, knuckles=lambda t: (0.0, 0.0, -1.0), shape="pinch", tip=0.15),
        "left": Reach(at=always(chair.point(0.36, -0.16, _TRAY_M + 0.03)), shape="flat"),
    }
    block.hands_full.add(i)
    params = {"seated": 1.0, "seat_height": high}
    beat = Beat(action="sit", start=0.0, end=block.seconds, path=paths.hold(me.at, me.yaw), params=params, hands=hands)
    more: dict[str, object] = {} if block.lines_of(i) else {"look_at": always(shift(mouth, (0.0, 0.0, 0.04)))}
    who = block.actor(
        i, 0, block.score(i, 0, [beat], me.at, me.yaw, mood=s.attributes.get("mood", "") or "happy", **more)
    )
    block.prop(
        in_fist(_long_spoon(), who, "right_hand", (0, 0, 0), (0, 0, 1), (1, 0, 0), level=False, seconds=block.until)
    )
    block.heading, block.still, block.widen = None, True, False
    block.look_yaw = floor.view_yaw
    closer(block, shift(mouth, (0.0, 0.0, -0.30)), 0.62)


_SEAT_M, _TRAY_M = 0.56, 0.72


def _long_spoon() -> Thing:
    """Along z from the fist, its bowl 15 cm beyond it."""
    steel = Material(texture=Texture.METAL, roughness=0.3)
    handle = capsule((0, 0, -0.03), (0, 0, 0.13), 0.004, 0.003, "#c9ccd0", steel, 8, 2)
    scoop = ball((0, 0, 0.15), (0.008, 0.017, 0.024), "#e8d8a8", steel, 2)
    return thing_of("spoon", [handle, scoop], 0.03, "metal")


def _high_chair() -> Thing:
    """Four splayed legs, a seat with a back, a tray before it."""
    wood, white = Material(texture=Texture.WOOD, roughness=0.5), Material(roughness=0.35)
    parts = [
        capsule((0.22 * x, 0.22 * y, 0.0), (0.13 * x, 0.15 * y, _SEAT_M - 0.02), 0.018, 0.018, "#c79a63", wood, 8, 2)
        for x in (1, -1)
        for y in (1, -1)
    ]
    parts += [
        box((0.0, 0, _SEAT_M - 0.015), (0.34, 0.34, 0.03), "#c79a63", wood),
        box((-0.165, 0, _SEAT_M + 0.20), (0.03, 0.34, 0.40), "#c79a63", wood),
        box((0.25, 0, _TRAY_M), (0.26, 0.46, 0.022), "#f2efe8", white),
        box((0.05, 0.19, _TRAY_M - 0.02), (0.36, 0.03, 0.03), "#c79a63", wood),
        box((0.05, -0.19, _TRAY_M - 0.02), (0.36, 0.03, 0.03), "#c79a63", wood),
        box((0.16, 0, 0.26), (0.10, 0.30, 0.02), "#c79a63", wood),
    ]
    return thing_of("high_chair", parts, 7.0, "wood")


def _sitting_baby(cloth: str) -> Thing:
    """In a high chair, looking ahead (+x), its hands on the tray."""
    suit = Material(texture=Texture.CLOTH, roughness=0.95)
    skin = Material(texture=Texture.SKIN, roughness=0.55)
    z = _SEAT_M
    upright = np.array([[0, 0, 1, -0.005], [0, -1, 0, 0], [1, 0, 0, z + 0.375]], float)
    parts = [m.moved(upright) for m in head_of((0.0, 0.0, 0.0))]
    parts += [
        capsule((-0.03, 0, z + 0.09), (-0.02, 0, z + 0.22), 0.098, 0.085, cloth, suit, 18, 5),
        ball((-0.012, 0, z + 0.29), 0.035, "#e8b896", skin, 2),
        ball((0.055, 0, z + 0.235), (0.045, 0.075, 0.085), "#f4f1ea", suit, 2),
    ]
    for side in (1.0, -1.0):
        parts.append(
            capsule((-0.02, 0.09 * side, z + 0.23), (0.10, 0.13 * side, z + 0.18), 0.036, 0.030, cloth, suit, 12, 4)
        )
        parts.append(
            capsule((0.10, 0.13 * side, z + 0.18), (0.19, 0.09 * side, z + 0.195), 0.028, 0.022, cloth, suit, 12, 4)
        )
        parts.append(ball((0.215, 0.085 * side, z + 0.198), 0.025, "#e8b896", skin, 2))
        parts.append(
            capsule((0.02, 0.065 * side, z + 0.055), (0.17, 0.085 * side, z + 0.05), 0.052, 0.042, cloth, suit, 12, 4)
        )
        parts.append(
            capsule((0.17, 0.085 * side, z + 0.04), (0.19, 0.085 * side, z - 0.10), 0.040, 0.030, cloth, suit, 12, 4)
        )
    return thing_of("baby", parts, 7.0, "cloth")
