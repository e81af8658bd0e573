"""Spectrograms of ten places and three pieces of music, to be looked at: ``python -m tests.goldens.sound_sheet``.

Twenty seconds each, 40 Hz to 16 kHz upwards in octaves, 70 dB from black to white, every tile scaled to its own peak.
The music ends with its tile: the last chord and its release are at the right.
"""

import itertools
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from studio.core.progress import CancelToken
from studio.project.scene import Music, Scene
from studio.sound.ambience import ambience
from studio.sound.music.player import played

SECONDS, WIDTH, HEIGHT = 20, 380, 190
LOW_HZ, HIGH_HZ, RANGE_DB = 40.0, 16_000.0, 70.0
PLACES = (
    ("street, noon", Scene(place="street")),
    ("beach, sunset", Scene(place="beach", time_of_day="sunset")),
    ("forest, night", Scene(place="forest", time_of_day="night")),
    ("park, morning", Scene(place="park", time_of_day="morning")),
    ("shrine, summer noon", Scene(place="shrine", time_of_day="noon")),
    ("cafe", Scene(place="cafe")),
    ("station", Scene(place="station")),
    ("sea, storm", Scene(place="sea", weather="storm")),
    ("room, rain", Scene(place="room", weather="rain")),
    ("underwater", Scene(place="underwater")),
)
PIECES = (
    ("piano, sad", Music(genre="piano", mood="sad")),
    ("orchestral, epic", Music(genre="orchestral", mood="epic")),
    ("electronic, happy", Music(genre="electronic", mood="happy")),
)


def spectrogram(mono: NDArray[np.float32]) -> NDArray[np.uint8]:
    """uint8 (HEIGHT, WIDTH): levels of a sound over time and log frequency."""
    size = 8192
    starts = np.linspace(0, len(mono) - size, WIDTH).astype(int)
    window = np.hanning(size)
    spectrum = np.abs(np.fft.rfft(np.stack([mono[start : start + size] * window for start in starts]), axis=1))
    edges = np.geomspace(LOW_HZ, HIGH_HZ, HEIGHT + 1) / (48_000 / size)
    rows: list[NDArray[np.float64]] = []
    for low, high in itertools.pairwise(edges):
        rows.append(np.sqrt(np.mean(spectrum[:, int(low) : max(int(low) + 1, int(np.ceil(high)))] ** 2, axis=1)))
    level = 20.0 * np.log10(np.stack(rows)[::-1] + 1e-9)
    return np.clip((level - level.max() + RANGE_DB) / RANGE_DB * 255.0, 0, 255).astype(np.uint8)


def sheet() -> Image.Image:
    """All of them on one picture."""
    token, count = CancelToken(), SECONDS * 48_000
    sounds = [
        (name, ambience(scene, count, seed=1, start=0, heard=frozenset(), cancel=token)) for name, scene in PLACES
    ]
    sounds += [(name, played(music, count, seed=1, start=0, end=count, cancel=token)) for name, music in PIECES]
    columns = 3
    rows = -(-len(sounds) // columns)
    out = Image.new("L", (columns * (WIDTH + 6) + 6, rows * (HEIGHT + 22) + 6), 40)
    draw = ImageDraw.Draw(out)
    for number, (name, sound) in enumerate(sounds):
        left, top = 6 + number % columns * (WIDTH + 6), 6 + number // columns * (HEIGHT + 22)
        draw.text((left, top), name, fill=230)
        out.paste(Image.fromarray(spectrogram(sound.mean(axis=1).astype(np.float32))), (left, top + 14))
    return out


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("sound_sheet.jpg")
    sheet().save(target, quality=70)
    sys.stdout.write(f"{target}\n")
