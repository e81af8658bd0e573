"""Ground and distance: height fields, horizons, rocks, cliffs, water, paths."""

import numpy as np
from numpy.typing import NDArray

from studio.stage import shapes
from studio.stage.mesh import Material, Mesh, Texture, srgb
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import HeightField, SetBuilder
from studio.stage.sets.forms import raw, ribbon, shapes_grid, vary
from studio.stage.shapes import Color


def level_about(field: HeightField, flat: float, blend: float) -> HeightField:
    """The field made flat (zero) within ``flat`` metres of the origin, itself again ``blend`` metres further out."""

    def height(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        t = np.clip((np.hypot(x, y) - flat) / blend, 0, 1)
        return field(x, y) * t * t * (3 - 2 * t)

    return height


def terrain(
    builder: SetBuilder,
    x: tuple[float, float],
    y: tuple[float, float],
    field: HeightField,
    color: Color,
    material: Material,
    *,
    cells: tuple[int, int] = (56, 64),
    tone: float = 0.14,
) -> None:
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
    used = mat.SNOW if snow else material
    colors = np.clip(base * (1 + (0.3 if snow else 1.0) * drift), 0, 1)
    builder.add(
        raw(np.stack([gx, gy, gz], -1).reshape(-1, 3), normals, colors, shapes_grid(cells[1] + 1, cells[0] + 1), used),
        shadow=False,
        mirrored=True,
    )


def range_of_hills(
    builder: SetBuilder,
    distance: float,
    span: tuple[float, float],
    height: float,
    color: Color,
    *,
    seed: int = 0,
    peaky: float = 0.0,
    snow_line: float = 2.0,
    base: float = -1.0,
    count: int = 96,
) -> None:
    """A ridge along the horizon: a strip with folds, bluer than what is near. ``peaky`` 0 hills .. 1 Alps.

    ``snow_line``: share of the height above which snow lies (over 1: none).
    """
    if peaky > 0.5:
        mountains(builder, distance, span, height, color, seed=seed, snow_line=snow_line, base=base)
        return
    rng = np.random.default_rng([builder.setting.seed & 0xFFFFFFFF, seed, int(distance)])
    a = np.linspace(*span, count)
    rows = 11
    t = np.linspace(0, 1, rows)[:, None]
    profile = np.zeros(count)
    fold = np.zeros((rows, count))
    for octave in range(4):
        f = (2.0 + rng.uniform(0, 1)) * 1.85**octave
        wave = np.sin(a * f * 2 + rng.uniform(0, 6.28))
        profile += (0.9 - 2 * np.abs(wave) if peaky > 0.5 else wave) * 0.5**octave
        # spurs run down aslant, both ways, so that no face hangs like a curtain
        for lean in (-1, 1):
            slant = np.sin(a[None] * f * 3.1 + lean * t * (2.4 + octave) + rng.uniform(0, 6.28))
            fold += (1 - 2 * np.abs(slant)) * 0.5 * 0.6**octave
    profile = (profile - profile.min()) / np.ptp(profile)
    top = (
        height
        * (0.30 + 0.70 * profile ** (1.4 if peaky > 0.5 else 1.0))
        * np.sin(np.pi * np.linspace(0.06, 0.94, count)) ** 0.35
    )
    spread = height * (1.7 - 0.5 * peaky)
    inner = np.sin(np.pi * t)
    r = distance + spread * t + fold * height * (0.08 + 0.20 * peaky) * inner
    z = base + (top[None] - base) * t ** (1.25 + 0.35 * peaky) + fold * height * (0.04 + 0.06 * peaky) * inner
    p = np.stack([r * np.cos(a), r * np.sin(a), z], -1)
    faces = shapes_grid(rows, count)[:, ::-1]
    mesh = shapes.smooth(p.reshape(-1, 3), faces, color, mat.MATT)
    if float(mesh.normals[:, 2].mean()) < 0:
        mesh = shapes.smooth(p.reshape(-1, 3), faces[:, ::-1], color, mat.MATT)
    colors = mesh.colors.copy()
    share = (z / height).reshape(-1, 1)
    white = np.clip((share - snow_line + 0.10 * fold.reshape(-1, 1)) / 0.07, 0, 1) * np.clip(
        (mesh.normals[:, 2:3] - 0.12) / 0.3, 0, 1
    )
    colors = colors * (0.85 + 0.3 * share + 0.14 * fold.reshape(-1, 1) * peaky) * (1 - white) + srgb(
        "#f4f7fb"
    ) * white * (1 + 0.08 * fold.reshape(-1, 1))
    builder.add(
        Mesh(mesh.positions, mesh.normals, np.ascontiguousarray(colors, np.float32), mesh.triangles, mesh.material),
        shadow=False,
        ink=0.5,
    )


def mountains(
    builder: SetBuilder,
    distance: float,
    span: tuple[float, float],
    height: float,
    color: Color,
    *,
    seed: int = 0,
    snow_line: float = 2.0,
    base: float = -1.0,
) -> None:
    """A chain of rocky peaks along the horizon; each a height field of its own with ridges that run to the summit.

    ``snow_line``: share of the height above which snow lies (over 1: none). About 700 triangles a peak.
    """
    rng = np.random.default_rng([builder.setting.seed & 0xFFFFFFFF, seed, int(distance), 5])
    radius = height * 1.45
    count = max(2, round((span[1] - span[0]) * distance / (radius * 0.95)))
    across, deep = 27, 15
    u, v = np.meshgrid(np.linspace(-1, 1, across), np.linspace(0.25, -1.0, deep))
    rock, snow = srgb(color).astype(float), srgb("#f4f7fb").astype(float)
    for k in range(count):
        bearing = span[0] + (span[1] - span[0]) * (k + 0.5) / count + rng.normal(0, 0.12) * (span[1] - span[0]) / count
        tall = height * (0.55 + 0.45 * rng.random() ** 0.7)
        warp_u = (
            u + 0.12 * np.sin(3.1 * v + rng.uniform(0, 6.28)) + 0.07 * np.sin(6.7 * v + 4 * u + rng.uniform(0, 6.28))
        )
        warp_v = v + 0.12 * np.sin(3.4 * u + rng.uniform(0, 6.28))
        away = np.hypot(warp_u, warp_v * 0.9)
        turn = np.arctan2(warp_v, warp_u)
        # ridges radiate from the summit; each octave splits them
        ridges = np.zeros_like(u)
        for octave in range(4):
            n = 3.0 * 1.8**octave
            wave = np.abs(np.sin(turn * n / 2 + rng.uniform(0, 6.28) + 1.6 * away * (octave + 1)))
            ridges += (0.5 - wave) * 0.55**octave * np.clip(away * 2.2, 0, 1)
        bumps = np.zeros_like(u)
        for octave in range(3):
            d = rng.normal(0, 1, 2) * 5.0 * 1.9**octave
            bumps += np.sin(u * d[0] + v * d[1] + rng.uniform(0, 6.28)) * 0.5**octave
        shape = np.clip(1 - away, 0, 1) ** 1.15 * (1 + 0.85 * ridges) + 0.05 * bumps * np.clip(1 - away, 0, 1) ** 0.5
        z = base + (tall - base) * shape
        r = distance + radius * 0.8 + v * radius * 0.8
        side = u * radius
        c, s = np.cos(bearing), np.sin(bearing)
        p = np.stack([r * c + side * -s, r * s + side * c, z], -1).reshape(-1, 3)
        mesh = shapes.smooth(p, shapes_grid(deep, across), color, mat.MATT)
        if float(mesh.normals[:, 2].mean()) < 0:
            mesh = shapes.smooth(p, shapes_grid(deep, across)[:, ::-1], color, mat.MATT)
        share = ((z - base) / height).reshape(-1, 1)
        grain = (ridges + 0.3 * bumps).reshape(-1, 1)
        steep = np.clip((mesh.normals[:, 2:3] - 0.55) / 0.22, 0, 1)
        white = np.clip((share - snow_line + 0.16 * grain) / 0.12, 0, 1) * (0.08 + 0.92 * steep)
        tone = rock * (0.86 + 0.25 * share + 0.22 * grain)
        tinted = np.clip(tone * (1 - white) + snow * white, 0, 1)
        builder.add(
            Mesh(mesh.positions, mesh.normals, np.ascontiguousarray(tinted, np.float32), mesh.triangles, mat.MATT),
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
            mat.ROCK,
            int(rng.integers(1 << 30)),
            level,
            0.42,
            1.7,
            cut,
        ),
        ink=0.7,
    )
    builder.block(x, y, size * 0.9, size)


