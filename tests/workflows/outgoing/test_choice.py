"""What a person sets, and the order that comes of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from studio.core.errors import InputError
from studio.project.project import Project
from studio.project.timeline.sequence import Sequence
from studio.workflows.boarding import BoardOrder
from studio.workflows.delivering.order import DeliveryOrder
from studio.workflows.delivering.presets import Presets
from studio.workflows.delivering.wish import Wish
from studio.workflows.handover.hand_over import HandOver
from studio.workflows.outgoing import GROUPS, Choice, Target, targets
from tests.workflows.delivering.conftest import film, project_of, shot

RESOURCES = Path(__file__).parents[3] / "resources"
ALL = targets(Presets(RESOURCES))


def by_id(target_id: str) -> Target:
    return next(one for one in ALL if one.id == target_id)


def made(folder: Path, target_id: str, **more: object) -> Choice:
    return replace(Choice(target=by_id(target_id), folder=folder), **more)


@pytest.fixture
def cut() -> tuple[Project, Sequence]:
    project = project_of(film(shot(1, 24), shot(2, 24)))
    return project, project.sequences[0]


def test_every_target_has_words_in_both_languages_and_a_name_of_its_own() -> None:
    assert {one.group for one in ALL} == set(GROUPS)
    assert len({one.id for one in ALL}) == len(ALL)
    for one in ALL:
        assert all(one.title(code) and one.words(code) for code in ("en", "ja"))
        assert one.suffix.startswith(".")
        assert (one.form is not None) == (one.group == "movie")


def test_a_movie_of_the_marked_stretch(tmp_path: Path, cut: tuple[Project, Sequence]) -> None:
    choice = made(tmp_path, "preset:master", stretch=(6, 18), part="stretch", wish=Wish(subtitles=".srt"), stems=True)
    order = choice.order(*cut, "en")
    assert isinstance(order, DeliveryOrder)
    assert (order.output, order.stretch, order.captions, order.stems) == (tmp_path, "6-17", ".srt", True)
    assert choice.parts == ("all", "stretch", "shots")
    assert made(tmp_path, "preset:master").parts == ("all", "shots")


def test_a_preset_for_every_shot_says_so(tmp_path: Path, cut: tuple[Project, Sequence]) -> None:
    choice = made(tmp_path, "preset:youtube", wish=Wish(rate="50")).aimed(by_id("preset:dailies"))
    order = choice.order(*cut, "en")
    assert isinstance(order, DeliveryOrder)
    assert order.by_shots
    assert order.form.rate is None  # another target, other wishes


def test_names_are_free_and_say_what_they_are(tmp_path: Path, cut: tuple[Project, Sequence]) -> None:
    first = made(tmp_path, "editor:resolve").order(*cut, "ja")
    assert isinstance(first, HandOver)
    assert first.output.suffix == ".fcpxml"
    assert first.output.stem.endswith("_v001")
    first.output.write_text("there")
    second = made(tmp_path, "editor:finalcut-1.8").order(*cut, "ja")
    assert isinstance(second, HandOver)
    assert second.output.stem.endswith("_v002")
    assert second.fcpxml == "1.8"
    board = made(tmp_path, "board:sheet", per_page=4).order(*cut, "ja", date="2026/11/22")
    assert isinstance(board, BoardOrder)
    assert board.contact
    assert (board.language, board.date) == ("ja", "2026/11/22")
    assert "_contact_" in board.output.name


def test_handles_are_of_a_mezzanine_alone(tmp_path: Path, cut: tuple[Project, Sequence]) -> None:
    whole = made(tmp_path, "editor:resolve", handles=24).order(*cut, "en")
    some = made(tmp_path, "editor:resolve", handles=24, mezzanine="prores-lt", apart=True).order(*cut, "en")
    assert isinstance(whole, HandOver)
    assert isinstance(some, HandOver)
    assert (whole.handles, some.handles, some.mezzanine, some.stems) == (None, 24, "prores-lt", True)


def test_a_wish_that_makes_no_sense_is_refused(tmp_path: Path, cut: tuple[Project, Sequence]) -> None:
    with pytest.raises(InputError, match="frame rate"):
        made(tmp_path, "preset:master", wish=Wish(rate="31")).order(*cut, "en")
