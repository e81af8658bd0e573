"""Files and the window: new, open, save a copy, the sample, and whatever is dropped anywhere on it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Protocol

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from studio.core.errors import StudioError
from studio.core.signals import Post
from studio.ui.host import Host, Notice, Reply
from studio.ui.shell.doors import WindowDoors
from studio.ui.shell.subjects import OwnSubjects
from studio.workflows.bin.importing import SUFFIXES, expanded
from studio.workflows.bringing_back import SUFFIXES as CUTS
from studio.workflows.opened import Opened
from studio.workflows.subjects import is_subject

SUFFIX = ".studio"
SCRIPTS = (".fountain", ".spmd", ".txt", ".md")
MOVIES = (".mp4", ".mov", ".m4v", ".mkv", ".webm")


class Choosers(Protocol):
    """Asks a person for a file or folder; None where nothing was chosen."""

    def project(self, start: Path) -> Path | None: ...
    def script(self, start: Path) -> Path | None: ...
    def new_folder(self, start: Path, name: str) -> Path | None: ...
    def folder(self, start: Path) -> Path | None: ...

    def subject_names(self, file: Path) -> str | None: ...
    def cut(self, start: Path) -> Path | None: ...
    def cameo_package(self, start: Path) -> Path | None: ...
    def cameo_target(self, start: Path, name: str) -> Path | None: ...
    def cameo_pictures(self, start: Path) -> list[Path]: ...
    def cameo_voice(self, start: Path) -> Path | None: ...


class Files(QObject):
    """Verbs on files. ``open_folder`` is the window's own way to open a project; it answers errors itself. ``brought``
    when files go into the bin."""

    brought = Signal()

    def __init__(
        self, host: Host, doors: WindowDoors, post: Post, choosers: Choosers, open_folder: Callable[[Path], bool]
    ) -> None:
        super().__init__()
        self._host, self._doors, self._post, self._choosers = host, doors, post, choosers
        self._open_folder = open_folder
        self._opened: Opened | None = None
        self._copying: Thread | None = None
        self.subjects = OwnSubjects(host, doors.subjects, post, choosers.subject_names)

    def set_opened(self, opened: Opened | None) -> None:
        """What is open now."""
        self._opened = opened

    def untitled(self) -> Path:
        """A folder for a project without a name that is not there yet."""
        number = 1
        while (folder := self._doors.untitled / f"untitled-{number}{SUFFIX}").exists():
            number += 1
        return folder

    def is_untitled(self, folder: Path) -> bool:
        """Whether the project has no name yet."""
        return folder.parent == self._doors.untitled and folder.name.startswith("untitled-")

    def new(self) -> None:
        """An empty project; it gets a name when a copy is saved."""
        self._open_folder(self.untitled())

    def open(self) -> None:
        """Ask which, and open it."""
        chosen = self._choosers.project(self._doors.documents)
        if chosen is not None:
            self._open_folder(chosen)

    def open_sample(self) -> None:
        """The sample in the window's language, as a project of one's own; its script is read at the first time."""
        name = "sample" if self._host.language.code == "ja" else "sample_en"
        folder = self._doors.untitled / f"{name}{SUFFIX}"
        if self._open_folder(folder) and self._opened is not None and not self._opened.session.project.shots:
            self._opened.board.open_script(self._doors.resources / "samples" / f"{name}.fountain")

    def save(self) -> None:
        """A project without a name gets one; any other is on disk already, and this says so."""
        opened = self._opened
        if opened is None:
            return
        if self.is_untitled(opened.session.path):
            self.save_copy(then_open=True)
        else:
            self._host.notes.say(Notice(text=self.tr("Everything is on disk already."), kind="good"))

    def save_copy(self, *, then_open: bool = False) -> None:
        """Ask for a name, and copy the project there beside the work."""
        opened = self._opened
        if opened is None or self._copying is not None:
            return
        session = opened.session
        name = self.tr("My film") if self.is_untitled(session.path) else session.project.name
        chosen = self._choosers.new_folder(self._doors.documents, name)
        if chosen is None:
            return
        target = chosen if chosen.suffix == SUFFIX else chosen.with_name(chosen.name + SUFFIX)

        document = session.project

        def _copy() -> None:
            try:
                self._doors.copy(session, document, target)
            except StudioError as error:
                self._post(partial(self._copied, target, error, then_open))
            else:
                self._post(partial(self._copied, target, None, then_open))

        self._copying = Thread(target=_copy, name="copy", daemon=False)
        self._copying.start()

    def wait(self) -> None:
        """Until a copy that is being written is done."""
        self.subjects.wait()
        if self._copying is not None:
            self._copying.join()

    def import_script(self) -> None:
        """Ask for a script and make shots of it."""
        chosen = self._choosers.script(self._doors.documents)
        if chosen is not None:
            self.take_in([chosen])

    def reveal(self) -> None:
        """Show the project's folder in the system's file window."""
        if self._opened is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._opened.session.path)))

    def take_in(self, paths: Sequence[Path]) -> None:
        """Files that were dropped or chosen: each goes where it makes sense, or a sentence says why not."""
        media: list[Path] = []
        for path in paths:
            suffix = path.suffix.lower()
            if path.is_dir() and (self._opened is None or _is_project(path) or not expanded([path])):
                self._open_folder(path)
                return
            if is_subject(path):
                self.subjects.take(path)
                continue
            if self._opened is None:
                return
            if suffix in SCRIPTS:
                self._opened.board.open_script(path)
            elif suffix in MOVIES and self._recall(path):
                continue
            elif suffix in SUFFIXES or path.is_dir():
                media.append(path)
            else:
                self._host.notes.say(
                    Notice(
                        text=self.tr("{name} is nothing that a film is made of.").format(name=path.name),
                        kind="warning",
                        todo=self.tr(
                            "Drop video, sound, images, a script (.fountain, .txt), a figure (.glb), a project folder."
                        ),
                    )
                )
        if media:
            self.bring(media)

    def bring(self, paths: Sequence[Path]) -> None:
        """Files into the bin, which is shown."""
        if self._opened is not None and self._opened.bin is not None:
            self._opened.bin.import_files(paths)
            self.brought.emit()

    def _recall(self, path: Path) -> bool:
        """A take's file gives its recipe back: as a new take of the shot in hand, or as a shot of its own. Gives
        whether it was a take."""
        opened = self._opened
        if opened is None:
            return False
        try:
            recalled = self._doors.recall(path)
        except StudioError as error:
            if opened.bin is None:
                self._host.notes.refuse(error)
            return opened.bin is None
        shot_id = opened.selection.shot
        replies = [Reply(text=self.tr("Make a shot of its words"), run=lambda: opened.board.write((recalled.prompt,)))]
        if shot_id is not None:
            replies.insert(
                0, Reply(text=self.tr("Use it for this shot"), run=lambda: opened.review.recall_file(recalled))
            )
        if opened.bin is not None:
            replies.append(Reply(text=self.tr("Put it among the files"), run=lambda: self.bring((path,))))
        self._host.notes.say(
            Notice(
                text=self.tr("{name} remembers how it was made.").format(name=path.name),
                kind="good",
                todo=recalled.prompt,
                replies=tuple(replies),
                stays=True,
            )
        )
        return True

    def _copied(self, target: Path, error: StudioError | None, then_open: bool) -> None:
        self.wait()
        self._copying = None
        if error is not None:
            self._host.notes.refuse(error)
        elif then_open:
            self._open_folder(target)
        else:
            self._host.notes.say(
                Notice(
                    text=self.tr("The copy is in {folder}.").format(folder=target.name),
                    kind="good",
                    replies=(Reply(text=self.tr("Open the copy"), run=lambda: self._open_folder(target)),),
                )
            )


def _is_project(folder: Path) -> bool:
    return folder.suffix == SUFFIX or (folder / "project.db").exists()


class SystemChoosers(QObject):
    """The system's own file dialogs."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def subject_names(self, file: Path) -> str | None:
        """What prompts are to call a figure."""
        guess = file.stem.replace("_", " ").strip()
        label = self.tr("What do prompts call it? Several names, in any language: robot, ロボット")
        names, sure = QInputDialog.getText(self._window, self.tr("A subject of your own"), label, text=guess)
        return names if sure else None

    def project(self, start: Path) -> Path | None:
        """A project folder."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Open a project"), str(start))
        return Path(name) if name else None

    def script(self, start: Path) -> Path | None:
        """A script."""
        kinds = self.tr("Scripts ({endings})").format(endings=" ".join(f"*{suffix}" for suffix in SCRIPTS))
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import a script"), str(start), kinds)
        return Path(name) if name else None

    def new_folder(self, start: Path, name: str) -> Path | None:
        """Where a copy is to be."""
        suggested = str(start / f"{name}{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save a copy"), suggested)
        return Path(chosen) if chosen else None

    def folder(self, start: Path) -> Path | None:
        """Where exports are to be."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Export to"), str(start))
        return Path(name) if name else None

    def cut(self, start: Path) -> Path | None:
        """A cut that another editor wrote."""
        kinds = self.tr("Cuts ({endings})").format(endings=" ".join(f"*{suffix}" for suffix in CUTS))
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Bring back a cut"), str(start), kinds)
        return Path(name) if name else None

    def cameo_package(self, start: Path) -> Path | None:
        """A package with a cameo, or a notice that one is revoked."""
        kinds = self.tr("Cameos and notices (*.cameo *.revoked)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Receive a cameo"), str(start), kinds)
        return Path(name) if name else None

    def cameo_target(self, start: Path, name: str) -> Path | None:
        """Where a package is to be written."""
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Share a cameo"), str(start / name))
        return Path(chosen) if chosen else None

    def cameo_pictures(self, start: Path) -> list[Path]:
        """Photos, or videos."""
        kinds = self.tr("Pictures and videos (*.jpg *.jpeg *.png *.webp *.mp4 *.mov *.mkv *.webm)")
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Choose pictures"), str(start), kinds)
        return [Path(name) for name in names]

    def cameo_voice(self, start: Path) -> Path | None:
        """A recording of somebody's voice."""
        kinds = self.tr("Recordings (*.wav *.flac *.mp3 *.m4a *.ogg *.mp4 *.mov)")
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Choose a recording"), str(start), kinds)
        return Path(name) if name else None
