"""The window's start: Qt's application, the theme and the language as remembered, one window, its event loop."""

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from studio.app.wiring import window_doors
from studio.core.unfinished import Unfinished
from studio.ui.language import Language
from studio.ui.settings import Settings
from studio.ui.shell.appearance import kept_language, kept_mode
from studio.ui.shell.window import MainWindow
from studio.ui.theme import Theme
from studio.ui.theme.theme import use


def show(folder: Path | None, unfinished: Unfinished) -> int:
    """Open the window on ``folder`` (None: the project of last time) until it is closed. Gives the exit status.

    Raises:
        AssetMissingError: data that comes with the program is missing.
    """
    app = application()
    doors = window_doors(unfinished)
    settings = Settings(doors.settings)
    look = use(Theme(doors.resources, mode=kept_mode(settings)))
    language = Language(doors.resources, kept_language(settings))
    window = MainWindow(doors, look, language, settings)
    _report_faults(window)
    window.show()
    window.start(folder)
    return app.exec()


def application() -> QApplication:
    """Qt's application, made once."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    made = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(made, QApplication):
        raise RuntimeError("Qt was started without a window system.")
    made.setApplicationName("Ekonte")
    made.setApplicationDisplayName("Ekonte")
    made.setDesktopFileName("ekonte")
    return made


def _report_faults(window: MainWindow) -> None:
    """A fault while the window runs is reported as always, and said in a note; the window goes on."""
    before = sys.excepthook

    def _fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        before(kind, error, trace)
        window.say_fault(f"{kind.__name__}: {error}")

    sys.excepthook = _fault
