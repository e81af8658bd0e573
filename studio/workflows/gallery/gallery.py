"""Everything the stage knows, in pictures: a page to look through, and contact sheets. It goes on where it was left."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import cast

from studio.core.errors import Cancelled, DiskError, StudioError
from studio.core.progress import CancelToken, Progress, silent
from studio.ports.boards import Tile
from studio.ports.engine import FILM_RATE, ShotRequest
from studio.ports.reading import ReadOptions
from studio.project.scene import ACTIONS, PLACES, STYLES, Camera, Scene, Subject, TimeOfDay, Weather
from studio.project.scene_json import scene_to_json
from studio.workflows.gallery import page as gallery_page
from studio.workflows.studio import Studio
from studio.workflows.words import Words

SIZE = (256, 144)
SECONDS = 4.0
PICTURES, NOTES = "pictures", "gallery.json"
ON_A_SHEET = 120

SECTIONS = ("yours", "kind", "action", "place", "hour", "style")
_TITLES = {
    "yours": ("Your own subjects", "持ち込んだもの"),
    "kind": ("Subjects", "登場するもの"), "action": ("Actions", "動作"),
    "place": ("Places", "場所"), "hour": ("Time of day × weather", "時間帯 × 天気"), "style": ("Styles", "画風"),
}  # fmt: skip

_WATER = frozenset(["sea", "underwater", "river", "lake", "beach", "station", "space"])
"""Places that a kind is shown in where it belongs there; everything else stands in the studio."""
_OUTDOORS = {
    "fireworks": "river", "rainbow": "farmland", "cloud": "farmland", "explosion": "desert", "smoke": "park",
    "iceberg": "sea", "comet": "mountain", "tornado": "farmland", "soccer_goal": "schoolyard",
    "airplane": "farmland", "dragon": "mountain", "rocket": "desert", "helicopter": "farmland",
    "airship": "farmland",
    "fighter_jet": "farmland", "tank": "battlefield", "drone": "farmland", "giraffe": "farmland",
    "elephant": "farmland", "dinosaur": "farmland", "brachiosaurus": "farmland", "triceratops": "desert",
    "camel": "desert", "unicorn": "farmland", "tree": "park", "mermaid": "beach", "street_lamp": "street",
    "submarine": "sea",
}  # fmt: skip
"""What no studio holds."""
_AT_NIGHT = frozenset(["fireworks", "comet", "firefly"])
_LEAPING = frozenset(["whale", "dolphin", "orca"])
"""Of whom little more than a back is seen, unless they leap."""
_TINY = frozenset(["bee", "butterfly", "moth", "firefly", "dragonfly", "worm", "mouse"])
_LARGE = frozenset(["bus", "school_bus", "truck", "fire_truck", "excavator", "tram"])
"""What is seen whole from its side in the open only."""
_STANDING = frozenset(["owl", "crow", "pigeon", "dove", "sparrow", "parrot"])
"""Birds that are known by their faces, and fly past with their backs to who looks."""
_SENTENCES = """
shoot_basket: a basketball player shoots a ball at the hoop
throw: a man throws a ball
catch: a man throws a ball and a girl catches it
kick: a boy kicks a soccer ball
ride: a woman rides a bicycle
drive: a red car drives along a road
sail: a sailboat sails on the sea
swim: a woman swims in a lake
skate: a figure skater skates
spin_jump: a figure skater does a spin jump
fight: two samurai fight
hug: a mother hugs a child
explode: a big explosion in the desert
open: a woman opens a box
close: a woman closes a box
burn: a campfire burns
flow: a wide river flows through the forest
rise: a balloon rises
float: an astronaut floats in space
bounce: a ball bounces
roll: a barrel rolls
shatter: a glass falls and shatters
fall: a vase falls
bark: a dog barks
fly: an eagle flies
talk: a man talks to a woman
climb: a man climbs a ladder
fish: an old man is fishing at a lake
push: a man pushes a cart
pull: a man pulls a cart
carry: a man carries a box
play_instrument: a woman plays the violin
spin: a dancer spins
eat: a man eats in a cafe
drink: a woman drinks coffee in a cafe
write: a student writes in a classroom
"""
_PROMPTS = {action: prompt for action, _, prompt in (line.partition(": ") for line in _SENTENCES.strip().splitlines())}
"""What each action is shown by, where a woman in a park is not who does it."""
_MOMENTS = {
    "explosion": 0.2,
    "fireworks": 0.7,
    "whale": 0.4,
    "dolphin": 0.4,
    "orca": 0.4,
    "jump": 0.34,
    "backflip": 0.34,
    "spin_jump": 0.42,
    "explode": 0.12,
    "fall": 0.3,
    "shatter": 0.3,
    "throw": 0.3,
}
"""How far into its shot an action is seen best."""
_HOURS: tuple[TimeOfDay, ...] = ("dawn", "morning", "noon", "afternoon", "sunset", "dusk", "night")
_WEATHER: tuple[Weather, ...] = (
    "clear", "cloudy", "rain", "after_rain", "snow", "blizzard", "fog", "storm", "wind",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One picture of the gallery. ``name`` tells its file; ``words`` in English and Japanese; ``moment`` 0..1."""

    section: str
    name: str
    words: tuple[str, str]
    scene: Scene
    moment: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryMade:
    """``page`` is what to open; ``drawn`` pictures were new. ``failed``: what could not be shown, and why."""

    page: Path
    sheets: tuple[Path, ...]
    count: int
    drawn: int
    failed: tuple[tuple[str, str], ...]


