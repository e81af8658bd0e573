"""Which part of a sequence is delivered: all, a range, or shots, each by itself."""

import re
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from studio.core.errors import InputError
from studio.project.project import Project
from studio.project.story import with_film
from studio.project.timeline.clip import Clip, TakeSource
from studio.project.timeline.sequence import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Frames ``first`` up to, not with, ``end`` of a sequence. ``name`` is of the part (``shot003``), empty for what
    was not cut out by shots."""

    first: int
    end: int
    name: str = ""


def chosen(project: Project, name: str) -> Sequence:
    """The sequence with this id or name; the film where it is empty. Raises ``InputError``."""
    if not project.sequences:
        raise InputError(f"There is nothing to export in {project.name}.", todo="Write a shot and make a take of it.")
    if not name:
        return project.sequences[0]
    for sequence in project.sequences:
        if name in (sequence.id, sequence.name):
            return sequence
    every = ", ".join(sequence.name for sequence in project.sequences)
    raise InputError(f'There is no sequence "{name}" in {project.name}.', todo=f"It has: {every}.")


def stretch_of(text: str, sequence: Sequence) -> tuple[int, int]:
    """``IN-OUT`` as the first frame and the first behind the last; both IN and OUT are in it.

    Each is a frame of the sequence, from 0, or a timecode ``HH:MM:SS:FF`` as its ruler shows it, or nothing for the
    beginning or the end. Raises ``InputError``.
    """
    if not text.strip():
        return 0, sequence.length
    parts = re.fullmatch(r"\s*([\d:;]*)\s*-\s*([\d:;]*)\s*", text)
    if parts is None:
        raise InputError(f'"{text}" is not a stretch of frames.', todo="Write it as IN-OUT, such as 48-119.")
    first = _frame(parts[1], sequence) if parts[1] else 0
    last = _frame(parts[2], sequence) if parts[2] else sequence.length - 1
    if not 0 <= first <= last or first >= sequence.length:
        raise InputError(
            f"{sequence.name} has no frames from {first} to {last}.", todo=f"Its last frame is {sequence.length - 1}."
        )
    return first, min(last + 1, sequence.length)


def shots_of(text: str, project: Project) -> tuple[int, ...]:
    """``3,5-7`` as numbers of shots, in order, each once; ``all`` for all. Raises ``InputError``."""
    count = len(project.shots)
    if text.strip().casefold() == "all":
        return tuple(range(1, count + 1))
    found: set[int] = set()
    for part in text.replace(" ", "").split(","):
        ends = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", part)
        if ends is None:
            raise InputError(f'"{text}" does not name shots.', todo="Write their numbers, such as 3,5-7, or all.")
        low, high = int(ends[1]), int(ends[2] or ends[1])
        if not 1 <= low <= high <= count:
            raise InputError(f"{project.name} has no shots {part}.", todo=f"Its shots are 1 to {count}.")
        found.update(range(low, high + 1))
    return tuple(sorted(found))


def by_shots(project: Project, sequence: Sequence, numbers: tuple[int, ...], within: tuple[int, int]) -> list[Span]:
    """A span for every stretch of a sequence that shows one of the shots without a break, on its lowest track that
    shows it; a shot that comes back has several, named with letters. Raises ``InputError``."""
    runs = _runs(sequence)
    made: list[Span] = []
    for number in numbers:
        shot = project.shots[number - 1]
        parts = [(max(a, within[0]), min(b, within[1])) for a, b in runs.get(shot.id, ())]
        parts = [(a, b) for a, b in parts if a < b]
        if not parts:
            raise InputError(f"Shot {number} is not in {sequence.name}.", todo="Choose one that is.")
        for turn, (first, end) in enumerate(parts):
            letter = "" if len(parts) == 1 else chr(ord("a") + turn) if turn < 26 else f"-{turn + 1}"
            made.append(Span(first=first, end=end, name=f"shot{number:03d}{letter}"))
    return made


def shown(project: Project, sequence: Sequence) -> tuple[int, ...]:
    """The numbers of the shots that a sequence shows."""
    runs = _runs(sequence)
    return tuple(number for number, shot in enumerate(project.shots, start=1) if shot.id in runs)


def with_sequences(document: Project) -> Project:
    """The document with a film of its shots, where it has none yet."""
    return with_film(document)


def _runs(sequence: Sequence) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for track in sequence.of_kind("video"):
        here: dict[str, list[tuple[int, int]]] = {}
        for item, (start, end) in zip(track.items, pairwise((0, *track.ends)), strict=True):
            if isinstance(item, Clip) and isinstance(item.source, TakeSource) and item.enabled:
                parts = here.setdefault(item.source.shot_id, [])
                if parts and parts[-1][1] == start:
                    parts[-1] = parts[-1][0], end
                else:
                    parts.append((start, end))
        for shot_id, parts in here.items():
            found.setdefault(shot_id, parts)
    return found


def _frame(text: str, sequence: Sequence) -> int:
    parts = [int(part) for part in re.split("[:;]", text) if part]
    if len(parts) == 1:
        return parts[0]
    base = ceil(sequence.rate.fps)
    if len(parts) > 4 or parts[-1] >= base:
        raise InputError(f'"{text}" is not a timecode.', todo="Write it as HH:MM:SS:FF.")
    hours, minutes, seconds, frames = [0] * (4 - len(parts)) + parts
    return ((hours * 60 + minutes) * 60 + seconds) * base + frames - sequence.start
