"""The journal: what each of the last edits changed, both ways, written in the edit's own transaction.

From it undo goes on after a crash, and damaged rows come back. A line's changes are JSON::

    [["clips", "c7", [1024, "q1v1", "{…}"], [1024, "q1v1", "{…}"], null, null],    table, id, before, after
     ["shots", "s3", [0, "", "{…}"], [2048, ""], "", "s5"],      moved from the front to behind s5; its record stayed
     ["takes", "t1", null, [4096, "s3", "{…}"], null, "t9"]]     came; null for what is after: went
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import cast

from studio.core.errors import ProjectError
from studio.ports.storage import Step, Way
from studio.storage.errors import TROUBLE
from studio.storage.records import json_text
from studio.storage.rows import TABLES, Change, Row, Table, line_sum

LINES_KEPT = 2000
"""Edits, undos and redos that the journal remembers."""

BYTES_KEPT = 32 << 20
"""Characters that the journal may hold in all; its newest line is kept however long it is."""

_WAYS: dict[str, Way] = {"edit": "edit", "join": "join", "undo": "undo", "redo": "redo", "carry": "carry"}


class Journal:
    """The journal of an open database. ``note`` and ``join`` belong inside the transaction of the edit."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._held: tuple[int, int] | None = None
        """Lines and characters at most: those that were taken back are counted until the next look."""

    def note(self, way: Way, name: str, changes: Sequence[Change], instead: Sequence[int] = ()) -> int:
        """A line of its own, in the place of others; gives its serial number. Raises ``sqlite3.Error``."""
        text = _text(changes)
        last = self._db.execute("SELECT max(serial) FROM journal").fetchone()[0]
        serial = (int(last) if isinstance(last, int) else 0) + 1
        made = datetime.now(UTC).isoformat(timespec="milliseconds")
        for old in instead:
            row = self._db.execute("DELETE FROM journal WHERE serial = ? RETURNING made", (old,)).fetchone()
            made = min(made, str(row[0])) if row else made
        self._db.execute(
            "INSERT INTO journal (serial, made, way, size, name, changes, sum) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (serial, made, way, len(text), name, text, line_sum(serial, made, way, name, text)),
        )
        self._forget(len(text))
        return serial

    def join(self, name: str, changes: Sequence[Change]) -> int:
        """Into the newest line, where that is an edit, and neither moves anything; otherwise into a line of its own.
        Both are one step of undo. Raises ``sqlite3.Error``."""
        row = self._db.execute("SELECT * FROM journal ORDER BY serial DESC LIMIT 1").fetchone()
        try:
            step, first = _line(row)
        except ProjectError:
            return self.note("join", name, changes)
        if step.way not in ("edit", "join") or any(_moves(change) for change in (*first, *changes)):
            return self.note("join", name, changes)
        text = _text(_joined(first, changes))
        self._db.execute(
            "UPDATE journal SET size = ?, changes = ?, sum = ? WHERE serial = ?",
            (len(text), text, line_sum(step.serial, step.made, step.way, step.name, text), step.serial),
        )
        self._forget(len(text) - int(row[3]))
        return step.serial

    @property
    def steps(self) -> tuple[Step, ...]:
        """The lines without what they changed, oldest first; those before an edit that nobody can undo any more, and
        before one that cannot be read, are left out."""
        try:
            rows = self._db.execute("SELECT serial, made, way, name FROM journal ORDER BY serial").fetchall()
        except TROUBLE:
            return ()
        steps: list[Step] = []
        for serial, made, way, name in rows:
            if not (isinstance(serial, int) and isinstance(name, str) and way in _WAYS):
                steps.clear()
                continue
            steps.append(Step(serial=serial, name=name, made=str(made), way=_WAYS[way]))
        return tuple(steps)

    def changes(self, serial: int) -> tuple[Change, ...]:
        """What one line changed.

        Raises:
            ProjectError: it is not there any more, or not as it was written.
            sqlite3.Error: it cannot be read.
        """
        return _line(self._db.execute("SELECT * FROM journal WHERE serial = ?", (serial,)).fetchone())[1]

    def forget_words(self, words: Sequence[str]) -> None:
        """Let go of every line up to the last one that has one of these words. Raises ``sqlite3.Error``."""
        last = 0
        for serial, changes in self._db.execute("SELECT serial, changes FROM journal ORDER BY serial DESC"):
            if any(word in str(changes) for word in words):
                last = int(serial)
                break
        self._db.execute("DELETE FROM journal WHERE serial <= ?", (last,))
        self._held = None

    def _forget(self, grown: int) -> None:
        """Let go of the oldest lines, now and then: many at once, when there are a tenth more than there should be."""
        if self._held is None:
            count, size = self._db.execute("SELECT count(*), sum(size) FROM journal").fetchone()
            self._held = (int(count), int(size or 0))
        else:
            self._held = (self._held[0] + 1, self._held[1] + grown)
        if self._held[0] <= LINES_KEPT * 11 // 10 and self._held[1] <= BYTES_KEPT * 11 // 10:
            return
        count = size = 0
        lines = self._db.execute("SELECT serial, size FROM journal ORDER BY serial DESC").fetchall()
        for serial, own in lines:
            if count and (count == LINES_KEPT or size + int(own) > BYTES_KEPT):
                self._db.execute("DELETE FROM journal WHERE serial <= ?", (serial,))
                break
            count, size = count + 1, size + int(own)
        self._held = (count, size)


