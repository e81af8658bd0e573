"""``ekonte watch``: a folder, the queue and a dispatcher put together."""

import contextlib
import hashlib
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from studio.app import paths
from studio.core.unfinished import Unfinished

if TYPE_CHECKING:
    from studio.cli.doors import WatchOrder
    from studio.workflows.watching import Seen

LOOK = 0.5
"""Seconds between two looks at the folder."""


def watch_folder(order: "WatchOrder", unfinished: Unfinished, tell: Callable[[str, str, str], None]) -> int:
    """Watch until stopped, or until nothing is left to do where that was asked for. Gives the exit status: 0, or 2
    when some script did not become a film.

    Raises:
        StudioError: it cannot begin.
    """
    from studio.app import queueing, wiring
    from studio.app.serving import dispatching
    from studio.workflows.watching import Films, Watcher

    failed: list[str] = []

    def _tell(seen: "Seen") -> None:
        if seen.state == "failed":
            failed.append(seen.script)
        tell(seen.script, seen.state, seen.what)

    films = Films(
        size=order.size,
        rate=order.rate,
        seconds=order.seconds,
        style=order.style,
        language=order.language,
        quality=order.quality,
    )
    place = hashlib.sha256(str(order.folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
    with contextlib.ExitStack() as ending:
        ledger = wiring.ledgers().open(paths.server().parent / "watched" / place)
        ending.callback(ledger.close)
        queue = queueing.queue()
        ending.callback(queue.close)
        output = order.output or order.folder
        watcher = Watcher(wiring.WiredStudio(unfinished), queue, ledger, order.folder, output, films, _tell)
        ending.enter_context(dispatching(lambda: queueing.dispatcher(queue, "ekonte watch"), lambda text: None))
        with contextlib.suppress(KeyboardInterrupt):
            looks = 0
            while not (order.once and looks > 3 and not watcher.busy):
                watcher.look()
                looks += 1
                time.sleep(LOOK)
    return 2 if order.once and failed else 0
