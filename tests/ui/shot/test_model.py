"""Who makes the pictures: the stage or a model that is here; what a model is told, and what a shot begins with."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from typing_extensions import override

from studio.catalog import ModelCatalogue
from studio.core.progress import CancelToken, silent
from studio.diffusion.known import KnownFamilies
from studio.ports.models import Device
from studio.ports.worker import Advanced, Rendered, TakeOrder
from studio.project.model_use import ModelUse, SoundUse
from studio.ui.host import Host
from studio.ui.jobs import words
from studio.ui.shell.post import QtPost
from studio.workflows.film.job import Preparing
from studio.workflows.models.engines import Engines
from studio.workflows.models.models import rows
from tests.fakes import weights
from tests.fakes.desktop import Desktop
from tests.ui.conftest import settle
from tests.ui.shot.conftest import Bench, make_panel

CATALOGUE = Path(__file__).parents[3] / "models" / "catalogue"
DOG = "A dog runs on a beach."


class _OneCard(ModelCatalogue):
    """The same card wherever the test runs."""

    @override
    def device(self) -> Device:
        size = 24 << 30
        return Device(kind="cuda", name="RTX 4090", memory=size, free=size, ram=64 << 30, disk=1 << 40)


@pytest.fixture
def catalogue(tmp_path: Path) -> ModelCatalogue:
    made = _OneCard(
        CATALOGUE, tmp_path / "weights", tmp_path / "models.json", environment={"EKONTE_OFFLINE": "1"}, home=tmp_path
    )
    folder = weights.lay(tmp_path / "wan", weights.pipeline("WanPipeline"))
    made.add(folder, "my-wan", silent, CancelToken())
    return made


@pytest.fixture
def bench(qtbot: QtBot, host: Host, tmp_path: Path, catalogue: ModelCatalogue) -> Iterator[Bench]:
    """A panel beside which it is known what there is."""
    host.engines = Engines(lambda: catalogue, KnownFamilies(), QtPost())
    host.engines.take_in(rows(catalogue))
    desktop = Desktop(tmp_path / "film.studio")
    panel = make_panel(desktop, host, tmp_path / "templates", [])
    qtbot.addWidget(panel)
    panel.resize(376, 980)
    panel.show()
    yield Bench(panel, desktop, host)
    panel.release()
    desktop.close()
    host.engines.close()


def choose(bench: Bench, who: str = "my-wan") -> None:
    bench.panel.making.engine.chosen.emit(who)
    settle()


def test_models_that_are_here_can_be_chosen_and_others_lead_to_where_they_are_got(bench: Bench) -> None:
    asked: list[str] = []
    bench.host.get_model = asked.append
    bench.write(DOG)
    menu = bench.panel.making.engine.menu()
    names = [action.text().split("\t")[0] for action in menu.actions() if action.isCheckable()]
    assert names == ["Stage", "my-wan"]
    absent = next(one for one in menu.findChildren(QMenu)).actions()
    assert len(absent) > 10
    assert all("GB" in action.text() for action in absent[:3]), "with what they take"
    absent[0].trigger()
    assert asked and bench.host.engines.row(asked[0]) is not None
    menu.deleteLater()
    choose(bench)
    settings = bench.shot.settings
    assert (settings.engine, settings.model) == ("diffusion", ModelUse(model="my-wan"))
    bench.desktop.session.undo()
    assert bench.shot.settings.engine == "stage"


def test_what_fits_is_said_before_the_run_and_is_never_a_gate(bench: Bench) -> None:
    bench.write(DOG)
    assert not bench.panel.making.engines.line.isVisible(), "of the stage there is nothing to say"
    choose(bench)
    outlook = bench.panel.making.engines.outlook
    assert outlook is not None
    said = bench.panel.making.engines.line.text()
    assert "RTX 4090" in said and str(outlook.rung.frame_count) in said
    assert outlook.seconds is None and "known after the first take" in said
    bench.panel.writing.settle("Choose the length", lambda settings: replace(settings, seconds=5.0))
    longer = bench.panel.making.engines.outlook
    assert longer is not None and longer.rung.frame_count > outlook.rung.frame_count
    assert len(longer.steps_down("en")) == len(longer.fit.ladder) and all(words for words, _ in longer.steps_down("ja"))
    assert bench.panel.making.generate.isEnabled()


def test_what_the_model_is_told_follows_the_scene_until_a_person_writes_it(bench: Bench) -> None:
    bench.write(DOG)
    assert not bench.panel.model.isVisible()
    choose(bench)
    section = bench.panel.model
    assert section.isVisible()
    assert "dog" in section.prompt.text() and "beach" in section.prompt.text()
    bench.write("A woman runs on a beach.")
    assert "woman" in section.prompt.text()
    section.prompt.set_text("A woman, filmed by nobody.")
    section.keep()
    assert bench.shot.settings.model == ModelUse(model="my-wan", prompt="A woman, filmed by nobody.")
    bench.write("A unicorn runs on a beach.")
    assert section.prompt.text() == "A woman, filmed by nobody.", "what is written by hand holds"
    section.reset.click()
    assert bench.shot.settings.model == ModelUse(model="my-wan")
    assert "unicorn" in section.prompt.text()


def test_steps_and_loras_are_the_shots_own(bench: Bench, tmp_path: Path) -> None:
    bench.write(DOG)
    choose(bench)
    section = bench.panel.model
    usual = bench.host.engines.schedules("my-wan")[0][1]
    assert section.steps.placeholderText() == str(usual)
    section.steps.setText("7")
    section.steps.editingFinished.emit()
    file = tmp_path / "ink.safetensors"
    file.write_bytes(weights.tensors({"a": (2, 2)}))
    section.take_loras([file])
    use = bench.shot.settings.model
    assert use is not None
    assert dict(use.settings) == {"steps": 7}
    assert [(Path(one.file).name, one.strength) for one in use.loras] == [("ink.safetensors", 1.0)]
    section.take_loras([tmp_path / "ink.ckpt"])
    assert bench.shot.settings.model == use, "what is no LoRA is refused"
    bench.panel.writing.generate()
    order = bench.desktop.worker.orders[-1]
    assert isinstance(order, TakeOrder)
    assert order.recipe.engine == "diffusion" and order.recipe.model == use


def test_a_dropped_picture_is_what_the_shot_begins_with(bench: Bench, tmp_path: Path) -> None:
    bench.write(DOG)
    picture = tmp_path / "first.png"
    drawn = QImage(64, 36, QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.darkCyan)
    assert drawn.save(str(picture))
    drop(bench, picture)
    first = bench.panel.first
    assert first.isVisible() and first.picture.has_picture
    use = bench.shot.settings.model
    assert use is not None and use.image
    kept = bench.panel.writing.first_picture
    assert kept is not None and kept.read_bytes() == picture.read_bytes(), "the project has a copy"
    assert bench.shot.settings.engine == "stage"
    assert "does not use it" in first.words.text()
    choose(bench)
    bench.panel.writing.generate()
    order = bench.desktop.worker.orders[-1]
    assert isinstance(order, TakeOrder) and order.sounds == (kept,)
    assert order.recipe.model is not None and order.recipe.model.image == use.image
    first.remove.click()
    assert bench.panel.writing.first_picture is None


def test_what_is_no_picture_is_refused(bench: Bench, tmp_path: Path) -> None:
    bench.write(DOG)
    false = tmp_path / "false.png"
    false.write_bytes(b"no picture")
    drop(bench, false)
    assert bench.panel.first.isVisible()
    assert bench.shot.settings.model is None


def test_what_emerges_is_shown_with_the_steps(bench: Bench) -> None:
    bench.write(DOG)
    choose(bench)
    worker = bench.desktop.worker
    worker.manual = True
    bench.panel.writing.generate()
    assert worker.report is not None
    worker.report(Advanced(step="denoising", done=0, total=8))
    worker.report(Advanced(step="denoising", done=2, total=8))
    picture = emerging()
    worker.report(picture)
    job = bench.desktop.jobs.current
    assert job is not None and isinstance(job.state, Preparing)
    assert job.picture is picture.picture
    assert words.frames(job) == "2 / 8 steps" and words.share(job) == 0.25
    assert words.seconds_left(job) is not None, "told by the steps themselves"
    bench.panel.writing.stop()
    assert worker.cancels == 1


def emerging() -> Rendered:
    return Rendered(frame=0, picture=np.full((18, 32, 3), 90, np.uint8))


def drop(bench: Bench, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    bench.panel.dropEvent(
        QDropEvent(
            QPointF(20, 20),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    settle()


def test_a_shot_goes_on_from_a_movie_makes_a_part_again_or_follows_a_sound(
    bench: Bench, tmp_path: Path, catalogue: ModelCatalogue
) -> None:
    folder = weights.lay(tmp_path / "ltx", weights.pipeline("LTX2Pipeline"))
    catalogue.add(folder, "my-ltx", silent, CancelToken())
    bench.host.engines.take_in(rows(catalogue))
    given = bench.panel.given
    bench.write(DOG)
    assert not given.isVisible(), "the stage is given nothing"
    choose(bench, "my-ltx")
    assert given.from_movie.isVisible()
    movie, sound = tmp_path / "clip.mp4", tmp_path / "beat.wav"
    movie.write_bytes(b"a movie")
    sound.write_bytes(b"a sound")
    given.take_movie(movie)
    settle()
    use = bench.shot.settings.model
    assert use is not None
    assert bench.desktop.session.folder.media(use.movie).read_bytes() == b"a movie"
    assert given.movie.words == "Goes on from your file."
    assert not bench.panel.first.isVisible(), "a movie says already how the shot begins"
    part = replace(use, part=(1.0, 2.5))
    bench.panel.writing.settle("part", lambda now: replace(now, model=part))
    settle()
    assert given.movie.words == "Makes 1 to 2.5 s of your file again."
    given.movie.remove.click()
    given.take_sound(sound)
    settle()
    use = bench.shot.settings.model
    assert use is not None and not use.movie and use.sound
    choose(bench, "my-wan")
    assert given.sound.words == "This model cannot follow a sound."
    given.take_movie(tmp_path / "gone.mp4")
    assert bench.shot.settings.model is not None and not bench.shot.settings.model.movie


def test_models_make_sound_and_music_of_the_next_take(bench: Bench, tmp_path: Path, catalogue: ModelCatalogue) -> None:
    bench.write(DOG)
    section = bench.panel.sound
    assert not section.scene_by.isVisible(), "no model of sound is here"
    folder = weights.lay(tmp_path / "audio", weights.pipeline("StableAudio3Pipeline"))
    catalogue.add(folder, "my-audio", silent, CancelToken())
    bench.host.engines.take_in(rows(catalogue))
    settle()
    assert section.scene_by.isVisible() and section.music_by.isVisible()
    section.scene_by.chosen.emit("ambience my-audio")
    section.music_by.chosen.emit("music my-audio")
    section.told.setText("wind in pines")
    section.told.editingFinished.emit()
    settle()
    assert bench.shot.settings.sounds == (
        SoundUse(model="my-audio", part="ambience", prompt="wind in pines"), SoundUse(model="my-audio", part="music"),
    )  # fmt: skip
    assert not section.lyrics.isVisible(), "it does not sing"
    section.scene_by.chosen.emit("scene my-audio")
    settle()
    assert [use.part for use in bench.shot.settings.sounds] == ["music", "scene"]
    section.music_by.chosen.emit("")
    settle()
    assert [use.part for use in bench.shot.settings.sounds] == ["scene"]
