"""Who plays what: an arrangement of one bar for every genre."""

from collections.abc import Callable
from functools import partial

from studio.sound import dsp
from studio.sound.music.harmony import close_voicing
from studio.sound.music.idioms import IDIOMS, written
from studio.sound.music.score import SECTION, Bar, Note, melody


def _low(bar_: Bar, centre: int = 40) -> int:
    return close_voicing((bar_.notes(1)[0],), centre)[0]


def _chord(
    bar_: Bar, instrument: str, centre: int, loud: float, *, voices: int = 3, beats: float = 4.0, beat: float = 0.0
) -> list[Note]:
    tones = close_voicing(bar_.notes(voices), centre)
    return [Note(instrument, beat, beats, n, loud, (k - 1) * 0.25) for k, n in enumerate(tones)]


def _human(bar_: Bar, notes: list[Note], beats: float = 0.012) -> list[Note]:
    """Nobody plays quite on the beat."""
    return [
        Note(n.instrument, max(0.0, n.beat + beats * float(bar_.rng.standard_normal())), n.beats, n.midi, n.loud, n.pan)
        for n in notes
    ]


def _broken(
    bar_: Bar, instrument: str, centre: int, loud: float, order: tuple[int, ...], step: float, ring: float
) -> list[Note]:
    tones = close_voicing(bar_.notes(3), centre)
    ladder = [*tones, tones[0] + 12, tones[1] + 12]
    return [
        Note(instrument, k * step, ring, ladder[index % len(ladder)], loud * (1.0 if k % 4 == 0 else 0.8), -0.15)
        for k, index in enumerate(order)
    ]


def _piano(bar_: Bar) -> list[Note]:
    mood = bar_.piece.mood
    gentle = mood in ("sad", "calm", "warm", "romantic", "nostalgic")
    root = _low(bar_, 41)
    out = [Note("piano", 0.0, 4.0, root, 0.42, -0.2), Note("piano", 0.0, 4.0, root + 12, 0.25, -0.2)]
    if gentle or bar_.arc < 0.6:
        out += _broken(bar_, "piano", 57, 0.26, (0, 1, 2, 3, 2, 1, 2, 1), 0.5, 1.6)
    else:
        out += _broken(bar_, "piano", 57, 0.32, (0, 2, 1, 2, 3, 2, 1, 2, 0, 2, 1, 2, 3, 2, 4, 2), 0.25, 0.8)
    out += melody(bar_, "piano", 74, "slow" if gentle else "even", 0.52, 0.2)
    if bar_.arc > 0.75:
        out += _chord(bar_, "strings", 60, 0.14)
    return _human(bar_, out)


