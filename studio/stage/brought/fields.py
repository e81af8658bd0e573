"""Values of a file's description, each looked at before it is used: nobody vouches for what a file says."""

import math
from collections.abc import Iterator
from typing import cast

from studio.stage.brought.container import Json, refuse


class Fields:
    """One object of the description. ``place`` tells where it is (``meshes[0].primitives[1]``)."""

    def __init__(self, name: str, place: str, own: Json) -> None:
        self.name, self.place, self._own = name, place, own

    def __contains__(self, key: str) -> bool:
        return self._own.get(key) is not None

    def wrong(self, key: str) -> None:
        """Say that this field makes no sense. Raises ``InputError``."""
        refuse(self.name, f"{self.place}.{key} makes no sense.".replace("?.", ""), "Export it again.")

    def whole(self, key: str, default: int | None = None, *, least: int = 0, below: int = 2**31) -> int:
        """An integer within limits."""
        value = self._own.get(key, default)
        if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value < below:
            self.wrong(key)
        return cast(int, value)

    def number(self, key: str, default: float) -> float:
        """A finite number."""
        value = self._own.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e30:
            self.wrong(key)
        return float(cast(float, value))

    def numbers(self, key: str, default: tuple[float, ...]) -> tuple[float, ...]:
        """As many finite numbers as the default has."""
        value = self._own.get(key)
        if value is None:
            return default
        good = isinstance(value, list) and len(cast(list[object], value)) == len(default)
        items = cast(list[object], value) if good else []
        for item in items:
            good = good and isinstance(item, int | float) and not isinstance(item, bool)
            good = good and abs(cast(float, item)) < 1e30 and math.isfinite(cast(float, item))
        if not good:
            self.wrong(key)
        return tuple(float(cast(float, item)) for item in items)

    def word(self, key: str, default: str = "") -> str:
        """A text; anything else is the default."""
        value = self._own.get(key)
        return value if isinstance(value, str) else default

    def truth(self, key: str) -> bool:
        """Whether it says so."""
        return self._own.get(key) is True

    def inner(self, key: str) -> "Fields":
        """An object inside, empty if it is not there."""
        value = self._own.get(key)
        if value is not None and not isinstance(value, dict):
            self.wrong(key)
        return Fields(self.name, f"{self.place}.{key}", cast(Json, value or {}))

    def indices(self, key: str, below: int) -> tuple[int, ...]:
        """A list of numbers of other objects."""
        value = self._own.get(key, [])
        if not isinstance(value, list):
            self.wrong(key)
        out: list[int] = []
        for item in cast(list[object], value):
            if isinstance(item, bool) or not isinstance(item, int) or not 0 <= item < below:
                self.wrong(key)
            out.append(cast(int, item))
        return tuple(out)

    def each(self, key: str, most: int = 100_000) -> "list[Fields]":
        """A list of objects."""
        value = self._own.get(key, [])
        if not isinstance(value, list) or len(cast(list[object], value)) > most:
            self.wrong(key)
        out: list[Fields] = []
        for number, item in enumerate(cast(list[object], value)):
            if not isinstance(item, dict):
                self.wrong(key)
            place = f"{key}[{number}]" if self.place == "?" else f"{self.place}.{key}[{number}]"
            out.append(Fields(self.name, place, cast(Json, item)))
        return out

    def words(self) -> Iterator[str]:
        """The names of its fields."""
        return iter(self._own)
