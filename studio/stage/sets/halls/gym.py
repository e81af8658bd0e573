"""A fitness room."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Mesh, Texture, merged
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import copies
from studio.stage.sets.halls.fittings import person_light
from studio.stage.sets.rooms import shell, window_wall
from studio.stage.sets.setting import Setting
from studio.stage.world import Place

_X, _Y, _HEIGHT = (-5.4, 5.4), (-5.2, 5.2), 3.3
_STEEL = "#2a2d31"
_ACCENT = "#f08a2c"
_PLATES = ("#b8342c", "#2c58a8", "#d8a82c", "#24272a")


def gym(setting: Setting) -> Place:
    """Black rubber floor, a wall of mirrors with dumbbells before it, treadmills at the windows, a bench, a bag."""
    b = SetBuilder(setting)
    rubber = Material(texture=Texture.GRIME, scale=1.6, roughness=0.8)
    low, high = shell(
        b, _X, _Y, _HEIGHT, floor="#4a4e55", floor_material=rubber, wall="#6a7078", ceiling="#3a3d42", left=False
    )
    panes = [(-4.6, -1.9), (-1.4, 1.3), (1.8, 4.5)]
    window_wall(b, _X[0], _Y, _HEIGHT, panes, sill=0.5, top=2.8, wall="#6a7078", frame="#24272b", curtains=None,
                outside="street")  # fmt: skip
    day = setting.daylight[0]
    level = max(0.7, setting.glow, 1.0 - day)
    b.floor((-2.0, 2.0), (-2.0, 2.0), 0.004, "#5c626a", rubber)
    for s in (-1, 1):
        b.floor((s * 2.0 - 0.03, s * 2.0 + 0.03), (-2.0, 2.0), 0.016, _ACCENT, mat.PAINT)
        b.floor((-2.0, 2.0), (s * 2.0 - 0.03, s * 2.0 + 0.03), 0.016, _ACCENT, mat.PAINT)
    _mirrors(b, level)
    for k, x in enumerate((-2.35, 0.0, 2.35)):
        with b.at(x, _Y[1] - 0.5):
            _dumbbells(b, 2.1, 0.052 + 0.012 * k)
    for k in range(3):
        with b.at(-4.3, 3.3 - 1.75 * k, 0, np.pi):
            _treadmill(b, level)
    with b.at(3.6, 2.2, 0, -0.35):
        _bench_press(b)
    with b.at(-2.2, 3.3):
        _bag(b)
    with b.at(_X[1] - 0.05, 0.0, 0, -np.pi / 2):
        _far_wall(b, level)
    with b.at(4.3, -1.6, 0, -np.pi / 2):
        _power_rack(b)
    for x, y, r, color in ((2.0, 3.75, 0.33, "#3f8fa8"), (4.8, 4.3, 0.38, "#c84a5a")):
        b.ball((x, y, r), r, color, mat.PAINT, 2)
        b.block(x, y, r, 2 * r)
    _lights(b, level)
    b.lamp((2.2, 0.4, 2.7), "#ffe8d0", 9.0, 6.5, toward=(0.85, -0.05, -0.5), area=True, size=2.5, halo=0.0)
    person_light(b, 2.5, 7.0 + 2.0 * day, 4.0)
    b.mark("door", _X[1] - 0.5, -4.2, 0, np.pi)
    b.mark("wall", _X[1], 0.4, 1.4, np.pi)
    return b.place(
        [(2.6, -3.2), (1.0, -1.2), (0, 0), (-2.2, 0.6)], ground_material="concrete", indoor=True,
        camera_limit=(low, high), reach=11,
    )  # fmt: skip


def _mirrors(b: SetBuilder, level: float) -> None:
    """Six tall panes along the back wall with slanting gleams, under a strip of warm light."""
    y = _Y[1] - 0.05
    glass = Material(roughness=0.04, reflectivity=0.35)
    for k in range(6):
        x = -4.35 + 1.74 * k
        b.box((x, y, 1.62), (1.70, 0.04, 2.2), "#6f8490", glass)
        for dx, w, tint in ((-0.5, 0.22, "#7c929e"), (-0.18, 0.08, "#7c929e")):
            lean = 0.55
            b.quad(
                [[x + dx, y - 0.024, 0.55], [x + dx + w, y - 0.024, 0.55], [x + dx + w + lean, y - 0.024, 2.70],
                 [x + dx + lean, y - 0.024, 2.70]],
                tint, glass, shadow=False,
            )  # fmt: skip
    for z in (0.5, 2.75):
        b.box((0, y - 0.02, z), (10.5, 0.07, 0.06), "#1d1f22", mat.METAL)
    b.box((0, y - 0.03, 2.83), (10.5, 0.05, 0.04), "#ffb870", mat.lit(1.2 + 1.6 * level), shadow=False)
    b.lamp((0, y - 0.3, 2.8), "#ffb26a", 5.0 * level, 6.0, toward=(0, -0.3, -1), area=True, size=3.5, halo=0.0)


def _dumbbells(b: SetBuilder, width: float, radius: float) -> None:
    """Three slanting shelves of pairs, heavier ones below; the rack's back is toward +y."""
    for s in (-1, 1):
        b.rod((s * width / 2, 0.2, 0.02), (s * width / 2, 0.1, 1.02), 0.035, _STEEL, mat.METAL, None, 6)
        b.rod((s * width / 2, -0.4, 0.03), (s * width / 2, 0.25, 0.03), 0.035, _STEEL, mat.METAL, None, 6)
    for row, z in enumerate((0.26, 0.6, 0.94)):
        y = -0.12 + 0.09 * row
        b.box((0, y, z), (width, 0.3, 0.03), _STEEL, mat.METAL)
        b.box((0, y - 0.15, z + 0.02), (width, 0.02, 0.05), _ACCENT, mat.PAINT)
        r = radius + 0.05 - 0.016 * row
        n = int((width - 0.1) / (2 * r + 0.035))
        at = np.stack([np.linspace(-width / 2 + 0.12, width / 2 - 0.12, n), np.full(n, y), np.full(n, z + r + 0.02)], 1)
        at = at[b.rng.random(n) > 0.08]
        b.add(copies(_dumbbell(r), at, b.rng.normal(0, 0.05, len(at))), ink=0.5)
    b.block_line((-width / 2, -0.05), (width / 2, -0.05), 0.38, 1.1)


