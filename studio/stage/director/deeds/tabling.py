"""Two and more at one table: across a board game, over cups; beasts have their party about a cloth on the ground."""

import math
from collections.abc import Callable

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking, Spot
from studio.stage.director.company import height_of, seed_for
from studio.stage.director.deeds.benches import made, seat
from studio.stage.director.deeds.dining import Steam
from studio.stage.director.deeds.fists import stood
from studio.stage.director.deeds.said import deeds_of, doers, objects_of
from studio.stage.director.deeds.standing import Stand, always, ease, shift
from studio.stage.mesh import Material, Texture
from studio.stage.performer import Beat, Reach
from studio.stage.shapes import box, lathe
from studio.stage.things import Thing, resting
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector

_GAMES = frozenset(["chess", "shogi", "checkers", "board_game", "go", "cards", "card_game", "将棋", "囲碁", "mahjong"])
_PARTIES = frozenset(["tea_party", "picnic", "party", "feast", "banquet"])
_WAITS = frozenset(["stand", "sit", "look", "talk", "laugh", "play", "eat", "drink", "play_chess", "write", "read",
                    "play_instrument", "shout", "cry"])  # fmt: skip
_APART_M = 0.66
"""From the middle of the table to whoever sits at its side."""


def tabling(block: Blocking) -> None:
    """Those who play a game across a table, and beasts at a party."""
    scenic = set(block.scene.surroundings)
    words = scenic | {word for s in block.scene.subjects for word in _names(s)}
    for s in block.scene.subjects:
        words |= objects_of(s) | deeds_of(s) | set(s.attributes.get("traits", "").split(", "))
    people = [(i, m) for i, s in doers(block) if s.action in _WAITS for m in range(s.count)]
    if words & _GAMES and len(people) == 2:
        _game(block, people, "cards" if words & {"cards", "card_game"} else "board")
        return
    beasts = [(i, m) for i, s in doers(block, "animal") if s.action in _WAITS for m in range(s.count)]
    tea = words & _PARTIES or ("teacup" in words and len(beasts) > 1)
    if tea and 2 <= len(beasts) <= 6 and not people:
        _party(block, beasts)


def _names(s: Subject) -> set[str]:
    return {s.kind, s.attributes.get("word", ""), s.attributes.get("sense", "")}


def _gone(block: Blocking, *kinds: str) -> None:
    for j, o in block.subjects("thing"):
        if _names(o) & set(kinds):
            block.done.add(j)


# ------------------------------------------------------------------------------------------------------- games

_SQUARE_M = 0.046
_SUITS = ("#f4f2ea", "#b8302a")


def _game(block: Blocking, people: list[tuple[int, int]], sort: str) -> None:
    """Face to face across a small table, seen from its side; one moves a piece, then the other."""
    floor = block.floor
    _gone(block, *_GAMES, "table", "chair", "bench", "dice")
    along = Stand(floor.at(0.0, 0.1), floor.view_yaw - math.pi / 2)  # ahead of it: the picture's right
    table = made(block, "table")
    block.prop(resting(table, along.at, along.yaw + math.pi / 2, seconds=block.until))
    top = float(table.sockets["top"][2, 3]) + 0.002
    middle = along.point(0.0, 0.0, top)
    block.prop(stood(_board(sort), middle, along.yaw, seconds=block.until))
    seats: list[Stand] = []
    for k in range(2):
        side = -1.0 if k == 0 else 1.0
        open_to = 0.16 * side
        seats.append(Stand(along.point(side * _APART_M, 0.0, 0.0), along.yaw + (math.pi if k else 0.0) + open_to))
    heads = [stand.point(0.05, 0.0, 1.22) for stand in seats]
    for k, (i, m) in enumerate(people):
        s, stand = block.scene.subjects[i], seats[k]
        _, high = seat(block, stand)
        square = shift(middle, along.way((-0.5 if k == 0 else 0.5) * _SQUARE_M * 3, 0.06 - 0.12 * k, 0.045))
        begins = (0.16 + 0.40 * k) * block.seconds

        def hand(t: float, square: Vector = square, stand: Stand = stand, begins: float = begins) -> Vector:
            rest = stand.point(0.30, -0.20, top + 0.05)
            there = ease(begins, begins + 0.8, t) * (1 - ease(begins + 1.5, begins + 2.2, t))
            lift = 0.09 * math.sin(math.pi * min(max((t - begins - 0.5) / 1.1, 0.0), 1.0))
            x, y, z = shift(rest, (square[0] - rest[0], square[1] - rest[1], square[2] - rest[2]), there)
            return (x, y, z + lift)

        hands = {
            "right": Reach(at=hand, along=lambda t, stand=stand: stand.way(0.3, 0.8, -0.3), shape="pinch"),
            "left": Reach(at=always(stand.point(0.30, 0.20, top + 0.035)), shape="relaxed"),
        }
        acts = [s.action, *s.then]
        joy = m == 0 and bool({"laugh", "smile"} & (set(acts) | deeds_of(s)))
        # of two who are one subject the first has what is said of one of them
        mood = "laughing" if joy else s.attributes.get("mood", "") or "neutral"
        params = {"seated": 1.0, "seat_height": high}
        beat = Beat(action="sit", start=0.0, end=block.seconds, path=paths.hold(stand.at, stand.yaw), params=params,
                    hands=hands)  # fmt: skip
        look = _over(middle, heads[1 - k], 0.5 * block.seconds if joy else 0.62 * block.seconds)
        block.hands_full.add(i)
        block.actor(i, m, block.score(i, m, [beat], stand.at, stand.yaw, look_at=look, mood=mood))
    block.heading, block.look_yaw, block.still, block.widen = None, floor.view_yaw, True, False
    if not block.scene.dialogue and block.scene.camera.shot_size in ("full", "medium", "wide"):
        at = (middle[0], middle[1], middle[2] + 0.16)
        block.leads = [Spot(at, 0.68), Spot(at, 0.1)]


