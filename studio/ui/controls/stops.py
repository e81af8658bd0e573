"""Where Tab stops within a widget.

Looked for among its children, never along Qt's chain of focus: PySide takes what ``nextInFocusChain`` returns for a
part of the widget it was asked of, so that a menu of the window is held for dead once the sheet whose chain led there
is gone.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_stops(root: QWidget) -> list[QWidget]:
    """What inside ``root`` can be reached by Tab, in the order in which it was put there."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.isEnabled()
        and widget.isVisibleTo(root)
        and widget.window() is root.window()
    ]
