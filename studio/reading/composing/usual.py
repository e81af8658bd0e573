"""What is assumed where the text leaves it open: the place, the camera, what a crowd does."""

from studio.project.scene import Camera, Note, ShotSize, TimeOfDay
from studio.reading.composing.cast import Member
from studio.reading.composing.draft import TRAVEL, Draft
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


AT_HOME = {
    **dict.fromkeys(("brush", "hammer", "nail", "knit", "sew", "iron", "type", "unwrap", "tidy", "vacuum"), "room"),
    **dict.fromkeys(("pour", "cut", "slice", "chop", "stir", "bake", "boil", "fry", "knead", "peel"), "kitchen"),
    **dict.fromkeys(("water", "rake", "prune"), "garden"),
}
"""Deeds that are done at home or about it."""


def usual_place(draft: Draft, shown: list[Member]) -> str:
    """Where it is when nobody says: by the sport, the mount, who is there, what they do."""
    for member in shown:
        for action in member.actions if draft.cast.group(member) == "person" else ():
            if action in ("spin_jump", "shoot_basket", "skate") and action in draft.words.usual_place:
                return draft.words.usual_place[action]
    if "riding" in (a for m in shown for a in m.attributes):
        ridden = next(m.attributes["riding"] for m in shown if "riding" in m.attributes)
        kind = draft.words.kinds.get(ridden)
        if kind is not None and kind.place:
            return kind.place
    for member in shown:
        kind = draft.words.kinds.get(member.kind)
        if kind is not None and kind.place:
            return kind.place
    for member in shown:
        for action in member.actions:
            if action in draft.words.usual_place:
                return draft.words.usual_place[action]
        for deed in member.attributes.get("deed", "").split(", "):
            if deed in AT_HOME and draft.cast.group(member) == "person":
                return AT_HOME[deed]
    if "ice" in draft.setting.surroundings:
        return "ice_rink"
    if {"sofa", "bed", "fireplace", "window"} & set(draft.setting.surroundings):
        return "room"
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
    "neon_sign street_lamp stars moon campfire bonfire candle lantern paper_lantern torch owl fireworks firefly comet"
)
"""Things that are lit, or met, by night."""


def usual_time(draft: Draft, shown: list[Member], place: str) -> TimeOfDay:
    """The hour when nobody says: night on a stage and where things shine that do so by night."""
    things = {*draft.setting.surroundings, *(member.kind for member in shown)}
    return "night" if place == "stage" or things & NIGHTLY else "noon"


_NEAR = frozenset(["talk", "cry", "laugh", "eat", "drink", "read", "write", "cook", "sing"])
"""Deeds of face and hands: seen from the waist up unless a size is asked for."""


def usual_camera(draft: Draft, shown: list[Member], speaking: bool) -> Camera:
    """A camera that suits what is to be seen, where none is asked for."""
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
