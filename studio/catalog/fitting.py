"""What a run needs of memory, and in how many ways it could be run: computed from a manifest before anything is loaded.

The peak on the card is the weights that are on it at once, and what the busiest step holds besides them:

- reading the prompt: some 0.7 GB;
- a denoising step: each token's numbers, ``ACTIVE`` of them at a time in 16 bits, for each of the pictures that
  guidance looks at (tokens: latent points over patches);
- decoding: ``Shape.decoder`` bytes for each pixel of the frames it works on at a time, or of one tile of them, and the
  frames that are done.

Pure functions: the same card, size and length give the same numbers. They never gate: a ladder is advice.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from studio.catalog.rungs import in_words
from studio.ports.models import Device, Fit, Mode, ModelCard, Precision, Rung

BYTES: Mapping[Precision, float] = {
    "float32": 4.0, "bfloat16": 2.0, "float16": 2.0, "fp8": 1.0, "int8": 1.0, "gguf": 0.6,
}  # fmt: skip
"""Bytes of a parameter; GGUF is taken as Q4_K_M, 4.8 bits."""

ACTIVE = 14
"""Numbers a block holds for each number of a token while it works: what came in, normed, asked, key, value, attended,
and a feed-forward four times as wide with what it came from."""

CONTEXT = 600 << 20
"""Bytes that the driver and the library take before anything else."""

READING = 700 << 20
"""Bytes for reading a prompt, besides the encoder's weights."""

TILE = 512
"""Pixels a side of a tile of the decoder, with its overlap."""

TILE_FRAMES = 32
"""Frames of a tile, where the decoder would take all at once."""

SPARE = 0.94
"""The share of free memory that a run may use: the rest is lost to holes."""

_SMALLER = ((3, 4), (1, 2))
_SHORTER = ((1, 2), (1, 4))


@dataclass(frozen=True, slots=True)
class Need:
    """Bytes at the peak: on the card, and in the machine's memory."""

    card: int
    ram: int


def as_kept(card: ModelCard, transformer: Path | None) -> ModelCard:
    """The card of weights that are here: GGUF is what they are, by a single file of them, or nothing they can be."""
    if transformer is not None and transformer.suffix == ".gguf":
        return replace(card, precision="gguf", precisions=("gguf",))
    return replace(card, precisions=tuple(one for one in card.precisions if one != "gguf"))


def snapped(card: ModelCard, size: tuple[int, int], frame_count: int) -> tuple[tuple[int, int], int]:
    """The nearest size and length that a model can make: not above what it can, in its steps, the form kept."""
    width, height = max(size[0], 1), max(size[1], 1)
    scale = min(1.0, card.longest_side / max(width, height)) if card.longest_side else 1.0
    step = card.size_step
    sides = (max(step, round(width * scale / step) * step), max(step, round(height * scale / step) * step))
    if card.longest_side:
        limit = card.longest_side // step * step
        sides = (min(sides[0], limit), min(sides[1], limit))
    return sides, _length(card, frame_count)


def tokens(card: ModelCard, size: tuple[int, int], frame_count: int) -> int:
    """How many tokens the transformer sees; 0 for models whose shape is not told."""
    shape = card.shape
    if shape is None:
        return 0
    side = shape.spatial * shape.patch
    times = 1 + math.ceil(max(0, frame_count - 1) / shape.temporal)
    return times * math.ceil(size[0] / side) * math.ceil(size[1] / side)


def work(card: ModelCard, size: tuple[int, int], frame_count: int) -> float:
    """Operations of one look of the transformer at a run: two for each parameter and token, and those of attention.
    Only its ratio between two runs is used."""
    count, shape = tokens(card, size, frame_count), card.shape
    linear = 2e9 * max(card.parameters.get("transformer", 0.0), 1e-3) * max(count, 1)
    return linear + (4.0 * shape.layers * shape.width * count * count if shape else 0.0)


def need(
    card: ModelCard, size: tuple[int, int], frame_count: int, mode: Mode, precision: Precision, *, tiled: bool
) -> Need:
    """What a run takes at its peak."""
    weight = {name: _weight(card, name, precision) for name in card.parameters}
    drawing = {name: size for name, size in weight.items() if name.startswith("transformer")}
    reading = {name: size for name, size in weight.items() if "encoder" in name}
    showing = {name: size for name, size in weight.items() if name not in drawing and name not in reading}
    step, decode = _step(card, size, frame_count), _decode(card, size, frame_count, tiled=tiled)
    every = sum(weight.values())
    if mode == "resident":
        peak = every + max(READING, step, decode)
        ram = max(weight.values(), default=0)
    elif mode == "model_offload":
        peak = max(
            max(reading.values(), default=0) + READING,
            max(drawing.values(), default=0) + step,
            max(showing.values(), default=0) + decode,
        )
        ram = every
    else:
        blocks = 2 / (card.shape.layers if card.shape else 24) if mode == "group_offload" else 0.02
        peak = max(
            blocks * max(reading.values(), default=0) + READING,
            blocks * max(drawing.values(), default=0) + step,
            (1.0 if mode == "group_offload" else 0.2) * sum(showing.values()) + decode,
        )
        ram = every
    shown = 3 * size[0] * size[1] * frame_count * 4
    return Need(card=CONTEXT + round(peak), ram=CONTEXT + round(ram) + shown)


