"""LTX-2: pictures and their sound at once, from words, pictures at moments, a draft, a movie to follow, to go on from
or to make a part of again, or a sound to follow.

In two stages, where its schedule says so: at half the size first, then, larger by its own network, over it again.
"""

from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from studio.core.errors import InputError
from studio.diffusion import hearing
from studio.diffusion.running import Made, Run
from studio.project.model_use import FOLLOWED

_TEMPORAL = 8
"""Frames that one point of the latent stands for; what it is given at a moment begins with one of them."""

_DISTILLED = (1.0, 0.99375, 0.9875, 0.98125, 0.975, 0.909375, 0.725, 0.421875)
_OVER_AGAIN = (0.909375, 0.725, 0.421875)
"""Sigmas of a distilled model, and of its second stage."""


def make(run: Run) -> Made:
    """Prompt → condition → denoise → decode → sound."""
    kind, given = condition(run)
    if run.request.heard is not None:
        return _following(run, kind, given) if run.plan.guidance > 1.0 else _following_unguided(run, given)
    if run.plan.settings.get("two_stage"):
        return _in_two_stages(run, kind, given)
    pipe = run.pipe(kind)
    out = run.denoise(
        pipe, _unpacked(pipe, run), **_told(run, pipe), **run.frame, **run.steps, **run.sigmas, **guidance(run),
        **given, output_type="np",
    )  # fmt: skip
    return _made(run, pipe, out.audio)


