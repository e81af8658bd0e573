"""Jobs as JSON texts and back: what a project keeps of the work that is still to be done."""

import json

from studio.core.errors import FaultError, ProjectError, SceneError
from studio.project import record as read
from studio.project.document_json import recipe_from_json, recipe_to_json
from studio.project.record import Record
from studio.workflows.film.job import Failed, Job, Queued

_LOG_KEPT = 8_000
"""Characters of a failed job's log that outlive the program."""


def job_to_text(job: Job, take_id: str = "") -> str:
    """The job as a record; ``take_id`` is the take it is just becoming. What was in work will start again."""
    record: dict[str, object] = {
        "id": job.id,
        "shot_id": job.shot_id,
        "prompt": job.prompt,
        "recipe": recipe_to_json(job.recipe),
        "parents": list(job.parents),
        "sounds": job.sounds,
        "take_id": take_id,
    }
    if isinstance(job.state, Failed):
        record["failed"] = {
            "what": job.state.problem.what,
            "todo": job.state.problem.todo,
            "log": job.state.log[-_LOG_KEPT:],
            "died": job.state.died,
        }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def job_from_text(text: str) -> tuple[Job, str]:
    """The job that ``job_to_text`` wrote, and the id of the take it was becoming.

    Raises:
        ProjectError: the record makes no sense.
    """
    try:
        record = read.as_object(json.loads(text))
        failed = record.get("failed")
        job = Job(
            id=read.text(record, "id"),
            shot_id=read.text(record, "shot_id"),
            prompt=read.text(record, "prompt"),
            recipe=recipe_from_json(record.get("recipe")),
            parents=read.texts(record, "parents"),
            sounds=read.text(record, "sounds", ""),
            state=Queued() if failed is None else _failed(read.as_object(failed)),
        )
        return job, read.text(record, "take_id")
    except (ValueError, SceneError) as exc:
        raise ProjectError(f"A waiting job cannot be read: {exc}") from exc


def _failed(record: Record) -> Failed:
    problem = FaultError(read.text(record, "what"), todo=read.text(record, "todo"))
    return Failed(problem=problem, log=read.text(record, "log"), died=record.get("died") is True)
