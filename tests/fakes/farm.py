"""A farm of threads, for commands."""

from pathlib import Path

from studio.core.errors import InputError, MachineError
from studio.ports.farm import FarmState, FarmWish, FarmWorker, Node
from tests.fakes.runner import FakeRunner
from tests.fakes.studio import FakeStudio


class FakeFarm:
    """Up until it is down; at ``dead:1`` nobody answers."""

    def __init__(self, studio: FakeStudio) -> None:
        self._studio = studio

    def up(self, wish: FarmWish, port: int) -> FarmState:
        """Two workers."""
        if wish.address == "dead:1":
            raise MachineError("The head of the Ray cluster dead:1 does not answer.", todo="Start it again.")
        return _state(wish.address or f"127.0.0.1:{port}")

    def status(self, address: str = "") -> FarmState:
        """Only of a cluster that is named."""
        if not address:
            raise InputError("No farm was started here.", todo="Start one: ekonte farm up.")
        return _state(address)

    def down(self, address: str = "") -> int:
        """Two workers end."""
        return 2

    def runner(self, wish: FarmWish) -> "OpenedRunner":
        """Two threads."""
        if wish.address == "dead:1":
            raise MachineError("The head of the Ray cluster dead:1 does not answer.", todo="Start it again.")
        return OpenedRunner(self._studio, Path("cache"), wish.workers or 2)


class OpenedRunner(FakeRunner):
    """Opened at once."""

    def open(self) -> None:
        """There they are."""


def _state(address: str) -> FarmState:
    return FarmState(
        address=address,
        engine="threads 1",
        ours=True,
        nodes=(Node(name="n1", host="here", address="127.0.0.1", cpus=2.0, gpus=0.0),),
        workers=(
            FarmWorker(device="here/0", state="ready", version="0.0.test", busy=1),
            FarmWorker(device="here/1", state="other version", version="9.9"),
        ),
    )
