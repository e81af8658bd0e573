"""Pictures and movies as Qwen 3 VL sees them: cut up into patches. The library's own processor cannot be made without
torchvision."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

_IMAGE, _VIDEO = "<|image_pad|>", "<|video_pad|>"


@dataclass(frozen=True, slots=True)
class MovieEyes:
    """Cuts up movies. ``least`` and ``most`` are pixels of a whole movie; it is made larger or smaller for them."""

    patch_size: int = 16
    temporal_patch_size: int = 2
    merge_size: int = 2
    least: int = 128 * 32 * 32
    most: int = 768 * 32 * 32
    mean: tuple[float, ...] = (0.5, 0.5, 0.5)
    deviation: tuple[float, ...] = (0.5, 0.5, 0.5)

    @classmethod
    def read(cls, place: Path) -> "MovieEyes":
        """As the folder of a processor says; what it does not say is as usual."""
        told = _told(place)
        size = told.get("size", {})
        return cls(
            patch_size=int(told.get("patch_size", cls().patch_size)),
            temporal_patch_size=int(told.get("temporal_patch_size", cls().temporal_patch_size)),
            merge_size=int(told.get("merge_size", cls().merge_size)),
            least=int(size.get("shortest_edge", cls().least)),
            most=int(size.get("longest_edge", cls().most)),
            mean=tuple(map(float, told.get("image_mean", cls().mean))),
            deviation=tuple(map(float, told.get("image_std", cls().deviation))),
        )

    def __call__(self, *, videos: Sequence[NDArray[np.uint8]], **_more: Any) -> dict[str, torch.Tensor]:
        """Each uint8 (frames, height, width, 3): their patches, and how many there are in time, down and across."""
        cut = [self._cut(movie) for movie in videos]
        return {
            "pixel_values_videos": torch.cat([patches for patches, _ in cut]),
            "video_grid_thw": torch.tensor([grid for _, grid in cut]),
        }

    def size(self, frames: int, tall: int, wide: int) -> tuple[int, int]:
        """Height and width that a movie is seen at."""
        step = self.patch_size * self.merge_size
        grow = max(1.0, step / tall, step / wide)
        tall, wide = int(tall * grow), int(wide * grow)
        down, across = round(tall / step) * step, round(wide / step) * step
        time = round(frames / self.temporal_patch_size) * self.temporal_patch_size
        if time * down * across > self.most:
            less = (frames * tall * wide / self.most) ** 0.5
            return max(step, int(tall / less / step) * step), max(step, int(wide / less / step) * step)
        if time * down * across < self.least:
            more = (self.least / (frames * tall * wide)) ** 0.5
            return -int(-tall * more // step) * step, -int(-wide * more // step) * step
        return down, across

    def _cut(self, movie: NDArray[np.uint8]) -> tuple[torch.Tensor, tuple[int, int, int]]:
        frames = torch.as_tensor(np.ascontiguousarray(movie)).permute(0, 3, 1, 2).float()
        tall, wide = self.size(len(frames), *frames.shape[2:])
        if (tall, wide) != tuple(frames.shape[2:]):
            frames = torch.nn.functional.interpolate(frames, (tall, wide), mode="bicubic", antialias=True)
            frames = frames.round().clamp(0, 255)
        mean, deviation = (torch.tensor(one).view(1, 3, 1, 1) for one in (self.mean, self.deviation))
        frames = (frames / 255 - mean) / deviation
        lacking = -len(frames) % self.temporal_patch_size
        frames = torch.cat([frames, frames[-1:].expand(lacking, -1, -1, -1)])
        edge, merge = self.patch_size, self.merge_size
        grid = len(frames) // self.temporal_patch_size, tall // edge, wide // edge
        rows = frames.reshape(
            grid[0], self.temporal_patch_size, 3, grid[1] // merge, merge, edge, grid[2] // merge, merge, edge
        )
        rows = rows.permute(0, 3, 6, 4, 7, 2, 1, 5, 8)
        return rows.reshape(grid[0] * grid[1] * grid[2], -1), grid


@dataclass(frozen=True, slots=True)
class Eyes:
    """What the blocks of a pipeline ask of Qwen 3's processor, for words, pictures and movies."""

    tokenizer: Any
    image_processor: Any
    video_processor: MovieEyes

    @classmethod
    def read(cls, place: Path) -> "Eyes":
        """From the folder of a processor."""
        pictures: Any = import_module("transformers.models.qwen2_vl.image_processing_pil_qwen2_vl")
        words: Any = import_module("transformers").AutoTokenizer
        return cls(
            tokenizer=words.from_pretrained(str(place), local_files_only=True),
            image_processor=pictures.Qwen2VLImageProcessorPil.from_pretrained(str(place), local_files_only=True),
            video_processor=MovieEyes.read(place),
        )

    def create_mm_token_type_ids(self, rows: list[list[int]]) -> list[list[int]]:
        """0 for words, 1 for pictures, 2 for movies."""
        kinds = {self.tokenizer.convert_tokens_to_ids(_IMAGE): 1, self.tokenizer.convert_tokens_to_ids(_VIDEO): 2}
        return [[kinds.get(token, 0) for token in row] for row in rows]


def _told(place: Path) -> dict[str, Any]:
    for name, part in (("video_preprocessor_config.json", ""), ("processor_config.json", "video_processor")):
        file = place / name
        if file.is_file():
            told: dict[str, Any] = json.loads(file.read_text("utf-8"))
            found: dict[str, Any] | None = told.get(part) if part else told
            if found:
                return found
    return {}
