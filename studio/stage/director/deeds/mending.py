"""Under a vehicle and out again: flat on a board with wheels, then up, and the hands wiped on a rag."""

import math

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.deeds.fists import placed, stood
from studio.stage.director.deeds.said import deeds_of, doers
from studio.stage.director.deeds.standing import Stand, ease, shift
from studio.stage.mesh import Floats, Material
from studio.stage.performer import Beat, Reach, Score
from studio.stage.shapes import box, capsule, rock
from studio.stage.things import PropPerformer, Thing
from studio.stage.things.thing import made as thing_of
from studio.stage.things.vehicles import vehicle_size
from studio.stage.world import Vector

_CREEPS = frozenset(
    ["slide", "slide_out", "roll", "crawl", "crawl_out", "skate", "come_out", "creep", "emerge", "work"]
)
_BOARD_M = 0.11
_OUT_M = 1.5


def mending(block: Blocking) -> None:
    """Whoever comes out from under a vehicle."""
    cars = [(j, o) for j, o in block.subjects("vehicle") if vehicle_size(o.kind)[1] > 2.0]
    for i, s in list(doers(block)):
        under = s.attributes.get("under", "") or s.attributes.get("from", "")
        car = next(((j, o) for j, o in cars if o.kind == under), cars[0] if cars else None)
        if car is None or not _CREEPS & deeds_of(s) or not ("under" in s.attributes or s.kind == "mechanic"):
            continue
        _out(block, i, s, *car)
        return


def _out(block: Blocking, i: int, s: Subject, j: int, o: Subject) -> None:
    floor = block.floor
    high, long = vehicle_size(o.kind)[0], vehicle_size(o.kind)[1]
    side = floor.view_yaw - math.pi / 2
    # broadside behind, its flank to the camera; its floor is high enough to lie under
    wide = 0.42 * min(max(high, 1.4), 2.4)
    at = floor.at(-0.1, 1.15 + wide)
    lift = 0.24 if long < 6.0 else 0.0
    raised = (at[0], at[1], at[2] + lift)
    beat = Beat(action="stand", start=0.0, end=block.seconds)
    score = Score(beats=(beat,), position=raised, yaw=side, seed=block.seed)
    car = block.company.vehicle(
        o.kind, o.attributes, score, seed=block.looks(j, o.kind), style=block.scene.style, sea=0.0, water_z=None
    )  # fmt: skip
    block.add(j, car, lead=False)
    if lift:
        for k in (-1, 1):
            stand = Stand(at, side).point(k * 0.32 * long, -0.55, 0.0)
            block.prop(stood(_axle_stand(lift), stand, side, seconds=block.until))
    # head under it, feet to the camera: the board rolls straight out
    yaw = floor.facing_camera + 0.12
    way = Stand(floor.at(0.15, 1.28), yaw)
    out, sat = min(0.34 * block.seconds, 2.0), min(0.52 * block.seconds, 3.2)

    def gone(t: float) -> float:
        return _OUT_M * ease(0.15, out, t)

    def lies(t: float) -> tuple[Vector, float]:
        x, y, z = way.point(gone(t), 0.0, 0.0)
        return (x, y, z + _BOARD_M), yaw

    rest, _ = lies(out)
    ground = rest[2]
    stands = (rest[0], rest[1], floor.place.ground(rest[0], rest[1]))
    fro = Stand(stands, yaw)

    def hand(side_: float) -> Reach:
        def at_(t: float) -> Vector:
            u = math.sin(math.tau * 1.3 * t)
            return fro.point(0.33 + 0.02 * side_ * u, side_ * 0.05, 1.02 + 0.035 * side_ * u)

        return Reach(at=at_, along=lambda t: fro.way(0.2, -0.7 * side_, 0.3), shape="hold",
                     share=lambda t: ease(sat + 0.5, sat + 1.1, t))  # fmt: skip

    hands = {"left": hand(1.0), "right": hand(-1.0)}
    beats = [
        Beat(action="lie", start=0.0, end=out, path=lies, params={"side": 0.0}),
        Beat(action="sit", start=out, end=sat, path=paths.hold((rest[0], rest[1], stands[2]), yaw),
             params={"seat_height": _BOARD_M}),
        Beat(action="talk" if block.lines_of(i) else "stand", start=sat, end=block.seconds,
             path=paths.hold(stands, yaw), hands=hands),
    ]  # fmt: skip

    def level(x: float, y: float) -> float:
        return stands[2]

    block.hands_full.add(i)
    who = block.actor(i, 0, block.score(i, 0, beats, lies(0.0)[0], yaw, ground=level))

    def board(t: float) -> Floats:
        x, y, _ = lies(min(t, out))[0]
        return placed((x, y, ground - _BOARD_M), yaw)

    block.prop(PropPerformer(_creeper(), board, seconds=block.until))

    def rag(t: float) -> Floats:
        left, right = (who.socket(f"{name}_hand", t)[:, 3] for name in ("left", "right"))
        x, y, z = (float(v) for v in (left + right) / 2)
        return placed(shift((x, y, z), (0.0, 0.0, -0.02)), yaw)

    crumpled = rock((0, 0, -0.03), (0.05, 0.075, 0.085), "#c84a38", Material(roughness=0.95), 4, 2, 0.03)
    cloth = thing_of("rag", [crumpled], 0.05, "cloth")
    block.prop(PropPerformer(cloth, rag, shown=(sat + 0.6, 1e9), seconds=block.until))
    block.heading, block.still, block.widen = None, True, True
    block.look_yaw = floor.view_yaw + 0.10


def _creeper() -> Thing:
    """A padded board on castors, along x."""
    pad, steel = Material(roughness=0.6), Material(roughness=0.3)
    parts = [box((-0.35, 0, 0.08), (1.15, 0.44, 0.05), "#b8302a", pad)]
    parts.append(box((-0.82, 0, 0.115), (0.22, 0.34, 0.04), "#2c2e30", pad))
    for x in (-0.85, 0.15):
        for y in (-0.18, 0.18):
            parts.append(capsule((x, y - 0.015, 0.03), (x, y + 0.015, 0.03), 0.028, 0.028, "#2c2e30", steel, 10, 2))
    return thing_of("creeper", parts, 6.0, "wood")


def _axle_stand(high: float) -> Thing:
    """What a raised car stands on."""
    steel = Material(roughness=0.5)
    legs = [capsule((0.12 * a, 0.12 * b, 0.0), (0, 0, high + 0.12), 0.02, 0.02, "#d8a030", steel, 8, 2)
            for a in (-1, 1) for b in (-1, 1)]  # fmt: skip
    return thing_of("axle_stand", legs, 4.0, "metal")
