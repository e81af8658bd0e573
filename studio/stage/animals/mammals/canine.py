"""Dogs, wolves and foxes."""

from dataclasses import replace

from studio.stage.animals.plans import Head, Quadruped, Tail

_DOG_HEAD = Head(size=0.44)
DOG = Quadruped(
    height_m=0.58,
    mass_kg=30,
    head=_DOG_HEAD,
    tail=Tail(length=0.62, angle=-8, curl=62, r0=0.042, r1=0.026),
    hind_r=(0.135, 0.090, 0.050, 0.043),
    fore_r=(0.098, 0.068, 0.047, 0.042),
    foot_r=0.055,
)
WOLF = replace(
    DOG,
    height_m=0.78,
    mass_kg=42,
    mane="ruff",
    cell=0.028,
    head=replace(
        _DOG_HEAD,
        skull=(0.24, 0.08, 0.225),
        muzzle=(0.44, -0.02, 0.135, 0.90, -0.06, 0.088),
        ear="prick",
        ear_at=(0.14, 0.145, 0.26),
        ear_size=(0.30, 0.10),
        ear_turn=16,
        eye=(0.48, 0.125, 0.09, 0.034),
        eye_out=0.5,
        cheek=(0.26, 0.16, -0.05, 0.17),
    ),
    tail=Tail(length=0.55, root=(-0.50, 0.84), angle=-66, curl=10, r0=0.05, r1=0.04, hair="plume"),
)
FOX = replace(
    WOLF,
    height_m=0.40,
    mass_kg=7,
    neck=((0.36, 0.80), (0.60, 1.02)),
    head=replace(
        WOLF.head,
        size=0.46,
        muzzle=(0.42, -0.04, 0.13, 0.90, -0.09, 0.066),
        ear_size=(0.36, 0.125),
        ear_turn=14,
        cheek=(0.28, 0.17, -0.07, 0.17),
        eye=(0.48, 0.12, 0.07, 0.040),
    ),
    tail=Tail(length=0.95, root=(-0.50, 0.82), angle=-35, curl=25, r0=0.055, r1=0.075, hair="plume"),
    hind_r=(0.125, 0.08, 0.042, 0.036),
    cell=0.029,
)

SHIBA = replace(
    WOLF,
    height_m=0.39,
    mass_kg=10,
    mane="none",
    neck=((0.34, 0.80), (0.54, 1.06)),
    neck_r=(0.16, 0.13),
    head=replace(
        WOLF.head,
        size=0.46,
        skull=(0.26, 0.08, 0.26),
        muzzle=(0.46, -0.04, 0.145, 0.84, -0.08, 0.088),
        ear_size=(0.26, 0.115),
        cheek=(0.30, 0.17, -0.06, 0.18),
        eye=(0.50, 0.125, 0.08, 0.036),
    ),
    tail=Tail(length=0.62, root=(-0.48, 0.86), angle=70, curl=215, r0=0.055, r1=0.045, hair="plume"),
)
SMALL = replace(
    DOG,
    height_m=0.30,
    mass_kg=6,
    head=replace(_DOG_HEAD, size=0.56, skull=(0.28, 0.08, 0.29)),
    neck_r=(0.16, 0.14),
    neck=((0.34, 0.80), (0.52, 1.06)),
    foot_r=0.058,
    hind_r=(0.14, 0.09, 0.054, 0.048),
    fore_r=(0.10, 0.07, 0.052, 0.046),
)
GOLDEN = replace(
    DOG,
    feathering=True,
    cell=0.030,
    tail=Tail(length=0.70, root=(-0.50, 0.84), angle=-14, curl=52, r0=0.04, r1=0.022, hair="plume"),
    head=replace(_DOG_HEAD, muzzle=(0.42, -0.02, 0.15, 0.84, -0.06, 0.112), ear_size=(0.40, 0.15)),
    neck_r=(0.15, 0.12),
)
HUSKY = replace(WOLF, height_m=0.56, mass_kg=24, tail=replace(WOLF.tail, angle=55, curl=120))
POODLE = replace(DOG, height_m=0.45, mass_kg=20, mane="wool", fluff=0.5)
DACHSHUND = replace(
    DOG,
    height_m=0.26,
    mass_kg=8,
    hind=((-0.72, 0.66), (-0.62, 0.44), (-0.80, 0.22), (-0.73, 0.06)),
    fore=((0.62, 0.62), (0.54, 0.42), (0.56, 0.20), (0.60, 0.06)),
    chest=(0.42, 0.66, 0.235),
    waist=(-0.36, 0.70, 0.20),
    rump=(-0.68, 0.72, 0.18),
    breast=(0.60, 0.64, 0.16),
    withers=(0.46, 0.84, 0.12),
    neck=((0.58, 0.78), (0.84, 1.12)),
    tail=Tail(length=0.8, root=(-0.84, 0.74), angle=5, curl=20),
    head=replace(_DOG_HEAD, size=0.62),
    foot_r=0.07,
    hind_r=(0.16, 0.1, 0.06, 0.055),
    fore_r=(0.12, 0.085, 0.06, 0.055),
)
