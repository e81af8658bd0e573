"""Signs that shine: boards of glyphs, upright blades, walls of shop names, video screens with pictures on them."""

import numpy as np

from studio.stage.mesh import srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import pick, raw, shapes_grid, vary
from studio.stage.shapes import Color

NEON = ("#ff2e88", "#22d8ff", "#ffb02e", "#ff4a3a", "#4cf0b0", "#b35cff", "#fff0d0", "#5a8cff")


def panel(
    builder: SetBuilder,
    x: float,
    y: float,
    z: float,
    width: float,
    height: float,
    color: Color,
    *,
    glyphs: float = 1.0,
    power: float = 1.0,
) -> None:
    """A flat lit face at (x, y, z) looking to -y; ``glyphs`` is the size of its letters, 0 for a plain one."""
    glow = builder.setting.glow
    w, h = width / 2, height / 2
    corners = [[x - w, y, z - h], [x + w, y, z - h], [x + w, y, z + h], [x - w, y, z + h]]
    level = round(power * (0.55 + 1.7 * glow), 1)
    if glyphs == 0:
        material = mat.lit(0.8 * level)
    else:
        # few sizes and seeds: every material is a mesh of its own
        size = min((1.2, 2.2, 3.6), key=lambda s: abs(s - 2.4 * glyphs))
        material = mat.screen(float(builder.rng.integers(1, 4)), level, 1.0 / size)
    builder.quad(corners, color, material, shadow=False)


def sign_board(
    builder: SetBuilder, x: float, y: float, z: float, width: float, height: float, color: Color, yaw: float = 0.0
) -> None:
    """A flat lit sign with glyphs, in a box, facing -y (turned by ``yaw``)."""
    with builder.at(x, y, z, yaw):
        builder.box((0, 0.08, 0), (width + 0.1, 0.16, height + 0.1), "#1c1c22", mat.PAINT)
        panel(builder, 0, -0.01, 0, width, height, color, glyphs=height * 0.9, power=0.9)


def blade_sign(
    builder: SetBuilder, x: float, z: float, height: float, color: Color, width: float = 0.75, lamp: bool = False
) -> None:
    """An upright sign that stands out from the wall, lettered on both sides, edged with a tube of light."""
    glow = builder.setting.glow
    seed = float(builder.rng.integers(1, 4))
    out = -0.25 - width / 2
    builder.box((x, out, z), (0.2, width, height), "#17171d", mat.PAINT)
    for q in (-0.35, 0.35):
        builder.box((x, -0.14, z + q * height), (0.06, 0.3, 0.06), "#3a3d42", mat.METAL)
    for s in (-1, 1):
        y0, y1 = out - width * 0.43, out + width * 0.43
        c = [
            [x + s * 0.105, y0, z - height * 0.47],
            [x + s * 0.105, y1, z - height * 0.47],
            [x + s * 0.105, y1, z + height * 0.47],
            [x + s * 0.105, y0, z + height * 0.47],
        ]
        builder.quad(
            c if s > 0 else [c[1], c[0], c[3], c[2]],
            color,
            mat.screen(seed, 0.45 + 2.2 * glow, 0.55 if width < 0.9 else 0.36),
            shadow=False,
        )
        for q in (-1, 1):
            edge = (x + s * 0.11, out + q * width * 0.46, z)
            builder.box(edge, (0.035, 0.035, height * 0.97), color, mat.lit(0.5 + 4.5 * glow), shadow=False)
    if lamp and glow > 0:
        builder.lamp((x, out - width / 2 - 0.3, z - height * 0.2), color, 22 * glow, 11.0, size=1.0, halo=0.3)


def sign_wall(builder: SetBuilder, width: float, low: float, high: float, share: float = 0.7) -> None:
    """A façade hung with shop signs from ``low`` to ``high``: boards in rows, no two of one size."""
    rng = builder.rng
    z = low
    while z < high - 0.6:
        h = float(rng.uniform(0.8, 1.9))
        x = -width / 2
        while x < width / 2 - 1.0:
            w = float(rng.uniform(1.6, 5.0))
            w = min(w, width / 2 - x)
            if rng.random() < share and w > 0.9:
                color = pick(
                    rng,
                    ["#e8e4dc", "#d8322a", "#f0c030", "#2a8a5a", "#2a5ab8", "#e85a9a", "#ffffff", "#18a8c8", "#e87a28"],
                )
                builder.box((x + w / 2, -0.1, z + h / 2), (w * 0.95, 0.2, h * 0.9), "#24242a", mat.PAINT)
                panel(
                    builder,
                    x + w / 2,
                    -0.21,
                    z + h / 2,
                    w * 0.92,
                    h * 0.84,
                    color,
                    glyphs=h * 0.9,
                    power=0.9,
                )
            x += w
        z += h + float(rng.uniform(0.1, 0.5))


