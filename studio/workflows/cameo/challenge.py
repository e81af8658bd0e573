"""The challenge: steps in an order that is drawn anew each time, and a phrase that nobody has heard before.

::

    challenge = draw("en", now)                     what will be asked
    witness = Witness(challenge, studio.faces)      sees and hears it being done (``witness``)
    verdict = judge(challenge, witness.evidence(), studio.faces, studio.voices, claim, now, cancel)    (``judging``)

Whoever is recorded for a new cameo, and whoever brings photos and recordings along, does the same challenge.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Literal

from studio.workflows.cameo import phrases

Step = Literal["neutral", "left", "right", "up", "blink", "smile", "say"]
"""``left`` and ``right`` are the person's own; ``blink`` is eyes closed for a moment, or two blinks."""

STEPS: tuple[Step, ...] = ("left", "right", "up", "blink", "smile")
"""What is asked in a drawn order, after a neutral face and among the lines."""

LINES = 3
"""Spoken lines; one of them is the phrase."""

GOOD_FOR = timedelta(minutes=10)
"""How long a challenge may take from being drawn to being judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One thing that is asked. ``text`` is what to say; empty unless ``step`` is ``say``. ``limit`` is how many seconds
    there are for it."""

    step: Step
    text: str = ""
    limit: float = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """What is asked of somebody, once. ``prompts`` begin with ``neutral``; ``phrase`` is the ``text`` of one of them.
    ``language`` is ``ja`` or ``en``; ``drawn`` is UTC."""

    id: str
    language: str
    prompts: tuple[Prompt, ...]
    phrase: str
    drawn: datetime

    def __repr__(self) -> str:
        """Nothing that a log could give away."""
        return f"Challenge({self.id})"


def draw(language: str, now: datetime, chance: Random | None = None) -> Challenge:
    """A new challenge. ``chance`` is the system's own unless a test brings another. ``now`` is UTC.

    The face steps come in a drawn order; the lines come between them, the phrase at a drawn place among the lines.
    """
    chance = chance or secrets.SystemRandom()
    phrase = phrases.phrase(language, chance)
    lines = [phrase, *phrases.lines(language, LINES - 1, chance)]
    chance.shuffle(lines)
    steps = [Prompt(step=step) for step in STEPS]
    chance.shuffle(steps)
    places = sorted(chance.sample(range(1, len(steps) + 1), LINES))
    for line, place in zip(reversed(lines), reversed(places), strict=True):
        steps.insert(place, Prompt(step="say", text=line, limit=3 * phrases.seconds(line) + 6))
    identity = f"{chance.getrandbits(64):016x}"
    return Challenge(id=identity, language=language, prompts=(Prompt(step="neutral"), *steps), phrase=phrase, drawn=now)
