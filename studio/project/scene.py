"""A ``Scene`` is what an engine is asked to make; a ``Reading`` is a scene plus notes on how the text was understood.

The words are the contract of ``ekonte read --json``: every name here is a name there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

from studio.project.casting import Casting

TimeOfDay = Literal["dawn", "morning", "noon", "afternoon", "sunset", "dusk", "night"]
Weather = Literal["clear", "cloudy", "rain", "after_rain", "snow", "blizzard", "fog", "storm", "wind"]
CameraMove = Literal[
    "static", "pan_left", "pan_right", "tilt_up", "tilt_down", "dolly_in", "dolly_out", "truck_left", "truck_right",
    "crane_up", "crane_down", "orbit", "follow", "handheld", "zoom_in", "zoom_out", "dolly_zoom",
    "whip_pan", "rack_focus",
]  # fmt: skip
ShotSize = Literal["extreme_wide", "wide", "full", "medium", "medium_close", "close_up", "extreme_close_up"]
Angle = Literal["eye", "low", "high", "birds_eye", "over_shoulder", "dutch", "worms_eye", "pov"]
FISHEYE_MM = 12.0
"""Of lenses this short and shorter there are hardly any but fisheyes."""
Style = Literal[
    "photoreal", "cinematic", "anime", "watercolor", "monochrome", "claymation", "ink_wash", "oil", "ukiyo_e",
    "picture_book", "pixel_art", "sketch", "comic", "horror", "documentary", "vhs", "sepia", "silent_film", "cyberpunk",
    "steampunk", "cgi", "puppet",
]  # fmt: skip
Motion = Literal["slow", "real", "fast"]
NoteKind = Literal["substituted", "not_understood", "assumed"]

_ACTION_WORDS = """
stand walk run jump backflip spin_jump skate swim fly ride drive sail fight shout talk sing dance sit sleep eat drink
throw catch kick shoot_basket fall bounce roll climb wave look hug cry laugh play_instrument explode open close burn
flow rise float push pull carry point clap bow kneel lie read write cook paint fish shatter crawl sneak limp march spin
bark
"""
ACTIONS = frozenset(_ACTION_WORDS.split())
"""What a subject can do. An engine that cannot do one does the nearest and says so."""

_PLACE_WORDS = """
street alley crossing road bridge rooftop city station train_interior airport beach sea lake river underwater mountain
snowfield forest park garden farmland desert village castle temple shrine battlefield schoolyard court stadium ice_rink
stage cafe room kitchen office classroom studio space
"""
PLACES = frozenset(_PLACE_WORDS.split())
"""Where a scene can be."""

GENDERS = ("female", "male")
"""Whose voice it can be."""

VOICE_AGES = ("child", "young", "adult", "old")
"""How old a voice can be."""

_TONE_WORDS = """
neutral soft calm murmur whisper mutter low hoarse deadpan cold stern proud happy playful shy excited laughing
surprised hurried breathless shout angry annoyed sarcastic sad tearful pleading scared tired robotic
"""
TONES = tuple(_TONE_WORDS.split())
"""How a line can be said."""

STYLES: tuple[Style, ...] = get_args(Style)
"""How a scene can look."""


def _no_attributes() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Somebody or something the picture must show.

    ``kind`` is an English lower_snake noun (``dog``, ``figure_skater``). ``action`` is one of ``ACTIONS``; ``then``
    are the actions that follow it in the same shot, in order. ``attributes`` are plain words: ``color``, ``clothing``,
    ``age`` (``child young old``), ``gender``, ``holding`` (a kind), ``wearing``, ``riding`` (a kind), ``mood``,
    ``size``, ``manner`` (``slowly``), ``direction`` (``toward_camera away left right up``), ``on`` / ``behind`` /
    ``in_front_of`` / ``at`` (a kind or a place word; ``on="head:figure_skater"`` is the head of that subject),
    ``target`` (the kind acted on), ``outcome`` (``miss``, ``score``, ``hit``), ``view`` (``own``: the camera is their
    eyes), ``filmed_from`` (``behind front side``), ``turns``, ``breed``, ``word`` (the
    person's own word when ``kind`` stands in for it), ``sense`` (its first English word, of a Japanese one), ``deed``
    (the person's own verbs, in order, where an action stands in for them), ``traits`` (words by the noun that have no
    attribute of their own), ``holding_word`` / ``riding_word`` / ``clothing_word`` / ``wearing_word`` (the own words
    of what is had). ``cameo`` is the handle that called them, of a member of the cast
    or of a recorded cameo: ``Recipe.cameos`` says which of them are recorded.
    """

    kind: str
    count: int = 1
    action: str = "stand"
    then: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=_no_attributes)
    cameo: str | None = None
    name: str | None = None
    """The character's name where the script gives one; the cast is kept by it from shot to shot."""
    look: str | None = None
    """Whose body, face, hair and clothes they have: the same word, the same person in every shot, whatever its seed.
    None: the shot's seed decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """How the scene is filmed. ``speed`` is ``slow``, ``normal`` or ``fast``; ``lens_mm`` is 35 mm equivalent, and one
    of ``FISHEYE_MM`` or less bends straight lines. ``pov``: through the eyes of the subject whose ``view`` is ``own``,
    else through those of nobody who is seen."""

    move: CameraMove = "static"
    shot_size: ShotSize = "full"
    angle: Angle = "eye"
    speed: Literal["slow", "normal", "fast"] = "normal"
    motion: Motion = "real"
    """Slow motion, fast motion; lines are spoken as they are."""
    lens_mm: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One spoken line. ``speaker`` is the name or kind; ``subject`` its index in ``Scene.subjects``, -1 if off screen.

    ``language`` is ``ja`` or ``en``. ``tone`` is one of ``TONES``.
    ``voice`` is the line's own, chosen by a person; None leaves it to the casting.
    """

    speaker: str
    text: str
    language: str = "en"
    tone: str = "neutral"
    subject: int = 0
    voice: Casting | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Music:
    """Music wished for. ``genre`` e.g. ``piano orchestral ambient jazz rock folk electronic``; ``mood`` e.g. ``calm sad
    happy tense epic warm``; ``tempo_bpm`` beats a minute (None: the genre's own); ``level`` 0..1;
    ``hits``: a bar begins on every cut, with an accent."""

    genre: str = "piano"
    mood: str = "calm"
    tempo_bpm: int | None = None
    level: float = 0.5
    hits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What an engine is asked to make."""

    subjects: tuple[Subject, ...] = ()
    place: str = "studio"
    surroundings: tuple[str, ...] = ()
    """Things the place must have: English nouns (``cherry_tree``, ``wall``, ``castle``, ``sea``, ``table`` …) and
    words that shape it (``narrow``, ``busy``, ``quiet``, ``tokyo``)."""
    time_of_day: TimeOfDay = "noon"
    weather: Weather = "clear"
    camera: Camera = Camera()
    style: str = "photoreal"
    dialogue: tuple[Line, ...] = ()
    sounds: tuple[str, ...] = ()
    music: Music | None = None
    layout: int | None = None
    """Which of the places of its kind it is: the same number, the same buildings, trees and furniture in every shot,
    whatever its seed. None: the shot's seed decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One remark on a reading: ``text`` for the person, in the prompt's language; ``detail`` names field or word."""

    text: str
    kind: NoteKind
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A scene and how it was understood. ``language`` is that of the prompt (``ja``, ``en``)."""

    prompt: str
    language: str
    scene: Scene
    notes: tuple[Note, ...] = ()
