"""SANA-Video: small, quick and silent, from words or a first picture."""

from typing import Any

from studio.diffusion.running import Made, Run


def make(run: Run) -> Made:
    """Prompt → condition → denoise → decode; the sound is the studio's own."""
    kind, given = condition(run)
    pipe = run.pipe(kind)
    width, height = run.plan.size
    run.denoise(
        pipe, lambda latents: latents[0], **run.words, **run.steps, **run.sigmas, **given, width=width, height=height,
        frames=run.plan.frame_count, guidance_scale=run.plan.guidance, use_resolution_binning=False, output_type="np",
        complex_human_instruction=[], max_sequence_length=_words(pipe),
    )  # fmt: skip
    return Made(decode=run.decode(pipe))


def _words(pipe: Any) -> int:
    return min(300, int(getattr(pipe.tokenizer, "model_max_length", 300)))


def condition(run: Run) -> tuple[str, dict[str, Any]]:
    """Which kind of pipeline, and the picture that it is given. Its own rewriting of prompts stays out of it: what the
    model is told is what the recipe says."""
    return ("", {}) if run.first is None else ("SanaImageToVideoPipeline", {"image": run.first})
