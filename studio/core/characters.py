"""What Japanese typesetting knows of characters: where lines may not break, what is half empty, what stands upright.

After JLReq (W3C, Requirements for Japanese Text Layout) and UAX #14 and #50, as far as titles and boards need them.
"""

import unicodedata
from functools import cache

OPENING = frozenset("「『（［｛〈《【〔〖〘“‘([{｢")
CLOSING = frozenset("」』）］｝〉》】〕〗〙”’)]}｣、。，．,.､｡")
FULL_OPENING = frozenset("「『（［｛〈《【〔〖〘")
"""Empty in the half before the ink."""
FULL_CLOSING = frozenset("」』）］｝〉》】〕〗〙、。，．")
"""Empty in the half behind it."""
NOT_FIRST = CLOSING | frozenset(
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿーｰ々〻ゝゞヽヾ・･：；:;！？!?‼⁇⁈⁉％%‰℃°′″〜～–゛゜"
)
"""What may not begin a line."""
TOGETHER = frozenset("…‥―—─")
"""What stays together with its like."""
UPRIGHT = frozenset("…‥―—─‖§¶†‡※→←↑↓○●◎△▲▽▼□■◇◆☆★♪♫♥♡×÷±℃°")
"""Upright between columns of Japanese though they are not as wide as an em everywhere."""
JAPANESE_TOO = frozenset("…‥―—“”‘’·")
"""In Latin fonts as well, but beside Japanese they are Japanese."""


@cache
def wide(character: str) -> bool:
    """Whether it is set in a square of one em: kana, kanji, full-width forms."""
    return unicodedata.east_asian_width(character) in "WF"


@cache
def upright(character: str) -> bool:
    """Whether it stands upright in a column."""
    return wide(character) or character in UPRIGHT or 0xFF61 <= ord(character) <= 0xFF9F


@cache
def attached(character: str) -> bool:
    """Whether it belongs to the character before it."""
    return unicodedata.category(character) in ("Mn", "Me", "Mc") or 0xFE00 <= ord(character) <= 0xFE0F


def latin(character: str) -> bool:
    """A letter or figure that is not Japanese."""
    return character.isalnum() and not wide(character)


def may_break(before: str, behind: str) -> bool:
    """Whether a line may end between two characters."""
    if behind.isspace() or behind in NOT_FIRST or attached(behind):
        return False
    if before.isspace():
        return before != "\u00a0"
    if before in OPENING or (before in TOGETHER and behind in TOGETHER):
        return False
    if wide(before) or wide(behind):
        return True
    return before in "-–—/" and behind.isalpha()


def ease(before: str, behind: str) -> float:
    """How badly a line ends between two characters where it may: 0 is well. Without a dictionary, Japanese words are
    told by their script: a phrase tends to end in hiragana, and the next to begin with something else."""
    if before.isspace() or before in CLOSING or before in "!?！？…―":
        return 0.0
    if behind in OPENING:
        return 0.1
    kinds = _script(before), _script(behind)
    if kinds in (("katakana", "katakana"), ("latin", "kanji")):  # within a word; a figure and what it counts
        return 1.3
    if kinds[0] == kinds[1]:
        return 0.8 if kinds[0] == "kana" else 1.0
    return 0.25 if kinds[0] == "kana" else 0.7


@cache
def _script(character: str) -> str:
    if "ぁ" <= character <= "ゟ":
        return "kana"
    if "ァ" <= character <= "ヿ" or character == "ー":
        return "katakana"
    return "kanji" if wide(character) else "latin"


def cleaned(text: str) -> list[str]:
    """A title's paragraphs, without characters that show nothing."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    kept = (
        character if character == "\n" else " " if character == "\t" else character
        for character in text
        if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zp")
    )
    return "".join(kept).strip("\n").split("\n")
