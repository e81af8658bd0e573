"""At the stove and the board: what is stirred, fried in a wok, kneaded, folded; by one, or by some side by side."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from studio.project.scene import Subject
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import seed_for
from studio.stage.director.deeds.benches import Bench, bench, closer, made
from studio.stage.director.deeds.celebrating import unlit
from studio.stage.director.deeds.cooking import eyes_on, over_table, worker
from studio.stage.director.deeds.dining import COUNTER_M, Steam, stall_over
from studio.stage.director.deeds.fists import in_fist, placed, stood, touch
from studio.stage.director.deeds.said import deeds_of, doers, objects_of
from studio.stage.director.deeds.standing import Stand, always, shift
from studio.stage.mesh import Floats, Material, Texture
from studio.stage.performer import Cue, Reach
from studio.stage.shapes import ball, capsule, lathe, tube
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector

_KNEADS = frozenset(["knead", "work_dough"])
_FOLDS = frozenset(["wrap", "fold", "roll", "make", "shape", "form", "mold", "mould", "stuff", "pinch"])
_DOUGHS = frozenset(
    ["dumpling", "dumplings", "gyoza", "sushi", "onigiri", "rice_ball", "cookie", "cookies", "pasta", "ravioli",
     "mochi", "wonton", "tamale", "pierogi", "餃子", "おにぎり", "寿司", "団子"]
)  # fmt: skip
_FRIES = frozenset(["fry", "stir_fry", "stir-fry", "saute", "flip", "toss", "throw", "wok"])
_STIRS = frozenset(["stir", "mix", "boil", "simmer", "whisk", "cook", "bake", "blend", "stew", "brew", "heat"])
_STALLS = frozenset(["street", "alley", "city", "crossing", "park", "station", "road", "village", "shrine", "temple"])
_NOODLES = frozenset(["noodle", "noodles", "wok", "fried_rice", "ramen", "yakisoba", "焼きそば", "麺"])
_USED = frozenset(
    ["bowl", "pot", "pan", "fire", "bread", "spoon", "smoke", "knife", "rice_ball", "wok", "noodle", "noodles"]
)
_MOST = 3
_ASIDE_M = 0.92
"""Between two who work side by side."""
_PER_S = 0.9
"""Strokes a second of a spoon, presses of a palm."""

_Work = Callable[[Blocking, Bench, int, Subject], None]


def stove(block: Blocking) -> None:
    """Whoever stirs, fries, kneads or folds something to eat."""
    found = [(i, s, work) for i, s in doers(block) for work in [_work(block, s)] if work is not None]
    found = [(i, s, work) for i, s, work in found if s.count == 1][:_MOST]
    if not found:
        return
    for j, o in block.subjects("thing"):
        if o.kind in _USED:
            block.done.add(j)
    table = _place_of_work(block, len(found))
    for k, (i, s, work) in enumerate(found):
        left = ((len(found) - 1) / 2 - k) * _ASIDE_M
        work(block, replace(table, worker=Stand(table.worker.point(0.0, left, 0.0), table.worker.yaw)), i, s)
    over_table(block, 0.30 if len(found) == 1 else 0.12)
    block.widen = True
    closer(block, table.on(0.1, 0.0), 0.62 + 0.22 * (len(found) - 1))


def _work(block: Blocking, s: Subject) -> _Work | None:
    said, words = deeds_of(s), objects_of(s)
    near = {word for _, o in block.subjects("thing") for word in _names(o)} | set(block.scene.surroundings)
    if said & _KNEADS:
        return _knead
    if said & _FOLDS and (words | near) & _DOUGHS:
        return _fold
    if said & _FRIES and (s.action == "cook" or (words | near) & _NOODLES):
        return _fry
    return _stir if s.action == "cook" and (said & _STIRS or len(said) <= 1) else None


def _names(o: Subject) -> set[str]:
    return {o.kind, o.attributes.get("word", ""), o.attributes.get("sense", "")}


def _place_of_work(block: Blocking, many: int) -> Bench:
    """The table of the place, or a stall in the street."""
    if block.scene.place not in _STALLS or block.floor.place.indoor:
        return bench(block, own=block.scene.camera.angle == "birds_eye")  # under no lamp
    middle = Stand(block.floor.at(0.0, 0.2), block.floor.view_yaw - math.pi / 2)
    stall_over(block, middle, many)
    behind = middle.point(0.0, 0.31 + 0.20, 0.0)
    return Bench(Stand(behind, block.floor.facing_camera), COUNTER_M, 0.20)


_STEEL, _WOODEN = Material(texture=Texture.METAL, roughness=0.35), Material(texture=Texture.WOOD, roughness=0.6)


def _ladle(color: str = "#8a5f3c") -> Thing:
    """A spoon with a long handle, its bowl down."""
    parts = [
        capsule((0, 0, -0.26), (0, 0, 0.10), 0.008, 0.009, color, _WOODEN, 8, 2),
        ball((0, 0, -0.28), (0.032, 0.022, 0.034), color, _WOODEN, 2),
    ]
    return thing_of("ladle", parts, 0.1, "wood")


def _round_and_round(about: Vector, radius: float) -> Callable[[float], Vector]:
    def at(t: float) -> Vector:
        a = math.tau * _PER_S * t
        return (about[0] + radius * math.cos(a), about[1] + radius * math.sin(a), about[2])

    return at


def _stir(block: Blocking, table: Bench, i: int, s: Subject) -> None:
    """A ladle goes round in a pot that steams, a hand at the pot's ear."""
    pot = made(block, "pot")
    scale = 1.15
    stands = table.on(0.19, 0.02)
    rim = stands[2] + scale * float(pot.sockets["top"][2, 3])
    block.prop(stood(pot, stands, table.worker.yaw + math.pi / 2, scale=scale, seconds=block.until))
    broth = lathe(
        (0, 0, 0.092), [(0.102, -0.004), (0.100, 0.0), (0.001, 0.001)], "#b07a34", Material(roughness=0.2), 24
    )
    block.prop(stood(thing_of("soup", [broth], 0.5, "water"), stands, scale=scale, seconds=block.until))
    block.prop(Steam((stands[0], stands[1], rim), seed_for(block.seed, "steam", i), 0.09))
    over = (stands[0], stands[1], rim + 0.13)
    ear = table.on(0.17, 0.02 + scale * 0.15, 0.03 + scale * 0.09)
    hands = {
        "right": Reach(at=_round_and_round(over, 0.045), along=lambda t: table.worker.way(-0.25, -0.2, 1.0)),
        "left": Reach(at=always(ear), shape="cup"),
    }
    cook = worker(block, i, s, table.worker, hands, look_at=always(eyes_on(table, 0.02)))
    cue = Cue(kind="loop", seconds=0.0, until=block.until, position=over, subject="soup", other="boiling",
              material="water")  # fmt: skip
    block.prop(in_fist(_ladle(), cook, "right_hand", (0, 0, 0), (0, 0, 1), (1, 0, 0), level=False, cues=[cue],
                       seconds=block.until))  # fmt: skip


