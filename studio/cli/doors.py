"""What ``app`` hands to the commands: the studio, made when a command asks for it, and what belongs to this machine."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from studio.core.progress import CancelToken, Progress
    from studio.core.time import FrameRate
    from studio.project.take import Quality
    from studio.workflows.doctor import Places
    from studio.workflows.farming import Farm, Runner
    from studio.workflows.queue import Dispatcher, Queue
    from studio.workflows.studio import Studio


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOrder:
    """How the server is to be started. ``max_upload`` and ``min_free`` in MB, ``slots`` jobs at a
    time; None and empty: the usual."""

    host: str
    port: int
    token_file: Path | None = None
    folder: Path | None = None
    projects: Path | None = None
    hosts: tuple[str, ...] = ()
    max_upload: int = 256
    per_minute: float = 120.0
    min_free: int = 1000
    slots: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchOrder:
    """Which folder is to be watched, and how its films are to be made. ``output`` None: beside the scripts. ``once``:
    end when nothing is left to do."""

    folder: Path
    output: Path | None
    size: tuple[int, int]
    rate: "FrameRate"
    seconds: float | None
    style: str | None
    language: str | None
    quality: "Quality"
    once: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """``abandon`` removes every half file, for leaving at once. ``compiled`` tells whether the renderer has been
    compiled on this machine; ``remember_compiled`` notes that it now has. ``window`` opens the window on a project
    (None: that of last time) and gives the exit status when it is closed. ``bench_window`` measures the window for so
    many seconds of each thing, hearing the loudspeakers by the recording device that is named, if one is.
    ``forgetful_studio`` is one that has spoken nothing yet and remembers what it speaks in the folder it is given.
    ``queue`` opens the queue of this machine, ``queue_at`` one in a folder; ``dispatcher`` works on
    it under a name, so many jobs at a time.
    ``farm`` starts, shows and ends clusters; ``farm_dispatcher`` works on the queue with one that is open already.
    ``assistant`` lets an assistant direct the studio until it hangs up, with projects in a folder (None: the documents)
    and films written to others too; gives the exit status. ``serve`` serves over HTTP until it is stopped, and tells
    what a person should read. ``watch`` watches a folder and tells of each script its name, what became of it, and a
    sentence."""

    version: str
    studio: "Callable[[], Studio]"
    places: "Callable[[], Places]"
    abandon: Callable[[], None]
    compiled: Callable[[], bool]
    remember_compiled: Callable[[], None]
    window: Callable[[Path | None], int]
    bench_window: "Callable[[float, str | None, Progress, CancelToken], Iterator[dict[str, object]]]"
    forgetful_studio: "Callable[[Path], Studio]"
    assistant: Callable[[Path | None, tuple[Path, ...]], int]
    queue: "Callable[[], Queue]"
    queue_at: "Callable[[Path], Queue]"
    dispatcher: "Callable[[Queue, str, int], Dispatcher]"
    farm: "Callable[[], Farm]"
    farm_dispatcher: "Callable[[Queue, str, Runner], Dispatcher]"
    serve: Callable[[ServeOrder, Callable[[str], None]], int]
    watch: Callable[[WatchOrder, Callable[[str, str, str], None]], int]


def doors(context: typer.Context) -> Doors:
    """The doors this call was given."""
    return context.find_object(Doors) or _missing()


def _missing() -> Doors:
    raise RuntimeError("The commands were started without their doors.")
