"""Sounds as models hear them: at their own rate, and for LTX-2 as a log-mel spectrogram, encoded."""

from fractions import Fraction
from importlib import import_module
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE

_WINDOW = 1024
_FLOOR = 1e-5


def latents(encoder: Any, sound: NDArray[np.float32], seconds: Fraction, device: torch.device) -> torch.Tensor:
    """(1, channels, length, bins): the first ``seconds`` of it, with silence after its end. ``sound`` is float32 (n, 2)
    at 48 kHz."""
    rate, hop = int(encoder.config.sample_rate), int(encoder.config.mel_hop_length)
    squeeze = int(encoder.temporal_compression_ratio)
    length = round(seconds * rate / hop / squeeze)
    wave = at_rate(sound, rate)
    wave = wave[:, : (length + 1) * squeeze * hop + _WINDOW]
    wave = torch.nn.functional.pad(wave, (0, (length + 1) * squeeze * hop + _WINDOW - wave.shape[1]))
    mel = spectrogram(wave, rate, hop, int(encoder.config.mel_bins))
    first: Any = next(iter(encoder.parameters()))
    with torch.no_grad():
        bring = getattr(encoder, "_hf_hook", None)
        if bring is not None:
            bring.pre_forward(encoder)
        encoded: Any = encoder.encode(mel[None].to(device, first.dtype), return_dict=False)[0]
    return encoded.mode()[:, :, :length].float()


def spectrogram(wave: torch.Tensor, rate: int, hop: int, bins: int) -> torch.Tensor:
    """(channels, n) as (channels, frames, bins): magnitudes over Slaney's mel bands (of equal area), as natural
    logarithms; the transform that the encoder was trained with."""
    audio: Any = import_module("transformers.audio_utils")
    bank: NDArray[np.float64] = audio.mel_filter_bank(
        _WINDOW // 2 + 1, bins, 0.0, rate / 2, rate, norm="slaney", mel_scale="slaney"
    )
    spectrum = torch.stft(
        wave, _WINDOW, hop, window=torch.hann_window(_WINDOW), center=True, pad_mode="reflect", return_complex=True
    )
    mel = torch.einsum("cft,fb->ctb", spectrum.abs(), _tensor(bank))
    return mel.clamp(min=_FLOOR).log()


def at_rate(sound: NDArray[np.float32], rate: int) -> torch.Tensor:
    """float32 (n, channels) or (n,) at 48 kHz as (channels, n) at ``rate``."""
    sound = sound.reshape(len(sound), -1)
    if rate == SAMPLE_RATE:
        return _tensor(sound.T)
    signal: Any = import_module("scipy.signal")
    ratio = Fraction(rate, SAMPLE_RATE)
    resampled: Any = signal.resample_poly(sound, ratio.numerator, ratio.denominator, axis=0)
    return _tensor(resampled.T)


def _tensor(numbers: Any) -> torch.Tensor:
    return torch.tensor(np.ascontiguousarray(numbers, np.float32))
