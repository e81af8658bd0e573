"""Kandinsky 6: pictures and their sound at once, from words or a first picture."""

from typing import Any

from studio.diffusion.running import Made, Run


def make(run: Run) -> Made:
    """Prompt → condition → denoise → decode → sound."""
    pipe = run.pipe()
    audible = pipe.audio_vae is not None and pipe.vocoder is not None
    out = run.denoise(
        pipe, _unpacked, **run.words, **run.frame, **run.steps, **run.sigmas, **condition(run),
        guidance_scale=run.plan.guidance, frame_rate=float(run.plan.rate), sample_audio=audible, output_type="pt",
        max_sequence_length=_words(pipe),
    )  # fmt: skip
    return Made(decode=run.decode(pipe), sound=run.heard(out.audio, int(pipe.audio_sample_rate)) if audible else None)


def condition(run: Run) -> dict[str, Any]:
    """The picture that it is given."""
    return {} if run.first is None else {"image": run.first}


def _unpacked(latents: Any) -> Any:
    return latents[0].permute(3, 0, 1, 2)


def _words(pipe: Any) -> int:
    reader = getattr(pipe.tokenizer, "tokenizer", pipe.tokenizer)
    return min(1024, int(getattr(reader, "model_max_length", 1024)) - _LEAD)


_LEAD = 129
"""Words that the pipeline puts before every prompt, and takes off again."""
