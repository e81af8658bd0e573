"""What our driver is worth on a card: a model at its real size with random weights, against diffusers at its defaults.

::

    python -m tests.bench.gpu [--tiny]

Builds Wan 2.2 T2V (one transformer of 14 billion weights, bfloat16) from its configuration; nothing is fetched. Prints
one table: seconds for each second of video, stock pipeline and ours, with the same number of steps; the share of the
card's bfloat16 matrix rate, which is measured too; peak memory. ``--tiny`` goes the same way with a tiny model, on
any machine: its figures mean nothing.
"""

import argparse
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch

from studio.core.progress import CancelToken, silent
from studio.diffusion import attention, speed, torches
from studio.diffusion.facts import BY_ID
from studio.diffusion.families import wan
from studio.diffusion.loading import Loaded
from studio.diffusion.planning import Plan
from studio.diffusion.running import Run
from studio.diffusion.watch import Watch
from studio.ports.engine import ShotRequest
from studio.project.scene import Scene

STEPS = 8


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="tests.bench.gpu")
    options.add_argument("--tiny", action="store_true", help="the same way with a tiny model, on any machine")
    tiny = bool(options.parse_args().tiny)
    device = torches.device()
    if device.type != "cuda" and not tiny:
        print("not measured: there is no CUDA card here")  # noqa: T201
        return
    size, frames = ((96, 64), 9) if tiny else ((832, 480), 81)
    with torch.no_grad(), TemporaryDirectory() as place:
        pipe = _tiny(Path(place)) if tiny else _real(device)
        seconds = frames / 16
        stock, stock_peak = _timed(device, lambda: _stock(pipe, size, frames))
        ours, our_peak = _timed(device, lambda: _ours(pipe, device, size, frames))
        rate = _matrix_rate(device)
        work = _work(pipe, size, frames)
    print(f"{'':8} {'s per s of video':>17} {'share of bf16 rate':>19} {'peak GB':>8}")  # noqa: T201
    for name, took, peak in (("stock", stock, stock_peak), ("ours", ours, our_peak)):
        print(f"{name:8} {took / seconds:17.2f} {work / took / rate:19.1%} {peak / 1e9:8.1f}")  # noqa: T201
    print(f"{stock / ours:.2f} times as fast; {STEPS} steps, {size[0]}x{size[1]}, {frames} frames")  # noqa: T201


def _stock(pipe: Any, size: tuple[int, int], frames: int) -> None:
    pipe(
        prompt="a dog runs on the beach", width=size[0], height=size[1], num_frames=frames, num_inference_steps=STEPS,
        generator=torches.generator(0), output_type="np", max_sequence_length=64,
    )  # fmt: skip


def _ours(pipe: Any, device: torch.device, size: tuple[int, int], frames: int) -> None:
    loaded = Loaded(key=("", "", ""), device=device, mode="resident", base=pipe, pipe=pipe, kind=type(pipe).__name__)
    plan = Plan(
        facts=BY_ID["wan"], size=size, frame_count=frames, rate=Fraction(16), shot_frames=frames,
        prompt="a dog runs on the beach", negative="", steps=STEPS, guidance=5.0, sigmas=(), seed=0,
        settings={"guidance_2": 0.0, "strength": 0.7, "cache": "auto"}, lines=(), notes=(),
    )  # fmt: skip
    run = Run(
        plan, "none", ShotRequest(scene=Scene()), loaded, Watch(STEPS, silent, CancelToken(), None), CancelToken(),
        attention.fastest(device.type), tiled=False,
    )  # fmt: skip
    with speed.hastened(run, device):
        made = wan.make(run)
    assert made.decode is not None
    for _ in made.decode(CancelToken()):
        pass


def _timed(device: torch.device, work: Callable[[], None]) -> tuple[float, int]:
    """Seconds of the second run, and the most memory that it held; the first one compiles and warms."""
    work()
    if device.type == "cuda":
        torch.cuda.reset_peak_memory_stats()
        torch.cuda.synchronize()
    begun = time.perf_counter()
    work()
    if device.type == "cuda":
        torch.cuda.synchronize()
    return time.perf_counter() - begun, torch.cuda.max_memory_allocated() if device.type == "cuda" else 0


def _work(pipe: Any, size: tuple[int, int], frames: int) -> float:
    """Operations of all steps: two for each weight and token, and those of attention; twice for guidance."""
    config = pipe.transformer.config
    spatial, temporal = pipe.vae_scale_factor_spatial, pipe.vae_scale_factor_temporal
    tokens = ((frames - 1) // temporal + 1) * (size[0] // spatial // 2) * (size[1] // spatial // 2)
    weights = sum(one.numel() for one in pipe.transformer.parameters())
    width = config.num_attention_heads * config.attention_head_dim
    once = 2.0 * weights * tokens + 4.0 * config.num_layers * tokens * tokens * width
    return once * 2 * STEPS


def _matrix_rate(device: torch.device) -> float:
    """Operations a second of large bfloat16 matrices, measured."""
    side = 8192 if device.type == "cuda" else 512
    one = torch.randn(side, side, device=device, dtype=torch.bfloat16)

    def _multiply() -> None:
        for _ in range(10):
            torch.matmul(one, one)

    took, _ = _timed(device, _multiply)
    return 10 * 2.0 * side**3 / took


def _tiny(place: Path) -> Any:
    from tests.diffusion.tiny.wan import build

    build(place / "wan")
    pipe = torches.diffusers().WanPipeline.from_pretrained(str(place / "wan"), local_files_only=True)
    pipe.set_progress_bar_config(disable=True)
    return pipe


def _real(device: torch.device) -> Any:
    """The configuration of Wan 2.1 and 2.2 T2V 14B is what diffusers' classes take by themselves."""
    from tests.diffusion.tiny import parts

    library, words = torches.diffusers(), parts.tokenizer(512)
    torch.set_default_dtype(torch.bfloat16)
    try:
        with device:
            transformer, vae = library.WanTransformer3DModel(), library.AutoencoderKLWan()
            text = parts.umt5(len(words), 4096)
    finally:
        torch.set_default_dtype(torch.float32)
    scheduler = library.UniPCMultistepScheduler(prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0)
    pipe = library.WanPipeline(
        transformer=transformer.eval(), vae=vae.eval(), text_encoder=text, tokenizer=words, scheduler=scheduler
    ).to(device)
    pipe.set_progress_bar_config(disable=True)
    return pipe


if __name__ == "__main__":
    main()
