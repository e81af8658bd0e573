"""``ekonte project``: sentences for people, JSON Lines for programs, an exit status for both."""

import json
from pathlib import Path

import pytest

from studio.app.main import answer
from studio.project import edits
from studio.storage import Bundles
from tests.cli.entry import fake_doors
from tests.storage.test_bundle import READING


def test_a_project_is_checked_mended_told_and_collected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, copy = tmp_path / "film.studio", tmp_path / "copy.studio"

    def run(*arguments: object) -> tuple[int, list[str]]:
        status = answer(["project", *map(str, arguments)], fake_doors())
        return status, capsys.readouterr().out.splitlines()

    with Bundles().create(folder) as bundle:
        bundle.apply(lambda project: edits.add_shot(project, READING))
    assert run("check", folder) == (0, ["film.studio is whole."])
    status, lines = run("info", folder, "--json")
    assert (status, json.loads(lines[0])["shots"]) == (0, 1)
    assert run("info", folder)[1][0].startswith("film  1 shots")
    database = folder / "project.db"
    database.write_bytes(database.read_bytes().replace("雨の街".encode(), "霧の街".encode()))
    status, lines = run("check", folder, "--json")
    records = [json.loads(line) for line in lines]
    assert status == 2
    assert records[-1] == {"sound": False, "findings": len(records) - 1}
    assert all(set(record) == {"state", "part", "subject", "what"} for record in records[:-1])
    status, lines = run("repair", folder)
    assert (status, lines[-1]) == (0, "film.studio is whole.")
    assert run("repair", folder) == (0, ["film.studio was whole already."])
    status, lines = run("collect", folder, copy, "--json")
    assert (status, json.loads(lines[-1])["missing"]) == (0, 0)
    assert run("check", copy)[0] == 0
    assert run("collect", folder, copy)[0] == 2
    assert run("check", tmp_path / "nothing")[0] == 2
