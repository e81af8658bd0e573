"""What a job is and has become as JSON texts, and back. All readers raise ``ProjectError`` or ``SceneError``."""

import json
from datetime import time
from functools import lru_cache
from pathlib import Path

from studio.core.errors import BY_NAME, FaultError
from studio.ports.queue import (
    ExportWork,
    Failed,
    FilmWork,
    Hours,
    Landing,
    Made,
    Running,
    SoundWork,
    TakeWork,
    Wish,
    Work,
)
from studio.project import record as read
from studio.project.document_json import recipe_from_json, recipe_to_json, take_from_json, take_to_json
from studio.project.mix_json import mix_from_json, mix_to_json
from studio.project.model_use_json import model_from_json, model_to_json, sounds_from_json, sounds_to_json
from studio.project.project import FILM_RATE
from studio.project.record import Record
from studio.project.scene import Scene
from studio.project.scene_json import scene_from_json, scene_to_json
from studio.project.take import QUALITIES, Quality, Recipe

_LOG_KEPT = 8_000
"""Characters of a failed job's log that are kept."""


def wish_to_text(wish: Wish) -> str:
    """The wish without the recipe of its take."""
    record: dict[str, object] = {"work": _work_to_json(wish.work)}
    for name in ("title", "device", "key", "owner"):
        if value := getattr(wish, name):
            record[name] = value
    if wish.after:
        record["after"] = wish.after
    if wish.hours is not None:
        record["hours"] = [wish.hours.begin.isoformat("minutes"), wish.hours.end.isoformat("minutes")]
    return text(record)


def wish_from_text(source: str, priority: int, recipe: Recipe | None = None) -> Wish:
    """The wish that ``wish_to_text`` wrote."""
    record = _object(source)
    hours = record.get("hours")
    return Wish(
        work=_work_from_json(read.as_object(record.get("work"), "work"), recipe),
        title=read.text(record, "title", ""),
        priority=priority,
        after=read.texts(record, "after") if "after" in record else (),
        hours=None if hours is None else _hours(read.texts(record, "hours")),
        device=read.text(record, "device", ""),
        key=read.text(record, "key", ""),
        owner=read.text(record, "owner", ""),
    )


def recipe_to_text(recipe: Recipe | None) -> str | None:
    """A recipe by itself."""
    return None if recipe is None else text(recipe_to_json(recipe))


def recipe_from_text(source: str | None) -> Recipe | None:
    """The recipe that ``recipe_to_text`` wrote."""
    return None if source is None else recipe_from_json(json.loads(source))


def running_to_text(running: Running) -> str:
    """How far it is."""
    return text([running.device, running.step, running.done, running.total, running.seconds_left])


def running_from_text(source: str, stopping: bool) -> Running:
    """How far it is."""
    match json.loads(source):
        case [str(device), str(step), int(done), int(total), (None | int() | float()) as left]:
            return Running(device=device, step=step, done=done, total=total, seconds_left=left, stopping=stopping)
        case _:
            raise read.damaged("progress")


def made_to_text(made: Made) -> str:
    """What came of it."""
    return text(
        {"takes": made.takes, "files": _paths(made.files), "frame_count": made.frame_count, "notes": made.notes}
    )


def made_from_text(source: str) -> Made:
    """What came of it."""
    record = _object(source)
    return Made(
        takes=read.texts(record, "takes"),
        files=tuple(map(Path, read.texts(record, "files"))),
        frame_count=read.whole(record, "frame_count", 0),
        notes=read.texts(record, "notes"),
    )


def failed_to_text(failed: Failed) -> str:
    """Why it could not be made."""
    problem = failed.problem
    record = {"kind": type(problem).__name__, "what": problem.what, "todo": problem.todo}
    return text({**record, "log": failed.log[-_LOG_KEPT:], "next_try": failed.next_try})


def failed_from_text(source: str, attempts: int) -> Failed:
    """Why it could not be made."""
    record = _object(source)
    kind = BY_NAME.get(read.text(record, "kind"), FaultError)
    return Failed(
        problem=kind(read.text(record, "what"), todo=read.text(record, "todo")),
        log=read.text(record, "log"),
        attempts=attempts,
        next_try=None if record.get("next_try") is None else read.number(record, "next_try"),
    )


def landing_to_text(landing: Landing) -> str:
    """What it is about to become."""
    return text(
        {
            "takes": [take_to_json(take) for take in landing.takes],
            "shots": landing.shots,
            "files": _paths(landing.files),
            "frame_count": landing.frame_count,
            "notes": landing.notes,
        }
    )


def landing_from_text(source: str | None) -> Landing | None:
    """What it is about to become."""
    if source is None:
        return None
    record = _object(source)
    return Landing(
        takes=tuple(take_from_json(item) for item in read.as_list(record.get("takes"), "takes")),
        shots=read.texts(record, "shots"),
        files=tuple(map(Path, read.texts(record, "files"))),
        frame_count=read.whole(record, "frame_count", 0),
        notes=read.texts(record, "notes"),
    )


def paths_to_text(paths: tuple[Path, ...]) -> str:
    """Paths; of any bytes."""
    return text(_paths(paths))


def paths_from_text(source: str) -> tuple[Path, ...]:
    """The paths that ``paths_to_text`` wrote."""
    return tuple(map(Path, read.texts({"paths": json.loads(source)}, "paths")))


def text(value: object) -> str:
    """JSON in ASCII: paths may hold bytes that are no text."""
    return json.dumps(value, separators=(",", ":"))


def _object(source: str) -> Record:
    try:
        return read.as_object(json.loads(source))
    except ValueError as exc:
        raise read.damaged("record") from exc


