"""The sports hall of a school."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies
from studio.stage.sets.halls.fittings import bright_panes, person_light
from studio.stage.sets.other import curtain
from studio.stage.sets.setting import Setting
from studio.stage.sets.sport import court_lines, hoop
from studio.stage.world import Place

_X, _BACK, _FRONT, _EAVES, _RIDGE = 10.6, 10.4, -8.6, 7.4, 9.4
_STAGE = 5.2
"""Half the width of the stage's opening."""
_PANEL = "#a87c4c"
_STEEL = "#5f7a86"


def gymnasium(setting: Setting) -> Place:
    """A waxed floor with lines of many colours, a hoop, the school's stage behind it, high windows under trusses."""
    b = SetBuilder(setting)
    day = setting.daylight[0]
    level = max(0.55, setting.glow, 1.0 - day)
    _shell(b)
    _lines(b)
    if setting.has("volleyball_court"):
        with b.at(0, 2.5):
            _net(b)
    else:
        hoop(b, 0.0, 3.55)
    _stage(b)
    _roof(b, level)
    _gallery(b)
    for s in (-1, 1):
        with b.at(s * (_X - 0.05), 0, 0, -s * np.pi / 2):
            for k in range(4):
                # the left wall's own x runs the other way
                with b.at(s * (6.4 - 4.3 * k), 0):
                    bright_panes(b, 3.4, (4.9, 6.9), (4, 2), "#dfe4e4", sky="#c4dcf4")
    with b.at(-6.2, 4.6, 0, 0.35):
        _vaulting_box(b)
    with b.at(-8.6, 7.0, 0, 0.1):
        _mats(b)
    with b.at(5.6, 5.6, 0, -0.3):
        _ball_cart(b)
    with b.at(_X - 0.04, 2.2, 0, -np.pi / 2):
        _wall_bars(b, 3)
    with b.at(-_X + 0.04, 1.4, 0, np.pi / 2):
        _wall_bars(b, 2)
    for x, y, turn, color in ((4.1, 7.4, 0.4, "#e07a35"), (-3.3, 6.4, 1.2, "#e8d25a")):
        with b.at(x, y, 0, turn):
            b.ball((0, 0, 0.12), 0.12, color, mat.LEATHER, 2)
    day_color = setting.daylight[1]
    if day > 0.05:
        for q in (5.4, 1.0):
            b.lamp(
                (-_X + 0.5, q, 6.4), np.array(day_color) * 1.0, 150 * day, 17, toward=(0.78, -0.18, -0.62),
                cone=(0.93, 0.72), size=0.8, shadow=q < 2, halo=0.0,
            )  # fmt: skip
    person_light(b, 3.4, 10.0, 5.5)
    b.lamp((0, _BACK - 2.6, 5.6), "#ffe0b8", 22.0 * level, 9, toward=(0, 0.5, -0.7), area=True, size=2.5, halo=0.0)
    b.mark("wall", _X, 0.4, 1.4, np.pi)
    b.mark("door", _X - 0.6, -4.6, 0, np.pi)
    b.mark("edge", 0, _BACK - 0.4, 0, -np.pi / 2)
    g = b.rng
    for _ in range(9):
        b.stand(float(g.uniform(-8, 8)), float(g.uniform(6.6, 8.6)), -np.pi / 2)
    return b.place(
        [(-7.6, 0.8), (-3, 0.2), (2, -0.4), (7.8, -0.9)], ground_material="wood", indoor=True, mirror_z=0.0,
        camera_limit=((-_X + 0.6, _FRONT + 0.4, 0.25), (_X - 0.6, _BACK - 0.8, 6.4)), reach=16,
    )  # fmt: skip


