"""The cast and the sets of a project: who and what comes back, in which shots; changed in one place for all of them.

For the window: ``people`` and ``places`` are the two lists; ``put_member``, ``adopt``, ``rename``, ``recast``,
``let_go``, ``put_set``, ``strike`` are edits ``Project -> Project`` for ``Session.edit``. Takes that show somebody as
they no longer are stay; ``outdated`` names them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from studio.core.errors import InputError, ProjectError
from studio.ports.reading import ReadOptions
from studio.project import edits
from studio.project.cast import HANDLE, CastMember
from studio.project.continuity import Appearance, lasting, layout_of, set_of, unlike
from studio.project.project import Project
from studio.project.scene import PLACES, Scene, Subject
from studio.project.sets import SetDesign
from studio.project.shot import Shot
from studio.workflows.recipe.drafting import BY_MODELS, companies, shot_scene, story, telling_of
from studio.workflows.studio import Studio


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody (or something) of the story. ``key`` tells them from others; ``member`` is who they are of the cast,
    None where only prompts speak of them; ``subject`` how they are seen last; ``shots`` the ids in which they are."""

    key: str
    member: CastMember | None
    subject: Subject
    shots: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetInUse:
    """A set of the story: ``design`` is None where only prompts speak of it; ``scene`` is how it is seen last (None:
    nowhere yet), ``shots`` the ids that are played there."""

    name: str
    design: SetDesign | None
    scene: Scene | None
    shots: tuple[str, ...]


def people(project: Project) -> tuple[Person, ...]:
    """Everybody of the story: the cast in its order, then whom prompts speak of, as they come."""
    scenes, appearances = _told(project)
    there: dict[str, list[Appearance]] = {}
    for one in appearances:
        there.setdefault(one.key, []).append(one)
    found: list[Person] = []
    for member in project.cast:
        seen = there.pop(f"@{member.handle.casefold()}", [])
        found.append(_person(f"@{member.handle.casefold()}", member, seen, scenes))
    found += [_person(key, None, seen, scenes) for key, seen in there.items()]
    return tuple(found)


def places(project: Project) -> tuple[SetInUse, ...]:
    """Every set: those of the list, then places that prompts speak of, as they come."""
    scenes = story(project)
    there: dict[str, list[Shot]] = {design.name: [] for design in project.sets}
    for shot in project.shots:
        design = set_of(shot.prompt, scenes[shot.id].place, project.sets)
        there.setdefault(design.name if design else scenes[shot.id].place, []).append(shot)
    designs = {design.name: design for design in project.sets}
    return tuple(
        SetInUse(
            name=name, design=designs.get(name), scene=scenes[shots[-1].id] if shots else None,
            shots=tuple(shot.id for shot in shots),
        )
        for name, shots in there.items()
    )  # fmt: skip


def outdated(project: Project, shot_ids: Iterable[str] | None = None) -> Mapping[str, tuple[str, ...]]:
    """The takes (ids) that show what is no longer so, and what of it: ``cast set light camera words voice``.

    Those that a model made, and those that say themselves that they are otherwise (retakes), are judged alike."""
    company = companies(project, story(project))
    found: dict[str, tuple[str, ...]] = {}
    for shot_id in [shot.id for shot in project.shots] if shot_ids is None else shot_ids:
        scene, voices = company[shot_id]
        for take in project.takes_of(shot_id):
            parts = unlike(take.recipe.scene, scene)
            if take.recipe.voices != voices and take.recipe.engine != BY_MODELS and "words" not in parts:
                parts = (*parts, "voice")
            if parts:
                found[take.id] = parts
    return MappingProxyType(found)


def put_member(project: Project, member: CastMember) -> Project:
    """Somebody into the cast, or as they are now in the place of who has their handle. Raises ``ProjectError``."""
    if not HANDLE.fullmatch(f"@{member.handle}"):
        raise ProjectError(
            f'"{member.handle}" is no handle.', todo="After @ comes a letter, then letters, digits, _ or -."
        )
    others = [member if one.handle.casefold() == member.handle.casefold() else one for one in project.cast]
    return edits.set_cast(project, others if member in others else [*others, member])


def described(studio: Studio, words: str) -> Subject:
    """Who these words are of. Raises ``InputError`` where they are of nobody."""
    reading = studio.reader.read(words, ReadOptions())
    if not reading.scene.subjects or any(note.detail == "subjects" for note in reading.notes):
        raise InputError("There is nobody in these words.", todo="Say who or what it is: a boy, a dog, a robot.")
    return replace(reading.scene.subjects[0], count=1, action="stand", then=())


def changed(
    member: CastMember, *, name: str | None = None, wear: Mapping[str, str] | None = None, drop: Iterable[str] = ()
) -> CastMember:
    """The member with another name, with some attributes set (``clothing``, ``hair`` …) and others left open."""
    attributes = {**member.subject.attributes, **(wear or {})}
    for word in drop:
        attributes.pop(word, None)
    subject = replace(member.subject, attributes=MappingProxyType(attributes))
    return replace(member, subject=subject, name=member.name if name is None else name)


def member_of(project: Project, handle: str) -> CastMember:
    """Who is called so. Raises ``ProjectError``."""
    wanted = handle.removeprefix("@").casefold()
    for member in project.cast:
        if member.handle.casefold() == wanted:
            return member
    names = ", ".join(f"@{member.handle}" for member in project.cast) or "nobody"
    raise ProjectError(f"Nobody of the cast is called @{handle.removeprefix('@')}.", todo=f"There is: {names}.")


