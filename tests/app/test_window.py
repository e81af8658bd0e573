"""The window's own start: what it loads and what it must not, and that a real process opens and closes."""

import os
import subprocess
import sys
from pathlib import Path

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


def test_the_window_opens_and_closes_without_anything_heavy(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _START, str(tmp_path / "film.studio")],
        cwd=ROOT,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "EKONTE_CONFIG": str(tmp_path / "config"),
            "EKONTE_CACHE": str(tmp_path / "cache"),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout == "0 []\n", done.stderr
    assert (tmp_path / "film.studio").is_dir()


def test_the_commands_do_not_load_the_toolkit() -> None:
    program = "import sys; import studio.cli.main; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "False"
