"""The cast: people and things that come back from shot to shot, called in prompts by ``@handle``."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from studio.project.cameo import CameoUse
from studio.project.people import is_person
from studio.project.scene import Scene, Subject
from studio.project.take import Casting

HANDLE = re.compile(r"@([^\W\d_][\w-]{0,31})")
"""What a handle may be: ``@`` and a letter of any script, then letters, digits, ``_`` and ``-``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CastMember:
    """Somebody of the cast.

    ``handle`` is what follows ``@``, unique in the project whatever its case. ``words`` stand in for the handle when a
    prompt is read ("a young woman in a red coat", "赤いコートの若い女性"). ``subject`` is how they were understood:
    their kind and attributes hold in every shot. ``voice`` is theirs, or None to leave it to the casting. ``cameo`` is
    the id of a recorded cameo whose face and voice they have (None: they are words alone); then ``look`` is one of its
    looks, ``pitch`` (semitones) and ``pace`` (a ratio) change its voice.
    ``body`` is whose body, face and hair they have, as ``Subject.look``; empty: their handle's own.
    """

    handle: str
    name: str
    words: str
    subject: Subject
    voice: Casting | None = None
    cameo: str | None = None
    look: str = ""
    pitch: float = 0.0
    pace: float = 1.0
    body: str = ""


def calls(prompt: str, cast: tuple[CastMember, ...]) -> tuple[re.Match[str], ...]:
    """Where the prompt calls somebody of the cast, in its order.

    Japanese writes on without a space: ``@haruが走る`` calls haru; ``@haruka`` calls nobody where there is only haru.
    """
    return tuple(_pattern(tuple(member.handle for member in cast)).finditer(prompt)) if cast else ()


def spell_out(prompt: str, cast: tuple[CastMember, ...]) -> str:
    """The prompt with each ``@handle`` of the cast written out in its words; other handles stay as they are.

    ::

        "@mika runs on a beach"  ->  "a young woman in a red coat runs on a beach"
    """
    members, said, at = _by_handle(cast), "", 0
    for call in calls(prompt, cast):
        said += prompt[at : call.start()] + members[call.group().casefold()].words
        at = call.end()
    return said + prompt[at:]


def called(prompt: str, cast: tuple[CastMember, ...]) -> tuple[CastMember, ...]:
    """Who of the cast a prompt calls, in the order of the prompt, each once."""
    members = _by_handle(cast)
    return tuple(members[handle] for handle in dict.fromkeys(call.group().casefold() for call in calls(prompt, cast)))


def dress(scene: Scene, members: tuple[CastMember, ...]) -> Scene:
    """The scene with each member's own look on the first subject of their kind that nobody has taken.

    What the shot itself says of a subject (its action, what it holds) stays; the member's attributes fill in the rest.
    A recorded cameo whose kind is not there becomes the first person (a pet: the first subject) that nobody has taken.
    """
    subjects = list(scene.subjects)
    taken: set[int] = set()
    for member in members:
        index = _body(subjects, member, taken)
        if index is None:
            continue
        taken.add(index)
        subject = subjects[index]
        attributes = MappingProxyType({**subject.attributes, **member.subject.attributes})
        kind = subject.kind if member.cameo is None else member.subject.kind
        subjects[index] = replace(subject, kind=kind, attributes=attributes, name=member.name, cameo=member.handle)
    return replace(scene, subjects=tuple(subjects))


def _body(subjects: list[Subject], member: CastMember, taken: set[int]) -> int | None:
    """Which subject a member is."""
    free = [index for index in range(len(subjects)) if index not in taken]
    alike = [index for index in free if subjects[index].kind == member.subject.kind]
    if not alike and member.cameo is not None:
        person = is_person(member.subject)
        alike = [index for index in free if is_person(subjects[index]) == person and subjects[index].cameo is None]
    return alike[0] if alike else None


def cameos_of(scene: Scene, cast: tuple[CastMember, ...]) -> tuple[CameoUse, ...]:
    """The recorded cameos that a scene calls for, each once; which recording it is, is settled when they are let in.

    Who is called by a handle that nobody of the cast has is a cameo by that handle, if there is one (its id is empty
    until then); who is in the cast by words alone is none.
    """
    members = {member.handle.casefold(): member for member in cast}
    uses: dict[str, CameoUse] = {}
    for handle in filter(None, (subject.cameo for subject in scene.subjects)):
        member = members.get(handle.casefold())
        if member is None:
            uses[handle] = CameoUse(id="", handle=handle, version=0, digest="")
        elif member.cameo is not None:
            uses[handle] = CameoUse(
                id=member.cameo, handle=handle, version=0, digest="",
                look=member.look, pitch=member.pitch, pace=member.pace,
            )  # fmt: skip
    return tuple(uses.values())


def _by_handle(cast: tuple[CastMember, ...]) -> dict[str, CastMember]:
    return {f"@{member.handle.casefold()}": member for member in cast}


@lru_cache(maxsize=8)
def _pattern(known: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these handles, the longest first, up to where another script or no word goes on."""
    ends = [rf"{re.escape(handle)}(?![{_script(handle[-1])}])" for handle in sorted(known, key=len, reverse=True)]
    return re.compile(rf"@(?:{'|'.join(ends)})", re.IGNORECASE)


def _script(letter: str) -> str:
    """What would make a word that ends in this letter longer, as the inside of a character class."""
    for letters in ("ァ-ヴー", "ぁ-ん", "一-龠々"):
        if re.match(f"[{letters}]", letter):
            return letters
    return r"\w-" if not letter.isascii() else "A-Za-z0-9_-"
