"""What goes over the wire: the retired API's records, and errors. Unknown fields of a request are let be, as there."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from studio.workflows.videos import MODELS, Video


class ErrorBody(BaseModel):
    """Why a request was refused."""

    message: str
    type: str
    param: str | None
    code: str | None


class ErrorRecord(BaseModel):
    """Every error has this shape."""

    error: ErrorBody


class VideoErrorRecord(BaseModel):
    """Why a video failed."""

    code: str
    message: str


class OwnPart(BaseModel):
    """What Ekonte says beyond the retired API."""

    way: Literal["create", "remix", "edit", "extend"]
    seed: int
    source_video_id: str | None
    notes: list[str] = Field(description="What was done otherwise than asked.")
    jobs: list[str] = Field(description="Its jobs in the queue.")
    characters: list[str]


class VideoRecord(BaseModel):
    """A video and how far it is."""

    id: str
    object: Literal["video"]
    model: str
    status: Literal["queued", "in_progress", "completed", "failed"]
    progress: Annotated[int, Field(ge=0, le=100)]
    created_at: int
    completed_at: int | None
    expires_at: None
    size: str
    seconds: str
    prompt: str
    remixed_from_video_id: str | None
    error: VideoErrorRecord | None
    ekonte: OwnPart


class VideoList(BaseModel):
    """A page of videos."""

    object: Literal["list"]
    data: list[VideoRecord]
    first_id: str | None
    last_id: str | None
    has_more: bool


class VideoDeleted(BaseModel):
    """A video that is gone."""

    id: str
    object: Literal["video.deleted"]
    deleted: Literal[True]


class CharacterRecord(BaseModel):
    """Somebody whom prompts can name."""

    id: str
    object: Literal["character"]
    name: str
    created_at: int


class ModelRecord(BaseModel):
    """A model that can be asked for."""

    id: str
    object: Literal["model"]
    created: int
    owned_by: str


class ModelList(BaseModel):
    """All models."""

    object: Literal["list"]
    data: list[ModelRecord]


class _Wish(BaseModel):
    model_config = ConfigDict(extra="ignore")


Prompt = Annotated[str, Field(min_length=1, max_length=4000, description="What to see and hear, English or Japanese.")]
Seconds = Annotated[
    str | float | None,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": "^([1-9]|[1-5][0-9]|60)$"},
                {"type": "number", "minimum": 0.5, "maximum": 60},
                {"type": "null"},
            ],
            "description": "4, 8, 12 or any other length up to 60; as a string or a number.",
        }
    ),
]
ModelName = Annotated[
    str | None,
    WithJsonSchema({"anyOf": [{"type": "string", "enum": list(MODELS)}, {"type": "null"}], "default": "sora-2"}),
]
Size = Annotated[
    str | None,
    WithJsonSchema(
        {
            "anyOf": [
                {
                    "type": "string",
                    "pattern": "^([2-9][0-9]|1[0-7][0-9])[02468]x([2-9][0-9]|10[0-9])[02468]$|^(720x1280|1024x1792)$",
                },
                {"type": "null"},
            ],
            "description": "720x1280, 1280x720, 1024x1792, 1792x1024, or another even size that the stage draws.",
        }
    ),
]


class ImageReference(_Wish):
    """A picture by URL: only ``data:`` URLs, for the server fetches nothing."""

    image_url: str | None = None
    file_id: str | None = None


class CharacterReference(_Wish):
    """A character that the prompt names."""

    id: Annotated[str, Field(min_length=1, max_length=100)]


class CreateWish(_Wish):
    """A new video."""

    prompt: Prompt
    model: ModelName = None
    seconds: Seconds = None
    size: Size = None
    input_reference: ImageReference | None = None
    characters: Annotated[list[CharacterReference], Field(max_length=2)] | None = None
    seed: Annotated[int | None, Field(ge=0, le=2**53 - 1, description="The same seed gives the same video.")] = None


class RemixWish(_Wish):
    """What shall be otherwise."""

    prompt: Prompt


class VideoReference(_Wish):
    """A completed video."""

    id: Annotated[str, Field(min_length=1, max_length=100)]


class EditWish(_Wish):
    """What shall be otherwise, and of which video."""

    prompt: Prompt
    video: VideoReference


class ExtendWish(_Wish):
    """How a video goes on."""

    prompt: Prompt
    seconds: Seconds
    video: VideoReference


class CharacterWish(_Wish):
    """Somebody new: described, or taken from an Ekonte video that comes as the file ``video``."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    description: Annotated[str, Field(max_length=4000)] = ""


def video_record(video: Video) -> dict[str, Any]:
    """A video as it goes over the wire."""
    return {
        "id": video.id,
        "object": "video",
        "model": video.model,
        "status": video.status,
        "progress": video.progress,
        "created_at": video.created,
        "completed_at": video.completed,
        "expires_at": None,
        "size": f"{video.size[0]}x{video.size[1]}",
        "seconds": f"{video.seconds:g}",
        "prompt": video.prompt,
        "remixed_from_video_id": video.source if video.way == "remix" else None,
        "error": {"code": video.trouble.code, "message": video.trouble.message} if video.trouble else None,
        "ekonte": {
            "way": video.way,
            "seed": video.seed,
            "source_video_id": video.source or None,
            "notes": list(video.notes),
            "jobs": list(video.jobs),
            "characters": list(video.characters),
        },
    }