def entries(studio: Studio, only: Sequence[str] = ()) -> tuple[Entry, ...]:
    """Everything there is to be seen, section by section; ``only``: some of ``SECTIONS``."""
    makers: dict[str, Callable[[Studio], Iterator[Entry]]] = {
        "yours": _own, "kind": _kinds, "action": _actions, "place": _places, "hour": _hours, "style": _styles,
    }  # fmt: skip
    return tuple(one for name, make in makers.items() if not only or name in only for one in make(studio))


def gallery(
    studio: Studio, folder: Path, progress: Progress, cancel: CancelToken, only: Sequence[str] = ()
) -> GalleryMade:
    """Draw what is missing, and write the page and its sheets. ``only``: some of ``SECTIONS``.

    A picture is drawn again when its scene or the engine has changed.

    Raises:
        DiskError: the folder cannot be written.
        Cancelled: it was stopped; the pictures so far stay, and are not drawn again.
    """
    try:
        (folder / PICTURES).mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise DiskError(f"{folder} cannot be written: {exc.strerror or exc}.", todo="Choose another folder.") from exc
    every = entries(studio, only)
    known = _known(folder)
    marks: dict[str, str] = {
        name: mark for name, mark in known.items() if (folder / PICTURES / f"{name}.jpg").is_file()
    }
    failed: list[tuple[str, str]] = []
    drawn = 0
    try:
        # by place, so that each set is built once
        for number, one in enumerate(sorted(every, key=lambda e: (_set_of(e.scene), e.section, e.name))):
            cancel.check()
            progress("drawing", number, len(every))
            mark = _mark(studio, one)
            if marks.get(one.name) == mark:
                continue
            try:
                _draw(studio, one, folder / PICTURES / f"{one.name}.jpg", cancel)
            except DiskError:
                raise
            except StudioError as problem:
                failed.append((one.name, problem.what))
                continue
            marks[one.name], drawn = mark, drawn + 1
    except Cancelled:
        _keep(folder, marks)
        raise
    _keep(folder, marks)
    progress("laying out", 0, 0)
    sheets = tuple(_sheets(studio, folder, every))
    page = folder / "index.html"
    _write(page, gallery_page.page(_TITLES, [(e.section, e.name, e.words) for e in every], PICTURES, studio.version))
    return GalleryMade(page=page, sheets=sheets, count=len(every), drawn=drawn, failed=tuple(failed))


def _draw(studio: Studio, one: Entry, file: Path, cancel: CancelToken) -> None:
    request = ShotRequest(scene=one.scene, size=SIZE, rate=FILM_RATE, seconds=SECONDS, seed=1, quality="draft")
    performance = studio.engine.stage(request, silent, cancel)
    at = min(round(one.moment * performance.frame_count), performance.frame_count - 1)
    studio.boards.picture(next(iter(performance.pictures((at,), cancel))), file)


def _sheets(studio: Studio, folder: Path, every: Sequence[Entry]) -> Iterator[Path]:
    """Each section on sheets of its own, and everything on one."""
    for section in SECTIONS:
        own = [one for one in every if one.section == section]
        parts = [own[at : at + ON_A_SHEET] for at in range(0, len(own), ON_A_SHEET)]
        for number, part in enumerate(parts, start=1):
            title = " ".join(_TITLES[section]) + (f"  {number}/{len(parts)}" if len(parts) > 1 else "")
            path = folder / (f"{section}-{number}.jpg" if len(parts) > 1 else f"{section}.jpg")
            studio.boards.tiles(title, [_tile(folder, one) for one in part], path)
            yield path
    if len({one.section for one in every}) > 1:
        path = folder / "everything.jpg"
        studio.boards.tiles("Ekonte", [_tile(folder, one) for one in every], path)
        yield path


def _tile(folder: Path, one: Entry) -> Tile:
    return Tile(picture=folder / PICTURES / f"{one.name}.jpg", words=one.words)


# ------------------------------------------------------------------------------------------------------------ entries


def _said(words: Words, field: str, value: str) -> tuple[str, str]:
    return words.say(field, value, "en"), words.say(field, value, "ja")


