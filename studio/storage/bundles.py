"""Opening projects: for a command that reads or edits once, and for a window that stays."""

import contextlib
import sqlite3
import tempfile
from pathlib import Path

from studio.core.errors import DiskError, ProjectError, StudioError
from studio.core.filelock import FileLock
from studio.core.unfinished import Unfinished
from studio.ports.storage import Finding
from studio.project.project import Project
from studio.storage import examine, schema
from studio.storage.bundle import DATABASE, MEDIA, Bundle, project_name
from studio.storage.connections import brought_forward, connected, read_connected
from studio.storage.errors import TROUBLE, disk, translated
from studio.storage.folders import LOCK, check_there, make, sweep
from studio.storage.known import KnownFolders
from studio.storage.mend import mended
from studio.storage.repair import renew
from studio.storage.rows import Change, Row, put
from studio.storage.salvage import Salvaged, salvage
from studio.storage.strays import strays
from studio.storage.versions import Versions

IN_USE = "This project is open in another window, so here it can only be looked at."
NEWER = "This project was made by a newer version of Ekonte, so here it can only be looked at."
LOOKING = "This project has been opened to be looked at."
NOT_WRITABLE = "This folder cannot be written, so the project can only be looked at."


class NewerError(ProjectError):
    """The project was made by a newer version."""


class Bundles:
    """The ``Projects`` port: folders. ``unfinished`` is told of every scratch file; ``known`` remembers each folder
    that is opened."""

    def __init__(
        self, unfinished: Unfinished | None = None, known: KnownFolders | None = None, shelf: Path | None = None
    ) -> None:
        """``shelf``: a folder of files, by their SHA-256, that come along into the projects that need them."""
        self._unfinished, self._known, self._shelf = unfinished or Unfinished(), known, shelf

    def create(self, folder: Path) -> Bundle:
        """Open the project in ``folder``, or make an empty one there if the folder is missing or empty."""
        make(folder)
        return self._noted(Bundle(folder, self._unfinished, connected(folder), shelf=self._shelf))

    def known(self) -> tuple[Path, ...]:
        """Every project that was ever opened here and is where it was."""
        folders = self._known.all() if self._known is not None else ()
        return tuple(folder for folder in folders if (folder / DATABASE).is_file())

    def _noted(self, bundle: Bundle) -> Bundle:
        if self._known is not None:
            self._known.note(bundle.folder)
        return bundle

    def open(self, folder: Path) -> Bundle:
        """Open the project in ``folder``."""
        check_there(folder)
        return self._noted(Bundle(folder, self._unfinished, connected(folder), shelf=self._shelf))

    def open_window(self, folder: Path) -> Bundle:
        """Open the project for a window that stays, to be written or at least to be read."""
        if not (folder / DATABASE).is_file():
            make(folder)
        lock = FileLock(folder / LOCK)
        try:
            ours = lock.take()
        except OSError:
            return self._to_read(folder, NOT_WRITABLE)
        if not ours:
            return self._to_read(folder, IN_USE)
        try:
            return self._noted(self._to_write(folder, lock))
        except StudioError as problem:
            lock.release()
            return self._to_read(folder, NOT_WRITABLE if isinstance(problem, DiskError) else "", problem)
        except BaseException:
            lock.release()
            raise

    def examine(self, folder: Path) -> tuple[Bundle, tuple[Finding, ...]]:
        """Look at a project without writing anything, however damaged it is."""
        check_there(folder)
        bundle, findings = self._examined(folder)
        return bundle, (*findings, *examine.version_findings(folder, project_name(folder)))

    def mend(self, folder: Path) -> tuple[Finding, ...]:
        """Make the database of a damaged project whole again with what can be read of it."""
        check_there(folder)
        lock = FileLock(folder / LOCK)
        try:
            ours = lock.take()
        except OSError as exc:
            raise disk(folder, exc) from exc
        if not ours:
            raise ProjectError("This project is open in a window.", todo="Close it there first.")
        try:
            return self._mended(folder)
        finally:
            lock.release()

    def _mended(self, folder: Path) -> tuple[Finding, ...]:
        path = folder / DATABASE
        try:
            bundle, findings = self._examined(folder)
        except schema.ForeignError:
            raise
        except ProjectError as exc:
            newest = self._newest_version(folder)
            if newest is None:
                raise
            what = f"Nothing of the database could be read ({exc.what}) The newest version is in its place."
            findings, project, jobs = (Finding(part="database", subject="", what=what),), newest, ()
        else:
            with bundle:
                project, jobs = bundle.document, bundle.jobs
        if all(finding.part == "journal" for finding in findings):
            return ()
        aside = renew(path, project)
        with self.open(folder) as whole, contextlib.suppress(StudioError):
            whole.keep_jobs(jobs)
        kept = f"The damaged database is kept as {aside.name}; what was done before cannot be undone any more."
        return (*findings, Finding(part="database", subject="", what=kept))

    def _newest_version(self, folder: Path) -> Project | None:
        versions = Versions(folder)
        for version_id in reversed(versions.ids):
            with contextlib.suppress(StudioError):
                return versions.read(version_id, project_name(folder))
        return None

    def _examined(self, folder: Path) -> tuple[Bundle, tuple[Finding, ...]]:
        path, name = folder / DATABASE, project_name(folder)
        findings: list[Finding] = []
        rescued: Salvaged | None = None
        try:
            db = read_connected(path)
            try:
                with translated(path):
                    schema.check_ours(db, path)
                    found = schema.version(db)
                if found > len(schema.MIGRATIONS):
                    raise NewerError(NEWER, todo="Update Ekonte to open it. Nothing was changed.")
                findings += examine.database_findings(db)
                with contextlib.suppress(ProjectError):
                    now = db if found == len(schema.MIGRATIONS) else brought_forward(db, path)
                    wrong = examine.record_findings(now, name)
                    if not wrong:
                        findings += examine.journal_findings(now)
                        return Bundle(folder, self._unfinished, now, read_only=LOOKING), tuple(findings)
                    findings += wrong
                rescued = salvage(db, name, damaged=True)
            except BaseException:
                db.close()
                raise
            db.close()
        except (schema.ForeignError, NewerError):
            raise
        except ProjectError as exc:
            findings.append(Finding(part="database", subject="", what=exc.what))
        if rescued is None or not rescued.found or rescued.broken:
            rescued = _better(rescued, _from_a_copy(folder))
        if rescued is None:
            raise ProjectError(f"Nothing of {path} can be read.", todo="Restore it from a backup.")
        memory = sqlite3.connect(":memory:", isolation_level=None)
        schema.migrate(memory, path)
        put(memory, [Change("jobs", f"{at:06}", None, Row(at, "", job)) for at, job in enumerate(rescued.jobs)])
        bundle = Bundle(folder, self._unfinished, memory, read_only=_harm(path, rescued), found=rescued.project)
        return bundle, (*findings, *examine.salvage_findings(rescued))

    def _to_write(self, folder: Path, lock: FileLock) -> Bundle:
        db = connected(folder)
        try:
            with translated(folder / DATABASE):
                wrong = str(db.execute("PRAGMA quick_check(1)").fetchone()[0])
            if wrong != "ok":
                raise ProjectError(f"{folder / DATABASE} is damaged: {wrong}.")
            bundle = Bundle(folder, self._unfinished, db, release=lock.release, shelf=self._shelf)
        except BaseException:
            db.close()
            raise
        sweep(folder / MEDIA)
        return bundle

    def _to_read(self, folder: Path, why: str, problem: StudioError | None = None) -> Bundle:
        """As far as it can be read. Raises ``problem``, or what else stands in the way, where nothing can."""
        try:
            return self._as_it_is(folder, why, problem)
        except ProjectError as refused:
            if isinstance(refused, schema.ForeignError):
                raise
            rescued = _from_a_copy(folder)
            if rescued is None:
                raise problem or refused from None
        db = sqlite3.connect(":memory:", isolation_level=None)
        harm = _harm(folder / DATABASE, rescued)
        return Bundle(folder, self._unfinished, db, read_only=harm, found=rescued.project)

    def _as_it_is(self, folder: Path, why: str, problem: StudioError | None) -> Bundle:
        path = folder / DATABASE
        db = read_connected(path)
        try:
            with translated(path):
                schema.check_ours(db, path)
                found = schema.version(db)
            if found > len(schema.MIGRATIONS):
                why = NEWER
            elif problem is None:
                with contextlib.suppress(ProjectError):
                    now = db if found == len(schema.MIGRATIONS) else brought_forward(db, path)
                    return Bundle(folder, self._unfinished, now, read_only=why)
            rescued = salvage(db, project_name(folder), damaged=why != NEWER)
            if rescued.broken and why != NEWER:
                rescued = _better(rescued, _from_a_copy(folder)) or rescued
            if not rescued.found and (problem is not None or rescued.broken or rescued.lost):
                raise problem or ProjectError(f"Nothing of {path} can be read.", todo="Restore it from a backup.")
            parts = [why or _harm(path, rescued)]
            if why and (rescued.lost or rescued.blank or rescued.doubtful or rescued.broken):
                parts.append(_loss(rescued))
            return Bundle(folder, self._unfinished, db, read_only=" ".join(parts), found=rescued.project)
        except BaseException:
            db.close()
            raise


