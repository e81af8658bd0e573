"""HunyuanVideo 1.5: silent pictures from words or a first picture. Guidance is a part of it, not an argument."""

from typing import Any

from studio.diffusion.running import Made, Run


def make(run: Run) -> Made:
    """Prompt → condition → denoise → decode; the sound is the studio's own."""
    kind, given = condition(run)
    pipe = run.pipe(kind)
    if getattr(pipe, "guider", None) is not None:
        pipe.guider = pipe.guider.new(guidance_scale=run.plan.guidance)
    run.denoise(pipe, lambda latents: latents[0], **run.words, **run.steps, **run.sigmas, **given, output_type="np")
    return Made(decode=run.decode(pipe))


def condition(run: Run) -> tuple[str, dict[str, Any]]:
    """Which kind of pipeline, and the picture that it is given: its size is then the picture's."""
    if run.first is None:
        return "", dict(run.frame)
    return "HunyuanVideo15ImageToVideoPipeline", {"image": run.first, "num_frames": run.plan.frame_count}
