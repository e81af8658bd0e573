"""One shot from its recipe: speak, stage, sound. What ``film`` makes new and ``render`` makes again."""

from dataclasses import dataclass

from studio.core.progress import CancelToken, Progress
from studio.ports.engine import Performance, ShotRequest
from studio.ports.media import MovieFormat
from studio.ports.sound import Sound, SoundBrief
from studio.project.take import Quality, Recipe
from studio.workflows.casting import as_voice
from studio.workflows.studio import Studio

TAIL = 480
"""Samples of sound (10 ms) made beyond a shot's last frame, for crossing over into the next shot."""

_ENCODING: dict[Quality, tuple[str, int]] = {
    "draft": ("veryfast", 21),
    "standard": ("medium", 18),
    "final": ("slow", 16),
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StagedShot:
    """A shot that is ready to be filmed. ``sound`` is ``sample_count + TAIL`` long."""

    recipe: Recipe
    performance: Performance
    sound: Sound

    @property
    def sample_count(self) -> int:
        """Length of the shot at 48 kHz."""
        return self.recipe.rate.sample(self.performance.frame_count)


def stage(studio: Studio, recipe: Recipe, progress: Progress, cancel: CancelToken) -> StagedShot:
    """Speak the lines, stage and simulate the scene, and make its sound. The frames are still to be drawn."""
    scene = recipe.scene
    progress("speaking", 0, 0)
    speech = tuple(
        studio.speaker.speak(line, as_voice(casting), cancel)
        for line, casting in zip(scene.dialogue, recipe.voices, strict=True)
    )
    cancel.check()
    progress("staging", 0, 0)
    request = ShotRequest(
        scene=scene,
        speech=speech,
        size=recipe.size,
        rate=recipe.rate,
        seconds=recipe.seconds,
        seed=recipe.seed,
        quality=recipe.quality,
    )
    performance = studio.engine.stage(request, progress, cancel)
    cancel.check()
    progress("making the sound", 0, 0)
    brief = SoundBrief(
        scene=scene,
        sample_count=recipe.rate.sample(performance.frame_count) + TAIL,
        events=performance.events,
        lines=performance.lines,
        seed=recipe.seed,
        music_sample=recipe.music_sample,
        ambience_sample=recipe.ambience_sample,
    )
    return StagedShot(recipe=recipe, performance=performance, sound=studio.sound.compose(brief, cancel))


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
