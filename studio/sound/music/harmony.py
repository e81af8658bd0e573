"""Keys, scales, chords and progressions."""

from dataclasses import dataclass

import numpy as np

SCALES = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "hirajoshi": (0, 2, 3, 7, 8),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "harmonic_minor": (0, 2, 3, 5, 7, 8, 11),
    "phrygian_dominant": (0, 1, 4, 5, 7, 8, 10),
    "double_harmonic": (0, 1, 4, 5, 7, 8, 11),
    "octatonic": (0, 1, 3, 4, 6, 7, 9, 10),
    "blues": (0, 2, 3, 4, 5, 7, 9, 10),
    "major_pentatonic": (0, 2, 4, 7, 9),
    "minor_pentatonic": (0, 3, 5, 7, 10),
    "miyako_bushi": (0, 1, 5, 7, 8),
    "ryukyu": (0, 4, 5, 7, 11),
    "pelog": (0, 1, 3, 7, 8),
}
_MODES = {
    "calm": ("major", "lydian"),
    "warm": ("major",),
    "happy": ("major",),
    "hopeful": ("major", "lydian"),
    "sad": ("minor",),
    "tense": ("minor", "phrygian"),
    "epic": ("minor", "dorian"),
    "dark": ("minor", "phrygian"),
    "romantic": ("major",),
    "mysterious": ("dorian", "phrygian"),
    "nostalgic": ("major", "dorian"),
}
DARK = frozenset(("sad", "tense", "dark", "epic", "mysterious"))
"""Moods that take an idiom's darker scale."""

# Degrees (0 = tonic), four chords to a phrase; the last phrase of a section leads home.
_MAJOR = ((0, 4, 5, 3), (0, 5, 3, 4), (0, 2, 3, 0), (3, 4, 2, 5), (0, 3, 1, 4), (5, 3, 0, 4))
_MINOR = ((0, 5, 2, 6), (0, 3, 5, 4), (0, 6, 5, 4), (0, 2, 6, 3), (5, 6, 0, 0), (0, 3, 0, 4))
_TENSE = ((0, 0, 1, 0), (0, 5, 0, 1), (0, 3, 1, 0), (0, 1, 0, 6))
_JAZZ = ((1, 4, 0, 5), (0, 5, 1, 4), (2, 5, 1, 4), (3, 6, 2, 5))


@dataclass(frozen=True, slots=True)
class Key:
    """``tonic`` is a MIDI number in 48..59; ``scale`` a name of ``SCALES``; ``tune`` the scale of the melody where it
    has its own; ``quality`` the steps of every chord above its root where they are all alike."""

    tonic: int
    scale: str
    tune: str = ""
    quality: tuple[int, ...] = ()

    def note(self, degree: int) -> int:
        """MIDI number of a scale degree; below 0 and above the octave go on."""
        return self._step(SCALES[self.scale], degree)

    def sung(self, degree: int) -> int:
        """MIDI number of a degree of the melody's scale."""
        return self._step(SCALES[self.tune or self.scale], degree)

    @property
    def open(self) -> bool:
        """Whether thirds stacked on a degree are no chord of rest: a scale of five has fifths."""
        return len(SCALES[self.scale]) == 5 and not self.quality

    def chord(self, degree: int, voices: int = 3) -> tuple[int, ...]:
        """Thirds stacked on a degree (fifths in a scale of five)."""
        if self.quality:
            root, many = self.note(degree), len(self.quality)
            return tuple(root + 12 * (k // many) + self.quality[k % many] for k in range(voices))
        return tuple(self.note(degree + 2 * k) for k in range(voices))

    def nearest(self, midi: float) -> int:
        """The note of the key next to a MIDI number."""
        notes = [self.note(d) for d in range(-14, 35)]
        return min(notes, key=lambda n: (abs(n - midi), n))

    def _step(self, steps: tuple[int, ...], degree: int) -> int:
        return self.tonic + 12 * (degree // len(steps)) + steps[degree % len(steps)]


def key_for(mood: str, genre: str, rng: np.random.Generator) -> Key:
    """A key that suits the mood."""
    modes = ("hirajoshi",) if genre == "japanese" else _MODES.get(mood, ("major", "minor"))
    return Key(int(rng.integers(48, 59)), str(modes[int(rng.integers(len(modes)))]))


def progression(key: Key, genre: str, mood: str, rng: np.random.Generator) -> tuple[int, ...]:
    """Four degrees."""
    if genre == "jazz":
        choices = _JAZZ
    elif key.scale == "hirajoshi":
        choices = ((0, 3, 0, 2), (0, 2, 3, 0), (3, 0, 2, 0))
    elif mood in ("tense", "dark") or key.scale == "phrygian":
        choices = _TENSE
    else:
        choices = _MAJOR if key.scale in ("major", "lydian") else _MINOR
    return choices[int(rng.integers(len(choices)))]


_HOME = {
    "mixolydian": (3, 6),
    "harmonic_minor": (3, 4),
    "phrygian_dominant": (2, 1),
    "blues": (4, 5),
    "octatonic": (0, 0),
}


def cadence(key: Key, genre: str) -> tuple[int, int]:
    """The two degrees that lead home to the tonic."""
    if genre == "jazz":
        return 1, 4
    return {"major": (3, 4), "lydian": (1, 4), "minor": (5, 6), "dorian": (3, 6), "phrygian": (5, 1), **_HOME}.get(
        key.scale, (2, 3)
    )


def hertz(midi: float) -> float:
    """Equal temperament, A4 = 440 Hz."""
    return float(440.0 * 2.0 ** ((midi - 69.0) / 12.0))


def close_voicing(notes: tuple[int, ...], centre: int) -> tuple[int, ...]:
    """The chord's notes moved by octaves to lie around ``centre``: chords that follow each other move little."""
    return tuple(sorted(n + 12 * round((centre - n) / 12) for n in notes))
