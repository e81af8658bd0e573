"""What a person has set so far for a file that leaves the studio, and the order that comes of it."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from studio.ports.boards import Language, Paper
from studio.project.project import Project
from studio.project.timeline.sequence import Sequence
from studio.workflows.boarding import BoardOrder
from studio.workflows.delivering import naming
from studio.workflows.delivering.order import DeliveryOrder
from studio.workflows.delivering.wish import Wish, captions_of, wished
from studio.workflows.handover.hand_over import HandOver
from studio.workflows.handover.media import Mezzanine
from studio.workflows.outgoing.targets import Target
from studio.workflows.telling import AS_IT_IS, Telling

Order = DeliveryOrder | HandOver | BoardOrder

Part = Literal["all", "stretch", "shots"]
"""Of the sequence: all of it, the marked stretch, or every shot as a file of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """``folder`` is where it goes, under a name of its own that nothing there has. ``stretch`` is the marked one as
    (first, end), None where nothing is marked.

    Of movies: ``wish``, ``stems``. For other editors: ``mezzanine``, ``handles`` in frames (None: media whole),
    ``apart`` for the sound of takes on a track for each stem. Of boards: ``per_page``, ``paper``.
    """

    target: Target
    folder: Path
    part: Part = "all"
    stretch: tuple[int, int] | None = None
    wish: Wish = field(default_factory=Wish)
    stems: bool = False
    mezzanine: Mezzanine = "original"
    handles: int | None = None
    apart: bool = False
    per_page: int = 6
    paper: Paper = "a4"

    @property
    def parts(self) -> tuple[Part, ...]:
        """What of the sequence can be chosen."""
        if self.target.group != "movie":
            return ("all",)
        return ("all", "stretch", "shots") if self.stretch is not None else ("all", "shots")

    def aimed(self, target: Target) -> "Choice":
        """At another target: what was set for its group stays, what its preset says comes with it."""
        return replace(self, target=target, wish=Wish(), part="shots" if target.by_shots else "all")

    def order(
        self, project: Project, sequence: Sequence, language: Language, tell: Telling = AS_IT_IS, date: str = ""
    ) -> Order:
        """The order, with the next free name in the folder. Raises ``InputError`` or ``DiskError``."""
        target = self.target
        if target.form is not None:
            first, end = self.stretch if self.part == "stretch" and self.stretch is not None else (0, 0)
            return DeliveryOrder(
                output=self.folder,
                form=wished(self.wish, target.form),
                sequence=sequence.id,
                stretch=f"{first}-{end - 1}" if end else "",
                by_shots=self.part == "shots",
                stems=self.stems,
                captions=captions_of(self.wish),
            )
        output = naming.versioned(self.folder, naming.stem(project.name, sequence.name, _kind(target)), target.suffix)
        if target.group == "board":
            return BoardOrder(
                output=output,
                sequence=sequence.id,
                per_page=self.per_page,
                paper=self.paper,
                language=language,
                contact=target.contact,
                date=date,
            )
        return HandOver(
            output=output,
            sequence=sequence.id,
            mezzanine=self.mezzanine,
            handles=self.handles if self.mezzanine != "original" else None,
            stems=self.apart,
            fcpxml=target.fcpxml,
            tell=tell,
        )


def _kind(target: Target) -> str:
    """A word in the name of a board, beside which others may lie."""
    return {"board:pdf": "board", "board:sheet": "contact", "board:xlsx": "shots", "board:csv": "shots"}.get(
        target.id, ""
    )
