"""What every test needs: one thread for linear algebra, no window system, and a cache that is not the person's own.

``null_sink`` and ``xvfb_display`` lend real devices to tests that need to hear or to be seen: ``tests/devices``.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.devices.display import Display
from tests.devices.display import xvfb_display as _xvfb_display
from tests.devices.null_sink import NullSink
from tests.devices.null_sink import null_sink as _null_sink
from tests.devices.processes import UnavailableError

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(_name, "1")
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])  # busy machines
settings.register_profile("studio", settings.get_profile("explore"), derandomize=True)
settings.load_profile("studio")  # the same cases for the same code; `--hypothesis-profile explore` looks for others
os.environ.setdefault("MUJOCO_GL", "disable")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def null_sink() -> Iterator[NullSink]:
    """A real sound card that plays into nothing and can be recorded; skipped where PipeWire cannot be had."""
    manager = _null_sink()
    try:
        sink = manager.__enter__()
    except UnavailableError as why:
        pytest.skip(str(why))
    try:
        yield sink
    finally:
        manager.__exit__(None, None, None)


@pytest.fixture(scope="session")
def xvfb_display() -> Iterator[Display]:
    """A screen for child processes; skipped where there is no Xvfb."""
    manager = _xvfb_display()
    try:
        display = manager.__enter__()
    except UnavailableError as why:
        pytest.skip(str(why))
    try:
        yield display
    finally:
        manager.__exit__(None, None, None)
