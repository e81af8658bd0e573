"""All lines of a film spoken first, so that the voices are gone before the stage comes: both at once take 700 MB more.

The speaker remembers what it has spoken; a shot that asks again has its line at once.
"""

from collections.abc import Iterable

from studio.core import memory
from studio.core.progress import CancelToken, Progress
from studio.project.take import Recipe
from studio.workflows.cameo.admitting import admitted
from studio.workflows.studio import Studio


def speak_ahead(studio: Studio, recipes: Iterable[Recipe], progress: Progress, cancel: CancelToken) -> None:
    """Speak every line of the recipes, then let dictionaries and voices go.

    Raises:
        AssetMissingError: the voice for a language is not installed.
        InputError: somebody in it has not consented.
    """
    shots = [admitted(lambda: studio.consent, recipe) for recipe in recipes]
    lines = [(line, shot.voice(number)) for shot in shots for number, line in enumerate(shot.recipe.scene.dialogue)]
    studio.reader.release()
    for number, (line, voice) in enumerate(lines):
        progress("speaking", number, len(lines))
        studio.speaker.speak(line, voice, cancel)
    studio.speaker.release()
    memory.give_back()
