"""What comes in, shown to whoever looks: the newest picture, every block of sound. Never holds up a recording."""

import threading
from collections import deque
from collections.abc import Callable

import av
import numpy as np
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray

from studio.ports.capture import Seen, Sounded

_BLOCKS = 500
"""Blocks of sound that may wait, 5 s."""

_LOOK = 0.25
"""Seconds between looks at whether the devices are still there."""


class Showing:
    """Calls back on a thread of its own. A picture that comes while the last one is still looked at takes the place of
    the one that waits."""

    def __init__(
        self, seen: Callable[[Seen], None], sounded: Callable[[Sounded], None], look: Callable[[], None]
    ) -> None:
        self._seen, self._sounded, self._look = seen, sounded, look
        self._picture: tuple[av.VideoFrame, float] | None = None
        self._blocks: deque[tuple[NDArray[np.float32], float]] = deque(maxlen=_BLOCKS)
        self._converter = VideoReformatter()
        self._news = threading.Condition()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="capture-showing", daemon=True)
        self._thread.start()

    def picture(self, frame: av.VideoFrame, at: float) -> None:
        """The newest."""
        with self._news:
            self._picture = frame, at
            self._news.notify()

    def sound(self, samples: NDArray[np.float32], at: float) -> None:
        """One more block."""
        with self._news:
            self._blocks.append((samples, at))
            self._news.notify()

    def close(self) -> None:
        """No more calls once this returns (unless it is one of them that closes)."""
        with self._news:
            self._ended = True
            self._news.notify()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self) -> None:
        while True:
            with self._news:
                if not (self._ended or self._picture or self._blocks):
                    self._news.wait(_LOOK)
                if self._ended:
                    return
                picture, self._picture = self._picture, None
                blocks = list(self._blocks)
                self._blocks.clear()
            for samples, at in blocks:
                self._sounded(Sounded(samples=samples, at=at))
            if picture is not None:
                frame, at = picture
                rgb = np.asarray(self._converter.reformat(frame, format="rgb24").to_ndarray(), np.uint8)
                self._seen(Seen(picture=rgb, at=at))
            self._look()
