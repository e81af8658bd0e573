"""Procedural surfaces: what each ``Texture`` does to colour, normal, roughness and reflectivity at one point.

Coordinates are those of the material (``Mesh.rest``, metres), so patterns do not swim. ``foot`` is the size of a pixel
on the surface, metres: detail finer than that fades out instead of shimmering. Hair takes ``rest`` as (across in
strands, along in 1/5 m, 0).
"""

import numpy as np

from studio.stage.mesh import Texture
from studio.stage.render.jit import F32, f32, i32, kernel
from studio.stage.render.noise import cell_hash, noise, smoothstep

# How light treats a surface; plane KIND of the G-buffer.
MATTE, SKIN, HAIR, EYE, METAL, SOFT, MIRROR, FILMED = 0, 1, 2, 3, 4, 5, 6, 7
"""FILMED: a plain part of an actor."""

_ASPHALT, _BRICK, _PLANKS, _FACADE = (int(t) for t in (Texture.ASPHALT, Texture.BRICK, Texture.PLANKS, Texture.FACADE))
_GRASS, _WATER, _TILES, _BARK = (int(t) for t in (Texture.GRASS, Texture.WATER, Texture.TILES, Texture.BARK))
_LEAVES, _SAND, _SNOW, _ROCK = (int(t) for t in (Texture.LEAVES, Texture.SAND, Texture.SNOW, Texture.ROCK))
_ICE, _SKIN, _HAIR, _EYE = (int(t) for t in (Texture.ICE, Texture.SKIN, Texture.HAIR, Texture.EYE))
_CLOTH, _METAL, _FUR, _WOOD = (int(t) for t in (Texture.CLOTH, Texture.METAL, Texture.FUR, Texture.WOOD))
_PLASTER, _LEATHER, _SCREEN = (int(t) for t in (Texture.PLASTER, Texture.LEATHER, Texture.SCREEN))
_CLAY, _FELT = int(Texture.CLAY), int(Texture.FELT)

Look = tuple[float, float, float, float, float, float, float, float, float, float]
"""red, green, blue, normal shift x, y, z, roughness, emission, reflectivity, kind."""


@kernel(inline=True)
def fade(frequency: float, foot: float) -> float:
    """1 where ``frequency`` details a metre are well resolved by a pixel of ``foot`` metres, 0 where they are not."""
    return min(max(1.6 - frequency * foot * 1.3, 0.0), 1.0)


