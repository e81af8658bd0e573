"""The jobs that a project keeps, so that the next start goes on with them."""

from collections.abc import Sequence

from studio.core.errors import StudioError
from studio.workflows.film.job import Cancelled, Cancelling, Done, Job
from studio.workflows.jobs.as_json import job_from_text, job_to_text
from studio.workflows.session.session import Session


def keep(session: Session, jobs: Sequence[Job], becoming: tuple[str, str] = ("", "")) -> StudioError | None:
    """What is still to be done, or to be read, reaches the disk; gives why it could not.

    ``becoming`` is (id of a job, id of the take it is about to be): with it a job is done once, even when the power
    goes between its take and its record.
    """
    if session.read_only:
        return None
    unfinished = [job for job in jobs if not isinstance(job.state, Done | Cancelled | Cancelling)]
    texts = tuple(job_to_text(job, becoming[1] if job.id == becoming[0] else "") for job in unfinished)
    try:
        session.folder.keep_jobs(texts)
    except StudioError as problem:
        return problem
    return None


def kept(session: Session) -> list[Job]:
    """The jobs that were kept, without those whose take landed just before the end; what cannot be read is refused."""
    jobs: list[Job] = []
    for text in session.folder.jobs:
        try:
            job, take_id = job_from_text(text)
        except StudioError as problem:
            session.refused.emit(problem)
            continue
        if not any(take.id == take_id for take in session.project.takes_of(job.shot_id)):
            jobs.append(job)
    return jobs


def serial(job_id: str) -> int:
    """The number in ``j12``; 0 where there is none."""
    digits = job_id.removeprefix("j")
    return int(digits) if digits.isascii() and digits.isdigit() else 0
