"""Kinds of people → how they are dressed when the words say no more."""

from collections.abc import Callable
from dataclasses import dataclass

from studio.stage.people.color_words import COLORS
from studio.stage.people.face import Face
from studio.stage.people.fitting import Fitting
from studio.stage.people.wardrobe import (
    armour,
    creatures,
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

Dress = Callable[[Fitting, str | None], object]
"""Puts the whole outfit on; the colour is the one asked for, or None: its own."""
Hat = Callable[[Fitting, Face], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """``female`` None: either. ``ages`` the usual range in years. ``hair`` to choose from, None: any. ``costume``: what
    makes the kind recognisable, so clothing words may recolour but not replace it. ``beard`` 0..1 the share of men with
    one; ``fit`` how muscular, 0..1."""

    dress: Dress
    hat: Hat | None = None
    female: bool | None = None
    ages: tuple[float, float] = (20, 50)
    hair: tuple[str, ...] | None = None
    costume: bool = True
    beard: float = 0.1
    beard_length: float = 0.022
    muscle: float = 0.55
    footwear: str = "shoe"
    face_shown: bool = True
    skin: str | None = None
    """What nobody's skin is by chance: a demon's, a clown's paint. None: by chance."""
    eyes: str | None = None
    build: str = ""
    """A word of ``build`` that the kind is known by."""


def _made(make: Callable[..., object], keyword: str = "color", **fixed: object) -> Dress:
    """An outfit whose main colour goes to ``keyword``."""

    def dress(fit: Fitting, color: str | None) -> object:
        return make(fit, **({keyword: color} if color else {}), **fixed)

    return dress


def _with(dress: Dress, *more: Callable[[Fitting], object]) -> Dress:
    def both(fit: Fitting, color: str | None) -> object:
        out = dress(fit, color)
        for make in more:
            make(fit)
        return out

    return both


_STEEL = {COLORS[word] for word in ("silver", "grey", "gray", "white", "black")}


def _knight(fit: Fitting, color: str | None) -> object:
    """A steel colour means the plates, any other the tabard."""
    if color in _STEEL:
        return armour.knight(fit, steel=color or "#7d838c")
    return armour.knight(fit, **({"tabard": color} if color else {}))


def _dark_shoes(fit: Fitting) -> None:
    footwear.shoes(fit, "#1c1512", "#0e0a08")


def _office(fit: Fitting, color: str | None) -> object:
    if fit.shape.female > 0.5 and fit.random.random() < 0.5:
        everyday.tights(fit, "#3a3134")
        everyday.skirt(fit, color or "#2c3040", length=0.50, flare=0.04, pleats=0)
        made = everyday.shirt(fit, "#f2f0ec", hem=everyday.TUCKED)
        work.open_jacket(fit, color or "#2c3040", hem=-0.06)
        footwear.shoes(fit, "#1c1718", "#0e0b0b", low=True, heel=0.03)
        return made
    made = formal.suit(fit, color or "#2b3346", tie="#7a1f2b" if fit.shape.female < 0.5 else None)
    _dark_shoes(fit)
    return made


def _school(fit: Fitting, color: str | None) -> object:
    if fit.shape.female > 0.5:
        return uniform.sailor(fit, color or "#1f2a4a")
    return uniform.gakuran(fit, color or "#1b1e28")


def _dancer(fit: Fitting, color: str | None) -> object:
    return sport.dancer(fit, color or "#8a2a5a", man=fit.shape.female < 0.5)


def _skater(fit: Fitting, color: str | None) -> object:
    return sport.figure_skater(fit, color or "#3a6ac0", man=fit.shape.female < 0.5)


def _gymnast(fit: Fitting, color: str | None) -> object:
    return sport.gymnast(fit, color or "#8f2540", man=fit.shape.female < 0.5)


def _swimmer(fit: Fitting, color: str | None) -> object:
    return sport.swimmer(fit, color or "#1f3a6a", man=fit.shape.female < 0.5)


def _surfer(fit: Fitting, color: str | None) -> object:
    return sport.wetsuit(fit, accent=color or ("#2a8ac0", "#d8702a", "#3aa06a")[int(fit.random.integers(3))])


def _singer(fit: Fitting, color: str | None) -> object:
    if fit.shape.female > 0.5:
        made = formal.gown(fit, color or "#8a1f3a", belt="#d8b24a", flare=0.25)
        footwear.shoes(fit, "#2a1a1c", "#14100c", low=True, heel=0.04)
        return made
    made = formal.tuxedo(fit, color or "#1c1d26")
    _dark_shoes(fit)
    return made


def _concert(fit: Fitting, color: str | None) -> object:
    """What is worn on a concert's platform."""
    if fit.shape.female > 0.5:
        made = everyday.dress(fit, color or "#17181d", sleeve=1.9, length=1.06, flare=0.16, pleats=9)
        footwear.shoes(fit, "#14100c", "#0e0b0b", low=True, heel=0.03)
        return made
    made = formal.tuxedo(fit, color or "#17181d")
    _dark_shoes(fit)
    return made


def _torn(fit: Fitting, color: str | None) -> object:
    """What is left of a suit."""
    everyday.trousers(fit, "#3a3a36", length=0.86, knee=0.09, hem=0.095)
    made = everyday.shirt(fit, color or "#8a8672", hem=-0.04)
    work.open_jacket(fit, "#4a4338", hem=-0.05)
    return made


def _wrestler(fit: Fitting, color: str | None) -> object:
    everyday.leggings(fit, color or "#a3212c")
    made = everyday.tshirt(fit, color or "#a3212c", sleeve=-0.03, hem=-0.10, vneck=0.08, loose=0.2)
    footwear.boots(fit, "#e0b81f", shaft=0.24)
    return made


def _diver(fit: Fitting, color: str | None) -> object:
    made = sport.wetsuit(fit, accent=color or "#d8b020")
    uniform.pack(fit, "#d8b020", size=(0.15, 0.17, 0.44), straps="#1c1d22")
    return made


def _striped(fit: Fitting, color: str | None) -> object:
    everyday.trousers(fit, color or "#e8e6e0", knee=0.095, hem=0.10, pattern=1)
    return everyday.tshirt(fit, color or "#e8e6e0", sleeve=1.9, hem=-0.10, pattern=1)


def _cheer(fit: Fitting, color: str | None) -> object:
    everyday.skirt(fit, color or "#c8323e", length=0.22, flare=0.42, pleats=14, trim="#f4f2ee")
    made = everyday.tshirt(fit, color or "#c8323e", sleeve=-0.03, hem=0.02, loose=0.2, trim="#f4f2ee")
    footwear.sneakers(fit, "#f4f2ee")
    return made


def _musician(fit: Fitting, color: str | None) -> object:
    everyday.trousers(fit, "#1d1e24", length=1.03)
    made = everyday.shirt(fit, color or "#2a2c33", hem=everyday.TUCKED)
    formal.vest(fit, "#3a2a2c")
    _dark_shoes(fit)
    return made


def _chef_hat(fit: Fitting, face: Face) -> None:
    headgear.chef_hat(fit, face)


ROLES: dict[str, Role] = {
    "student": Role(dress=_school, ages=(15, 18)),
    "schoolgirl": Role(
        dress=_school, female=True, ages=(14, 17), hair=("bob", "long_fringe", "ponytail", "twin_tails", "shoulder")
    ),
    "schoolboy": Role(dress=_school, female=False, ages=(14, 17), hair=("fringe", "short")),
    "businessman": Role(dress=_office, female=False, ages=(28, 55), hair=("short", "swept", "slick")),
    "businesswoman": Role(dress=_office, female=True, ages=(25, 50), hair=("bob", "shoulder", "low_bun", "long")),
    "office_worker": Role(dress=_office, ages=(24, 50)),
    "salaryman": Role(dress=_office, female=False, ages=(28, 55), hair=("short", "swept")),
    "teacher": Role(dress=_office, ages=(30, 58), costume=False),
    "knight": Role(
        dress=_knight,
        hat=lambda f, a: headgear.knight_helm(f, a),
        ages=(25, 45),
        female=False,
        hair=("short",),
        muscle=0.7,
        footwear="metal",
        face_shown=True,
    ),
    "samurai": Role(
        dress=_made(armour.samurai_armour, "lacing"),
        hat=lambda f, a: headgear.kabuto(f, a),
        female=False,
        ages=(28, 50),
        hair=("topknot",),
        beard=0.3,
        muscle=0.65,
    ),
    "ronin": Role(
        dress=_made(japanese.hakama, "lower"), female=False, ages=(25, 45), hair=("topknot", "wild"), beard=0.4
    ),
    "viking": Role(
        dress=_made(armour.viking, "tunic"),
        hat=lambda f, a: headgear.viking_helmet(f, a),
        female=False,
        ages=(30, 50),
        hair=("long", "wild"),
        beard=1.0,
        beard_length=0.085,
        muscle=0.85,
        footwear="boot",
    ),
    "warrior": Role(
        dress=_with(
            lambda f, c: (everyday.trousers(f, "#4a4032", length=1.0), armour.leather_armour(f, c or "#5a3b26"))[1],
            lambda f: footwear.boots(f, "#3b2616"),
            lambda f: armour.fur_mantle(f),
        ),
        ages=(25, 45),
        hair=("wild", "long", "topknot", "ponytail"),
        beard=0.5,
        muscle=0.8,
        footwear="boot",
    ),
    "soldier": Role(
        dress=_made(uniform.soldier),
        hat=lambda f, a: headgear.army_helmet(f, a),
        ages=(20, 38),
        hair=("crop", "low_bun"),
        muscle=0.65,
        footwear="boot",
    ),
    "ninja": Role(
        dress=_made(japanese.ninja),
        hat=lambda f, a: headgear.ninja_hood(f, a),
        ages=(20, 38),
        hair=("crop",),
        footwear="soft",
    ),
    "king": Role(
        dress=_made(fantasy.king),
        hat=lambda f, a: headgear.crown(f, a),
        female=False,
        ages=(45, 65),
        hair=("shoulder",),
        beard=1.0,
        beard_length=0.05,
    ),
    "queen": Role(
        dress=_made(fantasy.queen),
        hat=lambda f, a: headgear.crown(f, a),
        female=True,
        ages=(30, 55),
        hair=("bun", "long"),
    ),
    "prince": Role(
        dress=lambda f, c: (
            everyday.trousers(f, "#e8e4da", length=1.0),
            uniform.gakuran(f, c or "#2a4a8a"),
            fantasy.cape(f, "#8a1c28"),
        )[1],
        hat=lambda f, a: headgear.crown(f, a, points=6),
        female=False,
        ages=(18, 28),
        hair=("fringe", "swept"),
    ),
    "princess": Role(
        dress=_made(fantasy.princess),
        hat=lambda f, a: headgear.tiara(f, a),
        female=True,
        ages=(16, 24),
        hair=("long", "wavy"),
    ),
    "witch": Role(
        dress=_made(fantasy.witch),
        hat=lambda f, a: headgear.witch_hat(f, a),
        female=True,
        ages=(16, 60),
        hair=("long", "wavy", "long_fringe"),
        footwear="boot",
    ),
    "wizard": Role(
        dress=_made(fantasy.wizard),
        hat=lambda f, a: headgear.wizard_hat(f, a),
        female=False,
        ages=(60, 85),
        hair=("long",),
        beard=1.0,
        beard_length=0.14,
        footwear="boot",
    ),
    "astronaut": Role(
        dress=_made(uniform.astronaut),
        hat=lambda f, a: headgear.space_helmet(f, a),
        ages=(28, 50),
        hair=("crop", "low_bun"),
        footwear="boot",
        face_shown=False,
    ),
    "figure_skater": Role(
        dress=_skater, ages=(16, 26), hair=("low_bun", "bun", "ponytail"), female=True, footwear="blade", muscle=0.6
    ),
    "gymnast": Role(dress=_gymnast, ages=(16, 26), hair=("bun", "crop", "low_bun"), muscle=0.7, footwear="barefoot"),
    "skater": Role(dress=_skater, ages=(16, 26), footwear="blade"),
    "basketball_player": Role(
        dress=_made(sport.basketball), ages=(18, 32), hair=("crop", "short", "ponytail"), muscle=0.7
    ),
    "football_player": Role(dress=_made(sport.football), ages=(18, 32), hair=("short", "crop", "ponytail"), muscle=0.7),
    "soccer_player": Role(dress=_made(sport.football), ages=(18, 32), hair=("short", "crop", "ponytail"), muscle=0.7),
    "baseball_player": Role(
        dress=_made(sport.baseball, "accent"),
        hat=lambda f, a: headgear.cap(f, a, "#22407a"),
        ages=(18, 35),
        hair=("short",),
        muscle=0.65,
    ),
    "boxer": Role(dress=_made(sport.boxer), ages=(20, 32), hair=("crop",), muscle=0.85),
    "martial_artist": Role(
        dress=_made(sport.gi), ages=(18, 45), hair=("crop", "short", "ponytail"), muscle=0.7, footwear="barefoot"
    ),
    "athlete": Role(dress=_made(sport.tracksuit), ages=(18, 32), muscle=0.7),
    "runner": Role(
        dress=lambda f, c: (
            everyday.shorts(f, "#1c1d22", 0.30),
            everyday.tshirt(f, c or "#2a8ac0", sleeve=0.3),
            footwear.sneakers(f, "#d8e040"),
        )[1],
        ages=(18, 40),
        muscle=0.6,
        costume=False,
    ),
    "dancer": Role(dress=_dancer, ages=(18, 32), hair=("bun", "ponytail", "long", "short"), muscle=0.6),
    "ballerina": Role(dress=_made(sport.ballerina), female=True, ages=(16, 28), hair=("bun",), footwear="soft"),
    "singer": Role(dress=_singer, ages=(20, 40), costume=False),
    "musician": Role(dress=_musician, ages=(22, 55), costume=False),
    **{
        kind: Role(dress=_concert, ages=(22, 55), costume=False)
        for kind in ("pianist", "violinist", "cellist", "conductor", "flutist", "harpist")
    },
    "fisherman": Role(
        dress=_made(work.fisherman),
        hat=lambda f, a: headgear.beanie(f, a, "#24384a"),
        female=False,
        ages=(40, 65),
        hair=("short",),
        beard=0.9,
        beard_length=0.035,
        footwear="boot",
    ),
    "hiker": Role(dress=_made(work.hiker), hat=None, ages=(22, 50), footwear="boot"),
    "mountaineer": Role(
        dress=_made(work.mountaineer),
        hat=lambda f, a: (headgear.hood(f, a, "#c8502a"), headgear.goggles(f, a))[0],
        ages=(25, 50),
        hair=("short",),
        beard=0.4,
        footwear="boot",
    ),
    "climber": Role(
        dress=_made(work.mountaineer),
        hat=lambda f, a: headgear.hard_helmet(f, a, "#d8502a", brim=0.05, ridge=False),
        ages=(22, 45),
        hair=("short", "ponytail"),
        footwear="boot",
    ),
    "explorer": Role(
        dress=_made(work.hiker), hat=lambda f, a: headgear.fedora(f, a, "#8a6a45"), ages=(25, 55), footwear="boot"
    ),
    "surfer": Role(
        dress=_surfer, ages=(18, 35), hair=("wild", "wavy", "fringe", "ponytail"), muscle=0.7, footwear="barefoot"
    ),
    "swimmer": Role(dress=_swimmer, hat=None, ages=(16, 35), hair=("crop", "low_bun"), muscle=0.7, footwear="barefoot"),
    "police_officer": Role(
        dress=_made(uniform.police),
        hat=lambda f, a: headgear.peaked_cap(f, a),
        ages=(25, 48),
        hair=("short", "low_bun"),
    ),
    "firefighter": Role(
        dress=_made(uniform.firefighter),
        hat=lambda f, a: headgear.fire_helmet(f, a),
        ages=(24, 45),
        hair=("short", "low_bun"),
        muscle=0.7,
        footwear="boot",
    ),
    "doctor": Role(dress=_made(uniform.doctor, "under"), ages=(30, 58)),
    "scientist": Role(
        dress=_made(uniform.doctor, "under"),
        hat=lambda f, a: headgear.glasses(f, a),
        ages=(30, 62),
        hair=("wild", "short", "low_bun"),
    ),
    "nurse": Role(
        dress=_made(uniform.nurse, "trim"),
        hat=lambda f, a: headgear.nurse_cap(f, a),
        female=True,
        ages=(22, 45),
        hair=("low_bun", "bob"),
    ),
    "chef": Role(dress=_made(uniform.chef), hat=_chef_hat, ages=(28, 55), hair=("short", "low_bun")),
    "cook": Role(dress=_made(uniform.chef), hat=_chef_hat, ages=(28, 55), hair=("short", "low_bun")),
    "waiter": Role(dress=lambda f, c: uniform.waiter(f), female=False, ages=(20, 40), hair=("slick", "short")),
    "waitress": Role(dress=lambda f, c: uniform.waiter(f), female=True, ages=(20, 40), hair=("ponytail", "low_bun")),
    "farmer": Role(
        dress=_made(work.overalls),
        hat=lambda f, a: headgear.straw_hat(f, a),
        ages=(35, 68),
        hair=("short", "low_bun"),
        beard=0.3,
        footwear="boot",
    ),
    "pirate": Role(
        dress=_made(fantasy.pirate, "coat_color"),
        hat=lambda f, a: (headgear.tricorn(f, a), headgear.eyepatch(f, a))[0],
        female=False,
        ages=(30, 55),
        hair=("long", "wild"),
        beard=0.9,
        beard_length=0.05,
        footwear="boot",
    ),
    "cowboy": Role(
        dress=_made(fantasy.cowboy),
        hat=lambda f, a: headgear.cowboy_hat(f, a),
        female=False,
        ages=(25, 55),
        hair=("short",),
        beard=0.4,
        footwear="boot",
    ),
    "monk": Role(
        dress=_made(japanese.monk, "robe"), female=False, ages=(35, 70), hair=("bald",), beard=0.0, footwear="sandal"
    ),
    "shrine_maiden": Role(
        dress=lambda f, c: japanese.shrine_maiden(f),
        female=True,
        ages=(16, 24),
        hair=("long_fringe", "ponytail"),
        footwear="sandal",
    ),
    "miko": Role(
        dress=lambda f, c: japanese.shrine_maiden(f),
        female=True,
        ages=(16, 24),
        hair=("long_fringe",),
        footwear="sandal",
    ),
    "geisha": Role(
        dress=_made(japanese.kimono),
        hat=lambda f, a: headgear.kanzashi(f, a),
        female=True,
        ages=(18, 32),
        hair=("bun",),
        footwear="geta",
    ),
    "maiko": Role(
        dress=_made(japanese.kimono),
        hat=lambda f, a: headgear.kanzashi(f, a),
        female=True,
        ages=(16, 20),
        hair=("bun",),
        footwear="geta",
    ),
    "kimono_woman": Role(
        dress=_made(japanese.kimono),
        hat=lambda f, a: headgear.kanzashi(f, a),
        female=True,
        ages=(18, 40),
        hair=("bun", "low_bun"),
        footwear="geta",
    ),
    "bride": Role(
        dress=_made(formal.wedding_dress),
        hat=lambda f, a: headgear.veil(f, a),
        female=True,
        ages=(22, 34),
        hair=("wavy", "shoulder"),
    ),
    "groom": Role(dress=_with(_made(formal.tuxedo), _dark_shoes), female=False, ages=(24, 36), hair=("slick", "short")),
    "robot": Role(
        dress=_made(armour.robot),
        hat=lambda f, a: headgear.robot_head(f, a),
        ages=(25, 26),
        hair=("bald",),
        footwear="metal",
        face_shown=False,
        female=False,
        beard=0.0,
    ),
    "android": Role(
        dress=_made(armour.robot),
        hat=lambda f, a: headgear.robot_head(f, a),
        ages=(25, 26),
        hair=("bald",),
        footwear="metal",
        face_shown=False,
        female=False,
        beard=0.0,
    ),
    "cyclist": Role(
        dress=_made(sport.cyclist),
        hat=lambda f, a: (headgear.bicycle_helmet(f, a), headgear.sunglasses(f, a))[0],
        ages=(20, 45),
        hair=("short", "low_bun"),
        muscle=0.6,
    ),
    "worker": Role(
        dress=_made(work.hi_vis),
        hat=lambda f, a: headgear.hard_helmet(f, a),
        ages=(25, 55),
        hair=("short", "low_bun"),
        footwear="boot",
    ),
    "construction_worker": Role(
        dress=_made(work.hi_vis),
        hat=lambda f, a: headgear.hard_helmet(f, a),
        ages=(25, 55),
        hair=("short", "low_bun"),
        footwear="boot",
    ),
    "painter": Role(
        dress=_made(work.painter), hat=lambda f, a: headgear.beanie(f, a, "#2a2c33"), ages=(25, 65), beard=0.4
    ),
    "artist": Role(dress=_made(work.painter), ages=(25, 65), beard=0.4),
    "villager": Role(dress=_made(work.peasant), ages=(20, 65), beard=0.4, footwear="boot"),
    "peasant": Role(dress=_made(work.peasant), ages=(20, 65), beard=0.4, footwear="boot"),
    "elf": Role(
        dress=lambda f, c: (
            everyday.leggings(f, "#4a4032"),
            work.peasant(f, c or "#3f5f3a"),
            fantasy.cape(f, "#2f4a34"),
        )[1],
        ages=(20, 30),
        hair=("long",),
        beard=0.0,
        footwear="boot",
    ),
    "santa": Role(
        dress=_made(fantasy.santa),
        hat=lambda f, a: headgear.beanie(f, a, "#b81f28"),
        female=False,
        ages=(60, 75),
        hair=("shoulder",),
        beard=1.0,
        beard_length=0.10,
        footwear="boot",
    ),
    "superhero": Role(
        dress=_made(fantasy.superhero), ages=(25, 38), hair=("swept", "long"), muscle=0.95, footwear="boot"
    ),
    "angel": Role(
        dress=lambda f, c: (
            fantasy.robe(f, c or "#f4f2ea", trim="#d8c890", belt="#d8c890"),
            creatures.wings(f),
        )[0],
        hat=lambda f, a: creatures.halo(f, a),
        ages=(18, 28),
        hair=("long", "wavy"),
        beard=0.0,
        footwear="barefoot",
    ),
    "ghost": Role(
        dress=_made(creatures.ghost),
        hat=lambda f, a: creatures.sheet(f, a),
        hair=("bald",),
        beard=0.0,
        face_shown=False,
        footwear="barefoot",
    ),
    "skeleton": Role(
        dress=_made(creatures.skeleton),
        hat=lambda f, a: creatures.bare_skull(f, a),
        female=False,
        hair=("bald",),
        beard=0.0,
        face_shown=False,
        footwear="barefoot",
    ),
    "zombie": Role(
        dress=_torn,
        hair=("wild", "short"),
        beard=0.0,
        footwear="barefoot",
        skin="#7d9068",
        eyes="#d8dcb8",
    ),
    "clown": Role(
        dress=_made(creatures.clown),
        hat=lambda f, a: creatures.clown_face(f, a),
        female=False,
        hair=("crop",),
        beard=0.0,
        skin="#f6efe8",
    ),
    "demon": Role(
        dress=lambda f, c: (
            armour.leather_armour(f, c or "#1d1a1c"),
            everyday.leggings(f, "#1d1a1c"),
            fantasy.cape(f, "#231416", lining="#7a1414"),
            footwear.boots(f, "#17120f"),
        )[0],
        hat=lambda f, a: creatures.horns(f, a),
        female=False,
        hair=("wild",),
        beard=0.0,
        muscle=0.9,
        footwear="boot",
        skin="#a8261f",
        eyes="#f0c020",
    ),
    "fairy": Role(
        dress=_made(creatures.fairy),
        female=True,
        ages=(16, 22),
        hair=("long", "wavy"),
        footwear="barefoot",
    ),
    "mermaid": Role(
        dress=_made(creatures.mermaid),
        female=True,
        ages=(18, 26),
        hair=("long", "wavy"),
        footwear="barefoot",
    ),
    "vampire": Role(
        dress=_made(creatures.vampire),
        female=False,
        ages=(30, 45),
        hair=("slick",),
        beard=0.0,
        skin="#e6e0de",
        eyes="#a01818",
    ),
    "alien": Role(
        dress=lambda f, c: sport.wetsuit(f, c or "#a8adb4", accent="#4a5058"),
        hat=lambda f, a: creatures.alien_head(f, a),
        female=False,
        ages=(20, 21),
        hair=("bald",),
        beard=0.0,
        footwear="boot",
        skin="#8fa88f",
        build="slim",
    ),
    "goblin": Role(
        dress=_made(work.peasant),
        hat=lambda f, a: creatures.long_ears(f, a),
        female=False,
        ages=(40, 60),
        hair=("bald",),
        beard=0.0,
        footwear="barefoot",
        skin="#6f8a3c",
        eyes="#e0c020",
        build="short",
    ),
    "sumo_wrestler": Role(
        dress=lambda f, c: creatures.sumo(f, "#d8a47e", c or "#2a2f6a"),
        female=False,
        ages=(22, 32),
        hair=("topknot",),
        beard=0.0,
        muscle=0.8,
        footwear="barefoot",
        skin="#d8a47e",
        build="fat",
    ),
    "wrestler": Role(dress=_wrestler, female=False, ages=(22, 38), hair=("crop",), muscle=0.95, footwear="boot"),
    "magician": Role(
        dress=lambda f, c: (
            formal.tuxedo(f, c or "#14151a"),
            fantasy.cape(f, "#14151a", lining="#a3212c"),
            _dark_shoes(f),
        )[0],
        hat=lambda f, a: creatures.top_hat(f, a),
        ages=(28, 55),
        female=False,
        hair=("slick", "short"),
        beard=0.5,
    ),
    "nun": Role(
        dress=lambda f, c: fantasy.robe(f, c or "#17171b", belt="#0e0e10", sleeves=0.12),
        hat=lambda f, a: creatures.wimple(f, a),
        female=True,
        ages=(25, 65),
        hair=("crop",),
    ),
    "priest": Role(
        dress=lambda f, c: (
            fantasy.robe(f, c or "#17171b", trim="#efece4", belt="#7a1f2b", sleeves=0.0),
            _dark_shoes(f),
        )[0],
        female=False,
        ages=(35, 65),
        hair=("short",),
    ),
    "judge": Role(
        dress=lambda f, c: (fantasy.robe(f, c or "#17171b", belt="#17171b", sleeves=0.18), _dark_shoes(f))[0],
        ages=(45, 68),
        hair=("short", "bob"),
    ),
    "diver": Role(
        dress=_diver,
        hat=lambda f, a: headgear.goggles(f, a, "#17181c", "#5a8fb0"),
        ages=(20, 45),
        hair=("crop", "low_bun"),
        footwear="barefoot",
    ),
    "prisoner": Role(dress=_striped, ages=(22, 55), hair=("crop", "low_bun"), beard=0.3),
    "patient": Role(
        dress=lambda f, c: everyday.dress(f, c or "#b8d4e0", sleeve=0.9, length=0.60, flare=0.08, pleats=0),
        ages=(20, 75),
        footwear="barefoot",
    ),
    "cheerleader": Role(dress=_cheer, female=True, ages=(16, 22), hair=("ponytail",)),
    "traveler": Role(dress=_made(work.hiker), ages=(20, 55), footwear="boot", costume=False),
    "photographer": Role(
        dress=lambda f, c: (
            everyday.trousers(f, "#4a4a3e"),
            everyday.tshirt(f, "#2a2c33"),
            work.open_jacket(f, c or "#6a6448"),
            footwear.sneakers(f, "#3a3a3e"),
        )[2],
        ages=(24, 50),
        costume=False,
    ),
    "detective": Role(
        dress=lambda f, c: (
            formal.suit(f, "#3a3530"),
            everyday.coat(f, c or "#b39a6e", length=0.66, belt=c or "#b39a6e"),
            _dark_shoes(f),
        )[1],
        hat=lambda f, a: headgear.fedora(f, a),
        ages=(30, 55),
        hair=("short", "bob"),
    ),
    "sailor": Role(
        dress=lambda f, c: (
            everyday.trousers(f, "#f0eee8", length=1.03),
            everyday.tshirt(f, "#f0eee8", sleeve=1.9, pattern=1),
            _dark_shoes(f),
        )[1],
        hat=lambda f, a: headgear.peaked_cap(f, a, "#f2f0ec", "#1f2a4a"),
        ages=(22, 50),
        female=False,
        hair=("short",),
        beard=0.3,
    ),
    "pilot": Role(
        dress=lambda f, c: (formal.suit(f, c or "#1f2636"), _dark_shoes(f))[0],
        hat=lambda f, a: headgear.peaked_cap(f, a, "#1f2636"),
        ages=(30, 55),
        hair=("short", "low_bun"),
    ),
    "maid": Role(
        dress=lambda f, c: _maid(f, c or "#1d1e26"),
        hat=lambda f, a: headgear.headband(f, a, "#f6f5f1", knot=False),
        female=True,
        ages=(18, 35),
        hair=("bob", "twin_tails", "low_bun"),
    ),
    "idol": Role(
        dress=lambda f, c: fantasy.princess(f, c or "#e86a9a"),
        hat=lambda f, a: headgear.ribbon(f, a),
        female=True,
        ages=(17, 23),
        hair=("twin_tails", "ponytail", "long_fringe"),
    ),
}
"""Kind -> role."""


def _maid(fit: Fitting, color: str) -> object:
    made = everyday.dress(fit, color, sleeve=1.9, length=0.62, flare=0.26)
    formal.apron(fit, made, "#f6f5f1", length=0.52)
    everyday.tights(fit, "#f0eeea")
    footwear.shoes(fit, "#1a1718", "#0e0b0b", low=True)
    return made
