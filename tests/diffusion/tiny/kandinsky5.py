"""Kandinsky 5, about 0.6 MB: pictures in steps of 16."""

from pathlib import Path
from typing import Any

from tests.diffusion.tiny import parts
from tests.diffusion.tiny.library import of, same_weights

AutoencoderKLHunyuanVideo: Any = of("diffusers", "AutoencoderKLHunyuanVideo")
FlowMatchEulerDiscreteScheduler: Any = of("diffusers", "FlowMatchEulerDiscreteScheduler")
Kandinsky5T2VPipeline: Any = of("diffusers", "Kandinsky5T2VPipeline")
Kandinsky5Transformer3DModel: Any = of("diffusers", "Kandinsky5Transformer3DModel")
CLIPTextConfig: Any = of("transformers", "CLIPTextConfig")
CLIPTextModel: Any = of("transformers", "CLIPTextModel")
Qwen2_5_VLConfig: Any = of("transformers", "Qwen2_5_VLConfig")
Qwen2_5_VLForConditionalGeneration: Any = of("transformers", "Qwen2_5_VLForConditionalGeneration")


def build(folder: Path) -> None:
    """Write it."""
    words, short = parts.tokenizer(1200), parts.tokenizer(77)
    vae = hunyuan_vae()
    same_weights()
    transformer = Kandinsky5Transformer3DModel(
        in_visual_dim=4, in_text_dim=32, in_text_dim2=16, time_dim=16, out_visual_dim=4, patch_size=(1, 2, 2),
        model_dim=16, ff_dim=32, num_text_blocks=1, num_visual_blocks=2, axes_dims=(4, 6, 6), visual_cond=False,
        attention_type="regular",
    )  # fmt: skip
    Kandinsky5T2VPipeline(
        transformer=transformer, vae=vae, text_encoder=qwen(len(words)), tokenizer=words,
        text_encoder_2=clip(len(short)), tokenizer_2=short, scheduler=FlowMatchEulerDiscreteScheduler(shift=7.0),
    ).save_pretrained(folder)  # fmt: skip


def hunyuan_vae() -> Any:
    """HunyuanVideo's decoder."""
    same_weights()
    return AutoencoderKLHunyuanVideo(
        block_out_channels=(8, 8, 8, 8), down_block_types=("HunyuanVideoDownBlock3D",) * 4,
        up_block_types=("HunyuanVideoUpBlock3D",) * 4, latent_channels=4, layers_per_block=1,
        mid_block_add_attention=False, norm_num_groups=4,
    )  # fmt: skip


def qwen(words: int) -> Any:
    """Qwen 2.5 VL, which reads its prompts."""
    text = {
        "vocab_size": words, "hidden_size": 32, "intermediate_size": 32, "num_hidden_layers": 2, "bos_token_id": 3,
        "num_attention_heads": 2, "num_key_value_heads": 2, "eos_token_id": 1,
        "rope_parameters": {"mrope_section": [2, 2, 4], "rope_type": "default", "rope_theta": 1e6},
    }  # fmt: skip
    eyes = {"depth": 1, "hidden_size": 32, "intermediate_size": 32, "num_heads": 2, "out_hidden_size": 32}
    same_weights()
    return Qwen2_5_VLForConditionalGeneration(Qwen2_5_VLConfig(text_config=text, vision_config=eyes))


def clip(words: int) -> Any:
    """CLIP, which reads them once more."""
    same_weights()
    return CLIPTextModel(
        CLIPTextConfig(
            bos_token_id=3, eos_token_id=1, pad_token_id=0, hidden_size=16, intermediate_size=16, num_attention_heads=2,
            num_hidden_layers=2, vocab_size=words, projection_dim=16,
        )
    )  # fmt: skip
