"""Idempotency: what is asked for twice under one key is done once, and answered alike both times, whatever happens
between."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from studio.ports.ledger import Ledger
from studio.workflows.videos.video import VideoError

LONGEST_KEY = 255
KEPT = 10_000
"""Keys that are remembered."""

_KIND = "once"


@dataclass(frozen=True, slots=True)
class Answered:
    """``again``: it had been done before, and this is what was answered then."""

    record: Mapping[str, object]
    again: bool


class Once:
    """Remembers keys in a ledger; what is made is kept in the same step as the key, where it is kept in that ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        ledger.forget(_KIND, KEPT)

    def do(self, key: str | None, wish: object, make: Callable[[], Mapping[str, object]]) -> Answered:
        """Make it, unless it was made under this key. ``wish`` is all that was asked for, as JSON values.

        Raises:
            VideoError: the key is too long, or was used for another wish.
        """
        if key is None:
            return Answered(make(), again=False)
        if not 0 < len(key) <= LONGEST_KEY or not key.isprintable():
            raise VideoError(
                f"The idempotency key must have 1 to {LONGEST_KEY} printable characters.",
                param="Idempotency-Key",
                code="invalid_idempotency_key",
            )
        asked = hashlib.sha256(json.dumps(wish, sort_keys=True, default=str).encode()).hexdigest()
        with self._ledger.together():
            kept = self._ledger.get(_KIND, key)
            if kept is not None:
                record = json.loads(kept)
                if record["asked"] != asked:
                    raise VideoError(
                        "This idempotency key was used for another request.",
                        param="Idempotency-Key",
                        code="idempotency_key_reused",
                        status=422,
                        todo="Use a new key for each new request.",
                    )
                return Answered(record["answer"], again=True)
            answer = make()
            self._ledger.put(_KIND, key, json.dumps({"asked": asked, "answer": answer}, ensure_ascii=False))
            return Answered(answer, again=False)
