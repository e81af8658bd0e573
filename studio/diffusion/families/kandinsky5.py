"""Kandinsky 5: silent pictures from words or a first picture."""

from typing import Any

from studio.diffusion.running import Made, Run


def make(run: Run) -> Made:
    """Prompt → condition → denoise → decode; the sound is the studio's own."""
    kind, given = condition(run)
    pipe = run.pipe(kind)
    run.denoise(
        pipe, lambda latents: latents[0].permute(3, 0, 1, 2), **run.words, **run.frame, **run.steps, **given,
        guidance_scale=run.plan.guidance, output_type="np",
    )  # fmt: skip
    return Made(decode=run.decode(pipe))


def condition(run: Run) -> tuple[str, dict[str, Any]]:
    """Which kind of pipeline, and the picture that it is given."""
    return ("", {}) if run.first is None else ("Kandinsky5I2VPipeline", {"image": run.first})
