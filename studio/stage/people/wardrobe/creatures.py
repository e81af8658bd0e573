"""Those of tales and of the circus who are known by their bodies: ghosts, skeletons, clowns, demons, mermaids."""

import math

import numpy as np

from studio.stage import shapes
from studio.stage.people.face import Face
from studio.stage.people.fitting import SIDES, Fitting
from studio.stage.people.garment import Cloth, garment, top
from studio.stage.people.layer import CLOTH, DOTS, GLOSS, MAIL, METAL, NYLON, PAINT, Color, cloth, grid, spread
from studio.stage.people.skeleton import Doubles
from studio.stage.people.tube import band, tube
from studio.stage.people.wardrobe import everyday, fantasy, footwear, formal, tone
from studio.stage.people.wardrobe.headgear.hats import brimmed
from studio.stage.people.wardrobe.headgear.hoods import hood
from studio.stage.people.wardrobe.headgear.skull import dome, fix_on_head, skull

BONE = "#e6dfcc"


def ghost(fit: Fitting, color: Color = "#eef0f4") -> Cloth:
    """A sheet that hangs to the ground; ``sheet`` is its upper end."""
    return everyday.dress(fit, color, sleeve=1.98, length=1.14, flare=0.30, pleats=9, belt=color)


def sheet(fit: Fitting, face: Face, color: Color = "#eef0f4") -> None:
    """Over the head and down on the shoulders, with dark holes for eyes and mouth."""
    profile = (
        (2.05, -2.75),
        (1.72, -2.2),
        (1.30, -1.5),
        (1.16, -0.7),
        (1.10, 0.1),
        (0.98, 0.6),
        (0.62, 0.98),
        (0.01, 1.12),
    )
    s = dome(fit, face, profile, color, CLOTH, grow=1.16)
    d = face.eye_distance
    for y, z, wide, tall in ((0.5, 0.0, 0.26, 0.36), (-0.5, 0.0, 0.26, 0.36), (0.0, -1.05, 0.24, 0.32)):
        level = face.middle[2] + z * d
        at = np.array([s.x + s.ahead * (1.17 - 0.14 * abs(y)) + 0.012 * (z < 0), y * d, level])
        fix_on_head(fit, fit.ball(at, (0.018, wide * d, tall * d), "#0b0b0e", level=2), PAINT)


