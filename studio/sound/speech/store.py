"""Spoken lines kept on disk by what was asked: an .npz each behind its sum, forgotten when damaged.

Lines in somebody's own voice are never kept there: the folder is shared and not encrypted. The last of them are
remembered as long as the program runs, for a film asks for every line twice.
"""

import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock

import numpy as np

from studio.core import sealed
from studio.ports.speech import Speech, Timed, Voice
from studio.project.scene import Line

VERSION = 4
"""Changes whenever the same line could be spoken differently."""


class SpokenLines:
    """The lines under a folder. A folder that cannot be written is no error: lines are spoken again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, line: Line, voice: Voice) -> Path:
        """Where this line in this voice is kept."""
        asked: list[str | int | float] = [VERSION, line.text, line.language, line.tone]
        asked += [voice.gender, voice.age, voice.variant]
        if voice.pitch != 0.0 or voice.pace != 1.0:
            asked += [voice.pitch, voice.pace]
        return self._folder / f"{hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:40]}.npz"

    def load(self, line: Line, voice: Voice) -> Speech | None:
        """The line as it was spoken, None when it is not there or cannot be read."""
        if voice.likeness is not None:
            return None
        data = sealed.kept(self.path(line, voice))
        if data is None:
            return None
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as stored:
                samples = np.asarray(stored["samples"], np.float32)
                words, phonemes = (_timed(json.loads(str(stored[name]))) for name in ("words", "phonemes"))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if samples.ndim != 1 or not len(samples) or not np.isfinite(samples).all() or not phonemes:
            return None
        return Speech(line=line, samples=samples, words=words, phonemes=phonemes)

    def keep(self, speech: Speech, voice: Voice) -> None:
        """Store the line; quietly not, when the disk refuses."""
        if voice.likeness is not None:
            return
        file = io.BytesIO()
        np.savez(
            file,
            samples=speech.samples,
            words=np.array(json.dumps([[t.text, t.start, t.end] for t in speech.words])),
            phonemes=np.array(json.dumps([[t.text, t.start, t.end] for t in speech.phonemes])),
        )
        sealed.keep(self.path(speech.line, voice), file.getvalue())


class OwnLines:
    """The last lines that were spoken in somebody's own voice, in memory alone. Any number of threads."""

    def __init__(self, most: int = 8_000_000) -> None:
        """``most`` samples altogether: 32 MB, some three minutes."""
        self._most = most
        self._lines: dict[tuple[Line, Voice], Speech] = {}
        self._lock = Lock()

    def load(self, line: Line, voice: Voice) -> Speech | None:
        """The line as it was spoken, if it is remembered."""
        if voice.likeness is None:
            return None
        with self._lock:
            known = self._lines.get((line, voice))
        return None if known is None else replace(known, samples=known.samples.copy())

    def keep(self, speech: Speech, voice: Voice) -> None:
        """Remember it; the oldest are forgotten."""
        if voice.likeness is None:
            return
        with self._lock:
            self._lines.pop((speech.line, voice), None)
            self._lines[speech.line, voice] = replace(speech, samples=speech.samples.copy())
            while len(self._lines) > 1 and sum(len(one.samples) for one in self._lines.values()) > self._most:
                del self._lines[next(iter(self._lines))]


def _timed(rows: Sequence[tuple[str, int, int]]) -> tuple[Timed, ...]:
    return tuple(Timed(str(text), int(start), int(end)) for text, start, end in rows)
