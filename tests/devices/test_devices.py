"""The devices do what a person's would: what is played is heard, what is shown is on the screen."""

import importlib
import os
import subprocess
import sys
from typing import Any

import numpy as np

from tests.devices.display import Display
from tests.devices.null_sink import MONITOR, RATE, NullSink

_PLAY = """
import numpy as np, sounddevice as sd
sd.play(np.load({file!r}), {rate}, blocksize=1024, latency=0.1, blocking=True)
"""


def test_what_is_played_is_heard_sample_for_sample(null_sink: NullSink) -> None:
    rng = np.random.default_rng(3)
    noise = rng.uniform(-0.5, 0.5, (RATE // 2, 2)).astype(np.float32)
    file = str(null_sink.folder / "noise.npy")
    np.save(file, np.pad(noise, ((0, RATE // 4), (0, 0))))
    with null_sink.record() as heard:
        environment = {**os.environ, **null_sink.environment}
        subprocess.run([sys.executable, "-c", _PLAY.format(file=file, rate=RATE)], env=environment, check=True)
    at = int(np.argmax(np.abs(heard.samples[:, 0]) > 0))
    assert np.array_equal(heard.samples[at : at + len(noise)], noise)


def test_this_process_sees_the_card_too(null_sink: NullSink) -> None:
    sounddevice: Any = importlib.import_module("sounddevice")
    names = {device["name"] for device in sounddevice.query_devices()}
    assert {"default", "pulse", MONITOR} <= names


def test_what_is_spoken_reaches_the_microphone(null_sink: NullSink) -> None:
    sounddevice: Any = importlib.import_module("sounddevice")
    tone = (0.3 * np.sin(np.arange(RATE) * 2 * np.pi * 440 / RATE)).astype(np.float32)
    with sounddevice.InputStream(samplerate=RATE, channels=1, blocksize=1024, latency=0.1) as microphone:
        null_sink.speak(tone)
        heard = microphone.read(microphone.read_available)[0][:, 0]
    assert float(np.abs(heard).max()) > 0.25


def test_a_window_opens_on_the_screen(xvfb_display: Display) -> None:
    show = (
        "from PySide6.QtWidgets import QApplication, QLabel; a = QApplication([]); w = QLabel('x'); "
        "w.resize(80, 60); w.show(); a.processEvents(); s = a.primaryScreen().size(); print(s.width(), s.height())"
    )
    environment = {**os.environ, **xvfb_display.environment}
    done = subprocess.run([sys.executable, "-c", show], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert tuple(map(int, done.stdout.split())) == xvfb_display.size
