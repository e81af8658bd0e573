"""The guard at the door: every request passes here first. Plain ASGI, for it must cost next to nothing.

In this order: the Host header (against pages whose name was bent to this address), the token, the rate, the size of
the body. A body is counted as it comes: what is too large is refused without ever being held.
"""

import hmac
import math
import time
from collections.abc import Callable

import anyio
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from studio.server.problems import ApiError
from studio.server.settings import ServerSettings

OPEN = frozenset({"/health"})
"""What needs no token."""


PATIENCE = 20.0
"""Seconds that a body may stand still on its way."""


class TooLargeError(HTTPException):
    """The body is larger than it may be. It ends the reading wherever that is."""

    def __init__(self, allowed: int) -> None:
        super().__init__(413, f"The body is larger than {allowed:,} bytes.", {"Connection": "close"})


class Bucket:
    """``rate`` a second, and up to ``burst`` at once."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._left, self._seen = burst, clock()

    def take(self) -> float:
        """0, or the seconds to wait."""
        now = self._clock()
        self._left, self._seen = min(self._burst, self._left + (now - self._seen) * self._rate), now
        if self._left >= 1.0:
            self._left -= 1.0
            return 0.0
        return (1.0 - self._left) / self._rate


class Guard:
    """Wraps the application."""

    def __init__(self, app: ASGIApp, settings: ServerSettings) -> None:
        self._app, self._hosts = app, settings.allowed_hosts
        self._token = b"Bearer " + settings.token.encode()
        limits = settings.limits
        self._body, self._upload = limits.body, limits.upload
        self._rate = Bucket(limits.per_second, max(1.0, limits.per_second))
        self._making = Bucket(limits.making_per_minute / 60, max(1.0, limits.making_per_minute / 2))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers: dict[bytes, bytes] = dict(scope["headers"])
        refused = self._refused(scope, headers)
        if refused is not None:
            await _answer(refused, send)
            return
        allowed = self._upload if headers.get(b"content-type", b"").lower().startswith(b"multipart/") else self._body
        declared = headers.get(b"content-length")
        if declared is not None and (not declared.isdigit() or int(declared) > allowed):
            await _answer(_too_large(allowed), send)
            return
        if declared is None and b"transfer-encoding" not in headers:
            await self._app(scope, receive, send)
            return
        await self._counted(scope, receive, send, allowed)

    def _refused(self, scope: Scope, headers: dict[bytes, bytes]) -> ApiError | None:
        host = headers.get(b"host", b"").decode("latin-1").lower()
        name = host if host.endswith("]") else host.rsplit(":", 1)[0] if ":" in host else host
        if name not in self._hosts:
            return ApiError(403, f"This server is not {name[:100]!r}.", code="host_not_allowed")
        path: str = scope["path"]
        if path in OPEN:
            return None
        given = headers.get(b"authorization", b"")
        if not hmac.compare_digest(given, self._token):
            return ApiError(
                401,
                "No valid token was given. Send the one the server wrote to its token file as Authorization: Bearer …",
                code="invalid_api_key",
                headers={"WWW-Authenticate": "Bearer"},
            )
        wait = self._rate.take()
        if not wait and scope["method"] == "POST":
            wait = self._making.take()
        if wait:
            return ApiError(
                429,
                "Too many requests.",
                code="rate_limit_exceeded",
                headers={"Retry-After": str(max(1, math.ceil(wait))), "Retry-After-Ms": str(math.ceil(wait * 1000))},
            )
        return None

    async def _counted(self, scope: Scope, receive: Receive, send: Send, allowed: int) -> None:
        read = 0

        async def _receive() -> Message:
            nonlocal read
            try:
                with anyio.fail_after(PATIENCE):
                    message = await receive()
            except TimeoutError as exc:
                raise HTTPException(408, f"Nothing came for {PATIENCE:g} seconds.", {"Connection": "close"}) from exc
            if message["type"] == "http.request":
                read += len(message.get("body", b""))
                if read > allowed:
                    raise TooLargeError(allowed)
            return message

        await self._app(scope, _receive, send)


def _too_large(allowed: int) -> ApiError:
    return ApiError(
        413,
        f"The body is larger than {allowed:,} bytes.",
        code="body_too_large",
        headers={"Connection": "close"},
    )


async def _answer(error: ApiError, send: Send) -> None:
    body = error.encoded()
    headers = {"content-type": "application/json", "content-length": str(len(body)), **error.headers}
    await send(
        {
            "type": "http.response.start",
            "status": error.status,
            "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        }
    )
    await send({"type": "http.response.body", "body": body})