def _wok() -> Thing:
    """A round iron pan with one long handle along -x, noodles and greens in it."""
    iron = Material(texture=Texture.METAL, roughness=0.5, two_sided=True)
    bowl = lathe(
        (0, 0, 0), [(0.05, 0.0), (0.12, 0.025), (0.175, 0.075), (0.185, 0.085), (0.170, 0.075), (0.04, 0.012)],
        "#2c2e31", iron, 28,
    )  # fmt: skip
    parts = [bowl, capsule((-0.17, 0, 0.075), (-0.40, 0, 0.115), 0.014, 0.017, "#5a3a24", _WOODEN, 10, 2)]
    g = np.random.default_rng(7)
    for k in range(26):
        a, r = float(g.uniform(0, math.tau)), float(g.uniform(0.01, 0.10))
        b = a + float(g.uniform(0.5, 2.0))
        x, y = r * math.cos(a), r * math.sin(a)
        z = 0.045 + 0.03 * float(g.random())
        line = [[x, y, z], [x + 0.03 * math.cos(b), y + 0.03 * math.sin(b), z + 0.018],
                [x + 0.06 * math.cos(b + 0.8), y + 0.06 * math.sin(b + 0.8), z]]  # fmt: skip
        color = ("#e8c46a", "#dcb04e", "#e8c46a", "#5a8a34", "#c8542e")[k % 5]
        parts.append(tube(line, [0.006] * 3, color, Material(roughness=0.4), 5))
    return thing_of("wok", parts, 1.6, "metal")


def _fry(block: Blocking, table: Bench, i: int, s: Subject) -> None:
    """One hand shakes the wok over flames that lick up about it, the other turns what is in it."""
    stands = table.on(0.27, 0.05)
    ring = thing_of("burner", [lathe((0, 0, 0), [(0.13, 0), (0.13, 0.05), (0.09, 0.05)], "#2a2c2e", _STEEL, 20)], 2.0,
                    "metal")  # fmt: skip
    block.prop(stood(ring, stands, seconds=block.until))
    flame = unlit(made(block, "fire"))
    block.prop(stood(flame, shift(stands, (0.0, 0.0, 0.015)), scale=0.30, seconds=block.until))
    yaw = table.worker.yaw
    low = stands[2] + 0.075

    def shake(t: float) -> tuple[float, float]:
        u = (t * 1.15) % 1.0
        return 0.035 * math.sin(math.tau * u), 0.03 * max(math.sin(math.tau * (u - 0.25)), 0.0)

    def motion(t: float) -> Floats:
        to, up = shake(t)
        x, y, _ = shift(stands, table.worker.way(to, 0.0, 0.0))
        return placed((x, y, low + up), yaw - 0.6)

    def handle(t: float) -> Vector:
        x, y, z = (float(v) for v in motion(t) @ np.array((-0.36, 0.0, 0.108, 1.0), np.float32))
        return (x, y, z)

    def along(t: float) -> Vector:
        x, y, z = (float(v) for v in motion(t)[:, :3] @ np.array((1.0, 0.0, -0.17), np.float32))
        return (x, y, z)

    over = shift(stands, table.worker.way(0.02, -0.03, 0.075 + 0.22))
    hands = {
        "left": Reach(at=handle, along=along),
        "right": Reach(at=_round_and_round(over, 0.05), along=lambda t: table.worker.way(-0.35, -0.35, 0.85)),
    }
    cook = worker(block, i, s, table.worker, hands, look_at=always(eyes_on(table, 0.05)), mood="happy")
    cue = Cue(kind="loop", seconds=0.0, until=block.until, position=over, subject="oil", other="sizzling",
              material="water")  # fmt: skip
    block.prop(PropPerformer(_wok(), motion, cues=[cue], seconds=block.until))
    block.prop(in_fist(_ladle("#9aa0a4"), cook, "right_hand", (0, 0, 0), (0, 0, 1), (1, 0, 0), level=False,
                       seconds=block.until))  # fmt: skip
    block.prop(Steam((stands[0], stands[1], low + 0.1), seed_for(block.seed, "steam", i), 0.10))


