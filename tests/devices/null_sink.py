"""A sound card that plays into nothing and can be recorded: PipeWire with a null sink, reached as a person's card is.

A program plays by PortAudio to the default device, ALSA's pulse plugin takes it to PipeWire, and ``NullSink.record``
hears what would have come out of the loudspeakers, sample for sample. A second null sink is the microphone.
"""

import contextlib
import importlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.devices.processes import UnavailableError, server, wait_until

RATE = 48_000
SINK, MICROPHONE, MONITOR = "studio_out", "studio_mic", "studio_mon"
_DELAY = 0.4
"""Seconds until what a program has played has come through PipeWire, and some more."""

_PROGRAMS = ("dbus-daemon", "pipewire", "wireplumber", "pipewire-pulse", "pactl", "parec")

_ASOUND = f"""</usr/share/alsa/alsa.conf>
pcm.!default {{ type pulse }}
ctl.!default {{ type pulse }}
pcm.pulse {{ type pulse }}
pcm.{MONITOR} {{ type pulse device {SINK}.monitor }}
"""


@dataclass(slots=True, eq=False)
class Recording:
    """What the loudspeakers played while it ran. ``samples`` float32 (n, 2) at 48 kHz, there once it has ended."""

    samples: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 2), np.float32))


@dataclass(frozen=True, slots=True)
class NullSink:
    """The card. ``environment`` makes a child process use it; this process uses it already.

    PortAudio knows it as ``default`` and ``pulse``, and what it plays as the recording device ``studio_mon``.
    """

    environment: Mapping[str, str]
    folder: Path

    @contextlib.contextmanager
    def record(self) -> Generator[Recording]:
        """Hear the loudspeakers while the block lasts; silence is heard too.

        What a program has played when it closes its stream may lose its last hundredths of a second on the way through
        ALSA: let some silence follow what must be heard.
        """
        heard, file = Recording(), self.folder / "heard.f32"
        command = ["parec", f"--device={SINK}.monitor", "--format=float32le", f"--rate={RATE}", "--channels=2"]
        with file.open("wb") as out:
            recorder = subprocess.Popen(
                [*command, "--latency-msec=10", "--raw"], stdout=out, env={**os.environ, **self.environment}
            )
            try:
                wait_until(lambda: file.stat().st_size > 0, "The recorder")
                yield heard
                time.sleep(_DELAY)
            finally:
                recorder.terminate()
                recorder.wait()
        whole = file.stat().st_size // 8
        heard.samples = np.fromfile(file, "<f4", whole * 2).reshape(-1, 2).astype(np.float32)

    def speak(self, samples: NDArray[np.float32]) -> None:
        """Speak float32 (n,) at 48 kHz into the microphone; returns when it has been said."""
        command = ["pacat", f"--device={MICROPHONE}", "--format=float32le", f"--rate={RATE}", "--channels=1", "--raw"]
        data = np.ascontiguousarray(samples, "<f4").tobytes()
        subprocess.run(command, input=data, env={**os.environ, **self.environment}, check=True)


@contextlib.contextmanager
def null_sink() -> Generator[NullSink]:
    """The card, for this process and its children while the block lasts.

    Raises:
        UnavailableError: PipeWire or one of the programs around it cannot be had.
    """
    missing = [name for name in _PROGRAMS if shutil.which(name) is None]
    if missing:
        raise UnavailableError(f"no null sink without {', '.join(missing)}")
    with contextlib.ExitStack() as stack:
        # a socket's path may not be longer than about 100 characters, and pytest's folders are
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sink-")))
        (folder / "asound.conf").write_text(_ASOUND, "utf-8")
        environment = {
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_STATE_HOME": str(folder / "state"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "PULSE_SERVER": f"unix:{folder}/pulse/native",
            "ALSA_CONFIG_PATH": str(folder / "asound.conf"),
        }
        environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={folder}/bus"
        whole = {**os.environ, **environment}
        bus = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:path={folder}/bus"]
        stack.enter_context(server(bus, folder / "dbus.log", whole))
        wait_until((folder / "bus").exists, "The message bus")
        stack.enter_context(server(["pipewire"], folder / "pipewire.log", whole))
        wait_until((folder / "pipewire-0").exists, "PipeWire")
        stack.enter_context(server(["wireplumber"], folder / "wireplumber.log", whole))
        stack.enter_context(server(["pipewire-pulse"], folder / "pulse.log", whole))
        wait_until(lambda: _pactl(whole, "info"), "PipeWire's sound server")
        _ask(whole, "load-module", "module-null-sink", f"sink_name={SINK}", f"rate={RATE}", "channels=2")
        _ask(whole, "load-module", "module-null-sink", f"sink_name={MICROPHONE}", f"rate={RATE}", "channels=1")
        wait_until(lambda: _pactl(whole, "set-default-sink", SINK), "The sink")
        wait_until(lambda: _pactl(whole, "set-default-source", f"{MICROPHONE}.monitor"), "The microphone")
        stack.enter_context(_here(environment))
        yield NullSink(environment, folder)


def _pactl(environment: Mapping[str, str], *words: str) -> bool:
    return subprocess.run(["pactl", *words], env=environment, capture_output=True, check=False).returncode == 0


def _ask(environment: Mapping[str, str], *words: str) -> None:
    if not _pactl(environment, *words):
        raise UnavailableError(f"PipeWire refuses: {' '.join(words)}")


@contextlib.contextmanager
def _here(environment: Mapping[str, str]) -> Generator[None]:
    """Have this process see the card: PortAudio lists its devices once, when it is first used."""
    try:
        portaudio = importlib.import_module("sounddevice")
    except OSError as exc:
        raise UnavailableError(f"no sound without PortAudio: {exc}") from exc
    before = {name: os.environ.get(name) for name in environment}
    os.environ.update(environment)
    try:
        _list_again(portaudio)
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        _list_again(portaudio)


def _list_again(portaudio: object) -> None:
    for name in ("_terminate", "_initialize"):  # the library's own names for it; there is no public one
        getattr(portaudio, name)()
