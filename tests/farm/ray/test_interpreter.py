"""Which Python workers run in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.farm.ray import interpreter


def test_nothing_is_asked_for_where_the_path_has_no_blank() -> None:
    assert interpreter.asked("/opt/ekonte/bin/python") == {}


@pytest.mark.skipif(os.name == "nt", reason="no shell stands between")
def test_a_python_whose_path_has_a_blank_is_found_by_a_shell(tmp_path: Path) -> None:
    python = tmp_path / "Film Studio" / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    command = f"exec {interpreter.asked(str(python))['py_executable']} -c 'print(6 * 7)'"
    environment = {**os.environ, **dict.fromkeys(interpreter.told(), str(python))}
    told = subprocess.run(["/bin/bash", "-c", command], env=environment, capture_output=True, check=True)
    assert told.stdout.split() == [b"42"]