@kernel(leaf=True)
def ground(
    tile: F32, texture: int, scale: float, x: float, y: float, u: float, v: float, foot: float, wet: float,
    r: float, g: float, b: float, rough: float, reflect: float,
) -> Look:  # fmt: skip
    """Asphalt, grass, sand, snow, rock, ice, leaves, bark: loose and natural matter. ``x``, ``y``: skewed coordinates
    without a seam; ``u``, ``v``: along the face."""
    kind = f32(MATTE)
    nx = f32(0.0)
    ny = f32(0.0)
    nz = f32(0.0)
    if texture == _ASPHALT:
        fine = fade(70.0, foot)
        patch = noise(tile, u * scale * 5.0, v * scale * 5.0)
        grain = noise(tile, u * 71.0, v * 71.0) - 0.5
        puddle = smoothstep(0.50, 0.62, patch + (wet - 0.7) * 0.25) * min(wet * 1.6, 1.0)
        f = (0.72 + 0.36 * patch + 0.42 * grain * fine) * (1.0 - 0.40 * puddle - 0.18 * wet)
        r *= f
        g *= f
        b *= f
        rough = rough + (0.42 - 0.36 * puddle - rough) * min(wet * 1.5, 1.0)
        reflect = max(reflect, wet * (0.30 + 0.70 * puddle))
        k = ((1.0 - puddle) * 0.20 + 0.010) * fade(50.0, foot)
        if k > 0.002:
            nx = (noise(tile, u * 53.0 + 11.0, v * 53.0) - 0.5) * k
            ny = (noise(tile, u * 53.0, v * 53.0 + 37.0) - 0.5) * k
    elif texture == _GRASS:
        s = scale if scale > 0.0 else f32(1.0)
        broad = noise(tile, u * s * 6.0, v * s * 6.0)
        blades = noise(tile, u * 34.0, v * 29.0)
        fine = fade(60.0, foot)
        tips = noise(tile, u * 140.0 + 7.0, v * 96.0) if fade(140.0, foot) > 0.0 else f32(0.5)
        f = 0.62 + 0.46 * broad + (0.55 * (blades - 0.45) + 0.30 * (tips - 0.5) * fade(140.0, foot)) * fine
        r *= f * (0.80 + 0.50 * broad)
        g *= f
        b *= f * (0.90 - 0.20 * broad)
        nx = (blades - 0.5) * 0.5 * fine
        if fine > 0.0:
            ny = (noise(tile, u * 31.0 + 61.0, v * 37.0) - 0.5) * 0.5 * fine
        kind = f32(SOFT)
    elif texture == _SAND:
        dune = noise(tile, u * 3.0, v * 3.0)
        # wind ripples a hand apart, nearly straight; ``scale`` 0 (wet or trodden) .. 1 (desert) is their height
        ripple = np.sin((v * 12.0 + dune * 2.4 + noise(tile, u * 2.6, v * 1.3) * 1.6) * 3.0) * min(scale, 1.0)
        grain = noise(tile, u * 160.0, v * 160.0) - 0.5
        f = 0.88 + 0.16 * dune + 0.03 * ripple * fade(9.0, foot) + 0.22 * grain * fade(120.0, foot)
        f *= 1.0 - 0.38 * wet
        r *= f
        g *= f
        b *= f
        ny = ripple * 0.07 * fade(9.0, foot) + grain * 0.2 * fade(120.0, foot)
        nx = (noise(tile, u * 60.0 + 9.0, v * 60.0) - 0.5) * 0.2 * fade(60.0, foot)
        rough += (0.30 - rough) * wet
        reflect = max(reflect, 0.5 * wet)
    elif texture == _SNOW:
        drift = noise(tile, u * 4.0, v * 4.0)
        crumb = noise(tile, u * 48.0, v * 48.0) - 0.5
        f = 0.93 + 0.10 * drift + 0.05 * crumb * fade(48.0, foot)
        r *= f * (0.985 + 0.02 * drift)
        g *= f
        b *= f * 1.01
        nx = (noise(tile, u * 11.0 + 40.0, v * 11.0) - 0.5) * 0.16 + crumb * 0.14 * fade(48.0, foot)
        ny = (noise(tile, u * 11.0, v * 11.0 + 80.0) - 0.5) * 0.16
        if cell_hash(i32(np.floor(u * 55.0)), i32(np.floor(v * 55.0)), 5) > 0.992:
            rough = 0.12 + (rough - 0.12) * (1.0 - fade(55.0, foot))
        kind = f32(SOFT)
    elif texture == _ROCK:
        strata = noise(tile, x * 3.0 * scale, y * 14.0 * scale)
        lump = noise(tile, x * 7.0 * scale + 90.0, y * 7.0 * scale)
        grain = noise(tile, x * 64.0, y * 64.0) - 0.5
        f = 0.62 + 0.38 * strata + 0.36 * (lump - 0.5) + 0.25 * grain * fade(64.0, foot)
        f *= 1.0 - 0.45 * smoothstep(0.56, 0.50, lump) * smoothstep(0.44, 0.50, lump)
        f *= 1.0 - 0.3 * wet
        r *= f * (0.96 + 0.10 * strata)
        g *= f
        b *= f * (1.04 - 0.10 * strata)
        nx = (lump - 0.5) * 0.5 + grain * 0.35 * fade(64.0, foot)
        ny = (strata - 0.5) * 0.5
        nz = (noise(tile, x * 15.0 + 31.0, y * 15.0) - 0.5) * 0.5
        rough += (0.35 - rough) * wet
    elif texture == _ICE:
        veil = noise(tile, u * 2.0, v * 2.0)
        scratch = noise(tile, u * 5.0 + v * 60.0, v * 6.0 - u * 3.0)
        cross = noise(tile, u * 55.0 - v * 9.0, v * 4.0)
        line = (smoothstep(0.80, 0.86, scratch) + smoothstep(0.82, 0.87, cross)) * fade(25.0, foot)
        f = 0.90 + 0.16 * veil + 0.10 * line
        r *= f
        g *= f
        b *= f
        rough += 0.20 * line
        reflect *= 1.0 - 0.4 * min(line, 1.0)
        kind = f32(MIRROR)
    elif texture == _LEAVES:
        s = scale if scale > 0.0 else f32(1.0)
        clump = noise(tile, x * s * 3.0, y * s * 3.0)
        leaf = noise(tile, x * s * 19.0 + 5.0, y * s * 19.0)
        f = 0.52 + 0.55 * clump + 0.75 * (leaf - 0.5) * fade(14.0 * s, foot)
        r *= f * (0.82 + 0.45 * leaf)
        g *= f
        b *= f * 0.92
        k = 1.1 * fade(12.0 * s, foot)
        nx = (leaf - 0.5) * k
        if k > 0.0:
            ny = (noise(tile, x * s * 19.0 + 77.0, y * s * 19.0 + 31.0) - 0.5) * k
            nz = (noise(tile, x * s * 19.0 + 13.0, y * s * 19.0 + 97.0) - 0.5) * k
        kind = f32(SOFT)
    else:
        streak = noise(tile, x * 30.0, v * 3.0)
        crack = smoothstep(0.50, 0.30, noise(tile, x * 46.0 + 12.0, v * 7.0))
        f = 0.58 + 0.70 * streak - 0.30 * crack
        r *= f
        g *= f
        b *= f
        nx = (streak - 0.5) * 0.6
        ny = (noise(tile, x * 30.0 + 55.0, v * 3.0) - 0.5) * 0.6
    return r, g, b, nx, ny, nz, rough, f32(0.0), reflect, kind


