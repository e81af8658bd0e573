"""The bridge of a spacecraft."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import Array, copies, raw
from studio.stage.sets.setting import Setting
from studio.stage.shapes import Color
from studio.stage.world import Place

_HULL = np.array([[-3.5, 0.0], [-3.85, 1.0], [-3.6, 2.7], [-2.4, 4.3], [2.4, 4.3], [3.6, 2.7], [3.85, 1.0], [3.5, 0.0]])
"""The section across, from the floor on the left over the ceiling to the floor on the right: high enough to float."""
_PANE = np.array(
    [[-2.7, 0.82], [-3.25, 1.2], [-3.1, 2.5], [-2.1, 3.5], [2.1, 3.5], [3.1, 2.5], [3.25, 1.2], [2.7, 0.82]]
)
"""The outline of the window in front."""
_TOP_M = 4.3
_BACK_M, _FRONT_M = -5.2, 4.3
_PANEL = Material(texture=Texture.METAL, scale=0.6, roughness=0.45)
_DARK = Material(roughness=0.35)
_LIT = ("#ff5a4a", "#ffb84a", "#5ae08a", "#4ac8ff", "#e8f4ff", "#ff9a3a")


def spaceship(setting: Setting) -> Place:
    """A wide window on stars and a planet, consoles full of lights, ribs with strips of light, captains' chairs."""
    b = SetBuilder(setting)
    floor = Material(texture=Texture.TILES, scale=1.3, roughness=0.3, reflectivity=0.16)
    b.floor((-3.7, 3.7), (_BACK_M, _FRONT_M), 0.0, "#4a525c", floor)
    _hull(b)
    _window(b)
    _stars(b)
    _planet(b)
    with b.at(0, _FRONT_M - 0.1):
        _console(b, 5.2, seed=3)
    for side in (-1, 1):
        with b.at(side * 3.62, 0.9, 0, -side * np.pi / 2):
            _console(b, 3.4, seed=6)
            _wall_screens(b)
        with b.at(side * 3.62, -2.9, 0, -side * np.pi / 2):
            _lockers(b)
        for q in (_BACK_M, _FRONT_M):
            b.block_line((side * 3.6, q), (side * 3.6, 0), 0.25, 2.9)
    b.block_line((-3.6, _BACK_M), (3.6, _BACK_M), 0.25, 2.9)
    b.block_line((-3.6, _FRONT_M), (3.6, _FRONT_M), 0.25, 2.9)
    _captains_chair(b, -1.5, 1.75, -0.95, "seat_0")
    _captains_chair(b, 1.5, 1.75, np.pi + 0.95, "seat_1")
    _light(b)
    b.mark("door", 0, _BACK_M + 0.6, 0, np.pi / 2)
    b.mark("wall", 3.6, -1.6, 1.3, np.pi)
    b.mark("counter", 0, _FRONT_M - 1.05, 0.82, -np.pi / 2)
    b.mark("table", 0, _FRONT_M - 1.0, 0.82, -np.pi / 2)
    return b.place(
        [(-1.8, -3.4), (-1.3, -1.2), (0, 0), (1.9, -0.3)], ground_material="metal", indoor=True,
        camera_limit=((-3.1, _BACK_M + 0.35, 0.25), (3.1, _FRONT_M - 1.1, _TOP_M - 0.4)), reach=9,
    )  # fmt: skip


def _light(b: SetBuilder) -> None:
    """Warm from the side of the camera, cold from the planet; the watch at night is a little dimmer."""
    level = 1.0 - 0.3 * b.setting.glow
    for y in (-3.0, 0.0, 2.6):
        b.lamp((0, y, _TOP_M - 0.2), "#dfeaff", 16.0 * level, 9.0, toward=(0, 0, -1), area=True, size=1.3, halo=0.0)
    b.lamp((-2.3, -2.6, 2.3), "#ffe6cc", 9.0, 8.0, toward=(0.7, 0.68, -0.25), area=True, size=1.5, halo=0.0)
    b.lamp((2.4, -2.2, 1.6), "#9cc4ff", 3.0, 7.0, toward=(-0.72, 0.66, -0.1), area=True, size=1.4, halo=0.0)
    b.lamp((0, _FRONT_M - 0.3, 2.2), "#7fb8ff", 13.0, 8.0, toward=(0, -1, -0.2), area=True, size=3.0, halo=0.0)
    b.lamp((0, -0.5, 0.2), "#b8c8e0", 8.0 * level, 7.0, toward=(0, 0, 1), area=True, size=2.5, halo=0.0)
    for side in (-1, 1):
        b.lamp(
            (side * 2.9, 0.9, 1.1), "#4ad0ff", 2.2, 3.5, toward=(-side, 0, 0.4), area=True, size=1.2, halo=0.0
        )  # fmt: skip


