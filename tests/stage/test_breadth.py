"""How wide the world is, counted: kinds the dictionary names and the stage can play, deeds, places, hours, looks."""

import tomllib
from pathlib import Path
from typing import get_args

from studio.project.scene import ACTIONS, PLACES, STYLES, TimeOfDay, Weather
from studio.stage.acting.repertoire import REPERTOIRE
from studio.stage.animals import ANIMALS
from studio.stage.director.company import is_somebody, sort_of
from studio.stage.people.character import is_known
from studio.stage.people.wardrobe.roles import ROLES
from studio.stage.things import THINGS
from studio.stage.things.vehicles import VEHICLES

LEXICON = Path(__file__).resolve().parents[2] / "resources" / "lexicon" / "kinds.toml"
KINDS = tomllib.loads(LEXICON.read_text("utf-8"))


def test_there_are_enough_kinds() -> None:
    assert len(ANIMALS) >= 20
    assert len(VEHICLES) >= 15
    assert len(THINGS) >= 30
    assert len({*ROLES, *ANIMALS, *VEHICLES, *THINGS}) >= 80


def test_every_kind_the_dictionary_names_can_be_played() -> None:
    for group in ("animal", "vehicle", "thing"):
        strangers = [kind for kind in KINDS[group] if sort_of(kind, ridden=group == "vehicle") == "person"]
        assert strangers == [], group
    assert [kind for kind in KINDS["person"] if not is_known(kind) and not is_somebody(kind)] == []


def test_there_are_enough_deeds_each_with_a_motion_of_its_own() -> None:
    assert len(ACTIONS) >= 45
    assert set(REPERTOIRE) >= ACTIONS
    ways = {(id(a.pose), a.base, a.gait, id(a.feet), id(a.cues), a.mood) for a in REPERTOIRE.values()}
    assert len(ways) >= 45


def test_there_are_enough_places_hours_and_looks() -> None:
    assert len(PLACES) >= 35
    assert len(get_args(TimeOfDay)) * len(get_args(Weather)) == 63
    assert len(STYLES) >= 6
