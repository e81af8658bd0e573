"""The mammals that walk on four feet, in numbers, and the coats they come in."""

from collections.abc import Mapping
from dataclasses import replace

from studio.stage.animals.coat import Coat
from studio.stage.animals.plans import Head, Quadruped, Tail

_DOG_HEAD = Head(size=0.44)
DOG = Quadruped(height_m=0.58, mass_kg=30, head=_DOG_HEAD, tail=Tail(length=0.62))
_HOOFED_HIND = ((-0.40, 0.80), (-0.27, 0.60), (-0.46, 0.36), (-0.42, 0.055))
_HOOFED_FORE = ((0.42, 0.72), (0.30, 0.55), (0.32, 0.30), (0.33, 0.055))
_CAT_HEAD = Head(
    size=0.40, pitch=4, skull=(0.36, 0.06, 0.36), skull_width=1.04, cheek=(0.44, 0.16, -0.10, 0.19),
    muzzle=(0.58, -0.09, 0.19, 0.74, -0.13, 0.13), muzzle_width=1.15, jaw=(0.42, -0.22, 0.11, 0.075), jaw_drop=0.06,
    nose=(0.055, 0.035, 0.035), nose_lift=0.07, eye=(0.62, 0.175, 0.06, 0.088), eye_out=0.30, ear="prick",
    ear_at=(0.30, 0.20, 0.34), ear_size=(0.36, 0.185), ear_turn=20, whiskers=True,
)  # fmt: skip
CAT = Quadruped(
    height_m=0.27, mass_kg=4.5, head=_CAT_HEAD,
    tail=Tail(length=1.0, root=(-0.58, 0.84), angle=-18, curl=95, r0=0.06, r1=0.045),
    hind=((-0.46, 0.76), (-0.30, 0.47), (-0.56, 0.24), (-0.47, 0.055)),
    fore=((0.42, 0.68), (0.31, 0.46), (0.33, 0.19), (0.37, 0.055)),
    hind_y=0.13, fore_y=0.11, hind_r=(0.15, 0.09, 0.052, 0.046), fore_r=(0.095, 0.070, 0.052, 0.047), foot_r=0.062,
    chest=(0.25, 0.66, 0.185), chest_width=0.86, waist=(-0.16, 0.69, 0.175), rump=(-0.44, 0.73, 0.175),
    breast=(0.38, 0.66, 0.14), withers=(0.26, 0.83, 0.10), neck=((0.38, 0.78), (0.56, 0.95)), neck_r=(0.155, 0.145),
    posture={"gait_height": 0.95}, cell=0.030,
)  # fmt: skip
_BIG_CAT_HEAD = replace(
    _CAT_HEAD, size=0.40, skull=(0.28, 0.07, 0.29), cheek=(0.36, 0.15, -0.08, 0.16), eye=(0.56, 0.145, 0.08, 0.042),
    muzzle=(0.52, -0.06, 0.20, 0.82, -0.10, 0.16), jaw=(0.36, -0.20, 0.12, 0.09), nose=(0.075, 0.05, 0.05), ear="round",
    ear_at=(0.20, 0.22, 0.26), ear_size=(0.17, 0.11), ear_turn=35, nose_lift=0.10,
)  # fmt: skip
LION = replace(
    CAT, height_m=1.05, mass_kg=190, head=_BIG_CAT_HEAD, mane="lion",
    tail=Tail(length=0.90, root=(-0.56, 0.86), angle=-55, curl=70, r0=0.04, r1=0.022, hair="tuft"),
    neck=((0.36, 0.80), (0.60, 1.02)), neck_r=(0.19, 0.155), chest=(0.25, 0.66, 0.20), foot_r=0.072,
    hind_r=(0.16, 0.095, 0.058, 0.052), fore_r=(0.115, 0.085, 0.06, 0.055), withers=(0.26, 0.86, 0.12), cell=0.036,
)  # fmt: skip
HORSE = Quadruped(
    height_m=1.58, mass_kg=480,
    head=Head(
        size=0.40, pitch=42, skull=(0.17, 0.06, 0.165), skull_width=0.85, cheek=(0.24, 0.055, -0.10, 0.155),
        muzzle=(0.36, 0.00, 0.135, 0.90, -0.03, 0.092), muzzle_width=0.80, jaw=(0.34, -0.13, 0.08, 0.05),
        nose=(0, 0, 0), eye=(0.33, 0.125, 0.09, 0.036), eye_out=0.85, ear="prick", ear_at=(0.04, 0.10, 0.20),
        ear_size=(0.22, 0.058), ear_turn=12,
    ),
    tail=Tail(length=0.62, root=(-0.54, 0.90), angle=-62, curl=-18, r0=0.04, r1=0.03, hair="horse"),
    hind=((-0.42, 0.80), (-0.29, 0.61), (-0.50, 0.38), (-0.45, 0.07)),
    fore=((0.44, 0.72), (0.31, 0.56), (0.33, 0.31), (0.34, 0.07)),
    hind_y=0.105, fore_y=0.095, hind_r=(0.155, 0.085, 0.042, 0.026), fore_r=(0.11, 0.07, 0.038, 0.026),
    foot="hoof", foot_r=0.040, chest=(0.24, 0.70, 0.20), chest_width=0.84, waist=(-0.16, 0.75, 0.185),
    rump=(-0.40, 0.82, 0.165), breast=(0.40, 0.70, 0.15), withers=(0.28, 0.93, 0.075),
    neck=((0.40, 0.84), (0.80, 1.33)), neck_r=(0.165, 0.098), neck_width=0.62, mane="horse", cell=0.025,
)  # fmt: skip
COW = replace(
    HORSE, height_m=1.42, mass_kg=650, mane="none", udder=True, belly_low=0.06,
    head=Head(
        size=0.42, pitch=30, skull=(0.18, 0.06, 0.19), skull_width=1.0, cheek=(0.28, 0.08, -0.08, 0.155),
        muzzle=(0.40, -0.01, 0.145, 0.86, -0.05, 0.125), muzzle_width=0.98, jaw=(0.34, -0.14, 0.08, 0.06),
        nose=(0.10, 0.07, 0.05), nose_lift=0.02, eye=(0.36, 0.165, 0.08, 0.036), eye_out=0.9, ear="lop",
        ear_at=(0.12, 0.17, 0.14), ear_size=(0.32, 0.095), horns="cow",
    ),
    tail=Tail(length=0.66, root=(-0.56, 0.95), angle=-78, curl=-8, r0=0.028, r1=0.014, hair="tuft"),
    hind=_HOOFED_HIND, fore=_HOOFED_FORE, hind_y=0.15, fore_y=0.13, foot="cloven", foot_r=0.048,
    hind_r=(0.17, 0.09, 0.052, 0.036), fore_r=(0.12, 0.08, 0.048, 0.036), chest=(0.24, 0.70, 0.235),
    chest_width=0.86, waist=(-0.16, 0.72, 0.235), rump=(-0.40, 0.80, 0.185), breast=(0.42, 0.66, 0.15),
    withers=(0.26, 0.93, 0.09), neck=((0.42, 0.84), (0.70, 1.04)), neck_r=(0.17, 0.125), neck_width=0.68, cell=0.029,
)  # fmt: skip
SHEEP = replace(
    COW, height_m=0.72, mass_kg=70, udder=False, belly_low=0.05, fluff=0.55, foot_r=0.042,
    head=Head(
        size=0.40, pitch=28, skull=(0.20, 0.05, 0.20), skull_width=0.9, muzzle=(0.42, 0.0, 0.14, 0.84, -0.05, 0.10),
        muzzle_width=0.85, nose=(0.07, 0.045, 0.03), eye=(0.40, 0.15, 0.09, 0.04), eye_out=0.85, ear="lop",
        ear_at=(0.16, 0.15, 0.14), ear_size=(0.34, 0.085), jaw=(0.34, -0.13, 0.075, 0.05),
    ),
    tail=Tail(length=0.20, root=(-0.60, 0.86), angle=-70, curl=0, r0=0.06, r1=0.045),
    chest=(0.24, 0.70, 0.275), waist=(-0.18, 0.71, 0.285), rump=(-0.42, 0.74, 0.265), chest_width=0.92,
    breast=(0.44, 0.68, 0.19), withers=(0.26, 0.84, 0.17), neck=((0.46, 0.80), (0.66, 1.04)), neck_r=(0.19, 0.14),
    hind_r=(0.16, 0.08, 0.042, 0.032), fore_r=(0.11, 0.065, 0.040, 0.032), mane="wool", cell=0.034,
)  # fmt: skip
GOAT = replace(
    SHEEP, height_m=0.75, mass_kg=55, fluff=0.0, head=replace(SHEEP.head, horns="goat", pitch=24), mane="none",
    chest=(0.24, 0.70, 0.21), waist=(-0.18, 0.71, 0.205), rump=(-0.40, 0.78, 0.165), breast=(0.42, 0.68, 0.14),
    withers=(0.26, 0.90, 0.09), neck=((0.42, 0.82), (0.66, 1.14)), neck_r=(0.145, 0.105), chest_width=0.82,
    tail=Tail(length=0.2, root=(-0.54, 0.90), angle=40, curl=30, r0=0.045, r1=0.02),
)  # fmt: skip
DEER = replace(
    HORSE, height_m=1.10, mass_kg=90, mane="none", foot="cloven", foot_r=0.034,
    head=Head(
        size=0.36, pitch=26, skull=(0.20, 0.06, 0.19), skull_width=0.9, cheek=(0.28, 0.08, -0.05, 0.13),
        muzzle=(0.40, 0.0, 0.135, 0.88, -0.05, 0.085), muzzle_width=0.85, nose=(0.06, 0.05, 0.045), nose_lift=0.03,
        eye=(0.40, 0.15, 0.09, 0.052), eye_out=0.8, ear="long", ear_at=(0.10, 0.14, 0.20), ear_size=(0.46, 0.13),
        ear_turn=55, horns="antlers",
    ),
    tail=Tail(length=0.16, root=(-0.50, 0.92), angle=-40, curl=0, r0=0.045, r1=0.025),
    hind_r=(0.13, 0.07, 0.034, 0.021), fore_r=(0.085, 0.052, 0.030, 0.020), hind_y=0.085, fore_y=0.08,
    chest=(0.24, 0.74, 0.17), waist=(-0.16, 0.79, 0.14), rump=(-0.40, 0.84, 0.145), breast=(0.40, 0.74, 0.12),
    withers=(0.27, 0.92, 0.075), neck=((0.40, 0.86), (0.66, 1.36)), neck_r=(0.125, 0.085), neck_width=0.75,
)  # fmt: skip
GIRAFFE = replace(
    DEER, height_m=2.9, mass_kg=900, foot_r=0.042, mane="horse",
    head=replace(DEER.head, size=0.235, horns="giraffe", pitch=22, ear_size=(0.30, 0.09), eye=(0.42, 0.15, 0.09, 0.045)),
    tail=Tail(length=0.42, root=(-0.36, 0.80), angle=-80, curl=0, r0=0.02, r1=0.01, hair="tuft"),
    hind=((-0.30, 0.72), (-0.20, 0.56), (-0.32, 0.34), (-0.29, 0.05)),
    fore=((0.28, 0.72), (0.20, 0.58), (0.22, 0.31), (0.23, 0.05)),
    chest=(0.17, 0.74, 0.16), waist=(-0.12, 0.73, 0.14), rump=(-0.28, 0.72, 0.13), breast=(0.26, 0.76, 0.12),
    withers=(0.18, 0.89, 0.09), neck=((0.24, 0.86), (0.62, 1.72)), neck_r=(0.13, 0.058), neck_width=0.75, cell=0.023,
    hind_r=(0.11, 0.06, 0.036, 0.026), fore_r=(0.08, 0.055, 0.036, 0.026),
)  # fmt: skip
PIG = replace(
    COW, height_m=0.72, mass_kg=160, udder=False, belly_low=0.05, foot_r=0.042,
    head=Head(
        size=0.50, pitch=18, skull=(0.24, 0.04, 0.26), skull_width=0.95, cheek=(0.30, 0.14, -0.10, 0.18),
        muzzle=(0.46, -0.04, 0.17, 0.84, -0.06, 0.105), muzzle_width=0.95, nose=(0, 0, 0), snout_disc=0.115,
        eye=(0.47, 0.165, 0.10, 0.03), eye_out=0.7, ear="prick", ear_at=(0.20, 0.17, 0.24), ear_size=(0.30, 0.15),
        ear_turn=42, jaw=(0.36, -0.18, 0.10, 0.06),
    ),
    tail=Tail(length=0.28, root=(-0.66, 0.84), angle=10, curl=330, r0=0.022, r1=0.012),
    hind=((-0.46, 0.66), (-0.36, 0.44), (-0.52, 0.27), (-0.47, 0.05)),
    fore=((0.40, 0.60), (0.31, 0.42), (0.33, 0.24), (0.35, 0.05)), hind_y=0.17, fore_y=0.16,
    hind_r=(0.19, 0.10, 0.055, 0.046), fore_r=(0.14, 0.09, 0.052, 0.046),
    chest=(0.22, 0.64, 0.285), waist=(-0.18, 0.66, 0.295), rump=(-0.42, 0.68, 0.265), chest_width=0.88,
    breast=(0.42, 0.60, 0.20), withers=(0.24, 0.80, 0.17), neck=((0.42, 0.70), (0.58, 0.76)), neck_r=(0.25, 0.225),
    neck_width=0.9, cell=0.03,
)  # fmt: skip
BEAR = replace(
    DOG, height_m=1.05, mass_kg=260, hump=0.03, foot_r=0.085,
    head=Head(
        size=0.44, pitch=12, skull=(0.26, 0.08, 0.29), skull_width=1.05, cheek=(0.32, 0.17, -0.06, 0.19),
        muzzle=(0.50, -0.06, 0.165, 0.88, -0.10, 0.115), muzzle_width=0.95, eye=(0.55, 0.125, 0.09, 0.030), eye_out=0.45,
        ear="round", ear_at=(0.16, 0.24, 0.28), ear_size=(0.18, 0.12), ear_turn=35, nose=(0.075, 0.055, 0.05),
        jaw=(0.36, -0.20, 0.11, 0.07),
    ),
    tail=Tail(length=0.10, root=(-0.58, 0.80), angle=-40, curl=0, r0=0.05, r1=0.03),
    hind=((-0.40, 0.72), (-0.30, 0.44), (-0.48, 0.17), (-0.36, 0.06)),
    fore=((0.38, 0.68), (0.29, 0.46), (0.31, 0.17), (0.37, 0.06)), hind_y=0.17, fore_y=0.17,
    hind_r=(0.20, 0.14, 0.092, 0.085), fore_r=(0.15, 0.12, 0.092, 0.085),
    chest=(0.22, 0.66, 0.275), waist=(-0.18, 0.69, 0.275), rump=(-0.40, 0.72, 0.26), chest_width=0.92,
    breast=(0.36, 0.64, 0.20), withers=(0.22, 0.86, 0.16), neck=((0.38, 0.76), (0.60, 0.92)), neck_r=(0.225, 0.19),
    neck_width=0.92, mane="ruff", cell=0.037,
)  # fmt: skip
WOLF = replace(
    DOG, height_m=0.78, mass_kg=42, mane="ruff", cell=0.028,
    head=replace(
        _DOG_HEAD, skull=(0.24, 0.08, 0.225), muzzle=(0.44, -0.02, 0.135, 0.90, -0.06, 0.088), ear="prick",
        ear_at=(0.14, 0.145, 0.26), ear_size=(0.30, 0.10), ear_turn=16, eye=(0.48, 0.125, 0.09, 0.034), eye_out=0.5,
        cheek=(0.26, 0.16, -0.05, 0.17),
    ),
    tail=Tail(length=0.55, root=(-0.50, 0.84), angle=-66, curl=10, r0=0.05, r1=0.04, hair="plume"),
)  # fmt: skip
FOX = replace(
    WOLF, height_m=0.40, mass_kg=7, neck=((0.36, 0.80), (0.60, 1.02)),
    head=replace(
        WOLF.head, size=0.46, muzzle=(0.42, -0.04, 0.13, 0.90, -0.09, 0.066), ear_size=(0.36, 0.125), ear_turn=14,
        cheek=(0.28, 0.17, -0.07, 0.17), eye=(0.48, 0.12, 0.07, 0.040),
    ),
    tail=Tail(length=0.95, root=(-0.50, 0.82), angle=-35, curl=25, r0=0.055, r1=0.075, hair="plume"),
    hind_r=(0.125, 0.08, 0.042, 0.036), cell=0.029,
)  # fmt: skip
ELEPHANT = replace(
    COW, height_m=2.9, mass_kg=4000, udder=False, belly_low=0.03, trunk=True, foot="pad", foot_r=0.085,
    head=Head(
        size=0.34, pitch=30, skull=(0.28, 0.16, 0.44), skull_width=0.85, cheek=(0.40, 0.20, -0.06, 0.26),
        muzzle=(0.52, -0.02, 0.27, 0.66, -0.14, 0.20), muzzle_width=0.9, nose=(0, 0, 0), eye=(0.60, 0.30, 0.06, 0.035),
        eye_out=0.9, ear="flap", ear_at=(0.20, 0.34, 0.12), ear_size=(0.92, 0.50), jaw=(0.40, -0.32, 0.12, 0.07),
        tusks=1.0, jaw_drop=0.2,
    ),
    tail=Tail(length=0.40, root=(-0.50, 0.80), angle=-82, curl=0, r0=0.022, r1=0.010, hair="tuft"),
    hind=((-0.34, 0.66), (-0.29, 0.42), (-0.36, 0.17), (-0.33, 0.07)),
    fore=((0.34, 0.64), (0.28, 0.42), (0.30, 0.17), (0.31, 0.07)), hind_y=0.145, fore_y=0.15,
    hind_r=(0.165, 0.115, 0.088, 0.082), fore_r=(0.13, 0.105, 0.088, 0.082),
    chest=(0.18, 0.66, 0.27), waist=(-0.16, 0.68, 0.275), rump=(-0.34, 0.70, 0.235), chest_width=0.84,
    breast=(0.32, 0.66, 0.20), withers=(0.20, 0.84, 0.14), neck=((0.32, 0.80), (0.48, 0.88)), neck_r=(0.23, 0.19),
    neck_width=0.85, cell=0.036,
)  # fmt: skip
RABBIT = replace(
    CAT, height_m=0.20, mass_kg=2,
    head=Head(
        size=0.56, pitch=12, skull=(0.30, 0.06, 0.27), skull_width=0.9, cheek=(0.44, 0.12, -0.08, 0.17),
        muzzle=(0.52, -0.05, 0.17, 0.80, -0.09, 0.115), muzzle_width=0.95, nose=(0.04, 0.03, 0.02), nose_lift=0.05,
        eye=(0.48, 0.19, 0.09, 0.07), eye_out=0.85, ear="long", ear_at=(0.10, 0.085, 0.28), ear_size=(0.95, 0.14),
        ear_turn=8, whiskers=True, jaw=(0.40, -0.18, 0.09, 0.06),
    ),
    tail=Tail(length=0.12, root=(-0.66, 0.52), angle=30, curl=0, r0=0.11, r1=0.09),
    hind=((-0.38, 0.52), (-0.14, 0.30), (-0.52, 0.14), (-0.22, 0.05)),
    fore=((0.40, 0.46), (0.32, 0.30), (0.36, 0.13), (0.41, 0.05)), hind_r=(0.22, 0.15, 0.075, 0.06),
    fore_r=(0.10, 0.075, 0.055, 0.05), chest=(0.24, 0.52, 0.235), waist=(-0.14, 0.56, 0.285), rump=(-0.36, 0.52, 0.30),
    chest_width=0.86, breast=(0.40, 0.50, 0.19), withers=(0.24, 0.66, 0.14), neck=((0.38, 0.66), (0.50, 0.82)),
    neck_r=(0.19, 0.17), hind_y=0.16, posture={"hops": 1.0},
)  # fmt: skip
MONKEY = replace(
    CAT, height_m=0.48, mass_kg=10, foot="hand", foot_r=0.062,
    head=Head(
        size=0.38, pitch=0, skull=(0.34, 0.14, 0.34), skull_width=0.98, cheek=(0.46, 0.12, -0.08, 0.18),
        muzzle=(0.50, -0.08, 0.20, 0.68, -0.13, 0.15), muzzle_width=1.0, nose=(0.05, 0.03, 0.02), nose_lift=0.09,
        eye=(0.62, 0.10, 0.11, 0.05), eye_out=0.05, ear="round", ear_at=(0.32, 0.33, 0.05), ear_size=(0.16, 0.12),
        ear_turn=78, jaw=(0.42, -0.22, 0.10, 0.08), brow=0.02,
    ),
    tail=Tail(length=0.95, root=(-0.50, 0.80), angle=10, curl=120, r0=0.04, r1=0.028),
    hind=((-0.40, 0.74), (-0.22, 0.46), (-0.46, 0.14), (-0.36, 0.06)),
    fore=((0.36, 0.76), (0.28, 0.48), (0.33, 0.15), (0.38, 0.06)), hind_y=0.14, fore_y=0.16,
    chest=(0.22, 0.72, 0.19), waist=(-0.16, 0.73, 0.165), rump=(-0.38, 0.74, 0.165), neck=((0.34, 0.82), (0.48, 1.0)),
    neck_r=(0.13, 0.12), hind_r=(0.125, 0.085, 0.055, 0.05), fore_r=(0.09, 0.07, 0.052, 0.045),
)  # fmt: skip
DRAGON = replace(
    LION, height_m=2.2, mass_kg=2500, mane="spikes", wings=True,
    head=Head(
        size=0.46, pitch=14, skull=(0.22, 0.08, 0.19), skull_width=0.95, cheek=(0.26, 0.14, -0.04, 0.15),
        muzzle=(0.42, 0.0, 0.15, 0.92, -0.04, 0.095), muzzle_width=1.0, nose=(0, 0, 0), eye=(0.44, 0.14, 0.12, 0.036),
        eye_out=0.65, ear="none", horns="dragon", brow=0.03, jaw=(0.30, -0.14, 0.10, 0.06),
    ),
    tail=Tail(length=1.9, root=(-0.54, 0.80), angle=-25, curl=55, r0=0.115, r1=0.02),
    neck=((0.36, 0.82), (0.86, 1.42)), neck_r=(0.155, 0.085), neck_width=0.9, cell=0.036,
    hind_r=(0.17, 0.105, 0.065, 0.06), fore_r=(0.125, 0.085, 0.06, 0.055),
)  # fmt: skip

