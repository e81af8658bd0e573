"""The sheet's content: the list, the options of what is chosen, the foot with the name it will have."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.ui.controls import Label, Line, QuietButton, hint
from studio.ui.export.board import BoardOptions
from studio.ui.export.editor import EditorOptions
from studio.ui.export.movie import MovieOptions
from studio.ui.export.targets import TargetList
from studio.ui.host import Host
from studio.ui.language import Translated
from studio.ui.problems import told
from studio.workflows.outgoing import Choice, Group, Order, Preview, Target

_LATER = 150
"""Milliseconds after the last change at which its preview is made."""
_REMARKS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportDoors:
    """``order`` makes an order of a choice, ``preview`` tells what it would write (both may raise ``StudioError``),
    ``folder`` asks for a folder, ``begin`` starts the work, which is called by
    the first file it writes. ``stretch`` is the marked one as (first, end)."""

    order: Callable[[Choice], Order]
    preview: Callable[[Order], Preview]
    folder: Callable[[Path], Path | None]
    begin: Callable[[Order, Path], None]
    stretch: tuple[int, int] | None = None


class ExportPanel(Translated):
    """What was made last is chosen again, with its folder; the rest is as the target has it."""

    def __init__(self, host: Host, targets: Sequence[Target], doors: ExportDoors, folder: Path) -> None:
        super().__init__()
        self._host, self._doors, self._targets = host, doors, {one.id: one for one in targets}
        self._order: Order | None = None
        self._first = Path()
        remembered = host.settings.get("export.folder", "")
        first = self._targets.get(host.settings.get("export.target", ""), targets[0])
        start = Choice(target=first, folder=folder, stretch=doors.stretch).aimed(first)
        self.choice = replace(start, folder=Path(remembered)) if remembered and Path(remembered).is_dir() else start
        self.list = TargetList()
        self.movie, self.editor, self.board = MovieOptions(), EditorOptions(), BoardOptions()
        self._title, self._note = Label("", "title", medium=True), Label("", tone="secondary", wraps=True)
        self._place, self._file = QuietButton("", "folder"), Label("", "label", wraps=True)
        self._facts, self._remarks = Label("", tone="secondary"), Label("", "caption", "secondary", wraps=True)
        self.go = QuietButton("", "export")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LATER)
        self._build()
        self.list.picked.connect(self._aim)
        for part in (self.movie, self.editor, self.board):
            part.changed.connect(self._choose)
        self._place.clicked.connect(self.ask_folder)
        self.go.clicked.connect(self._begin)
        self._timer.timeout.connect(self._look)
        self.setFocusProxy(self.list)
        self.retranslate()

    @override
    def sizeHint(self) -> QSize:
        return QSize(832, 600)

    @override
    def retranslate(self) -> None:
        headings: dict[Group, str] = {
            "movie": self.tr("Movies and sound"),
            "editor": self.tr("For another editor"),
            "board": self.tr("On paper and in tables"),
        }
        self.list.set_targets(tuple(self._targets.values()), headings, self._host.language.code)
        self.list.choose(self.choice.target.id)
        self.list.setAccessibleName(self.tr("What to make"))
        self._place.setText(self.tr("Folder…"))
        hint(self._place, self.tr("Choose the folder"))
        self.go.setText(self.tr("Export"))
        hint(self.go, self.tr("Export"))
        self._show()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        for part in (self.movie, self.editor, self.board):
            self._stack.addWidget(part)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._note)
        column.addWidget(self._stack)
        column.addWidget(self._remarks)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(right)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.list)
        row.addWidget(scroll, 1)
        self.list.setFixedWidth(228)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._place)
        foot.addWidget(self._file, 1)
        foot.addWidget(self._facts)
        foot.addWidget(self.go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(row, 1)
        whole.addWidget(Line())
        whole.addLayout(foot)

    def _aim(self, target_id: str) -> None:
        self._choose(self.choice.aimed(self._targets[target_id]))

    def _choose(self, choice: object) -> None:
        if isinstance(choice, Choice):
            self.choice = choice
            self._show()

    def ask_folder(self) -> None:
        """Where it goes."""
        found = self._doors.folder(self.choice.folder)
        if found is not None:
            self._choose(replace(self.choice, folder=found))

    def _show(self) -> None:
        choice, language = self.choice, self._host.language.code
        target = choice.target
        self._title.setText(target.title(language))
        self._note.setText(target.words(language))
        part = {"movie": self.movie, "editor": self.editor, "board": self.board}[target.group]
        part.show_choice(choice)
        self._stack.setCurrentWidget(part)
        self._stack.setFixedHeight(part.sizeHint().height())
        self._timer.start()

    def _look(self) -> None:
        """Tell what will be written, or why it cannot be."""
        self._order = None
        try:
            order = self._doors.order(self.choice)
            seen = self._doors.preview(order)
        except StudioError as error:
            self._file.setText("")
            self._facts.setText("")
            self._remarks.set_tone("warning")
            self._remarks.setText(" ".join(filter(None, (told(error.what), told(error.todo)))))
        else:
            self._order = order if seen.fits else None
            self._first = seen.paths[0]
            self._file.setText(self._name(seen))
            self._file.setToolTip("\n".join(str(path) for path in seen.paths[:12]))
            self._facts.setText(self._size(seen))
            remarks = [told(remark) for remark in seen.remarks[:_REMARKS]]
            if not seen.fits:
                remarks.insert(0, self.tr("There is not enough room on that disk. Choose another folder."))
            self._remarks.set_tone("secondary" if seen.fits else "warning")
            self._remarks.setText("\n".join(remarks))
        self.go.setEnabled(self._order is not None)

    def _name(self, seen: Preview) -> str:
        first = seen.paths[0]
        name = f"{first.parent.name or first.parent}/{first.name}"
        if len(seen.paths) == 1:
            return name
        return self.tr("{name} and {count} more").format(name=name, count=len(seen.paths) - 1)

    def _size(self, seen: Preview) -> str:
        if seen.bytes is None or seen.seconds is None:
            return ""
        size = f"{seen.bytes / 1e9:.1f} GB" if seen.bytes >= 1e9 else f"{max(seen.bytes / 1e6, 0.1):.1f} MB"
        minutes = seen.seconds / 60
        if minutes < 1:
            return self.tr("about {size}, under a minute").format(size=size)
        return self.tr("about {size}, {minutes} min").format(size=size, minutes=round(minutes))

    def _begin(self) -> None:
        self._look()  # what was free a moment ago may not be any more
        order = self._order
        if order is None:
            return
        self._host.settings.set("export.target", self.choice.target.id)
        self._host.settings.set("export.folder", str(self.choice.folder))
        self._host.sheets.close()
        self._doors.begin(order, self._first)
