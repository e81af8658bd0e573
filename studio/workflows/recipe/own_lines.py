"""Lines as the person speaks them: recordings that the mouths follow."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from studio.core.errors import InputError
from studio.ports.media import Media
from studio.project.mix import OwnSound
from studio.project.take import Recipe
from studio.workflows.recipe import own


def recordings(media: Media, lines: Mapping[int, Path]) -> tuple[dict[int, OwnSound], tuple[str, ...]]:
    """Files by the line they are of, from 0, and what had to be mended in them. Raises ``InputError``."""
    made = {number: own.line(media, file, number) for number, file in sorted(lines.items())}
    notes = tuple(note for _, told in made.values() for note in told)
    return {number: sound for number, (sound, _) in made.items()}, notes


def spoken_by_person(recipe: Recipe, lines: Mapping[int, OwnSound]) -> Recipe:
    """The recipe with recordings of lines, in place of what was said over them and of earlier recordings.

    Raises:
        InputError: there is no such line.
    """
    count = len(recipe.scene.dialogue)
    lost = next((number for number in lines if not 0 <= number < count), None)
    if lost is not None:
        raise InputError(f"There is no line {lost + 1} in this take; it has {count}.")
    kept = tuple(one for one in recipe.own if one.use != "line" or one.line not in lines)
    dubs = tuple(dub for dub in recipe.dubs if dub.line not in lines)
    return replace(recipe, own=(*kept, *(lines[number] for number in sorted(lines))), dubs=dubs)


def through_film(media: Media, recipes: Sequence[Recipe], lines: Mapping[int, Path]) -> list[Recipe]:
    """The recipes of a film's shots with recordings of lines, which are counted through the film, from 0.

    Raises:
        InputError: there is no such line, or a recording is missing, damaged or too long.
    """
    first, made = 0, list[Recipe]()
    for recipe in recipes:
        after = first + len(recipe.scene.dialogue)
        here = {number - first: lines[number] for number in lines if first <= number < after}
        made.append(spoken_by_person(recipe, recordings(media, here)[0]))
        first = after
    lost = next((number for number in lines if number >= first), None)
    if lost is not None:
        raise InputError(f"There is no line {lost + 1} in this film; it has {first}.")
    return made
