"""Speech: a line of text becomes a voice, with the time of every word and every shape of the mouth.

``text`` cleans and cuts by script, ``english`` and ``japanese`` spell, ``casting`` picks the voice, ``models`` speak,
``throat`` and ``tone`` colour, ``visemes`` move the mouth, ``store`` remembers; ``follow`` finds a line in a recording
of it.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.ports.speech import Speech, Voice
from studio.project.scene import Line

if TYPE_CHECKING:
    from studio.sound.speech.store import OwnLines


class StudioSpeaker:
    """The speakers inside the packages: English and Japanese, women, men, children and the old; ``cache`` is a folder
    for spoken lines, made when first needed."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._own: OwnLines | None = None

    def speak(self, line: Line, voice: Voice, cancel: CancelToken) -> Speech:
        """The line, spoken. Text that nobody can say (``…``, emoji) becomes a short silence.

        Raises:
            AssetMissingError: the voice for this language is not installed.
            InputError: the line is longer than ``LONGEST_LINE``.
        """
        from studio.sound.speech.speaker import spoken
        from studio.sound.speech.store import OwnLines, SpokenLines

        cancel.check()
        self._own = self._own or OwnLines()
        places = (self._own, SpokenLines(self._cache / "speech"))
        for lines in places:
            known = lines.load(line, voice)
            if known is not None:
                return known
        speech = spoken(line, voice, cancel)
        for lines in places:
            lines.keep(speech, voice)
        return speech

    def follow(self, line: Line, voice: Voice, recording: NDArray[np.float32], cancel: CancelToken) -> Speech:
        """A recording of the line, its words and mouth shapes where it has them. Raises as ``speak``."""
        from studio.sound.speech.follow import followed

        return followed(self.speak(line, voice, cancel), recording)

    def release(self) -> None:
        """Let go of the models; the next line loads them again."""
        if "studio.sound.speech.speaker" in sys.modules:
            from studio.sound.speech import english, models

            english.release()
            models.release()
