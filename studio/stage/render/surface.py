"""From visibility samples to a compact G-buffer: one fragment a pixel, and extra ones only where edges pass through it.

Samples of one smooth group are merged, so a dense mesh is shaded once a pixel. Planes are float32 [plane, row, column];
columns [0, width) hold the primary fragment of each pixel, the rest of the row the extra ones, with their weights:
every later pass is a plain loop along a row.
"""

import math

import numpy as np

from studio.stage.mesh import Texture
from studio.stage.render.geometry import Triangles
from studio.stage.render.jit import F32, I32, U8, f32, i32, kernel, prange
from studio.stage.render.materials import built, caustic, fade, ground, water, worn
from studio.stage.render.noise import dome_fetch, smoothstep
from studio.stage.render.pictures import pictured, pictured_skin
from studio.stage.render.visibility import BLOCK_X, BLOCK_Y, TILE_HEIGHT, TILE_WIDTH, Visible

DEPTH, NX, NY, NZ, RED, GREEN, BLUE, ROUGH, EMIT, REFLECT, KIND = range(11)
WEIGHT, COLUMN, SUNLIT = 11, 12, 13
PLANES = 14
LIKE_PRIMARY = 256.0
"""DEPTH along the view axis in metres (2000: sky); ROUGH < 0: not lit (sky); KIND: see ``materials``; WEIGHT and COLUMN
(pixel centre) for extra fragments only, and of blocks WEIGHT is the set of the samples, plus ``LIKE_PRIMARY`` where the
fragment lies beside the primary one on the same surface; SUNLIT: share of the sun that scenery lets through, below 0
while unknown."""
SKY_DEPTH = 2000.0

_PLAIN, _GRIME, _WATER = int(Texture.PLAIN), int(Texture.GRIME), int(Texture.WATER)
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
_WORN = (
    Texture.SKIN, Texture.HAIR, Texture.EYE, Texture.CLOTH, Texture.METAL, Texture.FUR, Texture.LEATHER, Texture.CLAY,
    Texture.FELT,
)  # fmt: skip


def _family(texture: Texture) -> int:
    """0 plain, 1 natural matter, 2 bodies and what they wear, 3 what is built, 4 water, 5 faces under a picture,
    6 other things under one."""
    if texture == Texture.FACE:
        return 5
    if texture == Texture.PICTURE:
        return 6
    if texture in (Texture.PLAIN, Texture.WATER):
        return 0 if texture == Texture.PLAIN else 4
    return 1 if texture in _GROUND else 2 if texture in _WORN else 3


_FAMILY = np.array([_family(t) for t in Texture], np.int32)

_SETS = np.arange(256)[:, None] >> np.arange(8) & 1
_COUNT = _SETS.sum(1).astype(np.int32)
_MIDDLE_X, _MIDDLE_Y = ((_SETS @ at / np.maximum(_COUNT, 1)).astype(np.float32) for at in (BLOCK_X, BLOCK_Y))
"""How many of a block's eight samples are in each set of them, and where the middle of those is."""


