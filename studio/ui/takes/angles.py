"""From which angles a shot is filmed: those that a director would ask for are ticked, others can be."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout
from typing_extensions import override

from studio.project.coverage import LETTERS, OF_ALL, Frame, setup
from studio.ui.controls import Label, QuietButton, hint
from studio.ui.language import Translated
from studio.ui.theme import theme


class AnglesSheet(Translated):
    """``film`` is told the angles that are ticked, in their order."""

    def __init__(self, usual: Sequence[str], every: Sequence[str], film: Callable[[tuple[str, ...]], None]) -> None:
        super().__init__()
        self._film, self._every = film, tuple(dict.fromkeys((*usual, *every)))
        self._intro = Label("", tone="secondary", wraps=True)
        self.list = QListWidget()
        self.list.setFont(theme().font())
        for angle in self._every:
            item = QListWidgetItem(angle)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if angle in usual else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.go = QuietButton("", "camera")
        self.go.clicked.connect(lambda: self._film(self.angles))
        self.list.itemChanged.connect(self._ticked)
        self.list.setCurrentRow(0)
        colours, tick = theme().colours, (theme().icons / "tick.svg").as_posix()
        self.list.setStyleSheet(
            "QListWidget { background: transparent; border: 0; } QListWidget::item { height: 30px; padding: 0 6px; }"
            f"QListWidget::item:selected {{ background: {colours.surface.selection.name()};"
            f" color: {colours.text.primary.name()}; }}"
            "QListWidget::indicator { width: 14px; height: 14px; border-radius: 3px;"
            f" border: 1px solid {colours.line.guess.name()}; }}"
            f"QListWidget::indicator:checked {{ background: {colours.pencil.blue.name()}; image: url({tick}); }}"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._intro)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.go)
        column.addLayout(foot)
        self.list.setMinimumHeight(250)
        self.setFocusProxy(self.list)
        self.retranslate()

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, 470)

    @property
    def angles(self) -> tuple[str, ...]:
        """Those that are ticked."""
        rows = range(self.list.count())
        return tuple(self._every[row] for row in rows if self.list.item(row).checkState() == Qt.CheckState.Checked)

    @override
    def retranslate(self) -> None:
        self._intro.setText(
            self.tr(
                "The same performance and the same sound from each angle, all on one side of the line of action: "
                "one may cut between them anywhere. They come as takes of this shot."
            )
        )
        self.list.setAccessibleName(self.tr("Angles"))
        self.list.setAccessibleDescription(self.tr("Arrows choose, Space ticks."))
        self.list.blockSignals(True)
        for row, angle in enumerate(self._every):
            self.list.item(row).setText(angle_words(angle))
        self.list.blockSignals(False)
        self._count()

    def _ticked(self, _item: QListWidgetItem) -> None:
        self._count()

    def _count(self) -> None:
        count = len(self.angles)
        self.go.setEnabled(bool(count))
        self.go.setText(self.tr("Film 1 angle") if count == 1 else self.tr("Film {count} angles").format(count=count))
        hint(self.go, self.go.text())


def angle_words(angle: str) -> str:
    """An angle in the window's language: ``Close-up, A``."""
    taken = setup(angle)
    words: dict[Frame, str] = {
        "master": QCoreApplication.translate("Angles", "Master"),
        "wide": QCoreApplication.translate("Angles", "Wide"),
        "full": QCoreApplication.translate("Angles", "Full figure"),
        "two_shot": QCoreApplication.translate("Angles", "Two-shot"),
        "over_shoulder": QCoreApplication.translate("Angles", "Over the shoulder"),
        "medium": QCoreApplication.translate("Angles", "Medium"),
        "close": QCoreApplication.translate("Angles", "Close-up"),
        "profile": QCoreApplication.translate("Angles", "Profile"),
        "low": QCoreApplication.translate("Angles", "From the ground"),
        "high": QCoreApplication.translate("Angles", "From above"),
        "insert": QCoreApplication.translate("Angles", "Insert"),
    }
    word = words[taken.frame]
    if taken.frame in OF_ALL:
        return word
    return QCoreApplication.translate("Angles", "{angle}, {who}").format(angle=word, who=LETTERS[taken.who].upper())
