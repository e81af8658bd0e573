"""Poles driven into the ground: a flag is lifted, set down hard, and let fly."""

from collections.abc import Mapping

from studio.project.scene import Subject
from studio.stage.acting import paths
from studio.stage.director.blocking import Blocking
from studio.stage.director.deeds.fists import placed, touch
from studio.stage.director.deeds.said import deeds_of, doers, named, objects_of
from studio.stage.director.deeds.standing import always, before_camera, ease
from studio.stage.mesh import Floats
from studio.stage.performer import Beat, Reach
from studio.stage.things import PropPerformer
from studio.stage.world import Vector

_POLES = ("flag", "banner")
_PLANTS = frozenset(["plant", "raise", "hoist", "put_up", "set", "set_up", "stick", "erect", "stand", "place", "put"])
_TALL_M = 2.15
_LIFTED_M = 0.30


def planting(block: Blocking) -> None:
    """Somebody and the flag that is planted."""
    flag = named(block, *_POLES)
    for i, s in list(doers(block)):
        mine = flag is not None or bool(set(_POLES) & objects_of(s))
        if mine and s.count == 1 and _PLANTS & deeds_of(s) and s.action in ("stand", "push", "rise", "carry"):
            _plant(block, i, s, flag)
            return


def _plant(block: Blocking, i: int, s: Subject, flag: tuple[int, Subject] | None) -> None:
    floor = block.floor
    kind = flag[1].kind if flag else "flag"
    attributes: Mapping[str, str] = flag[1].attributes if flag else {}
    seed = block.looks(flag[0] if flag else i, kind)
    thing = block.company.thing(kind, attributes, seed=seed, style=block.scene.style)
    scale = _TALL_M / float(thing.sockets["top"][2, 3])
    stand = before_camera(floor, -0.12, 0.0, 0.72)
    foot = floor.grounded(stand.point(0.40, -0.06, 0.0))
    driven = min(0.42 * block.seconds, 2.2)

    def low(t: float) -> float:
        up = ease(0.0, driven - 0.3, t) * (1 - ease(driven - 0.16, driven, t))
        return foot[2] - 0.12 + 0.12 * (1 - ease(driven - 0.16, driven, t)) + _LIFTED_M * up

    def motion(t: float) -> Floats:
        return placed((foot[0], foot[1], low(t)), floor.view_yaw - 1.57, scale)

    def hand(high: float, from_t: float) -> Reach:
        def at(t: float) -> Vector:
            return (foot[0], foot[1], low(t) + high)

        return Reach(at=at, along=lambda t: (0.0, 0.0, 1.0), share=lambda t: 1.0 - ease(from_t, from_t + 0.7, t))

    never = 1e9
    hands = {"right": hand(1.28, never), "left": hand(0.96, min(driven + 1.1, 0.72 * block.seconds))}
    path = paths.hold(stand.at, stand.yaw)
    beats = [Beat(action="stand", start=0.0, end=block.seconds, path=path, hands=hands)]
    block.hands_full.add(i)
    top = (foot[0], foot[1], foot[2] + 1.7)
    block.actor(i, 0, block.score(i, 0, beats, stand.at, stand.yaw, look_at=always(top)))
    ground = floor.place.ground_material
    cues = [touch("pole", "ground", driven, foot, 2.2, 3.0, "metal", ground)]
    pole = PropPerformer(thing, motion, cues=cues, seconds=block.until)
    if flag is None:
        block.prop(pole, lead=True)
    else:
        block.add(flag[0], pole)
    block.heading, block.look_yaw, block.still, block.widen = None, floor.view_yaw, True, True
