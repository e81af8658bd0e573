"""Events as a stream (server-sent events): what happens, as it happens; with ``Last-Event-ID``, from there on."""

import asyncio
import contextlib
import json
from collections.abc import AsyncGenerator
from functools import partial
from typing import Annotated

import anyio
from fastapi import APIRouter, Header, Query
from fastapi.responses import StreamingResponse

from studio.server.doors import ERRORS, Doors
from studio.server.problems import ApiError
from studio.workflows.queue.bulletin import News

HEARTBEAT = 15.0
"""Seconds after which a silent stream says that it is still there."""

WAITING = 1_000
"""Events that wait for a slow listener at most; then it is let go, and comes back with the last id it had."""


def routes(doors: Doors, most: int) -> APIRouter:
    """The routes. ``most`` may listen at a time."""
    router = APIRouter(prefix="/ekonte/v1", tags=["events"], responses=ERRORS)
    bulletin, listening = doors.service.bulletin, [0]

    @router.get(
        "/events",
        response_class=StreamingResponse,
        responses={200: {"description": "A stream of events.", "content": {"text/event-stream": {}}}},
    )
    async def events(
        last_event_id: Annotated[int | None, Header(ge=0, le=2**53 - 1, description="Go on behind this event.")] = None,
        after: Annotated[
            int | None, Query(ge=0, le=2**53 - 1, description="The same, for whoever cannot set it.")
        ] = None,
        until_caught_up: Annotated[bool, Query(description="End once all that was kept has been told.")] = False,
    ) -> StreamingResponse:
        """``video.queued``, ``video.in_progress``, ``video.progress``, ``video.completed``, ``video.failed``,
        ``video.deleted``, ``job.running``, ``job.progress``, ``job.done``, ``job.failed`` … Without an id: from now
        on."""
        if listening[0] >= most:
            raise ApiError(429, "Too many are listening.", code="too_many_streams", headers={"Retry-After": "5"})
        start = last_event_id if last_event_id is not None else after
        stream = _told(start, until_caught_up)
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    async def _told(start: int | None, ends: bool) -> AsyncGenerator[bytes]:
        listening[0] += 1
        send, receive = anyio.create_memory_object_stream[News](WAITING)
        loop = asyncio.get_running_loop()
        gone = [False]

        def _offer(news: News) -> None:
            try:
                send.send_nowait(news)
            except (anyio.WouldBlock, anyio.ClosedResourceError, anyio.BrokenResourceError):
                gone[0] = True

        def _hear(news: News) -> None:
            if not gone[0]:
                with contextlib.suppress(RuntimeError):  # the server is ending
                    loop.call_soon_threadsafe(_offer, news)

        silence = bulletin.listen(_hear)
        try:
            yield b": ekonte\n\n"
            seen = await doors.do(lambda: bulletin.last) if start is None else start
            while page := await doors.do(partial(bulletin.since, seen)):
                for news in page:
                    seen = news.serial
                    yield _event(news)
            while not gone[0] and not ends:
                with anyio.move_on_after(HEARTBEAT) as quiet:
                    news = await receive.receive()
                    if news.serial == 0 or news.serial > seen:
                        seen = news.serial or seen
                        yield _event(news)
                if quiet.cancelled_caught:
                    yield b": still here\n\n"
        finally:
            silence()
            listening[0] -= 1
            send.close()
            receive.close()

    return router


def _event(news: News) -> bytes:
    head = f"id: {news.serial}\n" if news.serial else ""
    data = json.dumps({"type": news.type, "at": news.at, "data": news.data}, ensure_ascii=False)
    return f"{head}event: {news.type}\ndata: {data}\n\n".encode()