def skeleton(fit: Fitting, color: Color = BONE) -> None:
    """Nothing but bones: skull, ribs, spine, pelvis, limbs, hands and feet."""
    fit.cover(lambda at, parts: np.full(len(at), 1.0))
    k = fit.scale
    joint = fit.joint
    around, fine = (8, 8, 6, 4)[fit.level], fit.level < 3  # from afar nobody counts fingers

    def bar(bone: str, a: Doubles, b: Doubles, r0: float, r1: float) -> None:
        fit.fix(shapes.capsule(a, b, r0 * k, r1 * k, color, segments=around), bone, GLOSS)

    def knob(bone: str, at: Doubles, r: float) -> None:
        fit.fix(fit.ball(at, r * k, color, level=1), bone, GLOSS)

    for side in SIDES:
        for bone, end, r in (
            ("Arm", "ForeArm", 0.016), ("ForeArm", "Hand", 0.012), ("UpLeg", "Leg", 0.021), ("Leg", "Foot", 0.016),
            ("Foot", "ToeBase", 0.014),
        ):  # fmt: skip
            a, b = joint(side + bone), joint(side + end)
            bar(side + bone, a, b, r, r)
            knob(side + bone, a, r * 1.75)
            knob(side + bone, b, r * 1.6)
            if bone in ("ForeArm", "Leg"):
                aside = np.array([0.0, 0.014 * k, 0.0]) if bone == "Leg" else np.array([0.018 * k, 0, 0])
                bar(side + bone, a + aside, b + aside, r * 0.6, r * 0.6)
        toes = joint(side + "ToeBase")
        for i in range(4 if fine else 1):
            bar(side + "Foot", toes, toes + np.array([0.055, (i - 1.5) * 0.016, -0.012]) * k, 0.007, 0.005)
        for finger in ("Thumb", "Index", "Middle", "Ring", "Pinky") if fine else ():
            way = [joint(f"{side}Hand{finger}{i}") for i in (1, 2, 3)]
            way = [joint(side + "Hand"), *way, way[-1] + (way[-1] - way[-2])]
            for i, bone in enumerate(("Hand", f"Hand{finger}1", f"Hand{finger}2", f"Hand{finger}3")):
                bar(side + bone, way[i], way[i + 1], 0.006, 0.005)
        bar("Spine2", joint("Neck") + np.array([0.03, 0, -0.03]) * k, joint(side + "Arm"), 0.009, 0.009)
    spine = [joint(name) for name in ("Hips", "Spine", "Spine1", "Spine2", "Neck", "Head")]
    for name, a, b in zip(("Hips", "Spine", "Spine1", "Spine2", "Neck"), spine[:-1], spine[1:], strict=True):
        for t in spread(0, 1, 5)[:-1]:
            knob(name, a + (b - a) * t, 0.021)
    chest, neck = joint("Spine1"), joint("Neck")
    wide = abs(float(joint("LeftArm")[1])) * 0.80
    for i in range(8):
        z = neck[2] - 0.035 * k - i * 0.036 * k
        own = wide * (0.62 + 0.38 * math.sin(min(1.0, (i + 1) / 5) * 1.57))
        gap = 0.25 if i < 6 else 0.95
        turn = spread(np.pi, gap, 10 if fine else 6)
        for sign in (1.0, -1.0):
            way = np.stack(
                [chest[0] + 0.01 * k + 0.105 * k * np.cos(turn), sign * own * np.sin(turn) * 0.92,
                 z - 0.05 * k * (1 - np.abs(turn - gap) / (np.pi - gap))], 1,
            )  # fmt: skip
            fit.fix(
                shapes.tube(way, 0.0085 * k, color, segments=6 if fine else 4), "Spine2" if i < 4 else "Spine1", GLOSS
            )
    breast = np.array([chest[0] + 0.115 * k, 0.0, neck[2] - 0.07 * k])
    bar("Spine2", breast, breast - np.array([0, 0, 0.20 * k]), 0.014, 0.010)
    hips = joint("Hips")
    for sign in (1.0, -1.0):
        turn = spread(0.2, 2.9, 9)
        way = np.stack(
            [hips[0] - 0.05 * k + 0.10 * k * np.sin(turn), sign * (0.03 + 0.105 * np.sin(turn)) * k,
             hips[2] + 0.075 * k * np.cos(turn) + 0.02 * k], 1,
        )  # fmt: skip
        fit.fix(shapes.tube(way, 0.018 * k, color, segments=7), "Hips", GLOSS)


def bare_skull(fit: Fitting, face: Face, color: Color = BONE) -> None:
    """A skull: dark sockets, a nose like a heart, a row of teeth."""
    s, d = skull(fit, face), face.eye_distance
    middle = face.middle
    fix_on_head(
        fit, fit.ball((s.x - 0.004, 0, s.z + 0.012), (s.ahead * 1.0, s.aside * 0.98, s.up * 1.0), color, level=3), GLOSS
    )
    fix_on_head(
        fit, fit.ball(middle + np.array([-0.035, 0, -d * 0.55]), (0.048, s.aside * 0.72, d * 0.85), color), GLOSS
    )
    jaw = face.mouth + np.array([-0.030, 0, -d * 0.28])
    fix_on_head(fit, fit.ball(jaw, (0.038, s.aside * 0.52, d * 0.50), color), GLOSS)
    for sign in (1.0, -1.0):
        at = middle + np.array([0.008, sign * d * 0.5, -0.004])
        fix_on_head(fit, fit.ball(at, (0.020, d * 0.27, d * 0.27), "#0c0a09"), PAINT)
        fix_on_head(
            fit, fit.ball(middle + np.array([0.004, sign * d * 0.80, -d * 0.52]), (0.022, 0.016, 0.012), color), GLOSS
        )
        fix_on_head(
            fit,
            fit.ball(middle + np.array([0.014, sign * d * 0.09, -d * 0.52]), (0.014, d * 0.09, d * 0.16), "#0c0a09"),
            PAINT,
        )
    for row, z in ((0, 0.06), (1, -0.13)):
        for i in range(8):
            a = (i - 3.5) * 0.17
            at = face.mouth + np.array([0.006 - 0.026 * (1 - math.cos(a * 1.5)), 0.036 * math.sin(a * 1.5), z * d])
            tint = tone(color, 1.15 if (i + row) % 2 else 1.0)
            fix_on_head(fit, fit.ball(at, (0.006, 0.0042, 0.0075), tint, level=1), GLOSS)


