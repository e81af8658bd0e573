"""Wan 2.1 and 2.2: silent pictures from words, from a first picture (and a last), or over a draft."""

from typing import Any

from studio.diffusion.running import Made, Run


def make(run: Run) -> Made:
    """Prompt → condition → denoise → decode; the sound is the studio's own."""
    kind, given = condition(run)
    pipe = run.pipe(kind)
    run.denoise(
        pipe, lambda latents: latents[0], **run.words, **run.frame, **run.steps, **guidance(run), **given,
        output_type="np", max_sequence_length=_words(pipe),
    )  # fmt: skip
    return Made(decode=run.decode(pipe))


def condition(run: Run) -> tuple[str, dict[str, Any]]:
    """Which kind of pipeline, and the pictures that it is given."""
    if run.guide == "draft":
        return "WanVideoToVideoPipeline", {"video": run.movie(), "strength": run.plan.number("strength")}
    if run.first is None:
        return "", {}
    last = {} if run.last is None else {"last_image": run.last}
    return "WanImageToVideoPipeline", {"image": run.first, **last}


def guidance(run: Run) -> dict[str, Any]:
    """The second is for the network that does the last, fine steps, where there are two."""
    second = run.plan.number("guidance_2")
    two = {"guidance_scale_2": second} if second and run.loaded.base.config.boundary_ratio is not None else {}
    return {"guidance_scale": run.plan.guidance, **two}


def _words(pipe: Any) -> int:
    return min(512, int(getattr(pipe.tokenizer, "model_max_length", 512)))
