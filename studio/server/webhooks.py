"""``/v1/webhook_endpoints``: who is told what happens, managed as the official client does it; and the telling."""

import http.client
import ssl
from collections.abc import Mapping
from typing import Annotated, Literal
from urllib.parse import urlsplit

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from studio.server.doors import ERRORS, Doors, answered, refuse
from studio.workflows.serving.hooks import EVENTS, Hook

PATIENCE = 10.0
"""Seconds that an endpoint has to answer."""

HookId = Annotated[str, Path(min_length=1, max_length=100)]


class HookRecord(BaseModel):
    """An endpoint. ``signing_secret`` is shown when it is made or changed, and never again."""

    id: str
    object: Literal["webhook_endpoint"]
    name: str
    url: str
    event_types: list[str]
    created_at: int
    updated_at: int
    signing_secret_hint: str
    signing_secret: str | None = None


class HookList(BaseModel):
    """A page of endpoints."""

    object: Literal["list"]
    data: list[HookRecord]
    first_id: str | None
    last_id: str | None
    has_more: bool


class HookDeleted(BaseModel):
    """An endpoint that is gone."""

    id: str
    object: Literal["webhook_endpoint.deleted"]
    deleted: Literal[True]


class HookTested(BaseModel):
    """What an endpoint answered to a test."""

    object: Literal["webhook_endpoint.test"]
    webhook_endpoint_id: str
    event_type: str
    status_code: int
    success: Literal[True]


class EventTypes(BaseModel):
    """What can be listened to."""

    object: Literal["list"]
    data: list[str]


class HookWish(BaseModel):
    """A new endpoint."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    url: Annotated[str, Field(min_length=1, max_length=2000)]
    event_types: Annotated[list[str], Field(min_length=1, max_length=20)]


class HookChange(BaseModel):
    """What of an endpoint shall be otherwise."""

    name: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    url: Annotated[str, Field(min_length=1, max_length=2000)] | None = None
    event_types: Annotated[list[str], Field(min_length=1, max_length=20)] | None = None


class Rotation(BaseModel):
    """Whether the old secret signs too for a day."""

    keep_old_secret_active_for_24_hours: bool = False


class TestWish(BaseModel):
    """Which event to send."""

    event_type: Annotated[str, Field(min_length=1, max_length=100)]


def routes(doors: Doors) -> APIRouter:
    """The routes."""
    router = APIRouter(prefix="/v1", tags=["webhooks"], responses=ERRORS)
    hooks = doors.service.hooks

    @router.get("/webhook_event_types", response_model=EventTypes)
    async def kinds() -> Response:
        """What can be listened to."""
        return answered({"object": "list", "data": list(EVENTS)})

    @router.post("/webhook_endpoints", response_model=HookRecord)
    async def create(request: Request, wish: HookWish) -> Response:
        """Be told at this URL. The answer holds the secret that signs, this once."""
        return await doors.once(
            request,
            wish.model_dump(),
            lambda: _record(hooks.add(wish.name, wish.url, tuple(wish.event_types)), secret=True),
        )

    @router.get("/webhook_endpoints", response_model=HookList)
    async def every(
        after: Annotated[str | None, Query(max_length=100)] = None,
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
        order: Literal["asc", "desc"] = "desc",
    ) -> Response:
        """Endpoints, newest first unless asked otherwise."""
        found = list(hooks.all())
        if order == "desc":
            found.reverse()
        if after is not None:
            ids = [hook.id for hook in found]
            if after not in ids:
                raise refuse(f"There is no webhook endpoint {after[:80]!r}.", "after")
            found = found[ids.index(after) + 1 :]
        page = [_record(hook) for hook in found[:limit]]
        return answered(
            {
                "object": "list",
                "data": page,
                "first_id": page[0]["id"] if page else None,
                "last_id": page[-1]["id"] if page else None,
                "has_more": len(found) > limit,
            }
        )

    @router.get("/webhook_endpoints/{hook_id}", response_model=HookRecord)
    async def one(hook_id: HookId) -> Response:
        """One endpoint."""
        return answered(_record(hooks.get(hook_id)))

    @router.post("/webhook_endpoints/{hook_id}", response_model=HookRecord)
    async def change(hook_id: HookId, wish: HookChange) -> Response:
        """Another name, URL or other events."""
        events = None if wish.event_types is None else tuple(wish.event_types)
        return answered(await doors.do(lambda: _record(hooks.change(hook_id, wish.name, wish.url, events))))

    @router.delete("/webhook_endpoints/{hook_id}", response_model=HookDeleted)
    async def delete(hook_id: HookId) -> Response:
        """Be told no more."""
        await doors.do(lambda: hooks.remove(hook_id))
        return answered({"id": hook_id, "object": "webhook_endpoint.deleted", "deleted": True})

    @router.post("/webhook_endpoints/{hook_id}/rotate_secret", response_model=HookRecord)
    async def rotate(hook_id: HookId, wish: Rotation | None = None) -> Response:
        """Another secret."""
        keep = wish is not None and wish.keep_old_secret_active_for_24_hours
        return answered(await doors.do(lambda: _record(hooks.rotate(hook_id, keep_old=keep), secret=True)))

    @router.post("/webhook_endpoints/{hook_id}/test", response_model=HookTested)
    async def test(hook_id: HookId, wish: TestWish) -> Response:
        """Send an event that did not happen. ``status_code`` 0: nobody answered."""
        status = await doors.do(lambda: hooks.test(hook_id, wish.event_type))
        return answered(
            {
                "object": "webhook_endpoint.test",
                "webhook_endpoint_id": hook_id,
                "event_type": wish.event_type,
                "status_code": status,
                "success": True,
            }
        )

    return router


def send(url: str, headers: Mapping[str, str], body: bytes) -> int:
    """POST to a webhook: no proxy, no redirect followed, ``PATIENCE`` seconds. Gives the HTTP status, 0 when nobody
    answered."""
    parts = urlsplit(url)
    make = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = make(parts.hostname or "", parts.port, timeout=PATIENCE)
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    try:
        connection.request("POST", path, body, dict(headers))
        return connection.getresponse().status
    except (OSError, ssl.SSLError, http.client.HTTPException, ValueError):
        return 0
    finally:
        connection.close()


def _record(hook: Hook, *, secret: bool = False) -> dict[str, object]:
    return {
        "id": hook.id,
        "object": "webhook_endpoint",
        "name": hook.name,
        "url": hook.url,
        "event_types": list(hook.events),
        "created_at": hook.created,
        "updated_at": hook.updated,
        "signing_secret_hint": hook.hint,
        **({"signing_secret": hook.secret} if secret else {}),
    }
