"""HunyuanVideo 1.5: silent pictures from words or a first picture. Guidance is a part of it, not an argument."""

from typing import Any

from studio.diffusion.running import Made, Run


def make(run: Run) -> Made:
    """Prompt → condition → denoise → decode; the sound is the studio's own."""
    kind, given = condition(run)
    pipe = run.pipe(kind)
    if getattr(pipe, "guider", None) is not None:
        pipe.guider = pipe.guider.new(guidance_scale=run.plan.guidance)
    run.denoise(
        pipe, _unpacked(pipe), **run.words, **run.steps, **run.sigmas, **given, output_type="np"
    )  # fmt: skip
    return Made(decode=run.decode(pipe))


def _unpacked(pipe: Any) -> Any:
    """The network is shown a picture to begin with beside the shot's own, in channels after them."""
    channels = int(pipe.vae.config.latent_channels)

    def _unpack(latents: Any) -> Any:
        return latents[0][:channels]

    return _unpack


def condition(run: Run) -> tuple[str, dict[str, Any]]:
    """Which kind of pipeline, and the picture that it is given: its size is then the picture's."""
    if run.first is None:
        return "", dict(run.frame)
    return "HunyuanVideo15ImageToVideoPipeline", {"image": run.first, "num_frames": run.plan.frame_count}
