"""What hangs in the air, and a fountain: clouds, moon and stars, bubbles, fireworks, smoke."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from studio.stage.mesh import Material, Mesh, Texture, srgb
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import rock
from studio.stage.things.forms import (
    cutout,
    ribbon,
    turned,
)
from studio.stage.things.tableware.vessel import vessel_wall
from studio.stage.things.thing import Attributes, Life, Thing, made, paint_of, recipe
from studio.stage.world import Sprites

_STONE = Material(texture=Texture.ROCK, roughness=0.9, scale=1.5)


@recipe(
    1.2,
    "fountain",
    "cloud",
    "moon",
    "star",
    "sun",
    "planet",
    "earth",
    "rainbow",
    "heart",
    "snowflake",
    "comet",
    "bubble",
    "bubbles",
    "firework",
    "fireworks",
    "explosion",
    "smoke",
)
def sky_and_water(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """What hangs in the air, and a fountain. Fireworks and explosions live from 0 s of their performer's time on."""
    g = np.random.default_rng(seed)
    if kind == "fountain":
        parts = [
            turned(
                vessel_wall(
                    [(0, 0), (1.15, 0), (1.2, 0.05), (1.2, 0.42), (1.28, 0.45), (1.28, 0.5), (1.28, 0.501)], 0.14
                ),
                "#b5afa4",
                _STONE,
                36,
            ),
            turned(
                [
                    (0.22, 0.1),
                    (0.14, 0.35),
                    (0.12, 0.9),
                    (0.55, 1.08),
                    (0.6, 1.12),
                    (0.52, 1.12),
                    (0.1, 1.02),
                    (0.07, 1.3),
                    (0.05, 1.42),
                    (0.0005, 1.43),
                ],
                "#b5afa4",
                _STONE,
                28,
            ),
            turned(
                [(1.1, 0.40), (0.0005, 0.40)],
                "#5a8a9a",
                Material(texture=Texture.WATER, roughness=0.08, scale=0.05),
                30,
            ),
        ]
        n = 150
        life, birth, a, out = (
            g.uniform(0.75, 1.0, n),
            g.uniform(0, 1, n),
            g.uniform(0, 6.28, n),
            g.uniform(0.35, 0.85, n),
        )

        def water(t: float) -> tuple[Sprites, ...]:
            age = np.mod(t + birth * life, life)
            x, y = out * age * np.cos(a), out * age * np.sin(a)
            z = 1.42 + 2.9 * age - 4.9 * age**2
            c = np.stack([x, y, np.maximum(z, 0.4)], 1)
            return (
                Sprites(
                    centers=c.astype(np.float32),
                    radii=(0.016 + 0.02 * age).astype(np.float32),
                    color=(0.80, 0.88, 0.93),
                    opacity=0.5,
                ),
            )

        return made(kind, parts, 2000, "stone", life=Life(sprites=water, loop="fountain"))
    if kind == "cloud":
        white = paint_of(attributes, "#f2f3f5")
        puff = Material(roughness=1.0, emission=0.55)
        lumps = [
            (1.9 * u * (1 + 0.06 * g.normal()), 0.25 * g.normal(), 0.0, 0.62 - 0.34 * abs(u))
            for u in np.linspace(-1, 1, 9)
        ]
        lumps += [
            (1.05 * u + 0.1 * g.normal(), 0.2 * g.normal(), 0.42, 0.56 - 0.2 * abs(u)) for u in np.linspace(-1, 1, 5)
        ]
        lumps += [(0.2, 0.0, 0.80, 0.48), (-0.35, 0.1, 0.72, 0.40)]
        parts = [
            rock((y, x, z + 0.3), (r * 0.9, r, r * 0.86), white, puff, seed + k, 2, 0.10)
            for k, (x, y, z, r) in enumerate(lumps)
        ]
        flat = [replace(m, positions=np.maximum(m.positions, [-99, -99, 0.06]).astype(np.float32)) for m in parts]
        return made(kind, flat, 1, "water")
    if kind in ("moon", "sun", "planet", "earth"):
        color = {"moon": "#e6e2d0", "sun": "#ffd27a", "planet": "#c98a5a", "earth": "#2a5a9a"}[kind]
        base = sphere(
            (0, 0, 1.0),
            1.0,
            paint_of(attributes, color),
            Material(roughness=0.9, emission={"moon": 0.9, "sun": 4.0}.get(kind, 0.1)),
            3,
        )
        p = base.positions.astype(float) - [0, 0, 1]
        wave = sum(
            (np.sin(p @ g.normal(size=3) * 3.2 * 1.5**k + g.uniform(0, 6.28)) * 0.6**k for k in range(6)),
            np.zeros(len(p)),
        )
        tint = base.colors.astype(float)
        if kind == "earth":
            land = wave > 0.35
            tint[land] = srgb("#4a7a3c")
            tint[np.abs(p[:, 2]) > 0.88] = srgb("#eef2f6")
        elif kind == "moon":
            tint *= (1 - 0.22 * (wave > 0.4))[:, None]
        elif kind == "planet":
            tint *= (1 + 0.18 * np.sin(14 * p[:, 2] + 0.8 * wave))[:, None]
        parts = [
            Mesh(base.positions, base.normals, np.clip(tint, 0, 1).astype(np.float32), base.triangles, base.material)
        ]
        if kind == "planet":
            ring = turned([(1.4, 1.0), (2.1, 1.0)], "#d8b98a", Material(roughness=0.9, two_sided=True), 44)
            parts.append(ring)
        return made(kind, parts, 10, "stone")
    if kind in ("star", "heart", "snowflake"):
        t = np.linspace(0, 2 * np.pi, 40, endpoint=False)
        if kind == "star":
            a = np.arange(10) * np.pi / 5 + np.pi / 2
            r = np.where(np.arange(10) % 2 == 0, 0.5, 0.2)
            outline = np.stack([r * np.cos(a), r * np.sin(a)], 1)
        elif kind == "heart":
            outline = np.stack(
                [
                    0.03 * 16 * np.sin(t) ** 3,
                    0.03 * (13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t)),
                ],
                1,
            )
        else:
            r = 0.12 + 0.38 * np.abs(np.cos(3 * t)) ** 6
            outline = np.stack([r * np.cos(t), r * np.sin(t)], 1)
        color, glow = {"star": ("#ffd860", 2.0), "heart": ("#c4182c", 0.3), "snowflake": ("#e6f2fa", 0.6)}[kind]
        return made(
            kind,
            [
                cutout(
                    outline,
                    0.08,
                    paint_of(attributes, color),
                    Material(roughness=0.3, emission=glow),
                    (1, 2),
                    (0, 0, 0.5),
                    0.06,
                )
            ],
            0.2,
            "plastic",
        )
    if kind == "rainbow":
        t = np.linspace(0, np.pi, 40)
        bands = ["#c4201c", "#d9701c", "#e0c023", "#3f9a4c", "#2f6fb0", "#4a3f9a", "#7a3f94"]
        parts: list[Mesh] = []
        for k, color in enumerate(bands):
            r = 20 - 0.5 * k
            p = np.stack([0 * t, r * np.cos(t), r * np.sin(t)], 1)
            parts.append(
                ribbon(
                    p,
                    (1, 0, 0),
                    0.5,
                    color,
                    Material(texture=Texture.GLASS, roughness=1.0, emission=0.8, a=0.30, two_sided=True),
                )
            )
        return made(kind, parts, 1, "water")
    if kind in ("bubble", "bubbles"):
        film = Material(texture=Texture.GLASS, roughness=0.04, a=0.10)
        count = 1 if kind == "bubble" else 9
        parts = [
            sphere(
                tuple(g.normal(0, 0.35, 3) * (count > 1) + [0, 0, 0.4]),
                float(g.uniform(0.05, 0.13)),
                "#dfeef4",
                film,
                2,
            )
            for _ in range(count)
        ]
        return made(kind, parts, 0.001, "water")
    core = [sphere((0, 0, 0), 0.02, "#fff0c0", Material(roughness=0.9, emission=4.0), 1)]
    if kind == "comet":
        sway = g.normal(0, 1, (150, 2))

        def tail(t: float) -> tuple[Sprites, ...]:
            age = (np.arange(150) + np.mod(t * 12, 1.0)) / 150
            out: list[Sprites] = []
            for long, wide, color, dim in ((46.0, 2.2, (1.5, 1.8, 2.4), 0.10), (34.0, 3.4, (0.5, 0.8, 1.9), 0.05)):
                c = np.stack(
                    [wide * age * sway[:, 0] * 0.5, -long * age, 0.42 * long * age + wide * age * sway[:, 1]], 1
                )
                out.append(_puff(c, 0.55 + 2.4 * age**0.7, color, dim, glow=True))
            out.append(_puff(np.zeros((1, 3)), np.array([2.2]), (2.6, 2.9, 3.4), 0.8, glow=True))
            return tuple(out)

        return made(
            kind,
            [sphere((0, 0, 0), 0.6, "#eef4fa", Material(roughness=0.9, emission=6.0), 2)],
            1000,
            "ice",
            life=Life(sprites=tail),
            extent=((-1.0, -8.0, -1.0), (1.0, 1.0, 4.0)),
        )
    if kind in ("firework", "fireworks"):
        bursts = 1 if kind == "firework" else 6
        start = g.uniform(0, 3.0, bursts) * (bursts > 1)
        centre = np.stack([g.uniform(-9, 9, bursts), g.uniform(-9, 9, bursts), g.uniform(22, 34, bursts)], 1) * (
            bursts > 1
        ) + np.array([0, 0, 26]) * (bursts == 1)
        hue = [(6.0, 1.6, 0.8), (1.0, 3.2, 6.0), (5.0, 4.0, 1.0), (1.2, 5.0, 2.0), (5.0, 1.4, 4.6)]
        way = g.normal(size=(bursts, 110, 3))
        way /= np.linalg.norm(way, axis=2, keepdims=True)

        def sky(t: float) -> tuple[Sprites, ...]:
            out: list[Sprites] = []
            for k in range(bursts):
                u = np.mod(t - start[k], 3.4)
                if t < start[k]:
                    continue
                if u < 0.7:  # the shell climbs
                    z = centre[k, 2] * (1 - (1 - u / 0.7) ** 2)
                    c = np.array([[centre[k, 0] * u / 0.7, centre[k, 1] * u / 0.7, z - 0.3 * q] for q in range(6)])
                    out.append(
                        Sprites(
                            centers=c.astype(np.float32),
                            radii=np.full(6, 0.09, np.float32),
                            color=(4.0, 2.6, 1.0),
                            opacity=0.7,
                            glow=True,
                        )
                    )
                    continue
                s = u - 0.7
                for trail in (0.0, 0.08, 0.16):
                    r = 8.0 * (1 - np.exp(-2.2 * max(s - trail, 0)))
                    c = centre[k] + way[k] * r - np.array([0, 0, 1.1 * s * s])
                    fade = float(np.clip(1 - s / 2.4, 0, 1)) * (1 - 4 * trail)
                    out.append(
                        Sprites(
                            centers=c.astype(np.float32),
                            radii=np.full(110, 0.10, np.float32),
                            color=hue[(k + seed) % 5],
                            opacity=max(fade, 0.0),
                            glow=True,
                        )
                    )
            return tuple(out)

        return made(kind, core, 1, "paper", life=Life(sprites=sky, loop="fireworks"))
    if kind == "explosion":
        shards = [rock((0, 0, -0.4), (0.2, 0.16, 0.12), "#2a2522", _STONE, seed + k, 1, 0.3) for k in range(2)]
        return made(
            kind, shards, 1, "stone", life=Life(sprites=lambda t: _blast(t, seed)), extent=((-3, -3, 0), (3, 3, 5)),
        )  # fmt: skip

    heap = [
        rock((0.10 * np.cos(k), 0.10 * np.sin(k), 0.03), (0.07, 0.06, 0.045), "#1d1a18", _STONE, seed + k, 1, 0.3)
        for k in range(5)
    ]
    return made(
        kind,
        heap,
        1,
        "paper",
        life=Life(sprites=lambda t: _column(t, seed)),
        extent=((-0.9, -0.9, 0.0), (1.1, 0.9, 3.0)),
    )


