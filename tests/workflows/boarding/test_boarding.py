"""A project on paper: pictures of takes as the cut shows them, at telling moments, with true arrows; or of blocking."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.progress import CancelToken, silent
from studio.ports.boards import Arrow, Board, Framing
from studio.project.edits import insert_shots
from studio.project.project import Project
from studio.project.scene import Scene
from studio.project.story import with_film
from studio.project.timeline.clip import Transition
from studio.storage import Bundles
from studio.workflows.boarding import Boarded, BoardOrder, board_project
from studio.workflows.boarding.writing import board_of
from studio.workflows.film.film import FilmOrder, film
from studio.workflows.writing import prompts
from studio.workflows.writing.read import readings
from tests.boards.pdf import Pdf
from tests.fakes.engine import FakeEngine
from tests.fakes.studio import FakeStudio

Edit = Callable[[Project], Project]


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, for every test to have a copy."""
    folder = tmp_path_factory.mktemp("filmed")
    order = FilmOrder(
        output=folder / "film.mp4",
        prompts=('A woman says "good morning", dolly in, piano', "A dog runs on the beach"),
        size=(160, 96),
        project=folder / "p.studio",
    )
    film(FakeStudio(), order, silent, CancelToken())
    return folder / "p.studio"


@pytest.fixture
def project(filmed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filmed, tmp_path / "p.studio"))


def _moved(scene: Scene) -> Scene:
    return replace(scene, camera=replace(scene.camera, move="dolly_in"))


def _edited(project: Path, edit: Edit) -> None:
    with Bundles().open(project) as opened:
        opened.apply(edit)


def _board(
    project: Path, studio: FakeStudio | None = None, **order: object
) -> tuple[Board, list[NDArray[np.uint8] | None]]:
    """The board and the pictures of its panels, read while the project is open."""
    wish = replace(BoardOrder(output=project.parent / "b.pdf"), **order)
    with Bundles().open(project) as opened:
        made, _ = board_of(studio or FakeStudio(), opened.document, opened, wish, silent, CancelToken())
        return made, [panel.picture(4000) for shot in made.shots for panel in shot.panels]


def _written(project: Path, name: str, **order: object) -> Boarded:
    wish = replace(BoardOrder(output=project.parent / name), **order)
    return board_project(FakeStudio(), project, wish, silent, CancelToken())


@pytest.mark.parametrize("name", ["b.pdf", "shots.csv", "shots.xlsx"])
def test_it_is_written_as_its_ending_says(project: Path, name: str) -> None:
    made = _written(project, name)
    assert made.path.stat().st_size > 100
    assert (made.shots, made.problems) == (2, ())
    with pytest.raises(InputError, match="is there already"):
        _written(project, name)
    assert _written(project, name, force=True).shots == 2


@pytest.mark.parametrize("name", ["c.png", "c.jpg", "c.pdf"])
def test_a_contact_sheet(project: Path, name: str) -> None:
    assert _written(project, name, contact=True).pages == 1


def test_a_wrong_wish_is_refused_before_any_work(project: Path) -> None:
    for name, order, what in (
        ("b.pdf", {"per_page": 5}, "cannot hold 5"),
        ("b.txt", {}, "does not end in"),
        ("b.png", {}, "does not end in"),
        ("b.csv", {"contact": True}, "does not end in"),
        ("b.pdf", {"paper": "b5"}, "no paper"),
        ("b.pdf", {"sequence": "nowhere"}, "no sequence"),
    ):
        with pytest.raises(InputError, match=what):
            _written(project, name, **order)
    assert not list(project.parent.glob("b.*"))


def test_pictures_are_frames_of_the_takes(project: Path) -> None:
    board, pictures = _board(project)
    assert [shot.number for shot in board.shots] == [1, 2]
    assert all(picture is not None and picture.shape == (96, 160, 3) for picture in pictures)
    one, two = board.shots
    assert (one.start, two.start) == (0, one.length)
    assert board.length == one.length + two.length
    assert [line.text for line in one.dialogue] == ["good morning"]


