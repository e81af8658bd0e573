"""``ekonte verify`` and ``ekonte key``: what goes where, and the exit status."""

import json
from pathlib import Path

import pytest

from studio.app.main import answer
from tests.cli.entry import fake_doors
from tests.fakes.provenance import SIGNED


def test_one_line_of_json_for_each_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "signed").write_bytes(b"film" + SIGNED)
    (tmp_path / "plain").write_bytes(b"film")
    files = [str(tmp_path / name) for name in ("signed", "plain")]
    assert answer(["verify", *files, "--json"], fake_doors()) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (first["state"], second["state"]) == ("valid", "none")
    assert {"state", "ai_generated", "signer", "watermark", "sentences"} <= first.keys()


def test_plain_words_in_either_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plain").write_bytes(b"film")
    assert answer(["verify", str(tmp_path / "plain"), "--language", "ja"], fake_doors()) == 0
    assert "署名がありません" in capsys.readouterr().out
    assert answer(["verify", str(tmp_path / "plain"), "--language", "en"], fake_doors()) == 0
    assert "Not signed" in capsys.readouterr().out


def test_a_missing_file_is_the_callers_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["verify", str(tmp_path / "missing.mp4")], fake_doors()) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and "missing.mp4" in captured.err


def test_the_key_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(["key", "show"], fake_doors()) == 0
    assert "whoever can read your files can sign as you" in capsys.readouterr().out
    assert answer(["key", "show", "--json"], fake_doors()) == 0
    assert json.loads(capsys.readouterr().out)["protection"] == "file"