def _skin(points: Array, y: tuple[float, float]) -> Array:
    """The corners of a section at two depths, (2 k, 3): first all near ones, then all far ones."""
    return np.concatenate([np.c_[points[:, 0], np.full(len(points), q), points[:, 1]] for q in y])


def _hoop(b: SetBuilder, outer: Array, inner: Array, y: tuple[float, float], color: Color, material: Material) -> None:
    """A frame between two closed outlines that go clockwise seen from -y: its faces, and its inside."""
    k = len(outer)
    v = np.concatenate([_skin(outer, y), _skin(inner, y)])
    i = np.arange(k)
    j = (i + 1) % k
    near, far, hole, end = i, i + k, i + 2 * k, i + 3 * k
    after = (j, j + k, j + 2 * k, j + 3 * k)
    front = np.concatenate([np.stack([near, hole, after[2]], 1), np.stack([near, after[2], after[0]], 1)])
    inside = np.concatenate([np.stack([hole, end, after[3]], 1), np.stack([hole, after[3], after[2]], 1)])
    back = np.concatenate([np.stack([far, after[3], end], 1), np.stack([far, after[1], after[3]], 1)])
    b.add(shapes.faceted(v, np.concatenate([front, inside, back]), color, material))


def _hull(b: SetBuilder) -> None:
    """The plates of the hull, the ribs inside it with lines of light, and the wall behind with its door."""
    k = len(_HULL)
    joints = np.linspace(_BACK_M, _FRONT_M, 7)
    i = np.arange(k - 1)
    inward = np.concatenate([np.stack([i, i + k, i + k + 1], 1), np.stack([i, i + k + 1, i + 1], 1)])
    tones = ("#7a828c", "#858d96", "#6f7882", "#808892", "#767e88", "#8a929a")
    for n, (near, far) in enumerate(zip(joints[:-1].tolist(), joints[1:].tolist(), strict=True)):
        b.add(
            shapes.faceted(
                _skin(_HULL, (near + 0.01, far - 0.01)), inward, tones[n],
                Material(texture=Texture.METAL, scale=0.6, roughness=0.5, two_sided=True),
            )
        )  # fmt: skip
    b.add(shapes.faceted(_skin(_HULL * 1.01, (_BACK_M, _FRONT_M)), inward, "#20242a", Material(two_sided=True)))
    middle = np.array([0.0, 1.9])
    inner = middle + (_HULL - middle) * 0.93
    inner[[0, -1], 1] = -0.05  # nothing to stumble over
    for y in joints[1:-1].tolist():
        _hoop(b, _HULL, inner, (y - 0.13, y + 0.13), "#59626c", _PANEL)
        for side in (-1, 1):
            for low, high in (((3.5, 1.15), (3.34, 2.55)), ((3.26, 2.72), (2.32, 3.98))):
                ends = [(side * q, y - 0.145, z) for q, z in (low, high)]
                b.rod(ends[0], ends[1], 0.024, "#7fdcff", mat.lit(1.6), None, 6, shadow=False)
    for y in (joints[:-1] + np.diff(joints) / 2).tolist():
        b.box((0, y, _TOP_M - 0.04), (1.5, 0.9, 0.05), "#dfeaff", mat.lit(0.9 - 0.3 * b.setting.glow), shadow=False)
        for side in (-1, 1):
            b.box((side * 1.5, y, _TOP_M - 0.06), (0.5, 1.2, 0.1), "#4a525c", _PANEL)
            for x, down, radius, color in ((2.1, 0.14, 0.05, "#a86a3a"), (1.95, 0.1, 0.035, "#8a929a")):
                z = _TOP_M - down
                b.rod((side * x, y - 0.65, z), (side * x, y + 0.65, z), radius, color, _PANEL, None, 8)
    for side in (-1, 1):
        b.box((side * 3.42, -0.45, 0.04), (0.06, 9.4, 0.05), "#4ad0ff", mat.lit(1.4), shadow=False)
    plate = np.c_[_HULL[:, 0], np.full(k, _BACK_M), _HULL[:, 1]]
    b.add(shapes.faceted(plate, [[0, a, a + 1] for a in range(1, k - 1)], "#6f7882", Material(two_sided=True)))
    b.box((0, _BACK_M + 0.05, 1.12), (1.7, 0.1, 2.24), "#4a525c", _PANEL)
    for side in (-1, 1):
        b.box((side * 0.36, _BACK_M + 0.11, 1.05), (0.7, 0.06, 2.1), "#98a2aa", _PANEL)
        b.box((side * 0.95, _BACK_M + 0.1, 1.2), (0.2, 0.06, 0.3), "#4ac8ff", mat.screen(5, 1.0, 4))
    b.box((0, _BACK_M + 0.12, 2.3), (0.9, 0.04, 0.1), "#5ae08a", mat.lit(1.2))


