"""A portrait on a character: its shape, its colours, its map in the style of the film."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from studio.ports.likeness import Portrait
from studio.stage.mesh import Floats, Material, Texture
from studio.stage.people.character import Character
from studio.stage.people.hair import STYLES
from studio.stage.people.portrait.facemap import TEXEL_M, FaceMap
from studio.stage.people.portrait.images import encoded, linear, sampled
from studio.stage.people.portrait.sculpt import plain
from studio.stage.people.portrait.texture import softened
from studio.stage.styles import style as style_of

FACE = Material(Texture.FACE, scale=TEXEL_M, roughness=0.52)
_DRAWN_SHARE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mask:
    """What a fitting takes of a portrait: its map as light, float32 (height, width, 4) with the cover last, ``picture``
    True where it is drawn as a picture, False where it only tints the skin's vertices."""

    light: Floats
    face: FaceMap
    picture: bool

    def tinted(self, colors: Floats, share: float = 1.0) -> Floats:
        """Colours of the skin's vertices (n, 3) under the map."""
        height, width = self.light.shape[:2]
        found = sampled(self.light, self.face.uv * [width, height])
        amount = (found[:, 3] * self.face.share * share)[:, None]
        return np.asarray(colors + (found[:, :3] - colors) * amount, np.float32)


def mask(portrait: Portrait, face: FaceMap, style: str, lod: int) -> Mask:
    """The map of a portrait for a style and a level of detail."""
    albedo = linear(portrait.texture).astype(np.float64)
    share = style_of(style).portrait
    soft = share < 1  # a photograph on a face would be a mask: its colours alone are kept, softened
    if soft:
        albedo = softened(albedo, np.asarray(portrait.skin), 1 - share)
    light = np.concatenate([albedo, portrait.cover[..., None] / 255.0], 2).astype(np.float32)
    return Mask(light=light, face=face, picture=not soft and lod < 3)


def dressed(character: Character, portrait: Portrait, wanted: Mapping[str, str], *, drawn: bool) -> Character:
    """The character with the portrait's shape, skin, eyes and hair; ``wanted`` are the subject's own words, which may
    ask for other hair. ``drawn``: what is told of a face is told in fewer strokes."""
    targets, old = portrait.targets, character.shape
    shares = (
        targets.get("ancestry/african", 0.33),
        targets.get("ancestry/asian", 0.33),
        targets.get("ancestry/caucasian", 0.33),
    )
    much = _DRAWN_SHARE if drawn else 1.0
    face = {name[5:]: amount * much for name, amount in targets.items() if name.startswith("face/")}
    offsets = portrait.offsets * np.float32(0.3) if drawn else portrait.offsets
    own = plain(targets.get("female", old.female), targets.get("age", old.age), shares, face, offsets)
    shape = replace(own, female=old.female if own.female == 0.5 else own.female, size=old.size, tall=old.tall)
    words = portrait.attributes
    brows = np.asarray(portrait.hair) * 0.8
    look = replace(
        character.look,
        skin=_hex(portrait.skin),
        hair=_hex(portrait.hair),
        eyes=words.get("eyes", _hex(tuple(np.clip(brows, 0.01, 0.08)))),
        lips=None,
        makeup=0.0,
        stubble=0.0,
        freckles=0.0,
    )
    style = words.get("hair", character.hair)
    asked = any(wanted.get(key) and wanted[key] != words.get("hair") for key in ("hairstyle", "hair_style"))
    hair = style if not asked and (style in STYLES or style == "bald") else character.hair
    beard = 0.012 if words.get("beard") == "full" else 0.0
    return replace(character, shape=shape, look=look, hair=hair, recede=0.0, beard=beard)


def _hex(color: tuple[float, ...]) -> str:
    return "#" + bytes(encoded(np.asarray(color))).hex()
