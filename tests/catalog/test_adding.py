"""Weights that a person has: folders and single files; nothing is copied, nothing that is wrong is taken."""

from pathlib import Path

import pytest

from studio.catalog import ModelCatalogue, recognising
from studio.core.errors import InputError
from studio.core.progress import CancelToken, silent
from studio.ports.models import Installed
from tests.fakes import weights

HEAVY = "transformer/diffusion_pytorch_model.safetensors"


def add(catalogue: ModelCatalogue, source: Path, name: str) -> Installed:
    return catalogue.add(source, name, silent, CancelToken())


def test_a_folder_is_known_where_it_is(catalogue: ModelCatalogue, tmp_path: Path) -> None:
    source = weights.lay(tmp_path / "mine", weights.pipeline())
    found = add(catalogue, source, "mine")
    assert found.folder == source.resolve() and found.own and found.shared
    assert catalogue.installed("mine") == found
    card = catalogue.card("mine")
    assert card.family == "wan" and card.parameters["transformer"] == pytest.approx(8 * 100 / 1e9)
    assert "Added by hand" in card.summary["en"] and catalogue.card("small").name in card.summary["ja"]
    assert [own.id for own in catalogue.cards()] == ["small", "mine"]
    assert catalogue.verify("mine", silent, CancelToken()) == ()
    catalogue.remove("mine")
    assert catalogue.installed("mine") is None and (source / HEAVY).is_file()


def test_a_folder_for_a_model_of_the_catalogue(catalogue: ModelCatalogue, tmp_path: Path) -> None:
    found = add(catalogue, weights.lay(tmp_path / "x", weights.pipeline()), "small")
    assert not found.own and catalogue.installed("small") == found
    with pytest.raises(InputError, match="already"):
        add(catalogue, tmp_path / "x", "small")


def test_a_folder_that_changed_is_not_used(catalogue: ModelCatalogue, tmp_path: Path) -> None:
    source = weights.lay(tmp_path / "mine", weights.pipeline())
    add(catalogue, source, "mine")
    (source / HEAVY).unlink()
    assert catalogue.installed("mine") is None
    assert catalogue.verify("mine", silent, CancelToken()) == (f"{HEAVY} is missing.",)


def test_what_is_wrong_is_not_taken(catalogue: ModelCatalogue, tmp_path: Path) -> None:
    whole = weights.pipeline()
    light = {path: data for path, data in whole.items() if path != HEAVY}
    cases: dict[str, tuple[dict[str, bytes], str]] = {
        "empty": ({"readme.txt": b""}, "model_index.json"),
        "cut": ({**whole, HEAVY: whole[HEAVY][:-5]}, "damaged"),
        "part": ({path: data for path, data in whole.items() if not path.startswith("vae")}, "vae/"),
        "noweights": (light, "not whole"),
        "pickled": ({**light, "transformer/pytorch_model.bin": b"\x80\x04."}, "pickled"),
        "foreign": ({**whole, "model_index.json": b'{"_class_name": "FluxPipeline"}'}, "FluxPipeline"),
        "index": ({**whole, "model_index.json": b"{"}, "cannot be read"),
        "hidden": ({**whole, HEAVY: b"\x80\x04\x95" + bytes(60)}, "pickle"),
    }
    for name, (files, says) in cases.items():
        with pytest.raises(InputError, match=says):
            add(catalogue, weights.lay(tmp_path / name, files), name)
        assert catalogue.installed(name) is None
    with pytest.raises(InputError, match="There is no"):
        add(catalogue, tmp_path / "nothing", "x")
    with pytest.raises(InputError, match="cannot be the name"):
        add(catalogue, tmp_path, "../evil")


def test_shards_must_all_be_there(catalogue: ModelCatalogue, tmp_path: Path) -> None:
    files = weights.pipeline()
    data = files.pop(HEAVY)
    files["transformer/model.safetensors.index.json"] = (
        b'{"weight_map": {"a": "m-1.safetensors", "b": "m-2.safetensors"}}'
    )
    files["transformer/m-1.safetensors"] = data
    with pytest.raises(InputError, match=r"m-2\.safetensors"):
        add(catalogue, weights.lay(tmp_path / "x", files), "x")
    files["transformer/m-2.safetensors"] = data
    assert add(catalogue, weights.lay(tmp_path / "x", files), "x")