@kernel(inline=True)
def _finish(
    g: F32, y: int, i: int, m: int, axis: int, dx: float, dy: float, dz: float, z: float, nx: float, ny: float,
    nz: float, r: float, q: float, b: float, x: float, w: float, h: float, materials: F32, pictures: F32, tile: F32,
    eye: F32, clouds: F32, foot: float, plane: float,
) -> None:  # fmt: skip
    """Fill column ``i`` of row ``y``: material ``m`` at ``z`` metres along the ray ``dx, dy, dz``, with its normal,
    colour and texture coordinates ``x, w, h``; a pattern is projected along ``axis``."""
    rough = materials[m, 0]
    emission = materials[m, 2]
    reflect = materials[m, 5]
    kind = f32(7.0) * materials[m, 12]
    texture = i32(materials[m, 3])
    wet = materials[m, 8]
    family = _FAMILY[texture]
    if family > 0:
        scale = materials[m, 1]
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
        elif family == 5:
            r, q, b, sx, sy, sz, rough = pictured_skin(
                tile, pictures, i32(materials[m, 6]), scale, x, w, h, px_size, wet, r, q, b, rough
            )
            kind = f32(1.0)
        elif family == 6:
            r, q, b, rough = pictured(pictures, i32(materials[m, 6]), scale, x, w, px_size, wet, r, q, b, rough)
            reflect = max(reflect, 0.5 * wet)
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
        x = a0 * attributes[i0, 6] + a1 * attributes[i1, 6] + a2 * attributes[i2, 6]
        w = a0 * attributes[i0, 7] + a1 * attributes[i1, 7] + a2 * attributes[i2, 7]
        h = a0 * attributes[i0, 8] + a1 * attributes[i1, 8] + a2 * attributes[i2, 8]
        _finish(
            g, y, i, m, code & 3, dx, dy, dz, 1.0 / iz, nx, ny, nz, r, q, b, x, w, h, materials, triangles.pictures,
            tile, eye, clouds, foot, plane,
        )  # fmt: skip


@kernel(inline=True)
def _stain(flat: F32, u: float, v: float) -> float:
    """``noise`` where eight are looked up at once; ``flat``: its tile, row after row."""
    fu = np.floor(u)
    fv = np.floor(v)
    a = u - fu
    b = v - fv
    x0 = i32(fu) & 255
    y0 = (i32(fv) & 255) << 8
    x1 = (x0 + 1) & 255
    y1 = (y0 + 256) & 65535
    top = flat[np.uint32(y0 | x0)] * (1.0 - a) + flat[np.uint32(y0 | x1)] * a
    return top * (1.0 - b) + (flat[np.uint32(y1 | x0)] * (1.0 - a) + flat[np.uint32(y1 | x1)] * a) * b


@kernel(leaf=True)
def _plain_block(
    g: F32, y: int, first: int, m: int, axis: int, room: F32, materials: F32, tile: F32, eye_z: float, foot: float,
    plane: float,
) -> None:  # fmt: skip
    """``_finish`` for the eight points in ``room`` of what is plain or merely grimy, as most of what is built is."""
    flat = tile.reshape(65536)
    rough = materials[m, 0]
    scale = materials[m, 1] * 8.0
    reflect = materials[m, 5]
    wet = materials[m, 8]
    kind = f32(7.0) * materials[m, 12]
    emission = materials[m, 2]
    if i32(materials[m, 3]) == _GRIME:
        u = np.uint64(88 if axis == 0 else 80)
        v = np.uint64(88 if axis == 2 else 96)
        nearest = f32(1e9)
        for i in range(np.uint64(8)):
            nearest = min(nearest, room[np.uint64(24) + i])
        dark = 1.0 - 0.3 * wet
        for i in range(np.uint64(8)):
            stain = _stain(flat, room[u + i] * scale, room[v + i] * scale)
            room[i] = max(rough + 0.2 * (stain - 0.5) + (0.25 - rough) * wet * smoothstep(0.45, 0.65, stain), 0.04)
            room[np.uint64(8) + i] = max(reflect, 0.6 * wet * smoothstep(0.45, 0.62, stain))
            room[np.uint64(104) + i] = (0.76 + 0.44 * stain) * dark
        if fade(61.0, foot * nearest) > 0.0:
            for i in range(np.uint64(8)):
                near = fade(61.0, foot * room[np.uint64(24) + i])
                grain = (_stain(flat, room[u + i] * 61.0, room[v + i] * 61.0) - 0.5) * near
                room[np.uint64(104) + i] += 0.15 * grain * dark
                room[np.uint64(32) + i] += 0.10 * grain
    else:
        for i in range(np.uint64(8)):
            room[i] = rough + (0.2 - rough) * wet
            room[np.uint64(8) + i] = max(reflect, 0.5 * wet)
            room[np.uint64(104) + i] = 1.0 - 0.3 * wet
    e = first + 8
    depths = g[DEPTH, y, first:e]
    normal_x = g[NX, y, first:e]
    normal_y = g[NY, y, first:e]
    normal_z = g[NZ, y, first:e]
    red = g[RED, y, first:e]
    green = g[GREEN, y, first:e]
    blue = g[BLUE, y, first:e]
    roughness = g[ROUGH, y, first:e]
    emissions = g[EMIT, y, first:e]
    mirrors = g[REFLECT, y, first:e]
    kinds = g[KIND, y, first:e]
    for i in range(np.uint64(8)):
        z = room[np.uint64(24) + i]
        nx = room[np.uint64(32) + i]
        ny = room[np.uint64(40) + i]
        nz = room[np.uint64(48) + i]
        il = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12)
        f = room[np.uint64(104) + i]
        mirror = room[np.uint64(8) + i]
        # only what lies in the mirror plane reflects it; the rest falls back on the sky
        off = 1.0 if mirror > 0.0 and abs(eye_z + room[np.uint64(16) + i] * z - plane) > 0.3 else f32(0.0)
        depths[i] = z
        normal_x[i] = nx * il
        normal_y[i] = ny * il
        normal_z[i] = nz * il
        red[i] = room[np.uint64(56) + i] * f
        green[i] = room[np.uint64(64) + i] * f
        blue[i] = room[np.uint64(72) + i] * f
        roughness[i] = room[i]
        emissions[i] = emission
        mirrors[i] = mirror * (1.0 - 2.0 * off)
        kinds[i] = kind + (6.0 - kind) * off


