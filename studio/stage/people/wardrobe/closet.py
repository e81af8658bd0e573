"""Clothing words → things to put on: each has a slot, so that a red dress takes the place of shirt and trousers."""

from collections.abc import Callable
from dataclasses import dataclass

from studio.stage.people.face import Face
from studio.stage.people.fitting import Fitting
from studio.stage.people.garment import garment, top
from studio.stage.people.layer import CLOTH, DENIM, GLOSS, KNIT, PLAID, STRIPES
from studio.stage.people.wardrobe import (
    armour,
    everyday,
    fantasy,
    footwear,
    formal,
    headgear,
    japanese,
    sport,
    uniform,
    work,
)

Garment = Callable[[Fitting], object]
Hat = Callable[[Fitting, Face], None]
Maker = Callable[[Fitting, str], object]

ORDER = ("under", "lower", "upper", "whole", "over", "feet", "neck", "back")
"""Slots in the order they are put on. ``whole`` stands for lower, upper and often feet."""


@dataclass(frozen=True, slots=True)
class Item:
    """A clothing word: where it goes, the colour it has unless told, how it is made."""

    slot: str
    color: str
    make: Maker
    shoes: bool = False
    """It brings its own footwear."""


def _lower(make: Maker, color: str) -> Item:
    return Item("lower", color, make)


def _upper(make: Maker, color: str) -> Item:
    return Item("upper", color, make)


def _whole(make: Maker, color: str, shoes: bool = False) -> Item:
    return Item("whole", color, make, shoes)


def _over(make: Maker, color: str) -> Item:
    return Item("over", color, make)


def _feet(make: Maker, color: str) -> Item:
    return Item("feet", color, make)


def _scarf(fit: Fitting, color: str) -> None:
    """A scarf lies on whatever was put on last."""
    made = garment(fit, top(fit, neck=0.0, hem=0.30, sleeve=-0.1), color, ease=0.012, cover=None, hem=0)
    fit.layers.pop()
    fantasy.scarf(fit, made, color, pattern=KNIT)