def clown(fit: Fitting, color: Color = "#e0b81f") -> Cloth:
    """A dotted suit with a ruff, big buttons and long shoes."""
    k = fit.scale
    everyday.trousers(fit, color, length=1.0, knee=0.13, hem=0.12, pattern=DOTS)
    made = garment(
        fit, top(fit, neck=0.004, hem=-0.10, sleeve=1.9), color, ease=0.025, loose=0.9, smooth=7, material=cloth(DOTS),
    )  # fmt: skip
    neck = fit.joint("Neck")
    for i, z in enumerate((0.0, 0.018)):
        angle = spread(0, 2 * np.pi, 49)
        rows: list[Doubles] = []
        for t in (0.0, 0.5, 1.0):
            r = (0.055 + (0.085 - 0.015 * i) * t) * k
            wave = 0.018 * t * np.sin(angle * 12 + i) * k
            rows.append(
                np.stack([neck[0] + r * np.cos(angle), r * np.sin(angle), neck[2] + z * k + wave - 0.02 * t * k], 1)
            )
        p = np.concatenate(rows)
        fit.put(p, grid(3, 49), fit.bound("Neck", len(p)), ("#f4f2ee", "#c8323e")[i], CLOTH)
    for i in range(3):
        place, weights = made.laid(made.front(np.zeros(1), np.array([neck[2] - (0.12 + 0.11 * i) * k])), 0.012)
        ball = fit.ball(place[0], 0.026 * k, ("#c8323e", "#2457a8", "#c8323e")[i], level=2)
        fit.put(ball.positions, ball.triangles, np.repeat(weights, len(ball.positions), 0), "#c8323e", CLOTH)
    footwear.shoes(fit, "#b5231d", "#f0e8d0", bulk=0.014, thick=0.022, toe="#e0b81f")
    return made


def clown_face(fit: Fitting, face: Face) -> None:
    """A red nose, painted cheeks, and a wig of curls on both sides."""
    d, s = face.eye_distance, skull(fit, face)
    fix_on_head(
        fit, fit.ball(face.nose_tip + np.array([0.006, 0, 0.002]), 0.021 * fit.scale, "#d0201c", level=3), GLOSS
    )
    for sign in (1.0, -1.0):
        t = spread(0, 2 * np.pi, 16, endpoint=False)
        y, z = sign * d * 0.82 + d * 0.22 * np.cos(t), face.middle[2] - d * 0.78 + d * 0.20 * np.sin(t)
        p = np.concatenate([face.on_face(np.array([sign * d * 0.82]), np.array([face.middle[2] - d * 0.78]), 0.003),
                            face.on_face(y, z, 0.002)])  # fmt: skip
        fit.put(p, [[0, 1 + i, 1 + (i + 1) % 16] for i in range(16)], fit.bound("Head", 17), "#d84a3e", PAINT,
                follow=face.followed(p))  # fmt: skip
        random = np.random.default_rng(7)
        for i in range(26):
            a, up = random.uniform(-0.9, 2.6), random.uniform(-0.7, 0.75)
            at = s.place(np.array([[-0.75 * math.sin(a), sign * (0.95 + 0.35 * random.uniform()), up]]), 1.05)[0]
            tint = ("#d8421c", "#e8641f", "#c8321a")[i % 3]
            fix_on_head(fit, fit.ball(at, random.uniform(0.026, 0.042) * fit.scale, tint, level=1), CLOTH)


def horns(fit: Fitting, face: Face, color: Color = "#2a211c", size: float = 1.0) -> None:
    """Two curved horns on the forehead."""
    s = skull(fit, face)
    for sign in (1.0, -1.0):
        foot = s.place(np.array([[0.62, sign * 0.48, 0.74]]), 1.02)[0]
        bend = ((0.0, 0.0, 0.0), (0.018, 0.026, 0.045), (0.0, 0.048, 0.105), (-0.02, 0.040, 0.15))
        way = [foot + np.array([x, sign * y, z]) * size for x, y, z in bend]
        fix_on_head(fit, shapes.tube(way, [0.022 * size, 0.018 * size, 0.010 * size, 0.001], color, segments=10), GLOSS)


def long_ears(fit: Fitting, face: Face, color: Color = "#6f8a3c", size: float = 1.0) -> None:
    """Pointed ears of a goblin."""
    s = skull(fit, face)
    for sign in (1.0, -1.0):
        foot = np.array([s.x + 0.01, sign * s.aside * 0.96, face.middle[2] - 0.005])
        way = [
            foot,
            foot + np.array([-0.02, sign * 0.05, 0.02]) * size,
            foot + np.array([-0.05, sign * 0.115, 0.055]) * size,
        ]
        fix_on_head(fit, shapes.tube(way, [0.026 * size, 0.022 * size, 0.001], color, segments=8), NYLON)


