"""One shot from its recipe: speak, stage, sound. What ``film`` makes new and ``render`` makes again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from studio.core.progress import CancelToken, Progress
from studio.ports.engine import Event, Performance, PlacedLine, ShotRequest
from studio.ports.media import MovieFormat
from studio.ports.sound import Samples, Sound, SoundBrief
from studio.project.model_use import SoundPart
from studio.project.scene import Note
from studio.project.take import Quality, Recipe
from studio.workflows.cameo.admitting import admitted
from studio.workflows.film.driving import TAIL, Preview, Shown, as_run, driven, heard_again, sound_of
from studio.workflows.film.dubs import spoken_over
from studio.workflows.film.sounding import MadeSounds, beside_its_sound, heard_of_models, made_by_models
from studio.workflows.recipe import own
from studio.workflows.studio import Studio

_ENCODING: dict[Quality, tuple[str, int]] = {
    "draft": ("ultrafast", 22),
    "standard": ("superfast", 19),
    "final": ("slow", 16),
}
"""x264 preset and constant rate factor, chosen by what they cost on the stage's own pictures. ``superfast`` at 19 is as
near to them as ``faster`` at 18 (measured at 1280x720: PSNR 36.3 dB, SSIM 0.986, both) for 0.35 of its cost and 1.23 of
its bytes; ``ultrafast`` at 22 nearer than ``veryfast`` at 21 (640x360: 33.2 dB after 32.4) for 0.32 and 1.85."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlayedShot:
    """A shot that is staged: what is to be seen, and what is said in it. It is silent yet."""

    recipe: Recipe
    performance: Performance
    lines: tuple[PlacedLine, ...]
    made: MadeSounds
    """What models have made of its sound."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RehearsedShot:
    """A shot that is staged and heard. ``stems`` are ``sample_count + TAIL`` long, and at no loudness yet."""

    recipe: Recipe
    performance: Performance
    stems: Sound
    lines: tuple[PlacedLine, ...]
    """What is said, and when: the performance's lines, or what was spoken over them."""
    notes: tuple[Note, ...] = ()
    """What had to be done otherwise with its sound."""

    @property
    def sample_count(self) -> int:
        """Length of the shot at 48 kHz."""
        return self.recipe.rate.sample(self.performance.frame_count)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StagedShot:
    """A shot that is ready to be filmed. ``sound`` is ``sample_count`` long and mastered; the recipe says with which
    gains."""

    recipe: Recipe
    performance: Performance
    sound: Sound
    notes: tuple[Note, ...] = ()
    """What had to be done otherwise with its sound."""

    @property
    def sample_count(self) -> int:
        """Length of the shot at 48 kHz."""
        return self.recipe.rate.sample(self.performance.frame_count)


def stage(
    studio: Studio,
    recipe: Recipe,
    progress: Progress,
    cancel: CancelToken,
    find: own.Find = own.nowhere,
    preview: Preview | None = None,
    words: str = "",
    shown: Shown | None = None,
) -> StagedShot:
    """Speak the lines, stage and simulate the scene, and make its sound. The frames are still to be drawn.

    ``find`` knows where the person's own sounds are, if the recipe has any. ``words`` is the prompt, where it is known:
    consent to show a cameo depends on it. Raises ``InputError`` where there is none. ``shown``: a model has made its
    pictures already, and only its sound is made.
    """
    return finished(studio, rehearse(studio, recipe, progress, cancel, find, preview, words, shown), cancel)


def finished(studio: Studio, shot: RehearsedShot, cancel: CancelToken) -> StagedShot:
    """The shot with its sound at its loudness: with the gains of its film where the recipe has them, else by itself."""
    recipe, count = shot.recipe, shot.sample_count
    tape = studio.sound.master(shot.stems.read(0, count), recipe.mix.loudness, recipe.master, cancel)
    return StagedShot(
        recipe=replace(recipe, master=tape.master),
        performance=shot.performance,
        sound=tape.read(0, count),
        notes=shot.notes,
    )


