"""All that a server has at hand, begun and ended together."""

import contextlib
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import DiskError
from studio.ports.ledger import Ledgers
from studio.ports.queue import Queue
from studio.workflows.afar.homes import Home
from studio.workflows.queue.bulletin import Bulletin
from studio.workflows.serving.following import Following
from studio.workflows.serving.hooks import Hooks, Send
from studio.workflows.serving.once import Once
from studio.workflows.studio import Studio
from studio.workflows.videos import Videos


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """``home`` is where projects are that may be reached by name; ``uploads`` a folder for files as they come in."""

    studio: Studio
    queue: Queue
    videos: Videos
    hooks: Hooks
    bulletin: Bulletin
    once: Once
    home: Home
    uploads: Path


@contextlib.contextmanager
def serving(
    studio: Studio, queue: Queue, ledgers: Ledgers, folder: Path, home: Home, send: Send, *, free: int
) -> Generator[Service]:
    """A service on the state in ``folder``; what an earlier one left undone is gone on with.

    Raises:
        InputError: another server works in this folder.
        DiskError: it cannot be written.
        ProjectError: what is kept there cannot be read.
    """
    with contextlib.ExitStack() as ending:
        ledger = ledgers.open(folder)
        ending.callback(ledger.close)
        bulletin = Bulletin(ledger)
        uploads = folder / "uploads"
        try:
            uploads.mkdir(exist_ok=True)
            for left in uploads.iterdir():
                left.unlink(missing_ok=True)
        except OSError as exc:
            raise DiskError(f"{uploads} cannot be made: {exc.strerror or exc}.", todo="Choose another.") from exc
        videos = Videos(studio, queue, ledger, bulletin, folder / "videos", free_bytes=free)
        hooks = Hooks(ledger, bulletin, send)
        hooks.start()
        ending.callback(hooks.close)
        videos.start()
        ending.callback(videos.close)
        following = Following(queue, bulletin)
        following.start()
        ending.callback(following.close)
        yield Service(
            studio=studio,
            queue=queue,
            videos=videos,
            hooks=hooks,
            bulletin=bulletin,
            once=Once(ledger),
            home=home,
            uploads=uploads,
        )