@kernel(leaf=True)
def _block(
    g: F32, y: int, first: int, k: int, room: F32, visible: Visible, triangles: Triangles, tile: F32, eye: F32,
    ray: F32, clouds: F32, foot: float, plane: float,
) -> None:  # fmt: skip
    """Fill eight columns from ``first`` on that show one triangle: what it costs to look it up is paid once, and the
    eight points on it are found together. ``room``: (8 * 14,) for their rays, depths, normals, colours, coordinates,
    shades."""
    t: int = visible.triangle[k]
    edges = visible.edges[k]
    va = triangles.attributes[triangles.corners[t, 0]]
    vb = triangles.attributes[triangles.corners[t, 1]]
    vc = triangles.attributes[triangles.corners[t, 2]]
    code = triangles.surface[t]
    m = code >> 2
    turns = 1.0 if triangles.materials[m, 4] > 0.5 else 0.0
    e0, e1, e2 = edges[0], edges[1], edges[2]
    e3, e4, e5 = edges[3], edges[4], edges[5]
    e6, e7, e8 = edges[6], edges[7], edges[8]
    n0, n1, n2 = va[0], va[1], va[2]
    n3, n4, n5 = vb[0], vb[1], vb[2]
    n6, n7, n8 = vc[0], vc[1], vc[2]
    c0, c1, c2 = va[3], va[4], va[5]
    c3, c4, c5 = vb[3], vb[4], vb[5]
    c6, c7, c8 = vc[3], vc[4], vc[5]
    u0, u1, u2 = va[6], va[7], va[8]
    u3, u4, u5 = vb[6], vb[7], vb[8]
    u6, u7, u8 = vc[6], vc[7], vc[8]
    x0 = f32(first) + 0.5
    py = f32(y) + 0.5
    ly = py - f32(visible.box[k, 2])
    lx = x0 - f32(visible.box[k, 0])
    r0, r1, r2 = ray[0, 0], ray[1, 0], ray[2, 0]
    b0 = ray[0, 1] * py + ray[0, 2]
    b1 = ray[1, 1] * py + ray[1, 2]
    b2 = ray[2, 1] * py + ray[2, 2]
    for i in range(8):
        step = f32(i)
        dx = r0 * (x0 + step) + b0
        dy = r1 * (x0 + step) + b1
        dz = r2 * (x0 + step) + b2
        # all samples of the pixel lie inside, so its middle does
        a = e0 * (lx + step) + e1 * ly + e2
        b = e3 * (lx + step) + e4 * ly + e5
        c = e6 * (lx + step) + e7 * ly + e8
        z = 1.0 / (a + b + c + 1e-20)
        a *= z
        b *= z
        c *= z
        nx = a * n0 + b * n3 + c * n6
        ny = a * n1 + b * n4 + c * n7
        nz = a * n2 + b * n5 + c * n8
        il = 1.0 / math.sqrt(nx * nx + ny * ny + nz * nz + 1e-12)
        il = il * (1.0 - 2.0 * turns) if nx * dx + ny * dy + nz * dz > 0.0 else il
        room[i] = dx
        room[8 + i] = dy
        room[16 + i] = dz
        room[24 + i] = z
        room[32 + i] = nx * il
        room[40 + i] = ny * il
        room[48 + i] = nz * il
        room[56 + i] = a * c0 + b * c3 + c * c6
        room[64 + i] = a * c1 + b * c4 + c * c7
        room[72 + i] = a * c2 + b * c5 + c * c8
        room[80 + i] = a * u0 + b * u3 + c * u6
        room[88 + i] = a * u1 + b * u4 + c * u7
        room[96 + i] = a * u2 + b * u5 + c * u8
    texture = i32(triangles.materials[m, 3])
    if clouds[3] <= 0.0 and (texture == _PLAIN or texture == _GRIME):  # noqa: SIM109  numba has no `in`
        _plain_block(g, y, first, m, code & 3, room, triangles.materials, tile, eye[2], foot, plane)
        return
    for i in range(np.uint64(8)):
        _finish(
            g, y, first + i, m, code & 3, room[i], room[8 + i], room[16 + i], room[24 + i], room[32 + i], room[40 + i],
            room[48 + i], room[56 + i], room[64 + i], room[72 + i], room[80 + i], room[88 + i], room[96 + i],
            triangles.materials, triangles.pictures, tile, eye, clouds, foot, plane,
        )  # fmt: skip


