"""The command: a film by a model, in a worker of its own; and takes of it, drafts of the stage made final."""

import pytest

pytest.importorskip("torch", reason="models are not installed (the extra neural)")

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from studio.core.unfinished import Unfinished
from studio.farm import LocalWorker
from studio.media import Movies
from studio.ports.engine import FILM_RATE
from studio.ports.worker import Advanced, Broken, Delivered, Report, ShotFilmed, ShotOrder, Stopped
from studio.project.take import Recipe
from studio.storage import Bundles
from tests.diffusion.shots import SCENE, use
from tests.fakes.hub import hub

Tiny = Callable[[str], Path]
ROOT = Path(__file__).parents[2]
OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")


def ekonte(*arguments: str, place: Path, **where: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own. What runs models in this one has forbidden it the network, and may not forbid
    it there."""
    around = {name: value for name, value in os.environ.items() if name not in OFFLINE}
    return subprocess.run(
        [sys.executable, "-P", "-m", "studio.app.main", *arguments],
        capture_output=True, text=True, check=False, cwd=place, env={**around, "PYTHONPATH": str(ROOT), **where},
    )  # fmt: skip


@pytest.mark.slow
def test_a_film_by_a_model_has_pictures_and_sound_of_one_length(tiny: Tiny, tmp_path: Path) -> None:
    said = ekonte(
        "film", "A dog runs on the beach.", "--engine", "diffusion", "--model", str(tiny("ltx2")), "--seconds", "1",
        "--size", "128x128", "--set", "steps=2", "--set", "size=96x96", "--project", "story.studio", "-o", "dog.mp4",
        "--json", place=tmp_path,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    record = json.loads(said.stdout)
    assert record["frames"] == 24
    movies = Movies(Unfinished())
    over = len(movies.sound(tmp_path / "dog.mp4").samples) - 48_000
    assert 0 <= over < 1024, "AAC comes in blocks of 1024"
    recipe = json.loads(movies.remark(next((tmp_path / "story.studio").rglob("*.mp4"))).split(" ", 1)[1])["recipe"]
    assert recipe["engine"] == "diffusion"
    assert recipe["model"]["family"] == "ltx2"
    assert recipe["model"]["size"] == [96, 96]
    assert recipe["model"]["prompt"].startswith("Full shot")
    again = ekonte("render", "story.studio", "--json", place=tmp_path)
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["identical"] is True


@pytest.mark.slow
def test_a_model_of_the_catalogue_is_fetched_and_makes_a_film_that_others_go_on_from(
    tiny: Tiny, tmp_path: Path
) -> None:
    """From a manifest and a hub to a take, by commands alone; then a film from its end, and a part of it again."""
    manifests = tmp_path / "models" / "catalogue" / "ltx2"
    manifests.mkdir(parents=True)
    usual = (ROOT / "models" / "catalogue" / "ltx2" / "ltx-2-distilled.toml").read_text("utf-8")
    named = usual.replace('id = "ltx-2-distilled"', 'id = "tiny-ltx"').replace("rootonchair/LTX-2-19b-distilled", "a/b")
    (manifests / "tiny-ltx.toml").write_text(named, "utf-8")
    folder = tiny("ltx2")
    where = {
        "EKONTE_MODELS": str(tmp_path / "models"),
        "EKONTE_WEIGHTS": str(tmp_path / "weights"),
        "EKONTE_CONFIG": str(tmp_path / "config"),
        "HF_HOME": str(tmp_path / "hub"),
    }
    with hub() as own:
        own.repositories["a/b"] = {
            file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
        }
        got = ekonte("models", "get", "tiny-ltx", "--accept", place=tmp_path, HF_ENDPOINT=own.address, **where)
    assert got.returncode == 0, got.stderr
    model = ("--engine", "diffusion", "--model", "tiny-ltx", "--set", "steps=2", "--set", "size=96x96")
    common = (*model, "--size", "128x128", "--json", "--no-provenance")
    prompt = "A dog runs on the beach."
    movies = Movies(Unfinished())
    for name, seconds, more in (
        ("one", 1.0, ("--seconds", "1", "--project", "story.studio")),
        ("on", 0.5, ("--seconds", "0.5", "--extend", "one.mp4")),
        ("again", 1.0, ("--retake", "one.mp4", "--part", "0.25-0.75")),
    ):
        said = ekonte("film", prompt, "-o", f"{name}.mp4", *more, *common, place=tmp_path, **where)
        assert said.returncode == 0, said.stderr
        assert json.loads(said.stdout)["frames"] == 24 * seconds
        assert 0 <= len(movies.sound(tmp_path / f"{name}.mp4").samples) - 48_000 * seconds < 1024
    take = next((tmp_path / "story.studio").rglob("*.mp4"))
    recipe = json.loads(movies.remark(take).split(" ", 1)[1])["recipe"]
    assert recipe["model"]["model"] == "tiny-ltx"
    assert recipe["model"]["family"] == "ltx2"
    first, again = (list(movies.frames(tmp_path / f"{name}.mp4")) for name in ("one", "again"))
    apart = [float(np.abs(a.astype(int) - b).mean()) for a, b in zip(first, again, strict=True)]
    kept, made = apart[:6] + apart[18:], apart[6:18]
    assert max(kept) < 0.7 * min(made), "what is kept is only encoded once more"
    refused = ekonte("film", prompt, "-o", "x.mp4", *common, "--retake", "one.mp4", place=tmp_path, **where)
    assert refused.returncode != 0
    assert "go together" in refused.stderr


@pytest.mark.slow
def test_a_queued_film_by_a_model_becomes_takes_and_what_fails_costs_itself_alone(tiny: Tiny, tmp_path: Path) -> None:
    """From one command to a queue, from another through the dispatcher to a worker that holds the model, to takes."""
    queue = {"EKONTE_QUEUE": str(tmp_path / "queue")}
    spoilt = Path(shutil.copytree(tiny("ltx2"), tmp_path / "spoilt"))
    weights = spoilt / "transformer" / "diffusion_pytorch_model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    picture = tmp_path / "first.png"
    Image.fromarray(np.full((64, 96, 3), 90, np.uint8)).save(picture)
    shared = ("--seconds", "0.5", "--size", "128x128", "--set", "steps=2", "--set", "size=96x96", "--json")
    for output, model, more in (
        ("bad.mp4", spoilt, ()),
        ("good.mp4", tiny("ltx2"), ("--project", "story.studio", "--image", str(picture), "--seed", "5")),
    ):
        added = ekonte(
            "queue", "add", "film", "A dog runs on the beach.", "A cat sits.", "--engine", "diffusion", "--model",
            str(model), "-o", output, *more, *shared, place=tmp_path, **queue,
        )  # fmt: skip
        assert added.returncode == 0, added.stderr
    done = ekonte("queue", "run", "--until-empty", "--json", place=tmp_path, **queue)
    jobs = [json.loads(line) for line in done.stdout.splitlines()]
    ended = {job["id"]: job for job in jobs}
    assert [ended[one]["state"] for one in ("j1", "j2")] == ["failed", "done"], done.stdout + done.stderr
    assert "damaged or cut short" in json.dumps(ended["j1"])
    assert not (tmp_path / "bad.mp4").exists()
    assert ended["j2"]["takes"] == ["s1t1", "s2t1"]
    movies = Movies(Unfinished())
    assert len(list(movies.frames(tmp_path / "good.mp4"))) == 24
    with Bundles().open(tmp_path / "story.studio") as folder:
        takes = folder.document.takes
        assert [(take.frame_count, take.recipe.engine, take.recipe.seed) for take in takes] == [
            (12, "diffusion", 5)
        ] * 2
        uses = [take.recipe.model for take in takes]
        assert [use and (use.family, use.size, len(use.digest), bool(use.image)) for use in uses] == [
            ("ltx2", (96, 96), 64, True), ("ltx2", (96, 96), 64, False),
        ]  # fmt: skip
    again = ekonte("render", "story.studio", "--json", place=tmp_path)
    assert again.returncode == 0, again.stderr
    assert [json.loads(line)["identical"] for line in again.stdout.splitlines()] == [True, True]


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are found on Linux alone")
def test_a_worker_is_soon_there_stops_at_once_and_costs_one_job_when_it_is_killed(tiny: Tiny, tmp_path: Path) -> None:
    worker = LocalWorker(
        (sys.executable, "-P", "-m", "studio.app.worker"), _version(), environment={"PYTHONPATH": str(ROOT)}
    )
    try:
        made = _ordered(worker, tiny, tmp_path / "one.mp4", 2)
        assert isinstance(made.end, Delivered)
        assert isinstance(made.end.result, ShotFilmed)
        stopped = _ordered(worker, tiny, tmp_path / "two.mp4", 400, stop=True)
        assert isinstance(stopped.end, Stopped)
        assert stopped.seconds_to_stop < 5.0, "so long may it take where others work too; alone it is far below 1 s"
        killed = _ordered(worker, tiny, tmp_path / "three.mp4", 400, kill=True)
        assert isinstance(killed.end, Broken)
        assert killed.end.died
        assert isinstance(_ordered(worker, tiny, tmp_path / "four.mp4", 2).end, Delivered)
    finally:
        worker.close()


class _Ordered:
    end: Report
    seconds_to_stop = 0.0


def _ordered(
    worker: LocalWorker, tiny: Tiny, movie: Path, steps: int, *, stop: bool = False, kill: bool = False
) -> _Ordered:
    recipe = Recipe(
        scene=SCENE, engine="diffusion", engine_version="", studio="", size=(128, 128), rate=FILM_RATE, seconds=0.5,
        model=use(tiny("wan"), steps=steps),
    )  # fmt: skip
    found, done, asked = _Ordered(), threading.Event(), list[float]()

    def _heard(report: Report) -> None:
        if isinstance(report, Advanced):
            if report.step == "denoising" and report.done >= 2 and not asked and (stop or kill):
                asked.append(time.monotonic())
                if stop:
                    worker.cancel()
                else:
                    _kill()
            return
        found.end = report
        if asked:
            found.seconds_to_stop = time.monotonic() - asked[0]
        done.set()

    worker.begin(ShotOrder(recipe=recipe, title="A dog runs.", movie=movie), _heard)
    assert done.wait(180)
    while worker.busy:
        time.sleep(0.01)
    return found


def _kill() -> None:
    """End the worker's process from outside, as a system without memory would."""
    for status in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = status.read_bytes().split(b"\0")
            parent = int((status.parent / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError, ValueError):
            continue
        if b"studio.app.worker" in words and parent == os.getpid():
            os.kill(int(status.parent.name), signal.SIGKILL)


def _version() -> str:
    import studio

    return studio.__version__
