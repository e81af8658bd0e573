"""What makes a run faster: that it does what it says, says what it did, and changes no picture it must not change."""

import pytest

pytest.importorskip("torch", reason="models are not installed (the extra neural)")

import logging
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from threading import Event
from types import MappingProxyType
from typing import Any

import numpy as np
import torch

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.diffusion import DiffusionEngine, attention, decoding, torches
from studio.diffusion.ahead import ahead
from studio.diffusion.compiling import Blocks
from studio.diffusion.folders import FolderModels
from studio.diffusion.loading import SHELF
from studio.diffusion.paces import Pace, Paces, Way
from studio.project.model_use import ModelUse
from tests.diffusion.shots import shoot, use, usual

Tiny = Callable[[str], Path]
STEPS = 12


def _use(folder: Path, **settings: str | float) -> ModelUse:
    given = MappingProxyType({"steps": STEPS, "guidance": 1.0, **settings})
    return ModelUse(model=str(folder), settings=given)


@pytest.mark.parametrize(("family", "cache"), [("wan", "pyramid"), ("wan", "first_block"), ("ltx2", "taylor")])
def test_a_cache_tells_what_it_has_spared(
    family: str, cache: str, tiny: Tiny, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "studio.diffusion")
    shoot(_use(tiny(family), cache=cache))
    told = [one.getMessage() for one in caplog.records if one.getMessage().startswith(f"cache {cache}")]
    (said,) = [one for one in told if "were computed" in one]
    computed, _, asked = said.removeprefix(f"cache {cache}: ").split()[:3]
    assert 0 < int(computed) <= int(asked)
    assert int(asked) == STEPS
    if cache == "pyramid":
        assert int(computed) < int(asked)
    assert any("the first step" in one.getMessage() for one in caplog.records), "and how long a step takes"
    after = shoot(use(tiny(family)))
    assert np.array_equal(after.frames, usual(tiny(family)).frames), "nothing of it stays behind"


def test_a_cache_that_does_not_know_the_blocks_says_so(tiny: Tiny) -> None:
    with pytest.raises(InputError, match="does not know the blocks of LTX2"):
        shoot(_use(tiny("ltx2"), cache="first_block"))
    assert len(shoot(use(tiny("ltx2"))).frames) > 0


def test_few_steps_have_none_to_spare(tiny: Tiny, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "studio.diffusion")
    shoot(use(tiny("wan"), cache="auto"))
    assert any(one.getMessage().startswith("cache: none, for 2 steps") for one in caplog.records)


def test_decoding_piece_by_piece_gives_the_same_pictures(tiny: Tiny) -> None:
    """The first pictures leave before the last are begun."""
    shoot(use(tiny("wan")))
    kept = SHELF.kept
    assert kept is not None
    vae = kept.base.vae
    latents = torch.randn(1, vae.config.z_dim, 4, 4, 4, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        whole = decoding.as_pictures(vae.decode(latents, return_dict=False)[0])
    begun: list[int] = []

    def _begun(module: torch.nn.Module, given: object) -> None:
        begun.append(1)

    hook: Any = vae.decoder.register_forward_pre_hook(_begun)
    pieces: list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]] = []
    asked: list[int] = []
    for picture in decoding.pictures(vae, decoding.Held(latents=latents), CancelToken(), tiled=False):
        pieces.append(picture)
        asked.append(len(begun))
    hook.remove()
    assert np.array_equal(np.stack(pieces), np.stack(whole))
    assert asked[-1] == 4


def test_an_attention_kernel_is_measured_once_and_told_to_one_network(
    tiny: Tiny, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "studio.diffusion")
    made = [shoot(use(tiny("wan")), made_by=DiffusionEngine(FolderModels(), may_load=True, learned=tmp_path))
            for _ in range(2)]  # fmt: skip
    said = [one.getMessage() for one in caplog.records if one.getMessage().startswith("attention:")]
    assert len(said) == 1
    assert "native " in said[0]
    assert "_native_math " in said[0]
    assert "; chose " in said[0]
    assert made[0].model.settings["attention"] == made[1].model.settings["attention"]
    dispatch: Any = import_module("diffusers.models.attention_dispatch")
    shoot(use(tiny("wan"), attention="_native_math"))
    kept = SHELF.kept
    assert kept is not None
    assert attention.told(kept.base.transformer) == "_native_math"
    assert dispatch._AttentionBackendRegistry.get_active_backend()[0].value == "native", "it leaks nowhere"


