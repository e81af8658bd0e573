"""WAV: samples, place and lengths, and what is longer than a RIFF file can be."""

import struct
import wave
from pathlib import Path

import av
import numpy as np
import pytest

from studio.core.unfinished import Unfinished
from studio.media import wav
from studio.media.delivery import Deliveries
from studio.ports.delivery import DeliveryForm, SoundCoding
from tests.media.delivery import films


def _form(bits: int) -> DeliveryForm:
    sound = SoundCoding(codec="pcm", bits=bits)
    return DeliveryForm(container="wav", size=(0, 0), rate=films.RATE, picture=None, sound=sound, timecode=24)


@pytest.mark.parametrize("bits", [16, 24])
def test_the_samples_are_those_that_were_given(tmp_path: Path, bits: int) -> None:
    noise = np.random.default_rng(3).uniform(-1.2, 1.2, (5001, 2)).astype(np.float32)
    with Deliveries(Unfinished()).writer(tmp_path / "mix.wav", _form(bits)) as writer:
        writer.finish([noise[:777], noise[777:]])
    with av.open(tmp_path / "mix.wav") as opened:
        read = np.concatenate([frame.to_ndarray().reshape(-1, 2) for frame in opened.decode(audio=0)])
    full = 2.0 ** (15 if bits == 16 else 31)
    assert read.shape == noise.shape
    assert np.abs(read / full - np.clip(noise, -1, 1)).max() < 2 / 2.0 ** (bits - 1)
    data = (tmp_path / "mix.wav").read_bytes()
    at = data.index(b"bext") + 8
    assert data[at : at + 3] == b"mix"
    assert struct.unpack_from("<Q", data, at + 338) == (48_000,)  # one second in
    with wave.open(str(tmp_path / "mix.wav")) as opened:
        assert opened.getnframes() == 5001


def test_beyond_four_gigabytes_it_is_an_rf64(tmp_path: Path) -> None:
    """Ten hours, of which the file keeps a hole in place of the silence."""
    samples, head = 10 * 3600 * 48_000, wav.header(0, 24, "long", 0)
    with (tmp_path / "long.wav").open("wb") as file:
        file.write(wav.header(samples, 24, "long", 0))
        assert file.tell() == len(head)
        file.truncate(len(head) + samples * 6)
    with (tmp_path / "long.wav").open("rb") as file:
        head = file.read(48)
    assert head[:4] == b"RF64" and head[12:16] == b"ds64"
    assert struct.unpack_from("<QQQ", head, 20) == ((tmp_path / "long.wav").stat().st_size - 8, samples * 6, samples)
    with av.open(tmp_path / "long.wav") as opened:
        assert opened.streams.audio[0].duration == samples
