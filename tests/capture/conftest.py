"""Whoever looks at a recording."""

import pytest

from tests.capture.watcher import Watcher


@pytest.fixture
def watcher() -> Watcher:
    """One that has seen nothing yet."""
    return Watcher()
