"""The door: whether a cameo may be shown, by whom, on which day, in what. Nothing is read or written here."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from studio.consent import licence as licences
from studio.consent.register import Held, Register
from studio.core.errors import InputError
from studio.project.cameo import AUDIENCES, LIMITS, Permission


class RefusedError(InputError):
    """``why`` is a word for the record."""

    def __init__(self, what: str, *, why: str, todo: str = "") -> None:
        super().__init__(what, todo=todo)
        self.why = why


def checked(held: Held, register: Register, me: str, purposes: Sequence[str], today: str) -> None:
    """Raises ``RefusedError``. ``today`` is an ISO date."""
    permission, name = held.cameo.permission, held.cameo.handle
    if held.licence is not None:
        permission = _licensed(held, register, me, today)
    elif held.cameo.owner != me:
        raise RefusedError(f"@{name} has no licence.", why="licence", todo="Ask its owner to share it with you.")
    if held.licence is not None and today < register.head.day:
        raise RefusedError(
            f"The clock of this machine says {today}, but your record of cameos goes to {register.head.day} already: "
            f"it has been set back, so @{name} is not shown.",
            why="clock",
            todo="Set the clock right.",
        )
    if today < held.seen:
        raise RefusedError(
            f"The clock of this machine says {today}, but @{name} was seen on {held.seen} already: it has been set "
            "back.",
            why="clock",
            todo="Set the clock right. If it is right now, give the cameo its permission anew.",
        )
    if permission.until is not None and today > permission.until:
        raise RefusedError(
            f"The permission to show @{name} ended on {permission.until}.",
            why="expired",
            todo="Ask its owner for a new one.",
        )
    forbidden = ", ".join(purpose for purpose in purposes if purpose in permission.limits)
    if forbidden:
        raise RefusedError(
            f"@{name} may not be shown in this: its owner forbids {forbidden}.",
            why=f"limits: {forbidden}",
            todo="Write the shot otherwise, or leave them out.",
        )


def _licensed(held: Held, register: Register, me: str, today: str) -> Permission:
    """What the owner has signed, whatever else is written down here."""
    name = held.cameo.handle
    licence = licences.read(held.licence) if held.licence is not None else None
    if licence is None or licence.cameo != held.cameo.id or licence.digest != held.digest:
        raise RefusedError(
            f"The licence of @{name} is forged or damaged.", why="forged", todo="Ask its owner to share it again."
        )
    audience, open_to_all = licence.permission.audience, licence.recipient == ""
    if licence.recipient not in ("", me) or audience == "me" or (open_to_all and audience != "everyone"):
        raise RefusedError(
            f"@{name} was not shared with you.", why="person", todo="Ask its owner to share it with you."
        )
    if audience == "mutual" and not lets(register, licence.owner.fingerprint, today):
        raise RefusedError(
            f"@{name} is shared mutually: its owner may use no cameo of yours yet.",
            why="mutual",
            todo="Allow one of yours to them first, mutually or as a chosen person.",
        )
    return licence.permission


def lets(register: Register, person: str, today: str) -> bool:
    """Whether a cameo of our own is allowed to this person."""
    for held in register.held:
        permission = held.cameo.permission
        if held.licence is not None or (permission.until is not None and today > permission.until):
            continue
        if permission.audience in ("mutual", "everyone"):
            return True
        if permission.audience == "chosen" and person in permission.people:
            return True
    return False


def checked_permission(permission: Permission) -> Permission:
    """The permission, each word once. Raises ``InputError``: it makes no sense."""
    if permission.audience not in AUDIENCES:
        raise InputError(f"“{permission.audience}” is nobody that a cameo could be allowed to.")
    unknown = [limit for limit in permission.limits if limit not in LIMITS]
    if unknown:
        raise InputError(f"“{unknown[0]}” is no limit of a cameo.", todo=f"There are {', '.join(LIMITS)}.")
    if permission.until is not None:
        try:
            dt.date.fromisoformat(permission.until)
        except ValueError as exc:
            raise InputError(f"“{permission.until}” is no day.", todo="Write it as 2027-03-31.") from exc
    return replace(
        permission,
        people=tuple(dict.fromkeys(permission.people)),
        limits=tuple(dict.fromkeys(permission.limits)),
        words=" ".join(permission.words.split()),
    )
