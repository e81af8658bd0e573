"""What animals say, and how their mouths move with it."""

from collections.abc import Mapping, Sequence

import numpy as np

from studio.stage.performer import Beat, Cue, Score
from studio.stage.world import Vector

VOICES: Mapping[str, tuple[str, float, float]] = {
    "dog": ("bark", 0.22, 0.62),
    "cat": ("meow", 0.75, 1.9),
    "wolf": ("howl", 2.4, 3.6),
    "fox": ("bark", 0.3, 1.2),
    "lion": ("roar", 1.6, 3.2),
    "tiger": ("roar", 1.4, 3.0),
    "leopard": ("growl", 1.0, 2.4),
    "bear": ("growl", 1.2, 2.6),
    "horse": ("neigh", 1.3, 3.0),
    "donkey": ("bray", 1.6, 3.4),
    "zebra": ("neigh", 0.9, 2.4),
    "cow": ("moo", 1.5, 3.2),
    "sheep": ("baa", 0.8, 2.0),
    "goat": ("bleat", 0.8, 2.0),
    "pig": ("oink", 0.4, 1.0),
    "elephant": ("trumpet", 1.4, 3.4),
    "monkey": ("chatter", 0.7, 1.4),
    "mouse": ("squeak", 0.15, 0.7),
    "rabbit": ("squeak", 0.2, 1.8),
    "deer": ("bleat", 0.6, 2.4),
    "dragon": ("roar", 2.0, 3.8),
    "crow": ("caw", 0.4, 0.95),
    "owl": ("hoot", 0.7, 2.2),
    "eagle": ("screech", 0.8, 2.2),
    "seagull": ("cry", 0.6, 1.2),
    "duck": ("quack", 0.25, 0.6),
    "chicken": ("cluck", 0.25, 0.7),
    "rooster": ("crow", 1.6, 3.4),
    "penguin": ("bray", 0.8, 1.8),
    "bird": ("chirp", 0.3, 0.8),
    "parrot": ("squawk", 0.5, 1.2),
    "frog": ("croak", 0.45, 1.0),
    "dolphin": ("click", 0.6, 1.3),
    "whale": ("song", 3.0, 4.5),
    "swan": ("honk", 0.4, 1.4),
    "pigeon": ("coo", 0.8, 1.8),
    "goose": ("honk", 0.4, 1.0),
    "sparrow": ("chirp", 0.2, 0.6),
    "panda": ("growl", 0.8, 2.4),
    "raccoon": ("chatter", 0.6, 1.6),
    "flamingo": ("honk", 0.4, 1.4),
    "snake": ("hiss", 0.9, 2.0),
    "giraffe": ("hum", 1.0, 3.0),
    "dinosaur": ("roar", 2.2, 3.8),
    "brachiosaurus": ("song", 2.4, 4.2),
    "triceratops": ("growl", 1.4, 3.0),
    "crocodile": ("hiss", 1.2, 2.6),
    "camel": ("moo", 1.6, 3.4),
    "unicorn": ("neigh", 1.3, 3.0),
    "squirrel": ("squeak", 0.15, 0.6),
    "hedgehog": ("squeak", 0.2, 1.6),
    "kangaroo": ("growl", 0.5, 2.0),
}
"""Kind -> (its voice, how long one lasts, time from one to the next), seconds."""

_LOUD = {"shout": 1.0, "bark": 1.0, "sing": 0.8, "cry": 0.8, "talk": 0.6, "laugh": 0.7, "fight": 0.9}


class Voice:
    """The cries of one animal over its score, as cues, and its mouth at every moment, 0 shut .. 1 wide."""

    def __init__(self, kind: str, score: Score) -> None:
        name, length, gap = VOICES.get(kind, ("cry", 0.6, 1.8))
        g = np.random.default_rng(score.seed + 401)
        self.name = name
        self.cries: list[tuple[float, float]] = []
        """(start, end) seconds."""
        for beat in score.beats:
            self.cries += self._of(beat, length, gap, g)
        self._speech: list[tuple[float, float, str]] = []
        for start, speech in score.lines:
            for p in speech.phonemes:
                self._speech.append((start + p.start / 48000, start + p.end / 48000, p.text))

    def _of(self, beat: Beat, length: float, gap: float, g: np.random.Generator) -> list[tuple[float, float]]:
        if beat.action not in _LOUD:
            return []
        out: list[tuple[float, float]] = []
        t = beat.start + 0.25
        while t + length < beat.end + 0.2:
            size = length * float(g.uniform(0.85, 1.15))
            out.append((t, t + size))
            t += max(gap * float(g.uniform(0.8, 1.3)), size + 0.1)
        return out

    def cues(self, kind: str, mass_kg: float, position: "Sequence[Vector] | None" = None) -> list[Cue]:
        """One cue a cry; ``position``: where the mouth is at each."""
        return [
            Cue(
                kind="voice",
                seconds=a,
                until=b,
                subject=kind,
                other=self.name,
                mass_kg=mass_kg,
                position=position[i] if position else (0.0, 0.0, 0.0),
            )
            for i, (a, b) in enumerate(self.cries)
        ]

    def open(self, seconds: float) -> float:
        """How far the mouth is open."""
        for a, b in self.cries:
            if a - 0.05 < seconds < b + 0.12:
                rise = min(max((seconds - a + 0.05) / 0.09, 0.0), 1.0)
                fall = min(max((b + 0.12 - seconds) / 0.16, 0.0), 1.0)
                return min(rise, fall)
        for a, b, viseme in self._speech:
            if a <= seconds < b:
                wide = {"A": 0.9, "O": 0.7, "E": 0.6, "I": 0.35, "U": 0.35, "L": 0.35, "S": 0.2, "F": 0.15}.get(
                    viseme, 0.0
                )
                return wide * float(np.sin(np.pi * min(max((seconds - a) / max(b - a, 1e-3), 0.05), 0.95))) ** 0.5
        return 0.0

    def crying(self, seconds: float) -> float:
        """0..1: whether a cry is going on."""
        return max(
            (min(1.0, 4 * (seconds - a), 4 * (b + 0.2 - seconds)) for a, b in self.cries if a < seconds < b + 0.2),
            default=0.0,
        )
