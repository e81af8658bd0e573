"""The job bar and the queue as they look, in both languages and both themes.

``EKONTE_GOLDENS=1 pytest tests/ui/jobs/test_looks.py`` draws the goldens anew; look at them before you commit them.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.core.errors import FaultError
from studio.ports.worker import Broken, Rendered
from studio.ui.host import Host
from studio.ui.jobs import JobBar, JobsPanel
from studio.ui.language import Code
from studio.ui.theme import theme
from studio.ui.theme.tokens import Mode
from studio.workflows.small import Strip
from tests.fakes.desktop import Desktop
from tests.ui.conftest import settle

GOLDENS = Path(__file__).parents[2] / "goldens" / "window"

FAR = 40
"""Levels of 255 by which a pixel may differ: how edges of letters are smoothed differs between systems."""

SHARE = 0.02
"""Share of pixels that may differ more."""

WORDS: dict[Code, tuple[str, ...]] = {
    "en": (
        "A boy takes a shot at the basket. It misses.",
        "The boy and his dog walk toward us at sunset.",
        "Night, rain.",
    ),
    "ja": (
        "少年がバスケットのシュートを打つ。外れる。",
        "夕焼けの中を少年と犬がこちらへ歩いてくる。",
        "夜、雨が降りだす。",
    ),
}
PROBLEM = FaultError(
    "The worker stopped unexpectedly (signal SIGKILL).",
    todo="Try again; if it happens again, a smaller picture or a restart may help.",
)
LOG = "Fatal Python error: Segmentation fault\n  File renderer.py, line 88 in render\n  File engine.py, line 121"


@pytest.fixture(params=[("en", "dark"), ("ja", "dark"), ("ja", "light")])
def looked_at(
    request: pytest.FixtureRequest, qtbot: QtBot, host: Host, tmp_path: Path
) -> Iterator[tuple[Desktop, QWidget, JobsPanel, str]]:
    code: Code
    mode: Mode
    code, mode = request.param
    theme().set_mode(mode)
    host.language.set(code)
    opened = Desktop(tmp_path / "film.studio")
    opened.write(*WORDS[code])
    window = QWidget()
    qtbot.addWidget(window)
    panel = JobsPanel(host, opened.session, opened.jobs, window)
    bar = JobBar(host, opened.session, opened.jobs, window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(panel, 1)
    column.addWidget(bar)
    window.resize(1040, 470)
    window.show()
    yield opened, window, panel, f"{code}_{mode}"
    bar.release()
    panel.release()
    opened.close()


def test_nothing_in_work(looked_at: tuple[Desktop, QWidget, JobsPanel, str]) -> None:
    _, window, _, name = looked_at
    compare(window, f"rest_{name}")


def test_one_made_one_failed_one_in_work_two_waiting(
    looked_at: tuple[Desktop, QWidget, JobsPanel, str], qtbot: QtBot, host: Host
) -> None:
    opened, window, panel, name = looked_at
    opened.draft("s1")
    (take,) = opened.project.takes
    strip = Strip(12)
    for number in range(12):
        strip.see(number, sky(number))
    (opened.session.folder.cache("thumbnails") / f"{take.media}.png").write_bytes(strip.png())
    opened.worker.manual = True
    failed, _ = opened.jobs.draft("s2", variations=2)
    opened.jobs.draft("s3", quality="final")
    opened.jobs.draft("s1")
    say = opened.worker.report
    assert say is not None
    opened.worker.report = None
    say(Broken(problem=PROBLEM, log=LOG, died=True))
    say = opened.worker.report
    assert say is not None
    say(Rendered(frame=14, picture=sky(6)))
    opened.worker.step(15)
    say(Rendered(frame=14, picture=sky(6)))
    panel.choose(failed.id)
    host.commands.run("job.log")
    qtbot.wait(150)  # numbers are drawn ten times a second
    compare(window, f"work_{name}")


def sky(number: int) -> NDArray[np.uint8]:
    """A dusk that darkens, uint8 (180, 320, 3)."""
    fall = np.linspace(0.0, 1.0, 180)[:, None, None] * np.ones((1, 320, 1))
    top, foot = np.array([40.0, 50.0, 110.0]), np.array([240.0, 150.0, 90.0])
    return np.asarray((top + (foot - top) * fall) * (1 - number / 20), np.uint8)


def compare(window: QWidget, name: str) -> None:
    """With the golden; draws it where that was asked for."""
    settle()
    drawn = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    file = GOLDENS / f"jobs_{name}.jpg"
    if "EKONTE_GOLDENS" in os.environ:
        GOLDENS.mkdir(parents=True, exist_ok=True)
        assert drawn.save(str(file), quality=88)
    golden = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB888)
    now, then = _pixels(drawn), _pixels(golden)
    assert now.shape == then.shape
    far = np.abs(now.astype(int) - then).max(axis=2) > FAR
    assert far.mean() <= SHARE, f"{far.mean():.3%} of the pixels differ from {file.name}"


def _pixels(image: QImage) -> NDArray[np.uint8]:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3)
