"""In bed, and asleep over a table: a bed under whoever lies, a hand held, a toy in the arms, books for a pillow."""

import math
from dataclasses import replace
from functools import partial

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import height_of, sort_of
from studio.stage.director.deeds.benches import bench, closer, made, seat
from studio.stage.director.deeds.fists import placed, stood
from studio.stage.director.deeds.said import deeds_of, doers, objects_of
from studio.stage.director.deeds.standing import Stand, always, shift
from studio.stage.mesh import Floats, Material
from studio.stage.performer import Beat, Performer, Reach
from studio.stage.shapes import rock
from studio.stage.things import PropPerformer
from studio.stage.things import resting as laid_out
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector

_LIES = frozenset(["lie", "sleep"])
_HIDES = frozenset(["hide", "hug", "cuddle", "hold", "cower", "snuggle", "read"])
_HOLDS = frozenset(["hold", "hold_hand", "clasp", "grip", "grasp", "take", "squeeze", "comfort", "hold_hands"])
_TAPS = frozenset(["tap", "touch", "wake", "wake_up", "shake", "pat", "tap_shoulder", "rouse"])
_DESKS = frozenset(["library", "office", "classroom", "cafe", "study", "desk", "book", "table", "books"])
_TOYS = frozenset(["teddy_bear", "doll", "toy", "stuffed_animal", "pillow"])
_BED_M = 0.565
"""The height of what one lies on in a bed that is brought."""
_SINKS_M = 0.09
"""As far as a body sinks into it."""


def at_rest(block: Blocking) -> None:
    """Whoever is in bed, or has fallen asleep at a table, and who attends to them."""
    scenic = set(block.scene.surroundings)
    bedded = "bed" in block.floor.place.marks or "bed" in scenic
    for i, s in list(doers(block)):
        if s.count > 1:
            continue
        covered = "blanket" in scenic | objects_of(s) or any(o.kind == "blanket" for _, o in block.subjects("thing"))
        in_bed = s.attributes.get("on", "") in ("bed", "futon") or (bedded and s.action in _LIES)
        if (in_bed and s.action in _LIES | {"stand", "sit"}) or (covered and deeds_of(s) & (_HIDES | _LIES)):
            _to_bed(block, i, s, covered)
            return
        if s.action == "sleep" and not bedded and (scenic | objects_of(s)) & _DESKS:
            _over_table(block, i, s)
            return


# ------------------------------------------------------------------------------------------------------- in bed


def _to_bed(block: Blocking, i: int, s: Subject, covered: bool) -> None:
    floor = block.floor
    mark = floor.place.marks.get("bed")
    if mark is None:
        bed, yaw = made(block, "bed"), floor.view_yaw + math.pi / 2
        at = floor.at(0.1, 0.75)
        block.prop(laid_out(bed, at, yaw, seconds=block.until))
        middle = Stand((at[0], at[1], at[2] + _BED_M), yaw)
    else:
        middle = Stand(mark.position, mark.yaw)
    for j, o in block.subjects("thing"):
        if o.kind in ("bed", "blanket", "pillow"):
            block.done.add(j)
    toy = next(((j, o) for j, o in block.subjects("thing") if o.kind in _TOYS), None)
    k = height_of(s.kind, s.attributes) / 1.7
    level = middle.at[2] - _SINKS_M
    lies = middle.point(-0.86 + 0.72 * k, 0.0, -_SINKS_M)
    hands: dict[str, Reach] = {}
    attends = _attendant(block, i)
    # the hand on the far side from the camera is at hand for who stands there
    held = middle.point(-0.14, -0.34, 0.11)
    if toy is not None:
        chest = shift(lies, middle.way(-0.32 * k, 0.0, 0.22 * k))
        hands = {
            side: Reach(at=always(shift(chest, middle.way(0.02, sign * 0.10, 0.02))), shape="cup")
            for side, sign in (("left", 1.0), ("right", -1.0))
        }  # fmt: skip
    elif attends is not None:
        hands = {"right": Reach(at=always(held), shape="relaxed")}
    action = "sleep" if s.action == "sleep" else "lie"
    beat = Beat(action=action, start=0.0, end=block.seconds, path=paths.hold(lies, middle.yaw), hands=hands,
                params={"side": 0.0})  # fmt: skip
    block.hands_full.add(i)
    mood = s.attributes.get("mood", "") or ("afraid" if covered and "hide" in deeds_of(s) else "neutral")
    more: dict[str, object] = {} if action == "sleep" else {"look_at": always(shift(held, (0.0, 0.0, 0.9)))}
    score = block.score(i, 0, [beat], lies, middle.yaw, ground=partial(_level, level), mood=mood, **more)
    who = block.actor(i, 0, score)
    _quilt(block, middle, k)
    if toy is not None:
        _in_arms(block, toy[0], toy[1], who, middle, lies, k)
    if attends is not None:
        _attend(block, attends, middle, held)
    block.heading, block.still, block.widen = None, True, False
    block.look_yaw = floor.view_yaw + 0.22
    closer(block, (middle.at[0], middle.at[1], level), 0.78 if attends is None else 0.85)


def _level(z: float, _x: float, _y: float) -> float:
    return z


def _quilt(block: Blocking, middle: Stand, k: float) -> None:
    """A cover over the legs, up to the waist."""
    cloth = Material(roughness=0.95)
    cover = thing_of("quilt", [rock((0, 0, 0), (0.68, 0.50, 0.27), "#7f9cc0", cloth, 5, 3, 0.02)], 1.0, "cloth")
    matrix = placed(middle.point(0.42 * k + 0.02, 0.0, 0.04), middle.yaw)
    block.prop(PropPerformer(cover, lambda _: matrix, seconds=block.until))