def _dumbbell(radius: float) -> Mesh:
    """Six-sided heads on a handle along y."""
    turn = np.array([[1, 0, 0, 0], [0, 0, -1, 0], [0, 1, 0, 0]], float)
    heads = [
        shapes.lathe((0, 0, z), [(0.01, 0), (radius, 0.004), (radius, 0.09), (0.01, 0.094)], "#202225", mat.METAL, 6)
        for z in (0.06, -0.154)
    ]
    grip = shapes.lathe((0, 0, -0.06), [(0.016, 0), (0.019, 0.06), (0.016, 0.12)], "#b8bcc0", mat.METAL, 6)
    return merged([mesh.moved(turn) for mesh in (*heads, grip)])


def _treadmill(b: SetBuilder, level: float) -> None:
    """Its runner faces its own +x."""
    b.box((-0.1, 0, 0.12), (1.8, 0.78, 0.14), "#33373c", mat.PAINT)
    b.box((-0.15, 0, 0.195), (1.62, 0.5, 0.02), "#17181a", mat.MATT)
    b.box((0.78, 0, 0.2), (0.32, 0.76, 0.2), "#50565c", mat.PAINT)
    for s in (-1, 1):
        b.rod((0.72, s * 0.38, 0.2), (0.88, s * 0.38, 1.3), 0.04, "#c4c8cc", mat.METAL, None, 7)
        b.rod((0.86, s * 0.38, 1.08), (0.3, s * 0.38, 1.0), 0.028, "#24272b", mat.MATT, None, 6)
        b.box((-0.15, s * 0.33, 0.2), (1.62, 0.1, 0.03), "#c4c8cc", mat.METAL)
    b.box((0.88, 0, 1.32), (0.1, 0.84, 0.34), "#24272b", mat.PAINT)
    b.box((0.82, 0, 1.34), (0.02, 0.5, 0.22), "#4fb8e8", mat.screen(3.0, 0.5 + 0.4 * level, 1.5))
    b.block_line((-0.7, 0), (0.7, 0), 0.45, 1.4)


