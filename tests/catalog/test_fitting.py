"""What fits: more to make never needs less, every rung is worth going down to, and the machine learns."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.catalog import fitting, manifest
from studio.catalog.learned import Runs
from studio.ports.models import Device, Mode, ModelCard, Precision

CATALOGUE = Path(__file__).parents[2] / "models" / "catalogue"
CARDS = [manifest.read(file) for file in sorted(CATALOGUE.glob("*/*.toml"))]
PICTURES = [card for card in CARDS if card.shape is not None]
MODES: tuple[Mode, ...] = ("resident", "model_offload", "group_offload", "sequential_offload")
cards = st.sampled_from(PICTURES)
sides = st.integers(64, 2048)
modes = st.sampled_from(MODES)
kinds = st.sampled_from(["cuda", "mps", "cpu"])
lengths = st.integers(1, 300)
quick = settings(max_examples=80, deadline=None)


def device(gigabytes: float, kind: str = "cuda", ram: float = 128.0) -> Device:
    size = round(gigabytes * (1 << 30))
    return Device(kind=kind, name="card", memory=size, free=size, ram=round(ram * (1 << 30)), disk=1 << 40)


@quick
@given(
    card=cards,
    width=sides,
    height=sides,
    frames=lengths,
    more=st.integers(0, 200),
    mode=st.sampled_from(MODES),
    tiled=st.booleans(),
)
def test_more_to_make_never_needs_less(
    card: ModelCard, width: int, height: int, frames: int, more: int, mode: Mode, tiled: bool
) -> None:
    precision: Precision = card.precision
    least = fitting.need(card, (width, height), frames, mode, precision, tiled=tiled)
    for size, length in (
        ((width + more, height), frames),
        ((width, height + more), frames),
        ((width, height), frames + more),
    ):
        found = fitting.need(card, size, length, mode, precision, tiled=tiled)
        assert found.card >= least.card and found.ram >= least.ram
    assert fitting.need(card, (width, height), frames, mode, precision, tiled=True).card <= least.card or tiled


@quick
@given(card=cards, width=sides, height=sides, frames=lengths)
def test_moving_weights_out_of_the_way_needs_less(card: ModelCard, width: int, height: int, frames: int) -> None:
    peaks = [fitting.need(card, (width, height), frames, mode, card.precision, tiled=True).card for mode in MODES]
    assert peaks == sorted(peaks, reverse=True)


@quick
@given(
    card=cards,
    width=sides,
    height=sides,
    frames=lengths,
    memory=st.floats(2, 200),
    kind=st.sampled_from(["cuda", "mps", "cpu"]),
)
def test_a_ladder_goes_down(card: ModelCard, width: int, height: int, frames: int, memory: float, kind: str) -> None:
    found = fitting.fit(card, (width, height), frames, device(memory, kind))
    assert found.ladder
    for above, below in zip(found.ladder, found.ladder[1:], strict=False):
        assert below.peak_bytes <= above.peak_bytes
        assert below.peak_bytes < above.peak_bytes or below.ram_bytes < above.ram_bytes
        assert below.size[0] <= above.size[0] and below.frame_count <= above.frame_count
    for rung in found.ladder:
        assert rung.words["en"] and rung.words["ja"] and rung.precision in (*card.precisions, "float32")
        assert max(rung.size) <= card.longest_side and not any(side % card.size_step for side in rung.size)
        assert (rung.frame_count - card.frame_rest) % card.frame_step == 0
        assert card.shortest_frames <= rung.frame_count <= card.longest_frames


@quick
@given(card=cards, frames=lengths, memory=st.floats(2, 100))
def test_a_larger_card_never_fits_less(card: ModelCard, frames: int, memory: float) -> None:
    small = fitting.fit(card, card.default_size, frames, device(memory)).fits
    large = fitting.fit(card, card.default_size, frames, device(memory * 2)).fits
    assert large is not None if small is not None else True
    if small is not None and large is not None:
        assert large <= small


def card(name: str) -> ModelCard:
    return next(found for found in CARDS if found.id == name)


def test_figures_that_are_known() -> None:
    """MiniMax-H3's transformer is 61.7 GiB in 16 bits; Wan 5B runs on 24 GB without moving anything but its encoder."""
    weight = card("minimax-h3").parameters["transformer"] * 2e9 / (1 << 30)
    assert weight == pytest.approx(61.7, rel=0.01)
    found = fitting.fit(card("wan-2.2-ti2v-5b"), (1280, 704), 121, device(24))
    assert found.fits is not None and found.ladder[found.fits].size == (1280, 704)
    assert fitting.tokens(card("wan-2.2-ti2v-5b"), (1280, 704), 121) == 31 * 40 * 22


def test_what_was_asked_for_and_cannot_be_is_said() -> None:
    found = fitting.fit(card("cogvideox-2b"), (1920, 1080), 240, device(24)).ladder[0]
    assert found.size == (720, 400) and found.frame_count == 49
    assert "720x400" in found.words["en"] and "49" in found.words["ja"] and "240" in found.words["ja"]


def test_without_a_card_it_is_the_machines_memory_that_counts() -> None:
    found = fitting.fit(card("wan-vace-1.3b"), (832, 480), 81, device(0.5, "cpu", ram=64))
    assert found.fits is not None and {rung.mode for rung in found.ladder} == {"resident"}
    assert fitting.fit(card("ltx-2.3"), (768, 512), 121, device(8, "cpu", ram=8)).fits is None


def test_it_learns_how_long_runs_take(tmp_path: Path) -> None:
    own, runs = card("wan-2.2-ti2v-5b"), Runs(tmp_path)
    rung = fitting.fit(own, (1280, 704), 121, device(80)).ladder[0]
    assert runs.seconds(own, rung) is None and runs.scale(own) == 1.0
    for seconds in (100.0, 104.0, 900.0):
        runs.add(own, rung, seconds, round(rung.peak_bytes * 1.1))
    assert runs.seconds(own, rung) == pytest.approx(104.0)
    shorter = replace(rung, frame_count=61)
    told = runs.seconds(own, shorter)
    assert told is not None and 20 < told < 60
    assert runs.seconds(own, replace(rung, mode="group_offload")) is None
    assert runs.scale(own) == pytest.approx(1.1, rel=0.01)
    runs.add(own, rung, -1.0, 0)
    assert runs.seconds(own, rung) == pytest.approx(104.0)


def test_a_spoilt_memory_is_no_memory(tmp_path: Path) -> None:
    own, runs = card("wan-2.2-ti2v-5b"), Runs(tmp_path)
    rung = fitting.fit(own, (1280, 704), 121, device(80)).ladder[0]
    runs.add(own, rung, 100.0, 0)
    file = next(tmp_path.iterdir())
    file.write_bytes(file.read_bytes()[:-1])
    assert runs.seconds(own, rung) is None


def test_weights_that_are_here_are_run_as_what_they_are() -> None:
    """No rung promises GGUF where there is none; where there is, none promises sixteen bits."""
    card = next(one for one in PICTURES if "gguf" in one.precisions)
    whole = fitting.fit(fitting.as_kept(card, None), (1280, 704), 49, device(80.0)).ladder
    assert "gguf" not in {one.precision for one in whole}
    single = fitting.fit(fitting.as_kept(card, Path("q4.gguf")), (1280, 704), 49, device(80.0)).ladder
    assert {one.precision for one in single} == {"gguf"}
    assert single[0].peak_bytes < whole[0].peak_bytes
