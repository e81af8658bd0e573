"""MiniMax-H3: pictures and their sound in one sequence. It has no classic pipeline: its blocks are driven.

Its weights come in two halves, each with a transformer of its own: one for words and for a first and a last picture,
one for references: people, their voices, and a movie whose moves and camera it follows.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.diffusion.hearing import at_rate
from studio.diffusion.running import Made, Run
from studio.diffusion.seeing import Eyes

HALVES = ("transformer", "transformer_ref")
"""Parts of which a folder need hold but one."""

_MOST_VOICES, _MOST_REFERENCES = 3, 12


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
    """The pictures that it begins and ends with; or people and the stage's movie, where it has the half for them.

    Raises:
        InputError: it has not the half that is needed.
    """
    pipe = run.loaded.base
    if run.guide == "control" and pipe.transformer_ref is None:
        raise InputError(
            "These weights of MiniMax-H3 cannot follow a movie.", todo="Choose minimax-h3-references, or --guide first."
        )
    shown = [] if pipe.transformer_ref is None else _references(run)
    if shown and run.first is None and run.last is None:
        return {"references": shown}
    if pipe.transformer is None:
        raise InputError(
            "These weights of MiniMax-H3 are for shots with cameos, or that follow the stage.",
            todo="Call somebody, say --guide control, or choose minimax-h3.",
        )
    first = {} if run.first is None else {"image": run.first}
    return first if run.last is None else {**first, "last_image": run.last}


def _references(run: Run) -> list[Any]:
    """People, the movie that is followed, and voices of people. Voices alone are no reference."""
    kinds: Any = import_module("diffusers.modular_pipelines.minimax_h3")
    rate = int(run.loaded.base.audio_sampling_rate)
    voices = [one.voice for one in run.request.references if one.voice is not None and len(one.voice)][:_MOST_VOICES]
    movie: list[Any] = []
    if run.guide == "control":
        movie.append(kinds.MiniMaxH3VideoReference(frames=run.movie(), fps=float(run.plan.rate)))
    people = run.people()[: _MOST_REFERENCES - len(voices) - len(movie)]
    shown = [*(kinds.MiniMaxH3ImageReference(image=one) for one in people), *movie]
    heard = [kinds.MiniMaxH3AudioReference(audio=at_rate(voice, rate), sample_rate=rate) for voice in voices]
    return [*shown, *heard] if shown else []


def part(name: str, place: Path) -> Any:
    """A part of it that is not loaded as the index says."""
    return Eyes.read(place) if name == "processor" else None
