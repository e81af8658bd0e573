"""The key that signs what leaves the studio, told."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.ports.provenance import KeyFacts

_KEPT = {
    "keychain": "sealed in a file; what opens it is in the system's keychain",
    "passphrase": "sealed in a file under your passphrase",
    "file": "sealed in a file, with what opens it in another beside it: whoever can read your files can sign as you",
}


def to_json(facts: "KeyFacts") -> dict[str, object]:
    """One record."""
    return {
        "name": facts.name,
        "fingerprint": facts.fingerprint,
        "protection": facts.protection,
        "place": facts.place,
        "since": facts.since,
        "until": facts.until,
    }


def lines(facts: "KeyFacts") -> tuple[str, ...]:
    """Whose name it is, and what keeps it."""
    return (
        facts.name,
        f"  fingerprint  {facts.fingerprint}",
        f"  kept         {_KEPT[facts.protection]}",
        f"  where        {facts.place}",
        f"  certificate  {facts.since} to {facts.until}, renewed in time",
    )
