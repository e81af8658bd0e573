"""``ekonte export`` to boards and tables, and ``ekonte project compare`` and ``bring-back``."""

import json
import shutil
from pathlib import Path

import pytest

from studio.app.main import answer
from studio.core.progress import CancelToken, silent
from studio.storage import Bundles
from studio.workflows.film.film import FilmOrder, film
from tests.boards.pdf import Pdf
from tests.cli.entry import fake_doors
from tests.fakes.studio import FakeStudio


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once."""
    folder = tmp_path_factory.mktemp("filmed")
    prompts = ("犬が海辺を走る。", "A cat sits in a cafe", "A dog barks")
    order = FilmOrder(
        output=folder / "f.mp4", prompts=prompts, size=(160, 96), seconds=1.0, project=folder / "校庭.studio"
    )
    film(FakeStudio(), order, silent, CancelToken())
    return folder / "校庭.studio"


@pytest.fixture
def project(filmed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filmed, tmp_path / "校庭.studio"))


def test_a_storyboard(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = project.parent / "絵 コンテ.pdf"
    order = ["export", str(project), "-o", str(output), "--per-page", "2", "--paper", "letter", "--language", "ja"]
    assert answer([*order, "--json"], fake_doors()) == 0
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert said == {"file": str(output), "shots": 3, "pages": 2, "problems": []}
    first, second = Pdf(output).texts()
    assert "カット1" in first
    assert "カット3" in second
    assert Pdf(output).size in ((612, 792), (792, 612))
    assert answer(order, fake_doors()) == 2
    assert "is there already" in capsys.readouterr().err
    assert answer([*order, "--force"], fake_doors()) == 0
    assert "3 shots on 2 pages" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["shots.csv", "shots.xlsx"])
def test_a_shot_list(project: Path, name: str) -> None:
    assert answer(["export", str(project), "-o", str(project.parent / name)], fake_doors()) == 0
    assert (project.parent / name).stat().st_size > 200


@pytest.mark.parametrize("name", ["sheet.png", "sheet.jpg", "sheet.pdf"])
def test_a_contact_sheet(project: Path, name: str) -> None:
    assert answer(["export", str(project), "-o", str(project.parent / name), "--contact"], fake_doors()) == 0
    assert (project.parent / name).stat().st_size > 200


def test_what_makes_no_sense_is_refused(project: Path) -> None:
    board = ["export", str(project), "-o", str(project.parent / "b.pdf")]
    assert answer([*board, "--per-page", "5"], fake_doors()) == 2
    assert answer([*board, "--range", "0-3"], fake_doors()) == 2
    assert answer(["export", str(project), "-o", str(project.parent / "b.csv"), "--contact"], fake_doors()) == 2
    assert not (project.parent / "b.pdf").exists()


def test_the_round_trip(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project.parent / "cut.otio"
    assert answer(["export", str(project), "-o", str(file)], fake_doors()) == 0
    capsys.readouterr()
    assert answer(["project", "compare", str(project), str(file)], fake_doors()) == 0
    assert capsys.readouterr().out == "Nothing was changed.\n"
    changed = json.loads(file.read_text("utf-8"))
    for track in changed["tracks"]["children"]:
        clips = [one for one in track["children"] if one["OTIO_SCHEMA"].startswith("Clip")]
        if len(clips) == 3:
            clips[2]["source_range"]["duration"]["value"] = 20.0
    file.write_text(json.dumps(changed), "utf-8")
    assert answer(["project", "compare", str(project), str(file), "--json"], fake_doors()) == 0
    change, end = map(json.loads, capsys.readouterr().out.splitlines())
    assert (change["change"], change["shot"], change["frames"]) == ("tail", 3, -4)
    assert end == {"changes": 1, "retakes": [], "remarks": []}
    assert answer(["project", "bring-back", str(project), str(file), "--name", "v2"], fake_doors()) == 0
    assert "v2  68 frames" in capsys.readouterr().out
    with Bundles().open(project) as opened:
        assert [sequence.name for sequence in opened.document.sequences][-1] == "v2"
    assert answer(["project", "compare", str(project), str(project.parent / "none.otio")], fake_doors()) == 2