@kernel(leaf=True)
def _fragments(
    g: F32, y: int, n: int, at: I32, kk: I32, px: F32, py: F32, iz: F32, room: F32, visible: Visible,
    triangles: Triangles, tile: F32, eye: F32, ray: F32, dome: F32, clouds: F32, sun: F32, foot: float,
    fine_foot: float, plane: float,
) -> None:  # fmt: skip
    """Paint the ``n`` jobs of row ``y``: a column ``at``, or eight from ``-1 - at`` on. ``room``: see ``_block``;
    ``fine_foot``: ``foot`` of odd groups."""
    for j in range(n):
        if at[j] < 0:
            first = -1 - at[j]
            for i in range(8):
                g[SUNLIT, y, first + i] = -1.0
            _block(g, y, first, kk[j], room, visible, triangles, tile, eye, ray, clouds, foot, plane)
            continue
        g[SUNLIT, y, at[j]] = -1.0
        k = kk[j]
        own_foot = fine_foot if k >= 0 and visible.group[k] & 1 == 1 else foot
        _fragment(
            g, y, at[j], k, px[j], py[j], iz[j], visible, triangles, tile, eye, ray, dome, clouds, sun, own_foot, plane
        )


@kernel(leaf=True)
def _sort_block(
    depth: F32, seen: I32, y: int, c: int, group: I32, jobs: int, n: int, room: int, keys: I32, at: I32,
    kk: I32, px: F32, py: F32, zz: F32, g: F32,
) -> tuple[int, int, int]:  # fmt: skip
    """``_sort`` for a block of two by two pixels with two samples each; ``keys``: room for 16. Samples of an odd
    group are merged within one pixel alone."""
    width = g.shape[2] - room
    for s in range(8):
        k = seen[y, c, s]
        keys[s] = i32(-1) if k < 0 else group[k] * 4 + (s >> 1 if group[k] & 1 == 1 else 0)
    # which samples are of one key; their sets lie behind the keys
    best = 0
    slot = 0
    largest = 0
    sets = 0
    left = 255
    for r in range(8):
        if left >> r & 1 == 1:
            key = keys[r]
            mask = 0
            for s in range(8):
                mask |= 1 << s if keys[s] == key else 0
            left &= ~mask
            keys[8 + sets] = mask
            sets += 1
            if _COUNT[mask] > best:
                best = _COUNT[mask]
                slot = mask
                largest = key >> 2
    primary = -1
    for i in range(sets):
        mask = keys[8 + i]
        zi = f32(0.0)
        first = 0
        for s in range(8):
            zi += depth[y, c, s] if mask >> s & 1 == 1 else f32(0.0)
        while mask >> first & 1 == 0:
            first += 1
        k = seen[y, c, first]
        if mask == slot:
            j = c
            primary = k
        else:
            if n >= room:
                continue
            j = width + n
            n += 1
            g[WEIGHT, y, j] = f32(mask) + (256.0 if keys[first] >> 2 == largest else f32(0.0))
            g[COLUMN, y, j] = f32(c) + 0.5
        at[jobs] = j
        kk[jobs] = k
        px[jobs] = f32(c) + _MIDDLE_X[mask]
        py[jobs] = f32(y) + _MIDDLE_Y[mask]
        zz[jobs] = zi * (1.0 / f32(_COUNT[mask]))
        jobs += 1
    return jobs, n, primary


