"""Parts of a scene in the words of the window: chips and lines of both languages."""

from collections.abc import Sequence

from studio.project.scene import Line, Scene, Subject
from studio.project.take import Casting
from studio.ui.shot.popup import Option
from studio.workflows.words import Words

_BEFORE = ("size", "age", "color", "mood")
"""Attributes said before the noun, in this order."""

_AGES = (
    "boy", "girl", "child", "young_man", "young_woman", "old_man", "old_woman", "student", "schoolgirl", "schoolboy",
)  # fmt: skip
"""Kinds that say an age already."""

TABLES = {
    "kind": "kind", "action": "action", "then": "action", "color": "color", "age": "age", "gender": "gender",
    "mood": "mood", "size": "size", "manner": "manner", "direction": "direction", "outcome": "outcome",
    "wearing": "wearing", "holding": "kind", "riding": "kind", "target": "kind", "clothing": "clothing",
}  # fmt: skip
"""In which table of words the values of a subject's field are."""


class Said:
    """The words of a scene in one language (``ja`` or ``en``)."""

    def __init__(self, words: Words, code: str) -> None:
        self._words, self._code = words, code

    @property
    def japanese(self) -> bool:
        """Whether this is Japanese."""
        return self._code == "ja"

    def value(self, field: str, value: str) -> str:
        """One value of a field; things that stand around may be any kind or place."""
        tables = ("surroundings", "kind", "place") if field == "surroundings" else (field,)
        found = next((table for table in tables if value in self._words.values(table)), field)
        return self._words.say(found, value, self._code)

    def options(self, field: str, values: Sequence[str] = ()) -> list[Option]:
        """The values of a field to choose from, all that have words where none are given; the other language is
        searched as well."""
        other = "en" if self._code == "ja" else "ja"
        return [
            Option(value, self.value(field, value), self._words.say(field, value, other))
            for value in values or self._words.values(field)
        ]

    def subject(self, subject: Subject) -> str:
        """Somebody in a chip: ``3 × 赤い風船``, ``black cat``, ``Mika``."""
        if subject.name:
            return subject.name
        word = subject.attributes.get("word", "")
        noun = word.replace("_", " ") if word and (not word.isascii() or not self.japanese) else ""
        noun = noun or self.value("kind", subject.kind)
        before: list[str] = []
        for key in _BEFORE:
            value = subject.attributes.get(key)
            told = (key == "age" and subject.kind in _AGES) or (key == "color" and bool(word))
            if value and not told:
                before.append(self._adjective(key, value))
        text = ("" if self.japanese else " ").join([*before, noun])
        return text if subject.count == 1 else f"{subject.count} × {text}"

    def details(self, subject: Subject) -> list[tuple[str, str]]:
        """What else is known of somebody: (name of the attribute, its value)."""
        hidden = {*_BEFORE, *(f"{key}_word" for key in _BEFORE), "word", "sense", "gender", "breed"}
        return [
            (self.value("attribute", key), self.attribute(key, value))
            for key, value in subject.attributes.items()
            if key not in hidden and not (key == "age" and subject.kind in _AGES)
        ]

    def attribute(self, key: str, value: str) -> str:
        """An attribute's value: ``white shirt``, ``head of the figure skater``."""
        part, colon, whose = value.partition(":")
        if colon:
            owner = self.value("kind", whose)
            body = {
                "head": ("head", "頭"),
                "back": ("back", "背"),
                "shoulder": ("shoulder", "肩"),
                "hand": ("hand", "手"),
            }
            english, japanese = body.get(part, (part, part))
            return f"{owner}の{japanese}" if self.japanese else f"{english} of the {owner}"
        table = TABLES.get(key, "kind")
        if key in ("clothing", "wearing"):
            return self._words.phrase(value, table, self._code)
        said = self.value(table, value)
        return said if said != value.replace("_", " ") else self.value("place", value)

    def deed(self, scene: Scene, number: int, action: str, *, first: bool) -> str:
        """An action in a chip; who does it is named where several do different things."""
        word = self.value("action", action)
        doers = [subject for subject in scene.subjects if subject.action != "stand" or subject.then]
        if len(doers) < 2 or not first:
            return word
        who = scene.subjects[number].name or self.value("kind", scene.subjects[number].kind)
        return f"{who}が{word}" if self.japanese else f"{who}: {word}"

    def speaker(self, scene: Scene, line: Line) -> str:
        """Who says a line."""
        if 0 <= line.subject < len(scene.subjects):
            subject = scene.subjects[line.subject]
            return subject.name or self.value("kind", subject.kind)
        return "語り" if self.japanese and line.speaker.endswith("narrator") else line.speaker.replace("_", " ")

    def voice(self, voice: Casting) -> str:
        """A voice: ``女性・大人``, with its number where there are several of a kind."""
        parts = [self.value("voice.gender", voice.gender), self.value("voice.age", voice.age)]
        text = "・".join(parts) if self.japanese else ", ".join(parts)
        return f"{text} {voice.variant + 1}" if voice.variant else text

    def _adjective(self, key: str, value: str) -> str:
        text = self.value(key, value)
        if not self.japanese:
            return text
        joints = {"color": {"赤": "赤い", "青": "青い", "黒": "黒い", "白": "白い"}, "mood": {}}
        short = joints.get(key, {}).get(text, text)
        return short if short.endswith(("い", "な", "た")) else f"{short}の"
