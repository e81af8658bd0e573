"""MiniMax-H3, about 2 MB: a modular pipeline, pictures in steps of 32, sound at 6.4 kHz. Its reader has 51 layers, for
it is the fiftieth that the blocks ask."""

import json
from pathlib import Path
from typing import Any

from tests.diffusion.tiny import parts
from tests.diffusion.tiny.library import of, same_weights

AutoencoderKLMiniMaxH3: Any = of("diffusers", "AutoencoderKLMiniMaxH3")
AutoencoderKLMiniMaxH3Audio: Any = of("diffusers", "AutoencoderKLMiniMaxH3Audio")
MiniMaxH3Blocks: Any = of("diffusers", "MiniMaxH3Blocks")
MiniMaxH3Scheduler: Any = of("diffusers", "MiniMaxH3Scheduler")
MiniMaxH3Transformer3DModel: Any = of("diffusers", "MiniMaxH3Transformer3DModel")
Qwen3VLConfig: Any = of("transformers", "Qwen3VLConfig")
Qwen3VLForConditionalGeneration: Any = of("transformers", "Qwen3VLForConditionalGeneration")

VISION = ("<|vision_start|>", "<|vision_end|>", "<|image_pad|>", "<|video_pad|>")


def build(folder: Path) -> None:
    """Write it."""
    words = parts.tokenizer(1200, VISION)
    same_weights()
    networks: dict[str, Any] = {
        name: MiniMaxH3Transformer3DModel(
            num_attention_heads=2, attention_head_dim=16, hidden_size=16, num_layers=2, num_refiner_layers=1,
            ffn_dim=32, in_channels=4, audio_in_channels=4, text_dim=8, freq_dim=16, time_embed_hidden_dim=16,
            time_embed_dim=8, rope_freq_dim=2,
        )
        for name in ("transformer", "transformer_ref")
    }  # fmt: skip
    vae = AutoencoderKLMiniMaxH3(
        latent_channels=4, block_out_channels=(4, 4, 4, 4, 8, 8), layers_per_block=1, norm_num_groups=2,
        decoder_num_layers=1, decoder_num_attention_heads=2, decoder_attention_head_dim=16, decoder_ffn_mult=2,
        decoder_num_register_tokens=1, latents_mean=(0.0,) * 4, latents_std=(1.0,) * 4,
    )  # fmt: skip
    sound = AutoencoderKLMiniMaxH3Audio(
        encoder_dim=4, encoder_rates=(4, 8, 5), latent_dim=16, latent_channels=4, num_attention_heads=2,
        decoder_dim=16, decoder_rates=(5, 8, 4), decoder_kernel_sizes=(9, 16, 8), resblock_kernel_sizes=(3,),
        resblock_dilation_sizes=((1, 3),), sampling_rate=6400, latents_mean=[0.0] * 4, latents_std=[1.0] * 4,
    )  # fmt: skip
    pipe = MiniMaxH3Blocks().init_pipeline()
    pipe.update_components(
        **networks, vae=vae, audio_vae=sound, text_encoder=reader(len(words), words), tokenizer=words,
        scheduler=MiniMaxH3Scheduler(shift=12.0), audio_scheduler=MiniMaxH3Scheduler(shift=3.0),
    )  # fmt: skip
    pipe.save_pretrained(str(folder), overwrite_modular_index=True)
    processor(folder, words)
    index(folder)


def reader(count: int, words: Any) -> Any:
    """Qwen 3 VL."""
    same_weights()
    text = {
        "vocab_size": count, "hidden_size": 8, "intermediate_size": 8, "num_hidden_layers": 51,
        "num_attention_heads": 1, "num_key_value_heads": 1, "head_dim": 8, "max_position_embeddings": 4096,
        "rope_parameters": {"mrope_section": [2, 1, 1], "rope_type": "default", "rope_theta": 1e6},
    }  # fmt: skip
    eyes = {
        "depth": 1, "hidden_size": 8, "intermediate_size": 8, "num_heads": 1, "out_hidden_size": 8, "patch_size": 16,
        "num_position_embeddings": 16, "deepstack_visual_indexes": [0],
    }  # fmt: skip
    marks = {
        name: words.convert_tokens_to_ids(mark)
        for name, mark in zip(
            ("vision_start_token_id", "vision_end_token_id", "image_token_id", "video_token_id"), VISION, strict=True
        )
    }
    return Qwen3VLForConditionalGeneration(Qwen3VLConfig(text_config=text, vision_config=eyes, **marks))


def processor(folder: Path, words: Any) -> None:
    """What cuts pictures up for it, as far as that is without torchvision."""
    pictures: Any = of("transformers.models.qwen2_vl.image_processing_pil_qwen2_vl", "Qwen2VLImageProcessorPil")
    pictures(patch_size=16, merge_size=2, min_pixels=32 * 32, max_pixels=64 * 64).save_pretrained(folder / "processor")
    words.save_pretrained(folder / "processor")
    movies = {"size": {"shortest_edge": 2 * 32 * 32, "longest_edge": 12 * 32 * 64}}
    (folder / "processor" / "video_preprocessor_config.json").write_text(json.dumps(movies))


def index(folder: Path) -> None:
    """As it is released: every part is said to lie in the repository that it came from."""
    file = folder / "modular_model_index.json"
    told = json.loads(file.read_text())
    for name, entry in told.items():
        if isinstance(entry, list) and isinstance(entry[2], dict):
            entry[2] |= {"pretrained_model_name_or_path": "MiniMaxAI/MiniMax-H3", "subfolder": name}
    file.write_text(json.dumps(told | {"reference_image_short_edge": 32, "canvas_short_edge": 32}))
