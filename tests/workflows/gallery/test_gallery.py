"""The gallery: every word once, drawn once, in a page that loads nothing from anywhere."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.core.errors import Cancelled, SceneError
from studio.core.progress import CancelToken, Progress, silent
from studio.ports.engine import ShotRequest
from studio.project.scene import ACTIONS, PLACES, STYLES
from studio.workflows.gallery.gallery import SECTIONS, entries, gallery
from studio.workflows.gallery.page import page
from tests.fakes.engine import FakeEngine, FakePerformance
from tests.fakes.studio import FakeStudio


@dataclass
class _Counting(FakeEngine):
    """Counts what it stages; knows no teapots."""

    staged: list[str] = field(default_factory=list[str])
    stop_after: int = 10_000

    def stage(self, request: ShotRequest, progress: Progress, cancel: CancelToken) -> FakePerformance:
        if request.scene.style == "claymation":
            raise SceneError("There is no clay.", field="style")
        self.staged.append(request.scene.style)
        if len(self.staged) > self.stop_after:
            raise Cancelled
        return super().stage(request, progress, cancel)


def test_everything_is_in_it_once() -> None:
    every = entries(FakeStudio())
    names = [one.name for one in every]
    assert len(set(names)) == len(names)
    of = {section: [one for one in every if one.section == section] for section in SECTIONS}
    assert {one.name for one in of["action"]} == {f"action-{action}" for action in ACTIONS}
    assert {one.name for one in of["place"]} == {f"place-{place}" for place in PLACES}
    assert len(of["hour"]) == 7 * 9 and len(of["kind"]) >= 80
    assert {one.scene.style for one in of["style"]} == set(STYLES)
    assert all(one.words[0] and one.words[1] for one in every)


def test_it_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    engine = _Counting(stop_after=5)
    studio = FakeStudio(engine=engine)
    with pytest.raises(Cancelled):
        gallery(studio, tmp_path, silent, CancelToken(), ["style"])
    engine.staged.clear()
    engine.stop_after = 10_000
    made = gallery(studio, tmp_path, silent, CancelToken(), ["style"])
    assert made.drawn == len(engine.staged) == 3 * (len(STYLES) - 1) - 5 and made.count == 3 * len(STYLES)
    assert {why for _, why in made.failed} == {"There is no clay."} and len(made.failed) == 3
    engine.staged.clear()
    assert gallery(studio, tmp_path, silent, CancelToken(), ["style"]).drawn == 0 and not engine.staged


def test_sheets_hold_the_pictures(tmp_path: Path) -> None:
    made = gallery(FakeStudio(), tmp_path, silent, CancelToken(), ["style"])
    with Image.open(made.sheets[0]) as sheet:
        assert sheet.width > 8 * 256 and np.asarray(sheet.convert("L")).std() > 5
    told = made.page.read_text("utf-8")
    assert told.count("<figure") == made.count
    assert all((tmp_path / found).is_file() for found in re.findall(r'src="([^"]+)"', told))


def test_the_page_needs_no_network_and_spoils_no_words() -> None:
    told = page({"kind": ("A & B", "甲")}, [("kind", "kind-x", ('<b>"', "＜太＞"))], "pictures", "1")
    assert "http" not in told and "<b>" not in told and "&lt;b&gt;&quot;" in told and "A &amp; B" in told
