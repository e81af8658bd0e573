"""What our driver is worth on a card: models at their real sizes with random weights, against diffusers as it comes.

::

    python -m tests.bench.gpu [--tiny] [--only wan|ltx2] [--minutes 9]

Builds Wan 2.2 T2V A14B (34 billion weights with its reader, 69 GB) and LTX-2 (32 billion, 65 GB), one after the other,
from their configurations; nothing is fetched. For each it prints, line by line as they are measured: the stock pipeline
at its defaults, the stock pipeline guided as ours is, ours as written, ours with its blocks compiled aside; seconds for
each second of video (from prompt to the last picture), seconds a step, the share of the card's bfloat16 matrix rate
that steps reach (operations counted by torch while it runs, the rate measured), and the peak of memory beside what the
catalogue computes for it. Everything with the same number of steps. The engine's log comes with it. What does not fit
into the minutes is left out and named. ``--tiny`` goes the same way with tiny models, on any machine: its figures mean
nothing.
"""

import argparse
import gc
import logging
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch

from studio.catalog import fitting, manifest
from studio.core.progress import CancelToken, silent
from studio.diffusion import speed, torches
from studio.diffusion.attention import tell
from studio.diffusion.facts import BY_ID
from studio.diffusion.loading import Loaded
from studio.diffusion.paces import Paces, Way
from studio.diffusion.planning import Plan
from studio.diffusion.running import Run
from studio.diffusion.watch import Watch
from studio.ports.engine import ShotRequest
from studio.project.scene import Scene
from tests.bench.large import Case, cases
from tests.diffusion.tiny.library import of

