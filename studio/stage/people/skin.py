"""Kernels that bend a baked person: face actions, linear blend skinning, cloth pushed out of limbs, vertex normals."""

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Floats
from studio.stage.render.jit import f32, kernel

Integers = NDArray[np.int32]


@kernel()
def blend(positions: Floats, indices: Integers, deltas: Floats, offsets: Integers, amounts: Floats) -> None:
    """Add sparse targets in place. Target k changes vertices ``indices[offsets[k]:offsets[k + 1]]`` by ``amounts[k]``
    times its ``deltas`` (same range), metres."""
    for k in range(amounts.shape[0]):
        amount = amounts[k]
        if amount == 0:
            continue
        for j in range(offsets[k], offsets[k + 1]):
            i = indices[j]
            positions[i, 0] += amount * deltas[j, 0]
            positions[i, 1] += amount * deltas[j, 1]
            positions[i, 2] += amount * deltas[j, 2]


@kernel()
def skin(positions: Floats, bones: Integers, weights: Floats, matrices: Floats, out: Floats) -> None:
    """Linear blend skinning: rest ``positions`` (n, 3) through ``matrices`` (bones, 3, 4) by ``weights`` (n, 4)."""
    for i in range(positions.shape[0]):
        x, y, z = positions[i, 0], positions[i, 1], positions[i, 2]
        ox, oy, oz = f32(0.0), f32(0.0), f32(0.0)
        for k in range(bones.shape[1]):
            w = weights[i, k]
            if w == 0:
                break
            # an unsigned index is never counted from the end: one check less for each number that is read
            b = np.uint32(bones[i, k])
            ox += w * (matrices[b, 0, 0] * x + matrices[b, 0, 1] * y + matrices[b, 0, 2] * z + matrices[b, 0, 3])
            oy += w * (matrices[b, 1, 0] * x + matrices[b, 1, 1] * y + matrices[b, 1, 2] * z + matrices[b, 1, 3])
            oz += w * (matrices[b, 2, 0] * x + matrices[b, 2, 1] * y + matrices[b, 2, 2] * z + matrices[b, 2, 3])
        out[i, 0], out[i, 1], out[i, 2] = ox, oy, oz


@kernel()
def collide(positions: Floats, vertices: Integers, capsules: Floats) -> None:
    """Push the listed vertices out of capsules, in place. A capsule is (ax, ay, az, bx, by, bz, radius a, radius b)."""
    for q in range(vertices.shape[0]):
        i = vertices[q]
        for k in range(capsules.shape[0]):
            c = capsules[k]
            bx, by, bz = c[3] - c[0], c[4] - c[1], c[5] - c[2]
            px, py, pz = positions[i, 0] - c[0], positions[i, 1] - c[1], positions[i, 2] - c[2]
            t = (px * bx + py * by + pz * bz) / (bx * bx + by * by + bz * bz + 1e-12)
            t = min(max(t, f32(0.0)), f32(1.0))
            px, py, pz = px - t * bx, py - t * by, pz - t * bz
            radius = c[6] + (c[7] - c[6]) * t
            length = np.sqrt(px * px + py * py + pz * pz) + 1e-9
            if length < radius:
                push = (radius - length) / length
                positions[i, 0] += px * push
                positions[i, 1] += py * push
                positions[i, 2] += pz * push


@kernel()
def normals(positions: Floats, triangles: Integers, out: Floats) -> None:
    """Area-weighted unit vertex normals, from posed ``positions`` (n, 3) and ``triangles`` (m, 3)."""
    for i in range(out.shape[0]):
        out[i, 0], out[i, 1], out[i, 2] = 0.0, 0.0, 0.0
    for k in range(triangles.shape[0]):
        a, b, c = np.uint32(triangles[k, 0]), np.uint32(triangles[k, 1]), np.uint32(triangles[k, 2])
        x, y, z = positions[a, 0], positions[a, 1], positions[a, 2]
        ux, uy, uz = positions[b, 0] - x, positions[b, 1] - y, positions[b, 2] - z
        vx, vy, vz = positions[c, 0] - x, positions[c, 1] - y, positions[c, 2] - z
        nx, ny, nz = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
        out[a, 0] += nx
        out[a, 1] += ny
        out[a, 2] += nz
        out[b, 0] += nx
        out[b, 1] += ny
        out[b, 2] += nz
        out[c, 0] += nx
        out[c, 1] += ny
        out[c, 2] += nz
    for i in range(out.shape[0]):
        x, y, z = out[i, 0], out[i, 1], out[i, 2]
        scale = 1.0 / np.sqrt(x * x + y * y + z * z + 1e-20)
        out[i, 0], out[i, 1], out[i, 2] = x * scale, y * scale, z * scale


@kernel()
def steer_normals(out: Floats, vertices: Integers, wanted: Floats, matrix: Floats) -> None:
    """Mix guiding normals into computed ones. ``wanted`` (n, 3) in rest space, as long as their share (0..1), are
    turned by the rotation in ``matrix`` (3, 4) (the head's)."""
    for q in range(vertices.shape[0]):
        i = vertices[q]
        wx, wy, wz = wanted[q, 0], wanted[q, 1], wanted[q, 2]
        share = np.sqrt(wx * wx + wy * wy + wz * wz)
        x = (1 - share) * out[i, 0] + matrix[0, 0] * wx + matrix[0, 1] * wy + matrix[0, 2] * wz
        y = (1 - share) * out[i, 1] + matrix[1, 0] * wx + matrix[1, 1] * wy + matrix[1, 2] * wz
        z = (1 - share) * out[i, 2] + matrix[2, 0] * wx + matrix[2, 1] * wy + matrix[2, 2] * wz
        scale = 1.0 / (np.sqrt(x * x + y * y + z * z) + 1e-9)
        out[i, 0], out[i, 1], out[i, 2] = x * scale, y * scale, z * scale


@kernel()
def weld(out: Floats, twins: Integers) -> None:
    """Give both vertices of each pair (k, 2) the mean of their unit normals, in place."""
    for q in range(twins.shape[0]):
        i, j = twins[q, 0], twins[q, 1]
        x, y, z = out[i, 0] + out[j, 0], out[i, 1] + out[j, 1], out[i, 2] + out[j, 2]
        scale = 1.0 / (np.sqrt(x * x + y * y + z * z) + 1e-9)
        out[i, 0], out[i, 1], out[i, 2] = x * scale, y * scale, z * scale
        out[j, 0], out[j, 1], out[j, 2] = x * scale, y * scale, z * scale
