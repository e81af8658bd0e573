"""The prompt's editor: cast completion at ``@``, pastes that do not freeze it, undo left to the session."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
    QTextLayout,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from studio.project.cast import CastMember
from studio.ui.controls import PromptEditor
from studio.ui.shot.popup import list_style
from studio.ui.theme import theme
from studio.workflows.writing import prompts

_CHOOSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class ShotEditor(PromptEditor):
    """``script`` tells a pasted text of several paragraphs, after the paste; one too long for a prompt is not inserted.

    Undo is the session's: the editor forgets its own, so that Ctrl+Z takes back edits in the order they were made.
    """

    script = Signal(str, bool)
    """(text, whether it was inserted as well)"""

    undoing = Signal()
    """Somebody is about to undo or redo: what is typed and not kept yet should be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, bare=True)
        self.setUndoRedoEnabled(False)
        self._names.setDocument(None)  # any @word would do for it; here only whom the cast has
        self._called = _Called(self.document())
        self._cast: Sequence[CastMember] = ()
        self._example = ""
        self._list: QListWidget | None = None

    def set_cast(self, cast: Sequence[CastMember]) -> None:
        """Who can be called."""
        if tuple(cast) != tuple(self._cast):
            self._cast = tuple(cast)
            self._called.set_cast(self._cast)

    def set_example(self, text: str) -> None:
        """What stands here while nothing is written."""
        self._example = text
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.toPlainText() or self.composing:
            return
        painter = QPainter(self.viewport())
        painter.setPen(theme().colours.text.tertiary)
        layout = QTextLayout(self._example, self.font())
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.viewport().width() - 4)
            line.setPosition(QPointF(0, top + (theme().line("prompt") - line.height()) / 2))
            top += theme().line("prompt")
        layout.endLayout()
        layout.draw(painter, QPointF(0, 0))
        painter.end()

    def call(self, member: CastMember) -> None:
        """Write ``@handle`` at the cursor, or in place of one that is begun."""
        cursor = self.textCursor().position()
        begun = prompts.handle_at(self.toPlainText(), cursor)
        before = self.toPlainText()[: begun.start if begun else cursor]
        gap = " " if before and before[-1].isascii() and before[-1].isalnum() else ""
        self.replace(begun.start if begun else cursor, cursor, f"{gap}@{member.handle} ")
        self._close_list()

    @override
    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not self.composing
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
        ):
            self.undoing.emit()
            event.ignore()
            return False
        return super().event(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_called"):
            self._called.rehighlight()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        names = self._list
        if names is not None and not self.composing:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                names.setCurrentRow((names.currentRow() + by) % names.count())
                return
            if event.key() in _CHOOSE:
                self._choose(names.currentItem())
                return
            if event.key() == Qt.Key.Key_Escape:
                self._close_list()
                return
        super().keyPressEvent(event)
        self._complete()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._close_list()
        super().focusOutEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        several = len([line for line in text.splitlines() if line.strip()]) > 1
        room = prompts.PROMPT_LIMIT - len(self.toPlainText())
        if len(text) > room:
            self.script.emit(text, False)
            return
        self.insertPlainText(text)
        if several:
            self.script.emit(text, True)

    def _complete(self) -> None:
        begun = prompts.handle_at(self.toPlainText(), self.textCursor().position())
        found = prompts.candidates(self.toPlainText()[begun.start : begun.end], self._cast) if begun else ()
        if not found or self.composing:
            self._close_list()
            return
        if self._list is None:
            self._list = QListWidget(self.window())
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setFont(theme().font())
            self._list.setStyleSheet(list_style(framed=True))
            self._list.itemClicked.connect(self._choose)
        self._list.clear()
        for member in found:
            item = QListWidgetItem(f"@{member.handle}   {member.name}")
            item.setData(Qt.ItemDataRole.UserRole, member.handle)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        at = self.viewport().mapTo(self.window(), self.cursorRect().bottomLeft() + QPoint(0, 4))
        width = min(220, self.width())
        left = min(at.x(), self.window().width() - width - 8)
        self._list.setGeometry(left, at.y(), width, min(len(found), 6) * theme().row + 10)
        self._list.show()
        self._list.raise_()

    def _choose(self, item: QListWidgetItem | None) -> None:
        handle = str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""
        member = next((one for one in self._cast if one.handle == handle), None)
        if member is not None:
            self.call(member)

    def _close_list(self) -> None:
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
            self._list = None


class _Called(QSyntaxHighlighter):
    """Who of the cast is called, in blue: ``@haruが`` calls haru."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._cast: tuple[CastMember, ...] = ()

    def set_cast(self, cast: tuple[CastMember, ...]) -> None:
        """Who can be called."""
        self._cast = cast
        self.rehighlight()

    @override
    def highlightBlock(self, text: str) -> None:
        ink = QTextCharFormat()
        ink.setForeground(theme().colours.text.name)
        for span in prompts.handles(text, self._cast):
            self.setFormat(span.start, span.end - span.start, ink)