@kernel(leaf=True)
def built(
    tile: F32, texture: int, material: int, scale: float, a: float, glow: float, u: float, v: float, upright: bool,
    foot: float, wet: float, r: float, g: float, b: float, rough: float, emission: float, reflect: float,
) -> Look:  # fmt: skip
    """Grime, brick, planks, facade, tiles, wood, plaster, screen: what people build of."""
    kind = f32(MATTE)
    nx = f32(0.0)
    ny = f32(0.0)
    nz = f32(0.0)
    f = f32(1.0)
    if texture == _BRICK:
        row_v = v * scale
        row = np.floor(row_v)
        cell = u * scale * 0.5 + 0.5 * (row - 2.0 * np.floor(row * 0.5))
        fu = cell - np.floor(cell)
        fv = row_v - row
        near = fade(scale * 6.0, foot)
        joint = max(smoothstep(0.06, 0.025, min(fu, 1.0 - fu)), smoothstep(0.12, 0.05, min(fv, 1.0 - fv))) * near
        tint = cell_hash(i32(np.floor(cell)), i32(row), 3) * fade(scale, foot) + 0.5 * (1.0 - fade(scale, foot))
        stain = noise(tile, u * 9.0, v * 9.0)
        f = (0.76 + 0.42 * tint) * (0.84 + 0.32 * stain) * (1.0 - 0.34 * joint)
        r *= 1.0 + 0.10 * (tint - 0.5)
        nz = joint * (0.5 - fv) * 0.8
        nx = (noise(tile, u * 60.0, v * 60.0) - 0.5) * 0.25 * fade(60.0, foot)
    elif texture == _PLANKS or texture == _WOOD:  # noqa: SIM109  numba has no `in`
        board = v * scale if texture == _PLANKS else v * 0.0
        row = np.floor(board)
        fv = board - row
        tint = cell_hash(i32(row), 7, i32(np.floor(u * 0.4 + row * 0.37)))
        s = scale if texture == _WOOD else f32(1.0)
        warp = noise(tile, u * 2.0 * s + row * 17.0, v * 9.0 * s)
        grain = noise(tile, u * 3.0 * s + row * 31.0, v * 85.0 * s + warp * 9.0)
        near = fade(30.0 * s, foot)
        gap = smoothstep(0.035, 0.012, min(fv, 1.0 - fv)) * fade(scale * 22.0, foot) if texture == _PLANKS else f32(0.0)
        tint = tint if texture == _PLANKS else f32(0.6)
        f = (0.74 + 0.34 * tint) * (1.0 + (0.36 * (grain - 0.5)) * near + 0.18 * (warp - 0.5)) * (1.0 - 0.55 * gap)
        r *= 1.0 + 0.10 * (warp - 0.5)
        rough = min(rough + 0.16 * (grain - 0.5) * near + 0.3 * gap, 1.0)
        nx = (grain - 0.5) * 0.10 * near
        reflect *= 1.0 - gap
    elif texture == _FACADE:
        s = scale if scale > 0.0 else f32(1.0)
        cell_u = u * s * 0.5
        cell_v = v * s * 0.36
        iu = np.floor(cell_u)
        iv = np.floor(cell_v)
        fu = cell_u - iu
        fv = cell_v - iv
        stain = noise(tile, u * 2.3, v * 2.3)
        streak = noise(tile, u * 14.0, v * 0.8)
        f = 0.80 + 0.26 * stain + 0.14 * (streak - 0.5)
        if upright and fu > 0.22 and fu < 0.78 and fv > 0.24 and fv < 0.84:
            h = cell_hash(i32(iu), i32(iv), material)
            h2 = cell_hash(i32(iu) + 5, i32(iv), material + 9)
            px = min(fu - 0.22, 0.78 - fu)
            pz = min(fv - 0.24, 0.84 - fv)
            bar = max(smoothstep(0.030, 0.018, px), smoothstep(0.030, 0.020, pz))
            bar = max(bar, smoothstep(0.020, 0.010, abs(fu - 0.5))) * fade(9.0 * s, foot)
            if h < a:
                # a lamp near the ceiling, curtains at the sides, something dark at the sill
                room = (
                    0.45 + 0.55 * smoothstep(0.30, 0.80, fv) + 0.25 * (noise(tile, cell_u * 17.0, cell_v * 13.0) - 0.5)
                )
                curtain = smoothstep(0.10, 0.07, abs(fu - (0.27 if h2 < 0.5 else 0.73))) * (1.0 if h2 < 0.8 else 0.0)
                clutter = smoothstep(0.02, 0.0, fv - 0.30 - 0.10 * cell_hash(i32(fu * 17.0), i32(iv), i32(iu)))
                k = room * (1.0 - 0.45 * clutter) * (1.0 - 0.85 * bar)
                r = (1.0 + 0.15 * curtain) * k
                g = (0.66 + 0.24 * h2 - 0.05 * curtain) * k
                b = (0.28 + 0.42 * h2 * h2 - 0.10 * curtain) * k
                emission = glow * (0.35 + h2)
                rough = f32(0.6)
            else:
                r = r * 0.5 * bar + (0.030 + 0.05 * h2) * (1.0 - bar)
                g = g * 0.5 * bar + (0.040 + 0.05 * h2) * (1.0 - bar)
                b = b * 0.5 * bar + (0.052 + 0.05 * h2) * (1.0 - bar)
                rough = 0.08 + 0.5 * bar
                kind = f32(MIRROR)
                nx = (cell_hash(i32(iu), i32(iv), 77) - 0.5) * 0.05
                nz = (cell_hash(i32(iu), i32(iv), 78) - 0.5) * 0.05
            f = f32(1.0)
        else:
            sill = (
                smoothstep(0.02, 0.0, abs(fv - 0.225))
                * (1.0 if (fu > 0.19 and fu < 0.81) else 0.0)
                * fade(6.0 * s, foot)
            )
            shade = smoothstep(0.06, 0.0, max(0.225 - fv, 0.0)) * (
                1.0 if (fu > 0.2 and fu < 0.8 and fv < 0.225) else 0.0
            )
            f *= (1.0 + 0.30 * sill) * (1.0 - 0.22 * shade)
    elif texture == _TILES:
        tu = u * scale
        tv = v * scale
        cu = np.floor(tu)
        cv = np.floor(tv)
        h = cell_hash(i32(cu), i32(cv), 1)
        near = fade(scale * 6.0, foot)
        edge = min(min(tu - cu, 1.0 - tu + cu), min(tv - cv, 1.0 - tv + cv))
        joint = smoothstep(0.03, 0.012, edge) * near
        stain = noise(tile, u * 6.0, v * 6.0)
        f = (0.90 + 0.18 * h * fade(scale, foot)) * (1.0 - 0.34 * joint) * (0.90 + 0.18 * stain)
        rough = min(rough + 0.4 * joint + 0.15 * (stain - 0.5), 1.0)
        nx = (h - 0.5) * 0.02
        reflect = max(reflect, wet * 0.7) * (1.0 - 0.7 * joint)
        rough += (0.14 - rough) * wet * (1.0 - joint)
        f *= 1.0 - 0.25 * wet
    elif texture == _SCREEN:
        # rows of glyphs: a 5 x 7 dot pattern chosen by a hash, lit on a dim ground
        s = scale if scale > 0.0 else f32(1.0)
        gu = u * s * 3.0
        gv = v * s * 3.0
        seed = i32(a * 97.0)
        cell = cell_hash(i32(np.floor(gu)), i32(np.floor(gv)), seed)
        fu = (gu - np.floor(gu)) * 7.0
        fv = (gv - np.floor(gv)) * 9.0
        on = cell_hash(i32(np.floor(fu)) + i32(cell * 911.0), i32(np.floor(fv)), seed + 3) > 0.46
        inside = fu > 1.0 and fu < 6.0 and fv > 1.0 and fv < 8.0 and cell > 0.16
        f = f32(1.25) if (on and inside) else f32(0.34)
        f = f * fade(25.0 * s, foot) + 0.6 * (1.0 - fade(25.0 * s, foot))
        emission = max(emission, 1.0)
    elif texture == _PLASTER:
        trowel = noise(tile, u * 12.0, v * 12.0)
        f = 0.93 + 0.10 * noise(tile, u * 2.2, v * 2.2) + 0.05 * (trowel - 0.5)
        near = 0.10 * fade(30.0, foot)
        if near > 0.0:
            nx = (trowel - 0.5) * near
            nz = (noise(tile, u * 12.0 + 44.0, v * 12.0) - 0.5) * near
    else:
        stain = noise(tile, u * scale * 8.0, v * scale * 8.0)
        near = fade(61.0, foot)
        grain = f32(0.0)
        if near > 0.0:
            grain = (noise(tile, u * 61.0, v * 61.0) - 0.5) * near
        f = 0.76 + 0.44 * stain + 0.15 * grain
        f *= 1.0 - 0.3 * wet
        rough = rough + 0.2 * (stain - 0.5) + (0.25 - rough) * wet * smoothstep(0.45, 0.65, stain)
        reflect = max(reflect, 0.6 * wet * smoothstep(0.45, 0.62, stain))
        nx = grain * 0.10
    return r * f, g * f, b * f, nx, ny, nz, max(rough, 0.04), emission, reflect, kind


