"""The bin as it looks, in both languages: full, with something missing and something coming, narrow, empty.

``EKONTE_GOLDENS=1 pytest tests/ui/bin/test_looks.py`` draws the goldens anew; look at them before you commit them.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from studio.media.reader import Readers
from studio.ui.bin import BinPanel
from studio.ui.host import Host
from studio.workflows.bin import Progress
from studio.workflows.timeline.peaks import Peaks
from tests.media.files import make, tone
from tests.ui.conftest import settle
from tests.workflows.bin.conftest import Room

GOLDENS = Path(__file__).parents[2] / "goldens" / "window"
FAR, SHARE = 40, 0.02
"""Levels by which a pixel may differ, and the share of those that may differ more: letters are smoothed differently."""


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "film.studio")
    yield made
    made.close()


@pytest.fixture
def full(room: Room, tmp_path: Path) -> Iterator[tuple[Room, Peaks]]:
    """Seven files, one of them used, one gone."""
    desk = tmp_path / "desk"
    desk.mkdir()
    rows, columns = np.mgrid[0:96, 0:160]
    dusk = np.stack([columns, 60 + rows // 2, 200 - rows], axis=2).astype(np.uint8)
    swell = tone(4.0) * np.linspace(0.05, 1, 192_000, dtype=np.float32)
    make(desk / "01 dusk on the roof.mp4", pictures=[dusk] * 60, count=60)
    make(desk / "02 telephone.mp4", turn=90, pictures=[dusk] * 12)
    make(desk / "03 swell.wav", count=0, sound=swell)
    make(desk / "04 room tone.wav", count=0, sound=0.2 * tone(83.0, 8_000, 6), sound_rate=8_000, layout="5.1")
    make(desk / "05 plan.png", codec="png", form="rgb24", count=1, pictures=[dusk])
    make(desk / "06 uneven.mp4", times=[0, 40, 80, 200, 210, 300, 500, 700, 720, 800, 900, 1500])
    make(desk / "07 gone with the disk.mp4", count=50)
    room.bring(desk)
    room.use("f1")
    room.entry("07 gone with the disk.mp4").path.unlink()
    room.bin.look_again()
    room.settle()
    peaks = Peaks(Readers(), room.session.folder.media, room.session.folder.cache("peaks"))
    for file in room.files:
        if file.kind == "audio":
            peaks.want(file.digest)
    room.loop.until(lambda: all(peaks.get(file.digest) is not None for file in room.files if file.kind == "audio"))
    yield room, peaks
    peaks.close()


@pytest.mark.parametrize("code", ["en", "ja"])
@pytest.mark.parametrize("width", [284, 132])
def test_files(qtbot: QtBot, host: Host, full: tuple[Room, Peaks], code: str, width: int) -> None:
    room, peaks = full
    host.language.set("ja" if code == "ja" else "en")
    panel = BinPanel(host, room.session, room.bin, peaks)
    qtbot.addWidget(panel)
    panel.resize(width, 700)
    panel.show()
    panel.view.choose(["f2"])
    room.bin.progress.emit(Progress(what="import", name="08 rain.mp4", number=2, count=5, part=0.4))
    compare(panel, f"bin_{width}_{code}")
    panel.release()


@pytest.mark.parametrize("code", ["en", "ja"])
def test_nothing_yet(qtbot: QtBot, host: Host, room: Room, code: str) -> None:
    host.language.set("ja" if code == "ja" else "en")
    panel = BinPanel(host, room.session, room.bin)
    qtbot.addWidget(panel)
    panel.resize(284, 400)
    panel.show()
    compare(panel, f"bin_empty_{code}")
    panel.release()


def compare(panel: BinPanel, name: str) -> None:
    """With the golden; draws it where that was asked for."""
    settle()
    drawn = panel.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    file = GOLDENS / f"{name}.jpg"
    if "EKONTE_GOLDENS" in os.environ:
        assert drawn.save(str(file), quality=88)
    now, then = _pixels(drawn), _pixels(QImage(str(file)).convertToFormat(QImage.Format.Format_RGB888))
    assert now.shape == then.shape
    far = np.abs(now.astype(int) - then).max(axis=2) > FAR
    assert far.mean() <= SHARE, f"{far.mean():.3%} of the pixels differ from {file.name}"


def _pixels(image: QImage) -> NDArray[np.uint8]:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()
