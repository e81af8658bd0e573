"""Proxies for what is shown and has none yet: made one after the other, far back behind everything else."""

import threading
from collections.abc import Iterable
from pathlib import Path

from studio.core.background import stand_back
from studio.core.errors import Cancelled, StudioError
from studio.core.progress import CancelToken, silent
from studio.core.signals import Post
from studio.ports.playback import Proxies
from studio.workflows.playback import Clip
from studio.workflows.screening.screening import Screened, Screening
from studio.workflows.sequence import Playable


class Proxying:
    """Follows a screening. A movie that cannot be read gets none; whoever shows it says why."""

    def __init__(self, screening: Screening, proxies: Proxies, post: Post) -> None:
        self._screening, self._proxies, self._post = screening, proxies, post
        self._change = threading.Condition()
        self._wanted: list[Path] = []
        self._asked: list[Path] = []
        self._tried: set[Path] = set()
        self._cancel = CancelToken()
        self._thread: threading.Thread | None = None
        self._end = screening.changed.connect(self._follow)
        self._follow(Screened(reel=screening.reel, frame=0, same_shot=False))

    def ask(self, movies: Iterable[Path]) -> None:
        """Make these too, in this order, after those that are shown. Those that have one are passed over."""
        with self._change:
            known = {*self._asked, *self._tried}
            self._asked += [movie for movie in movies if movie not in known and self._proxies.find(movie.stem) is None]
            self._begin()

    def close(self) -> None:
        """Stop what is being made, which leaves nothing behind, and wait for the thread."""
        self._end()
        with self._change:
            self._cancel.cancel()
            self._change.notify()
        if self._thread is not None:
            self._thread.join()

    def _follow(self, screened: Screened) -> None:
        missing = [movie for clip in screened.reel.clips for movie in _without_proxy(clip)]
        with self._change:
            self._wanted = [movie for movie in missing if movie not in self._tried]
            self._begin()

    def _begin(self) -> None:
        """With the lock held: see that somebody works."""
        if (self._wanted or self._asked) and self._thread is None:
            self._thread = threading.Thread(target=self._work, name="proxies", daemon=True)
            self._thread.start()
        self._change.notify()

    def _work(self) -> None:
        stand_back()
        while True:
            with self._change:
                self._change.wait_for(lambda: bool(self._wanted or self._asked) or self._cancel.cancelled)
                if self._cancel.cancelled:
                    return
                movie = (self._wanted or self._asked).pop(0)
                if movie in self._tried:
                    continue
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


def _without_proxy(clip: Clip) -> tuple[Path, ...]:
    """The movies of a clip that are to get one."""
    if isinstance(clip.movie, Playable):
        return clip.movie.without_proxy
    return (clip.movie,) if isinstance(clip.movie, Path) and clip.proxy is None else ()
