"""A take: one result of a shot, with the whole recipe that makes it again."""

from dataclasses import dataclass, field
from typing import Literal

from studio.core.time import FrameRate
from studio.project.cameo import CameoUse
from studio.project.casting import Casting
from studio.project.dub import Dub
from studio.project.mix import Master, MixSettings, OwnSound
from studio.project.model_use import ModelUse, SoundUse
from studio.project.scene import Scene

Quality = Literal["draft", "standard", "final"]
QUALITIES: tuple[Quality, ...] = ("draft", "standard", "final")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """All that decides a take's bytes, captured whole.

    ``size`` is (width, height); ``seconds`` None leaves the length to the engine; ``timed_seconds`` is the length
    its action is timed for where it is not its own (it extends a take of that length). ``voices`` holds one
    casting for each line of ``scene.dialogue``. ``music_sample`` and ``ambience_sample`` say how far into their
    piece music and ambience already are when the shot begins, in samples at 48 kHz: the film's earlier shots
    decide that; ``music_cuts`` are the samples of the piece at which cuts fell that it was told to meet, and
    ``music_ends`` says that it closes with this shot. ``spoken_before`` is how many samples before the shot
    somebody spoke last, None where nobody did: what makes way for speech comes back over the cut. ``mix`` balances
    the sound, ``master`` holds the gains of the film that the shot was made for (None: it is mastered by itself),
    ``own`` the person's own music and effects, ``dubs`` the lines that are heard otherwise than the pictures were
    staged with, ``cameos`` the people in it who are called so by ``Subject.cameo``, ``model`` the model that
    made the pictures (None: they are staged), ``sounds`` the models that made parts of its sound (none: it is the
    studio's own), ``angle`` the place of the camera, in the words of ``coverage``, where it is not the shot's own: all
    else, sound too, is as that camera films it. ``studio`` and ``engine_version`` are the versions that made it; others
    may give other bytes.
    """

    scene: Scene
    engine: str
    engine_version: str
    studio: str
    size: tuple[int, int]
    rate: FrameRate
    seconds: float | None = None
    timed_seconds: float | None = None
    seed: int = 0
    quality: Quality = "standard"
    voices: tuple[Casting, ...] = ()
    music_sample: int = 0
    ambience_sample: int = 0
    music_cuts: tuple[int, ...] = ()
    music_ends: bool = False
    spoken_before: int | None = None
    mix: MixSettings = field(default_factory=MixSettings)
    master: Master | None = None
    own: tuple[OwnSound, ...] = ()
    dubs: tuple[Dub, ...] = ()
    cameos: tuple[CameoUse, ...] = ()
    model: ModelUse | None = None
    sounds: tuple[SoundUse, ...] = ()
    angle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """One result. ``media`` is the SHA-256 of its MP4, the key to the project's media store.

    ``frames_hash`` is the SHA-256 over all frames (uint8 sRGB, row by row, frame after frame), ``samples_hash`` over
    the mix (float32 little-endian, interleaved stereo at 48 kHz), both before encoding. ``parents`` are the takes it
    was made from (a retake of one, its sound alone), oldest first; ``prompt`` the words that were read for it (empty
    where nobody remembers). ``rating`` is 0 (none) to 5 stars; ``made`` is when, as an ISO 8601 time in UTC, or empty.
    """

    id: str
    shot_id: str
    recipe: Recipe
    media: str
    frame_count: int
    frames_hash: str
    samples_hash: str
    prompt: str = ""
    parents: tuple[str, ...] = ()
    rating: int = 0
    note: str = ""
    made: str = ""