PROMPT = "a dog runs on the beach"


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds in all and of a step, and bytes at the peak."""

    seconds: float
    step: float
    peak: int


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="tests.bench.gpu")
    options.add_argument("--tiny", action="store_true", help="the same way with tiny models, on any machine")
    options.add_argument("--only", default="", choices=("", "wan", "ltx2"), help="one family alone")
    options.add_argument("--minutes", type=float, default=9.0, help="what is left out when they are over is named")
    chosen = options.parse_args()
    device = torches.device()
    if device.type != "cuda" and not chosen.tiny:
        _say("not measured: there is no CUDA card here")
        return
    logging.basicConfig(level=logging.WARNING, stream=sys.stdout, format="  log: %(message)s")
    logging.getLogger("studio.diffusion").setLevel(logging.INFO)
    ends = time.monotonic() + 60 * chosen.minutes
    _say(f"{torches.machine(device)}, diffusers {torches.diffusers().__version__}")
    rate = _matrix_rate(device)
    _say(f"bfloat16 matrices: {rate / 1e12:.1f} TFLOP/s")
    with TemporaryDirectory() as place:
        for case in cases(Path(place) if chosen.tiny else None):
            if chosen.only not in ("", case.family):
                continue
            try:
                _measure(case, device, rate, ends)
            except (RuntimeError, ValueError, TypeError, AttributeError) as exc:
                logging.getLogger("studio.diffusion").exception("%s failed", case.card)
                _say(f"{case.card}: failed ({type(exc).__name__}: {' '.join(str(exc).split())[:200]})")
            gc.collect()
            torches.empty()


def _measure(case: Case, device: torch.device, rate: float, ends: float) -> None:
    begun = time.monotonic()
    with torch.no_grad():
        pipe = case.build(device)
        _say(
            f"\n{case.card}: {case.size[0]}x{case.size[1]}, {case.frames} frames, {case.steps} steps; built in "
            f"{time.monotonic() - begun:.0f} s, {_weights(pipe) / 1e9:.1f} GB"
        )
        _say(f"{'':26} {'s per s of video':>17} {'s a step':>9} {'share of bf16 rate':>19} {'peak GB':>8}")
        work = _work(case, pipe, case.stock)
        usual = _work(case, pipe, {}) if case.stock else work
        rows: dict[str, Took] = {}
        paces = Paces()
        plain, fast = (_Ours(case, pipe, device, paces, compiled=one) for one in (False, True))
        ways: list[tuple[str, Callable[[int], list[float]], float, Callable[[], None]]] = [
            ("stock, at its defaults", lambda steps: _stock(case, pipe, {}, steps), usual, lambda: None),
            ("ours, as written", plain.run, work, lambda: None),
            ("ours, compiled aside", fast.run, work, fast.settle),
        ]
        if case.stock:
            own: Callable[[int], list[float]] = lambda steps: _stock(case, pipe, case.stock, steps)  # noqa: E731
            ways.insert(1, ("stock, guided as ours", own, work, lambda: None))
        for name, make, operations, settle in ways:
            if time.monotonic() > ends:
                _say(f"{name:26} left out: the minutes are over")
                continue
            rows[name] = took = _timed(device, make, settle, case.steps)
            share = f"{operations / took.step / rate:.1%}" if took.step > 0 else "-"
            lasts = case.frames / case.rate
            _say(f"{name:26} {took.seconds / lasts:17.2f} {took.step:9.3f} {share:>19} {took.peak / 1e9:8.1f}")
    best = min((took.seconds for name, took in rows.items() if name.startswith("ours")), default=0.0)
    for name in ("stock, at its defaults", "stock, guided as ours"):
        if best > 0 and name in rows:
            _say(f"{rows[name].seconds / best:.2f} times as fast as {name}; the same number of steps")
    _tell_memory(case, pipe, rows)


class _Ours:
    """Our driver over a pipeline that is there already."""

    def __init__(self, case: Case, pipe: Any, device: torch.device, paces: Paces, *, compiled: bool) -> None:
        self._case, self._device = case, device
        self._wish = "auto" if compiled else "off"
        self._loaded = Loaded(
            key=("", "", ""), device=device, mode="resident", folder=Path(), base=pipe, pipe=pipe,
            kind=type(pipe).__name__,
        )  # fmt: skip
        self._known = speed.Known(paces, torches.machine(device), case.card, compile_from=0.0)

    def run(self, steps: int) -> list[float]:
        """Seconds of each step."""
        case, loaded = self._case, self._loaded
        plan = Plan(
            facts=BY_ID[case.family], size=case.size, frame_count=case.frames, rate=Fraction(case.rate),
            shot_frames=case.frames, prompt=PROMPT, negative="", steps=steps, guidance=case.guidance, sigmas=(), seed=0,
            settings={**case.settings, "compile": self._wish}, lines=(), notes=(),
        )  # fmt: skip
        asked = speed.networks(loaded)
        kernel = self._known.attention(asked, self._device.type)
        for network in asked:
            tell(network, kernel)
        watch = Watch(steps, silent, CancelToken(), None)
        run = Run(plan, "none", ShotRequest(scene=Scene()), loaded, watch, CancelToken(), tiled=False)
        way = Way(mode="resident", precision="bfloat16", attention=kernel)
        begun = time.monotonic()
        with speed.hastened(run, way, self._known) as haste:
            made = of(f"studio.diffusion.families.{case.family}", "make")(run)
        each = run.steps_took
        for _ in made.decode(CancelToken()):
            pass
        haste.tell(time.monotonic() - begun - sum(each))
        for network in asked:
            tell(network, "native")
        return each

    def settle(self) -> None:
        """Until its blocks are compiled."""
        if self._loaded.blocks is not None:
            self._loaded.blocks.wait()


def _stock(case: Case, pipe: Any, given: dict[str, Any], steps: int) -> list[float]:
    """As somebody would call it who has read its first example. Gives seconds of each step."""
    marks: list[float] = []

    def _mark(pipe: Any, index: int, moment: Any, named: dict[str, Any]) -> dict[str, Any]:
        if torch.cuda.is_available():
            torch.cuda.synchronize()
        marks.append(time.perf_counter())
        return named

    pipe(
        prompt=PROMPT, width=case.size[0], height=case.size[1], num_frames=case.frames, num_inference_steps=steps,
        generator=torches.generator(0), output_type="np", callback_on_step_end=_mark, **given,
    )  # fmt: skip
    return [two - one for one, two in pairwise(marks)]


def _timed(device: torch.device, make: Callable[[int], list[float]], settle: Callable[[], None], steps: int) -> Took:
    """Of a run with all its steps, after one of a single step that warms what it uses."""
    make(1)
    settle()
    if device.type == "cuda":
        torch.cuda.synchronize()
        torch.cuda.reset_peak_memory_stats()
    begun = time.perf_counter()
    each = make(steps)
    if device.type == "cuda":
        torch.cuda.synchronize()
    peak = torch.cuda.max_memory_allocated() if device.type == "cuda" else 0
    return Took(time.perf_counter() - begun, statistics.median(each[1:] or each), peak)


def _work(case: Case, pipe: Any, given: dict[str, Any]) -> float:
    """Operations of a step, counted: those of two steps less those of one."""
    counted: list[int] = []
    for steps in (1, 2):
        counter: Any = of("torch.utils.flop_counter", "FlopCounterMode")(display=False)
        with counter:
            _stock(case, pipe, given, steps)
        counted.append(int(counter.get_total_flops()))
    return float(counted[1] - counted[0])


def _tell_memory(case: Case, pipe: Any, rows: dict[str, Took]) -> None:
    card = manifest.read(Path(__file__).parents[2] / "models" / "catalogue" / case.family / f"{case.card}.toml")
    needed = fitting.need(card, case.size, case.frames, "resident", "bfloat16", tiled=False).card
    peak = max((took.peak for name, took in rows.items() if name.startswith("ours")), default=0)
    if peak:
        free, memory = torch.cuda.mem_get_info()
        used = peak + (memory - free - torch.cuda.memory_reserved())
        _say(
            f"peak {used / 1e9:.1f} GB with the driver's own, computed {needed / 1e9:.1f} GB: {used / needed - 1:+.1%} "
            f"(weights {_weights(pipe) / 1e9:.1f} GB)"
        )
    else:
        _say(f"peak not measured; computed {needed / 1e9:.1f} GB for the real model")


def _weights(pipe: Any) -> int:
    """Bytes of them."""
    modules = [part for part in pipe.components.values() if isinstance(part, torch.nn.Module)]
    return sum(one.numel() * one.element_size() for part in modules for one in part.parameters())


def _matrix_rate(device: torch.device) -> float:
    """Operations a second of large bfloat16 matrices, measured."""
    side, runs = (8192, 20) if device.type == "cuda" else (512, 3)
    one = torch.randn(side, side, device=device, dtype=torch.bfloat16)

    def _multiply() -> None:
        for _ in range(runs):
            torch.matmul(one, one)
        if device.type == "cuda":
            torch.cuda.synchronize()

    _multiply()
    begun = time.perf_counter()
    _multiply()
    return runs * 2.0 * side**3 / (time.perf_counter() - begun)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
