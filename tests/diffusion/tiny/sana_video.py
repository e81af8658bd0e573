"""SANA-Video, about 0.3 MB: pictures in steps of 32."""

from pathlib import Path
from typing import Any

from tests.diffusion.tiny import parts
from tests.diffusion.tiny.library import of, same_weights
from tests.diffusion.tiny.wan_vace import wan_vae

DPMSolverMultistepScheduler: Any = of("diffusers", "DPMSolverMultistepScheduler")
SanaVideoPipeline: Any = of("diffusers", "SanaVideoPipeline")
SanaVideoTransformer3DModel: Any = of("diffusers", "SanaVideoTransformer3DModel")
Gemma2Config: Any = of("transformers", "Gemma2Config")
Gemma2Model: Any = of("transformers", "Gemma2Model")


def build(folder: Path) -> None:
    """Write it."""
    words = parts.tokenizer(300)
    same_weights()
    text = Gemma2Model(
        Gemma2Config(
            head_dim=16, hidden_size=8, intermediate_size=64, max_position_embeddings=512, num_attention_heads=2,
            num_hidden_layers=1, num_key_value_heads=2, vocab_size=len(words),
        )
    )  # fmt: skip
    vae = wan_vae()
    transformer = SanaVideoTransformer3DModel(
        in_channels=16, out_channels=16, num_attention_heads=2, attention_head_dim=12, num_layers=2,
        num_cross_attention_heads=2, cross_attention_head_dim=12, cross_attention_dim=24, caption_channels=8,
        mlp_ratio=2.5, sample_size=8, patch_size=(1, 2, 2), qk_norm="rms_norm_across_heads", rope_max_seq_len=32,
    )  # fmt: skip
    scheduler = DPMSolverMultistepScheduler(use_flow_sigmas=True, prediction_type="flow_prediction", flow_shift=8.0)
    SanaVideoPipeline(
        transformer=transformer, vae=vae, scheduler=scheduler, text_encoder=text, tokenizer=words
    ).save_pretrained(folder)
