"""The application: every route, one shape of errors, the guard in front."""

from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.responses import Response
from starlette.types import ASGIApp

from studio.server import events, models, own, problems, videos, webhooks
from studio.server.doors import Doors, answered
from studio.server.guard import Guard
from studio.server.records import (
    CharacterReference,
    CharacterWish,
    CreateWish,
    EditWish,
    ErrorRecord,
    ExtendWish,
    ImageReference,
    RemixWish,
    VideoReference,
)
from studio.server.settings import ServerSettings
from studio.workflows.serving.service import Service

DESCRIPTION = """\
Ekonte over HTTP. `/v1` has the shape of the retired video API, so that its official client works when it is given this
base URL and this server's token; `/ekonte/v1` is the studio's own. Every request but `/health` needs
`Authorization: Bearer TOKEN`. Every error is `{"error": {"message", "type", "param", "code"}}`.
"""

_READ_BY_HAND = (
    CharacterReference,
    CharacterWish,
    CreateWish,
    EditWish,
    ErrorRecord,
    ExtendWish,
    ImageReference,
    RemixWish,
    VideoReference,
)
"""Records that routes read themselves, and that the document names."""


def build(service: Service, settings: ServerSettings) -> ASGIApp:
    """The application on a service."""
    app = FastAPI(
        title="Ekonte",
        version=service.studio.version,
        description=DESCRIPTION,
        docs_url=None,  # their pages load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        openapi_url="/openapi.json",
    )
    problems.add_handlers(app)
    doors = Doors(service)
    app.include_router(videos.routes(doors))
    app.include_router(models.routes())
    app.include_router(webhooks.routes(doors))
    app.include_router(own.routes(doors))
    app.include_router(events.routes(doors, settings.limits.listeners))
    app.include_router(_health(service))
    document = _document(app)
    app.openapi = lambda: document
    return Guard(app, settings)


def _health(service: Service) -> APIRouter:
    router = APIRouter()

    @router.get("/health", openapi_extra={"security": []}, response_class=Response)
    async def health() -> Response:
        """Whether it is there. Needs no token, and tells nothing else."""
        return answered({"status": "ok"})

    return router


def _document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document: with the token, and with 400 where FastAPI would say 422."""
    document = app.openapi()
    components: dict[str, Any] = document.setdefault("components", {})
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    document["security"] = [{"token": []}]
    schemas: dict[str, Any] = components.setdefault("schemas", {})
    for record in _READ_BY_HAND:
        schema = record.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(schema.pop("$defs", {}))
        schemas[record.__name__] = schema
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    for path in document["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
    return document