@pytest.mark.parametrize("suffix", [".safetensors", ".gguf"])
def test_a_single_file_takes_the_place_of_the_transformer(
    catalogue: ModelCatalogue, tmp_path: Path, suffix: str
) -> None:
    shapes = {"blocks.0.self_attn.q.weight": (4, 4), "patch_embedding.weight": (4, 4)}
    file = tmp_path / f"tuned{suffix}"
    file.write_bytes(weights.tensors(shapes) if suffix == ".safetensors" else weights.gguf(shapes, "wan"))
    with pytest.raises(InputError, match="must be here first") as caught:
        add(catalogue, file, "tuned")
    assert "small" in caught.value.todo
    base = catalogue.fetch("small", True, silent, CancelToken())
    found = add(catalogue, file, "tuned")
    assert found.folder == base.folder and found.transformer == file.resolve() and found.base == "small"
    assert catalogue.card("tuned").family == "wan" and catalogue.verify("tuned", silent, CancelToken()) == ()
    catalogue.remove("small")
    assert catalogue.installed("tuned") is None and file.is_file()


def test_a_file_of_nothing_known(catalogue: ModelCatalogue, tmp_path: Path) -> None:
    file = tmp_path / "x.safetensors"
    file.write_bytes(weights.tensors({"conv.weight": (3, 3)}))
    with pytest.raises(InputError, match="cannot be told"):
        add(catalogue, file, "x")
    text = tmp_path / "x.txt"
    text.write_text("hello")
    with pytest.raises(InputError, match="no file of weights"):
        add(catalogue, text, "x")


@pytest.mark.parametrize(
    ("names", "family"),
    [
        (["blocks.0.attn1.to_q.weight", "condition_embedder.time_embedder.linear_1.weight"], "wan"),
        (["model.diffusion_model.blocks.0.self_attn.q.weight", "model.diffusion_model.patch_embedding.bias"], "wan"),
        (["vace_blocks.0.proj_in.weight", "vace_patch_embedding.weight", "blocks.0.attn1.to_q.weight"], "wan_vace"),
        (["face_adapter.fuser_blocks.0.k.weight", "motion_encoder.x", "blocks.0.attn1.to_q.weight"], "wan_animate"),
        (["transformer_blocks.0.audio_attn1.to_q.weight", "proj_in.weight"], "ltx2"),
        (["model.diffusion_model.audio_patchify_proj.weight"], "ltx2"),
        (["token_refiner.0.x", "audio_proj_in.weight", "context_embedder.weight"], "minimax_h3"),
        (["visual_transformer_blocks.0.x"], "kandinsky5"),
        (["nothing.weight"], None),
    ],
)
def test_families_are_told_by_their_tensors(names: list[str], family: str | None) -> None:
    assert recognising.family(names) == family


@pytest.mark.slow
def test_every_transformer_of_diffusers_is_told() -> None:
    """The names are those of the classes themselves, built without memory."""
    torch = pytest.importorskip("torch")
    diffusers = pytest.importorskip("diffusers")
    small: dict[str, tuple[str, dict[str, object]]] = {
        "ltx2": ("LTX2VideoTransformer3DModel", {"num_layers": 1}),
        "wan": ("WanTransformer3DModel", {"num_layers": 1}),
        "wan_vace": ("WanVACETransformer3DModel", {"num_layers": 1, "vace_layers": [0]}),
        "wan_animate": ("WanAnimateTransformer3DModel", {"num_layers": 1, "inject_face_latents_blocks": 1}),
        "hunyuan_video15": ("HunyuanVideo15Transformer3DModel", {"num_layers": 1}),
        "sana_video": ("SanaVideoTransformer3DModel", {"num_layers": 1}),
        "kandinsky5": ("Kandinsky5Transformer3DModel", {"num_visual_blocks": 1, "num_text_blocks": 1}),
        "kandinsky6": ("Kandinsky6Transformer3DModel", {"num_visual_blocks": 1, "num_text_blocks": 1}),
        "cogvideox": ("CogVideoXTransformer3DModel", {"num_layers": 1}),
        "minimax_h3": ("MiniMaxH3Transformer3DModel", {"num_layers": 1}),
    }
    for family, (name, options) in small.items():
        with torch.device("meta"):
            names = list(getattr(diffusers, name)(**options).state_dict())
        assert recognising.family(names) == family, name
