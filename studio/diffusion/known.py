"""What can be said of models in any process: nothing is loaded, torch least of all."""

from importlib.util import find_spec

from studio.diffusion.facts import BY_ID
from studio.diffusion.folders import FolderModels
from studio.diffusion.prompts import negative_for, prompt_for
from studio.project.model_use import Guide
from studio.project.scene import Scene

PARTS = ("torch", "diffusers", "transformers", "accelerate", "safetensors")
"""Packages that models are run by."""


class KnownFamilies:
    """What each family is told, and what it can follow."""

    def told(self, model: str, scene: Scene) -> tuple[str, str]:
        """What a folder's or a family's models are told of a scene, and what they are to avoid. Raises
        ``InputError``."""
        family = model if model in BY_ID else FolderModels().family(model)
        return prompt_for(family, scene), negative_for(family)

    def guides(self, family: str) -> tuple[Guide, ...]:
        """What of the stage's own they can follow."""
        facts = BY_ID.get(family)
        return facts.guides if facts is not None else ()

    def missing(self) -> tuple[str, ...]:
        """Packages that models need and this installation lacks."""
        return missing()


def missing() -> tuple[str, ...]:
    """Packages that models need and this installation lacks; none is imported."""
    return tuple(part for part in PARTS if find_spec(part) is None)
