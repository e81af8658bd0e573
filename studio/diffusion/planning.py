"""What a model is to make for a shot: its own sizes, lengths and rates, next to what was asked for. Pure arithmetic."""

import math
from dataclasses import dataclass, replace
from fractions import Fraction

from studio.core.errors import InputError
from studio.core.time import SAMPLE_RATE
from studio.diffusion import footage
from studio.diffusion.facts import BY_ID, Facts
from studio.diffusion.folders import Found
from studio.diffusion.prompts import negative_for, prompt_for
from studio.ports.engine import PlacedLine, ShotRequest
from studio.ports.models import Schedule
from studio.project.model_use import ModelUse, Setting
from studio.project.scene import Note

USUAL_SECONDS = 4.0
_FIRST_WORD = 0.4
_BETWEEN = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """``size`` and ``frame_count`` are the model's, at ``rate``; ``shot_frames`` is how long the shot is at its own.
    ``settings`` are everything that the family's driver looks at. ``lines`` are placed where the family is silent.
    ``kept`` says which of the model's frames are a movie's."""

    facts: Facts
    size: tuple[int, int]
    frame_count: int
    rate: Fraction
    shot_frames: int
    prompt: str
    negative: str
    steps: int
    guidance: float
    sigmas: tuple[float, ...]
    seed: int
    settings: dict[str, Setting]
    lines: tuple[PlacedLine, ...]
    notes: tuple[Note, ...]
    kept: footage.Kept | None = None

    @property
    def seconds(self) -> Fraction:
        """How long the model's frames last."""
        return Fraction(self.frame_count) / self.rate

    def number(self, name: str) -> float:
        """A setting as a number. Raises ``InputError``."""
        value = self.settings.get(name, 0.0)
        if isinstance(value, str):
            raise InputError(f'The setting {name} is "{value}", not a number.')
        return float(value)

    def at(self, size: tuple[int, int], frame_count: int) -> "Plan":
        """The same with less to make."""
        return replace(self, size=size, frame_count=frame_count)


def plan(request: ShotRequest, use: ModelUse, found: Found) -> Plan:
    """Raises ``InputError``: the model cannot be used so."""
    facts = BY_ID[found.family]
    if not facts.pictures:
        raise InputError(f"{found.id} makes no pictures.", todo="Choose a model of pictures for a shot.")
    if use.family and use.family != facts.id:
        raise InputError(f"{found.id} is of the family {facts.id}, not {use.family}.")
    ask(facts, use)
    footage.ask(facts, found, use, request)
    card, schedule = found.card, _schedule(found, use)
    rate = request.rate.fps if facts.rate is None else Fraction(card.rate) if card else facts.rate
    settings = {**facts.settings, **(dict(schedule.settings) if schedule else {}), **use.settings}
    steps = int(_number(settings.pop("steps", schedule.steps if schedule else facts.steps)))
    if not 1 <= steps <= 1000:
        raise InputError(f"{steps} steps make no picture.", todo="Give 1 to 1000.")
    guidance = float(_number(settings.pop("guidance", schedule.guidance if schedule else facts.guidance)))
    lines = () if facts.sound and use.heard else placed(request)
    step, rest = (card.frame_step, card.frame_rest) if card else (facts.frame_step, facts.frame_rest)
    least = card.shortest_frames if card else facts.shortest_frames
    most = card.longest_frames if card and card.longest_frames else facts.longest_frames
    kept: footage.Kept | None = None
    if request.footage is not None and request.footage.part is None:
        kept = footage.going_on(request.footage, rate, step, rest, _number(settings.get("overlap", 17)))
    lead = kept.lead if kept else 0
    shot, frames, notes = _length(request, lines, rate, step, rest, least, most, lead)
    if request.footage is not None and request.footage.part is not None:
        kept = footage.again(request.footage, rate, frames)
    size = _size(request.size, card.size_step if card else facts.size_step, card.longest_side if card else 4096)
    sigmas = schedule.sigmas if schedule and "steps" not in use.settings else ()
    return Plan(
        facts=facts,
        size=use.size or size,
        frame_count=use.frame_count or frames,
        rate=rate,
        shot_frames=shot,
        prompt=use.prompt or prompt_for(facts.id, request.scene),
        negative=use.negative or negative_for(facts.id),
        steps=len(sigmas) or steps,
        guidance=guidance,
        sigmas=sigmas,
        seed=request.seed,
        settings=settings,
        lines=lines,
        notes=(*notes, *_unseen(found, facts, request)),
        kept=kept,
    )


