"""English text to phonemes, by hibari's lexicon and network (misaki's letters)."""

from functools import lru_cache
from importlib import import_module
from typing import Any

from studio.sound.speech.phrase import Spelled
from studio.sound.speech.text import signed


@lru_cache(maxsize=1)
def _parts() -> tuple[Any, Any]:
    module: Any = import_module("hibari.g2p")
    return module.G2P(), module.normalize


def release() -> None:
    """Let go of the lexicon and the network."""
    _parts.cache_clear()


def spell(text: str) -> list[Spelled]:
    """The words of ``text`` in order, punctuation among them."""
    g2p, normalize = _parts()
    out: list[Spelled] = []
    for token in g2p.phonemize_tokens(g2p.tokenize(normalize(signed(text, "minus ")))):
        letters = str(token.phonemes or "")
        word = str(token.text) if any(c.isalpha() for c in letters) else ""
        if letters:
            out.append(Spelled(word, letters, bool(token.whitespace)))
    return out
