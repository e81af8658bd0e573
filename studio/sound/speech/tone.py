"""How a line is said: pace and pitch asked of the model, then breath, edge and brightness by filters."""

from dataclasses import dataclass

import numpy as np

from studio.core.time import SAMPLE_RATE
from studio.sound import dsp
from studio.sound.dsp import Signal, Wave


@dataclass(frozen=True, slots=True)
class Tone:
    """``rate`` and ``pitch`` are factors; ``breath`` 0..1 replaces the voice by whispered noise; ``edge`` 0..1 presses
    the voice (soft clipping and upper mids); ``bright_db`` is a shelf above 2.5 kHz; ``warm_db`` one below 300 Hz."""

    rate: float = 1.0
    pitch: float = 1.0
    breath: float = 0.0
    edge: float = 0.0
    bright_db: float = 0.0
    warm_db: float = 0.0


TONES = {
    "neutral": Tone(),
    "soft": Tone(rate=0.94, breath=0.18, bright_db=-3.0, warm_db=1.0),
    "whisper": Tone(rate=0.92, breath=1.0),
    "low": Tone(rate=0.90, pitch=0.93, bright_db=-2.5, warm_db=2.0),
    "shout": Tone(rate=0.93, pitch=1.10, edge=0.8, bright_db=3.0, warm_db=-4.0),
    "happy": Tone(rate=1.05, pitch=1.05, bright_db=1.5),
    "sad": Tone(rate=0.87, pitch=0.96, breath=0.10, bright_db=-2.5),
    "angry": Tone(rate=1.04, pitch=1.02, edge=0.5, bright_db=2.0, warm_db=-1.0),
}


def coloured(signal: Signal, tone: Tone, seed: int) -> Signal:
    """The voice with the colour of its tone; same length, nothing moves in time."""
    out = signal
    if tone.breath > 0.0:
        air = whispered(signal, dsp.seeded(seed, "breath"))
        out = air if tone.breath >= 1.0 else out * np.float32(1.0 - 0.4 * tone.breath) + air * np.float32(tone.breath)
    if tone.edge > 0.0:
        drive = np.float32(1.0 + 3.0 * tone.edge)
        body = dsp.normalised(out, 0.9)
        pressed = np.tanh(body * drive) / np.tanh(drive)
        out = (body * np.float32(1.0 - 0.6 * tone.edge) + pressed * np.float32(0.6 * tone.edge)).astype(np.float32)
        out = out + dsp.bandpass(out, 1800.0, 3600.0) * np.float32(0.35 * tone.edge)
    if tone.bright_db:
        out = dsp.shelf(out, 2500.0, tone.bright_db)
    if tone.warm_db:
        out = dsp.shelf(out, 300.0, tone.warm_db, high=False)
    return dsp.single(out)


_FRAME, _HOP, _QUEFRENCY = 1024, 256, 84


def whispered(signal: Wave, rng: np.random.Generator) -> Signal:
    """The line as a whisper: noise under the voice's own spectral envelope, frame by frame.

    The envelope is the cepstrum below 1.75 ms: formants stay, the pitch's harmonics do not. Low frequencies are taken
    away and high ones lifted, as a whisperer's open glottis does (Ito et al. 2005).
    """
    count = len(signal)
    padded = np.zeros(count + 2 * _FRAME, np.float32)
    padded[_FRAME : _FRAME + count] = signal
    window = np.hanning(_FRAME + 1)[:-1].astype(np.float32)
    starts = np.arange(0, len(padded) - _FRAME, _HOP)
    hz = np.fft.rfftfreq(_FRAME, 1.0 / SAMPLE_RATE)
    tilt = np.clip(hz / 1400.0, 0.05, 1.0) ** 0.9 * (1.0 + hz / 7000.0)
    out = np.zeros_like(padded)
    for start in starts:
        frame = padded[start : start + _FRAME] * window
        cepstrum = np.fft.irfft(np.log(np.abs(np.fft.rfft(frame)) + 1e-7))
        cepstrum[_QUEFRENCY : _FRAME - _QUEFRENCY + 1] = 0.0
        envelope = np.exp(np.fft.rfft(cepstrum).real) * tilt
        spectrum = np.fft.rfft(dsp.white(rng, _FRAME) * window) * envelope
        out[start : start + _FRAME] += dsp.single(np.fft.irfft(spectrum)) * window
    out = out[_FRAME : _FRAME + count]
    return dsp.single(out * np.float32(dsp.level(signal) / max(1e-9, dsp.level(out))))
