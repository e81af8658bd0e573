"""Who somebody is before they are baked: build, face, hair and clothes, settled from words and a seed."""

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from studio.stage.people import looks
from studio.stage.people.color_words import COLORS, HAIR_COLORS, color_of
from studio.stage.people.face import Face, Look
from studio.stage.people.fitting import Fitting
from studio.stage.people.hair import STYLES
from studio.stage.people.shape import Shape
from studio.stage.people.wardrobe.closet import FACE_THINGS, HATS, ITEMS, ORDER, SAME
from studio.stage.people.wardrobe.everyday_choice import everyday_clothes
from studio.stage.people.wardrobe.roles import ROLES, Role

Garment = Callable[[Fitting], object]
Hat = Callable[[Fitting, Face], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """All that is needed to bake somebody. ``clothes`` go on in order; ``hats`` last, over the hair. ``worn`` says what
    was put on, slot by slot, in words: for notes and tests."""

    kind: str
    shape: Shape
    look: Look
    hair: str = "short"
    recede: float = 0.0
    part: float = 0.25
    beard: float = 0.0
    head: float = 1.0
    clothes: tuple[Garment, ...] = ()
    hats: tuple[Hat, ...] = ()
    hair_flat: bool = False
    face_shown: bool = True
    footwear: str = "shoe"
    worn: Mapping[str, str] = field(default_factory=dict[str, str])


_FEMALE = {
    "woman", "girl", "lady", "mother", "grandmother", "grandma", "daughter", "sister", "aunt", "wife", "female",
    "actress", "heroine", "businesswoman", "policewoman", "schoolgirl", "mermaid", "goddess",
}  # fmt: skip
_MALE = {
    "man", "boy", "guy", "gentleman", "father", "grandfather", "grandpa", "son", "brother", "uncle", "husband", "male",
    "actor", "hero", "businessman", "policeman", "schoolboy", "god",
}  # fmt: skip
_YOUNG = {"child", "kid", "boy", "girl", "toddler", "son", "daughter", "baby"}
_OLD = {"old", "elderly", "grandmother", "grandma", "grandfather", "grandpa", "senior", "aged", "elder"}

_GENERAL = {"clothes", "clothing", "outfit", "dressed", "wear", "costume", "light", "dark", "bright", "all", "garment"}
"""Words that say no more than that something is worn."""

_ALIASES = {
    "police": "police_officer", "policeman": "police_officer", "policewoman": "police_officer", "cop": "police_officer",
    "fireman": "firefighter", "spaceman": "astronaut", "cosmonaut": "astronaut", "skier": "mountaineer",
    "snowboarder": "mountaineer", "alpinist": "mountaineer", "trekker": "hiker", "mage": "wizard",
    "sorcerer": "wizard", "sorceress": "witch", "buccaneer": "pirate", "priest": "monk", "priestess": "shrine_maiden",
    "cyborg": "robot", "humanoid": "robot", "ice_skater": "figure_skater", "soccer": "football_player",
    "footballer": "football_player", "basketball": "basketball_player", "gunman": "cowboy", "sheriff": "cowboy",
    "office_lady": "businesswoman", "executive": "businessman", "boss": "businessman", "pupil": "student",
    "high_schooler": "student", "ballet_dancer": "ballerina", "vocalist": "singer", "guitarist": "musician",
    "drummer": "musician", "violinist": "singer", "conductor": "pianist", "barista": "waiter", "butler": "waiter",
    "baker": "chef", "surgeon": "doctor", "physician": "doctor", "researcher": "scientist", "biker": "cyclist",
    "bicyclist": "cyclist", "engineer": "worker", "builder": "worker", "carpenter": "worker", "miner": "worker",
    "swordsman": "ronin", "swordswoman": "ronin", "judoka": "martial_artist", "karateka": "martial_artist",
    "lumberjack": "farmer", "gardener": "farmer", "gladiator": "warrior", "fighter": "warrior", "barbarian": "viking",
    "bartender": "waiter", "captain": "sailor", "coach": "athlete", "magician": "pianist", "vampire": "groom",
    "alien": "robot", "fairy": "angel", "goblin": "elf", "librarian": "teacher", "adventurer": "explorer",
    "archaeologist": "explorer", "hero": "warrior", "sumo_wrestler": "boxer", "clown": "dancer",
    "goalkeeper": "football_player", "cheerleader": "idol", "tennis_player": "runner",
    "golfer": "runner", "skateboarder": "cyclist", "diver": "swimmer", "cellist": "singer", "busker": "musician",
    "dj": "musician", "rapper": "musician", "vendor": "villager", "merchant": "villager", "shopkeeper": "waiter",
    "tourist": "traveler", "gangster": "businessman", "guard": "soldier", "shepherd": "peasant", "merman": "swimmer",
    "blacksmith": "peasant", "mechanic": "worker", "barber": "waiter", "judge": "groom", "lawyer": "businessman",
    "politician": "businessman", "journalist": "detective", "sculptor": "painter", "potter": "painter", "nun": "monk",
    "flight_attendant": "waitress", "courier": "worker", "paramedic": "nurse", "lifeguard": "swimmer",
    "gondolier": "sailor", "driver": "worker", "thief": "ninja", "guide": "traveler", "actor": "singer",
    "archer": "warrior", "hunter": "warrior", "wrestler": "boxer", "priestly": "monk", "oiran": "geisha",
}  # fmt: skip


def imagine(
    kind: str, attributes: Mapping[str, str], seed: int, *, drawn: bool = False, by_chance: bool = True
) -> Character:
    """Settle a character. The same arguments give the same one. ``by_chance``: beards and glasses that nobody asked for
    may be there."""
    random = np.random.default_rng([seed & 0x7FFFFFFF, zlib.crc32(kind.encode())])
    tokens = kind.lower().split("_")
    role_name = _role_name(kind.lower(), tokens)
    role = ROLES.get(role_name) if role_name else None
    row = looks.ancestry(random)
    female = _female(tokens, attributes, role, random)
    age = _age(tokens, attributes, role, random)
    wishes = Wishes(attributes)
    build = " ".join(attributes.get(key, "") for key in ("build", "size", "body", "age", "manner")).lower()
    if role is not None:
        build = f"{build} {role.build}"
    shape = _shape(random, row, role, build, female=female, age=age)
    look = looks.look(random, row, age=age, female=female, drawn=drawn, hair=wishes.hair_color)
    if role is not None and (role.skin or role.eyes):
        look = replace(look, skin=role.skin or look.skin, eyes=role.eyes or look.eyes, freckles=0.0, stubble=0.0)
    styles = _hair_choices(role, female, age)
    hair = wishes.hair or str(random.choice(styles))
    recede = float(np.clip(random.normal() * 0.35 + (age - 45) / 40, 0, 1)) if not female and age > 30 else 0.0
    if hair != "bald" and wishes.hair is None and role is None and not female and age > 50 and random.random() < 0.2:
        hair = "bald"
    share = role.beard if role else 0.12
    beard = 0.0
    bearded = "beard" in wishes.words or (not female and age > 22 and random.random() < share)
    if bearded and "clean_shaven" not in wishes.words and not female:
        beard = role.beard_length if role and role.beard > 0 else float(random.uniform(0.010, 0.022))
    clothes, worn, footwear = _clothes(role_name, role, wishes, random, female=female, age=age)
    hats: list[Hat] = []
    hat_words = [(word, color) for word, color in wishes.hats if word in HATS]
    if hat_words:
        for word, color in hat_words[:1]:
            hats.append(lambda f, a, word=word, color=color: HATS[word](f, a, color))
            worn["head"] = word
    elif role is not None and role.hat is not None and "bareheaded" not in wishes.words:
        hats.append(role.hat)
        worn["head"] = f"of {role_name}"
    flat = bool(hats) and worn.get("head") not in ("crown", "tiara", "veil", "headband")
    if role_name in (
        "king",
        "queen",
        "princess",
        "prince",
        "bride",
        "geisha",
        "maiko",
        "kimono_woman",
        "maid",
        "idol",
        "scientist",
    ):
        flat = False
    if flat and hair in ("bun", "topknot", "curly", "wild"):
        hair = {"bun": "low_bun", "wild": "long"}.get(hair, "crop")
    for word, color in wishes.hats:
        if word in FACE_THINGS:
            hats.append(lambda f, a, word=word, color=color: FACE_THINGS[word](f, a, color))
            worn[word] = word
    if role is None and not hats and age > 14 and random.random() < 0.12 and by_chance:
        hats.append(lambda f, a: FACE_THINGS["glasses"](f, a, None))
    return Character(
        kind=kind, shape=shape, look=look, hair=hair, recede=recede, part=float(random.uniform(-0.5, 0.5)), beard=beard,
        head=1.0 + 0.02 * (age > 16), clothes=tuple(clothes), hats=tuple(hats), hair_flat=flat,
        face_shown=role.face_shown if role else True, footwear=footwear, worn=worn,
    )  # fmt: skip


class Wishes:
    """What the attributes ask for in clothes and hair: phrases split into (thing, colour)."""

    def __init__(self, attributes: Mapping[str, str]) -> None:
        parts: list[str] = []
        for key in ("clothing", "wearing", "clothes", "outfit", "hat"):
            parts += re.split(r"[,;/]| and | with | over ", attributes.get(key, "").lower())
        self.items: list[tuple[str, str | None]] = []
        self.hats: list[tuple[str, str | None]] = []
        self.hair: str | None = None
        self.hair_color: str | None = None
        self.words: set[str] = set()
        main = color_of(attributes.get("color", "").lower().replace("-", "_").split())
        self.color = main
        for part in parts:
            words = [
                w for w in re.split(r"[\s_]+", part.strip().replace("-", "_")) if w not in ("", "a", "an", "the", "in")
            ]
            if words:
                self._phrase(words)
        for key in ("hair", "hair_color", "hairstyle", "hair_style", "face"):
            self._hair(re.split(r"[\s_,]+", attributes.get(key, "").lower()))
        if len(self.items) == 1 and self.items[0][1] is None and main:
            self.items[0] = (self.items[0][0], main)

    def _phrase(self, words: list[str]) -> None:
        color = color_of(words)
        self.words |= set(words)
        self._hair(words, only_if="hair")
        for size in (3, 2, 1):
            for i in range(len(words) - size + 1):
                name = "_".join(words[i : i + size])
                name = SAME.get(name, name)
                singular = name[:-1] if name.endswith("s") and name not in ITEMS else name
                for candidate in (name, SAME.get(singular, singular)):
                    if candidate in ITEMS or candidate == "uniform":
                        self.items.append((candidate, color))
                        return
                    if candidate in HATS or candidate in FACE_THINGS:
                        self.hats.append((candidate, color))
                        return
        # A colour alone is that of the clothes; with a word we do not know (a red tie) it is that thing's own.
        if color is not None and not set(words) - COLORS.keys() - _GENERAL:
            self.color = self.color or color

    def _hair(self, words: list[str], only_if: str | None = None) -> None:
        styles = {
            "long": "long", "short": "short", "bob": "bob", "ponytail": "ponytail", "pigtails": "twin_tails",
            "twintails": "twin_tails", "bun": "bun", "curly": "curly", "afro": "curly", "wavy": "wavy", "bald": "bald",
            "braids": "twin_tails", "mohawk": "wild", "messy": "wild", "shoulder": "shoulder",
        }  # fmt: skip
        direct = {"ponytail", "pigtails", "twintails", "bun", "bald", "bob", "afro", "braids"}
        if "beard" in words or "bearded" in words:
            self.words.add("beard")
        if only_if and not any(w.startswith(only_if) for w in words) and not direct & set(words):
            return
        for word in words:
            if word in STYLES or word in styles:
                self.hair = styles.get(word, word)
            if word in HAIR_COLORS and (only_if is None or any(w.startswith("hair") for w in words)):
                self.hair_color = word


_UNDRESSED = frozenset(
    [
        "people", "teenager", "zombie", "ghost", "skeleton", "demon", "mermaid", "delinquent", "prisoner",
        "patient", "wrestler", "hunter", "conductor", "lumberjack", "mother", "father", "parent", "grandmother",
        "grandfather", "friend", "neighbor", "customer", "passenger", "pedestrian", "adult", "human", "baby",
        "toddler", "kid", "lady", "gentleman", "couple", "family", "writer", "boss", "idol", "priest", "gardener",
        "carpenter", "miner", "baker", "butler", "snowboarder", "skier", "violinist", "guitarist", "drummer",
        "sheriff", "painter", "fighter", "dancer", "butcher", "tailor", "citizen", "crowd", "audience",
    ]
)  # fmt: skip
"""People without a costume of their own."""


def is_known(kind: str) -> bool:
    """Whether the word is one for people, with a costume or without."""
    low = kind.lower()
    tokens = low.split("_")
    return low in _UNDRESSED or tokens[-1] in _UNDRESSED or _role_name(low, tokens) is not None


def _role_name(kind: str, tokens: list[str]) -> str | None:
    for name in (kind, _ALIASES.get(kind, "")):
        if name in ROLES:
            return name
    for size in (2, 1):
        for i in range(len(tokens) - size + 1):
            name = "_".join(tokens[i : i + size])
            name = _ALIASES.get(name, name)
            if name in ROLES:
                return name
    return None


def _female(tokens: list[str], attributes: Mapping[str, str], role: Role | None, random: np.random.Generator) -> bool:
    guess = bool(random.random() < 0.5)
    said = attributes.get("gender", "").lower()
    words = {*tokens, *said.split(), *attributes.get("word", "").lower().split()}
    if words & _FEMALE:
        return True
    if words & _MALE:
        return False
    if role is not None and role.female is not None:
        return role.female
    return guess


def _age(tokens: list[str], attributes: Mapping[str, str], role: Role | None, random: np.random.Generator) -> float:
    spread = float(random.random())
    text = attributes.get("age", "").lower().replace("-", "_")
    digits = re.search(r"\d+", text)
    if digits:
        years = float(digits.group())
        return float(np.clip(years + (spread * 6 if "s" in text[digits.end() :][:1] else 0), 5, 92))
    words = {*tokens, *re.split(r"[\s_]+", text)}
    if "baby" in words or "toddler" in words:
        return 5.5
    if words & _OLD:
        return 68 + 14 * spread
    if "teen" in words or "teenage" in words or "teenager" in words:
        return 14 + 4 * spread
    if "middle" in words:
        return 45 + 10 * spread
    if words & {"child", "kid", "children"} or (words & _YOUNG and "young" not in words):
        return 6.5 + 5 * spread
    if "young" in words:
        return 19 + 7 * spread if not words & {"boy", "girl"} else 8 + 5 * spread
    low, high = role.ages if role else (22, 44)
    return low + (high - low) * spread


def _shape(random: np.random.Generator, row: int, role: Role | None, build: str, *, female: bool, age: float) -> Shape:
    weight = float(np.clip(0.46 + random.normal() * 0.09 + (age > 45) * 0.08, 0.25, 0.85))
    height = float(np.clip(0.50 + random.normal() * 0.05, 0.36, 0.64))
    muscle = float(np.clip((role.muscle if role else 0.52) + random.normal() * 0.06, 0.3, 0.95))
    if any(w in build for w in ("fat", "heavy", "big", "large", "chubby", "stout", "plump")):
        weight = 0.9
    if any(w in build for w in ("slim", "thin", "skinny", "slender")):
        weight = 0.2
    if "muscular" in build or "strong" in build:
        muscle = 0.95
    # The asset's youngest body is about ten: younger children are the same body, smaller, with a larger head.
    size = 1.0 if age >= 10 else 0.76 + 0.24 * (age - 5) / 5
    tall = _height(age, female) * (1 + float(np.clip(random.normal() * 0.028, -0.06, 0.06)))
    tall *= 1.07 if "tall" in build else 0.93 if "short" in build or "small" in build else 1.0
    face = looks.face(random, row, age=age, female=female)
    return Shape(
        age=max(age, 10.0), female=1.0 if female else 0.0, weight=weight, muscle=muscle, height=height, ideal=0.55,
        cup=0.42, ancestry=looks.shares(row), face=face, size=size, tall=tall,
    )  # fmt: skip


def _height(age: float, female: bool) -> float:
    """Mean height in metres at an age."""
    ages = [4, 6, 8, 10, 12, 14, 16, 18, 50, 75, 90]
    girls = [1.02, 1.15, 1.27, 1.38, 1.50, 1.57, 1.60, 1.62, 1.62, 1.57, 1.53]
    boys = [1.03, 1.16, 1.28, 1.38, 1.49, 1.61, 1.70, 1.74, 1.74, 1.69, 1.64]
    return float(np.interp(age, ages, girls if female else boys))


def _hair_choices(role: Role | None, female: bool, age: float) -> tuple[str, ...]:
    if role is not None and role.hair is not None:
        female_only = {"bob", "long_fringe", "twin_tails", "low_bun", "bun"}
        fitting = tuple(h for h in role.hair if female or h not in female_only)
        if female and len(role.hair) > 1:
            fitting = tuple(h for h in role.hair if h not in ("crop", "slick", "topknot")) or role.hair
        if fitting:
            return fitting
    if age < 13:
        return ("bob", "ponytail", "twin_tails", "long_fringe") if female else ("short", "fringe", "fringe", "crop")
    if age > 62:
        return ("bun", "low_bun", "pixie", "bob") if female else ("short", "swept", "short")
    if female:
        return ("bob", "long", "long_fringe", "ponytail", "shoulder", "wavy", "bun", "bob", "low_bun")
    return ("short", "short", "fringe", "swept", "crop", "curly", "slick")


def _clothes(
    role_name: str | None,
    role: Role | None,
    wishes: Wishes,
    random: np.random.Generator,
    *,
    female: bool,
    age: float,
) -> tuple[list[Garment], dict[str, str], str]:
    """What to put on, in order; in words; and what the feet wear."""
    asked: dict[str, tuple[str, str | None]] = {}
    for name, color in wishes.items:
        if name == "uniform":
            name = "sailor_uniform" if female else "gakuran"
            if age > 22:
                continue
        if name in ("coat", "raincoat") and role_name in ("doctor", "scientist", "fisherman", "firefighter"):
            continue
        asked[ITEMS[name].slot] = (name, color)
    if role is not None and (role.costume or not asked.keys() & {"whole", "upper", "lower"}):
        own = {"whole", "upper", "lower", "over", "feet"}
        color = wishes.color or next((c for s, (_, c) in asked.items() if s in own and c), None)
        extra = {s: v for s, v in asked.items() if s in ("back", "neck", "over")}
        replaced = role.costume and "whole" in asked and role_name in ("student", "schoolgirl", "schoolboy", "singer")
        if replaced or (role.costume and "whole" in asked and asked["whole"][0] in ("kimono", "yukata", "swimsuit")):
            return _made_of(asked, wishes, random, female=female, age=age)
        made: list[Garment] = [lambda fit: role.dress(fit, color)]
        if role_name == "knight" and color and asked.get("whole", ("", None))[0] == "armor":
            made = [_maker("armor", color)]  # the colour is the plates', not the tabard's
        worn = {"whole": f"dress of {role_name}"}
        for slot, (name, tint) in extra.items():
            if slot == "over" and role.costume and name not in ("raincoat", "cape", "cardigan", "jacket", "parka"):
                continue
            made.append(_maker(name, tint))
            worn[slot] = name
        return made, worn, role.footwear
    return _made_of(asked, wishes, random, female=female, age=age)


def _made_of(
    asked: dict[str, tuple[str, str | None]],
    wishes: Wishes,
    random: np.random.Generator,
    *,
    female: bool,
    age: float,
) -> tuple[list[Garment], dict[str, str], str]:
    chosen = everyday_clothes(random, female=female, age=age)
    if asked.keys() & {"upper", "lower"}:
        chosen.pop("over", None)
        if "whole" in chosen and "whole" not in asked:
            chosen.pop("whole")
            chosen = {"lower": ("trousers", None), "upper": ("tshirt", None), "feet": ("sneakers", None)} | chosen
    if asked.keys() & {"whole", "over"}:
        chosen.pop("over", None)
    if asked.get("over", ("",))[0] in ("coat", "raincoat", "trench_coat", "parka"):
        # A wide skirt under a coat would have to be folded: wear trousers, unless the words say otherwise.
        if chosen.pop("whole", None) or chosen.get("lower", ("",))[0].endswith("skirt"):
            chosen |= {"lower": ("trousers", None), "upper": ("sweater", None)}
        if "feet" in chosen and asked["over"][0] == "raincoat":
            chosen["feet"] = ("rain_boots", None)
    if "whole" in asked:
        for slot in ("upper", "lower"):
            chosen.pop(slot, None)
            asked.pop(slot, None)
        if ITEMS[asked["whole"][0]].shoes:
            chosen.pop("feet", None)
        elif asked["whole"][0] in ("suit", "tuxedo"):
            chosen["feet"] = ("shoes", "#1c1512")
        elif asked["whole"][0] in ("gown", "wedding_dress", "long_dress"):
            chosen["feet"] = ("heels", None)
    if wishes.color and not any(color for _, color in asked.values()):
        main = next((s for s in ("over", "whole", "upper") if s in {**chosen, **asked}), None)
        if main:
            name, _ = {**chosen, **asked}[main]
            asked[main] = (name, wishes.color)
    final = {**chosen, **asked}
    made: list[Garment] = []
    worn: dict[str, str] = {}
    for slot in ORDER:
        if slot in final:
            name, color = final[slot]
            made.append(_maker(name, color))
            worn[slot] = f"{name} {color}" if color else name
    feet = final.get("feet", ("", None))[0]
    footwear = {"boots": "boot", "rain_boots": "boot", "geta": "geta", "sandals": "sandal", "skates": "blade"}
    whole = final.get("whole", ("", None))[0]
    bare = {"swimsuit": "barefoot", "wetsuit": "barefoot", "gi": "barefoot", "kimono": "geta", "yukata": "geta"}
    return made, worn, bare.get(whole, footwear.get(feet, "shoe"))


def _maker(name: str, color: str | None) -> Garment:
    item = ITEMS[name]
    return lambda fit: item.make(fit, color or item.color)
