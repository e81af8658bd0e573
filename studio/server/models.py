"""``/v1/models``: the names that can be asked for, and which engine answers to them."""

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from studio.server.doors import ERRORS, answered
from studio.server.problems import ApiError
from studio.server.records import ModelList, ModelRecord
from studio.workflows.videos import MODELS, Model


def routes() -> APIRouter:
    """The routes."""
    router = APIRouter(prefix="/v1/models", tags=["models"], responses=ERRORS)

    @router.get("", response_model=ModelList)
    async def every() -> Response:
        """All models: Ekonte's own, and the names of the retired API that stand for them."""
        return answered({"object": "list", "data": [_record(model) for model in MODELS.values()]})

    @router.get("/{model_id}", response_model=ModelRecord)
    async def one(model_id: Annotated[str, Path(min_length=1, max_length=100)]) -> Response:
        """One model."""
        if model_id not in MODELS:
            raise ApiError(404, f"There is no model {model_id[:80]!r}.", param="model", code="model_not_found")
        return answered(_record(MODELS[model_id]))

    return router


def _record(model: Model) -> dict[str, object]:
    owner = "ekonte" if model.own else f"ekonte ({model.engine}, {model.quality})"
    return {"id": model.id, "object": "model", "created": 0, "owned_by": owner}