def _window(b: SetBuilder) -> None:
    """The wall in front around the window, the heavy frame of it, and its bars."""
    _hoop(b, _HULL * [1.02, 1.0], _PANE, (_FRONT_M, _FRONT_M + 0.3), "#5a636d", _PANEL)
    middle = np.array([0.0, 2.15])
    _hoop(b, middle + (_PANE - middle) * 1.06, middle + (_PANE - middle) * 0.985, (_FRONT_M - 0.1, _FRONT_M + 0.1),
          "#8a949e", _PANEL)  # fmt: skip
    y = _FRONT_M + 0.12
    for side in (-1, 1):
        for foot, head, radius in (((0.95, 0.8), (1.1, 3.52), 0.055), ((2.2, 0.8), (2.55, 3.1), 0.045)):
            b.rod((side * foot[0], y, foot[1]), (side * head[0], y, head[1]), radius, "#707a84", _PANEL, None, 8)
        b.rod((side * 1.05, y, 2.45), (side * 3.1, y, 2.45), 0.03, "#707a84", _PANEL, None, 6)


def _stars(b: SetBuilder) -> None:
    """Specks far outside the window: most faint and white, a few bright, warm or blue."""
    count = 420
    at = np.c_[b.rng.uniform(-190, 190, count), np.full(count, 260.0), b.rng.uniform(-70, 150, count)]
    tints = np.array([srgb(c) for c in ("#ffffff", "#ffe8c8", "#c8dcff", "#ffffff")], float)[
        b.rng.integers(4, size=count)
    ]
    bright = b.rng.uniform(0.12, 1.0, count) ** 2.2
    one = shapes.quad([[-0.5, 0, 0], [0, 0, -0.5], [0.5, 0, 0], [0, 0, 0.5]], (1.0, 1.0, 1.0), mat.lit(2.2))
    sizes = 0.7 + 1.1 * bright
    b.add(copies(one, at, 0.0, sizes, tints * (0.15 + bright)[:, None]), shadow=False, mirrored=False, ink=0.0)


def _planet(b: SetBuilder) -> None:
    """A blue world with land and cloud, lit from the left, the rim of its air aglow, and a small moon."""
    center, radius = np.array([70.0, 190.0, 20.0]), 46.0
    ball = shapes.ball(center, radius, "#2f6aa8", mat.lit(1.0), 5)
    local = (ball.positions - center) / radius
    u, v, w = local[:, 0].astype(float), local[:, 1].astype(float), local[:, 2].astype(float)
    seed = b.setting.seed
    land = shapes.hills(seed + 5, 1.0, 1.1)(2.2 * u + 1.3 * v, 2.2 * w - v)
    cloud = shapes.hills(seed + 9, 1.0, 1.6)(2.0 * u - v, 5.0 * w + 0.8 * np.sin(3 * u))
    color = np.tile(srgb("#1c4f8f").astype(float), (len(u), 1))
    color[land > 0.2] = srgb("#6f7f4c")
    color[land > 0.42] = srgb("#a08a60")
    veil = np.clip((cloud - 0.35) / 0.6, 0, 1)[:, None] * 0.7
    color = color * (1 - veil) + srgb("#c8d8e4") * veil
    toward = -center / np.linalg.norm(center)
    rim = np.clip(1 - ball.normals @ toward, 0, 1)[:, None] ** 3
    color = color + rim * srgb("#7fc0ff") * 0.6
    day = np.clip(0.03 + 1.15 * (ball.normals @ np.array([-0.72, -0.5, 0.48])), 0.012, 1)[:, None]
    b.add(raw(ball.positions, ball.normals, color * day, ball.triangles, mat.lit(1.0)), shadow=False, ink=0.2)
    moon = shapes.ball((-60, 210, 38), 5.0, "#a8a49c", mat.lit(0.8), 3)
    shade = np.clip(0.04 + 1.1 * (moon.normals @ np.array([-0.72, -0.5, 0.48])), 0.02, 1)[:, None]
    b.add(raw(moon.positions, moon.normals, moon.colors * shade, moon.triangles, mat.lit(0.8)), shadow=False, ink=0.2)


