"""What is assumed where the text leaves it open: the place, the camera, what a crowd does."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import cast

from studio.project.scene import Camera, Note, ShotSize, TimeOfDay
from studio.reading.composing.cast import Member
from studio.reading.composing.draft import TRAVEL, Draft, misunderstood, nominal_action
from studio.reading.composing.relations import add_deed
from studio.reading.phrases import Content
from studio.reading.words.wordset import wordset

TALKING = wordset("talk shout sit stand look cry laugh sing point bow kneel lie hug")
"""Deeds that are seen in the face: the camera comes near for a line."""
SHOT_OF_CROWD = 8


def let_crowds_walk(draft: Draft, remarks: list[Note]) -> None:
    """People in a street who do nothing walk: nobody stands about in a crossing."""
    place = draft.setting.place()
    for index, member in enumerate([m for m in draft.cast.members if not m.held]):
        busy = member.count >= 4 or member.kind == "person"
        if (
            draft.cast.group(member) == "person"
            and not member.actions
            and busy
            and place in ("crossing", "street", "city", "station", "road")
        ):
            member.actions.append("walk")
            remarks.append(draft.cast.wording.assumed(f"subjects[{index}].action", "walk"))


def let_idle_do(draft: Draft) -> None:
    """Deeds that a noun alone names are done by the people who do nothing else: 盆踊り、浴衣の女性たち."""
    for noun in draft.idle:
        action = nominal_action(draft, noun)
        idle = [m for m in draft.cast.people() if not m.actions]
        for member in idle if action else ():
            draft.cast.act(member, action or "stand")
            own = draft.words.english_of(noun.word, "v", action or "")
            add_deed(member, own if own.isascii() else action or "")
        if idle:
            draft.setting.used.add(noun.word)
        else:
            misunderstood(draft, noun.word)


AT_HOME = {
    **dict.fromkeys(("brush", "hammer", "nail", "knit", "sew", "iron", "type", "unwrap", "tidy", "vacuum"), "room"),
    **dict.fromkeys(("pour", "slice", "chop", "stir", "bake", "boil", "fry", "knead", "peel"), "kitchen"),
    **dict.fromkeys(("water", "rake", "prune"), "garden"),
}
"""Deeds that are done at home or about it."""


THINGS_OF = {
    ("kitchen", "kitchen"): "oven stove skillet fridge refrigerator freezer microwave toaster dishwasher countertop "
    "dough cake_batter frying_pan saucepan rolling_pin spatula pantry cooker ladle",
    ("room", "bathroom"): "bathtub bath toilet shower toothbrush bubble_bath shampoo razor faucet sink washbasin",
    ("room", "bedroom"): "blanket pillow duvet nightstand crib cradle bedside mattress bunk lullaby bedtime bedsheet",
    ("room", "laundry_room"): "washing_machine dryer ironing_board laundry detergent",
    ("court", "boxing_ring"): "boxing",
    ("court", "tennis_court"): "tennis",
    ("court", "dojo"): "judo karate",
    ("farmland", "rice_field"): "rice_planting rice_harvest",
    ("park", "campsite"): "tent campfire sleeping_bag",
    (
        "room",
        "living_room",
    ): "birthday_cake christmas_tree armchair recliner couch tv television carpet rug curtain remote sofa chandelier",
    ("room", "hospital"): "stretcher gurney operating_table ward wheelchair_ramp stethoscope",
    ("room", "museum"): "exhibit sarcophagus",
    ("room", "dining_room"): "family_dinner dinner_table tablecloth",
    ("office", "garage"): "wrench workbench toolbox spanner car_hood jack",
    ("office", "office"): "spreadsheet photocopier printer cubicle keyboard memo",
    ("office", "courtroom"): "gavel jury witness defendant",
    ("office", "laboratory"): "test_tube beaker microscope",
    ("classroom", "classroom"): "chalkboard blackboard whiteboard homework pupil",
    ("court", "gym"): "barbell dumbbell treadmill punching_bag",
    ("temple", "church"): "altar pew hymn wedding",
    ("park", "playground"): "swing seesaw sandbox",
    ("garden", "garden"): "lawn sprinkler flowerbed hose lawnmower hedge",
    ("room", "japanese_room"): "tatami shoji futon kotatsu floor_cushion hanging_scroll sliding_door",
    ("court", "gymnasium"): "volleyball basketball badminton table_tennis vaulting_horse dodgeball",
    ("stadium", "stadium"): "soccer baseball goalkeeper pitcher batter home_run penalty_kick discus javelin",
    ("schoolyard", "schoolyard"): "relay tug_of_war sports_day horizontal_bar school_bell",
    ("street", "festival"): "portable_shrine festival_float cotton_candy candy_apple festival_stall",
    ("road", "car_interior"): "driver_seat back_seat passenger_seat steering_wheel",
    ("train_interior", "train"): "strap dining_car",
    ("cafe", "cafe"): "latte_art espresso shop_curtain",
    ("mountain", "volcano"): "lava magma",
    ("cafe", "restaurant"): "menu waiter tip sushi_conveyor conveyor_belt",
    ("farmland", "farm"): "tractor hay haystack barn plow",
}
"""Things that are met in one sort of place: the scene's word for it, and what it is called."""
PLACE_OF_THING = {thing: place for place, things in THINGS_OF.items() for thing in things.split()}
STAFF = {
    "mechanic": ("office", "garage"), "barber": ("room", "hair_salon"), "hairdresser": ("room", "hair_salon"),
    "nurse": ("room", "hospital"), "doctor": ("room", "hospital"), "patient": ("room", "hospital"),
    "surgeon": ("room", "hospital"), "dentist": ("room", "clinic"), "paramedic": ("street", "street"),
    "judge": ("office", "courtroom"), "lawyer": ("office", "courtroom"), "librarian": ("room", "library"),
    "teacher": ("classroom", "classroom"), "baker": ("kitchen", "bakery"), "blacksmith": ("office", "forge"),
    "carpenter": ("office", "workshop"), "welder": ("office", "workshop"), "potter": ("office", "workshop"),
    "glassblower": ("office", "workshop"), "scientist": ("office", "laboratory"), "cashier": ("room", "supermarket"),
    "shopkeeper": ("room", "shop"), "tailor": ("room", "shop"), "butcher": ("room", "shop"),
    "florist": ("room", "flower_shop"), "secretary": ("office", "office"), "office_worker": ("office", "office"),
    "receptionist": ("room", "lobby"), "butler": ("room", "mansion"), "journalist": ("street", "street"),
    "dj": ("stage", "nightclub"), "magician": ("stage", "stage"), "clown": ("stage", "circus"),
    "acrobat": ("stage", "circus"), "actor": ("stage", "stage"), "boxer": ("court", "boxing_ring"),
    "volcanologist": ("mountain", "volcano"), "geologist": ("mountain", "quarry"), "beekeeper": ("garden", "garden"),
    "gymnast": ("court", "gymnasium"), "fencer": ("court", "fencing_hall"), "athlete": ("stadium", "stadium"),
    "wrestler": ("court", "wrestling_ring"), "martial_artist": ("court", "dojo"), "weightlifter": ("court", "gym"),
    "sumo_wrestler": ("court", "sumo_ring"), "prisoner": ("room", "prison_cell"),
    "sculptor": ("office", "workshop"), "painter": ("room", "studio"), "miner": ("mountain", "mine"),
    "astronomer": ("rooftop", "observatory"), "goldfish": ("room", "fishbowl"), "lumberjack": ("forest", "forest"),
}  # fmt: skip
"""Where people do what they are called by."""
DRINKS = frozenset(["glass", "cup", "coffee_cup", "bottle", "beer", "teacup", "wine_glass"])
"""What ice is put in."""
ARENAS = frozenset(["ice_rink", "stadium", "court", "stage"])
"""Where others come to see it done."""


