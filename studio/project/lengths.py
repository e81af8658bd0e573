"""How long a project's media are, in frames of a sequence."""

from fractions import Fraction
from math import ceil

from studio.core.errors import ProjectError
from studio.core.time import FrameRate
from studio.project.project import Project
from studio.project.timeline.clip import FileSource, SequenceSource, Source, TakeSource
from studio.project.timeline.lengths import Lengths

PLANNED_SECONDS = 5.0
"""How long a shot without takes is planned to be, unless its settings say."""


def lengths_of(project: Project, rate: FrameRate) -> Lengths:
    """What the project knows of its media, in frames of ``rate``.

    A shot whose take is not fixed is as long as the take that stands for it, or, without takes, as it is planned.
    """

    def length(source: Source) -> int | None:
        match source:
            case TakeSource(shot_id=shot_id, take_id=take_id):
                return take_length(project, shot_id, take_id, rate)
            case FileSource(file_id=file_id):
                return _file_length(project, file_id, rate)
            case SequenceSource(sequence_id=sequence_id):
                return _sequence_length(project, sequence_id, rate)
            case _:
                return None

    return length


def take_length(project: Project, shot_id: str, take_id: str, rate: FrameRate) -> int | None:
    """Frames of a shot's take (empty: the one that stands); None where the shot or the take is gone."""
    try:
        shot = project.shot(shot_id)
    except ProjectError:
        return None
    if take_id:
        take = next((take for take in project.takes_of(shot_id) if take.id == take_id), None)
        if take is None:
            return None
    else:
        take = project.standing(shot_id)
    if take is None:
        return rate.frames(shot.settings.seconds or PLANNED_SECONDS)
    return _at_rate(take.frame_count, take.recipe.rate.fps, rate)


def _at_rate(count: int, fps: Fraction, rate: FrameRate) -> int:
    """Frames of ``rate`` at whose moment a medium of ``count`` frames still has a picture."""
    return max(1, ceil(count * rate.fps / fps))


def _file_length(project: Project, file_id: str, rate: FrameRate) -> int | None:
    try:
        file = project.file(file_id)
    except ProjectError:
        return None
    if file.kind == "image" or file.seconds <= 0:
        return None
    if file.frame_count and file.rate:
        return _at_rate(file.frame_count, file.rate, rate)
    return max(1, ceil(file.seconds * rate.fps))


def _sequence_length(project: Project, sequence_id: str, rate: FrameRate) -> int | None:
    try:
        nested = project.sequence(sequence_id)
    except ProjectError:
        return None
    return _at_rate(nested.length, nested.rate.fps, rate)
