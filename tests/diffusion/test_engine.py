"""The engine around its models: LoRA, bad files, too little memory, what is remembered, what is never loaded."""

import pytest

pytest.importorskip("torch", reason="models are not installed (the extra neural)")
pytest.importorskip("diffusers")


import json
import os
import pickle
import shutil
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from studio.core.errors import Cancelled, FaultError, InputError
from studio.core.progress import CancelToken, silent
from studio.diffusion import DiffusionEngine
from studio.diffusion.folders import FolderModels
from studio.diffusion.ladder import OutOfMemory
from studio.diffusion.torches import short_of_memory
from studio.ports.engine import ShotRequest
from studio.project.model_use import LoraUse, ModelUse
from tests.diffusion.shots import SCENE, SIZE, shoot, use, usual
from tests.diffusion.tiny.library import of

Tiny = Callable[[str], Path]
save_file: Any = of("safetensors.torch", "save_file")


@pytest.fixture(scope="module")
def lora(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, int], Path]:
    """A LoRA file for the tiny Wan: rank 2 over the attention of its first block."""
    place = tmp_path_factory.mktemp("loras")

    def _made(name: str, seed: int) -> Path:
        file = place / f"{name}.safetensors"
        noise = torch.Generator().manual_seed(seed)
        tensors: dict[str, torch.Tensor] = {}
        for part in ("to_q", "to_k", "to_v"):
            key = f"transformer.blocks.0.attn1.{part}"
            tensors[f"{key}.lora_A.weight"] = torch.randn(2, 24, generator=noise)
            tensors[f"{key}.lora_B.weight"] = torch.randn(24, 2, generator=noise)
        save_file(tensors, file)
        return file

    return _made


@pytest.mark.slow
def test_lora_is_laid_over_stacked_and_taken_off(tiny: Tiny, lora: Callable[[str, int], Path]) -> None:
    one, two = lora("one", 1), lora("two", 2)
    bare = usual(tiny("wan"))
    laid = shoot(use(tiny("wan"), loras=(LoraUse(file=str(one)),)))
    half = shoot(use(tiny("wan"), loras=(LoraUse(file=str(one), strength=0.5),)))
    both = shoot(use(tiny("wan"), loras=(LoraUse(file=str(one)), LoraUse(file=str(two), strength=0.7))))
    off = shoot(use(tiny("wan")))
    looks = {shot.frames.tobytes() for shot in (bare, laid, half, both)}
    assert len(looks) == 4
    assert off.frames.tobytes() == bare.frames.tobytes()
    assert laid.model.loras[0].digest


@pytest.mark.slow
def test_lora_is_laid_over_a_modular_pipeline_too(tiny: Tiny, tmp_path: Path) -> None:
    noise = torch.Generator().manual_seed(1)
    file, key = tmp_path / "one.safetensors", "transformer.transformer_blocks.0.attn.to_q"
    save_file({f"{key}.lora_A.weight": torch.randn(2, 16, generator=noise),
               f"{key}.lora_B.weight": torch.randn(32, 2, generator=noise)}, file)  # fmt: skip
    bare, laid = (shoot(use(tiny("minimax_h3"), loras=own)) for own in ((), (LoraUse(file=str(file)),)))
    assert bare.frames.tobytes() != laid.frames.tobytes()
    assert shoot(use(tiny("minimax_h3"))).frames.tobytes() == bare.frames.tobytes()


