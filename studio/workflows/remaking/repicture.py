"""Other pictures for a take: its performance, its timing and its sound stay; size, quality or look change.

Or the mouth is made to follow the person's own recording of a line: then that line is staged anew with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from studio.core.progress import CancelToken, Progress
from studio.project.edits import add_take, next_take_id
from studio.project.project import Project
from studio.project.scene import Angle, Camera, CameraMove, ShotSize
from studio.project.take import Quality, Recipe, Take
from studio.workflows.film.takes import keep
from studio.workflows.recipe import own, own_lines
from studio.workflows.remaking.render import filmed
from studio.workflows.studio import Studio


@dataclass(frozen=True, slots=True, kw_only=True)
class Repicturing:
    """What is to be seen instead. None leaves a thing as it is. ``lines`` are recordings by line, from 0."""

    size: tuple[int, int] | None = None
    quality: Quality | None = None
    style: str | None = None
    move: CameraMove | None = None
    shot_size: ShotSize | None = None
    angle: Angle | None = None
    lines: Mapping[int, Path] = field(default_factory=lambda: MappingProxyType({}))


def repictured(
    take: Take,
    *,
    size: tuple[int, int] | None = None,
    quality: Quality | None = None,
    style: str | None = None,
    camera: Camera | None = None,
) -> Recipe:
    """The recipe of a picture retake: same seed, same length to the frame, same voices, music and gains.

    With another size or quality, everybody does and says the same at the same moment, and every sample stays what it
    was. Another camera places the same sounds anew. Another style may have other bodies, whose steps fall otherwise;
    what is said, and when, stays.
    """
    recipe = take.recipe
    scene = recipe.scene
    if style is not None:
        scene = replace(scene, style=style)
    if camera is not None:
        scene = replace(scene, camera=camera)
    return replace(
        recipe,
        scene=scene,
        size=size or recipe.size,
        quality=quality or recipe.quality,
        seconds=float(take.frame_count / recipe.rate.fps),
    )


def repicture(
    studio: Studio, folder: Path, take_id: str, pictures: Repicturing, progress: Progress, cancel: CancelToken
) -> tuple[Take, tuple[str, ...]]:
    """Film a take of a project otherwise; the result is a new take of the same shot, the old one stays.

    With recordings of lines the shot lasts as long as they need, else to the frame as long as before. Gives the take
    and what had to be mended in the recordings.

    Raises:
        ProjectError: there is no such project or take.
        InputError: there is no such line, or a recording is missing, damaged or too long.
        DiskError: the folder cannot be written.
    """
    with studio.projects.open(folder) as project:
        take = project.document.take(take_id)
        before = take.recipe.scene.camera
        camera = replace(
            before,
            move=pictures.move or before.move,
            shot_size=pictures.shot_size or before.shot_size,
            angle=pictures.angle or before.angle,
        )
        recipe = repictured(take, size=pictures.size, quality=pictures.quality, style=pictures.style, camera=camera)
        recordings, notes = own_lines.recordings(studio.media, pictures.lines)
        if recordings:
            recipe = replace(own_lines.spoken_by_person(recipe, recordings), seconds=take.recipe.seconds)
            for number, sound in recordings.items():
                own.keep_own(project, sound.media, pictures.lines[number])
        finished = filmed(studio, project, recipe, project.document.shot(take.shot_id).prompt, progress, cancel)
        media = keep(project, finished)
        added: list[Take] = []

        def _add(document: Project) -> Project:
            one = finished.by(studio).as_take(next_take_id(document, take.shot_id), take.shot_id, media)
            added.append(replace(one, parents=(*take.parents, take.id)))
            return add_take(document, added[-1])

        project.apply(_add)
        return added[-1], notes
