"""Templates: a grid of small pictures with a field to search in; one click puts one around what is written."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from studio.core.errors import StudioError
from studio.ui import problems
from studio.ui.controls import Label, LinkButton, QuietButton, TextField, hint, painting
from studio.ui.icons import paint_icon
from studio.ui.language import Language
from studio.ui.shot.popup import Popup
from studio.ui.shot.writing import Writing
from studio.ui.theme import theme
from studio.workflows.writing import fields
from studio.workflows.writing.templates import Template, Templates, missing

CELL = QSize(112, 63)
"""The picture of one, 16:9."""

ID = int(Qt.ItemDataRole.UserRole)


class Presets(Popup):
    """Typing searches, arrows walk the grid, Enter applies. One's own can be saved and thrown away."""

    def __init__(self, anchor: QWidget, writing: Writing, templates: Templates, language: Language) -> None:
        super().__init__(anchor)
        self._writing, self._templates, self._language = writing, templates, language
        self._search = TextField()
        self._grid = QListWidget()
        self._name = TextField()
        self._save, self._remove = QuietButton("", "save"), LinkButton()
        self._problem = Label("", "caption", "error", wraps=True)
        self._build()
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Templates"))
        self._search.setPlaceholderText(self.tr("Search templates: rain, noir, close-up"))
        hint(self._search, self.tr("Search templates"))
        hint(self._grid, self.tr("Templates"))
        self._grid.setToolTip("")
        self._name.setPlaceholderText(self.tr("Name of a template of your own"))
        hint(self._name, self.tr("Name of a template of your own"))
        self._save.setText(self.tr("Save"))
        hint(self._save, self.tr("Save this shot as a template"))
        self._remove.setText(self.tr("Throw away"))
        hint(self._remove, self.tr("Throw this template of mine away"))
        self._narrow(self._search.text())

    def open(self) -> None:
        """Show it, ready to search."""
        self.open_under(3 * (CELL.width() + 10) + 48, self._search)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and watched in (self._search, self._grid):
            if not self._search.composing:
                self._apply(self._grid.currentItem())
            return True
        if watched is self._search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._grid.setFocus()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return False

    def _build(self) -> None:
        self._search.textChanged.connect(self._narrow)
        self._search.installEventFilter(self)
        self._grid.installEventFilter(self)
        self._grid.setViewMode(QListWidget.ViewMode.IconMode)
        self._grid.setMovement(QListWidget.Movement.Static)
        self._grid.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._grid.setUniformItemSizes(True)
        self._grid.setSpacing(2)
        self._grid.setItemDelegate(_Cell(self._grid))
        self._grid.setStyleSheet("QListWidget { background: transparent; border: 0; }")
        self._grid.setFixedHeight(4 * (CELL.height() + 26) + 12)
        self._grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._grid.itemClicked.connect(self._apply)
        self._grid.itemSelectionChanged.connect(self._show_remove)
        self._save.clicked.connect(self._keep)
        self._name.returnPressed.connect(self._keep)
        self._remove.clicked.connect(self._throw_away)
        self._problem.hide()
        self.column.addWidget(self._search)
        self.column.addWidget(self._grid)
        self.column.addWidget(self._problem)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._name, 1)
        row.addWidget(self._save)
        row.addWidget(self._remove)
        self.column.addLayout(row)
        shot = self._writing.shot
        can = shot is not None and bool(shot.prompt.strip())
        self._name.setEnabled(can)
        self._save.setEnabled(can)

    def _narrow(self, words: str) -> None:
        self._grid.clear()
        for template in self._templates.find(words, self._language.code):
            item = QListWidgetItem(template.title(self._language.code))
            item.setData(ID, template)
            item.setSizeHint(QSize(CELL.width() + 6, CELL.height() + 24))
            item.setToolTip(template.prompt[self._language.code == "ja"].replace("{what}", "…"))
            self._grid.addItem(item)
        self._grid.setCurrentRow(0)
        self._show_remove()

    def _current(self) -> Template | None:
        found: object = self._grid.currentItem().data(ID) if self._grid.currentRow() >= 0 else None
        return found if isinstance(found, Template) else None

    def _show_remove(self) -> None:
        current = self._current()
        self._remove.setVisible(current is not None and current.own)

    def _apply(self, item: QListWidgetItem | None) -> None:
        template = item.data(ID) if item is not None else None
        if isinstance(template, Template):
            self.close()
            apply_template(self._writing, self._templates, template, self._language.code)

    def _keep(self) -> None:
        shot = self._writing.shot
        if shot is None:
            return
        try:
            self._templates.save(self._name.text(), shot.prompt, shot.reading.scene, self._language.code)
        except StudioError as problem:
            self._problem.setText(problems.told(str(problem)))
            self._problem.show()
            return
        self._problem.hide()
        self._name.clear()
        self._search.clear()
        self._narrow("")

    def _throw_away(self) -> None:
        template = self._current()
        if template is None:
            return
        try:
            self._templates.remove(template)
        except StudioError as problem:
            self._problem.setText(problems.told(str(problem)))
            self._problem.show()
        self._narrow(self._search.text())


def apply_template(writing: Writing, templates: Templates, template: Template, code: str) -> None:
    """Put a template around what is written; what its words do not bring about is set by hand once they are read."""
    shot = writing.shot
    language = (shot.reading.language if shot and shot.prompt.strip() else "") or code

    def _complete() -> None:
        now = writing.shot
        left: Mapping[str, str] = missing(template, now.reading.scene) if now else {}
        for name, value in left.items():
            if not (name.startswith("music.") and now and now.reading.scene.music is None):
                writing.change("Use a template", partial(fields.put, name=name, value=value), name, joins="template")

    writing.put(templates.apply(template, writing.text, language), "Use a template", _complete)


class _Cell(QStyledItemDelegate):
    """A picture, or a glyph on the well; the name below; the blue ring when chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures: dict[str, QPixmap] = {}

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        template, colours = index.data(ID), theme().colours
        rect = QRectF(option.rect).adjusted(3, 2, -3, 0)
        picture = QRectF(rect.left(), rect.top(), CELL.width(), CELL.height())
        if not isinstance(template, Template):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        drawn = self._picture(template)
        if drawn.isNull():
            painting.body(painter, picture, theme().radius.thumbnail, colours.surface.well, colours.line.soft)
            middle = QRectF(0, 0, 20, 20)
            middle.moveCenter(picture.center())
            paint_icon(painter, template.glyph, middle, colours.text.secondary)
        else:
            painter.drawPixmap(picture, drawn, QRectF(drawn.rect()))
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painting.focus_ring(painter, picture.adjusted(-2, -2, 2, 2), 2)
        lit = state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        ink = colours.text.primary if lit else colours.text.secondary
        words = QRectF(rect.left(), picture.bottom() + 3, CELL.width(), 18)
        painting.words(painter, words, str(index.data()), theme().font("caption"), ink)
        painter.restore()

    def _picture(self, template: Template) -> QPixmap:
        if template.id not in self._pictures:
            self._pictures[template.id] = QPixmap(str(template.picture)) if template.picture else QPixmap()
        return self._pictures[template.id]
