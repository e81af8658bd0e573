"""The inspector: numbers dragged, typed and keyed become edits; it shows what is in hand, in both languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from studio.project.timeline import edits
from studio.project.timeline.clip import Clip, TitleSource
from studio.project.timeline.title import Title
from studio.project.timeline.track import Track
from studio.ui.host import Host
from studio.ui.inspector import InspectorPanel
from studio.workflows.timeline.amounts import AMOUNTS
from studio.workflows.timeline.desk import TimelineDesk
from studio.workflows.timeline.inspecting import Inspecting
from tests.fakes.desktop import Desktop
from tests.ui.conftest import settle


@dataclass
class Bench:
    opened: Desktop
    desk: TimelineDesk
    panel: InspectorPanel

    def ids(self, kind: str) -> list[str]:
        film = self.opened.project.sequences[0]
        return [clip.id for track in film.tracks if track.kind == kind for clip in track.clips]

    @property
    def clip(self) -> Clip:
        assert self.desk.in_hand is not None
        return self.opened.project.sequences[0].clip(self.desk.in_hand)


@pytest.fixture
def bench(qtbot: QtBot, host: Host, tmp_path: Path) -> Iterator[Bench]:
    opened = Desktop(tmp_path / "film.studio")
    opened.board.write(["a dog", "a man"])
    desk = TimelineDesk(opened.session, opened.selection)
    desk.pick_none()
    panel = InspectorPanel(host, Inspecting(desk, lambda _path: None))
    qtbot.addWidget(panel, before_close_func=lambda _widget: panel.release())
    panel.resize(376, 900)
    panel.show()
    yield Bench(opened, desk, panel)
    desk.close()
    opened.close()


def test_without_a_clip_it_teaches(bench: Bench) -> None:
    assert not bench.panel.picture.isVisible()
    bench.desk.pick(bench.ids("video")[0])
    assert bench.panel.picture.isVisible()
    assert bench.panel.sound.isVisible()
    assert not bench.panel.title.isVisible()


def test_arrows_and_typed_numbers_change_the_clip(bench: Bench) -> None:
    bench.desk.pick(bench.ids("video")[0])
    slider = bench.panel.picture.amounts["scale"].slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert bench.clip.transform.scale.value(0) == pytest.approx(1.01)
    QTest.keyClick(slider, Qt.Key.Key_5)
    line = slider.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "0")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert bench.clip.transform.scale.value(0) == pytest.approx(0.5)
    QTest.keyClick(slider, Qt.Key.Key_9)
    QTest.keyClick(slider.findChildren(QLineEdit)[-1], Qt.Key.Key_Escape)
    assert bench.clip.transform.scale.value(0) == pytest.approx(0.5)
    settle()


def test_a_wild_number_is_held_within_its_range(bench: Bench) -> None:
    bench.desk.pick(bench.ids("video")[0])
    slider = bench.panel.colour.amounts["exposure"].slider
    slider.setFocus()
    for typed in ("inf", "nan", "-", "1e9"):
        QTest.keyClick(slider, Qt.Key.Key_Return)
        line = slider.findChildren(QLineEdit)[-1]
        line.setText(typed)
        QTest.keyClick(line, Qt.Key.Key_Return)
        settle()
        assert -4.0 <= bench.clip.grade.exposure <= 4.0


def test_the_playhead_moves_what_is_shown(bench: Bench) -> None:
    bench.desk.pick(bench.ids("video")[0])
    row = bench.panel.picture.amounts["opacity"]
    bench.panel.picture.inspecting.toggle_key("opacity")
    bench.desk.set_playhead(20)
    bench.panel.picture.inspecting.set_value("opacity", 0.0)
    bench.desk.set_playhead(10)
    assert row.slider.value == pytest.approx(50.0)


def test_speed_backwards_freeze_and_transitions(bench: Bench) -> None:
    bench.desk.pick(bench.ids("video")[1])
    timing = bench.panel.timing
    timing.speed.settled.emit(200.0)
    assert bench.clip.speed == 2
    timing.ends["head"].kind.chosen.emit("dissolve")
    assert bench.clip.head is not None
    assert timing.ends["head"].length.isVisible()
    timing.ends["head"].length.settled.emit(24.0)
    assert bench.clip.head.length == 24
    timing.ends["head"].kind.chosen.emit("none")
    assert bench.clip.head is None
    bench.panel.timing.inspecting.set_speed(Fraction(0))
    assert not timing.speed.isEnabled()


def test_a_title_is_typed_as_one_step(bench: Bench, qtbot: QtBot) -> None:
    material = edits.Material(source=TitleSource(Title(text="")), length=48, audio=False)
    track = bench.opened.project.sequences[0].of_kind("subtitle")[0].id
    bench.desk.cut("Title", lambda before: edits.overwrite(before, 0, material, video=track))
    bench.desk.pick(bench.ids("subtitle")[0])
    assert bench.panel.title.isVisible()
    assert not bench.panel.colour.isVisible()
    words = bench.panel.title.findChild(QPlainTextEdit)
    assert isinstance(words, QPlainTextEdit)
    QTest.keyClicks(words, "The end")
    qtbot.waitUntil(lambda: isinstance(bench.clip.source, TitleSource) and bench.clip.source.title.text == "The end")
    bench.opened.session.undo()
    assert isinstance(bench.clip.source, TitleSource)
    assert bench.clip.source.title.text == ""
    assert words.toPlainText() == ""


def test_a_locked_track_shows_why_and_changes_nothing(bench: Bench) -> None:
    track = bench.opened.project.sequences[0].of_kind("video")[0]
    bench.desk.cut("Lock", lambda before: edits.set_track(before, track.id, locked=True))
    bench.desk.pick(bench.ids("video")[0])
    assert not bench.panel.picture.amounts["x"].slider.isEnabled()


def test_every_amount_has_a_row_with_a_name(bench: Bench) -> None:
    bench.desk.pick(bench.ids("video")[0])
    panel = bench.panel
    rows = {**panel.picture.amounts, **panel.colour.amounts, **panel.sound.amounts}
    assert set(rows) == set(AMOUNTS)
    assert all(row.slider.accessibleName() for row in rows.values())


@pytest.mark.parametrize("code", ["en", "ja"])
def test_looks(bench: Bench, host: Host, code: str) -> None:
    host.language.set("ja" if code == "ja" else "en")
    bench.desk.pick(bench.ids("video")[1])
    bench.panel.timing.ends["head"].kind.chosen.emit("dip")
    bench.panel.picture.inspecting.toggle_key("scale")
    settle()
    image = bench.panel.grab().toImage()
    assert image.format() != QImage.Format.Format_Invalid
    assert bench.panel.picture.accessibleName() == ("映像" if code == "ja" else "Picture")


def test_a_track_is_balanced_and_told_what_it_is_for(bench: Bench) -> None:
    def track(number: int) -> Track:
        return bench.opened.project.sequences[0].of_kind("audio")[number]

    bench.desk.pick(bench.ids("video")[0])
    part = bench.panel.track
    assert part.isVisible()
    part.gain.settled.emit(-6.0)
    part.pan.settled.emit(-50.0)
    assert (track(0).gain_db, track(0).pan, track(0).role) == (-6.0, -0.5, "dialogue")
    assert not part.duck.isVisible()
    bench.desk.pick_none()
    bench.desk.pick_track(track(1).id)
    assert part.isVisible()
    assert not bench.panel.picture.isVisible()
    part.role.chosen.emit("music")
    part.duck.settled.emit(-12.0)
    assert (track(1).role, track(1).duck_db) == ("music", -12.0)
    bench.opened.session.undo()
    assert track(1).duck_db == 0.0
