"""Mix: places every sound in the stereo picture and in its room, balances the stems, and masters the whole.

``foreground`` makes the effects, ``desk`` balances the stems of a shot, ``duck`` lets them make way for speech,
``master`` brings a film to its loudness.
"""

from studio.core.progress import CancelToken
from studio.ports.sound import MasteredTape, Sound, SoundBrief, Tape
from studio.project.mix import Master


class SoundStudio:
    """Makes the sound of shots from their events, lines and scenes, and masters films."""

    def compose(self, brief: SoundBrief, cancel: CancelToken) -> Sound:
        """The stems: ``sample_count`` samples; contacts begin on their own sample."""
        from studio.sound.mix.desk import composed

        return composed(brief, cancel)

    def master(self, tape: Tape, loudness: float, given: Master | None, cancel: CancelToken) -> MasteredTape:
        """The whole at ``loudness`` LUFS, under -1 dBTP."""
        from studio.sound.mix.master import mastered

        return mastered(tape, loudness, given, cancel)
