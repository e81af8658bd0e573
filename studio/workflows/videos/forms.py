"""What a video may be asked to be: models, sizes, lengths. The retired API's words, and more."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from studio.core.errors import InputError
from studio.project.take import Quality
from studio.workflows.recipe import options
from studio.workflows.videos.video import VideoError
from studio.workflows.writing.prompts import PROMPT_LIMIT

DEFAULT_MODEL = "sora-2"
DEFAULT_SIZE = "720x1280"
DEFAULT_SECONDS = 4.0

OLD_SIZES = ("720x1280", "1280x720", "1024x1792", "1792x1024")
"""Those of the retired API; any other even size that the studio draws is taken as well."""

LONGEST = 60.0
"""Seconds of a video; extensions may come to ``LONGEST_WHOLE``."""

LONGEST_WHOLE = 600.0


@dataclass(frozen=True, slots=True)
class Model:
    """A name that programs give, the engine that answers to it, and how much time it spends on a frame. ``own`` names
    are ours; the others are those of the retired API."""

    id: str
    quality: Quality
    own: bool = False
    engine: str = "stage"


MODELS: Mapping[str, Model] = MappingProxyType(
    {
        model.id: model
        for model in (
            Model("ekonte-stage", "standard", own=True),
            Model("ekonte-stage-draft", "draft", own=True),
            Model("ekonte-stage-final", "final", own=True),
            Model("sora-2", "standard"),
            Model("sora-2-2025-10-06", "standard"),
            Model("sora-2-2025-12-08", "standard"),
            Model("sora-2-pro", "final"),
            Model("sora-2-pro-2025-10-06", "final"),
        )
    }
)


def model(name: str) -> Model:
    """The model of this name. Raises ``VideoError``."""
    if name not in MODELS:
        raise VideoError(
            f'There is no model "{name[:80]}".',
            param="model",
            code="model_not_found",
            todo=f"Choose one of {', '.join(MODELS)}.",
        )
    return MODELS[name]


def size(text: str) -> tuple[int, int]:
    """``720x1280`` as (width, height). Raises ``VideoError``."""
    try:
        return options.size(text)
    except InputError as exc:
        raise VideoError(exc.what, param="size", todo=f"{exc.todo} Also {', '.join(OLD_SIZES)}.") from exc


def seconds(value: str | float) -> float:
    """``"8"`` or 8 as a length. Raises ``VideoError``."""
    try:
        length = float(value)
    except ValueError:
        length = math.nan
    if not (math.isfinite(length) and options.SECONDS[0] <= length <= LONGEST):
        raise VideoError(
            f"A video cannot last {str(value)[:20]!r} seconds.",
            param="seconds",
            todo=f'Choose "4", "8", "12" or any other number from {options.SECONDS[0]:g} to {LONGEST:g}.',
        )
    return length


def prompt(text: str) -> str:
    """The text, if there is one and it is one shot's. Raises ``VideoError``."""
    if not text.strip():
        raise VideoError("The prompt is empty.", param="prompt", todo="Write what should be seen and heard.")
    if len(text) > PROMPT_LIMIT:
        raise VideoError(
            f"The prompt has {len(text):,} characters; it may have {PROMPT_LIMIT:,}.",
            param="prompt",
            code="string_above_max_length",
            todo="Shorten it; longer stories are storyboards of several shots.",
        )
    return text


def seed(value: int) -> int:
    """The number, if it is a seed. Raises ``VideoError``."""
    if not 0 <= value < 2**63:
        raise VideoError(f"{value} is no seed.", param="seed", todo="Choose a whole number from 0 on.")
    return value
