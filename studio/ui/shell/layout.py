"""Where the window and its splitters were; remembered apart for a wide and a narrow window."""

from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter

from studio.ui.settings import Settings
from studio.ui.theme import theme

NARROW = 1400
"""Below this width the storyboard is a column of pictures and the shot panel is slim."""

_LOW = 196
"""Height of the timeline where room is scarce."""

_FIRST = (1680, 1050)
_LEAST = (960, 600)


def arrangement(width: int) -> str:
    """``wide`` or ``narrow``."""
    return "narrow" if width < NARROW else "wide"


def usual(name: str, width: int, height: int) -> dict[str, list[int]]:
    """Sizes of the three splitters (``columns``: left part, shot panel; ``board``: storyboard, middle; ``rows``: upper
    part, timeline) for a body of ``width`` × ``height`` logical pixels."""
    size = theme().size
    shot = size.shot_panel_range[0] if name == "narrow" else size.shot_panel
    board = size.storyboard_range[0] if name == "narrow" else size.storyboard
    timeline = _LOW if name == "narrow" or height < 820 else size.timeline
    left = max(400, width - shot - 2)
    return {
        "columns": [left, shot],
        "board": [board, max(300, left - board - 2)],
        "rows": [max(300, height - timeline - 2), timeline],
    }


class Layout:
    """Restores and remembers. Splitters by the names in ``usual``."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def restore_window(self, window: QMainWindow) -> None:
        """Where the window was, if that is still on a screen; else in the middle, as large as fits."""
        window.setMinimumSize(*_LEAST)
        kept = self._settings.get("window.geometry", "")
        if kept and window.restoreGeometry(QByteArray.fromBase64(kept.encode())) and _seen(window):
            return
        room = QGuiApplication.primaryScreen().availableGeometry()
        width, height = min(_FIRST[0], room.width()), min(_FIRST[1], room.height())
        left, top = room.left() + (room.width() - width) // 2, room.top() + (room.height() - height) // 2
        window.setGeometry(QRect(left, top, width, height))

    def keep_window(self, window: QMainWindow) -> None:
        """Remember where it is."""
        self._settings.set("window.geometry", bytes(window.saveGeometry().toBase64().data()).decode())

    def restore(self, splitters: dict[str, QSplitter], width: int, height: int) -> None:
        """Put the splitters where they were in this arrangement; what the sides leave is the picture's."""
        name = arrangement(width)
        sizes = usual(name, width, height)
        kept = self._settings.get(f"layout.{name}", dict[str, object]())
        for part, splitter in splitters.items():
            wanted = _numbers(kept.get(part)) or sizes[part]
            total = sum(sizes[part])
            fixed = 0 if part == "board" else 1
            side = min(wanted[fixed], total - 200)
            splitter.setSizes([side, total - side] if fixed == 0 else [total - side, side])

    def keep(self, splitters: dict[str, QSplitter], width: int) -> None:
        """Remember where a person put them."""
        self._settings.set(f"layout.{arrangement(width)}", {part: one.sizes() for part, one in splitters.items()})

    def forget(self) -> None:
        """As if nobody had moved anything."""
        for name in ("wide", "narrow"):
            self._settings.set(f"layout.{name}", {})


def _seen(window: QMainWindow) -> bool:
    """Whether some of it is on a screen."""
    return any(screen.availableGeometry().intersects(window.frameGeometry()) for screen in QGuiApplication.screens())


def _numbers(value: object) -> list[int]:
    """Two whole numbers, or nothing."""
    if isinstance(value, list) and len(value) == 2 and all(isinstance(one, int) for one in value):  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        return [int(one) for one in value]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return []
