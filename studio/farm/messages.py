"""Orders and reports as messages, and back."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import BY_NAME, FaultError, ProjectError, SceneError, StudioError
from studio.farm import filmed
from studio.farm.filmed import filmed_message
from studio.farm.wire import Message, WireError
from studio.ports.worker import (
    Advanced,
    Blocking,
    BlockingOrder,
    Broken,
    Delivered,
    MovieMade,
    Order,
    Readings,
    ReadOrder,
    Rendered,
    Report,
    Result,
    SequenceOrder,
    ShotFilmed,
    ShotOrder,
    SoundOrder,
    SpeakOrder,
    Spoken,
    Stopped,
    StoryMade,
    StoryOrder,
    TakeMade,
    TakeOrder,
)
from studio.project import record as read
from studio.project.document_json import recipe_from_json, recipe_to_json, take_from_json, take_to_json
from studio.project.mix_json import mix_from_json, mix_to_json
from studio.project.model_use_json import model_from_json, model_to_json, sounds_from_json, sounds_to_json
from studio.project.record import Record
from studio.project.scene import Note, Reading, Scene
from studio.project.scene_json import line_from_json, line_to_json, note_to_json, reading_from_json, to_json
from studio.project.take import QUALITIES, Casting


def order_message(order: Order) -> Message:
    """An order on its way to the worker."""
    match order:
        case ReadOrder(prompts=prompts, script=script, style=style, language=language):
            where = None if script is None else str(script)
            return Message("read", {"prompts": prompts, "script": where, "style": style, "language": language})
        case TakeOrder():
            files = {"movie": order.movie, "proxy": order.proxy, "thumbnails": order.thumbnails}
            paths = {name: str(path) for name, path in files.items()}
            sounds = [str(path) for path in order.sounds]
            body = {"recipe": recipe_to_json(order.recipe), "title": order.title, "sounds": sounds, **paths}
            return Message("take", body)
        case BlockingOrder(recipe=recipe, moments=moments):
            return Message("block", {"recipe": recipe_to_json(recipe), "moments": moments})
        case SpeakOrder(line=line, voice=voice):
            who = {"gender": voice.gender, "age": voice.age, "variant": voice.variant}
            return Message("speak", {"line": line_to_json(line), "voice": who})
        case SoundOrder(take=take, recipe=recipe, title=title):
            body = {
                "take": take_to_json(take),
                "recipe": recipe_to_json(recipe),
                "title": title,
                "picture": str(order.picture),
                "movie": str(order.movie),
                "sounds": [str(path) for path in order.sounds],
            }
            return Message("sound", body)
        case ShotOrder(recipe=recipe, title=title, movie=movie):
            sounds = [str(path) for path in order.sounds]
            body = {"recipe": recipe_to_json(recipe), "title": title, "movie": str(movie), "sounds": sounds}
            return Message("shot", body)
        case StoryOrder():
            return Message("story", _story_to_json(order))
        case SequenceOrder(project=project, movie=movie, sequence=sequence, stretch=stretch, preset=preset):
            body = {"project": str(project), "movie": str(movie), "sequence": sequence, "stretch": stretch}
            return Message("sequence", {**body, "preset": preset})


def order_from(message: Message) -> Order:
    """The order that ``order_message`` made. Raises ``WireError``."""
    body = message.body
    try:
        match message.kind:
            case "read":
                script = read.text_or_none(body, "script")
                return ReadOrder(
                    prompts=tuple(str(prompt) for prompt in read.as_list(body.get("prompts"), "prompts")),
                    script=None if script is None else Path(script),
                    style=read.text_or_none(body, "style"),
                    language=read.text_or_none(body, "language"),
                )
            case "take":
                return TakeOrder(
                    recipe=recipe_from_json(body.get("recipe")),
                    title=read.text(body, "title"),
                    movie=Path(read.text(body, "movie")),
                    proxy=Path(read.text(body, "proxy")),
                    thumbnails=Path(read.text(body, "thumbnails")),
                    sounds=tuple(Path(str(path)) for path in read.as_list(body.get("sounds"), "sounds")),
                )
            case "block":
                moments = tuple(
                    read.number({"moments": moment}, "moments")
                    for moment in read.as_list(body.get("moments"), "moments")
                )
                return BlockingOrder(recipe=recipe_from_json(body.get("recipe")), moments=moments)
            case "speak":
                voice = read.as_object(body.get("voice"), "voice")
                return SpeakOrder(
                    line=line_from_json(body.get("line")),
                    voice=Casting(
                        gender=read.text(voice, "gender"),
                        age=read.text(voice, "age"),
                        variant=read.whole(voice, "variant"),
                    ),
                )
            case "sound":
                return SoundOrder(
                    take=take_from_json(body.get("take")),
                    recipe=recipe_from_json(body.get("recipe")),
                    title=read.text(body, "title"),
                    picture=Path(read.text(body, "picture")),
                    movie=Path(read.text(body, "movie")),
                    sounds=tuple(Path(path) for path in read.texts(body, "sounds")),
                )
            case "shot":
                return ShotOrder(
                    recipe=recipe_from_json(body.get("recipe")),
                    title=read.text(body, "title"),
                    movie=Path(read.text(body, "movie")),
                    sounds=tuple(Path(path) for path in read.texts(body, "sounds")),
                )
            case "story":
                return _story_from_json(body)
            case "sequence":
                return SequenceOrder(
                    project=Path(read.text(body, "project")),
                    movie=Path(read.text(body, "movie")),
                    sequence=read.text(body, "sequence"),
                    stretch=read.text(body, "stretch"),
                    preset=read.text(body, "preset"),
                )
            case kind:
                raise WireError(f"an order of the unknown kind {kind!r}")
    except (ProjectError, SceneError) as exc:
        raise WireError(str(exc)) from exc


def report_message(report: Report) -> Message:
    """A report on its way to the window."""
    match report:
        case Advanced(step=step, done=done, total=total):
            return Message("advanced", {"step": step, "done": done, "total": total})
        case Rendered(frame=frame, picture=picture):
            return Message("rendered", {"frame": frame, "shape": picture.shape}, (_bytes(picture),))
        case Delivered(result=result):
            return _result_message(result)
        case Broken(problem=problem, log=log, died=died):
            field = problem.field if isinstance(problem, SceneError) else ""
            body = {"error": type(problem).__name__, "what": problem.what, "todo": problem.todo, "field": field}
            return Message("broken", {**body, "log": log, "died": died})
        case Stopped():
            return Message("stopped", {})


def report_from(message: Message) -> Report:
    """The report that ``report_message`` made. Raises ``WireError``."""
    body = message.body
    try:
        match message.kind:
            case "advanced":
                return Advanced(
                    step=read.text(body, "step"), done=read.whole(body, "done"), total=read.whole(body, "total")
                )
            case "rendered":
                return Rendered(frame=read.whole(body, "frame"), picture=_picture(body.get("shape"), message.blobs[0]))
            case "broken":
                return Broken(problem=_problem(body), log=read.text(body, "log"), died=body.get("died") is True)
            case "stopped":
                return Stopped()
            case _:
                return Delivered(result=_result_from(message))
    except (ProjectError, SceneError, IndexError) as exc:
        raise WireError(str(exc)) from exc


def _result_message(result: Result) -> Message:
    match result:
        case Readings(readings=readings):
            return Message("readings", {"readings": [to_json(reading) for reading in readings]})
        case TakeMade(take=take, notes=notes, spoken=spoken):
            told = [note_to_json(note) for note in notes]
            return Message("made", {"take": take_to_json(take), "notes": told, "spoken": spoken})
        case Blocking(pictures=pictures, frame_count=frame_count, notes=notes, model=model):
            shapes = [picture.shape for picture in pictures]
            told = [note_to_json(note) for note in notes]
            body = {"shapes": shapes, "frame_count": frame_count, "notes": told, "model": model_to_json(model)}
            return Message("blocking", body, tuple(_bytes(picture) for picture in pictures))
        case Spoken(samples=samples):
            return Message("spoken", {}, (np.ascontiguousarray(samples, "<f4").tobytes(),))
        case ShotFilmed():
            return filmed_message(result)
        case StoryMade(frame_count=frame_count, shots=shots, notes=notes):
            pairs = [{"reading": to_json(reading), "take": take_to_json(take)} for reading, take in shots]
            return Message("story made", {"frame_count": frame_count, "shots": pairs, "notes": notes})
        case MovieMade(frame_count=frame_count, notes=notes):
            return Message("movie made", {"frame_count": frame_count, "notes": notes})


def _result_from(message: Message) -> Result:
    body = message.body
    match message.kind:
        case "readings":
            return Readings(
                readings=tuple(reading_from_json(item) for item in read.as_list(body.get("readings"), "readings"))
            )
        case "made":
            spoken = None if body.get("spoken") is None else read.whole(body, "spoken")
            return TakeMade(take=take_from_json(body.get("take")), notes=_notes(body), spoken=spoken)
        case "blocking":
            shapes = read.as_list(body.get("shapes"), "shapes")
            pictures = tuple(_picture(shape, blob) for shape, blob in zip(shapes, message.blobs, strict=True))
            return Blocking(
                pictures=pictures,
                frame_count=read.whole(body, "frame_count"),
                notes=_notes(body),
                model=model_from_json(body.get("model")),
            )
        case "spoken":
            return Spoken(samples=np.frombuffer(message.blobs[0], "<f4").astype(np.float32))
        case filmed.KIND:
            return filmed.filmed_from(message, _notes(body))
        case "story made":
            pairs = [read.as_object(pair) for pair in read.as_list(body.get("shots"), "shots")]
            shots = tuple((reading_from_json(pair.get("reading")), take_from_json(pair.get("take"))) for pair in pairs)
            count = read.whole(body, "frame_count")
            return StoryMade(frame_count=count, shots=shots, notes=read.texts(body, "notes"))
        case "movie made":
            return MovieMade(frame_count=read.whole(body, "frame_count"), notes=read.texts(body, "notes"))
        case kind:
            raise WireError(f"a report of the unknown kind {kind!r}")


def _story_to_json(order: StoryOrder) -> dict[str, object]:
    return {
        "movie": str(order.movie),
        "takes": None if order.takes is None else str(order.takes),
        "prompts": order.prompts,
        "script": order.script,
        "script_name": order.script_name,
        "size": order.size,
        "rate": str(order.rate),
        "seconds": order.seconds,
        "style": order.style,
        "seed": order.seed,
        "language": order.language,
        "quality": order.quality,
        "mix": mix_to_json(order.mix),
        "model": model_to_json(order.model),
        "given": {name: None if file is None else str(file) for name, file in _given(order).items()},
        "sounds": sounds_to_json(order.sounds),
    }


def _given(order: StoryOrder) -> dict[str, Path | None]:
    return {"image": order.image, "footage": order.footage, "follow": order.follow}


def _story_from_json(body: Record) -> StoryOrder:
    takes = read.text_or_none(body, "takes")
    given = read.as_object(body.get("given"), "given")
    image, footage, follow = (read.text_or_none(given, name) for name in ("image", "footage", "follow"))
    return StoryOrder(
        model=model_from_json(body.get("model")),
        image=None if image is None else Path(image),
        footage=None if footage is None else Path(footage),
        follow=None if follow is None else Path(follow),
        sounds=sounds_from_json(body.get("sounds")),
        movie=Path(read.text(body, "movie")),
        takes=None if takes is None else Path(takes),
        prompts=read.texts(body, "prompts"),
        script=read.text(body, "script"),
        script_name=read.text(body, "script_name"),
        size=read.size(body.get("size")),
        rate=read.rate(body),
        seconds=None if body.get("seconds") is None else read.number(body, "seconds"),
        style=read.text_or_none(body, "style"),
        seed=read.whole(body, "seed"),
        language=read.text_or_none(body, "language"),
        quality=read.one_of(body.get("quality"), QUALITIES, "quality"),
        mix=mix_from_json(body.get("mix")),
    )


def _notes(body: Record) -> tuple[Note, ...]:
    """Notes travel as those of an empty reading, which checks them."""
    bare = Reading(prompt="", language="en", scene=Scene())
    return reading_from_json({**to_json(bare), "notes": read.as_list(body.get("notes"), "notes")}).notes


def _problem(body: Record) -> StudioError:
    kind, what, todo = read.text(body, "error"), read.text(body, "what"), read.text(body, "todo")
    if kind == SceneError.__name__:
        return SceneError(what, field=read.text(body, "field"), todo=todo)
    return BY_NAME.get(kind, FaultError)(what, todo=todo)


def _bytes(picture: NDArray[np.uint8]) -> bytes:
    return np.ascontiguousarray(picture, np.uint8).tobytes()


def _picture(shape: object, data: bytes) -> NDArray[np.uint8]:
    match shape:
        case [int(height), int(width), int(depth)] if height * width * depth == len(data):
            return np.frombuffer(data, np.uint8).reshape(height, width, depth)
        case _:
            raise WireError(f"a picture of the shape {shape!r}")
