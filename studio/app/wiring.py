"""The only file that names workflows and adapters both. Each adapter is imported when it is first asked for."""

from collections.abc import Callable
from typing import Generic, TypeVar

import studio
from studio.app import paths
from studio.core.unfinished import Unfinished
from studio.ports.engine import Engine
from studio.ports.media import Media
from studio.ports.reading import Reader
from studio.ports.sound import SoundMaker
from studio.ports.speech import Speaker
from studio.ports.storage import Projects
from studio.workflows.doctor import Places

T = TypeVar("T")


class _Once(Generic[T]):
    """Something made when it is first asked for."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: list[T] = []

    def __call__(self) -> T:
        if not self._made:
            self._made.append(self._make())
        return self._made[0]


class WiredStudio:
    """The studio of ``workflows.studio``, with its real adapters."""

    def __init__(self, unfinished: Unfinished) -> None:
        self._reader = _Once(_reader)
        self._speaker = _Once(_speaker)
        self._engine = _Once(_engine)
        self._sound = _Once(_sound)
        self._media = _Once(lambda: _media(unfinished))
        self._projects = _Once(lambda: _projects(unfinished))

    @property
    def version(self) -> str:
        """Of the whole program."""
        return studio.__version__

    @property
    def reader(self) -> Reader:
        """Prompts and scripts."""
        return self._reader()

    @property
    def speaker(self) -> Speaker:
        """Voices."""
        return self._speaker()

    @property
    def engine(self) -> Engine:
        """The stage."""
        return self._engine()

    @property
    def sound(self) -> SoundMaker:
        """Foley, ambience, music, mix."""
        return self._sound()

    @property
    def media(self) -> Media:
        """Movies."""
        return self._media()

    @property
    def projects(self) -> Projects:
        """Project folders."""
        return self._projects()


def _reader() -> Reader:
    from studio.reading import TextReader

    return TextReader(paths.resources())


def _speaker() -> Speaker:
    from studio.sound import StudioSpeaker

    return StudioSpeaker(paths.cache())


def _engine() -> Engine:
    from studio.stage.engine import StageEngine

    return StageEngine(paths.resources())


def _sound() -> SoundMaker:
    from studio.sound import SoundStudio

    return SoundStudio()


def _media(unfinished: Unfinished) -> Media:
    from studio.media import Movies

    return Movies(unfinished)


def _projects(unfinished: Unfinished) -> Projects:
    from studio.storage import Bundles

    return Bundles(unfinished)


def places() -> Places:
    """Where things are, for the doctor."""
    return Places(resources=paths.data(), cache=paths.cache(), logs=paths.logs())
