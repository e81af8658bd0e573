"""``ekonte export`` to a file for another editor."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from studio.app.main import answer
from studio.core.time import FrameRate
from studio.project.timeline.clip import Clip, FileSource
from studio.project.timeline.look import Grade
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from tests.cli.entry import fake_doors
from tests.media.files import make
from tests.workflows.bin.conftest import Room


def test_it_says_what_is_lost_and_what_lies_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    room = Room(tmp_path / "film.studio")
    room.bring(make(tmp_path / "a.mp4", count=36, rate=Fraction(24)))
    clip = Clip(id="q1c1", source=FileSource("f1"), length=24, offset=2, grade=Grade(exposure=1.0))
    track = Track(id="q1v1", kind="video", name="V1", items=(clip,))
    cut = Sequence(id="q1", name="Film", size=(64, 36), rate=FrameRate(Fraction(24)), tracks=(track,), start=86400)
    assert room.session.edit("Change", lambda project: replace(project, sequences=(cut,)))
    room.close()
    output = tmp_path / "cut.fcpxml"
    order = ["export", str(room.folder), "-o", str(output)]
    assert answer([*order, "--json"], fake_doors()) == 0
    told = capsys.readouterr()
    said = json.loads(told.out.splitlines()[-1])
    assert said["file"] == str(output)
    assert said["media"] == str(tmp_path / "cut media")
    assert (said["frames"], said["media_files"], said["rate"]) == (24, 1, "24/1")
    assert said["losses"] == [
        {"of": "clip", "name": "a.mp4", "timecode": "01:00:00:00",
         "what": "Its colours are graded here; the grade is not carried."}
    ]  # fmt: skip
    assert "01:00:00:00  a.mp4: Its colours are graded here" in told.err
    assert answer(order, fake_doors()) == 2
    assert "is there already" in capsys.readouterr().err
    assert answer([*order, "--force", "--media", "link"], fake_doors()) == 0
    assert "24 frames, 1 media file" in capsys.readouterr().out
    assert answer([*order, "--force", "--range", "0-3"], fake_doors()) == 2
    assert answer(["export", str(room.folder), "-o", str(tmp_path / "cut.doc")], fake_doors()) == 2
