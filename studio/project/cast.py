"""The cast: people and things that come back from shot to shot, called in prompts by ``@handle``."""

import re
from dataclasses import dataclass, replace
from types import MappingProxyType

from studio.project.scene import Scene, Subject
from studio.project.take import Casting

HANDLE = re.compile(r"@([^\W\d_][\w-]{0,31})")
"""``@`` and a letter of any script, then letters, digits, ``_`` and ``-``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CastMember:
    """Somebody of the cast.

    ``handle`` is what follows ``@``, unique in the project whatever its case. ``words`` stand in for the handle when a
    prompt is read ("a young woman in a red coat", "赤いコートの若い女性"). ``subject`` is how they were understood:
    their kind and attributes hold in every shot. ``voice`` is theirs, or None to leave it to the casting.
    """

    handle: str
    name: str
    words: str
    subject: Subject
    voice: Casting | None = None


def spell_out(prompt: str, cast: tuple[CastMember, ...]) -> str:
    """The prompt with each ``@handle`` of the cast written out in its words; other handles stay as they are.

    ::

        "@mika runs on a beach"  ->  "a young woman in a red coat runs on a beach"
    """
    words = {member.handle.casefold(): member.words for member in cast}
    return HANDLE.sub(lambda found: words.get(found[1].casefold(), found[0]), prompt)


def called(prompt: str, cast: tuple[CastMember, ...]) -> tuple[CastMember, ...]:
    """Who of the cast a prompt calls, in the order of the prompt, each once."""
    members = {member.handle.casefold(): member for member in cast}
    handles = dict.fromkeys(found[1].casefold() for found in HANDLE.finditer(prompt))
    return tuple(members[handle] for handle in handles if handle in members)


def dress(scene: Scene, members: tuple[CastMember, ...]) -> Scene:
    """The scene with each member's own look on the first subject of their kind that nobody has taken.

    What the shot itself says of a subject (its action, what it holds) stays; the member's attributes fill in the rest.
    """
    subjects = list(scene.subjects)
    taken: set[int] = set()
    for member in members:
        for index, subject in enumerate(subjects):
            if index not in taken and subject.kind == member.subject.kind:
                taken.add(index)
                attributes = MappingProxyType({**subject.attributes, **member.subject.attributes})
                subjects[index] = replace(subject, attributes=attributes, name=member.name, cameo=member.handle)
                break
    return replace(scene, subjects=tuple(subjects))
