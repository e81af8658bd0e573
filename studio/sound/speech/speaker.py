"""Speaks a line: text → phonemes → voice → times, tone and level."""

import json
import zlib
from fractions import Fraction
from itertools import pairwise

import numpy as np

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.core.time import SAMPLE_RATE
from studio.ports.speech import LONGEST_LINE, Speech, Timed, Voice
from studio.project.scene import Line
from studio.sound import dsp, measure
from studio.sound.dsp import Signal
from studio.sound.speech import english, japanese
from studio.sound.speech.casting import Casting, cast
from studio.sound.speech.melody import Bent, widened
from studio.sound.speech.models import MODELS, missing
from studio.sound.speech.phrase import Phrase, Spelled, Utterance, phrases
from studio.sound.speech.text import cleaned, has_japanese, stretches
from studio.sound.speech.throat import moved_formants, reshaped
from studio.sound.speech.timbre import gains_over_bins
from studio.sound.speech.tone import TONES, Tone, coloured, gasped, trembling
from studio.sound.speech.visemes import visemes

LOUDNESS = -23.0
_LEAD, _TAIL, _PAUSE = dsp.samples(0.02), dsp.samples(0.10), dsp.samples(0.22)
_SILENCE = dsp.samples(0.4)
_GASP = 0.22


def spoken(line: Line, voice: Voice, cancel: CancelToken, casting: Casting | None = None) -> Speech:
    """The line, spoken; ``casting`` in place of the one that the voice is given.

    Raises:
        AssetMissingError: a package of its voice is not installed.
        InputError: the line is longer than ``LONGEST_LINE``.
    """
    text = cleaned(line.text)
    if len(text) > LONGEST_LINE:
        raise InputError(
            f"A line of {len(text)} letters is too long; it can have {LONGEST_LINE}.", todo="Make several lines of it."
        )
    pieces = phrases(_spelled(text, line.language))
    if not pieces:
        return _silent(line)
    casting = casting or cast(voice, japanese=line.language == "ja" or has_japanese(text))
    tone = TONES.get(line.tone, TONES["neutral"])
    seed = _seed(line, voice)
    wave, letters, edges, words = _voiced(pieces, casting, tone, seed, cancel)
    if dsp.peak(wave) < 1e-4:
        return _silent(line)
    start, end = _heard(wave)
    shaken = trembling(tone, end - start, seed) if tone.tremor[1] > 0.0 else None
    sung = widened(wave[start:end], casting.melody * tone.melody, shaken)
    wave = coloured(_in_its_throat(sung, casting, tone), tone, seed)
    wave = dsp.fade(wave, min(240, _LEAD), dsp.samples(0.03))
    count = len(wave)
    wave = wave * np.float32(dsp.decibels(LOUDNESS - measure.loudness(wave)))
    top = dsp.peak(wave)
    if top > 0.9:
        wave = (np.tanh(wave / np.float32(top) * np.float32(1.5)) / np.tanh(1.5) * 0.9).astype(np.float32)
    edges = [min(max(0, sung.at(e - start)), count) for e in edges]
    timed = tuple(Timed(w.text, max(0, sung.at(w.start - start)), min(count, sung.at(w.end - start))) for w in words)
    return Speech(
        line=line,
        samples=wave.astype(np.float32),
        words=tuple(w for w in timed if w.end > w.start),
        phonemes=visemes(letters, edges, count),
    )


def _seed(line: Line, voice: Voice) -> int:
    """Of the chance in a line. Somebody's own voice is the same whomever they play."""
    who = [voice.gender, voice.age, voice.variant] if voice.likeness is None else ["likeness"]
    return zlib.crc32(json.dumps([line.text, line.language, line.tone, *who]).encode())


def _in_its_throat(sung: Bent, casting: Casting, tone: Tone) -> Signal:
    """The voice with its formants and colour; what playing it faster or slower did to them is taken back."""
    factor = casting.formants / casting.pitch * tone.formants
    if casting.melody == 1.0 and sung.steady and not casting.gains:
        return moved_formants(sung.samples, factor)
    return reshaped(sung.samples, factor / sung.speed, gains_over_bins(casting.gains))


