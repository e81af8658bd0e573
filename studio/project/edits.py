"""Edits of the document: pure functions ``(Project, …) -> Project``, named with the verbs of the storyboard desk.

What an edit leaves alone stays the same object, so that whoever shows a project can tell by identity what to redraw.
Each raises ``ProjectError`` when it names a shot or take that is not there, and then nothing has changed.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from studio.core.errors import ProjectError
from studio.project.cast import CastMember, calls
from studio.project.project import Form, Project
from studio.project.scene import Reading, Scene
from studio.project.sets import SetDesign
from studio.project.shot import Shot, ShotSettings
from studio.project.take import Take

PROMPTS_KEPT = 50
"""Earlier wordings a shot remembers."""


def next_shot_id(project: Project) -> str:
    """The id that the next shot gets. Ids of shots that were removed come back only when their takes are gone too."""
    taken = {shot.id for shot in project.shots} | {take.shot_id for take in project.takes}
    serial = len(project.shots) + 1
    while f"s{serial}" in taken:
        serial += 1
    return f"s{serial}"


def next_take_id(project: Project, shot_id: str) -> str:
    """The id that the next take of this shot gets: ``s2t3`` is the third take of shot ``s2``."""
    project.shot(shot_id)
    taken = {take.id for take in project.takes}
    serial = len(project.takes_of(shot_id)) + 1
    while f"{shot_id}t{serial}" in taken:
        serial += 1
    return f"{shot_id}t{serial}"


def add_shot(project: Project, reading: Reading) -> Project:
    """A new shot at the end of the story.

    ::

        s1 s2        ->  s1 s2 s3
    """
    return insert_shots(project, len(project.shots), (reading,))


def insert_shots(
    project: Project, place: int, readings: Sequence[Reading], settings: ShotSettings | None = None
) -> Project:
    """New shots before the one at ``place`` (0 is the front; beyond the end is the end).

    ::

        s1 s2        ->  s1 s3 s4 s2        place 1, two readings
    """
    shots = list(project.shots)
    place = max(0, min(place, len(shots)))
    made = project
    for offset, reading in enumerate(readings):
        shot = Shot(id=next_shot_id(made), reading=reading, settings=settings or ShotSettings())
        shots.insert(place + offset, shot)
        made = replace(made, shots=tuple(shots))
    return made


def remove_shots(project: Project, shot_ids: Collection[str]) -> Project:
    """Shots and their takes out of the story.

    ::

        s1 s2 s3        ->  s1 s3
        s2: t1 t2       ->  (gone)
    """
    gone = {project.shot(shot_id).id for shot_id in shot_ids}
    return replace(
        project,
        shots=tuple(shot for shot in project.shots if shot.id not in gone),
        takes=tuple(take for take in project.takes if take.shot_id not in gone),
    )


def move_shots(project: Project, shot_ids: Collection[str], place: int) -> Project:
    """Shots, in the order they have, to before the one that is now at ``place``.

    ::

        s1 s2 s3 s4        ->  s4 s1 s2 s3        s4 to 0
        s1 s2 s3 s4        ->  s3 s1 s2 s4        s1 s2 to 3
    """
    moving = {project.shot(shot_id).id for shot_id in shot_ids}
    place = max(0, min(place, len(project.shots)))
    front = tuple(shot for shot in project.shots[:place] if shot.id not in moving)
    back = tuple(shot for shot in project.shots[place:] if shot.id not in moving)
    moved = tuple(shot for shot in project.shots if shot.id in moving)
    return replace(project, shots=(*front, *moved, *back))


def duplicate_shot(project: Project, shot_id: str) -> Project:
    """A copy of a shot behind it: its words, reading and settings, without takes.

    ::

        s1 s2        ->  s1 s3 s2        s3 like s1
    """
    shot = project.shot(shot_id)
    copy = replace(shot, id=next_shot_id(project), approved=None)
    place = project.shots.index(shot) + 1
    return replace(project, shots=(*project.shots[:place], copy, *project.shots[place:]))


def split_shot(project: Project, shot_id: str, first: Reading, second: Reading) -> Project:
    """One shot becomes two; the first keeps the takes, which show more than it now says.

    ::

        s1 "A. B."  s2        ->  s1 "A."  s3 "B."  s2
    """
    shot = project.shot(shot_id)
    place = project.shots.index(shot)
    return insert_shots(read_shot(project, shot_id, first), place + 1, (second,), shot.settings)


def merge_shots(project: Project, shot_ids: Sequence[str], reading: Reading) -> Project:
    """Neighbouring shots become one with this reading; it stands where the first stood and keeps the first's takes.

    ::

        s1 "A."  s2 "B."  s3        ->  s1 "A. B."  s3
    """
    order = [shot.id for shot in project.shots if shot.id in shot_ids]
    if len(order) < 2 or len(order) != len(set(shot_ids)):
        raise ProjectError("Only two or more shots of the story can be merged.")
    return remove_shots(read_shot(project, order[0], reading), order[1:])


def read_shot(project: Project, shot_id: str, reading: Reading, edited: tuple[str, ...] = ()) -> Project:
    """Another wording of a shot, and how it is read; the wording it had is remembered.

    ::

        s1 "a dog"        ->  s1 "a dog runs"    prompts: "a dog"
    """
    shot = project.shot(shot_id)
    prompts = shot.prompts
    if shot.prompt != reading.prompt and shot.prompt.strip() and (not prompts or prompts[-1] != shot.prompt):
        prompts = (*prompts, shot.prompt)[-PROMPTS_KEPT:]
    return _with(project, replace(shot, reading=reading, edited=edited, prompts=prompts))


def edit_scene(project: Project, shot_id: str, scene: Scene, *fields: str) -> Project:
    """The scene as a person wants it; ``fields`` are the names of what they set by hand.

    ::

        s1 place: beach        ->  s1 place: lake    edited: place
    """
    shot = project.shot(shot_id)
    edited = tuple(dict.fromkeys((*shot.edited, *fields)))
    return _with(project, replace(shot, reading=replace(shot.reading, scene=scene), edited=edited))


def set_settings(project: Project, shot_id: str, settings: ShotSettings) -> Project:
    """How the next take of a shot is to be made."""
    return _with(project, replace(project.shot(shot_id), settings=settings))


def add_take(project: Project, take: Take) -> Project:
    """A new take of a shot that is in the project, after those it has.

    ::

        s1: t1        ->  s1: t1 t2
        s2: t1            s2: t1
    """
    project.shot(take.shot_id)
    if any(other.id == take.id for other in project.takes):
        raise ProjectError(f'{project.name} already has a take "{take.id}".')
    return replace(project, takes=(*project.takes, take))


def remove_take(project: Project, take_id: str) -> Project:
    """A take out of its shot; if it was the approved one, none is.

    ::

        s1: t1 t2*        ->  s1: t1        * approved
    """
    take = project.take(take_id)
    left = replace(project, takes=tuple(other for other in project.takes if other is not take))
    shot = project.shot(take.shot_id)
    return _with(left, replace(shot, approved=None)) if shot.approved == take_id else left


def approve_take(project: Project, take_id: str) -> Project:
    """The take that stands for its shot.

    ::

        s1: t1* t2        ->  s1: t1 t2*
    """
    take = project.take(take_id)
    return _with(project, replace(project.shot(take.shot_id), approved=take_id))


def withdraw_approval(project: Project, shot_id: str) -> Project:
    """No take is approved for this shot.

    ::

        s1: t1*        ->  s1: t1
    """
    return _with(project, replace(project.shot(shot_id), approved=None))


def rate_take(project: Project, take_id: str, rating: int) -> Project:
    """0 (none) to 5 stars for a take. Raises ``ProjectError`` for another number."""
    if not 0 <= rating <= 5:
        raise ProjectError(f"A take has 0 to 5 stars, not {rating}.")
    return _with_take(project, take_id, lambda take: replace(take, rating=rating))


def note_take(project: Project, take_id: str, note: str) -> Project:
    """What a person says of a take."""
    return _with_take(project, take_id, lambda take: replace(take, note=note))


def set_cast(project: Project, cast: Sequence[CastMember]) -> Project:
    """The whole cast. Raises ``ProjectError`` when two have one handle."""
    handles = [member.handle.casefold() for member in cast]
    twice = next((handle for handle in handles if handles.count(handle) > 1), None)
    if twice:
        raise ProjectError(f"Two of the cast are called @{twice}.", todo="Give one of them another handle.")
    return replace(project, cast=tuple(cast))


def set_sets(project: Project, sets: Sequence[SetDesign]) -> Project:
    """All sets. Raises ``ProjectError`` when two have one name."""
    names = [design.name.casefold() for design in sets]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise ProjectError(f'Two sets are called "{twice}".', todo="Give one of them another name.")
    return replace(project, sets=tuple(sets))


def rename_member(project: Project, handle: str, to: str) -> Project:
    """Another handle for somebody of the cast: prompts and shots call them by it; how they look stays.

    ::

        s1 "@mika runs"        ->  s1 "@yuki runs"

    Raises ``ProjectError`` where there is nobody, or somebody else has the handle.
    """
    member = next((one for one in project.cast if one.handle.casefold() == handle.casefold()), None)
    if member is None:
        raise ProjectError(f"Nobody of the cast is called @{handle}.")
    renamed = replace(member, handle=to, body=member.body or f"@{member.handle.casefold()}")
    after = set_cast(project, [renamed if one is member else one for one in project.cast])
    shots = tuple(_called_otherwise(shot, member, to) for shot in project.shots)
    return replace(
        after, shots=tuple(new if new != old else old for new, old in zip(shots, project.shots, strict=True))
    )


def _called_otherwise(shot: Shot, member: CastMember, to: str) -> Shot:
    prompt, shift = shot.prompt, 0
    for call in calls(shot.prompt, (member,)):
        prompt = prompt[: call.start() + shift] + f"@{to}" + prompt[call.end() + shift :]
        shift += len(to) + 1 - (call.end() - call.start())
    subjects = tuple(
        replace(one, cameo=to) if (one.cameo or "").casefold() == member.handle.casefold() else one
        for one in shot.reading.scene.subjects
    )
    return replace(
        shot, reading=replace(shot.reading, prompt=prompt, scene=replace(shot.reading.scene, subjects=subjects))
    )


def set_form(project: Project, form: Form) -> Project:
    """What every later take is made in."""
    return replace(project, form=form)


def _with(project: Project, shot: Shot) -> Project:
    """The project with this shot in the place of the one with its id."""
    if shot == project.shot(shot.id):
        return project
    return replace(project, shots=tuple(shot if other.id == shot.id else other for other in project.shots))


def _with_take(project: Project, take_id: str, change: Callable[[Take], Take]) -> Project:
    take = project.take(take_id)
    changed = change(take)
    if changed == take:
        return project
    return replace(project, takes=tuple(changed if other is take else other for other in project.takes))