def _shell(b: SetBuilder) -> None:
    """Floor, walls boarded to a man's reach and plain above, doors under the gallery."""
    floor = Material(texture=Texture.PLANKS, scale=7.0, roughness=0.28, reflectivity=0.16)
    b.floor((-_X, _X), (_FRONT, _BACK), 0.0, "#b8854e", floor)
    wall, depth, mid = "#cfc8b6", _BACK - _FRONT, (_BACK + _FRONT) / 2
    boards = Material(texture=Texture.PLANKS, scale=3.0, roughness=0.6)
    for s in (-1, 1):
        b.box((s * (_X + 0.1), mid, _EAVES / 2), (0.2, depth + 0.4, _EAVES), wall, mat.PLASTER)
        b.box((s * (_X - 0.02), mid, 1.35), (0.06, depth, 2.7), _PANEL, boards)
        b.box((s * (_X - 0.05), mid, 2.74), (0.14, depth, 0.1), "#7a5532", mat.WOOD)
        b.box((s * (_X - 0.05), mid, 0.09), (0.1, depth, 0.18), "#5a4030", mat.PAINT)
        b.block_line((s * _X, _FRONT), (s * _X, _BACK), 0.35, 6)
        side = _X - _STAGE
        b.box((s * (_STAGE + side / 2), _BACK + 0.1, _RIDGE / 2), (side, 0.2, _RIDGE), wall, mat.PLASTER)
        b.box((s * (_STAGE + side / 2), _BACK - 0.02, 1.35), (side, 0.06, 2.7), _PANEL, boards)
        b.box((s * (_STAGE + side / 2), _BACK - 0.05, 2.74), (side, 0.14, 0.1), "#7a5532", mat.WOOD)
        with b.at(s * 8.0, _BACK - 0.06):
            _doors(b)
    b.box((0, _FRONT - 0.1, _RIDGE / 2), (2 * _X + 0.4, 0.2, _RIDGE), wall, mat.PLASTER)
    b.box((0, _FRONT + 0.02, 1.35), (2 * _X, 0.06, 2.7), _PANEL, boards)
    b.block_line((-_X, _BACK), (_X, _BACK), 0.4, 6)
    b.block_line((-_X, _FRONT), (_X, _FRONT), 0.35, 6)


def _doors(b: SetBuilder) -> None:
    """A pair of sliding doors to the store, facing -y."""
    b.box((0, 0, 1.1), (2.5, 0.06, 2.2), "#4f6f6a", mat.PAINT)
    for s in (-1, 1):
        b.box((s * 0.6, -0.04, 1.07), (1.12, 0.05, 2.06), "#6f948c", mat.PAINT)
        b.box((s * 0.6, -0.07, 1.55), (0.6, 0.02, 0.6), "#2c3c40", mat.DARK_GLASS)
        b.box((s * 0.14, -0.08, 1.0), (0.05, 0.05, 0.3), "#c8ccd0", mat.CHROME)


def _lines(b: SetBuilder) -> None:
    """Basketball in white over volleyball in green and badminton in yellow, as school halls have them."""
    paint = Material(roughness=0.4, reflectivity=0.08)
    b.floor((-2.42, 2.42), (-0.7, 5.1), 0.004, "#4a7a8a", paint)
    court_lines(b, 5.1, 7.5, _FRONT + 0.3)

    def frame(x: float, near: float, far: float, color: str, z: float) -> None:
        for y in (near, far):
            b.floor((-x, x), (y - 0.03, y + 0.03), z, color, paint)
        for s in (-1, 1):
            b.floor((s * x - 0.03, s * x + 0.03), (near, far), z, color, paint)

    frame(4.5, -8.0, 6.6, "#3f8a5a", 0.011)
    frame(8.6, -7.2, 7.4, "#d8a832", 0.018)
    b.floor((-4.5, 4.5), (-3.2, -3.15), 0.0115, "#3f8a5a", paint)
    b.floor((-8.6, 8.6), (0.9, 0.95), 0.0185, "#d8a832", paint)


