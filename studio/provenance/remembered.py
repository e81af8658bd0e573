"""Which marks this machine has laid, so that one found later can be called by its film's name."""

import contextlib
import json
from pathlib import Path
from typing import cast


class Remembered:
    """A list of payloads and titles, a line each."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, payload: bytes, title: str) -> None:
        """Put it down. A list that cannot be written costs a name later on and nothing else."""
        if self.title(payload) == title:
            return
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps({"mark": payload.hex(), "title": title}, ensure_ascii=False) + "\n")

    def title(self, payload: bytes) -> str:
        """The title that was put down last; empty where there is none."""
        found = ""
        with contextlib.suppress(OSError, ValueError):
            for line in self._path.read_text("utf-8").splitlines():
                record = cast("dict[str, object]", json.loads(line))
                if record.get("mark") == payload.hex():
                    found = str(record.get("title", ""))
        return found
