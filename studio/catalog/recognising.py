"""Which family a single file of weights is of, told by the names of its tensors."""

from collections.abc import Iterable, Mapping

_SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("wan_animate", ("face_adapter.", "motion_encoder.")),
    ("wan_vace", ("vace_blocks.0.", "vace_patch_embedding.")),
    ("ltx2", ("transformer_blocks.0.audio_",)),
    ("ltx2", ("audio_patchify_proj.",)),
    ("minimax_h3", ("token_refiner.", "audio_proj_in.")),
    ("hunyuan_video15", ("context_embedder_2.", "cond_type_embed.")),
    ("hunyuan_video15", ("byt5_in.", "double_blocks.0.")),
    ("kandinsky6", ("visual_transformer_blocks.0.", "audio_embeddings.")),
    ("kandinsky5", ("visual_transformer_blocks.0.",)),
    ("sana_video", ("caption_norm.", "patch_embedding.")),
    ("cogvideox", ("patch_embed.text_proj.", "norm_final.")),
    ("wan", ("blocks.0.self_attn.q.", "patch_embedding.")),
    ("wan", ("blocks.0.attn1.to_q.", "condition_embedder.")),
)
"""Families with what names of their tensors begin with: the first of which all are there. A family that grew out of
another comes before it. The names are those of diffusers' transformers, and of first releases where they differ."""

_PREFIXES = ("model.diffusion_model.", "diffusion_model.")

_ARCHITECTURES: Mapping[str, str] = {"wan": "wan", "ltxv": "ltx2", "ltx2": "ltx2", "cogvideox": "cogvideox"}


def family(names: Iterable[str], architecture: str = "") -> str | None:
    """The family of a file with tensors of these names; None where it is none that is known. ``architecture`` is what a
    GGUF file says of itself: it is believed only where the names say nothing."""
    plain = [_plain(name) for name in names]
    for found, signs in _SIGNS:
        if all(any(name.startswith(sign) for name in plain) for sign in signs):
            return found
    return _ARCHITECTURES.get(architecture.lower())


def _plain(name: str) -> str:
    for prefix in _PREFIXES:
        if name.startswith(prefix):
            return name[len(prefix) :]
    return name
