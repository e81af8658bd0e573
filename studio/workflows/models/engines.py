"""Who makes a shot's pictures: the stage, or a model. What fits here, how long it should take, what a model is told.

Nothing here loads a model, or asks anybody to: manifests, the free memory and past runs say it all.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from studio.core.errors import InputError, StudioError
from studio.core.progress import CancelToken, Progress
from studio.core.signals import Post, Signal
from studio.ports.models import Capability, Catalogue, Fit, Rung
from studio.project.model_use import GUIDES, Guide, LoraUse, ModelUse, Setting, SoundPart, SoundUse
from studio.project.project import Form
from studio.project.scene import Scene
from studio.project.shot import ShotSettings
from studio.workflows.beside import Beside
from studio.workflows.models.models import Row, rows
from studio.workflows.recipe.drafting import BY_MODELS

STAGE = "stage"
"""The engine that is always there; every other choice is a model's id."""

USUAL_SECONDS = 4.0
"""What a model makes where nobody says how long."""

STEPS = (1, 1000)
LORAS = (".safetensors",)
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff")
"""Files that a shot can begin with."""

MOVIES = (".mp4", ".mov", ".mkv", ".webm", ".avi", ".m4v")
"""Files that a shot can go on from."""
SOUNDS = (".wav", ".flac", ".mp3", ".m4a", ".ogg", ".opus", ".aac", ".aif", ".aiff")
"""Files that a shot's pictures can follow."""

_NEEDS: Mapping[Guide, tuple[Capability, ...]] = MappingProxyType(
    {
        "first": ("image",),
        "first_last": ("first_last",),
        "keyframes": ("keyframes",),
        "control": ("control", "animate"),
        "depth": ("control",),
        "pose": ("control", "animate"),
    }
)
"""What a model must be able to take, any of these, for the stage to guide it so."""


class Drivers(Protocol):
    """What is known of the families of models without loading one."""

    def told(self, model: str, scene: Scene) -> tuple[str, str]:
        """What a model (its id, its folder, its family) is told of a scene, and what it is to avoid.

        Raises:
            InputError: there is no such model, or it is told nothing.
        """
        ...

    def guides(self, family: str) -> tuple[Guide, ...]:
        """What of the stage's own a family can follow; empty where nothing, or nobody knows it."""
        ...

    def missing(self) -> tuple[str, ...]:
        """Packages that models need and this installation lacks."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What is to be expected of a take by a model here. ``rung`` is the way it would be run: the first that should fit,
    or else the least demanding; ``fits`` says which. ``seconds`` None: nothing like it was run here yet."""

    fit: Fit
    rung: Rung
    fits: bool

    @property
    def seconds(self) -> float | None:
        """How long it should take, learned from past runs on this machine."""
        return self.rung.seconds

    def steps_down(self, language: str) -> tuple[tuple[str, bool], ...]:
        """The ladder in words, the best way first; and which of them would be taken."""
        return tuple(
            (rung.words.get(language) or rung.words.get("en", ""), rung is self.rung) for rung in self.fit.ladder
        )


class _Look(Beside["tuple[Row, ...]"]):
    """What there is, looked up beside the window."""

    def start(self, catalogue: Callable[[], Catalogue]) -> None:
        """Begin, unless it is being done already."""

        def _work(progress: Progress, cancel: CancelToken) -> tuple[Row, ...]:
            return rows(catalogue())

        self.begin(_work, Path("engines"))


