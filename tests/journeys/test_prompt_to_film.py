"""The whole path with nothing faked: a prompt typed at the command line becomes a film, measured from its file."""

import itertools
import json
import os
import subprocess
import sys
import wave
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.media import Movies
from studio.sound import measure
from tests import ears

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
BALL = "校庭でバスケットボールのシュートが外れ、バックボードに跳ね返る"
TALK = 'A close-up of an old fisherman who says "The sea never forgets." in a low voice, fog behind him'
CAFE = "喫茶店で男が「もう一度やり直そう」と静かに言い、女性が泣く。ピアノのBGM"


def _ekonte(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "studio.app.main", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "EKONTE_CACHE": str(folder / "cache")}
        | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=900,
        check=False,
    )


@dataclass(frozen=True, slots=True)
class Made:
    """A film and what was told of it."""

    folder: Path
    events: list[dict[str, Any]]
    samples: NDArray[np.float32]

    @property
    def film(self) -> Path:
        """The MP4."""
        return self.folder / "film.mp4"

    def of(self, kind: str) -> list[dict[str, Any]]:
        """The events of one kind."""
        return [event for event in self.events if event["kind"] == kind]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("film")
    done = _ekonte(
        folder, "film", BALL, CAFE, "--size", "320x180", "--quality", "draft", "--seed", "4",
        "--events", "events.json", "--project", "ball.studio", "--stems", "stems",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads((folder / "events.json").read_text("utf-8"))
    return Made(folder, told["events"], Movies().samples(folder / "film.mp4"))


def test_two_shots_of_at_least_four_seconds_each(made: Made) -> None:
    facts = Movies().probe(made.film)
    cuts = [event["frame"] for event in made.of("cut")]
    assert len(cuts) == 2
    assert cuts[1] >= 96
    assert facts.frame_count - cuts[1] >= 96
    assert abs(facts.sample_count - facts.rate.sample(facts.frame_count)) <= facts.rate.sample(1)


def test_the_picture_moves_and_is_neither_black_nor_white(made: Made) -> None:
    frames = [frame for number, frame in enumerate(Movies().frames(made.film)) if number % 24 == 0]
    for frame in frames:
        assert 12 < float(np.mean(frame)) < 243
        assert float(np.std(frame)) > 12
    steps = [float(np.mean(np.abs(a.astype(int) - b.astype(int)))) for a, b in itertools.pairwise(frames)]
    assert max(steps) > 1.0


def test_it_is_as_loud_as_a_film_and_clips_nowhere(made: Made) -> None:
    assert abs(measure.loudness(made.samples) - -16.0) <= 2.0
    assert float(np.abs(made.samples).max()) < 1.0


def test_a_contact_is_heard_when_it_happens(made: Made) -> None:
    """Clear contacts: hard enough, and with nothing else in the 80 ms before. Decoded back from the MP4."""
    contacts = [event for event in made.of("contact") if event["speed_m_s"] >= 1.5]
    assert any({event["subject"], event["other"]} >= {"basketball", "backboard"} for event in contacts)
    loud = sorted(
        event["sample"] for event in made.events if event["kind"] in ("contact", "footstep", "voice", "splash", "word")
    )
    clear = [event["sample"] for event in contacts if not any(0 < event["sample"] - other < 3840 for other in loud)]
    heard = np.array(ears.onsets(made.samples))
    late = [float(np.abs(heard - sample).min()) / 48 for sample in clear]
    assert clear
    assert max(late) <= 2.0, f"milliseconds: {late}"


def test_words_are_heard_where_they_are_told(made: Made) -> None:
    words = made.of("word")
    assert words
    (line,) = made.of("line")
    assert "もう一度やり直そう" in line["text"]
    voice = _stem(made, "dialogue")
    inside = voice[line["sample"] : line["until"]]
    before = voice[max(0, line["sample"] - 9600) : line["sample"] - 480]
    assert float(np.sqrt(np.mean(inside**2))) > 10 * float(np.sqrt(np.mean(before**2)) + 1e-6)
    assert all(line["sample"] <= word["sample"] < word["until"] <= line["until"] + 4800 for word in words)


def test_music_sounds_only_where_it_was_asked_for(made: Made) -> None:
    music, cut = _stem(made, "music"), made.of("cut")[1]["sample"]
    assert float(np.abs(music[: cut - 480]).max()) < 1e-4
    assert float(np.sqrt(np.mean(music[cut + 4800 :] ** 2))) > 1e-3


def test_a_take_comes_out_the_same_with_one_thread(made: Made) -> None:
    done = _ekonte(made.folder, "render", "ball.studio", "--json", NUMBA_NUM_THREADS="1")
    assert done.returncode == 0, done.stderr
    for line in done.stdout.splitlines():
        assert json.loads(line)["identical"] is True


def test_the_same_order_gives_the_same_film(made: Made, tmp_path: Path) -> None:
    done = _ekonte(tmp_path, "film", BALL, CAFE, "--size", "320x180", "--quality", "draft", "--seed", "4")
    assert done.returncode == 0, done.stderr
    for one, other in zip(Movies().frames(tmp_path / "film.mp4"), Movies().frames(made.film), strict=True):
        assert np.array_equal(one, other)
    assert np.array_equal(Movies().samples(tmp_path / "film.mp4"), Movies().samples(made.film))


@pytest.mark.parametrize("prompt", ["", " \t", "🦄" * 30, "x" * 10_000, "\x07\x1b[31m", "قطة", "a dog and no dog"])
def test_nothing_a_person_types_makes_it_fall(tmp_path: Path, prompt: str) -> None:
    done = _ekonte(tmp_path, "read", "--json", "--", prompt)
    assert done.returncode in (0, 2), done.stderr
    assert "fault of ours" not in done.stderr
    if done.returncode == 0:
        assert json.loads(done.stdout)["subjects"] is not None
    else:
        assert done.stderr.strip()


def test_an_upright_talking_shot(tmp_path: Path) -> None:
    done = _ekonte(tmp_path, "film", TALK, "--size", "180x320", "--quality", "draft", "--fps", "29.97", "--json")
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert (record["size"], record["rate"]) == ("180x320", "30000/1001")
    assert measure.loudness(Movies().samples(tmp_path / "film.mp4")) == pytest.approx(-16.0, abs=2.0)


def _stem(made: Made, name: str) -> NDArray[np.float32]:
    with wave.open(str(made.folder / "stems" / f"{name}.wav"), "rb") as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (48_000, 2, 3)
        data = np.frombuffer(file.readframes(file.getnframes()), np.uint8).reshape(-1, 2, 3)
    whole = np.zeros((*data.shape[:2], 4), np.uint8)
    whole[..., 1:] = data
    return (whole.view("<i4")[..., 0].mean(axis=1) / 2.0**31).astype(np.float32)