def _orchestral(bar_: Bar) -> list[Note]:
    mood = bar_.piece.mood
    driving = mood in ("epic", "tense", "happy", "dark")
    root = _low(bar_, 38)
    out = [Note("cellos", 0.0, 4.0, root, 0.42, 0.3), *_chord(bar_, "strings", 60, 0.26)]
    if driving:
        tones = close_voicing(bar_.notes(3), 50)
        for k in range(8):
            out.append(
                Note("spiccato", k * 0.5, 0.3, tones[(0, 0, 1, 0, 2, 0, 1, 0)[k]], 0.34 if k % 4 == 0 else 0.24, -0.3)
            )
        hits = (
            ((0.0, 0.8), (1.5, 0.45), (2.0, 0.65), (3.0, 0.5), (3.5, 0.5))
            if bar_.arc > 0.5
            else ((0.0, 0.6), (2.5, 0.35))
        )
        out += [Note("taiko" if mood == "epic" else "timpani", beat, 1.0, None, loud * 0.6, 0.0) for beat, loud in hits]
        out += melody(bar_, "brass", 62, "slow", 0.40, 0.15)
        if bar_.arc > 0.75:
            out += _chord(bar_, "choir", 64, 0.22)
        if bar_.number % SECTION == 0 and bar_.number:
            out.append(Note("crash", 0.0, 2.0, None, 0.25, 0.2))
    else:
        out += _broken(bar_, "harp", 60, 0.24, (0, 1, 2, 3, 4, 3, 2, 1), 0.5, 1.5)
        out += melody(bar_, "flute" if bar_.number // SECTION % 2 == 0 else "strings", 76, "slow", 0.27, 0.1)
    return _human(bar_, out)


def _ambient(bar_: Bar) -> list[Note]:
    dark = bar_.piece.mood in ("tense", "dark", "sad", "mysterious")
    out: list[Note] = []
    if bar_.number % 2 == 0:
        out += _chord(bar_, "pad", 52 if dark else 57, 0.34, voices=4, beats=8.0)
        out.append(Note("pad", 0.0, 8.0, _low(bar_, 36), 0.36, 0.0))
        if bar_.arc > 0.65:
            out += _chord(bar_, "choir", 60, 0.16, beats=8.0)
    tones = close_voicing(bar_.notes(4), 79)
    for _ in range(int(bar_.rng.integers(0, 3))):
        beat = 0.5 * int(bar_.rng.integers(0, 8))
        out.append(
            Note("bell", beat, 2.0, tones[int(bar_.rng.integers(len(tones)))], 0.12, float(bar_.rng.uniform(-0.7, 0.7)))
        )
    return out


def _jazz(bar_: Bar) -> list[Note]:
    tones = close_voicing(bar_.notes(4), 60)
    root, fifth = _low(bar_, 38), _low(bar_, 38) + 7
    walk = (
        root,
        bar_.piece.key.nearest(root + 3.5),
        fifth,
        bar_.piece.key.nearest(root + int(bar_.rng.choice([-2, 2, 5]))),
    )
    out = [Note("upright", float(k), 0.9, n, 0.5, 0.0) for k, n in enumerate(walk)]
    for beat in ((0.0, 1.67), (0.67, 2.67), (1.0, 3.67))[int(bar_.rng.integers(3))]:
        out += [Note("piano", beat, 0.6, n, 0.22, -0.25) for n in tones[1:]]
    out += [
        Note("ride", beat, 0.5, None, loud, 0.3)
        for beat, loud in ((0, 0.14), (1, 0.2), (1.67, 0.1), (2, 0.14), (3, 0.2), (3.67, 0.1))
    ]
    out += [Note("brush", beat, 0.5, None, 0.12, -0.1) for beat in (1.0, 3.0)]
    tune = melody(bar_, "sax" if bar_.number // SECTION % 2 == 0 else "piano", 67, "lively", 0.32, 0.15)
    # Swung: the second half of a beat comes late.
    out += [
        Note(n.instrument, n.beat + (0.17 if n.beat % 1.0 == 0.5 else 0.0), n.beats, n.midi, n.loud, n.pan)
        for n in tune
    ]
    return _human(bar_, out, 0.015)


def _rock(bar_: Bar) -> list[Note]:
    root = _low(bar_, 40)
    out = [Note("bass", k * 0.5, 0.45, root, 0.5 if k % 2 == 0 else 0.4, 0.0) for k in range(8)]
    for beat, length in ((0.0, 1.4), (1.5, 0.9), (2.5, 1.4)):
        out += [Note("power", beat, length, root + 12, 0.26, pan) for pan in (-0.7, 0.7)]
    out += [Note("kick", beat, 0.5, None, 0.6, 0.0) for beat in (0.0, 1.5, 2.0)]
    out += [Note("snare", beat, 0.5, None, 0.5, 0.0) for beat in (1.0, 3.0)]
    out += [Note("hat", k * 0.5, 0.2, None, 0.2 if k % 2 == 0 else 0.13, 0.35) for k in range(8)]
    if bar_.number % SECTION == 0:
        out.append(Note("crash", 0.0, 2.0, None, 0.3, -0.3))
    if bar_.number % SECTION == SECTION - 1:
        out += [Note("tom", 3.0 + 0.25 * k, 0.3, None, 0.4, -0.3 + 0.2 * k) for k in range(4)]
    out += melody(bar_, "lead_guitar", 69, "even", 0.34, 0.1)
    return _human(bar_, out, 0.006)


def _folk(bar_: Bar) -> list[Note]:
    root = _low(bar_, 43)
    out = [Note("guitar", 0.0, 2.0, root, 0.42, -0.15), Note("guitar", 2.0, 2.0, root + 7, 0.34, -0.15)]
    out += _broken(bar_, "guitar", 60, 0.30, (0, 2, 1, 3, 2, 1, 3, 2), 0.5, 1.2)
    out += melody(bar_, "flute" if bar_.number // SECTION % 2 == 0 else "guitar", 74, "even", 0.26, 0.2)
    if bar_.arc > 0.6:
        out += [Note("shaker", k * 0.5, 0.2, None, 0.10 if k % 2 else 0.06, 0.4) for k in range(8)]
        out += [Note("kick", beat, 0.5, None, 0.2, 0.0) for beat in (0.0, 2.0)]
        out += _chord(bar_, "strings", 60, 0.10)
    return _human(bar_, out)


def _electronic(bar_: Bar) -> list[Note]:
    root = _low(bar_, 36)
    tones = close_voicing(bar_.notes(3), 64)
    ladder = [*tones, tones[0] + 12]
    out = [Note("kick", float(k), 0.5, None, 0.62, 0.0) for k in range(4)]
    out += [Note("clap", beat, 0.5, None, 0.3, 0.0) for beat in (1.0, 3.0)]
    out += [Note("hat", k * 0.25, 0.2, None, 0.12 if k % 2 == 0 else 0.07, 0.3) for k in range(16)]
    out += [Note("open_hat", k + 0.5, 0.3, None, 0.13, -0.3) for k in range(4)]
    out += [Note("synth_bass", k * 0.5, 0.4, root if k != 6 else root + 12, 0.42, 0.0) for k in (1, 2, 3, 5, 6, 7)]
    order = (0, 1, 2, 3, 2, 1, 0, 2)
    out += [Note("pluck", k * 0.25, 0.25, ladder[order[k % 8]], 0.20, 0.5 if k % 2 else -0.5) for k in range(16)]
    out += _chord(bar_, "pad", 60, 0.16)
    if bar_.arc > 0.6:
        out += melody(bar_, "lead", 72, "even", 0.26, 0.0)
    return out


def _lofi(bar_: Bar) -> list[Note]:
    out = _chord(bar_, "electric_piano", 58, 0.26, voices=4, beats=2.4)
    out += _chord(bar_, "electric_piano", 58, 0.18, voices=4, beats=1.0, beat=2.5)
    root = _low(bar_, 38)
    out += [Note("bass", 0.0, 1.4, root, 0.44, 0.0), Note("bass", 2.5, 1.0, root, 0.38, 0.0)]
    out += [Note("kick", beat, 0.5, None, 0.45, 0.0) for beat in (0.0, 1.75, 2.5)]
    out += [Note("snare", beat, 0.5, None, 0.28, 0.0) for beat in (1.04, 3.04)]
    out += [
        Note("hat", k * 0.5 + (0.08 if k % 2 else 0.0), 0.2, None, 0.11 if k % 2 == 0 else 0.07, 0.3) for k in range(8)
    ]
    out += melody(bar_, "electric_piano", 72, "slow", 0.30, 0.2)
    return _human(bar_, out, 0.015)


def _japanese(bar_: Bar) -> list[Note]:
    key = bar_.piece.key
    out: list[Note] = [Note("koto", 0.0, 2.0, key.note(bar_.chord) - 12, 0.40, -0.25)]
    run = dsp.seeded(bar_.piece.seed, "koto", bar_.number % 4)
    degree = bar_.chord + 5
    for beat in ((0.5, 1.0, 2.0, 3.0), (1.0, 1.5, 2.0, 2.5, 3.0), (0.5, 0.75, 1.0, 2.5))[int(run.integers(3))]:
        degree += int(run.choice([-2, -1, 1, 1, 2]))
        out.append(Note("koto", beat, 1.0, key.note(max(2, min(14, degree))), 0.34, -0.2))
    if bar_.number % 4 == 3:
        out += [Note("koto", 3.0 + 0.09 * k, 0.8, key.note(9 - k), 0.26, -0.2) for k in range(8)]
    if bar_.number % 2 == 1 or bar_.arc > 0.65:
        out += melody(bar_, "shakuhachi", 74, "slow", 0.24, 0.25)
    drums = ((0.0, 0.5), (3.0, 0.25), (3.5, 0.3)) if bar_.piece.mood in ("epic", "tense", "happy") else ((0.0, 0.28),)
    if bar_.number % 2 == 0 or bar_.piece.mood in ("epic", "tense"):
        out += [Note("taiko", beat, 1.0, None, loud, 0.05) for beat, loud in drums]
    return _human(bar_, out, 0.02)


def _music_box(bar_: Bar) -> list[Note]:
    out = _broken(bar_, "bell", 69, 0.18, (0, 1, 2, 1, 3, 2, 1, 2), 0.5, 1.0)
    return _human(bar_, out + melody(bar_, "bell", 84, "even", 0.34, 0.1), 0.02)


ARRANGERS: dict[str, Callable[[Bar], list[Note]]] = {
    "piano": _piano,
    "orchestral": _orchestral,
    "ambient": _ambient,
    "jazz": _jazz,
    "rock": _rock,
    "folk": _folk,
    "electronic": _electronic,
    "lofi": _lofi,
    "japanese": _japanese,
    "music_box": _music_box,
    **{name: partial(written, idiom) for name, idiom in IDIOMS.items()},
}
