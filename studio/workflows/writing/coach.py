"""The prompt coach: one thing at a time that would make a shot clearer, offered in one click.

It never stands in the way.

It speaks the language of the prompt. First it looks for names that a film should not lean on (a work of somebody else,
a real person), then for what the reader had to guess: place, time, what is done, from where it is seen.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from studio.project.scene import Reading
from studio.workflows.writing.leaning import Leaning, Names, rewrite

Topic = Literal["work", "person", "place", "time", "action", "viewpoint"]

LEAST = 3
"""Characters under which a prompt is only being begun, and the coach is silent."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One click: what the button says, and the whole prompt afterwards."""

    label: str
    prompt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One remark. ``key`` names it, so that it can be put aside for a shot; ``word`` is the name it speaks of."""

    topic: Topic
    key: str
    text: str
    offers: tuple[Offer, ...]
    word: str = ""


class Coach:
    """Reads the bundled list of names once (``resources/coach/names.toml``)."""

    def __init__(self, resources: Path) -> None:
        """``resources`` is the folder of data. Raises ``AssetMissingError``."""
        self._names = Names(resources)

    def advise(self, reading: Reading, aside: Collection[str] = ()) -> Advice | None:
        """The one thing to say of a prompt as it was read, or None. What is in ``aside`` is not said again."""
        prompt = reading.prompt
        if len(prompt.strip()) < LEAST:
            return None
        japanese = _japanese(reading)
        found = self._names.find(prompt)
        leaning = _about(found, prompt, japanese) if found else None
        remarks = (leaning, *_missing(reading, japanese))
        return next((advice for advice in remarks if advice and advice.key not in aside), None)


def _about(found: Leaning, prompt: str, japanese: bool) -> Advice:
    """What is said of a name, and the prompt without it."""
    name, instead = found.name, found.instead
    if japanese:
        what = "作品の名前です" if found.what == "work" else "実在の人のようです"
        text = f"「{name}」は{what}。自分の言葉にすると、だれのものでもない画になります。"
    else:
        what = "the name of a work" if found.what == "work" else "a real person, it seems"
        text = f"“{name}” is {what}. In words of your own the picture is yours."
    rewritten = rewrite(prompt, name, instead, japanese=japanese)
    offers: list[Offer] = []
    if rewritten.strip() and rewritten != prompt:
        label = (instead[1] if japanese else instead[0]) or ("名前をはずす" if japanese else "Leave the name out")
        offers.append(Offer(label, rewritten))
    return Advice(topic=found.what, key=f"name:{name.casefold()}", text=text, offers=tuple(offers), word=name)


def _missing(reading: Reading, japanese: bool) -> Iterator[Advice]:
    """What the reader had to assume, the most telling first. A guess with a reason is left alone."""
    assumed = {note.detail for note in reading.notes if note.kind == "assumed"}
    scene, prompt = reading.scene, reading.prompt
    if "place" in assumed and scene.place in _ANYWHERE:
        yield _ask("place", prompt, japanese, _PLACES_JA if japanese else _PLACES_EN)
    indoors = scene.place in _TIMELESS
    if "time_of_day" in assumed and not indoors:
        yield _ask("time", prompt, japanese, _TIMES_JA if japanese else _TIMES_EN)
    if _idle(reading, assumed, japanese):
        yield _ask("action", prompt, japanese, _DEEDS_JA if japanese else _DEEDS_EN)
    if {"camera.angle", "camera.shot_size", "camera.move"} <= assumed:
        yield _ask("viewpoint", prompt, japanese, _VIEWS_JA if japanese else _VIEWS_EN)


_ANYWHERE = frozenset({"street", "park", "studio", "room", "city", "road"})
"""Places that the reader falls back on; a rink assumed for a skater has its reason."""

_TIMELESS = frozenset({"space", "underwater", "studio", "stage", "ice_rink", "court", "train_interior", "office"})
"""Places whose light does not tell the hour."""

_TEXTS: dict[Topic, tuple[str, str]] = {
    "place": ("No place yet", "場所が未定です"),
    "time": ("No time of day yet", "時間帯が未定です"),
    "action": ("No action yet", "動きが未定です"),
    "viewpoint": ("No viewpoint yet", "視点が未定です"),
}

# (label, before, after): words put before the prompt or behind it, for the reader to find.
_PLACES_JA = (("公園", "公園で、", ""), ("海辺", "海辺で、", ""), ("部屋", "部屋で、", ""))
_PLACES_EN = (("park", "", "in a park"), ("beach", "", "on a beach"), ("room", "", "in a room"))
_TIMES_JA = (("朝", "朝、", ""), ("夕焼け", "夕焼け、", ""), ("夜", "夜、", ""))
_TIMES_EN = (("morning", "In the morning, ", ""), ("sunset", "At sunset, ", ""), ("night", "At night, ", ""))
_DEEDS_JA = (("歩く", "", "歩いている"), ("走る", "", "走っている"), ("座る", "", "座っている"))
_DEEDS_EN = (("walking", "", "walking"), ("running", "", "running"), ("sitting", "", "sitting"))
_VIEWS_JA = (("目の高さ", "", "目の高さ"), ("あおり", "", "ローアングル"), ("俯瞰", "", "俯瞰ショット"))
_VIEWS_EN = (("eye", "", "eye level"), ("low", "", "low angle"), ("high", "", "high angle"))


def _ask(topic: Topic, prompt: str, japanese: bool, choices: tuple[tuple[str, str, str], ...]) -> Advice:
    offers = tuple(
        Offer(label, before + _uncapped(prompt.strip()) if before else _behind(prompt, after, topic, japanese))
        for label, before, after in choices
    )
    return Advice(topic=topic, key=topic, text=_TEXTS[topic][japanese], offers=offers)


def _idle(reading: Reading, assumed: Collection[str], japanese: bool) -> bool:
    """Whether a prompt only names somebody (``浜辺の少女``): only then a deed fits behind it."""
    subjects = reading.scene.subjects
    if not subjects or any(f"subjects[{number}].action" not in assumed for number in range(len(subjects))):
        return False
    text = reading.prompt.strip()
    if any(note.kind == "not_understood" for note in reading.notes) or re.search(r"[,、。.「」\"“”:：]", text[:-1]):
        return False
    return bool(re.search(r"[ァ-ヴー一-龠々]$", text)) if japanese else len(text.split()) <= 8


def _uncapped(prompt: str) -> str:
    """A sentence that no longer begins one: a small letter where the first word is no name."""
    first = prompt.split(" ", 1)[0]
    small = {"A", "An", "The", "Two", "Three", "Four", "Five", "Ten", "Some", "Many", "Children", "People"}
    return prompt[:1].lower() + prompt[1:] if first in small else prompt


def _behind(prompt: str, words: str, topic: Topic, japanese: bool) -> str:
    """Words put behind a prompt: before a last full stop in English, as a phrase of their own in Japanese."""
    text = prompt.rstrip()
    if japanese:
        if topic == "action" and not text.endswith(("。", "」", "！", "？", "!", "?", ".")):
            return f"{text}が{words}"
        stop = "" if text.endswith(("。", "、", "！", "？", "!", "?")) else "。"
        return f"{text}{stop}{words}"
    text, stop = (text[:-1], text[-1]) if text.endswith((".", ",")) else (text, "")
    joint = " " if topic == "action" and text[-1:].isalnum() else ", "
    return f"{text}{joint}{words}{stop if stop == '.' else ''}"


def _japanese(reading: Reading) -> bool:
    if reading.language:
        return reading.language == "ja"
    return bool(re.search(r"[ぁ-んァ-ヴ一-龠]", reading.prompt))
