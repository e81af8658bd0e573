"""``ekonte cameo``: sharing, permitting, revoking, and the record, from the terminal."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from studio.app.main import answer
from studio.cli.doors import Doors
from tests.cli.entry import fake_doors
from tests.workflows.cameo.home import Home


def doors_of(home: Home) -> Doors:
    return replace(fake_doors(), studio=lambda: home.studio)


class Terminal:
    """One person at their terminal."""

    def __init__(self, home: Home, capsys: pytest.CaptureFixture[str]) -> None:
        self.home, self._capsys = home, capsys

    def __call__(self, *words: str, status: int = 0) -> list[str]:
        assert answer(["cameo", *words], doors_of(self.home)) == status
        self.told = self._capsys.readouterr()
        return self.told.out.splitlines()

    def json(self, *words: str) -> list[dict[str, object]]:
        return [json.loads(line) for line in self(*words, "--json")]


@pytest.fixture
def aki(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(Home(tmp_path / "aki"), capsys)


@pytest.fixture
def ben(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(Home(tmp_path / "ben", handle="ben", seed=2), capsys)


def test_from_an_invitation_to_the_end(aki: Terminal, ben: Terminal, tmp_path: Path) -> None:
    (invitation,) = ben("invite")
    package = str(tmp_path / "haru.cameo")
    aki("permit", "@haru", "--for", "chosen", "--person", invitation, "--no", "violence", "--until", "2026-12-31")
    assert "no violence" in aki("list")[0]
    aki("share", "@haru", "--to", invitation, "-o", package)
    aki("share", "@haru", "--to", invitation, "-o", package, status=2)
    (got,) = ben.json("receive", package)
    assert (got["handle"], got["mine"]) == ("haru", False)
    assert {one["handle"] for one in ben.json("list")} == {"ben", "haru"}
    permission = ben.json("info", "haru")[0]["permission"]
    assert isinstance(permission, dict)
    assert permission["limits"] == ["violence"]
    aki.home.film("@haru walks", project="p")
    assert [one["what"] for one in aki.json("where", "@haru")][:1] == ["take"]
    (gone,) = aki.json("revoke", "@haru", "--reason", "enough", "--yes")
    assert (gone["takes"], gone["exports"], gone["left"]) == (1, 1, [])
    assert aki.json("where", "@haru") == []
    (heeded,) = ben.json("heed", str(gone["notice"]))
    assert heeded["handle"] == "haru"
    ben("receive", package, status=2)
    assert "revoked by its owner" in ben.told.err
    ben("info", "haru", status=2)
    assert [one["deed"] for one in ben.json("record-log")] == [
        "recorded",
        "received",
        *["revoked"] * 2,
        "refused",
    ]
    assert ben.json("sweep")[0]["takes"] == 0


def test_a_record_that_was_tampered_with_is_an_error(aki: Terminal) -> None:
    assert aki("record-log")[0].endswith("recorded  @haru a session")
    assert "is whole" in aki.told.err
    record = aki.home.folder / "vault" / "record.jsonl"
    record.write_bytes(record.read_bytes().replace(b'"n": 1', b'"n": 2'))
    aki("record-log", status=2)
    assert "tampered with: from line 1" in aki.told.err


def test_what_makes_no_sense_is_said(aki: Terminal) -> None:
    for words in (
        ("info", "@nobody"),
        ("share", "@haru", "-o", str(aki.home.folder / "x.cameo")),
        ("share", "@haru", "--to", "nonsense", "-o", str(aki.home.folder / "x.cameo")),
        ("permit", "@haru", "--until", "soon"),
        ("permit", "@haru", "--no", "naughtiness"),
        ("receive", str(aki.home.folder / "missing.cameo")),
        ("heed", str(aki.home.folder / "missing.revoked")),
    ):
        aki(*words, status=2)
        assert aki.told.err.startswith("ekonte: ")
    assert not list(aki.home.folder.glob("*.cameo"))
