"""Proxies for what is shown and has none yet: made one after the other, far back behind everything else."""

import contextlib
import os
import sys
import threading
from pathlib import Path

from studio.core.errors import Cancelled, StudioError
from studio.core.progress import CancelToken, silent
from studio.core.signals import Post
from studio.ports.playback import Proxies
from studio.workflows.screening import Screened, Screening

_BACK = 15
"""How far its thread stands back (POSIX nice), with the encoder's threads that it begets."""


class Proxying:
    """Follows a screening. A movie that cannot be read gets none; whoever shows it says why."""

    def __init__(self, screening: Screening, proxies: Proxies, post: Post) -> None:
        self._screening, self._proxies, self._post = screening, proxies, post
        self._change = threading.Condition()
        self._wanted: list[Path] = []
        self._tried: set[Path] = set()
        self._cancel = CancelToken()
        self._thread: threading.Thread | None = None
        self._end = screening.changed.connect(self._follow)
        self._follow(Screened(reel=screening.reel, frame=0, same_shot=False))

    def close(self) -> None:
        """Stop what is being made, which leaves nothing behind, and wait for the thread."""
        self._end()
        with self._change:
            self._cancel.cancel()
            self._change.notify()
        if self._thread is not None:
            self._thread.join()

    def _follow(self, screened: Screened) -> None:
        missing = [clip.movie for clip in screened.reel.clips if clip.movie is not None and clip.proxy is None]
        with self._change:
            self._wanted = [movie for movie in missing if movie not in self._tried]
            if self._wanted and self._thread is None:
                self._thread = threading.Thread(target=self._work, name="proxies", daemon=True)
                self._thread.start()
            self._change.notify()

    def _work(self) -> None:
        if sys.platform == "linux":  # elsewhere it would be the whole process that stands back
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _BACK)
        while True:
            with self._change:
                self._change.wait_for(lambda: bool(self._wanted) or self._cancel.cancelled)
                if self._cancel.cancelled:
                    return
                movie = self._wanted.pop(0)
                self._tried.add(movie)
            if movie.is_file() and self._make(movie):
                self._post(self._tell)

    def _make(self, movie: Path) -> bool:
        try:
            self._proxies.make(movie.stem, movie, silent, self._cancel)
        except (StudioError, Cancelled):
            return False
        return True

    def _tell(self) -> None:
        if not self._cancel.cancelled:
            self._screening.look_again()
