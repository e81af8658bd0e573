"""What was set by hand holds when a prompt is read again: edits are carried from the old scene into the new one."""

from dataclasses import replace

from studio.core.errors import SceneError
from studio.project.scene import Line, Reading, Scene
from studio.project.shot import Shot
from studio.workflows.writing.fields import NUMBERED, covers, get, noted, put

WHOLE = ("subjects", "dialogue", "surroundings", "sounds", "music")
"""Fields that can be held as a whole, before those inside them."""


def keep_edits(reading: Reading, shot: Shot) -> tuple[Reading, tuple[str, ...]]:
    """A new reading of a shot's prompt in which what was edited by hand stays; and the names of what still holds.

    A subject is found again by its kind, else by its place in the scene; an edit of one that is gone is let go.

    ::

        edited place: lake    "a dog on a beach"  ->  "a dog runs on a beach"      place: lake
    """
    old, scene = shot.reading.scene, reading.scene
    held: list[str] = []
    for name in (name for name in WHOLE if name in shot.edited):
        scene = _take_whole(scene, old, name)
        held.append(name)
    scene = _speakers(scene)
    for name in shot.edited:
        if name in WHOLE:
            continue
        target = _target(name, old, scene, frozenset(shot.edited))
        try:
            scene = put(scene, target or name, get(old, name)) if target else scene
        except SceneError:
            continue
        if target:
            held.append(target)
    kept = replace(reading, scene=scene)
    names = tuple(dict.fromkeys(held))
    notes = tuple(note for note in kept.notes if not (note.kind == "assumed" and _covered(noted(note.detail), names)))
    return replace(kept, notes=notes), names


def _target(name: str, old: Scene, scene: Scene, edited: frozenset[str]) -> str | None:
    """Where a field of the old scene is in the new one; None where its subject or line is gone."""
    found = NUMBERED.match(name)
    if not found:
        return name if "." not in name or name.split(".")[0] not in edited else None
    number = int(found[2])
    if found[1] in edited:
        return name  # held as a whole, so nothing has moved
    if found[1] == "dialogue":
        return name if number < min(len(scene.dialogue), len(old.dialogue)) else None
    if number >= len(old.subjects):
        return None
    kind = old.subjects[number].kind
    if f"subjects.{number}.kind" not in edited:
        before = sum(subject.kind == kind for subject in old.subjects[:number])
        same = [index for index, subject in enumerate(scene.subjects) if subject.kind == kind]
        if before < len(same):
            return f"subjects.{same[before]}.{found[3]}"
        return name if len(old.subjects) == len(scene.subjects) else None
    return name if number < len(scene.subjects) else None


def _take_whole(scene: Scene, old: Scene, name: str) -> Scene:
    match name:
        case "subjects":
            return replace(scene, subjects=old.subjects)
        case "dialogue":
            return replace(scene, dialogue=old.dialogue)
        case "surroundings":
            return replace(scene, surroundings=old.surroundings)
        case "sounds":
            return replace(scene, sounds=old.sounds)
        case _:
            return replace(scene, music=old.music)


def _speakers(scene: Scene) -> Scene:
    """Lines whose speaker has moved find them again by kind or name; who is gone speaks off screen."""

    def _number(line: Line) -> int:
        names = [(subject.kind, subject.name) for subject in scene.subjects]
        if 0 <= line.subject < len(names) and line.speaker in names[line.subject]:
            return line.subject
        said = next((number for number, name in enumerate(names) if line.speaker in name), -1)
        return said if said >= 0 or line.subject < len(names) else -1

    if not scene.dialogue:
        return scene
    lines = tuple(replace(line, subject=_number(line)) for line in scene.dialogue)
    return scene if lines == scene.dialogue else replace(scene, dialogue=lines)


def _covered(detail: str, names: tuple[str, ...]) -> bool:
    return any(detail in covers(name) or detail.startswith(f"{name}.") or detail == name for name in names)
