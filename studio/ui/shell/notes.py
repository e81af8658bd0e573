"""Notes to the person, over the foot of the storyboard: never over the timeline, the picture or the prompt."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.ui import problems
from studio.ui.controls import NoteRow
from studio.ui.host import Notice, Reply
from studio.ui.language import Translated

SHOWN = 3
"""Notes shown at once; the oldest gives way."""

STAYS_MS = 7000
"""How long a note stays that need not be answered; longer ones a little longer."""

_WIDTH = 420
_LEAST = 268


class NoteStack(Translated):
    """Implements ``host.Notes``. The same note said again is not shown twice."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._rows: list[tuple[Notice, NoteRow]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._foot: Callable[[], QRect] = over.rect
        over.installEventFilter(self)
        self.hide()

    def stand_on(self, foot: Callable[[], QRect]) -> None:
        """``foot`` gives the place, in the pixels of the window's house, at whose lower edge the notes stand."""
        self._foot = foot
        self._fit()

    @property
    def shown(self) -> tuple[Notice, ...]:
        """What is shown now, the oldest first."""
        return tuple(notice for notice, _ in self._rows)

    def say(self, notice: Notice) -> None:
        """Show a note."""
        if any(shown == notice for shown, _ in self._rows):
            return
        row = NoteRow(
            notice.text,
            notice.kind,
            tuple((reply.text, partial(self._answer, notice, reply)) for reply in notice.replies),
            todo=notice.todo,
            closable=(self.tr("Dismiss"), lambda: self._drop(notice)),
        )
        self._rows.append((notice, row))
        self._column.addWidget(row)
        for old, _ in self._rows[:-SHOWN]:
            self._drop(old)
        if not notice.stays and notice.kind != "error" and not notice.replies:
            leaving = QTimer(row)
            leaving.setSingleShot(True)
            leaving.timeout.connect(lambda: self._drop(notice))
            leaving.start(STAYS_MS + 40 * len(notice.text + notice.todo))
        self.show()
        self.raise_()
        self._fit()

    def refuse(self, error: StudioError) -> None:
        """Show an error."""
        self.say(Notice(text=problems.what(error), kind="error", todo=problems.todo(error)))

    def clear(self) -> None:
        """Take every note away."""
        for notice, _ in list(self._rows):
            self._drop(notice)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _answer(self, notice: Notice, reply: Reply) -> None:
        self._drop(notice)
        reply.run()

    def _drop(self, notice: Notice) -> None:
        for number, (shown, row) in enumerate(self._rows):
            if shown is notice:
                del self._rows[number]
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
                break
        self.setVisible(bool(self._rows))
        self._fit()

    def _fit(self) -> None:
        parent = self.parentWidget()
        if parent is None or not self._rows:
            return
        foot = self._foot()
        width = min(max(foot.width() - 16, _LEAST), _WIDTH, parent.width() - 24)
        height = sum(max(row.heightForWidth(width), row.sizeHint().height()) for _, row in self._rows)
        height += 6 * (len(self._rows) - 1)
        self.setGeometry(foot.left() + 8, max(0, foot.bottom() - height - 8), width, height)
