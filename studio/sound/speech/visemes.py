"""Phoneme letters to mouth shapes."""

from studio.ports.speech import Timed

_SHAPES = {
    "A": "aɑæʌɐ",
    "I": "iɪᵻyj",
    "U": "uʊɯɨw",
    "E": "eɛəɜɚᵊœø",
    "O": "oɔɒɤ",
    "M": "mbp",
    "F": "fvɸβʋ",
    "L": "lɹndtTɾɲɴɳɖʈθðrɽɻʎ",
    "S": "szʃʒʤʧkɡgŋhxɕʥʨʦʣçʝcɟʂχɣʁʔ",
}
_VISEME = {letter: shape for shape, letters in _SHAPES.items() for letter in letters}
_DIPHTHONGS = {"A": "EI", "I": "AI", "O": "OU", "Q": "OU", "W": "AU", "Y": "OI"}
_STRESS = "ˈˌ"
_BRIEF = {" ": 7_200}
_PAUSE = 2_900
"""Up to 150 ms between two words of a phrase, or 60 ms at a comma, do not close the mouth."""


def visemes(letters: str, edges: list[int], count: int) -> tuple[Timed, ...]:
    """Mouth shapes for phoneme ``letters``; letter i sounds from edges[i] to edges[i + 1] (samples).

    The result is in order and covers 0..count without gaps; neighbours differ.
    """
    shapes: list[tuple[str, int]] = []
    pending: int | None = None
    for i, letter in enumerate(letters):
        start, end = edges[i], edges[i + 1]
        if end <= start:
            continue
        if letter in _STRESS:
            pending = start if pending is None else pending
            continue
        begin = start if pending is None else pending
        pending = None
        if letter in _DIPHTHONGS:
            first, second = _DIPHTHONGS[letter]
            shapes += [(first, begin), (second, begin + (end - begin) * 6 // 10)]
        elif letter in _VISEME:
            shapes.append((_VISEME[letter], begin))
        elif letter.isalpha() or letter in "ːʲᵝʰ̃":
            continue  # lengthens or colours the sound before it
        elif end - start > _BRIEF.get(letter, _PAUSE) or not shapes:
            shapes.append(("rest", begin))
    merged: list[tuple[str, int]] = []
    for shape, start in [("rest", 0), *shapes]:
        if merged and merged[-1][1] >= start:
            merged[-1] = (shape, merged[-1][1])
        elif not merged or merged[-1][0] != shape:
            merged.append((shape, start))
    last = min(edges[-1], count) if edges else 0
    if last < count and merged[-1][0] != "rest" and last > merged[-1][1]:
        merged.append(("rest", last))
    merged = [m for m in merged if m[1] < count]
    ends = [start for _, start in merged[1:]] + [count]
    return tuple(Timed(shape, start, end) for (shape, start), end in zip(merged, ends, strict=True) if end > start)
