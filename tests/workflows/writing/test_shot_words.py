"""Shots in the words of a storyboard."""

from pathlib import Path
from typing import get_args

import pytest

from studio.project.project import Project
from studio.project.scene import CameraMove, Line, Reading, Scene, Subject
from studio.project.shot import Shot
from studio.workflows.words import Words
from studio.workflows.writing import shot_words

WORDS = Words(Path(__file__).parents[3] / "resources")


def _action(prompt: str, *lines: str) -> str:
    scene = Scene(dialogue=tuple(Line(speaker="person", text=line) for line in lines))
    shot = Shot(id="s1", reading=Reading(prompt=prompt, language="ja", scene=scene))
    return shot_words.action(shot, Project(name="p", shots=(shot,)))


_STORM = "Close-up of a man on a boat."


@pytest.mark.parametrize(
    ("prompt", "line", "left"),
    [
        ("少年がシュートを打つ。友だち「おしい！」", "おしい!", "少年がシュートを打つ。"),
        ("夜の校庭。語り「雨がつづいた。」犬が走る。", "雨がつづいた。", "夜の校庭。犬が走る。"),
        (f'{_STORM} "It is coming," he says. Zoom in.', "It is coming,", f"{_STORM} Zoom in."),
        ('A woman says "Hello." in a cafe', "Hello.", 'A woman says "Hello." in a cafe'),
        ("犬が走る。", "なにか", "犬が走る。"),
    ],
)
def test_what_is_spoken_by_itself_is_left_to_the_dialogue(prompt: str, line: str, left: str) -> None:
    assert _action(prompt, line) == left


def test_speakers_are_called_as_in_the_prompt() -> None:
    scene = Scene(
        subjects=(Subject(kind="boy"), Subject(kind="woman", name="Mika")),
        dialogue=(
            Line(speaker="boy", text="おしい!", subject=5),
            Line(speaker="woman", text="Go!", subject=1),
            Line(speaker="narrator", text="雨。", subject=-1),
            Line(speaker="boy", text="yes", subject=0),
        ),
    )
    said = shot_words.dialogue(scene, "友だち「おしい！」", WORDS, "ja")
    assert [one.speaker for one in said] == ["友だち", "Mika", "語り", "少年"]
    assert shot_words.dialogue(scene, "", WORDS, "en")[3].speaker == "Boy"


@pytest.mark.parametrize("move", get_args(CameraMove))
def test_every_move_has_a_tag_in_both_languages(move: CameraMove) -> None:
    assert shot_words.tag(move, "ja", drifts=False)
    assert shot_words.tag(move, "en", drifts=False)
