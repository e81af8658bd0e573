"""Stable Audio 3, about 0.3 MB: stereo at 16 kHz."""

from pathlib import Path

import torch
from diffusers import AutoencoderSAME, FlowMatchEulerDiscreteScheduler, StableAudio3DiTModel, StableAudio3Pipeline
from diffusers.pipelines.stable_audio_3.modeling_stable_audio_3 import StableAudio3DurationEmbedder
from transformers import T5GemmaConfig, T5GemmaEncoderModel
from transformers.models.t5gemma.configuration_t5gemma import T5GemmaModuleConfig

from tests.diffusion.tiny import parts


def build(folder: Path) -> None:
    """Write it."""
    words, width = parts.tokenizer(), 16
    torch.manual_seed(0)
    transformer = StableAudio3DiTModel(
        io_channels=8, patch_size=1, embed_dim=32, depth=2, num_heads=4, cond_token_dim=width, global_cond_dim=width,
        local_add_cond_dim=9, timestep_features_dim=16, ff_mult=2, num_memory_tokens=3,
        use_differential_attention=False,
    )  # fmt: skip
    vae = AutoencoderSAME(
        audio_channels=2, patch_size=16, encoder_channels=8, encoder_c_mults=(2,), encoder_strides=(4,),
        encoder_transformer_depths=(1,), latent_dim=8, use_differential_attention=False, dim_heads=4, ff_mult=2,
        sampling_rate=16000,
    )  # fmt: skip
    module = T5GemmaModuleConfig(
        vocab_size=len(words), hidden_size=width, intermediate_size=32, num_hidden_layers=2, num_attention_heads=2,
        num_key_value_heads=1, head_dim=8, max_position_embeddings=64, sliding_window=64,
        layer_types=["full_attention"] * 2,
    ).to_dict()  # fmt: skip
    text = T5GemmaEncoderModel(T5GemmaConfig(encoder=module, decoder=module, is_encoder_decoder=False))
    StableAudio3Pipeline(
        transformer=transformer, vae=vae, text_encoder=text, tokenizer=words,
        scheduler=FlowMatchEulerDiscreteScheduler(num_train_timesteps=1, shift=1.0, stochastic_sampling=False),
        duration_embedder=StableAudio3DurationEmbedder(output_dim=width, fourier_dim=16),
    ).save_pretrained(folder)  # fmt: skip
