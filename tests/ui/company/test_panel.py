"""Cast and sets: one place for all shots; each change is an edit that can be undone, and what is refused is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.company import CompanyPanel
from studio.ui.host import Host
from studio.workflows.session.continuity import Person, SetInUse
from studio.workflows.words import Words
from tests.fakes.desktop import Desktop
from tests.ui.conftest import RESOURCES, settle


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path / "film.studio")
    desktop.write("a dog", "a woman", "a dog")
    yield desktop
    desktop.close()


@pytest.fixture
def panel(qtbot: QtBot, host: Host, opened: Desktop) -> Iterator[CompanyPanel]:
    made = CompanyPanel(host, opened.session, Words(RESOURCES))
    qtbot.addWidget(made)
    made.show()
    settle()
    yield made
    made.release()


def choose(panel: CompanyPanel, start: str) -> None:
    rows = range(panel.list.count())
    panel.list.setCurrentRow(next(row for row in rows if panel.list.item(row).text().casefold().startswith(start)))
    settle()


def test_who_is_in_the_story_is_listed_with_the_shots(panel: CompanyPanel) -> None:
    choose(panel, "dog")
    assert isinstance(panel.chosen, Person)
    assert panel.chosen.shots == ("s1", "s3")
    assert panel.keep.text() == "Add to the cast"
    assert not panel.go.isVisible(), "only who is of the cast can be taken out"


def test_somebody_is_cast_renamed_recast_and_let_go(panel: CompanyPanel, opened: Desktop) -> None:
    choose(panel, "dog")
    panel.name.setText("@pochi")
    panel.keep.click()
    assert [member.handle for member in opened.project.cast] == ["pochi"]
    choose(panel, "pochi")
    panel.name.setText("@taro")
    panel.keep.click()
    assert [member.handle for member in opened.project.cast] == ["taro"]
    body = opened.project.cast[0].body
    choose(panel, "pochi")
    panel.other.click()
    assert opened.project.cast[0].body != body
    panel.go.click()
    assert not opened.project.cast
    opened.session.undo()
    assert opened.project.cast


def test_a_set_holds_its_hour_for_all_its_shots(panel: CompanyPanel, opened: Desktop) -> None:
    panel.list.setCurrentRow(panel.list.count() - 1)
    settle()
    assert isinstance(panel.chosen, SetInUse)
    panel.time.set_value("night")
    panel.time.chosen.emit("night")
    (design,) = opened.project.sets
    assert design.time_of_day == "night"
    panel.other.click()
    assert opened.project.sets[0].layout != design.layout
    panel.go.click()
    assert not opened.project.sets


def test_what_is_refused_is_said(panel: CompanyPanel, opened: Desktop) -> None:
    choose(panel, "dog")
    panel.name.setText("@1 2 3")
    panel.keep.click()
    assert not opened.project.cast
    assert any("handle" in label.text() and label.isVisible() for label in panel.findChildren(type(panel.title)))
