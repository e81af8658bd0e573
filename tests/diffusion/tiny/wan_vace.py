"""Wan VACE, about 0.3 MB: pictures in steps of 16."""

from pathlib import Path
from typing import Any

from tests.diffusion.tiny import parts
from tests.diffusion.tiny.library import of, same_weights

AutoencoderKLWan: Any = of("diffusers", "AutoencoderKLWan")
FlowMatchEulerDiscreteScheduler: Any = of("diffusers", "FlowMatchEulerDiscreteScheduler")
WanVACEPipeline: Any = of("diffusers", "WanVACEPipeline")
WanVACETransformer3DModel: Any = of("diffusers", "WanVACETransformer3DModel")


def build(folder: Path) -> None:
    """Write it."""
    words = parts.tokenizer()
    text = parts.umt5(len(words))
    vae = wan_vae()
    transformer = WanVACETransformer3DModel(
        patch_size=(1, 2, 2), num_attention_heads=2, attention_head_dim=12, in_channels=16, out_channels=16,
        text_dim=32, freq_dim=64, ffn_dim=32, num_layers=3, cross_attn_norm=True, qk_norm="rms_norm_across_heads",
        rope_max_seq_len=32, vace_layers=[0, 2], vace_in_channels=96,
    )  # fmt: skip
    transformer.vace_patch_embedding.weight.data[:, :32] *= 50.0  # what it is shown outweighs its mask
    transformer.proj_out.weight.data *= 5.0
    WanVACEPipeline(
        transformer=transformer, vae=vae, scheduler=FlowMatchEulerDiscreteScheduler(shift=7.0), text_encoder=text,
        tokenizer=words, transformer_2=None,
    ).save_pretrained(folder)  # fmt: skip


def wan_vae() -> Any:
    """Wan 2.1's decoder, which others use too. Without biases: it looks at its pictures more than at itself."""
    same_weights()
    vae = AutoencoderKLWan(
        base_dim=3, z_dim=16, dim_mult=[1, 1, 1, 1], num_res_blocks=1, temperal_downsample=[False, True, True]
    )
    for name, weight in vae.named_parameters():
        if name.endswith("bias"):
            weight.data.zero_()
    return vae
