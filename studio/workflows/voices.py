"""All lines of a film spoken first, so that the voices are gone before the stage comes: both at once take 700 MB more.

The speaker remembers what it has spoken; a shot that asks again has its line at once.
"""

from collections.abc import Iterable

from studio.core import memory
from studio.core.progress import CancelToken, Progress
from studio.project.take import Recipe
from studio.workflows.casting import as_voice
from studio.workflows.studio import Studio


def speak_ahead(studio: Studio, recipes: Iterable[Recipe], progress: Progress, cancel: CancelToken) -> None:
    """Speak every line of the recipes, then let dictionaries and voices go.

    Raises:
        AssetMissingError: the voice for a language is not installed.
    """
    lines = [line for recipe in recipes for line in zip(recipe.scene.dialogue, recipe.voices, strict=True)]
    studio.reader.release()
    for number, (line, casting) in enumerate(lines):
        progress("speaking", number, len(lines))
        studio.speaker.speak(line, as_voice(casting), cancel)
    studio.speaker.release()
    memory.give_back()
