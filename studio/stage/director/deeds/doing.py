"""All deeds with things, in the order in which they take their subjects."""

from studio.stage.director.blocking import Blocking
from studio.stage.director.deeds.alighting import alighting
from studio.stage.director.deeds.bearing import bearing
from studio.stage.director.deeds.beholding import beholding
from studio.stage.director.deeds.boarding import boarding
from studio.stage.director.deeds.celebrating import celebrating
from studio.stage.director.deeds.chasing import chasing
from studio.stage.director.deeds.cleaning import cleaning
from studio.stage.director.deeds.commuting import commuting
from studio.stage.director.deeds.cooking import cooking
from studio.stage.director.deeds.cradling import cradling
from studio.stage.director.deeds.dining import dining
from studio.stage.director.deeds.feeding import feeding
from studio.stage.director.deeds.giving import giving
from studio.stage.director.deeds.hairdressing import hairdressing
from studio.stage.director.deeds.handling import handling
from studio.stage.director.deeds.hauling import hauling
from studio.stage.director.deeds.juggling import juggling
from studio.stage.director.deeds.knocking import knocking
from studio.stage.director.deeds.letting_go import letting_go
from studio.stage.director.deeds.lounging import lounging
from studio.stage.director.deeds.marking import marking
from studio.stage.director.deeds.mending import mending
from studio.stage.director.deeds.planting import planting
from studio.stage.director.deeds.playing import playing
from studio.stage.director.deeds.plunging import plunging
from studio.stage.director.deeds.queueing import queueing
from studio.stage.director.deeds.resting import at_rest
from studio.stage.director.deeds.ringing import ringing
from studio.stage.director.deeds.schooling import schooling
from studio.stage.director.deeds.serving import serving
from studio.stage.director.deeds.shaping import shaping
from studio.stage.director.deeds.sledding import sledding
from studio.stage.director.deeds.snow_play import snow_play
from studio.stage.director.deeds.stairway import stairway
from studio.stage.director.deeds.stove import stove
from studio.stage.director.deeds.swinging import swinging
from studio.stage.director.deeds.tabling import tabling
from studio.stage.director.deeds.torchlight import torchlight
from studio.stage.director.deeds.turning import turning
from studio.stage.director.deeds.wheeling import wheeling

_FAMILIES = (
    feeding,
    cradling,
    torchlight,
    juggling,
    plunging,
    serving,
    stairway,
    queueing,
    playing,
    wheeling,
    alighting,
    lounging,
    shaping,
    beholding,
    snow_play,
    sledding,
    at_rest,
    commuting,
    cleaning,
    bearing,
    swinging,
    mending,
    letting_go,
    ringing,
    hairdressing,
    giving,
    cooking,
    stove,
    celebrating,
    knocking,
    boarding,
    chasing,
    marking,
    schooling,
    tabling,
    planting,
    hauling,
    dining,
    handling,
    turning,
)


def deeds(block: Blocking) -> None:
    """Whoever does something with a thing that a deed is known for; the rest is left."""
    if block.floor.place.name.startswith("underwater"):
        return
    for family in _FAMILIES:
        family(block)