TURTLE = replace(
    CAT, height_m=0.24, mass_kg=8, shell=True, foot_r=0.10,
    head=Head(
        size=0.48, pitch=4, skull=(0.36, 0.02, 0.22), muzzle=(0.50, -0.03, 0.18, 0.80, -0.06, 0.10), muzzle_width=0.95,
        cheek=(0.40, 0.06, -0.03, 0.16), nose=(0, 0, 0), eye=(0.60, 0.15, 0.07, 0.05), eye_out=0.75, ear="none",
        jaw=(0.40, -0.12, 0.10, 0.07),
    ),
    tail=Tail(length=0.28, root=(-0.86, 0.50), angle=-20, curl=0, r0=0.07, r1=0.02),
    hind=((-0.55, 0.52), (-0.44, 0.38), (-0.62, 0.22), (-0.58, 0.09)), fore=((0.58, 0.52), (0.50, 0.38), (0.60, 0.20), (0.66, 0.09)),
    hind_y=0.52, fore_y=0.52, hind_r=(0.17, 0.14, 0.12, 0.11), fore_r=(0.15, 0.13, 0.12, 0.11), chest=(0.30, 0.56, 0.26), chest_width=1.2,
    waist=(-0.20, 0.56, 0.30), rump=(-0.50, 0.54, 0.24), breast=(0.56, 0.52, 0.18), withers=(0.30, 0.60, 0.20), neck=((0.62, 0.56), (0.98, 0.68)),
    neck_r=(0.16, 0.13), cell=0.04, posture={"gait_height": 0.9},
)  # fmt: skip
FROG = replace(
    CAT, height_m=0.075, mass_kg=0.05, foot="hand", foot_r=0.11,
    head=Head(
        size=0.80, pitch=2, skull=(0.26, 0.04, 0.36), skull_width=1.15, muzzle=(0.40, -0.06, 0.30, 0.66, -0.12, 0.20), muzzle_width=1.35,
        cheek=(0.36, 0.18, -0.08, 0.24), nose=(0, 0, 0), eye=(0.34, 0.27, 0.34, 0.12), eye_out=0.7, ear="none", jaw=(0.30, -0.24, 0.16, 0.13),
    ),
    tail=Tail(length=0.06, root=(-0.72, 0.42), angle=-30, curl=0, r0=0.10, r1=0.06),
    hind=((-0.46, 0.48), (-0.02, 0.50), (-0.62, 0.16), (-0.18, 0.07)), fore=((0.42, 0.50), (0.28, 0.34), (0.38, 0.16), (0.48, 0.07)),
    hind_y=0.42, fore_y=0.34, hind_r=(0.20, 0.12, 0.08, 0.06), fore_r=(0.12, 0.085, 0.07, 0.06), chest=(0.24, 0.52, 0.33), chest_width=1.15,
    waist=(-0.18, 0.46, 0.33), rump=(-0.42, 0.42, 0.26), breast=(0.40, 0.50, 0.26), withers=(0.22, 0.66, 0.22), neck=((0.42, 0.60), (0.50, 0.66)),
    neck_r=(0.30, 0.30), neck_width=1.1, cell=0.05, posture={"hops": 1.0},
)  # fmt: skip

