"""The editor of a prompt: line height of its language, @names in blue, wavy lines, no shortcut while composing."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget
from typing_extensions import override

from studio.ui.controls import painting
from studio.ui.theme import theme

_NAME = re.compile(r"@[\w.-]+")


@dataclass(frozen=True, slots=True)
class Wave:
    """Characters ``start`` to ``end`` (of the plain text) that were not understood."""

    start: int
    end: int


class PromptEditor(QTextEdit):
    """Plain text only. ``edited`` follows what a person did (typing, pasting, undo), with the whole text; never while
    an input method composes, and never after ``set_text``. ``pasted`` tells a pasted text of several paragraphs, just
    before it is inserted. ``left`` follows when the focus has gone elsewhere in the window.

    The field draws its own 2 px blue line while it has the focus; set ``bare`` where a frame around it does.
    """

    edited = Signal(str)
    pasted = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, bare: bool = False) -> None:
        super().__init__(parent)
        self._bare = bare
        self._composing = self._quiet = False
        self._waves: tuple[Wave, ...] = ()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._names = _Names(self.document())
        self.textChanged.connect(self._changed)
        self._dress()

    @property
    def composing(self) -> bool:
        """Whether an input method holds unfinished text."""
        return self._composing

    def text(self) -> str:
        """What is written, without what is being composed."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show another text, forgetting the undo of the old one."""
        if text == self.toPlainText():
            return
        self._quiet = True
        self.setPlainText(text)
        self._space_lines()
        self._quiet = False
        self.set_waves(())

    def replace(self, start: int, end: int, text: str) -> None:
        """Put ``text`` in place of some characters, as if typed (it can be undone, and ``edited`` follows)."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)

    def set_waves(self, waves: tuple[Wave, ...]) -> None:
        """The words that were not understood."""
        self._waves = waves
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, theme().line("prompt") * 4 + 16)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if event.commitString():
            self._changed()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._composing:
            event.accept()
            return True
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._composing = False
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if len([line for line in text.splitlines() if line.strip()]) > 1:
            self.pasted.emit(text)
        self.insertPlainText(text)

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self._dress()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._waves:
            return
        painter = painting.begin(self.viewport())
        for found in self._waves:
            for rect in self._rects(found):
                painting.wave(painter, rect.left(), rect.right(), rect.bottom() - 2, theme().colours.signal.warning)
        painter.end()

    def _rects(self, found: Wave) -> list[QRectF]:
        """Where some characters are, one rectangle a line, in the viewport's pixels."""
        length = self.document().characterCount() - 1
        start, end = max(0, min(found.start, length)), max(0, min(found.end, length))
        made: list[QRectF] = []
        cursor = self.textCursor()
        for position in range(start, end):
            cursor.setPosition(position)
            left = QRectF(self.cursorRect(cursor))
            cursor.setPosition(position + 1)
            right = QRectF(self.cursorRect(cursor))
            if abs(left.top() - right.top()) > 2:
                continue
            if made and abs(made[-1].top() - left.top()) < 2:
                made[-1].setRight(right.left())
            else:
                made.append(QRectF(left.left(), left.top(), right.left() - left.left(), left.height()))
        return made

    def _changed(self) -> None:
        if self._quiet or self._composing:
            return
        self.edited.emit(self.toPlainText())

    def _dress(self) -> None:
        self._quiet = True
        self.setFont(theme().font("prompt"))
        if self._bare and not self.styleSheet():  # set again, it would ask for itself again
            self.setStyleSheet("QTextEdit { border: 0; background: transparent; padding: 0; }")
        self._names.recolour()
        self._space_lines()
        self._quiet = False

    def _space_lines(self) -> None:
        """The line height of the window's language, on every paragraph; not a step of undo."""
        undo = self.document().isUndoRedoEnabled()
        self.document().setUndoRedoEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        line = QTextBlockFormat()
        line.setLineHeight(theme().line("prompt"), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(line)
        self.document().setUndoRedoEnabled(undo)


class _Names(QSyntaxHighlighter):
    """@names in blue."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._format = QTextCharFormat()
        self._format.setForeground(theme().colours.text.name)

    def recolour(self) -> None:
        """After a change of theme."""
        self._format.setForeground(theme().colours.text.name)
        self.rehighlight()

    @override
    def highlightBlock(self, text: str) -> None:
        for found in _NAME.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), self._format)
