"""Cameos in words, for a terminal, and as JSON, for programs."""

import json
from collections.abc import Iterator

from studio.ports.consent import Consent, Entry, Record
from studio.project.cameo import Cameo, Permission
from studio.workflows.cameo.library import Place
from studio.workflows.cameo.revoking import Erased

_AUDIENCES = {"me": "only you", "chosen": "chosen people", "mutual": "mutual", "everyone": "everyone"}

KEPT = {
    "keychain": "The key of your cameos is kept by this system's keychain.",
    "passphrase": "The key of your cameos is kept by a passphrase.",
    "file": (
        "This machine has no keychain: the key of your cameos lies in a file beside them that only your account may "
        "read. Whoever copies the whole folder can open it. Protect it with “ekonte cameo protect passphrase”."
    ),
}
"""What keeps the key, told honestly."""


def to_json(cameo: Cameo, me: str) -> dict[str, object]:
    """A cameo."""
    permission = cameo.permission
    return {
        "id": cameo.id,
        "handle": cameo.handle,
        "name": cameo.name,
        "kind": cameo.kind,
        "words": dict(cameo.words),
        "language": cameo.language,
        "mine": cameo.owner == me,
        "owner": cameo.owner,
        "version": cameo.version,
        "made": cameo.made,
        "looks": list(cameo.looks),
        "permission": {
            "audience": permission.audience,
            "people": list(permission.people),
            "until": permission.until,
            "limits": list(permission.limits),
            "words": permission.words,
        },
    }


def line(cameo: Cameo, me: str) -> str:
    """A cameo in a list."""
    whose = "yours" if cameo.owner == me else f"of {cameo.owner[:8]}"
    return f"@{cameo.handle}  {cameo.name}  {cameo.kind}, {whose}  {allowed(cameo.permission)}"


def allowed(permission: Permission) -> str:
    """A permission in a line."""
    parts = [_AUDIENCES[permission.audience]]
    if permission.until is not None:
        parts.append(f"until {permission.until}")
    if permission.limits:
        parts.append(f"no {', no '.join(permission.limits)}")
    return ", ".join(parts) + (f" “{permission.words}”" if permission.words else "")


def lines(cameo: Cameo, me: str) -> Iterator[str]:
    """All that is known of one."""
    yield f"@{cameo.handle}  {cameo.name} ({cameo.kind})"
    yield f"  id          {cameo.id}"
    yield f"  owner       {'you' if cameo.owner == me else cameo.owner}"
    yield f"  recording   {cameo.version}, {_moment(cameo.made)}"
    yield f"  allowed     {allowed(cameo.permission)}"
    for person in cameo.permission.people:
        yield f"              {person}"
    for language, words in cameo.words:
        yield f"  {language:<10}  {words}"


def place_to_json(place: Place) -> dict[str, object]:
    """Something that has a cameo in it."""
    path = None if place.path is None else str(place.path)
    return {"what": place.what, "project": place.project, "name": place.name, "path": path}


def place_line(place: Place) -> str:
    """The same in a line."""
    return f"{place.what:<10} {f'{place.project}: ' if place.project else ''}{place.name}  {place.path or ''}".rstrip()


def erased_to_json(gone: Erased, handle: str) -> dict[str, object]:
    """What is gone."""
    return {
        "handle": handle,
        "notice": None if gone.notice is None else str(gone.notice),
        "projects": gone.projects,
        "takes": gone.takes,
        "clips": gone.clips,
        "files": gone.files,
        "exports": gone.exports,
        "left": list(gone.left),
    }


def entry_to_json(entry: Entry) -> dict[str, object]:
    """A line of the record."""
    return {
        "number": entry.number,
        "when": entry.when,
        "deed": entry.deed,
        "cameo": entry.cameo,
        "handle": entry.handle,
        "what": entry.what,
        "chain": entry.chain,
    }


def entry_line(entry: Entry) -> str:
    """The same for a person."""
    name = f"@{entry.handle} " if entry.handle else ""
    return f"{entry.number:>5}  {_moment(entry.when)}  {entry.deed:<9} {name}{what(entry)}".rstrip()


def what(entry: Entry) -> str:
    """What the record says of it: of what was exported, where to and the beginning of its sum."""
    if entry.deed != "exported":
        return entry.what
    try:
        told = json.loads(entry.what)
        return f"{told['path']}  sha256 {str(told['sha256'])[:12]}…"
    except (ValueError, TypeError, KeyError):
        return entry.what


def _moment(when: str) -> str:
    """A time in UTC without what nobody reads."""
    return f"{when[:16].replace('T', ' ')} UTC"


def verdict(record: Record) -> str:
    """Whether the record is whole."""
    if record.whole:
        return f"The record is whole: {len(record.entries)} lines, each signed and bound to all before it."
    return f"The record has been tampered with: from line {record.broken} on it is not what was written."


def kept(consent: Consent) -> str:
    """What keeps the key."""
    return KEPT[consent.kept]