def _in_arms(block: Blocking, j: int, o: Subject, who: Performer, middle: Stand, lies: Vector, k: float) -> None:
    """A toy lies on the chest, under both hands."""
    toy = block.company.thing(o.kind, o.attributes, seed=block.looks(j, o.kind), style=block.scene.style)
    at = shift(lies, middle.way(-0.22 * k, 0.0, 0.17 * k))
    c, d = math.cos(middle.yaw + math.pi), math.sin(middle.yaw + math.pi)
    # on its back, its head toward the face
    matrix: Floats = placed(at, 0.0)
    matrix[:, :3] = [[0.0, -d, c], [0.0, c, d], [1.0, 0.0, 0.0]]
    matrix[:, 0], matrix[:, 1] = (0.0, 0.0, 1.0), (d, -c, 0.0)
    block.add(j, PropPerformer(toy, lambda _: matrix, seconds=block.until), lead=False)
    block.leads.append(who)


def _attendant(block: Blocking, i: int) -> int | None:
    """Who holds the hand of whoever lies there, or speaks to them."""
    others = [(j, o) for j, o in doers(block) if j != i and o.count == 1]
    close = [j for j, o in others if (_HOLDS | _TAPS | {"talk", "look", "cry", "sit", "read"}) & deeds_of(o)]
    return close[0] if close else None


def _attend(block: Blocking, j: int, middle: Stand, held: Vector) -> None:
    o = block.scene.subjects[j]
    stands = Stand(block.floor.grounded(middle.point(-0.14, -0.82, 0.0)), middle.yaw + math.pi / 2)
    hands: dict[str, Reach] = {}
    if _HOLDS & deeds_of(o) or o.attributes.get("holding_word") == "hand":
        hands = {
            "right": Reach(at=always(shift(held, (0.0, 0.0, 0.045))), shape="cup"),
            "left": Reach(at=always(shift(held, stands.way(-0.02, 0.07, -0.005))), shape="cup"),
        }  # fmt: skip
    beats = [Beat(action="stand" if o.action in ("talk", "look") or hands else o.action, start=0.0, end=block.seconds,
                  path=paths.hold(stands.at, stands.yaw), hands=hands)]  # fmt: skip
    face = middle.point(-0.72, 0.0, 0.16)
    block.hands_full.add(j)
    block.actor(j, 0, block.score(j, 0, beats, stands.at, stands.yaw, look_at=always(face)))


# ------------------------------------------------------------------------------------------------ over a table


def _over_table(block: Blocking, i: int, s: Subject) -> None:
    """Arms on the table, the head on them, books about; somebody comes to the side and touches the shoulder."""
    for j, o in block.subjects("thing"):
        if o.kind in ("book", "books", "table", "desk", "chair"):
            block.done.add(j)
    table = bench(block, seated=True, own=True, forward=0.1)
    k = height_of(s.kind, s.attributes) / 1.7
    stand = replace(table.worker, at=table.worker.point(-0.06, 0.0, 0.0))
    _, high = seat(block, stand)
    for n, (left, turn) in enumerate(((0.34, 0.2), (0.36, -0.1), (0.33, 0.35), (-0.42, -0.3), (-0.40, 0.1))):
        book = block.company.thing("book", {}, seed=block.seed + n, style=block.scene.style)
        up = 0.034 * (n if n < 3 else n - 3)
        block.prop(stood(book, table.on(0.30, left, up), stand.yaw + math.pi / 2 + turn, scale=1.15,
                         seconds=block.until))  # fmt: skip
    open_book = block.company.thing("book", {}, seed=block.seed + 9, style=block.scene.style)
    block.prop(stood(open_book, table.on(0.24, 0.0), stand.yaw, scale=1.5, seconds=block.until))
    hands = {
        "left": Reach(at=always(table.on(0.34 * k, -0.10, 0.075)), shape="relaxed"),
        "right": Reach(at=always(table.on(0.31 * k, 0.11, 0.075)), shape="relaxed"),
    }
    beat = Beat(action="slump", start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw), hands=hands,
                params={"seated": 1.0, "seat_height": high})  # fmt: skip
    block.hands_full.add(i)
    sleeper = block.actor(i, 0, block.score(i, 0, [beat], stand.at, stand.yaw))
    waker = next((j for j, o in doers(block) if j != i and o.count == 1 and sort_of(o.kind) == "person"), None)
    if waker is not None:
        _wake(block, waker, stand, sleeper)
    block.heading, block.still, block.widen = None, True, False
    block.look_yaw = block.floor.view_yaw + 0.35
    closer(block, table.on(0.15, 0.0), 0.66 if waker is None else 0.80)


def _wake(block: Blocking, j: int, stand: Stand, sleeper: Performer) -> None:
    """From behind, a hand on the shoulder, again and again."""
    o = block.scene.subjects[j]
    at = block.floor.grounded(stand.point(-0.34, -0.58, 0.0))
    beside = Stand(at, stand.yaw + 0.75)
    shoulder = sleeper.socket("head", 0.5)[:, 3]

    def hand(t: float) -> Vector:
        up = 0.07 * max(math.sin(math.tau * 1.1 * t), 0.0)
        x, y, z = (float(v) for v in shoulder)
        return shift((x, y, z), stand.way(-0.13, -0.13, 0.03 + up))

    hands = {"left": Reach(at=hand, shape="flat")} if (_TAPS | {"push", "talk"}) & deeds_of(o) else {}
    beat = Beat(action="stand", start=0.0, end=block.seconds, path=paths.hold(beside.at, beside.yaw), hands=hands)
    x, y, z = sleeper.focus(0.5)
    block.hands_full.add(j)
    block.actor(j, 0, block.score(j, 0, [beat], beside.at, beside.yaw, look_at=always((x, y, z))))
