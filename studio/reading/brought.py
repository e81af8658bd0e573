"""Names of subjects that a person brought: read as if a word stood there that both languages know well.

*The Zorblax walks* is read as *the butler walks*, and then it is the Zorblax again. So a brought name has articles,
counts, particles and everything else that a noun can have, in English and in Japanese, without being in any dictionary.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from studio.ports.subjects import Brought
from studio.project.scene import Note, Scene, Subject

MODEL = "model"
"""The attribute of a subject that says which file it is: its SHA-256."""

_STAND_INS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "person": (("robot", "robots", "ロボット"), ("butler", "butlers", "執事"), ("viking", "vikings", "バイキング"),
               ("ninja", "ninjas", "忍者")),
    "animal": (("donkey", "donkeys", "ロバ"), ("dog", "dogs", "犬"), ("cat", "cats", "猫"), ("horse", "horses", "馬")),
    "thing": (("crate", "crates", "木箱"), ("barrel", "barrels", "樽"), ("suitcase", "suitcases", "スーツケース"),
              ("lantern", "lanterns", "ランタン")),
}  # fmt: skip
"""Their English words, one and many, and the Japanese one. The first is the kind."""
_DROPPED = ("word", "breed", "gender", "age")
_KATAKANA = "ァ-ヴー"
_KANJI = "一-鿿々"


@dataclass(frozen=True, slots=True)
class Played:
    """A brought subject, and the kind and words that stood in for it."""

    one: Brought
    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Masked:
    """A text in which other words stand for brought names."""

    text: str
    played: tuple[Played, ...] = ()

    def scene(self, scene: Scene) -> Scene:
        """The scene with the brought subjects in their places."""
        if not self.played:
            return scene
        by_kind = {one.kind: one.one for one in self.played}
        subjects = [self._subject(subject, by_kind) for subject in scene.subjects]
        there = {subject.kind for subject in subjects}
        for one in by_kind.values():  # what others sit on, hold or stand beside is to be seen all the same
            if one.kind not in there:
                subjects.append(Subject(kind=one.kind, attributes=MappingProxyType({MODEL: one.digest})))
        return replace(
            scene,
            subjects=tuple(subjects),
            dialogue=tuple(replace(line, speaker=_word(line.speaker, by_kind)) for line in scene.dialogue),
        )

    def notes(self, notes: Sequence[Note]) -> list[Note]:
        """Remarks, which speak of the brought subjects by their own names."""
        return [replace(note, text=self._told(note.text), detail=self._told(note.detail)) for note in notes]

    def _subject(self, subject: Subject, by_kind: Mapping[str, Brought]) -> Subject:
        told = {key: ":".join(_word(part, by_kind) for part in value.split(":"))
                for key, value in subject.attributes.items()}  # fmt: skip
        one = by_kind.get(subject.kind)
        if one is None:
            return replace(subject, attributes=MappingProxyType(told))
        told = {key: value for key, value in told.items() if key not in _DROPPED}
        action, then = subject.action, subject.then
        if one.sort == "thing":  # a crate can only roll; what a person brought goes as it was told to
            action, then = self._going(action), tuple(self._going(each) for each in then)
        return replace(
            subject, kind=one.kind, action=action, then=then, attributes=MappingProxyType({**told, MODEL: one.digest})
        )

    def _going(self, action: str) -> str:
        if action != "roll" or re.search(r"\broll|転が|ころが", self.text.lower()):
            return action
        return "run" if re.search(r"\b(?:run|runs|running|ran)\b|走", self.text.lower()) else "walk"

    def _told(self, text: str) -> str:
        for played in self.played:
            for word in played.words:
                text = text.replace(word, played.one.names[0])
        return text


def masked(text: str, language: str, known: Sequence[Brought]) -> Masked:
    """The text with a word that is known in place of each brought name."""
    low = text.casefold()
    names = [(name, one) for one in known for name in one.names if name.casefold() in low]
    played: dict[str, Played] = {}
    taken: set[str] = set()
    for name, one in sorted(names, key=lambda pair: (-len(pair[0]), pair[0])):
        pattern = _pattern(name)
        if pattern.search(text) is None:
            continue
        if one.kind not in played:
            free = next(
                (words for words in _STAND_INS[one.sort] if words[0] not in taken and not _there(words, text, one)),
                None,
            )
            if free is None:
                continue
            taken.add(free[0])
            played[one.kind] = Played(one, free[0], free)
        single, many, japanese = played[one.kind].words
        text = pattern.sub(lambda m, a=single, b=many, c=japanese: _instead(m, language, a, b, c), text)
    return Masked(text, tuple(played.values()))


def _instead(found: re.Match[str], language: str, single: str, many: str, japanese: str) -> str:
    if language == "ja":
        return japanese
    return many if found.groupdict().get("many") else single


def _there(words: tuple[str, str, str], text: str, one: Brought) -> bool:
    """Whether a stand-in is in the text already, as somebody else."""
    low = text.casefold()
    for name in one.names:
        low = _pattern(name).sub(" ", low)
    return words[0] in low or words[2] in low


def _pattern(name: str) -> re.Pattern[str]:
    """A name where it stands as a word: in English with its plural, in Japanese not inside of a longer word."""
    plain = re.escape(name).replace(r"\ ", r"[\s_-]+")
    first, last = name[0], name[-1]
    before = rf"(?<![{_KATAKANA}])" if re.match(f"[{_KATAKANA}]", first) else ""
    after = rf"(?![{_KATAKANA}])" if re.match(f"[{_KATAKANA}]", last) else ""
    if re.match(f"[{_KANJI}]", first):
        before = rf"(?<![{_KANJI}])"
    if first.isascii():
        before = r"(?<![A-Za-z0-9])"
    if last.isascii():
        after = r"(?P<many>(?:es|s)(?![A-Za-z]))?(?![A-Za-z0-9])"
    return re.compile(before + plain + after, re.IGNORECASE)


def _word(value: str, by_kind: Mapping[str, Brought]) -> str:
    one = by_kind.get(value)
    return value if one is None else one.kind