def _column(seconds: float, seed: int) -> tuple[Sprites, ...]:
    """Smoke that billows up: thick and dark at its foot, wide and pale above, leaning with a light wind."""
    count, life, top = 84, 4.2, 3.4
    g = np.random.default_rng(seed + 31)
    swirl, aside, grow = g.uniform(0, 6.28, count), g.normal(0, 1, (count, 2)), g.uniform(0.75, 1.3, count)
    age = np.mod(seconds / life + (np.arange(count) + g.uniform(0, 1, count)) / count, 1.0)
    reach = 0.09 + 0.50 * age**1.1
    x = reach * (0.7 * aside[:, 0] + 0.5 * np.sin(swirl + 4 * age)) + 0.45 * age**1.7
    y = reach * (0.7 * aside[:, 1] + 0.5 * np.cos(swirl + 4 * age)) + 0.05 * np.sin(1.3 * seconds + swirl) * age
    z = 0.05 + top * age**0.8
    radii = (0.10 + 0.62 * age**0.85) * grow
    out: list[Sprites] = []
    for low, high, grey, thick in ((0.0, 0.3, 0.10, 0.42), (0.3, 0.62, 0.20, 0.26), (0.62, 1.0, 0.34, 0.12)):
        own = (age >= low) & (age < high)
        fade = thick * (1.0 if high < 1.0 else 0.8)
        out.append(
            Sprites(
                centers=np.stack([x, y, z], 1)[own].astype(np.float32),
                radii=radii[own].astype(np.float32),
                color=(grey, grey * 0.98, grey * 0.97),
                opacity=fade,
            )
        )
    return tuple(out)


