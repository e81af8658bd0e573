"""Cards tell the story; texts come apart where people would cut them."""

from fractions import Fraction

import pytest
from hypothesis import given

from studio.core.time import FrameRate
from studio.project import edits
from studio.project.project import Project
from studio.project.scene import Reading, Scene
from studio.project.shot import ShotSettings
from studio.workflows.storyboard import cards, in_two, paragraphs, seconds_and_frames
from tests.project import documents


def reading(prompt: str, place: str) -> Reading:
    return Reading(prompt=prompt, language="en", scene=Scene(place=place))


def test_a_stretch_begins_where_the_place_changes() -> None:
    project = edits.insert_shots(
        Project(name="film"),
        0,
        [reading("a", "beach"), reading("b", "beach"), reading("", "studio"), reading("c", "cafe")],
    )
    told = [(card.number, card.stretch, card.heading) for card in cards(project)]
    assert told == [(1, 1, "beach"), (2, 1, ""), (3, 1, ""), (4, 2, "cafe")]


@given(documents.project())
def test_a_card_tells_what_the_project_knows(project: Project) -> None:
    for card, shot in zip(cards(project), project.shots, strict=True):
        assert (card.shot_id, card.prompt) == (shot.id, shot.prompt)
        assert card.status == project.status(shot.id)
        take = project.standing(shot.id)
        assert card.certain == (take is not None)
        assert card.length == (take.frame_count if take else 120)


def test_a_wish_for_a_length_is_a_length() -> None:
    project = edits.add_shot(Project(name="film"), reading("a", "beach"))
    project = edits.set_settings(project, "s1", ShotSettings(seconds=2.5))
    assert (cards(project)[0].length, cards(project)[0].certain) == (60, True)


@pytest.mark.parametrize(
    ("frames", "fps", "said"), [(132, "24", "5+12"), (0, "24", "0+00"), (59, "30000/1001", "1+29"), (24, "24", "1+00")]
)
def test_lengths_are_seconds_and_frames(frames: int, fps: str, said: str) -> None:
    assert seconds_and_frames(frames, FrameRate(Fraction(fps))) == said


@pytest.mark.parametrize(
    ("prompt", "halves"),
    [
        ("A dog runs. It stops. It barks.", ("A dog runs.", "It stops. It barks.")),
        ("犬が走る。止まる。", ("犬が走る。", "止まる。")),
        ("彼は言う「待って。」そして走る", None),
        ("one sentence", None),
        ("", None),
        ("line one\nline two", ("line one", "line two")),
    ],
)
def test_a_prompt_is_cut_between_sentences(prompt: str, halves: tuple[str, str] | None) -> None:
    assert in_two(prompt) == halves


def test_paragraphs_are_one_line_each() -> None:
    assert paragraphs("\n a\n b\n\n \n c \n") == ("a b", "c")
    assert paragraphs("  \n") == ()