def _own(studio: Studio) -> Iterator[Entry]:
    for one in studio.subjects.all():
        subject = Subject(
            kind=one.kind, action="stand" if one.sort == "thing" else "walk",
            attributes=MappingProxyType({"model": one.digest}),
        )  # fmt: skip
        words = (one.names[0], next((name for name in one.names if not name.isascii()), one.names[0]))
        yield Entry(section="yours", name=f"yours-{one.kind}", words=words, scene=Scene(subjects=(subject,)))


def _kinds(studio: Studio) -> Iterator[Entry]:
    table = studio.words
    for kind in table.values("kind"):
        said = _said(table, "kind", kind)
        read = _read(studio, f"a {said[0]}")
        place, action = "studio", "stand"
        if read is not None and read.subjects and read.subjects[0].kind == kind:
            action = read.subjects[0].action
            place = read.place if read.place in _WATER or action != "stand" else "studio"
        place = _OUTDOORS.get(kind, place)
        if kind in _STANDING:
            action, place = "stand", "studio"
        elif kind in _LEAPING:
            action, place = "jump", "sea"
        elif kind in _LARGE:
            action, place = "stand", "desert"
        hour = "night" if kind in _AT_NIGHT else "morning"
        scene = Scene(subjects=(Subject(kind=kind, action=action),), place=place, time_of_day=hour)
        yield Entry(section="kind", name=f"kind-{kind}", words=said, scene=scene, moment=_MOMENTS.get(kind, 0.5))


def _actions(studio: Studio) -> Iterator[Entry]:
    table = studio.words
    for action in table.values("action"):
        if action not in ACTIONS:
            continue
        read = _read(studio, _PROMPTS.get(action, ""))
        scene = Scene(subjects=(Subject(kind="woman", action=action),), place="park")
        if read is not None:
            scene = replace(read, camera=Camera(), dialogue=(), sounds=(), music=None)
        yield Entry(
            section="action", name=f"action-{action}", words=_said(table, "action", action), scene=scene,
            moment=_MOMENTS.get(action, 0.5),
        )  # fmt: skip


def _places(studio: Studio) -> Iterator[Entry]:
    table = studio.words
    for place in table.values("place"):
        if place in PLACES:
            scene = Scene(place=place, camera=Camera(shot_size="wide"), time_of_day="morning")
            yield Entry(section="place", name=f"place-{place}", words=_said(table, "place", place), scene=scene)


def _hours(studio: Studio) -> Iterator[Entry]:
    table = studio.words
    walker = Subject(kind="woman", action="walk", attributes=MappingProxyType({"clothing": "coat"}))
    for hour in _HOURS:
        for weather in _WEATHER:
            one, other = _said(table, "time_of_day", hour), _said(table, "weather", weather)
            scene = Scene(subjects=(walker,), place="street", time_of_day=hour, weather=weather)
            words = (f"{one[0]}, {other[0]}", f"{one[1]}・{other[1]}")
            yield Entry(section="hour", name=f"hour-{hour}-{weather}", words=words, scene=scene)


def _styles(studio: Studio) -> Iterator[Entry]:
    table = studio.words
    pair = (Subject(kind="girl", action="wave"), Subject(kind="dog", action="sit"))
    for style in STYLES:
        for place in ("park", "street", "beach"):
            said, where = _said(table, "style", style), _said(table, "place", place)
            scene = Scene(subjects=pair, place=place, style=style, time_of_day="afternoon")
            words = (f"{said[0]}, {where[0]}", f"{said[1]}・{where[1]}")
            yield Entry(section="style", name=f"style-{style}-{place}", words=words, scene=scene)


def _read(studio: Studio, prompt: str) -> Scene | None:
    if not prompt:
        return None
    with suppress(StudioError):
        return studio.reader.read(prompt, ReadOptions()).scene
    return None


# ------------------------------------------------------------------------------------------------------------ resuming


def _set_of(scene: Scene) -> tuple[str, ...]:
    return (scene.place, scene.time_of_day, scene.weather, scene.style, *scene.surroundings)


def _mark(studio: Studio, one: Entry) -> str:
    told = json.dumps(
        [scene_to_json(one.scene), one.moment, SIZE, SECONDS, studio.version, studio.engine.version], sort_keys=True
    )
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _known(folder: Path) -> dict[str, str]:
    try:
        found: object = json.loads((folder / NOTES).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    rows = cast(dict[object, object], found) if isinstance(found, dict) else {}
    return {str(name): str(mark) for name, mark in rows.items()}


def _keep(folder: Path, marks: Mapping[str, str]) -> None:
    _write(folder / NOTES, json.dumps(dict(sorted(marks.items())), indent=0))


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, "utf-8")
    except OSError as exc:
        raise DiskError(f"{file} cannot be written: {exc.strerror or exc}.", todo="Choose another folder.") from exc
