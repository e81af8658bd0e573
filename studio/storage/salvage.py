"""Reading what can still be read: rows around a damaged page, records that make sense, and the journal's copies."""

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from studio.core.errors import StudioError
from studio.project.project import Form, Project
from studio.project.shot import Shot
from studio.project.take import Take
from studio.project.timeline.clip import Clip, ColorSource
from studio.storage import journal
from studio.storage.errors import TROUBLE
from studio.storage.records import (
    KINDS,
    Contents,
    Item,
    Kind,
    Lain,
    Placed,
    assembled,
    cast_from_text,
    form_from_text,
    from_text,
    sets_from_text,
)
from studio.storage.rows import Change, Row, SpoiltError, Table, checked
from studio.storage.strays import Strays

T = TypeVar("T")

_ERRORS = (*TROUBLE, StudioError, ValueError, TypeError, RecursionError)

_LENGTH, _GAP = re.compile('"length":([1-9][0-9]{0,6})[,}]'), re.compile('"gap":([1-9][0-9]{0,6})[,}]')

Known = dict[str, dict[str, Change]]
"""What the journal says last of each row, by table and id."""


@dataclass(slots=True)
class Salvaged:
    """What was found of a document. ``lost`` are records that were there and cannot be understood, or belong to nothing
    any more, and ``doubtful`` those that make sense but are not as they were written: ``clips c12``. ``restored`` came
    from the journal. Of ``blank`` clips only the length was found: one that is off keeps their place, so that nothing
    behind them moves. ``broken`` tells that there may be others."""

    project: Project
    lost: list[str] = field(default_factory=list[str])
    doubtful: list[str] = field(default_factory=list[str])
    restored: list[str] = field(default_factory=list[str])
    blank: list[str] = field(default_factory=list[str])
    jobs: list[str] = field(default_factory=list[str])
    broken: bool = False

    @property
    def found(self) -> bool:
        """Whether anything was."""
        return self.amount > 0

    @property
    def amount(self) -> int:
        """How many things of the document were."""
        one = self.project
        return sum(map(len, (one.shots, one.takes, one.cast, one.sequences, one.files, one.sets)))


def salvage(db: sqlite3.Connection, name: str, *, damaged: bool, loose: Strays | None = None) -> Salvaged:
    """As much of the document as can be read; where it is ``damaged``, with the journal's help, and with ``loose`` rows
    of tables that cannot be read to their ends. Never raises."""
    db.text_factory = _lenient
    known = journal.newest(db) if damaged else {}
    result = Salvaged(Project(name=name))
    result.jobs = [str(row[2]) for _, row, sound in _rows(db, "jobs", result) if sound and row is not None]
    pieces: Contents = {kind: _table(db, kind, known.get(kind, {}), loose or {}, result) for kind in KINDS}
    meta = known.get("meta", {})
    members = _one(db, "cast", meta, cast_from_text, (), result)
    form = _one(db, "form", meta, form_from_text, Form(), result)
    sets = _one(db, "sets", meta, sets_from_text, (), result)
    project, homeless = assembled(pieces, members, form, replace(result.project, sets=sets))
    result.lost += [f"{_kind(item)} {item.id}" for item in homeless]
    there = {take.id for take in project.takes}
    result.project = replace(project, shots=tuple(_without_lost_approval(shot, there) for shot in project.shots))
    return result


def _table(
    db: sqlite3.Connection, kind: Kind, known: dict[str, Change], loose: Strays, result: Salvaged
) -> dict[str, Placed]:
    """The items of one table. A loose row may be an older one, or one that was deleted: it is never sound."""
    already, result.broken = result.broken, False
    rows = {key: (row, sound) for key, row, sound in _rows(db, kind, result)}
    if result.broken:
        rows = {key: (row, False) for key, row in loose.get(kind, {}).items() if key not in known} | rows
    result.broken = result.broken or already
    items: dict[str, Placed] = {}
    for key in dict.fromkeys((*rows, *(key for key, change in known.items() if change.after is not None))):
        row, sound = rows.get(key, (None, False))
        _row(kind, key, row, sound, known.get(key), items, result)
    return items


def _rows(db: sqlite3.Connection, table: Table, result: Salvaged) -> list[tuple[str, Row | None, bool]]:
    """The rows of a table with their ids, and whether they are as they were written."""
    found: dict[str, tuple[object, ...]] = {}
    columns = _columns(db, table)
    for direction in ("ASC", "DESC"):  # a damaged page stops the reading: what is behind it is read from behind
        try:
            for key, *row in db.execute(f"SELECT {columns} FROM {table} ORDER BY 1 {direction}"):
                found[str(key)] = tuple(row)
        except _ERRORS:
            result.broken = True
    return [(key, *_read(table, key, row)) for key, row in found.items()]


