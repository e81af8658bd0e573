"""The storyboard: shots put in, taken out and put in order, from words typed, pasted or opened as a script."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import InputError, StudioError
from studio.core.signals import Signal
from studio.ports.worker import ReadOrder
from studio.project import edits
from studio.project.project import Project
from studio.project.scene import Reading
from studio.project.shot import Status
from studio.workflows.session.selection import Selection
from studio.workflows.session.session import Session
from studio.workflows.writing import prompts as prompts_of
from studio.workflows.writing.desk import Desk

USUAL_SECONDS = 5.0
"""How long a shot is taken to be that has no take and no length of its own."""

SCRIPT_LIMIT = 2_000_000
"""Characters of a script that are read at most: a long novel."""

_FOUNTAIN = re.compile(r"^\s*(?:INT|EXT|EST|INT\./EXT|I/E)[. ]|^\s*Title:", re.MULTILINE | re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[。！？])(?!」)|(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the storyboard shows of one shot. ``length`` in frames; ``certain`` when a take or a wish sets it.

    ``heading`` is the place where a new stretch of the story begins on this card, else empty; ``stretch`` counts them.
    """

    shot_id: str
    number: int
    prompt: str
    status: Status
    length: int
    certain: bool
    stretch: int
    heading: str


def cards(project: Project) -> tuple[Card, ...]:
    """A card for every shot, in the order of the story."""
    made: list[Card] = []
    stretch, place = 0, None
    for number, shot in enumerate(project.shots, start=1):
        here = shot.reading.scene.place
        begins = here != place and bool(shot.prompt.strip())
        if begins or not made:
            stretch += 1
            place = here
        take = project.standing(shot.id)
        wish = shot.settings.seconds
        length = take.frame_count if take else project.form.rate.frames(wish or USUAL_SECONDS)
        made.append(
            Card(
                shot_id=shot.id,
                number=number,
                prompt=shot.prompt,
                status=project.status(shot.id),
                length=length,
                certain=take is not None or wish is not None,
                stretch=stretch,
                heading=here if begins or len(made) == 0 else "",
            )
        )
    return tuple(made)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a pasted text, each one line."""
    return tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()) if part.strip())


def in_two(prompt: str) -> tuple[str, str] | None:
    """The prompt cut at the end of the sentence nearest its middle; None where it is one sentence.

    ::

        "A dog runs. It stops. It barks."  ->  "A dog runs." "It stops. It barks."
    """
    ends = [found.start() for found in _SENTENCE.finditer(prompt)]
    halves = [(prompt[:end].strip(), prompt[end:].strip()) for end in ends]
    halves = [(first, second) for first, second in halves if first and second]
    return min(halves, key=lambda half: abs(len(half[0]) - len(half[1])), default=None)


class Storyboard:
    """The verbs of the storyboard on one session. What is asked of the desk arrives a moment later, as one edit.

    ``refused`` says what could not be read; ``read_shots`` how many shots came of a script.
    """

    def __init__(self, session: Session, desk: Desk, selection: Selection) -> None:
        self._session, self._desk, self._selection = session, desk, selection
        self.refused: Signal[StudioError] = Signal()
        self.read_shots: Signal[int] = Signal()

    def insert(self) -> None:
        """An empty shot behind the one in hand, to be written."""
        project = self._session.project
        blank = prompts_of.blank(project)
        place = self._behind()
        self._session.edit("Insert shot", lambda before: edits.insert_shots(before, place, (blank,)))

    def write(self, prompts: Sequence[str], place: int | None = None) -> None:
        """New shots from prompts, behind the one in hand or at ``place``."""
        order = prompts_of.order(self._session.project, *prompts)
        self._read("write", order, place, tuple(prompts))

    def paste(self, text: str, place: int | None = None) -> None:
        """New shots from a pasted text: a Fountain screenplay, or a shot for every paragraph."""
        if not text.strip():
            return
        if len(text) > SCRIPT_LIMIT:
            self.refused.emit(
                InputError(
                    f"The text has {len(text):,} characters; a script may have {SCRIPT_LIMIT:,}.",
                    todo="Paste it in parts.",
                )
            )
            return
        if _FOUNTAIN.search(text):
            try:
                script = self._session.folder.cache("scripts") / "pasted.fountain"
                script.write_text(text, encoding="utf-8")
            except (OSError, StudioError) as exc:
                self.refused.emit(exc if isinstance(exc, StudioError) else InputError(f"The text was not kept: {exc}."))
                return
            self.open_script(script, place)
        else:
            self.write(paragraphs(text), place)

    def open_script(self, script: Path, place: int | None = None) -> None:
        """New shots from a script file."""
        form = self._session.project.form
        self._read("script", ReadOrder(script=script, style=form.style, language=form.language), place)

    def duplicate(self) -> None:
        """A copy of the shot in hand behind it."""
        if shot_id := self._selection.shot:
            self._session.edit("Duplicate shot", lambda before: edits.duplicate_shot(before, shot_id))

    def remove(self) -> None:
        """The selected shots out of the story, with their takes; undo brings them back."""
        if chosen := self._selection.shots:
            name = "Remove shots" if len(chosen) > 1 else "Remove shot"
            self._session.edit(name, lambda before: edits.remove_shots(before, chosen))

    def move(self, shot_ids: Sequence[str], place: int) -> None:
        """Shots to before the one that is now at ``place``."""
        name = "Move shots" if len(shot_ids) > 1 else "Move shot"
        self._session.edit(name, lambda before: edits.move_shots(before, shot_ids, place))

    def shift(self, by: int) -> None:
        """The selected shots one place on (1) or back (-1)."""
        project, chosen = self._session.project, self._selection.shots
        if not chosen:
            return
        numbers = [project.number(shot_id) for shot_id in chosen]
        place = numbers[0] - 2 if by < 0 else numbers[-1] + 1
        if 0 <= place <= len(project.shots):
            self.move(chosen, place)

    def split(self) -> None:
        """The shot in hand becomes two, at the end of the sentence nearest the middle."""
        shot_id = self._selection.shot
        if shot_id is None:
            return
        shot = self._session.project.shot(shot_id)
        halves = in_two(shot.prompt)
        if halves is None:
            self.refused.emit(
                InputError("This shot is one sentence, so there is no place to split it.", todo="Write a second one.")
            )
            return

        def _split(readings: tuple[Reading, ...]) -> None:
            first, second = self._understood(readings, halves)
            self._session.edit("Split shot", lambda before: edits.split_shot(before, shot_id, first, second))

        order = prompts_of.order(self._session.project, *halves)
        self._desk.read(f"split {shot_id}", order, _split, self.refused.emit)

    def merge(self) -> None:
        """The selected neighbours become one shot; with one selected, it and the next."""
        project, chosen = self._session.project, list(self._selection.shots)
        if len(chosen) == 1 and project.number(chosen[0]) < len(project.shots):
            chosen.append(project.shots[project.number(chosen[0])].id)
        numbers = [project.number(shot_id) for shot_id in chosen]
        if len(chosen) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            self.refused.emit(InputError("Only neighbouring shots can be merged.", todo="Select two that touch."))
            return
        words = [project.shot(shot_id).prompt.strip() for shot_id in chosen]
        prompt = ("" if any("。" in text for text in words) else " ").join(text for text in words if text)

        def _merge(readings: tuple[Reading, ...]) -> None:
            (whole,) = self._understood(readings, (prompt,))
            self._session.edit("Merge shots", lambda before: edits.merge_shots(before, chosen, whole))

        self._desk.read("merge", prompts_of.order(project, prompt), _merge, self.refused.emit)

    def _read(self, key: str, order: ReadOrder, place: int | None, prompts: tuple[str, ...] = ()) -> None:
        def _insert(readings: tuple[Reading, ...]) -> None:
            readings = self._understood(readings, prompts or tuple(reading.prompt for reading in readings))
            at = self._behind() if place is None else place
            name = "Write shots" if len(readings) > 1 else "Write shot"
            if self._session.edit(name, lambda before: edits.insert_shots(before, at, readings)):
                self.read_shots.emit(len(readings))

        self._desk.read(key, order, _insert, self.refused.emit)

    def _understood(self, readings: Sequence[Reading], prompts: Sequence[str]) -> tuple[Reading, ...]:
        """What came back, in the words that were written and with the cast as it looks now."""
        project = self._session.project
        return tuple(prompts_of.understood(*both, project) for both in zip(readings, prompts, strict=True))

    def _behind(self) -> int:
        """The place behind the shot in hand."""
        shot_id = self._selection.shot
        return self._session.project.number(shot_id) if shot_id else len(self._session.project.shots)
