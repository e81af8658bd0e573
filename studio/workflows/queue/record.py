"""A job as a JSON object, for commands, programs and assistants."""

from studio.ports.queue import (
    Cancelled,
    Done,
    ExportWork,
    Failed,
    FilmWork,
    Job,
    Paused,
    Queued,
    Running,
    SoundWork,
    StateName,
    TakeWork,
    Waiting,
    Work,
)
from studio.project.document_json import recipe_to_json


def state_name(job: Job) -> StateName:
    """The state in one word."""
    match job.state:
        case Queued():
            return "queued"
        case Waiting():
            return "waiting"
        case Running():
            return "running"
        case Done():
            return "done"
        case Failed():
            return "failed"
        case Cancelled():
            return "cancelled"
        case Paused():
            return "paused"


def whole_to_json(job: Job) -> dict[str, object]:
    """Everything, with the recipe of a take that has one."""
    work = job.wish.work
    recipe = work.recipe if isinstance(work, TakeWork) else None
    return job_to_json(job) | ({} if recipe is None else {"recipe": recipe_to_json(recipe)})


def job_to_json(job: Job) -> dict[str, object]:
    """Everything but the recipe; what it has not come to is left out."""
    wish = job.wish
    record: dict[str, object] = {"id": job.id, "state": state_name(job), "title": wish.title}
    record |= _work(wish.work)
    record["priority"] = wish.priority
    if wish.after:
        record["after"] = list(wish.after)
    if wish.hours:
        record["hours"] = f"{wish.hours.begin:%H:%M}-{wish.hours.end:%H:%M}"
    for name, value in (("device", wish.device), ("key", wish.key), ("owner", wish.owner)):
        if value:
            record[name] = value
    record["attempts"] = job.attempts
    for name, number in (("estimate", job.estimate), ("took", job.took)):
        if number is not None:
            record[f"{name}_seconds"] = round(number, 2)
    for name, moment in (("added", job.added), ("began", job.began), ("ended", job.ended)):
        if moment:
            record[name] = moment
    return record | _state(job)


def _state(job: Job) -> dict[str, object]:
    match job.state:
        case Waiting(cause=cause, what=what):
            return {"waits_for": cause, "what": what}
        case Running() as running:
            left = running.seconds_left
            return {
                "device": running.device,
                "step": running.step,
                "done": running.done,
                "total": running.total,
                "seconds_left": None if left is None else round(left, 1),
                "stopping": running.stopping,
            }
        case Done(made=made):
            return {
                "takes": list(made.takes),
                "files": [str(path) for path in made.files],
                "frames": made.frame_count,
                "notes": list(made.notes),
            }
        case Failed() as failed:
            return {
                "problem": failed.problem.what,
                "todo": failed.problem.todo,
                "error": type(failed.problem).__name__,
                "next_try_seconds": failed.next_try,
                "log": failed.log,
            }
        case _:
            return {}


def _work(work: Work) -> dict[str, object]:
    match work:
        case TakeWork():
            record: dict[str, object] = {"kind": "take", "project": str(work.project), "shot": work.shot}
            more = {"quality": work.quality, "seed": work.seed, "base": work.base or None}
            return record | {name: value for name, value in more.items() if value is not None}
        case SoundWork():
            return {"kind": "sound", "project": str(work.project), "take": work.take}
        case FilmWork():
            places = {"output": work.output, "project": work.project}
            record = {"kind": "film", **{name: str(path) for name, path in places.items() if path is not None}}
            return record | {"quality": work.quality, "size": f"{work.size[0]}x{work.size[1]}"}
        case ExportWork():
            return {"kind": "export", "project": str(work.project), "output": str(work.output)}
