"""Uniforms: school, police, fire service, hospital, kitchen, army, space."""

import numpy as np

from studio.stage import shapes
from studio.stage.mesh import Material
from studio.stage.people.data import LEVELS
from studio.stage.people.fitting import SIDES, Fitting, Groups
from studio.stage.people.garment import Cloth, garment, top
from studio.stage.people.layer import CLOTH, DENIM, GLOSS, LEATHER, METAL, PLAID, Color, cloth, compact, grid, spread
from studio.stage.people.sewn import button, collar, patch, strip
from studio.stage.people.skeleton import Doubles
from studio.stage.people.surface import vertex_normals
from studio.stage.people.tube import band, support, tube
from studio.stage.people.wardrobe import footwear, tone
from studio.stage.people.wardrobe.everyday import TUCKED, dress, placket, pocket, shirt, skirt, tights, trousers, tshirt
from studio.stage.people.wardrobe.formal import apron, bow_tie, suit, vest


def sailor(fit: Fitting, navy: Color = "#1f2a4a", scarf: Color = "#b3242e", skirt_color: Color | None = None) -> Cloth:
    """A schoolgirl's sailor uniform: blouse, square collar, scarf, pleated skirt, socks, loafers."""
    k = fit.scale
    neck = fit.joint("Neck")
    made = tshirt(fit, "#f4f2ee", sleeve=1.93, hem=TUCKED, vneck=0.05, loose=0.55, ease=0.011)
    skirt(fit, skirt_color if skirt_color is not None else navy, length=0.46, flare=0.26, pleats=22, depth=0.011)
    inside = top(fit, neck=0.012, hem=0.1, sleeve=0.1)

    def square(at: Doubles, parts: Groups) -> Doubles:
        z = at[:, 2] - neck[2]
        front = np.minimum(0.062 * k - np.abs(np.abs(at[:, 1]) - (z + 0.115 * k) * 0.55 - 0.028 * k), z + 0.13 * k)
        back = np.minimum(z + 0.135 * k, 0.145 * k - np.abs(at[:, 1]))
        return np.minimum(np.where(at[:, 0] > neck[0] - 0.01, front, back), inside(at, parts))

    garment(fit, square, navy, ease=0.018, loose=0.5, smooth=3, hem=0.004, cover=None, trim="#f4f2ee", trim_width=0.007)
    z = float(neck[2]) - 0.125 * k
    place, weights = made.laid(made.front(np.zeros(1), np.array([z])), 0.018)
    knot = fit.ball(place[0], (0.012 * k, 0.02 * k, 0.017 * k), scarf, level=2)
    fit.put(knot.positions, knot.triangles, np.repeat(weights, len(knot.positions), 0), scarf, CLOTH)
    for s in (1.0, -1.0):
        wide = np.array([0.012, 0.03, 0.045, 0.040]) * k
        strip(
            fit,
            made,
            [(s * 0.004, z), (s * 0.03 * k, z - 0.05 * k), (s * 0.04 * k, z - 0.12 * k)],
            wide,
            scarf,
            lift=0.014,
        )
    for side in SIDES:
        limb_band(fit, side + "ForeArm", 0.93, 0.046, navy, 0.05)
    footwear.socks(fit, "#20242e", 0.62)
    footwear.shoes(fit, "#3a2318", "#1c1410")
    return made


def blazer_uniform(fit: Fitting, navy: Color = "#27304a", girl: bool = True, tie: Color = "#8a2433") -> Cloth:
    """A blazer with a ribbon or tie, checked skirt or grey trousers."""
    if girl:
        made = suit(fit, navy, tie=tie, bow=True, legs="#3a3f4a", tails=-0.05)
        tube(
            fit, fit.hip + 0.10 * fit.scale, fit.leg_height(0.44), "#6a6f80", flare=0.26, pleats=18, pleat_depth=0.010,
            material=cloth(PLAID), ease=0.026, legs=0.85,
        )  # fmt: skip
    else:
        made = suit(fit, navy, tie=tie, legs="#5a5f68", tails=-0.07)
    footwear.shoes(fit, "#3a2318", "#1c1410")
    return made


