"""A line spoken over: other words, another tone or voice, or the person's own recording, on pictures that stay."""

from dataclasses import dataclass

from studio.project.casting import Casting


@dataclass(frozen=True, slots=True, kw_only=True)
class Dub:
    """What is heard in place of line ``line`` (from 0) of the scene's dialogue, from the same moment on.

    ``text`` and ``tone`` are the line's own where they are empty, ``voice`` where it is None. ``media`` is the SHA-256
    of a recording that is heard as it is; then nothing is spoken.
    """

    line: int
    text: str = ""
    tone: str = ""
    voice: Casting | None = None
    media: str = ""
