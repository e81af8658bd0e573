"""The sheets of cameos as they look, over a window of 1680x1050, in both languages and both themes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.core.errors import MachineError
from studio.ports.consent import Likeness
from studio.project.cameo import Cameo, Permission
from studio.project.scene import Subject
from studio.sound.speech.ruby import JapaneseRuby
from studio.ui.controls import Label
from studio.ui.host import Host
from studio.ui.shell.cameos import Cameos
from studio.ui.shell.post import QtPost
from studio.ui.shell.sheets import SheetStack
from studio.ui.theme import theme
from studio.workflows.cameo.desk import CameoDesk
from studio.workflows.cameo.library import Place
from tests.fakes.cameo import Acted, ActedParts, HeldReach
from tests.ui.conftest import SaidNotes, settle
from tests.ui.goldens import FOLDER, compare
from tests.ui.shell.conftest import Chooser
from tests.workflows.cameo.test_session import DOES

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def sitter() -> NDArray[np.uint8]:
    """Somebody whom the stage filmed, uint8 (540, 960, 3)."""
    image = QImage(str(FOLDER / "sitter.jpg")).convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


class Room:
    """An empty window with the sheets of cameos over it."""

    def __init__(self, bot: QtBot, host: Host, folder: Path) -> None:
        self.bot, self.folder = bot, folder
        self.window = QWidget()
        bot.addWidget(self.window)
        self.window.resize(1680, 1050)
        self.parts = ActedParts(sitter(), JapaneseRuby())
        self.reach = HeldReach(self.parts.consent)
        self.chooser = Chooser()
        self.post = QtPost(self.window)
        self.sheets = SheetStack(self.window, lambda _open: None)
        desk = CameoDesk(parts=self.parts, reach=self.reach, now=lambda: NOW, chance=Random(5))
        self.host = replace(host, sheets=self.sheets)
        self.cameos = Cameos(self.host, lambda: desk, folder, self.post, self.chooser)
        self.window.show()

    def act(self, seconds: float, acted: Acted | None = None, *, speak: float = 0.0) -> None:
        self.parts.capture.act(seconds, acted, speak=speak)
        settle()

    def until(self, met: Callable[[], bool]) -> None:
        self.bot.waitUntil(met, timeout=20_000)

    def open(self) -> None:
        self.cameos.record()
        panel = self.cameos.recording
        assert panel is not None
        self.until(lambda: panel.session.phase == "ready")
        QTest.keyClicks(panel.name, "Haru")
        self.act(0.2)

    def do(self) -> None:
        """What is asked now, until it is over."""
        panel = self.cameos.recording
        assert panel is not None
        session = panel.session
        prompt, number = session.prompt, session.number
        assert prompt is not None
        self.act(0.4)
        if prompt.step == "say":
            self.act(6.0, speak=220.0)
            self.act(1.0)
        else:
            self.act(1.2, DOES[prompt.step])
            self.act(0.4)
        for _ in range(20):
            if session.number != number or session.phase != "asking":
                break
            self.act(0.1)

    def close(self) -> None:
        self.sheets.close()
        self.cameos.close()
        self.post.stop()
        settle()


@pytest.fixture
def room(qtbot: QtBot, host: Host, tmp_path: Path) -> Iterator[Room]:
    made = Room(qtbot, host, tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize(("code", "mode"), [("ja", "dark"), ("en", "dark"), ("en", "light")])
def test_the_phrase_is_being_said(room: Room, host: Host, code: str, mode: str) -> None:
    theme().set_mode("light" if mode == "light" else "dark")
    host.language.set("ja" if code == "ja" else "en")
    room.open()
    panel = room.cameos.recording
    assert panel is not None
    panel.go.click()
    session = panel.session
    while session.prompt is not None and session.prompt.text != session.challenge.phrase:
        room.do()
    room.act(0.5)
    room.act(2.0, speak=220.0)
    assert session.prompt is not None
    compare(room.window, f"cameo_phrase_{code}_{mode}")


def test_no_camera(room: Room, host: Host) -> None:
    host.language.set("ja")
    room.parts.capture.refuse = MachineError(
        'The camera "Integrated camera" is busy.', todo="Close the program that uses it, then try again."
    )
    room.cameos.record()
    panel = room.cameos.recording
    assert panel is not None
    room.until(lambda: panel.session.problem is not None)
    compare(room.window, "cameo_no_camera_ja")


def two_cameos(room: Room) -> None:
    consent = room.parts.consent
    person = Cameo(
        id="", handle="haru", name="Haru", subject=Subject(kind="man"),
        permission=Permission(audience="chosen", limits=("violence", "politics"), until="2027-11-22"),
    )  # fmt: skip
    consent.keep(person, Likeness(pictures=(("neutral", sitter()),)), "recorded", "chosen")
    dog = Cameo(id="", handle="pochi", name="Pochi", kind="pet", subject=Subject(kind="dog"))
    consent.keep(dog, Likeness(), "imported", "pet, 2 pictures")
    room.reach.places = tuple(
        Place(what=what, project=project, name=name)
        for what, project, name in (
            ("take", "School film", "Shot 2 · take 1"),
            ("take", "School film", "Shot 2 · take 3"),
            ("clip", "School film", "Rough cut · V1"),
            ("proxy", "School film", "Shot 2 · take 3"),
            ("export", "School film", "school_film.mp4"),
        )
    )


@pytest.mark.parametrize("code", ["en", "ja"])
def test_the_library(room: Room, host: Host, code: str) -> None:
    host.language.set("ja" if code == "ja" else "en")
    two_cameos(room)
    room.cameos.library()
    panel = room.cameos.library_
    assert panel is not None
    compare(room.window, f"cameo_library_{code}")
    panel.show_picture.click()
    room.until(lambda: panel.picture.has_picture)
    panel.tabs.set_value("revoke")
    panel.tabs.chosen.emit("revoke")
    room.until(lambda: panel.going.count() == 5)
    compare(room.window, f"cameo_revoke_{code}")


@pytest.mark.parametrize("code", ["en", "ja"])
def test_what_could_not_be_reached_is_told(room: Room, host: Host, code: str) -> None:
    host.language.set("ja" if code == "ja" else "en")
    two_cameos(room)
    room.reach.left = tuple(f"/films/{number}.mp4 is no longer where it was exported to." for number in range(5))
    room.cameos.library()
    panel = room.cameos.library_
    assert panel is not None
    panel.tabs.set_value("revoke")
    panel.tabs.chosen.emit("revoke")
    room.until(panel.erase.isEnabled)
    panel.erase.click()
    notes = room.host.notes
    assert isinstance(notes, SaidNotes)
    room.until(lambda: bool(notes.said))
    (note,) = notes.said
    lines = note.text.splitlines()
    assert (len(lines), note.kind, note.stays) == (6, "warning", True)
    assert "/films/0.mp4" in lines[2] and ("no longer" in lines[2]) == (code == "en")
    assert "notice.revoked" in note.todo


def test_from_pictures(room: Room, host: Host) -> None:
    host.language.set("ja")
    room.cameos.bring()
    compare(room.window, "cameo_bring_ja")


def test_everything_can_be_reached_and_has_a_name(room: Room) -> None:
    two_cameos(room)
    for show in (room.cameos.record, room.cameos.library, room.cameos.bring):
        show()
        settle()
        panel = room.cameos.recording or room.cameos.library_ or room.cameos.bringing
        assert panel is not None
        nameless = [
            type(one).__name__
            for one in panel.findChildren(QWidget)
            if one.focusPolicy().value & 1
            and one.isVisible()
            and not one.accessibleName()
            and not isinstance(one, Label)
        ]
        assert not [name for name in nameless if name not in ("QScrollArea", "QScrollBar")], nameless
