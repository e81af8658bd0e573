"""One reader for all tests of the room: it opens its dictionary once."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from studio.ports.reading import ReadOptions
from studio.project.scene import Reading
from studio.reading import TextReader

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
SHARED = TextReader(RESOURCES)

Read = Callable[[str], Reading]


@pytest.fixture(scope="session")
def reader() -> TextReader:
    """The shared reader."""
    return SHARED


@pytest.fixture(scope="session")
def read() -> Read:
    """A prompt's reading, which is made once: the files ask the same prompts for many facts."""

    @cache
    def once(prompt: str) -> Reading:
        return SHARED.read(prompt, ReadOptions())

    return once
