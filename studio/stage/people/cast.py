"""Words → a person: kind, age, clothes and colours as the text gives them, the rest by seed."""

import zlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from studio.ports.likeness import Portrait
from studio.stage.people import data as people_data
from studio.stage.people.bake import bake
from studio.stage.people.beard import beard
from studio.stage.people.character import Character, imagine
from studio.stage.people.face import Face
from studio.stage.people.fitting import Fitting
from studio.stage.people.hair import Hairdresser
from studio.stage.people.person import Person
from studio.stage.people.portrait.facemap import FaceMap, face_map
from studio.stage.people.portrait.wearing import Mask, dressed, mask
from studio.stage.people.wardrobe.everyday import base_layer
from studio.stage.styles import style as style_of

_DRAWN_FACE = {
    "eye_scale+": 2.9, "eye_height+": 1.2, "eye_down": 1.0, "nose_small": 1.3, "nose_narrow": 0.9, "nose_flat": 1.4,
    "nose_short": 0.7, "mouth_narrow": 0.8, "lips-": 0.6, "chin_narrow": 1.1, "chin_triangle": 0.4, "chin_short": 0.4,
    "head_oval": 0.3, "cheek_full": 0.1, "head_thin": 0.25, "flare-": 0.6, "head_young": 0.5,
}  # fmt: skip
"""What drawing does to any face: added to its own shape."""

_DRAWN_HEAD = 1.12
EXTRAS = 5
"""How many different bodies of one kind and the same words there are at the coarsest level."""
_MOST_EXTRAS = 64


class Casting:
    """Finds people for words. Loads its asset once; ``person`` is a pure function of its arguments."""

    def __init__(self, resources: Path) -> None:
        """``resources``: the folder that holds ``assets/people/people.npz``. Raises AssetMissingError without it."""
        self._data = people_data.load(resources / "assets" / "people" / "people.npz")
        self._extras: dict[tuple[str, tuple[tuple[str, str], ...], int, bool, bool], Person] = {}

    def person(
        self,
        kind: str,
        attributes: Mapping[str, str],
        *,
        seed: int,
        style: str,
        lod: int,
        portrait: Portrait | None = None,
    ) -> Person:
        """One person of a kind (``woman``, ``knight``, ``schoolgirl`` …), dressed as the attributes say.

        ``attributes`` as in ``project.scene.Subject``. ``seed`` settles what the words leave open. ``lod``: level of
        detail, 0 (close-up) to 3 (a figure of a few dozen pixels). An unknown kind becomes an everyday person.
        ``portrait``: the face of somebody who is somebody.
        """
        drawn, rounded = style_of(style).drawn, style_of(style).round
        if portrait is not None:
            known = {**attributes, **{k: v for k, v in portrait.attributes.items() if k in ("gender", "age")}}
            known |= {"wearing": ", ".join(filter(None, (attributes.get("wearing"), _glasses(portrait))))}
            character = imagine(kind, known, seed, drawn=drawn, by_chance=False)
            character = dressed(character, portrait, attributes, drawn=drawn)
            own = mask(portrait, self._face_map, style, lod)
            return self.bake(character, seed=seed, drawn=drawn, rounded=rounded, lod=lod, mask=own)
        if lod < 3:
            character = imagine(kind, attributes, seed, drawn=drawn)
            return self.bake(character, seed=seed, drawn=drawn, rounded=rounded, lod=lod)
        # Of a crowd nobody is looked at twice: a few of each kind are baked, and shared.
        seed %= EXTRAS
        key = (kind, tuple(sorted(attributes.items())), seed, drawn, rounded)
        known = self._extras.pop(key, None)
        if known is None:
            character = imagine(kind, attributes, seed, drawn=drawn)
            known = self.bake(character, seed=seed, drawn=drawn, rounded=rounded, lod=3)
        self._extras[key] = known
        if len(self._extras) > _MOST_EXTRAS:
            del self._extras[next(iter(self._extras))]
        return known

    @cached_property
    def _face_map(self) -> FaceMap:
        return face_map(self._data)

    def bake(
        self, character: Character, *, seed: int, drawn: bool, lod: int, rounded: bool = False, mask: Mask | None = None
    ) -> Person:
        """Dress and bake a settled character. ``rounded``: a drawn face is modelled in the round; ``mask``: their own
        face."""
        shape, own = character.shape, zlib.crc32(f"{character.kind}:{seed}".encode())
        head = character.head * (1.0 + 0.45 * (1 - shape.size))
        if drawn:
            face = dict(shape.face)
            for name, amount in _DRAWN_FACE.items():
                face[name] = face.get(name, 0.0) + amount
            shape = replace(shape, face=face)
            head *= _DRAWN_HEAD
        level = min(max(lod, 0), 3)
        fit = Fitting(self._data, shape, level=level, drawn=drawn, rounded=rounded, seed=own, head=head)
        face_of = Face(fit, character.look)
        skin = face_of.skin_colors()
        if mask is not None:
            skin = mask.tinted(skin)
        base_layer(fit, skin)
        for put_on in character.clothes:
            put_on(fit)
        if character.face_shown:
            face_of.put_on(brows=mask is None or not mask.picture)
        if character.hair != "bald" and character.face_shown:
            hair = Hairdresser(fit, face_of, character.look.hair, own)
            hair.dress(character.hair, recede=character.recede, part=character.part, under_hat=character.hair_flat)
        if character.beard > 0:
            beard(fit, face_of, character.look.hair, character.beard, own)
        for put_on_head in character.hats:
            put_on_head(fit, face_of)
        return bake(fit, face_of, skin, character.kind, character.footwear, mask)


def _glasses(portrait: Portrait) -> str:
    """What they wear on their nose, as a word."""
    return "glasses" if portrait.attributes.get("glasses", "") not in ("", "no", "none") else ""
