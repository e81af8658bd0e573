"""What happened in a film, and when: the file that ``--events`` writes."""

import contextlib
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from studio.core.errors import DiskError
from studio.core.time import SAMPLE_RATE, FrameRate
from studio.ports.engine import Event, PlacedLine
from studio.ports.worker import ShotFilmed
from studio.project.scene import Scene


def shot_events(scene: Scene, filmed: ShotFilmed, start: int, end: int, number: int) -> list[Event]:
    """All events of a shot from sample ``start`` of the film up to ``end``: the engine's, its lines and words, its cut,
    its ambience and its music. ``number`` counts shots from 1."""
    own = [_cut(start, number), *_beds(scene, start, end)]
    for event in filmed.events:
        until = None if event.until is None else event.until + start
        own.append(replace(event, sample=event.sample + start, until=until))
    for line in filmed.lines:
        own += _spoken(line, start)
    return sorted((event for event in own if event.sample < end), key=lambda event: event.sample)


def to_json(events: Iterable[Event], rate: FrameRate) -> dict[str, object]:
    """The list in the words of the design: ``sample`` is at 48 kHz, ``frame`` on screen then."""
    return {"rate": str(rate), "sample_rate": SAMPLE_RATE, "events": [_event(event, rate) for event in events]}


def write(path: Path, events: Iterable[Event], rate: FrameRate) -> None:
    """The list as a file, all of it or none. Raises ``DiskError``."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(json.dumps(to_json(events, rate), ensure_ascii=False, indent=1) + "\n", "utf-8")
        part.replace(path)
    except OSError as exc:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise DiskError(f"{path} cannot be written: {exc.strerror or exc}.", todo="Choose another folder.") from exc


def _event(event: Event, rate: FrameRate) -> dict[str, object]:
    record: dict[str, object] = {
        "kind": event.kind,
        "sample": event.sample,
        "frame": rate.frame(event.sample),
        "subject": event.subject,
        "other": event.other,
    }
    if event.until is not None:
        record["until"] = event.until
    if event.text:
        record["text"] = event.text
    if event.kind in ("contact", "footstep", "hoof", "splash", "shatter", "swing"):
        record |= {
            "speed_m_s": round(event.speed_m_s, 3),
            "mass_kg": round(event.mass_kg, 3),
            "material": event.material,
            "other_material": event.other_material,
            "pan": round(event.pan, 3),
            "distance_m": round(event.distance_m, 2),
        }
    return record


def _cut(start: int, number: int) -> Event:
    return Event(kind="cut", sample=start, subject=f"shot {number}")


def _beds(scene: Scene, start: int, end: int) -> list[Event]:
    beds = [Event(kind="ambience", sample=start, until=end, subject=scene.place, other=scene.weather)]
    if scene.music is not None:
        beds.append(Event(kind="music", sample=start, until=end, subject=scene.music.genre, other=scene.music.mood))
    return beds


def _spoken(placed: PlacedLine, start: int) -> list[Event]:
    speech, at = placed.speech, start + placed.sample
    speaker = speech.line.speaker
    line = Event(
        kind="line", sample=at, until=at + len(speech.samples), subject=speaker, text=speech.line.text, pan=placed.pan
    )
    words = [
        Event(kind="word", sample=at + word.start, until=at + word.end, subject=speaker, text=word.text)
        for word in speech.words
    ]
    return [line, *words]
