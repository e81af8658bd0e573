"""The door to reading: text in, scenes out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from studio.project.scene import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What the person fixed beforehand. ``language`` is that of speech and notes, None to tell from the text."""

    style: str | None = None
    language: str | None = None


class Reader(Protocol):
    """Understands prompts and scripts."""

    def read(self, prompt: str, options: ReadOptions) -> Reading:
        """The reading of one prompt.

        Raises:
            InputError: the text is empty, has no word at all, or is longer than 4,000 characters.
        """
        ...

    def read_script(self, path: Path, options: ReadOptions) -> tuple[Reading, ...]:
        """One reading a shot, from plain text (a shot a paragraph) or a Fountain screenplay (``.fountain``).

        Raises:
            ScriptError: the file cannot be read as UTF-8 text, or holds no shot.
        """
        ...

    def release(self) -> None:
        """Let go of the dictionaries' memory (some 100 MB); the next text opens them again."""
        ...
