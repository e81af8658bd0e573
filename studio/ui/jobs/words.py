"""A job in the window's words: which take it makes, what is being done for it, how long it still needs."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from studio.project.project import Project
from studio.project.take import Quality
from studio.ui import problems
from studio.workflows.film.job import Cancelled, Cancelling, Done, Failed, Job, Preparing, Queued, Running
from studio.workflows.film.making import DENOISING

_STEPS = {
    "speaking": QT_TRANSLATE_NOOP("Jobs", "Speaking the lines"),
    "staging": QT_TRANSLATE_NOOP("Jobs", "Staging"),
    "building the set": QT_TRANSLATE_NOOP("Jobs", "Building the set"),
    "casting and blocking": QT_TRANSLATE_NOOP("Jobs", "Casting and blocking"),
    "making the sound": QT_TRANSLATE_NOOP("Jobs", "Making the sound"),
    "loading the model": QT_TRANSLATE_NOOP("Jobs", "Loading the model"),
    DENOISING: QT_TRANSLATE_NOOP("Jobs", "The picture emerges"),
    "filming": QT_TRANSLATE_NOOP("Jobs", "Filming"),
    "closing the file": QT_TRANSLATE_NOOP("Jobs", "Writing the file"),
}
"""Steps a worker tells of; others are only “Preparing”."""


_QUALITIES: dict[Quality, object] = {
    "draft": QT_TRANSLATE_NOOP("Jobs", "Draft"),
    "standard": QT_TRANSLATE_NOOP("Jobs", "Standard"),
    "final": QT_TRANSLATE_NOOP("Jobs", "Final"),
}


def said(text: object) -> str:
    """A text of this room in the window's language."""
    return QCoreApplication.translate("Jobs", str(text))


def quality(job: Job) -> str:
    """How much time is spent on a frame."""
    return said(_QUALITIES[job.recipe.quality])


def take_name(job: Job, project: Project) -> str:
    """Which take it makes, or made: ``Shot 4 · Take 3``; the prompt alone where the shot is gone."""
    number = next((n for n, shot in enumerate(project.shots, start=1) if shot.id == job.shot_id), 0)
    if not number:
        return job.title
    takes = project.takes_of(job.shot_id)
    match job.state:
        case Done(take_id=take_id):
            take = next((n for n, made in enumerate(takes, start=1) if made.id == take_id), 0)
        case Preparing() | Running() | Cancelling():
            take = len(takes) + 1
        case _:
            take = 0
    if not take:
        return said(QT_TRANSLATE_NOOP("Jobs", "Shot {shot}")).format(shot=number)
    return said(QT_TRANSLATE_NOOP("Jobs", "Shot {shot} · Take {take}")).format(shot=number, take=take)


def doing(job: Job) -> str:
    """What is being done, in a word or two."""
    match job.state:
        case Queued():
            return said(QT_TRANSLATE_NOOP("Jobs", "Waiting"))
        case Preparing(step=step) | Running(step=step):
            return said(_STEPS.get(step, QT_TRANSLATE_NOOP("Jobs", "Preparing")))
        case Cancelling():
            return said(QT_TRANSLATE_NOOP("Jobs", "Stopping"))
        case Done():
            return said(QT_TRANSLATE_NOOP("Jobs", "Ready"))
        case Failed(died=True):
            return said(QT_TRANSLATE_NOOP("Jobs", "The worker was lost"))
        case Failed():
            return said(QT_TRANSLATE_NOOP("Jobs", "Could not be made"))
        case Cancelled():
            return said(QT_TRANSLATE_NOOP("Jobs", "Stopped"))


def gave(job: Job) -> str:
    """What had to give for a take that is ready; empty where nothing had to."""
    match job.state:
        case Done(notes=notes):
            return " ".join(problems.told(note) for note in notes)
        case _:
            return ""


def frames(job: Job) -> str:
    """``82 / 132 frames``, or of a model ``3 / 8 steps``; empty before the first one."""
    match job.state:
        case Preparing(step=step, done=done, total=total) if step == DENOISING and total:
            return said(QT_TRANSLATE_NOOP("Jobs", "{done} / {total} steps")).format(done=done, total=total)
        case Running(done=done, total=total) if total:
            return said(QT_TRANSLATE_NOOP("Jobs", "{done} / {total} frames")).format(done=done, total=total)
        case _:
            return ""


def share(job: Job) -> float | None:
    """How much of it is done, 0..1; None where that cannot be told."""
    match job.state:
        case Running(done=done, total=total) if total:
            return done / total
        case Preparing(step=step, done=done, total=total) if step == DENOISING and total:
            return done / total
        case Preparing():
            return 0.0
        case Done():
            return 1.0
        case _:
            return None


def left(seconds: float | None) -> str:
    """``9 s left``; empty where it is not known. Coarser the longer it is, so that it does not flicker."""
    if seconds is None:
        return ""
    whole = max(1, round(seconds))
    if whole < 60:
        return said(QT_TRANSLATE_NOOP("Jobs", "{seconds} s left")).format(seconds=whole)
    minutes = round(whole / 60)
    if minutes < 60:
        return said(QT_TRANSLATE_NOOP("Jobs", "{minutes} min left")).format(minutes=minutes)
    hours = said(QT_TRANSLATE_NOOP("Jobs", "{hours} h {minutes} min left"))
    return hours.format(hours=minutes // 60, minutes=minutes % 60)


def seconds_left(job: Job) -> float | None:
    """Seconds that it still needs, as far as that is known."""
    match job.state:
        case Preparing(seconds_left=seconds) | Running(seconds_left=seconds):
            return seconds
        case _:
            return None


def what(job: Job) -> str:
    """Why it failed; empty where it did not."""
    return problems.what(job.state.problem) if isinstance(job.state, Failed) else ""


def todo(job: Job) -> str:
    """What to do about that."""
    return problems.todo(job.state.problem) if isinstance(job.state, Failed) else ""


def problem(job: Job) -> str:
    """Both in one."""
    return problems.told(str(job.state.problem)) if isinstance(job.state, Failed) else ""
