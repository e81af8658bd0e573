"""What a panel is given by the window around it, so that it need not know the window or another panel.

A panel is built for one open project: ``<Room>Panel(host, …what it needs of the workflows…, parent=None)``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from PySide6.QtWidgets import QWidget

from studio.core.errors import StudioError
from studio.core.signals import Signal
from studio.project.cameo import Cameo
from studio.ui.commands import Commands, Shortcuts
from studio.ui.language import Language
from studio.ui.settings import Settings
from studio.workflows.models.engines import Engines

SHOTS = "application/x-ekonte-shots"
"""What is dragged from a storyboard: ids of shots, a line each."""

TAKES = "application/x-ekonte-takes"
"""What is dragged from a strip of takes: ids of takes, a line each."""

FILES = "application/x-ekonte-files"
"""What is dragged from the bin: ids of files, a line each."""

Kind = Literal["info", "good", "warning", "error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A word under a note that can be pressed, and what it does."""

    text: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A sentence to the person, in the window's language: what happened, what to do, at most a few replies.

    ``stays`` until it is dismissed; otherwise it leaves after some seconds. Errors always stay.
    """

    text: str
    kind: Kind = "info"
    todo: str = ""
    replies: tuple[Reply, ...] = ()
    stays: bool = False


class Notes(Protocol):
    """Where the window shows notes: over the job bar, never over the timeline or a playing picture."""

    def say(self, notice: Notice) -> None:
        """Show a note."""
        ...

    def refuse(self, error: StudioError) -> None:
        """Show an error: what happened, and what to do."""
        ...


class Sheets(Protocol):
    """Sheets over a flat dim. One at a time; Esc closes it and gives the focus back."""

    def show(self, content: QWidget, title: str, *, wide: bool = False, head: QWidget | None = None) -> None:
        """Show ``content`` on a sheet, which then owns it. ``head`` stands beside the title; with one the sheet is as
        wide as its content and is left with Esc or its cross alone."""
        ...

    def close(self) -> None:
        """Take the sheet away."""
        ...


@dataclass(slots=True, kw_only=True)
class Host:
    """``commands`` to declare and bind, ``shortcuts`` to name regions, ``settings`` to remember by name
    (``<room>.<what>``), ``notes`` and ``sheets`` to speak, ``compared`` to tell that compare should open or close,
    ``cameos`` who can be called besides the cast, ``engines`` who can make pictures, ``get_model`` opens the models at
    one of them (empty: at any). ``marks`` are the frame between the marks of the take that plays, and the one behind
    them; None: nothing is marked in it."""

    commands: Commands
    shortcuts: Shortcuts
    language: Language
    settings: Settings
    notes: Notes
    sheets: Sheets
    compared: Signal[bool] = field(default_factory=lambda: Signal[bool]())
    cameos: Callable[[], tuple[Cameo, ...]] = tuple
    engines: Engines = field(default_factory=Engines)
    get_model: Callable[[str], object] = lambda model: None
    marks: Callable[[], tuple[int, int] | None] = lambda: None
