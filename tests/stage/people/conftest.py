"""One casting for all tests of people: the asset is read once."""

from pathlib import Path

import pytest

from studio.stage.people.cast import Casting

RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture(scope="session")
def casting() -> Casting:
    return Casting(RESOURCES)
