"""The words of a scene as a person reads them, in both languages (``resources/words/scene.toml``)."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from studio.core.errors import AssetMissingError


class Words:
    """Display words by field and value. What no table knows is said as it is, with spaces for underscores."""

    def __init__(self, resources: Path) -> None:
        """``resources`` is the folder of data. Raises ``AssetMissingError``."""
        try:
            text = (resources / "words" / "scene.toml").read_text("utf-8")
        except OSError as exc:
            raise AssetMissingError("The words of scenes are missing.", todo="Install the studio again.") from exc
        tables = cast("dict[str, dict[str, str | list[str]]]", tomllib.loads(text))
        self._tables: Mapping[str, Mapping[str, tuple[str, str]]] = {
            field: {value: _pair(value, words) for value, words in table.items()} for field, table in tables.items()
        }

    def say(self, field: str, value: str, language: str) -> str:
        """The word for a value (``camera.move``, ``dolly_in``) in ``ja`` or ``en``."""
        pair = self._tables.get(field, {}).get(value)
        if pair is None:
            return value.replace("_", " ")
        return pair[1] if language == "ja" else pair[0]

    def values(self, field: str) -> tuple[str, ...]:
        """Every value a table has, in its order; empty for a field without one."""
        return tuple(self._tables.get(field, {}))

    def phrase(self, text: str, field: str, language: str) -> str:
        """Several values in one (``white shirt``), each in its word.

        ::

            "white shirt", clothing, ja  ->  白シャツ
        """
        tables = (field, "color", "size", "kind", "surroundings")
        said: list[str] = []
        for part in text.split():
            table = next((name for name in tables if part in self._tables.get(name, {})), field)
            said.append(self.say(table, part, language))
        return ("" if language == "ja" else " ").join(said)


def _pair(value: str, words: str | list[str]) -> tuple[str, str]:
    """(English, Japanese)"""
    if isinstance(words, str):
        return value.replace("_", " "), words
    english, japanese = words
    return english, japanese
