"""Wan 2.2 TI2V-5B, about 0.4 MB: its decoder of 48 channels, pictures in steps of 32."""

from pathlib import Path
from typing import Any

from tests.diffusion.tiny import parts
from tests.diffusion.tiny.library import of, same_weights

AutoencoderKLWan: Any = of("diffusers", "AutoencoderKLWan")
UniPCMultistepScheduler: Any = of("diffusers", "UniPCMultistepScheduler")
WanPipeline: Any = of("diffusers", "WanPipeline")
WanTransformer3DModel: Any = of("diffusers", "WanTransformer3DModel")


def build(folder: Path) -> None:
    """Write it."""
    words = parts.tokenizer(512)
    text = parts.umt5(len(words))
    same_weights()
    vae = AutoencoderKLWan(
        base_dim=3, z_dim=48, in_channels=12, out_channels=12, is_residual=True, patch_size=2, latents_mean=[0.0] * 48,
        latents_std=[1.0] * 48, dim_mult=[1, 1, 1, 1], num_res_blocks=1, scale_factor_spatial=16,
        scale_factor_temporal=4, temperal_downsample=[False, True, True],
    )  # fmt: skip
    transformer = WanTransformer3DModel(
        patch_size=(1, 2, 2), num_attention_heads=2, attention_head_dim=12, in_channels=48, out_channels=48,
        text_dim=32, freq_dim=256, ffn_dim=32, num_layers=2, cross_attn_norm=True, qk_norm="rms_norm_across_heads",
        rope_max_seq_len=32,
    )  # fmt: skip
    scheduler = UniPCMultistepScheduler(prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0)
    WanPipeline(
        transformer=transformer, vae=vae, scheduler=scheduler, text_encoder=text, tokenizer=words, transformer_2=None,
        boundary_ratio=None, expand_timesteps=True,
    ).save_pretrained(folder)  # fmt: skip
