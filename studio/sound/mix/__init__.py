"""Mix: places every sound in the stereo picture and in its room, balances the stems, and masters the track."""

from studio.core.progress import CancelToken
from studio.ports.sound import Sound, SoundBrief


class SoundStudio:
    """Makes the sound of a shot from its events, lines and scene."""

    def compose(self, brief: SoundBrief, cancel: CancelToken) -> Sound:
        """The sound: ``sample_count`` samples; contacts begin on their own sample; -16 LUFS, peaks under -1 dBFS."""
        from studio.sound.mix.desk import composed

        return composed(brief, cancel)