def adopt(project: Project, key: str, handle: str, name: str | None = None) -> Project:
    """Whom prompts speak of, into the cast as they are: all shots they are in play them from now on.

    Raises:
        ProjectError: there is nobody with this key, or the handle is taken.
    """
    scenes, appearances = _told(project)
    person = next((one for one in people(project) if one.key == key and one.member is None), None)
    if person is None:
        raise ProjectError(f'Nobody of the story is "{key}".', todo="ekonte cast list tells who there is.")
    if any(one.handle.casefold() == handle.casefold() for one in project.cast):
        raise ProjectError(f"Two of the cast are called @{handle}.", todo="Give one of them another handle.")
    plain = replace(
        person.subject, count=1, action="stand", then=(), look=None, cameo=None,
        attributes=MappingProxyType(dict(lasting(person.subject))),
    )  # fmt: skip
    words = " ".join((*lasting(person.subject).values(), person.subject.kind.replace("_", " ")))
    body = person.subject.look or key
    after = put_member(project, CastMember(handle=handle, name=name or handle, words=words, subject=plain, body=body))
    numbers: dict[str, set[int]] = {}
    for one in appearances:
        if one.key == key:
            numbers.setdefault(one.shot_id, set()).add(one.number)
    shots: list[Shot] = []
    for shot in project.shots:
        scene = shot.reading.scene
        if shot.id in numbers:
            subjects = tuple(
                replace(one, kind=scenes[shot.id].subjects[number].kind, cameo=handle)
                if number in numbers[shot.id]
                else one
                for number, one in enumerate(scene.subjects)
            )
            shot = replace(shot, reading=replace(shot.reading, scene=replace(scene, subjects=subjects)))
        shots.append(shot)
    return replace(after, shots=tuple(shots))


def rename(project: Project, handle: str, to: str) -> Project:
    """Another handle for a member; every prompt calls them by it. Raises ``ProjectError``."""
    to = to.removeprefix("@")
    if not HANDLE.fullmatch(f"@{to}"):
        raise ProjectError(f'"{to}" is no handle.', todo="After @ comes a letter, then letters, digits, _ or -.")
    return edits.rename_member(project, member_of(project, handle).handle, to)


def recast(project: Project, handle: str) -> Project:
    """Another body and face for a member, the same words. Raises ``ProjectError``."""
    member = member_of(project, handle)
    base, _, serial = (member.body or f"@{member.handle.casefold()}").partition("~")
    return put_member(project, replace(member, body=f"{base}~{int(serial or 1) + 1}"))


def let_go(project: Project, handle: str) -> Project:
    """A member out of the cast; shots that call them keep what they say. Raises ``ProjectError``."""
    member = member_of(project, handle)
    return edits.set_cast(project, [one for one in project.cast if one is not member])


def put_set(project: Project, design: SetDesign, was: str | None = None) -> Project:
    """A set into the list, or in the place of the one that was called ``was`` (None: that has its name).

    Raises:
        ProjectError: two would have one name, or it has none.
        InputError: there is no such place.
    """
    if not design.name.strip():
        raise ProjectError("A set needs a name.", todo="Say what it is called.")
    if design.place not in PLACES:
        raise InputError(f'There is no place "{design.place}".', todo=f"Places: {', '.join(sorted(PLACES))}.")
    old = (was or design.name).casefold()
    sets = [design if one.name.casefold() == old else one for one in project.sets]
    return edits.set_sets(project, sets if design in sets else [*sets, design])


def set_named(project: Project, name: str) -> SetDesign:
    """The set of the list that is called so; else the place that prompts speak of. Raises ``ProjectError``."""
    for one in places(project):
        if one.name.casefold() == name.casefold():
            if one.design is not None:
                return one.design
            assert one.scene is not None
            return SetDesign(
                name=one.name, place=one.scene.place, surroundings=one.scene.surroundings,
                layout=one.scene.layout or 0,
            )  # fmt: skip
    raise ProjectError(f'There is no set "{name}".', todo="ekonte sets list tells which there are.")


def rebuilt(design: SetDesign) -> SetDesign:
    """The set with other buildings of its kind."""
    return replace(design, layout=(design.layout + 1 + layout_of(design.name)) & 0x7FFFFFFF)


def strike(project: Project, name: str) -> Project:
    """A set out of the list. Raises ``ProjectError``."""
    if all(one.name.casefold() != name.casefold() for one in project.sets):
        raise ProjectError(f'There is no set "{name}".', todo="ekonte sets list tells which there are.")
    return edits.set_sets(project, [one for one in project.sets if one.name.casefold() != name.casefold()])


def _told(project: Project) -> tuple[dict[str, Scene], list[Appearance]]:
    telling = telling_of(project)
    scenes = {shot.id: telling.next(shot, shot_scene(project, shot)) for shot in project.shots}
    return scenes, telling.appearances


def _person(key: str, member: CastMember | None, seen: list[Appearance], scenes: Mapping[str, Scene]) -> Person:
    last = scenes[seen[-1].shot_id].subjects[seen[-1].number] if seen else None
    subject = last if last is not None else member.subject if member is not None else Subject(kind="person")
    return Person(key=key, member=member, subject=subject, shots=tuple(dict.fromkeys(one.shot_id for one in seen)))