def _console(b: SetBuilder, width: float, seed: int) -> None:
    """A desk of instruments whose back is at y = 0, its slope of lights and screens toward -y."""
    w = width / 2
    b.box((0, -0.4, 0.32), (width - 0.3, 0.6, 0.64), "#3c444e", _PANEL)
    b.box((0, -0.5, 0.72), (width, 0.95, 0.1), "#666f7a", _PANEL)
    b.box((0, -0.985, 0.72), (width - 0.1, 0.02, 0.03), "#4ad0ff", mat.lit(1.2), shadow=False)
    low, high = (-0.92, 0.775), (-0.12, 0.99)

    def on(u: float, t: float, lift: float = 0.0) -> tuple[float, float, float]:
        return (u, low[0] + (high[0] - low[0]) * t, low[1] + (high[1] - low[1]) * t + lift)

    slope = [on(-w + 0.06, 0), on(w - 0.06, 0), on(w - 0.06, 1), on(-w + 0.06, 1)]
    b.quad(slope, "#22282f", _DARK)
    b.box((0, -0.06, 0.88), (width - 0.12, 0.12, 0.22), "#4a525c", _PANEL)
    for side in (-1, 1):
        ends = [[side * (w - 0.06), low[0], low[1]], [side * (w - 0.06), high[0], low[1]], on(side * (w - 0.06), 1)]
        b.add(shapes.faceted(ends, [[0, 1, 2]] if side > 0 else [[0, 2, 1]], "#4a525c", _PANEL))
    desks = max(round(width / 1.3), 2)
    for k in range(desks):
        mid = -w + width * (k + 0.5) / desks
        span = width / desks / 2 - 0.1
        tone = ("#2fb8e8", "#58d8a0", "#f0a848", "#4a8cff")[k % 4]
        screen = [on(mid - span * 0.5, 0.52, 0.012), on(mid + span * 0.5, 0.52, 0.012)]
        screen += [on(mid + span * 0.5, 0.95, 0.012), on(mid - span * 0.5, 0.95, 0.012)]
        b.quad(screen, tone, mat.screen(seed + k % 2, 1.0, 5), shadow=False)
        _buttons(
            b, [on(mid + span * float(u), float(t), 0.006) for t in (0.1, 0.22, 0.36) for u in np.arange(-9, 10) / 9]
        )
        for e in (-0.78, 0.78):
            _buttons(b, [on(mid + span * (e + 0.1 * i), t, 0.006) for t in (0.56, 0.7, 0.84) for i in (-1, 0, 1)])
    b.block_line((-w + 0.45, -0.5), (w - 0.45, -0.5), 0.5, 1.0)


def _buttons(b: SetBuilder, points: list[tuple[float, float, float]]) -> None:
    """Small square keys, most of them lit, in colours that come in runs."""
    g = b.rng
    at = np.array(points)[g.random(len(points)) > 0.12]
    if not len(at):
        return
    hue = np.cumsum(g.random(len(at)) < 0.4) + int(g.integers(6))
    tints = np.array([srgb(_LIT[int(k) % len(_LIT)]) for k in hue], float) * g.choice([0.12, 0.7, 1.0], (len(at), 1))
    key = shapes.box((0, 0, 0), (0.034, 0.03, 0.02), (1.0, 1.0, 1.0), mat.lit(1.5))
    b.add(copies(key, at, 0.0, 1.0, tints), shadow=False, ink=0.2)


