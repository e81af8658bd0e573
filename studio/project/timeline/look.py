"""How a clip's picture is laid on the screen and graded, and how its sound is levelled."""

from dataclasses import dataclass

from studio.project.timeline.curve import Curve, steady

ZERO, ONE, HUNDRED = steady(0.0), steady(1.0), steady(100.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crop:
    """What is cut away at each edge of the picture, as parts of its width and height, 0..1."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


UNCROPPED = Crop()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transform:
    """``x`` and ``y``: where the picture's middle is, from the middle of the screen, in parts of the screen's width and
    height (right and down). ``scale`` 1 fits the picture into the screen, whole. ``rotation`` is in degrees, clockwise.
    ``opacity`` is 0..1. All can move; the crop stays.
    """

    x: Curve = ZERO
    y: Curve = ZERO
    scale: Curve = ONE
    rotation: Curve = ZERO
    opacity: Curve = ONE
    crop: Crop = UNCROPPED


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Simple colour, applied in this order to sRGB values 0..1.

    ``exposure`` in stops (-4..4) in linear light; ``lift`` (-0.5..0.5 added to the dark end), ``gamma`` (0.2..5,
    exponent 1/gamma) and ``gain`` (0..4, factor), each for red, green, blue (ASC-CDL's slope, offset and power in other
    words); ``saturation`` 0..4 about Rec.709 luma. ``lut`` is the SHA-256 of a ``.cube`` file in the media store, or
    empty, laid over it ``lut_strength`` 0..1.
    """

    exposure: float = 0.0
    lift: tuple[float, float, float] = (0.0, 0.0, 0.0)
    gamma: tuple[float, float, float] = (1.0, 1.0, 1.0)
    gain: tuple[float, float, float] = (1.0, 1.0, 1.0)
    saturation: float = 1.0
    lut: str = ""
    lut_strength: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """``gain_db`` over the medium's time (-96..24; at or below -96 is silence); ``pan`` -1 (left) to 1; fades in
    frames, from the clip's own ends, with equal power."""

    gain_db: Curve = ZERO
    pan: float = 0.0
    fade_in: int = 0
    fade_out: int = 0


PLAIN = Transform()
UNGRADED = Grade()
AS_IT_IS = Level()
