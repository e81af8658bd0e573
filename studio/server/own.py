"""``/ekonte/v1``: projects, shots, takes, storyboards, readings, the queue."""

from dataclasses import replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from studio.core.errors import InputError
from studio.project.take import QUALITIES
from studio.server.doors import ERRORS, IDEMPOTENT, Doors, answered, refuse
from studio.server.files import given
from studio.server.own_records import (
    EngineList,
    ExportWish,
    JobList,
    JobRecord,
    Making,
    ProjectList,
    ProjectRecord,
    ProjectWish,
    QueueRecord,
    ReadingRecord,
    ReadWish,
    ShotChange,
    ShotList,
    ShotRecord,
    Storyboard,
    StoryboardWish,
    TakeChange,
    TakeList,
    TakeRecord,
    paged,
    project_record,
    reading_record,
    shot_record,
    take_record,
)
from studio.server.problems import ApiError
from studio.workflows.afar import storyboarding
from studio.workflows.afar.storyboarding import Takes
from studio.workflows.afar.storyboarding import job_facts as job_record

Name = Annotated[str, Path(min_length=1, max_length=100, description="The name of a project.")]
ShotId = Annotated[str, Path(min_length=1, max_length=40)]
TakeId = Annotated[str, Path(min_length=1, max_length=40)]
JobId = Annotated[str, Path(min_length=1, max_length=60)]
After = Annotated[str | None, Query(max_length=60, description="The last id of the page before.")]
Limit = Annotated[int, Query(ge=1, le=500)]


def routes(doors: Doors) -> APIRouter:
    """The routes."""
    router = APIRouter(prefix="/ekonte/v1", responses=ERRORS)
    _projects(router, doors)
    _shots(router, doors)
    _takes(router, doors)
    _queue(router, doors)
    return router


def _projects(router: APIRouter, doors: Doors) -> None:
    service = doors.service
    studio, home = service.studio, service.home

    @router.get("/engines", response_model=EngineList, tags=["engines"])
    async def engines() -> Response:
        """What makes pictures here."""
        engine = await doors.do(lambda: studio.engine)
        record = {"name": engine.name, "version": engine.version, "qualities": list(QUALITIES)}
        return answered({"data": [record]})

    @router.post("/read", response_model=ReadingRecord, tags=["reading"])
    async def read(wish: ReadWish) -> Response:
        """How a prompt is understood, without making anything."""
        return answered(
            await doors.do(
                lambda: reading_record(storyboarding.understood(studio, wish.prompt, wish.style, wish.language))
            )
        )

    @router.get("/projects", response_model=ProjectList, tags=["projects"])
    async def every() -> Response:
        """The projects in the server's folder, by name."""
        return answered({"data": list(await doors.do(lambda: home.names(studio.projects)))})

    @router.post(
        "/projects", response_model=ProjectRecord, status_code=201, tags=["projects"], openapi_extra=IDEMPOTENT
    )
    async def create(request: Request, wish: ProjectWish) -> Response:
        """A new, empty project."""

        def _create() -> dict[str, Any]:
            form = storyboarding.form(wish.size, wish.fps, wish.style, wish.language)
            return project_record(storyboarding.create(studio, home, wish.name, form))

        return await doors.once(request, wish.model_dump(), _create, 201)

    @router.get("/projects/{name}", response_model=ProjectRecord, tags=["projects"])
    async def one(name: Name) -> Response:
        """A project."""
        return answered(await doors.do(lambda: project_record(storyboarding.found(studio, home, name))))

    @router.post(
        "/projects/{name}/storyboard",
        response_model=Storyboard,
        status_code=201,
        tags=["projects"],
        openapi_extra=IDEMPOTENT,
    )
    async def storyboard(request: Request, name: Name, wish: StoryboardWish) -> Response:
        """Many shots in one call, and on wish a take of each."""
        if (wish.prompts is None) == (wish.script is None):
            raise refuse("Give either prompts or a script.", "prompts", "missing_required_parameter")

        def _write() -> dict[str, Any]:
            folder = home.project(name)
            project, shots = storyboarding.write(
                studio, folder, tuple(wish.prompts or ()), wish.script or "", fountain=wish.fountain, place=wish.place
            )
            jobs = []
            if wish.make is not None:
                jobs = storyboarding.ask(studio, service.queue, folder, shots, _wanted(wish.make))
            return {
                "shots": [shot_record(project, shot) for shot in shots],
                "jobs": [job_record(job) for job in jobs],
            }

        return await doors.once(request, wish.model_dump(), _write, 201)

    @router.post(
        "/projects/{name}/export",
        response_model=JobRecord,
        status_code=202,
        tags=["projects"],
        openapi_extra=IDEMPOTENT,
    )
    async def export(request: Request, name: Name, wish: ExportWish) -> Response:
        """The film of the project as a movie, made by a job; then it is at ``…/movies/{job id}``."""

        def _export() -> dict[str, Any]:
            return job_record(storyboarding.export(service.queue, studio, home, name, wish.sequence, wish.stretch))

        return await doors.once(request, wish.model_dump(), _export, 202)

    @router.get("/projects/{name}/movies/{job_id}", response_class=Response, tags=["projects"], responses=_MOVIE)
    async def movie(request: Request, name: Name, job_id: JobId) -> Response:
        """The movie that an export has made."""
        path = await doors.do(lambda: storyboarding.exported(service.queue, home, name, job_id))
        return await given(request, path, "video/mp4", "film.mp4")


