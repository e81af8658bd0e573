"""Which Python workers run in."""

import os
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from studio.farm.ray import interpreter


def test_nothing_is_asked_for_where_the_path_has_no_blank() -> None:
    assert interpreter.asked({"A": "b"}, "/opt/ekonte/bin/python") == {"env_vars": {"A": "b"}}


@pytest.mark.skipif(os.name == "nt", reason="no shell stands between")
@pytest.mark.parametrize("told", [True, False])
def test_a_python_whose_path_has_a_blank_is_found_by_a_shell(tmp_path: Path, told: bool) -> None:
    python = tmp_path / 'Film $tudio\'s "own" {place}' / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    asked = interpreter.asked({"A": "b"}, str(python))
    environment = {name: value for name, value in os.environ.items() if name not in interpreter.told()}
    environment.update(cast("dict[str, str]", asked["env_vars"]))
    if told:
        environment.update(dict.fromkeys(interpreter.told(), str(python)))
    command = f"exec {asked['py_executable']} -c 'print(6 * 7)'"
    said = subprocess.run(["/bin/bash", "-c", command], env=environment, capture_output=True, check=True)
    assert said.stdout.split() == [b"42"]
