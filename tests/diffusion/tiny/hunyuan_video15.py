"""HunyuanVideo 1.5, about 0.6 MB: pictures in steps of 16."""

from pathlib import Path
from typing import Any

from tests.diffusion.tiny import parts
from tests.diffusion.tiny.library import of, same_weights

AutoencoderKLHunyuanVideo15: Any = of("diffusers", "AutoencoderKLHunyuanVideo15")
ClassifierFreeGuidance: Any = of("diffusers", "ClassifierFreeGuidance")
FlowMatchEulerDiscreteScheduler: Any = of("diffusers", "FlowMatchEulerDiscreteScheduler")
HunyuanVideo15Pipeline: Any = of("diffusers", "HunyuanVideo15Pipeline")
HunyuanVideo15Transformer3DModel: Any = of("diffusers", "HunyuanVideo15Transformer3DModel")
ByT5Tokenizer: Any = of("transformers", "ByT5Tokenizer")
Qwen2_5_VLTextConfig: Any = of("transformers.models.qwen2_5_vl", "Qwen2_5_VLTextConfig")
Qwen2_5_VLTextModel: Any = of("transformers.models.qwen2_5_vl.modeling_qwen2_5_vl", "Qwen2_5_VLTextModel")


def build(folder: Path) -> None:
    """Write it."""
    words = parts.tokenizer(1200)
    words.chat_template = parts.CHAT
    same_weights()
    transformer = HunyuanVideo15Transformer3DModel(
        in_channels=9, out_channels=4, num_attention_heads=2, attention_head_dim=8, num_layers=2, num_refiner_layers=1,
        mlp_ratio=2.0, text_embed_dim=16, text_embed_2_dim=32, image_embed_dim=12, rope_axes_dim=(2, 2, 4),
        target_size=16, task_type="t2v",
    )  # fmt: skip
    vae = AutoencoderKLHunyuanVideo15(
        in_channels=3, out_channels=3, latent_channels=4, block_out_channels=(8, 8, 8, 8), layers_per_block=1,
        spatial_compression_ratio=16, temporal_compression_ratio=4, downsample_match_channel=False,
        upsample_match_channel=False,
    )  # fmt: skip
    text = Qwen2_5_VLTextModel(
        Qwen2_5_VLTextConfig(
            vocab_size=len(words), hidden_size=16, intermediate_size=16, num_hidden_layers=3, num_attention_heads=2,
            num_key_value_heads=2,
            rope_parameters={"mrope_section": [1, 1, 2], "rope_type": "default", "rope_theta": 1e6},
        )
    )  # fmt: skip
    letters = ByT5Tokenizer()
    HunyuanVideo15Pipeline(
        transformer=transformer, vae=vae, scheduler=FlowMatchEulerDiscreteScheduler(shift=7.0), text_encoder=text,
        tokenizer=words, text_encoder_2=parts.t5(len(letters)), tokenizer_2=letters,
        guider=ClassifierFreeGuidance(guidance_scale=1.0),
    ).save_pretrained(folder)  # fmt: skip
