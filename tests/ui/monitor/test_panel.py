"""The monitor driven as a person drives it: keys, the playhead under the pointer, guides, and what is said when there
is nothing to see. Movies are real; the loudspeaker is a fake whose time runs by itself."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.media.loudspeaker import SilentOut
from studio.media.reader import Readers
from studio.ui.controls.button import Pressable
from studio.ui.host import Host
from studio.ui.language import Code
from studio.ui.monitor import MonitorPanel
from studio.ui.screen import bind_transport
from studio.ui.screen.picture import PictureView
from studio.workflows.playback import Player
from studio.workflows.screening.screening import Screening
from tests.fakes.compositor import FakeCompositor
from tests.fakes.desktop import Desktop, at_once
from tests.fakes.worker import FRAMES
from tests.media.flash import movie, number_in
from tests.ui import goldens
from tests.ui.conftest import SaidNotes


class Clock:
    """A loudspeaker without a device."""

    def open(self, fill: Callable[[np.ndarray[tuple[int, ...], np.dtype[np.float32]]], None]) -> SilentOut:
        return SilentOut(fill)


@pytest.fixture(scope="module")
def take_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return movie(tmp_path_factory.mktemp("take") / "a.mp4", FRAMES, flashes=(6,)).read_bytes()


@pytest.fixture
def opened(tmp_path: Path, take_file: bytes) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path / "film.studio")
    desktop.write("a dog in a park", "a woman")
    desktop.selection.choose("s1")
    yield desktop
    desktop.close()


def give_movie(opened: Desktop, data: bytes) -> None:
    """Put a real movie where the fake worker left words."""
    for take in opened.project.takes:
        opened.session.folder.media(take.media).write_bytes(data)
        (opened.session.folder.cache("proxies") / f"{take.media}.mov").unlink(missing_ok=True)


@pytest.fixture
def panel(qtbot: QtBot, host: Host, opened: Desktop) -> Iterator[MonitorPanel]:
    screening = Screening(opened.session, opened.selection, at_once, FakeCompositor())
    made = MonitorPanel(
        host,
        opened.session,
        opened.selection,
        screening,
        opened.jobs,
        lambda told: Player(Readers(), Clock(), told),
    )
    qtbot.addWidget(made)
    made.resize(1018, 656)
    made.show()
    yield made
    made.release()
    screening.close()


@pytest.fixture
def playing(qtbot: QtBot, panel: MonitorPanel, opened: Desktop, take_file: bytes) -> MonitorPanel:
    """The panel with a take in it."""
    opened.draft("s1")
    give_movie(opened, take_file)
    panel.screening.look_again()
    seen(qtbot, panel, 0)
    return panel


def seen(qtbot: QtBot, panel: MonitorPanel, number: int) -> None:
    """Wait until the picture with this number is on the panel."""

    def _there() -> bool:
        image = panel.view.image
        if image is None or panel.view.state.kind != "picture":
            return False
        shown = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
        return number_in(shown) == number

    qtbot.waitUntil(_there, timeout=10_000)


def test_without_shots_and_without_takes_it_says_what_to_do(panel: MonitorPanel, opened: Desktop) -> None:
    assert panel.view.state.heading == "No take yet"
    assert "Ctrl+" in panel.view.state.sentence
    opened.board.remove()
    opened.board.remove()
    panel.playing.look()
    assert panel.view.state.heading == "Nothing to show yet"


def test_a_take_is_shown_and_keys_move_through_it(qtbot: QtBot, playing: MonitorPanel, host: Host) -> None:
    run = host.commands.run
    run("play.frame_forward")
    seen(qtbot, playing, 1)
    run("play.end")
    seen(qtbot, playing, FRAMES - 1)
    run("play.frame_back")
    seen(qtbot, playing, FRAMES - 2)
    run("play.start")
    seen(qtbot, playing, 0)
    run("mark.in")
    run("play.second_forward")
    run("mark.out")
    transport = playing.playing.player.transport
    assert (transport.mark_in, transport.mark_out) == (0, FRAMES - 1)
    run("mark.go_in")
    seen(qtbot, playing, 0)
    run("mark.clear")
    assert playing.playing.player.transport.mark_in is None


def test_it_plays_to_the_end_and_rests(qtbot: QtBot, playing: MonitorPanel, host: Host) -> None:
    host.commands.run("play.toggle")
    assert playing.playing.player.transport.playing
    qtbot.waitUntil(lambda: not playing.playing.player.transport.playing, timeout=15_000)
    seen(qtbot, playing, FRAMES - 1)


def test_the_shuttle_says_its_speed(playing: MonitorPanel, host: Host) -> None:
    host.commands.set_checked("play.loop", True)
    host.commands.action("play.loop").setChecked(True)
    playing.playing.do(lambda player: player.set_loop(True))
    for key in ("play.forward", "play.forward", "play.forward"):
        host.commands.run(key)
    assert playing.speed.text() == "4×"
    host.commands.run("play.stop")
    host.commands.run("play.back")
    assert playing.speed.text() == "−1×"
    host.commands.run("play.stop")
    assert not playing.speed.isVisible()


def test_the_pointer_scrubs(qtbot: QtBot, playing: MonitorPanel) -> None:
    track = playing.track
    QTest.mousePress(track, Qt.MouseButton.LeftButton, pos=QPoint(track.width() // 2, 20))
    seen(qtbot, playing, FRAMES // 2)
    QTest.mouseMove(track, QPoint(track.width() - 2, 20))
    QTest.mouseRelease(track, Qt.MouseButton.LeftButton, pos=QPoint(track.width() - 2, 20))


def test_who_presses_the_picture_has_its_keys(qtbot: QtBot, playing: MonitorPanel) -> None:
    view = next(iter(playing.findChildren(PictureView)))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().center())
    assert playing.window().focusWidget() is view


def test_guides_and_scopes_are_remembered(playing: MonitorPanel, host: Host) -> None:
    host.commands.run("view.safe_areas")
    host.commands.run("view.scopes")
    assert playing.scopes.isVisible()
    assert host.settings.get("monitor.safe_areas", False)
    host.commands.run("view.scopes")
    assert not playing.scopes.isVisible()
    assert not host.settings.get("monitor.scopes", True)


def test_the_picture_is_not_coloured_and_keeps_its_shape(qtbot: QtBot, playing: MonitorPanel) -> None:
    frame = playing.view.frame()
    assert frame.width() / frame.height() == pytest.approx(16 / 9, rel=0.01)
    grabbed = playing.view.grab().toImage()
    image = playing.view.image
    assert image is not None
    for x, y in ((0.5, 0.8), (0.1, 0.9), (0.9, 0.6)):
        inside = image.pixelColor(int(image.width() * x), int(image.height() * y))
        drawn = grabbed.pixelColor(int(frame.left() + frame.width() * x), int(frame.top() + frame.height() * y))
        apart = (inside.red() - drawn.red(), inside.green() - drawn.green(), inside.blue() - drawn.blue())
        assert max(abs(one) for one in apart) <= 6
    corner = grabbed.pixelColor(1, 1)
    assert (corner.red(), corner.green(), corner.blue()) == (16, 16, 16), "the surround is neutral"


def test_a_missing_file_is_hatched_and_can_be_found_again(
    qtbot: QtBot, playing: MonitorPanel, host: Host, opened: Desktop, take_file: bytes, tmp_path: Path
) -> None:
    take = opened.project.takes[0]
    kept = tmp_path / "kept.mp4"
    kept.write_bytes(take_file)
    opened.session.folder.media(take.media).unlink()
    playing.screening.look_again()
    qtbot.waitUntil(lambda: playing.view.state.kind == "missing", timeout=5_000)
    assert playing.view.state.answer is not None
    assert playing.view.state.answer.text == "Relink…"
    notes = host.notes
    assert isinstance(notes, SaidNotes)
    playing.relink(str(kept))
    qtbot.waitUntil(lambda: bool(notes.said), timeout=5_000)
    assert "another movie" in notes.said[0].text, "the fake worker's take has another SHA-256"
    opened.session.folder.media(take.media).write_bytes(take_file)
    playing.screening.look_again()
    seen(qtbot, playing, 0)


def test_a_damaged_file_is_a_sentence_with_a_button(qtbot: QtBot, playing: MonitorPanel, opened: Desktop) -> None:
    give_movie(opened, b"no movie")
    opened.draft("s1")
    qtbot.waitUntil(lambda: playing.view.state.kind == "error", timeout=5_000)
    assert playing.view.state.answer is not None
    assert playing.view.state.answer.text == "Render again"


def test_frames_of_a_take_in_the_making_are_shown_where_there_is_none(
    qtbot: QtBot, panel: MonitorPanel, opened: Desktop
) -> None:
    opened.worker.manual = True
    opened.draft("s1")
    opened.worker.step(5)
    qtbot.waitUntil(lambda: panel.view.image is not None, timeout=3_000)
    assert panel.view.state.kind == "picture"
    opened.worker.cancel()


def test_the_film_plays_over_shots_without_takes(qtbot: QtBot, playing: MonitorPanel, host: Host) -> None:
    host.commands.run("play.film")
    assert playing.playing.player.transport.playing
    host.commands.run("play.next_cut")
    host.commands.run("play.stop")
    cut = playing.playing.player.reel.cuts[0]
    qtbot.waitUntil(lambda: playing.playing.player.look().shown >= cut, timeout=5_000)
    assert playing.view.state.kind == "picture", "a slate"
    assert playing.screening.shot_at(playing.playing.player.frame) == "s2"


def test_compare_takes_the_keys_and_gives_them_back(playing: MonitorPanel, host: Host) -> None:
    host.commands.run("play.toggle")
    host.compared.emit(True)
    assert not playing.playing.player.transport.playing
    host.commands.bind("play.toggle", lambda: None)
    host.compared.emit(False)
    host.commands.run("play.toggle")
    assert playing.playing.player.transport.playing
    bind_transport(host.commands, playing.playing)


def test_full_screen_has_the_same_keys(qtbot: QtBot, playing: MonitorPanel, host: Host) -> None:
    host.commands.run("view.full_screen")
    full = playing.full
    assert full is not None
    QTest.keyClick(full, Qt.Key.Key_Right)
    seen(qtbot, playing, 1)
    assert full.view.image is not None
    QTest.keyClick(full, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: playing.full is None, timeout=3_000)


def test_every_control_has_a_name(playing: MonitorPanel) -> None:
    for widget in playing.findChildren(QWidget):
        if isinstance(widget, (Pressable, QPushButton)) and widget.isVisible():
            assert widget.accessibleName(), widget
            assert widget.toolTip(), widget


def test_it_speaks_japanese_at_once(qtbot: QtBot, playing: MonitorPanel, host: Host, opened: Desktop) -> None:
    host.language.set("ja")
    qtbot.waitUntil(lambda: playing.mode.accessibleName() == "テイクだけか、作品を通して表示", timeout=3_000)
    opened.selection.choose("s2")
    assert playing.view.state.heading == "まだテイクがありません"


@pytest.mark.parametrize("code", ["ja", "en"])
def test_it_looks_as_it_was_last_looked_at(qtbot: QtBot, playing: MonitorPanel, host: Host, code: Code) -> None:
    host.language.set(code)
    for name in ("view.safe_areas", "view.scopes"):
        host.commands.run(name)
    host.commands.run("play.frame_forward")
    seen(qtbot, playing, 1)
    qtbot.wait(300)  # the outline of the sound grows, scopes follow the picture
    goldens.compare(playing, f"monitor_{code}")
