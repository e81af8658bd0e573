"""The ``Engine`` port over open models. Importing it loads none of them."""

from importlib import metadata
from importlib.util import find_spec

from studio.core.errors import FaultError, InputError, MachineError
from studio.core.progress import CancelToken, Progress
from studio.diffusion.facts import BY_ID
from studio.diffusion.folders import Models
from studio.diffusion.prompts import negative_for, prompt_for
from studio.ports.engine import Performance, ShotRequest
from studio.project.scene import Scene

_PARTS = ("torch", "diffusers", "transformers", "accelerate", "safetensors")


class DiffusionEngine:
    """Shots by models. Weights stay warm from one take to the next; ``release`` lets them go."""

    def __init__(self, models: Models, *, may_load: bool) -> None:
        """``may_load``: this process may hold torch. No window's and no command's may."""
        self._models, self._may_load = models, may_load

    @property
    def name(self) -> str:
        return "diffusion"

    @property
    def version(self) -> str:
        """Of the drivers and of what they stand on: another one may round otherwise."""
        return f"1 torch {_version('torch')} diffusers {_version('diffusers')}"

    def stage(self, request: ShotRequest, progress: Progress, cancel: CancelToken) -> Performance:
        """Denoise the shot, and its sound where the model makes one; the frames are decoded when they are asked for.

        Raises:
            InputError: there is no such model, it is damaged, or cannot do what it is asked.
            MachineError: torch is not installed, or memory does not suffice in any way.
        """
        use = request.model
        if use is None:
            raise InputError("No model was chosen.", todo="Choose one with --model; see ekonte models list.")
        if not self._may_load:
            raise FaultError("Models are run by workers, not in this process.")
        missing = [part for part in _PARTS if find_spec(part) is None]
        if missing:
            raise MachineError(
                f"Models need {', '.join(missing)}, which this installation lacks.",
                todo='Install them with: pip install "ekonte[neural]"',
            )
        found = self._models.find(use.model)
        progress("loading the model", 0, 0)
        from studio.diffusion.making import make

        return make(request, use, found, self._models, progress, cancel)

    def told(self, model: str, scene: Scene) -> tuple[str, str]:
        """What a model (its id, its folder, or the name of its family) is told of a scene, and what it is to avoid.

        Raises:
            InputError: there is no such model, or it is told nothing.
        """
        family = model if model in BY_ID else self._models.family(model)
        return prompt_for(family, scene), negative_for(family)

    def release(self) -> None:
        """Let go of the weights that were kept warm."""
        if self._may_load:
            from studio.diffusion.loading import SHELF

            SHELF.clear()


def _version(part: str) -> str:
    try:
        return metadata.version(part)
    except metadata.PackageNotFoundError:
        return "-"
