"""Reading a manifest field by field: what is missing or of the wrong kind is told with the file and the field."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar, cast

from studio.core.errors import FaultError

_Value = TypeVar("_Value")
_LIST = cast("type[list[object]]", list)
_TABLE = cast("type[dict[str, object]]", dict)


class Fields:
    """A table of a manifest. Every field must be asked for: ``finish`` tells of those that nobody knows."""

    def __init__(self, file: Path, table: Mapping[str, object], within: str = "") -> None:
        self._file, self._table, self._within = file, table, within
        self._asked: set[str] = set()

    def text(self, name: str, default: str | None = None) -> str:
        """A string."""
        return self._get(name, str, "a text", default)

    def number(self, name: str, default: float | None = None, *, least: float = 0.0) -> float:
        """A number, ``least`` or more."""
        value = self._get(name, (int, float), "a number", default)
        if isinstance(value, bool) or not value >= least or value == float("inf"):
            raise self.wrong(name, f"is {value!r}, not a number from {least:g} up")
        return float(value)

    def integer(self, name: str, default: int | None = None, *, least: int = 0) -> int:
        """A whole number, ``least`` or more."""
        value = self._get(name, int, "a whole number", default)
        if isinstance(value, bool) or value < least:
            raise self.wrong(name, f"is {value!r}, not a whole number from {least} up")
        return value

    def yes(self, name: str, default: bool | None = None) -> bool:
        """True or false."""
        return self._get(name, bool, "true or false", default)

    def texts(self, name: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of strings."""
        return self._all(name, str, "texts", default)

    def numbers(self, name: str, default: tuple[float, ...] | None = None) -> tuple[float, ...]:
        """A list of numbers."""
        return tuple(float(value) for value in self._all(name, (int, float), "numbers", default))

    def size(self, name: str) -> tuple[int, int]:
        """Width and height."""
        return self._as_size(name, self._get(name, _LIST, "[width, height]", None))

    def size_list(self, name: str) -> tuple[tuple[int, int], ...]:
        """Sizes; none where the field is not there."""
        return tuple(self._as_size(name, item) for item in self._all(name, _LIST, "sizes", ()))

    def table(self, name: str) -> "Fields":
        """A table within; empty where it is not there."""
        return Fields(self._file, self._get(name, _TABLE, "a table", {}), self._named(name))

    def tables(self, name: str) -> tuple["Fields", ...]:
        """An array of tables; none where it is not there."""
        found = self._all(name, _TABLE, "tables", ())
        return tuple(Fields(self._file, table, f"{self._named(name)}[{index}]") for index, table in enumerate(found))

    def names(self) -> tuple[str, ...]:
        """The fields that are there."""
        return tuple(self._table)

    def raw(self, name: str) -> object:
        """Whatever is there."""
        self._asked.add(name)
        return self._table.get(name)

    def made(self, name: str, make: Callable[[], _Value]) -> _Value:
        """What ``make`` gives; a ``ValueError`` of it is told with this field."""
        try:
            return make()
        except ValueError as exc:
            raise self.wrong(name, str(exc)) from exc

    def finish(self) -> None:
        """Raises ``FaultError``: there are fields that nobody knows."""
        unknown = sorted(set(self._table) - self._asked)
        if unknown:
            raise self.wrong(unknown[0], "is not a field of a manifest")

    def wrong(self, name: str, why: str) -> FaultError:
        """An error that names the file and the field."""
        return FaultError(f"{self._file}: {self._named(name)} {why}.", todo="Correct the manifest, or remove it.")

    def _get(
        self, name: str, kind: type[_Value] | tuple[type[_Value], ...], called: str, default: _Value | None
    ) -> _Value:
        self._asked.add(name)
        if name not in self._table:
            if default is None:
                raise self.wrong(name, "is missing")
            return default
        value = self._table[name]
        if not isinstance(value, kind):
            raise self.wrong(name, f"is {value!r}, not {called}")
        return value

    def _all(
        self,
        name: str,
        kind: type[_Value] | tuple[type[_Value], ...],
        called: str,
        default: tuple[_Value, ...] | None,
    ) -> tuple[_Value, ...]:
        if name not in self._table and default is not None:
            self._asked.add(name)
            return default
        found: list[_Value] = []
        for value in self._get(name, _LIST, f"a list of {called}", None):
            if not isinstance(value, kind) or isinstance(value, bool):
                raise self.wrong(name, f"holds {value!r}, and should be a list of {called}")
            found.append(value)
        return tuple(found)

    def _as_size(self, name: str, pair: Sequence[object]) -> tuple[int, int]:
        if len(pair) == 2:
            width, height = pair
            if type(width) is int and type(height) is int and width >= 0 and height >= 0:
                return width, height
        raise self.wrong(name, f"is {pair!r}, not [width, height]")

    def _named(self, name: str) -> str:
        return f"{self._within}.{name}" if self._within else name
