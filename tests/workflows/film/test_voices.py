"""A film's lines are spoken before anything is staged, and then the voices go."""

import pytest

from studio.core.errors import AssetMissingError
from studio.core.progress import CancelToken, silent
from studio.ports.engine import FILM_RATE
from studio.project.scene import Line, Scene
from studio.project.take import Casting, Recipe
from studio.workflows.film.voices import speak_ahead
from tests.fakes.studio import FakeStudio


def _recipe(*lines: Line) -> Recipe:
    return Recipe(
        scene=Scene(dialogue=lines), engine="stage", engine_version="1", studio="0", size=(64, 64), rate=FILM_RATE,
        seed=0, quality="draft", voices=(Casting(),) * len(lines),
    )  # fmt: skip


def test_every_line_is_spoken_once_and_the_voices_go() -> None:
    studio = FakeStudio()
    one, two = Line(speaker="a", text="one", language="en"), Line(speaker="b", text="二", language="ja")
    seen: list[tuple[str, int, int]] = []

    def _progress(step: str, done: int, total: int) -> None:
        seen.append((step, done, total))

    speak_ahead(studio, [_recipe(one), _recipe(), _recipe(two, one)], _progress, CancelToken())
    assert [line for line, _ in studio.speaker.spoken] == [one, two]
    assert studio.speaker.released == 1
    assert seen == [("speaking", 0, 3), ("speaking", 1, 3), ("speaking", 2, 3)]


def test_a_missing_voice_is_told_before_anything_is_staged() -> None:
    studio = FakeStudio()
    studio.speaker.missing = "ja"
    with pytest.raises(AssetMissingError):
        speak_ahead(studio, [_recipe(Line(speaker="b", text="二", language="ja"))], silent, CancelToken())