@kernel(leaf=True)
def _sort(
    depth: F32, seen: I32, y: int, c: int, group: I32, sample_x: F32, sample_y: F32, jobs: int, n: int,
    room: int, at: I32, kk: I32, px: F32, py: F32, zz: F32, g: F32,
) -> tuple[int, int, int]:  # fmt: skip
    """List the fragments of a pixel that an edge crosses: the largest is its primary one.

    ``jobs``, ``n``: fragments listed, extra ones used so far. Returns both anew, and the triangle of the primary one.
    """
    width = g.shape[2] - room
    last = depth.shape[2] - 1  # two samples count twice each, so that there are always four
    k = seen[y, c, 0]
    ga = -1 if k < 0 else group[k]
    k = seen[y, c, 1 & last]
    gb = -1 if k < 0 else group[k]
    k = seen[y, c, 2 & last]
    gc = -1 if k < 0 else group[k]
    k = seen[y, c, 3 & last]
    gd = -1 if k < 0 else group[k]
    ma = 1 + (2 if gb == ga else 0) + (4 if gc == ga else 0) + (8 if gd == ga else 0)
    mb = (1 if gb == ga else 0) + 2 + (4 if gc == gb else 0) + (8 if gd == gb else 0)
    mc = (1 if gc == ga else 0) + (2 if gc == gb else 0) + 4 + (8 if gd == gc else 0)
    md = (1 if gd == ga else 0) + (2 if gd == gb else 0) + (4 if gd == gc else 0) + 8
    best = 0
    slot = ma
    for r in range(4):
        mask = ma if r == 0 else (mb if r == 1 else (mc if r == 2 else md))
        count = (mask & 1) + (mask >> 1 & 1) + (mask >> 2 & 1) + (mask >> 3)
        if count > best:
            best = count
            slot = mask
    done = 0
    primary = -1
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
                zi += depth[y, c, s & last]
        w = 1.0 / q
        k = seen[y, c, r & last]
        if mask == slot:
            j = c
            primary = k
        else:
            if n >= room:
                continue
            j = width + n
            n += 1
            g[WEIGHT, y, j] = q * 0.25
            g[COLUMN, y, j] = f32(c) + 0.5
        at[jobs] = j
        kk[jobs] = k
        px[jobs] = f32(c) + ax * w
        py[jobs] = f32(y) + ay * w
        zz[jobs] = zi * w
        jobs += 1
    return jobs, n, primary


