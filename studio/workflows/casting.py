"""Voices for a cast: the same person keeps one voice through the film, and different people have different ones."""

from dataclasses import replace
from types import MappingProxyType

from studio.ports.speech import VARIANTS, Voice
from studio.project.people import age, gender
from studio.project.scene import Line, Scene, Subject
from studio.project.take import Casting


class Cast:
    """Grows as the film is read, in the order people first speak, so the same film always has the same voices."""

    def __init__(self) -> None:
        self._members: dict[str, Casting] = {}

    def settle(self, scene: Scene) -> Scene:
        """The scene, with the gender of everybody who speaks written down where the words leave it open: the body that
        is seen then has the voice that is heard."""
        speaking = {line.subject for line in scene.dialogue}
        subjects = tuple(
            _with_gender(subject) if number in speaking else subject for number, subject in enumerate(scene.subjects)
        )
        return replace(scene, subjects=subjects)

    def voices(self, scene: Scene) -> tuple[Casting, ...]:
        """One casting for each line of the scene: the line's own, else its speaker's."""
        cast = tuple(self._voice(line, scene) for line in scene.dialogue)
        return tuple(line.voice or voice for line, voice in zip(scene.dialogue, cast, strict=True))

    def _voice(self, line: Line, scene: Scene) -> Casting:
        subject = _speaker(line, scene)
        name = (subject.name or line.speaker or subject.kind).casefold()
        if name not in self._members:
            kind = Casting(gender=gender(subject), age=age(subject))
            same = sum((other.gender, other.age) == (kind.gender, kind.age) for other in self._members.values())
            self._members[name] = Casting(gender=kind.gender, age=kind.age, variant=same)
        return self._members[name]


def voices_of(language: str, gender: str, age: str) -> tuple[Casting, ...]:
    """Every voice of a kind that can be told from the others, in the order in which people get them."""
    return tuple(Casting(gender=gender, age=age, variant=variant) for variant in range(VARIANTS[language, gender]))


def as_voice(casting: Casting) -> Voice:
    """The casting in the words of the speech port."""
    return Voice(gender=casting.gender, age=casting.age, variant=casting.variant)


def _with_gender(subject: Subject) -> Subject:
    if "gender" in subject.attributes:
        return subject
    attributes = {**subject.attributes, "gender": gender(subject)}
    return replace(subject, attributes=MappingProxyType(attributes))


def _speaker(line: Line, scene: Scene) -> Subject:
    """Who says the line; somebody off screen is judged by the word for them alone."""
    if 0 <= line.subject < len(scene.subjects):
        return scene.subjects[line.subject]
    kind = line.speaker.strip().lower().replace(" ", "_")
    return Subject(kind=kind.removesuffix("_narrator") or "person")
