"""What an order would write, told before any work."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from studio.project.project import Project
from studio.workflows.delivering.estimate import Estimate, estimate
from studio.workflows.delivering.order import DeliveryOrder
from studio.workflows.delivering.plan import plan
from studio.workflows.outgoing.choice import Order


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """``paths`` are the files, the first first. ``bytes`` and ``seconds`` (of one core) are about what they take, None
    where nobody knows. ``free`` are the bytes of the disk. ``remarks`` are sentences."""

    paths: tuple[Path, ...]
    bytes: int | None = None
    seconds: float | None = None
    free: int | None = None
    remarks: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether the disk has room for it, as far as is known."""
        return self.bytes is None or self.free is None or self.bytes < self.free


def preview(document: Project, order: Order) -> Preview:
    """Raises ``InputError`` or ``DiskError`` with why it cannot be made."""
    free = _free(order.output)
    if not isinstance(order, DeliveryOrder):
        return Preview(paths=(order.output,), free=free)
    made = plan(document, order)
    total = sum((estimate(part) for part in made.parts), Estimate(0, 0.0))
    return Preview(
        paths=tuple(part.path for part in made.parts),
        bytes=total.size,
        seconds=total.seconds,
        free=free,
        remarks=tuple(dict.fromkeys(remark for part in made.parts for remark in part.remarks)),
    )


def _free(path: Path) -> int | None:
    for place in (path, *path.parents):
        try:
            return shutil.disk_usage(place).free
        except OSError:
            continue
    return None
