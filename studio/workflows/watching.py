"""A folder that is watched: scripts that are put into it become films, each once, whatever happens meanwhile.

::

    story.fountain   put there       ─▶ waited for until it has stopped growing
                     its words known ─▶ nothing: they are a film already, or are becoming one
                     new             ─▶ a job of the queue (its key: the sum of the words) ─▶ story.mp4
                                                                                      └─ failed ─▶ story.problem.txt

What has been asked for is kept in a ledger before anything else, and the queue knows the key, so that neither a restart
nor a second look makes a film twice. A script that is changed is a new film, beside the old one: ``story 2.mp4``.
"""

import contextlib
import hashlib
import json
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from studio.core.errors import DiskError, InputError
from studio.core.time import FrameRate
from studio.ports.engine import FILM_RATE
from studio.ports.ledger import Ledger
from studio.ports.queue import Cancelled, Done, Failed, FilmWork, Job, Queue, Wish
from studio.project.take import Quality
from studio.workflows.queue import Wishing
from studio.workflows.studio import Studio

SUFFIXES = (".txt", ".fountain", ".md")
LARGEST = 2_000_000
"""Bytes of a script that are read at most."""

SETTLED = 2
"""Looks in a row at which a file must be the same before it is taken to be whole."""

_KIND = "watched"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Films:
    """How the films are to be made."""

    size: tuple[int, int] = (854, 480)
    rate: FrameRate = FILM_RATE
    seconds: float | None = None
    style: str | None = None
    language: str | None = None
    quality: Quality = "standard"
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that a look has found: a script's name, what became of it, and a sentence about it."""

    script: str
    state: str
    what: str


@dataclass(slots=True)
class _Growing:
    """A file as it was at the last look, and at how many looks it was so."""

    size: int
    modified: int
    looks: int = field(default=0)


