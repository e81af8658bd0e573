"""The sheet that is open over the window, one at a time; while there is one, the keys of the panels rest."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from studio.ui.controls import Sheet


class SheetStack:
    """Implements ``host.Sheets``. ``told`` hears whether one is open."""

    def __init__(self, over: QWidget, told: Callable[[bool], None]) -> None:
        self._over, self._told = over, told
        self._sheet: Sheet | None = None

    @property
    def open(self) -> bool:
        """Whether one is open."""
        return self._sheet is not None

    def show(self, content: QWidget, title: str, *, wide: bool = False, head: QWidget | None = None) -> None:
        """Show another in place of the one that is open."""
        self.close()
        self._sheet = Sheet(content, title, self._over, wide=wide, head=head)
        self._sheet.closed.connect(self._gone)
        self._told(True)

    def close(self) -> None:
        """Take it away."""
        if self._sheet is not None:
            self._sheet.close_sheet()

    def _gone(self) -> None:
        self._sheet = None
        self._told(False)