def _from_a_copy(folder: Path) -> Salvaged | None:
    """The most that a mended copy of the database still holds, its stray rows too; None for nothing."""
    most: Salvaged | None = None
    try:
        loose = strays((folder / DATABASE).read_bytes())
    except OSError:
        return None
    for older in (False, True):
        with tempfile.TemporaryDirectory(prefix="ekonte-", ignore_cleanup_errors=True) as place:
            try:
                copy = mended(folder / DATABASE, Path(place), older=older)
                db = sqlite3.connect(copy, isolation_level=None)
            except (OSError, *TROUBLE):
                continue
            with contextlib.closing(db):
                most = _better(most, salvage(db, project_name(folder), damaged=True, loose=loose))
        if most is not None and not most.broken:
            break
    return most


def _better(one: Salvaged | None, other: Salvaged | None) -> Salvaged | None:
    """The one of which more was found; None for nothing."""
    there = [rescued for rescued in (one, other) if rescued is not None and rescued.found]
    return max(there, key=lambda rescued: rescued.amount, default=None)


def _harm(path: Path, rescued: Salvaged) -> str:
    return f"{path.name} is damaged, so the project can only be looked at. {_loss(rescued)}"


def _loss(rescued: Salvaged) -> str:
    """What of it is missing, and what to do."""
    lost, doubtful = len(rescued.lost) + len(rescued.blank), len(rescued.doubtful)
    said: list[str] = []
    if lost:
        said.append("One record is missing." if lost == 1 else f"{lost} records are missing.")
    if doubtful:
        said.append("One record may be wrong." if doubtful == 1 else f"{doubtful} records may be wrong.")
    if not said:
        said.append("Some of it may be missing.")
    return f"{' '.join(said)} The films in the folder {MEDIA} are whole; mend it with ekonte project repair."
