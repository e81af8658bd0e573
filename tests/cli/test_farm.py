"""Farms by command: what is said, what it exits with, and a film that is made on one."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.entry", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "FAKE_COMPILED": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_farm_comes_up_is_seen_and_goes(tmp_path: Path) -> None:
    status, out, _ = _run(tmp_path, "farm", "up", "--workers", "2", "--port", "6400", "--json")
    assert status == 0
    told = json.loads(out)
    assert told["address"] == "127.0.0.1:6400"
    assert [worker["state"] for worker in told["workers"]] == ["ready", "other version"]
    assert told["nodes"][0]["cpus"] == 2.0
    status, out, _ = _run(tmp_path, "farm", "status", "--address", "10.0.0.5:6379")
    assert (status, out.splitlines()[0]) == (0, "10.0.0.5:6379  threads 1  1 nodes, 1 workers ready")
    assert _run(tmp_path, "farm", "down", "--json")[:2] == (0, '{"ended_workers": 2}\n')


def test_what_is_wrong_is_said_with_its_own_exit_status(tmp_path: Path) -> None:
    status, out, err = _run(tmp_path, "farm", "status")
    assert (status, out) == (2, "")
    assert "ekonte farm up" in err
    status, out, err = _run(tmp_path, "farm", "up", "--address", "dead:1")
    assert (status, out) == (3, "")
    assert "does not answer" in err
    assert _run(tmp_path, "farm", "up", "--threads", "9999")[0] == 2


def test_a_film_on_a_farm_is_the_film_made_here(tmp_path: Path) -> None:
    prompts = ("A dog", 'A woman says "hello"', "A cat in the park, piano")
    common = ("--size", "160x128", "--quality", "draft")
    assert _run(tmp_path, "film", *prompts, *common, "-o", "here.mp4")[0] == 0
    status, _, err = _run(tmp_path, "film", *prompts, *common, "-o", "far.mp4", "--runner", "ray", "--workers", "3")
    assert status == 0, err
    assert (tmp_path / "here.mp4").read_bytes() == (tmp_path / "far.mp4").read_bytes()
    status, _, err = _run(tmp_path, "film", "A dog", "-o", "no.mp4", "--runner", "ray", "--farm", "dead:1")
    assert status == 3
    assert "does not answer" in err
    assert sorted(path.name for path in tmp_path.glob("*.mp4")) == ["far.mp4", "here.mp4"]
