"""Another sound for a take: a line, the music, an effect, the balance. Its pictures stay as they are, packet by packet.

::

    take ─▶ recipe with other sound ─▶ speak, stage (no frame is drawn) ─▶ stems ─▶ master ─┐
      └──────────────────────── pictures of its movie, copied ──────────────────────────────┴▶ a new take

Pictures that a model made are not made again: a silent model's get the studio's sound of their scene. Those that came
with their sound keep it, whole, under other music, by a model or by the studio, until somebody asks for all of it anew.
"""

import contextlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from studio.core.errors import FaultError, InputError
from studio.core.progress import CancelToken, Progress
from studio.ports.queue import Runner
from studio.ports.storage import ProjectFolder
from studio.ports.worker import SoundOrder, TakeMade
from studio.project.dub import Dub
from studio.project.edits import add_take, next_take_id
from studio.project.mix import MixSettings, OwnSound
from studio.project.model_use import ModelUse, SoundUse
from studio.project.project import Project
from studio.project.scene import Music, Note
from studio.project.take import Recipe, Take
from studio.workflows.film import spoken
from studio.workflows.film.cuts import spoken_before
from studio.workflows.film.driving import Shown
from studio.workflows.film.sending import answered_beside
from studio.workflows.film.shot import stage
from studio.workflows.film.takes import Finished, Heard, made_by
from studio.workflows.recipe import own
from studio.workflows.recipe.recall import remark
from studio.workflows.small import STRIPS
from studio.workflows.studio import Studio


@dataclass(frozen=True, slots=True, kw_only=True)
class Resounding:
    """What is to be heard instead. None leaves a thing as it is; ``music`` "none" takes it away.

    ``dubs`` are lines spoken over, beside those that the take has of other lines; one that says nothing new brings the
    line back as it was staged. ``own`` are the person's own music and effects, all of them; ``files`` are where they
    and recordings of lines lie, if not in the project. ``sounds`` are models that make parts of the sound, all of them
    (empty: it is the studio's own again). ``anew``: what came with the pictures makes way too.
    """

    music: Music | Literal["none"] | None = None
    mix: MixSettings | None = None
    dubs: tuple[Dub, ...] = ()
    sounds: tuple[SoundUse, ...] | None = None
    anew: bool = False
    own: tuple[OwnSound, ...] | None = None
    files: tuple[Path, ...] = ()

    def of(self, recipe: Recipe) -> Recipe:
        """The recipe with this sound; it is mastered anew unless only the balance of its film is meant."""
        scene = recipe.scene
        lines = (one for one in recipe.own if one.use == "line")  # the mouths on the pictures follow them
        if self.music is not None:
            scene = replace(scene, music=None if self.music == "none" else self.music)
        return replace(
            recipe,
            scene=scene,
            mix=self.mix or recipe.mix,
            own=recipe.own if self.own is None else (*lines, *self.own),
            dubs=self._dubs(recipe),
            sounds=self._sounds(recipe),
            model=self._model(recipe),
            master=None if self.mix and self.mix.loudness != recipe.mix.loudness else recipe.master,
        )

    def _model(self, recipe: Recipe) -> ModelUse | None:
        """Sound that came with the pictures makes way for what is made in its place; else other music goes under it."""
        model = recipe.model
        if model is None:
            return None
        anew = self.anew or any(use.part != "music" for use in self.sounds or ())
        song = any(use.part == "music" for use in self._sounds(recipe))
        scored = model.scored if self.music is None else self.music != "none"
        return replace(model, heard=model.heard and not anew, scored=scored and not song)

    def _sounds(self, recipe: Recipe) -> tuple[SoundUse, ...]:
        """Other music is told to its model anew."""
        if self.sounds is not None:
            return self.sounds
        if self.music is None:
            return recipe.sounds
        kept = (use for use in recipe.sounds if use.part != "music" or self.music != "none")
        return tuple(replace(use, prompt="") if use.part == "music" else use for use in kept)

    def _dubs(self, recipe: Recipe) -> tuple[Dub, ...]:
        both = {dub.line: dub for dub in (*recipe.dubs, *self.dubs)}
        return tuple(dub for line, dub in sorted(both.items()) if dub != Dub(line=line))


@dataclass(frozen=True, slots=True, kw_only=True)
class Resounded:
    """The new take, and what had to be done otherwise."""

    take: Take
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dubbed(Finished):
    """A take's movie with another sound. ``spoken`` is how many samples before its end somebody speaks last, None where
    nobody does."""

    spoken: int | None = None
    notes: tuple[Note, ...] = ()


def first_of(project: Project, take: Take) -> Take:
    """The take whose pictures these are: it came first, and its sound with them, if any did."""
    known = {one.id: one for one in project.takes}
    line = (known[name] for name in (*take.parents, take.id) if name in known)
    return next(one for one in line if one.frames_hash == take.frames_hash)


