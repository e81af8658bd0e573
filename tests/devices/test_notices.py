"""A notification leaves for the desktop as its specification wants it: a service refuses other types than these."""

import os
import shutil
import subprocess
import sys
import time

import pytest

from tests.devices.bus import session_bus
from tests.devices.processes import UnavailableError

_SHOW = """
import sys
from PySide6.QtCore import QCoreApplication
from studio.ui.jobs.notices import SystemNotices
app = QCoreApplication([])
print(SystemNotices().show(sys.argv[1], sys.argv[2]))
"""

HEADING, SENTENCE = "夏の映画", 'Shot 1 · Take "2" \\ ready'


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's way")
def test_a_notification_reaches_the_bus() -> None:
    if shutil.which("notify-send") is None and shutil.which("gdbus") is None:
        pytest.skip("neither notify-send nor gdbus")
    try:
        with session_bus() as bus:
            environment = {**os.environ, **bus.environment}
            command = [sys.executable, "-c", _SHOW, HEADING, SENTENCE]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            assert done.stdout.strip() == "True", done.stderr
            end = time.monotonic() + 10
            while "int32 8000" not in bus.heard and time.monotonic() < end:
                time.sleep(0.05)
            heard = bus.heard
    except UnavailableError as why:
        pytest.skip(str(why))
    call = heard[heard.index("member=Notify") :]
    assert [line.strip() for line in call.splitlines()[1:6]] == [
        'string "Ekonte"',
        "uint32 0",
        'string ""',
        f'string "{HEADING}"',
        f'string "{SENTENCE}"',
    ]
