"""The timeline as it looks: in both languages, large and where room is scarce.

``EKONTE_GOLDENS=1 pytest tests/ui/timeline/test_looks.py`` draws the goldens anew; look at them before you commit them.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.core.time import FrameRate
from studio.project import edits as shots_of
from studio.project import sequences
from studio.project.project import Project
from studio.project.timeline import edits
from studio.project.timeline.clip import Clip, FileSource, Gap, TakeSource, TitleSource, Transition
from studio.project.timeline.curve import Curve, Key
from studio.project.timeline.file import MediaFile
from studio.project.timeline.look import Level
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.title import Title
from studio.ui.host import Host
from studio.ui.language import Code, Language
from studio.ui.screen.playing import Playing
from studio.ui.theme import theme
from studio.ui.timeline.panel import TimelinePanel
from studio.workflows.playback import Player
from studio.workflows.screening.screening import Screening
from studio.workflows.small import STRIP, png
from studio.workflows.timeline.desk import TimelineDesk
from studio.workflows.timeline.peaks import Peaks
from tests.fakes.compositor import FakeCompositor
from tests.fakes.desktop import Desktop, at_once
from tests.fakes.playing import FakeLoudspeaker, FakeReaders
from tests.ui.conftest import settle

GOLDENS = Path(__file__).parents[2] / "goldens" / "window"
RATE = FrameRate(Fraction(24))

FAR, SHARE = 40, 0.02
"""Levels of 255 by which a pixel may differ, and the share of pixels that may differ more."""


def picture(number: int) -> bytes:
    """A strip of hills under a sky that turns from shot to shot."""
    rows = np.arange(90.0)[:, None]
    columns = np.arange(160.0 * STRIP)[None, :]
    hill = 52 + 14 * np.sin(columns / (17 + 3 * number)) + 6 * np.sin(columns / 7)
    sky = np.array([(70, 110, 170), (190, 120, 90), (110, 150, 130), (60, 60, 100), (200, 170, 110)][number % 5])
    ground = np.array([(50, 80, 40), (90, 60, 50), (40, 70, 60), (30, 30, 50), (110, 90, 60)][number % 5])
    shade = (rows / 90)[..., None]
    below = (rows > hill)[..., None]
    made = np.asarray(np.where(below, ground * (1.3 - 0.5 * shade), sky * (0.7 + 0.5 * shade)), np.uint8)
    return png(made)


def outline(number: int, seconds: float) -> bytes:
    """Knocks that die away."""
    rng = np.random.default_rng(number)
    level = np.full(round(100 * seconds), 6.0)
    begins: list[int] = rng.integers(0, len(level), max(1, round(seconds * 1.3))).tolist()
    for begin in begins:
        tail = 200.0 * np.exp(-np.arange(float(len(level) - begin)) / 14.0)
        level[begin:] = np.maximum(level[begin:], tail)
    return level.astype(np.uint8).tobytes()


def furnished(desktop: Desktop) -> None:
    """A film with everything on it that can be seen."""
    desktop.write(*(f"shot {number}" for number in range(1, 8)))
    for number in range(1, 7):
        for _ in range(3 if number == 3 else 1):
            desktop.draft(f"s{number}")
    folder = desktop.session.folder

    def _longer(project: Project) -> Project:
        takes = tuple(replace(take, frame_count=96 + 24 * (n % 4)) for n, take in enumerate(project.takes))
        project = shots_of.approve_take(replace(project, takes=takes), "s2t1")
        return replace(
            project,
            files=(
                MediaFile(id="f1", digest="f1" * 32, name="ピアノ 静かに.wav", kind="audio", seconds=Fraction(40)),
                MediaFile(id="f2", digest="f2" * 32, name="door_slam.wav", kind="audio", seconds=Fraction(20)),
            ),
        )

    desktop.edit(_longer)
    desktop.edit(lambda project: sequences.with_sequence(project, "q1", _cut))
    for number, take in enumerate(desktop.project.takes):
        (folder.cache("thumbnails") / f"{take.media}.png").write_bytes(picture(number))
        (folder.cache("peaks") / f"{take.media}.peaks").write_bytes(outline(number, 8.0))
    (folder.cache("peaks") / f"{'f1' * 32}.peaks").write_bytes(outline(9, 40.0))
    file = folder.media("f1" * 32)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()


def _cut(before: Sequence) -> Sequence:
    clips = [clip.id for clip in before.tracks[0].clips]
    made = edits.move(before, clips[4:], 36)
    third = made.clip(clips[2])
    assert isinstance(third.source, TakeSource)
    pinned = edits.Material(source=TakeSource("s3", "s3t1"), length=third.length)
    made = edits.replace(made, clips[2], pinned)
    made = edits.set_transition(made, clips[1], "head", Transition(before=8, after=8))
    made = edits.add_track(made, "video")
    made = edits.add_marker(made, 150, name="跳ね返り", color="amber")
    made = edits.add_marker(made, 460, name="ここで曲が開く", color="green")
    gain = Curve((Key(0, 0.0), Key(140, 0.0), Key(160, -12.0), Key(240, -12.0), Key(260, 0.0)))
    music = Clip(
        id="q1c900",
        source=FileSource("f1"),
        length=640,
        level=Level(fade_in=24, fade_out=48, gain_db=gain),
    )
    title = Clip(id="q1c901", source=TitleSource(Title(text="題字 夕焼けの校庭")), length=90)
    said = Clip(id="q1c902", source=TitleSource(Title(text="「おしい！」")), length=60)
    slam = Clip(id="q1c903", source=FileSource("f2"), length=120, speed=Fraction(3, 2))
    made = edits.add_track(made, "audio", role="effects")
    rows = {"music": (Gap(30), music), "effects": (Gap(200), slam)}
    tracks = tuple(
        replace(track, items=rows[track.role])
        if track.role in rows
        else replace(track, items=(Gap(14), title))
        if track.kind == "video" and not track.items
        else replace(track, items=(Gap(140), said))
        if track.kind == "subtitle"
        else track
        for track in made.tracks
    )
    return replace(made, tracks=tracks, serial=1_000)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path / "film.studio")
    furnished(desktop)
    yield desktop
    desktop.close()


@pytest.mark.parametrize(
    ("name", "size", "code", "light"),
    [
        ("large_ja", (1542, 340), "ja", False),
        ("large_en", (1542, 340), "en", False),
        ("small_ja", (958, 196), "ja", False),
        ("small_en", (958, 196), "en", False),
        ("large_ja_light", (1542, 340), "ja", True),
    ],
)
def test_the_timeline(
    qtbot: QtBot,
    host: Host,
    opened: Desktop,
    _language: Language,
    name: str,
    size: tuple[int, int],
    code: Code,
    light: bool,
) -> None:
    _language.set(code)
    theme().set_mode("light" if light else "dark")
    folder = opened.session.folder
    peaks = Peaks(FakeReaders(RATE), folder.media, folder.cache("peaks"))
    desk = TimelineDesk(opened.session, opened.selection)
    screening = Screening(opened.session, opened.selection, at_once, FakeCompositor())
    playing = Playing(lambda told: Player(FakeReaders(RATE), FakeLoudspeaker(), told))
    panel = TimelinePanel(host, opened.session, opened.selection, desk, screening, playing, peaks)
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show()
    desk.pick(desk.project.sequences[0].tracks[0].clips[1].id)
    desk.set_playhead(180)
    desk.set_marks((100, 420))
    sounds = panel.surface.shelf.sounds
    heard = 7 if size[1] > 200 else 6  # the folded music draws no outline
    try:
        qtbot.waitUntil(lambda: int((sounds.counts[0] > 1).sum()) >= heard, timeout=5_000)
        qtbot.wait(250)
        compare(panel, name)
    finally:
        panel.release()
        playing.close()
        peaks.close()
        screening.close()
        desk.close()
        theme().set_mode("dark")
        settle()


def compare(panel: TimelinePanel, name: str) -> None:
    """With the golden; draws it where that was asked for."""
    QApplication.setCursorFlashTime(0)
    drawn = panel.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    file = GOLDENS / f"timeline_{name}.png"
    if "EKONTE_GOLDENS" in os.environ:
        assert drawn.save(str(file))
    golden = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB888)
    now, then = _pixels(drawn), _pixels(golden)
    assert now.shape == then.shape
    far = np.abs(now.astype(int) - then).max(axis=2) > FAR
    assert far.mean() <= SHARE, f"{far.mean():.3%} of the pixels differ from {file.name}"


def _pixels(image: QImage) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3)
