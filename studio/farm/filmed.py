"""A filmed shot as a message, and back: what happened in it, what was said in it, its strip of small pictures."""

import numpy as np
from numpy.typing import NDArray

from studio.farm.wire import Message, WireError
from studio.ports.engine import Event, EventKind, Heard, PlacedLine
from studio.ports.speech import Speech, Timed
from studio.ports.worker import ShotFilmed
from studio.project import record as read
from studio.project.model_use import SOUND_PARTS, SoundPart
from studio.project.model_use_json import model_from_json, model_to_json, sounds_from_json, sounds_to_json
from studio.project.record import Record
from studio.project.scene import Note
from studio.project.scene_json import line_from_json, line_to_json, note_to_json

KIND = "shot filmed"

_KINDS: tuple[EventKind, ...] = (
    "contact", "footstep", "hoof", "splash", "shatter", "swing", "voice", "line", "word", "cut", "loop", "ambience",
    "music",
)  # fmt: skip


def filmed_message(filmed: ShotFilmed) -> Message:
    """The strip is the first blob, the samples of the lines follow in their order, then the parts of the sound that
    models have made, then the shot's own sound."""
    body = {
        "frame_count": filmed.frame_count,
        "frames_hash": filmed.frames_hash,
        "events": [_event_to_json(event) for event in filmed.events],
        "lines": [_line_to_json(line) for line in filmed.lines],
        "notes": [note_to_json(note) for note in filmed.notes],
        "model": model_to_json(filmed.model),
        "made": list(filmed.made),
        "sounds": sounds_to_json(filmed.sounds),
        "sounding": filmed.sound is not None,
    }
    own = () if filmed.sound is None else (np.ascontiguousarray(filmed.sound, "<f4").tobytes(),)
    samples = (np.ascontiguousarray(line.speech.samples, "<f4").tobytes() for line in filmed.lines)
    made = (np.ascontiguousarray(part, "<f4").tobytes() for part in filmed.made.values())
    return Message(KIND, body, (filmed.strip, *samples, *made, *own))


def filmed_from(message: Message, notes: tuple[Note, ...]) -> ShotFilmed:
    """The shot that ``filmed_message`` told of. Raises ``WireError``, ``ProjectError`` or ``SceneError``."""
    body = message.body
    lines = read.as_list(body.get("lines"), "lines")
    sounding = body.get("sounding") is True
    parts: list[SoundPart] = [
        read.one_of(one, SOUND_PARTS, "made") for one in read.as_list(body.get("made", []), "made")
    ]
    if len(message.blobs) != 1 + len(lines) + len(parts) + sounding:
        raise WireError("a shot without its strip or its lines")
    return ShotFilmed(
        frame_count=read.whole(body, "frame_count"),
        frames_hash=read.text(body, "frames_hash"),
        strip=message.blobs[0],
        events=tuple(_event(read.as_object(event)) for event in read.as_list(body.get("events"), "events")),
        lines=tuple(
            _line(read.as_object(line), blob)
            for line, blob in zip(lines, message.blobs[1 : 1 + len(lines)], strict=True)
        ),
        notes=notes,
        sound=_stereo(message.blobs[-1]) if sounding else None,
        model=model_from_json(body.get("model")),
        made=dict(zip(parts, map(_stereo, message.blobs[1 + len(lines) :]), strict=False)),
        sounds=sounds_from_json(body.get("sounds", [])),
    )


def _stereo(blob: bytes) -> NDArray[np.float32]:
    return np.frombuffer(blob, "<f4").astype(np.float32).reshape(-1, 2)


def _event_to_json(event: Event) -> dict[str, object]:
    path = [[one.sample, one.pan, one.distance_m, one.speed_m_s] for one in event.path]
    return {
        "kind": event.kind,
        "sample": event.sample,
        "subject": event.subject,
        "other": event.other,
        "until": event.until,
        "speed_m_s": event.speed_m_s,
        "mass_kg": event.mass_kg,
        "material": event.material,
        "other_material": event.other_material,
        "pan": event.pan,
        "distance_m": event.distance_m,
        "text": event.text,
        "path": path,
        "hidden": event.hidden,
    }


def _event(body: Record) -> Event:
    return Event(
        kind=read.one_of(body.get("kind"), _KINDS, "kind"),
        sample=read.whole(body, "sample"),
        subject=read.text(body, "subject"),
        other=read.text(body, "other"),
        until=None if body.get("until") is None else read.whole(body, "until"),
        speed_m_s=read.number(body, "speed_m_s"),
        mass_kg=read.number(body, "mass_kg"),
        material=read.text(body, "material"),
        other_material=read.text(body, "other_material"),
        pan=read.number(body, "pan"),
        distance_m=read.number(body, "distance_m"),
        text=read.text(body, "text"),
        path=tuple(_heard(item) for item in read.as_list(body.get("path"), "path")),
        hidden=read.number(body, "hidden"),
    )


def _heard(data: object) -> Heard:
    match data:
        case [int(sample), int() | float() as pan, int() | float() as distance_m, int() | float() as speed_m_s]:
            return Heard(sample=sample, pan=float(pan), distance_m=float(distance_m), speed_m_s=float(speed_m_s))
        case _:
            raise WireError(f"a place on a path {data!r}")


def _line_to_json(placed: PlacedLine) -> dict[str, object]:
    speech = placed.speech
    return {
        "line": line_to_json(speech.line),
        "words": [[one.text, one.start, one.end] for one in speech.words],
        "phonemes": [[one.text, one.start, one.end] for one in speech.phonemes],
        "sample": placed.sample,
        "pan": placed.pan,
        "distance_m": placed.distance_m,
    }


def _line(body: Record, samples: bytes) -> PlacedLine:
    speech = Speech(
        line=line_from_json(body.get("line")),
        samples=np.frombuffer(samples, "<f4").astype(np.float32),
        words=tuple(_timed(item) for item in read.as_list(body.get("words"), "words")),
        phonemes=tuple(_timed(item) for item in read.as_list(body.get("phonemes"), "phonemes")),
    )
    return PlacedLine(
        speech=speech,
        sample=read.whole(body, "sample"),
        pan=read.number(body, "pan"),
        distance_m=read.number(body, "distance_m"),
    )


def _timed(data: object) -> Timed:
    match data:
        case [str(text), int(start), int(end)]:
            return Timed(text, start, end)
        case _:
            raise WireError(f"a word or a sound {data!r}")