FED_AT = {"child": "kitchen", **dict.fromkeys(("dog", "cat", "hamster", "goldfish", "parrot"), "room")}
"""Where somebody is fed who is not fed outdoors."""


def _of(content: Content) -> bool:
    """A Japanese noun may stand before another and tell the place all the same: サッカーの試合."""
    return not content.word.isascii()


def words_of(contents: Sequence[Content]) -> list[str]:
    """The words of the text as a dictionary has them, pairs of neighbours before single ones."""
    words = [content.forms[0] for content in contents if content.pos == "n" and (content.free or _of(content))]
    return [*(f"{one}_{other}" for one, other in pairwise(words)), *words]


def _place_of_things(draft: Draft, said: Collection[str]) -> str | None:
    called = (draft.words.english_of(word, "n") for word in said)
    found = next((PLACE_OF_THING[word] for word in called if word in PLACE_OF_THING), None)
    return _called(draft, found) if found else None


def _called(draft: Draft, place: tuple[str, str]) -> str:
    """The scene's word for a place, and among the surroundings what it is called."""
    if place[1] != place[0]:
        draft.setting.add_surroundings(place[1])
    return place[0]


def usual_place(draft: Draft, shown: list[Member], said: Collection[str] = ()) -> str:
    """Where it is when nobody says: by the sport, the mount, the things of the text (``said``), who is there, what
    they do."""
    for member in shown:
        for action in member.actions if draft.cast.group(member) == "person" else ():
            if action in ("spin_jump", "shoot_basket", "skate") and action in draft.words.usual_place:
                return draft.words.usual_place[action]
    if "riding" in (a for m in shown for a in m.attributes):
        ridden = next(m.attributes["riding"] for m in shown if "riding" in m.attributes)
        kind = draft.words.kinds.get(ridden)
        if kind is not None and kind.place:
            return kind.place
    aboard = draft.words.kinds.get(next((m.attributes["on"] for m in shown if "on" in m.attributes), ""))
    if aboard is not None and aboard.group == "vehicle" and aboard.place and "sky" not in draft.setting.surroundings:
        return aboard.place  # who is on a ship is at sea
    called = (member.attributes.get("word", "") for member in shown)
    indoors = _place_of_things(draft, (*said, *draft.setting.surroundings, *called))
    if indoors is not None:
        return indoors
    places = [draft.words.kinds[m.kind].place for m in shown if m.kind in draft.words.kinds]
    for member in shown:  # a vampire goes to the dentist's, but judges come to the rink
        staff = STAFF.get(member.attributes.get("word", "")) or STAFF.get(member.kind)
        if staff is not None and not ARENAS & set(places):
            return _called(draft, staff)
    for member in shown:
        kind = draft.words.kinds.get(member.kind)
        staff = STAFF.get(member.attributes.get("word", "")) or STAFF.get(member.kind)
        if staff is not None:
            return _called(draft, staff)
        if kind is not None and kind.place:
            return kind.place
    fed = next((m.attributes.get("target", "") for m in shown if m.attributes.get("deed") == "feed"), "")
    if fed:
        return FED_AT.get(
            fed, "park" if draft.words.kinds.get(fed) and not draft.words.kinds[fed].place else "farmland"
        )
    for member in shown:
        for action in member.actions:
            if action == "climb" and "stairs" in draft.setting.surroundings:
                return _called(draft, ("room", "staircase"))
            if action in draft.words.usual_place:
                return draft.words.usual_place[action]
        for deed in member.attributes.get("deed", "").split(", "):
            if deed in AT_HOME and draft.cast.group(member) == "person":
                return AT_HOME[deed]
    if "ice" in draft.setting.surroundings and not DRINKS & {m.kind for m in shown}:
        return "ice_rink"
    if {"sofa", "bed", "fireplace", "window"} & set(draft.setting.surroundings):
        return "room"
    still = not any(a in TRAVEL for m in shown for a in m.actions)
    if still and draft.setting.time() == "night" and any(draft.cast.group(m) == "person" for m in shown):
        return "room"  # a mother with a crying child at three
    if any(draft.cast.group(m) in ("person", "animal") for m in shown):
        return (
            "park"
            if any(a in TRAVEL for m in shown for a in m.actions)
            else "street"
            if any(draft.cast.group(m) == "person" for m in shown)
            else "park"
        )
    if any(w in draft.setting.surroundings for w in ("table", "chair")):
        return "room"
    return "studio" if shown else "park"


