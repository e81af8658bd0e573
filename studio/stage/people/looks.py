"""Seeded variety: skin, hair, eyes and faces. The words never decide ancestry; the seed spreads it."""

import numpy as np

from studio.stage.people.color_words import HAIR_COLORS
from studio.stage.people.face import Look

_TONES: tuple[tuple[str, tuple[float, float, float], tuple[str, ...], tuple[str, ...]], ...] = (
    ("#f2cdb4", (0.0, 0.10, 0.90), ("#6a4526", "#8f6a3e", "#b18a55", "#7a3b20"), ("#5a7f9a", "#5d7a52", "#6a5236")),
    ("#edc19e", (0.0, 0.85, 0.15), ("#17120f", "#1f1714", "#2c1d16"), ("#2a1a10", "#35200f")),
    ("#e6b592", (0.05, 0.25, 0.70), ("#3a2418", "#4f3220", "#241813"), ("#4a3a26", "#3f5a4a", "#3a2415")),
    ("#ddab82", (0.0, 0.75, 0.25), ("#15110f", "#1d1512"), ("#2a1a10", "#1f130b")),
    ("#cf9a6e", (0.20, 0.40, 0.40), ("#1a1310", "#2a1b13"), ("#2c1a0f", "#3a2716")),
    ("#b57d52", (0.45, 0.25, 0.30), ("#140f0d", "#1d1410"), ("#22140b", "#2c1a0f")),
    ("#8f5a38", (0.80, 0.05, 0.15), ("#120d0b", "#17110e"), ("#1c110a", "#24150c")),
    ("#6a3f28", (1.00, 0.0, 0.0), ("#0f0b0a", "#130e0c"), ("#180e08",)),
)  # fmt: skip
"""(skin, ancestry of the face shapes, hair colours, eye colours), light to dark."""

_SPREAD = np.array([0.16, 0.20, 0.16, 0.16, 0.10, 0.08, 0.08, 0.06])

_FILMED = np.array([0.905, 0.845, 0.800])
"""What is left of a drawn skin's sRGB values under a camera: real skin is darker and redder than it is painted."""

_DRAWN_HAIR = ("#2a2330", "#4a2c1e", "#6a3f26", "#1c2038", "#8a5a34", "#3a2a4a", "#b48a52", "#7a2f3a")
_DRAWN_EYES = ("#3f7fb0", "#4a8a5a", "#8a5a2a", "#7a4a9a", "#2a8a8a", "#a03a4a")

_FACES = (
    "eye_scale+", "eye_scale-", "eye_height+", "eye_out", "eye_in", "corner_up", "corner_down", "nose_narrow",
    "nose_wide", "nose_short", "nose_up", "nose_hump", "mouth_wide", "mouth_narrow", "lips+", "lips-", "head_oval",
    "head_round", "head_square", "head_triangle", "chin_narrow", "chin_prominent", "cheekbone", "cheek_full",
    "cheek_thin", "ears_small",
)  # fmt: skip


def ancestry(random: np.random.Generator) -> int:
    """A row of the table of skins."""
    return int(random.choice(len(_TONES), p=_SPREAD / _SPREAD.sum()))


def look(random: np.random.Generator, row: int, *, age: float, female: bool, drawn: bool, hair: str | None) -> Look:
    """Colours of a face for a row of the table; ``hair`` a colour word from the text, or None."""
    skin, _, hairs, eyes = _TONES[row]
    tint = np.array([int(skin[i : i + 2], 16) for i in (1, 3, 5)]) * (1 + random.normal() * 0.025)
    if not drawn:
        tint = tint * _FILMED
    skin = "#" + "".join(f"{int(np.clip(v, 0, 255)):02x}" for v in tint)
    color = str(random.choice(hairs))
    eye = str(random.choice(eyes))
    if drawn and random.random() < 0.6:
        color, eye = str(random.choice(_DRAWN_HAIR)), str(random.choice(_DRAWN_EYES))
    grey = float(np.clip((age - 42) / 28, 0, 1)) * (0.6 + 0.6 * random.random())
    if drawn and age > 60:  # few strokes tell an age: hair is the plainest
        grey = max(grey, 0.9)
    if grey > 0.85:
        color = str(random.choice(["#cfccc8", "#a8a5a2", "#dedcd8"]))
    elif grey > 0.35:
        color = str(random.choice(["#5a5450", "#7b746c", "#4a423c"]))
    if hair is not None and hair in HAIR_COLORS:
        color = HAIR_COLORS[hair]
    return Look(
        skin=skin,
        eyes=eye,
        hair=color,
        lips=None if not female or age < 16 else str(random.choice(["#b5524e", "#b8605a", "#a84a4c", "#c06a62"])),
        makeup=float(random.uniform(0.25, 0.6)) if female and age > 17 else 0.08,
        stubble=float(max(random.normal() * 0.25 + 0.1, 0)) if not female and age > 19 else 0.0,
        brows=float(random.uniform(0.85, 1.15)),
        freckles=float(row == 0 and random.random() < 0.3) * 0.6,
    )


def face(random: np.random.Generator, row: int, *, age: float, female: bool) -> dict[str, float]:
    """A seeded face shape: a few traits, gently."""
    out: dict[str, float] = {}
    for name in random.choice(len(_FACES), 7, replace=False):
        out[_FACES[int(name)]] = float(random.uniform(0.1, 0.45))
    if _TONES[row][1][1] > 0.6:
        out["epicanthus"] = float(random.uniform(0.15, 0.4))
    if female:
        out["eye_scale+"] = out.get("eye_scale+", 0) + 0.15
        out["lips+"] = out.get("lips+", 0) + 0.15
        out["nose_narrow"] = out.get("nose_narrow", 0) + 0.15
    if age > 60:
        out["head_old"] = 0.3
        out["eyebag"] = 0.3
    return out


def shares(row: int) -> tuple[float, float, float]:
    """The base faces a row mixes."""
    return _TONES[row][1]