def _knead(block: Blocking, table: Bench, i: int, s: Subject) -> None:
    """The heels of both hands push the dough away and down; it gives, and is drawn back."""
    lies = table.on(0.20, 0.0)
    dough = thing_of("dough", [ball((0, 0, 0.0), (0.15, 0.12, 0.075), "#f0e2c4", Material(roughness=0.8), 3)], 0.8,
                     "flesh")  # fmt: skip
    flour = thing_of("flour", [lathe((0, 0, 0), [(0.30, 0.0), (0.27, 0.004), (0.01, 0.006)], "#faf7ef",
                                     Material(roughness=1.0), 24)], 0.1, "sand")  # fmt: skip
    block.prop(stood(flour, lies, seconds=block.until))

    def push(t: float) -> float:
        return 0.5 - 0.5 * math.cos(math.tau * _PER_S * t)

    def high(t: float) -> float:
        return 0.135 - 0.045 * push(t)

    def motion(t: float) -> Floats:
        u = push(t)
        m = placed(table.on(0.19 + 0.03 * u, 0.0, high(t) / 2), table.worker.yaw)
        m[:, 0] *= 1.0 + 0.22 * u
        m[:, 2] *= high(t) / 0.150
        return m

    def palm(left: float) -> Reach:
        return Reach(at=lambda t: table.on(0.15 + 0.07 * push(t), left, high(t) + 0.012), shape="flat")

    times = [(k + 0.5) / _PER_S for k in range(int(_PER_S * block.until))]
    worker(block, i, s, table.worker, {"left": palm(0.055), "right": palm(-0.055)}, look_at=always(eyes_on(table, 0.0)))
    cues = [touch("dough", "table", t, lies, 0.9, 0.8, "flesh", "wood") for t in times]
    block.prop(PropPerformer(dough, motion, cues=cues, seconds=block.until))


def _fold(block: Blocking, table: Bench, i: int, s: Subject) -> None:
    """Fingers close a little thing over the table; those that are done lie in rows on a board beside."""
    pale = Material(roughness=0.6)
    one = [ball((0, 0, 0.018), (0.042, 0.022, 0.020), "#f2e6cc", pale, 2)]
    one += [ball((0.014 * k, 0.0, 0.036), (0.008, 0.007, 0.008), "#e8d8b8", pale, 1) for k in (-2, -1, 0, 1, 2)]
    dumpling = thing_of("dumpling", one, 0.03, "flesh")
    round_board = lathe((0, 0, 0), [(0.19, 0), (0.19, 0.016), (0.001, 0.017)], "#c8a068", _WOODEN, 28)
    board = thing_of("board", [round_board], 0.8, "wood")
    tray = table.on(0.22, -0.24 if i % 2 else 0.24)
    block.prop(stood(board, tray, seconds=block.until))
    for k in range(9):
        at = shift(tray, table.worker.way(0.085 * (k // 3 - 1), 0.105 * (k % 3 - 1), 0.017))
        block.prop(stood(dumpling, at, table.worker.yaw + math.pi / 2 + 0.15 * (k % 2), seconds=block.until))

    def held(t: float) -> Vector:
        lift = 0.012 * math.sin(math.tau * 0.7 * t + i)
        return table.on(0.14, 0.0, 0.17 + lift)

    def fingers(side: float) -> Reach:
        def at(t: float) -> Vector:
            pinch = 0.010 * max(math.sin(math.tau * 1.4 * t + i), 0.0)
            return shift(held(t), table.worker.way(0.0, side * (0.058 - pinch), 0.0))

        return Reach(at=at, along=lambda t: table.worker.way(0.5, -0.7 * side, 0.3), shape="pinch")

    hands = {"left": fingers(1.0), "right": fingers(-1.0)}
    worker(block, i, s, table.worker, hands, look_at=always(eyes_on(table, 0.0)), mood="happy")

    def motion(t: float) -> Floats:
        x, y, z = held(t)
        return placed((x, y, z - 0.02), table.worker.yaw + math.pi / 2, 1.15)

    block.prop(PropPerformer(dumpling, motion, seconds=block.until))