def gakuran(fit: Fitting, color: Color = "#1b1e28") -> Cloth:
    """A schoolboy's black uniform: stand-up collar and five gold buttons."""
    k = fit.scale
    trousers(fit, color, length=1.04)
    made = garment(
        fit, top(fit, neck=0.016, hem=-0.09, sleeve=1.95), color, ease=0.016, loose=0.75, smooth=6, folds=0.002,
        material=cloth(DENIM), hold_hips=True,
    )  # fmt: skip
    collar(fit, made, tone(color, 1.1), height=0.036, fold=0, gap=0.12, ease=0.009)
    neck = float(fit.joint("Neck")[2])
    strip(fit, made, [(0.0, neck - 0.015 * k), (0.0, fit.hip - 0.08 * k)], 0.006 * k, "#0a0b10", lift=0.003)
    for i in range(5):
        button(fit, made, 0.0, neck - (0.05 + 0.085 * i) * k, "#d8b24a", METAL, 0.010)
    patch(fit, made, pocket(0.085 * k, neck - 0.165 * k, 0.075 * k, 0.016 * k), tone(color, 0.6), lift=0.003)
    footwear.shoes(fit, "#2a1c14", "#14100c")
    return made


def police(fit: Fitting, color: Color = "#24355e") -> Cloth:
    """Blue shirt with badge, epaulettes, tie, belt with pouches, dark trousers."""
    k = fit.scale
    trousers(fit, "#171d2e", length=1.04)
    made = shirt(fit, color, hem=-0.02)
    neck = float(fit.joint("Neck")[2])
    strip(
        fit,
        made,
        [(0.0, neck - 0.03 * k), (0.0, fit.hip + 0.10 * k)],
        0.045 * k,
        "#10131d",
        lift=0.006,
        thickness=0.003,
    )
    button(fit, made, 0.085 * k, neck - 0.13 * k, "#e0b84a", METAL, 0.022)
    for s in (1.0, -1.0):
        shoulder = fit.joint(("Left" if s > 0 else "Right") + "Arm")
        way = [
            (fit.joint("Neck")[0], s * 0.08 * k, neck + 0.01 * k),
            (shoulder[0], shoulder[1] * 0.98, shoulder[2] + 0.06 * k),
        ]
        strip(fit, made, way, 0.04 * k, "#10131d", lift=0.005)
    band(fit, fit.hip + 0.085 * k, 0.05 * k, "#0e0d0c", ease=0.022, material=LEATHER)
    for angle in (0.9, -0.9, 2.0, -2.0):
        _pouch(fit, angle, "#0e0d0c", 0.05)
    footwear.shoes(fit, "#100e0d", "#0a0908")
    return made


def _pouch(fit: Fitting, angle: float, color: Color, size: float) -> None:
    """A box on the belt at an angle from straight ahead."""
    k = fit.scale
    around = np.array([[np.cos(angle), np.sin(angle)]])
    reach = float(support(fit, fit.hip + 0.07 * k, around, 0.03 * k)[0]) + 0.04 * k
    at = np.array([fit.joint("LeftUpLeg")[0] + reach * around[0, 0], reach * around[0, 1], fit.hip + 0.07 * k])
    box = shapes.box(at, np.array([0.035, size, 0.07]) * k, color, yaw=angle)
    fit.fix(box, "Hips", LEATHER)


def firefighter(fit: Fitting, color: Color = "#c9a23a", stripe: Color = "#dfe6a0") -> Cloth:
    """A heavy turnout coat and trousers with reflecting bands."""
    k = fit.scale
    trousers(fit, color, length=1.03, knee=0.10, hem=0.105, ease=0.014, pattern=DENIM)
    made = garment(
        fit, top(fit, neck=0.014, hem=-0.13, sleeve=1.95), color, ease=0.028, loose=0.85, smooth=8, folds=0.003,
        hold_hips=True, material=cloth(DENIM),
    )  # fmt: skip
    collar(fit, made, tone(color, 0.7), height=0.05, fold=0, gap=0.1, ease=0.014)
    for z in (fit.hip - 0.05 * k, fit.hip + 0.16 * k, fit.hip + 0.30 * k):
        ring(fit, made, z, 0.045 * k, stripe)
    for side in SIDES:
        limb_band(fit, side + "ForeArm", 0.55, 0.066, stripe)
        limb_band(fit, side + "Leg", 0.60, 0.108, stripe)
    neck = float(fit.joint("Neck")[2])
    strip(fit, made, [(0.0, neck - 0.02 * k), (0.0, fit.hip - 0.11 * k)], 0.05 * k, tone(color, 0.6), lift=0.004)
    footwear.boots(fit, "#1c1a18", "#c9a23a", shaft=0.10)
    return made


