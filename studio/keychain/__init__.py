"""The system's keychain, where secrets lie that open the studio's own vaults: the key that signs, the likenesses."""

from studio.keychain.system import SystemKeychain

__all__ = ["SystemKeychain"]