def _over(middle: Vector, face: Vector, when: float) -> Callable[[float], Vector]:
    def look(t: float) -> Vector:
        return middle if t < when else face

    return look


def _board(sort: str) -> Thing:
    """A board of squares with men upon it, or cards dealt."""
    wood, pale = Material(texture=Texture.WOOD, roughness=0.4), Material(roughness=0.5)
    if sort == "cards":
        parts = [
            box(
                (0.1 * (k % 3 - 1), 0.12 * (k // 3 - 1), 0.002),
                (0.06, 0.09, 0.002),
                ("#f4f2ea", "#b8302a")[k % 2],
                pale,
            )
            for k in range(9)
        ]
        return thing_of("cards", parts, 0.1, "paper")
    size = 8 * _SQUARE_M
    parts = [box((0, 0, 0.009), (size + 0.05, size + 0.05, 0.018), "#4a2f1e", wood)]
    for a in range(8):
        for b in range(8):
            color = "#e8d4a8" if (a + b) % 2 else "#6a3f24"
            at = ((a - 3.5) * _SQUARE_M, (b - 3.5) * _SQUARE_M, 0.0185)
            parts.append(box(at, (_SQUARE_M, _SQUARE_M, 0.002), color, pale))
    for n, (a, b) in enumerate(((0, 1), (0, 4), (1, 2), (1, 5), (2, 3), (0, 6), (3, 6), (7, 1), (7, 4), (6, 2), (6, 6),
                                (5, 4), (7, 5), (4, 1))):  # fmt: skip
        color = "#f2ead8" if n < 7 else "#2c2420"
        at = ((a - 3.5) * _SQUARE_M, (b - 3.5) * _SQUARE_M, 0.02)
        tall = 0.07 if n % 3 == 0 else 0.045
        shape = [(0.017, 0.0), (0.015, 0.008), (0.008, 0.4 * tall), (0.012, 0.72 * tall), (0.004, tall)]
        parts.append(lathe(at, shape, color, pale, 10))
    return thing_of("chess_board", parts, 1.0, "wood")


# ------------------------------------------------------------------------------------------------------ parties


def _party(block: Blocking, beasts: list[tuple[int, int]]) -> None:
    """About a cloth with a pot, cups and cake, in a half round that is open to the camera."""
    floor = block.floor
    _gone(block, "teacup", "tea", "cup", "teapot", "cake", "table", "coffee_cup", "party", "tea_party")
    middle = floor.at(0.0, 0.35)
    cloth = thing_of("cloth", [lathe((0, 0, 0), [(0.62, 0.0), (0.60, 0.012), (0.01, 0.016)], "#d8503c", Material(
        texture=Texture.CLOTH, a=6, roughness=0.95), 28)], 0.5, "cloth")  # fmt: skip
    block.prop(stood(cloth, (middle[0], middle[1], middle[2] + 0.01), seconds=block.until))
    pot = shift(middle, (0.0, 0.0, 0.03))
    block.prop(stood(made(block, "teapot"), pot, floor.facing_camera + 0.6, scale=1.5, seconds=block.until))
    block.prop(stood(made(block, "cake"), floor.at(0.26, 0.22, 0.03), scale=0.8, seconds=block.until))
    block.prop(Steam(shift(pot, (0.0, 0.0, 0.26)), seed_for(block.seed, "steam")))
    n = len(beasts)
    order = sorted(beasts, key=lambda who: height_of(block.scene.subjects[who[0]].kind))
    # the tall in the middle behind, the small in front at the ends
    turns = sorted((math.radians(-72 + 144 * k / max(n - 1, 1)) for k in range(n)), key=abs, reverse=True)
    for (i, m), turn in zip(order, turns, strict=True):
        s = block.scene.subjects[i]
        long = height_of(s.kind)
        away = 0.78 + 0.55 * long
        yaw = floor.view_yaw - turn
        at = floor.grounded((middle[0] + math.cos(yaw) * away, middle[1] + math.sin(yaw) * away, 0.0))
        faces = yaw + math.pi
        faces += 0.3 * math.remainder(floor.facing_camera - faces, math.tau)
        cup_at = floor.grounded((middle[0] + 0.42 * math.cos(yaw), middle[1] + 0.42 * math.sin(yaw), 0.0), 0.03)
        block.prop(stood(made(block, "teacup"), cup_at, faces, scale=1.4, seconds=block.until))
        half = (0.35 + 0.3 * (i % 2)) * block.seconds
        beats = [
            Beat(action="look", start=0.0, end=half, path=paths.hold(at, faces)),
            Beat(action="eat" if m % 2 == i % 2 else "look", start=half, end=block.seconds, path=paths.hold(at, faces)),
        ]
        block.actor(i, m, block.score(i, m, beats, at, faces, look_at=always(shift(pot, (0.0, 0.0, 0.15)))))
    block.heading, block.look_yaw, block.still, block.widen = None, floor.view_yaw, True, True
