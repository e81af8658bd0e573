"""A hall for the martial arts."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import prism
from studio.stage.sets.halls.fittings import bright_panes, person_light
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_X, _BACK, _FRONT, _HEIGHT = 6.4, 6.2, -6.0, 3.9
_BEAM = "#4a3020"
_PALE = "#c89a60"
_PAPER = "#f2e6c8"


def dojo(setting: Setting) -> Place:
    """Polished boards or straw mats, paper windows along both sides, an alcove with scroll and swords, name plates."""
    b = SetBuilder(setting)
    day = setting.daylight[0]
    level = max(0.35, setting.glow, 1.0 - day)
    _floor(b)
    _shell(b)
    _paper_windows(b)
    _front_wall(b)
    with b.at(-4.3, _BACK - 0.12):
        _sticks(b)
    with b.at(4.5, _BACK - 0.75, 0, -0.35):
        _drum(b)
    with b.at(_X - 0.1, 4.7, 0, -np.pi / 2):
        _staffs(b)
    with b.at(-5.6, 4.6, 0, 0.5):
        _armour(b)
    _ceiling(b, level)
    person_light(b, 2.7, 7.0 + 2.0 * day, 4.0)
    b.lamp((0, 0.5, 0.3), "#ffcf98", 9.0 + 4 * level, 9, toward=(0, 0, 1), area=True, size=4.0, halo=0.0)
    b.mark("wall", _X, 0.4, 1.4, np.pi)
    b.mark("door", _X - 0.5, -4.4, 0, np.pi)
    g = b.rng
    for k in range(6):
        b.stand(-3.0 + 1.2 * k, 4.2 + float(g.uniform(-0.2, 0.2)), -np.pi / 2)
    return b.place(
        [(-4.4, 0.5), (-2, 0.2), (1.6, -0.3), (4.6, -0.6)], ground_material="wood", indoor=True,
        camera_limit=((-_X + 0.5, _FRONT + 0.4, 0.25), (_X - 0.5, _BACK - 0.9, _HEIGHT - 0.5)), reach=12,
    )  # fmt: skip


def _floor(b: SetBuilder) -> None:
    if not b.setting.has("tatami_hall", "tatami"):
        boards = Material(texture=Texture.PLANKS, scale=4.0, roughness=0.25, reflectivity=0.14)
        b.floor((-_X, _X), (_FRONT, _BACK), 0.0, "#b07a44", boards)
        for s in (-1, 1):
            b.floor((-4.0, 4.0), (s * 4.0 - 0.03, s * 4.0 + 0.03), 0.014, _PAPER, mat.PAINT)
            b.floor((s * 4.0 - 0.03, s * 4.0 + 0.03), (-4.0, 4.0), 0.014, _PAPER, mat.PAINT)
            b.floor((s * 1.0 - 0.03, s * 1.0 + 0.03), (-0.4, 0.4), 0.014, _PAPER, mat.PAINT)
        return
    b.floor((-_X, _X), (_FRONT, _BACK), -0.02, "#5a3c24", mat.BOARDS)
    straw = Material(texture=Texture.CLOTH, scale=2.0, roughness=0.85)
    for i, x in enumerate(np.arange(-5.4, 5.5, 1.8).tolist()):
        for j, y in enumerate(np.arange(_FRONT + 0.5, _BACK - 0.2, 0.9).tolist()):
            tone = srgb("#a8a45c" if (i + j // 2) % 2 else "#b4ae68") * float(b.rng.uniform(0.94, 1.06))
            b.floor((x - 0.89, x + 0.89), (y - 0.445, y + 0.445), 0.0, tone, straw)
            b.floor((x - 0.89, x + 0.89), (y + 0.405, y + 0.445), 0.003, "#26352c", straw)


def _shell(b: SetBuilder) -> None:
    """Boards to the waist, plaster above, posts and a long beam between them."""
    depth, mid = _BACK - _FRONT, (_BACK + _FRONT) / 2
    boards, plaster = Material(texture=Texture.PLANKS, scale=3.6, roughness=0.55), "#cdbd9c"
    for s in (-1, 1):
        b.box((s * (_X + 0.1), mid, _HEIGHT / 2), (0.2, depth + 0.4, _HEIGHT), plaster, mat.PLASTER)
        b.box((s * (_X - 0.02), mid, 0.42), (0.06, depth, 0.84), "#7a5230", boards)
        for z in (0.86, 2.72):
            b.box((s * (_X - 0.04), mid, z), (0.12, depth, 0.1), _BEAM, mat.DARK_WOOD)
        for y in np.linspace(_FRONT, _BACK, 6).tolist():
            b.box((s * (_X - 0.04), y, _HEIGHT / 2), (0.16, 0.16, _HEIGHT), _BEAM, mat.DARK_WOOD)
        b.block_line((s * _X, _FRONT), (s * _X, _BACK), 0.25, _HEIGHT)
    for y, s in ((_BACK, 1), (_FRONT, -1)):
        b.box((0, y + s * 0.1, _HEIGHT / 2), (2 * _X + 0.4, 0.2, _HEIGHT), plaster, mat.PLASTER)
        b.box((0, y - s * 0.02, 1.36), (2 * _X, 0.06, 2.72), "#80562f", boards)
        b.box((0, y - s * 0.04, 2.76), (2 * _X, 0.14, 0.12), _BEAM, mat.DARK_WOOD)
        b.block_line((-_X, y), (_X, y), 0.25, _HEIGHT)
    for x in (-_X, -2.9, 2.9, _X):
        b.box((x, _BACK - 0.06, _HEIGHT / 2), (0.18, 0.18, _HEIGHT), _BEAM, mat.DARK_WOOD)


def _paper_windows(b: SetBuilder) -> None:
    """Sliding paper along both sides; by day they light the hall, cool from the left, warmer from the right."""
    day, tint = b.setting.daylight
    for s in (-1, 1):
        with b.at(s * (_X - 0.03), 0, 0, -s * np.pi / 2):
            for k in range(4 if s < 0 else 3):
                for half in (-0.56, 0.56):
                    # the frame on the left runs along +y, that on the right along -y
                    with b.at(-s * (_FRONT + 1.22 + 2.44 * k) + half, 0):
                        bright_panes(b, 1.1, (0.92, 2.68), (3, 5), "#6a4628", night="#3a3428", bright=0.85, bar=0.028,
                                     sky="#f6ecd8")  # fmt: skip
        if day > 0.05:
            for y in (-2.4, 2.6):
                b.lamp(
                    (s * (_X - 0.3), y, 1.9), np.array(tint), (26.0 if s < 0 else 13.0) * day, 10,
                    toward=(-s, 0, -0.15), area=True, size=2.2, halo=0.0,
                )  # fmt: skip


_STROKES = (
    ((0.22, 0.86), (0.34, 0.88), (0.48, 0.88)),
    ((0.06, 0.67), (0.4, 0.70), (0.92, 0.73)),
    ((0.38, 0.62), (0.385, 0.4), (0.38, 0.14)),
    ((0.38, 0.41), (0.48, 0.43), (0.58, 0.44)),
    ((0.19, 0.46), (0.20, 0.3), (0.20, 0.13)),
    ((0.06, 0.07), (0.3, 0.13), (0.60, 0.19)),
    ((0.60, 0.96), (0.63, 0.62), (0.73, 0.31), (0.90, 0.09), (0.95, 0.26)),
    ((0.76, 0.93), (0.82, 0.88), (0.87, 0.81)),
)
"""The character for valour, as a brush writes it, in a unit square."""


def _calligraphy(b: SetBuilder, x: float, y: float, z: float, size: float) -> None:
    """Brushed on what faces -y, its lower left corner at (x, z)."""
    for stroke in _STROKES:
        p = np.array(stroke)
        t = np.linspace(0, 1, 4 * len(p))
        at = np.linspace(0, 1, len(p))
        line = np.stack([np.interp(t, at, p[:, 0]), np.interp(t, at, p[:, 1])], 1)
        along = np.gradient(line, axis=0)
        along /= np.linalg.norm(along, axis=1, keepdims=True)
        side = np.stack([-along[:, 1], along[:, 0]], 1) * (0.055 - 0.03 * t + 0.012 * np.sin(9 * t))[:, None]
        rim = np.concatenate([line - side, line + side]) * size
        v = np.stack([x + rim[:, 0], np.full(len(rim), y), z + rim[:, 1]], 1)
        n = len(t)
        i = np.arange(n - 1)
        f = np.concatenate([np.stack([i, i + 1, i + 1 + n], 1), np.stack([i, i + 1 + n, i + n], 1)])
        b.add(shapes.faceted(v, f, "#17140f", mat.MATT), shadow=False, ink=0.0)


def _front_wall(b: SetBuilder) -> None:
    """The alcove: a raised step, a scroll, swords on their stand, a flower; plates with names above on both sides."""
    y = _BACK - 0.06
    b.box((0, y - 0.38, 0.11), (5.4, 0.8, 0.22), "#5c3a22", mat.DARK_WOOD)
    b.floor((-2.7, 2.7), (y - 0.76, y), 0.224, "#a07040", mat.BOARDS)
    b.box((0, y, 1.5), (5.5, 0.04, 2.5), "#b8a67c", mat.PLASTER)
    # the scroll: brocade, paper, rods of wood
    b.box((0, y - 0.03, 1.66), (0.98, 0.02, 2.0), "#5a4a38", mat.CLOTH)
    b.box((0, y - 0.045, 1.66), (0.82, 0.02, 1.6), _PAPER, mat.MATT)
    for z in (0.66, 2.67):
        b.rod((-0.54, y - 0.05, z), (0.54, y - 0.05, z), 0.028, "#2c1c12", mat.DARK_WOOD, None, 8)
    _calligraphy(b, -0.34, y - 0.058, 1.5, 0.68)
    b.box((0.0, y - 0.058, 1.08), (0.10, 0.004, 0.10), "#b02c20", mat.MATT, shadow=False)
    for k in range(3):
        b.box((0.06 * k - 0.06, y - 0.058, 1.3), (0.02, 0.004, 0.26 - 0.05 * k), "#17140f", mat.MATT, shadow=False)
    with b.at(1.55, y - 0.4, 0.225):
        _swords(b)
    with b.at(-1.6, y - 0.38, 0.225):
        b.lathe((0, 0, 0), [(0.09, 0), (0.15, 0.12), (0.12, 0.26), (0.05, 0.34), (0.065, 0.38)], "#3a4a5a",
                Material(roughness=0.25), 16)  # fmt: skip
        for lean, h, color in ((-0.16, 0.62, "#d85a5a"), (0.06, 0.85, "#e8788a"), (0.22, 0.5, "#f0a0a8")):
            b.rod((0, 0, 0.36), (lean, 0, 0.36 + h), 0.012, "#4a3a28", mat.BARK, 0.006, 5)
            for k in range(6):
                w = 0.4 + 0.1 * k
                p = (lean * w + float(b.rng.normal(0, 0.03)), float(b.rng.normal(0, 0.03)), 0.36 + h * w)
                b.ball(p, 0.026, color, mat.MATT, 1)
    # names on plates, in order of rank
    for s in (-1, 1):
        b.box((s * 4.65, y - 0.01, 2.3), (2.7, 0.03, 0.56), _BEAM, mat.DARK_WOOD)
        for k in range(18):
            x = s * 4.65 - 1.24 + 0.146 * k
            if k == 13 and s > 0:
                continue
            tone = srgb("#d8b47a") * float(b.rng.uniform(0.85, 1.1))
            b.box((x, y - 0.035, 2.3), (0.115, 0.02, 0.46), tone, mat.WOOD, shadow=False)
            for q in range(3):
                b.box((x, y - 0.047, 2.42 - 0.12 * q), (0.05, 0.004, 0.075), "#1c1610", mat.MATT, shadow=False)
    # the house shrine on its shelf over the scroll
    with b.at(0, y - 0.24, 3.06):
        b.box((0, 0.02, 0), (1.5, 0.42, 0.04), _PALE, mat.WOOD)
        b.box((0, 0.02, 0.2), (0.62, 0.3, 0.36), "#d8b47a", mat.WOOD)
        b.add(shapes.gable((0, 0.02, 0.38), (0.84, 0.46), 0.16, "#8a6238", mat.WOOD))
        b.box((0, -0.14, 0.2), (0.2, 0.02, 0.28), "#7a5230", mat.WOOD)
        b.rod((-0.7, -0.16, 0.34), (0.7, -0.16, 0.34), 0.03, "#d8c890", mat.CLOTH, None, 7)
        for q in (-0.35, 0.0, 0.35):
            b.box((q, -0.17, 0.22), (0.05, 0.01, 0.16), "#fbf8f0", mat.MATT)


def _swords(b: SetBuilder) -> None:
    """A long and a short sword on their stand, edges up."""
    b.box((0, 0, 0.03), (0.95, 0.28, 0.05), "#1c1410", mat.DARK_WOOD)
    for s in (-1, 1):
        b.box((s * 0.3, 0.05, 0.32), (0.05, 0.05, 0.6), "#1c1410", mat.DARK_WOOD)
        for z in (0.3, 0.55):
            b.box((s * 0.3, -0.02, z), (0.05, 0.16, 0.04), "#1c1410", mat.DARK_WOOD)
    for z, length, color in ((0.58, 1.02, "#2c3a6a"), (0.33, 0.66, "#8a2428")):
        t = np.linspace(-0.5, 0.5, 9)
        for lo, hi, tone, r in ((0, 7, color, 0.021), (6, 9, "#e4dcc8", 0.019)):
            p = np.stack([-t * length, np.full(9, -0.07), z + 0.10 * length * (0.25 - t**2) - 0.02], 1)[lo:hi]
            b.add(shapes.tube(p, r, tone, Material(roughness=0.25), 7))
        guard = (-t[6] * length, -0.07, z + 0.10 * length * (0.25 - float(t[6]) ** 2) - 0.02)
        b.box(guard, (0.014, 0.07, 0.07), "#c8a04a", mat.CHROME)


def _sticks(b: SetBuilder) -> None:
    """Bamboo and wooden swords on a rack on the wall that faces -y."""
    for s in (-1, 1):
        b.box((s * 0.85, -0.06, 1.2), (0.08, 0.14, 1.5), _BEAM, mat.DARK_WOOD)
    for k in range(6):
        z = 0.62 + 0.22 * k
        for s in (-1, 1):
            b.box((s * 0.85, -0.15, z - 0.04), (0.05, 0.12, 0.03), _BEAM, mat.DARK_WOOD)
        bamboo = k % 3 != 2
        tone = "#dcb870" if bamboo else "#7a4226"
        b.rod((-0.58 + 0.03 * k, -0.16, z), (1.0, -0.16, z), 0.017, tone, mat.WOOD, 0.013, 6)
        b.rod((-1.02, -0.16, z), (-0.62, -0.16, z), 0.02, "#efe8da" if bamboo else "#6a381f", mat.MATT, None, 7)
        if bamboo:
            b.box((-0.6, -0.16, z), (0.012, 0.085, 0.085), "#8a4a24", mat.LEATHER)


def _staffs(b: SetBuilder) -> None:
    """Long staffs and a pole arm leaning in a stand by the wall that faces -y."""
    b.box((0, -0.16, 0.06), (1.5, 0.3, 0.12), _BEAM, mat.DARK_WOOD)
    b.box((0, -0.08, 1.2), (1.5, 0.1, 0.08), _BEAM, mat.DARK_WOOD)
    for k in range(6):
        x, top = -0.6 + 0.24 * k, 1.85 + 0.09 * ((k * 5) % 4)
        b.rod((x, -0.18, 0.1), (x + 0.02, -0.1, top), 0.016, "#b8804a" if k % 2 else "#8a5a30", mat.WOOD, None, 6)
    b.block(0, -0.15, 0.4, 1.5)


def _drum(b: SetBuilder) -> None:
    """A great drum on its side in a frame, the skin toward -y."""
    turn = np.array([[1, 0, 0, 0], [0, 0, -1, 0.42], [0, 1, 0, 0.92]], float)
    profile = [(0.40, 0.0), (0.47, 0.2), (0.49, 0.42), (0.47, 0.64), (0.40, 0.84)]
    b.add(shapes.lathe((0, 0, 0), profile, "#7a2f1c", Material(texture=Texture.WOOD, roughness=0.3), 26).moved(turn))
    skin = [(0.43, 0.0), (0.41, 0.015), (0.01, 0.02)]
    b.add(shapes.lathe((0, 0, 0.835), skin, "#c0a878", mat.LEATHER, 26).moved(turn))
    for k in range(22):
        a = k / 22 * 2 * np.pi
        b.ball((0.425 * np.cos(a), -0.40, 0.92 + 0.425 * np.sin(a)), 0.018, "#1c1814", mat.METAL, 1)
    for s in (-1, 1):
        b.box((s * 0.46, 0, 0.5), (0.08, 0.5, 1.0), "#3a2418", mat.DARK_WOOD)
        b.box((s * 0.46, 0, 0.04), (0.12, 0.9, 0.08), "#3a2418", mat.DARK_WOOD)
    b.box((0, 0, 0.38), (0.95, 0.4, 0.08), "#3a2418", mat.DARK_WOOD)
    b.block(0, 0, 0.7, 1.5)


def _armour(b: SetBuilder) -> None:
    """Two sets of fencing armour on a low bench: masks, gauntlets, breastplates."""
    b.box((0, 0, 0.34), (1.7, 0.5, 0.05), _PALE, mat.WOOD)
    for q in (-0.7, 0.7):
        b.box((q, 0, 0.17), (0.06, 0.44, 0.32), "#8a6238", mat.WOOD)
    for q in (-0.45, 0.42):
        b.add(shapes.rock((q, 0.02, 0.52), (0.16, 0.17, 0.18), "#1f2848", mat.CLOTH, 4, 2, 0.02))
        b.box((q, -0.15, 0.52), (0.17, 0.05, 0.22), "#8a8e94", mat.METAL)
        for k in range(6):
            b.box((q, -0.18, 0.43 + 0.036 * k), (0.18, 0.02, 0.012), "#d8dcde", mat.CHROME, shadow=False)
        for s in (-1, 1):
            b.add(shapes.rock((q + s * 0.23, -0.05, 0.43), (0.07, 0.12, 0.06), "#24305c", mat.CLOTH, 6, 1, 0.03))
        b.add(prism([[q - 0.24, -0.34], [q + 0.24, -0.34], [q + 0.2, -0.22], [q - 0.2, -0.22]], 0.02, 0.34, "#16181e",
                    Material(roughness=0.15)))  # fmt: skip
    b.block_line((-0.6, 0), (0.6, 0), 0.4, 0.6)


def _ceiling(b: SetBuilder, level: float) -> None:
    """Dark boards on beams; lamps of wood and paper hang from them."""
    depth, mid = _BACK - _FRONT, (_BACK + _FRONT) / 2
    b.box((0, mid, _HEIGHT + 0.1), (2 * _X + 0.6, depth + 0.6, 0.2), "#6a4a2e", mat.BOARDS)
    for y in np.linspace(_FRONT + 1.2, _BACK - 1.2, 5).tolist():
        b.box((0, y, _HEIGHT - 0.11), (2 * _X, 0.18, 0.22), _BEAM, mat.DARK_WOOD)
    for x in (-3.2, 0.0, 3.2):
        b.box((x, mid, _HEIGHT - 0.28), (0.16, depth, 0.14), _BEAM, mat.DARK_WOOD)
    for x in (-3.2, 3.2):
        for y in (-2.6, 2.4):
            z = _HEIGHT - 0.72
            b.rod((x, y, z), (x, y, _HEIGHT - 0.3), 0.01, "#1c1410", mat.METAL, None, 4)
            b.box((x, y, z), (0.5, 0.5, 0.26), "#ffe8c0", mat.lit(0.5 + 1.6 * level), shadow=False)
            for s in (-1, 1):
                b.box((x, y, z + s * 0.14), (0.56, 0.56, 0.03), "#3a2418", mat.DARK_WOOD)
                for e in (-1, 1):
                    b.box((x + s * 0.25, y + e * 0.25, z), (0.03, 0.03, 0.3), "#3a2418", mat.DARK_WOOD)
            b.lamp((x, y, z - 0.2), "#ffca88", 11.0 * level, 7.5, toward=(0, 0, -1), area=True, size=1.0, halo=0.1)
    b.lamp(
        (0, _BACK - 1.6, 3.2), "#ffd8a0", 6.0 + 4.0 * level, 5.0, toward=(0, 0.75, -0.6), area=True, size=1.2, halo=0.0
    )