def test_a_kernel_that_is_hardly_faster_is_not_chosen() -> None:
    assert attention.best({}) == "native"
    assert attention.best({"native": 0.040, "flash": 0.039}) == "native"
    assert attention.best({"native": 0.040, "flash": 0.020, "sage": 0.018}) == "sage"


def test_a_kernel_that_cannot_do_what_a_model_asks_is_left_out(
    tiny: Tiny, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """As flash attention, where a model masks words: it was quick in the measurement, and fails in the first step."""
    caplog.set_level(logging.WARNING, "studio.diffusion")
    processor = torch.device("cpu")
    found = FolderModels().find(str(tiny("wan")))
    paces = Paces(tmp_path)
    paces.set_attention(torches.machine(processor), found.digest, {"native": 0.04, "flash": 0.01})
    made = shoot(use(tiny("wan")), made_by=DiffusionEngine(FolderModels(), may_load=True, learned=tmp_path))
    assert made.model.settings["attention"] == "native"
    assert made.frames.tobytes() == shoot(use(tiny("wan"))).frames.tobytes()
    assert any(one.getMessage().startswith("attention flash: not for this model") for one in caplog.records)
    assert list(Paces(tmp_path).attention(torches.machine(processor), found.digest)) == ["native"]


def test_what_a_lever_is_worth_is_read_off_runs_that_differ_in_it_alone(tmp_path: Path) -> None:
    plain = Way(mode="resident", precision="bfloat16", attention="native")
    told = Paces(tmp_path)
    told.add("card", "model", Pace(way=plain, what="a", step=0.4, decode=8.0))
    told.add("card", "model", Pace(way=replace(plain, precision="int8", mode="group_offload"), what="a", step=0.9))
    told.add("card", "model", Pace(way=replace(plain, compile="on"), what="b", step=9.0))
    known = Paces(tmp_path)
    fast = Pace(way=replace(plain, compile="on"), what="a", step=0.2)
    assert known.told("card", "model", fast) == ["compile on: 0.200 s a step; off: 0.400 s; 2.00 times as fast"]
    tiled = Pace(way=replace(plain, decode="tiled"), what="a", step=0.4, decode=10.0)
    assert known.told("card", "model", tiled) == [
        "decode tiled: 10.000 s to decode; whole: 8.000 s; 0.80 times as fast"
    ]
    assert known.told("another card", "model", fast) == []
    assert known.pays("card", "model", "a", fast.way, plain) is None
    known.add("card", "model", replace(fast, step=0.41))
    assert known.pays("card", "model", "a", fast.way, plain) is False, "then it is not used"
    known.add("card", "model", fast)
    known.add("card", "model", replace(fast, step=0.7))
    assert known.pays("card", "model", "a", fast.way, plain) is True, "a busy machine proves nothing"


def test_a_run_tells_how_fast_it_was_in_which_way_how_much_memory_and_what_was_decoded_ahead(
    tiny: Tiny, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "studio.diffusion")
    made_by = DiffusionEngine(FolderModels(), may_load=True, learned=tmp_path)
    folder = tiny("wan")
    shoot(use(folder, steps=4), made_by=made_by)
    shoot(use(folder, steps=4, precision="int8", mode="resident"), made_by=made_by)
    shoot(use(folder, steps=4, mode="group_offload", overlapped=False), made_by=made_by)
    shoot(use(folder, steps=4, mode="resident", tiled=True), made_by=made_by)
    said = [one.getMessage() for one in caplog.records]
    first = next(one for one in said if " s a step, " in one and one.startswith("96x64"))
    assert re.search(r"\d s to decode, [\d.]+ GB at most; mode resident, precision float32, attention \w+, ", first)
    peak = float(first.split(" GB at most")[0].rsplit(" ", 1)[1])
    assert 0.05 < peak < 16.0, "this process, with torch in it"
    ahead = re.compile(r"decoded ahead: (\d+) pictures in [\d.]+ s, of which [\d.]+ s were waited for")
    assert len([one for one in said if ahead.match(one)]) == 4
    for lever in ("precision int8: ", "mode group_offload in turn: ", "decode tiled: "):
        told = [one for one in said if one.startswith(lever)]
        assert told, said
        assert all("times as fast; " in one and "GB of memory at most" in one for one in told)


def test_what_was_made_ahead_is_told_apart_from_what_was_waited_for() -> None:
    told: list[tuple[int, float, float]] = []

    def _made(stop: Event) -> Iterator[int]:
        for number in range(6):
            time.sleep(0.05)
            yield number

    def _told(count: int, making: float, waiting: float) -> None:
        told.append((count, making, waiting))

    for _ in ahead(_made, told=_told):
        time.sleep(0.1)
    ((count, making, waiting),) = told
    assert count == 6
    assert making > 0.28
    assert waiting < 0.6 * making, "only the first was waited for, where both have time"


@pytest.mark.slow
@pytest.mark.skipif(" " in torch.__file__, reason="torch's compiler takes no path with a blank: blocks run as written")
def test_blocks_are_compiled_aside_and_the_next_take_uses_them(
    tiny: Tiny, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "studio.diffusion")
    made_by = DiffusionEngine(FolderModels(), may_load=True, learned=tmp_path, compile_from=0.0)
    first = shoot(use(tiny("wan"), steps=4), made_by=made_by)
    kept = SHELF.kept
    assert kept is not None
    blocks = kept.blocks
    assert blocks is not None
    beside = shoot(use(tiny("wan"), steps=4), made_by=made_by)
    assert beside.frames.tobytes() == first.frames.tobytes(), "what is compiled changes nothing until it is ready"
    blocks.wait()
    messages = [one.getMessage() for one in caplog.records]
    assert any(one.startswith("compile: WanTransformerBlock in ") for one in messages), messages
    second = shoot(use(tiny("wan"), steps=4), made_by=made_by)
    assert (first.model.settings["compile"], second.model.settings["compile"]) == (False, True)
    assert np.abs(first.frames.astype(int) - second.frames).max() <= 2
    assert any(one.getMessage().startswith("compile on: ") for one in caplog.records), "what it was worth is told"
    again = shoot(first.model, made_by=made_by)
    assert again.frames.tobytes() == first.frames.tobytes(), "a take is made again as it was made"
    assert shoot(second.model, made_by=made_by).frames.tobytes() == second.frames.tobytes()
    other = shoot(use(tiny("wan"), steps=4), seconds=0.9, made_by=made_by)
    assert other.model.settings["compile"] is False, "kernels are for one length"


@pytest.mark.slow
def test_what_cannot_be_compiled_runs_as_it_was_written(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "studio.diffusion")
    network = Peculiar()
    blocks, given = Blocks([network]), torch.ones(2, 3)
    with blocks.noting():
        plain = network(given)
    blocks.compile_aside(("key",))
    blocks.wait()
    assert not blocks.ready(("key",))
    assert not blocks.capable, "it is not tried again"
    assert caplog.records[-1].getMessage().startswith("compile: not for Odd (")
    assert torch.equal(network(given), plain)


class Odd(torch.nn.Module):
    """A block that asks what its numbers are."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x * 2 if float(x.sum()) > 1.0 else x


class Peculiar(torch.nn.Module):
    """A network of one such block."""

    _repeated_blocks = ("Odd",)

    def __init__(self) -> None:
        super().__init__()
        self.blocks = torch.nn.ModuleList([Odd()])

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        made: torch.Tensor = self.blocks[0](x)
        return made
