"""The bin of an open project: the files that people bring, and everything that is done with them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from studio.core.errors import ProjectError, StudioError
from studio.core.progress import CancelToken
from studio.core.signals import Post, Signal
from studio.ports.footage import Probe
from studio.ports.playback import MovieReaders
from studio.project import sequences
from studio.project.project import Project
from studio.project.timeline.file import MediaFile
from studio.workflows.bin.health import Health, State
from studio.workflows.bin.importing import AlreadyThereError, Kept, bring, expanded
from studio.workflows.bin.relinking import restore, search
from studio.workflows.bin.strips import make_strip
from studio.workflows.bin.uses import Use, Uses, told
from studio.workflows.bin.work import Work
from studio.workflows.screening.proxying import Proxying
from studio.workflows.session.session import Change, Session
from studio.workflows.small import STRIPS

MAX_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file as it is now. ``path`` is where it lies in the store, ``weight`` its bytes, ``uses`` where it is used."""

    file: MediaFile
    state: State
    path: Path
    weight: int
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What is being done: ``name`` is the file, number ``number`` of ``count``; ``part`` 0..1 of it is done."""

    what: Literal["import", "search", "restore"]
    name: str
    number: int = 1
    count: int = 1
    part: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinked:
    """What came of a search: the names of files that are back, and how many are still missing."""

    found: tuple[str, ...]
    left: int


class Bin:
    """``changed`` whenever ``entries`` would give something else; ``progress`` while something is being done, None at
    its end. ``refused`` says what could not be done, ``imported`` which files have come (also those that had been there
    before), ``relinked`` what came of a search. ``pictured`` gives the hash of a file whose strip is there now."""

    def __init__(
        self, session: Session, probe: Probe, readers: MovieReaders, post: Post, proxying: Proxying | None = None
    ) -> None:
        self.changed: Signal[None] = Signal()
        self.progress: Signal[Progress | None] = Signal()
        self.refused: Signal[StudioError] = Signal()
        self.imported: Signal[tuple[MediaFile, ...]] = Signal()
        self.relinked: Signal[Relinked] = Signal()
        self.pictured: Signal[str] = Signal()
        self._session, self._probe, self._readers, self._proxying = session, probe, readers, proxying
        self._folder = session.folder
        self._strips = session.folder.cache(STRIPS)
        self._health = Health(session.folder)
        self._states: dict[str, State] = {}
        self._found: dict[str, tuple[Path, int]] = {}
        """Where files lie and how many bytes they have, as far as that was looked up."""
        self._uses = Uses()
        self._batches = 0
        self._files = session.project.files
        self._work = Work(post, self.progress.emit)
        self._end = session.changed.connect(self._follow)
        self.look_again()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every file, in the order they came."""
        project = self._session.project
        used = self._uses.of(project)
        return tuple(self._entry(file, used.get(file.id, ())) for file in project.files)

    @property
    def busy(self) -> bool:
        """Whether files are being brought in or sought."""
        return self._work.busy

    def import_files(self, paths: Sequence[Path], then: Callable[[Sequence[str]], None] | None = None) -> None:
        """Bring files in (and those inside folders), one after the other; each is in the bin as soon as it is ready.
        All of one call are one step of undo. ``then`` is given the ids of what has come, at the end."""
        if not self._may_write():
            return
        self._batches += 1
        batch = f"import:{self._batches}"
        self._work.begin(lambda cancel: self._import(tuple(paths), batch, cancel, then))

    def cancel(self) -> None:
        """Stop what is being done, and what waits; files that have come stay."""
        self._work.cancel()
        self.look_again()

    def remove(self, file_ids: Sequence[str]) -> bool:
        """Take files out of the bin; refused for those that are used. What is in the store stays for undo."""
        project = self._session.project
        used = self._uses.of(project)
        for file_id in file_ids:
            places = used.get(file_id)
            if places:
                self.refused.emit(_in_use(project, file_id, places))
                return False

        def _removed(before: Project) -> Project:
            for file_id in dict.fromkeys(file_ids):
                before = sequences.remove_file(before, file_id)
            return before

        return self._session.edit("Remove files", _removed)

    def rename(self, file_id: str, name: str) -> bool:
        """Call a file something else; an empty name changes nothing."""
        name = " ".join(name.split())[:MAX_NAME]
        if not name:
            return False
        return self._session.edit(
            "Rename file", lambda before: sequences.set_file(before, replace(before.file(file_id), name=name))
        )

    def relink(self, file_id: str, path: Path, *, other: bool = False) -> None:
        """Take this file for one that is missing or has changed. One with other contents is refused, unless ``other``:
        then the clips show it from now on."""
        if not self._may_write():
            return
        file = self._session.project.file(file_id)
        self._work.begin(lambda cancel: self._relink(file, path, other, cancel))

    def relink_folder(self, folder: Path) -> None:
        """Look for all that is missing or has changed in a folder, by name and by contents."""
        if not self._may_write():
            return
        lost = self._lost()
        self._work.begin(lambda cancel: self._search(lost, folder, cancel))

    def find_again(self) -> None:
        """Look for what is missing where it first came from."""
        if not self._may_write():
            return
        lost = self._lost()
        self._work.begin(lambda cancel: self._from_origins(lost, cancel))

    def look_again(self) -> None:
        """See whether all files are still there and the same; then make strips and proxies that are wanting."""
        files = self._session.project.files
        self._found.clear()
        if files:
            self._work.begin(lambda cancel: self._look(files, cancel), quiet=True)

    def wait(self) -> None:
        """Until all that was begun is done."""
        self._work.wait()

    def close(self) -> None:
        """Stop, and wait for the thread."""
        self._end()
        self._work.close()
        self._health.keep(file.digest for file in self._session.project.files)

    # what the thread does

    def _import(
        self,
        paths: tuple[Path, ...],
        batch: str,
        cancel: CancelToken,
        then: Callable[[Sequence[str]], None] | None,
    ) -> None:
        files = expanded(paths)
        if not files:
            names = ", ".join(path.name for path in paths)
            self._tell_refused(ProjectError(f"There is nothing in {names} that a film can use."))
        come: list[str] = []
        here = {file.digest for file in self._files}
        for number, path in enumerate(files, 1):
            cancel.check()
            shown = Progress(what="import", name=path.name, number=number, count=len(files))
            self._work.report(shown)

            def _report(done: int, total: int, shown: Progress = shown) -> None:
                self._work.report(replace(shown, part=done / max(1, total)))

            try:
                kept = bring(path, self._folder, self._probe, lambda digest: digest in here, _report, cancel)
            except AlreadyThereError as there:
                come.append(there.digest)
            except StudioError as error:
                self._tell_refused(error)
            else:
                self._health.mark(kept.digest)
                here.add(kept.digest)
                come.append(kept.digest)
                self._work.post(lambda kept=kept: self._add(kept, batch))
        self._work.post(lambda: self._have_come(tuple(come), then))
        self._work.post(self.look_again)

    def _relink(self, file: MediaFile, path: Path, other: bool, cancel: CancelToken) -> None:
        shown = Progress(what="restore", name=path.name)

        def _report(done: int, total: int) -> None:
            self._work.report(replace(shown, part=done / max(1, total)))

        self._work.report(shown)
        try:
            if other:
                kept = bring(path, self._folder, self._probe, lambda _digest: False, _report, cancel)
                self._health.mark(kept.digest)
                self._work.post(lambda: self._exchange(file, kept))
                return
            if not restore(self._folder, file.digest, path, _report, cancel):
                self._tell_refused(AnotherFileError(file, path))
                return
        except StudioError as error:
            self._tell_refused(error)
            return
        self._health.mark(file.digest)
        self._work.post(lambda: self._are_back((file,), 0))

    def _search(self, lost: tuple[MediaFile, ...], folder: Path, cancel: CancelToken) -> None:
        sizes = {file.digest: self._health.size(file.digest) for file in lost}

        def _looked(path: Path) -> None:
            self._work.report(Progress(what="search", name=path.name))

        self._work.report(Progress(what="search", name=folder.name))
        self._restore_all(lost, list(search(lost, folder, sizes, _looked, cancel)), cancel)

    def _from_origins(self, lost: tuple[MediaFile, ...], cancel: CancelToken) -> None:
        there = [(file, Path(file.origin)) for file in lost if file.origin and Path(file.origin).is_file()]
        self._restore_all(lost, there, cancel)

    def _restore_all(
        self, lost: tuple[MediaFile, ...], found: list[tuple[MediaFile, Path]], cancel: CancelToken
    ) -> None:
        back: list[MediaFile] = []
        for number, (file, path) in enumerate(found, 1):
            shown = Progress(what="restore", name=file.name, number=number, count=len(found))

            def _report(done: int, total: int, shown: Progress = shown) -> None:
                self._work.report(replace(shown, part=done / max(1, total)))

            try:
                if restore(self._folder, file.digest, path, _report, cancel):
                    self._health.mark(file.digest)
                    back.append(file)
            except StudioError as error:
                self._tell_refused(error)
        self._work.post(lambda: self._are_back(tuple(back), len({file.digest for file in lost}) - len(back)))

    def _look(self, files: tuple[MediaFile, ...], cancel: CancelToken) -> None:
        for file in files:
            state = self._health.state(file.digest, cancel)
            self._work.post(lambda file=file, state=state: self._set_state(file.digest, state))
        here = [file for file in files if self._folder.media(file.digest).is_file()]
        for file in here:
            target = self._strips / f"{file.digest}.png"
            if file.kind != "audio" and not target.is_file():
                path = self._folder.media(file.digest)
                if make_strip(self._readers, path, file.seconds, target, cancel):
                    self._work.post(lambda file=file: self.pictured.emit(file.digest))
        if self._proxying is not None:
            few = sorted((file for file in here if file.kind == "video"), key=_labour)
            self._proxying.ask([self._folder.media(file.digest) for file in few])

    # what happens on the thread of the session

    def _add(self, kept: Kept, batch: str) -> None:
        def _added(before: Project) -> Project:
            if any(file.digest == kept.digest for file in before.files):
                return before
            return sequences.add_files(before, [kept.record(sequences.next_file_id(before))])

        self._states[kept.digest] = "here"
        self._session.edit("Import files", _added, joins=batch)

    def _exchange(self, file: MediaFile, kept: Kept) -> None:
        self._states[kept.digest] = "here"
        record = kept.record(file.id)
        if self._session.edit(
            "Relink file", lambda before: sequences.set_file(before, replace(record, name=kept.source.name))
        ):
            self._are_back((record,), 0)

    def _have_come(self, digests: tuple[str, ...], then: Callable[[Sequence[str]], None] | None) -> None:
        known = {file.digest: file for file in self._session.project.files}
        come = tuple(known[digest] for digest in dict.fromkeys(digests) if digest in known)
        if come:
            self.imported.emit(come)
            if then is not None:
                then([file.id for file in come])

    def _are_back(self, files: tuple[MediaFile, ...], left: int) -> None:
        for file in files:
            self._states[file.digest] = "here"
        self._found.clear()
        self.changed.emit(None)
        self.relinked.emit(Relinked(found=tuple(file.name for file in files), left=left))
        self.look_again()

    def _set_state(self, digest: str, state: State) -> None:
        if self._states.get(digest) != state:
            self._states[digest] = state
            self.changed.emit(None)

    def _tell_refused(self, error: StudioError) -> None:
        self._work.post(lambda: self.refused.emit(error))

    def _follow(self, change: Change) -> None:
        before, after = change.before, change.after
        self._files = after.files
        if before.files is not after.files or before.sequences is not after.sequences:
            self.changed.emit(None)

    def _entry(self, file: MediaFile, used: tuple[Use, ...]) -> Entry:
        path, weight = self._found.get(file.digest) or self._find(file.digest)
        state = self._states.get(file.digest, "here" if weight else "missing")
        return Entry(file=file, state=state, path=path, weight=weight, uses=used)

    def _find(self, digest: str) -> tuple[Path, int]:
        path = self._folder.media(digest)
        try:
            found = path, path.stat().st_size
        except OSError:
            return path, 0
        self._found[digest] = found
        return found

    def _may_write(self) -> bool:
        if self._session.read_only:
            self.refused.emit(ProjectError(self._session.read_only))
        return not self._session.read_only

    def _lost(self) -> tuple[MediaFile, ...]:
        return tuple(entry.file for entry in self.entries if entry.state != "here")


class AnotherFileError(ProjectError):
    """A file that was chosen for a missing one has other contents; ``file`` and ``path`` are which."""

    def __init__(self, file: MediaFile, path: Path) -> None:
        super().__init__(
            f"{path.name} is another file than {file.name}.",
            todo="Choose the right one, or use it all the same: clips keep their places and show it instead.",
        )
        self.file, self.path = file, path


def _in_use(project: Project, file_id: str, places: tuple[Use, ...]) -> ProjectError:
    name, first = project.file(file_id).name, told(project, places[0])
    todo = "Remove its clips first."
    if len(places) == 1:
        return ProjectError(f"{name} is used: {first}.", todo=todo)
    return ProjectError(f"{name} is used in {len(places)} clips, first: {first}.", todo=todo)


def _labour(file: MediaFile) -> int:
    return file.frame_count * max(1, file.size[0] * file.size[1])
