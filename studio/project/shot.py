"""A shot: a unit of story, with its prompt, how it was read, and how it is to be made."""

from dataclasses import dataclass
from typing import Literal

from studio.project.model_use import ModelUse, SoundUse
from studio.project.scene import Reading
from studio.project.take import Quality

Status = Literal["planned", "drafted", "approved", "final"]
"""How far a shot is: words only; it has takes; one of them is approved; the approved one is of final quality."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShotSettings:
    """How the next take of a shot is to be made, beside its scene.

    ``seed`` is what the next take gets; while ``seed_locked`` is false, each new take moves it on by one. ``seconds``
    None lets the engine choose the length. ``engine`` is the name of an engine (``stage``, ``diffusion``); the second
    is driven by ``model``. ``angle`` films it from elsewhere, in the words of ``coverage``: as ``Recipe.angle``.
    ``sounds`` are models that make parts of its sound.
    """

    engine: str = "stage"
    quality: Quality = "draft"
    seed: int = 0
    seed_locked: bool = False
    seconds: float | None = None
    model: ModelUse | None = None
    sounds: tuple[SoundUse, ...] = ()
    angle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """``id`` never changes; a shot's number is its place in the project, from 1.

    ``edited`` names the fields of the scene that the person set by hand (``place``, ``camera.move``,
    ``subjects.0.action``): they hold when the prompt is read again. ``prompts`` are the earlier wordings, oldest first.
    ``approved`` is the id of the take that stands for the shot, or None.
    """

    id: str
    reading: Reading
    settings: ShotSettings = ShotSettings()
    edited: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    approved: str | None = None

    @property
    def prompt(self) -> str:
        """What the person wrote."""
        return self.reading.prompt