def fit(
    card: ModelCard,
    size: tuple[int, int],
    frame_count: int,
    device: Device,
    *,
    seconds: Callable[[Rung], float | None] = lambda rung: None,
    scale: float = 1.0,
) -> Fit:
    """The ladder of ways to run something here, and the first that should fit.

    ``seconds`` tells how long a way took before, scaled to this one; ``scale`` is how much more memory runs took on
    this machine than was computed. No rung needs more of the card than the one above it, and each needs less of the
    card or of the machine's memory.
    """
    asked, length = snapped(card, size, frame_count)
    ladder: list[Rung] = []
    for rung in _ways(card, asked, length, device, scale):
        if not ladder or _less(rung, ladder[-1]):
            first, above = (ladder[0], ladder[-1]) if ladder else (None, None)
            told = in_words(first, above, rung, (size, frame_count), on_card=device.kind != "cpu")
            ladder.append(replace(rung, words=told, seconds=seconds(rung)))
    room = device.free if device.kind != "cpu" else device.ram
    fits = next(
        (
            index
            for index, rung in enumerate(ladder)
            if rung.peak_bytes <= room * SPARE and rung.ram_bytes <= device.ram
        ),
        None,
    )
    return Fit(ladder=tuple(ladder), fits=fits)


def _less(rung: Rung, above: Rung) -> bool:
    """Whether there is anything to be had from going down to it."""
    if rung.peak_bytes > above.peak_bytes:
        return False
    return rung.peak_bytes < above.peak_bytes or rung.ram_bytes < above.ram_bytes


def _ways(card: ModelCard, size: tuple[int, int], length: int, device: Device, scale: float) -> Iterator[Rung]:
    """From what loses nothing to what loses most: tiles, moving weights, fewer bits, then smaller, then shorter."""
    own, small = _precisions(card, device)
    modes: tuple[Mode, ...] = ("resident",) if device.kind in ("cpu", "mps") else (
        "resident", "model_offload", "group_offload", "sequential_offload",
    )  # fmt: skip

    def _rung(at: tuple[int, int], frames: int, mode: Mode, precision: Precision, tiled: bool) -> Rung:
        taken = need(card, at, frames, mode, precision, tiled=tiled)
        peak = max(taken.card, taken.ram) if device.kind == "cpu" else taken.card
        return Rung(
            size=at, frame_count=frames, mode=mode, precision=precision, tiled=tiled, peak_bytes=round(peak * scale),
            ram_bytes=taken.ram, seconds=None, words={},
        )  # fmt: skip

    yield _rung(size, length, "resident", own, False)
    yield _rung(size, length, "resident", own, True)
    for precision in small[:1] if len(modes) > 1 else small:
        yield _rung(size, length, "resident", precision, True)
    for mode in modes[1:3]:
        yield _rung(size, length, mode, own, True)
        for precision in small:
            yield _rung(size, length, mode, precision, True)
    for mode in modes[3:]:
        yield _rung(size, length, mode, own, True)
    last, precision = modes[-2 if len(modes) > 1 else 0], (small or (own,))[-1]
    at = size
    for over, under in _SMALLER:
        at, _ = snapped(card, (size[0] * over // under, size[1] * over // under), length)
        yield _rung(at, length, last, precision, True)
    for over, under in _SHORTER:
        yield _rung(at, _length(card, max(card.shortest_frames, length * over // under)), last, precision, True)


def _precisions(card: ModelCard, device: Device) -> tuple[Precision, tuple[Precision, ...]]:
    """Its own, and those with fewer bits that this kind of card can run, most bits first."""
    if device.kind == "cpu" and "float32" in card.precisions:
        return "float32", tuple(precision for precision in card.precisions if precision in ("bfloat16", "int8"))
    few = device.kind in ("cpu", "mps")
    fewer: list[Precision] = [
        item for item in card.precisions if BYTES[item] < BYTES[card.precision] and not (few and item == "fp8")
    ]
    return card.precision, tuple(sorted(fewer, key=lambda item: -BYTES[item]))


def _weight(card: ModelCard, part: str, precision: Precision) -> int:
    """Bytes of a part. Decoders, and what is small, keep 16 bits: fewer would be seen and save nothing."""
    quantised = part.startswith("transformer") or ("encoder" in part and card.parameters[part] >= 1.0)
    each = BYTES[precision] if quantised or BYTES[precision] > 2 else min(2.0, BYTES[card.precision])
    return round(card.parameters[part] * 1e9 * each)


def _step(card: ModelCard, size: tuple[int, int], frame_count: int) -> int:
    if card.shape is None:
        return READING
    looks = 2 if card.schedules[0].guidance > 1.0 else 1
    return looks * tokens(card, size, frame_count) * card.shape.width * 2 * ACTIVE


def _decode(card: ModelCard, size: tuple[int, int], frame_count: int, *, tiled: bool) -> int:
    shape = card.shape
    if shape is None:
        return READING
    window = min(shape.window or frame_count, frame_count)
    pixels = size[0] * size[1]
    if tiled:
        window = min(window, TILE_FRAMES)
        pixels = min(size[0], TILE) * min(size[1], TILE)
    return pixels * window * shape.decoder + 3 * 2 * size[0] * size[1] * frame_count


def _length(card: ModelCard, frame_count: int) -> int:
    """The shortest length it can make that is as long, or its longest."""
    step, rest = card.frame_step, card.frame_rest
    wanted = max(frame_count, card.shortest_frames, 1)
    found = max(rest + math.ceil(max(0, wanted - rest) / step) * step, 1)
    return min(found, card.longest_frames) if card.longest_frames else found
