"""CogVideoX, about 0.5 MB: pictures in steps of 16."""

from pathlib import Path
from typing import Any

from tests.diffusion.tiny import parts
from tests.diffusion.tiny.library import of, same_weights

AutoencoderKLCogVideoX: Any = of("diffusers", "AutoencoderKLCogVideoX")
CogVideoXDDIMScheduler: Any = of("diffusers", "CogVideoXDDIMScheduler")
CogVideoXPipeline: Any = of("diffusers", "CogVideoXPipeline")
CogVideoXTransformer3DModel: Any = of("diffusers", "CogVideoXTransformer3DModel")


def build(folder: Path) -> None:
    """Write it."""
    words = parts.tokenizer()
    text = parts.t5(len(words))
    same_weights()
    transformer = CogVideoXTransformer3DModel(
        num_attention_heads=2, attention_head_dim=16, in_channels=4, out_channels=4, time_embed_dim=2,
        text_embed_dim=32, num_layers=2, sample_width=8, sample_height=8, sample_frames=9, patch_size=2,
        temporal_compression_ratio=4, max_text_seq_length=64, use_rotary_positional_embeddings=True,
    )  # fmt: skip
    vae = AutoencoderKLCogVideoX(
        in_channels=3, out_channels=3, down_block_types=("CogVideoXDownBlock3D",) * 4,
        up_block_types=("CogVideoXUpBlock3D",) * 4, block_out_channels=(4, 4, 4, 4), latent_channels=4,
        layers_per_block=1, norm_num_groups=2, temporal_compression_ratio=4, sample_height=64, sample_width=64,
    )  # fmt: skip
    CogVideoXPipeline(
        transformer=transformer, vae=vae, scheduler=CogVideoXDDIMScheduler(), text_encoder=text, tokenizer=words
    ).save_pretrained(folder)
