"""A video laid out as a project: its shots written, what its jobs must make drawn up."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from studio.core.errors import DiskError, ProjectError
from studio.ports.queue import ExportWork, TakeWork, Wish
from studio.project import edits, story
from studio.project.cast import CastMember, spell_out
from studio.project.project import Form, Project
from studio.project.scene import Note, Reading
from studio.project.shot import ShotSettings
from studio.project.take import Recipe
from studio.workflows.keeping.copies import save_copy
from studio.workflows.recipe.drafting import draft_recipe, longer
from studio.workflows.studio import Studio
from studio.workflows.videos.characters import Character, calling
from studio.workflows.videos.refreshed import refreshed
from studio.workflows.videos.video import Video
from studio.workflows.writing import prompts
from studio.workflows.writing.read import readings

OWNER = "server"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a remix or an edit begins with."""

    reading: Reading
    cast: tuple[CastMember, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A video's project as it lies in its folder: the wishes for its jobs, each after the one before, and what is to be
    said of it."""

    wishes: tuple[Wish, ...]
    notes: tuple[str, ...]


def lay_new(studio: Studio, folder: Path, video: Video, characters: tuple[Character, ...]) -> Laid:
    """A video from a prompt. Raises ``StudioError``."""
    words, missing = calling(video.prompt, characters)
    cast = tuple(character.member for character in characters)
    project = Project(name="", cast=cast)
    reading = prompts.understood(read(studio, spell_out(words, cast)), words, project)
    unnamed = tuple(f"{name} is not in the prompt, so not in the video." for name in missing)
    return _one_shot(studio, folder, video, reading, cast, unnamed)


def lay_changed(studio: Studio, folder: Path, video: Video, origin: Origin) -> Laid:
    """A remix or an edit. Raises ``StudioError``."""
    words = spell_out(video.prompt, origin.cast)
    reading = refreshed(origin.reading, words, lambda text: read(studio, text))
    if reading.scene == origin.reading.scene:
        same = "Nothing in the prompt changes what the stage shows, so this is the same scene again."
        reading = replace(reading, notes=(*reading.notes, Note(text=same, kind="not_understood")))
    return _one_shot(studio, folder, video, replace(reading, prompt=video.prompt), origin.cast, ())


def lay_longer(studio: Studio, source: Path, folder: Path, video: Video, output: Path) -> Laid:
    """An extension: where the prompt leaves the scene as it is, the last take goes on; else a shot follows it, with a
    cut, and the whole is joined. Raises ``StudioError``."""
    with studio.projects.open(source) as before:
        save_copy(studio.projects, before, before.document, folder)
    with studio.projects.open(folder) as opened:
        project = opened.document
        last = project.shots[-1]
        take = project.standing(last.id)
        if take is None:
            raise ProjectError("The take of the video is lost.", todo="Make the video again.")
        words = spell_out(video.prompt, project.cast)
        reading = refreshed(last.reading, words, lambda text: read(studio, text))
        notes = _notes(reading)
        if reading.scene == last.reading.scene:
            recipe = replace(longer(take.recipe, take.frame_count, video.added), master=None)
            work = TakeWork(
                project=folder,
                shot=last.id,
                recipe=recipe,
                parents=(*take.parents, take.id),
                prompt=last.prompt,
            )
            notes = (*notes, "The scene goes on as it was.")
        else:
            reading = replace(reading, prompt=video.prompt)
            settings = ShotSettings(quality=video.quality, seed=video.seed, seed_locked=True, seconds=video.added)
            project = opened.apply(
                lambda document: story.in_step(
                    document, edits.insert_shots(document, len(document.shots), (reading,), settings)
                )
            )
            shot = project.shots[-1]
            work = TakeWork(project=folder, shot=shot.id, recipe=draft_recipe(project, shot.id), prompt=video.prompt)
            notes = (*notes, "The new part follows with a cut: the stage stages it as a shot of its own.")
    join = _joining(folder, video, project, output)
    return Laid(wishes=(_wish(video, "take", work), *((join,) if join else ())), notes=notes)


def joining(studio: Studio, folder: Path, video: Video, output: Path) -> Wish | None:
    """The wish that joins the shots of a video that is laid out, where it has several. Raises ``ProjectError``."""
    with studio.projects.open(folder) as opened:
        return _joining(folder, video, opened.document, output)


def _joining(folder: Path, video: Video, project: Project, output: Path) -> Wish | None:
    if len(project.shots) < 2:
        return None
    return _wish(video, "join", ExportWork(project=folder, output=output, force=True))


def origin_of(studio: Studio, folder: Path) -> Origin:
    """What a finished video began with. Raises ``ProjectError``."""
    with studio.projects.open(folder) as opened:
        document = opened.document
        return Origin(reading=document.shots[0].reading, cast=document.cast)


def recalled_origin(prompt: str, recipe: Recipe) -> Origin:
    """What a file of ours says that it began with."""
    return Origin(reading=Reading(prompt=prompt, language="", scene=recipe.scene))


def clear(folder: Path) -> None:
    """Take away what an interrupted start has left. Raises ``DiskError``."""
    try:
        if folder.exists():
            shutil.rmtree(folder)
    except OSError as exc:
        raise DiskError(f"{folder.name} cannot be removed: {exc.strerror or exc}.", todo="Close what uses it.") from exc


def _one_shot(
    studio: Studio,
    folder: Path,
    video: Video,
    reading: Reading,
    cast: tuple[CastMember, ...],
    more: tuple[str, ...],
) -> Laid:
    settings = ShotSettings(quality=video.quality, seed=video.seed, seed_locked=True, seconds=video.seconds)

    def _write(document: Project) -> Project:
        document = edits.set_form(edits.set_cast(document, cast), Form(size=video.size))
        return edits.insert_shots(document, 0, (reading,), settings)

    with studio.projects.create(folder) as opened:
        project = opened.apply(_write)
        shot = project.shots[0]
        work = TakeWork(project=folder, shot=shot.id, recipe=draft_recipe(project, shot.id), prompt=video.prompt)
    return Laid(wishes=(_wish(video, "take", work),), notes=(*_notes(reading), *more))


def _wish(video: Video, part: str, work: TakeWork | ExportWork) -> Wish:
    """``key`` makes wishing twice the same as wishing once."""
    return Wish(work=work, title=video.prompt[:80], key=key(video, part), owner=OWNER)


def key(video: Video, part: str) -> str:
    """Of the wish for a part of a video (``take``, ``join``)."""
    return f"{video.id}/{part}"


def read(studio: Studio, words: str) -> Reading:
    """One prompt, read. Raises ``InputError``."""
    (reading,) = readings(studio, (words,), None, None, None)
    return reading


def _notes(reading: Reading) -> tuple[str, ...]:
    """What was read otherwise than written."""
    return tuple(dict.fromkeys(note.text for note in reading.notes if note.kind != "assumed"))
