"""The engine's door: before a shot with a cameo in it is staged, spoken or drawn, consent is asked. Every way to an
engine leads through here, whoever asks: a command, the window, the server, the queue, a project edited by hand."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from studio.core.errors import InputError
from studio.ports.consent import Consent, Likeness, RevokedError
from studio.ports.engine import Reference
from studio.ports.likeness import Portrait
from studio.ports.speech import Voice
from studio.project.cameo import CameoUse
from studio.project.casting import Casting
from studio.project.take import Recipe
from studio.workflows.cameo.purposes import purposes
from studio.workflows.casting import as_voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """Who was let in. ``recipe`` says which recording of them; ``likenesses`` are by ``Subject.cameo``."""

    recipe: Recipe
    likenesses: Mapping[str, Likeness] = field(default_factory=dict[str, Likeness])

    @property
    def portraits(self) -> dict[str, Portrait]:
        """For ``ShotRequest``."""
        return {name: one.portrait for name, one in self.likenesses.items() if one.portrait is not None}

    @property
    def references(self) -> tuple[Reference, ...]:
        """For models that can be shown people: whoever looks straight ahead first, and the longest recording."""
        found = list[Reference]()
        for name, one in self.likenesses.items():
            rows = sorted(one.pictures, key=lambda picture: picture[0] != "neutral")
            voice = max(one.recordings, key=len, default=None)
            found.append(Reference(cameo=name, pictures=tuple(picture for _, picture in rows), voice=voice))
        return tuple(found)

    def voice(self, line: int, casting: Casting | None = None) -> Voice:
        """The voice of a line of the dialogue: its speaker's own, where they are a cameo; else as it is cast.
        ``casting`` is a voice in place of the recipe's: then that one speaks."""
        recipe = self.recipe
        usual = as_voice(casting or recipe.voices[line])
        said = recipe.scene.dialogue[line]
        if casting is not None or said.voice is not None or not 0 <= said.subject < len(recipe.scene.subjects):
            return usual
        handle = recipe.scene.subjects[said.subject].cameo or ""
        likeness = self.likenesses.get(handle)
        if likeness is None or likeness.voice is None:
            return usual
        use = next(use for use in recipe.cameos if use.handle == handle)
        return replace(usual, likeness=likeness.voice, pitch=use.pitch, pace=use.pace)


def today() -> dt.date:
    """In UTC, as the record has it."""
    return dt.datetime.now(dt.UTC).date()


def admitted(consent: Callable[[], Consent], recipe: Recipe, words: str = "") -> Admitted:
    """Let the cameos of a recipe in; ``words`` is the prompt, where it is known. Nothing is opened where it has none.

    Raises:
        InputError: one is revoked, expired, not allowed to us or not for what the shot touches.
        MachineError: the key of the cameos cannot be read, or a likeness is damaged.
    """
    if not recipe.cameos:
        return Admitted(recipe=recipe)
    door, day = consent(), today()
    touched = purposes(recipe.scene, words)
    uses, likenesses = list[CameoUse](), dict[str, Likeness]()
    for use in recipe.cameos:
        known = _settled(door, use)
        if known is None:
            continue
        uses.append(known)
        likenesses[use.handle] = door.admit(known, touched, day)
    return Admitted(recipe=replace(recipe, cameos=tuple(uses)), likenesses=likenesses)


def settled(consent: Callable[[], Consent], cameos: tuple[CameoUse, ...]) -> tuple[CameoUse, ...]:
    """Cameos as they are recorded now; nobody is shown yet. Raises ``InputError``: one is gone or revoked."""
    uses = (_settled(consent(), use) for use in cameos)
    return tuple(use for use in uses if use is not None)


def _settled(consent: Consent, use: CameoUse) -> CameoUse | None:
    """Which recording it is. None: a handle that a scene still has, of somebody who was never a cameo here."""
    try:
        now = consent.use_of(use.id or use.handle)
    except RevokedError:
        raise
    except InputError as exc:
        if not use.id:
            return None
        raise InputError(
            f"There is no cameo @{use.handle} on this machine.",
            todo="Record it, or ask its owner to share it with you.",
        ) from exc
    return replace(now, handle=use.handle, look=use.look, pitch=use.pitch, pace=use.pace)
