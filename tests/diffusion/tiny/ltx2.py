"""LTX-2, about 0.7 MB: pictures from 64x64 up in steps of 32, sound at 16 kHz."""

from pathlib import Path
from typing import Any

from tests.diffusion.tiny import parts
from tests.diffusion.tiny.library import of, same_weights

AutoencoderKLLTX2Audio: Any = of("diffusers", "AutoencoderKLLTX2Audio")
AutoencoderKLLTX2Video: Any = of("diffusers", "AutoencoderKLLTX2Video")
FlowMatchEulerDiscreteScheduler: Any = of("diffusers", "FlowMatchEulerDiscreteScheduler")
LTX2Pipeline: Any = of("diffusers", "LTX2Pipeline")
LTX2VideoTransformer3DModel: Any = of("diffusers", "LTX2VideoTransformer3DModel")
LTX2LatentUpsamplerModel: Any = of("diffusers.pipelines.ltx2.latent_upsampler", "LTX2LatentUpsamplerModel")
LTX2TextConnectors: Any = of("diffusers.pipelines.ltx2", "LTX2TextConnectors")
LTX2Vocoder: Any = of("diffusers.pipelines.ltx2.vocoder", "LTX2Vocoder")


def build(folder: Path) -> None:
    """Write it."""
    words = parts.tokenizer(1024, ("<img>", "<boi>", "<eoi>", "<x>"))
    text = parts.gemma3(len(words))
    width = int(text.config.text_config.hidden_size)
    same_weights()
    transformer = LTX2VideoTransformer3DModel(
        in_channels=4, out_channels=4, patch_size=1, patch_size_t=1, num_attention_heads=2, attention_head_dim=8,
        cross_attention_dim=16, audio_in_channels=4, audio_out_channels=4, audio_num_attention_heads=2,
        audio_attention_head_dim=4, audio_cross_attention_dim=8, num_layers=2, qk_norm="rms_norm_across_heads",
        caption_channels=width, rope_double_precision=False, rope_type="split",
    )  # fmt: skip
    connector: dict[str, Any] = {}
    for kind in ("video", "audio"):
        connector |= {
            f"{kind}_connector_num_attention_heads": 4,
            f"{kind}_connector_attention_head_dim": 8,
            f"{kind}_connector_num_layers": 1,
            f"{kind}_connector_num_learnable_registers": None,
        }
    connectors = LTX2TextConnectors(
        caption_channels=width, text_proj_in_factor=text.config.text_config.num_hidden_layers + 1,
        connector_rope_base_seq_len=32, rope_theta=10000.0, rope_double_precision=False,
        causal_temporal_positioning=False, rope_type="split", **connector,
    )  # fmt: skip
    vae = AutoencoderKLLTX2Video(
        in_channels=3, out_channels=3, latent_channels=4, block_out_channels=(8,), decoder_block_out_channels=(8,),
        layers_per_block=(1,), decoder_layers_per_block=(1, 1), spatio_temporal_scaling=(True,),
        decoder_spatio_temporal_scaling=(True,), decoder_inject_noise=(False, False),
        downsample_type=("spatiotemporal",),
        upsample_residual=(False,), upsample_factor=(1,), timestep_conditioning=False, patch_size=4, patch_size_t=1,
        encoder_causal=True, decoder_causal=False,
    )  # fmt: skip
    audio = AutoencoderKLLTX2Audio(
        base_channels=4, output_channels=2, ch_mult=(1, 1, 1), num_res_blocks=1, attn_resolutions=None, in_channels=2,
        resolution=32, latent_channels=2, norm_type="pixel", causality_axis="height", dropout=0.0,
        mid_block_add_attention=False, sample_rate=16000, mel_hop_length=160, is_causal=True, mel_bins=8,
    )  # fmt: skip
    vocoder = LTX2Vocoder(
        in_channels=16, hidden_channels=32, out_channels=2, upsample_kernel_sizes=[16, 16, 8],
        upsample_factors=[8, 5, 4], resnet_kernel_sizes=[3], resnet_dilations=[[1, 3, 5]],
        leaky_relu_negative_slope=0.1,
        output_sampling_rate=16000,
    )  # fmt: skip
    larger = LTX2LatentUpsamplerModel(in_channels=4, mid_channels=32, num_blocks_per_stage=1)
    larger.save_pretrained(folder / "latent_upsampler")
    LTX2Pipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(), vae=vae, audio_vae=audio, text_encoder=text, tokenizer=words,
        connectors=connectors, transformer=transformer, vocoder=vocoder,
    ).save_pretrained(folder)  # fmt: skip
