"""From visibility samples to a compact G-buffer: one fragment a pixel, and extra ones only where edges pass through it.

Samples of one smooth group are merged, so a dense mesh is shaded once a pixel. Planes are float32 [plane, row, column];
columns [0, width) hold the primary fragment of each pixel, the rest of the row the extra ones, with their weights:
every later pass is a plain loop along a row.
"""

import math

import numpy as np

from studio.stage.mesh import Texture
from studio.stage.render.geometry import Triangles
from studio.stage.render.jit import F32, I32, f32, i32, kernel, prange
from studio.stage.render.materials import built, caustic, ground, water, worn
from studio.stage.render.noise import dome_fetch
from studio.stage.render.visibility import Visible

DEPTH, NX, NY, NZ, RED, GREEN, BLUE, ROUGH, EMIT, REFLECT, KIND = range(11)
WEIGHT, COLUMN = 11, 12
PLANES = 13
"""DEPTH along the view axis in metres (2000: sky); ROUGH < 0: not lit (sky); KIND: see ``materials``; WEIGHT and COLUMN
(pixel centre) for extra fragments only."""
SKY_DEPTH = 2000.0

_WATER = int(Texture.WATER)
_GROUND = (
    Texture.ASPHALT,
    Texture.GRASS,
    Texture.SAND,
    Texture.SNOW,
    Texture.ROCK,
    Texture.ICE,
    Texture.LEAVES,
    Texture.BARK,
)
_WORN = (Texture.SKIN, Texture.HAIR, Texture.EYE, Texture.CLOTH, Texture.METAL, Texture.FUR, Texture.LEATHER)


def _family(texture: Texture) -> int:
    """0 plain, 1 natural matter, 2 bodies and what they wear, 3 what is built, 4 water."""
    if texture in (Texture.PLAIN, Texture.WATER):
        return 0 if texture == Texture.PLAIN else 4
    return 1 if texture in _GROUND else 2 if texture in _WORN else 3


_FAMILY = np.array([_family(t) for t in Texture], np.int32)