@kernel(leaf=True)
def worn(
    tile: F32, texture: int, scale: float, a: float, pattern: float, x: float, y: float, z: float, foot: float,
    wet: float, r: float, g: float, b: float, rough: float,
) -> Look:  # fmt: skip
    """Skin, hair, eyes, cloth, leather, fur, metal, clay, felt: bodies and what they wear or are of. ``x, y, z``: rest
    coordinates."""
    kind = f32(MATTE)
    nx = f32(0.0)
    ny = f32(0.0)
    nz = f32(0.0)
    f = f32(1.0)
    if texture == _SKIN:
        kind = f32(SKIN)
        near = fade(260.0, foot)
        pore = noise(tile, x * 420.0 + z * 180.0, y * 420.0 + z * 330.0) - 0.5
        blotch = noise(tile, x * 70.0 + 9.0 + z * 40.0, z * 90.0 + y * 50.0) - 0.5
        f = 1.0 + 0.09 * pore * near + 0.03 * blotch
        r *= 1.0 + 0.05 * blotch
        g *= 1.0 - 0.03 * blotch
        rough += 0.16 * pore * near + 0.05 * blotch - 0.22 * wet
        k = 0.13 * near
        nx = pore * k
        if k > 0.0:
            ny = (noise(tile, x * 420.0 + 50.0, y * 400.0 + z * 310.0) - 0.5) * k
            nz = (noise(tile, y * 410.0 + 90.0, z * 420.0 + x * 300.0) - 0.5) * k
    elif texture == _HAIR:
        kind = f32(HAIR)
        strand = noise(tile, x * 9.0, y * 3.0)
        wide = noise(tile, x * 2.2 + 40.0, y * 1.3)
        near = fade(700.0, foot) * 0.6 + 0.4
        f = (1.0 + 0.75 * (strand - 0.5) * near) * (0.78 + 0.44 * wide)
        nx = (strand - 0.5) * 0.35 * near
        ny = (noise(tile, x * 9.0 + 91.0, y * 3.0) - 0.5) * 0.35 * near
        nz = strand - 0.5
    elif texture == _EYE:
        kind = f32(EYE)
        rough = f32(0.08)
    elif texture == _CLOTH:
        kind = f32(SOFT)
        p = i32(a + 0.5)
        if p == 1:
            s = z * 9.0 - np.floor(z * 9.0)
            k = smoothstep(0.0, 0.03, s) * smoothstep(0.45, 0.42, s)
            r += (0.72 + 0.25 * r - r) * k
            g += (0.72 + 0.25 * g - g) * k
            b += (0.72 + 0.25 * b - b) * k
        elif p == 2:
            s = y * 17.0 + x * 5.0
            t = z * 17.0
            k = (0.60 if s - np.floor(s) < 0.38 else 1.0) * (0.60 if t - np.floor(t) < 0.38 else 1.0)
            if abs(s - np.floor(s) - 0.7) < 0.04 or abs(t - np.floor(t) - 0.7) < 0.04:
                k *= 1.5
            f *= k
        elif p == 3:
            row = np.floor(z * 8.0)
            s = (y + x * 0.7) * 8.0 + 0.5 * row
            h = cell_hash(i32(np.floor(s)), i32(row), 5)
            h2 = cell_hash(i32(row), i32(np.floor(s)), 8)
            fu = s - np.floor(s) - 0.5 + 0.3 * (h - 0.5)
            fv = z * 8.0 - row - 0.5 + 0.3 * (h2 - 0.5)
            radius = np.sqrt(fu * fu + fv * fv)
            petal = (0.27 + 0.10 * np.cos(5.0 * np.arctan2(fv, fu) + 6.0 * h)) * (0.6 + 0.5 * h2)
            if radius < petal:
                r = f32(0.85)
                g = 0.30 + 0.5 * h
                b = 0.45 + 0.4 * h
                if radius < 0.07:
                    r = f32(0.9)
                    g = f32(0.7)
                    b = f32(0.2)
        elif p == 4:
            f *= 0.80 + 0.36 * noise(tile, (x + y) * 620.0, z * 160.0) * fade(400.0, foot)
            f *= 0.92 + 0.22 * noise(tile, x * 60.0 + z * 20.0, y * 60.0 + z * 33.0)
        elif p == 5:
            t = z * 85.0
            s = (y + x) * 85.0 + 0.5 * (np.floor(t) - 2.0 * np.floor(np.floor(t) * 0.5))
            fu = s - np.floor(s) - 0.5
            fv = t - np.floor(t) - 0.5
            ring = smoothstep(0.26, 0.10, abs(fu * fu + fv * fv - 0.1) * 2.0)
            near = fade(120.0, foot)
            f *= (0.35 + 1.1 * ring) * near + 0.7 * (1.0 - near)
            kind = f32(METAL)
            rough = f32(0.42)
            nx = fu * 0.6 * near
            nz = fv * 0.6 * near
        elif p == 6:
            s = (x + y) * 130.0
            t = z * 100.0 + 0.35 * abs(s - np.floor(s) - 0.5) * 4.0
            k = (0.5 + 0.5 * np.cos((t - np.floor(t)) * 6.2832)) * (0.6 + 0.4 * np.sin((s - np.floor(s)) * 3.1416))
            f *= 0.80 + 0.36 * k * fade(130.0, foot) + 0.10 * (1.0 - fade(130.0, foot))
        elif p == 7:
            row = np.floor(z * 14.0)
            s = (y + x * 0.6) * 14.0 + 0.5 * (row - 2.0 * np.floor(row * 0.5))
            fu = s - np.floor(s) - 0.5
            fv = z * 14.0 - row - 0.5
            k = smoothstep(0.075, 0.055, fu * fu + fv * fv)
            r += (0.85 - r) * k
            g += (0.85 - g) * k
            b += (0.85 - b) * k
        if p != 5:
            near = fade(500.0, foot)
            if near > 0.0:
                f *= 1.0 + 0.16 * (noise(tile, (x + y) * 900.0, z * 900.0) - 0.5) * near
            # folds: the slope of a smooth field, taken over 12 mm
            su = (x + y * 1.3) * 42.0 + z * 26.0
            sv = z * 40.0 - y * 25.0
            w0 = noise(tile, su, sv)
            w1 = noise(tile, su + 1.4, sv)
            w2 = noise(tile, su, sv + 1.4)
            k = 0.34 * fade(40.0, foot)
            nx = (w0 - w1) * k
            ny = (w0 - w1) * k * 1.1
            nz = (w0 - w2) * k * 1.2
            f *= 1.0 + (w0 - 0.5) * 0.07 - 0.25 * wet
        rough -= 0.35 * wet
    elif texture == _LEATHER:
        crease = noise(tile, x * 170.0 + z * 90.0, y * 170.0 + z * 120.0) - 0.5
        worn_edge = noise(tile, x * 30.0 + z * 20.0, y * 30.0 + z * 26.0)
        near = fade(120.0, foot)
        f = 0.86 + 0.28 * worn_edge + 0.16 * crease * near
        rough += 0.25 * crease * near - 0.12 * (worn_edge - 0.5)
        nx = crease * 0.28 * near
        nz = (noise(tile, x * 170.0 + 70.0, y * 160.0 + z * 140.0) - 0.5) * 0.28 * near
    elif texture == _FUR:
        kind = f32(SOFT)
        length = max(a, 0.004)
        near = fade(0.7 / length, foot) * 0.75 + 0.25
        # hairs lie along the body and down its sides, each tuft its own way: short streaks, longer than wide
        stray = noise(tile, x * 60.0 + y * 40.0, z * 60.0 - y * 30.0) - 0.5
        along, across = x * 0.8 + z * 0.5 - 0.010 * stray, z * 0.8 - x * 0.5 + y + 0.022 * stray
        strand = noise(tile, across * 640.0, along * 150.0) - 0.5
        hair = noise(tile, across * 1400.0 + 57.0, along * 260.0) - 0.5
        lock = noise(tile, across * 120.0 + 31.0, along * 70.0) - 0.5
        much = min(0.55 + length * 22.0, 1.25)
        f = 1.0 + ((0.24 * strand + 0.20 * hair * near) * near + 0.13 * lock) * much
        p = i32(pattern + 0.5)
        if p == 1:
            band = np.sin((x * 42.0 + z * 9.0) + 5.0 * (noise(tile, y * 60.0, x * 45.0 + z * 50.0) - 0.5) * 2.0)
            f *= 0.50 + 0.55 * smoothstep(-0.35, 0.35, band)
        elif p == 2:
            f *= 0.42 + 0.62 * smoothstep(0.40, 0.48, noise(tile, x * 75.0 + z * 31.0, y * 75.0 + z * 52.0))
        lean = (strand * 0.45 + hair * 0.35) * near + lock * 0.20
        nx = -0.5 * lean
        ny = lean
        nz = 0.8 * lean
        rough = max(rough, 0.7) - 0.3 * wet
        f *= 1.0 - 0.35 * wet
    elif texture == _CLAY:
        kind = f32(SOFT)
        smear = noise(tile, (x + 0.6 * y) * 60.0, (z - 0.5 * y) * 60.0) - 0.5
        mottle = noise(tile, (x - 0.4 * y) * 190.0 + 31.0, (z + 0.7 * y) * 190.0) - 0.5
        f = 1.0 + 0.14 * smear + 0.08 * mottle * fade(60.0, foot)
        nx = 0.50 * smear
        nz = 0.34 * mottle * fade(60.0, foot) - 0.3 * smear
        # a thumb's print about a point in every other cell: rings, bent a little, deepest in the middle
        near = fade(150.0, foot)
        if near > 0.0:
            cx = np.floor(x * 6.5)
            cy = np.floor(y * 6.5)
            cz = np.floor(z * 6.5)
            h = cell_hash(i32(cx) + 31 * i32(cy), i32(cz), 3)
            h2 = cell_hash(i32(cz) + 17, i32(cx) - 29 * i32(cy), 11)
            px = (x * 6.5 - cx - 0.5 - 0.2 * (h - 0.5)) * 0.154
            py = (y * 6.5 - cy - 0.5 - 0.2 * (h2 - 0.5)) * 0.154
            pz = (z * 6.5 - cz - 0.5) * 0.110
            d = np.sqrt(px * px + py * py + pz * pz + 0.00001)
            print_ = smoothstep(0.062, 0.040, d) * near * (1.0 if h + h2 > 0.75 else 0.0)
            turn = d * 150.0 + 1.6 * smear + h
            ridge = (turn - np.floor(turn)) * 2.0 - 1.0
            lean = ridge * (1.0 - abs(ridge)) * 4.0 * print_
            f *= 1.0 - 0.16 * (1.0 - abs(ridge)) * print_
            nx += 0.30 * lean * px / d
            ny = 0.30 * lean * py / d
            nz += 0.30 * lean * pz / d
    elif texture == _FELT:
        kind = f32(SOFT)
        # fibres lie every way: short streaks of two directions, bent, over the lumps that needling leaves
        bend = noise(tile, (x + y) * 90.0, (z - 0.6 * y) * 90.0) - 0.5
        u = x * 0.9 - y * 0.7 + 0.004 * bend
        v = z + 0.4 * y - 0.3 * x - 0.004 * bend
        near = fade(190.0, foot)
        far = fade(60.0, foot)
        one = noise(tile, u * 760.0, v * 380.0) - 0.5
        two = noise(tile, (u + v) * 330.0 + 41.0, (v - u) * 640.0) - 0.5
        tuft = noise(tile, u * 240.0 + 13.0, v * 240.0) - 0.5
        wool = max(one, two)
        f = 0.92 + 0.62 * (wool - 0.12) * near + 0.34 * tuft * far + 0.08 * bend
        nx = 0.60 * one * near + 0.45 * tuft * far
        ny = 0.60 * two * near
        nz = 0.50 * (two - one) * near - 0.40 * tuft * far
    else:
        kind = f32(METAL)
        brush = noise(tile, x * 30.0 + z * 400.0, y * 30.0 + z * 380.0) - 0.5
        stain = noise(tile, x * 22.0 + z * 17.0, y * 22.0 + z * 13.0) - 0.5
        near = fade(200.0, foot)
        f = 1.0 + 0.08 * stain + 0.05 * brush * near
        rough = max(rough + 0.10 * stain + 0.06 * brush * near, 0.06)
        nz = brush * 0.05 * near
    return r * f, g * f, b * f, nx, ny, nz, min(max(rough, 0.05), 1.0), f32(0.0), f32(0.0), kind


