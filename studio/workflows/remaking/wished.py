"""Another sound as a person picks it, part by part: kept as it is, made by the studio, or by a model."""

from dataclasses import dataclass, replace

from studio.project.model_use import SoundPart, SoundUse
from studio.project.scene import Music
from studio.project.take import Recipe
from studio.workflows.remaking.resound import Resounding

KEPT, STUDIO, NONE = "kept", "studio", "none"
"""As it is; by the studio; not at all. Whatever else is said names a model, or of music a genre."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """``scene`` is who makes what happens and the air of the place: ``KEPT``, ``STUDIO`` or a model; ``air`` true: a
    model makes the air alone. ``music`` is ``KEPT``, ``NONE``, a genre that the studio composes, or a model where
    ``by_model``. ``told``, ``music_told`` and ``lyrics`` are what models are told; empty: what the scene says."""

    scene: str = KEPT
    air: bool = False
    told: str = ""
    music: str = KEPT
    by_model: bool = False
    music_told: str = ""
    lyrics: str = ""

    @property
    def nothing(self) -> bool:
        """Whether all of it is to stay."""
        return self.scene == KEPT and self.music == KEPT

    def of(self, recipe: Recipe) -> Resounding:
        """What is to be heard of a take of this recipe."""
        apart = tuple(use for use in recipe.sounds if use.part != "music")
        piece = tuple(use for use in recipe.sounds if use.part == "music")
        if self.scene != KEPT:
            part: SoundPart = "ambience" if self.air else "scene"
            apart = () if self.scene == STUDIO else (SoundUse(model=self.scene, part=part, prompt=self.told),)
        if self.music != KEPT:
            song = SoundUse(model=self.music, part="music", prompt=self.music_told, lyrics=self.lyrics)
            piece = (song,) if self.by_model else ()
        composed = self.music != KEPT and not self.by_model
        before = recipe.scene.music or Music()
        music = None if not composed else "none" if self.music == NONE else replace(before, genre=self.music)
        sounds = (*apart, *piece)
        return Resounding(music=music, sounds=sounds if sounds != recipe.sounds else None, anew=self.scene != KEPT)
