"""The document: shots in the order of the story, and their takes. An immutable snapshot; ``edits`` make the next."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from studio.core.errors import ProjectError
from studio.core.time import FrameRate
from studio.project.cast import CastMember
from studio.project.sets import SetDesign
from studio.project.shot import Shot, Status
from studio.project.take import Take
from studio.project.timeline.file import MediaFile
from studio.project.timeline.sequence import Sequence

FILM_RATE = FrameRate(Fraction(24))
"""The rate of films unless asked otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What every shot of a project is made in: ``size`` is (width, height) in pixels, ``rate`` frames a second.

    ``style`` None leaves the look to each prompt; ``language`` None lets each prompt tell its own.
    """

    size: tuple[int, int] = (1280, 720)
    rate: FrameRate = FILM_RATE
    style: str | None = None
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class Project:
    """``shots`` in the order of the story; ``takes`` in the order they were made, of all shots; ``cast`` by handle,
    ``sets`` by name.
    ``sequences``: the film first, then others, in the order they were made; ``files``: what was brought in.

    Looking up a shot, its number or its takes does not grow with the project: a snapshot indexes itself once.
    """

    name: str
    shots: tuple[Shot, ...] = ()
    takes: tuple[Take, ...] = ()
    cast: tuple[CastMember, ...] = ()
    form: Form = Form()
    sequences: tuple[Sequence, ...] = ()
    files: tuple[MediaFile, ...] = ()
    sets: tuple[SetDesign, ...] = ()

    def shot(self, shot_id: str) -> Shot:
        """The shot with this id. Raises ``ProjectError``."""
        return self.shots[self.number(shot_id) - 1]

    def number(self, shot_id: str) -> int:
        """The place of a shot in the story, from 1. Raises ``ProjectError``."""
        if shot_id not in self._numbers:
            raise ProjectError(f'There is no shot "{shot_id}" in {self.name}.', todo=f"It has: {_names(self.shots)}.")
        return self._numbers[shot_id]

    def take(self, take_id: str) -> Take:
        """The take with this id. Raises ``ProjectError``."""
        for take in self.takes:
            if take.id == take_id:
                return take
        raise ProjectError(f'There is no take "{take_id}" in {self.name}.', todo=f"It has: {_names(self.takes)}.")

    def sequence(self, sequence_id: str) -> Sequence:
        """The sequence with this id. Raises ``ProjectError``."""
        for sequence in self.sequences:
            if sequence.id == sequence_id:
                return sequence
        raise ProjectError(f'There is no sequence "{sequence_id}" in {self.name}.')

    def file(self, file_id: str) -> MediaFile:
        """The file of the bin with this id. Raises ``ProjectError``."""
        if file_id not in self._files:
            raise ProjectError(f'There is no file "{file_id}" in {self.name}.')
        return self._files[file_id]

    def takes_of(self, shot_id: str) -> tuple[Take, ...]:
        """The takes of a shot, oldest first."""
        return self._takes.get(shot_id, ())

    def standing(self, shot_id: str) -> Take | None:
        """The take that stands for a shot in the film: the approved one, else the newest from the shot's own angle,
        else the newest, else None."""
        shot, takes = self.shot(shot_id), self.takes_of(shot_id)
        approved = next((take for take in takes if take.id == shot.approved), None)
        own = next((take for take in reversed(takes) if take.recipe.angle == shot.settings.angle), None)
        return approved or own or (takes[-1] if takes else None)

    def status(self, shot_id: str) -> Status:
        """How far a shot is."""
        shot, takes = self.shot(shot_id), self.takes_of(shot_id)
        approved = next((take for take in takes if take.id == shot.approved), None)
        if approved is None:
            return "drafted" if takes else "planned"
        return "final" if approved.recipe.quality == "final" else "approved"

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {shot.id: number for number, shot in enumerate(self.shots, start=1)}

    @cached_property
    def _files(self) -> dict[str, MediaFile]:
        return {file.id: file for file in self.files}

    @cached_property
    def _takes(self) -> dict[str, tuple[Take, ...]]:
        takes: dict[str, list[Take]] = {}
        for take in self.takes:
            takes.setdefault(take.shot_id, []).append(take)
        return {shot_id: tuple(of_shot) for shot_id, of_shot in takes.items()}


def _names(items: tuple[Shot, ...] | tuple[Take, ...]) -> str:
    """Some ids for an error: a long project names the first and the last."""
    ids = [item.id for item in items]
    return ", ".join(ids if len(ids) <= 12 else [*ids[:6], "…", *ids[-3:]]) or "none"
