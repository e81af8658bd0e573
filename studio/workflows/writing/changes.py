"""What changed between two recipes, field by field, in the order a person would ask; and one recipe given the other's.

Values stay values (``night``, ``close_up``): whoever shows them has the words for them.
"""

import difflib
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from studio.project.scene import Scene, Subject
from studio.project.take import Recipe, Take

Field = Literal[
    "prompt", "subjects", "place", "surroundings", "time_of_day", "weather", "move", "shot_size", "angle", "lens",
    "motion", "style", "dialogue", "voices", "sounds", "music", "engine", "quality", "size", "rate", "length", "seed",
]  # fmt: skip

SCENE_FIELDS: tuple[Field, ...] = (
    "subjects", "place", "surroundings", "time_of_day", "weather", "move", "shot_size", "angle", "lens", "motion",
    "style", "dialogue", "sounds", "music",
)  # fmt: skip
"""Fields that another shot or take can be given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One field of two takes; ``a`` and ``b`` are what to show of it, a list of values each."""

    field: Field
    a: tuple[str, ...]
    b: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether the two differ."""
        return self.a != self.b


def rows(a: Take, b: Take) -> tuple[Row, ...]:
    """Every field of two takes, the ones that differ and the ones that do not."""
    left, right = _values(a), _values(b)
    return tuple(Row(field=field, a=value, b=right[field]) for field, value in left.items())


def taken_over(scene: Scene, source: Scene, fields: Collection[Field]) -> Scene:
    """``scene`` with some of its fields as they are in ``source``; fields that are not of the scene are left out."""
    camera, other = scene.camera, source.camera
    for field in fields:
        match field:
            case "subjects":
                scene = replace(scene, subjects=source.subjects)
            case "place":
                scene = replace(scene, place=source.place)
            case "surroundings":
                scene = replace(scene, surroundings=source.surroundings)
            case "time_of_day":
                scene = replace(scene, time_of_day=source.time_of_day)
            case "weather":
                scene = replace(scene, weather=source.weather)
            case "style":
                scene = replace(scene, style=source.style)
            case "dialogue":
                scene = replace(scene, dialogue=source.dialogue)
            case "sounds":
                scene = replace(scene, sounds=source.sounds)
            case "music":
                scene = replace(scene, music=source.music)
            case "move":
                camera = replace(camera, move=other.move, speed=other.speed)
            case "shot_size":
                camera = replace(camera, shot_size=other.shot_size)
            case "angle":
                camera = replace(camera, angle=other.angle)
            case "lens":
                camera = replace(camera, lens_mm=other.lens_mm)
            case "motion":
                camera = replace(camera, motion=other.motion)
            case _:
                pass
    return replace(scene, camera=camera)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words: in both texts (``same``), only in the first (``removed``) or only in the second."""

    text: str
    kind: Literal["same", "removed", "added"]


_WORD = re.compile(r"[A-Za-z0-9'’]+|[一-龠々〆ヶ]+|[ァ-ヴー]+|[ぁ-ん]+|\s+|.", re.DOTALL)
"""Words of both languages: Latin words whole; Japanese by runs of one script, which is near enough to words."""


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """Two wordings as stretches of words, the removed before the added."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    pieces: list[Piece] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for operation, i, j, k, m in matcher.get_opcodes():
        if operation == "equal":
            pieces.append(Piece("".join(old[i:j]), "same"))
            continue
        if j > i:
            pieces.append(Piece("".join(old[i:j]), "removed"))
        if m > k:
            pieces.append(Piece("".join(new[k:m]), "added"))
    return tuple(pieces)


def _values(take: Take) -> dict[Field, tuple[str, ...]]:
    recipe, scene = take.recipe, take.recipe.scene
    camera = scene.camera
    return {
        "prompt": (take.prompt,) if take.prompt else (),
        "subjects": tuple(_subject(subject) for subject in scene.subjects),
        "place": (scene.place,),
        "surroundings": scene.surroundings,
        "time_of_day": (scene.time_of_day,),
        "weather": (scene.weather,),
        "move": (camera.move, camera.speed) if camera.speed != "normal" else (camera.move,),
        "motion": (camera.motion,) if camera.motion != "real" else (),
        "shot_size": (camera.shot_size,),
        "angle": (camera.angle,),
        "lens": (f"{camera.lens_mm:g} mm",) if camera.lens_mm else (),
        "style": (scene.style,),
        "dialogue": tuple(f"{line.speaker}: {line.text}" for line in scene.dialogue),
        "voices": tuple(f"{voice.gender} {voice.age} {voice.variant + 1}" for voice in recipe.voices),
        "sounds": scene.sounds,
        "music": _music(recipe),
        "engine": (f"{recipe.engine} {recipe.engine_version}",),
        "quality": (recipe.quality,),
        "size": (f"{recipe.size[0]}x{recipe.size[1]}",),
        "rate": (f"{float(recipe.rate.fps):g}",),
        "length": (f"{recipe.rate.seconds(take.frame_count):.2f}",),
        "seed": (str(recipe.seed),),
    }


def _subject(subject: Subject) -> str:
    count = f"{subject.count} × " if subject.count != 1 else ""
    actions = " → ".join((subject.action, *subject.then))
    attributes = ", ".join(f"{key}: {value}" for key, value in sorted(subject.attributes.items()))
    return f"{count}{subject.name or subject.kind} · {actions}" + (f" ({attributes})" if attributes else "")


def _music(recipe: Recipe) -> tuple[str, ...]:
    music = recipe.scene.music
    if music is None:
        return ()
    tempo = (f"{music.tempo_bpm} BPM",) if music.tempo_bpm else ()
    return (music.genre, music.mood, *tempo)
