"""The work of a file that leaves the studio, beside the window's own: one at a time, paused, stopped, told of."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from studio.core.progress import CancelToken, Progress
from studio.ports.storage import ProjectFolder
from studio.project.project import Project
from studio.workflows.beside import Beside
from studio.workflows.boarding import BoardOrder, write_board
from studio.workflows.delivering import telling
from studio.workflows.delivering.deliver import deliver_document
from studio.workflows.delivering.order import DeliveryOrder
from studio.workflows.handover.hand_over import hand_over_document
from studio.workflows.handover.report import sentences
from studio.workflows.outgoing.choice import Order
from studio.workflows.studio import Studio


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """``paths`` were written, the one that was asked for first. ``remarks`` are sentences on how, ``problems`` on what
    is missing in them."""

    paths: tuple[Path, ...]
    remarks: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


Work = Callable[[Order, Progress, CancelToken], Sent]
"""What carries an order out, on whatever thread it is called."""


def send(
    studio: Studio, document: Project, folder: ProjectFolder, order: Order, progress: Progress, cancel: CancelToken
) -> Sent:
    """Carry an order out for a document that is open. Raises as the work it is: ``StudioError`` or ``Cancelled``."""
    if isinstance(order, DeliveryOrder):
        made = deliver_document(studio, document, folder, order, progress, cancel)
        remarks = tuple(
            dict.fromkeys(line for one in made for line in telling.sentences(one) if line not in one.problems)
        )
        return Sent(
            paths=tuple(path for one in made for path in (one.path, *one.beside)),
            remarks=remarks,
            problems=tuple(dict.fromkeys(problem for one in made for problem in one.problems)),
        )
    if isinstance(order, BoardOrder):
        board = write_board(studio, document, folder, order, progress, cancel)
        return Sent(paths=(board.path,), problems=board.problems)
    over = hand_over_document(studio, document, folder, order, progress, cancel)
    media = (over.folder,) if over.folder is not None else ()
    return Sent(paths=(*over.files, *media), remarks=tuple(sentences(over.losses, over.cut)), problems=over.problems)


class Sending(Beside[Sent]):
    """One at a time; ``name`` is the file's."""

    def start(self, work: Work, order: Order, name: Path) -> None:
        """Begin, unless something is in work already."""
        self.begin(lambda progress, cancel: work(order, progress, cancel), name)
