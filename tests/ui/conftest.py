"""What every test of the window needs: a theme, a language, a host; and silence: nothing may leak, nobody may warn.

A test fails when it leaves behind a thread, a running timer or a window, when Qt warns, or when Python does.
"""

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from studio.core.errors import StudioError
from studio.ui.commands import Commands, Shortcuts
from studio.ui.host import Host, Notice
from studio.ui.language import Language
from studio.ui.settings import Settings
from studio.ui.theme import Theme
from studio.ui.theme.theme import use

RESOURCES = Path(__file__).parents[2] / "resources"

HARMLESS = ("propagateSizeHints", "This plugin does not support")
"""What the offscreen platform says of itself."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker(pytest.mark.filterwarnings("error"))


@pytest.fixture(scope="session")
def _theme(qapp: QApplication) -> Theme:
    return use(Theme(RESOURCES))


@pytest.fixture(scope="session")
def _language(_theme: Theme) -> Language:
    return Language(RESOURCES, "en")


@pytest.fixture(autouse=True)
def silence(qapp: QApplication, _theme: Theme, _language: Language) -> Iterator[None]:
    """Fail the test that leaks or warns; begin each in the dark theme and in English."""
    _theme.set_mode("dark")
    _theme.set_compact(False)
    _theme.set_still(True)
    _language.set("en")
    said: list[str] = []

    def _listen(kind: QtMsgType, _context: object, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not any(part in message for part in HARMLESS):
            said.append(message)

    before = qInstallMessageHandler(_listen)
    threads, windows = set(threading.enumerate()), {id(widget) for widget in QApplication.topLevelWidgets()}
    gc.freeze()  # what is there already (modules, data, other tests' leavings) is not looked through at each test's end
    yield
    settle()
    gc.collect()
    settle()
    gc.unfreeze()
    qInstallMessageHandler(before)
    assert not said, f"Qt warned: {said}"
    left = [thread for thread in threading.enumerate() if thread not in threads and thread.is_alive()]
    assert not left, f"threads were left running: {left}"
    stray = [widget for widget in QApplication.topLevelWidgets() if id(widget) not in windows and not _owned(widget)]
    assert not stray, f"windows were left open: {stray}"
    busy = [one for one in _living() if isinstance(one, QThread) and one.isRunning() and one is not qapp.thread()]
    assert not busy, f"Qt threads were left running: {busy}"
    ticking = [one for one in _living() if isinstance(one, QTimer) and one.isActive()]
    assert not ticking, f"timers were left running: {[(one, one.parent()) for one in ticking]}"


def _owned(widget: QWidget) -> bool:
    """Qt keeps tooltips and menus of its own for later."""
    return type(widget).__name__ in ("QTipLabel", "QWidget") and not widget.isVisible()


def _living() -> list[QObject]:
    return [one for one in shiboken6.getAllValidWrappers() if isinstance(one, QObject) and shiboken6.isValid(one)]


def settle() -> None:
    """Let Qt delete what was told to go, and handle what waits."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()


class SaidNotes:
    """Notes that are remembered: ``said`` holds them all."""

    def __init__(self) -> None:
        self.said: list[Notice] = []

    def say(self, notice: Notice) -> None:
        self.said.append(notice)

    def refuse(self, error: StudioError) -> None:
        self.say(Notice(text=error.what, kind="error", todo=error.todo))


class HeldSheets:
    """Sheets that are held: ``shown`` is the one open now, with its title."""

    def __init__(self) -> None:
        self.shown: tuple[str, QWidget] | None = None

    def show(self, content: QWidget, title: str, *, wide: bool = False, head: QWidget | None = None) -> None:
        self.shown = (title, content)

    def close(self) -> None:
        if self.shown is not None:
            self.shown[1].deleteLater()
        self.shown = None


@pytest.fixture
def host(qapp: QApplication, _language: Language) -> Iterator[Host]:
    """A window around a panel under test: real commands and keys, settings in memory, notes and sheets held."""
    window = QWidget()
    settings = Settings(None)
    commands = Commands(RESOURCES, settings)
    yield Host(
        commands=commands,
        shortcuts=Shortcuts(window, commands),
        language=_language,
        settings=settings,
        notes=SaidNotes(),
        sheets=HeldSheets(),
    )
    commands.deleteLater()
    window.deleteLater()
