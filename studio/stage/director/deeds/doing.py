"""All deeds with things, in the order in which they take their subjects."""

from studio.stage.director.blocking import Blocking
from studio.stage.director.deeds.boarding import boarding
from studio.stage.director.deeds.celebrating import celebrating
from studio.stage.director.deeds.chasing import chasing
from studio.stage.director.deeds.cooking import cooking
from studio.stage.director.deeds.dining import dining
from studio.stage.director.deeds.handling import handling
from studio.stage.director.deeds.hauling import hauling
from studio.stage.director.deeds.knocking import knocking
from studio.stage.director.deeds.marking import marking
from studio.stage.director.deeds.planting import planting

_FAMILIES = (cooking, celebrating, knocking, boarding, chasing, marking, planting, hauling, dining, handling)


def deeds(block: Blocking) -> None:
    """Whoever does something with a thing that a deed is known for; the rest is left."""
    if block.floor.place.name.startswith("underwater"):
        return
    for family in _FAMILIES:
        family(block)
