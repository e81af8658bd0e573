"""From latents to pictures, a few at a time: the encoder has the first ones while the next are decoded.

A pipeline would decode everything in one piece at its end. Its decoder is held back while it runs: what it was about to
decode, in the very scale its decoder wants, is kept and decoded here.
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from itertools import islice
from threading import Event
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from studio.core.errors import Cancelled, MachineError
from studio.core.progress import CancelToken
from studio.diffusion import torches
from studio.diffusion.ahead import ahead
from studio.diffusion.ladder import OutOfMemory


@dataclass(slots=True)
class Held:
    """What a pipeline was about to decode: latents (1, channels, frames, height, width), and how."""

    latents: torch.Tensor | None = None
    more: tuple[Any, ...] = ()
    named: dict[str, Any] = field(default_factory=dict[str, Any])

    def on(self, device: torch.device) -> "Held":
        """The same there."""
        tree: Any = import_module("torch.utils._pytree")

        def _there(one: torch.Tensor) -> torch.Tensor:
            return one.to(device)

        latents, more, named = tree.tree_map_only(torch.Tensor, _there, (self.latents, self.more, self.named))
        return Held(latents, more, named)


@contextmanager
def held_back(vae: Any) -> Generator[Held]:
    """While it lasts, ``vae.decode`` keeps what it is given and gives a black picture."""
    held = Held()

    def _keep(latents: torch.Tensor, *more: Any, return_dict: bool = True, **named: Any) -> Any:
        held.latents, held.more, held.named = latents.detach(), more, named
        black = torch.zeros(1, 3, 1, 8, 8, dtype=torch.float32)
        if not return_dict:
            return (black,)
        return _Sample(black)

    vae.decode = _keep
    try:
        yield held
    finally:
        del vae.decode


class _Sample(tuple[torch.Tensor]):
    """What a decoder gives: by number and by name."""

    def __new__(cls, sample: torch.Tensor) -> "_Sample":
        return super().__new__(cls, (sample,))

    @property
    def sample(self) -> torch.Tensor:
        return self[0]


def pictures(
    vae: Any, held: Held, cancel: CancelToken, *, tiled: bool, told: Callable[[str], None] = torches.log.info
) -> Iterator[NDArray[np.uint8]]:
    """One after the other: uint8 (height, width, 3) sRGB. What comes next is decoded while one is looked at.

    Where memory does not suffice for the next one it is decoded again, in tiles, and then by the processor, and
    ``told`` is told; what has been given stays as it is.

    Raises:
        MachineError: memory does not suffice in any of these ways.
    """
    given = 0
    for way in _ways(vae, tiled=tiled):
        try:
            with torches.short_of_memory():
                made = ahead(lambda stop, way=way: _decoded(vae, held, cancel, stop, way), told=_ahead)
                for picture in islice(made, given, None):
                    given += 1
                    yield picture
            return
        except OutOfMemory:
            told(_GIVEN_UP[way])
    raise MachineError(
        "The memory of this machine does not suffice for decoding this shot.",
        todo="Close other programs, or choose a smaller picture, a shorter shot or a smaller model.",
    )


def _ahead(count: int, making: float, waiting: float) -> None:
    torches.log.info(
        "decoded ahead: %d pictures in %.2f s, of which %.2f s were waited for and %.2f s went by beside other work",
        count,
        making,
        waiting,
        max(0.0, making - waiting),
    )


_GIVEN_UP = {
    "whole": "Not enough memory to decode: pictures are decoded in tiles.",
    "tiled": "Not enough memory to decode: the processor decodes them, which is slow.",
    "processor": "Not enough memory to decode.",
}


def _ways(vae: Any, *, tiled: bool) -> list[str]:
    ways = ["tiled"] if tiled else ["whole", "tiled"]
    weights: Any = next(iter(vae.parameters()), None)
    free = not hasattr(vae, "_hf_hook") and not hasattr(vae, "_diffusers_hook")
    return [*ways, "processor"] if weights is not None and weights.device.type != "cpu" and free else ways


def _decoded(vae: Any, held: Held, cancel: CancelToken, stop: Event, way: str) -> Iterator[NDArray[np.uint8]]:
    _set_tiling(vae, tiled=way != "whole")

    def _asked(module: torch.nn.Module, given: Any) -> None:
        cancel.check()
        if stop.is_set():
            raise Cancelled

    hooks: list[Any] = [
        block.register_forward_pre_hook(_asked)
        for part in (getattr(vae, "decoder", None),)
        if part is not None
        for block in part.modules()
        if not list(block.children())
    ]
    weights: Any = next(iter(vae.parameters()))
    place = weights.device
    if way == "processor":
        vae.to("cpu")
        held = held.on(torch.device("cpu"))
    try:
        with torch.no_grad():
            for piece in _pieces(vae, held, tiled=way != "whole"):
                yield from as_pictures(piece)
    finally:
        for hook in hooks:
            hook.remove()
        if way == "processor":
            vae.to(place)


def as_pictures(video: torch.Tensor) -> list[NDArray[np.uint8]]:
    """(1, 3, frames, height, width), -1..1, as uint8 pictures."""
    pixels = ((video[0].float() * 0.5 + 0.5).clamp(0, 1) * 255).round().to(torch.uint8)
    return [np.ascontiguousarray(one) for one in pixels.permute(1, 2, 3, 0).cpu().numpy()]


def _pieces(vae: Any, held: Held, *, tiled: bool) -> Iterator[torch.Tensor]:
    latents = held.latents
    assert latents is not None, "a pipeline of pictures decodes"
    match type(vae).__name__:
        case "AutoencoderKLWan" if not tiled:
            yield from _wan(vae, latents)
        case "AutoencoderKLLTX2Video" if getattr(vae, "use_framewise_decoding", False):
            yield from _ltx2(vae, latents, held)
        case _:
            yield vae.decode(latents, *held.more, return_dict=False, **held.named)[0]


def _wan(vae: Any, latents: torch.Tensor) -> Iterator[torch.Tensor]:
    """As ``AutoencoderKLWan._decode``, which goes through the latents one by one with what it remembers of those
    before; each piece leaves as soon as it is there. The same pictures, bit for bit."""
    _bring(vae)
    vae.clear_cache()
    x = vae.post_quant_conv(latents)
    for number in range(x.shape[2]):
        vae._conv_idx = [0]
        first = {"first_chunk": True} if number == 0 else {}
        piece = vae.decoder(x[:, :, number : number + 1], feat_cache=vae._feat_map, feat_idx=vae._conv_idx, **first)
        patch = vae.config.patch_size
        yield (piece if patch is None else _unpatched(piece, patch)).clamp(-1.0, 1.0)
    vae.clear_cache()


def _unpatched(x: torch.Tensor, patch: int) -> torch.Tensor:
    """(1, channels * patch², frames, h, w) as (1, channels, frames, h * patch, w * patch), in Wan's order."""
    one, channels, frames, tall, wide = x.shape
    x = x.view(one, channels // (patch * patch), patch, patch, frames, tall, wide)
    x = x.permute(0, 1, 4, 5, 3, 6, 2).contiguous()
    return x.view(one, channels // (patch * patch), frames, tall * patch, wide * patch)


def _ltx2(vae: Any, latents: torch.Tensor, held: Held) -> Iterator[torch.Tensor]:
    """As ``AutoencoderKLLTX2Video._temporal_tiled_decode``: stretches that overlap and are blended into each other;
    each leaves once the one after it has begun."""
    _bring(vae)
    ratio = vae.temporal_compression_ratio
    length, stride = vae.tile_sample_min_num_frames // ratio, vae.tile_sample_stride_num_frames // ratio
    count = latents.shape[2]
    if count <= length:
        yield vae.decode(latents, *held.more, return_dict=False, **held.named)[0]
        return
    blend = vae.tile_sample_min_num_frames - vae.tile_sample_stride_num_frames
    left = (count - 1) * ratio + 1
    before: torch.Tensor | None = None
    for start in range(0, count, stride):
        tile = latents[:, :, start : start + length + 1]
        vae.use_framewise_decoding = False
        try:
            decoded: torch.Tensor = vae.decode(tile, *held.more, return_dict=False, **held.named)[0]
        finally:
            vae.use_framewise_decoding = True
        if start == 0:
            piece = decoded[:, :, : vae.tile_sample_stride_num_frames + 1]
        else:
            decoded = decoded[:, :, :-1]
            piece = vae.blend_t(before, decoded, blend)[:, :, : vae.tile_sample_stride_num_frames]
        before = decoded
        piece = piece[:, :, :left]
        left -= piece.shape[2]
        if piece.shape[2]:
            yield piece


def _bring(vae: Any) -> None:
    """A decoder that is kept elsewhere comes to the card when its ``decode`` is called; here it is not called."""
    hook = getattr(vae, "_hf_hook", None)
    if hook is not None:
        hook.pre_forward(vae)


def _set_tiling(vae: Any, *, tiled: bool) -> None:
    name = "enable_tiling" if tiled else "disable_tiling"
    if hasattr(vae, name):
        getattr(vae, name)()
