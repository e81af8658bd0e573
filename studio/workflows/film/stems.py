"""The sound in parts: one WAV each of dialogue, effects, ambience and music, and of their sum, as long as the film."""

import contextlib
from pathlib import Path
from typing import Self

from studio.core.errors import DiskError
from studio.ports.media import Media
from studio.ports.sound import Tape
from studio.project.mix import STEMS
from studio.workflows.film.reel import blocks

PARTS = (*STEMS, "mix")
"""The files, by the names of ``ports.sound.Sound``."""


class Stems:
    """Writes the stems of a mastered film; none of them appears before they are all written."""

    def __init__(self, media: Media, folder: Path) -> None:
        """Raises ``DiskError`` when the folder cannot be made or written."""
        try:
            folder.mkdir(exist_ok=True)
        except OSError as exc:
            raise DiskError(f"{folder} cannot be made: {exc.strerror or exc}.", todo="Choose another folder.") from exc
        with contextlib.ExitStack() as files:
            self._writers = {part: files.enter_context(media.sound_writer(folder / f"{part}.wav")) for part in PARTS}
            self._files = files.pop_all()

    def write(self, film: Tape) -> None:
        """Write them, and put them in their places."""
        for sound in blocks(film):
            for part in PARTS:
                self._writers[part].write_samples(getattr(sound, part))
        for writer in self._writers.values():
            writer.finish()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._files.close()