def _shots(router: APIRouter, doors: Doors) -> None:
    service = doors.service
    studio, home = service.studio, service.home

    @router.get("/projects/{name}/shots", response_model=ShotList, tags=["shots"])
    async def every(name: Name, after: After = None, limit: Limit = 100) -> Response:
        """Shots in the order of the story."""

        def _page() -> dict[str, Any]:
            project = storyboarding.found(studio, home, name)
            return paged([shot_record(project, shot) for shot in project.shots], limit, after, _unknown)

        return answered(await doors.do(_page))

    @router.get("/projects/{name}/shots/{shot_id}", response_model=ShotRecord, tags=["shots"])
    async def one(name: Name, shot_id: ShotId) -> Response:
        """A shot."""

        def _one() -> dict[str, Any]:
            project = storyboarding.found(studio, home, name)
            return shot_record(project, project.shot(shot_id))

        return answered(await doors.do(_one))

    @router.patch("/projects/{name}/shots/{shot_id}", response_model=ShotRecord, tags=["shots"])
    async def change(name: Name, shot_id: ShotId, wish: ShotChange) -> Response:
        """Change a shot; its takes stay."""

        def _change() -> dict[str, Any]:
            record = wish.model_dump()
            project, shot = storyboarding.refine(studio, home.project(name), shot_id, record)
            return shot_record(project, shot)

        return answered(await doors.do(_change))

    @router.delete("/projects/{name}/shots/{shot_id}", status_code=204, response_class=Response, tags=["shots"])
    async def remove(name: Name, shot_id: ShotId) -> Response:
        """A shot out of the story with its takes; the window's undo brings both back."""
        await doors.do(lambda: storyboarding.remove(studio, home.project(name), shot_id))
        return Response(status_code=204)


def _takes(router: APIRouter, doors: Doors) -> None:
    service = doors.service
    studio, home = service.studio, service.home

    @router.post(
        "/projects/{name}/shots/{shot_id}/takes",
        response_model=JobList,
        status_code=202,
        tags=["takes"],
        openapi_extra=IDEMPOTENT,
    )
    async def make(request: Request, name: Name, shot_id: ShotId, wish: Making | None = None) -> Response:
        """Ask for takes of a shot; the queue makes them."""
        wanted = _wanted(wish or Making())

        def _make() -> dict[str, Any]:
            project = storyboarding.found(studio, home, name)
            shots = (project.shot(shot_id),)
            asked = storyboarding.ask(studio, service.queue, home.project(name), shots, wanted)
            jobs = [job_record(job) for job in asked]
            return {"data": jobs, "has_more": False, "last_id": jobs[-1]["id"]}

        return await doors.once(request, (wish or Making()).model_dump(), _make, 202)

    @router.get("/projects/{name}/takes", response_model=TakeList, tags=["takes"])
    async def every(
        name: Name,
        shot: Annotated[str | None, Query(max_length=40, description="Those of this shot.")] = None,
        after: After = None,
        limit: Limit = 100,
    ) -> Response:
        """Takes, oldest first."""

        def _page() -> dict[str, Any]:
            project = storyboarding.found(studio, home, name)
            takes = project.takes if shot is None else project.takes_of(project.shot(shot).id)
            return paged([take_record(project, take) for take in takes], limit, after, _unknown)

        return answered(await doors.do(_page))

    @router.get("/projects/{name}/takes/{take_id}", response_model=TakeRecord, tags=["takes"])
    async def one(name: Name, take_id: TakeId) -> Response:
        """A take."""

        def _one() -> dict[str, Any]:
            project = storyboarding.found(studio, home, name)
            return take_record(project, project.take(take_id))

        return answered(await doors.do(_one))

    @router.patch("/projects/{name}/takes/{take_id}", response_model=TakeRecord, tags=["takes"])
    async def judge(name: Name, take_id: TakeId, wish: TakeChange) -> Response:
        """Rate a take, approve it, note what you think of it."""

        def _judge() -> dict[str, Any]:
            folder = home.project(name)
            project = storyboarding.judge(studio, folder, take_id, wish.stars, wish.approved, wish.note)
            return take_record(project, project.take(take_id))

        return answered(await doors.do(_judge))

    @router.get("/projects/{name}/takes/{take_id}/movie", response_class=Response, tags=["takes"], responses=_MOVIE)
    async def movie(request: Request, name: Name, take_id: TakeId) -> Response:
        """The movie of a take. Ranges and conditions are honoured."""
        path = await doors.do(lambda: storyboarding.movie(studio, home.project(name), take_id))
        return await given(request, path, "video/mp4", "take.mp4")

    @router.get("/projects/{name}/takes/{take_id}/strip", response_class=Response, tags=["takes"], responses=_STRIP)
    async def strip(name: Name, take_id: TakeId) -> Response:
        """A row of small pictures of a take."""
        data = await doors.do(lambda: storyboarding.strip(studio, home.project(name), take_id))
        return Response(data, media_type="image/png")


