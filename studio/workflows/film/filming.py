"""Filming one shot of a film: its pictures as a silent movie, and what its sound will be made from.

The shot knows nothing of the shots around it, so that many can be filmed at once, here or elsewhere; how far music and
ambience have run when it begins is for whoever joins them.
"""

from pathlib import Path

from studio.core import memory
from studio.core.progress import CancelToken, Progress, silent
from studio.ports.worker import ShotFilmed
from studio.project.take import Recipe
from studio.workflows.film.cuts import silence
from studio.workflows.film.driving import sound_of
from studio.workflows.film.making import FILMING
from studio.workflows.film.shot import StagedShot, play
from studio.workflows.film.takes import TakeWriter
from studio.workflows.recipe import own
from studio.workflows.studio import Studio


def film_shot(
    studio: Studio,
    recipe: Recipe,
    prompt: str,
    movie: Path,
    progress: Progress,
    cancel: CancelToken,
    find: own.Find = own.nowhere,
) -> ShotFilmed:
    """Speak, stage and draw a shot to ``movie``.

    Raises:
        StudioError: it cannot be done; nothing is left behind.
        Cancelled: the token was set; nothing is left behind.
    """
    played = play(studio, recipe, progress, cancel, find, words=prompt)
    recipe = played.recipe
    performance = played.performance
    memory.give_back()  # what staging took on its way
    staged = StagedShot(recipe=recipe, performance=performance, sound=silence(0))
    writer = TakeWriter(studio, movie, staged, prompt)
    try:
        total = performance.frame_count
        for done, frame in enumerate(performance.frames(silent, cancel), start=1):
            cancel.check()
            writer.write_frame(frame)
            progress(FILMING, done, total)
        finished = writer.finish()
    except BaseException:
        writer.discard()
        raise
    memory.give_back()  # what drawing took
    return ShotFilmed(
        frame_count=finished.frame_count,
        frames_hash=finished.frames_hash,
        strip=finished.strip,
        events=performance.events,
        lines=played.lines,
        notes=(*performance.notes, *played.made.notes),
        sound=sound_of(performance),
        model=recipe.model,
        made=played.made.parts,
        sounds=recipe.sounds,
    )