def _stage(b: SetBuilder) -> None:
    """The raised stage in the end wall: a boarded front, a red curtain half open, a valance with a fringe of gold."""
    low, high, deep = 1.05, 5.4, 4.2
    b.box((0, _BACK + deep / 2, low / 2), (2 * _STAGE, deep, low), "#6f4a2c", mat.SIDING)
    b.box((0, _BACK - 0.03, low - 0.05), (2 * _STAGE + 0.2, 0.16, 0.12), "#8f6238", mat.WOOD)
    for k in range(9):
        b.box((-4.6 + 1.15 * k, _BACK - 0.03, 0.48), (0.9, 0.05, 0.7), "#8a5f38", mat.WOOD)
    b.floor((-_STAGE, _STAGE), (_BACK, _BACK + deep), low + 0.005, "#8a5f3c", mat.BOARDS)
    b.box((0, _BACK + deep + 0.1, 3.4), (2 * _STAGE + 2, 0.2, 5), "#6a6878", mat.PLASTER)
    for s in (-1, 1):
        b.box((s * (_STAGE + 0.1), _BACK + deep / 2, 3.2), (0.2, deep, 4.6), "#5a5048", mat.PLASTER)
        b.box((s * (_STAGE + 0.05), _BACK - 0.04, 3.2), (0.34, 0.2, 4.5), "#7a5532", mat.WOOD)
        lo, hi = sorted((s * 2.35, s * _STAGE))
        curtain(b, (lo, hi), _BACK + 0.45, (low, high), "#8f1f2a", 4.6, 0.12)
        with b.at(s * (_STAGE - 0.75), _BACK - 0.62):
            for k in range(4):
                b.box((0, 0.45 - 0.15 * k, 0.21 * (4 - k) / 2), (1.1, 0.3, 0.21 * (4 - k)), "#80583a", mat.WOOD)
    b.box((0, _BACK + deep / 2, high + 0.7), (2 * _STAGE, deep, 0.2), "#3a3430", mat.MATT)
    b.box((0, _BACK + 0.08, (high + _RIDGE) / 2 + 0.1), (2 * _STAGE + 0.2, 0.2, _RIDGE - high), "#cfc8b6", mat.PLASTER)
    b.box((0, _BACK - 0.04, high + 0.16), (2 * _STAGE + 0.5, 0.22, 0.3), "#7a5532", mat.WOOD)
    curtain(b, (-_STAGE, _STAGE), _BACK + 0.2, (high - 0.9, high + 0.1), "#a3242f", 5.2, 0.07)
    curtain(b, (-_STAGE, _STAGE), _BACK + 0.16, (high - 1.0, high - 0.86), "#d8ae4a", 5.2, 0.07)
    # a lectern, and the school's flag and clock over it all
    b.box((0.0, _BACK + 1.5, low + 0.55), (1.1, 0.6, 1.1), "#7a5232", mat.WOOD)
    b.box((0.0, _BACK + 1.18, low + 0.6), (0.5, 0.03, 0.5), "#c8a04a", mat.PAINT)
    b.box((0, _BACK + deep - 0.05, 3.5), (2.2, 0.04, 1.45), "#24406e", mat.CLOTH)
    emblem = shapes.lathe((0, 0, 0), [(0.42, 0), (0.4, 0.03), (0.01, 0.04)], "#e6c45a", mat.PAINT, 20)
    b.add(emblem.moved(np.array([[1, 0, 0, 0], [0, 0, -1, _BACK + deep - 0.08], [0, 1, 0, 3.5]], float)))
    face = shapes.lathe((0, 0, 0), [(0.55, 0), (0.53, 0.06), (0.01, 0.07)], "#f4f0e4", mat.lit(0.25), 24)
    b.add(face.moved(np.array([[1, 0, 0, 0], [0, 0, -1, _BACK - 0.05], [0, 1, 0, 6.7]], float)))
    b.box((0.1, _BACK - 0.14, 6.8), (0.04, 0.02, 0.34), "#1c1a18", mat.PAINT)
    b.box((-0.12, _BACK - 0.14, 6.7), (0.28, 0.02, 0.045), "#1c1a18", mat.PAINT)
    with b.at(-7.9, _BACK - 0.1, 4.6):
        _scoreboard(b)
    b.lamp((0, _BACK + 2.2, high + 0.3), "#ffd8a8", 20, 7.5, toward=(0, 0.2, -1), area=True, size=2.0, halo=0.0)


