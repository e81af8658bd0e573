"""The panel as it looks, in both languages, at the heights it has in a large and in a small window.

``EKONTE_GOLDENS=1 pytest tests/ui/shot/test_looks.py`` draws the goldens anew; look at them before you commit them.
"""

import os
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.project.cast import CastMember
from studio.project.scene import Subject
from studio.reading import TextReader
from studio.ui.language import Code
from studio.ui.theme import theme
from tests.fakes.reader import FakeReader
from tests.ui.conftest import RESOURCES, settle
from tests.ui.shot.conftest import Bench

GOLDENS = Path(__file__).parents[2] / "goldens" / "window"

FAR = 48
"""Levels of 255 by which a pixel may differ: how edges of letters are smoothed differs between systems."""

SHARE = 0.01
"""Share of pixels that may differ more."""

PROMPTS = {
    "ja": "夕焼けの校庭を@haruが犬と走る。手持ちカメラ。@haru「待って！」ピアノの音楽",
    "en": 'At sunset, @haru runs through a schoolyard with a dog. "Wait!" she shouts, floatily. Piano music',
}
HARU = CastMember(
    handle="haru",
    name="Haru",
    words="a girl in a red coat",
    subject=Subject(kind="girl", attributes=MappingProxyType({"clothing": "red coat"})),
)


class RealReader(FakeReader):
    """The bundled reader behind the fake worker."""

    def __init__(self) -> None:
        self.read = TextReader(RESOURCES).read


@pytest.mark.parametrize("size", [(376, 1010), (320, 650)], ids=["large", "small"])
@pytest.mark.parametrize("code", ["ja", "en"])
def test_the_panel_looks_as_it_was_last_looked_at(
    bench: Bench, qtbot: QtBot, code: Code, size: tuple[int, int]
) -> None:
    bench.desktop.desk_worker.reader = RealReader()
    haru = HARU if code == "en" else replace(HARU, name="ハル", words="赤いコートの少女")
    bench.desktop.edit(lambda project: replace(project, cast=(haru,)))
    bench.host.language.set(code)
    bench.panel.resize(*size)
    bench.write(PROMPTS[code][:12])
    bench.panel.writing.rest()
    bench.write(PROMPTS[code])
    if not bench.panel.camera.folded:
        qtbot.waitUntil(lambda: bench.panel.camera.picture.picture is not None, timeout=4000)
    settle()
    compare(bench.panel, GOLDENS / f"shot_{code}_{size[1]}.png")
    bench.host.language.set("en")


def test_the_light_panel(bench: Bench, qtbot: QtBot) -> None:
    theme().set_mode("light")
    bench.desktop.desk_worker.reader = RealReader()
    bench.write("A dog runs on a beach, in the style of Wes Anderson")
    qtbot.waitUntil(lambda: bench.panel.camera.picture.picture is not None, timeout=4000)
    settle()
    compare(bench.panel, GOLDENS / "shot_light.png")


def compare(widget: QWidget, golden: Path) -> None:
    """Fails where too much differs; the new picture then lies beside the golden as ``*.new.png``."""
    now = widget.grab().toImage()
    if "EKONTE_GOLDENS" in os.environ:
        golden.parent.mkdir(parents=True, exist_ok=True)
        assert now.save(str(golden))
    before = QImage(str(golden))
    assert not before.isNull(), f"{golden.name} is missing"
    a, b = pixels(now), pixels(before)
    assert a.shape == b.shape
    share = float((np.abs(a - b).max(axis=2) > FAR).mean())
    if share > SHARE:
        now.save(str(golden.with_suffix(".new.png")))
    assert share <= SHARE, f"{golden.name}: {share:.1%} of the pixels differ"


def pixels(image: QImage) -> NDArray[np.int16]:
    """int16 (height, width, 3)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    data = np.frombuffer(plain.constBits(), np.uint8)
    rows = data.reshape(plain.height(), plain.bytesPerLine())[:, : plain.width() * 3]
    return rows.reshape(plain.height(), plain.width(), 3).astype(np.int16)
