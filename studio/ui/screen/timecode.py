"""Timecode: hours, minutes, seconds and frames. Non-drop: at 29.97 it counts 30 frames to a second."""

from studio.core.time import FrameRate


def timecode(frame: int, rate: FrameRate) -> str:
    """``00:00:08:10``."""
    per_second = round(rate.fps)
    seconds, frames = divmod(max(0, frame), per_second)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}:{frames:02}"