def _lenient(text: bytes) -> str:
    """A byte that is wrong does not hide the rest."""
    return text.decode("utf-8", "replace")


def _row(
    kind: Kind,
    key: str,
    row: Row | None,
    sound: bool,
    known: Change | None,
    items: dict[str, Placed],
    result: Salvaged,
) -> None:
    """One item, from its row or else from the journal."""
    late = known is not None and known.before is not None and row == known.before and known.after is not None
    if row is not None and sound and not late and (item := _parsed(kind, key, row)):
        items[key] = Placed(row.position, row.owner, item)
        return
    after = known.after if known is not None else None
    if after is not None and (item := _parsed(kind, key, after)):
        position = after.position if after.position >= 0 or row is None else row.position
        items[key] = Placed(position, after.owner or (row.owner if row else "") or _owner(item), item)
        result.restored.append(f"{kind} {key}")
    elif row is not None and (item := _parsed(kind, key, row)):
        items[key] = Placed(row.position, row.owner, item)
        result.doubtful.append(f"{kind} {key}")
    elif kind == "clips" and row is not None and (length := _LENGTH.search(row.record)):
        gap = _GAP.search(row.record)
        blank = Clip(id=key, source=ColorSource(), length=int(length[1]), enabled=False, name="?")
        items[key] = Placed(row.position, row.owner, Lain(int(gap[1]) if gap else 0, blank))
        result.blank.append(f"{kind} {key}")
    else:
        result.lost.append(f"{kind} {key}")


def _read(table: Table, key: str, columns: tuple[object, ...]) -> tuple[Row | None, bool]:
    """A row, as far as its columns are of the right kinds, and whether it is as it was written."""
    match columns:
        case (position, owner, str(record), None):  # of a format without sums
            whole = isinstance(position, int) and isinstance(owner, str)
            return Row(position if isinstance(position, int) else 0, str(owner), record), whole
        case (position, owner, str(record), _):
            try:
                return checked(table, key, columns)[0], True
            except SpoiltError:
                return Row(position if isinstance(position, int) else 0, str(owner), record), False
        case _:
            return None, False


def _parsed(kind: Kind, key: str, row: Row) -> Item | None:
    try:
        return from_text(kind, key, row.record)
    except _ERRORS:
        return None


def _columns(db: sqlite3.Connection, table: Table) -> str:
    """The columns of a row, also in older formats."""
    try:
        names = {str(row[1]) for row in db.execute(f"PRAGMA table_info({table})")}
    except _ERRORS:
        names = {"sum"}
    if table == "jobs" and "sum" not in names:
        return "position, position, '', record, NULL"
    if "sum" in names:
        return "id, position, owner, record, sum"
    if table == "meta":
        return "name, 0, '', record, NULL"
    return f"id, position, {'shot_id' if 'shot_id' in names else repr('')}, record, NULL"


def _one(
    db: sqlite3.Connection,
    name: str,
    known: dict[str, Change],
    parse: Callable[[str | None], T],
    usual: T,
    result: Salvaged,
) -> T:
    columns = _columns(db, "meta")
    try:
        found = db.execute(f"SELECT {columns} FROM meta WHERE {columns.split(',')[0]} = ?", (name,)).fetchone()
        row, sound = (None, True) if found is None else _read("meta", name, tuple(found[1:]))
    except _ERRORS:
        row, sound = None, False
    after = known[name].after if name in known else None
    for candidate, label in (
        (row if sound else None, None),
        (after, result.restored),
        (row, result.doubtful),
    ):
        if candidate is not None:
            try:
                value = parse(candidate.record)
            except _ERRORS:
                continue
            if label is not None:
                label.append(f"meta {name}")
            return value
    if row is not None or not sound:
        result.lost.append(f"meta {name}")
    return usual


def _owner(item: Item) -> str:
    return item.shot_id if isinstance(item, Take) else ""


def _kind(item: Item) -> str:
    return {"Take": "takes", "Track": "tracks", "Lain": "clips"}.get(type(item).__name__, "records")


def _without_lost_approval(shot: Shot, there: set[str]) -> Shot:
    return replace(shot, approved=None) if shot.approved and shot.approved not in there else shot
