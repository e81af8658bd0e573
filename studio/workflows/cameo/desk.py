"""What a window, or a command, asks for when somebody wants to record a cameo or to look after those that are here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from random import Random

from studio.core.signals import Post
from studio.workflows.cameo.bringing import Brought
from studio.workflows.cameo.library import Library, Reach
from studio.workflows.cameo.parts import Parts
from studio.workflows.cameo.session import Recording


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoDesk:
    """``chance`` draws what is asked (None: the system's own), ``now`` is the time in UTC."""

    parts: Parts
    reach: Reach
    now: Callable[[], datetime] = _now
    chance: Random | None = None

    @property
    def today(self) -> date:
        """Today, in UTC, as licences count."""
        return self.now().date()

    def recording(self, post: Post, language: str, brought: Brought | None = None) -> Recording:
        """A session; for somebody whose pictures were brought along, where there are some."""
        return Recording(
            self.parts,
            post,
            language,
            now=self.now,
            chance=self.chance,
            claim=brought.claim if brought is not None else None,
            brought=brought.made if brought is not None else None,
        )

    def library(self, post: Post) -> Library:
        """All that are here."""
        return Library(self.parts.consent, self.reach, post, lambda: self.today)
