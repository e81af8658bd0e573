"""Which family a single file of weights is of, told by the names of its tensors."""

from collections.abc import Iterable, Mapping

_SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("wan_animate", ("face_adapter.", "motion_encoder.")),
    ("wan_vace", ("vace_blocks.0.", "vace_patch_embedding.")),
    ("ltx2", ("audio_patchify_proj.", "audio_proj_in.", "transformer_blocks.0.audio_")),
    ("minimax_h3", ("token_refiner.", "audio_proj_in.", "context_embedder.")),
    ("hunyuan_video15", ("byt5_in.", "context_embedder_2.")),
    ("kandinsky6", ("visual_transformer_blocks.0.", "audio_embeddings.")),
    ("kandinsky5", ("visual_transformer_blocks.0.",)),
    ("sana_video", ("transformer_blocks.0.ff.conv_temp",)),
    ("cogvideox", ("patch_embed.text_proj.", "norm_final.")),
    ("wan", ("blocks.0.self_attn.q.", "patch_embedding.")),
    ("wan", ("blocks.0.attn1.to_q.", "condition_embedder.")),
)
"""Families with what the names of their tensors begin with, in the first form of several that has them all; a family
that grew out of another comes before it. The names are those of diffusers' transformers and of the first releases."""

_ANY = frozenset({"ltx2"})
"""Families of which any one sign besides a common one is enough: forms differ between releases."""

_PREFIXES = ("model.diffusion_model.", "diffusion_model.", "transformer.", "model.")

_ARCHITECTURES: Mapping[str, str] = {"wan": "wan", "ltxv": "ltx2", "ltx2": "ltx2", "cogvideox": "cogvideox"}


def family(names: Iterable[str], architecture: str = "") -> str | None:
    """The family of a file with tensors of these names; None where it is none that is known. ``architecture`` is what a
    GGUF file says of itself: it is believed only where the names say nothing."""
    plain = [_plain(name) for name in names]
    for found, signs in _SIGNS:
        there = [any(name.startswith(sign) for name in plain) for sign in signs]
        if all(there) or (found in _ANY and any(there) and not _h3(plain)):
            return found
    return _ARCHITECTURES.get(architecture.lower())


def _h3(names: Iterable[str]) -> bool:
    return any(name.startswith(("token_refiner.", "vae.")) for name in names)


def _plain(name: str) -> str:
    for prefix in _PREFIXES:
        if name.startswith(prefix) and not name.startswith("transformer_blocks"):
            return name[len(prefix) :]
    return name
