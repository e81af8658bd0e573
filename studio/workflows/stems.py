"""The sound in parts: one WAV each of dialogue, effects, ambience and music, as long as the film."""

import contextlib
from pathlib import Path
from typing import Self

from studio.core.errors import DiskError
from studio.ports.media import Media
from studio.ports.sound import Sound
from studio.workflows.cuts import Splice

PARTS = ("dialogue", "effects", "ambience", "music")
"""The stems, by the names of ``ports.sound.Sound``."""


class Stems:
    """Writes the stems as the film is made; none of them appears before ``finish``."""

    def __init__(self, media: Media, folder: Path) -> None:
        """Raises ``DiskError`` when the folder cannot be made or written."""
        try:
            folder.mkdir(exist_ok=True)
        except OSError as exc:
            raise DiskError(f"{folder} cannot be made: {exc.strerror or exc}.", todo="Choose another folder.") from exc
        with contextlib.ExitStack() as files:
            self._writers = {part: files.enter_context(media.sound_writer(folder / f"{part}.wav")) for part in PARTS}
            self._files = files.pop_all()
        self._splices = {part: Splice() for part in PARTS}

    def write(self, sound: Sound, length: int, *, last: bool) -> None:
        """The next ``length`` samples of the film."""
        for part in PARTS:
            self._writers[part].write_samples(self._splices[part].join(getattr(sound, part), length, last=last))

    def finish(self) -> None:
        """Close the files and put them in their places."""
        for writer in self._writers.values():
            writer.finish()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._files.close()
