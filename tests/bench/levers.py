"""What each lever of the engine is worth on this machine, read off the engine's own log: models of middling size with
random weights, one thing changed at a time.

::

    python -m tests.bench.levers [--only LEVER] [--steps 12]

Prints, for attention, blocks compiled aside, caches, weights of fewer bits, weights that are moved, and decoding in
tiles, the sentence that the engine's log has when the run with it has ended; and how much of decoding went by while
pictures were encoded. Without a card nothing can be moved while something computes: overlapped offload is then told as
not measured.
"""

import argparse
import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from studio.core.progress import CancelToken, silent
from studio.core.time import FrameRate
from studio.core.unfinished import Unfinished
from studio.diffusion import DiffusionEngine, torches
from studio.diffusion.folders import FolderModels
from studio.diffusion.loading import SHELF
from studio.media import Movies
from studio.ports.engine import FILM_RATE, ShotRequest
from studio.ports.media import MovieFormat
from studio.project.model_use import ModelUse
from studio.project.scene import Scene, Subject
from tests.diffusion.tiny import parts
from tests.diffusion.tiny.library import of, same_weights

SIZE, SECONDS = (256, 160), 1.0
SCENE = Scene(subjects=(Subject(kind="dog", action="run"),), place="beach")
LEVERS: dict[str, dict[str, Any]] = {
    "attention": {"attention": "_native_math"},
    "cache first_block": {"cache": "first_block"},
    "cache taylor": {"cache": "taylor"},
    "cache pyramid": {"cache": "pyramid"},
    "int8": {"precision": "int8"},
    "fp8": {"precision": "fp8"},
    "group offload": {"mode": "group_offload"},
    "tiled": {"tiled": True, "mode": "resident"},
    "compile": {"compile": "on"},
}
"""By name: what is said to the run that is laid beside the plain one."""


def main() -> None:
    """Run and print."""
    options = argparse.ArgumentParser(prog="tests.bench.levers")
    options.add_argument("--only", default="", choices=("", *LEVERS), help="one lever alone")
    options.add_argument("--steps", type=int, default=12, help="steps of each run; caches want twelve")
    chosen = options.parse_args()
    logging.basicConfig(level=logging.WARNING, stream=sys.stdout, format="  log: %(message)s")
    logging.getLogger("studio.diffusion").setLevel(logging.INFO)
    _say(torches.machine(torches.device()))
    with TemporaryDirectory() as place:
        model = build(Path(place) / "model")
        engine = DiffusionEngine(FolderModels(), may_load=True, compile_from=1e9)

        def _run(name: str, **more: Any) -> None:
            _say(f"\n{name}")
            film(engine, use(model, chosen.steps, **more), Path(place) / "shot.mp4")

        plain: Callable[[], None] = lambda: _run("plain")  # noqa: E731
        plain()
        plain()
        for name, more in LEVERS.items():
            if chosen.only in ("", name):
                _run(name, **more)
                if name == "compile":
                    _run(f"{name}, again", **more)
        if torches.device().type != "cuda":
            _say("\noverlapped offload: not measured, for there is no card here")
        elif not chosen.only:
            _run("group offload in turn", mode="group_offload", overlapped=False)
        SHELF.clear()


def use(model: Path, steps: int, *, mode: str = "", precision: str = "", **settings: Any) -> ModelUse:
    """One call a step, by the usual kernel, with blocks as they are written."""
    given = {"steps": steps, "guidance": 1.0, "attention": "native", "compile": "off", **settings}
    return ModelUse(model=str(model), settings=given, mode=mode, precision=precision, size=SIZE)


def film(engine: DiffusionEngine, model: ModelUse, movie: Path) -> None:
    """A shot, and its pictures encoded as they come. Where others work too it is the processor's seconds that count."""
    request = ShotRequest(scene=SCENE, size=(1280, 768), seconds=SECONDS, model=model)
    begun = time.process_time()
    performance = engine.stage(request, silent, CancelToken())
    _say(f"  processor: {time.process_time() - begun:.2f} s until the last step")
    begun = time.process_time()
    form = MovieFormat(size=request.size, rate=FrameRate(FILM_RATE.fps), crf=16, preset="slow", title="")
    with Movies(Unfinished()).writer(movie, form) as writer:
        for frame in performance.frames(silent, CancelToken()):
            writer.write_frame(frame)
        writer.finish(iter(()))
    _say(f"  processor: {time.process_time() - begun:.2f} s to decode and encode")


def build(folder: Path) -> Path:
    """A Wan of 12 blocks, 8 heads and 50 million weights, with a decoder of the usual form."""
    words = parts.tokenizer(512)
    text = parts.umt5(len(words))
    same_weights()
    vae = of("diffusers", "AutoencoderKLWan")(
        base_dim=24, z_dim=48, in_channels=12, out_channels=12, is_residual=True, patch_size=2,
        latents_mean=[0.0] * 48, latents_std=[1.0] * 48, dim_mult=[1, 2, 2, 2], num_res_blocks=1,
        scale_factor_spatial=16, scale_factor_temporal=4, temperal_downsample=[False, True, True],
    )  # fmt: skip
    transformer = of("diffusers", "WanTransformer3DModel")(
        patch_size=(1, 2, 2), num_attention_heads=8, attention_head_dim=64, in_channels=48, out_channels=48,
        text_dim=32, freq_dim=256, ffn_dim=2048, num_layers=12, cross_attn_norm=True, qk_norm="rms_norm_across_heads",
        rope_max_seq_len=64,
    )  # fmt: skip
    scheduler = of("diffusers", "UniPCMultistepScheduler")(
        prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0
    )
    of("diffusers", "WanPipeline")(
        transformer=transformer, vae=vae, scheduler=scheduler, text_encoder=text, tokenizer=words, transformer_2=None,
        boundary_ratio=None, expand_timesteps=True,
    ).save_pretrained(folder)  # fmt: skip
    return folder


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
