"""The theme in use: which colours, how dense, how much motion; put on the application and changed while it runs."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QGuiApplication, Qt
from PySide6.QtWidgets import QApplication

from studio.ui.theme.fonts import font, register
from studio.ui.theme.style import palette, stylesheet
from studio.ui.theme.tokens import Colours, Mode, Motion, Radius, Size, Spacing, Step, Tokens, load

_STILL = Motion(hover_ms=0, press_ms=0, panel_ms=0, sheet_ms=0)


class Theme(QObject):
    """One for the application. Painted controls read it in every ``paintEvent``; after a change Qt sends every widget
    ``StyleChange`` and repaints it, so that nobody keeps a colour. ``changed`` is for what is drawn ahead (pixmaps)."""

    changed = Signal()

    def __init__(self, resources: Path, *, mode: Mode | None = None) -> None:
        """``resources`` is the folder of data. Raises ``AssetMissingError``."""
        super().__init__()
        self._tokens = load(resources / "themes" / "theme.json")
        self._icons = resources / "icons"
        self._mode: Mode = mode or self._tokens.default
        self._compact = False
        self._still = False
        self._japanese = False
        register(resources / "fonts")

    @property
    def tokens(self) -> Tokens:
        """All tokens, of both modes."""
        return self._tokens

    @property
    def icons(self) -> Path:
        """The folder of SVG icons."""
        return self._icons

    @property
    def mode(self) -> Mode:
        """``dark`` or ``light``."""
        return self._mode

    @property
    def colours(self) -> Colours:
        """The colours now."""
        return self._tokens.modes[self._mode]

    @property
    def space(self) -> Spacing:
        """Distances."""
        return self._tokens.space

    @property
    def radius(self) -> Radius:
        """Corners."""
        return self._tokens.radius

    @property
    def size(self) -> Size:
        """Measures of the window."""
        return self._tokens.size

    @property
    def motion(self) -> Motion:
        """Durations; all 0 with reduced motion."""
        return _STILL if self._still else self._tokens.motion

    @property
    def compact(self) -> bool:
        """Whether rows are 4 px lower and cards a line shorter."""
        return self._compact

    @property
    def row(self) -> int:
        """Height of a row, logical pixels."""
        return self.space.row_compact if self._compact else self.space.row

    def step(self, name: str) -> Step:
        """A step of the type scale: caption label body prompt title timecode challenge display."""
        return self._tokens.type[name]

    def line(self, name: str) -> int:
        """Line height of a step in the language of the window, logical pixels."""
        step = self.step(name)
        return step.line_ja if self._japanese else step.line_en

    def font(self, name: str = "label", *, medium: bool = False, tabular: bool = False, tight: bool = False) -> QFont:
        """The font of a step of the type scale."""
        return font(self._tokens.families, self.step(name).size, medium=medium, tabular=tabular, tight=tight)

    def set_mode(self, mode: Mode) -> None:
        """Dark or light, from now on."""
        if mode != self._mode:
            self._mode = mode
            self.apply()

    def set_compact(self, compact: bool) -> None:
        """Lower rows, from now on."""
        if compact != self._compact:
            self._compact = compact
            self.apply()

    def set_still(self, still: bool) -> None:
        """Reduced motion, from now on."""
        self._still = still

    def set_japanese(self, japanese: bool) -> None:
        """Line heights of Japanese, from now on; ``language`` calls this."""
        self._japanese = japanese

    def apply(self) -> None:
        """Put the theme on the application."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        if app.style().name() != "fusion":
            app.setStyle("fusion")
        QGuiApplication.styleHints().setColorScheme(
            Qt.ColorScheme.Dark if self._mode == "dark" else Qt.ColorScheme.Light
        )
        app.setFont(self.font())
        app.setPalette(palette(self.colours))
        app.setStyleSheet(stylesheet(self.colours, self.radius))
        self.changed.emit()


_in_use: list[Theme] = []


def use(chosen: Theme) -> Theme:
    """Make ``chosen`` the theme of the application, and apply it."""
    _in_use[:] = [chosen]
    chosen.apply()
    return chosen


def theme() -> Theme:
    """The theme in use. Raises ``RuntimeError`` before ``use``."""
    if not _in_use:
        raise RuntimeError("No theme is in use yet: call studio.ui.theme.theme.use first.")
    return _in_use[0]
