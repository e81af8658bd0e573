"""Body plans in numbers: what makes a horse's outline a horse's.

Lengths are parts of the height at the withers, unless said; x forward from the middle of the body, z up from the
ground.
"""

from dataclasses import dataclass, field

XZ = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """``size`` is the head's length in parts of the height; everything else in parts of the head's length, from the
    joint with the neck: x to the nose, z up, before ``pitch`` (degrees, nose down is positive) tips it."""

    size: float
    pitch: float = 8.0
    skull: tuple[float, float, float] = (0.24, 0.10, 0.25)
    """x, z, radius."""
    skull_width: float = 1.0
    cheek: tuple[float, float, float, float] = (0.26, 0.13, -0.05, 0.15)
    """x, y, z, radius."""
    muzzle: tuple[float, float, float, float, float, float] = (0.42, -0.01, 0.15, 0.86, -0.06, 0.105)
    """x, z, radius at its root and at its end."""
    muzzle_width: float = 0.92
    jaw: tuple[float, float, float, float] = (0.30, -0.14, 0.085, 0.055)
    """x and z of the hinge, radii; it ends below the end of the muzzle."""
    jaw_drop: float = 0.10
    """How far below the axis of the muzzle's end the jaw's axis ends."""
    nose: tuple[float, float, float] = (0.07, 0.05, 0.055)
    """Half width, half height, half depth; zeros for none."""
    nose_lift: float = 0.05
    eye: tuple[float, float, float, float] = (0.47, 0.13, 0.11, 0.042)
    """x, y, z, radius."""
    eye_out: float = 0.75
    """0 looks ahead .. 1 sideways."""
    ear: str = "drop"
    """``prick round drop lop long flap none``"""
    ear_at: tuple[float, float, float] = (0.13, 0.19, 0.26)
    ear_size: tuple[float, float] = (0.42, 0.15)
    """Length, half width."""
    ear_turn: float = 30.0
    """Degrees the ear leans outward."""
    horns: str = "none"
    """``none cow goat ram antlers dragon giraffe unicorn``"""
    teeth: float = 0.0
    """Length of the longest of the teeth that show."""
    whiskers: bool = False
    tusks: float = 0.0
    eye_patch: float = 0.0
    """Radius of the dark patch about the eye (panda, raccoon)."""
    snout_disc: float = 0.0
    brow: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """``angle`` degrees above the horizontal where it leaves, ``curl`` degrees it bends upward along its length."""

    length: float
    root: XZ = (-0.50, 0.84)
    angle: float = -35.0
    curl: float = 70.0
    r0: float = 0.035
    r1: float = 0.015
    hair: str = "none"
    """``none plume horse tuft brush``"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quadruped:
    """Torso, neck, legs; see the fields of ``Head`` and ``Tail`` for those."""

    height_m: float
    mass_kg: float
    head: Head
    tail: Tail
    hind: tuple[XZ, XZ, XZ, XZ] = ((-0.40, 0.78), (-0.27, 0.50), (-0.50, 0.26), (-0.42, 0.045))
    """hip, stifle, hock, ball of the foot."""
    fore: tuple[XZ, XZ, XZ, XZ] = ((0.40, 0.70), (0.29, 0.50), (0.31, 0.20), (0.35, 0.045))
    """shoulder, elbow, wrist, ball of the foot."""
    hind_y: float = 0.12
    fore_y: float = 0.12
    hind_r: tuple[float, float, float, float] = (0.135, 0.085, 0.042, 0.036)
    """thigh, knee, hock, cannon."""
    fore_r: tuple[float, float, float, float] = (0.095, 0.062, 0.040, 0.035)
    """shoulder, elbow, wrist, cannon."""
    foot: str = "paw"
    """``paw hoof cloven pad hand talon``"""
    foot_r: float = 0.048
    chest: tuple[float, float, float] = (0.24, 0.70, 0.205)
    """x, z, radius."""
    chest_width: float = 0.80
    waist: tuple[float, float, float] = (-0.18, 0.77, 0.150)
    rump: tuple[float, float, float] = (-0.38, 0.80, 0.150)
    breast: tuple[float, float, float] = (0.38, 0.68, 0.135)
    withers: tuple[float, float, float] = (0.24, 0.88, 0.105)
    hump: float = 0.0
    humps: tuple[tuple[float, float, float], ...] = ()
    """x, z and radius of those that stand on the back (camel)."""
    belly_low: float = 0.0
    """Extra flesh below the waist (cow, pig, elephant)."""
    neck: tuple[XZ, XZ] = ((0.34, 0.80), (0.58, 1.10))
    neck_r: tuple[float, float] = (0.135, 0.105)
    neck_width: float = 0.85
    mane: str = "none"
    """``none horse lion ruff spikes wool``"""
    feathering: bool = False
    trunk: bool = False
    wings: bool = False
    udder: bool = False
    shell: bool = False
    fluff: float = 0.0
    """Share of the body covered in standing tufts."""
    spines: float = 0.0
    """Length of the spines that stand on its back."""
    scutes: tuple[float, int] = (0.0, 0)
    """Height of the keeled scales along its back and how many rows of them."""
    tall: float = 1.25
    """How high it stands to the top of its head, in heights at the withers."""
    posture: dict[str, float] = field(default_factory=dict[str, float])
    """Numbers for its performer that differ from the usual."""
    cell: float = 0.026
    """Size of the skin's cells, parts of the height."""
