"""Two runners as one: what the first cannot do, the second does in its stead."""

from collections.abc import Callable

from studio.ports.queue import Device, Runner, Task
from studio.ports.worker import Order, Report


class BothRunner:
    """The ``Runner`` port. Its name and its devices are those of ``first``: an order that ``second`` does on its device
    ``other`` has a slot of a first one's meanwhile."""

    def __init__(self, first: Runner, second: Runner, other: str) -> None:
        self._first, self._second, self._other = first, second, other

    @property
    def name(self) -> str:
        """That of the first."""
        return self._first.name

    @property
    def devices(self) -> tuple[Device, ...]:
        """Those of the first."""
        return self._first.devices

    def can(self, order: Order) -> bool:
        """What either can."""
        return self._first.can(order) or self._second.can(order)

    def submit(self, order: Order, device: str, report: Callable[[Report], None]) -> Task:
        """Give it to whoever can. Raises ``StudioError``."""
        if self._first.can(order):
            return self._first.submit(order, device, report)
        return self._second.submit(order, self._other, report)

    def close(self) -> None:
        """End both."""
        self._first.close()
        self._second.close()
