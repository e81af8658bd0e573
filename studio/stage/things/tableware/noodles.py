"""A bowl of noodles in broth: egg, seaweed, fish cake, greens, chopsticks across the rim."""

import numpy as np

from studio.stage.curves import through
from studio.stage.mesh import Material, Mesh, Texture
from studio.stage.shapes import ball, tube
from studio.stage.things.forms import MATT, Array, rod, soft_box, turned
from studio.stage.things.tableware.vessel import PORCELAIN, vessel_wall
from studio.stage.things.thing import Attributes, Thing, cylinder_collider, made, paint_of, recipe

_RIM_M, _BROTH_M = 0.098, 0.062
_WET = Material(roughness=0.22)


def _strands(g: np.random.Generator) -> list[Mesh]:
    """Noodles that lie over one another, in and out of the broth."""
    out: list[Mesh] = []
    for k in range(22):
        a, r = float(g.uniform(0, 2 * np.pi)), 0.055 * float(np.sqrt(g.uniform(0.0, 1.0)))
        at, turn = np.array([r * np.cos(a), r * np.sin(a)]), float(g.choice([-1.0, 1.0])) * float(g.uniform(22, 60))
        way, points = float(g.uniform(0, 2 * np.pi)), list[Array]()
        for i in range(6):
            heap = 0.016 * float(np.exp(-((float(np.hypot(*at)) / 0.045) ** 2)))
            high = _BROTH_M + heap * (0.4 + 0.6 * k / 21) + 0.004 * float(np.sin(1.7 * i + k))
            points.append(np.array([at[0], at[1], high]))
            at = at + 0.017 * np.array([np.cos(way), np.sin(way)])
            way += 0.017 * turn * 0.6
            if float(np.hypot(*at)) > 0.074:
                at *= 0.074 / float(np.hypot(*at))
        line = through(points, 11)
        shade = "#ecd487" if k % 3 else "#e2c26c"
        out.append(tube(line, np.full(len(line), 0.0030), shade, _WET, 5))
    return out


def _garnish(g: np.random.Generator) -> list[Mesh]:
    z = _BROTH_M + 0.009
    out = [
        ball((0.040, 0.028, z), (0.022, 0.017, 0.011), "#f7f1e2", _WET, 2),
        ball((0.041, 0.028, z + 0.0075), (0.0115, 0.0105, 0.005), "#ea9a26", _WET, 2),
        ball((-0.044, 0.030, z), (0.021, 0.021, 0.005), "#f6f2ee", _WET, 1),
        ball((-0.044, 0.030, z + 0.0042), (0.011, 0.011, 0.0018), "#e58aa0", _WET, 1),
    ]
    for d, lean in ((0.0, 0.0), (0.012, 0.004)):
        out.append(soft_box((-0.03 + d, -0.062 - lean, z + 0.030), (0.040, 0.0016, 0.062), "#16241b", MATT, 0.0005))
    for x, y in ((0.012, -0.046), (0.030, -0.040)):
        out.append(ball((x, y, z + 0.002), (0.024, 0.017, 0.006), "#b5805c", _WET, 1))
        out.append(ball((x + 0.004, y, z + 0.0055), (0.015, 0.010, 0.004), "#e0b79a", _WET, 1))
    for _ in range(16):
        a, r = float(g.uniform(0, 2 * np.pi)), float(g.uniform(0.0, 0.03))
        green = "#4f9a3a" if g.uniform() < 0.6 else "#a9cf7c"
        out.append(ball((r * np.cos(a), r * np.sin(a), z + 0.011), (0.0045, 0.0045, 0.0018), green, _WET, 0))
    return out


def filled_bowl(kind: str, attributes: Attributes, seed: int) -> Thing:
    """The bowl and all that is in it, under the word it goes by."""
    g = np.random.default_rng(seed + 5)
    color = paint_of(attributes, "#9c2a22")
    r = _RIM_M
    profile = [(0.0, 0.0), (0.038, 0.0), (0.040, 0.010), (0.062, 0.022), (0.088, 0.052), (r, 0.080), (r, 0.081)]
    parts = [
        turned(vessel_wall(profile, 0.004), color, PORCELAIN, 40),
        turned([(r - 0.0015, 0.0805), (r - 0.0035, 0.083), (r - 0.0055, 0.0805)], "#e8dfca", PORCELAIN, 40),
        turned([(0.089, _BROTH_M), (0.045, _BROTH_M + 0.0008), (0.0005, _BROTH_M + 0.001)], "#8f4f1e", _WET, 32),
        *_strands(g),
        *_garnish(g),
    ]
    wood = Material(texture=Texture.WOOD, roughness=0.5)
    for y, lean in ((0.034, 0.006), (0.046, -0.004)):
        parts.append(rod((-0.115, -y, 0.0865), (0.125, -y - lean, 0.0865), 0.0032, 0.0022, "#5a2418", wood, 7))
    return made(
        kind, parts, 0.9, "tile", restitution=0.15, colliders=[cylinder_collider(r, 0.083)], shatters=True
    )  # fmt: skip


@recipe(0.1, "noodles")
def noodles(kind: str, attributes: Attributes, seed: int, style: str) -> Thing:
    """Eaten from the bowl it comes in."""
    return filled_bowl(kind, attributes, seed)


def holds_noodles(attributes: Attributes) -> bool:
    """Whether a bowl is said to be one of noodles."""
    return attributes.get("of", "") == "noodles"
