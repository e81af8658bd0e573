"""Two takes laid side by side: split, turns, sound, approval, and a new take from what is ticked."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.media.loudspeaker import SilentOut
from studio.media.reader import Readers
from studio.ui.compare import ComparePanel
from studio.ui.compare.changes import DiffText, Tick
from studio.ui.controls.button import Pressable
from studio.ui.host import Host
from studio.ui.language import Code
from studio.workflows.playback import Player
from studio.workflows.words import Words
from studio.workflows.writing import prompts
from tests.fakes.desktop import Desktop
from tests.fakes.worker import FRAMES
from tests.media.flash import movie
from tests.ui import goldens
from tests.ui.conftest import RESOURCES, SaidNotes


class Clock:
    """A loudspeaker without a device."""

    def open(self, fill: Callable[[NDArray[np.float32]], None]) -> SilentOut:
        return SilentOut(fill)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    folder = tmp_path_factory.mktemp("takes")
    bright = movie(folder / "b.mp4", FRAMES, flashes=range(FRAMES)).read_bytes()
    return movie(folder / "a.mp4", FRAMES).read_bytes(), bright


@pytest.fixture
def opened(tmp_path: Path, files: tuple[bytes, bytes]) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path / "film.studio")
    desktop.write("a dog in a park")
    desktop.selection.choose("s1")
    desktop.draft("s1")
    recipe = desktop.project.take("s1t1").recipe
    scene = replace(recipe.scene, time_of_day="night", weather="rain")
    desktop.jobs.retake("s1t1", replace(recipe, scene=scene, seed=7))
    for take, data in zip(desktop.project.takes, files, strict=True):
        desktop.session.folder.media(take.media).write_bytes(data)
        (desktop.session.folder.cache("proxies") / f"{take.media}.mov").unlink()
    yield desktop
    desktop.close()


@pytest.fixture
def panel(qtbot: QtBot, host: Host, opened: Desktop) -> Iterator[ComparePanel]:
    made = ComparePanel(
        host,
        opened.session,
        opened.review,
        opened.jobs,
        Words(RESOURCES),
        lambda told: Player(Readers(), Clock(), told),
    )
    qtbot.addWidget(made)
    made.resize(1400, 860)
    made.show()
    qtbot.waitUntil(lambda: light(made, 0.95) > 200 and light(made, 0.05) < 120, timeout=10_000)
    yield made
    made.release()


def light(panel: ComparePanel, across: float) -> int:
    """How bright the picture is at this part of its width, below the middle."""
    grabbed = panel.view.grab().toImage()
    return grabbed.pixelColor(int(panel.view.width() * across), int(panel.view.height() * 0.6)).green()


def test_a_is_left_of_the_split_and_b_right(panel: ComparePanel) -> None:
    panel.view.setFocus()
    assert light(panel, 0.6) > 200
    for _ in range(2):
        QTest.keyClick(panel.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert panel.view.place == pytest.approx(0.7)
    assert light(panel, 0.6) < 120
    QTest.keyClick(panel.view, Qt.Key.Key_Left)
    assert panel.view.place == pytest.approx(0.69)


def test_the_pointer_moves_the_split(panel: ComparePanel) -> None:
    QTest.mousePress(panel.view, Qt.MouseButton.LeftButton, pos=QPoint(panel.view.width() // 4, 200))
    assert panel.view.place == pytest.approx(0.25, abs=0.03)


def test_in_turns_and_side_by_side(panel: ComparePanel, host: Host) -> None:
    host.commands.run("compare.flip")
    assert light(panel, 0.05) > 200
    host.commands.run("compare.flip")
    assert light(panel, 0.95) < 120
    host.commands.run("compare.side")
    assert panel.view.way == "side"
    assert light(panel, 0.25) < 120
    assert light(panel, 0.75) > 200


def test_one_is_approved_and_says_so(panel: ComparePanel, host: Host, opened: Desktop) -> None:
    host.commands.run("compare.approve_b")
    assert opened.project.shot("s1").approved == "s1t2"
    host.commands.run("compare.approve_b")
    assert opened.project.shot("s1").approved == "s1t2", "the same key again does not withdraw it"
    host.commands.run("compare.approve_a")
    assert opened.project.shot("s1").approved == "s1t1"


def test_what_is_ticked_becomes_a_new_take_of_a(panel: ComparePanel, host: Host, opened: Desktop) -> None:
    ticks = panel.changes.findChildren(Tick)
    assert [tick.accessibleName() for tick in ticks] == ["Give A this: Time", "Give A this: Weather"]
    QTest.mouseClick(ticks[1], Qt.MouseButton.LeftButton)
    assert panel.changes.ticked == ("time_of_day",)
    panel.changes.wanted.emit(panel.changes.ticked)
    made = opened.project.takes[-1]
    assert (made.id, made.parents) == ("s1t3", ("s1t1",))
    assert made.recipe.scene.time_of_day == "night"
    assert made.recipe.scene.weather == opened.project.take("s1t1").recipe.scene.weather
    assert made.recipe.seed == opened.project.take("s1t1").recipe.seed
    assert isinstance(host.notes, SaidNotes)
    assert host.notes.said[-1].text == "A new take is being made."


def test_the_words_of_both_takes_are_told_apart_word_by_word(panel: ComparePanel, opened: Desktop) -> None:
    opened.edit(lambda before: prompts.reword(before, "s1", "a wet dog in a garden", remember=True))
    opened.draft("s1")
    opened.review.set_a("s1t1")
    opened.review.set_b("s1t3")
    said = [one.accessibleName() for one in panel.changes.findChildren(DiffText)]
    assert "a + wet dog in a − park + garden" in said
    opened.jobs.again("s1t1")
    assert opened.project.takes[-1].prompt == "a dog in a park", "again by its own words"


def test_both_play_and_either_is_heard(qtbot: QtBot, panel: ComparePanel, host: Host) -> None:
    host.commands.run("compare.hear")
    host.commands.run("play.toggle")
    qtbot.waitUntil(lambda: panel.playing.player.presented > 5, timeout=10_000)
    host.commands.run("play.stop")
    look = panel.playing.last
    assert look is not None
    assert look.beside is not None


def test_closing_lets_go_of_keys(panel: ComparePanel, host: Host) -> None:
    panel.release()
    assert not host.commands.enabled("compare.flip")


def test_every_control_has_a_name(panel: ComparePanel) -> None:
    for widget in panel.findChildren(QWidget):
        if isinstance(widget, Pressable) and widget.isVisible():
            assert widget.accessibleName(), widget


def test_a_take_that_goes_away_closes_it(qtbot: QtBot, panel: ComparePanel, host: Host, opened: Desktop) -> None:
    closed: list[bool] = []
    host.compared.connect(closed.append)
    opened.review.remove("s1t2")
    qtbot.waitUntil(lambda: closed[:1] == [False], timeout=3_000)


@pytest.mark.parametrize("code", ["ja", "en"])
def test_it_looks_as_it_was_last_looked_at(
    qtbot: QtBot, panel: ComparePanel, opened: Desktop, host: Host, code: Code
) -> None:
    host.language.set(code)
    words = "夕方の公園で濡れた犬が走る" if code == "ja" else "a wet dog in a garden"
    opened.edit(lambda before: prompts.reword(before, "s1", words, remember=True))
    opened.draft("s1")
    opened.session.folder.media(opened.project.takes[-1].media).write_bytes(
        opened.session.folder.media(opened.project.takes[0].media).read_bytes()
    )
    opened.review.set_a("s1t3")
    opened.review.set_b("s1t2")
    qtbot.waitUntil(lambda: light(panel, 0.95) > 200 and light(panel, 0.05) < 120, timeout=10_000)
    qtbot.wait(300)
    goldens.compare(panel, f"compare_{code}")