def ring(fit: Fitting, made: Cloth, height: float, width: float, color: Color, lift: float = 0.004) -> None:
    """A stripe all round a garment's body."""
    body = made.trunk(fit)
    near = body.positions[np.abs(body.positions[:, 2] - height) < 0.04]
    if len(near) < 8:
        return
    middle = np.array([fit.joint("Spine")[0], 0.0])
    angle = spread(0, 2 * np.pi, 49)
    around = np.stack([np.cos(angle), np.sin(angle)], 1)
    reach = ((near[:, :2] - middle) @ around.T).max(0)
    way = np.stack([middle[0] + reach * around[:, 0], reach * around[:, 1], np.full(49, height)], 1)
    strip(fit, body, way, width, color, lift=lift, count=48)


def limb_band(fit: Fitting, bone: str, along: float, radius: float, color: Color, width: float = 0.04) -> None:
    """A cuff around a limb at a share of its length; ``radius`` metres at 1.70 m."""
    if fit.level >= 3:
        return
    k = fit.scale
    i = fit.bones.index[bone]
    start, end = fit.bones.joints[i], fit.bones.joints[fit.bones.child[i]]
    axis = (end - start) / np.linalg.norm(end - start)
    u, v, _ = shapes.frame_along(axis)
    turn = spread(0, 2 * np.pi, 20, endpoint=False)
    circle = np.cos(turn)[:, None] * u + np.sin(turn)[:, None] * v
    centre = start + (end - start) * along
    rows = [
        centre + axis * dz * k + circle * r * k
        for dz, r in (
            (-width / 2, radius - 0.004),
            (-width / 2, radius),
            (width / 2, radius),
            (width / 2, radius - 0.004),
        )
    ]
    p = np.concatenate(rows)
    fit.put(p, grid(4, 20, closed=True), fit.bound(bone, len(p)), color, CLOTH)


def doctor(fit: Fitting, color: Color = "#f5f6f7", under: Color = "#9dbfd6") -> Cloth:
    """A white coat over a shirt, a stethoscope around the neck."""
    k = fit.scale
    trousers(fit, "#3a4250", length=1.04)
    shirt(fit, under, hem=TUCKED)
    neck = fit.joint("Neck")
    inside = top(fit, neck=0.012, hem=0.05, sleeve=1.93)

    def open_front(at: Doubles, parts: Groups) -> Doubles:
        front = (at[:, 0] > neck[0] - 0.01) & (parts.arm < 0.5)
        gap = np.abs(at[:, 1]) - 0.02 * k - np.maximum(at[:, 2] - fit.hip - 0.10 * k, 0) * 0.20
        return np.minimum(inside(at, parts), np.where(front, gap * 0.95, 0.3))

    made = garment(fit, open_front, color, ease=0.022, loose=0.85, smooth=7, folds=0.002)
    tails = tube(
        fit,
        fit.hip + 0.055 * k,
        fit.leg_height(0.50),
        color,
        flare=0.10,
        ease=0.028,
        opening=0.10,
        legs=0.8,
        start=made,
    )
    for s in (1.0, -1.0):
        patch(fit, tails, pocket(s * 0.11 * k, fit.hip - 0.04 * k, 0.12 * k, 0.13 * k), tone(color, 0.92), lift=0.006)
        strip(
            fit, made,
            [(s * 0.10 * k, float(neck[2]) + 0.01 * k), (s * 0.062 * k, float(neck[2]) - 0.13 * k),
             (s * 0.025 * k, fit.hip + 0.14 * k)],
            np.array([0.03, 0.06, 0.015]) * k, tone(color, 0.95), lift=0.004,
        )  # fmt: skip
    patch(fit, made, pocket(0.095 * k, float(neck[2]) - 0.17 * k, 0.08 * k, 0.09 * k), tone(color, 0.92), lift=0.004)
    _stethoscope(fit, made)
    footwear.shoes(fit, "#2a221d", "#15110e")
    return made


