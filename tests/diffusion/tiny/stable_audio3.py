"""Stable Audio 3, about 0.3 MB: stereo at 16 kHz."""

from pathlib import Path
from typing import Any

from tests.diffusion.tiny import parts
from tests.diffusion.tiny.library import of, same_weights

AutoencoderSAME: Any = of("diffusers", "AutoencoderSAME")
FlowMatchEulerDiscreteScheduler: Any = of("diffusers", "FlowMatchEulerDiscreteScheduler")
StableAudio3DiTModel: Any = of("diffusers", "StableAudio3DiTModel")
StableAudio3Pipeline: Any = of("diffusers", "StableAudio3Pipeline")
_PARTS = "diffusers.pipelines.stable_audio_3.modeling_stable_audio_3"
StableAudio3DurationEmbedder: Any = of(_PARTS, "StableAudio3DurationEmbedder")
T5GemmaConfig: Any = of("transformers", "T5GemmaConfig")
T5GemmaEncoderModel: Any = of("transformers", "T5GemmaEncoderModel")
T5GemmaModuleConfig: Any = of("transformers.models.t5gemma.configuration_t5gemma", "T5GemmaModuleConfig")


def build(folder: Path) -> None:
    """Write it."""
    words, width = parts.tokenizer(), 16
    same_weights()
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
    for weights in vae.parameters():
        if weights.ndim > 1 and not weights.any():  # before it is trained its decoder hears nothing of what it is given
            weights.data.normal_(0.0, 0.2)
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
