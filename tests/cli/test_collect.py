"""``ekonte project collect --trim``: what is used of long files, and no more."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from studio.app.main import answer
from studio.core.time import FrameRate
from studio.project.timeline.clip import Clip, FileSource
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from tests.cli.entry import fake_doors
from tests.media.files import make
from tests.workflows.bin.conftest import Room


def test_a_trimmed_copy_is_smaller(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    room = Room(tmp_path / "film.studio")
    room.bring(make(tmp_path / "a.mp4", count=600, rate=Fraction(24)))
    clip = Clip(id="q1c1", source=FileSource("f1"), length=24, offset=240)
    track = Track(id="q1v1", kind="video", items=(clip,))
    cut = Sequence(id="q1", name="Film", size=(64, 36), rate=FrameRate(Fraction(24)), tracks=(track,))
    assert room.session.edit("Change", lambda project: replace(project, sequences=(cut,)))
    room.close()

    def collected(name: str, *options: str) -> int:
        copy = tmp_path / name
        assert answer(["project", "collect", str(room.folder), str(copy), "--json", *options], fake_doors()) == 0
        return int(json.loads(capsys.readouterr().out.splitlines()[-1])["bytes"])

    assert collected("short.studio", "--trim", "--handles", "0.5") < collected("whole.studio") / 4
    assert answer(["project", "check", str(tmp_path / "short.studio")], fake_doors()) == 0
    wrong = ["project", "collect", str(room.folder), str(tmp_path / "x.studio"), "--trim", "--handles", "900"]
    assert answer(wrong, fake_doors()) == 2
