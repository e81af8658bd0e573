"""The real window on fake workers: everything from the prompt to the project on disk but the making of pictures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.core.errors import InputError
from studio.core.signals import Post
from studio.media.loudspeaker import SilentOut
from studio.media.probing import Prober
from studio.media.reader import Readers
from studio.stage.brought.shelf import SubjectShelf
from studio.storage import Bundles
from studio.ui.language import Language
from studio.ui.settings import Settings
from studio.ui.shell.doors import WindowDoors
from studio.ui.shell.window import MainWindow
from studio.ui.theme import Theme
from studio.workflows.bringing_back import compare_document
from studio.workflows.keeping.copies import save_copy
from studio.workflows.opened import Opened, open_project
from studio.workflows.outgoing import send
from studio.workflows.playback import Player
from studio.workflows.recipe.recall import Recalled
from studio.workflows.words import Words
from tests.fakes.compositor import FakeCompositor
from tests.fakes.studio import FakeStudio
from tests.fakes.worker import FakeWorker
from tests.ui.conftest import RESOURCES, settle


class Silence:
    """A loudspeaker without a device."""

    def open(self, fill: Callable[[NDArray[np.float32]], None]) -> SilentOut:
        return SilentOut(fill)


@dataclass
class Chooser:
    """Chooses what it is told to."""

    answer: Path | None = None
    names: str | None = None
    asked: list[str] = field(default_factory=list[str])

    def project(self, start: Path) -> Path | None:
        self.asked.append("project")
        return self.answer

    def script(self, start: Path) -> Path | None:
        self.asked.append("script")
        return self.answer

    def new_folder(self, start: Path, name: str) -> Path | None:
        self.asked.append(f"copy {name}")
        return self.answer

    def subject_names(self, file: Path) -> str | None:
        self.asked.append(f"names of {file.name}")
        return self.names

    def cut(self, start: Path) -> Path | None:
        self.asked.append("cut")
        return self.answer

    def folder(self, start: Path) -> Path | None:
        self.asked.append("folder")
        return self.answer

    def cameo_package(self, start: Path) -> Path | None:
        self.asked.append("cameo package")
        return self.answer

    def cameo_target(self, start: Path, name: str) -> Path | None:
        self.asked.append(f"cameo target {name}")
        return self.answer

    def cameo_pictures(self, start: Path) -> list[Path]:
        self.asked.append("cameo pictures")
        return [self.answer] if self.answer is not None else []

    def cameo_voice(self, start: Path) -> Path | None:
        self.asked.append("cameo voice")
        return self.answer


class Desk:
    """One window after another over the same folder, as somebody starts and leaves the program."""

    def __init__(self, folder: Path, theme: Theme, language: Language) -> None:
        self.folder, self._theme, self._language = folder, theme, language
        self.takes, self.questions = FakeWorker(), FakeWorker()
        self.chooser = Chooser()
        self.windows: list[MainWindow] = []
        self.heard: list[NDArray[np.float32]] = []
        self.recalled: dict[Path, Recalled] = {}

    @property
    def settings(self) -> Settings:
        """What was remembered, read anew."""
        return Settings(self.folder / "config" / "window.json")

    def doors(self) -> WindowDoors:
        """Doors to real files and fake workers."""
        bundles, words = Bundles(), Words(RESOURCES)
        return WindowDoors(
            version="0.0.test",
            resources=RESOURCES,
            settings=self.folder / "config" / "window.json",
            untitled=self.folder / "projects",
            documents=self.folder,
            templates=self.folder / "config" / "templates",
            presets=self.folder / "config" / "presets",
            words=lambda: words,
            open=lambda folder, post: self._open(bundles, folder, post),
            copy=lambda session, document, target: save_copy(bundles, session.folder, document, target),
            send=partial(send, FakeStudio()),
            compare=partial(compare_document, FakeStudio()),
            recall=self._recall,
            make_player=lambda told: Player(Readers(), Silence(), told),
            listen=self.heard.append,
            hush=lambda: None,
            warm=lambda: None,
            models=lambda: FakeStudio().models,
            subjects=lambda: SubjectShelf(self.folder / "subjects"),
        )

    def window(self, project: str | None = None) -> MainWindow:
        """Start the program on a project in the folder (None: that of last time)."""
        made = MainWindow(self.doors(), self._theme, self._language, self.settings, self.chooser)
        self.windows.append(made)
        made.resize(1680, 1050)
        made.show()
        made.activateWindow()
        QTest.qWaitForWindowActive(made)
        made.start(self.folder / project if project else None)
        settle()
        return made

    def leave(self, window: MainWindow) -> None:
        """Close it, whatever is in work; go on next time."""
        if self.takes.busy:
            self.takes.finish()
            settle()
        window.close()
        self.windows.remove(window)
        window.deleteLater()
        settle()

    def _open(self, bundles: Bundles, folder: Path, post: Post) -> Opened:
        self.takes = FakeWorker(manual=self.takes.manual)
        self.questions = FakeWorker()
        return open_project(
            folder,
            bundles,
            lambda: self.takes,
            lambda: self.questions,
            post,
            FakeCompositor(),
            readers=Readers(),
            probe=Prober(),
        )

    def _recall(self, file: Path) -> Recalled:
        if file not in self.recalled:
            raise InputError(f"{file.name} does not say how it was made.", todo="Takes of Ekonte do.")
        return self.recalled[file]


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, _theme: Theme, _language: Language) -> Iterator[Desk]:
    made = Desk(tmp_path, _theme, _language)
    yield made
    for window in list(made.windows):
        made.leave(window)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    """A window on a new, empty project."""
    return desk.window("film.studio")
