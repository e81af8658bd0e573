"""Kandinsky 6: pictures and their sound at once, from words or a first picture."""

from typing import Any

from studio.diffusion.running import Made, Run


def make(run: Run) -> Made:
    """Prompt → condition → denoise → decode → sound."""
    pipe = run.pipe()
    out = run.denoise(
        pipe, None, **run.words, **run.frame, **run.steps, **run.sigmas, **condition(run),
        guidance_scale=run.plan.guidance, frame_rate=float(run.plan.rate), sample_audio=True, output_type="np",
    )  # fmt: skip
    rate = int(getattr(pipe.vocoder.config, "sampling_rate", 0) or getattr(pipe, "audio_sampling_rate", 44100))
    return Made(decode=run.decode(pipe), sound=run.heard(out.audio, rate))


def condition(run: Run) -> dict[str, Any]:
    """The picture that it is given."""
    return {} if run.first is None else {"image": run.first}
