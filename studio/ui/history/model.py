"""The steps of a session as a list: its beginning, what was done, and what can be done again."""

from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QBrush
from typing_extensions import override

from studio.ui.edit_names import edit_name
from studio.ui.theme import theme
from studio.workflows.session.session import Done

Index = QModelIndex | QPersistentModelIndex


class StepModel(QAbstractListModel):
    """Row 0 is the beginning; row n is the document after step n. What was undone is written in a lighter tone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Done, ...] = ()
        self._stands = 0

    def show_steps(self, steps: tuple[Done, ...], stands: int) -> None:
        """The steps there are, and how many of them are done."""
        if (steps, stands) != (self._steps, self._stands):
            self.beginResetModel()
            self._steps, self._stands = steps, stands
            self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._steps) + 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = index.row()
        if not 0 <= row <= len(self._steps):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                here = self.tr("the project stands here") if row == self._stands else ""
                undone = self.tr("undone") if row > self._stands else ""
                return ", ".join(part for part in (self._words(row), here, undone) if part)
            case Qt.ItemDataRole.ForegroundRole:
                text = theme().colours.text
                return QBrush(text.disabled if row > self._stands else text.primary)
            case Qt.ItemDataRole.FontRole:
                return theme().font("body", medium=row == self._stands)
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, theme().size.button)
            case _:
                return None

    def _words(self, row: int) -> str:
        if row == 0:
            return self.tr("As far back as it goes")
        step = self._steps[row - 1]
        return f"{edit_name(step.name)}   {clock(step.made)}".rstrip()


def clock(made: str) -> str:
    """The hour of an ISO 8601 time, in this machine's own time: ``14:05``; with the date where it is not today's."""
    try:
        then = datetime.fromisoformat(made).astimezone()
    except ValueError:
        return ""
    today = datetime.now().astimezone().date()
    return then.strftime("%H:%M") if then.date() == today else then.strftime("%Y-%m-%d %H:%M")
