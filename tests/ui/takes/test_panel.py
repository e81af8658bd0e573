"""Takes as a person judges them: chosen by keys, approved, rated, laid side by side, noted, and thrown away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from studio.catalog import ModelCatalogue
from studio.core.progress import CancelToken, silent
from studio.diffusion.known import KnownFamilies
from studio.ports.worker import SoundOrder
from studio.project.model_use import ModelUse
from studio.ui.host import Host
from studio.ui.language import Code
from studio.ui.takes.angles import AnglesSheet
from studio.ui.takes.extending import ExtendSheet
from studio.ui.takes.panel import TakesPanel
from studio.ui.takes.resounding import SoundSheet
from studio.ui.takes.retaking import RetakeSheet
from studio.workflows.models.engines import Engines
from studio.workflows.models.models import rows
from studio.workflows.words import Words
from tests.fakes import weights
from tests.fakes.desktop import Desktop
from tests.ui import goldens
from tests.ui.conftest import RESOURCES, HeldSheets

CATALOGUE = Path(__file__).parents[3] / "models" / "catalogue"


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


def with_models(host: Host, folder: Path) -> None:
    """A model that takes movies is here."""
    catalogue = ModelCatalogue(
        CATALOGUE, folder / "weights", folder / "models.json", environment={"EKONTE_OFFLINE": "1"}, home=folder
    )
    vace = weights.lay(folder / "vace", weights.pipeline("WanVACEPipeline"))
    catalogue.add(vace, "my-vace", silent, CancelToken())
    host.engines = Engines(lambda: catalogue, KnownFamilies())
    host.engines.take_in(rows(catalogue))


def open_sheet(host: Host) -> QWidget:
    sheets = host.sheets
    assert isinstance(sheets, HeldSheets)
    assert sheets.shown is not None
    return sheets.shown[1]


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


def test_without_models_a_sheet_says_what_could_make_a_part_again(
    panel: TakesPanel, host: Host, opened: Desktop
) -> None:
    opened.draft("s1")
    wanted: list[str] = []
    host.get_model = wanted.append
    host.commands.run("take.retake")
    sheet = open_sheet(host)
    assert isinstance(sheet, RetakeSheet)
    assert not sheet.go.isEnabled()
    assert "LTX-2" in sheet.makers.line.text()
    sheet.makers.get.click()
    assert wanted == [""]
    host.sheets.close()


def test_a_part_is_made_again_by_a_model_and_all_else_stays(
    panel: TakesPanel, host: Host, opened: Desktop, tmp_path: Path
) -> None:
    with_models(host, tmp_path)
    opened.draft("s1")
    host.marks = lambda: (6, 12)
    host.commands.run("take.retake")
    sheet = open_sheet(host)
    assert isinstance(sheet, RetakeSheet)
    assert sheet.part == (0.25, 0.5)
    QTest.keyClick(sheet.bar, Qt.Key.Key_Right)
    QTest.keyClick(sheet.bar, Qt.Key.Key_Space)
    QTest.keyClick(sheet.bar, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.bar.part == (7, 22)
    sheet.start.setText("0,5")
    sheet.start.editingFinished.emit()
    assert sheet.bar.part == (12, 22)
    sheet.prompt.set_text("it sits down")
    sheet.go.click()
    take = opened.project.takes[-1]
    assert take.parents == ("s1t1",)
    assert take.recipe.model == ModelUse(
        model="my-vace", movie=opened.project.take("s1t1").media, part=(0.5, 22 / 24), prompt="it sits down"
    )
    assert opened.project.shot("s1").settings.model is None, "the shot itself stays as it is"


def test_a_take_goes_on_in_a_new_shot_by_a_model_and_one_undo_takes_it_back(
    panel: TakesPanel, host: Host, opened: Desktop, tmp_path: Path
) -> None:
    with_models(host, tmp_path)
    opened.draft("s1")
    host.commands.run("take.extend")
    sheet = open_sheet(host)
    assert isinstance(sheet, ExtendSheet)
    assert not sheet.prompt.isVisibleTo(sheet), "first the longer take of the stage"
    sheet.kind.chosen.emit("shot")
    sheet.kind.set_value("shot")
    sheet.prompt.set_text("It lies down.")
    sheet.seconds.set_value("2")
    sheet.go.click()
    assert opened.ids == ["s1", "s3", "s2"]
    assert opened.selection.shot == "s3"
    settings = opened.project.shot("s3").settings
    assert (settings.engine, settings.seconds) == ("diffusion", 2.0)
    assert settings.model == ModelUse(model="my-vace", movie=opened.project.take("s1t1").media)
    assert opened.project.shot("s3").prompt == "It lies down."
    opened.session.undo()
    assert opened.ids == ["s1", "s2"]


def test_another_sound_is_a_take_with_the_same_pictures(panel: TakesPanel, host: Host, opened: Desktop) -> None:
    opened.draft("s1")
    host.commands.run("take.resound")
    sheet = open_sheet(host)
    assert isinstance(sheet, SoundSheet)
    assert not sheet.go.isEnabled(), "nothing is chosen yet"
    sheet.music.set_value("genre jazz")
    sheet.music.chosen.emit("genre jazz")
    sheet.go.click()
    order = opened.worker.orders[-1]
    assert isinstance(order, SoundOrder)
    assert order.recipe.scene.music is not None
    assert order.recipe.scene.music.genre == "jazz"
    assert order.picture == opened.session.folder.media(opened.project.take("s1t1").media)


@pytest.mark.parametrize("code", ["ja", "en"])
def test_it_looks_as_it_was_last_looked_at(panel: TakesPanel, host: Host, opened: Desktop, code: Code) -> None:
    host.language.set(code)
    opened.draft("s1", 3)
    host.commands.run("take.rate_4")
    opened.review.approve("s1t2")
    opened.review.note("波が近い" if code == "ja" else "waves are near", "s1t1")
    goldens.compare(panel, f"takes_{code}")


def test_what_is_made_is_seen_at_the_end_of_the_strip_and_can_be_stopped(panel: TakesPanel, opened: Desktop) -> None:
    working = panel.working
    opened.worker.manual = True
    opened.draft("s1")
    panel.refresh()
    assert working.isVisible()
    opened.worker.step(6)
    panel.refresh()
    assert working.share == 0.25
    assert working.accessibleName().startswith("A take in the making: 6 / 24 frames")
    working.stop.click()
    panel.refresh()
    assert opened.worker.cancels == 1
    assert not working.isVisible()


def test_a_shot_is_filmed_from_the_angles_that_are_ticked(panel: TakesPanel, host: Host, opened: Desktop) -> None:
    opened.draft("s1")
    host.commands.run("take.angles")
    sheets = host.sheets
    assert isinstance(sheets, HeldSheets) and sheets.shown is not None
    sheet = sheets.shown[1]
    assert isinstance(sheet, AnglesSheet)
    assert sheet.angles == ("wide", "medium_a", "close_a"), "what a director would ask for"
    sheet.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert sheet.go.text() == "Film 2 angles"
    sheet.go.click()
    made = opened.project.takes_of("s1")[1:]
    assert [take.recipe.angle for take in made] == ["medium_a", "close_a"]
    assert all(take.parents == ("s1t1",) for take in made)
    assert said(panel, 2).startswith("Take T3: Close-up, A")
