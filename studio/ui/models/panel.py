"""The sheet's content: the list, what is chosen, what can be done with it, how far a download is, the network."""

import time
from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.ui.controls import EmptyState, Label, Line, ProgressLine, QuietButton, hint
from studio.ui.controls.label import Tone
from studio.ui.host import Host, Notice
from studio.ui.language import Translated
from studio.ui.models.details import Details, scrolled
from studio.ui.models.listing import ModelList
from studio.ui.models.network import NetworkRow
from studio.ui.models.words import size_words, time_words
from studio.ui.problems import told
from studio.workflows.models.models import Installed, ModelsDesk, Network, Row


class ModelsPanel(Translated):
    """``release`` before it goes; a download goes on without it. ``now`` is a clock in seconds."""

    def __init__(
        self, host: Host, desk: ModelsDesk, now: Callable[[], float] = time.monotonic, *, first: str = ""
    ) -> None:
        """``first`` is the model to be shown at the beginning; empty: any."""
        super().__init__()
        self._first = first
        self._host, self._desk, self._now = host, desk, now
        self._rows: dict[str, Row] = {}
        self._begun = (0.0, 0)
        self._message: tuple[str, str, Tone] = ("", "", "secondary")
        self.list, self.details = ModelList(), Details()
        self.get, self.pause, self.stop = (
            QuietButton("", "arrow-down"),
            QuietButton("", "pause"),
            QuietButton("", "stop"),
        )
        self.check, self.remove = QuietButton("", "shield"), QuietButton("", "trash")
        self._progress, self._far = ProgressLine(), Label("", "caption", "secondary", tabular=True)
        self._said = Label("", "caption", "secondary", wraps=True)
        self.network = NetworkRow(desk.catalogue.network)
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        self._build()
        self._ends = [
            desk.looking.ended.connect(self._looked),
            desk.fetching.changed.connect(lambda _share: self._show_work()),
            desk.fetching.ended.connect(self._fetched),
            desk.checking.changed.connect(lambda _share: self._show_work()),
            desk.checking.ended.connect(self._verified),
        ]
        self.list.picked.connect(self._pick)
        self.get.clicked.connect(self._get)
        self.pause.clicked.connect(self._pause)
        self.stop.clicked.connect(desk.fetching.stop)
        self.check.clicked.connect(self._check)
        self.remove.clicked.connect(self._remove)
        self.network.changed.connect(self._set_network)
        self.setFocusProxy(self.list)
        self.retranslate()
        desk.look()

    def release(self) -> None:
        """Listen no more."""
        for end in self._ends:
            end()
        self._ends.clear()

    @property
    def listening(self) -> bool:
        """Whether it still follows what is looked up and fetched."""
        return bool(self._ends)

    @override
    def hasHeightForWidth(self) -> bool:
        """As high as it likes to be: what does not fit scrolls."""
        return False

    @override
    def sizeHint(self) -> QSize:
        return QSize(860, 560)

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Models"))
        self._empty.set_words("", self.tr("Looking at what is here…"))
        for button, text, more in (
            (self.stop, self.tr("Stop"), self.tr("What was fetched is kept.")),
            (self.check, self.tr("Verify"), self.tr("Look whether all its files are what they were.")),
            (self.remove, self.tr("Remove"), self.tr("Deletes the studio's own files; shared ones stay.")),
        ):
            button.setText(text)
            hint(button, text, more=more)
        if self._rows:
            self.list.set_rows(list(self._rows.values()))
        self._show()

    @property
    def said(self) -> str:
        """What is said of the chosen one now."""
        return self._said.text()

    # ------------------------------------------------------------------------------------------------- showing

    @property
    def _row(self) -> Row | None:
        return self._rows.get(self.list.model_id)

    def _looked(self, result: tuple[Row, ...] | StudioError | None) -> None:
        if isinstance(result, StudioError):
            self._empty.set_words(told(result.what), told(result.todo))
            self._stack.setCurrentIndex(0)
        elif result is not None:
            self._rows = {row.card.id: row for row in result}
            self.list.set_rows(result)
            if self._first in self._rows:
                self.list.choose(self._first)
                self._first = ""
            self._stack.setCurrentIndex(1)
            self._show()

    def _pick(self, model_id: str) -> None:
        self._show()

    def _show(self) -> None:
        row = self._row
        self.details.show_row(row, self._host.language.code)
        self._show_work()

    def _show_work(self) -> None:
        row, fetched = self._row, self._desk.fetched
        mine = row is not None and fetched == row.card.id
        self.get.setVisible(row is not None and row.installed is None and not mine)
        self.pause.setVisible(mine)
        self.stop.setVisible(mine)
        self.check.setVisible(row is not None and row.installed is not None)
        self.remove.setVisible(row is not None and (row.state in ("here", "half") or _own(row)) and not mine)
        self._progress.setVisible(mine)
        self._far.setVisible(mine)
        if row is None:
            return
        self._name_get(row)
        self.get.setEnabled(not fetched and not self._desk.catalogue.network.off)
        held = self._desk.fetching.held
        pause = self.tr("Go on") if held else self.tr("Pause")
        self.pause.setText(pause)
        self.pause.set_icon("play" if held else "pause")
        hint(self.pause, pause)
        checking = self._desk.checking.output
        self.check.setEnabled(checking is None)
        if mine:
            self._show_far()
        if checking is not None and checking.name == row.card.id:
            self._said.set_tone("secondary")
            standing = self._desk.checking.standing
            share = round(100 * standing.share) if standing is not None else 0
            self._said.setText(self.tr("Verifying: {share} %").format(share=share))
        elif self._message[0] == row.card.id and not mine:
            self._said.set_tone(self._message[2])
            self._said.setText(self._message[1])
        elif fetched and not mine:
            self._said.set_tone("secondary")
            self._said.setText(self.tr("Another model is being fetched."))
        else:
            self._said.setText("")
        self._said.setVisible(bool(self._said.text()))

    def _name_get(self, row: Row) -> None:
        left = size_words(max(row.size - row.half, 0))
        if row.state == "half":
            text = self.tr("Go on: {size} left").format(size=left)
        elif row.card.licence.accept:
            text = self.tr("Accept the licence and get it: {size}").format(size=left)
        else:
            text = self.tr("Get it: {size}").format(size=left)
        self.get.setText(text)
        hint(self.get, text)

    def _show_far(self) -> None:
        standing = self._desk.fetching.standing
        if standing is None or standing.step != "fetch" or not standing.total:
            self._progress.set_share(None)
            self._far.setText(self.tr("Asking the hub…"))
            self._begun = (0.0, 0)
            return
        self._progress.set_share(standing.share)
        words = [self.tr("{done} of {size}").format(done=size_words(standing.done), size=size_words(standing.total))]
        if standing.held:
            words.append(self.tr("paused"))
            self._begun = (0.0, 0)
        elif not self._begun[0]:
            self._begun = (self._now(), standing.done)
        else:
            seconds, came = self._now() - self._begun[0], standing.done - self._begun[1]
            if seconds > 1 and came > 0:
                words.append(f"{size_words(came / seconds)}/s")
                words.append(time_words((standing.total - standing.done) * seconds / came))
        self._far.setText(" · ".join(words))

    # ------------------------------------------------------------------------------------------------- doing

    def _get(self) -> None:
        row = self._row
        if row is not None:
            self._begun = (0.0, 0)
            self._message = ("", "", "secondary")
            self._desk.fetch(row.card.id)
            self._show_work()

    def _pause(self) -> None:
        fetching = self._desk.fetching
        (fetching.release if fetching.held else fetching.hold)()

    def _check(self) -> None:
        row = self._row
        if row is not None:
            self._message = ("", "", "secondary")
            self._desk.check(row.card.id)
            self._show_work()

    def _verified(self, result: tuple[str, ...] | StudioError | None) -> None:
        row = self._row
        if isinstance(result, tuple) and row is not None:
            wrong = "\n".join(told(line) for line in result[:3])
            tone: Tone = "warning" if wrong else "good"
            self._message = (row.card.id, wrong or self.tr("All its files are well."), tone)
        self._show_work()

    def _fetched(self, result: Installed | StudioError | None) -> None:
        row = self._row
        if isinstance(result, StudioError) and row is not None:
            text = " ".join(filter(None, (told(result.what), told(result.todo))))
            self._message = (row.card.id, text, "warning")
        self._desk.look()

    def _remove(self) -> None:
        row = self._row
        if row is None:
            return
        try:
            freed = self._desk.catalogue.remove(row.card.id)
        except StudioError as error:
            self._host.notes.refuse(error)
            return
        words = self.tr("{name} is removed: {size} are free again.").format(name=row.card.name, size=size_words(freed))
        self._host.notes.say(Notice(text=words, kind="good"))
        self._desk.look()

    def _set_network(self, network: Network) -> None:
        try:
            self._desk.catalogue.set_network(network)
        except StudioError as error:
            self._host.notes.refuse(error)
        self.network.show_network(self._desk.catalogue.network)
        self._show_work()

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(scrolled(self.details), 1)
        right.addWidget(self._said)
        right.addWidget(self._progress)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._far)
        foot.addStretch(1)
        for button in (self.check, self.remove, self.stop, self.pause, self.get):
            foot.addWidget(button)
        right.addLayout(foot)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self.list.setFixedWidth(292)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(both)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._stack, 1)
        column.addWidget(Line())
        column.addWidget(self.network)


def _own(row: Row) -> bool:
    return row.installed is not None and (row.installed.own or bool(row.installed.base))
