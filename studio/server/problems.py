"""Errors as the retired API shaped them: ``{"error": {"message", "type", "param", "code"}}``.

::

    400 invalid_request_error   what was sent makes no sense
    401 authentication_error    no token, or another one
    403 permission_error        the Host header names another place
    404 invalid_request_error   there is no such thing
    405, 406, 409, 411, 413, 415, 416, 422    as HTTP means them
    429 rate_limit_error        too much at a time; Retry-After says when
    500 server_error            a fault of ours; 507: the disk is full or refuses
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import Match

from studio.core.errors import DiskError, InputError, MachineError, ProjectError, SceneError, StudioError
from studio.workflows.videos import VideoError

_TYPES = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}


class ApiError(Exception):
    """A request that is answered with an error."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        param: str | None = None,
        code: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.message, self.param, self.code = status, message, param, code
        self.headers = dict(headers or {})

    def body(self) -> dict[str, object]:
        """The JSON of the answer."""
        kind = _TYPES.get(self.status, "server_error" if self.status >= 500 else "invalid_request_error")
        return {"error": {"message": self.message, "type": kind, "param": self.param, "code": self.code}}

    def encoded(self) -> bytes:
        """The same as bytes."""
        return json.dumps(self.body(), ensure_ascii=False).encode()


def api_error(error: StudioError) -> ApiError:
    """A problem of the studio's as an answer."""
    match error:
        case VideoError(param=param, code=code, status=status):
            headers = {"Retry-After": "5"} if status == 429 else {}
            return ApiError(status, str(error), param=param or None, code=code, headers=headers)
        case DiskError():
            return ApiError(507, str(error), code="disk_full")
        case SceneError(field=field):
            return ApiError(400, str(error), param=field, code="invalid_value")
        case ProjectError():
            missing = error.what.startswith("There is no")
            return ApiError(404 if missing else 409, str(error), code="not_found" if missing else "project_unusable")
        case InputError():
            return ApiError(400, str(error), code="invalid_value")
        case MachineError():
            return ApiError(503, str(error), code="machine_lacks")
        case _:
            return ApiError(500, str(error), code="server_error")


def answer(error: ApiError) -> Response:
    """The error as a response."""
    return JSONResponse(error.body(), error.status, headers=error.headers)


def add_handlers(app: FastAPI) -> None:
    """Every error of every route in the one shape."""

    async def _api(request: Request, exc: Exception) -> Response:
        assert isinstance(exc, ApiError)
        return answer(exc)

    async def _studio(request: Request, exc: Exception) -> Response:
        assert isinstance(exc, StudioError)
        return answer(api_error(exc))

    async def _http(request: Request, exc: Exception) -> Response:
        assert isinstance(exc, HTTPException)
        code = {404: "not_found", 405: "method_not_allowed", 413: "body_too_large"}.get(
            exc.status_code, "invalid_request"
        )
        message = {404: "There is nothing at this path.", 405: "This path does not take this method."}
        text = message.get(exc.status_code, str(exc.detail))
        headers = {"Allow": ", ".join(_allowed(request))} if exc.status_code == 405 else exc.headers
        return answer(ApiError(exc.status_code, text, code=code, headers=headers))

    async def _invalid(request: Request, exc: Exception) -> Response:
        assert isinstance(exc, RequestValidationError)
        return answer(invalid(exc.errors()))

    async def _fault(request: Request, exc: Exception) -> Response:
        return answer(ApiError(500, "A fault of the server; its log says more.", code="server_error"))

    app.add_exception_handler(ApiError, _api)
    app.add_exception_handler(StudioError, _studio)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _fault)


def _allowed(request: Request) -> list[str]:
    """The methods that the path of a request takes, on whichever routes."""
    methods: set[str] = set()
    for method in ("GET", "HEAD", "POST", "PATCH", "DELETE"):
        scope = {**request.scope, "method": method}
        if any(route.matches(scope)[0] is Match.FULL for route in request.app.routes):
            methods.add(method)
    return sorted(methods)


def invalid(errors: Sequence[Any]) -> ApiError:
    """The first of pydantic's complaints (it gives them untyped)."""
    first: dict[str, Any] = errors[0]
    places: tuple[object, ...] = first["loc"]
    param = ".".join(str(place) for place in places if place not in ("body", "query", "path", "header"))
    if first["type"] == "json_invalid":
        return ApiError(400, "The body is not JSON.", code="invalid_json")
    code = "missing_required_parameter" if first["type"] == "missing" else "invalid_value"
    return ApiError(400, f"{param or 'The request'}: {first['msg']}.", param=param or None, code=code)
