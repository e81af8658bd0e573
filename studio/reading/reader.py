"""The reader: text in, readings out."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from studio.core.errors import InputError, ScriptError
from studio.ports.reading import ReadOptions
from studio.ports.subjects import Brought
from studio.project.scene import Reading, Scene
from studio.reading import script
from studio.reading.brought import masked
from studio.reading.camera import read_camera
from studio.reading.composing.characters import Character
from studio.reading.composing.compose import Composer
from studio.reading.english.parser import EnglishParser
from studio.reading.japanese.parser import JapaneseParser
from studio.reading.looks import lift_looks
from studio.reading.narration import lift_narration
from studio.reading.phrases import Deed
from studio.reading.quotation import language_of, lift_quotes
from studio.reading.sounds import Heard, SoundWords
from studio.reading.words.likeness import Likeness
from studio.reading.words.vocabulary import Vocabulary
from studio.reading.words.wordtable import WordTable

MAX_CHARACTERS = 4000


class TextReader:
    """Reads prompts and scripts with the dictionary in ``resources / "lexicon"``, which is opened on the first text."""

    def __init__(self, resources: Path, brought: Callable[[], tuple[Brought, ...]] = tuple) -> None:
        """``brought`` tells of the subjects that a person brought, whose names are words too."""
        self._brought = brought
        self._folder = resources / "lexicon"
        self._likeness = Likeness(self._folder / "likeness.npz")
        self._sounds: SoundWords | None = None
        self._loaded: tuple[Vocabulary, EnglishParser, JapaneseParser] | None = None

    def read(self, prompt: str, options: ReadOptions) -> Reading:
        """The reading of one prompt. See ``studio.ports.reading.Reader.read``."""
        return self._read_known(prompt, options, {})

    def read_script(self, path: Path, options: ReadOptions) -> tuple[Reading, ...]:
        """The readings of a script's shots. See ``studio.ports.reading.Reader.read_script``."""
        text = script.load(path)
        script.refuse_empty(text, path)
        try:
            if path.suffix.lower() in (".fountain", ".spmd"):
                return script.read_screenplay(
                    text, lambda heading, action, speech, cast: self._read_shot(heading, action, speech, cast, options)
                )
            return script.read_plain(text, lambda prompt, cast: self._read_known(prompt, options, cast))
        except ScriptError:
            raise
        except InputError as problem:
            raise script.as_script_error(problem, path) from problem

    def _read_shot(
        self, heading: str, action: str, speech: list[Deed], cast: dict[str, Character], options: ReadOptions
    ) -> Reading:
        """One shot of a screenplay: its heading gives place and hour, its action the rest, its speech the lines."""
        text, title = clean(action), clean(heading)
        if len(text) > MAX_CHARACTERS:
            check(text, options.language or language_of(text))
        spoken = " ".join(quote.text for deed in speech for quote in deed.quotes)
        language = language_of(text or title or spoken)
        vocabulary, english, japanese = self._open()
        parser = japanese if language == "ja" else english
        names = frozenset(cast)
        composer = Composer(vocabulary, options.language or language, cast, options.language, self._likeness)
        if title:
            own = japanese if language_of(title) == "ja" else english
            composer.heading(own.parse(hours_as_words(" , ".join(_heading_parts(title))), ()))
        unquoted = lift_quotes(text)
        mask = masked(unquoted.text, language, self._brought())
        looks, seen = lift_looks(mask.text, language)
        wish = read_camera(hours_as_words(seen), language)
        heard = self._open_sounds().hear(wish.rest, language)
        parse = parser.parse(heard.rest, unquoted.quotes, names)
        parse.order.extend(speech)
        composer.draft.setting.styles.extend(looks)
        composed = composer.compose(parse, wish, options.style)
        prompt = "\n".join(part for part in (heading, action, *_spoken_lines(speech)) if part)
        scene, notes = mask.scene(self._sounding(composed.scene, heard)), mask.notes(composed.notes)
        return Reading(prompt=prompt, language=language, scene=scene, notes=tuple(notes))

    def _read_known(self, prompt: str, options: ReadOptions, known: dict[str, Character]) -> Reading:
        """``read`` with the characters that were met before; those who are met here are added."""
        text = clean(prompt)
        language = language_of(text)
        check(text, options.language or language)
        vocabulary, english, japanese = self._open()
        unquoted = lift_quotes(text)
        # the language of a prompt is that of its telling: quotes may be in another one
        told = language_of(unquoted.text) if any(c.isalpha() for c in unquoted.text.replace("\ue000", "")) else language
        mask = masked(unquoted.text, told, self._brought())
        seen, narration = lift_narration(mask.text, unquoted.quotes)
        looks, seen = lift_looks(seen, told)
        wish = read_camera(hours_as_words(seen), told)
        heard = self._open_sounds().hear(wish.rest, told)
        parser = japanese if told == "ja" else english
        parse = parser.parse(heard.rest, unquoted.quotes, frozenset(known))
        parse.order.extend(narration)
        composer = Composer(vocabulary, options.language or told, known, options.language, self._likeness)
        composer.draft.setting.styles.extend(looks)
        composed = composer.compose(parse, wish, options.style, unquoted.quotes)
        scene, notes = mask.scene(self._sounding(composed.scene, heard)), mask.notes(composed.notes)
        return Reading(prompt=prompt, language=told, scene=scene, notes=tuple(notes))

    def _sounding(self, scene: Scene, heard: Heard) -> Scene:
        """The scene with the sounds its text asks for by their own words."""
        vocabulary, _, _ = self._open()
        animals = {
            kind for kind in scene.sounds if kind in vocabulary.kinds and vocabulary.kinds[kind].group == "animal"
        }
        return replace(scene, sounds=heard.with_those(scene.sounds, self._open_sounds().known | animals))

    def _open_sounds(self) -> SoundWords:
        if self._sounds is None:
            self._sounds = SoundWords(self._folder)
        return self._sounds

    def release(self) -> None:
        """Let go of the dictionaries and the embedding; the next text opens them again."""
        self._likeness = Likeness(self._folder / "likeness.npz")
        self._loaded = None

    def _open(self) -> tuple[Vocabulary, EnglishParser, JapaneseParser]:
        if self._loaded is None:
            vocabulary = Vocabulary(self._folder, WordTable(self._folder / "words.sqlite"))
            self._loaded = (vocabulary, EnglishParser(vocabulary), JapaneseParser(vocabulary))
        return self._loaded


