"""Tokenizers and text encoders of a few thousand weights."""

from typing import Any

from tests.diffusion.tiny.library import of, same_weights

Tokenizer: Any = of("tokenizers", "Tokenizer")
decoders: Any = of("tokenizers", "decoders")
models: Any = of("tokenizers", "models")
pre_tokenizers: Any = of("tokenizers", "pre_tokenizers")
processors: Any = of("tokenizers", "processors")
Gemma3Config: Any = of("transformers", "Gemma3Config")
Gemma3ForConditionalGeneration: Any = of("transformers", "Gemma3ForConditionalGeneration")
PreTrainedTokenizerFast: Any = of("transformers", "PreTrainedTokenizerFast")
SiglipVisionConfig: Any = of("transformers", "SiglipVisionConfig")
T5Config: Any = of("transformers", "T5Config")
T5EncoderModel: Any = of("transformers", "T5EncoderModel")
UMT5Config: Any = of("transformers", "UMT5Config")
UMT5EncoderModel: Any = of("transformers", "UMT5EncoderModel")
Gemma3TextConfig: Any = of("transformers.models.gemma3", "Gemma3TextConfig")


def tokenizer(longest: int = 64, extra: tuple[str, ...] = ()) -> Any:
    """256 bytes and a few marks."""
    marks = ["<pad>", "</s>", "<unk>", "<bos>", *extra]
    vocabulary = {mark: number for number, mark in enumerate([*marks, *sorted(pre_tokenizers.ByteLevel.alphabet())])}
    found = Tokenizer(models.BPE(vocab=vocabulary, merges=[], unk_token="<unk>"))
    found.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    found.decoder = decoders.ByteLevel()
    found.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    return PreTrainedTokenizerFast(
        tokenizer_object=found, pad_token="<pad>", eos_token="</s>", unk_token="<unk>", bos_token="<bos>",
        model_max_length=longest,
    )  # fmt: skip


_T5 = {"d_ff": 37, "d_kv": 8, "num_layers": 2, "num_heads": 4, "relative_attention_num_buckets": 8}


def t5(words: int, width: int = 32) -> Any:
    """Any T5."""
    same_weights()
    return T5EncoderModel(
        T5Config(vocab_size=words, d_model=width, is_encoder_decoder=False, tie_word_embeddings=True, **_T5)
    ).eval()


def umt5(words: int, width: int = 32) -> Any:
    """Wan's."""
    same_weights()
    return UMT5EncoderModel(UMT5Config(vocab_size=words, d_model=width, is_encoder_decoder=False, **_T5)).eval()


def gemma3(words: int, width: int = 32) -> Any:
    """LTX-2's."""
    same_weights()
    text = Gemma3TextConfig(
        vocab_size=words, hidden_size=width, intermediate_size=48, num_hidden_layers=2, num_attention_heads=2,
        num_key_value_heads=1, head_dim=16, max_position_embeddings=1024, sliding_window=512, pad_token_id=0,
        eos_token_id=1, bos_token_id=3,
    )  # fmt: skip
    eyes = SiglipVisionConfig(
        hidden_size=16, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2, image_size=28, patch_size=14
    )
    return Gemma3ForConditionalGeneration(
        Gemma3Config(
            text_config=text, vision_config=eyes, mm_tokens_per_image=4, image_token_index=5, boi_token_index=6,
            eoi_token_index=7,
        )
    ).eval()  # fmt: skip


CHAT = "{% for message in messages %}{{ message['role'] }}: {{ message['content'] }}\n{% endfor %}assistant:"
"""How a conversation is written out."""
