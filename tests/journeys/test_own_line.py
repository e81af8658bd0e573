"""A line of the person's own, by command and with nothing faked: it is heard as it is, and the mouth follows it."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.progress import CancelToken, silent
from studio.media import Movies
from studio.ports.engine import ShotRequest
from studio.ports.speech import Voice
from studio.project.scene import Line
from studio.project.take import Recipe, Take
from studio.sound import StudioSpeaker
from studio.stage.acting.performer import PersonPerformer
from studio.stage.director.company import Company
from studio.stage.director.staging import LastBlocking, Staging, stage
from studio.stage.engine import StagePerformance
from studio.storage import Bundles
from studio.workflows.casting import as_voice
from tests.media import wavs

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
TEXT = "The sea never forgets."
PROMPT = f'A close-up of a woman who says "{TEXT}" in a room'
PAUSE = 2.0
"""Seconds that the recording waits in the middle of the line: no voice of ours would."""


def _ekonte(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "studio.app.main", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "EKONTE_CACHE": str(folder / "cache")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _recording(folder: Path) -> tuple[NDArray[np.float32], int]:
    """Another voice, who waits before the last word (-1..1 at 48 kHz), and the sample at which it begins to wait."""
    spoken = StudioSpeaker(folder / "cache").speak(Line(speaker="a", text=TEXT), Voice(variant=1), CancelToken())
    at = spoken.words[-1].start
    silence = np.zeros(round(PAUSE * 48_000), np.float32)
    whole = np.concatenate([spoken.samples[:at], silence, spoken.samples[at:]])
    wavs.write(folder / "mine.wav", whole[:, None])
    return whole, at


def _take(project: Path, number: int) -> tuple[Take, Path]:
    with Bundles().open(project) as folder:
        take = folder.document.takes[number]
        return take, folder.media(take.media)


def _staged_with(recipe: Recipe, folder: Path, recording: NDArray[np.float32]) -> tuple[Staging, StagePerformance]:
    """The shot as the stage has it when the line is the recording."""
    (line,), (voice,) = recipe.scene.dialogue, recipe.voices
    heard = Movies().sound(folder / "mine.wav").samples.mean(axis=1, dtype=np.float32)
    assert len(heard) == len(recording)
    said = StudioSpeaker(folder / "cache").follow(line, as_voice(voice), heard, CancelToken())
    request = ShotRequest(
        scene=recipe.scene, speech=(said,), size=recipe.size, rate=recipe.rate, seconds=recipe.seconds,
        seed=recipe.seed, quality=recipe.quality,
    )  # fmt: skip
    staging = stage(request, Company(ROOT / "resources"), LastBlocking(), silent, CancelToken())
    return staging, StagePerformance(staging, request)


def _like(sound: NDArray[np.float32], recording: NDArray[np.float32]) -> tuple[int, float]:
    """Where a recording is in a sound, and how like it the sound is there (normalised correlation)."""
    size = 1 << (len(sound) + len(recording)).bit_length()
    spectrum = np.fft.rfft(sound.astype(np.float64), size) * np.conj(np.fft.rfft(recording.astype(np.float64), size))
    at = int(np.argmax(np.fft.irfft(spectrum, size)[: len(sound)]))
    there = sound[at : at + len(recording)]
    return at, float(np.corrcoef(there, recording[: len(there)])[0, 1])


def test_a_recording_is_heard_and_seen_and_other_pictures_keep_it(tmp_path: Path) -> None:
    recording, pause = _recording(tmp_path)
    _ekonte(
        tmp_path, "film", PROMPT, "--size", "256x144", "--quality", "draft", "--project", "p", "--mix", "ambience=mute"
    )
    told = json.loads(_ekonte(tmp_path, "repicture", "p", "--take", "s1t1", "--own-line", "1=mine.wav", "--json"))
    assert told["notes"] == []
    (first, _), (own, movie) = _take(tmp_path / "p", 0), _take(tmp_path / "p", 1)
    assert own.parents == (first.id,)
    assert own.frame_count > first.frame_count + 12, "the line needs the time"

    at, alike = _like(Movies().samples(movie).mean(axis=1), recording)
    assert alike > 0.9, "what is heard is the recording"
    staging, shot = _staged_with(own.recipe, tmp_path, recording)
    seen = hashlib.sha256()
    for frame in shot.frames(silent, CancelToken()):
        seen.update(np.ascontiguousarray(frame).data)
    assert seen.hexdigest() == own.frames_hash, "the pictures are those of a mouth that says the recording"
    (mouth,) = (one for one in staging.performers if isinstance(one, PersonPerformer))
    rate, begins, ends = own.recipe.rate, at + pause, at + pause + round(PAUSE * 48_000)
    jaw = [mouth.face(rate.seconds(number)).get("jawOpen", 0.0) for number in range(own.frame_count)]
    assert max(jaw[rate.frame(at) : rate.frame(begins)]) > 0.2
    assert max(jaw[rate.frame(begins) + 3 : rate.frame(ends) - 3]) < 0.05, "it waits where the recording waits"
    assert max(jaw[rate.frame(ends) : rate.frame(at + len(recording))]) > 0.2

    _ekonte(tmp_path, "repicture", "p", "--take", own.id, "--size", "320x180")
    other, movie = _take(tmp_path / "p", 2)
    assert Movies().probe(movie).size == (320, 180)
    assert other.frame_count == own.frame_count
    assert other.samples_hash == own.samples_hash, "another size keeps every sample"
    assert [sound.use for sound in other.recipe.own] == ["line"]
