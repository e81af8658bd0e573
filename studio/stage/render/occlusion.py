"""Ambient occlusion at half resolution: how much of the sky the neighbourhood of a point hides from it."""

import numpy as np

from studio.stage.render.jit import F32, f32, i32, kernel, prange
from studio.stage.render.surface import DEPTH, NX, NY, NZ
from studio.stage.render.taps import TURN_COS, TURN_SIN, spiral

_NEAR = spiral(7)


@kernel(parallel=True)
def occlusion(g: F32, width: int, ray: F32, reach: float, focal: float, ao: F32, depth_half: F32) -> None:
    """Half-resolution ambient occlusion from depth and normal; ``reach`` metres, ``focal`` full-resolution pixels."""
    rows = ao.shape[0]
    columns = ao.shape[1]
    height = g.shape[1]
    stride = g.shape[2]
    dep = g[DEPTH].reshape(height * stride)
    for y in prange(rows):
        fy = y * 2
        py = f32(fy) + 0.5
        turn_cos = TURN_COS[y & 3]
        turn_sin = TURN_SIN[y & 3]
        o = ao[y]
        od = depth_half[y]
        d = g[DEPTH, fy]
        gx = g[NX, fy]
        gy = g[NY, fy]
        gz = g[NZ, fy]
        for x in range(columns):
            fx = x * 2
            z = d[fx]
            od[x] = z
            nx = gx[fx]
            ny = gy[fx]
            nz = gz[fx]
            px = f32(fx) + 0.5
            cx = (ray[0, 0] * px + ray[0, 1] * py + ray[0, 2]) * z
            cy = (ray[1, 0] * px + ray[1, 1] * py + ray[1, 2]) * z
            cz = (ray[2, 0] * px + ray[2, 1] * py + ray[2, 2]) * z
            radius = min(reach * focal / z, f32(height) * 0.12)
            a = f32(0.0)
            ca = turn_cos[x & 3] * radius
            sa = turn_sin[x & 3] * radius
            for t in range(7):
                u = i32(min(max(px + _NEAR[t, 0] * ca - _NEAR[t, 1] * sa, 0.0), f32(width - 1)))
                v = i32(min(max(py + _NEAR[t, 0] * sa + _NEAR[t, 1] * ca, 0.0), f32(height - 1)))
                z2 = dep[v * stride + u]
                qx = f32(u) + 0.5
                qy = f32(v) + 0.5
                dx = (ray[0, 0] * qx + ray[0, 1] * qy + ray[0, 2]) * z2 - cx
                dy = (ray[1, 0] * qx + ray[1, 1] * qy + ray[1, 2]) * z2 - cy
                dz = (ray[2, 0] * qx + ray[2, 1] * qy + ray[2, 2]) * z2 - cz
                d2 = dx * dx + dy * dy + dz * dz + 1e-5
                il = 1.0 / np.sqrt(d2)
                c = (dx * nx + dy * ny + dz * nz) * il
                a += max(c - 0.12, 0.0) * max(1.0 - d2 / (reach * reach * 1.6), 0.0)
            o[x] = max(1.0 - a * (1.65 / 7.0), 0.0)


@kernel(inline=True)
def _weigh(
    a0: float, a1: float, b0: float, b1: float, z0: float, z1: float, w0: float, w1: float, t0: float, t1: float,
    t2: float, t3: float, z: float,
) -> float:  # fmt: skip
    """Mean of four values by their shares and the likeness of their depths to ``z``."""
    k = 12.0 / z
    t0 = t0 / (0.02 + abs(z0 - z) * k)
    t1 = t1 / (0.02 + abs(z1 - z) * k)
    t2 = t2 / (0.02 + abs(w0 - z) * k)
    t3 = t3 / (0.02 + abs(w1 - z) * k)
    return (a0 * t0 + a1 * t1 + b0 * t2 + b1 * t3) / (t0 + t1 + t2 + t3)


@kernel(leaf=True)
def occlusion_row(ao: F32, depth_half: F32, d: F32, y: int, out: F32) -> None:
    """Upsample occlusion to a full-resolution row, weighted by likeness of depth. Each column lies a quarter of the way
    from one column of ``ao`` to the next, or three quarters."""
    rows = ao.shape[0]
    columns = ao.shape[1]
    fy = min(max(f32(y) * 0.5 - 0.25, 0.0), f32(rows) - 1.01)
    y0 = int(fy)
    ty = fy - f32(y0)
    a = ao[y0]
    b = ao[min(y0 + 1, rows - 1)]
    z = depth_half[y0]
    w = depth_half[min(y0 + 1, rows - 1)]
    near0 = 0.75 * (1.0 - ty)
    far0 = 0.25 * (1.0 - ty)
    near1 = 0.75 * ty
    far1 = 0.25 * ty
    for k in range(np.uint64(columns - 1)):
        e = k + np.uint64(1)
        odd = np.uint64(2) * k + np.uint64(1)
        out[odd] = _weigh(a[k], a[e], b[k], b[e], z[k], z[e], w[k], w[e], near0, far0, near1, far1, d[odd])
        even = odd + np.uint64(1)
        out[even] = _weigh(a[k], a[e], b[k], b[e], z[k], z[e], w[k], w[e], far0, near0, far1, near1, d[even])
    out[0] = a[0] * (1.0 - ty) + b[0] * ty
    for x in range(2 * columns - 1, out.shape[0]):
        out[x] = a[columns - 1] * (1.0 - ty) + b[columns - 1] * ty
