"""Start-up: what is settled before heavy parts load, where things are, and that the doors lead to the right rooms."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.app import crash, paths
from studio.app.compiled import CompiledMark
from studio.core.errors import AssetMissingError

ROOT = Path(__file__).parents[2]


def _python(program: str, **environment: str) -> str:
    kept = {key: value for key, value in os.environ.items() if not key.endswith("_NUM_THREADS")}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


def test_linear_algebra_gets_one_thread_unless_somebody_says_otherwise() -> None:
    program = (
        "import os; from pathlib import Path; from studio.app.environment import prepare\n"
        "prepare(Path('studio'), Path('c')); print(os.environ['OPENBLAS_NUM_THREADS'], os.environ['MUJOCO_GL'])"
    )
    assert _python(program, MUJOCO_GL="disable") == "1 disable"
    assert _python(program, OPENBLAS_NUM_THREADS="4", MUJOCO_GL="egl") == "4 egl"


def test_kernels_go_to_the_cache_where_the_program_is_not_ours_to_write() -> None:
    program = (
        "import os; from pathlib import Path; from studio.app.environment import prepare\n"
        "prepare(Path('no/such/folder'), Path('c')); print(os.environ['NUMBA_CACHE_DIR'])"
    )
    assert _python(program) == str(Path("c") / "kernels")


def test_data_lies_beside_the_program_or_where_it_was_moved(tmp_path: Path) -> None:
    assert paths.resources() == ROOT / "resources"
    program = "from studio.app import paths; print(paths.resources(), paths.cache(), paths.logs())"
    (tmp_path / "r").mkdir()
    told = _python(program, EKONTE_RESOURCES=str(tmp_path / "r"), EKONTE_CACHE=str(tmp_path / "c"))
    assert told == f"{tmp_path / 'r'} {tmp_path / 'c'} {tmp_path / 'c' / 'logs'}"
    missing = (
        "from studio.app import paths\nfrom studio.core.errors import AssetMissingError\n"
        "try: paths.resources()\nexcept AssetMissingError as exc: print(exc.exit_status)"
    )
    assert _python(missing, EKONTE_RESOURCES=str(tmp_path / "none")) == str(AssetMissingError.exit_status)


def test_the_mark_remembers_a_compiled_renderer(tmp_path: Path) -> None:
    mark = CompiledMark(tmp_path / "cache")
    assert not mark.there()
    mark.set()
    assert mark.there()
    (tmp_path / "cache" / "compiled").write_text("another version")
    assert not mark.there()
    (tmp_path / "file").touch()
    CompiledMark(tmp_path / "file").set()


def test_a_report_is_written_somewhere_even_on_a_folder_that_refuses(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    try:
        raise ValueError("a lamp")
    except ValueError as error:
        written = crash.report(error, ["film"], "0.1", tmp_path / "file" / "logs")
    assert "a lamp" in written.read_text("utf-8")
    written.unlink()
    written.parent.rmdir()


@pytest.mark.slow
def test_the_real_studio_has_every_adapter() -> None:
    program = (
        "from studio.app.environment import prepare; from studio.app import paths\n"
        "prepare(paths.PACKAGE, paths.cache())\n"
        "from studio.app.wiring import WiredStudio; from studio.core.unfinished import Unfinished\n"
        "s = WiredStudio(Unfinished())\n"
        "print(all([s.reader, s.speaker, s.engine.name, s.engine.version, s.sound, s.projects]), s.media is s.media)"
    )
    assert _python(program) == "True True"
