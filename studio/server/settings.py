"""What a server is told when it starts."""

from dataclasses import dataclass
from pathlib import Path

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``upload`` and ``body`` are bytes of a request with files and of one without. ``per_second`` requests and
    ``making_per_minute`` wishes for new work are answered; ``listeners`` may follow events at a time. ``free`` bytes
    must be left on the disk."""

    upload: int = 256_000_000
    body: int = 2_000_000
    per_second: float = 2_000.0
    making_per_minute: float = 120.0
    listeners: int = 64
    free: int = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """``folder`` is where the server keeps what it must remember; ``hosts`` are names by which it may be called,
    besides those of ``host``."""

    folder: Path
    token: str
    host: str = "127.0.0.1"
    port: int = 8317
    hosts: tuple[str, ...] = ()
    limits: Limits = Limits()

    @property
    def local(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in LOOPBACK

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """What a Host header may say, without the port. A page of somebody else's whose name was bent to this address
        says another."""
        own = (*LOOPBACK, "[::1]") if self.local else (self.host,)
        return frozenset(name.lower() for name in (*own, *self.hosts))