ITEMS: dict[str, Item] = {
    "tshirt": _upper(lambda f, c: everyday.tshirt(f, c), "#a33f36"),
    "shirt": _upper(lambda f, c: everyday.shirt(f, c), "#e8ecef"),
    "polo": _upper(lambda f, c: everyday.shirt(f, c, sleeve=0.65), "#2a57a5"),
    "blouse": _upper(lambda f, c: everyday.shirt(f, c, hem=everyday.TUCKED), "#f2efe8"),
    "plaid_shirt": _upper(lambda f, c: everyday.shirt(f, c, pattern=PLAID), "#a5422f"),
    "striped_shirt": _upper(lambda f, c: everyday.tshirt(f, c, sleeve=1.9, pattern=STRIPES), "#2a3f6a"),
    "sweater": _upper(lambda f, c: everyday.sweater(f, c), "#8a4a3a"),
    "sweatshirt": _upper(lambda f, c: everyday.tshirt(f, c, sleeve=1.95, hem=-0.05, ease=0.015), "#6a7078"),
    "hoodie": _upper(lambda f, c: everyday.hoodie(f, c), "#5a6a5a"),
    "tank_top": _upper(lambda f, c: everyday.tshirt(f, c, sleeve=0.02, vneck=0.04), "#f2f0ea"),
    "jeans": _lower(lambda f, c: everyday.trousers(f, c, pattern=DENIM), "#34496a"),
    "trousers": _lower(lambda f, c: everyday.trousers(f, c, pattern=0), "#3a3c44"),
    "leggings": _lower(lambda f, c: everyday.leggings(f, c), "#22232a"),
    "shorts": _lower(lambda f, c: everyday.shorts(f, c), "#7a6a4a"),
    "skirt": _lower(lambda f, c: everyday.skirt(f, c), "#3a4668"),
    "miniskirt": _lower(lambda f, c: _over_tights(f, lambda: everyday.skirt(f, c, length=0.34)), "#3a4668"),
    "long_skirt": _lower(lambda f, c: everyday.skirt(f, c, length=0.82, flare=0.16, pleats=9), "#5d5a6e"),
    "dress": _whole(lambda f, c: everyday.dress(f, c), "#99352f"),
    "long_dress": _whole(lambda f, c: everyday.dress(f, c, length=0.95, sleeve=0.6), "#6a3f5a"),
    "flower_dress": _whole(lambda f, c: everyday.dress(f, c, pattern=3), "#e8d8d0"),
    "gown": _whole(lambda f, c: formal.gown(f, c), "#7a1f3a"),
    "wedding_dress": _whole(lambda f, c: formal.wedding_dress(f, c), "#f8f6f1"),
    "suit": _whole(lambda f, c: formal.suit(f, c), "#2b3346"),
    "tuxedo": _whole(lambda f, c: formal.tuxedo(f, c), "#14151a"),
    "sailor_uniform": _whole(lambda f, c: uniform.sailor(f, c), "#1f2a4a", True),
    "blazer_uniform": _whole(lambda f, c: uniform.blazer_uniform(f, c), "#27304a", True),
    "gakuran": _whole(lambda f, c: uniform.gakuran(f, c), "#1b1e28", True),
    "kimono": _whole(lambda f, c: japanese.kimono(f, c), "#8a2a4a", True),
    "yukata": _whole(lambda f, c: japanese.yukata(f, c), "#2c3f7a", True),
    "hakama": _whole(lambda f, c: japanese.hakama(f, lower=c), "#22283a", True),
    "overalls": _whole(lambda f, c: work.overalls(f, c), "#3d5578", True),
    "tracksuit": _whole(lambda f, c: sport.tracksuit(f, c), "#24406a", True),
    "swimsuit": _whole(lambda f, c: sport.swimmer(f, c, man=f.shape.female < 0.5), "#1f3a6a", True),
    "wetsuit": _whole(lambda f, c: sport.wetsuit(f, accent=c), "#2a8ac0", True),
    "robe": _whole(lambda f, c: fantasy.robe(f, c), "#4a3a5a"),
    "armor": _whole(lambda f, c: armour.knight(f, steel=c), "#7d838c", True),
    "scrubs": _whole(lambda f, c: uniform.scrubs(f, c), "#3f8f8a", True),
    "spacesuit": _whole(lambda f, c: uniform.astronaut(f, c), "#eef0f1", True),
    "gi": _whole(lambda f, c: sport.gi(f, c), "#f4f2ec", True),
    "pajamas": _whole(lambda f, c: _pajamas(f, c), "#8fa8cc"),
    "tutu": _whole(lambda f, c: sport.ballerina(f, c), "#f2c8d2", True),
    "jacket": _over(lambda f, c: work.open_jacket(f, c), "#3f4a3a"),
    "leather_jacket": _over(lambda f, c: work.open_jacket(f, c, material_rough=0.45), "#241a14"),
    "lab_coat": _over(lambda f, c: everyday.coat(f, c, length=0.5), "#f2f3f4"),
    "cardigan": _over(lambda f, c: everyday.cardigan(f, c), "#b8a58a"),
    "blazer": _over(lambda f, c: work.open_jacket(f, c, hem=-0.09), "#27304a"),
    "coat": _over(lambda f, c: everyday.coat(f, c), "#4f453c"),
    "trench_coat": _over(lambda f, c: everyday.coat(f, c, length=0.66, belt=c), "#b39a6e"),
    "raincoat": _over(lambda f, c: everyday.raincoat(f, c), "#e0b21f"),
    "parka": _over(lambda f, c: work.parka(f, c), "#b8442c"),
    "haori": _over(lambda f, c: japanese.haori(f, c), "#3a4a44"),
    "cape": Item("back", "#7a1f2e", lambda f, c: fantasy.cape(f, c)),
    "backpack": Item("back", "#3f5f7a", lambda f, c: uniform.pack(f, c, straps="#26282e", material=CLOTH)),
    "school_bag": Item(
        "back", "#8a2a24", lambda f, c: uniform.pack(f, c, size=(0.15, 0.26, 0.30), straps="#5a1a16", material=GLOSS)
    ),
    "scarf": Item("neck", "#a5423a", _scarf),
    "sneakers": _feet(lambda f, c: footwear.sneakers(f, c), "#efece4"),
    "shoes": _feet(lambda f, c: footwear.shoes(f, c, "#14100c"), "#2a1d16"),
    "loafers": _feet(lambda f, c: footwear.shoes(f, c, "#1c1410", low=True), "#3a2318"),
    "heels": _feet(lambda f, c: footwear.shoes(f, c, "#1c1410", low=True, heel=0.045), "#2a1a1c"),
    "boots": _feet(lambda f, c: footwear.boots(f, c), "#3a2a1e"),
    "rain_boots": _feet(
        lambda f, c: footwear.shoes(f, c, "#1d2a30", shaft=0.24, material=GLOSS, thick=0.018, bulk=0.004), "#d0a52a"
    ),
    "sandals": _feet(lambda f, c: footwear.sandals(f, c), "#8a6a45"),
    "geta": _feet(lambda f, c: footwear.geta(f), "#7a4a2a"),
    "skates": _feet(lambda f, c: footwear.skates(f, c), "#f4f2ee"),
}

