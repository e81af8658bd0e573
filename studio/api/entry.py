"""How the library finds the studio: by entry points, for nothing here may know who puts it together.

In a source tree that is not installed there are no entry points; there the same places are known by name.
"""

import importlib
from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import entry_points
from typing import cast

from studio.core.errors import AssetMissingError
from studio.workflows.queue import Dispatcher, Queue
from studio.workflows.studio import Studio

GROUP = "ekonte.studio"
PLACES = {
    "wired": "studio.app.wiring:studio_of_this_machine",
    "queue": "studio.app.queueing:queue",
    "dispatcher": "studio.app.queueing:dispatcher",
}
"""The entry points, as ``pyproject.toml`` declares them."""


@lru_cache(maxsize=1)
def studio_of_this_machine() -> Studio:
    """The studio that is installed. Raises ``AssetMissingError``."""
    return cast(Callable[[], Studio], _found("wired"))()


def queue_of_this_machine() -> Queue:
    """The queue that every program of this person shares, opened. Raises ``StudioError``."""
    return cast(Callable[[], Queue], _found("queue"))()


def dispatcher_for(queue: Queue, name: str) -> Dispatcher:
    """Somebody to work on a queue, not yet started. Raises ``StudioError``."""
    return cast(Callable[[Queue, str], Dispatcher], _found("dispatcher"))(queue, name)


def _found(name: str) -> object:
    for point in entry_points(group=GROUP, name=name):
        return point.load()
    module, _, attribute = PLACES[name].partition(":")
    try:
        return getattr(importlib.import_module(module), attribute)
    except (ImportError, AttributeError) as exc:
        raise AssetMissingError(
            f"The studio is not whole: it has no {name}.", todo="Install the package ekonte again."
        ) from exc
