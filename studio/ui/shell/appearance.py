"""How the window looks and speaks: commands of the View menu, remembered."""

from PySide6.QtCore import QObject

from studio.ui.host import Host
from studio.ui.language import CODES, Code
from studio.ui.settings import Settings
from studio.ui.theme import Mode, Theme
from studio.ui.theme.tokens import MODES


def kept_mode(settings: Settings) -> Mode | None:
    """The theme chosen last, or None."""
    mode = settings.get("theme", "")
    return mode if mode in MODES else None


def kept_language(settings: Settings) -> Code | None:
    """The language chosen last, or None: that of the system."""
    code = settings.get("language", "")
    return code if code in CODES else None


class Appearance(QObject):
    """Binds ``view.dark``, ``view.light``, ``view.english``, ``view.japanese``, ``view.compact`` and ``view.still``."""

    def __init__(self, host: Host, theme: Theme) -> None:
        super().__init__()
        self._host, self._theme = host, theme
        theme.set_compact(host.settings.get("compact", False))
        theme.set_still(host.settings.get("still", False))
        commands = host.commands
        commands.bind("view.dark", lambda: self._set_mode("dark"))
        commands.bind("view.light", lambda: self._set_mode("light"))
        commands.bind("view.english", lambda: self._set_language("en"))
        commands.bind("view.japanese", lambda: self._set_language("ja"))
        commands.bind("view.compact", self._toggle_compact)
        commands.bind("view.still", self._toggle_still)
        self._show()

    def _set_mode(self, mode: Mode) -> None:
        self._host.settings.set("theme", mode)
        self._theme.set_mode(mode)
        self._show()

    def _set_language(self, code: Code) -> None:
        self._host.settings.set("language", code)
        self._host.language.set(code)
        self._show()

    def _toggle_compact(self) -> None:
        compact = not self._theme.compact
        self._host.settings.set("compact", compact)
        self._theme.set_compact(compact)
        self._show()

    def _toggle_still(self) -> None:
        still = not self._host.settings.get("still", False)
        self._host.settings.set("still", still)
        self._theme.set_still(still)
        self._show()

    def _show(self) -> None:
        commands = self._host.commands
        commands.set_checked("view.dark", self._theme.mode == "dark")
        commands.set_checked("view.light", self._theme.mode == "light")
        commands.set_checked("view.english", self._host.language.code == "en")
        commands.set_checked("view.japanese", self._host.language.code == "ja")
        commands.set_checked("view.compact", self._theme.compact)
        commands.set_checked("view.still", self._host.settings.get("still", False))
