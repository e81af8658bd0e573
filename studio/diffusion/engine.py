"""The ``Engine`` port over open models. Importing it loads none of them."""

from importlib import metadata
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import FaultError, InputError, MachineError
from studio.core.progress import CancelToken, Progress
from studio.diffusion.facts import BY_ID
from studio.diffusion.folders import Models
from studio.diffusion.known import missing
from studio.diffusion.paces import Paces
from studio.diffusion.performance import ModelPerformance
from studio.diffusion.planning import placed
from studio.diffusion.prompts import negative_for, prompt_for
from studio.ports.engine import Improver, Performance, ShotRequest
from studio.project.model_use import ModelUse, SoundUse
from studio.project.scene import Scene


class DiffusionEngine:
    """Shots by models. Weights stay warm from one take to the next; ``release`` lets them go."""

    def __init__(
        self, models: Models, *, may_load: bool, learned: Path | None = None, compile_from: float = 20.0
    ) -> None:
        """``may_load``: this process may hold torch. No window's and no command's may. ``learned`` is the folder where
        it is kept how fast this machine runs which model in which way; None: only as long as this object lives.
        ``compile_from``: seconds of steps from which on blocks are compiled for later takes."""
        self._models, self._may_load = models, may_load
        self._paces, self._compile_from = Paces(learned), compile_from

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
        self._ready()
        found = self._models.find(use.model)
        progress("loading the model", 0, 0)
        from studio.diffusion.making import make
        from studio.diffusion.speed import Known

        def _known(machine: str, digest: str) -> Known:
            return Known(self._paces, machine, digest, self._compile_from)

        return make(request, use, found, self._models, _known, progress, cancel)

    def brings_sound(self, use: ModelUse) -> bool:
        """By its family; a part that is made again lies in the sound of its movie, whoever makes it."""
        facts = BY_ID.get(use.family)
        return use.heard and (use.part is not None or (facts is not None and facts.sound))

    def again(self, request: ShotRequest, frame_count: int, sound: NDArray[np.float32] | None) -> Performance:
        """What is heard of a shot whose pictures are there already. Raises ``InputError``: no model made it."""
        use = request.model
        if use is None:
            raise InputError("No model was chosen.", todo="Choose one with --model; see ekonte models list.")
        silent = sound is None
        return ModelPerformance(
            decode=lambda cancel: iter(()),
            size=request.size,
            rate=request.rate,
            model_rate=request.rate.fps,
            frame_count=frame_count,
            model=use,
            sound=sound,
            events=request.staged.events if request.staged is not None and silent else (),
            lines=placed(request) if silent else (),
            notes=(),
        )

    def told(self, model: str, scene: Scene) -> tuple[str, str]:
        """What a model (its id, its folder, or the name of its family) is told of a scene, and what it is to avoid.

        Raises:
            InputError: there is no such model, or it is told nothing.
        """
        family = model if model in BY_ID else self._models.family(model)
        return prompt_for(family, scene), negative_for(family)

    def improver(self, upscale: str, interpolate: str, provider: str) -> Improver:
        """Networks of ONNX Runtime; no torch. Raises ``InputError``."""
        from studio.diffusion.improving import improving

        return improving(upscale, interpolate, provider, self._models)

    def sound(
        self, use: SoundUse, scene: Scene, seconds: float, seed: int, progress: Progress, cancel: CancelToken
    ) -> tuple[NDArray[np.float32], SoundUse]:
        """A part of a shot's sound, at most ``seconds`` long (no model makes more at once than its card says).

        Raises:
            InputError: there is no such model, it is damaged, or makes no sound by itself.
            MachineError: torch is not installed, or memory does not suffice in any way.
        """
        self._ready()
        found = self._models.find(use.model)
        progress("loading the model", 0, 0)
        from studio.diffusion.sounding import sounded

        return sounded(use, scene, seconds, seed, found, progress, cancel)

    def release(self) -> None:
        """Let go of the weights that were kept warm."""
        if self._may_load:
            from studio.diffusion.loading import EARS, SHELF

            SHELF.clear()
            EARS.clear()

    def _ready(self) -> None:
        """Raises ``FaultError`` or ``MachineError``: not in this process, not with what is installed."""
        if not self._may_load:
            raise FaultError("Models are run by workers, not in this process.")
        lacking = missing()
        if lacking:
            raise MachineError(
                f"Models need {', '.join(lacking)}, which this installation lacks.",
                todo='Install them with: pip install "ekonte[neural]"',
            )


def _version(part: str) -> str:
    try:
        return metadata.version(part)
    except metadata.PackageNotFoundError:
        return "-"
