"""The report of a fault: everything somebody needs to mend it, in one file."""

import platform
import re
import sys
import tempfile
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from types import TracebackType

_PARTS = (
    "numpy",
    "numba",
    "mujoco",
    "av",
    "onnxruntime",
    "scipy",
    "typer",
    "PySide6-Essentials",
    "sounddevice",
    "uharfbuzz",
)


_HANDLE = re.compile(r"(?<![\w.])@[^\W\d_][\w-]*")
"""Whoever is called so is nobody's business but the person's own."""


def report(error: BaseException, arguments: list[str], version: str, folder: Path) -> Path:
    """Write what happened and where to a new file in ``folder`` (or a temporary one, where that cannot be written)."""
    lines = [
        f"Ekonte {version}",
        f"Python {platform.python_version()} on {platform.platform()}",
        ", ".join(f"{part} {_version(part)}" for part in _PARTS),
        f"Call: {_impersonal(arguments)!r}",
        "",
        _HANDLE.sub("@…", "".join(traceback.format_exception(error))),
    ]
    name = f"fault-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    text = "\n".join(lines).encode(sys.getdefaultencoding(), "backslashreplace")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="ekonte-"))
        (folder / name).write_bytes(text)
    return folder / name


def hook(
    arguments: list[str], version: str, folder: Path
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """An ``excepthook``: says in two lines that the fault is ours, and where the report is."""

    def _answer(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        file = report(error, arguments, version, folder)
        sys.stderr.write(
            f"ekonte: this is a fault of ours ({kind.__name__}: {error}).\n"
            f"        What happened is written in {file}; please report it with that file.\n"
        )

    return _answer


def _impersonal(arguments: list[str]) -> list[str]:
    """A call without the people in it: of commands on cameos only what was asked, elsewhere all but their handles."""
    if arguments[:1] == ["cameo"]:
        return [*arguments[:2], *(one if one.startswith("--") else "…" for one in arguments[2:])]
    return [_HANDLE.sub("@…", one) for one in arguments]


def _version(part: str) -> str:
    try:
        return metadata.version(part)
    except metadata.PackageNotFoundError:
        return "none"
