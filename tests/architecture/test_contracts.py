"""The import contracts hold, and each of them has been seen to fail."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

BREAKERS: dict[str, tuple[str, str]] = {
    "floors": ("studio/core/errors.py", "from studio.project import scene"),
    "ports": ("studio/workflows/film/film.py", "from studio.media import Movies"),
    "wiring": ("studio/app/main.py", "from studio.storage import Bundles"),
    "faces": ("studio/cli/film.py", "from studio.ports.engine import FILM_RATE"),
    "pure": ("studio/project/shot.py", "import numpy"),
    "movies": ("studio/sound/dsp.py", "import av"),
    "drawing": ("studio/media/picture.py", "import numba"),
    "painting": ("studio/compositor/colors.py", "import mujoco"),
    "interchange": ("studio/workflows/handover/hand_over.py", "import opentimelineio"),
    "terminal": ("studio/workflows/film/film.py", "import rich"),
    "network": ("studio/workflows/film/film.py", "import fastapi"),
    "hub": ("studio/workflows/film/film.py", "import huggingface_hub"),
    "assistants": ("studio/workflows/film/film.py", "import mcp"),
    "cluster": ("studio/farm/local.py", "import ray"),
    "light": ("studio/stage/mesh.py", "import torch"),
    "toolkit": ("studio/workflows/film/film.py", "from PySide6 import QtCore"),
    "window": ("studio/ui/theme/tokens.py", "from studio.ui.controls import Chip"),
    "stage": ("studio/stage/mesh.py", "from studio.stage.render import renderer"),
    "cycles": ("studio/stage/mesh.py", "from studio.stage import world"),
}
"""Contract → a file, and a line that breaks it."""


def _contracts() -> list[dict[str, Any]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]


def _lint(folder: Path, contract: str | None = None) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    arguments = ["--no-cache", *(["--contract", contract] if contract else [])]
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "studio", folder / "studio", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_every_contract_holds() -> None:
    done = _lint(ROOT)
    assert done.returncode == 0, done.stdout


def test_every_contract_has_a_breaker() -> None:
    assert [contract["id"] for contract in _contracts()] == list(BREAKERS)


def test_no_contract_has_exceptions() -> None:
    assert not [contract for contract in _contracts() if contract.get("ignore_imports")]


@pytest.mark.parametrize("contract", BREAKERS)
def test_a_contract_can_fail(copy: Path, contract: str) -> None:
    name, line = BREAKERS[contract]
    file = copy / name
    before = file.read_text("utf-8")
    try:
        file.write_text(f"{before}\n\ndef _breaker() -> None:\n    {line}\n", "utf-8")
        done = _lint(copy, contract)
        assert done.returncode == 1, done.stdout
        assert "BROKEN" in done.stdout
    finally:
        file.write_text(before, "utf-8")


def test_a_type_only_import_counts(copy: Path) -> None:
    file = copy / "studio" / "core" / "progress.py"
    before = file.read_text("utf-8")
    try:
        addition = "\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from studio.project.scene import Scene\n"
        file.write_text(before + addition, "utf-8")
        assert _lint(copy, "floors").returncode == 1
    finally:
        file.write_text(before, "utf-8")


def test_a_new_room_needs_a_line_in_the_contract(copy: Path) -> None:
    room = copy / "studio" / "misc"
    room.mkdir()
    try:
        (room / "__init__.py").write_text('"""A room nobody agreed on."""\n', "utf-8")
        assert _lint(copy, "floors").returncode == 1
    finally:
        shutil.rmtree(room)
