"""The regions of the window that F6 and Shift+F6 walk through."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.controls.stops import tab_stops


class Regions:
    """``add`` them in the order of walking, each with what takes the focus in it. Hidden ones are passed over."""

    def __init__(self) -> None:
        self._regions: list[tuple[str, QWidget, Callable[[], QWidget | None]]] = []

    def add(self, name: str, root: QWidget, entry: Callable[[], QWidget | None] | None = None) -> None:
        """``entry`` gives the widget to focus; None takes the first one inside that Tab would reach."""
        self._regions.append((name, root, entry or (lambda: first_inside(root))))

    def clear(self) -> None:
        """Forget them all."""
        self._regions.clear()

    @property
    def names(self) -> tuple[str, ...]:
        """In order."""
        return tuple(name for name, _, _ in self._regions)

    def current(self) -> str:
        """Where the focus is; empty when nowhere. Where regions lie in each other, the inmost."""
        focus = QApplication.focusWidget()
        inside = [(name, root) for name, root, _ in self._regions if focus is not None and root.isAncestorOf(focus)]
        inmost = [
            name
            for name, root in inside
            if not any(other is not root and root.isAncestorOf(other) for _, other in inside)
        ]
        return inmost[0] if inmost else ""

    def walk(self, by: int) -> None:
        """To the next (1) or previous (-1) region that can take the focus."""
        names = list(self.names)
        here = self.current()
        start = names.index(here) if here in names else (-1 if by > 0 else 0)
        for step in range(1, len(names) + 1):
            if self.go(names[(start + by * step) % len(names)]):
                return

    def go(self, name: str) -> bool:
        """Into one region; whether it could take the focus."""
        for known, root, entry in self._regions:
            widget = entry() if known == name and root.isVisible() else None
            if widget is not None and widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False


def first_inside(root: QWidget) -> QWidget | None:
    """The first widget in ``root`` that Tab reaches."""
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus and root.isEnabled():
        return root
    return next((widget for widget in tab_stops(root) if widget.isVisible()), None)
