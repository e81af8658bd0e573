"""A server as a process of its own, with a fake stage, for as long as a test needs it."""

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.server.entry import TOKEN

ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        """The body as a JSON object."""
        return json.loads(self.body)

    @property
    def code(self) -> str:
        """The code of the error."""
        error: dict[str, Any] = self.json["error"]
        assert set(error) == {"message", "type", "param", "code"}
        return str(error["code"])


@dataclass(slots=True)
class Running:
    """A server that runs. ``url`` has no path."""

    url: str
    folder: Path
    process: subprocess.Popen[str]

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        token: str | None = TOKEN,
    ) -> Answer:
        """One request."""
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
        sent = {"Authorization": f"Bearer {token}"} if token is not None else {}
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        if isinstance(body, Mapping):
            sent["Content-Type"] = "application/json"
        try:
            connection.request(method, path, data, {**sent, **(headers or {})})
            got = connection.getresponse()
            return Answer(got.status, {name.lower(): value for name, value in got.getheaders()}, got.read())
        finally:
            connection.close()

    def kill(self) -> None:
        """As a power cut."""
        self.process.kill()
        self.process.wait(30)


@contextlib.contextmanager
def running(folder: Path, **environment: str) -> Generator[Running]:
    """A server on the state in ``folder``."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.server.entry", str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1", **environment},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert url.startswith("http://"), "the server did not begin"
        yield Running(url, folder, process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(30)
        if process.stdout is not None:
            process.stdout.close()
