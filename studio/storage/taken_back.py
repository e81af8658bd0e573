"""One line of the journal taken back, on a document that may have moved on since.

A row that is still as the line left it becomes what it was before. One that has been changed meanwhile (a take was
made, a seed moved on) loses only the fields that the line changed::

    line     {"seed": 0, "prompt": "a dog"}  ->  {"seed": 0, "prompt": "a cat"}
    now      {"seed": 1, "prompt": "a cat"}
    result   {"seed": 1, "prompt": "a dog"}
"""

import json
import sqlite3
from collections.abc import Sequence
from typing import cast

from studio.core.errors import ProjectError, SceneError
from studio.project.project import Project
from studio.storage.differing import Places
from studio.storage.records import (
    Placed,
    assembled,
    cast_from_text,
    contents,
    form_from_text,
    from_text,
    json_text,
)
from studio.storage.rows import Change, Row, stored


def taken_back(db: sqlite3.Connection, project: Project, places: Places, changes: Sequence[Change]) -> Project:
    """``project``, which is what is on disk, without what ``changes`` did to it; takes whose shot goes with it go too.

    Raises:
        ProjectError: a record of the journal makes no sense any more.
        sqlite3.Error: a row cannot be read.
    """
    pieces = contents(project, places)
    members, form = project.cast, project.form
    try:
        for table, key, before, after in changes:
            now = stored(db, table, key)
            row = merged(after, before, now)
            if row == now or table == "jobs":
                continue
            if table == "meta":
                text = None if row is None else row.record
                members = cast_from_text(text) if key == "cast" else members
                form = form_from_text(text) if key == "form" else form
            elif row is None:
                pieces[table].pop(key, None)
            else:
                old = pieces[table].get(key)
                same = old is not None and now is not None and now.record == row.record
                item = old.item if old is not None and same else from_text(table, key, row.record)
                pieces[table][key] = Placed(row.position, row.owner, item)
    except (ValueError, TypeError, RecursionError, SceneError) as exc:
        raise ProjectError(f"What this edit changed cannot be read any more: {exc}") from exc
    return assembled(pieces, members, form, project)[0]


def merged(base: Row | None, target: Row | None, now: Row | None) -> Row | None:
    """``now`` with the way from ``base`` to ``target`` gone on it."""
    if now == base or target is None or (now is None and base is None):
        return target
    if now is None:
        return None  # somebody has removed it since, and that stands
    if base is None:
        return target
    return Row(
        target.position if target.position != base.position else now.position,
        target.owner if target.owner != base.owner else now.owner,
        now.record if target.record == base.record else _merged_text(base.record, target.record, now.record),
    )


def _merged_text(base: str, target: str, now: str) -> str:
    return target if now == base else json_text(_merged(json.loads(base), json.loads(target), json.loads(now)))


def _merged(base: object, target: object, now: object) -> object:
    """Objects field by field; anything else as a whole."""
    old, new, own = _fields(base), _fields(target), _fields(now)
    if old is None or new is None or own is None:
        return now if target == base else target
    result = dict(own)
    for key in dict.fromkeys((*old, *new)):
        if key not in new:
            result.pop(key, None)
        elif key not in old or old[key] != new[key]:
            result[key] = _merged(old.get(key), new[key], own[key]) if key in own else new[key]
    return result


def _fields(value: object) -> dict[str, object] | None:
    return cast(dict[str, object], value) if isinstance(value, dict) else None
