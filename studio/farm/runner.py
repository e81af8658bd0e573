"""The runner on this machine: a worker process for each place of a device, started when it is first needed."""

import threading
from collections.abc import Callable, Sequence

from studio.core.errors import FaultError
from studio.ports.queue import Device
from studio.ports.worker import Advanced, Order, Rendered, Report, Worker


class LocalRunner:
    """The ``Runner`` port over ``Worker``s. A worker's process that dies is one ``Broken`` order; the next order gets a
    new process."""

    name = "local"

    def __init__(self, make: Callable[[], Worker], devices: Sequence[Device] = (Device("cpu"),)) -> None:
        """``make`` gives a worker whose process has not begun."""
        self._make, self._devices = make, tuple(devices)
        self._lock = threading.Lock()
        self._workers: dict[str, list[Worker]] = {device.name: [] for device in self._devices}
        self._taken: set[int] = set()
        """Workers that have an order, by ``id``."""
        self._closed = False

    @property
    def devices(self) -> tuple[Device, ...]:
        """Those of this machine."""
        return self._devices

    def can(self, order: Order) -> bool:
        """Everything that a worker can."""
        return True

    def submit(self, order: Order, device: str, report: Callable[[Report], None]) -> "LocalTask":
        """Give it to a worker of the device. Raises ``FaultError``: none is free, or there is no such device."""
        with self._lock:
            if self._closed or device not in self._workers:
                raise FaultError(f"There is no device {device} here.")
            workers = self._workers[device]
            worker = next((one for one in workers if id(one) not in self._taken), None)
            if worker is None:
                worker = self._make()
                workers.append(worker)
            self._taken.add(id(worker))
        task = LocalTask(worker)

        def _heard(said: Report) -> None:
            if not isinstance(said, Advanced | Rendered):
                task.end()
                with self._lock:
                    self._taken.discard(id(worker))
            report(said)

        try:
            worker.begin(order, _heard)
        except BaseException:
            with self._lock:
                self._taken.discard(id(worker))
            raise
        return task

    def close(self) -> None:
        """End all processes; nothing is reported any more."""
        with self._lock:
            self._closed = True
            workers = [worker for each in self._workers.values() for worker in each]
        for worker in workers:
            worker.close()


class LocalTask:
    """An order that a worker has in work."""

    def __init__(self, worker: Worker) -> None:
        self._lock = threading.RLock()
        self._worker: Worker | None = worker

    def cancel(self) -> None:
        """Ask it to stop; nothing when it has ended."""
        with self._lock:
            if self._worker is not None:
                self._worker.cancel()

    def end(self) -> None:
        """The worker has another order from now on."""
        with self._lock:
            self._worker = None
