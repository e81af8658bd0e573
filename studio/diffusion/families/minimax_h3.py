"""MiniMax-H3: pictures and their sound in one sequence. It has no classic pipeline: its blocks are driven."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.diffusion.running import Made, Run


def make(run: Run) -> Made:
    """Prompt → condition → denoise → decode → sound, all in the blocks' own hands."""
    pipe = run.pipe()
    state = run.denoise(
        pipe, None, whole=True, prompt=run.plan.prompt, **run.frame, **run.steps, **condition(run), output_type="np"
    )
    videos = np.asarray(state.get("videos"))
    pictures = (videos[0] * 255).round().clip(0, 255).astype(np.uint8)
    rate = int(state.get("sampling_rate"))

    def _decoded(cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        for picture in pictures:
            cancel.check()
            yield np.ascontiguousarray(picture)

    return Made(decode=_decoded, sound=run.heard(state.get("audio"), rate))


def condition(run: Run) -> dict[str, Any]:
    """The pictures that it begins and ends with."""
    first = {} if run.first is None else {"image": run.first}
    return first if run.last is None else {**first, "last_image": run.last}
