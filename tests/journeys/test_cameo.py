"""A cameo from the camera to its end, in the real window: recorded from a stream, filmed, shared with somebody who has
a key of their own, and revoked. Nothing is faked but the person: the stage films one who does what was drawn."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.app.wiring import WiredStudio, window_doors
from studio.consent import ConsentOffice
from studio.core.errors import InputError
from studio.core.unfinished import Unfinished
from studio.ports.speech import Speech
from studio.project import edits
from studio.project.cameo import Permission
from studio.ui.language import Language
from studio.ui.settings import Settings
from studio.ui.shell.window import MainWindow
from studio.ui.theme import Theme
from studio.ui.theme.theme import use
from studio.workflows.cameo.challenge import Challenge, draw
from studio.workflows.cameo.desk import CameoDesk
from studio.workflows.cameo.reach import Everywhere
from tests.fakes.keychain import NoKeychain
from tests.fakes.sitter import Act, Sitter, What, acts

pytestmark = pytest.mark.slow

RESOURCES = Path(__file__).parents[2] / "resources"
MINUTES = 8 * 60_000
SEED = 5


def drawn(language: str) -> Challenge:
    """What the window will draw: it draws once when the sheet opens, and once when it begins."""
    chance = Random(SEED)
    draw(language, datetime.now(UTC), chance)
    return draw(language, datetime.now(UTC), chance)


def filmed(folder: Path, challenge: Challenge) -> Path:
    """Somebody who does all of it in its order, and knows when."""
    sitter = Sitter(spoken=folder / "spoken")
    steps: list[What | Speech] = []
    for prompt in challenge.prompts:
        if prompt.step == "say":
            steps.append(sitter.says(prompt.text, "en"))
        else:
            steps.append("front" if prompt.step == "neutral" else prompt.step)
    doing = (Act(what="front", seconds=3.0), *acts(steps, pause=1.2), Act(what="front", seconds=3.0))
    return sitter.movie(folder / "camera.mp4", doing)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    before = {name: os.environ.get(name) for name in ("EKONTE_CACHE", "EKONTE_CONFIG")}
    os.environ["EKONTE_CACHE"] = before["EKONTE_CACHE"] or str(tmp_path / "cache")
    os.environ["EKONTE_CONFIG"] = str(tmp_path / "config")
    own = WiredStudio(Unfinished())
    doors = replace(
        window_doors(Unfinished()),
        settings=tmp_path / "window.json",
        untitled=tmp_path / "projects",
        documents=tmp_path,
        cameos=lambda: CameoDesk(parts=own, reach=Everywhere(own), chance=Random(SEED)),
    )
    made = MainWindow(doors, use(Theme(RESOURCES)), Language(RESOURCES, "en"), Settings(doors.settings))
    made.resize(1680, 1050)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    made.start(tmp_path / "film.studio")
    yield made
    made.close()
    made.deleteLater()
    QTest.qWait(50)
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def test_from_the_camera_to_the_film_to_somebody_else_and_to_the_end(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    def until(met: Callable[[], bool]) -> None:
        qtbot.waitUntil(met, timeout=MINUTES)

    movie = filmed(tmp_path, drawn("en"))

    # recorded: the camera's place is taken by a stream that goes the same way
    assert window.commands.run("cameo.record")
    sheet = window.cameos.recording
    assert sheet is not None
    session = sheet.session
    until(lambda: session.phase in ("choosing", "ready"))
    QTest.keyClicks(sheet.name, "Haru")
    session.choose(camera=str(movie), microphone=str(movie))
    until(lambda: session.phase == "ready")
    sheet.go.click()
    until(lambda: session.phase not in ("asking", "checking"))
    assert session.phase == "signing", (session.phase, session.number, [str(one) for one in session.reasons])
    session.permit(Permission(audience="chosen", limits=("violence",)))
    sheet.go.click()
    until(lambda: session.phase == "kept")
    sheet.go.click()

    # in a film
    assert window.opened is not None and window.workspace is not None
    opened = window.opened
    opened.session.edit("Small", lambda before: edits.set_form(before, replace(before.form, size=(320, 180))))
    window.workspace.panels.shot.focus_prompt()
    QTest.keyClicks(window.workspace.panels.shot.prompt.editor, "@haru walks in a park.")
    until(lambda: any(shot.reading.language for shot in opened.session.project.shots))
    assert window.commands.run("shot.generate")
    until(lambda: len(opened.session.project.takes) == 1)
    take = opened.session.project.takes[0]
    assert [use.handle for use in take.recipe.cameos] == ["haru"]

    # with somebody else
    window.commands.run("cameo.library")
    library = window.cameos.library_
    assert library is not None
    other = ConsentOffice(tmp_path / "other", NoKeychain(), Unfinished())
    package = tmp_path / "haru.cameo"
    cameo = library.shown
    assert cameo is not None and cameo.handle == "haru"
    library.library.share(cameo, other.invitation(), replace(cameo.permission, people=(other.me,)), package)
    assert other.receive(package).handle == "haru"
    stranger = ConsentOffice(tmp_path / "stranger", NoKeychain(), Unfinished())
    with pytest.raises(InputError):
        stranger.receive(package)

    # and the end of it
    library.tabs.set_value("revoke")
    library.tabs.chosen.emit("revoke")
    until(lambda: library.going.count() > 0)
    library.erase.click()
    until(lambda: not library.library.cameos)
    until(lambda: not opened.session.project.takes)
    notice = next(path for path in (tmp_path / "config").rglob("*.revoked"))
    assert [one.handle for one in other.heed(notice)] == ["haru"]
    with pytest.raises(InputError):
        other.use_of("haru")
