"""What is written on a clip: its name, how far its shot is, and what one should know of it."""

from dataclasses import dataclass
from fractions import Fraction

from studio.core.errors import ProjectError
from studio.project.project import Project
from studio.project.shot import Status
from studio.project.take import Take
from studio.project.timeline.clip import Clip, ColorSource, FileSource, SequenceSource, TakeSource, TitleSource
from studio.workflows.timeline.rows import take_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """``name`` and, quieter, ``remark``; ``status`` of its shot, None for what is no shot. ``newer``: its shot has a
    newer take than the one it shows. ``empty``: there is no take to show yet. ``speed`` is 1 unless it was changed."""

    name: str
    remark: str = ""
    status: Status | None = None
    newer: bool = False
    empty: bool = False
    speed: Fraction = Fraction(1)
    color: str = ""


def face(project: Project, clip: Clip) -> Face:
    """What is written on this clip."""
    match clip.source:
        case TakeSource(shot_id):
            try:
                number, status = project.number(shot_id), project.status(shot_id)
            except ProjectError:
                return Face(name=clip.name or shot_id, empty=True, speed=clip.speed)
            take = take_of(project, clip.source)
            return Face(
                name=clip.name or str(number),
                remark=take_name(project, take) if take else "",
                status=status,
                newer=newest(project, clip) is not None,
                empty=take is None,
                speed=clip.speed,
            )
        case FileSource(file_id):
            try:
                name = project.file(file_id).name
            except ProjectError:
                name = file_id
            return Face(name=clip.name or name, speed=clip.speed)
        case SequenceSource(sequence_id):
            try:
                name = project.sequence(sequence_id).name
            except ProjectError:
                name = sequence_id
            return Face(name=clip.name or name, speed=clip.speed)
        case TitleSource(title):
            return Face(name=clip.name or " ".join(title.text[:200].split()), speed=clip.speed)
        case ColorSource(color):
            return Face(name=clip.name, color=color, speed=clip.speed)


def take_name(project: Project, take: Take) -> str:
    """``T3``: its place among the takes of its shot."""
    return f"T{project.takes_of(take.shot_id).index(take) + 1}"


def newest(project: Project, clip: Clip) -> Take | None:
    """The newest take of the shot that a clip shows; None where it shows that already."""
    source = clip.source
    if not isinstance(source, TakeSource):
        return None
    shown, takes = take_of(project, source), project.takes_of(source.shot_id)
    return takes[-1] if takes and takes[-1] is not shown else None
