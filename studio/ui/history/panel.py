"""The panel: the steps at the left, versions under a name at the right."""

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListView, QListWidget, QListWidgetItem, QVBoxLayout
from typing_extensions import override

from studio.ui.controls import Label, Panel, QuietButton, TextField, hint
from studio.ui.history.model import StepModel, clock
from studio.ui.theme import theme
from studio.workflows.session.session import Session


class HistoryPanel(Panel):
    """Pressing a step, or Enter on it, brings the document to what it was behind it; nothing is lost by that until
    something else is edited. A version keeps the document as it is now, for good."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._steps_label, self._versions_label = Label("", "body", medium=True), Label("", "body", medium=True)
        self._remark = Label("", "caption", "tertiary", wraps=True)
        self._model = StepModel(self)
        self.steps = QListView()
        self.steps.setModel(self._model)
        self.versions = QListWidget()
        self._name, self._keep, self._restore = TextField(), QuietButton(), QuietButton()
        self._build()
        self.steps.clicked.connect(self._go)
        self.steps.activated.connect(self._go)
        self._name.returnPressed.connect(self._keep_version)
        self._keep.clicked.connect(self._keep_version)
        self._restore.clicked.connect(self._bring_back)
        self.versions.itemActivated.connect(self._bring_back)
        self.versions.itemSelectionChanged.connect(self._enable)
        self.follow(session.changed, lambda _change: self._show())
        ends = self._ends  # a method of its own is not called any more when it goes
        self.destroyed.connect(lambda: [end() for end in ends])
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("History"))
        self._steps_label.setText(self.tr("Steps"))
        self._versions_label.setText(self.tr("Versions"))
        self._remark.setText(self.tr("Going back loses nothing until you edit again. Undo reaches past a restart."))
        self.steps.setAccessibleName(self.tr("Steps"))
        self.versions.setAccessibleName(self.tr("Versions"))
        self._name.setPlaceholderText(self.tr("Name, like “first cut”"))
        hint(self._name, self.tr("Name of the version"))
        self._keep.setText(self.tr("Keep this version"))
        hint(self._keep, self.tr("Keep this version"))
        self._restore.setText(self.tr("Bring it back"))
        hint(self._restore, self.tr("Bring it back"), more=self.tr("This is an edit: undo takes it back."))
        self._show()

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    def _build(self) -> None:
        left, right, foot = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self.steps.setUniformItemSizes(True)
        for column, label, view in (
            (left, self._steps_label, self.steps),
            (right, self._versions_label, self.versions),
        ):
            column.setSpacing(6)
            column.addWidget(label)
            column.addWidget(view, 1)
        left.addWidget(self._remark)
        right.addWidget(self._name)
        foot.addWidget(self._keep)
        foot.addStretch(1)
        foot.addWidget(self._restore)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        pad = theme().space.panel_padding
        row.setContentsMargins(pad, pad, pad, pad)
        row.setSpacing(pad)
        row.addLayout(left, 1)
        row.addLayout(right, 1)

    def _show(self) -> None:
        session = self._session
        self._model.show_steps(session.history, session.stands)
        here = self._model.index(session.stands, 0)
        self.steps.setCurrentIndex(here)
        self.steps.scrollTo(here)
        self._list_versions()
        self._enable()

    def _list_versions(self) -> None:
        """The versions, newest first; the chosen one stays chosen."""
        chosen = self._chosen()
        self.versions.clear()
        for version in reversed(self._session.versions):
            line = self.tr("{name}   {when}   {count} shots").format(
                name=version.name, when=clock(version.made), count=version.shots
            )
            row = QListWidgetItem(line, self.versions)
            row.setData(Qt.ItemDataRole.UserRole, version.id)
            row.setSizeHint(QSize(0, theme().size.button))
            if version.id == chosen:
                self.versions.setCurrentItem(row)

    def _enable(self) -> None:
        can = not self._session.read_only
        self.steps.setEnabled(can)
        for control in (self._name, self._keep):
            control.setEnabled(can)
        self._restore.setEnabled(can and bool(self._chosen()))

    def _go(self, index: QModelIndex) -> None:
        if index.row() != self._session.stands:
            self._session.go_to(index.row())

    def _keep_version(self) -> None:
        count = len(self._session.versions) + 1
        name = self._name.text().strip() or self.tr("Version {number}").format(number=count)
        if self._session.keep_version(name) is not None:
            self._name.clear()
            self._show()

    def _bring_back(self) -> None:
        if chosen := self._chosen():
            self._session.restore_version(chosen)

    def _chosen(self) -> str:
        """The id of the version in hand; empty where there is none."""
        return next((str(item.data(Qt.ItemDataRole.UserRole)) for item in self.versions.selectedItems()), "")
