"""Drawn lines: silhouettes where objects or depths change, creases where a surface turns."""

import numpy as np

from studio.stage.render.jit import F32, I32, f32, kernel, prange
from studio.stage.render.noise import smoothstep


@kernel(parallel=True)
def ink(g: F32, owner: I32, materials: F32, crease: float, fog_density: float, fog_start: float, out: F32) -> None:
    """Weight of the line in each pixel, 0..1, into ``out`` (height, width); thinner with distance and fog.

    ``materials`` column 9 weighs the lines of each object: small parts of a head ask for none.
    """
    height = owner.shape[0]
    width = owner.shape[1]
    for y in prange(height):
        yu = max(y - 1, 0)
        yd = min(y + 1, height - 1)
        for x in range(width):
            xl = max(x - 1, 0)
            xr = min(x + 1, width - 1)
            me = owner[y, x]
            right = owner[y, xr]
            down = owner[yd, x]
            if me < 0 and right < 0 and down < 0:
                out[y, x] = 0.0
                continue
            z = g[0, y, x]
            e = f32(0.0)
            turn = f32(0.0)
            for plane in range(1, 4):
                turn += abs(g[plane, y, xr] - g[plane, y, x]) + abs(g[plane, yd, x] - g[plane, y, x])
            weight = materials[me, 9] if me >= 0 else f32(1.0)
            if right != me or down != me:
                zr = g[0, y, xr]
                zd = g[0, yd, x]
                near = min(z, min(zr, zd))
                far = max(z, max(zr, zd))
                e = smoothstep(0.012, 0.05, (far - near) / near) * 0.9
                e = max(e, smoothstep(0.5, 1.1, turn) * 0.7 * crease)
                # the line belongs to what is in front
                if zr <= z and zr <= zd and right >= 0:
                    weight = materials[right, 9]
                elif zd < z and down >= 0:
                    weight = materials[down, 9]
                if right >= 0 and right != me and me >= 0:
                    weight = min(weight, max(materials[right, 9], materials[me, 9]))
            else:
                step = abs(g[0, y, xl] + g[0, y, xr] - 2.0 * z) + abs(g[0, yu, x] + g[0, yd, x] - 2.0 * z)
                e = smoothstep(0.8, 1.5, turn) * 0.5 * crease
                if owner[y, xl] == me and owner[yu, x] == me:
                    e = max(e, smoothstep(0.06, 0.2, step / z) * 0.8)
            air = np.exp(-1.2 * fog_density * max(z - fog_start, 0.0))
            out[y, x] = e * weight * air * (0.25 + 0.75 * min(8.0 / min(z, 60.0), 1.0))


@kernel(parallel=True)
def widen(line: F32, amount: float, out: F32) -> None:
    """Lines one pixel wider to the right and down, by ``amount``."""
    height = line.shape[0]
    width = line.shape[1]
    for y in prange(height):
        up = max(y - 1, 0)
        for x in range(width):
            left = max(x - 1, 0)
            out[y, x] = max(line[y, x], max(line[y, left], line[up, x]) * amount)
