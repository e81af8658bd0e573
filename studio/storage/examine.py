"""What is wrong with a project's database, its records, its journal and its versions."""

import sqlite3
from pathlib import Path

from studio.core.errors import ProjectError, StudioError
from studio.ports.storage import Finding
from studio.storage import document
from studio.storage.errors import TROUBLE
from studio.storage.journal import Journal
from studio.storage.salvage import Salvaged
from studio.storage.versions import Versions

_MOST = 100
"""Faults of a database that are told one by one."""


def database_findings(db: sqlite3.Connection) -> list[Finding]:
    """Pages, tables and indexes that SQLite itself finds wrong. Never raises."""
    try:
        said = [str(row[0]) for row in db.execute(f"PRAGMA integrity_check({_MOST})")]
    except TROUBLE as exc:
        said = [str(exc)]
    return [
        Finding(part="database", subject="", what=f"The database is damaged: {one}.")
        for text in said
        for one in text.splitlines()
        if text != "ok"
    ]


def record_findings(db: sqlite3.Connection, name: str) -> list[Finding]:
    """Whether the document and the jobs can be read, and are as they were written. Never raises."""
    try:
        db.execute("BEGIN")  # all at one moment, whoever writes meanwhile
        document.read(db, name)
    except (StudioError, *TROUBLE) as exc:
        what = exc.what if isinstance(exc, StudioError) else f"The records cannot be read: {exc}."
        return [Finding(part="record", subject="", what=what)]
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
    return []


def salvage_findings(rescued: Salvaged) -> list[Finding]:
    """What became of each record that was not as it was written."""
    said = (
        (rescued.lost, "{} cannot be read and is lost."),
        (rescued.blank, "{} cannot be read; an empty one that is off keeps its place."),
        (rescued.doubtful, "{} makes sense, but is not as it was written."),
        (rescued.restored, "{} is damaged; the journal has it."),
    )
    return [
        Finding(part="record", subject=subject, what=sentence.format(_named(subject)))
        for subjects, sentence in said
        for subject in subjects
    ]


def journal_findings(db: sqlite3.Connection) -> list[Finding]:
    """Lines from which nothing can be undone any more. Never raises."""
    journal = Journal(db)
    wrong = 0
    for step in journal.steps:
        try:
            journal.changes(step.serial)
        except (ProjectError, *TROUBLE, ValueError):
            wrong += 1
    if not wrong:
        return []
    what = f"The journal of edits has {wrong} damaged lines: what was done before them cannot be undone."
    return [Finding(part="journal", subject="", what=what)]


def version_findings(folder: Path, name: str) -> list[Finding]:
    """Versions that cannot be read. Never raises."""
    versions = Versions(folder)
    found: list[Finding] = []
    for version_id in versions.ids:
        try:
            versions.read(version_id, name)
        except StudioError as exc:
            what = f'The version "{version_id}" cannot be read: {exc.what}'
            found.append(Finding(part="version", subject=version_id, what=what))
    return found


def _named(subject: str) -> str:
    """``clips c12`` as ``The clip c12``."""
    kind, _, key = subject.partition(" ")
    return f"The {kind[:-1] if kind.endswith('s') else kind} {key}" if kind != "meta" else f"The {key}"
