"""Retake, extend and another sound, from their sheets through a real worker with a real model to takes."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from importlib import import_module, util
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.catalog import ModelCatalogue
from studio.core.progress import CancelToken, silent
from studio.core.time import FrameRate
from studio.core.unfinished import Unfinished
from studio.diffusion.known import KnownFamilies
from studio.farm import LocalWorker
from studio.media import Movies
from studio.project import edits
from studio.project.project import Form
from studio.project.shot import ShotSettings
from studio.project.take import Take
from studio.ui.host import Host
from studio.ui.shell.post import QtPost
from studio.ui.takes.extending import ExtendSheet
from studio.ui.takes.panel import TakesPanel
from studio.ui.takes.resounding import SoundSheet
from studio.ui.takes.retaking import RetakeSheet
from studio.workflows.film.job import Done
from studio.workflows.jobs.jobs import Jobs
from studio.workflows.models.engines import Engines, choose, with_model, with_setting
from studio.workflows.models.models import rows
from studio.workflows.words import Words
from tests.fakes.desktop import Desktop
from tests.ui.conftest import RESOURCES, HeldSheets

ROOT = Path(__file__).parents[3]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(util.find_spec("torch") is None, reason="models are not installed (the extra neural)"),
]


@dataclass
class Bench:
    """A strip of takes over a project, with a worker that holds models."""

    panel: TakesPanel
    desktop: Desktop
    host: Host
    wait: Callable[[], None]

    def take(self, number: int = -1) -> Take:
        """One that was made."""
        return self.desktop.project.takes[number]

    def file(self, take: Take) -> Path:
        """Its movie."""
        return self.desktop.session.folder.media(take.media)

    def sheet(self, command: str) -> QWidget:
        """What a command has opened."""
        self.host.commands.run(command)
        assert isinstance(self.host.sheets, HeldSheets)
        assert self.host.sheets.shown is not None
        return self.host.sheets.shown[1]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tiny models, built in a process of their own: torch is never loaded beside a window."""
    place = tmp_path_factory.mktemp("models")
    code = "; ".join(
        f"import tests.diffusion.tiny.{name} as one; one.build(pathlib.Path({str(place / name)!r}))"
        for name in ("ltx2", "stable_audio3")
    )
    subprocess.run([sys.executable, "-c", f"import pathlib; {code}"], check=True, cwd=ROOT, capture_output=True)
    return place


@pytest.fixture
def bench(qtbot: QtBot, host: Host, tmp_path: Path, tiny: Path) -> Iterator[Bench]:
    config = tmp_path / "config"
    config.mkdir()
    catalogue = ModelCatalogue(
        ROOT / "models" / "catalogue", tmp_path / "weights", config / "models.json", environment={}, home=tmp_path
    )
    for name in ("ltx2", "stable_audio3"):
        catalogue.add(tiny / name, f"tiny-{name}", silent, CancelToken())
    post = QtPost()
    host.engines = Engines(lambda: catalogue, KnownFamilies(), post)
    host.engines.take_in(rows(catalogue))
    around = {"EKONTE_CONFIG": str(config), "EKONTE_WEIGHTS": str(tmp_path / "weights"), "PYTHONPATH": str(ROOT)}
    worker = LocalWorker(
        (sys.executable, "-P", "-m", "studio.app.worker"), import_module("studio").__version__,
        environment={**os.environ, **around},
    )  # fmt: skip
    desktop = Desktop(tmp_path / "film.studio")
    desktop.jobs.close()
    desktop.jobs = Jobs(desktop.session, worker, post)
    form = Form(size=(128, 96), rate=FrameRate(Fraction(24)))
    desktop.edit(lambda project: edits.set_form(project, form))
    desktop.write("A dog runs on a beach. 1 second.")
    settings = choose(ShotSettings(seconds=1.0), "tiny-ltx2", (), loras=True)
    settings = with_model(settings, lambda use: replace(with_setting(use, "steps", 2), size=(64, 64)))
    desktop.edit(lambda project: edits.set_settings(project, "s1", settings))
    desktop.selection.choose("s1")
    panel = TakesPanel(host, desktop.session, desktop.selection, desktop.review, desktop.jobs, Words(RESOURCES))
    qtbot.addWidget(panel)
    panel.resize(1000, 96)
    panel.show()

    def _wait() -> None:
        qtbot.waitUntil(lambda: all(job.ended for job in desktop.jobs.jobs), timeout=180_000)
        assert isinstance(desktop.jobs.jobs[-1].state, Done), desktop.jobs.jobs[-1].state

    yield Bench(panel, desktop, host, _wait)
    host.sheets.close()
    panel.release()
    desktop.close()
    host.engines.close()
    post.stop()


def test_a_part_again_another_sound_and_a_shot_that_goes_on(bench: Bench) -> None:
    loaded = "torch" in sys.modules  # other tests of this process may have it
    movies = Movies(Unfinished())
    bench.desktop.draft("s1")
    bench.wait()
    first = bench.take()
    assert first.recipe.model is not None

    retake = bench.sheet("take.retake")
    assert isinstance(retake, RetakeSheet)
    assert retake.makers.model == "tiny-ltx2"
    third = first.frame_count // 3
    retake.bar.set_part(third, 2 * third)
    retake.bar.moved.emit(third, 2 * third)
    retake.go.click()
    bench.wait()
    again = bench.take()
    assert again.parents == (first.id,)
    assert again.recipe.model is not None
    assert (again.recipe.model.family, len(again.recipe.model.digest)) == ("ltx2", 64)
    before, after = (np.stack(list(movies.frames(bench.file(one)))).astype(int) for one in (first, again))
    apart = np.abs(before - after).mean(axis=(1, 2, 3))
    assert apart[third + 1 : 2 * third - 1].min() > 2 * max(apart[:third].max(), apart[2 * third :].max())

    sound = bench.sheet("take.resound")
    assert isinstance(sound, SoundSheet)
    sound.music.set_value("genre jazz")
    sound.music.chosen.emit("genre jazz")
    sound.go.click()
    bench.wait()
    jazz = bench.take()
    assert jazz.frames_hash == again.frames_hash
    assert jazz.samples_hash != again.samples_hash, "the studio's music is under the model's own sound"
    assert jazz.recipe.model is not None
    assert jazz.recipe.model.scored

    air = bench.sheet("take.resound")
    assert isinstance(air, SoundSheet)
    air.scene.set_value("all tiny-stable_audio3")
    air.scene.chosen.emit("all tiny-stable_audio3")
    air.go.click()
    bench.wait()
    made = bench.take()
    assert made.frames_hash == again.frames_hash
    assert [(use.model, use.family) for use in made.recipe.sounds] == [("tiny-stable_audio3", "stable_audio3")]
    assert len({take.samples_hash for take in (again, jazz, made)}) == 3

    extend = bench.sheet("take.extend")
    assert isinstance(extend, ExtendSheet)
    extend.prompt.set_text("It lies down.")
    extend.seconds.set_value("1")
    extend.go.click()
    assert bench.desktop.ids == ["s1", "s2"]
    bench.desktop.draft("s2")
    bench.wait()
    on = bench.take()
    assert on.shot_id == "s2"
    assert on.recipe.model is not None
    assert on.recipe.model.movie == made.media
    assert on.recipe.model.family == "ltx2"
    assert on.frame_count == 24
    last = np.stack(list(movies.frames(bench.file(made))))[-1].astype(int)
    frames = np.stack(list(movies.frames(bench.file(on)))).astype(int)
    assert frames.shape[1:] == last.shape
    assert ("torch" in sys.modules) == loaded, "the window never loads it"
