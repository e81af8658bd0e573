"""A remix: what a second prompt says of a scene takes its place, and all else stays as it was.

::

    "A red dog runs on the beach at dusk."  +  "Make it night, anime style"
        ->  the same dog, the same run, the same beach; night; anime
"""

import re
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from studio.project.scene import STYLES, Line, Reading, Scene, Subject
from studio.workflows.writing.fields import noted

_ADDING = re.compile(r"\b(add|with|also|another|plus)\b|加え|追加|もう[一1]", re.IGNORECASE)
"""Words after which somebody new comes in beside those who are there."""

_ONWARD = re.compile(
    r"^\W*(and )?(then )?(it|he|she|they|the \w+|the scene|just)?\s*(go(es)?|keeps?|carr(y|ies)|continues?)"
    r"( on| going)?( as (it|he|she|they) (was|were|is|are|does|do))?\W*$|^\W*(そのまま)?(続(く|ける|けて|き)|続行)\W*$",
    re.IGNORECASE,
)
"""Words that want nothing but more of the same."""

_PRONOUN = re.compile(r"\b(it|he|she|they)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_CAMERA = ("move", "shot_size", "angle")

Read = Callable[[str], Reading]


def refreshed(before: Reading, change: str, read: Read) -> Reading:
    """The reading of ``before`` with what ``change`` says. ``read`` reads prompts; pronouns mean who is there first."""
    if _ONWARD.match(change):
        return replace(before, prompt=change, notes=())
    said = read(_named(change, before.scene))
    scene = _surroundings(before.scene, said, change)
    scene = replace(scene, subjects=_subjects(before.scene, said.scene, change))
    if said.scene.dialogue:
        scene = replace(scene, dialogue=tuple(_spoken(line, said.scene, scene) for line in said.scene.dialogue))
    elif scene.subjects != before.scene.subjects:
        there = len(scene.subjects)
        scene = replace(scene, dialogue=tuple(line for line in scene.dialogue if line.subject < there))
    unread = tuple(note for note in said.notes if note.kind != "assumed")
    return Reading(prompt=change, language=said.language, scene=scene, notes=unread)


def _named(change: str, scene: Scene) -> str:
    """ "Then it jumps" is read as "Then the dog jumps"."""
    if not scene.subjects:
        return change
    words = scene.subjects[0].kind.replace("_", " ")
    return _PRONOUN.sub(f"the {words}", change, count=1) if not re.match(r"(?i)\s*make it\b", change) else change


def _surroundings(scene: Scene, said: Reading, change: str) -> Scene:
    guessed = {noted(note.detail) for note in said.notes if note.kind == "assumed"}
    new = said.scene
    if "place" not in guessed and not _only_named(said):
        scene = replace(scene, place=new.place, surroundings=new.surroundings)
    if "time_of_day" not in guessed:
        scene = replace(scene, time_of_day=new.time_of_day)
    if "weather" not in guessed:
        scene = replace(scene, weather=new.weather)
    style = (
        new.style
        if "style" not in guessed
        else next((one for one in STYLES if one in _WORD.findall(change.lower())), None)
    )
    if style:
        scene = replace(scene, style=style)
    camera = scene.camera
    for name in _CAMERA:
        if f"camera.{name}" not in guessed:
            camera = replace(camera, **{name: getattr(new.camera, name)})
    if "camera.move" not in guessed:
        camera = replace(camera, speed=new.camera.speed, lens_mm=new.camera.lens_mm or camera.lens_mm)
    if new.camera.motion != "real":
        camera = replace(camera, motion=new.camera.motion)
    return replace(
        scene,
        camera=camera,
        music=new.music or scene.music,
        sounds=tuple(dict.fromkeys((*scene.sounds, *new.sounds))),
    )


def _only_named(said: Reading) -> bool:
    """Whether the place follows from a word that was not understood: then it says nothing."""
    return any(note.kind == "substituted" for note in said.notes)


def _subjects(before: Scene, said: Scene, change: str) -> tuple[Subject, ...]:
    """Who is there: those of before as the change has them; others beside them where it adds, else in their place."""
    real = tuple(subject for subject in said.subjects if "word" not in subject.attributes)
    if not real:
        return before.subjects
    known = {subject.kind for subject in before.subjects}
    adding = bool(_ADDING.search(change))
    if not adding and not known & {subject.kind for subject in real}:
        return real
    merged = [_merged(subject, real) for subject in before.subjects]
    return (*merged, *(subject for subject in real if subject.kind not in known))


def _merged(subject: Subject, said: tuple[Subject, ...]) -> Subject:
    new = next((one for one in said if one.kind == subject.kind), None)
    if new is None:
        return subject
    acts = new.action != "stand"
    return replace(
        subject,
        count=new.count if new.count > 1 else subject.count,
        action=new.action if acts else subject.action,
        then=new.then if acts else subject.then,
        attributes=MappingProxyType({**subject.attributes, **new.attributes}),
    )


def _spoken(line: Line, said: Scene, scene: Scene) -> Line:
    """A new line in the mouth of whoever has its speaker's kind now; off screen where nobody has."""
    kind = said.subjects[line.subject].kind if 0 <= line.subject < len(said.subjects) else ""
    kinds = [subject.kind for subject in scene.subjects]
    at = kinds.index(kind) if kind in kinds else 0 if len(kinds) == 1 and line.subject >= 0 else -1
    return replace(line, subject=at)