NIGHTLY = wordset(
    "aurora neon_sign street_lamp stars moon campfire bonfire candle lantern paper_lantern torch owl fireworks "
    "firefly comet"
)
"""Things that are lit, or met, by night."""


HOURS_BEGUN: dict[str, TimeOfDay] = {"朝": "morning", "昼": "noon", "夕": "dusk", "夜": "night"}
"""What a Japanese word begins with that is done, or met, at that hour: 夜勤, 朝稽古."""


def hour_in_words(draft: Draft, contents: Sequence[Content]) -> TimeOfDay | None:
    """The hour that a word of the text implies: 終電 goes at night, 夜勤 is worked by night."""
    for content in contents:
        if content.word.isascii():
            continue
        listed = draft.words.listed_japanese(*content.forms)
        hour = next((m.value for m in listed if m.field == "time_of_day"), None)
        if hour is not None:
            return cast(TimeOfDay, hour)
        begun = HOURS_BEGUN.get(content.word[0]) if len(content.word) > 1 and content.pos == "n" else None
        if begun is not None and content.word[1] > "\u3400":
            return begun
    return None


_NIGHTLY_LOOKS = frozenset(["cyberpunk", "horror"])
_HELD_LOOKS = frozenset(["documentary", "vhs"])
"""Looks of films that are shot at night, and of those with the camera on the shoulder."""


