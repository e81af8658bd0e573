"""Finding by a few letters: every letter must be there in order; words' beginnings and runs count for more."""

import unicodedata


def score(wanted: str, text: str) -> int | None:
    """How well ``text`` answers ``wanted``; None where it does not. Higher is better, an empty wish fits all with 0.

    Width and case do not matter, and katakana finds hiragana.

    ::

        "ag"  "Aspect guides"  ->  high: two beginnings of words
        "prv" "Previous shot"  ->  lower: letters of one word
    """
    letters, among = _plain(wanted).replace(" ", ""), _plain(text)
    if not letters:
        return 0
    best: int | None = None
    for start, letter in enumerate(among):
        if letter == letters[0]:
            found = _from(letters, among, start)
            if found is not None and (best is None or found > best):
                best = found
    if best is None:
        return None
    return best + (6 if _plain(wanted).strip() in among else 0) - len(among) // 8


def _from(letters: str, among: str, start: int) -> int | None:
    total, at, last = 0, start, start - 2
    for letter in letters:
        at = among.find(letter, at)
        if at < 0:
            return None
        begins = at == 0 or not among[at - 1].isalnum()
        total += 8 if begins else 5 if at == last + 1 else 1
        last, at = at, at + 1
    return total


def _plain(text: str) -> str:
    """Lower case, usual width, hiragana for katakana."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(chr(ord(one) - 0x60) if "ァ" <= one <= "ヶ" else one for one in folded)
