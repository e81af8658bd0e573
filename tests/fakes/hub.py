"""A hub of weights over real HTTP, with the ways in which a real one goes wrong."""

import hashlib
import json
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from typing_extensions import override

COMMIT = "0123456789abcdef0123456789abcdef01234567"
_LARGE = (".safetensors", ".gguf", ".onnx", ".bin", ".ckpt")


@dataclass
class FakeHub:
    """Repositories by name, each a file's bytes by path.

    ``cut`` is how many bytes of a file are sent before the connection breaks, once for each number; ``changed`` are
    bytes that are sent in place of those that were promised; ``refuse`` is the status that everything is answered
    with; ``listing`` what a listing is answered with, whatever was asked; ``ranges`` whether ranges are known;
    ``page`` answers files with a page of HTML. ``asked`` is each request for a file: its path, and where it began.
    """

    address: str = ""
    repositories: dict[str, dict[str, bytes]] = field(default_factory=dict[str, dict[str, bytes]])
    cut: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    changed: dict[str, bytes] = field(default_factory=dict[str, bytes])
    refuse: int = 0
    listing: bytes | None = None
    ranges: bool = True
    page: bool = False
    asked: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    waiting: threading.Event | None = None
    """Where it is set: the second half of each file of more than 1000 bytes is sent when somebody sets the event."""

    def siblings(self, repository: str) -> list[dict[str, object]]:
        """The files of a repository as the hub tells of them."""
        found: list[dict[str, object]] = []
        for path, data in self.repositories[repository].items():
            blob = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
            entry: dict[str, object] = {"rfilename": path, "size": len(data), "blobId": blob}
            if path.endswith(_LARGE):
                sha256 = hashlib.sha256(data).hexdigest()
                entry["lfs"] = {"sha256": sha256, "size": len(data), "pointerSize": 134}
            found.append(entry)
        return found


@contextmanager
def hub() -> Generator[FakeHub]:
    """A hub at an address of this machine, until the block ends."""
    own = FakeHub()

    class _Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            _answer(self, own)

        def do_HEAD(self) -> None:
            _answer(self, own)

        @override
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    own.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield own
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(request: BaseHTTPRequestHandler, own: FakeHub) -> None:
    path = unquote(urlsplit(request.path).path)
    if own.refuse:
        headers = {"X-Error-Code": "GatedRepo"} if own.refuse in (401, 403) else {}
        _send(request, own.refuse, b'{"error": "no"}', headers)
    elif path.startswith("/api/models/"):
        repository = "/".join(path.split("/")[3:5])
        if own.listing is not None:
            _send(request, 200, own.listing, {"Content-Type": "application/json"})
        elif repository not in own.repositories:
            _send(request, 404, b'{"error": "not found"}', {"X-Error-Code": "RepoNotFound"})
        else:
            told = {"id": repository, "sha": COMMIT, "siblings": own.siblings(repository)}
            _send(request, 200, json.dumps(told).encode(), {"Content-Type": "application/json"})
    else:
        _file(request, own, path)


def _file(request: BaseHTTPRequestHandler, own: FakeHub, path: str) -> None:
    owner, name, _, _, *rest = path.strip("/").split("/")
    inner = "/".join(rest)
    data = own.repositories.get(f"{owner}/{name}", {}).get(inner)
    if data is None:
        _send(request, 404, b"", {"X-Error-Code": "EntryNotFound"})
        return
    if own.page:
        _send(request, 200, b"<html>Please log in.</html>", {"Content-Type": "text/html"})
        return
    data = own.changed.get(inner, data)
    told = request.headers.get("Range", "").removeprefix("bytes=").partition("-")[0]
    begin = int(told) if told and own.ranges else 0
    own.asked.append((inner, begin))
    if begin >= len(data) > 0:
        _send(request, 416, b"", {})
        return
    body = data[begin:]
    headers = {"Content-Range": f"bytes {begin}-{len(data) - 1}/{len(data)}"} if begin else {}
    cuts = own.cut.get(inner, [])
    _send(request, 206 if begin else 200, body, headers, cuts.pop(0) if cuts else None, own.waiting)


def _send(
    request: BaseHTTPRequestHandler,
    status: int,
    body: bytes,
    headers: dict[str, str],
    cut: int | None = None,
    waiting: threading.Event | None = None,
) -> None:
    request.send_response(status)
    for name, value in headers.items():
        request.send_header(name, value)
    request.send_header("Content-Length", str(len(body)))
    request.send_header("Connection", "close")
    request.close_connection = True
    request.end_headers()
    if request.command == "HEAD":
        return
    try:
        if waiting is not None and len(body) > 1000:
            request.wfile.write(body[: len(body) // 2])
            request.wfile.flush()
            waiting.wait(10)
            body = body[len(body) // 2 :]
        request.wfile.write(body if cut is None else body[:cut])
    except OSError:
        cut = 0
    if cut is not None:
        request.close_connection = True
        request.wfile.flush()
        request.connection.close()
