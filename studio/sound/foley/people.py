"""Human voices without words: laughing, crying, cheering, gasping, breathing, shouting far away."""

from typing import Protocol

import numpy as np

from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.foley.vocal import Call, Curve, flat, spaced, sung


class HumanVoice(Protocol):
    """A wordless voice of somebody who speaks at ``hz``."""

    def __call__(self, rng: np.random.Generator, hz: float) -> Signal: ...


_A = (850.0, 1400.0, 2750.0)
_E = (580.0, 1900.0, 2650.0)
_O = (500.0, 900.0, 2600.0)
_U = (350.0, 1000.0, 2500.0)


def pitch_of(who: str) -> float:
    """A speaking pitch in Hz by the name of a person."""
    words = set(who.split("_"))
    if words & {"boy", "girl", "child", "kid", "baby", "toddler"}:
        return 290.0
    if words & {
        "man",
        "boyfriend",
        "father",
        "king",
        "knight",
        "viking",
        "samurai",
        "warrior",
        "soldier",
        "fisherman",
        "climber",
        "male",
    }:
        return 125.0
    return 215.0


def vowel(
    rng: np.random.Generator, seconds: float, pitch: Curve, shape: tuple[float, float, float] = _A, *,
    loud: Curve = ((0.0, 0.0), (0.1, 1.0), (0.7, 0.8), (1.0, 0.0)), breath: float = 0.15, rough: float = 0.15,
) -> Signal:  # fmt: skip
    """An open vowel; the tract is scaled with the pitch of the speaker."""
    base = float(np.mean([v for _, v in pitch]))
    scale = float(np.clip((base / 200.0) ** 0.25, 0.85, 1.3))
    levels = (1.0, 0.6, 0.35)
    formants = tuple((flat(hz * scale), 70.0 + 0.05 * hz, level) for hz, level in zip(shape, levels, strict=True))
    return sung(Call(seconds, pitch, formants, loud=loud, breath=breath, rough=rough, tilt_db=-7.0), rng)


def laugh(rng: np.random.Generator, hz: float) -> Signal:
    """Ha-ha-ha: five per second, each with its breath, falling."""
    calls: list[tuple[float, Signal, float]] = []
    number, at = int(rng.integers(5, 9)), 0.0
    for k in range(number):
        p = hz * 1.7 * (1.0 - 0.05 * k) * (0.95 + 0.1 * float(rng.random()))
        note = vowel(
            rng,
            0.13,
            ((0, p * 0.9), (0.3, p * 1.1), (1, p * 0.85)),
            _A,
            loud=((0, 0), (0.15, 1), (0.6, 0.6), (1, 0)),
            breath=0.35,
            rough=0.3,
        )
        calls.append((at, note, 1.0 - 0.08 * k))
        at += 0.19 + 0.02 * k
    calls.append((at, gasp(rng, hz), 0.3))
    return spaced(calls)


def cry(rng: np.random.Generator, hz: float) -> Signal:
    """Sobs: a shaking fall, a caught breath, again."""
    calls: list[tuple[float, Signal, float]] = []
    at = 0.0
    for k in range(3):
        p = hz * (1.55 - 0.12 * k)
        length = 0.55 + 0.25 * float(rng.random())
        pitch = ((0.0, p), (0.3, p * 1.08), (0.5, p * 0.95), (0.7, p * 0.98), (1.0, p * 0.72))
        sob = vowel(
            rng,
            length,
            pitch,
            _E,
            loud=((0, 0), (0.1, 0.9), (0.25, 0.5), (0.4, 0.9), (0.6, 0.45), (0.75, 0.6), (1, 0)),
            breath=0.35,
            rough=0.5,
        )
        calls.append((at, sob, 0.9 - 0.15 * k))
        at += length + 0.08
        calls.append((at, gasp(rng, hz), 0.35))
        at += 0.42
    return spaced(calls)


def gasp(rng: np.random.Generator, hz: float) -> Signal:
    """A quick breath in."""
    count = dsp.samples(0.3)
    scale = float(np.clip((hz / 200.0) ** 0.25, 0.85, 1.3))
    noise = dsp.bandpass(dsp.white(rng, count), 900.0 * scale, 4500.0)
    return dsp.normalised(noise * dsp.envelope(count, [(0, 0), (0.5, 1), (0.8, 0.6), (1, 0)]))


