"""Where words go: results to standard output, everything else to standard error. What people wrote is never markup."""

import json
import sys
from collections.abc import Iterable

from rich.console import Console

from studio.core.errors import StudioError
from studio.project.scene import Note


def result(text: str) -> None:
    """One line of what was asked for."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def json_line(record: dict[str, object]) -> None:
    """One JSON object on a line of its own."""
    result(json.dumps(record, ensure_ascii=False))


def remarks() -> Console:
    """Standard error."""
    return Console(stderr=True, markup=False, highlight=False, soft_wrap=True)


def remark(text: str) -> None:
    """One line to the person, not part of the result."""
    remarks().print(text)


def notes(items: Iterable[Note], label: str = "") -> None:
    """How the text was understood, where that is not word for word; each said once."""
    marks = {"substituted": "≈", "not_understood": "?", "assumed": "·"}
    for text in dict.fromkeys(f"{marks[note.kind]} {note.text}" for note in items):
        remark(f"{label}{text}")


def problem(error: StudioError) -> None:
    """What happened, and what to do about it."""
    remark(f"ekonte: {error.what}")
    if error.todo:
        remark(f"        {error.todo}")
