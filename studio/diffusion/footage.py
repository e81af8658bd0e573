"""Movies that a shot goes on from, or of which it makes a part again: what of them a model sees. Pure arithmetic."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from studio.core.errors import InputError
from studio.diffusion.facts import Facts
from studio.diffusion.folders import Found
from studio.ports.engine import Footage, ShotRequest
from studio.ports.models import Capability
from studio.project.model_use import ModelUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Frames of the model, at its own rate, that are as in the movie: the first ``head``, and those from ``tail`` on
    (None: none). ``lead`` of the first are there for the model alone; the shot begins after them."""

    head: int
    tail: int | None = None
    lead: int = 0


def ask(facts: Facts, found: Found, use: ModelUse, request: ShotRequest) -> None:
    """Raises ``InputError``: the model cannot do what it is to do with a movie or a sound."""
    wanted: list[Capability] = []
    if request.footage is not None:
        wanted.append("extend" if request.footage.part is None else "retake")
    if request.heard is not None:
        wanted.append("audio_in")
    for one in wanted:
        if one not in facts.takes or (found.card is not None and one not in found.card.capabilities):
            todo = "See what others can: ekonte models list."
            match one:
                case "extend":
                    raise InputError(f"{found.id} cannot go on from a movie.", todo=todo)
                case "retake":
                    raise InputError(f"{found.id} cannot make a part of a movie again.", todo=todo)
                case _:
                    raise InputError(f"{found.id} cannot follow a sound.", todo=todo)
    if request.footage is not None and (use.image or use.guide != "none"):
        raise InputError(
            "A shot that is made from a movie begins as the movie says.", todo="Give it no picture and no guide."
        )
    if len(wanted) == 2 and request.footage is not None and request.footage.part is not None:
        raise InputError("A part that is made again keeps the sound around it.", todo="Give it no sound.")


def seconds_of(footage: Footage) -> Fraction:
    """How long it is. Raises ``InputError``: there is nothing in it."""
    if footage.frame_count < 1:
        raise InputError("The movie shows no picture.", todo="Give another one.")
    return Fraction(footage.frame_count) / footage.rate.fps


def going_on(footage: Footage, rate: Fraction, step: int, rest: int, overlap: float) -> Kept:
    """The end of it, as many frames as ``overlap`` says, as there are, and as the model can see at once."""
    there = min(int(overlap), floor(seconds_of(footage) * rate))
    lead = max(1, (there - rest) // step * step + rest) if there >= rest else 1
    return Kept(head=lead, lead=lead)


def again(footage: Footage, rate: Fraction, whole: int) -> Kept:
    """Everything but its part. Raises ``InputError``: it has no such part."""
    assert footage.part is not None
    start, end = (Fraction(one).limit_denominator(100_000) for one in footage.part)
    length = seconds_of(footage)
    if not 0 <= start < min(end, length):
        raise InputError(
            f"The movie lasts {float(length):.2f} s and has no part from {float(start):g} to {float(end):g} s.",
            todo="Give seconds from and to, as 1.5-3.",
        )
    tail = ceil(end * rate)
    return Kept(head=floor(start * rate), tail=tail if tail < whole and end < length else None)


def in_part(footage: Footage, moment: Fraction) -> bool:
    """Whether what is to be seen at this moment, in seconds, is made again."""
    assert footage.part is not None
    return footage.part[0] <= moment < footage.part[1]
