"""What things sound like when struck: one row of numbers per material."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Material:
    """``pitch_hz``: lowest mode of a hand-sized piece of 1 kg. ``modes``: (ratio, level) of its ringing. ``ring_s``:
    time in which the lowest mode falls by 60 dB; ``damping``: how much faster high modes die (power of the ratio).
    ``contact_ms``: how long a hard body stays in touch: short is bright. ``grit``: 0..1 of noise in the sound, within
    ``grit_hz`` and dying in ``grit_s``. ``thump``: 0..1 of low body. ``loud``: factor on the whole."""

    pitch_hz: float
    modes: tuple[tuple[float, float], ...]
    ring_s: float
    damping: float
    contact_ms: float
    grit: float
    grit_hz: tuple[float, float]
    grit_s: float
    thump: float
    loud: float = 1.0


# Mode ratios: free bar (Euler-Bernoulli), thin plate, membrane (Bessel zeros), and cooked ones for lumpy things.
_BAR = ((1.0, 1.0), (2.756, 0.7), (5.404, 0.5), (8.933, 0.32), (13.34, 0.2), (18.64, 0.1))
_PLATE = ((1.0, 1.0), (1.73, 0.8), (2.33, 0.7), (3.91, 0.55), (4.73, 0.45), (6.71, 0.35), (8.14, 0.28), (11.2, 0.18))
_MEMBRANE = ((1.0, 1.0), (1.594, 0.5), (2.136, 0.35), (2.296, 0.3), (2.653, 0.2), (2.918, 0.15), (3.6, 0.1))
_LUMP = ((1.0, 1.0), (1.41, 0.5), (2.1, 0.4), (2.9, 0.25), (3.7, 0.15))
_GLASS = ((1.0, 0.9), (2.32, 1.0), (4.25, 0.8), (6.63, 0.6), (9.38, 0.4), (12.2, 0.25), (15.4, 0.12))
_WOOD = ((1.0, 1.0), (1.58, 0.55), (2.45, 0.5), (3.24, 0.3), (4.4, 0.25), (5.9, 0.15))

MATERIALS = {
    "wood": Material(190, _WOOD, 0.16, 0.7, 0.8, 0.25, (300, 4500), 0.03, 0.5),
    "metal": Material(540, _BAR, 1.3, 0.45, 0.2, 0.12, (2000, 9000), 0.02, 0.15, 0.9),
    "glass": Material(1250, _GLASS, 0.55, 0.5, 0.15, 0.15, (3500, 12000), 0.015, 0.05, 0.8),
    "rubber": Material(95, _MEMBRANE, 0.14, 0.9, 2.0, 0.22, (250, 3200), 0.02, 1.0),
    "leather": Material(120, _MEMBRANE, 0.09, 1.1, 2.5, 0.4, (300, 2600), 0.025, 0.8, 0.9),
    "plastic": Material(420, _PLATE, 0.09, 0.8, 0.7, 0.3, (700, 6000), 0.02, 0.3, 0.8),
    "cloth": Material(110, _LUMP, 0.05, 1.5, 8.0, 0.8, (250, 3000), 0.06, 0.35, 0.35),
    "flesh": Material(130, _LUMP, 0.05, 1.4, 4.0, 0.6, (200, 2200), 0.03, 0.8, 0.7),
    "stone": Material(900, _LUMP, 0.05, 0.6, 0.25, 0.6, (900, 7000), 0.03, 0.45, 0.9),
    "concrete": Material(420, _LUMP, 0.05, 0.9, 0.4, 0.6, (400, 5000), 0.03, 0.7, 0.9),
    "asphalt": Material(300, _LUMP, 0.04, 1.0, 0.6, 0.65, (300, 4000), 0.035, 0.7, 0.8),
    "tile": Material(1400, _LUMP, 0.07, 0.6, 0.25, 0.4, (1500, 8000), 0.02, 0.35, 0.9),
    "sand": Material(90, _LUMP, 0.05, 1.5, 9.0, 0.9, (500, 6500), 0.11, 0.4, 0.5),
    "soil": Material(85, _LUMP, 0.06, 1.4, 7.0, 0.7, (150, 2500), 0.07, 0.8, 0.6),
    "grass": Material(95, _LUMP, 0.05, 1.5, 8.0, 0.9, (900, 8000), 0.10, 0.4, 0.5),
    "snow": Material(110, _LUMP, 0.05, 1.5, 9.0, 1.0, (700, 5500), 0.16, 0.35, 0.5),
    "ice": Material(1700, _GLASS, 0.12, 0.7, 0.25, 0.5, (2000, 10000), 0.03, 0.25, 0.8),
    "water": Material(240, _LUMP, 0.10, 1.2, 6.0, 0.9, (300, 5000), 0.20, 0.5, 0.7),
    "wet": Material(280, _LUMP, 0.05, 1.0, 0.8, 0.85, (600, 7500), 0.07, 0.6, 0.8),
    "leaf": Material(200, _LUMP, 0.03, 1.5, 6.0, 1.0, (1800, 10000), 0.13, 0.1, 0.4),
    "paper": Material(350, _LUMP, 0.03, 1.3, 3.0, 1.0, (1200, 9000), 0.05, 0.1, 0.4),
    "wicker": Material(260, _WOOD, 0.06, 0.9, 1.2, 0.6, (900, 7000), 0.05, 0.3, 0.6),
    "bone": Material(780, _LUMP, 0.06, 0.7, 0.4, 0.3, (900, 6000), 0.02, 0.4, 0.8),
}

_ALIASES = {
    "steel iron sword blade armor armour shield can pole rail car bicycle chain coin bell knife pan pot": "metal",
    "timber plank floor door table chair tree bat crate box board furniture backboard bamboo stick log deck": "wood",
    "window bottle cup vase mirror crystal ceramic china porcelain plate dish": "glass",
    "ball basketball tire tyre balloon sole": "rubber",
    "football soccer_ball glove boot saddle": "leather",
    "road street pavement tarmac": "asphalt",
    "wall sidewalk ground building": "concrete",
    "rock cliff brick gravel marble": "stone",
    "beach desert dune": "sand",
    "mud dirt earth field clay": "soil",
    "lawn meadow turf": "grass",
    "person man woman boy girl body hand head face skin animal dog cat fist": "flesh",
    "fabric clothes carpet rug pillow tatami curtain bed sofa net": "cloth",
    "sea lake river pool puddle": "water",
    "leaves bush hedge": "leaf",
    "book card cardboard": "paper",
    "basket": "wicker",
}
_BY_NAME = {name: material for names, material in _ALIASES.items() for name in names.split()}
FALLBACK = "wood"


def material(name: str, thing: str = "") -> str:
    """The material called ``name``; else what a ``thing`` of that name is made of; else ``FALLBACK``."""
    if name in MATERIALS:
        return name
    for word in [name, thing, *name.split("_"), *reversed(thing.split("_"))]:
        if word in MATERIALS:
            return word
        if word in _BY_NAME:
            return _BY_NAME[word]
    return FALLBACK
