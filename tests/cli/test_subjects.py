"""``ekonte subjects``: a file becomes a subject, is listed, and goes again; a bad one is refused with status 2."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from studio.app.main import answer
from studio.stage.brought.shelf import SubjectShelf
from tests.cli.entry import fake_doors
from tests.fakes import glb
from tests.fakes.studio import FakeStudio

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    studio = FakeStudio(subjects=SubjectShelf(tmp_path / "shelf"))
    doors = replace(fake_doors(), studio=lambda: studio)

    def _call(*arguments: str) -> tuple[int, str, str]:
        status = answer(["subjects", *arguments], doors)
        said = capsys.readouterr()
        return status, said.out, said.err

    return _call


def test_added_listed_and_removed(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "figure.glb"
    file.write_bytes(glb.human().written())
    status, out, _ = call("add", str(file), "--name", "robot, ロボット", "--height", "2.2", "--json")
    told = json.loads(out)
    assert status == 0 and told["names"] == ["robot", "ロボット"] and told["sort"] == "person"
    assert told["size_m"][2] == pytest.approx(2.2)
    status, out, _ = call("list")
    assert status == 0 and out.startswith("robot, ロボット: walks as people do")
    assert call("remove", "ロボット")[0] == 0
    assert call("list") == (0, "", "")


def test_a_bad_file_is_told_with_what_to_do(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "broken.glb"
    file.write_bytes(glb.cube().written()[:100])
    status, out, err = call("add", str(file))
    told = " ".join(err.split())
    assert status == 2 and not out and "broken.glb cannot be used as a subject" in told and "export it again" in told
    assert call("add", str(tmp_path / "nobody.glb"))[0] == 2
    assert call("remove", "nobody")[0] == 2
