"""The strip of takes: one row, scrolled by the wheel, with no bar over its captions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QListView, QWidget
from typing_extensions import override


class TileView(QListView):
    """Shows a ``TileModel`` from left to right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setStyleSheet("background: transparent;")
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        turned = e.angleDelta()
        by = turned.x() or turned.y()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - by)
        e.accept()