def _barbell(b: SetBuilder, z: float, plates: tuple[tuple[float, float, str], ...]) -> None:
    """Along x at height ``z``; ``plates``: radius, thickness, colour from the collar outward."""
    b.rod((-1.1, 0, z), (1.1, 0, z), 0.014, "#c8ccd0", mat.CHROME, None, 7)
    for s in (-1, 1):
        b.rod((s * 0.68, 0, z), (s * 1.1, 0, z), 0.025, "#c8ccd0", mat.CHROME, None, 7)
        x = 0.7
        for radius, thick, color in plates:
            disc = shapes.lathe(
                (0, 0, 0), [(0.03, 0), (radius * 0.6, 0.0), (radius * 0.9, -0.006), (radius, 0.004), (radius, thick),
                            (radius * 0.9, thick + 0.006), (radius * 0.6, thick), (0.03, thick)],
                color, mat.PAINT, 20,
            )  # fmt: skip
            m = np.array([[0, 0, 1, x if s > 0 else -x - thick], [1, 0, 0, 0], [0, 1, 0, z]], float)
            b.add(disc.moved(m))
            x += thick + 0.012


def _bench_press(b: SetBuilder) -> None:
    """A padded bench and its loaded bar on two posts; the head toward +y."""
    b.box((0, -0.1, 0.42), (0.3, 1.25, 0.09), "#1c1e21", mat.LEATHER)
    b.box((0, -0.1, 0.36), (0.2, 1.2, 0.05), _ACCENT, mat.PAINT)
    for y in (-0.6, 0.4):
        b.box((0, y, 0.18), (0.08, 0.08, 0.34), "#c4c8cc", mat.METAL)
        b.box((0, y, 0.02), (0.55, 0.09, 0.04), "#c4c8cc", mat.METAL)
    for s in (-1, 1):
        b.box((s * 0.55, 0.5, 0.55), (0.08, 0.08, 1.1), "#c4c8cc", mat.METAL)
        b.box((s * 0.55, 0.42, 1.0), (0.09, 0.16, 0.05), "#24272b", mat.METAL)
        b.box((s * 0.55, 0.35, 0.02), (0.1, 0.8, 0.04), "#c4c8cc", mat.METAL)
    b.box((0, 0.5, 0.2), (1.1, 0.06, 0.06), "#c4c8cc", mat.METAL)
    with b.at(0, 0.42):
        _barbell(b, 1.05, ((0.225, 0.04, _PLATES[0]), (0.225, 0.03, _PLATES[1])))
    b.mark("bench", 0, -0.3, 0.465, -np.pi / 2)
    b.mark("seat_0", 0, -0.45, 0.465, -np.pi / 2)
    b.block(0, 0.3, 1.1, 1.2)
    b.block(0, -0.4, 0.5, 0.5)


def _bag(b: SetBuilder) -> None:
    """A punching bag of leather on chains from the ceiling."""
    b.lathe(
        (0, 0, 0.62), [(0.05, 0), (0.175, 0.02), (0.18, 0.5), (0.178, 1.18), (0.05, 1.2)], "#8f2a24", mat.LEATHER, 18
    )
    for z in (0.86, 1.52):
        b.lathe((0, 0, z), [(0.182, 0), (0.186, 0.03), (0.182, 0.06)], "#26282b", mat.LEATHER, 18)
    for k in range(4):
        a = k * np.pi / 2 + 0.4
        b.rod((0.15 * np.cos(a), 0.15 * np.sin(a), 1.82), (0, 0, 2.3), 0.012, "#a8acb0", mat.CHROME, None, 4)
    b.rod((0, 0, 2.3), (0, 0, _HEIGHT), 0.016, "#a8acb0", mat.CHROME, None, 5)
    b.box((0, 0, _HEIGHT - 0.04), (0.5, 0.5, 0.08), _STEEL, mat.METAL)
    b.block(0, 0, 0.25, 2.0)


def _power_rack(b: SetBuilder) -> None:
    """A cage of posts with a bar at the shoulders' height and plates on pegs; its back toward +y."""
    for sx in (-1, 1):
        for y in (-0.5, 0.5):
            b.box((sx * 0.6, y, 1.15), (0.075, 0.075, 2.3), _STEEL, mat.METAL)
        b.box((sx * 0.6, 0, 2.27), (0.075, 1.0, 0.075), _ACCENT, mat.PAINT)
        b.box((sx * 0.6, 0, 0.04), (0.075, 1.1, 0.08), _STEEL, mat.METAL)
        for z, r, color in ((0.5, 0.225, _PLATES[3]), (1.0, 0.2, _PLATES[2])):
            m = np.array([[0, 0, 1, sx * 0.66 - (0.06 if sx < 0 else 0)], [1, 0, 0, 0.5], [0, 1, 0, z]], float)
            disc = shapes.lathe((0, 0, 0), [(0.03, 0), (r, 0.004), (r, 0.056), (0.03, 0.06)], color, mat.PAINT, 18)
            b.add(disc.moved(m))
    for y in (-0.5, 0.5):
        b.rod((-0.6, y, 2.27), (0.6, y, 2.27), 0.022, "#c8ccd0", mat.CHROME, None, 6)
    with b.at(0, -0.58):
        _barbell(b, 1.42, ((0.225, 0.05, _PLATES[0]), (0.16, 0.03, _PLATES[2])))
    b.block(0, 0, 1.0, 2.3)


