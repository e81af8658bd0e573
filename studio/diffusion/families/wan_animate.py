"""Wan Animate: somebody in a picture moves as somebody in a movie does; here the movie is the stage's.

It goes through the shot in stretches, and begins each from the decoded end of the one before: its decoder cannot be
held back until the last.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.diffusion.running import Made, Run


def make(run: Run) -> Made:
    """Prompt → condition → denoise and decode, stretch by stretch; the sound is the studio's own."""
    if run.guide != "control":
        raise InputError("Wan Animate moves as the stage moves.", todo="Say --guide control.")
    pipe = run.pipe()
    out = run.denoise(pipe, lambda latents: latents[0], whole=True, **run.words, **run.steps, **condition(run, pipe))
    pictures = (np.asarray(out.frames[0]) * 255).round().astype(np.uint8)

    def _decoded(cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        for picture in pictures:
            cancel.check()
            yield np.ascontiguousarray(picture)

    return Made(decode=_decoded)


def condition(run: Run, pipe: Any) -> dict[str, Any]:
    """Who: the picture that was given, or the stage's first. How they move, and their faces: the stage's movie."""
    movie = run.movie()
    side = int(getattr(pipe.transformer.config, "motion_encoder_size", 512))
    width, height = run.plan.size
    return {
        "image": run.first or movie[0],
        "pose_video": movie,
        "face_video": [_face(picture, side) for picture in movie],
        "width": width,
        "height": height,
        "segment_frame_length": int(run.plan.number("segment")),
        "guidance_scale": run.plan.guidance,
        "output_type": "np",
        "max_sequence_length": min(512, int(getattr(pipe.tokenizer, "model_max_length", 512))),
    }


def _face(picture: Any, side: int) -> Any:
    """The square in the middle of the upper half, where a face is in most shots of a person."""
    wide, tall = picture.size
    edge = min(wide, tall) // 2
    left, top = (wide - edge) // 2, max(0, tall // 3 - edge // 2)
    return picture.crop((left, top, left + edge, top + edge)).resize((side, side))
