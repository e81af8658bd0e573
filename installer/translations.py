#!/usr/bin/env python3
"""Bring the Japanese texts of the window up to date: ``.venv/bin/python installer/translations.py [ROOM …]``.

For each room of ``studio/ui`` (all, or those named) collects the English texts from its sources into
``resources/translations/<room>_ja.ts`` (Qt's ``lupdate``; what is translated stays), tells what still has no Japanese,
and compiles ``<room>_ja.qm`` (``lrelease``). Both files are committed, so that a bare machine needs neither program.
A room is a folder, or a module on the top level of ``studio/ui``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "studio" / "ui"
TEXTS = ROOT / "resources" / "translations"


def rooms() -> list[str]:
    """Every room that may have texts."""
    folders = [path.parent.name for path in SOURCES.glob("*/__init__.py")]
    modules = [path.stem for path in SOURCES.glob("*.py") if path.stem != "__init__"]
    return sorted(folders + modules)


def sources(room: str) -> list[Path]:
    """The sources of a room."""
    return sorted((SOURCES / room).rglob("*.py")) or [SOURCES / f"{room}.py"]


def collect(room: str, ts: Path) -> None:
    """Bring the texts in ``ts`` up to date with the sources; what is no longer said is dropped."""
    _run("lupdate", "-silent", "-no-obsolete", "-locations", "none", "-target-language", "ja_JP",
         *(str(path.relative_to(ROOT)) for path in sources(room)), "-ts", str(ts))  # fmt: skip


def collect_all(folder: Path) -> None:
    """The same for every room at once, into ``<room>_ja.ts`` in ``folder``: one process instead of one a room."""
    parts = [
        {"projectFile": room, "sources": [str(path) for path in sources(room)],
         "translations": [str(folder / f"{room}_ja.ts")]}
        for room in rooms()
    ]  # fmt: skip
    project = folder / "rooms.json"
    project.write_text(json.dumps([{"projectFile": "", "sources": [], "subProjects": parts}]), "utf-8")
    _run("lupdate", "-silent", "-no-obsolete", "-locations", "none", "-target-language", "ja_JP",
         "-project", str(project))  # fmt: skip


def compile_all(files: list[Path]) -> None:
    """Make what the window reads of several, each beside its text."""
    _run("lrelease", "-silent", *(str(ts) for ts in files))


def compile_texts(ts: Path, qm: Path) -> None:
    """Make what the window reads."""
    _run("lrelease", "-silent", str(ts), "-qm", str(qm))


def texts(ts: Path) -> dict[tuple[str, str], str]:
    """Translations by (context, English); empty where there is none yet."""
    made: dict[tuple[str, str], str] = {}
    for context in ElementTree.parse(ts).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") is None
            text = "".join(translation.itertext()).strip() if translation is not None else ""
            made[name, message.findtext("source", "")] = text if done else ""
    return made


def _run(program: str, *arguments: str) -> None:
    folder = Path(PySide6.__file__).parent
    found = next((folder / name for name in (program, f"{program}.exe") if (folder / name).exists()), Path(program))
    done = subprocess.run([str(found), *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{program} failed: {done.stderr or done.stdout}")


def main(wanted: list[str]) -> int:
    """Collect and compile; exit status 1 while something has no Japanese."""
    missing = 0
    for room in wanted or rooms():
        ts = TEXTS / f"{room}_ja.ts"
        collect(room, ts)
        if not texts(ts):
            ts.unlink(missing_ok=True)
            ts.with_suffix(".qm").unlink(missing_ok=True)
            continue
        compile_texts(ts, ts.with_suffix(".qm"))
        for (context, source), text in texts(ts).items():
            if not text:
                missing += 1
                sys.stdout.write(f"{room}: {context}: {source!r} has no Japanese yet\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
