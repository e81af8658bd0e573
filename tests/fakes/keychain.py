"""Keychains in memory."""

from studio.core.errors import MachineError


class NoKeychain:
    """A machine without one."""

    def there(self) -> bool:
        """No."""
        return False

    def get(self, name: str) -> str | None:
        """Raises ``MachineError``."""
        raise MachineError("no keychain")

    def put(self, name: str, secret: str) -> None:
        """Raises ``MachineError``."""
        raise MachineError("no keychain")

    def drop(self, name: str) -> None:
        """There is nothing."""


class MemoryKeychain:
    """One that keeps what it is given until it is locked."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.locked = False

    def there(self) -> bool:
        """Yes."""
        return True

    def get(self, name: str) -> str | None:
        """Raises ``MachineError`` when it is locked."""
        if self.locked:
            raise MachineError("locked")
        return self.kept.get(name)

    def put(self, name: str, secret: str) -> None:
        """Raises ``MachineError`` when it is locked."""
        if self.locked:
            raise MachineError("locked")
        self.kept[name] = secret

    def drop(self, name: str) -> None:
        """Never fails."""
        self.kept.pop(name, None)