_SEGMENTS = {"2": "abged", "4": "fgbc", "8": "abcdefg", "5": "afgcd", "0": "abcdef", "1": "bc"}


def _scoreboard(b: SetBuilder) -> None:
    """A black board with two scores in lamps, facing -y."""
    b.box((0, 0, 0), (3.0, 0.16, 1.3), "#1a1d22", mat.PAINT)
    b.box((0, -0.09, 0.46), (2.7, 0.02, 0.16), "#3a6a9a", mat.PAINT)
    where = {
        "a": (0, 0.28, True), "g": (0, 0, True), "d": (0, -0.28, True), "f": (-0.13, 0.14, False),
        "b": (0.13, 0.14, False), "e": (-0.13, -0.14, False), "c": (0.13, -0.14, False),
    }  # fmt: skip
    for x, digit, color in (
        (-1.15, "4", "#ff5a3a"), (-0.7, "2", "#ff5a3a"), (0.7, "4", "#ffb03a"), (1.15, "0", "#ffb03a")
    ):  # fmt: skip
        for segment in _SEGMENTS[digit]:
            dx, dz, flat = where[segment]
            size = (0.24, 0.02, 0.05) if flat else (0.05, 0.02, 0.24)
            b.box((x + dx, -0.09, dz - 0.1), size, color, mat.lit(1.8), shadow=False)
    for z in (0.02, -0.22):
        b.box((0, -0.09, z), (0.07, 0.02, 0.07), "#ffe0a0", mat.lit(1.6), shadow=False)