def _far_wall(b: SetBuilder, level: float) -> None:
    """The wall facing -y: a broad stripe, a strip of light, boards with the rules, ropes, a shelf of kettlebells."""
    b.box((0, 0.02, 1.5), (10.0, 0.03, 0.5), _ACCENT, mat.PAINT)
    b.box((0, 0.01, 1.2), (10.0, 0.03, 0.06), "#f4efe6", mat.PAINT)
    b.box((0, -0.02, 2.6), (6.0, 0.06, 0.06), "#fff0d8", mat.lit(1.5 + 1.5 * level), shadow=False)
    for q, words in ((1.5, 3), (3.4, 2)):
        b.box((q, 0.0, 2.05), (1.2, 0.03, 0.46), "#f4efe6", mat.PAINT)
        for k in range(words):
            b.box(
                (q - 0.1 * k, -0.02, 2.18 - 0.13 * k), (0.9 - 0.2 * k, 0.01, 0.07), "#2a2d31", mat.PAINT, shadow=False
            )
    # ropes for swinging, hung up in loops
    for q in (-0.2, 0.5):
        loop = shapes.torus((0, 0, 0), 0.26, 0.035, "#1c1e20", mat.CLOTH, 20, 6)
        b.add(loop.moved(np.array([[1, 0, 0, q], [0, 0, -1, -0.06], [0, 1, 0, 0.86]], float)))
    b.box((-2.9, -0.25, 0.5), (2.4, 0.36, 0.04), _STEEL, mat.METAL)
    b.box((-2.9, -0.25, 0.12), (2.4, 0.36, 0.04), _STEEL, mat.METAL)
    for q in (-4.0, -2.9, -1.8):
        b.box((q, -0.25, 0.28), (0.05, 0.34, 0.55), _STEEL, mat.METAL)
    for k in range(7):
        for z, r in ((0.53, 0.075 + 0.004 * k), (0.15, 0.095 + 0.004 * k)):
            x = -3.85 + 0.32 * k
            color = (_PLATES[0], _PLATES[1], _PLATES[3], _PLATES[2])[k % 4]
            b.ball((x, -0.27, z + r), r, color, mat.PAINT, 1)
            handle = shapes.torus((0, 0, 0), r * 0.6, 0.014, "#26282b", mat.METAL, 12, 5)
            b.add(handle.moved(np.array([[1, 0, 0, x], [0, 0, -1, -0.27], [0, 1, 0, z + 2.1 * r]], float)), ink=0.5)
    b.block_line((-4.0, -0.25), (-1.8, -0.25), 0.3, 0.7)


def _lights(b: SetBuilder, level: float) -> None:
    """Long lamps in frames hung under a dark ceiling, pipes above them."""
    for x in (-2.6, 0.0, 2.6):
        b.box((x, 0.2, _HEIGHT - 0.34), (0.14, 7.6, 0.07), "#17181a", mat.METAL)
        b.box((x, 0.2, _HEIGHT - 0.385), (0.1, 7.5, 0.02), "#f8f4ec", mat.lit(1.4 + 1.8 * level), shadow=False)
        for y in (-2.9, 3.3):
            b.rod((x, y, _HEIGHT - 0.3), (x, y, _HEIGHT), 0.008, "#17181a", mat.METAL, None, 4)
        for y in (-2.0, 2.6):
            b.lamp(
                (x, y, _HEIGHT - 0.45), "#f4f2ff", 5.5 * level, 7.0, toward=(0, 0, -1), area=True, size=1.6, halo=0.0
            )
    for x, r in ((-3.9, 0.16), (1.4, 0.05), (3.9, 0.1)):
        b.rod((x, _Y[0], _HEIGHT - 0.24), (x, _Y[1], _HEIGHT - 0.24), r, "#6a7076", mat.METAL, None, 10)