def _blast(seconds: float, seed: int) -> tuple[Sprites, ...]:
    """From 0 s on: a flash, a ball of fire that rolls up and turns to smoke, dust along the ground, burning pieces
    that fly and fall, and a cloud on a stem that hangs for ten seconds."""
    g = np.random.default_rng(seed + 5)
    n = 130
    way = g.normal(size=(n, 3))
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    way[:, 2] = np.abs(way[:, 2]) * 0.9
    depth, turn, grow = g.uniform(0.25, 1.0, n) ** 0.5, g.uniform(0, 6.28, n), g.uniform(0.8, 1.25, n)
    s = max(seconds, 0.0)
    swell = 1 - np.exp(-4.5 * s)
    rise = 3.4 * (1 - np.exp(-0.75 * s)) + 0.12 * s
    ball = 0.5 + 2.3 * swell + 0.22 * s
    cap = way * [1.15, 1.15, 0.8] * (ball * depth)[:, None]
    cap = cap + np.stack([0.18 * np.sin(turn + 1.6 * s), 0.18 * np.cos(turn + 1.6 * s), 0.9 + rise + 0 * turn], 1)
    heat = np.clip(1.45 - 0.75 * s - 0.55 * (depth - 0.4), 0, 1)  # the core burns longest
    fading = float(np.clip(1.15 - s / 9.0, 0, 1))
    start = min(1.0, 9 * s)
    radii = (0.35 + 0.85 * swell + 0.16 * s) * grow
    foot = g.uniform(0, 1, 50)
    stem = np.stack([(0.35 + 0.35 * foot) * np.cos(turn[:50]), (0.35 + 0.35 * foot) * np.sin(turn[:50]),
                     foot * (0.6 + rise)], 1)  # fmt: skip
    ring = 1.2 + 5.2 * (1 - np.exp(-1.6 * s))
    a = np.linspace(0, 2 * np.pi, 56, endpoint=False) + turn[:56] * 0.05
    dust = np.stack([ring * np.cos(a), ring * np.sin(a), 0.15 + 0.25 * s**0.5 + 0 * a], 1)
    fly = way[:60] * g.uniform(5, 13, 60)[:, None]
    bits = fly * (1 - np.exp(-1.2 * s)) / 1.2 + np.array([0, 0, 0.8 + 2.2 * s - 4.9 * s * s])
    out = [
        _puff(dust, np.full(56, 0.45 + 0.75 * swell), (0.42, 0.36, 0.28), 0.30 * fading * start),
        _puff(stem, 0.45 + 0.4 * foot + 0.10 * s, (0.13, 0.115, 0.10), 0.40 * fading * start),
    ]
    smoky = heat < 0.55
    for dark, own in ((0.07, smoky & (depth > 0.8)), (0.13, smoky & (depth <= 0.8))):
        out.append(_puff(cap[own], radii[own], (dark, dark * 0.94, dark * 0.9), 0.42 * fading * start))
    for low, high, color in (
        (0.05, 0.35, (1.1, 0.20, 0.02)),
        (0.35, 0.7, (2.6, 0.75, 0.10)),
        (0.7, 2.0, (4.2, 1.9, 0.45)),
    ):
        own = (heat > low) & (heat <= high)
        out.append(_puff(cap[own], radii[own] * 0.9, color, 0.24 * start * (1.0 if low > 0.1 else 0.6), glow=True))
    if s < 0.25:
        out.append(_puff(np.array([[0, 0, 1.0]]), np.array([5.0]), (9.0, 7.0, 4.5), 0.9 * (1 - s / 0.25), glow=True))
    there = bits[:, 2] > 0.03
    out.append(
        _puff(
            bits[there],
            np.full(int(there.sum()), 0.055),
            (8.0, 3.6, 0.9),
            0.9 * float(np.clip(1.6 - s, 0, 1)),
            glow=True,
        )
    )
    return tuple(out)


def _puff(
    centers: NDArray[np.float64], radii: NDArray[np.float64], color: tuple[float, float, float], opacity: float,
    glow: bool = False,
) -> Sprites:  # fmt: skip
    return Sprites(
        centers=centers.astype(np.float32), radii=radii.astype(np.float32), color=color, opacity=opacity, glow=glow
    )