@kernel(inline=True)
def _fragment(
    g: F32, y: int, i: int, k: int, px: float, py: float, iz: float, visible: Visible, triangles: Triangles, tile: F32,
    eye: F32, ray: F32, dome: F32, clouds: F32, sun: F32, foot: float, plane: float,
) -> None:  # fmt: skip
    """Fill column ``i`` of row ``y``: triangle ``k`` of ``visible`` (-1: sky) seen at ``px, py``.

    ``sun``: direction, disc brightness and its green and blue share, squared radius of the disc.
    """
    dx = ray[0, 0] * px + ray[0, 1] * py + ray[0, 2]
    dy = ray[1, 0] * px + ray[1, 1] * py + ray[1, 2]
    dz = ray[2, 0] * px + ray[2, 1] * py + ray[2, 2]
    if k < 0:
        il = 1.0 / math.sqrt(dx * dx + dy * dy + dz * dz)
        dx *= il
        dy *= il
        dz *= il
        r, q, b = dome_fetch(dome, clouds[0], clouds[1], dx, dy, dz)
        ox = dx - sun[0]
        oy = dy - sun[1]
        oz = dz - sun[2]
        away = (ox * ox + oy * oy + oz * oz) / sun[6]
        disc = min(max((1.15 - away) * 4.0, 0.0), 1.0) * sun[3]
        g[DEPTH, y, i] = 2000.0
        g[NX, y, i] = 0.0
        g[NY, y, i] = 0.0
        g[NZ, y, i] = 1.0
        g[RED, y, i] = r + disc
        g[GREEN, y, i] = q + disc * sun[4]
        g[BLUE, y, i] = b + disc * sun[5]
        g[ROUGH, y, i] = -1.0
        g[EMIT, y, i] = 1.0
        g[REFLECT, y, i] = 0.0
        g[KIND, y, i] = 0.0
    else:
        edges = visible.edges
        attributes = triangles.attributes
        materials = triangles.materials
        lx = px - f32(visible.box[k, 0])
        ly = py - f32(visible.box[k, 2])
        a0 = max(edges[k, 0] * lx + edges[k, 1] * ly + edges[k, 2], 0.0)
        a1 = max(edges[k, 3] * lx + edges[k, 4] * ly + edges[k, 5], 0.0)
        a2 = max(edges[k, 6] * lx + edges[k, 7] * ly + edges[k, 8], 0.0)
        s = 1.0 / (a0 + a1 + a2 + 1e-20)
        a0 *= s
        a1 *= s
        a2 *= s
        t: int = visible.triangle[k]
        i0 = triangles.corners[t, 0]
        i1 = triangles.corners[t, 1]
        i2 = triangles.corners[t, 2]
        code = triangles.surface[t]
        m = code >> 2
        nx = a0 * attributes[i0, 0] + a1 * attributes[i1, 0] + a2 * attributes[i2, 0]
        ny = a0 * attributes[i0, 1] + a1 * attributes[i1, 1] + a2 * attributes[i2, 1]
        nz = a0 * attributes[i0, 2] + a1 * attributes[i1, 2] + a2 * attributes[i2, 2]
        il = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12)
        if materials[m, 4] > 0.5 and nx * dx + ny * dy + nz * dz > 0.0:
            il = -il
        nx *= il
        ny *= il
        nz *= il
        r = a0 * attributes[i0, 3] + a1 * attributes[i1, 3] + a2 * attributes[i2, 3]
        q = a0 * attributes[i0, 4] + a1 * attributes[i1, 4] + a2 * attributes[i2, 4]
        b = a0 * attributes[i0, 5] + a1 * attributes[i1, 5] + a2 * attributes[i2, 5]
        z = 1.0 / iz
        rough = materials[m, 0]
        emission = materials[m, 2]
        reflect = materials[m, 5]
        kind = f32(7.0) * materials[m, 12]
        texture = i32(materials[m, 3])
        wet = materials[m, 8]
        family = _FAMILY[texture]
        if family > 0:
            scale = materials[m, 1]
            x = a0 * attributes[i0, 6] + a1 * attributes[i1, 6] + a2 * attributes[i2, 6]
            w = a0 * attributes[i0, 7] + a1 * attributes[i1, 7] + a2 * attributes[i2, 7]
            h = a0 * attributes[i0, 8] + a1 * attributes[i1, 8] + a2 * attributes[i2, 8]
            axis = code & 3
            u = w if axis == 0 else x
            v = w if axis == 2 else h
            px_size = foot * z
            sx = f32(0.0)
            sy = f32(0.0)
            sz = f32(0.0)
            if family == 1:
                r, q, b, sx, sy, sz, rough, _, reflect, kind = ground(
                    tile, texture, scale, x + h * 0.73, w + h * 0.57, u, v, px_size, wet, r, q, b, rough, reflect
                )
            elif family == 2:
                r, q, b, sx, sy, sz, rough, _, _, kind = worn(
                    tile, texture, scale, materials[m, 6], materials[m, 7], x, w, h, px_size, wet, r, q, b, rough
                )
            elif family == 3:
                r, q, b, sx, sy, sz, rough, emission, reflect, kind = built(
                    tile, texture, m, scale, materials[m, 6], materials[m, 7], u, v, axis != 2, px_size, wet,
                    r, q, b, rough, emission, reflect,
                )  # fmt: skip
            else:
                r, q, b, sx, sy, sz, rough, _, _, kind = water(
                    tile, scale, eye[0] + dx * z, eye[1] + dy * z, z, clouds[2], r, q, b
                )
            nx += sx
            ny += sy
            nz += sz
            il = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12)
            nx *= il
            ny *= il
            nz *= il
        elif wet > 0.0:
            r *= 1.0 - 0.3 * wet
            q *= 1.0 - 0.3 * wet
            b *= 1.0 - 0.3 * wet
            rough += (0.2 - rough) * wet
            reflect = max(reflect, 0.5 * wet)
        if clouds[3] > 0.0 and nz > 0.0:
            net = caustic(tile, eye[0] + dx * z, eye[1] + dy * z, clouds[2]) * nz * clouds[3]
            net *= min(max(1.4 - z * 0.05, 0.0), 1.0)
            r *= 1.0 + 1.6 * net
            q *= 1.0 + 1.8 * net
            b *= 1.0 + 1.6 * net
        # only what lies in the mirror plane reflects it, or rises from it in waves; the rest falls back on the sky
        off_plane = f32(3.0) if family == 4 else f32(0.3)
        if reflect > 0.0 and abs(eye[2] + dz * z - plane) > off_plane:
            kind = f32(6.0) if kind == 0.0 or kind == 7.0 else kind
            reflect = -reflect
        g[DEPTH, y, i] = z
        g[NX, y, i] = nx
        g[NY, y, i] = ny
        g[NZ, y, i] = nz
        g[RED, y, i] = r
        g[GREEN, y, i] = q
        g[BLUE, y, i] = b
        g[ROUGH, y, i] = rough
        g[EMIT, y, i] = emission
        g[REFLECT, y, i] = reflect
        g[KIND, y, i] = kind