def test_the_trimmed_clip_and_its_transition_are_the_shot(project: Path) -> None:
    def _trim(document: Project) -> Project:
        made = with_film(document)
        film_, *others = made.sequences
        track, *rest = film_.tracks
        first, second = track.clips
        second = replace(second, length=10, offset=6, head=Transition(before=4, after=4), note="closer")
        film_ = replace(film_, tracks=(replace(track, items=(first, second)), *rest))
        return replace(made, sequences=(film_, *others))

    _edited(project, _trim)
    board, _ = _board(project)
    two = board.shots[1]
    assert (two.length, two.joins, two.note) == (10, "DISSOLVE 0+08 from 1", "closer")
    assert _board(project, language="ja")[0].shots[1].joins == "O.L 0+08（カット 1 から）"


def test_arrows_are_those_of_the_staging_and_signs_where_another_engine_made_it(project: Path) -> None:
    def _closing(document: Project) -> Project:
        takes = [replace(take, recipe=replace(take.recipe, scene=_moved(take.recipe.scene))) for take in document.takes]
        return replace(document, takes=tuple(takes))

    _edited(project, _closing)
    one = _board(project)[0].shots[0]
    framing = next(stroke for stroke in one.panels[0].strokes if isinstance(stroke, Framing))
    assert framing.corners[0] == pytest.approx((0.28, 0.28), abs=0.03)  # as the engine says: 0.3 of what is left
    other = _board(project, FakeStudio(engine=FakeEngine(version="2")))[0].shots[0]
    sign = next(stroke for stroke in other.panels[0].strokes if isinstance(stroke, Framing))
    assert sign.corners[0] == (0.14, 0.14)
    assert not any(isinstance(stroke, Arrow) and stroke.hand == "subject" for stroke in other.panels[0].strokes)


def test_a_shot_without_takes_shows_its_blocking_and_one_without_words_nothing(project: Path) -> None:
    studio = FakeStudio()

    def _more(document: Project) -> Project:
        read = tuple(readings(studio, ("A cat sits in a cafe",), None, None, None))
        return insert_shots(document, 2, (*read, prompts.blank(document)))

    _edited(project, _more)
    board, pictures = _board(project)
    cat, empty = board.shots[2:]
    assert cat.panels[0].rough
    assert pictures[2] is not None
    assert pictures[3] is None
    assert empty.start is not None
    made = _written(project, "b.pdf")
    (text,) = Pdf(made.path).texts()
    assert "Blocking" in text
    assert "Notyetdrafted" in text


def test_a_missing_movie_is_told_and_its_picture_left_out(project: Path) -> None:
    with Bundles().open(project) as opened:
        opened.media(opened.document.takes[0].media).unlink()
    made = _written(project, "b.pdf")
    assert any("The movie of shot 1 is missing" in sentence for sentence in made.problems)
    assert made.shots == 2


def test_a_long_moving_shot_has_several_pictures(project: Path, tmp_path: Path) -> None:
    order = FilmOrder(
        output=tmp_path / "long.mp4", prompts=("A dog runs on the beach, dolly in",), size=(160, 96), seconds=13.0,
        project=tmp_path / "long.studio",
    )  # fmt: skip
    film(FakeStudio(), order, silent, CancelToken())
    (one,) = _board(tmp_path / "long.studio")[0].shots
    assert len(one.panels) == 2
    assert len(_board(project)[0].shots[0].panels) == 1


def test_what_was_worked_out_is_kept(project: Path) -> None:
    studio = FakeStudio()
    first, _ = _board(project, studio)
    assert len(studio.engine.requests) == 2
    again, pictures = _board(project, studio)
    assert len(studio.engine.requests) == 2
    assert all(picture is not None for picture in pictures)
    for one, other in zip(first.shots, again.shots, strict=True):
        assert (one.sound, one.length) == (other.sound, other.length)
        assert [len(panel.strokes) for panel in one.panels] == [len(panel.strokes) for panel in other.panels]
    for file in (project / "cache" / "boards").glob("*.json"):
        file.write_text("{", "utf-8")
    _board(project, studio)
    assert len(studio.engine.requests) == 4
