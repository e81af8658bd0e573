"""What monitor and compare share: a player on the window's clock, the picture, the outline of its sound, timecode."""

from studio.ui.screen.figures import Figures
from studio.ui.screen.keys import bind_transport
from studio.ui.screen.picture import Answer, PictureView, State
from studio.ui.screen.playing import Playing
from studio.ui.screen.timecode import timecode
from studio.ui.screen.track import SoundTrack
from studio.ui.screen.transport import TransportRow

__all__ = [
    "Answer",
    "Figures",
    "PictureView",
    "Playing",
    "SoundTrack",
    "State",
    "TransportRow",
    "bind_transport",
    "timecode",
]
