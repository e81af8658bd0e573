"""What tools give: records with names and descriptions that an assistant reads."""

from typing import Literal

from pydantic import BaseModel, Field

from studio.project.project import Project
from studio.project.scene import Note, Reading
from studio.project.scene_json import scene_to_json
from studio.project.shot import Shot
from studio.project.take import Take


class NoteRecord(BaseModel):
    """Something about how the text was understood."""

    kind: Literal["substituted", "not_understood", "assumed"] = Field(
        description="substituted: shown as the nearest thing there is; not_understood: left out; assumed: not said"
    )
    text: str = Field(description="In a sentence")
    detail: str = Field(description="The word or the field that it is about")


class ReadingRecord(BaseModel):
    """How a prompt is understood."""

    prompt: str
    language: str
    scene: dict[str, object] = Field(
        description="subjects, place, surroundings, time_of_day, weather, camera, style, dialogue, sounds, music"
    )
    notes: list[NoteRecord] = Field(description="Read these: what is not as it was written")


class TakeRecord(BaseModel):
    """One made result of a shot."""

    take: str = Field(description="Its id, such as s1t2")
    shot: str
    frames: int
    seconds: float
    quality: str
    seed: int
    rating: int = Field(description="0 (none) to 5 stars")
    approved: bool = Field(description="Whether it stands for its shot in the film")
    note: str
    made: str = Field(description="ISO 8601 in UTC, or empty")


class ShotRecord(BaseModel):
    """One shot of the story."""

    shot: str = Field(description="Its id, such as s1; it never changes")
    number: int = Field(description="Its place in the story, from 1")
    status: str = Field(description="planned, drafted, approved or final")
    edited: list[str] = Field(description="Fields set by hand; they hold when the prompt is read again")
    seconds: float | None = Field(description="Its length where one is set; None leaves it to the action")
    quality: str
    seed: int = Field(description="What the next take gets")
    reading: ReadingRecord
    takes: list[TakeRecord]


class ProjectRecord(BaseModel):
    """A project: its shots in the order of the story."""

    project: str
    size: str
    fps: str
    style: str | None
    language: str | None
    film_seconds: float = Field(description="Length of the film as it stands, of shots that have a take")
    shots: list[ShotRecord]


class Summary(BaseModel):
    """A project in a list."""

    project: str
    shots: int
    takes: int
    size: str


class Film(BaseModel):
    """A film that has been written."""

    file: str
    seconds: float
    frames: int
    size: str
    remarks: list[str] = Field(description="Shots that have no take yet are slates; what the limiter did")


def reading_record(reading: Reading) -> ReadingRecord:
    """A reading as an assistant sees it."""
    return ReadingRecord(
        prompt=reading.prompt,
        language=reading.language,
        scene=scene_to_json(reading.scene),
        notes=[_note(note) for note in reading.notes],
    )


def take_record(project: Project, take: Take) -> TakeRecord:
    """A take as an assistant sees it."""
    recipe = take.recipe
    return TakeRecord(
        take=take.id,
        shot=take.shot_id,
        frames=take.frame_count,
        seconds=round(recipe.rate.seconds(take.frame_count), 3),
        quality=recipe.quality,
        seed=recipe.seed,
        rating=take.rating,
        approved=project.shot(take.shot_id).approved == take.id,
        note=take.note,
        made=take.made,
    )


def shot_record(project: Project, shot: Shot) -> ShotRecord:
    """A shot as an assistant sees it."""
    return ShotRecord(
        shot=shot.id,
        number=project.number(shot.id),
        status=project.status(shot.id),
        edited=list(shot.edited),
        seconds=shot.settings.seconds,
        quality=shot.settings.quality,
        seed=shot.settings.seed,
        reading=reading_record(shot.reading),
        takes=[take_record(project, take) for take in project.takes_of(shot.id)],
    )


def project_record(project: Project) -> ProjectRecord:
    """A project as an assistant sees it."""
    form = project.form
    standing = [take for shot in project.shots if (take := project.standing(shot.id)) is not None]
    return ProjectRecord(
        project=project.name,
        size=_size(form.size),
        fps=str(form.rate),
        style=form.style,
        language=form.language,
        film_seconds=round(sum(take.recipe.rate.seconds(take.frame_count) for take in standing), 3),
        shots=[shot_record(project, shot) for shot in project.shots],
    )


def summary(name: str, project: Project) -> Summary:
    """A project in a list."""
    return Summary(project=name, shots=len(project.shots), takes=len(project.takes), size=_size(project.form.size))


def _note(note: Note) -> NoteRecord:
    return NoteRecord(kind=note.kind, text=note.text, detail=note.detail)


def _size(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"
