"""The desktop's own notifications, by whatever way this desktop has."""

import shutil
import sys
from typing import cast

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QSystemTrayIcon

from studio.ui.icons import icon

_SHOWN_MS = 8000


class SystemNotices(QObject):
    """Linux: a program of the desktop that speaks to its notification service, else its portal. Elsewhere, and where
    there is neither: a tray icon; nothing where there is none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray: QSystemTrayIcon | None = None

    def show(self, heading: str, sentence: str) -> bool:
        """Whether somebody took it. Does not wait for the desktop."""
        if sys.platform.startswith("linux") and (_by_program(heading, sentence) or _by_portal(heading, sentence)):
            return True
        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            return False
        if self._tray is None:
            self._tray = QSystemTrayIcon(icon("ekonte"), self)
        self._tray.show()
        self._tray.showMessage(heading, sentence, icon("ekonte", 32), _SHOWN_MS)
        return True


def command(heading: str, sentence: str) -> list[str]:
    """The command that shows a notification, with a program that is installed here; empty where none is.

    Both speak Desktop Notifications 1.2. PySide's QtDBus cannot: it has no way to send an unsigned 32-bit number, and
    services refuse a ``Notify`` with another signature than ``susssasa{sv}i``.
    """
    if program := shutil.which("notify-send"):
        return [program, "--app-name=Ekonte", f"--expire-time={_SHOWN_MS}", "--", heading, sentence]
    if program := shutil.which("gdbus"):
        service, path = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
        where = ["--dest", service, "--object-path", path, "--method", f"{service}.Notify"]
        words = [_quoted("Ekonte"), "uint32 0", _quoted(""), _quoted(heading), _quoted(sentence)]
        return [program, "call", "--session", *where, *words, "@as []", "@a{sv} {}", f"int32 {_SHOWN_MS}"]
    return []


def _by_program(heading: str, sentence: str) -> bool:
    from PySide6.QtDBus import QDBusConnection

    told = command(heading, sentence)
    if not told or not QDBusConnection.sessionBus().isConnected():
        return False
    process = QProcess()
    process.setProgram(told[0])
    process.setArguments(told[1:])
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    begun = cast("bool | tuple[bool, int]", process.startDetached())  # the stubs know only one of its two answers
    return begun if isinstance(begun, bool) else begun[0]


def _by_portal(heading: str, sentence: str) -> bool:
    """``org.freedesktop.portal.Notification.AddNotification``, where a portal runs."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    bus, service = QDBusConnection.sessionBus(), "org.freedesktop.portal.Desktop"
    if not bus.isConnected() or not bus.interface().isServiceRegistered(service).value():
        return False
    path, interface = "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Notification"
    call = QDBusMessage.createMethodCall(service, path, interface, "AddNotification")
    call.setArguments(["jobs", {"title": heading, "body": sentence}])
    return bus.send(call)


def _quoted(text: str) -> str:
    """A string in GVariant's text format."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
