"""Mix: places every sound in the stereo picture and in its room, balances the stems, and masters the whole.

``foreground`` makes the effects, ``desk`` balances the stems of a shot, ``duck`` lets them make way for speech,
``master`` brings a film to its loudness.
"""

import threading
from typing import TYPE_CHECKING

from studio.core.progress import CancelToken
from studio.ports.sound import MasteredTape, Sound, SoundBrief, Tape
from studio.project.mix import Master

if TYPE_CHECKING:
    from studio.sound.music.player import Orchestra


class SoundStudio:
    """Makes the sound of shots from their events, lines and scenes, and masters films.

    The orchestra stays from shot to shot: most notes of a piece come again. What is made does not depend on it.
    """

    def __init__(self) -> None:
        self._orchestra: Orchestra | None = None
        self._one_at_a_time = threading.Lock()

    def compose(self, brief: SoundBrief, cancel: CancelToken) -> Sound:
        """The stems: ``sample_count`` samples; contacts begin on their own sample."""
        from studio.sound.mix.desk import composed
        from studio.sound.music.player import Orchestra

        with self._one_at_a_time:
            self._orchestra = self._orchestra or Orchestra()
            return composed(brief, self._orchestra, cancel)

    def master(self, tape: Tape, loudness: float, given: Master | None, cancel: CancelToken) -> MasteredTape:
        """The whole at ``loudness`` LUFS, under -1 dBTP."""
        from studio.sound.mix.master import mastered

        return mastered(tape, loudness, given, cancel)
