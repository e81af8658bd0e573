"""The system's keychain (macOS Keychain, Windows Credential Locker, Secret Service, KWallet), where there is one."""

import contextlib

from studio.core.errors import MachineError

_SERVICE = "ekonte"


class SystemKeychain:
    """By way of ``keyring``, which is loaded when it is first asked."""

    def there(self) -> bool:
        """A backend that keeps what it is given: those that fail or forget have no priority."""
        import keyring
        from keyring.errors import KeyringError

        try:
            backend = keyring.get_keyring()
            return float(backend.priority) > 0
        except (KeyringError, RuntimeError):
            return False

    def get(self, name: str) -> str | None:
        """Raises ``MachineError``."""
        import keyring
        from keyring.errors import KeyringError

        try:
            return keyring.get_password(_SERVICE, name)
        except (KeyringError, RuntimeError) as exc:
            raise _refused() from exc

    def put(self, name: str, secret: str) -> None:
        """Raises ``MachineError``."""
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(_SERVICE, name, secret)
        except (KeyringError, RuntimeError) as exc:
            raise _refused() from exc

    def drop(self, name: str) -> None:
        """Never fails."""
        import keyring
        from keyring.errors import KeyringError

        with contextlib.suppress(KeyringError, RuntimeError):
            keyring.delete_password(_SERVICE, name)


def _refused() -> MachineError:
    return MachineError(
        "The system's keychain is locked, or does not give what it keeps.",
        todo="Unlock it and try again.",
    )
