"""An animatic's notes: beneath the picture, of the shot that is shown, with a time that runs."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from studio.core.time import FrameRate
from studio.ports.compositor import Picture
from studio.project.project import Project
from studio.project.scene import Line, Reading, Scene
from studio.project.shot import Shot
from studio.project.timeline.clip import Clip, Gap, TakeSource
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.title import Title
from studio.project.timeline.track import Track
from studio.workflows.delivering.annotating import Notes
from studio.workflows.delivering.presets import Presets
from studio.workflows.sequence import Resolver
from studio.workflows.words import Words
from tests.fakes.compositor import FakeCompositor

RESOURCES = Path(__file__).parents[3] / "resources"
SIZE = (320, 180)


class _Telling(FakeCompositor):
    """Sets every text in a brightness of its own, and remembers what it set."""

    said: list[str]

    def title(self, title: Title, size: tuple[int, int]) -> Picture:
        """A third of the width, on the side where the words begin."""
        self.said = [*getattr(self, "said", []), title.text]
        picture = np.zeros((size[1], size[0], 4), np.uint8)
        wide = slice(None) if len(title.text) == 1 else slice(0, size[0] // 3)
        picture[:, wide, :3], picture[:, wide, 3] = 50 + sum(map(ord, title.text)) % 200, 255
        return picture


def _project() -> Project:
    said = Scene(dialogue=(Line(speaker="dog", text="おしい!", language="ja"),))
    readings = (
        Reading(prompt="犬が走る。友だち「おしい！」", language="ja", scene=said),
        Reading(prompt="猫がすわる。", language="ja", scene=Scene()),
    )
    shots = tuple(Shot(id=f"s{number}", reading=reading) for number, reading in enumerate(readings, start=1))
    one, two = (Clip(id=f"c{number}", source=TakeSource(f"s{number}"), length=24) for number in (1, 2))
    track = Track(id="v1", kind="video", items=(one, Gap(6), two))
    film = Sequence(id="q1", name="Film", size=SIZE, rate=FrameRate(Fraction(24)), tracks=(track,))
    return Project(name="p", shots=shots, sequences=(film,))


@pytest.fixture
def compositor() -> _Telling:
    return _Telling()


@pytest.fixture
def notes(tmp_path: Path, compositor: _Telling) -> Notes:
    project = _project()
    cut = Resolver(lambda digest: tmp_path / digest, tmp_path).cut(project, "q1")
    return Notes(compositor, SIZE, project, cut, Words(RESOURCES))


def _drawn(notes: Notes, frame: int) -> Picture:
    picture = np.full((SIZE[1], SIZE[0], 4), 200, np.uint8)
    notes.draw(picture, frame)
    return picture


def test_they_lie_beneath_the_picture(notes: Notes) -> None:
    picture = _drawn(notes, 3)
    changed = (picture != 200).any(axis=(1, 2))
    assert not changed[: round(SIZE[1] * 0.8)].any()
    assert changed[-10:].all()
    assert (picture[..., 3] == 200).all()


def test_number_action_dialogue_and_move_are_said(notes: Notes, compositor: _Telling) -> None:
    _drawn(notes, 3)
    assert {"1", "犬が走る。\n友だち「おしい!」", "\n\n\nFIX"} <= set(compositor.said)


def test_the_time_runs_and_every_shot_has_its_own(notes: Notes) -> None:
    assert not np.array_equal(_drawn(notes, 3), _drawn(notes, 4))
    assert not np.array_equal(_drawn(notes, 3), _drawn(notes, 33))  # as long after the beginning of the other
    assert np.array_equal(_drawn(notes, 3), _drawn(notes, 3))


def test_where_no_shot_is_nothing_is_said(notes: Notes) -> None:
    assert (_drawn(notes, 26) == 200).all()
    assert (_drawn(notes, 500) == 200).all()


def test_the_preset_burns_them_in() -> None:
    form = Presets(RESOURCES).find("animatic").form
    assert form.notes
    assert form.review