_SHIBA = replace(
    WOLF, height_m=0.39, mass_kg=10, mane="none", neck=((0.34, 0.80), (0.54, 1.06)), neck_r=(0.16, 0.13),
    head=replace(WOLF.head, size=0.46, skull=(0.26, 0.08, 0.26), muzzle=(0.46, -0.04, 0.145, 0.84, -0.08, 0.088),
                 ear_size=(0.26, 0.115), cheek=(0.30, 0.17, -0.06, 0.18), eye=(0.50, 0.125, 0.08, 0.036)),
    tail=Tail(length=0.62, root=(-0.48, 0.86), angle=70, curl=215, r0=0.055, r1=0.045, hair="plume"),
)  # fmt: skip
_SMALL = replace(
    DOG, height_m=0.30, mass_kg=6, head=replace(_DOG_HEAD, size=0.56, skull=(0.28, 0.08, 0.29)), neck_r=(0.16, 0.14),
    neck=((0.34, 0.80), (0.52, 1.06)), foot_r=0.058, hind_r=(0.14, 0.09, 0.054, 0.048), fore_r=(0.10, 0.07, 0.052, 0.046),
)  # fmt: skip
_GOLDEN = replace(
    DOG, feathering=True, cell=0.030, tail=Tail(length=0.70, root=(-0.50, 0.84), angle=-14, curl=52, r0=0.04, r1=0.022, hair="plume"),
    head=replace(_DOG_HEAD, muzzle=(0.42, -0.02, 0.15, 0.84, -0.06, 0.112), ear_size=(0.40, 0.15)), neck_r=(0.15, 0.12),
)  # fmt: skip
_HUSKY = replace(WOLF, height_m=0.56, mass_kg=24, tail=replace(WOLF.tail, angle=55, curl=120))
_POODLE = replace(DOG, height_m=0.45, mass_kg=20, mane="wool", fluff=0.5)
_DACHSHUND = replace(
    DOG, height_m=0.26, mass_kg=8, hind=((-0.72, 0.66), (-0.62, 0.44), (-0.80, 0.22), (-0.73, 0.06)),
    fore=((0.62, 0.62), (0.54, 0.42), (0.56, 0.20), (0.60, 0.06)), chest=(0.42, 0.66, 0.235), waist=(-0.36, 0.70, 0.20),
    rump=(-0.68, 0.72, 0.18), breast=(0.60, 0.64, 0.16), withers=(0.46, 0.84, 0.12), neck=((0.58, 0.78), (0.84, 1.12)),
    tail=Tail(length=0.8, root=(-0.84, 0.74), angle=5, curl=20), head=replace(_DOG_HEAD, size=0.62), foot_r=0.07,
    hind_r=(0.16, 0.1, 0.06, 0.055), fore_r=(0.12, 0.085, 0.06, 0.055),
)  # fmt: skip

