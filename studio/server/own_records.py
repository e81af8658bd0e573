"""What goes over the wire under ``/ekonte/v1``: projects, shots, takes, jobs, readings."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from studio.project.project import Project
from studio.project.scene import Reading, Style
from studio.project.scene_json import note_to_json, scene_to_json
from studio.project.shot import Shot
from studio.project.take import Quality, Take


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


Words = Annotated[str, Field(min_length=1, max_length=4000)]
ProjectName = Annotated[str, Field(min_length=1, max_length=100)]


class ProjectWish(_Strict):
    """A new, empty project."""

    name: ProjectName
    size: Annotated[str, Field(description="WIDTHxHEIGHT")] = "1280x720"
    fps: str = "24"
    style: Style | None = None
    language: Literal["en", "ja"] | None = None


class Making(_Strict):
    """How takes are to be made."""

    quality: Quality | None = None
    seed: Annotated[int, Field(ge=0, le=2**53 - 1)] | None = None
    variations: Annotated[int, Field(ge=1, le=12)] = 1
    priority: Annotated[int, Field(ge=-1000, le=1000)] = 0


class StoryboardWish(_Strict):
    """Many shots at once: ``prompts``, a shot each, or a ``script`` (paragraphs, or a Fountain screenplay). With
    ``make``, a take of each is asked for as well."""

    prompts: Annotated[list[Words], Field(min_length=1, max_length=100)] | None = None
    script: Annotated[str, Field(min_length=1, max_length=1_000_000)] | None = None
    fountain: Annotated[bool, Field(description="The script is a screenplay.")] = False
    place: Annotated[int, Field(ge=0, le=100_000)] | None = None
    make: Making | None = None


class ShotChange(_Strict):
    """What of a shot shall be otherwise. ``fields`` of its scene by name (``place``, ``camera.move``) hold by hand;
    ``released`` are decided by the prompt again. ``place`` moves it, from 0."""

    prompt: Words | None = None
    fields: Annotated[dict[str, str], Field(max_length=50)] | None = None
    released: Annotated[list[str], Field(max_length=50)] = []
    seconds: Annotated[float, Field(ge=0.5, le=600)] | None = None
    quality: Quality | None = None
    seed: Annotated[int, Field(ge=0, le=2**53 - 1)] | None = None
    place: Annotated[int, Field(ge=0, le=100_000)] | None = None


class TakeChange(_Strict):
    """What is thought of a take."""

    stars: Annotated[int, Field(ge=0, le=5)] | None = None
    approved: bool | None = None
    note: Annotated[str, Field(max_length=4000)] | None = None


class ReadWish(_Strict):
    """A prompt to be understood."""

    prompt: Words
    style: Style | None = None
    language: Literal["en", "ja"] | None = None


class ExportWish(_Strict):
    """The film of a project as a movie file, made by a job."""

    sequence: Annotated[str, Field(max_length=200)] = ""
    stretch: Annotated[str, Field(max_length=60)] = ""


class TakeRecord(BaseModel):
    """A take."""

    id: str
    shot: str
    prompt: str
    frames: int
    fps: str
    seconds: float
    size: str
    quality: str
    seed: int
    engine: str
    stars: int
    note: str
    made: str
    approved: bool
    sha256: str


class NoteRecord(BaseModel):
    """How something was understood."""

    text: str
    kind: str
    detail: str


class ShotRecord(BaseModel):
    """A shot."""

    id: str
    number: int
    prompt: str
    status: Literal["planned", "drafted", "approved", "final"]
    takes: list[str]
    approved: str | None
    seconds: float | None
    quality: str
    seed: int
    edited: list[str]
    scene: dict[str, Any]
    notes: list[NoteRecord]


class ProjectRecord(BaseModel):
    """A project."""

    name: str
    size: str
    fps: str
    style: str | None
    language: str | None
    shots: int
    takes: int


class JobRecord(BaseModel):
    """A job of the queue. ``cause`` and ``what`` say what it waits for, or what went wrong."""

    id: str
    title: str
    kind: str
    state: Literal["queued", "waiting", "running", "done", "failed", "cancelled", "paused"]
    owner: str
    priority: int
    attempts: int
    step: str
    done: int
    total: int
    seconds_left: float | None
    estimate: float | None
    cause: str
    what: str
    takes: list[str]
    added: str
    began: str
    ended: str


class ProjectList(BaseModel):
    """Projects by name."""

    data: list[str]


class ShotList(BaseModel):
    """Shots in the order of the story."""

    data: list[ShotRecord]
    has_more: bool
    last_id: str | None


class TakeList(BaseModel):
    """Takes, oldest first."""

    data: list[TakeRecord]
    has_more: bool
    last_id: str | None


class JobList(BaseModel):
    """Jobs: in work, to come, ended (newest first)."""

    data: list[JobRecord]
    has_more: bool
    last_id: str | None


class Storyboard(BaseModel):
    """Shots that were written, and the jobs of their takes."""

    shots: list[ShotRecord]
    jobs: list[JobRecord]


class ReadingRecord(BaseModel):
    """How a prompt is understood."""

    prompt: str
    language: str
    scene: dict[str, Any]
    notes: list[NoteRecord]


class QueueRecord(BaseModel):
    """The queue as a whole."""

    paused: bool
    hindrance: str
    dispatcher: str


class EngineRecord(BaseModel):
    """An engine that makes pictures."""

    name: str
    version: str
    qualities: list[str]


class EngineList(BaseModel):
    """All engines."""

    data: list[EngineRecord]


def project_record(project: Project) -> dict[str, Any]:
    """A project as it goes over the wire."""
    form = project.form
    return {
        "name": project.name,
        "size": f"{form.size[0]}x{form.size[1]}",
        "fps": f"{float(form.rate.fps):.5g}",
        "style": form.style,
        "language": form.language,
        "shots": len(project.shots),
        "takes": len(project.takes),
    }


def shot_record(project: Project, shot: Shot) -> dict[str, Any]:
    """A shot as it goes over the wire."""
    return {
        "id": shot.id,
        "number": project.number(shot.id),
        "prompt": shot.prompt,
        "status": project.status(shot.id),
        "takes": [take.id for take in project.takes_of(shot.id)],
        "approved": shot.approved,
        "seconds": shot.settings.seconds,
        "quality": shot.settings.quality,
        "seed": shot.settings.seed,
        "edited": list(shot.edited),
        "scene": scene_to_json(shot.reading.scene),
        "notes": [note_to_json(note) for note in shot.reading.notes],
    }


def take_record(project: Project, take: Take) -> dict[str, Any]:
    """A take as it goes over the wire."""
    recipe = take.recipe
    return {
        "id": take.id,
        "shot": take.shot_id,
        "prompt": take.prompt,
        "frames": take.frame_count,
        "fps": f"{float(recipe.rate.fps):.5g}",
        "seconds": round(recipe.rate.seconds(take.frame_count), 3),
        "size": f"{recipe.size[0]}x{recipe.size[1]}",
        "quality": recipe.quality,
        "seed": recipe.seed,
        "engine": f"{recipe.engine} {recipe.engine_version}",
        "stars": take.rating,
        "note": take.note,
        "made": take.made,
        "approved": any(shot.approved == take.id for shot in project.shots if shot.id == take.shot_id),
        "sha256": take.media,
    }


def reading_record(reading: Reading) -> dict[str, Any]:
    """A reading as it goes over the wire."""
    return {
        "prompt": reading.prompt,
        "language": reading.language,
        "scene": scene_to_json(reading.scene),
        "notes": [note_to_json(note) for note in reading.notes],
    }


def paged(
    items: list[dict[str, Any]], limit: int, after: str | None, unknown: Callable[[str], Exception]
) -> dict[str, Any]:
    """At most ``limit`` of the records behind the one with the id ``after``."""
    if after:
        ids = [item["id"] for item in items]
        if after not in ids:
            raise unknown(after)
        items = items[ids.index(after) + 1 :]
    page = items[:limit]
    return {"data": page, "has_more": len(items) > limit, "last_id": page[-1]["id"] if page else None}
