"""LTX-2: pictures and their sound at once, from words, pictures at moments, a draft, or a movie to follow."""

from typing import Any

from studio.diffusion.running import Made, Run


def make(run: Run) -> Made:
    """Prompt → condition → denoise → decode → sound."""
    kind, given = condition(run)
    pipe = run.pipe(kind)
    out = run.denoise(
        pipe, _unpacked(pipe, run), **run.words, **run.frame, **run.steps, **run.sigmas, **guidance(run), **given,
        frame_rate=float(run.plan.rate), output_type="np", max_sequence_length=_words(pipe),
    )  # fmt: skip
    return Made(
        decode=run.decode(pipe),
        sound=run.heard(out.audio, int(pipe.vocoder.config.output_sampling_rate)),
    )


def condition(run: Run) -> tuple[str, dict[str, Any]]:
    """Which kind of pipeline, and the pictures that it is given."""
    from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition
    from diffusers.pipelines.ltx2.pipeline_ltx2_ic_lora import LTX2ReferenceCondition

    strength = run.plan.number("strength")
    at: list[Any] = []
    if run.first is not None:
        at.append(LTX2VideoCondition(frames=run.first, index=0, strength=strength))
    at += [LTX2VideoCondition(frames=one, index=number, strength=strength) for number, one in run.between(24)]
    if run.last is not None:
        at.append(LTX2VideoCondition(frames=run.last, index=-1, strength=strength))
    if run.guide == "draft":
        at.append(LTX2VideoCondition(frames=run.movie(), index=0, strength=min(strength, 0.6)))
    if run.guide == "control":
        followed = [LTX2ReferenceCondition(frames=run.movie(), strength=strength)]
        return "LTX2InContextPipeline", {"reference_conditions": followed, **({"conditions": at} if at else {})}
    return ("LTX2ConditionPipeline", {"conditions": at}) if at else ("LTX2Pipeline", {})


def guidance(run: Run) -> dict[str, Any]:
    """A distilled schedule is guided by nothing: one call of the network a step. The stock defaults take four."""
    plan = run.plan
    stg, modality, rescale = plan.number("stg"), plan.number("modality"), plan.number("rescale")
    sound = plan.number("audio_guidance") or plan.guidance
    return {
        "guidance_scale": plan.guidance,
        "stg_scale": stg,
        "modality_scale": modality,
        "guidance_rescale": rescale,
        "audio_guidance_scale": sound,
        "audio_stg_scale": stg,
        "audio_modality_scale": modality,
        "audio_guidance_rescale": rescale,
        "spatio_temporal_guidance_blocks": [28] if stg else None,
    }


def _unpacked(pipe: Any, run: Run) -> Any:
    width, height = run.plan.size
    across, down = width // pipe.vae_spatial_compression_ratio, height // pipe.vae_spatial_compression_ratio
    frames = (run.plan.frame_count - 1) // pipe.vae_temporal_compression_ratio + 1
    space, time = pipe.transformer_spatial_patch_size, pipe.transformer_temporal_patch_size
    tokens = frames * down * across // (space * space * time)

    def _unpack(latents: Any) -> Any:
        return pipe._unpack_latents(latents[:, :tokens], frames, down, across, space, time)[0]

    return _unpack


def _words(pipe: Any) -> int:
    return min(1024, int(getattr(pipe.tokenizer, "model_max_length", 1024)))
