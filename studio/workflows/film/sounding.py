"""The sound of a shot: the studio's own, what came with a model's pictures, and parts that models of sound make.

::

    performance ──▶ sound with its pictures? ── no ──▶ brief ◀── scene, ambience or music by a model ──▶ stems
                                              └─ yes ─▶ that sound is the effects; other music and own sounds go beside
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from studio.core.progress import CancelToken, Progress
from studio.core.time import SAMPLE_RATE
from studio.ports.engine import Performance
from studio.ports.sound import Samples, Sound, SoundBrief
from studio.project.model_use import SoundPart, SoundUse
from studio.project.scene import Note
from studio.project.take import Recipe
from studio.workflows.film.driving import TAIL, as_stems, sound_of
from studio.workflows.studio import Studio

USUAL_SECONDS: Mapping[SoundPart, float] = {"ambience": 30.0, "music": 60.0}
"""How much of an air and of a piece is made, to be laid under as many shots as have it in common."""

_SEAM = SAMPLE_RATE // 2
"""Samples in which the end of a piece goes over into its beginning, where it is repeated."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MadeSounds:
    """What models have made of a shot's sound: ``parts`` are float32 (n, 2) at 48 kHz, ``uses`` how they were run."""

    parts: Mapping[SoundPart, Samples] = field(default_factory=dict[SoundPart, Samples])
    uses: tuple[SoundUse, ...] = ()
    notes: tuple[Note, ...] = ()


def made_by_models(
    studio: Studio, recipe: Recipe, performance: Performance, progress: Progress, cancel: CancelToken
) -> MadeSounds:
    """What the recipe has models make of the sound of a shot that is staged. The scene's is as long as the shot.

    A model of pictures that brings their sound leaves nothing to a model of the scene's sound: that is noted.

    Raises:
        InputError: a model is missing, damaged, or makes no sound by itself.
        MachineError: this machine cannot run it.
    """
    if not recipe.sounds:
        return MadeSounds()
    sounding = sound_of(performance) is not None
    parts: dict[SoundPart, Samples] = {}
    uses: list[SoundUse] = []
    notes: list[Note] = []
    for use in recipe.sounds:
        if sounding and use.part != "music":
            text = f"The pictures came with their own sound; {use.model} was not asked."
            notes.append(Note(text=text, kind="substituted", detail=use.part))
            uses.append(use)
            continue
        count = recipe.rate.sample(performance.frame_count) + TAIL
        seconds = count / SAMPLE_RATE if use.part == "scene" else use.seconds or USUAL_SECONDS[use.part]
        seed = use.seed if use.seed is not None else recipe.seed if use.part == "scene" else 0
        parts[use.part], ran = studio.neural.sound(use, recipe.scene, seconds, seed, progress, cancel)
        uses.append(ran)
    return MadeSounds(parts=parts, uses=tuple(uses), notes=tuple(notes))


def heard_of_models(brief: SoundBrief, parts: Mapping[SoundPart, Samples]) -> SoundBrief:
    """The brief with what models have made in it; music of the person's own goes first."""
    scene, air, music = parts.get("scene"), parts.get("ambience"), parts.get("music")
    if scene is not None:
        brief = replace(brief, made_scene=repeated(scene, brief.sample_count))
    if air is not None:
        brief = replace(brief, made_air=repeated(air, brief.ambience_sample + brief.sample_count))
    if music is not None and brief.own_music is None:
        brief = replace(brief, own_music=repeated(music, brief.music_sample + brief.sample_count + SAMPLE_RATE))
    return brief


def beside_its_sound(
    studio: Studio, sound: Samples, brief: SoundBrief, recipe: Recipe, frame_count: int, cancel: CancelToken
) -> Sound:
    """The stems of a shot whose pictures came with their sound; beside it the person's own sounds, and the music that
    another model has made for it, or the studio where its recipe says so."""
    stems = as_stems(sound, recipe, frame_count)
    scored = recipe.model is not None and recipe.model.scored
    if brief.own_music is None and not brief.own_effects and not scored:
        return stems
    alone = replace(brief, events=(), lines=(), made_scene=None, made_air=None)
    beside = studio.sound.compose(alone, cancel)
    music = beside.music if scored or brief.own_music is not None else stems.music
    effects = stems.effects + beside.effects if brief.own_effects else stems.effects
    return replace(stems, music=music, effects=effects)


def repeated(piece: Samples, count: int) -> Samples:
    """At least ``count`` samples of a piece: over and over, its end going over into its beginning."""
    seam = min(_SEAM, len(piece) // 4)
    if len(piece) >= count or len(piece) - seam < 1:
        return piece
    step = len(piece) - seam
    rounds = -(-count // step)
    whole = np.zeros((rounds * step + seam, 2), np.float32)
    bend = np.sin(0.5 * np.pi * (np.arange(seam, dtype=np.float32) + 0.5) / max(1, seam))[:, None]
    for number in range(rounds):
        one = piece.copy()
        if number:
            one[:seam] *= bend
        if number < rounds - 1:
            one[step:] *= bend[::-1]
        whole[number * step : number * step + len(piece)] += one
    return whole