def _paths(paths: tuple[Path, ...]) -> list[str]:
    return [str(path) for path in paths]


def _hours(texts: tuple[str, ...]) -> Hours:
    try:
        begin, end = map(time.fromisoformat, texts)
    except ValueError as exc:
        raise read.damaged("hours") from exc
    return Hours(begin, end)


def _work_to_json(work: Work) -> dict[str, object]:
    match work:
        case TakeWork():
            record: dict[str, object] = {"kind": "take", "project": str(work.project), "shot": work.shot}
            more = {
                "quality": work.quality,
                "seed": work.seed,
                "base": work.base or None,
                "model": model_to_json(work.model),
                "sounds": None if work.sounds is None else sounds_to_json(work.sounds),
            }
            words = {"parents": work.parents or None, "prompt": work.prompt or None}
            return record | {name: value for name, value in (more | words).items() if value is not None}
        case SoundWork():
            return {"kind": "sound", "project": str(work.project), "take": work.take, "sound": _sound_to_json(work)}
        case FilmWork():
            return {
                "kind": "film",
                "output": None if work.output is None else str(work.output),
                "project": None if work.project is None else str(work.project),
                "prompts": work.prompts,
                "script": work.script,
                "script_name": work.script_name,
                "size": work.size,
                "rate": str(work.rate),
                "seconds": work.seconds,
                "style": work.style,
                "seed": work.seed,
                "language": work.language,
                "quality": work.quality,
                "mix": mix_to_json(work.mix),
                "model": model_to_json(work.model),
                "image": None if work.image is None else str(work.image),
                "footage": None if work.footage is None else str(work.footage),
                "follow": None if work.follow is None else str(work.follow),
                "sounds": sounds_to_json(work.sounds),
            }
        case ExportWork():
            return {
                "kind": "export",
                "project": str(work.project),
                "output": str(work.output),
                "sequence": work.sequence,
                "stretch": work.stretch,
                "preset": work.preset,
                "force": work.force,
            }


def _work_from_json(record: Record, recipe: Recipe | None) -> Work:
    match record.get("kind"):
        case "take":
            return TakeWork(
                project=_path(read.text(record, "project")),
                shot=read.text(record, "shot"),
                quality=None if (quality := record.get("quality")) is None else _quality(quality),
                seed=None if record.get("seed") is None else read.whole(record, "seed"),
                base=read.text(record, "base", ""),
                model=model_from_json(record.get("model")),
                sounds=sounds_from_json(record.get("sounds")) if "sounds" in record else None,
                recipe=recipe,
                parents=read.texts(record, "parents") if "parents" in record else (),
                prompt=read.text(record, "prompt", ""),
            )
        case "sound":
            return _sound_from_text(read.text(record, "project"), read.text(record, "take"), text(record.get("sound")))
        case "film":
            output, project = read.text_or_none(record, "output"), read.text_or_none(record, "project")
            given = (read.text_or_none(record, name) for name in ("image", "footage", "follow"))
            image, footage, follow = (None if name is None else Path(name) for name in given)
            return FilmWork(
                model=model_from_json(record.get("model")),
                image=image,
                footage=footage,
                follow=follow,
                sounds=sounds_from_json(record.get("sounds", [])),
                output=None if output is None else Path(output),
                project=None if project is None else Path(project),
                prompts=read.texts(record, "prompts"),
                script=read.text(record, "script"),
                script_name=read.text(record, "script_name"),
                size=read.size(record.get("size")),
                rate=read.rate(record),
                seconds=None if record.get("seconds") is None else read.number(record, "seconds"),
                style=read.text_or_none(record, "style"),
                seed=read.whole(record, "seed"),
                language=read.text_or_none(record, "language"),
                quality=_quality(record.get("quality")),
                mix=mix_from_json(record.get("mix")),
            )
        case "export":
            return ExportWork(
                project=Path(read.text(record, "project")),
                output=Path(read.text(record, "output")),
                sequence=read.text(record, "sequence"),
                stretch=read.text(record, "stretch"),
                preset=read.text(record, "preset", ""),
                force=read.flag(record, "force", False),
            )
        case _:
            raise read.damaged("kind")


_path = lru_cache(maxsize=256)(Path)
"""A thousand jobs of one project are listed at once; a path takes longer to read than all the rest of a record."""


def _quality(value: object) -> Quality:
    return read.one_of(value, QUALITIES, "quality")


def _sound_to_json(work: SoundWork) -> dict[str, object]:
    """As the recipe of an empty shot that has the same sound."""
    bare = Recipe(
        scene=Scene(music=None if work.music == "none" else work.music),
        engine="",
        engine_version="",
        studio="",
        size=(2, 2),
        rate=FILM_RATE,
        dubs=work.dubs,
    )
    return {
        "silent": work.music == "none",
        "music": None if bare.scene.music is None else scene_to_json(bare.scene),
        "mix": None if work.mix is None else mix_to_json(work.mix),
        "dubs": recipe_to_json(bare) if work.dubs else None,
        "sounds": None if work.sounds is None else sounds_to_json(work.sounds),
    }


@lru_cache(maxsize=256)
def _sound_from_text(project: str, take: str, source: str) -> SoundWork:
    record = _object(source)
    music, mix, dubs = record.get("music"), record.get("mix"), record.get("dubs")
    return SoundWork(
        project=Path(project),
        take=take,
        music="none" if read.flag(record, "silent", False) else None if music is None else scene_from_json(music).music,
        mix=None if mix is None else mix_from_json(mix),
        dubs=() if dubs is None else recipe_from_json(dubs).dubs,
        sounds=None if record.get("sounds") is None else sounds_from_json(record.get("sounds")),
    )