def usual_time(draft: Draft, shown: list[Member], place: str, look: str | None = None) -> TimeOfDay:
    """The hour when nobody says: night on a stage, where things shine that do so by night, and in films of the
    night."""
    things = {*draft.setting.surroundings, *(member.kind for member in shown)}
    return "night" if place == "stage" or things & NIGHTLY or look in _NIGHTLY_LOOKS else "noon"


_NEAR = frozenset(["talk", "cry", "laugh", "eat", "drink", "read", "write", "cook", "sing"])
"""Deeds of face and hands: seen from the waist up unless a size is asked for."""


def usual_camera(draft: Draft, shown: list[Member], speaking: bool, look: str | None = None) -> Camera:
    """A camera that suits what is to be seen, where none is asked for."""
    usual = _framed(draft, shown, speaking)
    held = look in _HELD_LOOKS and usual.move in ("static", "dolly_in")
    return replace(usual, move="handheld", speed="slow") if held else usual


def _framed(draft: Draft, shown: list[Member], speaking: bool) -> Camera:
    people = [m for m in shown if draft.cast.group(m) == "person"]
    total = sum(m.count for m in shown if not (people and draft.cast.group(m) == "thing"))
    moving = any(a in TRAVEL for m in shown for a in m.actions[:1])
    size: ShotSize = "full"
    if not shown or total >= SHOT_OF_CROWD:
        size = "wide"
    elif speaking and people and all(a in TALKING for m in people for a in m.actions[:1]):
        size = "medium" if len(people) > 1 else "medium_close"
    elif people and all(a in _NEAR for m in people for a in m.actions[:1]):
        size = "medium"
    elif any(
        m.kind
        in (
            "ship",
            "viking_ship",
            "pirate_ship",
            "train",
            "airplane",
            "castle",
            "whale",
            "dragon",
            "spaceship",
            "fireworks",
        )
        for m in shown
    ):
        size = "wide"
    elif shown and all(draft.cast.group(m) == "thing" for m in shown):
        size = "medium"
    toward = any(m.attributes.get("direction") == "toward_camera" for m in shown)
    if moving and total < SHOT_OF_CROWD and not toward:
        return Camera(move="follow", shot_size=size)
    if toward or not shown:
        return Camera(move="static", shot_size=size)
    return Camera(move="dolly_in", shot_size=size, speed="slow") if not moving else Camera(shot_size=size)
