"""An office of desks."""

import numpy as np

from studio.stage.mesh import Material, Texture
from studio.stage.sets import materials as mat
from studio.stage.sets.construction import SetBuilder
from studio.stage.sets.forms import pick
from studio.stage.sets.rooms import (
    cup,
    house_plant,
    shelf_of_things,
    shell,
    window_wall,
)
from studio.stage.sets.setting import Setting
from studio.stage.world import Place


def office(setting: Setting) -> Place:
    """An open office: desks with screens, a glass meeting room, ceiling panels, the city beyond the windows."""
    b = SetBuilder(setting)
    x, y, h = (-6.0, 6.0), (-5.4, 7.6), 2.9
    carpet = Material(texture=Texture.CLOTH, roughness=0.98)
    low, high = shell(b, x, y, h, floor="#7a8088", floor_material=carpet, wall="#d4d4d0", ceiling="#e8e8e4", left=False)
    window_wall(
        b,
        x[0],
        y,
        h,
        [(-4.8, -1.8), (-1.5, 1.5), (1.8, 4.8), (5.1, 7.2)],
        sill=0.45,
        top=2.6,
        wall="#d4d4d0",
        frame="#8d9498",
        curtains=None,
        light=0.9,
        outside="street",
    )
    for px in np.arange(-4.5, 5, 3.0):
        for py in np.arange(-3.6, 7, 2.4):
            b.box(
                (float(px), float(py), h - 0.01),
                (1.2, 0.6, 0.03),
                "#f4f8ff",
                mat.lit(0.8 + 1.2 * max(0.5, setting.glow)),
                shadow=False,
            )
    for px in np.arange(-5.4, 6, 1.2):
        b.box((float(px), 1.1, h - 0.004), (0.02, 13, 0.01), "#c8c8c4", mat.PAINT, shadow=False)
    for px, py, yaw in (
        (-2.6, 3.0, np.pi),
        (-2.6, 5.0, 0.0),
        (2.4, 3.0, np.pi),
        (2.4, 5.0, 0.0),
        (-3.9, -1.2, np.pi / 2),
        (4.4, -0.6, -np.pi / 2),
    ):
        _desk(b, px, py, yaw)
    # meeting room behind glass at the back right, boards, plants, a water cooler, copier
    b.box((-0.1, 6.6, 1.3), (0.05, 2.0, 2.6), "#8d9498", mat.METAL)
    for q in (-4.2, -2.6, -1.0):
        b.box((q, 5.9, 1.3), (0.05, 0.05, 2.6), "#8d9498", mat.METAL)
    b.quad(
        [[-4.2, 5.9, 0.05], [-0.1, 5.9, 0.05], [-0.1, 5.9, 2.55], [-4.2, 5.9, 2.55]],
        "#bcd4e0",
        Material(texture=Texture.GLASS, a=0.08, two_sided=True, roughness=0.05),
        shadow=False,
    )
    b.box((2.6, y[1] - 0.03, 1.55), (2.6, 0.05, 1.3), "#f4f4f0", Material(roughness=0.25))
    b.box((2.6, y[1] - 0.06, 0.88), (2.6, 0.08, 0.04), "#8d9498", mat.METAL)
    for r in range(4):
        c = ("#2f5a98", "#b8402f", "#2c2e30", "#2f7a58")[r]
        b.box((2.0 + 0.2 * r, y[1] - 0.06, 1.95 - 0.2 * r), (0.7 - 0.1 * r, 0.004, 0.03), c, mat.MATT, shadow=False)
        b.box(
            (3.3, y[1] - 0.06, 1.9 - 0.22 * r),
            (0.14, 0.004, 0.14),
            ("#f0d060", "#e88a8a", "#8ac8e0", "#a8d890")[r],
            mat.MATT,
            shadow=False,
        )
    b.mark("board", 2.6, y[1] - 0.7, 1.55, -np.pi / 2)
    house_plant(b, 5.4, 6.9, 1.6, "#e4e2dc")
    house_plant(b, -5.3, 2.0, 1.4, "#3a3f44")
    house_plant(b, 0.8, 6.9, 1.2, "#e4e2dc")
    b.box((5.5, 2.6, 0.55), (0.7, 0.8, 1.1), "#c8cacb", mat.PAINT)
    b.box((5.5, 2.6, 1.14), (0.72, 0.82, 0.08), "#4a4e52", mat.PAINT)
    b.block(5.5, 2.6, 0.6, 1.2)
    b.lathe((5.5, 4.4, 0), [(0.17, 0), (0.17, 1.0), (0.12, 1.02)], "#e8eaec", mat.PAINT, 14)
    b.lathe(
        (5.5, 4.4, 1.02), [(0.1, 0), (0.15, 0.1), (0.15, 0.36), (0.08, 0.42)], "#8fc0dc", Material(roughness=0.1), 14
    )
    for z in (0.4, 0.8, 1.2, 1.6):
        with b.at(x[1] - 0.02, 6.2, 0, -np.pi / 2):
            shelf_of_things(b, (-0.9, 0.9), 0, z, "books", depth=0.3)

    for px, py in ((-3.0, 0.4), (0.0, 0.4), (3.0, 0.4), (-3.0, 4.2), (0.0, 4.2), (3.0, 4.2), (0, -3.2)):
        b.lamp((px, py, h - 0.08), "#f0f4ff", 8.0, 7.0, toward=(0, 0, -1), area=True, size=1.2, halo=0)
    b.mark("door", 5.6, -4.4, 0, np.pi)
    b.mark("wall", x[1], 0.5, 1.4, np.pi)
    b.mark("table", -2.6, 2.75, 0.74, np.pi / 2)
    for k in range(6):
        b.stand((1.2, -1.2, 0.2, 3.8, -0.6, 1.0)[k], (3.2, 4.2, 5.4, 1.2, 2.6, 4.6)[k], -np.pi / 2)
    return b.place(
        [(4.4, -3.6), (1.6, -1.2), (0, 0), (-0.2, 4.6)],
        ground_material="cloth",
        indoor=True,
        camera_limit=(low, high),
        reach=12,
    )