def footpath(builder: SetBuilder, line: NDArray[np.float64], width: float, color: Color) -> None:
    """A trodden way along (n, 2) points: worn earth with ragged edges over a paler margin where grass thins."""
    rng = builder.rng
    snowy = builder.setting.snowy
    earth = srgb("#dfe5ec") if snowy else srgb(color)
    margin = srgb("#e6ecf3") if snowy else 0.55 * srgb(color) + 0.45 * srgb("#66683a")
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    t = np.arange(0, length[-1], 0.9)
    p = np.stack([np.interp(t, length, line[:, k]) for k in (0, 1)], 1)
    wet = builder.setting.wet
    material = (
        mat.SNOW
        if snowy
        else Material(texture=Texture.GRIME, scale=0.8, roughness=0.95, wet=wet, reflectivity=0.4 * wet)
    )
    for share, hue, lift in ((1.35, margin, 0.018), (1.0, earth, 0.03)):
        rough = rng.normal(0, 1, len(p) + 6)
        ragged = np.convolve(rough, [0.2, 0.3, 0.3, 0.2], "same")[3:-3]
        shift = np.convolve(rng.normal(0, 1, len(p) + 6), [0.25, 0.5, 0.25], "same")[3:-3] * 0.07 * width
        q = p + np.stack([shift, 0 * shift], 1)
        z = np.array([builder.height(float(u), float(v)) for u, v in q]) + lift - builder.point(0, 0)[2]
        builder.add(
            ribbon(q, width * share * (1 + 0.13 * ragged), hue, material, z), shadow=False, mirrored=False, ink=0.1
        )


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
        builder.floor(x, y, z, "#e4eaf2", mat.SNOW)
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
    builder.floor(x, y, z, color, mat.water(ripple, reflectivity), cells)
