"""The score over a film: where a piece of music begins, runs on, and ends."""

from collections.abc import Sequence
from dataclasses import replace

from studio.project.mix import OwnSound
from studio.project.model_use import SoundUse
from studio.project.scene import Music
from studio.project.take import Recipe


def piece(recipe: Recipe) -> Music | OwnSound | tuple[SoundUse, Music | None] | None:
    """What is played over a shot; two shots with the same have it in common."""
    own = next((one for one in recipe.own if one.use == "music"), None)
    by_model = next((use for use in recipe.sounds if use.part == "music"), None)
    if own is None and by_model is not None:
        return replace(by_model, digest="", family="", prompt=""), recipe.scene.music
    return own or recipe.scene.music


def scored(recipes: Sequence[Recipe]) -> list[Recipe]:
    """The recipes of a film in their order, told with which of them a piece of music closes: where the next shot has
    another, or none, or there is no next shot."""
    following = [*(piece(recipe) for recipe in recipes[1:]), None]
    return [
        replace(recipe, music_ends=piece(recipe) is not None and piece(recipe) != after)
        for recipe, after in zip(recipes, following, strict=True)
    ]
