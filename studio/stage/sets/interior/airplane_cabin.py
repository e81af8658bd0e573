"""The cabin of an airliner."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies, raw
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_WALL = np.array(
    [[2.35, 0.0], [2.5, 0.45], [2.54, 1.0], [2.47, 1.5], [2.25, 1.95], [1.6, 2.32], [0.9, 2.5], [0.0, 2.52]]
)
"""Half of the section, from the floor at the right to the middle of the ceiling."""
_BIN = np.array([[2.45, 1.58], [1.28, 1.64], [1.06, 1.78], [1.0, 1.98], [1.16, 2.16], [1.5, 2.22]])
"""Section of the lockers over the seats, from the wall inward and up."""
_NEAR_M, _FAR_M = -5.2, 9.4
_ROWS, _FIRST_M, _PITCH_M = 8, 2.15, 0.86
_SEATS_M = (0.75, 1.28, 1.81)
_LINING = Material(roughness=0.6)
_PLASTIC = Material(roughness=0.45)


def airplane_cabin(setting: Setting) -> Place:
    """Rows of seats on both sides of the aisle, seen from in front of them; oval windows, lockers, a galley."""
    b = SetBuilder(setting)
    b.floor((-2.4, 2.4), (_NEAR_M, _FAR_M), 0.0, "#3c4658", Material(texture=Texture.CLOTH, roughness=0.95))
    b.floor((-0.4, 0.4), (_FIRST_M - 0.5, _FAR_M), 0.004, "#2a3244", Material(texture=Texture.CLOTH, roughness=0.95))
    for q in (-0.44, 0.44):
        b.box((q, 5.4, 0.006), (0.03, 7.4, 0.012), "#c8e0ff", mat.lit(0.3 + 0.5 * setting.glow), shadow=False)
    _lining(b)
    _lockers(b)
    _seats(b)
    _galley(b)
    _ends(b)
    _light(b)
    b.mark("door", 2.2, -0.3, 0, np.pi)
    b.mark("wall", 0, _FAR_M - 0.1, 1.4, -np.pi / 2)
    b.mark("counter", -1.75, -2.4, 0.98, 0.0)
    b.mark("table", 1.45, -1.3, 1.03, np.pi)
    b.mark("edge", 0, 0)
    return b.place(
        [(0, 7.6), (0, 1.5), (0, 0), (0, -3.8)], ground_material="wood", indoor=True,
        camera_limit=((-1.55, _NEAR_M + 0.3, 0.4), (1.55, _FAR_M - 0.5, 2.2)), reach=10,
    )  # fmt: skip


def _light(b: SetBuilder) -> None:
    """Daylight at the windows, lines of light over the lockers, which turn blue and dim for the night."""
    day, tint = b.setting.daylight
    dim = 1.0 - 0.4 * b.setting.glow
    tone = "#fff4e8" if b.setting.glow < 0.5 else "#c8c4ff"
    for side in (-1, 1):
        b.box((side * 0.93, 2.1, 2.36), (0.06, 14.4, 0.05), tone, mat.lit(0.7 + 0.8 * dim), shadow=False)
        for y in (-1.0, 2.6, 6.0):
            b.lamp(
                (side * 2.4, y, 1.2), tint, 6.0 * day, 5.5, toward=(-side, -0.25, -0.1), area=True, size=1.4, halo=0.0
            )  # fmt: skip
        b.lamp((side * 1.3, _FIRST_M - 0.3, 1.6), "#ffe0b0", 2.6, 2.4, toward=(0, 0.1, -1), area=True, size=0.5, halo=0)
    for y in (-3.2, -0.4, 2.6, 5.8):
        b.lamp((0, y, 2.38), tone, 7.5 * dim, 6.5, toward=(0, 0, -1), area=True, size=1.1, halo=0.0)
    b.lamp((-1.2, -2.9, 1.9), "#fff0e2", 7.5, 8.0, toward=(0.5, 0.84, -0.2), area=True, size=1.3, halo=0.0)
    b.lamp((0, 2.0, 0.3), "#e8dccc", 3.5, 6.0, toward=(0, 0, 1), area=True, size=2.0, halo=0.0)


def _along(b: SetBuilder, side: int, section: np.ndarray, y: tuple[float, float], color: str, ink: float = 0.3) -> None:
    """A strip of lining: a section drawn along the cabin, its face toward the aisle."""
    k = len(section)
    v = np.concatenate([np.c_[side * section[:, 0], np.full(k, q), section[:, 1]] for q in y])
    i = np.arange(k - 1)
    f = np.concatenate([np.stack([i, i + 1, i + k + 1], 1), np.stack([i, i + k + 1, i + k], 1)])
    b.add(shapes.faceted(v, f if side > 0 else f[:, ::-1], color, _LINING), ink=ink)


def _lining(b: SetBuilder) -> None:
    """The walls in panels a row wide, each with its windows; a darker band at the feet; a door on the right."""
    joints = np.arange(_NEAR_M, _FAR_M + 0.01, _PITCH_M)
    for side in (-1, 1):
        _along(b, side, _WALL[:2], (_NEAR_M, _FAR_M + 0.1), "#8a94a0")
        _along(b, side, _WALL[1:], (_NEAR_M, _FAR_M + 0.1), "#bebeb8")
        for y in joints.tolist():
            b.rod((side * 2.49, y, 0.45), (side * 2.53, y, 1.0), 0.008, "#a4a8a8", _PLASTIC, None, 4, shadow=False)
            b.rod((side * 2.53, y, 1.0), (side * 2.46, y, 1.5), 0.008, "#a4a8a8", _PLASTIC, None, 4, shadow=False)
        for y in (joints[:-1] + _PITCH_M / 2).tolist():
            if side > 0 and -1.2 < y < 0.6:
                continue
            _window(b, side, y)
        b.block_line((side * 2.5, _NEAR_M), (side * 2.5, _FAR_M), 0.25, 2.2)
    with b.at(2.5, -0.3, 0, -np.pi / 2):
        b.box((0, 0.0, 1.0), (1.0, 0.06, 1.98), "#c4c8c8", _PLASTIC)
        b.box((0, -0.04, 1.0), (0.86, 0.06, 1.86), "#dcdedc", _PLASTIC)
        b.box((0.1, -0.1, 0.95), (0.5, 0.1, 0.09), "#6a7076", mat.METAL)
        b.box((0, -0.06, 0.28), (0.7, 0.12, 0.32), "#b4b8b8", _PLASTIC)
        b.box((0, -0.08, 1.55), (0.18, 0.02, 0.24), "#a8c8e8", mat.lit(0.1 + 0.6 * b.setting.daylight[0]))


def _window(b: SetBuilder, side: int, y: float) -> None:
    """A window with rounded corners in its bezel: sky above a sea of cloud; here and there a shade is down."""
    day, tint = b.setting.daylight
    a = np.linspace(0, 2 * np.pi, 21)[:-1]
    c, s = np.cos(a), np.sin(a)
    u, v = 0.125 * np.sign(c) * np.abs(c) ** 0.72, 0.19 * np.sign(s) * np.abs(s) ** 0.72
    k = len(a)
    i = np.arange(k)
    j = (i + 1) % k
    z = 1.14

    def ring(grow: float, x: float) -> np.ndarray:
        return np.c_[np.full(k, side * (x - 0.012 - 0.12 * grow * v)), y + grow * u, z + grow * v]

    bezel = np.concatenate([ring(1.42, 2.53), ring(1.28, 2.5), ring(1.0, 2.52)])
    f = np.concatenate(
        [np.concatenate([np.stack([n + i, n + k + j, n + k + i], 1), np.stack([n + i, n + j, n + k + j], 1)])
         for n in (0, k)]
    )  # fmt: skip
    b.add(shapes.smooth(bezel, f if side > 0 else f[:, ::-1], "#e4e4e0", _PLASTIC), ink=0.5)
    high = np.clip((v / 0.19 + 1) / 2, 0, 1)[:, None]
    sky = srgb("#dcebf8") * (1 - high) + srgb("#4a8fd8") * high
    cloud = np.clip((0.34 + 0.1 * np.sin(9 * y) - high) / 0.2, 0, 1)
    sky = sky * (1 - cloud) + srgb("#f8f8fc") * cloud
    color = sky * np.array(tint) * day + [0.004, 0.006, 0.014]
    pane = np.concatenate([ring(1.02, 2.515), [[side * 2.503, y, z]]])
    fan = np.stack([i, j, np.full(k, k)], 1)
    inward = np.tile([-float(side), 0.0, 0.0], (k + 1, 1))
    middle = color.mean(0, keepdims=True)
    b.add(
        raw(pane, inward, np.concatenate([color, middle]), fan[:, ::-1] if side > 0 else fan, mat.lit(1.0)),
        shadow=False, ink=0.2,
    )  # fmt: skip
    if b.rng.random() < 0.22:
        b.box((side * 2.5, y, z + 0.1), (0.02, 0.25, 0.17), "#d4d4d0", _PLASTIC, shadow=False)


def _lockers(b: SetBuilder) -> None:
    """Overhead lockers, two rows to a door, with latches; under them the lamps and vents of each row."""
    for side in (-1, 1):
        for k in range(5):
            y0 = _FIRST_M - 0.75 + 1.72 * k
            y1 = min(y0 + 1.7, _FAR_M)
            if y1 - y0 < 0.4:
                continue
            _along(b, side, _BIN, (y0, y1), "#dcdcd6" if k % 2 else "#d6d7d2", ink=0.6)
            ends = np.c_[side * _BIN[:, 0], np.full(len(_BIN), y0), _BIN[:, 1]]
            face = np.array([[0, a, a + 1] for a in range(1, len(_BIN) - 1)])
            b.add(shapes.faceted(ends, face[:, ::-1] if side > 0 else face, "#c8c9c4", _LINING))
            b.box((side * 1.08, (y0 + y1) / 2, 1.75), (0.03, 0.16, 0.05), "#8a9298", _PLASTIC)
        for k in range(_ROWS):
            y = _FIRST_M + _PITCH_M * k - 0.15
            b.box((side * 1.75, y, 1.602), (0.62, 0.22, 0.03), "#b0b4b4", _PLASTIC)
            for n in range(3):
                on = (3 * k + n + (side > 0)) % 4 == 0
                b.ball(
                    (side * (1.56 + 0.19 * n), y - 0.03, 1.586), (0.028, 0.028, 0.012), "#fff0cc",
                    mat.lit(2.6 if on else 0.25), 1,
                )  # fmt: skip
                b.ball((side * (1.56 + 0.19 * n), y + 0.06, 1.586), (0.022, 0.022, 0.012), "#5a6268", _PLASTIC, 1)


def _seats(b: SetBuilder) -> None:
    """Three seats on each side of the aisle in every row, all facing the camera's side."""
    cloth = Material(texture=Texture.CLOTH, roughness=0.95)
    parts = [
        (shapes.box((0, 0.0, 0.40), (0.46, 0.48, 0.13), "#2c4470", cloth), 1.0),
        (shapes.capsule((-0.15, -0.22, 0.41), (0.15, -0.22, 0.41), 0.07, 0.07, "#2c4470", cloth, 8, 3), 1.0),
        (shapes.box((0, 0.24, 0.74), (0.45, 0.10, 0.60), "#304a78", cloth), 1.0),
        (shapes.capsule((-0.16, 0.21, 0.60), (0.16, 0.21, 0.60), 0.06, 0.06, "#2c4470", cloth, 8, 3), 0.8),
        (shapes.box((0, 0.26, 1.10), (0.38, 0.11, 0.22), "#2a3f68", cloth), 1.0),
    ]
    trims = [
        shapes.box((0, 0.197, 1.12), (0.30, 0.012, 0.2), "#e8e6e0", mat.CLOTH),
        shapes.box((0, 0.315, 0.8), (0.44, 0.05, 0.74), "#9aa2aa", _PLASTIC),
        shapes.box((0, 0.35, 0.78), (0.36, 0.02, 0.28), "#b4bac0", _PLASTIC),
        shapes.box((0, 0.02, 0.2), (0.06, 0.36, 0.28), "#6a7076", mat.METAL),
    ]
    rest = shapes.box((0, 0.02, 0.62), (0.055, 0.42, 0.05), "#4a525c", _PLASTIC)
    at = np.array(
        [[side * q, _FIRST_M + _PITCH_M * k, 0] for k in range(_ROWS) for side in (-1, 1) for q in _SEATS_M], float
    )
    tints = b.rng.uniform(0.9, 1.1, len(at))
    for part, ink in parts:
        b.add(copies(part, at, 0.0, 1.0, tints), ink=ink)
    for trim in trims:
        b.add(copies(trim, at), ink=0.6)
    for side, q, k in ((1, _SEATS_M[1], 0), (-1, _SEATS_M[2], 1), (1, _SEATS_M[0], 2), (-1, _SEATS_M[0], 3)):
        y = _FIRST_M + _PITCH_M * k
        b.add(shapes.rock((side * q, y + 0.1, 0.63), (0.17, 0.07, 0.13), "#f0ece2", cloth, k + 3, 2, 0.03), ink=0.6)
        b.box((side * q, y - 0.06, 0.5), (0.34, 0.28, 0.06), "#8a3a34", cloth, 0.15 * (k - 1))
    arms = (0.48, 1.015, 1.545, 2.08)
    b.add(
        copies(rest, [[s * q, _FIRST_M + _PITCH_M * k, 0] for k in range(_ROWS) for s in (-1, 1) for q in arms]),
        ink=0.6,
    )  # fmt: skip
    order = [(side, q) for q in (_SEATS_M[1], _SEATS_M[0], _SEATS_M[2]) for side in (-1, 1)]
    for k in range(_ROWS):
        for n, (side, q) in enumerate(order):
            b.mark(f"seat_{6 * k + n}", side * q, _FIRST_M + _PITCH_M * k - 0.04, 0.475, -np.pi / 2)
    for side in (-1, 1):
        for q in (0.82, 1.45, 2.05):
            b.block_line((side * q, _FIRST_M), (side * q, _FAR_M - 0.6), 0.34, 1.2)


