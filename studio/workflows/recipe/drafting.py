"""Recipes: what a shot's next take is made of, captured whole from the project as it is now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from studio.core.errors import ProjectError
from studio.project.cast import CastMember, called, cameos_of, dress
from studio.project.continuity import Story
from studio.project.project import Project
from studio.project.scene import Scene, Subject
from studio.project.shot import Shot
from studio.project.take import Casting, Quality, Recipe
from studio.workflows.casting import Cast
from studio.workflows.recipe.score import piece

BY_MODELS = "diffusion"
"""The name of the engine that is driven by models."""


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
    scenes = story(project)
    scene, voices = companies(project, scenes)[shot_id]
    settings = shot.settings
    recipe = Recipe(
        scene=scene,
        engine=settings.engine,
        model=settings.model if settings.engine == BY_MODELS else None,
        sounds=settings.sounds,
        engine_version="",
        studio="",
        size=project.form.size,
        rate=project.form.rate,
        seconds=settings.seconds,
        seed=settings.seed if seed is None else seed,
        quality=quality or settings.quality,
        voices=voices,
        cameos=cameos_of(scene, project.cast),
        angle=settings.angle if settings.engine != BY_MODELS else "",
    )
    around = _around(project, recipe, shot_id, scenes)
    return replace(
        recipe,
        music_sample=around.music,
        music_cuts=around.cuts,
        music_ends=around.ends,
        ambience_sample=around.ambience,
    )


def longer(recipe: Recipe, frame_count: int, seconds: float) -> Recipe:
    """The recipe of a take of ``frame_count`` frames, ``seconds`` longer: it begins as it was and then goes on."""
    length = recipe.rate.seconds(frame_count)
    return replace(recipe, seconds=length + seconds, timed_seconds=recipe.timed_seconds or length)


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
    if not members and there <= {None}:
        return scene
    dressed = dress(scene, tuple(member for member in members if member.handle not in there))
    by_handle = {member.handle: member for member in project.cast}
    subjects = tuple(
        _dressed(subject, by_handle.get(subject.cameo or ""), f"subjects.{number}", shot)
        for number, subject in enumerate(dressed.subjects)
    )
    return replace(dressed, subjects=subjects)


def story(project: Project) -> Mapping[str, Scene]:
    """The scenes of all shots by id as they are filmed, each as the story goes on in it (``project.continuity``)."""
    telling = telling_of(project)
    return {shot.id: telling.next(shot, shot_scene(project, shot)) for shot in project.shots}


def telling_of(project: Project) -> Story:
    """The story of a project, before its first shot."""
    return Story(project.cast, project.sets, seed=_seed(project))


def _seed(project: Project) -> int:
    """The seed that people and places of the project began with: that of the film it was made by, else 0."""
    for take in project.takes:
        scene = take.recipe.scene
        if scene.layout is None:
            return take.recipe.seed
        for subject in scene.subjects:
            began = (subject.look or "").partition("/")[0]
            if began.isdigit():
                return int(began)
        if not project.sets:
            return scene.layout
    return 0


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


def companies(project: Project, scenes: Mapping[str, Scene]) -> Mapping[str, tuple[Scene, tuple[Casting, ...]]]:
    """The scenes of all shots as their recipes have them, and the voices of their lines, cast over the whole story:
    people speak alike in every shot. ``scenes`` as ``story`` tells them."""
    cast = Cast()
    own = {member.handle: member.voice for member in project.cast if member.voice is not None}
    found: dict[str, tuple[Scene, tuple[Casting, ...]]] = {}
    for shot in project.shots:
        scene = cast.settle(scenes[shot.id])
        lines = zip(scene.dialogue, cast.voices(scene), strict=True)
        voices = tuple(line.voice or own.get(_handle(scene, line.subject), voice) for line, voice in lines)
        found[shot.id] = scene, voices
    return found


def _handle(scene: Scene, subject: int) -> str:
    return (scene.subjects[subject].cameo or "") if 0 <= subject < len(scene.subjects) else ""


@dataclass(frozen=True, slots=True)
class _Around:
    """What the story around a shot decides of its sound, in samples at 48 kHz: how far music and ambience already are
    when it begins, the cuts that the music has met, whether the music closes with it."""

    music: int
    cuts: tuple[int, ...]
    ambience: int
    ends: bool


def _around(project: Project, recipe: Recipe, shot_id: str, scenes: Mapping[str, Scene]) -> _Around:
    """From the takes that stand for the other shots: what stays the same runs on over a cut, what changes begins anew.

    Shots that have no take yet count as nothing.
    """
    music = ambience = 0
    cuts: tuple[int, ...] = ()
    before: Recipe | None = None
    place = project.number(shot_id) - 1
    for shot in project.shots[: place + 1]:
        take = project.standing(shot.id)
        now = recipe if shot.id == shot_id else take.recipe if take else _outline(project, shot, scenes[shot.id])
        if before is None or piece(before) != piece(now):
            music, cuts = 0, ()
        elif now.scene.music is not None and now.scene.music.hits:
            cuts = (*cuts, music)
        if before is None or air(before.scene) != air(now.scene):
            ambience = 0
        if shot.id == shot_id:
            break
        length = take.recipe.rate.sample(take.frame_count) if take else 0
        music, ambience, before = music + length, ambience + length, now
    following = project.shots[place + 1 : place + 2]
    after = None
    for shot in following:
        take = project.standing(shot.id)
        after = piece(take.recipe if take else _outline(project, shot, scenes[shot.id]))
    return _Around(music, cuts, ambience, piece(recipe) is not None and piece(recipe) != after)


def _outline(project: Project, shot: Shot, scene: Scene) -> Recipe:
    """As much of the recipe of a shot without a take as its neighbours need to know."""
    form = project.form
    return Recipe(
        scene=scene, engine="", engine_version="", studio="", size=form.size, rate=form.rate,
        sounds=shot.settings.sounds,
    )  # fmt: skip


def air(scene: Scene) -> tuple[str, str, str]:
    """What a scene's ambience depends on."""
    return scene.place, scene.time_of_day, scene.weather
