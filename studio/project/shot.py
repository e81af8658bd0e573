"""A shot: a unit of story, with its prompt and how it was read."""

from dataclasses import dataclass

from studio.project.scene import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """``id`` never changes; ``number`` is its place in the story, from 1. The prompt is the reading's own."""

    id: str
    number: int
    reading: Reading

    @property
    def prompt(self) -> str:
        """What the person wrote."""
        return self.reading.prompt
