"""Models at their real sizes with random weights, built where they are to lie; nothing is fetched or written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from studio.diffusion import torches
from tests.diffusion.tiny import parts
from tests.diffusion.tiny.library import of


@dataclass(frozen=True, slots=True)
class Case:
    """A model of the catalogue, as it is measured. ``settings`` are those of the family's driver, ``stock`` what the
    stock pipeline is given to be guided as ours is."""

    card: str
    family: str
    size: tuple[int, int]
    frames: int
    rate: int
    steps: int
    guidance: float
    build: Callable[[torch.device], Any]
    settings: dict[str, float]
    stock: dict[str, Any]


def wan(device: torch.device) -> Any:
    """Wan 2.2 T2V A14B: two transformers of 14.3 billion weights, a reader of 5.7."""
    library, words = torches.diffusers(), parts.tokenizer(512)
    with _here(device):
        one, two = library.WanTransformer3DModel(), library.WanTransformer3DModel()
        vae = library.AutoencoderKLWan()
        text = of("transformers", "UMT5EncoderModel")(
            of("transformers", "UMT5Config")(
                vocab_size=256_384, d_model=4096, d_kv=64, d_ff=10_240, num_layers=24, num_heads=64,
                is_encoder_decoder=False,
            )
        )  # fmt: skip
    scheduler = library.UniPCMultistepScheduler(prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0)
    return _ready(
        library.WanPipeline(
            transformer=one, transformer_2=two, vae=vae, text_encoder=text, tokenizer=words, scheduler=scheduler,
            boundary_ratio=0.875,
        ),
        device,
    )  # fmt: skip


def ltx2(device: torch.device) -> Any:
    """LTX-2: a transformer of 18.9 billion weights, a reader of 12."""
    library, words = torches.diffusers(), parts.tokenizer(1024, ("<img>", "<boi>", "<eoi>", "<x>"))
    with _here(device):
        text = of("transformers", "Gemma3ForConditionalGeneration")(_gemma())
        made = {
            "transformer": library.LTX2VideoTransformer3DModel(),
            "vae": library.AutoencoderKLLTX2Video(),
            "audio_vae": library.AutoencoderKLLTX2Audio(),
            "connectors": of("diffusers.pipelines.ltx2", "LTX2TextConnectors")(),
            "vocoder": of("diffusers.pipelines.ltx2.vocoder", "LTX2Vocoder")(),
        }
    scheduler = library.FlowMatchEulerDiscreteScheduler()
    return _ready(library.LTX2Pipeline(scheduler=scheduler, text_encoder=text, tokenizer=words, **made), device)


def tiny(family: str, place: Path) -> Callable[[torch.device], Any]:
    """The family's tiny model, from a folder."""

    def _build(device: torch.device) -> Any:
        of(f"tests.diffusion.tiny.{family}", "build")(place / family)
        kind = {"wan": "WanPipeline", "ltx2": "LTX2Pipeline"}[family]
        pipelines: Any = getattr(torches.diffusers(), kind)
        pipe = pipelines.from_pretrained(str(place / family), torch_dtype=torch.bfloat16, local_files_only=True)
        return _ready(pipe, device)

    return _build


def cases(place: Path | None) -> tuple[Case, ...]:
    """Those that are measured; tiny ones, where a ``place`` is given for them."""
    small = place is not None
    own: dict[str, Any] = {
        "guidance_scale": 1.0, "stg_scale": 0.0, "modality_scale": 1.0, "guidance_rescale": 0.0,
        "audio_guidance_scale": 1.0, "audio_stg_scale": 0.0, "audio_modality_scale": 1.0,
        "audio_guidance_rescale": 0.0, "spatio_temporal_guidance_blocks": None,
    }  # fmt: skip
    return (
        Case(
            card="wan-2.2-t2v-a14b", family="wan", size=(96, 64) if small else (832, 480), frames=9 if small else 81,
            rate=16, steps=4 if small else 6, guidance=5.0, build=tiny("wan", place) if place else wan,
            settings={"guidance_2": 0.0, "strength": 0.7}, stock={},
        ),
        Case(
            card="ltx-2-distilled", family="ltx2", size=(96, 64) if small else (768, 512),
            frames=9 if small else 121, rate=24, steps=4 if small else 8, guidance=1.0,
            build=tiny("ltx2", place) if place else ltx2,
            settings={"stg": 0.0, "modality": 1.0, "rescale": 0.0, "strength": 1.0}, stock=own,
        ),
    )  # fmt: skip


def _gemma() -> Any:
    text = of("transformers.models.gemma3", "Gemma3TextConfig")(
        vocab_size=262_208, hidden_size=3840, intermediate_size=15_360, num_hidden_layers=48, num_attention_heads=16,
        num_key_value_heads=8, head_dim=256, max_position_embeddings=131_072, sliding_window=1024, pad_token_id=0,
        eos_token_id=1, bos_token_id=3,
    )  # fmt: skip
    eyes = of("transformers", "SiglipVisionConfig")(
        hidden_size=1152, intermediate_size=4304, num_hidden_layers=27, num_attention_heads=16, image_size=896,
        patch_size=14,
    )  # fmt: skip
    return of("transformers", "Gemma3Config")(
        text_config=text, vision_config=eyes, mm_tokens_per_image=256, image_token_index=5, boi_token_index=6,
        eoi_token_index=7,
    )  # fmt: skip


class _here:  # noqa: N801 - used as a word
    """While it lasts, networks are made on the device, in sixteen bits."""

    def __init__(self, device: torch.device) -> None:
        self._device: Any = device

    def __enter__(self) -> None:
        torch.set_default_dtype(torch.bfloat16)
        self._device.__enter__()

    def __exit__(self, *problem: object) -> None:
        self._device.__exit__(*problem)
        torch.set_default_dtype(torch.float32)


def _ready(pipe: Any, device: torch.device) -> Any:
    for part in pipe.components.values():
        if isinstance(part, torch.nn.Module):
            part.eval().requires_grad_(False)
    pipe.to(device)
    pipe.set_progress_bar_config(disable=True)
    return pipe
