"""What the window remembers between starts (language, theme, layout, recent projects, keys), in one JSON file."""

import json
from pathlib import Path
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Settings:
    """Values by name. A file that is missing or broken means: nothing remembered. Every change is on disk at once."""

    def __init__(self, file: Path | None) -> None:
        """``file`` None remembers nothing beyond this run."""
        self._file = file
        self._values = _read(file) if file else {}

    def get(self, name: str, otherwise: T) -> T:
        """The value, if one of the same type as ``otherwise`` is remembered."""
        value = self._values.get(name)
        return value if isinstance(value, type(otherwise)) else otherwise

    def set(self, name: str, value: bool | int | float | str | list[Any] | dict[str, Any]) -> None:
        """Remember it. A disk that refuses costs the memory, never the work: it holds until the window closes."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        if self._file is None:
            return
        half = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            half.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), "utf-8")
            half.replace(self._file)
        except OSError:
            return


def _read(file: Path) -> dict[str, Any]:
    try:
        values = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return cast(dict[str, Any], values) if isinstance(values, dict) else {}
