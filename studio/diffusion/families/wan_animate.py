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
    if run.guide not in ("control", "pose"):
        raise InputError("Wan Animate moves as the stage moves.", todo="Say --guide pose.")
    pipe = run.pipe()
    out = run.denoise(pipe, lambda latents: latents[0], whole=True, **run.words, **run.steps, **condition(run, pipe))
    pictures = (np.asarray(out.frames[0]) * 255).round().astype(np.uint8)

    def _decoded(cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        for picture in pictures:
            cancel.check()
            yield np.ascontiguousarray(picture)

    return Made(decode=_decoded)


def condition(run: Run, pipe: Any) -> dict[str, Any]:
    """Who: the picture that was given, or a cameo's, or the stage's first. How they move: the
    stage's movie, or its poses; and their faces: the stage's."""
    movie, people = run.movie(), run.people()
    filmed = movie if run.guide == "control" else run.staged(range(run.plan.frame_count))
    side = int(getattr(pipe.transformer.config, "motion_encoder_size", 512))
    width, height = run.plan.size
    return {
        "image": run.first or (run.cut(people[0]) if people else filmed[0]),
        "pose_video": movie,
        "face_video": run.faces(filmed, side),
        "width": width,
        "height": height,
        "segment_frame_length": int(run.plan.number("segment")),
        "guidance_scale": run.plan.guidance,
        "output_type": "np",
        "max_sequence_length": min(512, int(getattr(pipe.tokenizer, "model_max_length", 512))),
    }
