"""Films in one call: how prompts are read, prompts or a script as an MP4, takes made again."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from studio.api import entry
from studio.core.progress import CancelToken, Progress, silent
from studio.project.model_use import ModelUse, SoundUse
from studio.project.scene import Reading
from studio.project.take import Quality
from studio.workflows.film import film as films
from studio.workflows.film.film import FilmMade, FilmOrder
from studio.workflows.recipe import options
from studio.workflows.recipe.balance import balance
from studio.workflows.remaking import render as renders
from studio.workflows.remaking.render import Rendered
from studio.workflows.studio import Studio
from studio.workflows.writing.read import readings

_NO_LINES: Mapping[int, Path] = MappingProxyType({})


def read(
    *prompts: str,
    script: str | Path | None = None,
    style: str | None = None,
    language: str | None = None,
    studio: Studio | None = None,
) -> Iterator[Reading]:
    """How prompts, or the shots of a script file, are understood: one reading a shot, as they come.

    Raises:
        InputError: there is no text, or one that cannot be read; there is no such style.
    """
    options.style(style)
    found = studio or entry.studio_of_this_machine()
    return readings(found, prompts, None if script is None else Path(script), style, language)


def film_order(
    *prompts: str,
    output: str | Path,
    script: str | Path | None = None,
    size: str = "854x480",
    fps: str = "24",
    seconds: float | None = None,
    style: str | None = None,
    seed: int = 0,
    language: str | None = None,
    quality: Quality = "standard",
    project: str | Path | None = None,
    events: str | Path | None = None,
    stems: str | Path | None = None,
    captions: str | Path | None = None,
    mix: Sequence[str] = (),
    loudness: float = -16.0,
    own_music: str | Path | None = None,
    own_lines: Mapping[int, Path] = _NO_LINES,
    provenance: bool = True,
    model: ModelUse | None = None,
    image: str | Path | None = None,
    footage: str | Path | None = None,
    follow: str | Path | None = None,
    sounds: tuple[SoundUse, ...] = (),
) -> FilmOrder:
    """All that ``film`` makes a film from, checked as far as that is possible without work.

    ``size`` is ``WIDTHxHEIGHT``, ``fps`` one of 23.976 24 25 29.97 30 …, ``seconds`` the length of each shot (0.5 to
    600; None to suit it). ``project`` keeps shots and takes in a folder; ``events``, ``stems`` and ``captions`` write
    what happened (.json), the sound in parts (a folder) and what is said (.srt, .vtt). ``mix`` are words such as
    ``music=-6``, ``loudness`` LUFS (-14, -16, -23). ``own_lines`` are recordings of lines by their number, from 0.
    ``provenance`` signs the film; without it, the same order gives the same bytes.
    ``model`` has a model make the shots in place of the stage; ``image`` is a picture that the first one begins with,
    ``footage`` a movie that it goes on from, or of which it makes ``ModelUse.part`` again, ``follow`` a sound that its
    pictures follow.
    ``sounds`` are models that make parts of the sound.

    Raises:
        InputError: one of them makes no sense.
    """
    return FilmOrder(
        output=Path(output),
        prompts=prompts,
        script=_path(script),
        size=options.size(size),
        rate=options.rate(fps),
        seconds=options.seconds(seconds),
        style=options.style(style),
        seed=seed,
        language=language,
        quality=quality,
        project=_path(project),
        events=_path(events),
        stems=_path(stems),
        captions=_path(captions),
        mix=balance(mix, loudness),
        own_music=_path(own_music),
        own_lines=own_lines,
        sealed=provenance,
        model=model,
        image=_path(image),
        footage=_path(footage),
        follow=_path(follow),
        sounds=sounds,
    )


def make_film(
    order: FilmOrder,
    *,
    progress: Progress = silent,
    cancel: CancelToken | None = None,
    studio: Studio | None = None,
) -> FilmMade:
    """Make the film of an order, here and now.

    Raises:
        InputError: a prompt, the script or a place to write makes no sense.
        MachineError: a voice is missing, or the disk refuses.
        Cancelled: the token was set; nothing is left behind.
    """
    return films.film(studio or entry.studio_of_this_machine(), order, progress, cancel or CancelToken())


def film(
    *prompts: str,
    output: str | Path,
    script: str | Path | None = None,
    size: str = "854x480",
    fps: str = "24",
    seconds: float | None = None,
    style: str | None = None,
    seed: int = 0,
    language: str | None = None,
    quality: Quality = "standard",
    project: str | Path | None = None,
    progress: Progress = silent,
    cancel: CancelToken | None = None,
    studio: Studio | None = None,
) -> FilmMade:
    """Make a film from prompts, a shot each, or from a script file: ``film_order`` and ``make_film`` in one."""
    order = film_order(
        *prompts,
        output=output,
        script=script,
        size=size,
        fps=fps,
        seconds=seconds,
        style=style,
        seed=seed,
        language=language,
        quality=quality,
        project=project,
    )
    return make_film(order, progress=progress, cancel=cancel, studio=studio)


def render(
    project: str | Path,
    *,
    shot: str | None = None,
    take: str | None = None,
    progress: Progress = silent,
    cancel: CancelToken | None = None,
    studio: Studio | None = None,
) -> Iterator[Rendered]:
    """Make takes of a project again from their recipes, and say of each whether it came out the same, bit for bit: one
    take, the newest of a shot, or the newest of every shot.

    Raises:
        ProjectError: there is no such project, shot or take.
        DiskError: the folder cannot be written.
    """
    found = studio or entry.studio_of_this_machine()
    return renders.render(found, Path(project), shot, take, progress, cancel or CancelToken())


def _path(place: str | Path | None) -> Path | None:
    return None if place is None else Path(place)