@kernel(leaf=True)
def caustic(tile: F32, x: float, y: float, seconds: float) -> float:
    """Net of bright lines under waves: where two drifting fields agree."""
    t = seconds * 3.0
    a = noise(tile, x * 9.0 + t * 1.1, y * 9.0 - t * 0.8) - noise(tile, x * 8.0 - t * 0.9 + 71.0, y * 8.5 + t + 33.0)
    line = max(1.0 - abs(a) * 5.5, 0.0)
    return line * line - 0.18


@kernel(leaf=True)
def water(
    tile: F32, height: float, x: float, y: float, depth: float, seconds: float, r: float, g: float, b: float
) -> Look:
    """Moving ripples; ``height`` scales their slope. Crests catch foam when the water is rough."""
    calm = 1.0 / (1.0 + depth * 0.05)
    t = seconds
    e = noise(tile, x * 2.1 + t * 1.1, y * 3.3 - t * 0.9) + 0.5 * noise(tile, x * 6.3 - t * 1.7, y * 9.1 + t * 1.3)
    e2 = noise(tile, x * 2.1 + 31.0 - t * 0.7, y * 3.3 + t * 0.8)
    e2 += 0.5 * noise(tile, x * 6.3 + 77.0 + t, y * 9.1 - t * 1.9)
    swell = noise(tile, x * 0.55 + t * 0.5, y * 0.8 - t * 0.45) - 0.5
    nx = ((e - 0.75) * calm + swell * 0.35) * height
    ny = ((e2 - 0.75) * calm * 1.4 + swell * 0.5) * height
    foam = smoothstep(1.18, 1.34, e) * min(max(height - 0.25, 0.0) * 2.0, 1.0)
    tone = 0.9 + 0.5 * swell
    r = r * tone + (0.75 - r * tone) * foam
    g = g * tone + (0.80 - g * tone) * foam
    b = b * tone + (0.82 - b * tone) * foam
    return r, g, b, nx, ny, f32(0.0), 0.06 + 0.5 * foam, f32(0.0), f32(0.0), f32(MIRROR)
