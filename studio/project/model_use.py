"""What a recipe says of the model that made its pictures: all that is needed to run it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

Guide = Literal["none", "first", "first_last", "keyframes", "control", "draft"]
GUIDES: tuple[Guide, ...] = get_args(Guide)
"""What the stage gives a model of its own staging of the shot: nothing, its first picture, its first and its last, some
pictures on the way, the whole movie as a control, or the movie as a draft to go over."""

Setting = float | int | bool | str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoraUse:
    """Weights that were laid over the model's: their file, its SHA-256 (empty until they were used), how strongly."""

    file: str
    digest: str = ""
    strength: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelUse:
    """A model, and how it is run.

    ``model`` is an id of the catalogue or a folder of weights. ``schedule`` names one of the model's (empty: its
    usual), ``settings`` go over what that says (``steps``, ``guidance``, ``shift`` …). ``prompt`` and ``negative`` are
    what the model is told; empty, they are written from the scene. ``guide`` is what the stage gives it, ``image`` the
    SHA-256 of a picture that the shot begins with.

    What whoever ran it adds: ``digest`` is over the weights, ``family`` names how it was driven; ``size``,
    ``frame_count``, ``mode`` and ``precision`` say what was made and how, before it was brought to the recipe's size
    and rate. Where they are given, a run keeps to them.
    """

    model: str
    schedule: str = ""
    prompt: str = ""
    negative: str = ""
    guide: Guide = "none"
    image: str = ""
    loras: tuple[LoraUse, ...] = ()
    settings: Mapping[str, Setting] = field(default_factory=lambda: MappingProxyType({}))
    digest: str = ""
    family: str = ""
    size: tuple[int, int] | None = None
    frame_count: int = 0
    mode: str = ""
    precision: str = ""