def _galley(b: SetBuilder) -> None:
    """In front on the left steel cupboards with ovens and a counter; on the right a trolley of drinks."""
    with b.at(-2.1, -2.9, 0, np.pi / 2):
        b.box((0, 0, 0.48), (1.9, 0.6, 0.96), "#a8b0b6", mat.METAL)
        b.box((0, 0, 0.97), (1.94, 0.64, 0.03), "#8a9298", mat.CHROME)
        b.box((0, 0.12, 1.75), (1.9, 0.4, 0.8), "#b4bac0", mat.METAL)
        for k in range(4):
            q = -0.72 + 0.48 * k
            b.box((q, -0.305, 0.5), (0.4, 0.02, 0.84), "#c8ced2", mat.METAL)
            b.box((q, -0.33, 0.78), (0.2, 0.03, 0.03), "#5a6268", _PLASTIC)
            b.box((q, -0.085, 1.72), (0.42, 0.02, 0.56), "#98a0a6" if k % 2 else "#c8ced2", mat.METAL)
        b.lathe((0.5, -0.05, 0.98), [(0.07, 0), (0.075, 0.2), (0.05, 0.26), (0.002, 0.27)], "#c8ced2", mat.CHROME, 14)
        b.block_line((-0.8, 0), (0.8, 0), 0.3, 1.9)
    with b.at(1.75, -1.55, 0, 0.12):
        b.box((0, 0, 0.56), (0.32, 0.7, 0.9), "#b8c0c6", mat.METAL)
        b.box((0, -0.355, 0.56), (0.27, 0.012, 0.8), "#2f5a98", _PLASTIC)
        b.box((0, 0, 1.02), (0.35, 0.74, 0.03), "#d4d8da", _PLASTIC)
        for e in (-0.1, 0.1):
            for p in (-0.28, 0.28):
                b.ball((e, p, 0.06), 0.055, "#22262a", mat.MATT, 1)
        for k, color in enumerate(("#e88a28", "#c83a34", "#e8e4d8", "#3a8a4a", "#e8c83a")):
            b.box((0.09 * (-1) ** k, -0.24 + 0.12 * k, 1.14), (0.085, 0.085, 0.21), color, _PLASTIC, 0.1 * k)
        for k in range(3):
            b.lathe(
                (-0.11, 0.02 + 0.12 * k, 1.035), [(0.028, 0), (0.036, 0.12), (0.034, 0.12)], "#f4f2ec",
                Material(roughness=0.4, two_sided=True), 10,
            )  # fmt: skip
        b.block(0, 0, 0.4, 1.2)


