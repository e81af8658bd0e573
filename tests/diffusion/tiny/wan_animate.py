"""Wan Animate, about 0.5 MB: pictures in steps of 16, faces of 16 pixels a side."""

from pathlib import Path
from typing import Any

from tests.diffusion.tiny import parts
from tests.diffusion.tiny.library import of, same_weights
from tests.diffusion.tiny.wan_vace import wan_vae

FlowMatchEulerDiscreteScheduler: Any = of("diffusers", "FlowMatchEulerDiscreteScheduler")
WanAnimatePipeline: Any = of("diffusers", "WanAnimatePipeline")
WanAnimateTransformer3DModel: Any = of("diffusers", "WanAnimateTransformer3DModel")
CLIPVisionConfig: Any = of("transformers", "CLIPVisionConfig")
CLIPVisionModelWithProjection: Any = of("transformers", "CLIPVisionModelWithProjection")
CLIPImageProcessorPil: Any = of("transformers.models.clip.image_processing_pil_clip", "CLIPImageProcessorPil")


def build(folder: Path) -> None:
    """Write it."""
    words = parts.tokenizer()
    text = parts.umt5(len(words))
    vae = wan_vae()
    transformer = WanAnimateTransformer3DModel(
        patch_size=(1, 2, 2), num_attention_heads=2, attention_head_dim=12, in_channels=36, latent_channels=16,
        out_channels=16, text_dim=32, freq_dim=64, ffn_dim=32, num_layers=2, cross_attn_norm=True,
        qk_norm="rms_norm_across_heads", image_dim=4, rope_max_seq_len=32,
        motion_encoder_channel_sizes={"4": 16, "8": 16, "16": 16}, motion_encoder_size=16, motion_style_dim=8,
        motion_dim=4, motion_encoder_dim=16, face_encoder_hidden_dim=16, face_encoder_num_heads=2,
        inject_face_latents_blocks=2,
    )  # fmt: skip
    same_weights()
    eyes = CLIPVisionModelWithProjection(
        CLIPVisionConfig(
            hidden_size=4, projection_dim=4, num_hidden_layers=2, num_attention_heads=2, image_size=4,
            intermediate_size=16, patch_size=1,
        )
    )  # fmt: skip
    WanAnimatePipeline(
        transformer=transformer, vae=vae, scheduler=FlowMatchEulerDiscreteScheduler(shift=7.0), text_encoder=text,
        tokenizer=words, image_encoder=eyes, image_processor=CLIPImageProcessorPil(crop_size=4, size=4),
    ).save_pretrained(folder)  # fmt: skip
