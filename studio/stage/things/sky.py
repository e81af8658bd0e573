"""What hangs in the air, and a fountain: clouds, moon and stars, bubbles, fireworks, smoke."""

import numpy as np

from studio.stage.mesh import Material, Mesh, Texture, srgb
from studio.stage.shapes import ball as sphere
from studio.stage.shapes import rock
from studio.stage.things.fire import smoke
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
        puff = Material(texture=Texture.SNOW, roughness=1.0, emission=0.25)
        parts = [
            rock((x, y, z), (r, r * 0.9, r * 0.62), paint_of(attributes, "#f2f3f5"), puff, seed + k, 2, 0.15)
            for k, (x, y, z, r) in enumerate(
                (
                    (0, 0, 0.4, 0.8),
                    (0.8, 0.1, 0.3, 0.55),
                    (-0.8, 0, 0.3, 0.6),
                    (0.3, -0.3, 0.6, 0.5),
                    (-0.35, 0.2, 0.65, 0.55),
                )
            )
        ]
        return made(kind, parts, 1, "water")
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

        def tail(t: float) -> tuple[Sprites, ...]:
            k = np.arange(90)
            age = (k + np.mod(t * 20, 1.0)) / 90
            c = np.stack([-6 * age, 0.25 * age * np.sin(k * 2.4), 0.25 * age * np.cos(k * 1.7)], 1)
            return (
                Sprites(
                    centers=c.astype(np.float32),
                    radii=(0.10 + 0.5 * age).astype(np.float32),
                    color=(0.9, 1.2, 1.8),
                    opacity=0.12,
                    glow=True,
                ),
            )

        return made(
            kind,
            [rock((0, 0, 0), 0.25, "#cfe0ea", Material(roughness=0.9, emission=2.0), seed, 2)],
            1000,
            "ice",
            life=Life(sprites=tail),
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
        way = g.normal(size=(160, 3))
        way /= np.linalg.norm(way, axis=1, keepdims=True)
        way[:, 2] = np.abs(way[:, 2])
        pace = g.uniform(2, 9, 160)

        def blast(t: float) -> tuple[Sprites, ...]:
            s = max(t, 0.0)
            r = (1 - np.exp(-3 * s)) / 3
            fire = way[:90] * (pace[:90] * r)[:, None] + [0, 0, 0.5 + 0.9 * s]
            hot = float(np.clip(1 - s / 0.9, 0, 1))
            dark = way * (pace * r * 0.9)[:, None] + [0, 0, 0.6 + 1.3 * s]
            spark = way[:70] * (pace[:70] * 2.2 * r)[:, None] - [0, 0, 2.5 * s * s]
            thin = float(np.clip(1 - s / 3.5, 0, 1))
            return (
                Sprites(
                    centers=dark.astype(np.float32),
                    radii=np.full(160, 0.35 + 0.9 * s, np.float32),
                    color=(0.09, 0.085, 0.08),
                    opacity=0.22 * thin * min(1.0, 6 * s),
                ),
                Sprites(
                    centers=fire.astype(np.float32),
                    radii=np.full(90, 0.3 + 0.8 * r, np.float32),
                    color=(7.0, 2.6, 0.6),
                    opacity=0.35 * hot,
                    glow=True,
                ),
                Sprites(
                    centers=np.maximum(spark, [-99, -99, 0.02]).astype(np.float32),
                    radii=np.full(70, 0.03, np.float32),
                    color=(8.0, 4.0, 1.2),
                    opacity=0.9 * float(np.clip(1 - s / 1.6, 0, 1)),
                    glow=True,
                ),
            )

        return made(kind, core, 1, "stone", life=Life(sprites=blast))

    def puffs(t: float) -> tuple[Sprites, ...]:
        return (smoke(t, seed, 26, 0.3, 2.6, 0.0),)

    return made(kind, core, 1, "paper", life=Life(sprites=puffs))
