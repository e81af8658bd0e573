"""Serving until somebody stops it: the socket, the token, uvicorn."""

import contextlib
import os
import secrets
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

import uvicorn

from studio.core.errors import DiskError, InputError
from studio.server.app import build
from studio.server.settings import ServerSettings
from studio.workflows.serving.service import Service

FAREWELL = 5
"""Seconds that open connections have to end when the server is stopped."""

SHORTEST_TOKEN = 16


def token_in(file: Path) -> tuple[str, bool]:
    """The token in a file, made there if the file is not there, readable by its owner alone; and whether it was made.

    Raises:
        InputError: there is no token in the file, or one that anybody could guess.
        DiskError: the file cannot be read or written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            token = f"ek-{secrets.token_urlsafe(32)}"
            with os.fdopen(handle, "w", encoding="ascii") as opened:
                opened.write(token + "\n")
            return token, True
        token = file.read_text("ascii").strip()
    except UnicodeDecodeError as exc:
        raise InputError(f"{file} holds no token.", todo="Remove it, and a new one is made.") from exc
    except OSError as exc:
        raise DiskError(f"The token file {file} cannot be used: {exc.strerror or exc}.", todo="Choose one.") from exc
    if len(token) < SHORTEST_TOKEN or not token.isprintable() or " " in token:
        raise InputError(
            f"{file} holds no token of at least {SHORTEST_TOKEN} characters.", todo="Remove it, and a new one is made."
        )
    return token, False


def listening(host: str, port: int) -> socket.socket:
    """A socket at this address. Raises ``InputError``."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        opened = socket.socket(family, socket.SOCK_STREAM)
        try:
            if os.name != "nt":  # there it would let two listen at one port
                opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            opened.bind((host, port))
            opened.listen(2048)
        except BaseException:
            opened.close()
            raise
    except (OSError, OverflowError) as exc:
        why = exc.strerror if isinstance(exc, OSError) and exc.strerror else str(exc)
        raise InputError(
            f"The server cannot listen at {host}:{port}: {why}.", todo="Choose another --port, or stop what has it."
        ) from exc
    return opened


def serve(service: Service, settings: ServerSettings, opened: socket.socket, ready: Callable[[], None]) -> None:
    """Serve on an open socket until the process is told to stop. ``ready`` is called when it begins to answer."""
    tempfile.tempdir = str(service.uploads)  # uploads go to the disk that is watched, not to a memory that is not
    config = uvicorn.Config(
        build(service, settings),
        lifespan="off",
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=FAREWELL,
        h11_max_incomplete_event_size=64 * 1024,
        limit_concurrency=1000,
        backlog=2048,
    )
    server = _Server(config, ready)
    try:
        server.run(sockets=[opened])
    finally:
        tempfile.tempdir = None


class _Server(uvicorn.Server):
    """Tells when it has begun."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin."""
        await super().startup(sockets)
        self._ready()