def _spelled(text: str, language: str) -> list[Spelled]:
    out: list[Spelled] = []
    for script, stretch in stretches(text, language) if text else []:
        try:
            out += japanese.spell(stretch) if script == "ja" else english.spell(stretch)
        except ImportError as exc:
            raise missing("pyopenjtalk_plus" if script == "ja" else "hibari_tts") from exc
    return out


def _voiced(
    pieces: list[Phrase], casting: Casting, tone: Tone, seed: int, cancel: CancelToken
) -> tuple[Signal, str, list[int], list[Timed]]:
    """All phrases at 48 kHz one after the other: samples, letters, their edges, words."""
    # A higher voice is the same voice played faster: the model is asked to speak slower by as much, and both pitch and
    # formants move with nothing stretched; formants that are to be elsewhere are moved after that. The ratio is kept
    # simple for the resampler.
    pitch = Fraction(casting.pitch * tone.pitch).limit_denominator(25)
    call = 0.75 if _is_call(tone, pieces) else 1.0
    speed = min(1.8, max(0.55, casting.rate * tone.rate * call / float(pitch)))
    style = casting.style()
    parts: list[Signal] = []
    letters, edges, words, at = "", [0], list[Timed](), 0
    for number, piece in enumerate(pieces):
        cancel.check()
        utterance = MODELS[casting.model](piece, style, speed, seed + number)
        part, marks = _at_studio_rate(utterance, pitch)
        gasp = gasped(tone, seed, number)
        pause = _PAUSE if number else 0
        if len(gasp) or pause:
            # A breath is as loud to its phrase whoever takes it.
            parts += [np.zeros(pause, np.float32), gasp * np.float32(_GASP * dsp.peak(part))]
        at += pause + len(gasp)
        if number:
            letters += " "
            edges.append(at + marks[0])
        else:
            edges = [at + marks[0]]
        letters += piece.letters
        edges += [at + m for m in marks[1:]]
        words += _words(piece, [at + m for m in marks])
        parts.append(part)
        at += len(part)
    return np.concatenate(parts), letters, edges, words


def _is_call(tone: Tone, pieces: list[Phrase]) -> bool:
    """Whether this is one short word shouted ("おーい!", "Hey!"): people draw such calls out."""
    return tone is TONES["shout"] and len(pieces) == 1 and len(pieces[0].letters) <= 10


def _at_studio_rate(utterance: Utterance, pitch: Fraction) -> tuple[Signal, list[int]]:
    ratio = Fraction(SAMPLE_RATE, utterance.rate) / pitch
    wave = dsp.resample(utterance.samples, ratio.numerator, ratio.denominator)
    part_start, part_end = _heard(wave)
    marks = [min(max(int(e * ratio), part_start), part_end) - part_start for e in utterance.edges]
    # The pad before the first letter already carries its beginning: the mouth opens with the first sound.
    marks[0] = min(marks[0], _LEAD)
    return dsp.fade(wave[part_start:part_end], 48, 480), marks


def _heard(wave: Signal) -> tuple[int, int]:
    """From just before the first to just after the last audible sample."""
    contour = dsp.smooth(np.abs(wave), 240)
    loud = np.flatnonzero(contour > max(0.02 * float(contour.max(initial=0.0)), 1e-5))
    if not loud.size:
        return 0, len(wave)
    return max(0, int(loud[0]) - _LEAD), min(len(wave), int(loud[-1]) + _TAIL)


def _words(piece: Phrase, marks: list[int]) -> list[Timed]:
    out: list[Timed] = []
    owners = np.array(piece.owners)
    for number, text in enumerate(piece.words):
        of_word = np.flatnonzero(owners == number)
        out.append(Timed(text, marks[int(of_word[0])], marks[int(of_word[-1]) + 1]))
    # A model may give a word's last letters nothing: words still follow each other.
    for i, (before, after) in enumerate(pairwise(out)):
        if before.end > after.start:
            out[i] = Timed(before.text, before.start, after.start)
    return out


def _silent(line: Line) -> Speech:
    return Speech(line=line, samples=np.zeros(_SILENCE, np.float32), words=(), phonemes=(Timed("rest", 0, _SILENCE),))