def rehearse(
    studio: Studio,
    recipe: Recipe,
    progress: Progress,
    cancel: CancelToken,
    find: own.Find = own.nowhere,
    preview: Preview | None = None,
    words: str = "",
    shown: Shown | None = None,
) -> RehearsedShot:
    """Speak the lines, stage and simulate the scene, and make its stems."""
    played = play(studio, recipe, progress, cancel, find, preview, words, shown)
    recipe = played.recipe
    progress("making the sound", 0, 0)
    performance = played.performance
    stems = compose(
        studio, recipe, performance.frame_count, performance.events, played.lines, cancel, find,
        parts=played.made.parts, sound=sound_of(performance),
    )  # fmt: skip
    return RehearsedShot(
        recipe=recipe, performance=performance, stems=stems, lines=played.lines, notes=played.made.notes
    )


def play(
    studio: Studio,
    recipe: Recipe,
    progress: Progress,
    cancel: CancelToken,
    find: own.Find = own.nowhere,
    preview: Preview | None = None,
    words: str = "",
    shown: Shown | None = None,
) -> PlayedShot:
    """Speak the lines, stage and simulate the scene; or have a model make it, seen by ``preview`` as it emerges."""
    let_in = admitted(lambda: studio.consent, recipe, words)
    recipe = let_in.recipe
    scene = recipe.scene
    progress("speaking", 0, 0)
    speech = tuple(own.spoken(studio, let_in, number, cancel, find) for number in range(len(scene.dialogue)))
    cancel.check()
    progress("staging", 0, 0)
    request = ShotRequest(
        scene=scene,
        speech=speech,
        size=recipe.size,
        rate=recipe.rate,
        seconds=recipe.seconds,
        timed_seconds=recipe.timed_seconds,
        seed=recipe.seed,
        quality=recipe.quality,
        portraits=let_in.portraits,
        brought=own.brought(scene, find),
        angle=recipe.angle,
    )
    if recipe.model is None:
        performance = studio.engine.stage(request, progress, cancel)
    elif shown is not None:
        performance = heard_again(studio, request, recipe.model, shown, progress, cancel)
    else:
        performance = driven(studio, request, recipe.model, progress, cancel, find, preview, let_in.references)
        recipe = as_run(recipe, performance)
    cancel.check()
    length = recipe.rate.sample(performance.frame_count)
    lines = spoken_over(studio, let_in, speech, performance.lines, length, cancel, find)
    made = made_by_models(studio, recipe, performance, progress, cancel)
    if made.uses:
        recipe = replace(recipe, sounds=made.uses)
    return PlayedShot(recipe=recipe, performance=performance, lines=lines, made=made)


def compose(
    studio: Studio,
    recipe: Recipe,
    frame_count: int,
    events: tuple[Event, ...],
    lines: tuple[PlacedLine, ...],
    cancel: CancelToken,
    find: own.Find = own.nowhere,
    *,
    parts: Mapping[SoundPart, Samples] | None = None,
    sound: Samples | None = None,
) -> Sound:
    """The stems of a shot, from what happens and what is said in it; ``parts`` of them were made by models, or all of
    it came as the ``sound`` of the pictures."""
    brief = own.heard_too(sound_brief(recipe, frame_count, events, lines), recipe.own, studio.media, find)
    brief = heard_of_models(brief, parts or {})
    if sound is not None:
        return beside_its_sound(studio, sound, brief, recipe, frame_count, cancel)
    return studio.sound.compose(brief, cancel)


def sound_brief(
    recipe: Recipe, frame_count: int, events: tuple[Event, ...], lines: tuple[PlacedLine, ...]
) -> SoundBrief:
    """What the sound of a staged shot is made from."""
    length = recipe.rate.sample(frame_count)
    return SoundBrief(
        scene=recipe.scene,
        sample_count=length + TAIL,
        events=events,
        lines=lines,
        seed=recipe.seed,
        music_sample=recipe.music_sample,
        ambience_sample=recipe.ambience_sample,
        music_cuts=recipe.music_cuts,
        music_end=recipe.music_sample + length if recipe.music_ends else None,
        spoken_before=recipe.spoken_before,
        mix=recipe.mix,
    )


def encoding(quality: Quality) -> tuple[str, int]:
    """x264 preset and constant rate factor of a quality."""
    return _ENCODING[quality]


def movie_format(recipe: Recipe, title: str) -> MovieFormat:
    """How a film or a take of this recipe is encoded."""
    preset, crf = encoding(recipe.quality)
    return MovieFormat(size=recipe.size, rate=recipe.rate, crf=crf, preset=preset, title=title)


def title_of(prompt: str) -> str:
    """A prompt as the title of a movie: one line of at most 80 characters."""
    return " ".join(prompt.split())[:80]