def breath(rng: np.random.Generator, hz: float) -> Signal:
    """In and out, as after running."""
    count = dsp.samples(0.55)
    out = dsp.bandpass(dsp.white(rng, count), 400.0, 2400.0) * dsp.envelope(count, [(0, 0), (0.2, 1), (1, 0)])
    return spaced([(0.0, gasp(rng, hz), 0.7), (0.4, dsp.normalised(out), 1.0)])


def cheer(rng: np.random.Generator, hz: float) -> Signal:
    """Yeah! by one person."""
    p = hz * 1.9
    pitch = ((0.0, p * 0.9), (0.25, p * 1.12), (0.7, p * 1.05), (1.0, p * 0.8))
    return vowel(rng, 0.9, pitch, _E, loud=((0, 0), (0.08, 1), (0.7, 0.9), (1, 0)), breath=0.2, rough=0.3)


def shout(rng: np.random.Generator, hz: float) -> Signal:
    """A wordless shout."""
    p = hz * 1.8
    return vowel(
        rng,
        0.55,
        ((0, p * 0.85), (0.2, p * 1.1), (1, p * 0.9)),
        _A,
        loud=((0, 0), (0.06, 1), (0.8, 0.9), (1, 0)),
        breath=0.12,
        rough=0.4,
    )


def grunt(rng: np.random.Generator, hz: float) -> Signal:
    """Effort: a short pressed "hah"."""
    p = hz * 1.15
    return vowel(rng, 0.22, ((0, p * 1.2), (1, p * 0.8)), _O, loud=((0, 0.2), (0.1, 1), (1, 0)), breath=0.35, rough=0.7)


def scream(rng: np.random.Generator, hz: float) -> Signal:
    """A scream."""
    p = hz * 3.4
    return vowel(
        rng,
        1.2,
        ((0, p * 0.8), (0.1, p * 1.1), (1, p * 0.9)),
        _A,
        loud=((0, 0), (0.05, 1), (0.8, 0.9), (1, 0)),
        breath=0.2,
        rough=0.5,
    )


def sigh(rng: np.random.Generator, hz: float) -> Signal:
    """A sigh."""
    return vowel(rng, 0.9, ((0, hz * 1.1), (1, hz * 0.75)), _U, breath=0.75, rough=0.1)


def hum(rng: np.random.Generator, hz: float) -> Signal:
    """A few hummed notes."""
    calls = [
        (0.42 * k, vowel(rng, 0.42, flat(hz * 2.0 ** (step / 12.0)), _U, breath=0.06, rough=0.05), 0.8)
        for k, step in enumerate((0, 4, 7, 4, 2, 0))
    ]
    return spaced(calls)


def clap(rng: np.random.Generator) -> Signal:
    """Two hands, once: the air between the palms has a pitch of its own."""
    count = dsp.samples(0.12)
    tone = 800.0 + 500.0 * float(rng.random())
    air = dsp.bandpass(dsp.white(rng, count), tone, tone * 2.6) * dsp.decay(count, 0.05)
    slap = dsp.highpass(dsp.white(rng, count), 2500.0) * dsp.decay(count, 0.008)
    return dsp.normalised(dsp.single(dsp.normalised(air) + dsp.normalised(slap) * np.float32(0.5)))


def claps(rng: np.random.Generator, hz: float) -> Signal:
    """Two hands, four claps."""
    return spaced([(0.27 * k * (0.97 + 0.06 * float(rng.random())), clap(rng), 0.9) for k in range(4)])


VOICES: dict[str, HumanVoice] = {
    "laugh": laugh,
    "giggle": laugh,
    "cry": cry,
    "sob": cry,
    "weep": cry,
    "cheer": cheer,
    "yell": shout,
    "shout": shout,
    "scream": scream,
    "gasp": gasp,
    "breath": breath,
    "breathe": breath,
    "pant": breath,
    "grunt": grunt,
    "effort": grunt,
    "kiai": shout,
    "sigh": sigh,
    "hum": hum,
    "sing": hum,
    "clap": claps,
    "applause": claps,
}
