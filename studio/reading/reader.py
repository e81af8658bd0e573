"""The reader: text in, readings out."""

import unicodedata
from pathlib import Path

from studio.core.errors import InputError
from studio.ports.reading import ReadOptions
from studio.project.scene import Reading
from studio.reading.camera import read_camera
from studio.reading.compose import Composer
from studio.reading.english import EnglishParser
from studio.reading.japanese import JapaneseParser
from studio.reading.quotation import language_of, lift_quotes
from studio.reading.vocabulary import Vocabulary
from studio.reading.wordtable import WordTable

MAX_CHARACTERS = 4000


class TextReader:
    """Reads prompts and scripts with the dictionary in ``resources / "lexicon"``, which is opened on the first text."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / "lexicon"
        self._loaded: tuple[Vocabulary, EnglishParser, JapaneseParser] | None = None

    def read(self, prompt: str, options: ReadOptions) -> Reading:
        """The reading of one prompt. See ``studio.ports.reading.Reader.read``."""
        return self.read_known(prompt, options, None)

    def read_known(self, prompt: str, options: ReadOptions, known: dict[str, str] | None) -> Reading:
        """``read`` with the kinds of characters that were met before (name -> kind)."""
        text = clean(prompt)
        language = language_of(text)
        check(text, options.language or language)
        vocabulary, english, japanese = self._open()
        unquoted = lift_quotes(text)
        # the language of a prompt is that of its telling: quotes may be in another one
        told = language_of(unquoted.text) if any(c.isalpha() for c in unquoted.text.replace("\ue000", "")) else language
        wish = read_camera(unquoted.text, told)
        parser = japanese if told == "ja" else english
        parse = parser.parse(wish.rest, unquoted.quotes)
        composer = Composer(vocabulary, options.language or told, known, options.language)
        composed = composer.compose(parse, wish, options.style)
        return Reading(prompt=prompt, language=told, scene=composed.scene, notes=tuple(composed.notes))

    def _open(self) -> tuple[Vocabulary, EnglishParser, JapaneseParser]:
        if self._loaded is None:
            vocabulary = Vocabulary(self._folder, WordTable(self._folder / "words.sqlite"))
            self._loaded = (vocabulary, EnglishParser(vocabulary), JapaneseParser(vocabulary))
        return self._loaded


def clean(text: str) -> str:
    """The text without control characters and private-use ones, its width forms made one (NFKC), spaces joined."""
    normal = unicodedata.normalize("NFKC", text).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c if c in "\n" or unicodedata.category(c)[0] != "C" else " " for c in normal)
    return "\n".join(" ".join(line.split()) for line in kept.split("\n")).strip()


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
        raise InputError("The text is empty.", todo='Write what is to be seen, e.g. "a dog runs along the beach at sunset".')
    if not any(c.isalpha() for c in text):
        raise InputError(
            "There is no word in the text.", todo='Write what is to be seen, e.g. "夕焼けの海辺を走る犬" (a dog on a beach).'
        )
