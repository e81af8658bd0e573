"""ACE-Step: music from a description, at a tempo."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.diffusion.sounding import SoundRun


def sound(run: SoundRun) -> NDArray[np.float32]:
    """Prompt → denoise → decode. Without words to sing it plays instruments alone."""
    tempo: dict[str, Any] = {"bpm": run.tempo} if run.tempo else {}
    out = run.call(
        prompt=run.prompt, lyrics=run.lyrics, audio_duration=run.seconds, guidance_scale=run.guidance, **tempo
    )
    return run.heard(out.audios, int(run.pipe.vae.config.sampling_rate))