def _stethoscope(fit: Fitting, made: Cloth) -> None:
    if fit.level >= 2:
        return
    k = fit.scale
    n = fit.joint("Neck")
    angle = spread(np.radians(50), np.radians(310), 22)
    loop = n + np.stack([0.082 * np.cos(angle), 0.088 * np.sin(angle), 0.018 - 0.02 * np.cos(angle)], 1) * k
    front = [(0.055 * k, float(n[2]) - 0.08 * k), (0.03 * k, float(n[2]) - 0.20 * k), (0.0, float(n[2]) - 0.24 * k)]
    ends: list[Doubles] = []
    for s in (1.0, -1.0):
        yz = np.array(front)
        p, _ = made.laid(made.front(s * yz[:, 0], yz[:, 1]), 0.016)
        ends.append(p)
    way = np.concatenate([ends[1][::-1], loop[::-1], ends[0]])
    _, weights = made.laid(way, 0.0)
    pipe = shapes.tube(way, 0.0045 * k, "#2a2c33", segments=6)
    fit.put(pipe.positions, pipe.triangles, np.repeat(weights, 6, 0), "#2a2c33", GLOSS)
    disc = fit.ball(ends[0][-1] + [0.004, 0, -0.02], (0.008, 0.02, 0.02), "#c9ced6", level=2)
    fit.put(disc.positions, disc.triangles, np.repeat(weights[-1:], len(disc.positions), 0), "#c9ced6", METAL)


def nurse(fit: Fitting, color: Color = "#f4f6f8", trim: Color = "#7fb0cf") -> Cloth:
    """A white tunic dress with a collar and a watch pin, white stockings."""
    k = fit.scale
    tights(fit, "#efe8e2")
    made = dress(fit, color, sleeve=0.55, length=0.52, flare=0.12, neck=0.0, belt=trim, vneck=0.03, pleats=0)
    collar(fit, made, trim, height=0.02, fold=0.03, point=0.015, gap=0.35)
    neck = float(fit.joint("Neck")[2])
    placket(fit, made, neck - 0.03 * k, fit.hip + 0.19 * k, tone(color, 0.95), trim, 4)
    patch(fit, made, pocket(0.08 * k, neck - 0.16 * k, 0.07 * k, 0.07 * k), tone(color, 0.92))
    footwear.shoes(fit, "#f0efec", "#dcdad4", low=True)
    return made


def scrubs(fit: Fitting, color: Color = "#3f8f8a") -> Cloth:
    """Hospital blouse and trousers."""
    trousers(fit, color, length=1.04, knee=0.092, hem=0.095, pattern=0)
    made = tshirt(fit, color, sleeve=0.7, vneck=0.07, hem=-0.08, loose=0.85)
    k = fit.scale
    neck = float(fit.joint("Neck")[2])
    patch(fit, made, pocket(0.08 * k, neck - 0.18 * k, 0.09 * k, 0.10 * k), tone(color, 0.9))
    footwear.sneakers(fit, "#e8eaec")
    return made


def chef(fit: Fitting, color: Color = "#f6f5f1") -> Cloth:
    """A double-breasted white jacket, checked trousers, a neckerchief and an apron."""
    k = fit.scale
    trousers(fit, "#4a4d55", length=1.04, pattern=PLAID)
    made = garment(
        fit, top(fit, neck=0.010, hem=-0.09, sleeve=1.9), color, ease=0.018, loose=0.8, smooth=7, folds=0.002,
        hold_hips=True,
    )  # fmt: skip
    collar(fit, made, color, height=0.034, fold=0, gap=0.12, ease=0.010)
    neck = float(fit.joint("Neck")[2])
    for y in (0.055, -0.055):
        for i in range(5):
            button(fit, made, y * k, neck - (0.08 + 0.065 * i) * k, "#2a2724", CLOTH, 0.008)
    strip(
        fit,
        made,
        [(0.075 * k, neck - 0.03 * k), (0.075 * k, fit.hip - 0.06 * k)],
        0.004 * k,
        tone(color, 0.7),
        lift=0.002,
    )
    scarf = np.array([0.02, 0.05, 0.012]) * k
    for s in (1.0, -1.0):
        strip(
            fit,
            made,
            [(s * 0.01 * k, neck + 0.006 * k), (s * 0.03 * k, neck - 0.03 * k), (s * 0.035 * k, neck - 0.075 * k)],
            scarf,
            "#b3242e",
            lift=0.012,
        )
    apron(fit, made, "#eceae4", bib=False, length=0.75)
    footwear.shoes(fit, "#15120f", "#0c0a09")
    return made


