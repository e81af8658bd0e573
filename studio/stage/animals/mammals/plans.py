"""Every kind and breed by its word."""

from collections.abc import Mapping
from dataclasses import replace

from studio.stage.animals.mammals.canine import DACHSHUND, DOG, FOX, GOLDEN, HUSKY, POODLE, SHIBA, SMALL, WOLF
from studio.stage.animals.mammals.feline import CAT, LION
from studio.stage.animals.mammals.hoofed import CAMEL, COW, DEER, GIRAFFE, GOAT, HORSE, PIG, SHEEP, UNICORN
from studio.stage.animals.mammals.reptiles import REPTILES
from studio.stage.animals.mammals.scaly import DRAGON, FROG, TURTLE
from studio.stage.animals.mammals.small import SMALL as SMALL_ONES
from studio.stage.animals.mammals.wild import BEAR, ELEPHANT, MONKEY, RABBIT
from studio.stage.animals.plans import Quadruped, Tail

PLANS: Mapping[str, Quadruped] = {
    "dog": DOG,
    "cat": CAT,
    "horse": HORSE,
    "cow": COW,
    "sheep": SHEEP,
    "goat": GOAT,
    "pig": PIG,
    "deer": DEER,
    "bear": BEAR,
    "wolf": WOLF,
    "fox": FOX,
    "lion": LION,
    "tiger": replace(LION, mane="none", mass_kg=200, tail=replace(LION.tail, hair="none", r1=0.03)),
    "elephant": ELEPHANT,
    "giraffe": GIRAFFE,
    "rabbit": RABBIT,
    "monkey": MONKEY,
    "dragon": DRAGON,
    "zebra": replace(HORSE, height_m=1.35, mass_kg=300),
    "donkey": replace(HORSE, height_m=1.15, mass_kg=200, head=replace(HORSE.head, ear_size=(0.42, 0.085), size=0.44)),
    "leopard": replace(LION, mane="none", height_m=0.68, mass_kg=60, tail=replace(LION.tail, hair="none", r1=0.03)),
    "panda": replace(
        BEAR,
        height_m=0.85,
        mass_kg=110,
        hump=0.0,
        mane="none",
        head=replace(
            BEAR.head,
            size=0.50,
            skull=(0.28, 0.08, 0.34),
            cheek=(0.34, 0.22, -0.06, 0.24),
            muzzle=(0.50, -0.07, 0.175, 0.78, -0.11, 0.125),
            eye=(0.57, 0.155, 0.06, 0.036),
            eye_patch=0.085,
            ear_at=(0.18, 0.28, 0.34),
            ear_size=(0.21, 0.14),
        ),
    ),
    "raccoon": replace(
        FOX,
        height_m=0.28,
        mass_kg=8,
        mane="none",
        chest=(0.22, 0.62, 0.225),
        chest_width=0.92,
        waist=(-0.16, 0.68, 0.235),
        rump=(-0.38, 0.69, 0.225),
        breast=(0.36, 0.60, 0.16),
        withers=(0.22, 0.80, 0.12),
        neck=((0.36, 0.76), (0.56, 0.90)),
        hind_y=0.15,
        fore_y=0.13,
        head=replace(
            FOX.head,
            size=0.52,
            skull=(0.26, 0.08, 0.27),
            cheek=(0.32, 0.20, -0.06, 0.19),
            muzzle=(0.42, -0.04, 0.14, 0.82, -0.09, 0.066),
            ear="round",
            ear_at=(0.16, 0.20, 0.26),
            ear_size=(0.24, 0.13),
            ear_turn=24,
            eye=(0.50, 0.135, 0.06, 0.045),
            eye_patch=0.088,
        ),
        tail=Tail(length=0.95, root=(-0.52, 0.76), angle=-32, curl=26, r0=0.075, r1=0.095, hair="plume"),
    ),
    "turtle": TURTLE,
    "frog": FROG,
    "mouse": replace(
        RABBIT,
        height_m=0.045,
        mass_kg=0.03,
        head=replace(RABBIT.head, ear="round", ear_size=(0.34, 0.2), ear_at=(0.16, 0.22, 0.26), ear_turn=35),
        tail=Tail(length=1.9, root=(-0.62, 0.45), angle=-15, curl=20, r0=0.035, r1=0.015),
    ),
    "camel": CAMEL,
    "unicorn": UNICORN,
    **{kind: plan for kind, (plan, _) in {**REPTILES, **SMALL_ONES}.items()},
}
"""Kind -> plan."""

BREEDS: Mapping[str, tuple[Quadruped, str]] = {
    "golden_retriever": (GOLDEN, "golden"),
    "retriever": (GOLDEN, "golden"),
    "labrador": (DOG, "lab"),
    "shiba": (SHIBA, "shiba"),
    "akita": (replace(SHIBA, height_m=0.62, mass_kg=35), "shiba"),
    "husky": (HUSKY, "husky"),
    "german_shepherd": (replace(WOLF, height_m=0.62, mass_kg=32), "shepherd"),
    "poodle": (POODLE, "poodle"),
    "dachshund": (DACHSHUND, "black_tan"),
    "puppy": (SMALL, "lab"),
    "beagle": (replace(DOG, height_m=0.38, mass_kg=11), "beagle"),
    "corgi": (
        replace(
            DACHSHUND, height_m=0.28, head=replace(SHIBA.head, size=0.6), tail=Tail(length=0.1, root=(-0.84, 0.74))
        ),
        "shiba",
    ),
    "dalmatian": (DOG, "dalmatian"),
    "border_collie": (replace(GOLDEN, height_m=0.52, mass_kg=18), "collie"),
}
"""Word of a dog's breed -> plan and coat."""
