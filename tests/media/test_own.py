"""Whatever sound file is brought: a sensible sound with a note, or a sentence that says what is wrong."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.core.errors import InputError
from studio.media import Movies
from tests.media import wavs


def _tone(rate: int, channels: int = 1, seconds: float = 1.0) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    wave = 0.4 * np.sin(2 * np.pi * 440 * np.arange(int(rate * seconds)) / rate)
    return np.repeat(wave[:, None], channels, axis=1)


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000, 96_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_any_usual_wav_is_read_in_tune(tmp_path: Path, rate: int, channels: int) -> None:
    wavs.write(tmp_path / "a.wav", _tone(rate, channels), rate)
    sound = Movies().sound(tmp_path / "a.wav")
    assert sound.notes == ()
    assert abs(len(sound.samples) - 48_000) < 200
    middle = sound.samples[8_000:40_000, 0]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
    assert abs(np.argmax(spectrum) * 48_000 / len(middle) - 440) < 2
    assert np.abs(middle).max() == pytest.approx(0.4, abs=0.02)


@pytest.mark.parametrize(("suffix", "subtype"), [(".flac", "PCM_16"), (".ogg", "VORBIS"), (".wav", "FLOAT")])
def test_other_kinds(tmp_path: Path, suffix: str, subtype: str) -> None:
    wavs.write(tmp_path / f"a{suffix}", _tone(44_100, 2), 44_100, subtype=subtype)
    assert np.abs(Movies().sound(tmp_path / f"a{suffix}").samples).max() == pytest.approx(0.4, abs=0.05)


def test_seven_channels_become_two_with_a_note(tmp_path: Path) -> None:
    wavs.write(tmp_path / "a.wav", _tone(48_000, 7), 48_000)
    sound = Movies().sound(tmp_path / "a.wav")
    assert sound.samples.shape == (48_000, 2)
    assert np.abs(sound.samples).max() == pytest.approx(0.4, abs=0.02)
    assert "7 channels" in sound.notes[0]


def test_silence_is_said(tmp_path: Path) -> None:
    wavs.write(tmp_path / "a.wav", np.zeros((48_000, 2)), 48_000)
    sound = Movies().sound(tmp_path / "a.wav")
    assert not sound.samples.any()
    assert "silent" in sound.notes[0]


def test_offsets_and_overloads_are_mended(tmp_path: Path) -> None:
    loud = _tone(48_000, 2) * 20.0 + 3.0
    loud[100] = np.nan
    wavs.write(tmp_path / "a.wav", loud, 48_000, subtype="FLOAT")
    sound = Movies().sound(tmp_path / "a.wav")
    assert np.abs(sound.samples).max() <= 1.0
    assert abs(float(sound.samples.mean())) < 1e-3
    assert len(sound.notes) == 2


def _one_hertz(path: Path) -> None:
    wavs.write(path, np.zeros(10), 48_000)
    data = bytearray(path.read_bytes())
    data[24:28] = (1).to_bytes(4, "little")
    path.write_bytes(data)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("これは音ではない", "utf-8")


def _cut(path: Path) -> None:
    path.write_bytes(b"RIFF\xff\xff\xff\xffWAVEfmt ")


def _bare(path: Path) -> None:
    wavs.write(path, np.zeros((0, 2)))


def _noise(path: Path) -> None:
    wavs.write(path, np.random.default_rng(0).uniform(-1, 1, (96_000, 2)), 48_000)


@pytest.mark.parametrize("make", [_empty, _text, _cut, _bare, _one_hertz, _noise])
def test_what_is_no_sound_is_refused(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "a.wav"
    make(path)
    with pytest.raises(InputError, match=r"a\.wav") as caught:
        Movies().sound(path)
    assert caught.value.todo


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none"):
        Movies().sound(tmp_path / "none.wav")


@given(st.binary(max_size=400), st.integers(0, 200))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damage_never_crashes_and_is_never_loud(tmp_path: Path, damage: bytes, at: int) -> None:
    path = tmp_path / "a.wav"
    wavs.write(path, _tone(48_000, 2, 0.1), 48_000)
    data = bytearray(path.read_bytes())
    data[at : at + len(damage)] = damage
    path.write_bytes(data)
    try:
        sound = Movies().sound(path)
    except InputError:
        return
    assert np.isfinite(sound.samples).all()
    assert np.abs(sound.samples).max() <= 1.0