SAME: dict[str, str] = {
    "t-shirt": "tshirt",
    "tee": "tshirt",
    "t_shirt": "tshirt",
    "pants": "trousers",
    "slacks": "trousers",
    "denim": "jeans",
    "jumper": "sweater",
    "pullover": "sweater",
    "knit": "sweater",
    "school_uniform": "uniform",
    "uniform": "uniform",
    "business_suit": "suit",
    "sailor_suit": "sailor_uniform",
    "armour": "armor",
    "overcoat": "coat",
    "rain_coat": "raincoat",
    "trench": "trench_coat",
    "anorak": "parka",
    "down_jacket": "parka",
    "cloak": "cape",
    "rucksack": "backpack",
    "bag": "backpack",
    "randoseru": "school_bag",
    "muffler": "scarf",
    "trainers": "sneakers",
    "high_heels": "heels",
    "wellingtons": "rain_boots",
    "rubber_boots": "rain_boots",
    "swimwear": "swimsuit",
    "bathing_suit": "swimsuit",
    "bikini": "swimsuit",
    "trunks": "swimsuit",
    "evening_dress": "gown",
    "wedding_gown": "wedding_dress",
    "space_suit": "spacesuit",
    "dungarees": "overalls",
    "pyjamas": "pajamas",
    "vest": "tank_top",
    "mantle": "cape",
    "one_piece": "dress",
    "sundress": "flower_dress",
    "windbreaker": "jacket",
    "bomber": "jacket",
    "clothes": "",
    "outfit": "",
    "dogi": "gi",
    "white_coat": "lab_coat",
    "dress_shirt": "shirt",
    "polo_shirt": "polo",
    "swim_suit": "swimsuit",
    "track_suit": "tracksuit",
    "jumpsuit": "overalls",
    "boiler_suit": "overalls",
    "jersey": "tracksuit",
    "gym_clothes": "tracksuit",
    "hooded_sweatshirt": "hoodie",
    "turtleneck": "sweater",
    "long_sleeve_shirt": "sweatshirt",
    "leather_coat": "leather_jacket",
    "checked_shirt": "plaid_shirt",
}
"""Other words for the same things."""

