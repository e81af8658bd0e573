"""Tiny models, made once for all tests of this folder; without torch, all of these tests are skipped."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a family's tiny model; none of them may change it."""
    place = tmp_path_factory.mktemp("models")

    def _made(family: str) -> Path:
        folder = place / family
        if not folder.exists():
            import_module(f"tests.diffusion.tiny.{family}").build(folder)
        return folder

    return _made