def condition(run: Run) -> tuple[str, dict[str, Any]]:
    """Which kind of pipeline, and the pictures that it is given. They are given at points of the latent."""
    pipelines: Any = import_module("diffusers.pipelines.ltx2")
    given: Any = import_module("diffusers.pipelines.ltx2.pipeline_ltx2_condition").LTX2VideoCondition
    strength = run.plan.number("strength")
    at: list[Any] = []
    if run.plan.kept is not None:
        at += [given(frames=run.before()[: _whole(run.plan.kept.head)], index=0)] if run.plan.kept.head else []
        tail = run.plan.kept.tail
        point = None if tail is None else -(-(tail - 1) // _TEMPORAL) + 1
        if point is not None and _frame(point) < run.plan.frame_count:
            after = run.after(_frame(point))
            at.append(given(frames=after[: _whole(len(after))], index=point))
    elif run.first is not None:
        at.append(given(frames=run.first, index=0, strength=strength))
    at += [given(frames=one, index=_point(number), strength=strength) for number, one in run.between(3 * _TEMPORAL)]
    if run.last is not None:
        at.append(given(frames=run.last, index=-1, strength=strength))
    if run.guide == "draft":
        at.append(given(frames=run.movie(), index=0, strength=min(strength, 0.6)))
    if run.guide in FOLLOWED:
        followed = [pipelines.LTX2ReferenceCondition(frames=run.movie(), strength=strength)]
        return "LTX2InContextPipeline", {"reference_conditions": followed, **({"conditions": at} if at else {})}
    return ("LTX2ConditionPipeline", {"conditions": at}) if at else ("LTX2Pipeline", {})


def _following(run: Run, kind: str, given: dict[str, Any]) -> Made:
    """The sound stays as it is, in every step and for every look that guidance takes; the pictures look at it."""
    assert run.request.heard is not None
    pipe = run.pipe(kind)
    latents = hearing.latents(pipe.audio_vae, run.request.heard, run.plan.seconds, run.loaded.device)
    with _kept_clean(pipe.transformer):
        run.denoise(
            pipe, _unpacked(pipe, run), **_told(run, pipe), **run.frame, **run.steps, **run.sigmas, **guidance(run),
            **given, audio_latents=latents, output_type="np",
        )  # fmt: skip
    return Made(decode=run.decode(pipe), sound=run.request.heard)


@contextmanager
def _kept_clean(network: Any) -> Generator[None]:
    """While it lasts, the network is shown the sound that it is shown first, and told that there is no noise in it."""
    first: list[Any] = []

    def _clean(module: Any, given: Any, named: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        sound = named["audio_hidden_states"]
        if not first:
            first.append(sound[:1].clone())
        none = {name: named[name] * 0 for name in ("audio_timestep", "audio_sigma") if named.get(name) is not None}
        return given, {**named, **none, "audio_hidden_states": first[0].expand_as(sound)}

    hook = network.register_forward_pre_hook(_clean, with_kwargs=True)
    try:
        yield
    finally:
        hook.remove()


def _following_unguided(run: Run, given: dict[str, Any]) -> Made:
    """The same for distilled models, by a pipeline of their own."""
    assert run.request.heard is not None
    pipe = run.pipe("LTX2DFRPipeline")
    latents = hearing.latents(pipe.audio_vae, run.request.heard, run.plan.seconds, run.loaded.device)
    run.denoise(
        pipe, _unpacked(pipe, run), **_told(run, pipe, guided=False), **run.frame, **run.seeded,
        **given, audio_latents=latents, freeze_audio=True, generate_slots=False, output_type="np",
        sigmas=_sigmas(run),
    )  # fmt: skip
    return Made(decode=run.decode(pipe), sound=run.request.heard)


def _sigmas(run: Run) -> list[float]:
    """The schedule's own, or as many of a distilled model's as there are steps."""
    if run.plan.sigmas:
        return list(run.plan.sigmas)
    count = min(run.plan.steps, len(_DISTILLED))
    return [_DISTILLED[number * len(_DISTILLED) // count] for number in range(count)]


def _in_two_stages(run: Run, kind: str, given: dict[str, Any]) -> Made:
    larger = _upsampler(run)
    pipe = run.pipe(kind)
    step = run.plan.facts.size_step
    low = [max(step, round(side / 2 / step) * step) for side in run.plan.size]
    count = run.plan.steps + len(_OVER_AGAIN)
    shared = {**_told(run, pipe), **guidance(run), **given, "num_frames": run.plan.frame_count}
    half = run.plan.at((low[0], low[1]), run.plan.frame_count)
    out = run.denoise(
        pipe, _unpacked(pipe, run, half.size), stage=(0, count), **shared, **run.steps, **run.sigmas,
        width=low[0], height=low[1], output_type="latent",
    )  # fmt: skip
    again = larger(latents=out.frames, output_type="latent", return_dict=False)[0]
    full = (2 * low[0], 2 * low[1])
    out = run.denoise(
        pipe, _unpacked(pipe, run, full), stage=(run.plan.steps, count), **shared, **run.seeded, latents=again,
        audio_latents=out.audio, width=full[0], height=full[1], sigmas=list(_OVER_AGAIN),
        num_inference_steps=len(_OVER_AGAIN), noise_scale=_OVER_AGAIN[0], output_type="np",
    )  # fmt: skip
    return _made(run, pipe, out.audio)


def _upsampler(run: Run) -> Any:
    """The network that makes latents larger. Raises ``InputError``: the folder has none."""
    place = run.loaded.folder / "latent_upsampler"
    if not place.is_dir():
        raise InputError("This model has no latent upsampler for two stages.", todo="Choose another schedule.")
    pipelines: Any = import_module("diffusers.pipelines.ltx2")
    network = run.loaded.more.get("latent_upsampler")
    if network is None:
        kind: Any = import_module("diffusers.pipelines.ltx2.latent_upsampler").LTX2LatentUpsamplerModel
        network = kind.from_pretrained(
            str(place), torch_dtype=run.loaded.base.vae.dtype, local_files_only=True, use_safetensors=True
        )
        network.eval().requires_grad_(False)
        run.loaded.more["latent_upsampler"] = network.to(run.loaded.device)
    return pipelines.LTX2LatentUpsamplePipeline(vae=run.loaded.base.vae, latent_upsampler=network)


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


def _made(run: Run, pipe: Any, audio: Any) -> Made:
    return Made(decode=run.decode(pipe), sound=run.heard(audio, int(pipe.vocoder.config.output_sampling_rate)))


def _told(run: Run, pipe: Any, *, guided: bool = True) -> dict[str, Any]:
    words = min(1024, int(getattr(pipe.tokenizer, "model_max_length", 1024)))
    told = run.words if guided else {"prompt": run.plan.prompt}
    return {**told, "frame_rate": float(run.plan.rate), "max_sequence_length": words}


def _point(number: int) -> int:
    """The point of the latent that begins with a frame, or the one that has it in it."""
    return (number - 1) // _TEMPORAL + 1


def _frame(point: int) -> int:
    """The frame that a point of the latent begins with."""
    return max(0, (point - 1) * _TEMPORAL + 1)


def _whole(count: int) -> int:
    """The most frames, at most ``count``, that are whole points of the latent."""
    return (count - 1) // _TEMPORAL * _TEMPORAL + 1


def _unpacked(pipe: Any, run: Run, size: tuple[int, int] | None = None) -> Any:
    width, height = size or run.plan.size
    across, down = width // pipe.vae_spatial_compression_ratio, height // pipe.vae_spatial_compression_ratio
    frames = (run.plan.frame_count - 1) // pipe.vae_temporal_compression_ratio + 1
    space, time = pipe.transformer_spatial_patch_size, pipe.transformer_temporal_patch_size
    tokens = frames * down * across // (space * space * time)

    def _unpack(latents: Any) -> Any:
        return pipe._unpack_latents(latents[:, :tokens], frames, down, across, space, time)[0]

    return _unpack