def wings(fit: Fitting, color: Color = "#f4f2ea", *, insect: bool = False) -> None:
    """Wings on the back: feathers of an angel, or the four clear leaves of a fairy."""
    k = fit.scale
    root = fit.joint("Spine2") + np.array([-0.10, 0, 0.05]) * k
    for sign in (1.0, -1.0):
        if insect:
            for long, wide, up in ((0.62, 0.21, 0.75), (0.44, 0.17, -0.35)):
                way = np.array([-0.28, sign * math.cos(up), math.sin(up)])
                _leaf(fit, root, way / np.linalg.norm(way) * long * k, wide * k, sign, color)
            continue
        for row, count in ((0, 11), (1, 10), (2, 8)):
            for i in range(count):
                t = i / (count - 1)
                arm = root + np.array([-0.06 - 0.10 * t, sign * (0.04 + 0.42 * t), 0.10 + 0.34 * math.sin(t * 2.0)]) * k
                a = np.radians(-88 + 62 * t**1.4)
                long = (0.62 - 0.10 * abs(t - 0.7) - 0.16 * row) * (0.55 + 0.45 * t)
                way = np.array([-0.22, sign * math.cos(a), math.sin(a)]) * long * k
                _leaf(
                    fit, arm + np.array([0.012 * row, 0, 0.0]) * k, way, 0.058 * k, sign, tone(color, 0.86 + 0.07 * row)
                )


def _leaf(fit: Fitting, root: Doubles, way: Doubles, wide: float, sign: float, color: Color) -> None:
    """A flat blade from ``root`` along ``way``, seen from before and behind."""
    del sign
    across = np.cross(way, np.array([1.0, 0.0, 0.12]))
    across /= np.linalg.norm(across)
    u = spread(0, 1, 7)
    half = wide * np.sqrt(np.clip(1 - ((u - 0.58) / 0.60) ** 2, 0.02, 1))
    p = np.concatenate(
        [root + way * u[:, None] - across * half[:, None], root + way * u[:, None] + across * half[:, None]]
    )
    i = np.arange(6)
    faces = np.concatenate([np.stack([i, i + 1, i + 8], 1), np.stack([i, i + 8, i + 7], 1)])
    fit.put(p, faces, fit.bound("Spine2", len(p)), color, NYLON)


def halo(fit: Fitting, face: Face, color: Color = "#ffe08a") -> None:
    """A ring of light over the head."""
    s = skull(fit, face)
    t = spread(0, 2 * np.pi, 33)
    ring = np.stack([s.x + 0.105 * np.cos(t), 0.105 * np.sin(t), np.full(33, s.z + s.up * 1.65)], 1)
    fix_on_head(fit, shapes.tube(ring, 0.008 * fit.scale, color, segments=7), METAL)


def mermaid(fit: Fitting, color: Color = "#1f8a8a") -> Cloth:
    """A scaly tail about both legs with a wide fin before the feet, and a top of shells."""
    k = fit.scale
    scales = cloth(MAIL, 0.35)
    fit.cover(
        lambda at, parts: np.where(
            at[:, 2] < fit.hip, np.maximum(parts.leg, parts.feet["Left"] + parts.feet["Right"]) - 0.3, -1.0
        )
    )
    tube(
        fit, fit.hip + 0.11 * k, fit.ankle - 0.03 * k, color, flare=-0.04, ease=0.010, hug=0.92, rings=20,
        material=scales, legs=0.9, hang=0.985,
    )  # fmt: skip
    band(fit, fit.hip + 0.115 * k, 0.035 * k, tone(color, 1.5), ease=0.012)
    made = garment(
        fit, top(fit, neck=-0.075, hem=0.24, sleeve=-0.05), tone(color, 1.35), ease=0.006, smooth=3, material=NYLON
    )
    foot = (fit.joint("LeftFoot") + fit.joint("RightFoot")) / 2
    for sign in (1.0, -1.0):
        u, v = np.meshgrid(spread(0, 1, 8), spread(0, 1, 6), indexing="ij")
        a = 0.15 + 1.05 * v
        r = (0.05 + 0.30 * u * (0.75 + 0.25 * np.cos(6 * v))) * k
        p = np.stack(
            [foot[0] + 0.02 + 0.75 * r * np.cos(a), sign * (0.01 + r * np.sin(a)), 0.05 * k - 0.035 * u * k], -1
        )
        q = p.reshape(-1, 3)
        fit.put(
            q,
            grid(8, 6, flip=sign > 0),
            fit.mixed({"LeftFoot": 0.5, "RightFoot": 0.5}, len(q)),
            tone(color, 1.25),
            NYLON,
        )
    return made


