"""MiniMax-H3: pictures and their sound in one sequence. It has no classic pipeline: its blocks are driven.

Its weights come in two halves, each with a transformer of its own: one for words and for a first and a last picture,
one for references of people and of their voices.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.diffusion.hearing import at_rate
from studio.diffusion.running import Made, Run

HALVES = ("transformer", "transformer_ref")
"""Parts of which a folder need hold but one."""

_MOST_VOICES = 3

_IMAGE, _VIDEO = "<|image_pad|>", "<|video_pad|>"


def make(run: Run) -> Made:
    """Prompt → condition → denoise → decode → sound, all in the blocks' own hands."""
    pipe = run.pipe()
    state = run.denoise(
        pipe, _unpacked(pipe, run), whole=True, prompt=run.plan.prompt, **run.frame, **run.seeded, **condition(run),
        output_type="np", num_inference_steps=run.plan.steps + 1,
    )  # fmt: skip
    videos = np.asarray(state.get("videos"))
    pictures = (videos[0] * 255).round().clip(0, 255).astype(np.uint8)
    rate = int(state.get("sampling_rate"))

    def _decoded(cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        for picture in pictures:
            cancel.check()
            yield np.ascontiguousarray(picture)

    return Made(decode=_decoded, sound=run.heard(state.get("audio"), rate))


def _unpacked(pipe: Any, run: Run) -> Any:
    """The rows of the sequence that are the shot's own pictures are its last ones, point after point of the latent."""
    known: Any = import_module("diffusers.modular_pipelines.minimax_h3.modular_pipeline")
    width, height = (side // pipe.vae_spatial_compression_ratio for side in run.plan.size)
    frames = known.video_latent_num_frames(
        run.plan.frame_count, pipe.vae_frames_per_chunk, pipe.vae_latents_per_chunk
    )  # fmt: skip
    time, tall, wide = pipe.patch_size
    points = (frames // time, height // tall, width // wide)
    channels = pipe.vae_latent_channels

    def _unpack(rows: Any) -> Any:
        own = rows[0][-points[0] * points[1] * points[2] :].reshape(*points, channels, time, tall, wide)
        return own.permute(3, 0, 4, 1, 5, 2, 6).reshape(channels, frames, height, width)

    return _unpack


def condition(run: Run) -> dict[str, Any]:
    """The pictures that it begins and ends with; or pictures and voices of people, where it has the half for them.

    Raises:
        InputError: it has not the half that is needed.
    """
    pipe = run.loaded.base
    people = [] if pipe.transformer_ref is None else _people(run)
    if people and run.first is None and run.last is None:
        return {"references": people}
    if pipe.transformer is None:
        raise InputError(
            "These weights of MiniMax-H3 are for shots with cameos alone.", todo="Call somebody, or choose minimax-h3."
        )
    first = {} if run.first is None else {"image": run.first}
    return first if run.last is None else {**first, "last_image": run.last}


def _people(run: Run) -> list[Any]:
    kinds: Any = import_module("diffusers.modular_pipelines.minimax_h3")
    rate = int(run.loaded.base.audio_sampling_rate)
    shown = [kinds.MiniMaxH3ImageReference(image=one) for one in run.people()]
    voices = [one.voice for one in run.request.references if one.voice is not None and len(one.voice)]
    heard = [kinds.MiniMaxH3AudioReference(audio=at_rate(voice, rate), sample_rate=rate) for voice in voices]
    return [*shown, *heard[:_MOST_VOICES]] if shown else []


@dataclass(frozen=True, slots=True)
class Eyes:
    """What the blocks ask of Qwen 3's processor for words and pictures. The library's own cannot be made without
    torchvision, for it cuts up movies too; no movie is ever given to it here."""

    tokenizer: Any
    image_processor: Any

    def create_mm_token_type_ids(self, rows: list[list[int]]) -> list[list[int]]:
        """0 for words, 1 for pictures, 2 for movies."""
        kinds = {self.tokenizer.convert_tokens_to_ids(_IMAGE): 1, self.tokenizer.convert_tokens_to_ids(_VIDEO): 2}
        return [[kinds.get(token, 0) for token in row] for row in rows]


def part(name: str, place: Path) -> Any:
    """A part of it that is not loaded as the index says."""
    if name != "processor":
        return None
    pictures: Any = import_module("transformers.models.qwen2_vl.image_processing_pil_qwen2_vl")
    words: Any = import_module("transformers").AutoTokenizer
    return Eyes(
        tokenizer=words.from_pretrained(str(place), local_files_only=True),
        image_processor=pictures.Qwen2VLImageProcessorPil.from_pretrained(str(place), local_files_only=True),
    )