def _wall_screens(b: SetBuilder) -> None:
    """Displays on the wall over a console at the side: a chart, a radar, columns."""
    for k, (u, wide, tone) in enumerate(((-1.0, 0.95, "#2fb8e8"), (0.1, 0.95, "#ffb84a"), (1.1, 0.75, "#58d8a0"))):
        b.box((u, 0.0, 1.5), (wide + 0.08, 0.1, 0.68), "#2a3038", _DARK)
        frame = [[u - wide / 2, -0.055, 1.2], [u + wide / 2, -0.055, 1.2], [u + wide / 2, -0.055, 1.8]]
        frame.append([u - wide / 2, -0.055, 1.8])
        if k != 1:
            b.quad(frame, tone, mat.screen(7 + k, 0.9, 3), shadow=False)
            continue
        b.quad(frame, "#0c1a24", mat.lit(0.6), shadow=False)
        upright = np.array([[1, 0, 0, u], [0, 0, -1, -0.06], [0, 1, 0, 1.5]], float)
        for r in (0.08, 0.16, 0.25):
            b.add(shapes.torus((0, 0, 0), r, 0.005, tone, mat.lit(1.3), 28, 4).moved(upright), shadow=False, ink=0)
        for a in (0.4, 1.9, 2.6, 4.4):
            b.ball((u + 0.2 * np.cos(a), -0.06, 1.5 + 0.17 * np.sin(a)), 0.014, "#ff6a4a", mat.lit(2.0), 1)


def _lockers(b: SetBuilder) -> None:
    """Cabinets with handles and warning stripes."""
    for k in range(4):
        q = -1.5 + 1.0 * k
        b.box((q, -0.14, 0.95), (0.96, 0.3, 1.8), ("#8a929a", "#7a828a")[k % 2], _PANEL)
        b.box((q, -0.295, 1.35), (0.7, 0.015, 0.7), "#656d76", _PANEL)
        b.box((q + 0.3, -0.31, 0.85), (0.04, 0.03, 0.22), "#22282e", _DARK)
        b.box((q, -0.295, 0.32), (0.7, 0.012, 0.1), "#e0a030", mat.PAINT)
        b.ball((q - 0.36, -0.3, 1.76), 0.02, "#5ae08a" if k % 2 else "#ff5a4a", mat.lit(1.8), 1)
    b.block_line((-1.6, -0.14), (1.6, -0.14), 0.3, 1.9)


def _captains_chair(b: SetBuilder, x: float, y: float, yaw: float, name: str) -> None:
    """A padded chair on a column, its arms with controls; whoever sits faces its own +x."""
    pad = Material(texture=Texture.LEATHER, roughness=0.5)
    with b.at(x, y, 0, yaw):
        b.lathe((0, 0, 0), [(0.34, 0), (0.3, 0.05), (0.09, 0.08), (0.08, 0.34), (0.2, 0.36)], "#5a626c", _PANEL, 20)
        b.box((0, 0, 0.39), (0.54, 0.56, 0.07), "#4a525c", _PANEL)
        b.add(shapes.rock((0.02, 0, 0.43), (0.29, 0.28, 0.055), "#7a3a2c", pad, 2, 2, 0.02), ink=0.7)
        for k in range(7):  # rolls of padding, narrower toward the head
            z, wide = 0.54 + 0.13 * k, 0.24 - 0.016 * max(k - 2, 0)
            lean = -0.25 - 0.016 * k
            b.rod((lean, -wide, z), (lean, wide, z), 0.072, "#8a4632" if k < 6 else "#a05a3e", pad, None, 8)
        b.box((-0.36, 0, 0.93), (0.05, 0.42, 0.95), "#aab0b6", _PANEL)
        for side in (-1, 1):
            b.box((-0.02, side * 0.35, 0.66), (0.5, 0.12, 0.05), "#4a525c", _PANEL)
            b.rod((-0.16, side * 0.33, 0.4), (-0.16, side * 0.36, 0.64), 0.03, "#5a626c", _PANEL)
            b.box((0.16, side * 0.35, 0.69), (0.14, 0.1, 0.016), "#4ac8ff", mat.screen(5, 1.0, 6), shadow=False)
        b.rod((0.2, 0.35, 0.69), (0.22, 0.35, 0.79), 0.02, "#22282e", _DARK, 0.026)
        b.mark(name, 0.04, 0, 0.475, 0.0)
        b.block(0, 0, 0.42, 1.5)
