"""Readings above Chinese characters: Open JTalk's, with the kana that follow a character taken off its reading."""

import re
from importlib import import_module
from typing import Any

from studio.core.errors import AssetMissingError
from studio.ports.ruby import Ruby
from studio.sound.speech.japanese import hiragana

_KANJI = re.compile(r"[々〆㐀-鿿]")
_SOFTENED = dict(zip("カキクケコサシスセソタチツテト", "ガギグゲゴザジズゼゾダヂヅデド", strict=True)) | {
    "ハ": "バパ", "ヒ": "ビピ", "フ": "ブプ", "ヘ": "ベペ", "ホ": "ボポ",
}  # fmt: skip
_KATAKANA = re.compile(r"[^ァ-ヺー]")


class JapaneseRuby:
    """The readings that our Japanese voice reads too, so that what is shown is what is expected to be said."""

    def ruby(self, sentence: str) -> tuple[Ruby, ...]:
        """Raises ``AssetMissingError``."""
        try:
            jtalk: Any = import_module("pyopenjtalk")
        except ImportError as exc:
            raise AssetMissingError(
                "The Japanese dictionary is not installed.", todo="Install the studio again."
            ) from exc
        out: list[Ruby] = []
        at = 0
        for node in jtalk.run_frontend(sentence, use_sudachi_kanji_yomi=False):
            surface = str(node["string"])
            found = sentence.find(surface, at)
            if found < 0:
                continue
            if found > at:
                out.append(Ruby(sentence[at:found]))
            at = found + len(surface)
            spelled, said = (_KATAKANA.sub("", str(node[name])) for name in ("read", "pron"))
            out += _apart(surface, hiragana(_joined(spelled, said)))
        if at < len(sentence):
            out.append(Ruby(sentence[at:]))
        return tuple(out)


def _joined(spelled: str, said: str) -> str:
    """The spelling, with its first sound as it is said after another word: ``ホン`` of 三本 is said ``ボン``."""
    same = len(spelled) == len(said) and spelled[1:] == said[1:]
    return said if same and spelled[:1] in _SOFTENED and said[:1] in _SOFTENED[spelled[:1]] else spelled


def _apart(surface: str, reading: str) -> list[Ruby]:
    """``青い``, ``あおい`` → ``青`` with ``あお``, ``い``."""
    if not _KANJI.search(surface) or not reading:
        return [Ruby(surface)]
    head = tail = 0
    while head < len(surface) and head < len(reading) and hiragana(surface[head]) == reading[head]:
        head += 1
    while (
        tail < len(surface) - head and tail < len(reading) - head and hiragana(surface[-1 - tail]) == reading[-1 - tail]
    ):
        tail += 1
    middle = Ruby(surface[head : len(surface) - tail], reading[head : len(reading) - tail])
    return [
        Ruby(part) if isinstance(part, str) else part
        for part in (surface[:head], middle, surface[len(surface) - tail :])
        if part
    ]