def _queue(router: APIRouter, doors: Doors) -> None:
    queue = doors.service.queue

    @router.get("/queue", response_model=QueueRecord, tags=["queue"])
    async def whole() -> Response:
        """The queue as a whole."""
        return answered(await doors.do(_whole))

    @router.post("/queue/{verb}", response_model=QueueRecord, tags=["queue"])
    async def pause(verb: Literal["pause", "resume"]) -> Response:
        """Begin no further job, or go on."""

        def _set() -> dict[str, Any]:
            queue.set(replace(queue.settings, paused=verb == "pause", hindrance=""))
            return _whole()

        return answered(await doors.do(_set))

    def _whole() -> dict[str, Any]:
        settings = queue.settings
        return {"paused": settings.paused, "hindrance": settings.hindrance, "dispatcher": queue.dispatcher}

    @router.get("/queue/jobs", response_model=JobList, tags=["queue"])
    async def every(
        state: Annotated[
            list[Literal["queued", "waiting", "running", "done", "failed", "cancelled", "paused"]] | None, Query()
        ] = None,
        after: After = None,
        limit: Limit = 100,
    ) -> Response:
        """Jobs: in work, to come, ended (newest first)."""

        def _page() -> dict[str, Any]:
            if after:
                queue.job(after)
            found = queue.jobs(tuple(state or ()), limit=limit + 1, after=after or "")
            page = [job_record(job) for job in found[:limit]]
            return {"data": page, "has_more": len(found) > limit, "last_id": page[-1]["id"] if page else None}

        return answered(await doors.do(_page))

    @router.get("/queue/jobs/{job_id}", response_model=JobRecord, tags=["queue"])
    async def one(job_id: JobId) -> Response:
        """A job."""
        return answered(await doors.do(lambda: job_record(_found(job_id))))

    @router.post("/queue/jobs/{job_id}/{verb}", response_model=JobRecord, tags=["queue"])
    async def change(job_id: JobId, verb: Literal["cancel", "retry", "pause", "resume"]) -> Response:
        """Stop a job, try it again, hold it, let it go on."""

        def _change() -> dict[str, Any]:
            _found(job_id)
            act = {"cancel": queue.cancel, "retry": queue.retry, "pause": queue.pause, "resume": queue.resume}[verb]
            act((job_id,))
            return job_record(_found(job_id))

        return answered(await doors.do(_change))

    def _found(job_id: str) -> Any:
        try:
            return queue.job(job_id)
        except InputError as exc:
            raise ApiError(404, str(exc), param="job_id", code="not_found") from exc


_MOVIE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"video/mp4": {"schema": {"type": "string", "format": "binary"}}}},
    206: {"description": "The part of it that was asked for."},
    304: {"description": "It has not changed."},
}
_STRIP: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}}
}


def _wanted(wish: Making) -> Takes:
    return Takes(quality=wish.quality, seed=wish.seed, variations=wish.variations, priority=wish.priority)


def _unknown(after: str) -> ApiError:
    return refuse(f"There is nothing with the id {after[:60]!r}.", "after")
