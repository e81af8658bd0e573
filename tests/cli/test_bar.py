"""Where there is no terminal, progress is a line now and then: each step once, and the time left in long ones."""

import pytest

from studio.cli.bar import shown
from studio.cli.console import notes, problem
from studio.core.errors import InputError
from studio.project.scene import Note


def test_each_step_is_said_once_whatever_its_percentage(capsys: pytest.CaptureFixture[str]) -> None:
    with shown() as report:
        for share in range(0, 100, 10):
            report(f"shot 1/2: building {share}%", 0, 100)
        for done in range(50):
            report("shot 1/2: filming", done, 100)
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == ["shot 1/2: building 0%", "shot 1/2: filming"]


def test_notes_are_said_once_and_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    note = Note(text="[bold]雪[/bold] became rain.", kind="substituted")
    notes([note, note, Note(text="“zorp” was not understood.", kind="not_understood")], "shot 2: ")
    assert capsys.readouterr().err.splitlines() == [
        "shot 2: ≈ [bold]雪[/bold] became rain.",
        "shot 2: ? “zorp” was not understood.",
    ]


def test_a_problem_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    problem(InputError("The prompt is empty.", todo="Write something."))
    assert capsys.readouterr().err.splitlines() == ["ekonte: The prompt is empty.", "        Write something."]
