"""Reading what can still be read: rows around a damaged page, records that make sense, and the journal's copies."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar, cast

from studio.core.errors import StudioError
from studio.project.project import Form, Project
from studio.project.shot import Shot
from studio.storage.document import cast_from_text, form_from_text, shot_from_text, take_from_text

T = TypeVar("T")

_ERRORS = (sqlite3.Error, StudioError, ValueError, TypeError, OverflowError, RecursionError)


@dataclass(slots=True)
class Salvaged:
    """What was found of a document. ``lost`` counts records that were there and cannot be understood; ``broken`` tells
    that there may be others."""

    project: Project
    lost: int
    broken: bool

    @property
    def found(self) -> bool:
        """Whether anything was."""
        return bool(self.project.shots or self.project.takes or self.project.cast)


def salvage(db: sqlite3.Connection, name: str, *, damaged: bool) -> Salvaged:
    """As much of the document as can be read; where it is ``damaged``, with the journal's help. Never raises."""
    journal = _journal(db) if damaged else {}
    shots = _read(db, "shots", journal.get("shots", {}), shot_from_text)
    takes = _read(db, "takes", journal.get("takes", {}), take_from_text)
    known = {shot.id for shot in shots.items}
    homed = tuple(take for take in takes.items if take.shot_id in known)
    there = {take.id for take in homed}
    meta = journal.get("meta", {})
    project = Project(
        name=name,
        shots=tuple(_without_lost_approval(shot, there) for shot in shots.items),
        takes=homed,
        cast=_one(db, "cast", meta, cast_from_text, ()),
        form=_one(db, "form", meta, form_from_text, Form()),
    )
    lost = shots.lost + takes.lost + len(takes.items) - len(homed)
    return Salvaged(project=project, lost=lost, broken=shots.broken or takes.broken)


@dataclass(slots=True)
class _Read(Generic[T]):
    """The records of one table, in their order."""

    items: list[T]
    lost: int
    broken: bool


def _read(db: sqlite3.Connection, table: str, journal: dict[str, str | None], parse: Callable[[str], T]) -> _Read[T]:
    rows: dict[str, tuple[int, object]] = {}
    broken = False
    for direction in ("ASC", "DESC"):  # a damaged page stops the reading: what is behind it is read from behind
        try:
            for key, position, record in db.execute(
                f"SELECT id, position, record FROM {table} ORDER BY id {direction}"
            ):
                rows[str(key)] = (position if isinstance(position, int) else 0, record)
        except _ERRORS:
            broken = True
    result: _Read[T] = _Read([], 0, broken)
    last = max((at for at, _ in rows.values()), default=0)
    for key, record in journal.items():
        if key not in rows and record is not None and broken:
            rows[key] = (last + 1, record)
    for key, (_, record) in sorted(rows.items(), key=lambda row: (row[1][0], row[0])):
        item = _parsed(record, parse) or _parsed(journal.get(key), parse)
        if item is None:
            result.lost += 1
        else:
            result.items.append(item)
    return result


def _parsed(record: object, parse: Callable[[str], T]) -> T | None:
    if not isinstance(record, str):
        return None
    try:
        return parse(record)
    except _ERRORS:
        return None


def _one(
    db: sqlite3.Connection, name: str, journal: dict[str, str | None], parse: Callable[[str | None], T], usual: T
) -> T:
    try:
        row = db.execute("SELECT record FROM meta WHERE name = ?", (name,)).fetchone()
    except _ERRORS:
        row = None
    found = None if row is None else _parsed(row[0], parse)
    return found or _parsed(journal.get(name), parse) or usual


def _journal(db: sqlite3.Connection) -> dict[str, dict[str, str | None]]:
    """The newest record that the journal has of each row, by table and id; None for a row that was removed."""
    newest: dict[str, dict[str, str | None]] = {}
    for direction in ("DESC", "ASC"):
        try:
            for (text,) in db.execute(f"SELECT changes FROM journal ORDER BY serial {direction}"):
                for table, key, record in _entries(text):
                    newest.setdefault(table, {}).setdefault(key, record)
        except _ERRORS:
            continue
        break
    return newest


def _entries(text: object) -> Iterator[tuple[str, str, str | None]]:
    try:
        data: object = json.loads(text) if isinstance(text, str) else []
    except ValueError:
        return
    for entry in cast(list[object], data) if isinstance(data, list) else []:
        match entry:
            case [str(table), str(key), str(record)]:
                yield table, key, record
            case [str(table), str(key), None]:
                yield table, key, None
            case _:
                continue


def _without_lost_approval(shot: Shot, there: set[str]) -> Shot:
    return replace(shot, approved=None) if shot.approved and shot.approved not in there else shot
