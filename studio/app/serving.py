"""``ekonte serve``: the studio, its queue and a dispatcher put together behind HTTP."""

import contextlib
import logging
import threading
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from studio.app import paths
from studio.core.errors import InputError, StudioError
from studio.core.unfinished import Unfinished

if TYPE_CHECKING:
    from studio.cli.doors import ServeOrder
    from studio.workflows.queue import Dispatcher

_log = logging.getLogger(__name__)

RETRY = 5.0
"""Seconds after which the server asks again whether it may be the dispatcher."""


def serve_http(order: "ServeOrder", unfinished: Unfinished, tell: Callable[[str], None]) -> int:
    """Serve until the process is told to stop; ``tell`` is given what a person should read. Gives the exit status.

    Raises:
        StudioError: it cannot begin.
    """
    from studio.app import queueing, wiring
    from studio.server.run import listening, serve, token_in
    from studio.server.settings import Limits, ServerSettings
    from studio.server.webhooks import send
    from studio.workflows.afar.homes import Home
    from studio.workflows.serving.service import serving

    folder = order.folder or paths.server()
    token_file = order.token_file or folder / "token"
    token, new = token_in(token_file)
    limits = Limits(
        upload=order.max_upload * 1_000_000, making_per_minute=order.per_minute, free=order.min_free * 1_000_000
    )
    settings = ServerSettings(
        folder=folder, token=token, host=order.host, port=order.port, hosts=order.hosts, limits=limits
    )
    home = Home(order.projects or paths.documents())
    studio = wiring.WiredStudio(unfinished)
    with contextlib.ExitStack() as ending:
        opened = ending.enter_context(listening(order.host, order.port))
        port: int = opened.getsockname()[1]
        queue = queueing.queue()
        ending.callback(queue.close)
        service = ending.enter_context(serving(studio, queue, wiring.ledgers(), folder, home, send, free=limits.free))
        ending.enter_context(dispatching(lambda: queueing.dispatcher(queue, "ekonte serve", slots=order.slots), tell))

        def _ready() -> None:
            name = f"[{order.host}]" if ":" in order.host else order.host
            tell(f"Ekonte serves at http://{name}:{port}/v1")
            if new:
                tell(f"Its token, shown this once: {token}")
            tell(f"The token is in {token_file}. Ctrl-C stops the server; its videos go on at the next start.")
            if not settings.local:
                tell(f"Everybody who can reach {order.host} can reach it, and the token travels in the clear.")

        serve(service, settings, opened, _ready)
    unfinished.discard()
    return 0


@contextlib.contextmanager
def dispatching(make: "Callable[[], Dispatcher]", tell: Callable[[str], None], retry: float = RETRY) -> Generator[None]:
    """Be the dispatcher of the queue, or become it as soon as whoever is it now is gone, which is tried every ``retry``
    seconds; ``tell`` is given who it is."""
    stop = threading.Event()

    def _work() -> None:
        dispatcher: Dispatcher | None = None
        told = False
        while dispatcher is None and not stop.is_set():
            candidate = make()
            try:
                candidate.start()
                dispatcher = candidate
            except InputError as error:
                candidate.close()
                if not told:
                    tell(str(error))
                    told = True
                stop.wait(retry)
            except StudioError as error:
                candidate.close()
                _log.warning("The queue cannot be worked: %s", error)
                stop.wait(retry)
        stop.wait()
        if dispatcher is not None:
            dispatcher.close()

    thread = threading.Thread(target=_work, name="dispatching")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
