"""Cleaning a line and cutting it by script, so that each stretch is read by the language it is written in."""

import re
import unicodedata
from typing import Literal

Script = Literal["ja", "en"]
_JAPANESE = re.compile(r"[぀-ヿ㐀-鿿豈-﫿ｦ-ﾟ々〆ヵヶ]")
_ENGLISH_RUN = re.compile(r"[A-Za-z][A-Za-z'’\-]*(?:[ ,]+[A-Za-z0-9][A-Za-z0-9'’\-]*)*")
_KEPT = set("、。，．！？…‥—―；：「」『』・〜~ー々〆ヵヶ,.!?;:'\"’“”-–()%$&+@/ ")
_SILENT = str.maketrans(dict.fromkeys('「」『』()"“”・', " "))


def cleaned(text: str) -> str:
    """NFKC, without emoji, control characters and symbols that no voice can say."""
    text = unicodedata.normalize("NFKC", text.replace("…", "\0")).replace("\0", "…")
    text = "".join(c if c in _KEPT or unicodedata.category(c)[0] in "LN" else " " for c in text)
    return re.sub(r"\s+", " ", text).strip()


_MINUS = re.compile(r"(?<![0-9A-Za-z])[-−](?=[0-9])")


def signed(text: str, minus: str) -> str:
    """A minus before a number, in words: neither reader says it by itself."""
    return _MINUS.sub(minus, text)


def has_japanese(text: str) -> bool:
    """Whether there is a kana or kanji in it."""
    return bool(_JAPANESE.search(text))


def stretches(text: str, language: str) -> list[tuple[Script, str]]:
    """``text`` as stretches of one script each. In a Japanese line single letters and short all-capital runs
    (``OK``, ``PC``) stay Japanese: they are read as Japanese people read them."""
    if not has_japanese(text):
        return [("ja" if language == "ja" and not re.search(r"[A-Za-z]", text) else "en", text)]
    out: list[tuple[Script, str]] = []
    at = 0
    for match in _ENGLISH_RUN.finditer(text):
        run = match.group()
        if language == "ja" and (len(run) <= 1 or (run.isupper() and len(run) <= 3)):
            continue
        if text[at : match.start()].strip():
            out.append(("ja", text[at : match.start()].translate(_SILENT)))
        out.append(("en", run))
        at = match.end()
    if text[at:].strip():
        out.append(("ja", text[at:].translate(_SILENT)))
    return out
