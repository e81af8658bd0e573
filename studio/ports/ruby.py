"""The door to readings: how a sentence with Chinese characters is read."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Ruby:
    """A piece of a sentence. ``reading`` is what stands above it in hiragana; empty where it can be read as it is."""

    text: str
    reading: str = ""


class RubyReader(Protocol):
    """Reads Japanese. All pieces one after the other are the sentence."""

    def ruby(self, sentence: str) -> tuple[Ruby, ...]:
        """Raises ``AssetMissingError``: the dictionary is not installed."""
        ...