def _ends(b: SetBuilder) -> None:
    """The bulkheads in front and behind, with doors, a curtain drawn aside, signs, a map on the screens."""
    for y, s in ((_NEAR_M, 1), (_FAR_M, -1)):
        b.box((0, y - s * 0.05, 1.25), (5.2, 0.1, 2.6), "#aab0b2", _LINING)
        b.box((0, y + s * 0.02, 1.0), (0.74, 0.05, 2.0), "#8a929a", _PLASTIC)
        b.box((0.24, y + s * 0.06, 1.0), (0.05, 0.04, 0.16), "#d0d4d6", mat.CHROME)
        b.box((0, y + s * 0.04, 2.14), (0.4, 0.03, 0.13), "#4ae08a", mat.lit(1.0))
        for side in (-1, 1):
            b.box((side * 1.5, y + s * 0.03, 1.2), (0.8, 0.02, 0.5), "#3a8ad0", mat.screen(3, 0.8, 3))
    for y in (4.2, 7.0):
        b.box((0, y, 2.3), (0.5, 0.05, 0.3), "#22262c", _PLASTIC)
        b.quad(
            [[-0.22, y - 0.03, 2.18], [0.22, y - 0.03, 2.18], [0.22, y - 0.03, 2.42], [-0.22, y - 0.03, 2.42]],
            "#3aa0d8", mat.screen(3, 0.9, 3), shadow=False,
        )  # fmt: skip
