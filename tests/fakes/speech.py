"""A speaker that hums: one tone burst a word, with visemes, higher for children and lower for men."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import AssetMissingError
from studio.core.progress import CancelToken
from studio.ports.speech import Speech, Timed, Voice
from studio.project.scene import Line

WORD = 9_600
"""Samples a word lasts."""


@dataclass(slots=True)
class FakeSpeaker:
    """Speaks at once, and remembers: ``spoken`` holds each line once, in the order it was first asked for. ``missing``
    is a language whose voice is not installed."""

    missing: str = ""
    released: int = 0
    spoken: list[tuple[Line, Voice]] = field(default_factory=list[tuple[Line, Voice]])

    def speak(self, line: Line, voice: Voice, cancel: CancelToken) -> Speech:
        """Raises ``AssetMissingError`` for the missing language."""
        cancel.check()
        if line.language == self.missing:
            raise AssetMissingError(f"There is no voice for {line.language}.", todo="Install the whole studio.")
        if (line, voice) not in self.spoken:
            self.spoken.append((line, voice))
        words = tuple(Timed(word, n * WORD, (n + 1) * WORD) for n, word in enumerate(line.text.split() or [line.text]))
        pitch = {"male": 120.0, "female": 220.0}[voice.gender] * {"child": 1.5}.get(voice.age, 1.0) + 10 * voice.variant
        time = np.arange(len(words) * WORD) / 48_000
        burst = np.clip((time * 48_000 % WORD) / 480, 0, 1) * ((time * 48_000 % WORD) < WORD * 0.8)
        return Speech(
            line=line,
            samples=(0.3 * burst * np.sin(2 * np.pi * pitch * time)).astype(np.float32),
            words=words,
            phonemes=tuple(Timed("A", word.start, word.end) for word in words),
        )

    def follow(self, line: Line, voice: Voice, recording: NDArray[np.float32], cancel: CancelToken) -> Speech:
        """The words are spread evenly over the recording."""
        spoken = self.speak(line, voice, cancel)
        each = max(1, len(recording) // len(spoken.words))
        words = tuple(Timed(word.text, n * each, (n + 1) * each) for n, word in enumerate(spoken.words))
        phonemes = tuple(Timed("A", word.start, word.end) for word in words)
        return Speech(line=line, samples=recording, words=words, phonemes=phonemes)

    def release(self) -> None:
        """It holds nothing."""
        self.released += 1
