"""Cameos from the window: a sheet records somebody, another brings them along in files, the library keeps them."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.core.signals import Post
from studio.project.cameo import Cameo
from studio.ui.cameo import LibraryPanel, RecordingPanel
from studio.ui.cameo.bringing import BringingPanel
from studio.ui.cameo.library import LibraryDoors
from studio.ui.controls import Label
from studio.ui.host import Host, Notice
from studio.ui.icons import pixmap
from studio.ui.language import Translated
from studio.ui.theme import theme
from studio.workflows.cameo.bringing import Brought
from studio.workflows.cameo.desk import CameoDesk
from studio.workflows.cameo.session import Recording


class CameoChooser(Protocol):
    """Asks a person for files; None, or nothing, where they chose none."""

    def cameo_package(self, start: Path) -> Path | None: ...
    def cameo_target(self, start: Path, name: str) -> Path | None: ...
    def cameo_pictures(self, start: Path) -> list[Path]: ...
    def cameo_voice(self, start: Path) -> Path | None: ...


class Cameos(QObject):
    """The commands ``cameo.record``, ``cameo.import`` and ``cameo.library``."""

    def __init__(
        self, host: Host, desk: Callable[[], CameoDesk] | None, documents: Path, post: Post, chooser: CameoChooser
    ) -> None:
        """``desk`` None: this studio has no cameos. ``documents`` is where files are looked for first."""
        super().__init__()
        self._host, self._make, self._documents, self._post, self._chooser = host, desk, documents, post, chooser
        self._ending: Callable[[], None] | None = None
        self._desk: CameoDesk | None = None
        self._here: tuple[Cameo, ...] | None = None
        self.recording: RecordingPanel | None = None
        self.library_: LibraryPanel | None = None
        self.bringing: BringingPanel | None = None

    def here(self) -> tuple[Cameo, ...]:
        """Who can be called; read once, and again after anything was done here."""
        if self._here is None:
            try:
                self._desk = self._desk or (self._make() if self._make is not None else None)
                self._here = self._desk.parts.consent.cameos() if self._desk is not None else ()
            except StudioError:  # without its key nobody can be called; the library says why
                self._here = ()
        return self._here

    def record(self) -> None:
        """Open the camera, and the sheet."""
        self._record(None)

    def bring(self) -> None:
        """The sheet of pictures and a voice that are there."""
        desk = self._ready()
        if desk is None:
            return
        made = self.bringing = BringingPanel(
            self._host,
            desk,
            self._post,
            lambda: self._chooser.cameo_pictures(self._documents),
            lambda: self._chooser.cameo_voice(self._documents),
            self._record,
        )
        self._begin(made, made.release)
        self._host.sheets.show(made, self.tr("A cameo from pictures"), wide=True, head=_Head())

    def library(self) -> None:
        """Everybody who is here."""
        desk = self._ready()
        if desk is None:
            return
        library = desk.library(self._post)
        try:
            made = LibraryPanel(
                self._host,
                library,
                LibraryDoors(
                    package=lambda: self._chooser.cameo_package(self._documents),
                    target=lambda name: self._chooser.cameo_target(self._documents, name),
                    record=self.record,
                    bring=self.bring,
                ),
            )
        except StudioError as error:
            library.close()
            self._host.notes.refuse(error)
            return
        self.library_ = made
        self._begin(made, made.release, library.close)
        self._host.sheets.show(made, self.tr("Cameos"), wide=True, head=_Head())

    def close(self) -> None:
        """The window goes: so does what is being recorded."""
        self._end()

    def _record(self, brought: Brought | None, handle: str = "", name: str = "") -> None:
        desk = self._ready()
        if desk is None:
            return
        session = desk.recording(self._post, self._host.language.code, brought)
        session.handle, session.name = handle, name
        made = self.recording = RecordingPanel(self._host, session, desk.today)
        self._begin(made, made.release, session.close)
        self._host.sheets.show(made, self.tr("Record a cameo"), wide=True, head=_Head(session))
        session.open()

    def _ready(self) -> CameoDesk | None:
        """The desk, with no other sheet of cameos open."""
        if self._make is None:
            self._host.notes.say(Notice(text=self.tr("Cameos are not installed."), kind="warning"))
            return None
        self._host.sheets.close()
        self._end()
        try:
            self._desk = self._desk or self._make()
        except StudioError as error:
            self._host.notes.refuse(error)
        return self._desk

    def _begin(self, panel: QWidget, *ends: Callable[[], None]) -> None:
        """A sheet is open: what ends with it, once, whoever ends it."""
        waiting = list(ends)

        def _end() -> None:
            while waiting:
                waiting.pop(0)()
            self._here = None
            if self._ending is _end:
                self._ending, self.recording, self.library_, self.bringing = None, None, None, None

        self._ending = _end
        panel.destroyed.connect(_end)

    def _end(self) -> None:
        """Whatever was open is over: the camera goes off, what was recorded is gone."""
        if self._ending is not None:
            self._ending()


class _Head(Translated):
    """What stands beside the title: who it is, and that nothing leaves this machine."""

    def __init__(self, session: Recording | None = None) -> None:
        super().__init__()
        self._handle, self._words = Label("", tone="secondary"), Label("", tone="secondary")
        mark = Label("")
        mark.setPixmap(pixmap("shield", 14, theme().colours.text.secondary, 2.0))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.addWidget(self._handle)
        row.addStretch(1)
        row.addWidget(mark)
        row.addWidget(self._words)
        if session is not None:
            self._session = session
            self.destroyed.connect(session.changed.connect(self._called))
            self._called(None)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._words.setText(self.tr("Picture and voice do not leave this computer"))

    def _called(self, _changed: None) -> None:
        handle = self._session.handle
        self._handle.setText(f"@{handle}" if handle else "")
