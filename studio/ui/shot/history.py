"""Earlier wordings of a shot, each against the one that stands now, word by word."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget
from typing_extensions import override

from studio.ui.controls import Label, QuietButton, hint
from studio.ui.shot.popup import Popup, list_style
from studio.ui.shot.writing import Writing
from studio.ui.theme import theme
from studio.workflows.writing.prompts import differences

SHOWN = 300
"""Characters of a version in its line of the list."""


class History(Popup):
    """Up and down choose a version, Enter brings it back."""

    def __init__(self, anchor: QWidget, writing: Writing) -> None:
        super().__init__(anchor)
        self._writing = writing
        shot = writing.shot
        self._versions = (*shot.prompts, shot.prompt) if shot else ()
        self._title = Label("", "body", medium=True)
        self._list = QListWidget()
        self._list.setFont(theme().font())
        self._list.setStyleSheet(list_style())
        self._list.setWordWrap(False)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.currentRowChanged.connect(self._compare)
        self._list.itemActivated.connect(self._chosen)
        self._diff = _Diff()
        self._legend = Label("", "caption", "tertiary", wraps=True)
        self._back = QuietButton("", "undo")
        self._back.clicked.connect(self._restore)
        row = QHBoxLayout()
        row.addWidget(self._legend, 1)
        row.addWidget(self._back)
        self.column.addWidget(self._title)
        self.column.addWidget(self._list)
        self.column.addWidget(self._diff)
        self.column.addLayout(row)
        self.retranslate()
        self._list.setFixedHeight(min(6, max(1, len(self._versions))) * theme().row + 2)

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("Versions of the prompt"))
        self.setAccessibleName(self.tr("Versions of the prompt"))
        hint(self._list, self.tr("Versions, the newest first"))
        self._list.setToolTip("")
        self._legend.setText(self.tr("Struck through: only in that version. Underlined: only now."))
        self._back.setText(self.tr("Bring back"))
        hint(self._back, self.tr("Bring this version back"), "Enter")
        row, now = max(0, self._list.currentRow()), self.tr("now")
        self._list.clear()
        for number in range(len(self._versions), 0, -1):
            words = " ".join(self._versions[number - 1].split())[:SHOWN]
            mark = f"{number} · {now}" if number == len(self._versions) else str(number)
            self._list.addItem(QListWidgetItem(f"{mark}   {words}"))
        self._list.setCurrentRow(row)

    def open(self, back: int = 1) -> None:
        """Show it with the version ``back`` before the one that stands chosen."""
        self._list.setCurrentRow(max(0, min(self._list.count() - 1, back)))
        self.open_under(360, self._list)

    def _chosen(self, _item: QListWidgetItem) -> None:
        self._restore()

    def _version(self) -> str:
        return self._versions[len(self._versions) - 1 - max(0, self._list.currentRow())] if self._versions else ""

    def _compare(self, row: int) -> None:
        if row < 0 or not self._versions:
            return
        self._diff.compare(self._version(), self._versions[-1])
        self._back.setEnabled(row > 0)

    def _restore(self) -> None:
        if self._list.currentRow() > 0:
            text = self._version()
            self.close()
            self._writing.put(text, "Bring a version back")


class _Diff(QTextBrowser):
    """Two wordings in one, marked by strokes first and colours second."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("QTextBrowser { border: 0; background: transparent; padding: 0; }")
        self.document().setDocumentMargin(0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, theme().line("body") * 5)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme().line("body") * 5)

    def compare(self, before: str, after: str) -> None:
        """Show what changed from one to the other."""
        diff = theme().colours.diff
        parts: list[str] = []
        for piece in differences(before, after):
            words = escape(piece.text).replace("\n", "<br>")
            if piece.kind == "removed":
                ink, ground, stroke = diff.removed.name(), diff.removed_surface.name(), "line-through"
            elif piece.kind == "added":
                ink, ground, stroke = diff.added.name(), diff.added_surface.name(), "underline"
            else:
                parts.append(words)
                continue
            parts.append(f'<span style="color:{ink};background:{ground};text-decoration:{stroke}">{words}</span>')
        self.setFont(theme().font("body"))
        self.setHtml(f'<p style="line-height:{theme().line("body")}px">{"".join(parts)}</p>')
        self.setAccessibleName(after)