def video_screen(builder: SetBuilder, z: float, width: float, height: float, seed: int, *, lamp: bool = True) -> None:
    """A great display on the wall y = 0: a moving-picture still of a sky, a portrait, a bottle or bands of colour."""
    glow = builder.setting.glow
    columns, rows = 33, 21
    u, v = np.meshgrid(np.linspace(-1, 1, columns), np.linspace(-1, 1, rows))
    aspect = width / height

    def soft(d: np.ndarray, edge: float = 0.06) -> np.ndarray:
        return np.clip(0.5 - d / edge, 0, 1)[..., None]

    x, y = u * aspect, v
    kind = seed % 4
    if kind == 0:  # a sun over a sea
        top, low = srgb("#2f6ad8"), srgb("#ffb080")
        color = low + (top - low) * np.clip(v * 0.5 + 0.5, 0, 1)[..., None]
        color = color + (srgb("#fff4d0") - color) * soft(np.hypot(x - 0.3, y - 0.1) - 0.42)
        sea = srgb("#1a4a8a") + 0.25 * np.sin(v * 26 + u * 5)[..., None] * srgb("#8ac8ff")
        color = np.where(v[..., None] < -0.25, sea, color)
    elif kind == 1:  # a portrait before pink
        color = srgb("#ff8ab8") + (srgb("#ffe0ea") - srgb("#ff8ab8")) * np.clip(1 - np.hypot(u, v), 0, 1)[..., None]
        hair = np.minimum(
            np.hypot(x - 0.1, (y - 0.12) * 0.9) - 0.56, np.maximum(abs(x - 0.1) - 0.52, abs(y + 0.35) - 0.5)
        )
        color = color + (srgb("#2c1a1c") - color) * soft(hair)
        color = color + (srgb("#f4cdb4") - color) * soft(np.hypot((x - 0.1) * 1.15, y - 0.05) - 0.40)
        color = color + (srgb("#f4cdb4") - color) * soft(np.maximum(abs(x - 0.1) - 0.13, abs(y + 0.5) - 0.25))
        color = color + (srgb("#38a0d8") - color) * soft(np.hypot((x - 0.1) * 0.75, y + 1.15) - 0.62)
        for s in (-1, 1):
            color = color + (srgb("#301a1a") - color) * soft(np.hypot((x - 0.1 - s * 0.15), (y - 0.06) * 1.2) - 0.055)
        color = color + (srgb("#d8405a") - color) * soft(np.hypot((x - 0.1), (y + 0.16) * 2.6) - 0.085)
    elif kind == 2:  # a bottle in light
        color = srgb("#10306a") + (srgb("#38d8e8") - srgb("#10306a")) * np.clip(1.1 - np.hypot(x, y), 0, 1)[..., None]
        bottle = np.minimum(
            np.maximum(abs(x) - 0.24, abs(y + 0.2) - 0.55), np.maximum(abs(x) - 0.1, abs(y - 0.5) - 0.3)
        )
        color = color + (srgb("#e83a2a") - color) * soft(bottle)
        color = color + (srgb("#ffffff") - color) * soft(np.maximum(abs(x) - 0.24, abs(y + 0.2) - 0.17))
        for k in range(9):
            a = k * 2.4
            color = color + 0.8 * soft(np.hypot(x - 0.8 * np.cos(a), y - 0.6 * np.sin(a)) - 0.06, 0.09)
    else:  # bands
        hues = np.array([srgb(c) for c in ("#ff3a6a", "#ffb020", "#fff0d0", "#20c8a8", "#2a60e0")])
        band = np.floor((u * 0.8 + v * 0.5 + 2) * 3).astype(int) % 5
        color = hues[band]
        color = color + (srgb("#ffffff") - color) * soft(np.abs(np.hypot(x, y) - 0.55) - 0.09)
    builder.box((0, -0.2, z), (width + 0.7, 0.4, height + 0.7), "#14151a", mat.PAINT)
    p = np.stack([u * width / 2, np.full_like(u, -0.42), z + v * height / 2], -1).reshape(-1, 3)
    mesh = raw(
        p,
        np.tile([0, -1.0, 0], (len(p), 1)),
        np.clip(color, 0, 1.2).reshape(-1, 3),
        shapes_grid(rows, columns),
        mat.lit(0.75 + 1.25 * glow),
    )
    builder.add(mesh, shadow=False, ink=0.4)
    if lamp and glow > 0:
        mean = np.clip(color.reshape(-1, 3).mean(0), 0.02, 1)
        builder.lamp(
            (0, -1.5, z),
            vary(mean, builder.rng, 0.0),
            100 * glow,
            28,
            toward=(0, -1, -0.35),
            area=True,
            size=3.0,
            halo=0.03,
        )
