"""A job: one take that somebody asked for, and how far it is."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import StudioError
from studio.project.take import Recipe
from studio.workflows.film.shot import title_of


@dataclass(frozen=True, slots=True)
class Queued:
    """Waits for its turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparing:
    """Is with the worker; no frame yet. ``step`` says what is done (``speaking``, ``staging``), ``done`` of ``total``
    of it; total 0 when it is not known. ``picture`` is what emerges of the shot, where a model makes it."""

    step: str = ""
    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    picture: NDArray[np.uint8] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Running:
    """Frames are made: ``done`` of ``total``. ``seconds_left`` is None until it can be told. ``picture`` is the newest
    frame that was shown, small: uint8 (height, width, 3) sRGB, or None."""

    step: str
    done: int
    total: int
    seconds_left: float | None = None
    picture: NDArray[np.uint8] | None = None


@dataclass(frozen=True, slots=True)
class Cancelling:
    """Was asked to stop and has not stopped yet."""


@dataclass(frozen=True, slots=True)
class Done:
    """The take is in the project. ``notes`` are sentences on what had to give."""

    take_id: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Failed:
    """It could not be made. ``log`` is what the worker said; ``died`` tells that its process was lost."""

    problem: StudioError
    log: str = ""
    died: bool = False


@dataclass(frozen=True, slots=True)
class Cancelled:
    """It was stopped before there was a take."""


State = Queued | Preparing | Running | Cancelling | Done | Failed | Cancelled
"""::

    Queued ─▶ Preparing ─▶ Running ─▶ Done
       │          └──────┬─────┴────▶ Failed ─▶ (retry) Queued
       │            Cancelling ─▶ Cancelled
       └─────────────────────────────▲
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Job:
    """``id`` never changes. ``prompt`` is the shot's; ``parents`` are the takes it is made from. ``sounds`` is the id
    of the take whose pictures it shows with another sound; empty: it has pictures of its own."""

    id: str
    shot_id: str
    prompt: str
    recipe: Recipe
    parents: tuple[str, ...] = ()
    sounds: str = ""
    state: State = Queued()

    @property
    def title(self) -> str:
        """The prompt on one line."""
        return title_of(self.prompt)

    @property
    def working(self) -> bool:
        """Whether a worker has it."""
        return isinstance(self.state, Preparing | Running | Cancelling)

    @property
    def picture(self) -> NDArray[np.uint8] | None:
        """The newest picture of it while it is made: a frame, or what emerges of a model's."""
        return self.state.picture if isinstance(self.state, Preparing | Running) else None

    @property
    def waiting(self) -> bool:
        """Whether its turn is still to come."""
        return isinstance(self.state, Queued)

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen to it by itself."""
        return isinstance(self.state, Done | Failed | Cancelled)