PLANS: Mapping[str, Quadruped] = {
    "dog": DOG, "cat": CAT, "horse": HORSE, "cow": COW, "sheep": SHEEP, "goat": GOAT, "pig": PIG, "deer": DEER,
    "bear": BEAR, "wolf": WOLF, "fox": FOX, "lion": LION, "tiger": replace(LION, mane="none", mass_kg=200,
    tail=replace(LION.tail, hair="none", r1=0.03)), "elephant": ELEPHANT, "giraffe": GIRAFFE, "rabbit": RABBIT,
    "monkey": MONKEY, "dragon": DRAGON,
    "zebra": replace(HORSE, height_m=1.35, mass_kg=300), "donkey": replace(HORSE, height_m=1.15, mass_kg=200,
    head=replace(HORSE.head, ear_size=(0.42, 0.085), size=0.44)),
    "leopard": replace(LION, mane="none", height_m=0.68, mass_kg=60, tail=replace(LION.tail, hair="none", r1=0.03)),
    "panda": replace(BEAR, height_m=0.85, mass_kg=110, hump=0.0), "raccoon": replace(FOX, height_m=0.28, mass_kg=8),
    "turtle": TURTLE, "frog": FROG,
    "mouse": replace(RABBIT, height_m=0.045, mass_kg=0.03, head=replace(RABBIT.head, ear="round", ear_size=(0.34, 0.2),
    ear_at=(0.16, 0.22, 0.26), ear_turn=35), tail=Tail(length=1.9, root=(-0.62, 0.45), angle=-15, curl=20, r0=0.035,
    r1=0.015)),
}  # fmt: skip
"""Kind -> plan."""

