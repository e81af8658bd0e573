"""Writes a bar of an idiom down: what every part of its row plays over the bar's chord."""

from collections.abc import Iterator
from dataclasses import replace

from studio.sound import dsp
from studio.sound.music.harmony import close_voicing
from studio.sound.music.idioms.row import Idiom, Part
from studio.sound.music.score import Bar, Note, melody

_LOUD = {"X": 1.0, "x": 0.78, "o": 0.45, "f": 0.9, "d": 0.85, "u": 0.62}
_LOWEST, _HIGHEST = 26, 103
_GRACE_BEATS, _TRILL_BEATS = 0.07, 0.14


def written(idiom: Idiom, bar: Bar) -> list[Note]:
    """All notes of a bar."""
    notes: list[Note] = []
    for number, part in enumerate(idiom.parts):
        if part.bars[bar.number % len(part.bars)] == "x" and bar.arc >= part.least:
            notes += [_swung(idiom, note) for note in _part(part, bar, number)]
    if not idiom.human:
        return notes
    return [replace(n, beat=max(0.0, n.beat + idiom.human * float(bar.rng.standard_normal()))) for n in notes]


def _part(part: Part, bar: Bar, number: int) -> list[Note]:
    match part.how:
        case "tune":
            return _tune(part, bar, number)
        case "drum":
            return _drum(part, bar)
        case "line":
            return _line(part, bar)
        case "chords":
            return _chords(part, bar)


def _steps(part: Part, bar: Bar) -> Iterator[tuple[float, float, str]]:
    """(beat, beats, character) of every stroke."""
    pattern = part.play[bar.number % len(part.play)]
    step = bar.piece.beats / len(pattern)
    for at, char in enumerate(pattern):
        if char in ".-":
            continue
        end = at + 1
        while end < len(pattern) and pattern[end] == "-":
            end += 1
        yield at * step, (end - at) * step * part.ring, char


def _drum(part: Part, bar: Bar) -> list[Note]:
    out: list[Note] = []
    for beat, _, char in _steps(part, bar):
        loud = part.loud * _LOUD[char]
        out.append(Note(part.who, beat, 1.0, None, loud, part.pan))
        if char == "f":
            out.append(Note(part.who, max(0.0, beat - 0.06), 1.0, None, 0.4 * loud, part.pan))
    return out


def _line(part: Part, bar: Bar) -> list[Note]:
    chord = bar.notes(3)
    root = close_voicing((chord[0],), part.at)[0]
    above = [tone - chord[0] for tone in chord]
    out: list[Note] = []
    for beat, beats, char in _steps(part, bar):
        match char:
            case "v":
                midi = root - 5
            case "w":
                midi = root - 12
            case _ if char.isdigit():
                midi = root + 12 * (int(char) // 3) + above[int(char) % 3]
            case _:
                midi = bar.piece.key.note(bar.chord + ord(char) - ord("a")) + root - chord[0]
        out.append(Note(part.who, beat, beats, _within(midi), part.loud * (1.0 if beat == 0.0 else 0.85), part.pan))
    return out


def _chords(part: Part, bar: Bar) -> list[Note]:
    tones = close_voicing(bar.notes(part.voices), part.at)
    out: list[Note] = []
    for beat, beats, char in _steps(part, bar):
        # A hand on its way up meets the high strings first, and does not reach the lowest.
        order = tones[:0:-1] if char == "u" and len(tones) > 2 else tones
        for k, tone in enumerate(order):
            late = k * part.roll * (0.6 if char == "u" else 1.0)
            loud = part.loud * _LOUD[char] * (1.0 if char in "du" else 1.0 - 0.06 * k)
            spread = part.pan + (k - 1) * 0.12
            out.append(Note(part.who, beat + late, max(0.05, beats - late), _within(tone), loud, spread))
    return out


def _tune(part: Part, bar: Bar, number: int) -> list[Note]:
    key = bar.piece.key
    notes = melody(bar, part.who, part.at, part.pace, part.loud, part.pan)
    fancy = dsp.seeded(bar.piece.seed, "ornament", number, bar.number % 8)
    out: list[Note] = []
    for note in notes:
        midi = _within(note.midi or part.at)
        note = replace(note, midi=midi, beats=max(0.08, note.beats * part.ring))
        above = min(n for n in (key.sung(d) for d in range(-20, 60)) if n > midi)
        if part.second:
            below = sorted((key.sung(d) for d in range(-20, 60) if key.sung(d) < midi), reverse=True)
            out.append(replace(note, midi=_within(below[part.second - 1]), loud=0.75 * note.loud, pan=-part.pan))
        if part.trill and note.beats > 0.8:
            turns = int(note.beats * 0.6 / _TRILL_BEATS)
            for k in range(turns):
                shaken = above if k % 2 == 0 else midi
                out.append(replace(note, beat=note.beat + k * _TRILL_BEATS, beats=_TRILL_BEATS, midi=shaken))
            after = turns * _TRILL_BEATS
            out.append(replace(note, beat=note.beat + after, beats=max(0.1, note.beats - after)))
        elif part.strokes:
            count = max(1, round(note.beats * part.strokes))
            length = note.beats / count
            out += [
                replace(
                    note, beat=note.beat + k * length, beats=0.9 * length, loud=note.loud * (1.0 if k == 0 else 0.8)
                )
                for k in range(count)
            ]
        elif fancy.random() < part.grace:
            out.append(replace(note, beats=_GRACE_BEATS, midi=_within(above), loud=0.8 * note.loud))
            out.append(replace(note, beat=note.beat + _GRACE_BEATS, beats=max(0.08, note.beats - _GRACE_BEATS)))
        else:
            out.append(note)
    return out


def _swung(idiom: Idiom, note: Note) -> Note:
    within = round(note.beat % 1.0, 3)
    late = idiom.swing if within == 0.5 else idiom.lilt if within in (0.25, 0.75) else 0.0
    return replace(note, beat=note.beat + late) if late else note


def _within(midi: int) -> int:
    """A pitch that can be played."""
    while midi > _HIGHEST:
        midi -= 12
    while midi < _LOWEST:
        midi += 12
    return midi
