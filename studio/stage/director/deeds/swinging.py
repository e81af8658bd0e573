"""On a swing: it goes to and fro under its bar, with somebody on its board, pushed by somebody, or by itself."""

import math
from collections.abc import Callable

from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.company import height_of
from studio.stage.director.deeds.fists import placed
from studio.stage.director.deeds.said import deeds_of, doers, objects_of
from studio.stage.director.deeds.standing import Stand
from studio.stage.mesh import Floats, Material, Texture
from studio.stage.performer import Beat, Posed, Reach
from studio.stage.shapes import box, capsule
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.thing import made as thing_of
from studio.stage.world import Vector

_PUSHES = frozenset(["push", "swing", "rock"])
_MOVES = frozenset(["swing", "sway", "move", "rock", "creak", "swing_back_and_forth"])
_ROPE_M = 1.72
_PERIOD_S = 2.6


def swinging(block: Blocking) -> None:
    """Whoever is on a swing, and who pushes; or a swing that moves by itself."""
    named = next(((j, o) for j, o in block.subjects("thing") if o.kind == "swing"), None)
    if named is None and "swing" not in block.scene.surroundings and not any(
        "swing" in objects_of(s) for _, s in doers(block)
    ):  # fmt: skip
        return
    people = [(i, s) for i, s in doers(block) if s.count == 1]
    pusher = next((i for i, s in people if s.action == "push" or "push" in deeds_of(s)), None)
    rides = [i for i, s in people if i != pusher and (pusher is not None or _PUSHES & deeds_of(s) or s.action == "sit"
                                                      or "swing" in objects_of(s))]  # fmt: skip
    if people and not rides:
        return
    moves = bool(rides) or (
        named is not None and (named[1].action not in ("stand", "fall") or bool(_MOVES & deeds_of(named[1])))
    )
    if not moves:
        return
    _swing(block, named[0] if named else None, rides[0] if rides else None, pusher)


def _swing(block: Blocking, j: int | None, rider: int | None, pusher: int | None) -> None:
    floor = block.floor
    wide = 0.42 if rider is not None else 0.24
    yaw = floor.facing_camera + 0.62
    base = Stand(floor.at(0.0, 0.4), yaw)
    top = base.point(0.0, 0.0, 0.52 + _ROPE_M)

    def angle(t: float) -> float:
        return wide * math.sin(math.tau * t / _PERIOD_S)

    def turned(t: float) -> Floats:
        """The frame of the seat: its board is _ROPE_M under the bar."""
        a = angle(t)
        c, d = math.cos(a), math.sin(a)
        x, y, z = top
        ahead, up = base.way(c, 0.0, d), base.way(-d, 0.0, c)
        left = base.way(0.0, 1.0, 0.0)
        px, py, pz = (v - _ROPE_M * u for v, u in zip((x, y, z), up, strict=True))
        m = placed((px, py, pz), 0.0)
        for k, axis in enumerate((ahead, left, up)):
            m[:, k] = axis
        return m

    frame = placed(base.at, yaw)
    block_frame = PropPerformer(_swing_frame(), lambda _: frame, seconds=block.until)
    seat = PropPerformer(_swing_seat(), turned, seconds=block.until)
    if j is None:
        block.prop(block_frame, lead=rider is None)
        block.prop(seat, lead=rider is None)
    else:
        block.add(j, block_frame, lead=rider is None)
        block.add(j, seat, lead=rider is None)
    if rider is not None:
        o = block.scene.subjects[rider]
        k = height_of(o.kind, o.attributes) / 1.7

        def rope(side: float) -> Reach:
            def at(t: float) -> Vector:
                m = turned(t)
                x, y, z = (float(v) for v in m[:, :3] @ [0.0, side * 0.25, 0.62 * k] + m[:, 3])
                return (x, y, z)

            def along(t: float) -> Vector:
                x, y, z = (float(v) for v in turned(t)[:, 2])
                return (x, y, z)

            return Reach(at=at, along=along)

        mount = _Seat(turned)
        hands = {"left": rope(1.0), "right": rope(-1.0)}
        beat = Beat(action="sit", start=0.0, end=block.seconds, mount=mount, hands=hands, params={"seat_height": 0.45})
        block.hands_full.add(rider)
        score = block.score(rider, 0, [beat], base.point(0.0, 0.0, 0.52), yaw, mood=o.attributes.get("mood", "happy"))
        block.actor(rider, 0, score)
    if pusher is not None and rider is not None:
        o = block.scene.subjects[pusher]
        tall = height_of(o.kind, o.attributes) / 1.7
        behind = Stand(floor.grounded(base.point(-1.28, 0.0, 0.0)), yaw)

        def palm(side: float) -> Reach:
            def at(t: float) -> Vector:
                m = turned(t)
                x, y, z = (float(v) for v in m[:, :3] @ [-0.17, side * 0.11, 0.38] + m[:, 3])
                rest = behind.point(0.44 * tall, side * 0.16, 1.10 * tall)
                near = _near(t)
                return (rest[0] + (x - rest[0]) * near, rest[1] + (y - rest[1]) * near, rest[2] + (z - rest[2]) * near)

            return Reach(at=at, shape="spread")

        def _near(t: float) -> float:
            """1 while the swing is on its way back to the hands or pushed away by them."""
            back = -angle(t) / wide
            return min(max((back - 0.15) / 0.45, 0.0), 1.0)

        hands = {"left": palm(1.0), "right": palm(-1.0)}
        beat = Beat(action="stand", start=0.0, end=block.seconds, path=paths.hold(behind.at, yaw), hands=hands)
        block.hands_full.add(pusher)
        block.actor(pusher, 0, block.score(pusher, 0, [beat], behind.at, yaw, mood="happy"))
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = floor.view_yaw


class _Seat:
    """Not to be seen: the board of a swing, as something to sit on."""

    meshes = ()
    cues = ()
    kind = "swing_seat"

    def __init__(self, board: Callable[[float], Floats]) -> None:
        self._board = board

    def at(self, seconds: float) -> Posed:
        return Posed((), ())

    def focus(self, seconds: float) -> Vector:
        x, y, z = (float(v) for v in self._board(seconds)[:, 3])
        return (x, y, z)

    def bounds(self, seconds: float) -> tuple[Vector, Vector]:
        at = self.focus(seconds)
        return at, at

    def socket(self, name: str, seconds: float) -> Floats:
        if name != "seat":
            raise KeyError(name)
        return self._board(seconds)


def _swing_frame() -> Thing:
    """Two pairs of legs and a bar across, along y."""
    steel = Material(roughness=0.5)
    high = 0.52 + _ROPE_M + 0.03
    parts = [capsule((0, -0.95, high), (0, 0.95, high), 0.035, 0.035, "#3a6a9a", steel, 10, 2)]
    for y in (-0.95, 0.95):
        for x in (-0.75, 0.75):
            parts.append(capsule((x, y, 0.0), (0, y, high), 0.035, 0.035, "#b8402f", steel, 10, 2))
    return thing_of("swing_frame", parts, 60.0, "metal")


def _swing_seat() -> Thing:
    """A board on two chains."""
    steel, wood = Material(roughness=0.4), Material(texture=Texture.WOOD, roughness=0.6)
    parts = [box((0, 0, -0.02), (0.22, 0.52, 0.035), "#8a5a34", wood)]
    parts += [capsule((0, y, -0.02), (0, y, _ROPE_M), 0.008, 0.008, "#a8acb0", steel, 6, 2) for y in (-0.25, 0.25)]
    return thing_of("swing", parts, 4.0, "wood")
