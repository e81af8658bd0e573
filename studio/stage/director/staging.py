"""Staging: a request becomes a world, a camera, and everybody's score; all of it settled before the first frame."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from studio.core.progress import CancelToken, Progress
from studio.core.time import SAMPLE_RATE
from studio.ports.engine import PlacedLine, ShotRequest
from studio.ports.likeness import Portrait
from studio.project.scene import PLACES, Camera, Note, Scene
from studio.project.scene import Subject as SceneSubject
from studio.stage import sets
from studio.stage.acting.performer import PersonPerformer
from studio.stage.animals import ANIMALS
from studio.stage.director import breakage, crowd, games, hearing, rides, timing
from studio.stage.director.blocking import Blocking, sea_state
from studio.stage.director.camera import CameraPath, Subject, subject_of
from studio.stage.director.company import Company, height_of, is_somebody, sort_of
from studio.stage.director.floor import Floor, with_wall
from studio.stage.director.general import general
from studio.stage.director.weather import Air, air_for
from studio.stage.light import light_for
from studio.stage.performer import Performer
from studio.stage.world import Place, World

_DETAIL = {"draft": 0, "standard": 1, "final": 2}
_SIZES = {"draft": (750, 290, 100), "standard": (620, 220, 90), "final": (560, 190, 75)}
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
    camera: CameraPath
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
    return replace(request, scene=replace(request.scene, camera=Camera()), speech=())


def stage(
    request: ShotRequest, company: Company, last: LastBlocking, progress: Progress, cancel: CancelToken
) -> Staging:
    """Plan, cast and simulate the shot."""
    scene, notes = _with_scenery(request.scene)
    scene = colored(scene, request.portraits)
    request = replace(request, scene=scene)
    starts = timing.place_lines(request.speech)
    needed = max((_SLOW_ACTIONS.get(a, 0.0) for s in scene.subjects for a in (s.action, *s.then)), default=0.0)
    frames, stretched = timing.shot_frames(request.seconds, needed, request.speech, starts, request.rate)
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
    camera = _camera(block, request, seconds)
    world = _world(request, place, block)
    return Staging(
        world=world, place=place, performers=(*block.performers, *block.scenery), played=_played(block), camera=camera,
        air=air_for(scene, place, request.seed, request.quality), frame_count=frames, timed_frames=timed,
        lines=_lines(block, camera), notes=(*notes, *block.notes),
    )  # fmt: skip


def _blocked(
    request: ShotRequest, company: Company, seconds: float, until: float, starts: tuple[float, ...],
    progress: Progress, cancel: CancelToken,
) -> Blocking:  # fmt: skip
    """Everybody and everything in their places, and what moves in the set by itself."""
    scene = request.scene
    progress("building the set", 0, 0)
    place = company.place(
        scene.place if scene.place in PLACES else "studio", scene.surroundings, time_of_day=scene.time_of_day,
        weather=scene.weather, style=scene.style, seed=request.seed, detail=_DETAIL[request.quality],
    )  # fmt: skip
    if "wall" in scene.surroundings or any("kick" in (s.action, *s.then) for s in scene.subjects):
        place = with_wall(place)
    cancel.check()
    progress("casting and blocking", 0, 0)
    block = Blocking(request, Floor(place), company, seconds, until, starts, _levels(request))
    for case in (breakage.breakage, games.games, rides.rides, crowd.fights, crowd.crowd, general):
        case(block)
        cancel.check()
    block.scenery = tuple(
        sets.moving_scenery(
            scene.place, scene.surroundings, time_of_day=scene.time_of_day, weather=scene.weather, style=scene.style,
            seed=request.seed, sea_state=sea_state(scene),
        )
    )  # fmt: skip
    return block


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


def _with_scenery(scene: Scene) -> tuple[Scene, list[Note]]:
    """Subjects that are scenery (trees, mountains, houses) become words for the set; what nobody can play is said."""
    stay: list[SceneSubject] = []
    words, notes = list(scene.surroundings), list[Note]()
    for s in scene.subjects:
        if s.kind in sets.UNDERSTOOD and sort_of(s.kind) == "person" and not is_somebody(s.kind):
            words.append(s.kind)
        elif s.kind in SCENERY and sort_of(s.kind) == "person":
            notes.append(
                Note(
                    text=f"The stage has no {s.kind.replace('_', ' ')}; it is left out.",
                    kind="substituted",
                    detail=s.kind,
                )
            )
        else:
            stay.append(s)
    return replace(scene, subjects=tuple(stay), surroundings=tuple(words)), notes


SCENERY = frozenset(
    ["tree", "rock", "moon", "star", "cloud", "flag", "kite", "statue", "sign", "tent", "house", "mountain", "hill",
     "sun", "sky", "rainbow", "waterfall", "volcano", "gravestone", "scarecrow", "guitar", "violin", "piano", "drum",
     "flute", "cello", "trumpet", "snowman", "tower", "windmill", "lighthouse", "building", "bridge", "road"]
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
    camera, scene = request.scene.camera, request.scene
    main = max((height_of(s.kind, s.attributes) for s in scene.subjects), default=1.7)
    share = {
        "extreme_wide": 6.0,
        "wide": 3.0,
        "full": 1.35,
        "medium": 0.64,
        "medium_close": 0.46,
        "close_up": 0.31,
        "extreme_close_up": 0.17,
    }
    picture = share[camera.shot_size] * main
    return max(picture, 7.0) if camera.angle == "birds_eye" else picture


def _camera(block: Blocking, request: ShotRequest, seconds: float) -> CameraPath:
    leads: list[Performer] = block.leads or block.performers
    wish: Camera = request.scene.camera
    aspect = request.size[0] / request.size[1]
    if not leads:
        leads = [games.Spot(block.floor.at(0.0, 0.0, 1.1), 1.1)]
    if wish.shot_size in ("medium", "medium_close", "close_up", "extreme_close_up"):
        # close shots are of one: whoever speaks, else the first
        speaking = [
            p for i in sorted({x.line.subject for x in request.speech}) for p in block.of_subject.get(i, [])[:1]
        ]
        faces = [p for p in leads if isinstance(p, PersonPerformer)] or [p for p in leads if p.kind in ANIMALS]
        if len(faces) > 1 and wish.shot_size in ("medium", "medium_close"):
            two = _two_shot(faces[:2], aspect, seconds, 0.64 if wish.shot_size == "medium" else 0.46)
            return CameraPath(wish, two, block.floor.place, seconds, aspect, request.seed, block.look_yaw)
        if faces:
            one = (speaking or faces)[:1]
            animal = one[0].kind in ANIMALS
            subject = subject_of(one, _facing(one[0], seconds), seconds, block.still, animal=animal)
            return CameraPath(wish, subject, block.floor.place, seconds, aspect, request.seed)
        subject = subject_of(leads, block.heading, seconds, block.still, faceless=True)
        return CameraPath(wish, subject, block.floor.place, seconds, aspect, request.seed, block.look_yaw)
    subject = subject_of(leads, block.heading, seconds, block.still)
    return CameraPath(wish, subject, block.floor.place, seconds, aspect, request.seed, block.look_yaw)


def _two_shot(two: Sequence[Performer], aspect: float, seconds: float, share: float) -> Subject:
    """Two faces in one picture, cut at the waist, or wider if they are far apart."""

    def between(t: float) -> tuple[float, float, float]:
        a, b = two[0].focus(t), two[1].focus(t)
        return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2)

    offset = np.subtract(two[0].focus(seconds / 2), two[1].focus(seconds / 2))
    apart = float(np.linalg.norm(offset))
    # the picture is a share of the height given here: room for both and a shoulder each, and over the taller head
    height = max(1.35, (apart + 0.75) / aspect / share, (abs(float(offset[2])) / 2 + 0.24) / 0.125)
    return Subject(center=between, focus=between, height_m=height, width_m=apart, heading=None)


def _facing(performer: Performer, seconds: float) -> float | None:
    """The yaw somebody faces in the middle of the shot."""
    try:
        m = performer.socket("root", seconds / 2)
    except KeyError:
        return None
    return float(np.arctan2(m[1, 0], m[0, 0]))


def _world(request: ShotRequest, place: Place, block: Blocking) -> World:
    scene = request.scene
    light = light_for(
        scene.time_of_day, scene.weather, indoor=place.indoor, place=scene.place, style=scene.style,
        view_yaw=float(place.view_yaw), seed=request.seed,
    )  # fmt: skip
    actors = tuple(mesh for p in (*block.performers, *block.scenery) for mesh in p.meshes)
    return World(
        scenery=place.scenery, actors=actors, light=light, lamps=place.lamps, style=scene.style,
        mirror_z=place.mirror_z, reach=place.reach, seed=request.seed,
    )  # fmt: skip


def _lines(block: Blocking, camera: CameraPath) -> tuple[PlacedLine, ...]:
    out: list[PlacedLine] = []
    for start, speech in zip(block.starts, block.request.speech, strict=True):
        who = block.of_subject.get(speech.line.subject)
        pan, distance = hearing.heard_from(camera, start, who[0].focus(start)) if who else (0.0, 2.0)
        out.append(PlacedLine(speech=speech, sample=round(start * SAMPLE_RATE), pan=0.6 * pan, distance_m=distance))
    return tuple(out)