def waiter(fit: Fitting) -> Cloth:
    """White shirt, black waistcoat, bow tie, long apron."""
    trousers(fit, "#16171c", length=1.04)
    made = shirt(fit, "#f4f3ef", hem=TUCKED)
    over = vest(fit, "#17181e")
    bow_tie(fit, made, "#111216")
    apron(fit, over, "#1c1d24", bib=False, length=0.80)
    footwear.shoes(fit, "#100e0d", "#0a0908")
    return over


def soldier(fit: Fitting, color: Color = "#5a6140", vest_color: Color = "#4a4f34") -> Cloth:
    """Battle dress: shirt, cargo trousers, plate carrier with pouches, boots."""
    k = fit.scale
    trousers(fit, color, length=1.0, knee=0.092, hem=0.080)
    for s in (1.0, -1.0):
        knee = (
            fit.joint(("Left" if s > 0 else "Right") + "UpLeg") * 0.45
            + fit.joint(("Left" if s > 0 else "Right") + "Leg") * 0.55
        )
        box = shapes.box(knee + np.array([0, s * 0.095 * k, 0]), np.array([0.10, 0.022, 0.13]) * k, tone(color, 0.85))
        fit.fix(box, ("Left" if s > 0 else "Right") + "UpLeg", CLOTH)
    shirt(fit, color, hem=-0.06)
    plate = garment(
        fit, top(fit, neck=-0.045, hem=0.10, sleeve=-0.06), vest_color, ease=0.030, loose=0.9, smooth=10, cover=None,
        material=cloth(DENIM),
    )  # fmt: skip
    neck = float(fit.joint("Neck")[2])
    for y in (-0.075, 0.0, 0.075):
        place, weights = plate.laid(plate.front(np.array([y * k]), np.array([neck - 0.30 * k])), 0.012)
        box = shapes.box(place[0], np.array([0.035, 0.062, 0.11]) * k, tone(vest_color, 0.9))
        fit.put(box.positions, box.triangles, np.repeat(weights, len(box.positions), 0), tone(vest_color, 0.9), CLOTH)
    band(fit, fit.hip + 0.095 * k, 0.05 * k, "#2f3222", ease=0.022)
    footwear.boots(fit, "#3a2f22", "#1c1610", shaft=0.16)
    return plate


def astronaut(fit: Fitting, color: Color = "#eef0f1") -> Cloth:
    """A white pressure suit with joints, a control box, gloves, boots and a life-support pack."""
    k = fit.scale
    trousers(fit, color, length=1.02, knee=0.112, hem=0.10, ease=0.030, pattern=0)
    made = garment(
        fit, top(fit, neck=0.03, hem=-0.10, sleeve=1.98), color, ease=0.038, loose=0.9, smooth=10, folds=0.004,
        cover=0.01, hold_hips=True,
    )  # fmt: skip
    for side in SIDES:
        for bone, along, r in (
            ("Arm", 0.85, 0.074),
            ("ForeArm", 0.15, 0.070),
            ("ForeArm", 0.90, 0.056),
            ("UpLeg", 0.92, 0.112),
            ("Leg", 0.10, 0.112),
        ):
            limb_band(fit, side + bone, along, r, "#c4c9cd", 0.02)
        limb_band(fit, side + "Arm", 0.55, 0.078, "#b3242e", 0.03)
        limb_band(fit, side + "UpLeg", 0.5, 0.122, "#b3242e", 0.03)
        gloves(fit, side, "#d9dcdf")
    neck = float(fit.joint("Neck")[2])
    place, weights = made.laid(made.front(np.zeros(1), np.array([neck - 0.24 * k])), 0.03)
    box = shapes.box(place[0], np.array([0.07, 0.20, 0.14]) * k, "#c9ced2")
    fit.put(box.positions, box.triangles, np.repeat(weights, len(box.positions), 0), "#c9ced2", GLOSS)
    for i, c in enumerate(("#b3242e", "#2a5ab0", "#e0b030", "#3a3f45")):
        dot = place[0] + np.array([0.038, (-0.065 + 0.043 * i), 0.02]) * k
        ball = fit.ball(dot, 0.011 * k, c, level=1)
        fit.put(ball.positions, ball.triangles, np.repeat(weights, len(ball.positions), 0), c, GLOSS)
    pack(fit, "#dfe2e4", size=(0.20, 0.40, 0.56), up=0.02, material=GLOSS)
    patch(fit, made, pocket(0.10 * k, neck - 0.12 * k, 0.07 * k, 0.045 * k), "#1f3f8a", lift=0.004)
    band(fit, fit.hip + 0.10 * k, 0.035 * k, "#b9bec2", ease=0.046)
    footwear.shoes(fit, color, "#9aa0a4", shaft=0.16, material=GLOSS, thick=0.030, bulk=0.014)
    return made


