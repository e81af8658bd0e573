"""Cards tell the story; texts come apart where people would cut them."""

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given

from studio.ports.worker import ReadOrder
from studio.project import edits
from studio.project.cast import CastMember
from studio.project.project import Project
from studio.project.scene import Reading, Scene, Subject
from studio.project.shot import ShotSettings
from studio.workflows.session.storyboard import cards, in_two, paragraphs
from tests.fakes.desktop import Desktop
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


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path / "film.studio")
    yield desktop
    desktop.close()


def test_shots_are_written_behind_the_one_in_hand(opened: Desktop) -> None:
    opened.board.write(["a dog", "a man"])
    opened.selection.choose("s1")
    opened.board.write(["a girl"])
    opened.board.insert()
    assert opened.prompts == ["a dog", "a girl", "", "a man"]
    opened.board.duplicate()
    opened.board.shift(-1)
    opened.board.remove()
    assert opened.prompts == ["a dog", "a girl", "", "a man"]
    assert opened.session.undo_name == "Remove shot"


def test_a_pasted_text_is_a_shot_a_paragraph_and_a_screenplay_its_scenes(opened: Desktop) -> None:
    told: list[int] = []
    opened.board.read_shots.connect(told.append)
    opened.board.paste("a dog\nruns\n\na man")
    assert opened.prompts == ["a dog runs", "a man"]
    opened.board.paste("EXT. PARK - DAY\n\nA dog runs.\n\nA man waits.\n")
    assert isinstance(opened.desk_worker.orders[-1], ReadOrder)
    assert opened.desk_worker.orders[-1].script is not None
    assert told[0] == 2
    opened.board.paste("   ")
    assert not opened.refused


def test_a_pasted_library_is_refused_with_a_sentence(opened: Desktop) -> None:
    opened.board.paste("a dog. " * 400_000)
    assert "2,000,000" in str(opened.refused[0])
    assert not opened.project.shots


def test_what_cannot_be_read_changes_nothing(opened: Desktop) -> None:
    opened.board.write(["a dog", "!!"])
    assert not opened.project.shots
    assert len(opened.refused) == 1


def test_splitting_and_merging_read_again(opened: Desktop) -> None:
    opened.board.write(["a dog in a park. a man in a cafe."])
    opened.board.split()
    assert opened.prompts == ["a dog in a park.", "a man in a cafe."]
    assert [shot.reading.scene.place for shot in opened.project.shots] == ["park", "cafe"]
    opened.selection.choose("s1")
    opened.board.merge()
    assert opened.prompts == ["a dog in a park. a man in a cafe."]
    opened.board.merge()
    assert "neighbouring" in opened.refused[-1].what
    opened.board.write(["one sentence about a dog"])
    opened.board.split()
    assert "one sentence" in opened.refused[-1].what


def test_several_move_together(opened: Desktop) -> None:
    opened.board.write(["dog", "man", "girl", "woman"])
    opened.selection.select(["s1", "s2"], "s2")
    opened.board.shift(1)
    assert opened.ids == ["s3", "s1", "s2", "s4"]
    opened.board.shift(1)
    opened.board.shift(1)
    assert opened.ids == ["s3", "s4", "s1", "s2"]
    opened.board.shift(-1)
    assert opened.ids == ["s3", "s1", "s2", "s4"]


def test_the_cast_is_known_to_pasted_words(opened: Desktop) -> None:
    member = CastMember(
        handle="haru",
        name="Haru",
        words="a woman,",
        subject=Subject(kind="woman", attributes=MappingProxyType({"clothing": "red coat"})),
    )
    opened.edit(lambda before: edits.set_cast(before, [member]))
    opened.board.paste("@haruが公園を走る。 park")
    assert opened.prompts == ["@haruが公園を走る。 park"]
    subject = opened.project.shots[0].reading.scene.subjects[0]
    assert (subject.cameo, dict(subject.attributes)) == ("haru", {"clothing": "red coat"})
    assert isinstance(opened.desk_worker.orders[-1], ReadOrder)
    assert opened.desk_worker.orders[-1].prompts == ("a woman,が公園を走る。 park",)
