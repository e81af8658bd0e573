"""``ekonte mcp``: the studio, its queue and an assistant put together."""

from functools import partial
from pathlib import Path

import studio
from studio.app import paths
from studio.core.unfinished import Unfinished


def serve_assistant(projects: Path | None, allowed: tuple[Path, ...], unfinished: Unfinished) -> int:
    """Let an assistant on standard input and output direct the studio until it hangs up; gives the exit status."""
    from studio.app import queueing
    from studio.app.wiring import WiredStudio
    from studio.mcp.serving import serve
    from studio.workflows.afar.homes import Home

    home, queue = Home(projects or paths.documents(), allowed), queueing.queue()
    work = partial(queueing.dispatcher, queue, "ekonte mcp")
    serve(WiredStudio(unfinished), home, queue, work, studio.__version__)
    unfinished.discard()
    return 0
