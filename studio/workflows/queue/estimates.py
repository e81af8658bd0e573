"""How long jobs will take, learned from those that were done: the median of seconds a frame."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from studio.ports.queue import ExportWork, FilmWork, Kind, Past, SoundWork, TakeWork, Work
from studio.project.project import FILM_RATE, Project
from studio.project.take import Quality, Recipe

USUAL_SECONDS = 6.0
"""How long a shot is taken to be before it has been staged."""

_USUAL_SIZE = (854, 480)
_NEWEST = 25
"""Jobs of one kind that count."""

_PIXEL: dict[Quality, float] = {"draft": 1.5e-7, "standard": 2.2e-7, "final": 4.5e-7}
"""Seconds a pixel of a frame costs, drawn and encoded, before anything was measured; ``export`` as a draft."""

_SOUND = 0.02
"""Seconds of work a frame of sound costs, before anything was measured."""


@dataclass(frozen=True, slots=True)
class Size:
    """What the cost of a job hangs on."""

    kind: Kind
    quality: str
    pixels: int
    frames: int


class Estimates:
    """By kind, quality and size; another size by its pixels, where none of this size was done."""

    def __init__(self, past: Iterable[Past]) -> None:
        """``past`` newest first."""
        self._past = tuple(past)

    def seconds(self, size: Size) -> float:
        """Of wall time, from its beginning to its end."""
        alike = [one for one in self._past if (one.kind, one.quality) == (size.kind, size.quality) and one.frames]
        exact = [one for one in alike if one.pixels == size.pixels][:_NEWEST]
        if exact:
            return median(one.seconds / one.frames for one in exact) * size.frames
        if alike and size.kind != "sound":
            pixel = median(one.seconds / one.frames / max(1, one.pixels) for one in alike[:_NEWEST])
            return pixel * size.pixels * size.frames
        if alike:
            return median(one.seconds / one.frames for one in alike[:_NEWEST]) * size.frames
        if size.kind == "sound":
            return 3.0 + _SOUND * size.frames
        quality = _PIXEL.get(_quality(size.quality), _PIXEL["draft"])
        return 3.0 + quality * size.pixels * size.frames


def size_of(work: Work, project: Project | None = None, recipe: Recipe | None = None) -> Size:
    """What is known of a job before it begins; ``project`` is the one it belongs to, where that is open anyway."""
    match work:
        case TakeWork():
            return _take_size(work, project, recipe or work.recipe)
        case SoundWork(take=take_id):
            take = next((one for one in (project.takes if project else ()) if one.id == take_id), None)
            frames = take.frame_count if take else FILM_RATE.frames(USUAL_SECONDS)
            return Size("sound", "", _pixels(take.recipe.size if take else _USUAL_SIZE), frames)
        case FilmWork(prompts=prompts, script=script):
            shots = len(prompts) or max(1, len([part for part in script.split("\n\n") if part.strip()]))
            frames = work.rate.frames(work.seconds or USUAL_SECONDS) * shots
            return Size("film", work.quality, _pixels(work.size), frames)
        case ExportWork():
            if project is None or not project.shots:
                return Size("export", "", _pixels(_USUAL_SIZE), FILM_RATE.frames(USUAL_SECONDS))
            frames = sum(
                take.frame_count if (take := project.standing(shot.id)) else project.form.rate.frames(USUAL_SECONDS)
                for shot in project.shots
            )
            return Size("export", "", _pixels(project.form.size), frames)


def _take_size(work: TakeWork, project: Project | None, recipe: Recipe | None) -> Size:
    if recipe is not None:
        frames = recipe.rate.frames(recipe.seconds or USUAL_SECONDS)
        return Size("take", recipe.quality, _pixels(recipe.size), frames)
    shot = next((one for one in (project.shots if project else ()) if one.id == work.shot), None)
    if project is None or shot is None:
        frames = FILM_RATE.frames(USUAL_SECONDS)
        return Size("take", work.quality or "standard", _pixels(_USUAL_SIZE), frames)
    last = project.standing(shot.id)
    frames = project.form.rate.frames(shot.settings.seconds or USUAL_SECONDS)
    if last is not None and shot.settings.seconds is None:
        frames = last.frame_count
    return Size("take", work.quality or shot.settings.quality, _pixels(project.form.size), frames)


def _pixels(size: tuple[int, int]) -> int:
    return size[0] * size[1]


def _quality(name: str) -> Quality:
    return "final" if name == "final" else "standard" if name == "standard" else "draft"
