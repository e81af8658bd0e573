"""Staging: a request becomes a world, a camera, and everybody's score; all of it settled before the first frame."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from studio.core.progress import CancelToken, Progress
from studio.core.time import SAMPLE_RATE
from studio.ports.engine import PlacedLine, ShotRequest
from studio.ports.likeness import Portrait
from studio.project.coverage import seen_by
from studio.project.rooms import CRAFT, ROOMS, room_of, room_within
from studio.project.scene import PLACES, Camera, Note, Scene
from studio.project.scene import Subject as SceneSubject
from studio.stage import sets
from studio.stage.director import breakage, crowd, dealings, games, hearing, rides, timing
from studio.stage.director.blocking import Blocking, sea_state
from studio.stage.director.company import Company, height_of, is_somebody, sort_of
from studio.stage.director.coverage import Covering, Filming
from studio.stage.director.crew_light import crew_light
from studio.stage.director.deeds.company import bystanders
from studio.stage.director.deeds.doing import deeds
from studio.stage.director.filming import covered, shot_camera
from studio.stage.director.floor import Floor, with_wall
from studio.stage.director.general import general
from studio.stage.director.lightning import Lightning
from studio.stage.director.moon import moonlit
from studio.stage.director.weather import Air, air_for
from studio.stage.gaffer import Plan, gelled, plan_for
from studio.stage.light import light_for
from studio.stage.people.character import is_known
from studio.stage.performer import Performer
from studio.stage.styles import style as style_of
from studio.stage.world import Place, World

_AMONG_TREES_M = 2.4
"""How tall somebody may be for a path through the woods."""
_DETAIL = {"draft": 0, "standard": 1, "final": 2}
_SIZES = {"draft": (850, 330, 110), "standard": (620, 220, 90), "final": (560, 190, 75)}
"""Heights in pixels from which somebody has the finest, the middle, the coarse body; else it is a speck's."""
_SLOW_ACTIONS = {
    "shoot_basket": 5.5,
    "kick": 5.5,
    "fall": 4.6,
    "spin_jump": 5.5,
    "backflip": 4.5,
    "fight": 6.0,
    "sail": 6.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Staging:
    """A shot ready to be filmed."""

    world: World
    place: Place
    performers: tuple[Performer, ...]
    played: tuple[tuple[int, Performer], ...]
    """Those who play, with the number of their subject; -1 for things that belong to the shot."""
    camera: Filming
    own_camera: Filming
    """The shot's own, from where everything is heard, whatever the angle."""
    covering: Covering | None
    """How an angle of it was found."""
    air: Air
    frame_count: int
    timed_frames: int
    """As many of them as everything is timed for; the rest goes on."""
    lines: tuple[PlacedLine, ...]
    notes: tuple[Note, ...]


class LastBlocking:
    """The last shot as it was blocked. Another camera on the same scene needs no other, as long as it sees the same
    bodies; nobody in it is changed by being filmed."""

    def __init__(self) -> None:
        self._request: ShotRequest | None = None
        self._speech: tuple[int, ...] = ()
        self._height_m = 0.0
        self._block: Blocking | None = None

    def like(self, request: ShotRequest) -> Blocking | None:
        """The blocking of such a request, if it was the last."""
        same = (
            self._request == _uncamera(request)
            and self._speech == tuple(map(id, request.speech))
            and self._height_m == _picture_height(request)
        )
        return self._block if same else None

    def keep(self, request: ShotRequest, block: Blocking) -> None:
        """This one is the last now."""
        self._request, self._height_m, self._block = _uncamera(request), _picture_height(request), block
        self._speech = tuple(map(id, request.speech))  # theirs as long as the block holds them


def _uncamera(request: ShotRequest) -> ShotRequest:
    return replace(request, scene=replace(request.scene, camera=Camera()), speech=(), angle="")


def stage(
    request: ShotRequest, company: Company, last: LastBlocking, progress: Progress, cancel: CancelToken
) -> Staging:
    """Plan, cast and simulate the shot."""
    scene, notes = with_scenery(company.brought.scene(request.scene, request.brought))
    scene = dealings.enlivened(colored(scene, request.portraits))
    request = replace(request, scene=scene)
    starts = timing.place_lines(request.speech)
    frames, stretched = timing.shot_frames(request.seconds, needed_s(scene), request.speech, starts, request.rate)
    timed = frames if request.timed_seconds is None else min(request.rate.frames(request.timed_seconds), frames)
    if stretched:
        notes.append(
            Note(
                text="The shot is longer than asked: what is said in it needs the time.",
                kind="assumed",
                detail="seconds",
            )
        )
    seconds, until = request.rate.seconds(timed), request.rate.seconds(frames)
    block = last.like(request)
    if block is None:
        block = _blocked(request, company, seconds, until, starts, progress, cancel)
        last.keep(request, block)
    place = block.floor.place
    own = shot_camera(block, request, seconds)
    covering = covered(block, request, own, seconds) if request.angle else None
    world = _world(request, place, block, own, seconds)
    lights = crew_light(place, scene.time_of_day, block.leads, own, seconds, _layout(request), _plan(scene))
    return Staging(
        world=world, place=place, performers=(*block.performers, *block.scenery, *lights), played=_played(block),
        camera=covering.camera if covering is not None else own, own_camera=own, covering=covering,
        air=air_for(scene, place, request.seed, request.quality), frame_count=frames, timed_frames=timed,
        lines=_lines(block, own), notes=(*notes, *block.notes),
    )  # fmt: skip


def needed_s(scene: Scene) -> float:
    """Seconds that what is done takes when nobody asked for a length."""
    return max((_SLOW_ACTIONS.get(a, 0.0) for s in scene.subjects for a in (s.action, *s.then)), default=0.0)


def _blocked(
    request: ShotRequest, company: Company, seconds: float, until: float, starts: tuple[float, ...],
    progress: Progress, cancel: CancelToken,
) -> Blocking:  # fmt: skip
    """Everybody and everything in their places, and what moves in the set by itself."""
    scene = request.scene
    progress("building the set", 0, 0)
    place = company.place(
        scene.place if scene.place in PLACES else "studio", _with_room(scene), time_of_day=scene.time_of_day,
        weather=scene.weather, style=scene.style, seed=_layout(request), detail=_DETAIL[request.quality],
    )  # fmt: skip
    if "wall" in scene.surroundings or any(_meets_wall(s) for s in scene.subjects):
        place = with_wall(place)
    cancel.check()
    progress("casting and blocking", 0, 0)
    block = Blocking(request, Floor(place), company, seconds, until, starts, _levels(request))
    special = (deeds, breakage.breakage, games.games, rides.rides, crowd.fights, crowd.crowd, dealings.dealings)
    for case in (*special, general, bystanders):
        case(block)
        cancel.check()
    block.scenery = tuple(
        sets.moving_scenery(
            scene.place, scene.surroundings, time_of_day=scene.time_of_day, weather=scene.weather, style=scene.style,
            seed=_layout(request), sea_state=sea_state(scene),
        )
    )  # fmt: skip
    if scene.weather == "storm" and not place.indoor and scene.place not in ("underwater", "space"):
        block.scenery = (*block.scenery, Lightning(until, float(place.view_yaw), request.seed))
    return block


def _with_room(scene: Scene) -> tuple[str, ...]:
    """What surrounds a scene; woods stand back from what is too large for them."""
    large = any(height_of(s.kind, s.attributes) > _AMONG_TREES_M for s in scene.subjects)
    return (*scene.surroundings, "glade") if large and scene.place == "forest" else scene.surroundings


def _meets_wall(s: SceneSubject) -> bool:
    """Whether a ball comes back from a wall: somebody who kicks alone, and waits for it or says so."""
    comes_back = "bounce" in s.then or "catch" in s.then or any("wall" in value for value in s.attributes.values())
    return "kick" in (s.action, *s.then) and (comes_back or "at" not in s.attributes)


def _layout(request: ShotRequest) -> int:
    """Which of the places of its kind the set is."""
    return request.seed if request.scene.layout is None else request.scene.layout


def _played(block: Blocking) -> tuple[tuple[int, Performer], ...]:
    """Everybody, by the subject they play."""
    numbers = {id(one): index for index, members in block.of_subject.items() for one in members}
    return tuple((numbers.get(id(one), -1), one) for one in block.performers)


def colored(scene: Scene, portraits: Mapping[str, Portrait]) -> Scene:
    """Pets and things that are cameos take the colours of their pictures, unless the words name others."""
    subjects = list(scene.subjects)
    for i, subject in enumerate(subjects):
        portrait = portraits.get(subject.cameo or "")
        if portrait is None or sort_of(subject.kind) == "person":
            continue
        known = {name: word for name, word in portrait.attributes.items() if name in ("color", "breed")}
        if sort_of(subject.kind) != "animal" and "color" in known:
            known["color"] = known["color"].split()[0]
        subjects[i] = replace(subject, attributes={**known, **subject.attributes})
    return replace(scene, subjects=tuple(subjects))


def with_scenery(scene: Scene) -> tuple[Scene, list[Note]]:
    """Subjects that are scenery (trees, mountains, houses) become words for the set; what nobody can play is said."""
    stay: list[SceneSubject] = []
    words, notes = list(scene.surroundings), list[Note]()
    for s in scene.subjects:
        if scene.place == "train_interior" and s.kind in _RAILCARS:
            continue  # it is what everybody is in
        if s.kind in sets.UNDERSTOOD and sort_of(s.kind) == "person" and not is_somebody(s.kind):
            words.append(s.kind)
        elif sort_of(s.kind) == "person" and not is_somebody(s.kind) and not is_known(s.kind) and s.kind not in SCENERY:
            stay.append(s)
            notes.append(
                Note(
                    text=f"The stage does not know {s.kind.replace('_', ' ')}; a person stands in for it.",
                    kind="substituted",
                    detail=s.kind,
                )
            )
        elif s.kind in SCENERY and sort_of(s.kind) == "person":
            notes.append(
                Note(
                    text=f"The stage has no {s.kind.replace('_', ' ')}; it is left out.",
                    kind="substituted",
                    detail=s.kind,
                )
            )
        else:
            stay.append(_practising(scene, _for_the_water(scene, s)))
    for word in _SEEN_AFAR:
        if word in words and not any(s.kind == word for s in stay):
            stay.append(SceneSubject(kind=word))
    if "snow" not in words and any(s.kind == "snowman" for s in stay):
        words.append("snow")  # where there is a snowman snow lies
    if "fireworks" in words and not any(s.kind in ("fireworks", "firework") for s in stay):
        stay.append(SceneSubject(kind="fireworks", action="explode"))
    place = _outside(scene)
    inside, named = room_within(scene), room_of(place, words)
    if inside is None and named is not None:
        words = [word for word in words if word not in ROOMS[named].words]  # who is before the church is not in it
    elif inside is not None and named is None:
        words.append(sorted(ROOMS[inside].words)[0])
    if inside in _CABINS:
        stay = _aboard(stay)
    return replace(scene, place=place, subjects=tuple(stay), surroundings=tuple(words)), notes


def _for_the_water(scene: Scene, s: SceneSubject) -> SceneSubject:
    """Who swims or dives is dressed for it, unless the words say otherwise."""
    said = set(s.attributes.get("deed", "").split(", ")) | {s.action, *s.then}
    bare = not {"clothing", "wearing", "outfit", "costume"} & set(s.attributes) and s.cameo is None
    if s.kind in _BATHERS and bare and said & {"swim", "dive", "dive_in"} and scene.place != "underwater":
        return replace(s, attributes={**s.attributes, "clothing": "swimsuit"})
    return s


def _practising(scene: Scene, s: SceneSubject) -> SceneSubject:
    """A kick that is meant for nobody and no ball, by who fights or where one fights, is a fighter's."""
    aimed = "target" in s.attributes or "at" in s.attributes or any("ball" in o.kind for o in scene.subjects)
    fights = s.kind in _FIGHTERS or room_within(scene) in ("dojo", "boxing_ring")
    return replace(s, action="fight") if s.action == "kick" and fights and not aimed else s


_FIGHTERS = frozenset(["martial_artist", "boxer", "ninja", "samurai", "ronin", "warrior"])
_BATHERS = frozenset(["woman", "man", "boy", "girl", "child", "person", "old_man", "old_woman", "teenager"])
"""People of no trade, who change for the water."""


def _aboard(stay: list[SceneSubject]) -> list[SceneSubject]:
    """Those who are in a craft's cabin, without the craft."""
    return [
        replace(s, attributes={key: word for key, word in s.attributes.items() if word not in CRAFT})
        for s in stay
        if s.kind not in CRAFT
    ]


_CABINS = frozenset(CRAFT.values())


def _outside(scene: Scene) -> str:
    """The street, where the words name something that stands in one: a stall under the sky, a bus stop; and a shop
    from within, where somebody works in it."""
    stall = scene.place == "cafe" and {"market_stall", "food_stall"} & set(scene.surroundings)
    stop = scene.place == "station" and "bus_stop" in scene.surroundings
    said = {word for s in scene.subjects for word in s.attributes.get("deed", "").split(", ")}
    inside = scene.place == "street" and bool(_SHOPS & set(scene.surroundings)) and bool(_INDOOR_DEEDS & said)
    if scene.place == "room" and "hammock" in scene.surroundings:
        return "beach" if {"palm_tree", "palm"} & set(scene.surroundings) else "garden"
    if scene.place == "studio" and "lighthouse" in scene.surroundings:
        return "sea"
    return "street" if stall or stop else "room" if inside else scene.place


_SEEN_AFAR = ("volcano", "tornado", "windmill")
"""What a word for the surroundings puts on the stage as a thing."""
_RAILCARS = frozenset(["carriage", "train", "subway", "commuter_train", "tram", "shinkansen", "bullet_train"])
_SHOPS = frozenset(["shop", "store", "convenience_store", "supermarket", "bakery", "hair_salon", "beauty_parlor",
                    "library", "garage", "workshop", "hospital"])  # fmt: skip
_INDOOR_DEEDS = frozenset(["mop", "sweep", "wipe", "clean", "cut", "trim", "pay", "buy", "bake", "knead", "mend"])
"""What is done in a shop, not before it."""


SCENERY = frozenset(
    ["tree", "rock", "moon", "star", "cloud", "flag", "kite", "statue", "sign", "tent", "house", "mountain", "hill",
     "sun", "sky", "rainbow", "waterfall", "gravestone", "scarecrow", "guitar", "violin", "piano", "drum",
     "flute", "cello", "trumpet", "snowman", "tower", "lighthouse", "building", "bridge", "road"]
)  # fmt: skip
"""Kinds that are no person, and that no set or workshop makes yet."""


def _levels(request: ShotRequest) -> Callable[[float], int]:
    """Level of detail by height in pixels: a triangle should not be smaller than two of them."""
    finest, middle, coarse = _SIZES[request.quality]
    picture = _picture_height(request)

    def level(height_m: float) -> int:
        pixels = height_m / picture * request.size[1]
        return 0 if pixels > finest else 1 if pixels > middle else 2 if pixels > coarse else 3

    return level


def _picture_height(request: ShotRequest) -> float:
    """About how many metres the picture is high where the subjects are."""
    camera, scene = seen_by(request.scene, request.angle), request.scene
    main = max((height_of(s.kind, s.attributes) for s in scene.subjects), default=1.7)
    share = {
        "extreme_wide": 6.0,
        "wide": 3.0,
        "full": 1.35,
        "medium": 0.64,
        "medium_close": 0.42,
        "close_up": 0.235,
        "extreme_close_up": 0.11,
    }
    picture = share[camera.shot_size] * main
    return max(picture, 7.0) if camera.angle == "birds_eye" else picture


def _world(request: ShotRequest, place: Place, block: Blocking, camera: Filming, seconds: float) -> World:
    scene = request.scene
    light = light_for(
        scene.time_of_day, scene.weather, indoor=place.indoor, place=scene.place, style=scene.style,
        view_yaw=float(place.view_yaw), seed=_layout(request),
    )  # fmt: skip
    light = moonlit(light, scene, place, camera, seconds, request.size[0] / request.size[1])
    plan = _plan(scene)
    actors = tuple(mesh for p in (*block.performers, *block.scenery) for mesh in p.meshes)
    return World(
        scenery=place.scenery, actors=actors, light=light,
        lamps=place.lamps if plan is None else gelled(place.lamps, plan), style=scene.style, mirror_z=place.mirror_z,
        reach=place.reach, seed=request.seed,
    )  # fmt: skip


def _plan(scene: Scene) -> Plan | None:
    """What the gaffer does to a scene of this look."""
    return plan_for(style_of(scene.style).lighting, scene.time_of_day)


def _lines(block: Blocking, camera: Filming) -> tuple[PlacedLine, ...]:
    out: list[PlacedLine] = []
    for start, speech in zip(block.starts, block.request.speech, strict=True):
        who = block.of_subject.get(speech.line.subject)
        pan, distance = hearing.heard_from(camera, start, who[0].focus(start)) if who else (0.0, 2.0)
        out.append(PlacedLine(speech=speech, sample=round(start * SAMPLE_RATE), pan=0.6 * pan, distance_m=distance))
    return tuple(out)
