"""Kandinsky 6, about 0.7 MB: pictures in steps of 16, sound at 16 kHz."""

from pathlib import Path
from typing import Any

from tests.diffusion.tiny import parts
from tests.diffusion.tiny.kandinsky5 import clip, hunyuan_vae, qwen
from tests.diffusion.tiny.library import of, same_weights

FlowMatchEulerDiscreteScheduler: Any = of("diffusers", "FlowMatchEulerDiscreteScheduler")
Kandinsky6TI2VAPipeline: Any = of("diffusers", "Kandinsky6TI2VAPipeline")
Kandinsky6Transformer3DModel: Any = of("diffusers", "Kandinsky6Transformer3DModel")
MMAudioVAE: Any = of("diffusers", "MMAudioVAE")
MMAudioVocoder: Any = of("diffusers", "MMAudioVocoder")


def build(folder: Path) -> None:
    """Write it."""
    words, short = parts.tokenizer(1200), parts.tokenizer(77)
    same_weights()
    transformer = Kandinsky6Transformer3DModel(
        in_visual_dim=4, out_visual_dim=4, in_text_dim=32, in_text_dim2=16, time_dim=16, patch_size=(1, 2, 2),
        model_dim=16, ff_dim=32, num_text_blocks=1, num_visual_blocks=2, axes_dims=(4, 6, 6), visual_cond=True,
        in_audio_dim=4, out_audio_dim=4, ca_rope=True, cross_gates=True, fix_modulation=True,
        visual_token_type_num_embeddings=2,
    )  # fmt: skip
    sound = MMAudioVAE(
        mel_bins=8, latent_channels=4, hidden_channels=8, channel_multipliers=(1, 2), layers_per_block=1,
        sample_rate=16000, n_fft=512, hop_length=128,
    )  # fmt: skip
    vocoder = MMAudioVocoder(
        num_mels=8, upsample_initial_channel=16, upsample_rates=(8, 4, 4), upsample_kernel_sizes=(16, 8, 8),
        resblock_kernel_sizes=(3,), resblock_dilation_sizes=((1, 3),),
    )  # fmt: skip
    Kandinsky6TI2VAPipeline(
        transformer=transformer, vae=hunyuan_vae(), text_encoder=qwen(len(words)), tokenizer=words,
        text_encoder_2=clip(len(short)), tokenizer_2=short, scheduler=FlowMatchEulerDiscreteScheduler(shift=7.0),
        audio_vae=sound, vocoder=vocoder,
    ).save_pretrained(folder)  # fmt: skip