class Watcher:
    """Looks at one folder when it is told to."""

    def __init__(
        self,
        studio: Studio,
        queue: Queue,
        ledger: Ledger,
        folder: Path,
        output: Path,
        films: Films,
        tell: Callable[[Seen], None],
    ) -> None:
        """Films go to ``output``, which may be the folder itself. Raises ``InputError``: there is no such folder."""
        if not folder.is_dir():
            raise InputError(f"There is no folder {folder}.", todo="Make it first.")
        try:
            output.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise DiskError(f"{output} cannot be made: {exc.strerror or exc}.", todo="Choose another.") from exc
        self._queue, self._ledger, self._wishing = queue, ledger, Wishing(queue, studio.projects)
        self._folder, self._output, self._films, self._tell = folder.resolve(), output.resolve(), films, tell
        self._growing: dict[Path, _Growing] = {}
        self._known: dict[Path, tuple[int, int]] = {}
        """Files that have been taken in, as they were then."""
        self._watched: dict[str, dict[str, str]] = {
            entry.key: json.loads(entry.text) for entry in ledger.entries(_KIND)
        }

    @property
    def busy(self) -> bool:
        """Whether a film is still to come, or a file to settle."""
        return bool(self._growing) or any(record["state"] == "wished" for record in self._watched.values())

    def look(self) -> None:
        """Take in what is new, and see what has become of what was wished. Raises ``DiskError``."""
        for path in self._scripts():
            if self._settled(path):
                self._take_in(path)
        for key, record in list(self._watched.items()):
            if record["state"] == "wished":
                self._follow(key, record)

    def _scripts(self) -> list[Path]:
        try:
            found = sorted(path for path in self._folder.iterdir() if path.suffix.lower() in SUFFIXES)
        except OSError as exc:
            raise DiskError(f"{self._folder} cannot be read: {exc.strerror or exc}.", todo="Bring it back.") from exc
        return [path for path in found if not path.name.startswith(".") and not path.name.endswith(".problem.txt")]

    def _settled(self, path: Path) -> bool:
        """Whether the file has stopped changing, and was not taken in as it is."""
        try:
            stat = path.stat()
            if path.is_symlink() or not path.is_file():
                return False
        except OSError:
            self._growing.pop(path, None)
            return False
        now = stat.st_size, stat.st_mtime_ns
        if self._known.get(path) == now:
            return False
        before = self._growing.get(path)
        if before is None or (before.size, before.modified) != now or not stat.st_size:
            self._growing[path] = _Growing(*now)
            if not stat.st_size:
                del self._growing[path]  # somebody has only begun it, or it is nothing
            return False
        before.looks += 1
        if before.looks < SETTLED:
            return False
        del self._growing[path]
        self._known[path] = now
        return True

    def _take_in(self, path: Path) -> None:
        try:
            if path.stat().st_size > LARGEST:
                raise InputError(f"{path.name} has more than {LARGEST:,} bytes.", todo="Cut it into several scripts.")
            text = path.read_text("utf-8-sig")
        except UnicodeDecodeError:
            self._problem(path.name, "It is not text in UTF-8. Save it as UTF-8, and it is read again.")
            return
        except OSError as exc:
            _log.warning("%s cannot be read: %s", path, exc)
            self._known.pop(path, None)
            return
        except InputError as exc:
            self._problem(path.name, str(exc))
            return
        key = _key(path.name, text)
        if key in self._watched:
            return
        film = self._free(path.stem)
        record = {"script": path.name, "film": str(film), "state": "wished", "job": ""}
        self._ledger.put(_KIND, key, json.dumps(record, ensure_ascii=False))
        self._watched[key] = record
        self._wish(key, record, text)

    def _wish(self, key: str, record: dict[str, str], text: str) -> None:
        films = self._films
        work = FilmWork(
            output=Path(record["film"]),
            script=_plain(text) if record["script"].lower().endswith(".md") else text,
            script_name=record["script"],
            size=films.size,
            rate=films.rate,
            seconds=films.seconds,
            style=films.style,
            seed=films.seed,
            language=films.language,
            quality=films.quality,
        )
        title = f"{record['script']} → {Path(record['film']).name}"
        (job,) = self._wishing.add((Wish(work=work, title=title, key=f"watch/{key}", owner="watch"),))
        self._keep(key, {**record, "job": job.id})
        self._tell(Seen(record["script"], "wished", f"{record['script']} becomes {Path(record['film']).name}."))

    def _follow(self, key: str, record: dict[str, str]) -> None:
        try:
            job = self._queue.job(record["job"]) if record["job"] else self._lost(key, record)
        except InputError:
            job = None
        if job is None:
            self._end(key, record, "failed", "Its job is gone from the queue. Save the script again to make the film.")
            return
        match job.state:
            case Done(made=made):
                self._end(key, record, "done", " ".join(made.notes))
            case Failed(next_try=None, problem=problem):
                self._end(key, record, "failed", str(problem))
            case Cancelled():
                self._end(key, record, "failed", "Its job was cancelled.")
            case _:
                pass

    def _lost(self, key: str, record: dict[str, str]) -> Job | None:
        """The job of a wish that was kept just before the program was ended; it is wished now if it never was."""
        known = next((job for job in self._queue.jobs() if job.wish.key == f"watch/{key}"), None)
        if known is None:
            with contextlib.suppress(OSError, UnicodeDecodeError):
                text = (self._folder / record["script"]).read_text("utf-8-sig")
                if _key(record["script"], text) == key:
                    self._wish(key, record, text)
                    return self._queue.job(self._watched[key]["job"])
            return None
        self._keep(key, {**record, "job": known.id})
        return known

    def _end(self, key: str, record: dict[str, str], state: str, what: str) -> None:
        self._keep(key, {**self._watched[key], "state": state})
        if state == "failed":
            self._problem(record["script"], what)
        else:
            with contextlib.suppress(OSError):
                self._sidecar(record["script"]).unlink(missing_ok=True)
            self._tell(Seen(record["script"], "done", f"{Path(record['film']).name} is made. {what}".strip()))

    def _problem(self, script: str, what: str) -> None:
        """Said beside the film that did not come."""
        try:
            self._sidecar(script).write_text(f"{script}\n\n{what}\n", "utf-8")
        except OSError as exc:
            _log.warning("What went wrong with %s could not be written: %s", script, exc)
        self._tell(Seen(script, "failed", what))

    def _sidecar(self, script: str) -> Path:
        return self._output / f"{script}.problem.txt"

    def _keep(self, key: str, record: Mapping[str, str]) -> None:
        self._ledger.put(_KIND, key, json.dumps(record, ensure_ascii=False))
        self._watched[key] = dict(record)

    def _free(self, stem: str) -> Path:
        """A name that no film has, nor will have."""
        taken = {record["film"] for record in self._watched.values()}
        number = 1
        while True:
            path = self._output / (f"{stem}.mp4" if number == 1 else f"{stem} {number}.mp4")
            if str(path) not in taken and not path.exists():
                return path
            number += 1


def _key(name: str, text: str) -> str:
    return hashlib.sha256(f"{name}\0{text}".encode()).hexdigest()


def _plain(text: str) -> str:
    """The paragraphs of a Markdown text, without headings, rules and marks."""
    lines = (
        re.sub(r"^\s*(?:[-*+]|\d+\.)\s+|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}", "", line) for line in text.splitlines()
    )
    return "\n".join("" if re.match(r"^\s*(#{1,6}\s|([-*_]\s*){3,}$|>?\s*$)", line) else line for line in lines)
