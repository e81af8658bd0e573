"""``ekonte queue``: added in one process, done in another, told to people in lines and to programs as JSON."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.app.main import answer
from studio.project import edits
from studio.storage import Bundles
from studio.storage.queue import open_queue
from tests.cli.entry import fake_doors
from tests.workflows.queue.desk import ROOT, document, make_project


def _not_now() -> str:
    """Hours of a day that this test does not run in."""
    hour = datetime.now(UTC).astimezone().hour
    return f"{(hour + 6) % 24:02}:00-{(hour + 9) % 24:02}:00"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder to be in, with a queue and a project of its own."""
    before = os.environ.get("EKONTE_QUEUE")
    os.environ["EKONTE_QUEUE"] = str(tmp_path / "queue")
    make_project(tmp_path / "film.studio", 3)
    with contextlib.chdir(tmp_path):
        yield tmp_path
    if before is None:
        del os.environ["EKONTE_QUEUE"]
    else:
        os.environ["EKONTE_QUEUE"] = before


class Command:
    """Runs ``ekonte queue``."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> tuple[int, list[str]]:
        status = answer(["queue", *map(str, arguments)], fake_doors())
        heard = self._capsys.readouterr()
        self.remarks = heard.err
        return status, heard.out.splitlines()

    def records(self, *arguments: object) -> list[dict[str, object]]:
        status, lines = self(*arguments, "--json")
        assert status == 0, self.remarks
        return [json.loads(line) for line in lines]


def test_work_is_added_ordered_held_and_cleared(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queue = Command(capsys)
    assert queue("list") == (0, [])
    assert "empty" in queue.remarks
    takes = queue.records("add", "take", "film.studio", "--quality", "draft")
    assert [(one["id"], one["state"], one["shot"]) for one in takes] == [
        ("j1", "queued", "s1"), ("j2", "queued", "s2"), ("j3", "queued", "s3"),
    ]  # fmt: skip
    assert all(float(str(one["estimate_seconds"])) > 0 for one in takes)
    (sound,) = queue.records("add", "sound", "film.studio", "--after", "j1", "--music", "none")
    assert (sound["waits_for"], sound["what"]) == ("jobs", "j1")
    later = _not_now()
    (film,) = queue.records("add", "film", "犬が走る。", "-o", "a.mp4", "--between", later, "--key", "one")
    assert (film["hours"], film["title"]) == (later, "犬が走る。")
    assert queue.records("add", "film", "犬が走る。", "-o", "a.mp4", "--key", "one")[0]["id"] == film["id"]
    twice = [queue.records("add", "take", "film.studio", "--key", "k", "--paused") for _ in range(2)]
    assert [one["id"] for one in twice[0]] == [one["id"] for one in twice[1]] == ["j6", "j7", "j8"]
    assert all(one["state"] == "cancelled" for one in queue.records("cancel", "j6", "j7", "j8"))
    queue.records("order", "j3", "--first")
    assert [one["id"] for one in queue.records("list", "--state", "queued")] == ["j3", "j1", "j2"]
    assert queue.records("pause", "j2")[0]["state"] == "paused"
    assert queue.records("pause") == [{"paused": True}]
    assert "j3" in queue("list")[1][0]
    assert "paused" in queue.remarks
    assert queue.records("cancel", "j1")[0]["state"] == "cancelled"
    assert json.loads(queue("show", "j4")[1][0])["state"] == "cancelled"
    assert json.loads(queue("show", "j2")[1][0])["recipe"]["size"] == [64, 36]
    assert [one["state"] for one in queue.records("list", "--state", "cancelled")] == ["cancelled"] * 5
    assert queue.records("retry", "j1")[0]["state"] == "queued"
    assert queue.records("clear") == [{"cleared": 4}]
    assert [one["id"] for one in queue.records("history")] == ["j4", "j8", "j7", "j6"]
    assert queue.records("set", "--slots", "cpu=2", "--free", "0.5")[0]["free_gb"] == 0.5


@pytest.mark.parametrize(
    "wrong",
    [
        ("cancel",),
        ("cancel", "j9"),
        ("order", "j9", "--last"),
        ("order", "j1"),
        ("list", "--state", "nonsense"),
        ("set", "--slots", "two"),
        ("add", "take", "film.studio", "77"),
        ("add", "take", "nowhere.studio"),
        ("add", "take", "film.studio", "--between", "late"),
        ("add", "sound", "film.studio"),
        ("add", "film", "a dog"),
        ("add", "film", "-o", "a.mp4"),
        ("add", "export", "film.studio", "-o", "a.avi"),
    ],
)
def test_what_makes_no_sense_is_refused(
    place: Path, capsys: pytest.CaptureFixture[str], wrong: tuple[str, ...]
) -> None:
    queue = Command(capsys)
    assert queue(*wrong)[0] == 2
    assert queue.records("list") == []


def test_one_process_adds_another_does(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queue = Command(capsys)
    queue.records("add", "take", "film.studio", "1", "2")
    process = _run("queue", "run", "--json")
    assert process.stdout is not None
    first = json.loads(process.stdout.readline())
    assert (first["id"], first["state"], first["takes"]) == ("j1", "done", ["s1t1"])
    queue("list")
    assert "ekonte queue run (process" in queue.remarks
    second = _run("queue", "run")
    _, errors = second.communicate(timeout=60)
    assert second.returncode == 2
    assert "being worked on by ekonte queue run (process" in errors
    queue.records("add", "film", "a dog", "-o", "later.mp4", "--size", "128x128")
    assert [json.loads(process.stdout.readline())["id"] for _ in range(2)] == ["j2", "j3"]
    process.send_signal(signal.SIGINT if os.name != "nt" else signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode == 0 or os.name == "nt"
    assert (place / "later.mp4").is_file()
    assert [take.id for take in document(place / "film.studio").takes] == ["s1t1", "s2t1"]


def test_approved_drafts_become_finals_by_one_command(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queue = Command(capsys)
    queue.records("add", "take", "film.studio", "1", "2", "--quality", "draft")
    assert queue("run", "--until-empty")[0] == 0
    with Bundles().open(place / "film.studio") as bundle:
        bundle.apply(lambda project: edits.approve_take(edits.approve_take(project, "s1t1"), "s2t1"))
    assert len(queue.records("add", "finals", "film.studio")) == 2
    assert queue("add", "finals", "film.studio", "--json") == (0, [])
    assert "s1: its final is in the queue." in queue.remarks
    assert queue("run", "--until-empty")[0] == 0
    made = document(place / "film.studio")
    for draft, final in (("s1t1", "s1t2"), ("s2t1", "s2t2")):
        assert made.take(final).parents == (draft,)
        assert made.take(final).recipe == replace(
            made.take(draft).recipe, quality="final", seconds=made.take(draft).frame_count / 24
        )


def test_until_empty_ends_by_itself(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queue = Command(capsys)
    queue.records("add", "take", "film.studio", "3")
    queue.records("add", "take", "film.studio", "3", "--base", "approved")
    status, lines = queue("run", "--until-empty")
    assert status == 0
    assert [line.split()[:3] for line in lines] == [["j1", "done", "take"]]
    assert [one["waits_for"] for one in queue.records("list", "--state", "waiting")] == ["approval"]


def test_a_damaged_queue_is_said(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queue = Command(capsys)
    queue.records("add", "take", "film.studio")
    (place / "queue" / "queue.db").write_bytes(b"\0" * 20_000)
    assert queue("list")[0] == 0
    assert "kept as queue-damaged-" in queue.remarks
    assert open_queue(place / "queue").jobs() == ()


def _run(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.cli.entry", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )
