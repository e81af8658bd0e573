"""Colours and pictures of a file's materials (glTF 2.0, section 3.9), as the stage's renderer knows them."""

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.stage.brought.accessors import Accessors, embedded
from studio.stage.brought.container import refuse
from studio.stage.brought.fields import Fields
from studio.stage.mesh import Floats, Material, Texture

MOST_PIXELS = 8192 * 8192
_FORMATS = ("PNG", "JPEG", "WEBP")


@dataclass(frozen=True, slots=True, eq=False)
class Coat:
    """``color`` float32 (3,) linear; ``picture`` float32 (side, side, 4) linear, or None; ``channel`` which texture
    coordinates it lies on, ``offset`` and ``scale`` of them."""

    material: Material
    color: Floats
    picture: Floats | None = None
    channel: int = 0
    offset: tuple[float, float] = (0.0, 0.0)
    scale: tuple[float, float] = (1.0, 1.0)


PLAIN = Coat(Material(roughness=0.8), np.full(3, 0.6, np.float32))


class Coats:
    """All of a file's materials, each read when it is asked for."""

    def __init__(self, numbers: Accessors) -> None:
        self._numbers, root = numbers, numbers.root
        self._name = root.name
        self._materials, self._textures = root.each("materials"), root.each("textures")
        self._images = root.each("images")
        few = len(self._images) <= 4
        self._side = 1024 if few else 512
        self._pictures: dict[int, Floats] = {}
        self.remarks: list[str] = []

    def coat(self, number: int | None) -> Coat:
        """Material ``number``; None is the usual one."""
        if number is None:
            return PLAIN
        if number >= len(self._materials):
            refuse(self._name, f"it points to materials[{number}], which it does not have.")
        one = self._materials[number]
        metal = one.inner("pbrMetallicRoughness")
        factor = metal.numbers("baseColorFactor", (1.0,) * 4)
        color = np.clip(np.array(factor[:3], np.float32), 0.0, 1.0)
        roughness = min(max(metal.number("roughnessFactor", 1.0), 0.05), 1.0)
        metallic = min(max(metal.number("metallicFactor", 1.0), 0.0), 1.0)
        glow = max(one.numbers("emissiveFactor", (0.0,) * 3))
        sides = one.truth("doubleSided")
        picture = self._picture(metal)
        where = metal.inner("baseColorTexture")
        moved = where.inner("extensions").inner("KHR_texture_transform")
        clear = one.word("alphaMode") == "BLEND" and factor[3] < 0.7
        textured = "metallicRoughnessTexture" in metal  # it says where metal is; as a whole it hardly ever is
        if clear:
            material = Material(texture=Texture.GLASS, roughness=roughness, a=float(factor[3]), two_sided=sides)
            return Coat(material, color)
        unlit = "KHR_materials_unlit" in one.inner("extensions")
        own = Material(
            texture=Texture.PLAIN,
            roughness=0.6 if textured else roughness,
            emission=min(max(glow, 0.0), 4.0) if picture is None else 0.0,
            two_sided=sides,
        )
        if picture is not None:
            own = Material(texture=Texture.PICTURE, roughness=own.roughness, two_sided=sides)
        elif metallic > 0.5 and not textured and not unlit:
            own = Material(texture=Texture.METAL, roughness=roughness, two_sided=sides)
        elif glow > 0.05 and float(color.max()) < 0.05:
            color = np.clip(np.array(one.numbers("emissiveFactor", (0.0,) * 3), np.float32), 0.0, 1.0)
        if one.word("alphaMode") == "MASK":
            self._remark("Parts that are cut out by a picture's transparency are shown whole.")
        return Coat(
            own, color, picture, where.whole("texCoord", 0, below=8),
            (moved.numbers("offset", (0.0, 0.0))[0], moved.numbers("offset", (0.0, 0.0))[1]),
            (moved.numbers("scale", (1.0, 1.0))[0], moved.numbers("scale", (1.0, 1.0))[1]),
        )  # fmt: skip

    def _remark(self, text: str) -> None:
        if text not in self.remarks:
            self.remarks.append(text)

    def _picture(self, metal: Fields) -> Floats | None:
        if "baseColorTexture" not in metal:
            return None
        texture = metal.inner("baseColorTexture").whole("index")
        if texture >= len(self._textures):
            refuse(self._name, f"it points to textures[{texture}], which it does not have.")
        one = self._textures[texture]
        webp = one.inner("extensions").inner("EXT_texture_webp")
        if "source" not in one and "source" not in webp:
            return None
        image = (webp if "source" in webp else one).whole("source")
        if image >= len(self._images):
            refuse(self._name, f"it points to images[{image}], which it does not have.")
        if image not in self._pictures:
            self._pictures[image] = self._decoded(self._images[image])
        return self._pictures[image]

    def _decoded(self, one: Fields) -> Floats:
        data = embedded(one, "uri") if "uri" in one else self._numbers.view(one.whole("bufferView"))[0]
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    refuse(self._name, f"a picture in it has {picture.width}x{picture.height} pixels.")
                picture.draft("RGB", (2 * self._side, 2 * self._side))
                side = _side(max(picture.size), self._side)
                small = picture.convert("RGBA").resize((side, side), Image.Resampling.BOX)
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, EOFError):
            refuse(self._name, f"the picture {one.place} is damaged, or neither PNG, JPEG nor WebP.")
        bytes_ = np.asarray(small, np.uint8)
        out = np.empty(bytes_.shape, np.float32)
        out[..., :3] = _LINEAR[bytes_[..., :3]]
        out[..., 3] = bytes_[..., 3] / np.float32(255.0)
        return out


def _side(wish: int, most: int) -> int:
    side = 64
    while side < min(wish, most):
        side *= 2
    return side


def _linear() -> NDArray[np.float32]:
    c = np.arange(256) / 255.0
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4).astype(np.float32)


_LINEAR = _linear()
"""Of each sRGB byte. IEC 61966-2-1."""
