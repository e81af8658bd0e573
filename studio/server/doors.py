"""What routes have in common: work beside the loop, answers, wishes checked, keys of wishes."""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import anyio.to_thread
from anyio import CapacityLimiter
from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel, ValidationError

from studio.server.problems import ApiError, invalid
from studio.server.records import ErrorRecord
from studio.workflows.serving.service import Service

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

AT_ONCE = 8
"""Threads that work for requests."""

ERRORS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": ErrorRecord, "description": "The request was refused."},
    "5XX": {"model": ErrorRecord, "description": "The server or the machine could not."},
}
"""What every route may answer besides."""

IDEMPOTENT: dict[str, Any] = {
    "parameters": [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "required": False,
            "description": "The same key and the same request are done once and answered alike, for good measure also "
            "after a restart.",
            "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
        }
    ]
}


class Doors:
    """The service, and threads for it."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self._limiter = CapacityLimiter(AT_ONCE)

    async def do(self, task: Callable[[], T]) -> T:
        """Work that reads or writes disks, on a thread. Raises what it raises."""
        return await anyio.to_thread.run_sync(task, limiter=self._limiter)

    async def once(
        self, request: Request, wish: object, make: Callable[[], Mapping[str, object]], status: int = 200
    ) -> Response:
        """Make something, once for each idempotency key."""
        key = request.headers.get("idempotency-key")
        whole = {"path": request.url.path, "wish": wish}
        done = await self.do(lambda: self.service.once.do(key, whole, make))
        return answered(done.record, status, {"Idempotent-Replayed": "true"} if done.again else None)


def answered(record: Mapping[str, object], status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON answer."""
    body = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    return Response(body, status, headers, "application/json")


def wished(model: type[M], values: Mapping[str, object]) -> M:
    """The wish in ``values``. Raises ``ApiError``."""
    try:
        return model.model_validate(values)
    except ValidationError as exc:
        raise invalid(exc.errors()) from exc


def form_or_json(model: type[BaseModel], *files: str, required: tuple[str, ...] = ()) -> dict[str, Any]:
    """The ``requestBody`` of a route that reads its body itself: ``model`` as JSON, or as a form with ``files``."""
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    schema.pop("$defs", None)
    properties = {**schema["properties"], **{name: {"type": "string", "format": "binary"} for name in files}}
    names = [name for name in schema.get("required", []) if name not in files]
    form = {"type": "object", "properties": properties, "required": [*names, *required]}
    return {
        "requestBody": {
            "required": True,
            "content": {"multipart/form-data": {"schema": form}, "application/json": {"schema": schema}},
        }
    }


def refuse(message: str, param: str, code: str = "invalid_value") -> ApiError:
    """A 400."""
    return ApiError(400, message, param=param, code=code)
