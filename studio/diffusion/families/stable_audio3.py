"""Stable Audio 3: sounds from words, as long as they are wanted."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.diffusion.sounding import SoundRun


def sound(run: SoundRun) -> NDArray[np.float32]:
    """Prompt → denoise → decode."""
    pipe = run.pipe
    if type(pipe).__name__ == "StableAudioPipeline":
        out = run.call(audio_end_in_s=run.seconds, **_guided(run))
        return run.heard(out.audios, int(pipe.vae.sampling_rate))
    out = run.call(duration=run.seconds, **_guided(run))
    return run.heard(out.audios, int(pipe.vae.config.sampling_rate))


def _guided(run: SoundRun) -> dict[str, Any]:
    against = {"negative_prompt": run.negative} if run.guidance > 1.0 and run.negative else {}
    return {"prompt": run.prompt, "guidance_scale": run.guidance, **against}
