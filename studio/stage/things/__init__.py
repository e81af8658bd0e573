"""Props and vehicles: what stands about, is carried, ridden, thrown, burns and breaks.

``build_thing(kind, attributes, seed=…, style=…)`` makes one of ``THINGS``; ``PropPerformer``, ``held``, ``resting`` and
``rising`` put it into a shot; ``shards`` breaks it and ``Spill`` is what ran out. ``swell`` is the sea that boats ride.
"""

from studio.stage.things.laying import laid
from studio.stage.things.prop import PropPerformer, held, resting, rising
from studio.stage.things.registry import THINGS, build_thing, thing_height
from studio.stage.things.shards import shards
from studio.stage.things.spill import Spill
from studio.stage.things.swell import swell
from studio.stage.things.thing import Collider, Life, Thing

__all__ = [
    "THINGS",
    "Collider",
    "Life",
    "PropPerformer",
    "Spill",
    "Thing",
    "build_thing",
    "held",
    "laid",
    "resting",
    "rising",
    "shards",
    "swell",
    "thing_height",
]