def _roof(b: SetBuilder, level: float) -> None:
    """A low gable on steel trusses, lamps hanging in two rows."""
    for s in (-1, 1):
        c = [[0, _FRONT - 0.2, _RIDGE], [0, _BACK + 0.2, _RIDGE], [s * (_X + 0.2), _BACK + 0.2, _EAVES],
             [s * (_X + 0.2), _FRONT - 0.2, _EAVES]]  # fmt: skip
        b.quad(c if s > 0 else c[::-1], "#b4b8b4", Material(texture=Texture.PLANKS, scale=1.0, roughness=0.8))
    for y in np.arange(_FRONT + 2.0, _BACK, 3.6).tolist():
        n = 10
        foot = [(-_X + 2 * _X * k / n, y, _EAVES - 0.5) for k in range(n + 1)]
        head = [(x, y, _RIDGE - 0.2 - (_RIDGE - _EAVES) * abs(x) / _X) for x, _, _ in foot]
        b.rod(foot[0], foot[-1], 0.07, _STEEL, mat.METAL, None, 5)
        b.rod(head[0], head[n // 2], 0.07, _STEEL, mat.METAL, None, 5)
        b.rod(head[n // 2], head[-1], 0.07, _STEEL, mat.METAL, None, 5)
        for k in range(n):
            ends = (foot[k], head[k + 1]) if k % 2 == 0 else (head[k], foot[k + 1])
            b.rod(*ends, 0.035, _STEEL, mat.METAL, None, 4)
    for x in (-7.0, -3.5, 0.0, 3.5, 7.0):
        z = _RIDGE - 0.1 - (_RIDGE - _EAVES) * abs(x) / _X
        b.rod((x, _FRONT, z), (x, _BACK, z), 0.05, _STEEL, mat.METAL, None, 4)
    for x in (-4.6, 4.6):
        for y in (-4.8, -0.6, 3.6, 7.4):
            b.rod((x, y, 7.15), (x, y, 8.3), 0.015, "#2c3034", mat.METAL, None, 4)
            b.lathe((x, y, 6.75), [(0.34, 0), (0.28, 0.16), (0.1, 0.4), (0.05, 0.44)], "#3c4a4c",
                    Material(roughness=0.4, two_sided=True), 14)  # fmt: skip
            b.ball((x, y, 6.82), 0.2, "#fff2dc", mat.lit(1.5 + 5 * level), 1)
            if y in (-4.8, 3.6):
                b.lamp((x, y, 6.7), "#fff0dc", 34 * level, 14, toward=(0, 0, -1), area=True, size=1.2, halo=0.12)
    b.lamp((0, 1.0, 0.3), "#ffd0a0", 16 + 10 * level, 15, toward=(0, 0, 1), area=True, size=5.0, halo=0.0)


def _gallery(b: SetBuilder) -> None:
    """A narrow walk along both sides under the windows, with a rail of steel."""
    depth = _BACK - _FRONT
    for s in (-1, 1):
        inner = s * (_X - 1.1)
        b.box((s * (_X - 0.55), (_BACK + _FRONT) / 2, 3.62), (1.1, depth, 0.16), "#b8b2a2", mat.PLASTER)
        b.box((inner, (_BACK + _FRONT) / 2, 3.62), (0.08, depth, 0.28), _STEEL, mat.PAINT)
        for z in (4.0, 4.3, 4.65):
            b.rod((inner, _FRONT, z), (inner, _BACK, z), 0.025, _STEEL, mat.PAINT, None, 5)
        for y in np.arange(_FRONT + 0.6, _BACK, 1.5).tolist():
            b.rod((inner, y, 3.7), (inner, y, 4.65), 0.025, _STEEL, mat.PAINT, None, 5)
        for y in (-4.6, -0.3, 4.0, 8.3):
            b.box((s * (_X - 0.08), y, 3.2), (0.16, 0.35, 6.4), "#b8b2a2", mat.PLASTER)


def _net(b: SetBuilder) -> None:
    """For volleyball, across the hall along x, on padded posts."""
    half, low, high = 4.75, 1.43, 2.43
    for s in (-1, 1):
        b.rod((s * 5.0, 0, 0), (s * 5.0, 0, 2.55), 0.05, "#8a9096", mat.METAL, None, 8)
        b.rod((s * 5.0, 0, 0.1), (s * 5.0, 0, 1.7), 0.09, "#2f5a98", mat.LEATHER, None, 10)
        for z in (low, high):
            b.rod((s * half, 0, z), (s * 5.0, 0, z), 0.008, "#d8d8d0", mat.MATT, None, 4)
    for z in (low, high):
        b.box((0, 0, z), (2 * half, 0.012, 0.07), "#f4f0e6", mat.CLOTH)
    for x in np.linspace(-half, half, 77).tolist():
        b.box((x, 0, (low + high) / 2), (0.007, 0.007, high - low), "#26282c", mat.MATT, shadow=False)
    for z in np.linspace(low, high, 9)[1:-1].tolist():
        b.box((0, 0, z), (2 * half, 0.007, 0.007), "#26282c", mat.MATT, shadow=False)
    b.block_line((-5.0, 0), (5.0, 0), 0.15, 2.5)


def _vaulting_box(b: SetBuilder) -> None:
    """Seven tiers of wood, each smaller than the one below, and a padded top; a springboard before it."""
    tiers, step = 7, 0.135
    for k in range(tiers):
        low, high = (0.43 - 0.028 * k, 0.66 - 0.022 * k), (0.405 - 0.028 * k, 0.64 - 0.022 * k)
        z = 0.02 + step * k
        v = [[sx * w[0], sy * w[1], h] for w, h in ((low, z), (high, z + step - 0.014))
             for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))]  # fmt: skip
        i = np.arange(4)
        j = (i + 1) % 4
        f = np.concatenate([np.stack([i, j, j + 4], 1), np.stack([i, j + 4, i + 4], 1), [[4, 5, 6], [4, 6, 7]]])
        b.add(shapes.faceted(v, f, "#c8975a" if k % 2 else "#bd8a4e", mat.WOOD))
        b.box((0, -low[1] + 0.012, z + 0.065), (0.18, 0.03, 0.045), "#3a281c", mat.MATT)
    z = 0.02 + step * tiers
    b.box((0, 0, z + 0.05), (0.46, 1.04, 0.11), "#ece6d8", mat.LEATHER)
    b.box((0, 0, z + 0.005), (0.48, 1.06, 0.03), "#2f5a98", mat.LEATHER)
    with b.at(0, -1.5):
        b.add(shapes.faceted(
            [[-0.3, -0.6, 0.02], [0.3, -0.6, 0.02], [0.3, 0.5, 0.2], [-0.3, 0.5, 0.2],
             [0.3, 0.5, 0.0], [-0.3, 0.5, 0.0], [0.3, -0.6, 0.0], [-0.3, -0.6, 0.0]],
            [[0, 1, 2], [0, 2, 3], [2, 4, 5], [2, 5, 3], [1, 6, 4], [1, 4, 2], [0, 3, 5], [0, 5, 7]],
            "#b06a3a", mat.WOOD,
        ))  # fmt: skip
        b.block(0, 0, 0.6, 0.25)
    b.block(0, 0, 0.75, 1.1)


def _mats(b: SetBuilder) -> None:
    """A pile of gymnastic mats with their handles, the top one askew; a roll beside it."""
    for k, (color, turn) in enumerate((("#3f7a9a", 0.0), ("#e6e2d6", 0.03), ("#3f7a9a", -0.02), ("#4f8a5e", 0.12))):
        b.box((0.05 * (k % 2), 0, 0.09 + 0.16 * k), (1.25, 2.3, 0.15), color, mat.CLOTH, turn)
        for s in (-1, 1):
            b.box((s * 0.3, -1.16, 0.09 + 0.16 * k), (0.16, 0.05, 0.04), "#d8c8a0", mat.CLOTH, turn)
    b.block_line((0, -0.8), (0, 0.8), 0.75, 0.8)


def _ball_cart(b: SetBuilder) -> None:
    """A cage on wheels full of balls."""
    w, d, low, high = 0.62, 0.4, 0.28, 0.98
    for sx in (-1, 1):
        for sy in (-1, 1):
            b.rod((sx * w, sy * d, 0.1), (sx * w, sy * d, high), 0.02, "#c8ccd0", mat.CHROME, None, 6)
            b.ball((sx * w, sy * d, 0.06), (0.06, 0.03, 0.06), "#2c2e30", mat.MATT, 1)
    for z in (low, 0.5, 0.74, high):
        for s in (-1, 1):
            b.rod((-w, s * d, z), (w, s * d, z), 0.012, "#c8ccd0", mat.CHROME, None, 5)
            b.rod((s * w, -d, z), (s * w, d, z), 0.012, "#c8ccd0", mat.CHROME, None, 5)
    b.box((0, 0, low - 0.01), (2 * w, 2 * d, 0.03), "#8f9498", mat.METAL)
    g = b.rng
    at = np.array(
        [[x, y, z] for z in (0.41, 0.63, 0.86) for x in (-0.46, -0.22, 0.02, 0.26, 0.49) for y in (-0.25, 0, 0.25)]
    )
    at = at[np.r_[np.ones(30, bool), g.random(15) < 0.75]] + 0
    at += g.normal(0, 0.012, at.shape)
    ball = shapes.ball((0, 0, 0), 0.12, (1.0, 1.0, 1.0), mat.LEATHER, 1)
    tints = np.array(
        [((0.72, 0.25, 0.07), (0.80, 0.72, 0.45), (0.75, 0.28, 0.08))[int(k)] for k in g.integers(3, size=len(at))]
    )
    b.add(copies(ball, at, 0.0, 1.0, tints))
    b.block(0, 0, 0.8, 1.1)


def _wall_bars(b: SetBuilder, bays: int) -> None:
    """Ladders of round bars along a wall that faces -y."""
    width = 0.95
    for k in range(bays + 1):
        b.box(((k - bays / 2) * width, -0.12, 1.3), (0.05, 0.2, 2.6), "#8f6238", mat.WOOD)
    for z in np.linspace(0.2, 2.5, 13).tolist():
        b.rod((-bays / 2 * width, -0.19, z), (bays / 2 * width, -0.19, z), 0.02, "#d8ac70", mat.WOOD, None, 6)
    b.block_line((-bays / 2 * width, -0.1), (bays / 2 * width, -0.1), 0.3, 2.6)
