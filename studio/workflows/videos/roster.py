"""The characters of one server, in its ledger."""

import secrets
from collections.abc import Callable
from pathlib import Path

from studio.core.errors import InputError
from studio.ports.ledger import Ledger
from studio.workflows.recipe.recall import recall
from studio.workflows.studio import Studio
from studio.workflows.videos import characters, forms, laying
from studio.workflows.videos.video import VideoError

_CHARACTER = "character"


class Roster:
    """All characters of one server, in its ledger."""

    def __init__(self, studio: Studio, ledger: Ledger, now: Callable[[], float]) -> None:
        self._studio, self._ledger, self._now = studio, ledger, now

    def get(self, character_id: str) -> characters.Character:
        """Raises ``VideoError``."""
        text = self._ledger.get(_CHARACTER, character_id)
        if text is None:
            raise VideoError(
                f"There is no character {character_id[:80]!r}.", param="character_id", code="not_found", status=404
            )
        return characters.character_from_text(text)

    def add(self, name: str, description: str, video: Path | None) -> characters.Character:
        """Somebody new, from a description, else from a video that Ekonte has made. Raises ``StudioError``."""
        name = characters.check_name(name)
        if description.strip():
            member = characters.described(name, laying.read(self._studio, forms.prompt(description)))
        elif video is not None:
            try:
                member = characters.seen(name, recall(self._studio, video))
            except InputError as exc:
                raise exc if isinstance(exc, VideoError) else characters.unknown_likeness() from exc
        else:
            raise VideoError("A character needs a video or a description.", param="video", code="missing_parameter")
        made = characters.Character(
            id=f"char_{secrets.token_hex(16)}", name=name, created=int(self._now()), member=member
        )
        self._ledger.put(_CHARACTER, made.id, made.to_text())
        return made