@pytest.mark.slow
def test_lora_for_another_model_is_told(tiny: Tiny, lora: Callable[[str, int], Path], tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.safetensors"
    save_file({"transformer.blocks.0.attn1.to_q.lora_A.weight": torch.zeros(2, 99),
               "transformer.blocks.0.attn1.to_q.lora_B.weight": torch.zeros(99, 2)}, wrong)  # fmt: skip
    with pytest.raises(InputError, match="does not fit this model"):
        shoot(use(tiny("wan"), loras=(LoraUse(file=str(wrong)),)))
    with pytest.raises(InputError, match="no LoRA file"):
        shoot(use(tiny("wan"), loras=(LoraUse(file=str(tmp_path / "none.safetensors")),)))
    changed = lora("changed", 3)
    with pytest.raises(InputError, match="not the file that this take was made with"):
        shoot(use(tiny("wan"), loras=(LoraUse(file=str(changed), digest="0" * 64),)))


@pytest.fixture
def copy(tiny: Tiny, tmp_path: Path) -> Path:
    """A tiny Wan that may be spoilt."""
    return Path(shutil.copytree(tiny("wan"), tmp_path / "wan"))


def _cut(folder: Path) -> None:
    file = folder / "transformer" / "diffusion_pytorch_model.safetensors"
    file.write_bytes(file.read_bytes()[:-100])


def _flip_head(folder: Path) -> None:
    file = folder / "vae" / "diffusion_pytorch_model.safetensors"
    data = bytearray(file.read_bytes())
    data[20] ^= 0x40
    file.write_bytes(bytes(data))


def _pickled(folder: Path) -> None:
    (folder / "transformer" / "diffusion_pytorch_model.bin").write_bytes(pickle.dumps({"a": 1}))


def _disguised(folder: Path) -> None:
    (folder / "vae" / "diffusion_pytorch_model.safetensors").write_bytes(pickle.dumps({"a": 1}, 4))


def _unknown_numbers(folder: Path) -> None:
    file = folder / "vae" / "diffusion_pytorch_model.safetensors"
    head = json.dumps({"w": {"dtype": "Q3", "shape": [4], "data_offsets": [0, 4]}}).encode()
    file.write_bytes(struct.pack("<Q", len(head)) + head + b"\0\0\0\0")


def _wrong_config(folder: Path) -> None:
    file = folder / "transformer" / "config.json"
    config = json.loads(file.read_text())
    file.write_text(json.dumps(config | {"num_attention_heads": 3}))


def _torn_config(folder: Path) -> None:
    (folder / "vae" / "config.json").write_text("{")


def _stranger(folder: Path) -> None:
    index = json.loads((folder / "model_index.json").read_text())
    (folder / "model_index.json").write_text(json.dumps(index | {"_class_name": "StableDiffusionPipeline"}))


def _no_index(folder: Path) -> None:
    (folder / "model_index.json").unlink()


SPOILT: list[tuple[Callable[[Path], None], str]] = [
    (_cut, "damaged or cut short"),
    (_flip_head, "damaged|unknown type|cannot be loaded"),
    (_pickled, "is a pickle"),
    (_disguised, "is a pickle|damaged"),
    (_unknown_numbers, "unknown type, Q3"),
    (_wrong_config, "do not fit"),
    (_torn_config, "config.json is damaged"),
    (_stranger, "no family that this studio can drive"),
    (_no_index, "no folder of weights"),
]


@pytest.mark.parametrize(("spoil", "told"), SPOILT, ids=lambda one: getattr(one, "__name__", ""))
def test_spoilt_files_are_told(copy: Path, spoil: Callable[[Path], None], told: str) -> None:
    spoil(copy)
    with pytest.raises(InputError, match=told):
        shoot(use(copy))


def test_other_weights_than_the_take_was_made_with_are_told(tiny: Tiny) -> None:
    model = use(tiny("wan"))
    with pytest.raises(InputError, match="not those that this take was made with"):
        shoot(ModelUse(model=model.model, settings=model.settings, digest="0" * 64))


@pytest.mark.parametrize(
    ("settings", "told"),
    [({"steps": 0}, "0 steps"), ({"steps": "many"}, "not a number"), ({"mode": "sideways"}, "no mode"),
     ({"precision": "int3"}, "no numbers"), ({"cache": "everything"}, "no cache")],
)  # fmt: skip
def test_settings_that_make_no_sense(settings: dict[str, Any], told: str, tiny: Tiny) -> None:
    with pytest.raises(InputError, match=told):
        shoot(use(tiny("wan"), **settings))


def test_libraries_say_in_many_ways_that_memory_ran_out() -> None:
    for problem in (MemoryError(), RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate")):
        with pytest.raises(OutOfMemory), short_of_memory():
            raise problem
    with pytest.raises(RuntimeError, match="other"), short_of_memory():
        raise RuntimeError("other")


def test_in_a_process_that_may_not_load_nothing_is_loaded(tiny: Tiny) -> None:
    request = ShotRequest(scene=SCENE, size=SIZE, model=use(tiny("wan")))
    with pytest.raises(FaultError, match="run by workers"):
        DiffusionEngine(FolderModels(), may_load=False).stage(request, silent, CancelToken())


def test_naming_the_engine_loads_no_tensors() -> None:
    code = (
        "import sys; from studio.app.wiring import WiredStudio; from studio.core.unfinished import Unfinished\n"
        "one = WiredStudio(Unfinished()); print(one.neural.name, one.neural.version)\n"
        "import studio.cli.main, studio.api, studio.cli.film\n"
        "print([name for name in ('torch', 'diffusers', 'transformers') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True, env={
        **os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}).stdout  # fmt: skip
    assert said.startswith("diffusion 1 torch 2.")
    assert said.strip().endswith("[]")


@pytest.mark.slow
def test_a_hundred_times_begun_and_stopped_leaks_nothing(tiny: Tiny) -> None:
    model = use(tiny("wan"), steps=20)

    def _once() -> None:
        token = CancelToken()

        def _stop(step: str, done: int, total: int) -> None:
            if step == "denoising" and done == 1:
                token.cancel()

        with pytest.raises(Cancelled):
            shoot(model, cancel=token, told=_stop)

    for _ in range(10):
        _once()
    before, threads, files = _resident(), threading.active_count(), _open_files()
    for _ in range(100):
        _once()
    assert _resident() - before < 16 << 20
    assert threading.active_count() <= threads
    assert _open_files() <= files


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def _resident() -> int:
    status = Path("/proc/self/statm")
    if not status.exists():
        pytest.skip("memory is counted on Linux alone")
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
