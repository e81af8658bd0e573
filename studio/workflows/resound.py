"""Another sound for a take: a line, the music, an effect, the balance. Its pictures stay as they are, packet by packet.

::

    take ─▶ recipe with other sound ─▶ speak, stage (no frame is drawn) ─▶ stems ─▶ master ─┐
      └──────────────────────── pictures of its movie, copied ──────────────────────────────┴▶ a new take
"""

import contextlib
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from studio.core.errors import InputError
from studio.core.progress import CancelToken, Progress
from studio.ports.storage import ProjectFolder
from studio.project.dub import Dub
from studio.project.edits import add_take, next_take_id
from studio.project.mix import MixSettings, OwnSound
from studio.project.project import Project
from studio.project.scene import Music
from studio.project.take import Recipe, Take
from studio.workflows import own
from studio.workflows.recall import remark
from studio.workflows.shot import stage
from studio.workflows.small import STRIPS
from studio.workflows.studio import Studio
from studio.workflows.takes import Finished, Heard, made_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Resounding:
    """What is to be heard instead. None leaves a thing as it is; ``music`` "none" takes it away.

    ``dubs`` are lines spoken over, beside those that the take has of other lines; one that says nothing new brings the
    line back as it was staged. ``own`` are the person's own music and effects, all of them; ``files`` are where they
    and recordings of lines lie, if not in the project.
    """

    music: Music | Literal["none"] | None = None
    mix: MixSettings | None = None
    dubs: tuple[Dub, ...] = ()
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
            master=None if self.mix and self.mix.loudness != recipe.mix.loudness else recipe.master,
        )

    def _dubs(self, recipe: Recipe) -> tuple[Dub, ...]:
        both = {dub.line: dub for dub in (*recipe.dubs, *self.dubs)}
        return tuple(dub for line, dub in sorted(both.items()) if dub != Dub(line=line))


def resound(
    studio: Studio, folder: Path, take_id: str, sound: Resounding, progress: Progress, cancel: CancelToken
) -> Take:
    """Give a take of a project another sound; the result is a new take of the same shot, the old one stays.

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
        try:
            made = resounded(
                studio, take, sound.of(take.recipe), project.media(take.media), target, prompt,
                own.within(project), progress, cancel,
            )  # fmt: skip
            return _keep(project, take, made)
        except BaseException:
            target.unlink(missing_ok=True)
            raise


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
) -> Finished:
    """The movie of a take with the sound of ``recipe``, at ``target``: what ``resound`` does, without a project.

    The recipe must stage as the take's own does, or the sound would not fit the pictures: ``InputError``.
    """
    if not movie.is_file():
        raise InputError(f"The movie of take {take.id} is lost.", todo="Render the take again first.")
    maker = take.recipe
    if (studio.engine.name, studio.engine.version) != (maker.engine, maker.engine_version):
        raise InputError(
            f"Take {take.id} was staged by {maker.engine} {maker.engine_version}.",
            todo="Render it again first: this studio would stage it otherwise.",
        )
    staged = stage(studio, recipe, progress, cancel, find, words=prompt)
    frames = staged.performance.frame_count
    if frames != take.frame_count:
        raise InputError(
            f"With this sound take {take.id} would last {frames} frames, not {take.frame_count}.",
            todo="Make a new take instead.",
        )
    progress("laying the sound", 0, 0)
    heard = Heard()
    mark = remark(made_by(studio, staged.recipe), prompt)
    studio.media.dub(movie, target, heard.mixes(staged.sound), mark)
    return Finished(
        path=target,
        recipe=made_by(studio, staged.recipe),
        frame_count=take.frame_count,
        frames_hash=take.frames_hash,
        samples_hash=heard.hash,
    )


def _keep(project: ProjectFolder, take: Take, made: Finished) -> Take:
    """The new take, after those that the shot has."""
    media = project.keep(made.path)
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