HATS: dict[str, Callable[[Fitting, Face, str | None], None]] = {
    "cap": lambda f, a, c: headgear.cap(f, a, c or "#b8382c"),
    "baseball_cap": lambda f, a, c: headgear.cap(f, a, c or "#24406a"),
    "hat": lambda f, a, c: headgear.fedora(f, a, c or "#4a4038"),
    "fedora": lambda f, a, c: headgear.fedora(f, a, c or "#3a3530"),
    "cowboy_hat": lambda f, a, c: headgear.cowboy_hat(f, a, c or "#7a5230"),
    "straw_hat": lambda f, a, c: headgear.straw_hat(f, a, c or "#d8b974"),
    "witch_hat": lambda f, a, c: headgear.witch_hat(f, a, c or "#241b33"),
    "wizard_hat": lambda f, a, c: headgear.wizard_hat(f, a, c or "#2c3f7a"),
    "santa_hat": lambda f, a, c: headgear.beanie(f, a, c or "#b81f28"),
    "beanie": lambda f, a, c: headgear.beanie(f, a, c or "#2f4f66"),
    "knit_cap": lambda f, a, c: headgear.beanie(f, a, c or "#8a3a3a"),
    "hood": lambda f, a, c: headgear.hood(f, a, c or "#4a4f58"),
    "helmet": lambda f, a, c: headgear.hard_helmet(f, a, c or "#e8b92a"),
    "hard_hat": lambda f, a, c: headgear.hard_helmet(f, a, c or "#e8b92a"),
    "bicycle_helmet": lambda f, a, c: headgear.bicycle_helmet(f, a, c or "#d8dce2"),
    "army_helmet": lambda f, a, c: headgear.army_helmet(f, a, c or "#4f5738"),
    "crown": lambda f, a, c: headgear.crown(f, a, c or "#d8b040"),
    "tiara": lambda f, a, c: headgear.tiara(f, a, c or "#dfe3ea"),
    "kasa": lambda f, a, c: headgear.kasa(f, a, c or "#c9a866"),
    "kabuto": lambda f, a, c: headgear.kabuto(f, a, c or "#23222a"),
    "headscarf": lambda f, a, c: headgear.headscarf(f, a, c or "#a33f36"),
    "bandana": lambda f, a, c: headgear.headscarf(f, a, c or "#b3242e"),
    "headband": lambda f, a, c: headgear.headband(f, a, c or "#f4f2ee"),
    "veil": lambda f, a, c: headgear.veil(f, a, c or "#fbfaf7"),
    "chef_hat": lambda f, a, c: headgear.chef_hat(f, a, c or "#f6f5f1"),
    "tricorn": lambda f, a, c: headgear.tricorn(f, a, c or "#1d1815"),
    "space_helmet": lambda f, a, c: headgear.space_helmet(f, a, c or "#eceef0"),
}
"""Hats by word; the colour may be None."""

FACE_THINGS: dict[str, Callable[[Fitting, Face, str | None], None]] = {
    "glasses": lambda f, a, c: headgear.glasses(f, a, c or "#1a1816"),
    "spectacles": lambda f, a, c: headgear.glasses(f, a, c or "#1a1816", square=False),
    "sunglasses": lambda f, a, c: headgear.sunglasses(f, a, c or "#101114"),
    "goggles": lambda f, a, c: headgear.goggles(f, a, lens=c or "#c8702a"),
    "mask": lambda f, a, c: headgear.surgical_mask(f, a, c or "#c9dde6"),
    "face_mask": lambda f, a, c: headgear.surgical_mask(f, a, c or "#c9dde6"),
    "headphones": lambda f, a, c: headgear.headphones(f, a, c or "#20242c"),
    "earmuffs": lambda f, a, c: headgear.earmuffs(f, a, c or "#d86a7a"),
    "ribbon": lambda f, a, c: headgear.ribbon(f, a, c or "#c8323e"),
    "eyepatch": lambda f, a, c: headgear.eyepatch(f, a, c or "#14110f"),
    "hairpin": lambda f, a, c: headgear.kanzashi(f, a, c or "#e0567a"),
}
"""What goes on face or hair besides a hat."""


def _over_tights(fit: Fitting, make: Callable[[], object]) -> None:
    everyday.tights(fit, "#2a2a30")
    make()


def _pajamas(fit: Fitting, color: str) -> None:
    everyday.trousers(fit, color, knee=0.095, hem=0.10, pattern=0)
    everyday.shirt(fit, color, hem=-0.12, loose=0.9)
