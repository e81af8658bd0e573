"""Recipes: what a shot's next take is made of, captured whole from the project as it is now."""

from dataclasses import dataclass, replace
from types import MappingProxyType

from studio.core.errors import ProjectError
from studio.core.time import FrameRate
from studio.project.cast import CastMember, called, dress
from studio.project.project import Project
from studio.project.scene import Scene, Subject
from studio.project.shot import Shot
from studio.project.take import Casting, Quality, Recipe
from studio.workflows.casting import Cast


def draft_recipe(project: Project, shot_id: str, *, quality: Quality | None = None, seed: int | None = None) -> Recipe:
    """The recipe of the next take of a shot; ``quality`` and ``seed`` are the shot's own where they are not given.

    The makers' versions are left empty: whoever makes the take fills them in.

    Raises:
        ProjectError: there is no such shot, or it says nothing.
    """
    shot = project.shot(shot_id)
    if not shot.prompt.strip() and not shot.reading.scene.subjects:
        raise ProjectError(
            f"Shot {project.number(shot_id)} says nothing yet.", todo="Write what should be seen and heard."
        )
    scene, voices = _company(project, shot_id)
    settings = shot.settings
    before = _before(project, shot_id, scene)
    return Recipe(
        scene=scene,
        engine=settings.engine,
        engine_version="",
        studio="",
        size=project.form.size,
        rate=project.form.rate,
        seconds=settings.seconds,
        seed=settings.seed if seed is None else seed,
        quality=quality or settings.quality,
        voices=voices,
        music_sample=before.music,
        ambience_sample=before.ambience,
    )


def longer(recipe: Recipe, frame_count: int, seconds: float) -> Recipe:
    """The recipe of a take of ``frame_count`` frames that goes on for ``seconds`` more."""
    return replace(recipe, seconds=recipe.rate.seconds(frame_count) + seconds)


def shot_scene(project: Project, shot: Shot) -> Scene:
    """The scene as it will be filmed: the project's style over the prompt's, and the cast as they look now.

    What a person set by hand in the shot holds.
    """
    scene = shot.reading.scene
    style = project.form.style
    if style is not None and "style" not in shot.edited:
        scene = replace(scene, style=style)
    members = called(shot.prompt, project.cast)
    there = {subject.cameo for subject in scene.subjects}
    dressed = dress(scene, tuple(member for member in members if member.handle not in there))
    by_handle = {member.handle: member for member in project.cast}
    subjects = tuple(
        _dressed(subject, by_handle.get(subject.cameo or ""), f"subjects.{number}", shot)
        for number, subject in enumerate(dressed.subjects)
    )
    return replace(dressed, subjects=subjects)


def _dressed(subject: Subject, member: CastMember | None, field: str, shot: Shot) -> Subject:
    """A subject that plays a member of the cast, looking as the member does today."""
    if member is None or subject.kind != member.subject.kind:
        return subject
    look = {
        name: value
        for name, value in member.subject.attributes.items()
        if f"{field}.{name}" not in shot.edited and f"{field}.attributes.{name}" not in shot.edited
    }
    attributes = {**subject.attributes, **look}
    return subject if attributes == subject.attributes else replace(subject, attributes=MappingProxyType(attributes))


def _company(project: Project, shot_id: str) -> tuple[Scene, tuple[Casting, ...]]:
    """The shot's scene and voices, cast over the whole story: people speak alike in every shot."""
    cast = Cast()
    own = {member.handle: member.voice for member in project.cast if member.voice is not None}
    for shot in project.shots:
        if not shot.reading.scene.dialogue and shot.id != shot_id:
            continue
        scene = cast.settle(shot_scene(project, shot))
        voices = cast.voices(scene)
        if shot.id == shot_id:
            speakers = (_handle(scene, line.subject) for line in scene.dialogue)
            return scene, tuple(own.get(handle, voice) for handle, voice in zip(speakers, voices, strict=True))
    raise ProjectError(f'There is no shot "{shot_id}" in {project.name}.')


def _handle(scene: Scene, subject: int) -> str:
    return (scene.subjects[subject].cameo or "") if 0 <= subject < len(scene.subjects) else ""


@dataclass(frozen=True, slots=True)
class _Before:
    """How far music and ambience already are when a shot begins, in samples at 48 kHz."""

    music: int
    ambience: int


def _before(project: Project, shot_id: str, scene: Scene) -> _Before:
    """From the takes that stand before the shot: what stays the same runs on over a cut, what changes begins anew.

    Shots that have no take yet count as nothing.
    """
    music = ambience = 0
    last: Scene | None = None
    for shot in project.shots:
        mine = shot.id == shot_id
        take = None if mine else project.standing(shot.id)
        now = scene if mine else take.recipe.scene if take else shot_scene(project, shot)
        if last is None or last.music != now.music:
            music = 0
        if last is None or air(last) != air(now):
            ambience = 0
        if mine:
            break
        length = _samples(take.recipe.rate, take.frame_count) if take else 0
        music, ambience, last = music + length, ambience + length, now
    return _Before(music, ambience)


def _samples(rate: FrameRate, frames: int) -> int:
    return rate.sample(frames)


def air(scene: Scene) -> tuple[str, str, str]:
    """What a scene's ambience depends on."""
    return scene.place, scene.time_of_day, scene.weather
