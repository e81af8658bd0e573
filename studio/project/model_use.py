"""What a recipe says of the model that made its pictures: all that is needed to run it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

Guide = Literal["none", "first", "first_last", "keyframes", "control", "depth", "pose", "draft"]
GUIDES: tuple[Guide, ...] = get_args(Guide)
"""What the stage gives a model of its own staging of the shot: nothing, its first picture, its first and its last, some
pictures on the way, the whole movie as a control, how far everything in it is, how everybody in it stands, or the movie
as a draft to go over."""

FOLLOWED: tuple[Guide, ...] = ("control", "depth", "pose")
"""Those that are a movie which the model's own moves along with, and shows nothing of."""

SoundPart = Literal["scene", "ambience", "music"]
SOUND_PARTS: tuple[SoundPart, ...] = get_args(SoundPart)
"""What a model can make of a shot's sound: everything that happens and the air of the place, that air alone, or the
music. Lines are always the studio's."""

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
    SHA-256 of a picture that the shot begins with. ``movie`` is the SHA-256 of a movie that it goes on from, or, with
    ``part`` (seconds from and to), of which a part is made again; ``sound`` that of a recording which the pictures
    follow. ``heard`` is false where the sound that it makes with its pictures is left out; ``scored`` is true where the
    studio's music of the scene is laid under it.

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
    movie: str = ""
    part: tuple[float, float] | None = None
    sound: str = ""
    heard: bool = True
    scored: bool = False
    loras: tuple[LoraUse, ...] = ()
    settings: Mapping[str, Setting] = field(default_factory=lambda: MappingProxyType({}))
    digest: str = ""
    family: str = ""
    size: tuple[int, int] | None = None
    frame_count: int = 0
    mode: str = ""
    precision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundUse:
    """A model that makes a ``part`` of a shot's sound, in place of the studio's own.

    ``model``, ``schedule``, ``prompt``, ``negative`` and ``settings`` as in ``ModelUse``; ``lyrics`` are sung, by
    models of music that sing. ``seed`` None is the shot's for the sound of its scene; for music and air it is 0, so
    that they run on over cuts. ``seconds`` is how much of a piece or an air is made (0: as much as is usual); it is
    repeated where that is too short. The sound of a scene is always as long as the shot.

    What whoever ran it adds: ``digest`` is over the weights, ``family`` names how it was driven.
    """

    model: str
    part: SoundPart = "scene"
    schedule: str = ""
    prompt: str = ""
    negative: str = ""
    lyrics: str = ""
    seed: int | None = None
    seconds: float = 0.0
    settings: Mapping[str, Setting] = field(default_factory=lambda: MappingProxyType({}))
    digest: str = ""
    family: str = ""
