"""The document in its tables: read whole, written where it differs."""

import json
import sqlite3
from collections.abc import Iterable
from typing import Literal

from studio.core.errors import ProjectError, SceneError
from studio.project.document_json import shot_from_json, shot_to_json, take_from_json, take_to_json
from studio.project.project import Project

Table = Literal["shots", "takes"]


def read(db: sqlite3.Connection, name: str) -> Project:
    """The document called ``name``.

    Raises:
        ProjectError: a record cannot be understood.
    """
    try:
        return Project(
            name=name,
            shots=tuple(shot_from_json(json.loads(text)) for text in _records(db, "shots")),
            takes=tuple(take_from_json(json.loads(text)) for text in _records(db, "takes")),
        )
    except (ValueError, TypeError, SceneError, ProjectError) as exc:
        raise ProjectError(
            f"{name} holds a record that makes no sense: {exc}", todo="Restore the folder from a backup."
        ) from exc


def write(db: sqlite3.Connection, before: Project, after: Project) -> None:
    """Change the tables from ``before`` to ``after``; records that stayed the same are not touched."""
    _replace(
        db,
        "takes",
        {take.id: (position, take.shot_id, _text(take_to_json(take))) for position, take in enumerate(before.takes)},
        {take.id: (position, take.shot_id, _text(take_to_json(take))) for position, take in enumerate(after.takes)},
    )
    _replace(
        db,
        "shots",
        {shot.id: (position, None, _text(shot_to_json(shot))) for position, shot in enumerate(before.shots)},
        {shot.id: (position, None, _text(shot_to_json(shot))) for position, shot in enumerate(after.shots)},
    )


Row = tuple[int, str | None, str]
"""Position, the shot a take belongs to, the record."""


def _replace(db: sqlite3.Connection, table: Table, before: dict[str, Row], after: dict[str, Row]) -> None:
    db.executemany(f"DELETE FROM {table} WHERE id = ?", [(key,) for key in before if key not in after])
    changed = [(key, row) for key, row in after.items() if before.get(key) != row]
    if table == "takes":
        db.executemany(
            "INSERT INTO takes (id, position, shot_id, record) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
            " SET position = excluded.position, shot_id = excluded.shot_id, record = excluded.record",
            [(key, *row) for key, row in changed],
        )
    else:
        db.executemany(
            "INSERT INTO shots (id, position, record) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE"
            " SET position = excluded.position, record = excluded.record",
            [(key, position, record) for key, (position, _, record) in changed],
        )


def _records(db: sqlite3.Connection, table: Table) -> Iterable[str]:
    return (str(row[0]) for row in db.execute(f"SELECT record FROM {table} ORDER BY position, id"))


def _text(record: dict[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
