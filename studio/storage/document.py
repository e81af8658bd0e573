"""The document in its tables: read whole, written where it differs."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeVar

from studio.core.errors import ProjectError, SceneError
from studio.project.cast import CastMember
from studio.project.document_json import (
    cast_from_json,
    cast_to_json,
    form_from_json,
    form_to_json,
    shot_from_json,
    shot_to_json,
    take_from_json,
    take_to_json,
)
from studio.project.project import Form, Project
from studio.project.shot import Shot
from studio.project.take import Take
from studio.storage.order import positions

Table = Literal["shots", "takes"]


@dataclass(frozen=True, slots=True)
class Places:
    """Where each shot and take stands in its table's order."""

    shots: dict[str, int] = field(default_factory=dict[str, int])
    takes: dict[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class Change:
    """One row that an edit changed: its record from then on, None where it is gone."""

    table: str
    key: str
    record: str | None


def read(db: sqlite3.Connection, name: str) -> tuple[Project, Places]:
    """The document called ``name``, and where its records stand.

    Raises:
        ProjectError: a record cannot be understood.
    """
    places = Places()
    try:
        project = Project(
            name=name,
            shots=tuple(_rows(db, "shots", shot_from_text, places.shots)),
            takes=tuple(_rows(db, "takes", take_from_text, places.takes)),
            cast=cast_from_text(_meta(db, "cast")),
            form=form_from_text(_meta(db, "form")),
        )
    except (ValueError, TypeError, SceneError, ProjectError) as exc:
        raise ProjectError(
            f"{name} holds a record that makes no sense: {exc}", todo="Restore the folder from a backup."
        ) from exc
    return project, places


def write(
    db: sqlite3.Connection, before: Project, after: Project, places: Places, *, foreign: bool = False
) -> tuple[Places, tuple[Change, ...]]:
    """Change the tables from ``before`` to ``after``, inside a transaction; what is the same object is not touched.

    Gives where records stand now, and what was changed. ``foreign`` says that another program has written since
    ``before`` was read: rows that it added stay.

    Raises:
        ProjectError: another program has changed one of the records that this would change.
    """
    takes, take_changes = _changes("takes", before.takes, after.takes, _take_to_text, places.takes)
    shots, shot_changes = _changes("shots", before.shots, after.shots, _shot_to_text, places.shots)
    if foreign:
        _check(db, shot_changes, before.shots, shot_from_text)
        _check(db, take_changes, before.takes, take_from_text)
    meta: list[Change] = []
    if before.cast is not after.cast:
        meta.append(Change("meta", "cast", _text(cast_to_json(after.cast))))
    if before.form is not after.form:
        meta.append(Change("meta", "form", _text(form_to_json(after.form))))
    owners = {take.id: take.shot_id for take in after.takes} if take_changes else {}
    _delete(db, "takes", take_changes)
    _delete(db, "shots", shot_changes)
    db.executemany(
        "INSERT INTO shots (id, position, record) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE"
        " SET position = excluded.position, record = excluded.record",
        [(change.key, shots[change.key], change.record) for change in shot_changes if change.record is not None],
    )
    db.executemany(
        "INSERT INTO takes (id, position, shot_id, record) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
        " SET position = excluded.position, shot_id = excluded.shot_id, record = excluded.record",
        [
            (change.key, takes[change.key], owners[change.key], change.record)
            for change in take_changes
            if change.record is not None
        ],
    )
    _move(db, "shots", shots, places.shots, shot_changes)
    _move(db, "takes", takes, places.takes, take_changes)
    db.executemany(
        "INSERT INTO meta (name, record) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET record = excluded.record",
        [(change.key, change.record) for change in meta],
    )
    return Places(shots, takes), (*shot_changes, *take_changes, *meta)


def shot_from_text(text: str) -> Shot:
    """A row's record as a shot. Raises ``ProjectError``, ``SceneError`` or ``ValueError``."""
    return shot_from_json(json.loads(text))


def take_from_text(text: str) -> Take:
    """A row's record as a take. Raises ``ProjectError``, ``SceneError`` or ``ValueError``."""
    return take_from_json(json.loads(text))


def cast_from_text(text: str | None) -> tuple[CastMember, ...]:
    """The cast; nobody where none was kept. Raises ``ProjectError``, ``SceneError`` or ``ValueError``."""
    return () if text is None else cast_from_json(json.loads(text))


def form_from_text(text: str | None) -> Form:
    """The form; the usual one where none was kept. Raises ``ProjectError`` or ``ValueError``."""
    return Form() if text is None else form_from_json(json.loads(text))


class _Item(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Item)


def _changes(
    table: Table, before: Sequence[T], after: Sequence[T], text: Callable[[T], str], places: dict[str, int]
) -> tuple[dict[str, int], list[Change]]:
    if before is after:
        return places, []
    old = {item.id: item for item in before}
    new = {item.id: item for item in after}
    changed = [Change(table, key, text(item)) for key, item in new.items() if old.get(key) is not item]
    gone = [Change(table, key, None) for key in old if key not in new]
    same_order = len(old) == len(new) and all(one == other for one, other in zip(old, new, strict=True))
    dealt = places if same_order else positions(tuple(new), places)
    return dealt, [*gone, *changed]


def _check(db: sqlite3.Connection, changes: Sequence[Change], before: Sequence[T], parse: Callable[[str], T]) -> None:
    """Whether the rows still say what they are taken to say."""
    known = {item.id: item for item in before}
    for change in changes:
        row = db.execute(f"SELECT record FROM {change.table} WHERE id = ?", (change.key,)).fetchone()
        if (None if row is None else parse(row[0])) != known.get(change.key):
            what = "A shot" if change.table == "shots" else "A take"
            raise ProjectError(
                f"{what} ({change.key}) has been changed by another program meanwhile.",
                todo="Close the project and open it again.",
            )


def _delete(db: sqlite3.Connection, table: Table, changes: Sequence[Change]) -> None:
    db.executemany(f"DELETE FROM {table} WHERE id = ?", [(change.key,) for change in changes if change.record is None])


def _move(
    db: sqlite3.Connection, table: Table, now: dict[str, int], before: dict[str, int], changes: Sequence[Change]
) -> None:
    """New positions for what has not been written anyway."""
    if now is before:
        return
    written = {change.key for change in changes}
    moved = [(at, key) for key, at in now.items() if key not in written and before.get(key) != at]
    db.executemany(f"UPDATE {table} SET position = ? WHERE id = ?", moved)


def _rows(db: sqlite3.Connection, table: Table, parse: Callable[[str], T], places: dict[str, int]) -> list[T]:
    items: list[T] = []
    for key, position, record in db.execute(f"SELECT id, position, record FROM {table} ORDER BY position, id"):
        items.append(parse(record))
        places[key] = position
    return items


def _meta(db: sqlite3.Connection, name: str) -> str | None:
    row = db.execute("SELECT record FROM meta WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def _shot_to_text(shot: Shot) -> str:
    return _text(shot_to_json(shot))


def _take_to_text(take: Take) -> str:
    return _text(take_to_json(take))


def _text(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
