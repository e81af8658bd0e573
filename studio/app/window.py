"""The window's start: Qt's application, the theme and the language as remembered, one window, its event loop."""

import signal
import socket
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QSocketNotifier, Qt
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
    ears = _heed_signals(window)
    window.show()
    window.start(folder)
    try:
        return app.exec()
    finally:
        signal.set_wakeup_fd(-1)
        for ear in ears:
            ear.close()


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


def _heed_signals(window: MainWindow) -> tuple[socket.socket, socket.socket]:
    """Ctrl-C and an end from outside close the window in order: work goes on next time. Qt's loop would not let Python
    hear them; a byte on a socket wakes it."""
    near, far = socket.socketpair()
    for end in (near, far):
        end.setblocking(False)
    signal.set_wakeup_fd(far.fileno())
    notifier = QSocketNotifier(near.fileno(), QSocketNotifier.Type.Read, window)
    notifier.activated.connect(lambda: near.recv(64))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: window.leave())
    return near, far


def _report_faults(window: MainWindow) -> None:
    """A fault while the window runs is reported as always, and said in a note; the window goes on."""
    before = sys.excepthook

    def _fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        before(kind, error, trace)
        window.say_fault(f"{kind.__name__}: {error}")

    sys.excepthook = _fault
