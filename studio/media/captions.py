"""Captions as a text track of an MP4 (3GPP timed text), which players show when asked."""

from collections.abc import Sequence

from studio.core.time import SAMPLE_RATE
from studio.media.pyav import Output, add_text
from studio.ports.captions import Cue

_HEADER = b"""[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
"""FFmpeg hands captions to its encoders in the shape of an ASS event; this is the script such an event belongs to."""

_LANGUAGES = {"ja": "jpn", "en": "eng"}


class CaptionTrack:
    """Cues in their order, put into the file as the pictures pass them."""

    def __init__(self, output: Output, cues: Sequence[Cue], codec: str = "mov_text") -> None:
        """The track speaks the language that most cues speak."""
        spoken = [cue.language for cue in cues]
        language = max(dict.fromkeys(spoken), key=spoken.count)
        self._put = add_text(output, _HEADER, _LANGUAGES.get(language, "und"), codec)
        self._coming = list(cues)

    def run(self, until: int) -> None:
        """Put every cue that has begun before sample ``until``."""
        while self._coming and self._coming[0].start < until:
            cue = self._coming.pop(0)
            start, end = (at * 1000 // SAMPLE_RATE for at in (cue.start, cue.end))
            text = cue.text.replace("{", "(").replace("}", ")").replace("\\", "/").replace("\n", "\\N")
            self._put(f"0,0,Default,,0,0,0,,{text}", start, max(1, end - start))