class Engines:
    """The choice of who makes pictures on this machine; one for a window. ``changed`` when more is known of it."""

    def __init__(
        self, catalogue: Callable[[], Catalogue] | None = None, drivers: Drivers | None = None, post: Post | None = None
    ) -> None:
        """Without a catalogue there is the stage alone."""
        self.changed: Signal[None] = Signal()
        self._catalogue, self._drivers = catalogue, drivers
        self._rows: tuple[Row, ...] = ()
        self._sounding: tuple[Row, ...] = ()
        self._looked = False
        self._looking = _Look(post) if post is not None and catalogue is not None else None
        if self._looking is not None:
            self._looking.ended.connect(self._found)

    # ------------------------------------------------------------------------------------------ what there is

    @property
    def known(self) -> bool:
        """Whether it has been looked up what there is."""
        return self._looked or self._looking is None

    @property
    def offered(self) -> tuple[Row, ...]:
        """Models that make a shot's pictures, the usual ones first; empty until ``known``."""
        return self._rows

    @property
    def here(self) -> tuple[Row, ...]:
        """Those of them whose weights are on this machine: they can be chosen."""
        return tuple(row for row in self._rows if row.installed is not None)

    def able(self, need: Capability) -> tuple[Row, ...]:
        """Those that are here and can be given this."""
        return tuple(row for row in self.here if need in row.card.capabilities)

    def sounding(self, part: SoundPart) -> tuple[Row, ...]:
        """Models on this machine that make this part of a shot's sound."""
        need = "music_out" if part == "music" else "sound_out"
        return tuple(row for row in self._sounding if row.installed is not None and need in row.card.capabilities)

    def sings(self, model: str) -> bool:
        """Whether a model of music can be given words to sing: those that make songs and nothing else."""
        row = self.row(model)
        return row is not None and "music_out" in row.card.capabilities and "sound_out" not in row.card.capabilities

    def row(self, model: str) -> Row | None:
        """One of them, or of those that make sound, by its id."""
        return next((row for row in (*self._rows, *self._sounding) if row.card.id == model), None)

    def name(self, model: str) -> str:
        """How a model is called: by its manifest, else by its folder or id."""
        row = self.row(model)
        return row.card.name if row is not None else Path(model).name

    def missing(self) -> tuple[str, ...]:
        """Packages that models need and this installation lacks."""
        return self._drivers.missing() if self._drivers is not None else ()

    def look(self) -> None:
        """See what there is, beside the window; ``changed`` tells."""
        if self._looking is not None and self._catalogue is not None:
            self._looking.start(self._catalogue)

    def take_in(self, found: tuple[Row, ...]) -> None:
        """What somebody else has just looked up."""
        self._rows = tuple(row for row in found if row.group in ("picture_and_sound", "picture", "follow"))
        self._sounding = tuple(row for row in found if row.group == "sound")
        self._looked = True
        self.changed.emit(None)

    def close(self) -> None:
        """Look no more."""
        if self._looking is not None:
            self._looking.close()

    def _found(self, result: "tuple[Row, ...] | StudioError | None") -> None:
        if isinstance(result, tuple):
            self.take_in(result)

    # ------------------------------------------------------------------------------------------ what a model would do

    def told(self, model: str, scene: Scene) -> tuple[str, str]:
        """What a model is told of a scene, and what it is to avoid; empty where nobody can say."""
        row = self.row(model)
        if self._drivers is None or not model:
            return "", ""
        try:
            return self._drivers.told(row.card.family if row is not None else model, scene)
        except StudioError:
            return "", ""

    def guides(self, model: str) -> tuple[Guide, ...]:
        """What of the stage's own this model can follow, nothing first."""
        row = self.row(model)
        if row is None or self._drivers is None:
            return ("none",)
        able = self._drivers.guides(row.card.family)
        can = {
            guide
            for guide in able
            if guide not in _NEEDS or any(need in row.card.capabilities for need in _NEEDS[guide])
        }
        return tuple(guide for guide in GUIDES if guide == "none" or guide in can)

    def begins(self, model: str) -> bool:
        """Whether a model can begin with a picture that it is given."""
        row = self.row(model)
        return row is None or "image" in row.card.capabilities

    def takes_loras(self, model: str) -> bool:
        """Whether LoRA weights can be laid over its own."""
        row = self.row(model)
        return row is not None and "lora" in row.card.capabilities

    def schedules(self, model: str) -> tuple[tuple[str, int], ...]:
        """Ways to run it, the usual one first: name and number of steps."""
        row = self.row(model)
        return tuple((way.name, way.steps) for way in row.card.schedules) if row is not None else ()

    def outlook(self, settings: ShotSettings, form: Form) -> Outlook | None:
        """What is to be expected of the next take of a shot; None for the stage, and where nobody knows the model."""
        use, catalogue = settings.model, self._catalogue
        row = self.row(use.model) if use is not None and settings.engine == BY_MODELS else None
        if row is None or use is None or catalogue is None or row.fit is None:
            return None
        card = row.card
        frames = math.ceil(Fraction(settings.seconds or USUAL_SECONDS) * card.rate)
        try:
            fit = catalogue().fit(card.id, use.size or form.size, frames, row.device)
        except StudioError:
            return None
        if not fit.ladder:
            return None
        return Outlook(fit=fit, rung=fit.ladder[-1 if fit.fits is None else fit.fits], fits=fit.fits is not None)


