"""The window's own start: what it loads and what it must not, and that a real process opens and closes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

_START = """
import sys
from pathlib import Path
from studio.app import paths
from studio.app.environment import prepare
prepare(paths.PACKAGE, paths.cache())
from PySide6.QtCore import QTimer
from studio.app.window import application, show
from studio.core.unfinished import Unfinished
app = application()
QTimer.singleShot(400, app.closeAllWindows)
status = show(Path(sys.argv[1]), Unfinished())
heavy = 'numba llvmlite mujoco onnxruntime scipy sudachipy torch typer rich av'.split()
print(status, sorted(set(heavy) & set(sys.modules)))
"""


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "EKONTE_CONFIG": str(folder / "config"),
        "EKONTE_CACHE": str(folder / "cache"),
    }


def test_the_window_opens_and_closes_without_anything_heavy(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _START, str(tmp_path / "film.studio")],
        cwd=ROOT,
        env=_environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout == "0 []\n", done.stderr
    assert (tmp_path / "film.studio").is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_end_from_outside_closes_it_in_order(tmp_path: Path, number: signal.Signals) -> None:
    program = _START.replace(
        "QTimer.singleShot(400, app.closeAllWindows)", "QTimer.singleShot(400, lambda: print('up', flush=True))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "film.studio")],
        cwd=ROOT,
        env=_environment(tmp_path),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    process.send_signal(number)
    rest, _ = process.communicate(timeout=60)
    assert (process.returncode, rest) == (0, "0 []\n")


def test_the_commands_do_not_load_the_toolkit() -> None:
    program = "import sys; import studio.cli.main; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "False"
