"""Ground and distance: height fields, horizons, rocks, cliffs, water, paths."""

import numpy as np
from numpy.typing import NDArray

from studio.stage import shapes
from studio.stage.mesh import Material, Mesh, Texture, srgb
from studio.stage.sets import materials as M
from studio.stage.sets.construction import HeightField, SetBuilder
from studio.stage.sets.forms import raw, shapes_grid, vary
from studio.stage.shapes import Color


def level_about(field: HeightField, flat: float, blend: float) -> HeightField:
    """The field made flat (zero) within ``flat`` metres of the origin, itself again ``blend`` metres further out."""

    def height(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        t = np.clip((np.hypot(x, y) - flat) / blend, 0, 1)
        return field(x, y) * t * t * (3 - 2 * t)

    return height


def terrain(
    builder: SetBuilder, x: tuple[float, float], y: tuple[float, float], field: HeightField, color: Color, material: Material, *,
    cells: tuple[int, int] = (56, 64), tone: float = 0.14,
) -> None:  # fmt: skip
    """The walkable ground as one mesh, denser near the origin; becomes the builder's ground. Colour drifts gently."""
    builder.ground = field
    u, v = np.linspace(-1, 1, cells[0] + 1), np.linspace(-1, 1, cells[1] + 1)

    def stretched(s: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
        bent = np.sign(s) * np.abs(s) ** 1.7
        return np.where(bent < 0, bent * -low, bent * high)

    gx, gy = np.meshgrid(stretched(u, *x), stretched(v, *y))
    gz = field(gx, gy) + 0 * gx
    e = 0.35
    nx = -(field(gx + e, gy) - field(gx - e, gy)) / (2 * e)
    ny = -(field(gx, gy + e) - field(gx, gy - e)) / (2 * e)
    normals = np.stack([nx + 0 * gx, ny + 0 * gx, np.ones_like(gx)], -1).reshape(-1, 3)
    drift = shapes.hills(builder.setting.seed + 77, tone * 2, 0.22)(gx, gy).reshape(-1, 1)
    snow = builder.setting.snowy and material.texture in (
        Texture.GRASS,
        Texture.SAND,
        Texture.GRIME,
        Texture.ROCK,
        Texture.PLAIN,
    )
    base = srgb("#e9eff6") if snow else srgb(color)
    used = M.SNOW if snow else material
    colors = np.clip(base * (1 + (0.3 if snow else 1.0) * drift), 0, 1)
    builder.add(
        raw(np.stack([gx, gy, gz], -1).reshape(-1, 3), normals, colors, shapes_grid(cells[1] + 1, cells[0] + 1), used),
        shadow=False, mirrored=True,
    )  # fmt: skip


def range_of_hills(
    builder: SetBuilder, distance: float, span: tuple[float, float], height: float, color: Color, *, seed: int = 0,
    peaky: float = 0.0, snow_line: float = 2.0, base: float = -1.0, count: int = 96,
) -> None:  # fmt: skip
    """A ridge along the horizon: a strip with folds, bluer than what is near. ``peaky`` 0 hills .. 1 Alps.

    ``snow_line``: share of the height above which snow lies (over 1: none).
    """
    rng = np.random.default_rng([builder.setting.seed & 0xFFFFFFFF, seed, int(distance)])
    a = np.linspace(*span, count)
    profile = np.zeros(count)
    for octave in range(6):
        f = (2.2 + rng.uniform(0, 1)) * 1.9**octave
        wave = np.sin(a * f * 2 + rng.uniform(0, 6.28))
        profile += (1 - 2 * np.abs(wave) if peaky > 0.5 else wave) * 0.55**octave
    profile = (profile - profile.min()) / np.ptp(profile)
    top = height * (0.35 + 0.65 * profile) * np.sin(np.pi * np.linspace(0.06, 0.94, count)) ** 0.35
    rows = 9
    t = np.linspace(0, 1, rows)[:, None]
    fold = np.stack([np.interp(a, a, rng.normal(0, 1, count)) for _ in range(rows)])
    for _ in range(2):
        fold[:, 1:-1] = (fold[:, :-2] + 2 * fold[:, 1:-1] + fold[:, 2:]) / 4
    spread = height * (1.5 - 0.5 * peaky)
    r = distance + spread * t + fold * height * (0.06 + 0.16 * peaky) * (1 - np.abs(2 * t - 1))
    z = base + (top[None] - base) * t ** (1.25 + 0.35 * peaky) + fold * height * 0.05 * np.sin(np.pi * t)
    p = np.stack([r * np.cos(a), r * np.sin(a), z], -1)
    faces = shapes_grid(rows, count)[:, ::-1]
    mesh = shapes.smooth(p.reshape(-1, 3), faces, color, M.ROCK if peaky > 0.5 else M.MATT)
    if float(mesh.normals[:, 2].mean()) < 0:
        mesh = shapes.smooth(p.reshape(-1, 3), faces[:, ::-1], color, M.ROCK if peaky > 0.5 else M.MATT)
    colors = mesh.colors.copy()
    share = (z / height).reshape(-1, 1)
    white = np.clip((share - snow_line + 0.12 * fold.reshape(-1, 1)) / 0.07, 0, 1) * np.clip(
        (mesh.normals[:, 2:3] - 0.1) / 0.25, 0, 1
    )
    colors = colors * (0.85 + 0.3 * share) * (1 - white) + srgb("#f4f7fb") * white
    builder.add(
        Mesh(mesh.positions, mesh.normals, np.ascontiguousarray(colors, np.float32), mesh.triangles, mesh.material),
        shadow=False,
        ink=0.5,
    )


def boulder(
    builder: SetBuilder,
    x: float,
    y: float,
    size: float,
    color: Color = "#77726a",
    level: int = 2,
    sink: float = 0.3,
    cut: bool = True,
) -> None:
    """A rock half in the ground; blocks."""
    rng = builder.rng
    z = builder.height(x, y) - builder.point(0, 0)[2]
    radius = size * rng.uniform(0.8, 1.2, 3) * [1, 1, 0.75]
    builder.add(
        shapes.rock(
            (x, y, z + size * (0.5 - sink)),
            radius,
            vary(color, rng, 0.1),
            M.ROCK,
            int(rng.integers(1 << 30)),
            level,
            0.42,
            1.7,
            cut,
        ),
        ink=0.7,
    )
    builder.block(x, y, size * 0.9, size)


def road_lines(
    builder: SetBuilder,
    x: float,
    y: tuple[float, float],
    dash: float = 0.0,
    width: float = 0.12,
    color: Color = "#d8d4c4",
    z: float = 0.006,
) -> None:
    """A painted line along y; ``dash`` metres long with gaps of the same, 0 for an unbroken one."""
    paint = Material(roughness=0.5, wet=builder.setting.wet, reflectivity=0.3 * builder.setting.wet)
    if dash == 0:
        builder.floor((x - width / 2, x + width / 2), y, z, color, paint)
        return
    for y0 in np.arange(y[0], y[1] - dash, 2 * dash):
        builder.floor((x - width / 2, x + width / 2), (float(y0), float(y0 + dash)), z, color, paint)


def zebra(builder: SetBuilder, length: float, width: float, stripe: float = 0.5, z: float = 0.007) -> None:
    """A zebra crossing centred on the frame: people walk along x; stripes lie along x too and repeat across it."""
    paint = Material(
        texture=Texture.GRIME, scale=0.6, roughness=0.5, wet=builder.setting.wet, reflectivity=0.3 * builder.setting.wet
    )
    n = int(length / (2 * stripe))
    for i in range(n):
        q = -length / 2 + stripe * (2 * i + 0.5)
        builder.floor((q, q + stripe), (-width / 2, width / 2), z, "#dcd9ce", paint)


def asphalt(
    builder: SetBuilder, x: tuple[float, float], y: tuple[float, float], z: float = 0.0, color: Color = "#6c6d72"
) -> None:
    """Road surface, wet when it has rained, under snow when it snows."""
    wet = builder.setting.wet
    if builder.setting.snowy:
        builder.floor(x, y, z, "#e4eaf2", M.SNOW)
        return
    builder.floor(
        x,
        y,
        z,
        color,
        Material(texture=Texture.ASPHALT, scale=0.16, roughness=0.9 - 0.35 * wet, wet=wet, reflectivity=0.9 * wet),
    )


def pavement(
    builder: SetBuilder, x: tuple[float, float], y: tuple[float, float], height: float = 0.12, color: Color = "#8d8880"
) -> None:
    """A paved side walk with its kerb thickness."""
    wet = builder.setting.wet
    material = Material(
        texture=Texture.TILES, scale=1.6, roughness=0.8 - 0.4 * wet, wet=wet * 0.6, reflectivity=0.25 * wet
    )
    c = ((x[0] + x[1]) / 2, (y[0] + y[1]) / 2, height / 2)
    builder.add(shapes.box(c, (x[1] - x[0], y[1] - y[0], height), color, material), shadow=False, mirrored=False)


def water_plane(
    builder: SetBuilder,
    x: tuple[float, float],
    y: tuple[float, float],
    z: float,
    color: Color,
    ripple: float,
    reflectivity: float = 0.9,
    cells: int = 1,
) -> None:
    """A sheet of open water."""
    builder.floor(x, y, z, color, M.water(ripple, reflectivity), cells)
