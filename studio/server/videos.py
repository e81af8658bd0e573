"""``/v1/videos``: what the official client of the retired video API asks for, in its own words."""

import base64
import binascii
import re
import secrets
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from studio.server.doors import ERRORS, IDEMPOTENT, Doors, answered, form_or_json, refuse, wished
from studio.server.files import given
from studio.server.records import (
    CharacterRecord,
    CharacterWish,
    CreateWish,
    EditWish,
    ExtendWish,
    ImageReference,
    RemixWish,
    VideoDeleted,
    VideoList,
    VideoRecord,
    video_record,
)
from studio.server.uploads import Said, said
from studio.workflows.videos import DEFAULT_SIZE, Asked, Videos
from studio.workflows.videos.characters import Character
from studio.workflows.videos.forms import DEFAULT_MODEL, DEFAULT_SECONDS

POLL_MS = "500"
"""How long a client is told to wait between two looks at a video."""

VideoId = Annotated[str, Path(min_length=1, max_length=100, description="The id of a video.")]

_DATA = re.compile(r"^data:image/[\w.+-]+;base64,", re.ASCII)


def routes(doors: Doors) -> APIRouter:
    """The routes."""
    router = APIRouter(prefix="/v1/videos", tags=["videos"], responses=ERRORS)
    videos, uploads = doors.service.videos, doors.service.uploads

    @router.post(
        "", response_model=VideoRecord, openapi_extra={**form_or_json(CreateWish, "input_reference"), **IDEMPOTENT}
    )
    async def create(request: Request) -> Response:
        """Ask for a video. It is queued; retrieve it to see how far it is."""
        async with said(request, uploads) as body:
            wish = wished(CreateWish, body.values)
            reference = _reference(body, wish.input_reference, uploads)
            asked = Asked(
                prompt=wish.prompt,
                model=wish.model or DEFAULT_MODEL,
                seconds=DEFAULT_SECONDS if wish.seconds is None else wish.seconds,
                size=wish.size or DEFAULT_SIZE,
                seed=wish.seed,
                characters=tuple(one.id for one in wish.characters or ()),
                reference=reference,
            )
            try:
                return await doors.once(request, body.wish, lambda: video_record(videos.create(asked)))
            finally:
                if reference is not None:
                    reference.unlink(missing_ok=True)

    @router.get("", response_model=VideoList)
    async def page(
        after: Annotated[str | None, Query(max_length=100, description="The last id of the page before.")] = None,
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
        order: Literal["asc", "desc"] = "desc",
    ) -> Response:
        """Videos, newest first unless asked otherwise."""
        found, more = videos.page(after=after or "", limit=limit, newest_first=order == "desc")
        records = [video_record(video) for video in found]
        return answered(
            {
                "object": "list",
                "data": records,
                "first_id": records[0]["id"] if records else None,
                "last_id": records[-1]["id"] if records else None,
                "has_more": more,
            }
        )

    @router.post(
        "/characters",
        response_model=CharacterRecord,
        openapi_extra={**form_or_json(CharacterWish, "video"), **IDEMPOTENT},
    )
    async def create_character(request: Request) -> Response:
        """Somebody whom prompts can name: from a description, or from a video that Ekonte has made. A likeness is not
        copied from a recording: that is refused as likeness_not_available."""
        async with said(request, uploads) as body:
            wish = wished(CharacterWish, body.values)
            file = body.files.get("video")
            return await doors.once(
                request, body.wish, lambda: _character(videos.add_character(wish.name, wish.description, file))
            )

    @router.get("/characters/{character_id}", response_model=CharacterRecord)
    async def get_character(
        character_id: Annotated[str, Path(min_length=1, max_length=100)],
    ) -> Response:
        """A character."""
        return answered(await doors.do(lambda: _character(videos.character(character_id))))

    @router.post("/edits", response_model=VideoRecord, openapi_extra={**form_or_json(EditWish, "video"), **IDEMPOTENT})
    async def edit(request: Request) -> Response:
        """A completed video with something changed; or a movie file, if Ekonte has made it."""
        async with said(request, uploads) as body:
            wish, file = _of_video(EditWish, body, videos)
            source = file or wish.video.id
            return await doors.once(request, body.wish, lambda: video_record(videos.edit(source, wish.prompt)))

    @router.post(
        "/extensions", response_model=VideoRecord, openapi_extra={**form_or_json(ExtendWish, "video"), **IDEMPOTENT}
    )
    async def extend(request: Request) -> Response:
        """A completed video, and more of it."""
        async with said(request, uploads) as body:
            wish, file = _of_video(ExtendWish, body, videos)
            if file is not None:
                raise refuse(
                    "Only a video of this server can be extended: give its id, or its movie as it came.",
                    "video",
                    "foreign_video",
                )
            if wish.seconds is None:
                raise refuse("Say how much longer it shall be.", "seconds", "missing_required_parameter")
            length = wish.seconds
            return await doors.once(
                request, body.wish, lambda: video_record(videos.extend(wish.video.id, wish.prompt, length))
            )

    @router.get("/{video_id}", response_model=VideoRecord)
    async def retrieve(video_id: VideoId) -> Response:
        """A video, and how far it is."""
        return answered(video_record(videos.get(video_id)), 200, {"openai-poll-after-ms": POLL_MS})

    @router.delete("/{video_id}", response_model=VideoDeleted)
    async def delete(video_id: VideoId) -> Response:
        """Take a video away with all its files. One that is in work is stopped."""
        await doors.do(lambda: videos.remove(video_id))
        return answered({"id": video_id, "object": "video.deleted", "deleted": True})

    @router.post(
        "/{video_id}/remix", response_model=VideoRecord, openapi_extra={**form_or_json(RemixWish), **IDEMPOTENT}
    )
    async def remix(request: Request, video_id: VideoId) -> Response:
        """A completed video once more, with what the prompt says changed."""
        async with said(request, uploads) as body:
            wish = wished(RemixWish, body.values)
            return await doors.once(request, body.wish, lambda: video_record(videos.remix(video_id, wish.prompt)))

    @router.get(
        "/{video_id}/content",
        response_class=Response,
        responses={
            200: {"description": "The file.", "content": _BINARY},
            206: {"description": "The part of it that was asked for.", "content": _BINARY},
            304: {"description": "It has not changed."},
        },
    )
    @router.head("/{video_id}/content", include_in_schema=False)
    async def content(
        request: Request, video_id: VideoId, variant: Literal["video", "thumbnail", "spritesheet"] = "video"
    ) -> Response:
        """The movie (MP4), a picture of it or a sheet of pictures (PNG). Ranges and conditions are honoured."""
        path = await doors.do(lambda: videos.content(video_id, variant))
        kind, suffix = ("video/mp4", "mp4") if variant == "video" else ("image/png", "png")
        return await given(request, path, kind, f"{video_id}-{variant}.{suffix}")

    return router


