"""The document in its tables: read whole, written where it differs."""

import sqlite3
from collections.abc import Sequence

from studio.core.errors import ProjectError, SceneError
from studio.project.document_json import cast_to_json, form_to_json, sets_to_json
from studio.project.project import Form, Project
from studio.storage.differing import Difference, Places, differences, no_places
from studio.storage.records import (
    KINDS,
    Contents,
    Placed,
    assembled,
    cast_from_text,
    foreign_change,
    form_from_text,
    from_text,
    json_text,
    sets_from_text,
    to_text,
)
from studio.storage.rows import MEND, TABLES, Change, Row, SpoiltError, every, put, seal, stored


def read(db: sqlite3.Connection, name: str) -> tuple[Project, Places]:
    """The document called ``name``, and where its records stand; inside a transaction, if others may write.

    Raises:
        ProjectError: a record is not as it was written, is missing, or cannot be understood.
        sqlite3.Error: a table cannot be read.
    """
    tables: dict[str, dict[str, Row]] = {}
    total = 0
    for table in TABLES:
        tables[table], own = every(db, table)
        total ^= own
    if total != seal(db):
        raise SpoiltError(f"Records of {name} are missing, or are older than others.", todo=MEND)
    meta = tables["meta"]
    try:
        pieces: Contents = {
            kind: {
                key: Placed(row.position, row.owner, from_text(kind, key, row.record))
                for key, row in tables[kind].items()
            }
            for kind in KINDS
        }
        cast = cast_from_text(meta["cast"].record if "cast" in meta else None)
        form = form_from_text(meta["form"].record if "form" in meta else None)
        sets = sets_from_text(meta["sets"].record if "sets" in meta else None)
        project, homeless = assembled(pieces, cast, form, Project(name=name, sets=sets))
    except (ValueError, TypeError, RecursionError, SceneError, ProjectError) as exc:
        raise ProjectError(f"{name} holds a record that makes no sense: {exc}", todo=MEND) from exc
    if homeless:
        raise ProjectError(f"{name} holds a record that belongs to nothing ({homeless[0].id}).", todo=MEND)
    return project, {kind: {key: row.position for key, row in tables[kind].items()} for kind in KINDS}


def write(
    db: sqlite3.Connection, before: Project, after: Project, places: Places, *, foreign: bool = False
) -> tuple[Change, ...]:
    """Change the tables from ``before`` to ``after``, inside a transaction; what is the same object is not touched.

    Gives what was changed; ``placed`` brings ``places`` up to it once it is on disk. ``foreign`` says that another
    program has written since ``before`` was read: rows that it added stay.

    Raises:
        ProjectError: another program has changed one of the records that this would change, or a record is in
            ``after`` twice.
    """
    changes = [change for one in differences(before, after, places) if (change := _change(db, one, foreign=foreign))]
    if before.cast is not after.cast:
        changes.append(_meta(db, "cast", json_text(cast_to_json(after.cast)) if after.cast else None))
    if before.sets is not after.sets:
        changes.append(_meta(db, "sets", json_text(sets_to_json(after.sets)) if after.sets else None))
    if before.form is not after.form:
        changes.append(_meta(db, "form", json_text(form_to_json(after.form)) if after.form != Form() else None))
    changes = [change for change in changes if change.before != change.after]
    if changes:
        put(db, changes)
    if foreign:
        _check_homes(db)
    return tuple(changes)


def placed(places: Places, changes: Sequence[Change]) -> None:
    """Where records stand after ``changes``."""
    for table, key, _, after, *_ in changes:
        if table == "meta" or table == "jobs":
            continue
        if after is None:
            places[table].pop(key, None)
        else:
            places[table][key] = after.position


def fill(db: sqlite3.Connection, project: Project) -> None:
    """Write a whole document into tables that are empty."""
    write(db, Project(name=project.name), project, no_places())


def _change(db: sqlite3.Connection, one: Difference, *, foreign: bool) -> Change | None:
    kind, key, before, after, was_behind, behind = one
    now = stored(db, kind, key)
    record = None if after is None else to_text(after.item)
    if (now is None) != (before is None):
        raise foreign_change(kind, key)
    if foreign and now is not None and before is not None:
        known = to_text(before.item)
        if after is not None and record == known and after[:2] == before[:2]:
            return None
        if to_text(from_text(kind, key, now.record)) != known:
            raise foreign_change(kind, key)
    row = None if after is None or record is None else Row(after.position, after.owner, record)
    if now is not None and row is not None and now[:2] == row[:2]:
        was_behind = behind = None
    return Change(kind, key, now, row, was_behind, behind)


def _meta(db: sqlite3.Connection, key: str, record: str | None) -> Change:
    return Change("meta", key, stored(db, "meta", key), None if record is None else Row(0, "", record))


def _check_homes(db: sqlite3.Connection) -> None:
    """Whether another program has put something where it is now removed."""
    for kind, owners in (("takes", "shots"), ("tracks", "sequences"), ("clips", "tracks")):
        lost = db.execute(f"SELECT id FROM {kind} WHERE owner NOT IN (SELECT id FROM {owners}) LIMIT 1").fetchone()
        if lost is not None:
            raise foreign_change(kind, str(lost[0]))
