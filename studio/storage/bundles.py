"""Opening projects: for a command that reads or edits once, and for a window that stays."""

import contextlib
import sqlite3
import tempfile
import time
from pathlib import Path

from studio.core.errors import DiskError, ProjectError, StudioError
from studio.core.unfinished import Unfinished
from studio.storage import schema
from studio.storage.bundle import CACHE, DATABASE, MEDIA, Bundle, project_name
from studio.storage.errors import disk, translated
from studio.storage.lock import NAME as LOCK
from studio.storage.lock import WindowLock
from studio.storage.mend import mended
from studio.storage.salvage import Salvaged, salvage

_STALE = 24 * 3600.0
"""Seconds after which a half file in the media store belongs to nobody any more."""

IN_USE = "This project is open in another window, so here it can only be looked at."
NEWER = "This project was made by a newer version of Ekonte, so here it can only be looked at."
NOT_WRITABLE = "This folder cannot be written, so the project can only be looked at."


class Bundles:
    """The ``Projects`` port: folders. ``unfinished`` is told of every scratch file."""

    def __init__(self, unfinished: Unfinished | None = None) -> None:
        self._unfinished = unfinished or Unfinished()

    def create(self, folder: Path) -> Bundle:
        """Open the project in ``folder``, or make an empty one there if the folder is missing or empty."""
        _make(folder)
        return Bundle(folder, self._unfinished, _connected(folder))

    def open(self, folder: Path) -> Bundle:
        """Open the project in ``folder``."""
        if not folder.is_dir():
            raise ProjectError(f"There is no project folder {folder}.", todo="Make one with ekonte film --project.")
        if not (folder / DATABASE).is_file():
            raise ProjectError(f"{folder} is not a project: it has no {DATABASE}.")
        return Bundle(folder, self._unfinished, _connected(folder))

    def open_window(self, folder: Path) -> Bundle:
        """Open the project for a window that stays, to be written or at least to be read."""
        if not (folder / DATABASE).is_file():
            _make(folder)
        lock = WindowLock(folder)
        try:
            ours = lock.take()
        except OSError:
            return self._to_read(folder, NOT_WRITABLE)
        if not ours:
            return self._to_read(folder, IN_USE)
        try:
            return self._to_write(folder, lock)
        except StudioError as problem:
            lock.release()
            return self._to_read(folder, NOT_WRITABLE if isinstance(problem, DiskError) else "", problem)
        except BaseException:
            lock.release()
            raise

    def _to_write(self, folder: Path, lock: WindowLock) -> Bundle:
        db = _connected(folder)
        try:
            with translated(folder / DATABASE):
                wrong = str(db.execute("PRAGMA quick_check(1)").fetchone()[0])
            if wrong != "ok":
                raise ProjectError(f"{folder / DATABASE} is damaged: {wrong}.")
            bundle = Bundle(folder, self._unfinished, db, release=lock.release)
        except BaseException:
            db.close()
            raise
        _sweep(folder / MEDIA)
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
        db = _read_connected(path)
        try:
            with translated(path):
                schema.check_ours(db, path)
                found = schema.version(db)
            if found > len(schema.MIGRATIONS):
                why = NEWER
            elif problem is None:
                with contextlib.suppress(ProjectError):
                    now = db if found == len(schema.MIGRATIONS) else _brought_forward(db, path)
                    return Bundle(folder, self._unfinished, now, read_only=why)
            rescued = salvage(db, project_name(folder), damaged=why != NEWER)
            if not rescued.found and (problem is not None or rescued.broken or rescued.lost):
                raise problem or ProjectError(f"Nothing of {path} can be read.", todo="Restore it from a backup.")
            parts = [why or _harm(path, rescued)]
            if why and (rescued.lost or rescued.doubtful or rescued.broken):
                parts.append(_loss(rescued))
            return Bundle(folder, self._unfinished, db, read_only=" ".join(parts), found=rescued.project)
        except BaseException:
            db.close()
            raise


def _from_a_copy(folder: Path) -> Salvaged | None:
    """What a mended copy of the database still holds; None for nothing."""
    with tempfile.TemporaryDirectory(prefix="ekonte-", ignore_cleanup_errors=True) as place:
        try:
            copy = mended(folder / DATABASE, Path(place))
            db = sqlite3.connect(copy, isolation_level=None)
        except (OSError, sqlite3.Error):
            return None
        try:
            rescued = salvage(db, project_name(folder), damaged=True)
        finally:
            db.close()
    return rescued if rescued.found else None


def _brought_forward(db: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """A copy of an older database in memory, in today's format. Raises ``ProjectError``."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    with translated(path):
        db.backup(copy)
        schema.migrate(copy, path)
    db.close()
    return copy


def _harm(path: Path, rescued: Salvaged) -> str:
    return f"{path.name} is damaged, so the project can only be looked at. {_loss(rescued)}"


def _loss(rescued: Salvaged) -> str:
    """What of it is missing, and what to do."""
    lost, doubtful = len(rescued.lost), len(rescued.doubtful)
    said: list[str] = []
    if lost:
        said.append("One record is missing." if lost == 1 else f"{lost} records are missing.")
    if doubtful:
        said.append("One record may be wrong." if doubtful == 1 else f"{doubtful} records may be wrong.")
    if not said:
        said.append("Some of it may be missing.")
    return f"{' '.join(said)} The films in the folder {MEDIA} are whole; mend it with ekonte project repair."


def _make(folder: Path) -> None:
    """The folder of a project, unless it holds something else."""
    if folder.exists() and not folder.is_dir():
        raise ProjectError(f"{folder} is a file, not a project folder.", todo="Choose another name.")
    try:
        foreign = folder.exists() and not (folder / DATABASE).exists() and _foreign(folder)
        if not foreign:
            (folder / MEDIA).mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise disk(folder, exc) from exc
    if foreign:
        raise ProjectError(
            f"{folder} already holds other files and is not a project.", todo="Choose an empty or a new folder."
        )


def _connected(folder: Path) -> sqlite3.Connection:
    """The database, made or brought up to date, ready to be written."""
    path = folder / DATABASE
    with translated(path):
        db = sqlite3.connect(path, timeout=20.0, isolation_level=None)
    try:
        with translated(path):
            schema.migrate(db, path)
            db.execute("PRAGMA journal_mode = WAL")  # a network share answers "delete", which is as safe
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        db.close()
        raise
    return db


def _read_connected(path: Path) -> sqlite3.Connection:
    """The database to be read alone; also on a disk where not even its shared memory can be made."""
    for mode in ("mode=ro", "immutable=1"):
        db: sqlite3.Connection | None = None
        try:
            db = sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True, timeout=5.0, isolation_level=None)
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            if db is not None:
                db.close()
            if mode == "immutable=1":
                with translated(path):
                    raise
        except sqlite3.Error:
            if db is not None:
                db.close()
            with translated(path):
                raise
        else:
            return db
    raise AssertionError("one of the modes returns or raises")


def _foreign(folder: Path) -> bool:
    """Whether a folder without a database holds anything but an empty media store."""
    ours = (MEDIA, CACHE, LOCK)
    others = [item for item in folder.iterdir() if item.name not in ours]
    return bool(others) or ((folder / MEDIA).is_dir() and any((folder / MEDIA).iterdir()))


def _sweep(media: Path) -> None:
    """Remove half files that a killed program left long ago."""
    now = time.time()
    with contextlib.suppress(OSError):
        for file in media.glob(".*"):
            if file.is_file() and now - file.stat().st_mtime > _STALE:
                file.unlink(missing_ok=True)