_BINARY: dict[str, Any] = {
    kind: {"schema": {"type": "string", "format": "binary"}} for kind in ("video/mp4", "image/png")
}


def _of_video(model: Any, body: Said, videos: Videos) -> tuple[Any, FilePath | None]:
    """A wish that is of a video: by its id, or as its file, which is known by its sum; else as whatever file it is."""
    file = body.files.get("video")
    if file is None or isinstance(body.values.get("video"), dict):
        return wished(model, body.values), None
    known = videos.same(body.sums["video"])
    values: Mapping[str, object] = {**body.values, "video": {"id": known or "file"}}
    return wished(model, values), None if known else file


def _reference(body: Said, named: ImageReference | None, folder: FilePath) -> FilePath | None:
    """The picture that came with the wish, as a file. Raises ``ApiError``."""
    if (file := body.files.get("input_reference")) is not None:
        return file
    if named is None or (named.image_url is None and named.file_id is None):
        return None
    if named.image_url is None:
        raise refuse("This server keeps no files: send the picture itself.", "input_reference", "file_id_unknown")
    found = _DATA.match(named.image_url)
    if found is None:
        raise refuse(
            "This server fetches nothing from the network: send the picture itself, or as a data: URL.",
            "input_reference",
            "image_url_not_fetched",
        )
    try:
        data = base64.b64decode(named.image_url[found.end() :], validate=True)
    except (binascii.Error, ValueError) as exc:
        raise refuse("The data: URL is damaged.", "input_reference", "invalid_image") from exc
    path = folder / f"{secrets.token_hex(12)}.png"
    path.write_bytes(data)
    return path


def _character(character: Character) -> dict[str, object]:
    return {
        "id": character.id,
        "object": "character",
        "name": character.name,
        "created_at": character.created,
    }