def newest(db: sqlite3.Connection) -> dict[str, dict[str, Change]]:
    """The last change that the journal has of each row, by table and id. As far as lines can be read and are as they
    were written; those of older formats are taken as they are, at the position -1."""
    lines: dict[object, tuple[object, ...]] = {}
    for direction in ("DESC", "ASC"):  # around a damaged page
        try:
            lines.update(
                (row[0], tuple(row)) for row in db.execute(f"SELECT * FROM journal ORDER BY serial {direction}")
            )
        except TROUBLE:
            continue
        break
    found: dict[str, dict[str, Change]] = {}
    for serial in sorted((one for one in lines if isinstance(one, int)), reverse=True):
        for change in _readable(lines[serial]):
            found.setdefault(change.table, {}).setdefault(change.key, change)
    return found


def _readable(row: tuple[object, ...]) -> Iterator[Change]:
    try:
        yield from _line(row)[1]
    except ProjectError:
        yield from _old(row[3] if len(row) == 4 else row[5] if len(row) == 7 and row[2] == "" else None)


def _old(text: object) -> Iterator[Change]:
    """Lines of formats 1 and 2 hold table, id and the record alone."""
    try:
        data: object = json.loads(text) if isinstance(text, str) else []
    except (ValueError, RecursionError):
        return
    for entry in cast(list[object], data) if isinstance(data, list) else []:
        match entry:
            case [str(table), str(key), str(record)] if table in TABLES:
                yield Change(_table(table), key, None, Row(-1, "", record))
            case [str(table), str(key), None] if table in TABLES:
                yield Change(_table(table), key, None, None)
            case _:
                continue


def _line(row: object) -> tuple[Step, tuple[Change, ...]]:
    """A line out of its columns. Raises ``ProjectError``."""
    match row:
        case (int(serial), str(made), str(way), int(), str(name), str(text), int(total)) if way in _WAYS:
            if line_sum(serial, made, way, name, text) == total:
                return Step(serial=serial, name=name, made=made, way=_WAYS[way]), _changes(text)
        case _:
            pass
    raise ProjectError("What this edit changed is not in the project's journal any more, so it cannot be undone.")


def _text(changes: Sequence[Change]) -> str:
    return json_text([[*change[:3], _shorter(change.before, change.after), *change[4:]] for change in changes])


def _shorter(before: Row | None, after: Row | None) -> Sequence[object] | None:
    return after[:2] if before is not None and after is not None and before.record == after.record else after


def _changes(text: str) -> tuple[Change, ...]:
    """The changes of a line whose sum is right. Raises ``ProjectError``."""
    changes: list[Change] = []
    for entry in cast(list[list[object]], json.loads(text)):
        table, key, before, after, was_behind, behind = entry
        was = _row(before, "")
        now = _row(after, was.record if was else "")
        changes.append(Change(_table(str(table)), str(key), was, now, _name(was_behind), _name(behind)))
    return tuple(changes)


def _row(columns: object, record: str) -> Row | None:
    match columns:
        case [int(position), str(owner), str(own)]:
            return Row(position, owner, own)
        case [int(position), str(owner)]:
            return Row(position, owner, record)
        case _:
            return None


def _name(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _moves(change: Change) -> bool:
    return change.was_behind is not None or change.behind is not None


def _table(name: str) -> Table:
    for table in TABLES:
        if table == name:
            return table
    raise ProjectError("The journal holds a line of another kind.")


def _joined(first: Sequence[Change], second: Sequence[Change]) -> tuple[Change, ...]:
    """Two lines as one: what was before the first, what is after the second."""
    rows = {(change.table, change.key): change for change in first}
    for change in second:
        old = rows.get((change.table, change.key))
        rows[change.table, change.key] = change if old is None else old._replace(after=change.after)
    return tuple(change for change in rows.values() if change.before != change.after)