@kernel(parallel=True)
def surface(
    depth: F32, seen: I32, visible: Visible, triangles: Triangles, tile: F32, eye: F32, ray: F32, dome: F32,
    clouds: F32, sun: F32, foot: float, plane: float, sample_x: F32, sample_y: F32, g: F32, extras: I32, owner: I32,
) -> None:  # fmt: skip
    """Fill the G-buffer ``g`` (PLANES, height, columns); ``extras`` (height,): extra fragments of each row;
    ``owner`` (height, width): object seen in each pixel, -1 the sky; ``clouds``: cosine, sine of their turn, time,
    caustics."""
    height = depth.shape[0]
    samples = depth.shape[1]
    width = depth.shape[2]
    room = g.shape[2] - width
    last = samples - 1  # two samples count twice each, so that there are always four
    for y in prange(height):
        n = 0
        kk = np.empty(width + room, np.int32)
        px = np.empty(width + room, np.float32)
        py = np.empty(width + room, np.float32)
        zz = np.empty(width + room, np.float32)
        first = seen[y, 0]
        fy = f32(y)
        for c in range(width):
            k = first[c]
            same = True
            for s in range(1, samples):
                if seen[y, s, c] != k:
                    same = False
            if same:
                kk[c] = k
                px[c] = f32(c) + 0.5
                py[c] = fy + 0.5
                zz[c] = depth[y, 0, c]
                owner[y, c] = -1 if k < 0 else triangles.owner[visible.triangle[k]]
                continue
            ga = -1 if k < 0 else triangles.group[visible.triangle[k]]
            k1 = seen[y, 1 & last, c]
            gb = -1 if k1 < 0 else triangles.group[visible.triangle[k1]]
            k2 = seen[y, 2 & last, c]
            gc = -1 if k2 < 0 else triangles.group[visible.triangle[k2]]
            k3 = seen[y, 3 & last, c]
            gd = -1 if k3 < 0 else triangles.group[visible.triangle[k3]]
            ma = 1 + (2 if gb == ga else 0) + (4 if gc == ga else 0) + (8 if gd == ga else 0)
            mb = (1 if gb == ga else 0) + 2 + (4 if gc == gb else 0) + (8 if gd == gb else 0)
            mc = (1 if gc == ga else 0) + (2 if gc == gb else 0) + 4 + (8 if gd == gc else 0)
            md = (1 if gd == ga else 0) + (2 if gd == gb else 0) + (4 if gd == gc else 0) + 8
            done = 0
            best = 0
            slot = ma
            for r in range(4):
                mask = ma if r == 0 else (mb if r == 1 else (mc if r == 2 else md))
                count = (mask & 1) + (mask >> 1 & 1) + (mask >> 2 & 1) + (mask >> 3)
                if count > best:
                    best = count
                    slot = mask
            for r in range(4):
                if done >> r & 1:
                    continue
                mask = ma if r == 0 else (mb if r == 1 else (mc if r == 2 else md))
                done |= mask
                q = f32(0.0)
                ax = f32(0.0)
                ay = f32(0.0)
                zi = f32(0.0)
                for s in range(4):
                    if mask >> s & 1:
                        q += 1.0
                        ax += sample_x[s & last]
                        ay += sample_y[s & last]
                        zi += depth[y, s & last, c]
                w = 1.0 / q
                k = seen[y, r & last, c]
                if mask == slot:
                    j = c
                    owner[y, c] = -1 if k < 0 else triangles.owner[visible.triangle[k]]
                else:
                    if n >= room:
                        continue
                    j = width + n
                    n += 1
                    g[WEIGHT, y, j] = q * 0.25
                    g[COLUMN, y, j] = f32(c) + 0.5
                kk[j] = k
                px[j] = f32(c) + ax * w
                py[j] = fy + ay * w
                zz[j] = zi * w
        extras[y] = n
        for j in range(width + n):
            _fragment(
                g, y, j, kk[j], px[j], py[j], zz[j], visible, triangles, tile, eye, ray, dome, clouds, sun, foot, plane
            )
