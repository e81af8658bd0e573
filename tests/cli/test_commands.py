"""The command line is a contract: options, exit statuses, what goes to which stream, and stopping."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from studio.app.main import answer
from studio.media import Movies
from tests.cli.entry import fake_doors
from tests.media import wavs

ROOT = Path(__file__).parents[2]


def _start(folder: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.cli.entry", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "FAKE_COMPILED": "1", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def _run(folder: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    process = _start(folder, *arguments, **environment)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def _files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_alone_it_opens_the_window(tmp_path: Path) -> None:
    assert _run(tmp_path) == (0, "", "the window opens on None\n")
    assert _run(tmp_path, "ui", "film.studio") == (0, "", "the window opens on film.studio\n")


def test_asked_for_help_it_explains_itself(tmp_path: Path) -> None:
    status, out, _ = _run(tmp_path, "--help")
    assert status == 0
    for command in ("film", "read", "render", "export", "doctor", "bench"):
        assert command in out


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import sys; from studio.app.main import run\n"
        "assert run(sys.argv[1:]) == 0\n"
        "heavy = 'numba llvmlite mujoco PySide6 onnxruntime av numpy scipy sudachipy torch'.split()\n"
        "print(sorted(set(heavy) & set(sys.modules)), file=sys.stderr)"
    )
    for arguments in (["--help"], ["ui", "--help"], ["film", "--help"], ["read", "--help"], ["--version"]):
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60
        )
        assert done.stderr.strip() == "[]", (arguments, done.stderr)


def test_a_film_is_made_and_told_on_standard_output(tmp_path: Path) -> None:
    status, out, err = _run(
        tmp_path, "film", "A dog", "A unicorn in the park", "-o", "a b.mp4", "--size", "160x128", "--fps", "29.97",
        "--seconds", "0.5", "--seed", "7", "--quality", "draft", "--style", "anime", "--language", "en",
        "--events", "e.json", "--project", "p.studio", "--stems", "stems",
    )  # fmt: skip
    assert status == 0, err
    assert out.splitlines() == ["a b.mp4  160x128  29.97 fps  1.0 s  2 shots"]
    assert "No unicorn here." in err
    facts = Movies().probe(tmp_path / "a b.mp4")
    assert (facts.size, facts.frame_count, str(facts.rate)) == ((160, 128), 30, "30000/1001")
    assert json.loads((tmp_path / "e.json").read_text())["rate"] == "30000/1001"
    assert (tmp_path / "p.studio" / "project.db").exists()
    assert len(list((tmp_path / "stems").glob("*.wav"))) == 5


def test_json_and_rendering_again(tmp_path: Path) -> None:
    status, out, _ = _run(tmp_path, "film", 'A man "hello"', "--size", "160x128", "--project", "p", "--json")
    assert status == 0
    record = json.loads(out)
    assert record["film"] == "film.mp4"
    assert record["takes"] == ["s1t1"]
    status, out, _ = _run(tmp_path, "render", "p", "--shot", "s1", "--json")
    assert status == 0
    assert json.loads(out)["identical"] is True
    status, out, _ = _run(tmp_path, "render", "p")
    assert "bit for bit" in out


def test_the_film_of_a_project_is_exported_once(tmp_path: Path) -> None:
    status, _, err = _run(tmp_path, "film", "A dog", "A cat", "--size", "160x128", "--seconds", "0.5", "--project", "p")
    assert status == 0, err
    status, out, err = _run(tmp_path, "export", "p", "-o", "cut.mp4", "--range", "2-13", "--json")
    assert status == 0, err
    record = json.loads(out)
    assert (record["file"], record["first"], record["frames"]) == ("cut.mp4", 2, 12)
    assert record["problems"] == []
    assert Movies().probe(tmp_path / "cut.mp4").frame_count == 12
    before = (tmp_path / "cut.mp4").read_bytes()
    status, _, err = _run(tmp_path, "export", "p", "-o", "cut.mp4")
    assert status == 2
    assert "there already" in err
    assert (tmp_path / "cut.mp4").read_bytes() == before
    assert _run(tmp_path, "export", "p", "-o", "cut.mp4", "--force")[0] == 0
    assert Movies().probe(tmp_path / "cut.mp4").frame_count == 24
    assert _run(tmp_path, "export", "p", "-o", "x.mp4", "--sequence", "Teaser")[0] == 2


def test_a_take_is_filmed_otherwise_and_a_mouth_follows_a_recording(tmp_path: Path) -> None:
    wavs.write(tmp_path / "voice.wav", 0.3 * np.sin(np.arange(48_000) * 0.06))
    status, _, err = _run(
        tmp_path, "film", 'A woman says "good morning"', 'A man says "hello"', "--size", "160x128",
        "--quality", "draft", "--project", "p", "--own-line", "2=voice.wav",
    )  # fmt: skip
    assert status == 0, err
    status, out, err = _run(tmp_path, "repicture", "p", "--take", "s1t1", "--size", "320x180", "--move", "orbit")
    assert (status, out) == (0, "s1t2  s1t1 filmed otherwise\n"), err
    status, out, err = _run(tmp_path, "repicture", "p", "--take", "s1t1", "--own-line", "1=voice.wav", "--json")
    assert status == 0, err
    assert json.loads(out)["of"] == "s1t1"
    status, out, err = _run(tmp_path, "render", "p", "--take", "s1t3", "--json")
    assert json.loads(out)["identical"], err
    for wrong in (
        ["--take", "s1t1"],
        ["--take", "s1t1", "--size", "1x1"],
        ["--take", "s1t1", "--move", "sideways"],
        ["--take", "s1t1", "--own-line", "voice.wav"],
        ["--take", "s1t1", "--own-line", "9=voice.wav"],
        ["--take", "s9t9", "--style", "anime"],
    ):
        status, out, err = _run(tmp_path, "repicture", "p", *wrong)
        assert (status, out) == (2, ""), wrong
        assert err.strip()


def test_sound_files_that_make_no_sense_are_refused_with_a_sentence(tmp_path: Path) -> None:
    wavs.write(tmp_path / "slow.wav", np.zeros(48_000))
    data = bytearray((tmp_path / "slow.wav").read_bytes())
    data[24:28] = (1).to_bytes(4, "little")
    (tmp_path / "slow.wav").write_bytes(data)
    (tmp_path / "cut.wav").write_bytes(data[:30])
    (tmp_path / "text.wav").write_text("no sound", "utf-8")
    for name in ("slow.wav", "cut.wav", "text.wav", "none.wav"):
        for option in (["--own-music", name], ["--own-line", f"1={name}"]):
            status, out, err = _run(tmp_path, "film", 'A man says "hi"', "-o", "film.mp4", *option)
            assert (status, out) == (2, ""), (name, option)
            assert name in err
            assert "Traceback" not in err
    assert not (tmp_path / "film.mp4").exists()
    wavs.write(tmp_path / "seven.wav", 0.2 * np.ones((48_000, 7)) * np.sin(np.arange(48_000) * 0.05)[:, None])
    status, _, err = _run(
        tmp_path, "film", 'A man says "hi"', "--size", "160x128", "--quality", "draft", "--own-line", "1=seven.wav"
    )
    assert status == 0, err
    assert "7 channels" in err


def test_read_answers_one_line_each(tmp_path: Path) -> None:
    status, out, err = _run(tmp_path, "read", "A dog in the park", "犬が走る", "--json")
    assert status == 0
    assert err == ""
    first, second = (json.loads(line) for line in out.splitlines())
    assert first["subjects"][0]["kind"] == "dog"
    assert first["place"] == "park"
    assert second["language"] == "ja"
    status, out, _ = _run(tmp_path, "read", "A dog in the park")
    assert "dog: walk" in out


def test_doctor_tells_what_there_is(tmp_path: Path) -> None:
    status, out, _ = _run(tmp_path, "doctor", "--json")
    assert status == 0
    facts = json.loads(out)
    for name in (
        "cpu",
        "memory",
        "disk",
        "gpu",
        "engine stage",
        "voices Japanese",
        "audio",
        "camera",
        "microphone",
        "fonts",
    ):
        assert set(facts[name]) == {"value", "state", "meaning"}
    status, out, _ = _run(tmp_path, "doctor")
    assert "cpu" in out


@pytest.mark.slow
def test_bench_of_the_window_is_told_how_long_and_what_hears(tmp_path: Path) -> None:
    status, out, err = _run(tmp_path, "bench", "window", "--json", "--seconds", "5", "--hear", "monitor")
    assert status == 0, err
    figure = json.loads(out)
    assert (figure["bench"], figure["figure"], figure["seconds"], figure["hear"]) == (
        "window",
        "playing",
        5.0,
        "monitor",
    )


def test_bench_of_sound_tells_cost_speech_and_stems(tmp_path: Path) -> None:
    status, out, err = _run(tmp_path, "bench", "sound", "--json")
    assert status == 0, err
    film, *speech = (json.loads(line) for line in out.splitlines())
    assert {"cpu_seconds", "stems_minus_mix_dbfs"} <= film.keys()
    assert [(cost["bench"], cost["language"]) for cost in speech] == [("speech", "en"), ("speech", "ja")]
    status, out, err = _run(tmp_path, "bench", "sound")
    assert status == 0, err
    assert [line.split()[0] for line in out.splitlines()] == ["sound", "speech", "speech"]


def test_bench_reports_what_the_design_says(tmp_path: Path) -> None:
    status, out, err = _run(tmp_path, "bench", "stage", "--json")
    assert status == 0, err
    records = [json.loads(line) for line in out.splitlines()]
    assert {(record["bench"], record["scene"]) for record in records} == {("stage", "schoolyard")}
    forms = [(record["size"], record["quality"]) for record in records]
    assert forms == [("640x360", "draft"), ("1280x720", "draft"), ("1280x720", "standard")]
    for record in records:
        assert 0 < record["encode_cpu_seconds_per_frame"] < 5
        assert 0 < record["cpu_seconds_per_frame"] < 5


@pytest.mark.parametrize(
    "arguments",
    [
        ["film"],
        ["film", ""],
        ["film", "…!?"],
        ["film", "A dog", "--nope"],
        ["film", "A dog", "--size", "1x1"],
        ["film", "A dog", "--fps", "48"],
        ["film", "A dog", "--seconds", "0"],
        ["film", "A dog", "--seconds", "many"],
        ["film", "A dog", "--style", "cubist"],
        ["film", "A dog", "--seed", "-1"],
        ["film", "A dog", "--quality", "best"],
        ["film", "A dog", "--language", "tlh"],
        ["film", "A dog", "-o", "film.gif"],
        ["film", "A dog", "-o", "none/film.mp4"],
        ["film", "A dog", "--events", "none/e.json"],
        ["film", "A dog", "--script", "none.fountain"],
        ["film", "--script", "none.fountain"],
        ["read"],
        ["read", ""],
        ["render", "none"],
        ["bench", "moon"],
        ["export"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_said_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with contextlib.chdir(tmp_path):
        assert answer(arguments, fake_doors()) == 2
    told = capsys.readouterr()
    assert told.err.strip()
    assert told.out == ""
    assert _files(tmp_path) == []


def test_a_prompt_may_begin_with_a_dash(tmp_path: Path) -> None:
    status, out, _ = _run(tmp_path, "read", "--json", "--", "- A dog -")
    assert status == 0
    assert json.loads(out)["prompt"] == "- A dog -"


def test_the_first_start_explains_itself(tmp_path: Path) -> None:
    _, _, first = _run(tmp_path, "film", "A dog", "--size", "160x128", FAKE_COMPILED="1")
    assert "First start" not in first
    environment = {key: value for key, value in os.environ.items() if key != "FAKE_COMPILED"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.cli.entry", "film", "A dog", "--size", "160x128"],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert "First start" in done.stderr
    assert "初回" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals work otherwise there")
@pytest.mark.parametrize(("engine", "sign"), [("long", "filming"), ("slow", "in the long step")])
@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_stopping_takes_a_second_and_leaves_nothing(tmp_path: Path, engine: str, sign: str, kind: int) -> None:
    process = _start(tmp_path, "film", "A dog", "--size", "320x180", "--stems", "stems", FAKE_ENGINE=engine)
    assert process.stderr
    seen = ""
    while sign not in seen:
        line = process.stderr.readline()
        assert line, seen
        seen += line
    time.sleep(0.3)
    assert any(name.endswith(".part") for name in _files(tmp_path))
    begun = time.monotonic()
    process.send_signal(kind)
    process.wait(10)
    assert time.monotonic() - begun < 5, "a second on a machine that does nothing else"
    assert process.returncode == 130
    assert "Nothing was left behind" in process.stderr.read()
    assert _files(tmp_path) == []


def test_a_fault_of_ours_is_reported_in_a_file(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from studio.app import crash\n"
        "sys.excepthook = crash.hook(['film', '犬'], '0.1', Path('logs'))\n"
        "raise RuntimeError('the lamp fell')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "fault of ours" in done.stderr
    (report,) = (tmp_path / "logs").iterdir()
    assert str(report.name) in done.stderr
    text = report.read_text("utf-8")
    assert "the lamp fell" in text
    assert "犬" in text