@kernel(leaf=True)
def _hold(g: F32, old: F32, y: int, width: int, below: float, taken: int, n: int) -> tuple[int, int]:
    """Take over the old extra fragments from number ``taken`` on whose column lies below a bound."""
    while taken < old.shape[1] and old[COLUMN, taken] < below:
        if width + n < g.shape[2]:
            for plane in range(PLANES):
                g[plane, y, width + n] = old[plane, taken]
            n += 1
        taken += 1
    return taken, n


@kernel(leaf=True)
def _pass_over(old: F32, below: float, taken: int) -> int:
    """Number of the first old extra fragment from ``taken`` on whose column does not lie below a bound."""
    while taken < old.shape[1] and old[COLUMN, taken] < below:
        taken += 1
    return taken


@kernel(leaf=True)
def _one_triangle(seen: I32, first: int, count: int) -> bool:
    """Whether ``count`` samples from ``first`` on show one and the same triangle."""
    k = seen[first]
    different = 0
    for i in range(np.uint64(first), np.uint64(first + count)):
        different |= seen[i] ^ k
    return k >= 0 and different == 0


@kernel(leaf=True)
def _sift_row(
    depth: F32, seen: I32, y: int, width: int, group: I32, owners: I32, sample_x: F32, sample_y: F32, lasting: int,
    again: bool, busy: U8, settled: U8, steady: U8, old: F32, keys: I32, at: I32, kk: I32, px: F32, py: F32, zz: F32,
    g: F32, owner: I32, tone: I32,
) -> tuple[int, int]:  # fmt: skip
    """List the fragments of a row that must be painted; those that stay are left, or moved up among the extra ones.

    Returns how many there are to paint, and how many extra fragments the row has in all.
    """
    samples = depth.shape[2]
    blocks = samples == 8
    room = g.shape[2] - width
    row_depth = depth[y]
    row_seen = seen[y]
    flat_seen = row_seen.reshape(row_seen.shape[0] * samples)
    fy = f32(y) + 0.5
    jobs = 0
    n = 0
    taken = 0
    for column in range(busy.shape[0]):
        low = column * TILE_WIDTH
        high = min(low + TILE_WIDTH, width)
        if again and busy[column] == 0 and settled[column] == 1:
            taken, n = _hold(g, old, y, width, f32(high), taken, n)
            continue
        all_steady = 1
        c = low
        while c < high:
            k = row_seen[c, 0]
            fine = blocks and k >= 0 and group[k] & 1 == 1
            if not fine and c + 8 <= high and _one_triangle(flat_seen, c * samples, 8 * samples):
                mark = 2 if k < lasting else 0
                fresh = 0
                for i in range(8):
                    fresh += 1 if steady[c + i] != 2 else 0
                if again and mark == 2 and fresh == 0:
                    c += 8
                    continue
                taken = _pass_over(old, f32(c + 8), taken)
                at[jobs] = -1 - c
                kk[jobs] = k
                jobs += 1
                for i in range(8):
                    owner[c + i] = owners[k]
                    steady[c + i] = mark
                if blocks:
                    for i in range(8):
                        tone[c + i] = group[k]
                all_steady &= mark >> 1
                c += 8
                continue
            for c1 in range(c, min(c + 8, high)):
                k = row_seen[c1, 0]
                different = 0
                passing = 1 if k < 0 or k >= lasting else 0
                for s in range(1, samples):
                    other = row_seen[c1, s]
                    different |= other ^ k
                    passing |= 1 if other < 0 or other >= lasting else 0
                if again and passing == 0 and steady[c1] == 1:
                    taken, n = _hold(g, old, y, width, f32(c1 + 1), taken, n)
                    continue
                taken = _pass_over(old, f32(c1 + 1), taken)
                if different == 0 and not (blocks and k >= 0 and group[k] & 1 == 1):
                    at[jobs] = c1
                    kk[jobs] = k
                    px[jobs] = f32(c1) + 0.5
                    py[jobs] = fy
                    zz[jobs] = row_depth[c1, 0]
                    jobs += 1
                elif blocks:
                    jobs, n, k = _sort_block(depth, seen, y, c1, group, jobs, n, room, keys, at, kk, px, py, zz, g)
                else:
                    jobs, n, k = _sort(
                        depth, seen, y, c1, group, sample_x, sample_y, jobs, n, room, at, kk, px, py, zz, g
                    )
                owner[c1] = -1 if k < 0 else owners[k]
                if blocks:
                    tone[c1] = -1 if k < 0 else group[k]
                steady[c1] = 1 - passing
                all_steady &= 1 - passing
            c += 8
        settled[column] = all_steady
    return jobs, n