def sumo(fit: Fitting, skin: Color, color: Color = "#2a2f6a") -> Cloth:
    """A broad belt and nothing else."""
    k = fit.scale
    made = garment(
        fit, top(fit, neck=-0.01, hem=-0.02, sleeve=0.3), skin, ease=0.006, smooth=4, material=NYLON, cover=0.012
    )
    everyday.shorts(fit, color, length=0.10, pattern=0)
    band(fit, fit.hip + 0.075 * k, 0.10 * k, color, ease=0.016)
    hips = fit.joint("Hips")
    for i in range(9):
        y = (i - 4) * 0.028 * k
        a = np.array([hips[0] + (0.205 - 0.9 * abs(y)) * k, y, fit.hip + 0.03 * k])
        fit.fix(
            shapes.capsule(a, a + np.array([0.01, 0, -0.20 * k]), 0.007 * k, 0.004 * k, color, segments=5),
            "Hips",
            CLOTH,
        )
    return made


def alien_head(fit: Fitting, face: Face, color: Color = "#8fa88f") -> None:
    """A high bare skull and large black eyes."""
    s, d = skull(fit, face), face.eye_distance
    fix_on_head(
        fit,
        fit.ball((s.x - 0.012, 0, s.z + 0.022), (s.ahead * 1.14, s.aside * 1.24, s.up * 1.26), color, level=3),
        NYLON,
    )
    for sign in (1.0, -1.0):
        eye = shapes.ball((0, 0, 0), (0.020, d * 0.58, d * 0.42), "#08080b", level=3)
        c, n = math.cos(sign * 0.45), math.sin(sign * 0.45)
        turn = np.array([[1, 0, 0, 0], [0, c, -n, 0], [0, n, c, 0]])
        turn[:, 3] = face.middle + np.array([0.020, sign * d * 0.60, 0.0])
        fix_on_head(fit, eye.moved(turn), GLOSS)


def top_hat(fit: Fitting, face: Face, color: Color = "#14141a") -> None:
    """A conjurer's."""
    crown = ((1.0, 0.40), (0.99, 0.9), (1.0, 1.6), (1.02, 1.98), (0.98, 2.0), (0.01, 2.0))
    brimmed(fit, face, color, crown=crown, brim=0.42, curl=0.12, band="#a3212c")


def wimple(fit: Fitting, face: Face) -> None:
    """A nun's white coif and black veil."""
    hood(fit, face, "#f2f0ea")
    s = skull(fit, face)
    k = fit.scale
    columns, rows = 25, 12
    angle = spread(np.radians(62), np.radians(298), columns)
    p: list[Doubles] = []
    for t in spread(0, 1, rows):
        r = 1.36 * math.sqrt(max(math.sin(min(t * 2.6 + 0.02, 1.57)), 0.0)) + 0.55 * max(t - 0.6, 0)
        z = 1.42 - 0.35 * t - 0.40 * k / s.up * max(t - 0.25, 0) ** 1.1
        p.append(s.place(np.stack([r * np.cos(angle) - 0.06, r * np.sin(angle), np.full(columns, z)], 1)))
    q = np.concatenate(p)
    share = np.repeat(spread(0, 1, rows) ** 1.2 * 0.6, columns)[:, None].astype(np.float32)
    weights = fit.bound("Head", len(q)) * (1 - share) + fit.bound("Spine2", len(q)) * share
    fit.put(q, grid(rows, columns), weights.astype(np.float32), "#16161a", CLOTH)


def fairy(fit: Fitting, color: Color = "#b8d85a") -> Cloth:
    """A short dress of petals, bare feet, and clear wings."""
    made = everyday.dress(fit, color, sleeve=-0.05, length=0.34, flare=0.34, pleats=9, neck=-0.04, belt="#e8a8c8")
    wings(fit, "#d8eef4", insect=True)
    return made


def vampire(fit: Fitting, color: Color = "#14151a") -> Cloth:
    """Evening dress and a black cape lined with red."""
    made = formal.tuxedo(fit, color)
    fantasy.cape(fit, "#121216", length=1.0, lining="#a3161c", width=1.2)
    footwear.shoes(fit, "#1c1512", "#0e0a08")
    return made
