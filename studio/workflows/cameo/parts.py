"""What the recording of a cameo works with, each behind its port."""

from typing import Protocol

from studio.ports.capture import Capture
from studio.ports.consent import Consent
from studio.ports.likeness import FaceReader, Portraitist, VoiceReader, VoiceShaper
from studio.ports.playback import MovieReaders
from studio.ports.ruby import RubyReader


class Parts(Protocol):
    """One of each. What is never asked for is never loaded."""

    @property
    def capture(self) -> Capture: ...
    @property
    def faces(self) -> FaceReader: ...
    @property
    def voices(self) -> VoiceReader: ...
    @property
    def portraitist(self) -> Portraitist: ...
    @property
    def shaper(self) -> VoiceShaper: ...
    @property
    def consent(self) -> Consent: ...
    @property
    def ruby(self) -> RubyReader: ...
    @property
    def readers(self) -> MovieReaders: ...
