"""A narrow lane between houses, with places to eat."""

import numpy as np

from studio.stage.mesh import Material
from studio.stage.sets import materials as mat
from studio.stage.sets.buildings import (
    town_building,
)
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import pick, vary, wire
from studio.stage.sets.setting import Setting
from studio.stage.sets.signs import sign_board
from studio.stage.sets.street_furniture import (
    bicycle,
    crates,
    paper_lantern,
    planter,
    vending_machine,
)
from studio.stage.world import Place


def alley(setting: Setting) -> Place:
    """A lane barely wide enough to pass: eating-houses, lanterns, signs on brackets, pipes, a web of wires."""
    b = SetBuilder(setting)
    rng = b.rng
    half = 1.75 if setting.has("narrow") or not setting.has("wide") else 2.6
    wet = setting.wet
    stone = Material(
        texture=mat.PAVING.texture,
        scale=1.9,
        roughness=0.75 - 0.45 * wet,
        wet=max(wet, 0.35),
        reflectivity=0.35 + 0.5 * wet,
    )
    b.floor(
        (-half - 1, half + 1),
        (-24, 60),
        0.0,
        "#e4eaf2" if setting.snowy else "#57534f",
        mat.SNOW if setting.snowy else stone,
    )
    for s in (-1, 1):
        b.floor(
            (half - 0.32, half - 0.12) if s > 0 else (-half + 0.12, -half + 0.32),
            (-24, 50),
            0.006,
            "#3c3a38",
            mat.STONE,
        )
    for y in (2.6, 9.5):
        b.lathe((0.35, y, 0.004), [(0.34, 0), (0.33, 0.006), (0.01, 0.007)], "#4a4a4c", mat.METAL, 18)
    japanese = not setting.has("europe", "paris", "london", "italy")
    for s in (-1, 1):
        y = -17.0
        while y < 40:
            w = float(rng.uniform(3.6, 5.2))
            h = float(rng.uniform(6.0, 9.5))
            with b.at(s * half, y + w / 2, 0, -s * np.pi / 2):
                town_building(
                    b,
                    w,
                    h,
                    6,
                    near=-14 < y < 24,
                    neon=0.9 if y > -1 else 0.3,
                    shop_kind="izakaya" if japanese else "shop",
                )
                if japanese and -12 < y < 24:
                    _eating_house(b, w)
            y += w
    b.box((0.3, 41, 6), (18, 4, 14), "#6a6460", mat.facade(0.55 * setting.glow, 2.0))
    with b.at(0, 38.8):
        sign_board(b, 0, 0, 4.2, 3.4, 1.4, "#ffb02e")
    h = 5.4
    for _ in range(13):
        y0, y1 = rng.uniform(-4, 24, 2)
        b.add(
            wire(
                (-half, y0, h + rng.uniform(-0.8, 1.6)),
                (half, y0 + (y1 - y0) * 0.15, h + rng.uniform(-0.8, 1.6)),
                float(rng.uniform(0.15, 0.6)),
                0.012,
            ),
            ink=0.6,
        )
    for k in range(5):
        x = float(rng.uniform(-1.0, 1.0))
        b.add(wire((x, -8, h + 0.5 + 0.15 * k), (x * 0.4, 30, h + 1.1), 0.9, 0.013), ink=0.6)
    for k, y in enumerate((-2.6, 5.2, 12.0, 19.5)):
        if japanese:
            a, c = (-half, y, 4.2), (half, y + 0.7, 4.3)
            b.add(wire(a, c, 0.45, 0.01))
            for t in np.linspace(0.14, 0.86, 5):
                paper_lantern(
                    b,
                    -half + 2 * half * float(t),
                    y + 0.7 * float(t),
                    4.22 - 1.8 * float(t * (1 - t)),
                    0.13,
                    "#f0582e" if k % 2 else "#ffe2b0",
                )
    vending_machine(b, -half + 0.42, 4.4, np.pi / 2, "#e4e2dc")
    crates(b, half - 0.35, 2.8, 1.57, 4)
    crates(b, -half + 0.4, 9.4, 1.5, 6)
    bicycle(b, half - 0.3, 6.6, 1.45)
    for y, s in ((1.9, -1), (2.4, -1), (7.5, 1), (7.9, 1), (11.5, -1), (-3.4, 1)):
        planter(b, s * (half - 0.3), y, float(rng.uniform(0.45, 0.75)))
    for y, s in ((3.6, 1), (8.6, -1)):
        b.box((s * (half - 0.35), y, 0.5), (0.45, 0.6, 0.05), "#e8e2d2", mat.PAINT)
        b.box((s * (half - 0.35), y, 0.45), (0.04, 0.5, 0.9), "#2c2a28", mat.PAINT)
        b.block(s * (half - 0.35), y, 0.3, 0.9)
    for s in (-1, 1):
        b.block_line((s * (half + 0.35), -20), (s * (half + 0.35), 36), 0.35, 6)
        for k in range(5):
            b.rod(
                (s * (half - 0.06), -6 + k * 6.3, 0),
                (s * (half - 0.06), -6 + k * 6.3, 5.5),
                0.05,
                vary("#7a7268", rng),
                mat.METAL,
                None,
                6,
            )
    if setting.glow > 0:
        b.lamp(
            (0, 1.0, 4.6),
            "#ffb070",
            16 * setting.glow,
            11,
            toward=(0, 0.15, -1),
            cone=(0.75, 0.2),
            size=0.3,
            shadow=True,
            halo=0.15,
        )
        b.lamp((0, 14, 4.4), "#ff9a60", 16 * setting.glow, 11, size=0.4, halo=0.2)
        b.lamp((0, 30, 5), "#ffb070", 22 * setting.glow, 14, size=0.5, halo=0.35)
    b.mark("wall", half, 0, 1.2, np.pi)
    b.mark("door", -half + 0.2, 1.0, 0, 0)
    for k in range(6):
        b.stand((half - 0.7) * (1 if k % 2 else -1), 6 + 2.4 * k, -np.pi / 2 if k % 3 else np.pi / 2)
    mirror = 0.0 if not setting.snowy else None
    return b.place([(0.15, 13), (-0.1, 6), (0.1, 0), (0, -7)], ground_material="stone", mirror_z=mirror, reach=16)