BREEDS: Mapping[str, tuple[Quadruped, str]] = {
    "golden_retriever": (_GOLDEN, "golden"), "retriever": (_GOLDEN, "golden"), "labrador": (DOG, "lab"),
    "shiba": (_SHIBA, "shiba"), "akita": (replace(_SHIBA, height_m=0.62, mass_kg=35), "shiba"),
    "husky": (_HUSKY, "husky"), "german_shepherd": (replace(WOLF, height_m=0.62, mass_kg=32), "shepherd"),
    "poodle": (_POODLE, "poodle"), "dachshund": (_DACHSHUND, "black_tan"), "puppy": (_SMALL, "lab"),
    "beagle": (replace(DOG, height_m=0.38, mass_kg=11), "beagle"), "corgi": (
    replace(_DACHSHUND, height_m=0.28, head=replace(_SHIBA.head, size=0.6), tail=Tail(length=0.1, root=(-0.84, 0.74))),
    "shiba"), "dalmatian": (DOG, "dalmatian"), "border_collie": (replace(_GOLDEN, height_m=0.52, mass_kg=18), "collie"),
}  # fmt: skip
"""Word of a dog's breed -> plan and coat."""

COATS: Mapping[str, Coat] = {
    "dog": Coat(coat="#a8713c", patches={"muzzle": "#b98a58", "jaw": "#c49a68", "paw": "#c49a68", "ear": "#8a5428",
                "inner_ear": "#9c7056", "chest": "#c09058"}, under="#d4b184"),
    "golden": Coat(coat="#bb8647", patches={"muzzle": "#c99a60", "chest": "#d2a76c", "paw": "#cfa469", "ear": "#a87238",
                   "inner_ear": "#b58560", "mane": "#d9b27a", "jaw": "#cda268", "tail_tip": "#d6ae78"}, under="#dcb986", fur_m=0.012),
    "lab": Coat(coat="#c7a36c", patches={"ear": "#ad8550", "inner_ear": "#b58f68", "muzzle": "#d2b384"}, under="#dcc59a"),
    "shiba": Coat(coat="#b2703a", patches={"muzzle": "#e6d7bd", "jaw": "#ece1cc", "cheek": "#e2cfae", "chest": "#e8dac0",
                  "paw": "#e8dcc4", "leg": "#d9bd92", "tail_tip": "#e6d6ba", "inner_ear": "#d9b49c"}, under="#eaddc6",
                  under_reach=0.45, fur_m=0.01),
    "husky": Coat(coat="#5c6068", patches={"muzzle": "#e6e4e0", "jaw": "#ecebe8", "cheek": "#e2e0dc", "chest": "#e8e6e2",
                  "paw": "#e8e6e2", "leg": "#dcdad6", "inner_ear": "#cbb8b0"}, under="#ebe9e5", under_reach=0.5,
                  iris="#7fb4d8", fur_m=0.011),
    "shepherd": Coat(coat="#a87440", pattern="saddle", mark="#1c1814", patches={"muzzle": "#2a2019", "ear": "#2a211b",
                     "inner_ear": "#8a6444"}, fur_m=0.01),
    "poodle": Coat(coat="#d9cdb8", patches={"inner_ear": "#cfa99a"}, fur_m=0.012),
    "black_tan": Coat(coat="#241c18", patches={"muzzle": "#7a4a24", "paw": "#8a5428", "leg": "#7a4a24", "jaw": "#8a5428"},
                      fur_m=0.005),
    "beagle": Coat(coat="#a8703c", pattern="saddle", mark="#201a17", patches={"muzzle": "#e8e0d2", "jaw": "#ece6da",
                   "chest": "#ece6da", "paw": "#eee8dc", "leg": "#eae2d4", "tail_tip": "#eee8dc", "ear": "#8f5a2c"},
                   under="#ece4d6", under_reach=0.45),
    "dalmatian": Coat(coat="#e9e5dc", pattern="spots", mark="#1c1918", fur_m=0.004),
    "collie": Coat(coat="#1d1b1c", patches={"muzzle": "#e8e4dc", "chest": "#ece8e0", "paw": "#e8e4dc", "leg": "#e8e4dc",
                   "jaw": "#ece8e0", "tail_tip": "#ece8e0"}, fur_m=0.012),
    "cat": Coat(coat="#8a7560", pattern="tabby", mark="#3a2e25", patches={"muzzle": "#cdbfa8", "jaw": "#d6cab6",
                "chest": "#c4b49a", "inner_ear": "#c99a8c", "paw": "#b7a58c"}, under="#c9bba4", iris="#8a9a34",
                pupil="slit", nose="#a8625a", fur_m=0.006),
    "black_cat": Coat(coat="#211f24", patches={"inner_ear": "#3a2b2d"}, iris="#c9a92a", pupil="slit", nose="#0c0b0c", fur_m=0.006),
    "white_cat": Coat(coat="#e6e2d9", patches={"inner_ear": "#dba79c"}, iris="#5f94b4", pupil="slit", nose="#d09088", fur_m=0.006),
    "calico": Coat(coat="#e6dfd2", pattern="patches", mark="#b8682c", patches={"inner_ear": "#dba79c", "ear": "#2a221d",
                   "tail_tip": "#2a221d"}, iris="#8a9a34", pupil="slit", nose="#d09088", fur_m=0.006),
    "horse": Coat(coat="#64361c", patches={"mane": "#1a1310", "leg": "#221814", "muzzle": "#3a2219", "hoof": "#2b231d",
                  "inner_ear": "#5a3a28"}, fur_m=0.004),
    "cow": Coat(coat="#e8e2d8", pattern="patches", mark="#1d1917", patches={"muzzle": "#e3d6cc", "mane": "#e8e2d8",
                "inner_ear": "#d4a596", "hoof": "#3a322b"}, nose="#c08d84", fur_m=0.004),
    "sheep": Coat(coat="#dcd3bf", patches={"face": "#3b322c", "muzzle": "#352d28", "jaw": "#352d28", "cheek": "#3b322c",
                  "ear": "#3b322c", "leg": "#3a312b", "leg_top": "#8f8474", "inner_ear": "#6a5048"}, nose="#1c1715", fur_m=0.014),
    "goat": Coat(coat="#d9cfbd", patches={"horn": "#6f624e", "inner_ear": "#d0a090", "leg": "#b9ac96", "mane": "#b9ac96"},
                 iris="#b08a3a", pupil="bar", fur_m=0.008),
    "pig": Coat(coat="#dba096", patches={"nose": "#cf8a82", "inner_ear": "#c98a80", "hoof": "#5a463c"}, nose="#c98078", fur_m=0.0),
    "deer": Coat(coat="#8f5d34", pattern="fawn", mark="#d9bd94", patches={"muzzle": "#7a5236", "tail_tip": "#e8dcc8",
                 "horn": "#7a634a", "inner_ear": "#c9ab94", "jaw": "#c9ab88", "chest": "#a87a50"}, under="#dcc9ac", fur_m=0.005),
    "bear": Coat(coat="#4a3120", patches={"muzzle": "#8a6642", "jaw": "#8a6642", "inner_ear": "#3a281c"}, fur_m=0.014),
    "panda": Coat(coat="#e8e4da", patches={"leg": "#171517", "leg_top": "#171517", "paw": "#171517", "ear": "#171517",
                  "inner_ear": "#171517"}, fur_m=0.014),
    "wolf": Coat(coat="#6d675f", patches={"muzzle": "#a89e90", "jaw": "#c9c0b2", "cheek": "#b9afa0", "chest": "#a79d8f",
                 "leg": "#a39684", "paw": "#b0a490", "tail_tip": "#2d2926", "inner_ear": "#a38f80"}, under="#c4bbab",
                 pattern="saddle", mark="#3a3632", iris="#c49a34", fur_m=0.011),
    "fox": Coat(coat="#b3571f", patches={"muzzle": "#c98a58", "jaw": "#ece4d8", "cheek": "#e8d9c4", "chest": "#e8dccb",
                "leg": "#2a1c15", "paw": "#1f1612", "tail_tip": "#efe8dc", "ear": "#5a2f18", "inner_ear": "#e0cdb8"},
                under="#e6d8c6", iris="#c08a2c", pupil="slit", fur_m=0.01),
    "lion": Coat(coat="#b98a4e", patches={"mane": "#5f3416", "muzzle": "#d6b88a", "jaw": "#e6d6ba", "chest": "#a87440",
                 "inner_ear": "#6a4a30", "tail_tip": "#3a2414"}, under="#dcc296", iris="#c08a30", nose="#5a3530", fur_m=0.006),
    "tiger": Coat(coat="#bf6a22", pattern="stripes", mark="#151110", patches={"muzzle": "#e8dcc8", "jaw": "#f0e8d8",
                  "cheek": "#e0b888", "chest": "#e6d3b4", "inner_ear": "#e8dcc8", "ear": "#1c1614"}, under="#ece0cc",
                  under_reach=0.45, iris="#c9a03a", nose="#b0706a", fur_m=0.006),
    "leopard": Coat(coat="#c08f4a", pattern="spots", mark="#1f1711", patches={"muzzle": "#e6d6ba", "jaw": "#f0e6d4"},
                    under="#e8dcc4", iris="#a8a040", fur_m=0.005),
    "elephant": Coat(coat="#6a6663", patches={"ear": "#66605c", "inner_ear": "#7a6a64", "mane": "#2a2624"}, fur_m=0.0),
    "giraffe": Coat(coat="#dcc79c", pattern="giraffe", mark="#8a4c20", patches={"muzzle": "#b9a284", "horn": "#8a6844",
                    "mane": "#8a4c20", "leg": "#dccdae", "inner_ear": "#d4b89a", "hoof": "#3a2e24"}, fur_m=0.004),
    "rabbit": Coat(coat="#8f7a64", patches={"muzzle": "#b9a890", "jaw": "#cfc2ae", "tail_tip": "#ece6da", "coat2": "#fff",
                   "inner_ear": "#d2a396"}, under="#d6cbb8", nose="#b07a70", fur_m=0.009),
    "monkey": Coat(coat="#6a5238", patches={"muzzle": "#c98f7c", "jaw": "#c98f7c", "cheek": "#c28a76", "ear": "#b57f6c",
                   "inner_ear": "#b57f6c", "paw": "#5a4036", "chest": "#8f7650"}, under="#a08760", iris="#6a4420",
                   nose="#7a4a40", fur_m=0.009),
    "dragon": Coat(coat="#3a5a34", patches={"belly": "#b7a060", "chest": "#b7a060", "horn": "#d6c8a4", "wing": "#5a2f2a"},
                   under="#b7a060", under_reach=0.45, iris="#e0a020", pupil="slit", fur_m=0.0),
    "zebra": Coat(coat="#e6e2d8", pattern="zebra", mark="#161415", patches={"mane": "#1a1716", "muzzle": "#2a2422",
                  "hoof": "#2b231d"}, fur_m=0.004),
    "donkey": Coat(coat="#77706a", patches={"muzzle": "#cfc8be", "mane": "#2d2826", "hoof": "#2b231d", "chest": "#8f8880"},
                   under="#c9c2b6", fur_m=0.006),
    "raccoon": Coat(coat="#6f6a64", patches={"muzzle": "#d8d4cc", "face": "#59544f", "cheek": "#1d1a19", "tail_tip": "#1d1a19",
                    "paw": "#1f1c1b", "jaw": "#d8d4cc"}, fur_m=0.01),
    "turtle": Coat(coat="#6a7040", patches={"shell": "#4a5228", "belly": "#c9b878", "jaw": "#8a8a58"}, iris="#c8901c", fur_m=0.0),
    "frog": Coat(coat="#4f8a34", patches={"jaw": "#c9cf9a", "paw": "#6a9a4a", "belly": "#d6d6ac"}, pattern="spots", mark="#2f5a22", under="#dcdcb4",
                 under_reach=0.45, iris="#d8a01c", pupil="bar", fur_m=0.0),
    "mouse": Coat(coat="#7d746c", patches={"ear": "#b9928a", "inner_ear": "#c99a90", "paw": "#c99a90"}, under="#b9b0a6",
                  nose="#c08880", fur_m=0.004),
}  # fmt: skip
"""Kind, or a breed's word, -> coat."""
