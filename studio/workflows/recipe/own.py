"""The person's own sounds: music, effects, lines as they speak them. A recipe knows them by hash."""

import contextlib
import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from studio.core.errors import InputError
from studio.core.progress import CancelToken
from studio.core.time import SAMPLE_RATE
from studio.ports.media import Media
from studio.ports.sound import OwnEffect, SoundBrief
from studio.ports.speech import Speech
from studio.ports.storage import ProjectFolder
from studio.project.mix import OwnSound
from studio.project.model_use import ModelUse
from studio.project.scene import Scene
from studio.project.take import Recipe
from studio.workflows.cameo.admitting import Admitted
from studio.workflows.studio import Studio

LONGEST_LINE = 120
"""Seconds of a recording that can be one line."""

Find = Callable[[str], Path]
"""Where the file with a SHA-256 is. Raises ``InputError`` when it is nowhere."""


def nowhere(digest: str) -> Path:
    """For recipes that have no sounds of their own."""
    raise InputError(
        f"The sound {digest[:12]}… of this recipe is not here.", todo="Open the project that it belongs to."
    )


def within(project: ProjectFolder) -> Find:
    """Among the media of a project."""

    def _find(digest: str) -> Path:
        path = project.media(digest)
        return path if path.is_file() else nowhere(digest)

    return _find


def among(*files: Path) -> Find:
    """Among these files, by what is in them. Raises ``InputError`` for one that cannot be read."""
    known = {digest_of(file): file for file in files}

    def _find(digest: str) -> Path:
        return known[digest] if digest in known else nowhere(digest)

    return _find


def media_of(recipe: Recipe) -> tuple[str, ...]:
    """Every file of the person's own that a recipe needs, by its SHA-256."""
    both = (*(one.media for one in recipe.own), *(dub.media for dub in recipe.dubs))
    given = given_to(recipe.model)
    return tuple(dict.fromkeys(digest for digest in (*both, *given, *models_in(recipe.scene)) if digest))


def given_to(model: ModelUse | None) -> tuple[str, ...]:
    """The picture, the movie and the sound that a model is given, by their SHA-256."""
    every = () if model is None else (model.image, model.movie, model.sound)
    return tuple(digest for digest in every if digest)


def models_in(scene: Scene) -> tuple[str, ...]:
    """The files of subjects that the person brought, by their SHA-256."""
    return tuple(dict.fromkeys(s.attributes["model"] for s in scene.subjects if "model" in s.attributes))


def brought(scene: Scene, find: Find) -> dict[str, Path]:
    """Where those are that lie beside the recipe. Others are looked for on the person's shelf by whoever plays them."""
    found: dict[str, Path] = {}
    for digest in models_in(scene):
        with contextlib.suppress(InputError):
            found[digest] = find(digest)
    return found


def keep_own(project: ProjectFolder, digest: str, file: Path) -> None:
    """Keep a copy of an own sound in the project, so that its recipe can be made again. Raises ``DiskError``."""
    if project.media(digest).is_file():
        return
    copy = project.scratch(file.suffix)
    copy.write_bytes(file.read_bytes())
    project.keep(copy)


def music(media: Media, file: Path, gain_db: float = 0.0) -> tuple[OwnSound, tuple[str, ...]]:
    """A file as the music of a shot or film, and what had to be mended in it. Raises ``InputError``."""
    notes = media.sound(file).notes
    return OwnSound(media=digest_of(file), use="music", gain_db=gain_db, name=file.name), notes


def effect(media: Media, file: Path, seconds: float, gain_db: float = 0.0) -> tuple[OwnSound, tuple[str, ...]]:
    """A file as an effect that begins so far into its shot, and what had to be mended in it. Raises ``InputError``."""
    if not 0.0 <= seconds <= 600.0:
        raise InputError(f"An effect cannot begin at {seconds:g} s.", todo="Give 0 to 600.")
    notes = media.sound(file).notes
    own = OwnSound(
        media=digest_of(file), use="effect", sample=round(seconds * SAMPLE_RATE), gain_db=gain_db, name=file.name
    )
    return own, notes


def line(media: Media, file: Path, number: int) -> tuple[OwnSound, tuple[str, ...]]:
    """A file as line ``number`` (from 0) of the dialogue, and what had to be mended in it. Raises ``InputError``."""
    sound = media.sound(file)
    if len(sound.samples) > LONGEST_LINE * SAMPLE_RATE:
        raise InputError(
            f"{file.name} is {len(sound.samples) / SAMPLE_RATE:.0f} s long; a line can have {LONGEST_LINE} s.",
            todo="Cut it to the line itself.",
        )
    return OwnSound(media=digest_of(file), use="line", line=number, name=file.name), sound.notes


def spoken(studio: Studio, let_in: Admitted, number: int, cancel: CancelToken, find: Find) -> Speech:
    """A line of a recipe's dialogue: as the person recorded it, or as its voice speaks it.

    Raises:
        InputError: a recording is missing or damaged.
        AssetMissingError: the voice for its language is not installed.
    """
    recipe = let_in.recipe
    said, voice = recipe.scene.dialogue[number], let_in.voice(number)
    recorded = next((one for one in recipe.own if one.use == "line" and one.line == number), None)
    if recorded is None:
        return studio.speaker.speak(said, voice, cancel)
    both = studio.media.sound(find(recorded.media)).samples
    return studio.speaker.follow(said, voice, both.mean(axis=1, dtype=np.float32), cancel)


def heard_too(brief: SoundBrief, own: tuple[OwnSound, ...], media: Media, find: Find) -> SoundBrief:
    """The brief with the person's own sounds in it. Raises ``InputError`` for one that is missing or damaged."""
    if not own:
        return brief
    effects = tuple(
        OwnEffect(samples=media.sound(find(one.media)).samples, sample=one.sample, gain_db=one.gain_db)
        for one in own
        if one.use == "effect"
    )
    pieces = [one for one in own if one.use == "music"]
    tune = media.sound(find(pieces[0].media)).samples if pieces else None
    return replace(brief, own_effects=effects, own_music=tune, own_music_db=pieces[0].gain_db if pieces else 0.0)


def digest_of(file: Path) -> str:
    """SHA-256 of a file. Raises ``InputError``."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as exc:
        raise InputError(f"{file} cannot be read: {exc.strerror or exc}.") from exc
