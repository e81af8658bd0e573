"""Cloth on poles and lines: flags, kites, banners, streamers."""

import numpy as np

from studio.stage.mesh import Floats, Material, Mesh, Texture, srgb
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import faceted, vertex_normals
from studio.stage.things.forms import (
    METAL,
    WOOD,
    Array,
    rod,
)
from studio.stage.things.thing import Attributes, Life, Thing, made, paint_of, recipe


@recipe(1.0, "flag", "kite", "banner", "ribbon", "koinobori")
def flying_cloth(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Cloth that waves in the wind (toward +x). A flag's pole stands; a kite's origin is where its string is held
    to it."""
    color = paint_of(attributes, ("#b5231d", "#2457a8", "#e0b023")[seed % 3])
    cloth = Material(texture=Texture.CLOTH, roughness=0.85, two_sided=True)
    nu, nv = 16, 7
    u, v = np.meshgrid(np.linspace(0, 1, nu), np.linspace(0, 1, nv), indexing="ij")
    i = np.arange(nu * nv).reshape(nu, nv)
    a, b, c, d = i[:-1, :-1].ravel(), i[:-1, 1:].ravel(), i[1:, 1:].ravel(), i[1:, :-1].ravel()
    faces = np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)]).astype(np.int32)
    tint = np.tile(srgb(color).astype(float), (nu * nv, 1))
    parts: list[Mesh] = []
    if kind == "kite":
        outline = np.array([(0.0, 0.55), (0.38, 0.12), (0.0, -0.55), (-0.38, 0.12)])
        panel = [
            faceted(
                [(0, *outline[k]), (0, *outline[(k + 1) % 4]), (0.03, 0, 0.12)],
                [[0, 1, 2]],
                (color, "#e0b023")[k % 2],
                cloth,
            )
            for k in range(4)
        ]
        parts = [
            *panel,
            rod((0, 0, -0.55), (0, 0, 0.55), 0.006, 0.006, "#c9a878", WOOD, 5),
            rod((0, -0.38, 0.12), (0, 0.38, 0.12), 0.006, 0.006, "#c9a878", WOOD, 5),
        ]

        def place_cloth(t: float) -> Array:
            s = u
            x = -0.15 * s - 0.12 * np.sin(3.5 * t - 5 * s) * s
            y = 0.18 * np.sin(2.7 * t - 6 * s + seed) * s + (v - 0.5) * 0.05
            return np.stack([x, y, -0.55 - 1.5 * s], -1)

    else:
        pole = 3.2 if kind in ("flag", "koinobori") else 2.2
        long, tall = {"flag": (1.35, 0.85), "banner": (0.6, 1.6), "koinobori": (1.8, 0.5), "ribbon": (1.4, 0.06)}[kind]
        if kind != "ribbon":
            parts = [
                rod((0, 0, 0), (0, 0, pole), 0.028, 0.022, "#b4b8bc", METAL, 9),
                sphere((0, 0, pole + 0.03), 0.05, "#c9a23a", METAL, 1),
            ]
        if attributes.get("emblem") == "circle":
            mark = np.hypot((u - 0.5) * long, (v - 0.5) * tall) < 0.28 * tall
            tint[mark.ravel()] = srgb("#b5152a")

        def place_cloth(t: float) -> Array:
            wave = 0.16 * long * u * np.sin(2 * np.pi * (1.35 * u - 0.9 * t) + 0.6 * v)
            x = 0.03 + long * u * (1 - 0.06 * np.cos(2 * np.pi * (1.35 * u - 0.9 * t)) * u)
            if kind == "koinobori":
                ring = 2 * np.pi * v
                y = wave + 0.25 * np.cos(ring) * (1 - 0.35 * u)
                return np.stack([x, y, pole - 0.4 + 0.25 * np.sin(ring) * (1 - 0.35 * u) - 0.1 * u], -1)
            z = (
                (pole if kind != "ribbon" else 0.0)
                - 0.05
                - tall * v
                - 0.10 * long * u**2
                + 0.03 * np.sin(4 * t - 5 * u)
            )
            return np.stack([x, wave, z], -1)

    def shape(t: float) -> tuple[tuple[Floats, Floats], ...]:
        p = place_cloth(t).reshape(-1, 3)
        return ((p.astype(np.float32), vertex_normals(p, faces).astype(np.float32)),)

    p0, n0 = shape(0.0)[0]
    mesh = Mesh(p0, n0, tint.astype(np.float32), faces, cloth)
    return made(
        kind,
        parts or [rod((0, 0, -0.1), (0, 0, 0.02), 0.008, 0.008, "#c9a878", WOOD, 6)],
        3,
        "cloth",
        handheld=kind in ("kite", "ribbon"),
        life=Life(meshes=(mesh,), shape=shape, loop="flutter" if kind != "ribbon" else ""),
    )