def resound(
    studio: Studio, folder: Path, take_id: str, sound: Resounding, progress: Progress, cancel: CancelToken
) -> Resounded:
    """Give a take of a project another sound; the result is a new take of the same shot, the old one stays. It may be
    the stage's take or a model's.

    Raises:
        ProjectError: there is no such project or take.
        InputError: the take's movie is lost, or an own sound is missing or damaged.
        DiskError: the folder cannot be written.
    """
    with studio.projects.open(folder) as project:
        take = project.document.take(take_id)
        prompt = project.document.shot(take.shot_id).prompt
        for one in sound.own or ():
            own.keep_own(project, one.media, own.among(*sound.files)(one.media))
        for dub in sound.dubs:
            if dub.media:
                own.keep_own(project, dub.media, own.among(*sound.files)(dub.media))
        target = project.scratch(".mp4")
        recipe, first = sound.of(take.recipe), first_of(project.document, take)
        try:
            if recipe.sounds and studio.workers is not None:
                made = _resounded_beside(studio.workers, project, first, recipe, target, prompt, progress, cancel)
            else:
                picture, find = project.media(first.media), own.within(project)
                made = resounded(studio, first, recipe, picture, target, prompt, find, progress, cancel)
            return Resounded(take=_keep(project, take, made), notes=made.notes)
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def _resounded_beside(
    workers: Callable[[], Runner],
    project: ProjectFolder,
    take: Take,
    recipe: Recipe,
    target: Path,
    prompt: str,
    progress: Progress,
    cancel: CancelToken,
) -> Dubbed:
    """As ``resounded``, where models of sound must not be loaded in this process."""
    sounds = tuple(project.media(digest) for digest in own.media_of(recipe))
    order = SoundOrder(
        take=take, recipe=recipe, title=prompt, picture=project.media(take.media), movie=target, sounds=sounds
    )
    answer = answered_beside(workers, order, progress, cancel)
    if not isinstance(answer, TakeMade):
        raise FaultError("The worker made something else.")
    made = answer.take
    return Dubbed(
        path=target,
        recipe=made.recipe,
        frame_count=made.frame_count,
        frames_hash=made.frames_hash,
        samples_hash=made.samples_hash,
        spoken=answer.spoken,
        notes=answer.notes,
    )


def resounded(
    studio: Studio,
    take: Take,
    recipe: Recipe,
    movie: Path,
    target: Path,
    prompt: str,
    find: own.Find,
    progress: Progress,
    cancel: CancelToken,
) -> Dubbed:
    """The movie of a take with the sound of ``recipe``, at ``target``: what ``resound`` does, without a project.
    ``take`` is the one that its pictures were made for (``first_of``).

    What is staged must be staged as it was, or the sound would not fit the pictures: ``InputError``. Another version of
    the stage is held to the take's length, and it is noted that it may move otherwise.
    """
    if not movie.is_file():
        raise InputError(f"The movie of take {take.id} is lost.", todo="Render the take again first.")
    shown = None if recipe.model is None else _shown(studio, take, recipe, movie)
    notes: tuple[Note, ...] = ()
    asked = recipe
    if shown is None and studio.engine.name != take.recipe.engine:
        raise InputError(
            f"Take {take.id} was made by {take.recipe.engine}, which is not here.", todo="Make a new take instead."
        )
    if shown is None and studio.engine.version != take.recipe.engine_version:
        asked = replace(recipe, seconds=float(recipe.rate.seconds(take.frame_count)))
        text = "An earlier stage made the pictures: steps and blows may be heard a little beside where they are seen."
        notes = (Note(text=text, kind="substituted", detail=take.recipe.engine_version),)
    staged = stage(studio, asked, progress, cancel, find, words=prompt, shown=shown)
    frames = staged.performance.frame_count
    if frames != take.frame_count:
        raise InputError(
            f"With this sound take {take.id} would last {frames} frames, not {take.frame_count}.",
            todo="Make a new take instead.",
        )
    progress("laying the sound", 0, 0)
    heard = Heard()
    final = replace(
        made_by(studio, staged.recipe), engine_version=take.recipe.engine_version, seconds=recipe.seconds
    )  # whoever made the pictures
    studio.media.dub(movie, target, heard.mixes(staged.sound), remark(final, prompt))
    return Dubbed(
        path=target,
        recipe=final,
        frame_count=take.frame_count,
        frames_hash=take.frames_hash,
        samples_hash=heard.hash,
        spoken=spoken_before(staged.sound.dialogue, None),
        notes=(*notes, *staged.notes),
    )


def _shown(studio: Studio, take: Take, recipe: Recipe, movie: Path) -> Shown:
    """A model's pictures, with the sound that came with them if it stays. Raises ``InputError``."""
    if recipe.model is None or not studio.neural.brings_sound(recipe.model):
        return Shown(frame_count=take.frame_count)
    todo = "Have all of it made anew: by the studio, or by a model of sound."
    if recipe.dubs:
        raise InputError("What is said in this take came with its pictures.", todo=todo)
    told = take.recipe.scene.music is not None
    other = recipe.model.scored or any(use.part == "music" for use in recipe.sounds)
    if (told and other) or take.recipe.own or any(use.part == "music" for use in take.recipe.sounds):
        raise InputError("The sound of this take came with its pictures, and has music in it already.", todo=todo)
    if told and recipe.scene.music is None:
        raise InputError("The music of this take came with its pictures, and cannot be taken out.", todo=todo)
    return Shown(frame_count=take.frame_count, sound=studio.media.samples(movie))


def _keep(project: ProjectFolder, take: Take, made: Dubbed) -> Take:
    """The new take, after those that the shot has."""
    media = project.keep(made.path)
    spoken.keep(project.cache(spoken.NAME), media, made.spoken)
    strips = project.cache(STRIPS)
    with contextlib.suppress(OSError):  # nothing but a picture in a list
        shutil.copyfile(strips / f"{take.media}.png", strips / f"{media}.png")
    added: list[Take] = []

    def _add(document: Project) -> Project:
        one = made.as_take(next_take_id(document, take.shot_id), take.shot_id, media, take.prompt)
        added.append(replace(one, parents=(*take.parents, take.id)))
        return add_take(document, added[-1])

    project.apply(_add)
    return added[-1]
