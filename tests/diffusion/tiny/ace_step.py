"""ACE-Step 1.5, about 0.6 MB: stereo at 8 kHz."""

from pathlib import Path
from typing import Any

from tests.diffusion.tiny import parts
from tests.diffusion.tiny.library import of, same_weights

AceStepPipeline: Any = of("diffusers", "AceStepPipeline")
AceStepTransformer1DModel: Any = of("diffusers", "AceStepTransformer1DModel")
AutoencoderOobleck: Any = of("diffusers", "AutoencoderOobleck")
FlowMatchEulerDiscreteScheduler: Any = of("diffusers", "FlowMatchEulerDiscreteScheduler")
AceStepAudioTokenDetokenizer: Any = of("diffusers.pipelines.ace_step.modeling_ace_step", "AceStepAudioTokenDetokenizer")
AceStepAudioTokenizer: Any = of("diffusers.pipelines.ace_step.modeling_ace_step", "AceStepAudioTokenizer")
AceStepConditionEncoder: Any = of("diffusers.pipelines.ace_step.modeling_ace_step", "AceStepConditionEncoder")
Qwen3Config: Any = of("transformers", "Qwen3Config")
Qwen3Model: Any = of("transformers", "Qwen3Model")

_SIZES = {
    "hidden_size": 32, "intermediate_size": 64, "num_attention_heads": 4, "num_key_value_heads": 2, "head_dim": 8,
    "rope_theta": 10000.0, "sliding_window": 16,
}  # fmt: skip


def build(folder: Path) -> None:
    """Write it."""
    words = parts.tokenizer(256)
    same_weights()
    transformer = AceStepTransformer1DModel(
        num_hidden_layers=2, in_channels=24, audio_acoustic_hidden_dim=8, patch_size=2, **_SIZES
    )
    text = Qwen3Model(
        Qwen3Config(
            hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2,
            head_dim=8, vocab_size=len(words), max_position_embeddings=512,
        )
    )  # fmt: skip
    condition = AceStepConditionEncoder(
        text_hidden_dim=32, timbre_hidden_dim=8, num_lyric_encoder_hidden_layers=2, num_timbre_encoder_hidden_layers=2,
        **_SIZES,
    )  # fmt: skip
    tokens = AceStepAudioTokenizer(
        audio_acoustic_hidden_dim=8, pool_window_size=2, fsq_dim=32, fsq_input_levels=[4, 4, 4],
        fsq_input_num_quantizers=1, num_attention_pooler_hidden_layers=1, **_SIZES,
    )  # fmt: skip
    back = AceStepAudioTokenDetokenizer(
        audio_acoustic_hidden_dim=8, pool_window_size=2, num_attention_pooler_hidden_layers=1, **_SIZES
    )
    vae = AutoencoderOobleck(
        encoder_hidden_size=6, downsampling_ratios=[4, 4, 4, 5], decoder_channels=3, decoder_input_channels=8,
        audio_channels=2, channel_multiples=[1, 1, 2, 2], sampling_rate=8000,
    )  # fmt: skip
    AceStepPipeline(
        transformer=transformer, condition_encoder=condition, vae=vae, text_encoder=text, tokenizer=words,
        scheduler=FlowMatchEulerDiscreteScheduler(num_train_timesteps=1, shift=1.0), audio_tokenizer=tokens,
        audio_token_detokenizer=back,
    ).save_pretrained(folder)  # fmt: skip
