"""The plan of a bird."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bird:
    """Lengths in parts of ``body_m`` (shoulder to root of the tail); x forward, z up from the ground."""

    body_m: float
    mass_kg: float
    stance: float = 0.62
    """Height of the body's middle over the ground."""
    tilt: float = 28.0
    """Degrees the body is raised at rest."""
    girth: float = 0.26
    neck: float = 0.24
    neck_up: float = 62.0
    neck_r: float = 0.13
    head_r: float = 0.17
    beak: tuple[float, float, float] = (0.22, 0.05, 0.0)
    """Length, radius at its root, how much its tip hooks down."""
    flat_beak: bool = False
    eye: tuple[float, float] = (0.035, 0.8)
    """Radius; 0 looks ahead .. 1 sideways."""
    leg_r: float = 0.022
    tail: tuple[float, float] = (0.5, 0.10)
    """Length and half width of one feather of the tail."""
    tail_fan: float = 18.0
    span: float = 3.2
    """From wing tip to wing tip."""
    chord: float = 0.55
    pointed: float = 0.5
    """0 broad and fingered (eagle) .. 1 narrow and pointed (gull)."""
    crest: str = "none"
    """``none ears comb plume``"""
    beats_hz: float = 4.0
    glides: float = 0.3
    waddle: float = 0.0
    webbed: bool = False
