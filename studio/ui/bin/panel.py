"""The bin at the left of the window, in the storyboard's place: files that were brought in, by picture and name."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from studio.core.errors import StudioError
from studio.project.timeline.file import MediaFile
from studio.ui.bin.asking import Asks, SystemAsks
from studio.ui.bin.delegate import NARROW, EntryDelegate, Remark, Shown
from studio.ui.bin.foot import Foot
from studio.ui.bin.model import EntryModel
from studio.ui.bin.outlines import Outlines
from studio.ui.bin.view import EntryView, files_in
from studio.ui.bin.words import clock, pixels
from studio.ui.controls import EmptyState, IconButton, Label, NoteRow, Panel, QuietButton, TextField, hint
from studio.ui.host import Host, Notice, Reply
from studio.ui.problems import told
from studio.ui.strips import Strips
from studio.workflows.bin import Bin, Entry, Relinked
from studio.workflows.bin.bin import AnotherFileError
from studio.workflows.session.session import Session
from studio.workflows.timeline.peaks import Peaks

_FEW = 6
"""Up to so many files there is nothing to search."""

_AGAIN_MS, _LOOKS = 400, 150
"""How often, and at most how many times, is looked for outlines that are still being gathered."""


class BinPanel(Panel):
    """Files of one open project. ``files`` does what is asked for; this shows and hands on.

    ``wanted`` gives the ids of files that somebody entered (Enter, double click): they are to be put into the cut.
    ``appeared`` when files have come: somebody will want to see them.
    """

    wanted = Signal(list)
    appeared = Signal()

    def __init__(
        self,
        host: Host,
        session: Session,
        files: Bin,
        peaks: Peaks | None = None,
        asks: Asks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._host, self._session, self._bin = host, session, files
        self._asks: Asks = asks or SystemAsks(self)
        self._strips = Strips(session.folder.cache("thumbnails"))
        self._title = Label("", "title", medium=True)
        self._add = IconButton("plus")
        self._search = TextField()
        self._model = EntryModel(self._describe, self)
        self._outlines = Outlines(peaks)
        self._waiting = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._waiting.timeout.connect(self._view_again)
        shown = Shown(self._picture, self._outline, self._facts, self._remark)
        self._view = EntryView(
            self._model, EntryDelegate(shown, self), dropped=self.take_in, opened=lambda: self._enter()
        )
        self._empty = EmptyState()
        self._begin = QuietButton("", "import")
        self._note: NoteRow | None = None
        self._looks = 0
        self._stale = False
        self._foot = Foot(files.cancel)
        self._build()
        self._bind()
        self.follow(files.changed, lambda _none: self._changed())
        self.follow(files.progress, self._foot.show_progress)
        self.follow(files.refused, self._refuse)
        self.follow(files.imported, self._come)
        self.follow(files.relinked, self._relinked)
        self.follow(files.pictured, lambda _digest: self._view.viewport().update())
        self.retranslate()

    @property
    def view(self) -> EntryView:
        """The list, for the focus and for tests."""
        return self._view

    @property
    def search(self) -> TextField:
        """Where a name is looked for."""
        return self._search

    def lead(self, head: QWidget) -> None:
        """Put this at the head of the panel, in place of its title."""
        self._title.hide()
        self._header.insertWidget(0, head)

    def take_in(self, paths: Sequence[Path]) -> None:
        """Files from outside."""
        self._bin.import_files(paths)
        self.appeared.emit()

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("Files"))
        self._view.setAccessibleName(self.tr("Files of this project"))
        self._view.setAccessibleDescription(self.tr("Enter puts a file into the cut, F2 renames, Delete removes."))
        hint(self._add, self.tr("Import files"), self._host.commands.shown_key("file.import_media"))
        self._search.setPlaceholderText(self.tr("Find a file"))
        self._search.setAccessibleName(self.tr("Find a file"))
        self._empty.set_words(
            self.tr("No files yet"),
            self.tr("Drop videos, sounds and images here. From here they go to the timeline."),
        )
        self._begin.setText(self.tr("Import files…"))
        self._show()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show()

    @override
    def release(self) -> None:
        self._waiting.stop()
        super().release()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._begin.setText("" if narrow else self.tr("Import files…"))
        self._show_search()
        if self._note is not None:
            self._note.setVisible(not narrow)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = files_in(event)
        if paths:
            event.acceptProposedAction()
            self.take_in(paths)

    def _build(self) -> None:
        self._header = QHBoxLayout()
        self._header.setContentsMargins(12, 6, 6, 2)
        self._header.addWidget(self._title)
        self._header.addStretch(1)
        self._header.addWidget(self._add)
        self._empty.add(self._begin)
        self._top = QVBoxLayout()
        self._top.setContentsMargins(12, 2, 12, 4)
        self._top.setSpacing(6)
        self._top.addWidget(self._search)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # the column may be narrower than words
        column.addLayout(self._header)
        column.addLayout(self._top)
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self._empty)  # only now: a stack without a parent would show it as a window of its own
        self._stack.addWidget(self._view)
        column.addWidget(self._foot)
        self.setAcceptDrops(True)
        self.setFocusProxy(self._view)

    def _bind(self) -> None:
        bind = self._host.commands.bind
        bind("file.import_media", self._import)
        bind("bin.rename", self._rename)
        bind("bin.remove", self._remove)
        bind("bin.relink", self._relink)
        bind("bin.relink_folder", self._relink_folder)
        bind("bin.reveal", self._reveal)
        action = self._host.commands.action
        self._add.clicked.connect(action("file.import_media").trigger)
        self._begin.clicked.connect(action("file.import_media").trigger)
        self._search.textChanged.connect(self._show)
        self._view.customContextMenuRequested.connect(self._menu)
        self._view.selectionModel().selectionChanged.connect(self._enable)

    # ------------------------------------------------------------------------------------------ showing

    def _changed(self) -> None:
        """Shown at once where it is seen, else when it will be."""
        if self.isVisible():
            self._show()
        else:
            self._stale = True

    def _show(self) -> None:
        self._stale = False
        entries, kept = self._bin.entries, self._view.chosen
        words = self._search.text().casefold().split() if len(entries) > _FEW else []
        found = tuple(entry for entry in entries if all(word in entry.file.name.casefold() for word in words))
        self._model.show(found)
        self._view.choose([file_id for file_id in kept if self._model.row(file_id) >= 0])
        self._stack.setCurrentWidget(self._view if entries else self._empty)
        self._show_search()
        self._say_missing([entry for entry in entries if entry.state != "here"])
        self._enable()

    def _show_search(self) -> None:
        self._search.setVisible(len(self._bin.entries) > _FEW and self.width() >= NARROW)

    def _say_missing(self, lost: list[Entry]) -> None:
        if self._note is not None:
            self._top.removeWidget(self._note)
            self._note.hide()
            self._note.deleteLater()
            self._note = None
        self._looks = 0
        if not lost:
            return
        count = len(lost)
        said = (
            self.tr("1 file is missing or has changed.")
            if count == 1
            else self.tr("{count} files are missing or have changed.").format(count=count)
        )
        self._note = NoteRow(
            said,
            "error",
            (
                (self.tr("Search origins"), self._bin.find_again),
                (self.tr("Search a folder…"), self._relink_folder),
            ),
        )
        self._note.setVisible(self.width() >= NARROW)
        self._top.addWidget(self._note)

    def _enable(self) -> None:
        chosen, commands = self._chosen(), self._host.commands
        for name in ("bin.rename", "bin.reveal"):
            commands.enable(name, len(chosen) == 1)
        commands.enable("bin.remove", bool(chosen))
        commands.enable("bin.relink", len(chosen) == 1)
        commands.enable("bin.relink_folder", any(entry.state != "here" for entry in self._bin.entries))

    def _chosen(self) -> list[Entry]:
        chosen = set(self._view.chosen)
        return [entry for entry in self._model.entries if entry.file.id in chosen]

    def _picture(self, entry: Entry) -> QPixmap | None:
        return None if entry.file.kind == "audio" else self._strips.middle(entry.file.digest)

    def _outline(self, entry: Entry) -> Sequence[int]:
        if entry.file.kind != "audio":
            return ()
        found = self._outlines.of(entry.file.digest)
        if not found and not self._waiting.isActive() and self._looks < _LOOKS:
            self._waiting.start()
        return found

    def _view_again(self) -> None:
        """Outlines that were not known may be by now."""
        self._looks += 1
        self._view.viewport().update()

    def _facts(self, entry: Entry) -> str:
        file = entry.file
        said = [clock(file.seconds)] if file.kind != "image" else []
        if file.kind != "audio":
            said.append(pixels(file.size))
        elif file.channels:
            said.append(self._channels(file.channels))
        return "  ".join(said)

    def _channels(self, count: int) -> str:
        if count <= 2:
            return self.tr("Mono") if count == 1 else self.tr("Stereo")
        return self.tr("{count} channels").format(count=count)

    def _remark(self, entry: Entry) -> Remark:
        if entry.state == "missing":
            return Remark(self.tr("Missing"), "error", "error")
        if entry.state == "changed":
            return Remark(self.tr("Changed or damaged"), "error", "error")
        noted = [self._short(note) for note in entry.file.notes]
        for remark in noted:
            if remark.tone == "warning":
                return remark
        if entry.uses:
            count = len(entry.uses)
            return Remark(self.tr("In 1 clip") if count == 1 else self.tr("In {count} clips").format(count=count))
        return noted[0] if noted else Remark(self.tr("Not used yet"))

    def _short(self, note: str) -> Remark:
        """A note in a few words; the row's tooltip says it in full."""
        if note.startswith("It says that it is longer"):
            return Remark(self.tr("Shorter than it says"), "warning", "warning")
        if note.startswith("Its sound cannot"):
            return Remark(self.tr("Sound unreadable"), "warning", "warning")
        if note.startswith("Its pictures cannot"):
            return Remark(self.tr("Pictures unreadable"), "warning", "warning")
        if note.startswith("Its pictures come at"):
            return Remark(self.tr("Uneven frame rate"), "info")
        if note.startswith("It is HDR"):
            return Remark(self.tr("HDR"), "info")
        if "mixed to two" in note:
            return Remark(self.tr("Heard in stereo"), "info")
        return Remark(told(note), "info")

    def _describe(self, entry: Entry) -> str:
        kinds = {"video": self.tr("Video"), "audio": self.tr("Sound"), "image": self.tr("Image")}
        said = [
            entry.file.name,
            kinds[entry.file.kind],
            self._facts(entry).replace("  ", ", "),
            self._remark(entry).said,
        ]
        notes = [told(note) for note in entry.file.notes]
        return "\n".join([", ".join(dict.fromkeys(part for part in said if part)), *notes])

    # ------------------------------------------------------------------------------------------ doing

    def _import(self) -> None:
        paths = self._asks.files()
        if paths:
            self.take_in(paths)

    def _enter(self) -> None:
        if self._view.chosen:
            self.wanted.emit(list(self._view.chosen))

    def _rename(self) -> None:
        for entry in self._chosen()[:1]:
            name = self._asks.name(entry.file.name)
            if name:
                self._bin.rename(entry.file.id, name)

    def _remove(self) -> None:
        self._bin.remove(self._view.chosen)

    def _relink(self) -> None:
        for entry in self._chosen()[:1]:
            path = self._asks.one(entry.file.name, Path(entry.file.origin).parent)
            if path is not None:
                self._bin.relink(entry.file.id, path)

    def _relink_folder(self) -> None:
        lost = [entry for entry in self._bin.entries if entry.state != "here"]
        if lost:
            folder = self._asks.folder(Path(lost[0].file.origin).parent)
            if folder is not None:
                self._bin.relink_folder(folder)

    def _reveal(self) -> None:
        for entry in self._chosen()[:1]:
            origin = Path(entry.file.origin)
            shown = origin.parent if origin.is_file() else entry.path.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))

    def _menu(self, where: QPoint) -> None:
        if not self._view.beneath(where):
            return
        menu = QMenu(self)
        for name in ("bin.rename", "bin.relink", "bin.reveal", "bin.remove"):
            menu.addAction(self._host.commands.action(name))
        menu.exec(self._view.viewport().mapToGlobal(where))
        menu.deleteLater()

    def _refuse(self, error: StudioError) -> None:
        if not isinstance(error, AnotherFileError):
            self._host.notes.refuse(error)
            return
        again = Reply(
            text=self.tr("Use it all the same"),
            run=lambda: self._bin.relink(error.file.id, error.path, other=True),
        )
        self._host.notes.say(
            Notice(text=told(error.what), kind="warning", todo=told(error.todo), replies=(again,), stays=True)
        )

    def _come(self, files: tuple[MediaFile, ...]) -> None:
        self._show()
        self._view.choose([file.id for file in files])

    def _relinked(self, came: Relinked) -> None:
        if came.found:
            found = ", ".join(came.found[:3]) + ("…" if len(came.found) > 3 else "")
            said = self.tr("Found again: {names}.").format(names=found)
            if came.left:
                said += " " + self.tr("{count} are still missing.").format(count=came.left)
            self._host.notes.say(Notice(text=said, kind="good"))
        else:
            self._host.notes.say(Notice(text=self.tr("None of the missing files was found there."), kind="warning"))
