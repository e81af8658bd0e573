"""Tables to work at: the place's own where it is high enough and free, else one that is brought."""

import math
from dataclasses import dataclass

from studio.stage.director.blocking import Blocking, Spot
from studio.stage.director.company import seed_for
from studio.stage.director.deeds.standing import Stand
from studio.stage.performer import Performer
from studio.stage.things import Thing, resting
from studio.stage.world import Vector

_LEAST_M, _MOST_M = 0.65, 0.85
"""Heights of table tops somebody stands and works at."""
_BESIDE_M = 1.55
"""From one table to the next that another deed brings."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A table and who works at it, who looks at the camera over it. ``worker``: where; ``top``: height of its top over
    the worker's ground; ``edge_m``: from the worker to the near edge of the top."""

    worker: Stand
    top: float
    edge_m: float

    def on(self, ahead: float, left: float, up: float = 0.0) -> Vector:
        """A point over the top, from the worker's own edge."""
        return self.worker.point(self.edge_m + ahead, left, self.top + up)


def bench(block: Blocking, *, seated: bool = False, own: bool = False, forward: float = 0.1) -> Bench:
    """The table a deed is done at; one is brought where the place has none that fits, or ``own`` is wished."""
    floor = block.floor
    mark = floor.place.marks.get("table")
    edge = 0.20 if not seated else 0.16
    if floor.place.name == "kitchen" and mark is not None and not seated and not own:
        x, y, z = mark.position
        yaw = mark.yaw
        # the mark is at the edge toward the camera, the cook is behind the table
        back = (x - math.cos(yaw) * (0.87 + edge), y - math.sin(yaw) * (0.87 + edge), 0.0)
        return Bench(Stand(floor.grounded(back), yaw), z, edge)
    thing = made(block, "table")
    beside = _BESIDE_M * sum(one.kind == "table" for one in block.performers)
    top = floor.at(beside, forward)
    block.prop(resting(thing, top, floor.view_yaw - math.pi / 2, seconds=block.until))
    half = thing.size[1] / 2
    return Bench(Stand(floor.at(beside, forward + half + edge), floor.facing_camera), _top(thing), edge)


def _top(thing: Thing) -> float:
    return float(thing.sockets["top"][2, 3]) + 0.002


def made(block: Blocking, kind: str, attributes: dict[str, str] | None = None) -> Thing:
    """A thing that a deed needs and nobody named."""
    return block.company.thing(kind, attributes or {}, seed=seed_for(block.seed, kind), style=block.scene.style)


def seat(block: Blocking, stand: Stand, kind: str = "chair", back_m: float = 0.0) -> tuple[Performer, float]:
    """A seat under somebody, and how high it is."""
    thing = made(block, kind)
    at = stand.point(-back_m, 0.0, 0.0)
    performer = block.prop(resting(thing, at, stand.yaw, seconds=block.until))
    return performer, float(thing.sockets["seat"][2, 3])


def closer(block: Blocking, work: Vector, wide_m: float) -> None:
    """The hands' work and the faces over it fill the picture, where nobody asked for whole figures or a face."""
    camera = block.scene.camera
    block.work = work
    others = any(i not in block.done for i, _ in block.subjects("person", "animal"))
    if camera.shot_size not in ("full", "medium", "wide") or block.scene.dialogue or others:
        return
    high = 0.12 if camera.angle == "birds_eye" else 0.34
    at = (work[0], work[1], work[2] + high)
    block.leads = [Spot(at, wide_m if high > 0.2 else 0.42), Spot(at, 0.1)]  # more than one: they fill the picture
