"""The door to the system's keychain: short secrets under a name."""

from typing import Protocol


class Keychain(Protocol):
    """Short secrets under a name."""

    def there(self) -> bool:
        """Whether this machine has one that keeps anything."""
        ...

    def get(self, name: str) -> str | None:
        """The secret; None where there is none of that name. Raises ``MachineError``: it is locked, or refuses."""
        ...

    def put(self, name: str, secret: str) -> None:
        """Raises ``MachineError``: it is locked, or refuses."""
        ...

    def drop(self, name: str) -> None:
        """Forget it, if it is there and the keychain lets us."""
        ...
