"""Takes as a person judges them: chosen by keys, approved, rated, laid side by side, noted, and thrown away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from studio.ui.host import Host
from studio.ui.language import Code
from studio.ui.takes.panel import TakesPanel
from studio.workflows.words import Words
from tests.fakes.desktop import Desktop
from tests.ui import goldens
from tests.ui.conftest import RESOURCES


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path / "film.studio")
    desktop.write("a dog in a park", "a woman")
    desktop.selection.choose("s1")
    yield desktop
    desktop.close()


@pytest.fixture
def panel(qtbot: QtBot, host: Host, opened: Desktop) -> Iterator[TakesPanel]:
    made = TakesPanel(host, opened.session, opened.selection, opened.review, opened.jobs, Words(RESOURCES))
    qtbot.addWidget(made)
    made.resize(1000, 96)
    made.show()
    yield made
    made.release()


def said(panel: TakesPanel, row: int) -> str:
    return str(panel.view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_without_takes_everything_waits(panel: TakesPanel, host: Host) -> None:
    assert not panel.view.isVisible()
    for name in ("take.approve", "take.compare", "take.delete", "take.extend", "take.rate_3"):
        assert not host.commands.enabled(name)
    assert host.commands.enabled("take.variations")


def test_a_take_is_chosen_approved_and_rated(panel: TakesPanel, host: Host, opened: Desktop) -> None:
    opened.draft("s1", 3)
    assert said(panel, 2) == "Take T3: Seed 2, side B"
    QTest.keyClick(panel.view, Qt.Key.Key_Left)
    assert opened.selection.take is not None
    assert opened.selection.take.id == "s1t2"
    host.commands.run("take.approve")
    host.commands.run("take.rate_4")
    assert said(panel, 1) == "Take T2: Seed 1, approved, 4 stars, side A"
    host.commands.run("take.rate_0")
    assert opened.project.take("s1t2").rating == 0


def test_two_takes_can_be_compared_and_sides_chosen(panel: TakesPanel, host: Host, opened: Desktop) -> None:
    opened.draft("s1")
    asked: list[bool] = []
    host.compared.connect(asked.append)
    assert not host.commands.run("take.compare")
    opened.draft("s1", 2)
    opened.selection.show("s1t1")
    host.commands.run("take.mark_b")
    assert said(panel, 0).endswith("side B")
    assert host.commands.run("take.compare")
    assert asked == [True]


def test_variations_and_another_rendering_are_jobs(panel: TakesPanel, host: Host, opened: Desktop) -> None:
    host.commands.run("take.variations")
    assert len(opened.project.takes) == 4
    seeds = [take.recipe.seed for take in opened.project.takes]
    assert seeds == [0, 1, 2, 3]
    opened.selection.show("s1t2")
    host.commands.run("take.render_again")
    assert opened.project.takes[-1].recipe.seed == 1


def test_a_note_is_written_and_tells_the_take_apart(
    qtbot: QtBot, panel: TakesPanel, host: Host, opened: Desktop
) -> None:
    opened.draft("s1")
    host.commands.run("take.note")
    dialog = panel.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("the good one\nwith a second line")
    dialog.accept()
    qtbot.waitUntil(lambda: said(panel, 0) == "Take T1: the good one", timeout=1000)


def test_a_take_is_thrown_away_and_comes_back(panel: TakesPanel, host: Host, opened: Desktop) -> None:
    opened.draft("s1", 2)
    host.commands.run("take.delete")
    assert panel.view.model().rowCount() == 1
    opened.session.undo()
    assert panel.view.model().rowCount() == 2


def test_a_low_strip_keeps_its_names(panel: TakesPanel, opened: Desktop) -> None:
    opened.draft("s1", 2)
    panel.resize(700, 44)
    assert panel.view.sizeHintForRow(0) < 40


def test_a_part_of_a_shot_cannot_be_made_again_and_the_reason_is_told(
    panel: TakesPanel, host: Host, opened: Desktop
) -> None:
    opened.draft("s1")
    assert not host.commands.enabled("take.retake")
    assert "as a whole" in host.commands.action("take.retake").toolTip()
    assert host.commands.enabled("take.extend")


@pytest.mark.parametrize("code", ["ja", "en"])
def test_it_looks_as_it_was_last_looked_at(panel: TakesPanel, host: Host, opened: Desktop, code: Code) -> None:
    host.language.set(code)
    opened.draft("s1", 3)
    host.commands.run("take.rate_4")
    opened.review.approve("s1t2")
    opened.review.note("波が近い" if code == "ja" else "waves are near", "s1t1")
    goldens.compare(panel, f"takes_{code}")
