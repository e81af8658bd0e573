"""The head of the panel: which shot, how far it is, how long; earlier versions and everything else."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from studio.project import edits
from studio.project.shot import Shot
from studio.ui.controls import Choice, Combo, IconButton, Label, StatusBadge, hint
from studio.ui.host import Host
from studio.ui.language import Translated
from studio.ui.shot.writing import Writing

LENGTHS = (2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 15.0, 20.0, 30.0)
"""Seconds to choose from."""

AUTOMATIC = "auto"

NARROW = 400
"""A head of this width leaves the history to the arrows under the prompt."""


class Head(Translated):
    """``wants_versions`` asks for the history, ``wants_templates`` for the templates."""

    wants_versions = Signal()
    wants_templates = Signal()
    titled = Signal(str)
    """Which shot is in hand, in words."""

    def __init__(self, writing: Writing, host: Host) -> None:
        super().__init__()
        self._writing, self._host = writing, host
        self._title = Label("", "title", medium=True)
        self.status = StatusBadge()
        self.length = Combo(plain=True)
        self.history, self.more = IconButton("history"), IconButton("more")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._title, self.status, self.length):
            row.addWidget(widget)
        row.addStretch(1)
        row.setSpacing(6)
        row.addWidget(self.history)
        row.addWidget(self.more)
        self.setFixedHeight(32)
        self.status.clicked.connect(self._open_status)
        self.length.chosen.connect(self._set_length)
        self.history.clicked.connect(self.wants_versions)
        self.more.clicked.connect(self._open_more)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        commands = self._host.commands
        hint(self.history, self.tr("Versions of the prompt"), commands.shown_key("shot.history"))
        hint(self.more, self.tr("More for this shot"))
        hint(self.length, self.tr("Length of the shot"))
        self.show_shot()

    def show_shot(self) -> None:
        """The shot in hand."""
        writing = self._writing
        shot, project = writing.shot, writing.project
        for widget in (self.status, self.length, self.more):
            widget.setVisible(shot is not None)
        self.history.setVisible(shot is not None and self.width() > NARROW)
        if shot is None:
            self._name(self.tr("Shot"))
            return
        self._name(self.tr("Shot {number}").format(number=project.number(shot.id)))
        status = project.status(shot.id)
        self.status.set_status(status)
        self.status.setToolTip(self.status.accessibleName())
        self._show_length(shot)
        self.history.setEnabled(bool(shot.prompts))
        self._host.commands.enable("shot.history", bool(shot.prompts))

    def lead(self, head: QWidget) -> None:
        """Put this at the head, in place of the title."""
        self._title.hide()
        self._row.insertWidget(0, head)

    def _name(self, title: str) -> None:
        self._title.setText(title)
        self.titled.emit(title)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.history.setVisible(self._writing.shot is not None and self.width() > NARROW)

    def _show_length(self, shot: Shot) -> None:
        rate = round(self._writing.project.form.rate.fps)
        say = self._host.language.length
        take = self._writing.project.standing(shot.id)
        automatic = self.tr("auto")
        if take is not None and shot.settings.seconds is None:
            automatic = f"{say(take.frame_count, rate)} · {automatic}"
        wish = shot.settings.seconds
        lengths: list[float] = sorted({*LENGTHS, wish} if wish else LENGTHS)
        choices = [Choice(f"{seconds:g}", say(round(seconds * rate), rate)) for seconds in lengths]
        self.length.set_choices([Choice(AUTOMATIC, automatic), *choices])
        self.length.set_value(f"{shot.settings.seconds:g}" if shot.settings.seconds else AUTOMATIC)
        self.length.setEnabled(not self._writing.session.read_only)

    def _set_length(self, value: str) -> None:
        seconds = None if value == AUTOMATIC else float(value)
        self._writing.settle("Choose the length", lambda settings: replace(settings, seconds=seconds))

    def _open_status(self) -> None:
        shot = self._writing.shot
        if shot is None:
            return
        menu = QMenu(self)
        menu.addAction(self._host.commands.action("take.approve"))
        withdraw = menu.addAction(self.tr("Withdraw the approval"))
        withdraw.setEnabled(shot.approved is not None and not self._writing.session.read_only)
        withdraw.triggered.connect(
            lambda: self._writing.session.edit(
                "Withdraw approval", lambda before: edits.withdraw_approval(before, shot.id)
            )
        )
        menu.addSeparator()
        menu.addAction(self._host.commands.action("film.finals"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.status.mapToGlobal(QPoint(0, self.status.height() + 4)))

    def _open_more(self) -> None:
        writing, commands = self._writing, self._host.commands
        menu = QMenu(self)
        menu.addAction(commands.action("shot.templates"))
        menu.addAction(commands.action("shot.cast"))
        menu.addAction(commands.action("shot.history"))
        menu.addSeparator()
        again = menu.addAction(self.tr("Read the prompt again"))
        again.triggered.connect(lambda: writing.release_edits())
        again.setEnabled(writing.ready)
        copy = menu.addAction(self.tr("Copy the prompt"))
        copy.triggered.connect(lambda: QApplication.clipboard().setText(writing.text))
        menu.addSeparator()
        menu.addAction(commands.action("shot.split"))
        menu.addAction(commands.action("shot.duplicate"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(self.more.width() - menu.sizeHint().width(), self.more.height() + 4)))