def gloves(fit: Fitting, side: str, color: Color, ease: float = 0.005) -> None:
    """A glove over the hand's own shape."""
    triangles = fit.data.triangles[LEVELS[fit.level]]
    hand = fit.body_groups.hands[side] > 0.35
    used, faces = compact(triangles[hand[triangles].all(1)])
    if not len(used):
        return
    p = fit.points[used]
    fit.put(p + vertex_normals(p, faces) * ease * fit.scale, faces, fit.weights[used], color, CLOTH)
    fit.cover(lambda at, parts: parts.hands[side] - 0.55, fit.layers[-1])


def pack(
    fit: Fitting,
    color: Color,
    *,
    size: tuple[float, float, float] = (0.16, 0.30, 0.42),
    up: float = 0.0,
    material: Material = LEATHER,
    straps: Color | None = None,
) -> None:
    """Something carried on the back: a softened box of (deep, wide, tall) metres; ``straps`` over the shoulders."""
    k = fit.scale
    spine = fit.joint("Spine2")
    chest = fit.proxy[(fit.proxy_groups.arm < 0.3) & (np.abs(fit.proxy[:, 2] - spine[2]) < 0.12 * k)]
    back = float(chest[:, 0].min()) - 0.03 * k
    at = np.array([back - size[0] * k / 2, 0.0, spine[2] - 0.06 * k + up * k])
    ball = fit.ball((0, 0, 0), 1.0, color, level=3 if fit.level < 2 else 2)
    p = np.sign(ball.positions) * np.abs(ball.positions) ** 0.42 * np.array(size) / 2 * k
    fit.put(p + at, ball.triangles, fit.mixed({"Spine2": 0.6, "Spine1": 0.4}, len(p)), color, material)
    if straps is not None:
        lid = fit.ball((0, 0, 0), 1.0, color, level=2)
        q = (
            np.sign(lid.positions)
            * np.abs(lid.positions) ** 0.5
            * np.array([size[0] * 1.06, size[1] * 0.9, 0.10])
            / 2
            * k
        )
        fit.put(
            q + at + [0, 0, size[2] * 0.46 * k],
            lid.triangles,
            fit.mixed({"Spine2": 0.6, "Spine1": 0.4}, len(q)),
            tone(color, 0.8),
            material,
        )
        for s in (1.0, -1.0):
            _strap(fit, s, at, size, straps)


def _strap(fit: Fitting, sign: float, at: Doubles, size: tuple[float, float, float], color: Color) -> None:
    """From the pack over the shoulder, down the chest and back under the arm."""
    k = fit.scale
    shoulder, spine = fit.joint("LeftArm" if sign > 0 else "RightArm"), fit.joint("Spine2")
    y = float(sign * abs(shoulder[1])) * 0.58
    near = fit.proxy[(fit.proxy_groups.arm < 0.5) & (np.abs(fit.proxy[:, 1] - y) < 0.03 * k)]
    torso = near[near[:, 2] > fit.hip + 0.1 * k]
    z = spread(spine[2] + 0.10 * k, spine[2] - 0.16 * k, 8)
    front: list[list[float]] = []
    for zz in z:
        slab = torso[np.abs(torso[:, 2] - zz) < 0.03 * k]
        front.append([float(slab[:, 0].max()) + 0.024 * k if len(slab) else float(spine[0]), y, float(zz)])
    top = torso[torso[:, 2].argmax()]
    way: list[list[float]] = [
        [at[0] + size[0] * k / 2, y, at[2] + 0.15 * k],
        [top[0] - 0.03 * k, y, top[2] + 0.022 * k],
        [top[0] + 0.04 * k, y, top[2] + 0.012 * k],
        *front,
        [spine[0] - 0.02, sign * 0.17 * k, spine[2] - 0.22 * k],
        [at[0] + size[0] * k / 2, y, at[2] - 0.16 * k],
    ]
    tube_ = shapes.tube(way, 0.014 * k, color, segments=6)
    fit.put(
        tube_.positions, tube_.triangles, fit.mixed({"Spine2": 0.8, "Spine1": 0.2}, len(tube_.positions)), color, CLOTH
    )
