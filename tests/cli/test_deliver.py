"""``ekonte export`` to movies, sound and captions."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from studio.app.main import answer
from studio.core.time import FrameRate
from studio.project.timeline.clip import Clip, FileSource, TitleSource
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.title import Title
from studio.project.timeline.track import Track
from tests.cli.entry import fake_doors
from tests.media.files import make
from tests.workflows.bin.conftest import Room

Told = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    room = Room(tmp_path / "港 の 朝.studio")
    room.bring(make(tmp_path / "a.mp4", count=36, rate=Fraction(24)))
    clip = Clip(id="q1c1", source=FileSource("f1"), length=24, offset=2)
    title = Clip(id="q1c2", source=TitleSource(Title(text="おはよう")), length=12)
    tracks = (
        Track(id="q1v1", kind="video", items=(clip,)),
        Track(id="q1s1", kind="subtitle", items=(title,), muted=True),
        Track(id="q1a1", kind="audio", items=(replace(clip, id="q1c3"),)),
    )
    cut = Sequence(id="q1", name="予告編", size=(64, 36), rate=FrameRate(Fraction(24)), tracks=tracks)
    assert room.session.edit("Change", lambda project: replace(project, name="港 の 朝", sequences=(cut,)))
    room.close()
    return room.folder


def _run(*arguments: str | Path) -> int:
    return answer(["export", *map(str, arguments)], fake_doors())


def test_presets_are_listed(capsys: Told) -> None:
    assert _run("--presets") == 0
    assert "youtube" in capsys.readouterr().out
    assert _run("--presets", "--json") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"shorts", "master", "review"} <= {line["preset"] for line in lines}
    assert next(line for line in lines if line["preset"] == "master")["codec"] == "prores-hq"


def test_a_folder_gets_the_next_version_and_a_file_is_left_alone(project: Path, tmp_path: Path, capsys: Told) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for number in (1, 2):
        assert _run(project, "-o", out, "--json") == 0
        said = json.loads(capsys.readouterr().out.splitlines()[-1])
        assert said["file"] == str(out / f"港 の 朝_予告編_v00{number}.mp4")
        assert (said["frames"], said["signed"], said["rate"]) == (24, True, "24/1")
    assert _run(project, "-o", said["file"]) == 2
    assert "港 の 朝_予告編_v003.mp4" in capsys.readouterr().err
    assert sorted(path.name for path in out.iterdir()) == ["港 の 朝_予告編_v001.mp4", "港 の 朝_予告編_v002.mp4"]


def test_captions_alone_and_beside(project: Path, tmp_path: Path, capsys: Told) -> None:
    assert _run(project, "-o", tmp_path / "alone.vtt") == 0
    assert "1 caption" in capsys.readouterr().out
    assert "おはよう" in (tmp_path / "alone.vtt").read_text("utf-8")
    assert _run(project, "-o", tmp_path / "b.wav", "--subtitles", ".srt", "--stems", "--no-provenance", "--json") == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["beside"] == [str(tmp_path / "b.srt"), str(tmp_path / "b_other.wav")]
    assert "not signed" in told.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--codec", "prores-hq"), "cannot carry"),
        (("--rate", "26"), "not a frame rate"),
        (("--preset", "vimeo"), "no preset"),
        (("--shots", "x"), "does not name shots"),
        (("--loudness", "3"), "no loudness"),
        (("--subtitles", "loud"), "Subtitles cannot be"),
        (("--size", "63x36"), "even sides"),
        (("--timecode", "drop"), "drop-frame"),
        (("--range", "90-"), "no frames"),
        (("--preset", "master"), "would be a .mov"),
    ],
)
def test_what_makes_no_sense_is_told(
    project: Path, tmp_path: Path, capsys: Told, options: tuple[str, ...], said: str
) -> None:
    assert _run(project, "-o", tmp_path / "film.mp4", *options) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "film.mp4").exists()


def test_a_project_must_be_named(capsys: Told) -> None:
    assert _run("-o", "film.mp4") == 2
    assert "Name a project folder" in capsys.readouterr().err