def _eating_house(b: SetBuilder, width: float) -> None:
    """The dress of an izakaya front: a split curtain, a row of lanterns under the eave, a menu board, a tin roof."""
    rng = b.rng
    cloth = pick(rng, ["#28406a", "#7a2a28", "#3a3a3c", "#2f5a48"])
    n = 4
    for i in range(n):
        x = (i - (n - 1) / 2) * 0.42
        b.box((x, -0.22, 1.98), (0.4, 0.02, 0.62), cloth, mat.CLOTH)
    b.rod((-1.0, -0.22, 2.32), (1.0, -0.22, 2.32), 0.02, "#5a4030", mat.WOOD, None, 5)
    p = [[-width / 2, -0.85, 2.55], [width / 2, -0.85, 2.55], [width / 2, 0, 2.95], [-width / 2, 0, 2.95]]
    b.quad(p, "#5a4a42", mat.SIDING)
    b.quad((np.array(p) - [0, 0, 0.05])[::-1], "#3a2e28", mat.MATT)
    k = int(rng.integers(2, 4))
    for i in range(k):
        x = -width * 0.32 + i * width * 0.3
        paper_lantern(
            b,
            x,
            -0.62,
            2.52,
            0.19,
            pick(rng, ["#e8442a", "#f0c890", "#e8442a"]),
            lamp=i == 0 and bool(rng.random() < 0.6),
        )
    b.box((width * 0.3, -0.12, 1.3), (0.5, 0.06, 0.9), "#4a3626", mat.WOOD)
    for r in range(5):
        b.box((width * 0.3, -0.16, 1.62 - 0.15 * r), (0.36, 0.01, 0.06), "#efe6d0", mat.MATT, shadow=False)