@kernel(parallel=True)
def surface(
    depth: F32, seen: I32, visible: Visible, triangles: Triangles, tile: F32, eye: F32, ray: F32, dome: F32,
    clouds: F32, sun: F32, foot: float, plane: float, sample_x: F32, sample_y: F32, lasting: int, again: bool, busy: U8,
    settled: U8, steady: U8, g: F32, extras: I32, owner: I32, tone: I32,
) -> None:  # fmt: skip
    """Fill the G-buffer ``g`` (PLANES, height, columns); ``extras`` (height,): extra fragments of each row;
    ``owner`` (height, width): object seen in each pixel, -1 the sky; ``tone`` (height, width): of blocks of eight
    samples, the group of the primary fragment, -1 the sky; ``clouds``: cosine, sine of their turn, time,
    caustics. The first ``lasting`` triangles of ``visible`` never change.

    Where the camera has not moved since the last call (``again``), what stood still and stands still stays: ``busy``
    (tiles,) is 0 where neither of the two pictures shows a mover. ``settled`` (height, columns of tiles) and
    ``steady`` (height, width) are kept between calls: what shows nothing but standing, unchanging scenery; 2 where a
    pixel was painted as one of a block of eight, whose last bits may differ.
    """
    height = depth.shape[0]
    width = owner.shape[1]
    columns = settled.shape[1]
    room = g.shape[2] - width
    for y in prange(height):
        row = i32(y)  # of one type in every pass of the compiler: what is called with it is compiled once
        row_busy = busy[y // TILE_HEIGHT * columns : (y // TILE_HEIGHT + 1) * columns]
        # a row that ran out of room for extra fragments may have lost some that have room now
        held = again and extras[y] < room
        work = 0
        for i in range(columns):
            work += 1 if not held or row_busy[i] == 1 or settled[y, i] == 0 else 0
        if work == 0:
            continue
        at = np.empty(width + room, np.int32)
        kk = np.empty(width + room, np.int32)
        px = np.empty(width + room, np.float32)
        py = np.empty(width + room, np.float32)
        zz = np.empty(width + room, np.float32)
        patch = np.empty(8 * 14, np.float32)
        keys = np.empty(16, np.int32)
        old = g[:, y, width : width + (extras[y] if held else 0)].copy()
        jobs, n = _sift_row(
            depth, seen, row, width, visible.group, visible.owner, sample_x, sample_y, lasting, held, row_busy,
            settled[y], steady[y], old, keys, at, kk, px, py, zz, g, owner[y],
            tone[row if tone.shape[0] == height else i32(0)],
        )  # fmt: skip
        extras[y] = n
        _fragments(
            g, row, jobs, at, kk, px, py, zz, patch, visible, triangles, tile, eye, ray, dome, clouds, sun, foot,
            foot * (0.5 if depth.shape[2] == 8 else f32(1.0)), plane,
        )  # fmt: skip
