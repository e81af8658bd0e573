"""The cameos of this machine beside a project's cast, while somebody writes: they can be called too, and the first
call takes them into the cast."""

from collections.abc import Sequence
from dataclasses import replace

from studio.project.cameo import Cameo
from studio.project.cast import CastMember, called
from studio.project.project import Project
from studio.workflows.cameo.calling import as_member


def at_hand(cameos: Sequence[Cameo], cast: Sequence[CastMember], prompt: str) -> tuple[CastMember, ...]:
    """Whom a prompt may call besides the cast, in words of its language. The project's own people come first: a cameo
    of the same handle is not called."""
    taken = {member.handle.casefold() for member in cast}
    return tuple(as_member(cameo, prompt) for cameo in cameos if cameo.handle.casefold() not in taken)


def taken_in(project: Project, cameos: Sequence[Cameo], prompt: str) -> Project:
    """The project with the cameos in its cast that a prompt calls; the same project where it calls none."""
    fresh = called(prompt, at_hand(cameos, project.cast, prompt)) if "@" in prompt else ()
    return replace(project, cast=(*project.cast, *fresh)) if fresh else project