# ------------------------------------------------------------------------------------------------ settings of a shot


def chosen(settings: ShotSettings) -> str:
    """Who makes the next take: ``STAGE``, or a model's id."""
    return settings.model.model if settings.engine == BY_MODELS and settings.model is not None else STAGE


def choose(settings: ShotSettings, who: str, guides: tuple[Guide, ...], *, loras: bool) -> ShotSettings:
    """Another engine. What was said to a model is kept for when one makes it again; what the new one cannot follow
    (``guides`` it can, and whether it takes ``loras``) and what was set for the other one's schedule is dropped."""
    if who == STAGE:
        return replace(settings, engine=STAGE)
    before = settings.model or ModelUse(model="")
    if before.model == who:
        return replace(settings, engine=BY_MODELS)
    use = replace(
        before,
        model=who,
        schedule="",
        guide=before.guide if before.guide in guides else "none",
        loras=before.loras if loras else (),
        settings=MappingProxyType({}),
        size=None,
        mode="",
        precision="",
    )
    return replace(settings, engine=BY_MODELS, model=use)


def with_model(settings: ShotSettings, change: Callable[[ModelUse], ModelUse]) -> ShotSettings:
    """Something else said to the model."""
    return replace(settings, model=change(settings.model or ModelUse(model="")))


def with_setting(use: ModelUse, name: str, value: Setting | None) -> ModelUse:
    """A setting over what the schedule says; None takes it away."""
    left = {key: kept for key, kept in use.settings.items() if key != name}
    return replace(use, settings=MappingProxyType(left if value is None else {**left, name: value}))


def with_sound(settings: ShotSettings, part: SoundPart, model: str) -> ShotSettings:
    """Another maker of a part of the sound; empty: the studio itself. The sound of the scene has its air in it: where a
    model makes one of the two, none makes the other."""
    apart = {"scene": ("scene", "ambience"), "ambience": ("scene", "ambience"), "music": ("music",)}[part]
    before = sound_by(settings, part)
    kept = tuple(use for use in settings.sounds if use.part not in apart)
    if not model:
        return replace(settings, sounds=kept)
    use = before if before is not None and before.model == model else SoundUse(model=model, part=part)
    return replace(settings, sounds=(*kept, use))


def sound_by(settings: ShotSettings, part: SoundPart) -> SoundUse | None:
    """The model that makes a part of the sound; None: the studio itself."""
    return next((use for use in settings.sounds if use.part == part), None)


def told_sound(settings: ShotSettings, part: SoundPart, prompt: str, lyrics: str = "") -> ShotSettings:
    """What the maker of a part of the sound is told."""
    changed = (replace(use, prompt=prompt, lyrics=lyrics) if use.part == part else use for use in settings.sounds)
    return replace(settings, sounds=tuple(changed))


def with_lora(use: ModelUse, file: Path) -> ModelUse:
    """One more LoRA over the others. Raises ``InputError``: it is no such file."""
    if file.suffix.casefold() not in LORAS or not file.is_file():
        raise InputError(f"{file.name} holds no LoRA weights.", todo="Give a .safetensors file.")
    if any(Path(one.file) == file for one in use.loras):
        return use
    return replace(use, loras=(*use.loras, LoraUse(file=str(file))))
