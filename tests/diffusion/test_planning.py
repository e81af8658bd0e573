"""What a model is to make for a shot, what it is told, and the way down when memory is short. No torch is needed."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from studio.core.errors import InputError, MachineError
from studio.core.time import SAMPLE_RATE
from studio.diffusion.facts import FACTS, Facts
from studio.diffusion.folders import Found
from studio.diffusion.ladder import OutOfMemory, climb_down, usual
from studio.diffusion.planning import Plan, plan
from studio.diffusion.prompts import MANNERS, prompt_for
from studio.ports.engine import ShotRequest
from studio.ports.models import Rung
from studio.ports.speech import Speech, Timed
from studio.project.model_use import ModelUse
from studio.project.scene import Camera, Line, Music, Note, Scene, Subject
from studio.workflows.telling import FILE, Telling

SCENE = Scene(
    subjects=(Subject(kind="woman", action="shout", attributes={"clothing": "red_coat"}),),
    place="station", time_of_day="dawn", weather="snow", camera=Camera(move="dolly_in", shot_size="medium"),
    dialogue=(Line(speaker="woman", text="Wait for me!", tone="shout"),), sounds=("train_horn",),
    music=Music(genre="piano", mood="sad"), style="cinematic",
)  # fmt: skip


def planned(family: str, seconds: float | None = 2.0, speech: tuple[Speech, ...] = (), **use: Any) -> Plan:
    found = Found(id=family, family=family, folder=Path(), digest="")
    request = ShotRequest(scene=SCENE, size=(854, 480), seconds=seconds, speech=speech)
    return plan(request, ModelUse(model=family, **use), found)


@pytest.mark.parametrize("facts", [one for one in FACTS if one.pictures], ids=lambda one: one.id)
def test_sizes_and_lengths_are_those_that_the_family_can_make(facts: Facts) -> None:
    made = planned(facts.id)
    assert all(side % facts.size_step == 0 for side in made.size)
    assert (made.frame_count - facts.frame_rest) % facts.frame_step == 0
    assert Fraction(made.frame_count) / made.rate >= 2
    assert made.shot_frames == 48


def test_a_shot_longer_than_the_model_can_make_is_told() -> None:
    held = planned("cogvideox", seconds=20.0)
    assert held.shot_frames == 480
    assert held.frame_count == 49
    assert "held" in held.notes[0].text


def test_silent_families_leave_room_for_what_is_said() -> None:
    line = SCENE.dialogue[0]
    said = Speech(line=line, samples=np.zeros(7 * SAMPLE_RATE, np.float32), words=(Timed("a", 0, 9),), phonemes=())
    silent, sounding = planned("wan", None, (said,)), planned("ltx2", None, (said,))
    assert silent.shot_frames >= 7 * 24
    assert silent.lines[0].speech is said
    assert sounding.lines == ()


def test_settings_go_over_what_is_usual() -> None:
    assert planned("wan", settings={"steps": 7, "guidance": 1.5}).steps == 7
    with pytest.raises(InputError, match="no schedule"):
        planned("wan", schedule="quick")
    with pytest.raises(InputError, match="makes no pictures"):
        planned("ace_step")


@pytest.mark.parametrize("family", list(MANNERS))
def test_every_family_is_told_the_scene_in_its_own_manner(family: str) -> None:
    told = prompt_for(family, SCENE)
    assert told == prompt_for(family, SCENE)
    if MANNERS[family] in ("paragraph", "caption", "short"):
        assert "woman" in told
        assert "red coat" in told
        assert "station" in told
    if MANNERS[family] == "paragraph":
        assert '"Wait for me!"' in told
        assert "train horn" in told
    if MANNERS[family] == "music":
        assert "piano" in told


def test_down_the_ladder_every_step_is_told() -> None:
    rungs, tried, notes = usual(planned("wan"), "cuda"), list[Rung](), list[Note]()

    def _attempt(rung: Rung) -> str:
        tried.append(rung)
        if rung.mode != "sequential_offload":
            raise OutOfMemory
        return rung.mode

    assert climb_down(rungs, _attempt, notes.append) == "sequential_offload"
    assert [one.mode for one in tried] == [
        "resident", "resident", "model_offload", "group_offload", "sequential_offload",
    ]  # fmt: skip
    assert len(notes) == len(tried) - 1
    assert all(note.text.startswith("Not enough memory") for note in notes)
    assert rungs[-1].size[0] < rungs[0].size[0]


def test_when_nothing_fits_that_is_told() -> None:
    def _never(rung: Rung) -> str:
        raise OutOfMemory

    with pytest.raises(MachineError, match="does not suffice"):
        climb_down(usual(planned("wan"), "cpu"), _never, lambda note: None)


def test_what_is_given_up_is_told_in_japanese_too() -> None:
    told = Telling(Path(__file__).parents[2] / "resources" / "translations" / FILE)
    plan_ = planned("wan")
    notes: list[Note] = []

    def _never(rung: Rung) -> None:
        raise OutOfMemory

    ways = (*usual(plan_, "cuda"), *usual(plan_, "cpu"))
    with pytest.raises(MachineError):
        climb_down(ways, _never, notes.append)
    assert len(notes) == len(ways) - 1
    texts = [note.text for note in notes]
    assert not [text for text in texts if re.search("[A-Za-z]{3}", told(text))]