def _unseen(found: Found, facts: Facts, request: ShotRequest) -> tuple[Note, ...]:
    """What is told of people that the model cannot be shown."""
    people = [one for one in request.references if one.pictures]
    most = facts.shown if found.card is None or "references" in found.card.capabilities else 0
    if len(people) <= most:
        return ()
    names = ", ".join(f"@{one.cameo}" for one in people[most:])
    text = f"This model cannot be shown {names}: they look as the words say."
    return (Note(text=text, kind="substituted", detail="references"),)


def ask(facts: Facts, use: ModelUse) -> None:
    """Raises ``InputError``: the family cannot follow what it is to be given."""
    if use.guide != "none" and use.guide not in facts.guides:
        can = ", ".join(facts.guides) or "nothing"
        raise InputError(f"Models of the family {facts.id} cannot follow {use.guide}; they can follow: {can}.")
    if use.image and not facts.image:
        raise InputError(f"Models of the family {facts.id} cannot begin with a picture.")


def _schedule(found: Found, use: ModelUse) -> Schedule | None:
    schedules = found.card.schedules if found.card else ()
    if not use.schedule:
        return schedules[0] if schedules else None
    named = next((one for one in schedules if one.name == use.schedule), None)
    if named is None:
        names = ", ".join(one.name for one in schedules) or "none"
        raise InputError(f'{found.id} has no schedule "{use.schedule}"; it has: {names}.')
    return named


def _length(
    request: ShotRequest,
    lines: tuple[PlacedLine, ...],
    rate: Fraction,
    step: int,
    rest: int,
    least: int,
    most: int,
    lead: int = 0,
) -> tuple[int, int, tuple[Note, ...]]:
    """Frames of the shot at its own rate, frames of the model at its own (``lead`` before the shot begins), and what
    had to give."""
    said = max((one.sample + len(one.speech.samples) for one in lines), default=0) / SAMPLE_RATE
    heard = 0.0 if request.heard is None else len(request.heard) / SAMPLE_RATE
    wished = request.seconds or heard or max(USUAL_SECONDS, said + _FIRST_WORD)
    again = request.footage is not None and request.footage.part is not None
    if request.footage is not None and again:
        wished = float(footage.seconds_of(request.footage))
    shot = max(1, request.rate.frames(wished))
    needed = max(least, lead + math.ceil(Fraction(shot) / request.rate.fps * rate))
    whole = max(0, math.ceil(Fraction(max(0, needed - rest), step))) * step + rest
    longest = (most - rest) // step * step + rest
    if whole <= longest:
        return shot, whole, ()
    reach = max(1, math.floor(Fraction(longest - lead) / rate * request.rate.fps))
    seconds = float(Fraction(longest - lead) / rate)
    if again:
        raise InputError(
            f"This model makes at most {seconds:.1f} s at once; the movie lasts {wished:.1f} s.",
            todo="Cut the movie first, around the part that is to be made again.",
        )
    text = f"This model makes at most {seconds:.1f} s at once"
    if request.seconds is None and said <= seconds:
        return reach, longest, (Note(text=f"{text}; the shot is as long.", kind="substituted", detail="seconds"),)
    held = Note(text=f"{text}; the last picture is held until the shot ends.", kind="substituted", detail="seconds")
    return shot, longest, (held,)


def _size(wished: tuple[int, int], step: int, longest: int) -> tuple[int, int]:
    """The nearest size of the same shape that the model can make."""
    scale = min(1.0, longest / max(wished))
    width, height = (max(step, round(side * scale / step) * step) for side in wished)
    return width, height


def placed(request: ShotRequest) -> tuple[PlacedLine, ...]:
    """One line after the other, as somebody would speak over silent pictures."""
    placed: list[PlacedLine] = []
    sample = round(_FIRST_WORD * SAMPLE_RATE)
    for speech in request.speech:
        placed.append(PlacedLine(speech=speech, sample=sample))
        sample += len(speech.samples) + round(_BETWEEN * SAMPLE_RATE)
    return tuple(placed)


def _number(value: Setting) -> float:
    if isinstance(value, str):
        raise InputError(f'"{value}" is not a number.')
    return float(value)
