"""A cameo: a recorded likeness of somebody, or of their pet or thing, with its consent. What of it may be known to all
is here; face and voice themselves lie encrypted behind ``ports/consent``."""

from dataclasses import dataclass
from typing import Literal

from studio.project.scene import Subject

Audience = Literal["me", "chosen", "mutual", "everyone"]
AUDIENCES: tuple[Audience, ...] = ("me", "chosen", "mutual", "everyone")
"""Who may use a cameo: its owner alone; the people chosen; those who let the owner use theirs; everyone."""

LIMITS = ("violence", "romance", "nudity", "politics", "advertising", "crime", "alcohol")
"""What a licence may forbid by a word; ``Permission.words`` may say more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """Who may use a cameo, until when, and for what not.

    ``people`` are the fingerprints of keys; ``until`` is the last day (ISO date), None for no end; ``limits`` are of
    ``LIMITS``; ``words`` is the owner's own wish, in words, shown to whoever uses it.
    """

    audience: Audience = "me"
    people: tuple[str, ...] = ()
    until: str | None = None
    limits: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cameo:
    """Somebody who can be called in prompts.

    ``id`` is unique in the world and never changes; ``handle`` is what follows ``@``. ``words`` stand in for the handle
    where a prompt is read, by language. ``subject`` is how they are staged. ``owner`` is the fingerprint of the key
    that answers for them; ``version`` counts recordings. ``made`` is when, as an ISO 8601 time in UTC.
    """

    id: str
    handle: str
    name: str
    kind: Literal["person", "pet", "object"] = "person"
    words: tuple[tuple[str, str], ...] = ()
    subject: Subject
    language: str = "en"
    owner: str = ""
    version: int = 1
    permission: Permission = Permission()
    looks: tuple[str, ...] = ()
    made: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoUse:
    """A cameo in a recipe: which one, and of which recording. ``digest`` is the SHA-256 of its likeness as it was then.
    ``pitch`` (semitones) and ``pace`` (a ratio) are the shot's own wishes for the voice; ``look`` is one of its
    looks."""

    id: str
    handle: str
    version: int
    digest: str
    look: str = ""
    pitch: float = 0.0
    pace: float = 1.0
