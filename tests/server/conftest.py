"""One server for a module's tests, with a fake stage and real files."""

from collections.abc import Iterator

import pytest

from tests.server.running import Running, running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that runs."""
    with running(tmp_path_factory.mktemp("server") / "state", FAKE_SECONDS="0.5") as one:
        yield one