def _desk(b: SetBuilder, x: float, y: float, yaw: float) -> None:
    """A desk with its screens on the -y side; the worker's chair, with its seat mark, on the other, facing them."""
    with b.at(x, y, 0, yaw):
        b.box((0, 0, 0.72), (1.7, 0.8, 0.035), "#d8c8b0", mat.WOOD)
        for q in (-0.8, 0.8):
            b.box((q, 0, 0.36), (0.04, 0.7, 0.7), "#5a6064", mat.METAL)
        b.box((0.55, 0.1, 0.32), (0.42, 0.5, 0.58), "#c8cacb", mat.PAINT)
        b.box((0, -0.4, 0.95), (1.7, 0.03, 0.45), "#6f8a98", mat.CLOTH)
        for q, w in ((-0.25, 0.62), (0.42, 0.5)):
            b.box((q, -0.22, 1.06), (w, 0.03, w * 0.58), "#17191b", mat.PAINT)
            b.quad(
                [
                    [q + w * 0.47, -0.203, 1.06 - w * 0.26],
                    [q - w * 0.47, -0.203, 1.06 - w * 0.26],
                    [q - w * 0.47, -0.203, 1.06 + w * 0.26],
                    [q + w * 0.47, -0.203, 1.06 + w * 0.26],
                ],
                "#9fc8e8",
                mat.screen(2, 1.1, 2.5),
                shadow=False,
            )
            b.box((q, -0.24, 0.82), (0.05, 0.04, 0.2), "#4a4e52", mat.METAL)
            b.box((q, -0.2, 0.742), (0.22, 0.16, 0.012), "#4a4e52", mat.METAL)
        b.box((-0.2, 0.1, 0.748), (0.44, 0.15, 0.018), "#2c2e30", mat.PAINT)
        b.ball((0.16, 0.1, 0.75), (0.035, 0.055, 0.02), "#2c2e30", mat.PAINT, 1)
        b.box((0.62, 0.12, 0.755), (0.22, 0.3, 0.03), "#f0ede4", mat.MATT, 0.2)
        cup(b, -0.62, 0.1, 0.738, pick(b.rng, ["#b8402f", "#2f5a98", "#efe8da"]))
        with b.at(-0.1, 0.78, 0, -np.pi / 2):
            b.box((0, 0, 0.46), (0.46, 0.46, 0.07), "#2c3034", mat.CLOTH)
            b.box((-0.24, 0, 0.78), (0.06, 0.42, 0.5), "#2c3034", mat.CLOTH)
            b.rod((0, 0, 0.42), (0, 0, 0.12), 0.03, "#8d9294", mat.CHROME, None, 7)
            for k in range(5):
                a = k * 1.2566
                b.rod((0, 0, 0.1), (0.28 * np.cos(a), 0.28 * np.sin(a), 0.05), 0.022, "#3a3e42", mat.PAINT, None, 5)
            n = sum(m.startswith("seat_") for m in b.marks)
            b.mark(f"seat_{n}", 0.02, 0, 0.5, 0.0)
            b.block(0, 0, 0.3, 1.0)
        b.block_line((-0.5, 0), (0.5, 0), 0.45, 1.2)
