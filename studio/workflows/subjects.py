"""Subjects that a person brings, as they meet them: what there is, adding one, letting one go."""

from collections.abc import Sequence
from pathlib import Path

from studio.core.errors import InputError
from studio.ports.subjects import Brought, Subjects

__all__ = ["SUFFIXES", "Brought", "Subjects", "bring", "is_subject", "line_of", "names_in", "to_json"]

SUFFIXES = (".glb", ".vrm")
"""What can be brought; ``.vrm`` is ``.glb`` with a person's bones."""


def is_subject(file: Path) -> bool:
    """Whether a file dropped on the window is meant to be one."""
    return file.suffix.lower() in SUFFIXES


def names_in(text: str) -> tuple[str, ...]:
    """``robot, ロボット`` as two names; English and Japanese commas part them."""
    return tuple(name.strip() for name in text.replace("、", ",").replace("，", ",").split(",") if name.strip())


def bring(subjects: Subjects, files: Sequence[Path], text: str = "", height_m: float | None = None) -> list[Brought]:
    """Add files. ``text`` has their names, for one file alone.

    Raises:
        InputError: a file cannot be used, and why; those before it were added.
        DiskError: it cannot be kept.
    """
    names = names_in(text)
    if names and len(files) > 1:
        raise InputError("Names are for one file at a time.", todo="Add the files one by one.")
    return [subjects.add(file, names, height_m) for file in files]


def line_of(one: Brought) -> str:
    """One of them in one line."""
    moves = {"person": "walks as people do", "animal": "moves by its own clips", "thing": "a thing"}[one.sort]
    long, wide, tall = one.size_m
    clips = f" ({', '.join(one.clips[:6])})" if one.clips else ""
    size = f"{long:.2f} x {wide:.2f} x {tall:.2f} m"
    return f"{', '.join(one.names)}: {moves}{clips}, {size}, {one.triangles} triangles"


def to_json(one: Brought) -> dict[str, object]:
    """One of them for ``--json``."""
    return {
        "kind": one.kind, "names": list(one.names), "sort": one.sort, "size_m": [round(n, 4) for n in one.size_m],
        "triangles": one.triangles, "clips": list(one.clips), "model": one.digest, "file": one.file,
        "remarks": list(one.remarks),
    }  # fmt: skip