def _heading_parts(title: str) -> list[str]:
    """``BEACH - SUNSET``, ``海辺・夕方`` -> its parts, in lower case where it is in capitals."""
    lowered = title.lower() if title.isupper() or title.upper() == title else title
    return [
        part.strip()
        for part in re.split(r"\s+[-–—]+\s+|[・/／|―—–]|、|,|　| {2,}|(?<=[^\x00-\x7f])\s*-\s*", lowered)
        if part.strip()
    ]


def _spoken_lines(speech: list[Deed]) -> list[str]:
    lines: list[str] = []
    for deed in speech:
        name = deed.actors[0].name if deed.actors else deed.word.removeprefix("unseen:")
        lines.extend(f"{name}「{q.text}」" if q.language == "ja" else f'{name}: "{q.text}"' for q in deed.quotes)
    return lines


def clean(text: str) -> str:
    """The text without control characters and private-use ones, its width forms made one (NFKC), spaces joined."""
    if not any(c.isalpha() for c in text):
        text = pictures_as_words(text)
    normal = unicodedata.normalize("NFKC", text).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c if c in "\n" or unicodedata.category(c)[0] != "C" else " " for c in normal)
    return "\n".join(" ".join(line.split()) for line in kept.split("\n")).strip()


CLOCK = re.compile(
    r"\b(1[0-2]|0?[1-9])(?::[0-5]\d)?\s?([ap])\.?m\b\.?(?!\w)|\b([01]?\d|2[0-3]):[0-5]\d(?!\d)", re.IGNORECASE
)
"""``3 a.m.``, ``6:30pm``, ``18:45``"""
CLOCK_JA = re.compile(r"(午前|午後|朝|夕方|夜|深夜)?の?(\d{1,2})時(?:\d{1,2}分|半)?(?:頃|ごろ)?(?![間速])")
NEW_SENTENCE = re.compile(r"\s+[A-Z]|\s*$")
HOURS = (
    (5, "night", "夜"), (7, "dawn", "夜明け"), (11, "morning", "朝"), (14, "noon", "昼"), (17, "afternoon", "午後"),
    (19, "sunset", "夕焼け"), (20, "dusk", "夕暮れ"), (25, "night", "夜"),
)  # fmt: skip
"""Up to which hour (exclusive) a time of day goes, and its words."""


def hours_as_words(text: str) -> str:
    """Times of the clock as times of the day: *3 a.m.* is night."""

    def english(match: re.Match[str]) -> str:
        hour = int(match.group(1) or match.group(3))
        if match.group(2):
            hour = hour % 12 + (12 if match.group(2).lower() == "p" else 0)
        word = next(word for end, word, _ in HOURS if hour < end)
        ends = match.group().endswith(".") and NEW_SENTENCE.match(text, match.end()) is not None
        return f"{word}." if ends else word

    def japanese(match: re.Match[str]) -> str:
        hour = int(match.group(2))
        if hour > 24:
            return match.group()
        late = match.group(1) in ("午後", "夕方", "夜") and hour < 12 and not (match.group(1) == "夜" and hour < 5)
        return next(word for end, _, word in HOURS if hour + (12 if late else 0) < end)

    return CLOCK_JA.sub(japanese, CLOCK.sub(english, text))


PICTURE_FILLER = re.compile(
    r"\b(?:face|sign|symbol|emoji|with .*|black|white|heavy|of|smiling|grinning|front-facing|oncoming|sharp)\b"
)


def pictures_as_words(text: str) -> str:
    """Emoji by their Unicode names, for a text that has no word but them: 🐶🏖 is a dog and a beach."""
    words: list[str] = []
    for character in text[:200]:
        if unicodedata.category(character) == "So":
            name = PICTURE_FILLER.sub("", unicodedata.name(character, "").lower()).strip()
            if name:
                words.append(name)
    return ", ".join(words) or text


def check(text: str, language: str) -> None:
    """Refuse what holds no word, or too many.

    Raises:
        InputError: the text is empty, has no letter at all, or is longer than 4,000 characters.
    """
    japanese = language == "ja"
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"文が長すぎます（{len(text)}文字）。" if japanese else f"The text is too long ({len(text)} characters).",
            todo=f"1ショットは{MAX_CHARACTERS}文字までです。長い物語は --script で台本として読み込めます。"
            if japanese
            else f"A shot takes up to {MAX_CHARACTERS}; give a longer story as a script (--script).",
        )
    if not text:
        raise InputError(
            "The text is empty.", todo='Write what is to be seen, e.g. "a dog runs along the beach at sunset".'
        )
    if not any(c.isalpha() for c in text):
        raise InputError(
            "There is no word in the text.",
            todo='Write what is to be seen, e.g. "夕焼けの海辺を走る犬" (a dog on a beach).',
        )
