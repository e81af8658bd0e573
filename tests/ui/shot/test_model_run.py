"""A real model in a real worker, asked for from the shot panel: its latents are seen, and the take lands."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module, util
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.catalog import ModelCatalogue
from studio.core.progress import CancelToken, silent
from studio.diffusion.known import KnownFamilies
from studio.farm import LocalWorker
from studio.ui.host import Host
from studio.ui.shell.post import QtPost
from studio.workflows.film.job import Done, Job, Preparing
from studio.workflows.jobs.jobs import Jobs
from studio.workflows.models.engines import Engines, with_model, with_setting
from studio.workflows.models.models import rows
from tests.fakes.desktop import Desktop
from tests.ui.shot.conftest import Bench, make_panel

ROOT = Path(__file__).parents[3]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(util.find_spec("torch") is None, reason="models are not installed (the extra neural)"),
]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model, built in a process of its own: torch is never loaded beside a window."""
    folder = tmp_path_factory.mktemp("models") / "ltx2"
    code = f"import pathlib, tests.diffusion.tiny.ltx2 as one; one.build(pathlib.Path({str(folder)!r}))"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True)
    return folder


@pytest.fixture
def bench(qtbot: QtBot, host: Host, tmp_path: Path, tiny: Path) -> Iterator[Bench]:
    home = tmp_path / "home"
    config = tmp_path / "config"
    config.mkdir()
    made = ModelCatalogue(
        ROOT / "models" / "catalogue", tmp_path / "weights", config / "models.json", environment={}, home=home
    )
    made.add(tiny, "tiny", silent, CancelToken())
    post = QtPost()
    host.engines = Engines(lambda: made, KnownFamilies(), post)
    host.engines.take_in(rows(made))
    worker = LocalWorker(
        (sys.executable, "-P", "-m", "studio.app.worker"),
        import_module("studio").__version__,
        environment={"PYTHONPATH": str(ROOT)},
    )
    desktop = Desktop(tmp_path / "film.studio")
    desktop.jobs.close()
    desktop.jobs = Jobs(desktop.session, worker, post)
    panel = make_panel(desktop, host, tmp_path / "templates", [])
    qtbot.addWidget(panel)
    panel.show()
    yield Bench(panel, desktop, host)
    panel.release()
    desktop.close()
    host.engines.close()
    post.stop()


def test_a_take_by_a_model_is_seen_emerging_and_lands(bench: Bench, qtbot: QtBot, tiny: Path) -> None:
    loaded = "torch" in sys.modules  # other tests of this process may have it
    bench.write("A dog runs on a beach.")
    writing = bench.panel.writing
    bench.panel.making.engine.chosen.emit("tiny")
    writing.settle(
        "Change the settings",
        lambda settings: with_model(
            replace(settings, seconds=1.0),
            lambda use: replace(with_setting(use, "steps", 12), model=str(tiny), size=(64, 64)),
        ),
    )
    seen: list[Job] = []
    bench.desktop.jobs.changed.connect(lambda jobs: seen.extend(job for job in jobs if job.picture is not None))
    steps: set[int] = set()

    def _follow(jobs: tuple[Job, ...]) -> None:
        steps.update(
            job.state.done for job in jobs if isinstance(job.state, Preparing) and job.state.step == "denoising"
        )

    bench.desktop.jobs.changed.connect(_follow)
    bench.host.commands.run("shot.generate")
    qtbot.waitUntil(lambda: all(job.ended for job in bench.desktop.jobs.jobs), timeout=120_000)
    (job,) = bench.desktop.jobs.jobs
    assert isinstance(job.state, Done), job.state
    assert len(steps) > 1
    assert any(isinstance(one.state, Preparing) for one in seen), "its latents were seen"
    take = bench.desktop.project.take(job.state.take_id)
    assert take.recipe.model is not None
    assert take.recipe.model.family == "ltx2"
    assert take.recipe.model.prompt.startswith(("Full shot", "Wide shot", "Medium"))
    assert ("torch" in sys.modules) == loaded, "the window never loads it"
