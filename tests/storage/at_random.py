"""Edits at random, each decided by its number alone: whoever knows how many were done knows the document."""

import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from studio.core.time import FrameRate
from studio.project import edits
from studio.project.cast import CastMember
from studio.project.project import Form, Project
from studio.project.scene import Reading, Scene, Subject
from studio.project.take import Recipe, Take
from studio.project.timeline.clip import Clip, ColorSource, FileSource, Gap, Item, TakeSource, TitleSource, Transition
from studio.project.timeline.curve import Curve, Key
from studio.project.timeline.file import MediaFile
from studio.project.timeline.look import Grade, Level, Transform
from studio.project.timeline.sequence import Marker, Sequence
from studio.project.timeline.title import Title
from studio.project.timeline.track import Track

Verb = Callable[[Project, random.Random, int], Project]


def edited(project: Project, number: int) -> Project:
    """The document after edit ``number``; some numbers change nothing."""
    dice = random.Random(number)
    if not project.sequences:
        return _first(project)
    verb = dice.choices(_VERBS, _WEIGHTS)[0]
    return verb(project, dice, number)


def after(count: int, project: Project | None = None) -> Project:
    """The document after the edits 0 to ``count`` - 1."""
    project = project or Project(name="film")
    for number in range(count):
        project = edited(project, number)
    return project


def _first(project: Project) -> Project:
    rate = FrameRate(Fraction(24))
    tracks = (
        Track(id="q1v1", kind="video"),
        Track(id="q1s1", kind="subtitle", muted=True),
        Track(id="q1a1", kind="audio", role="dialogue"),
    )
    return replace(project, sequences=(Sequence(id="q1", name="映画", size=(1280, 720), rate=rate, tracks=tracks),))


def reading(number: int) -> Reading:
    return Reading(prompt=f"雨の街を歩く猫 {number}", language="ja", scene=Scene(place="street", weather="rain"))


def _add_shot(project: Project, dice: random.Random, number: int) -> Project:
    return edits.insert_shots(project, dice.randrange(len(project.shots) + 1), [reading(number)])


def _reword(project: Project, dice: random.Random, number: int) -> Project:
    if not project.shots:
        return project
    return edits.read_shot(project, dice.choice(project.shots).id, reading(number))


def _move_shot(project: Project, dice: random.Random, number: int) -> Project:
    if not project.shots:
        return project
    return edits.move_shots(project, [dice.choice(project.shots).id], dice.randrange(len(project.shots) + 1))


def _remove_shot(project: Project, dice: random.Random, number: int) -> Project:
    return edits.remove_shots(project, [dice.choice(project.shots).id]) if len(project.shots) > 12 else project


def _add_take(project: Project, dice: random.Random, number: int) -> Project:
    if not project.shots:
        return project
    shot = dice.choice(project.shots)
    recipe = Recipe(
        scene=shot.reading.scene,
        engine="stage",
        engine_version="1",
        studio="1",
        size=(640, 360),
        rate=FrameRate(Fraction(24)),
        seed=number,
    )
    return edits.add_take(
        project,
        Take(
            id=f"t{number}",
            shot_id=shot.id,
            recipe=recipe,
            media=f"{number:064x}",
            frame_count=48,
            frames_hash="",
            samples_hash="",
        ),
    )


def _set_cast(project: Project, dice: random.Random, number: int) -> Project:
    member = CastMember(handle=f"m{number}", name="Mika", words="a woman", subject=Subject(kind="woman"))
    return edits.set_cast(project, (*project.cast[-3:], member))


def _set_form(project: Project, dice: random.Random, number: int) -> Project:
    return edits.set_form(project, Form(size=(2 * dice.randrange(100, 900), 720)))


def _add_file(project: Project, dice: random.Random, number: int) -> Project:
    file = MediaFile(
        id=f"f{number}", digest=f"{number:064x}", name=f"{number}.mov", kind="video", seconds=Fraction(7, 3)
    )
    return replace(project, files=(*project.files, file))


def _marker(project: Project, dice: random.Random, number: int) -> Project:
    film, *others = project.sequences
    marker = Marker(id=f"m{number}", at=dice.randrange(5000), name="ここ")
    markers = tuple(sorted((*film.markers[-9:], marker), key=lambda one: one.at))
    return replace(project, sequences=(replace(film, markers=markers), *others))


def _add_track(project: Project, dice: random.Random, number: int) -> Project:
    film, *others = project.sequences
    if len(film.tracks) > 8:
        return replace(project, sequences=(replace(film, tracks=(*film.tracks[:3], *film.tracks[4:])), *others))
    track = Track(id=f"q1v{number}", kind="video", name=f"V{number}")
    return replace(project, sequences=(replace(film, tracks=(track, *film.tracks)), *others))


def _swap_tracks(project: Project, dice: random.Random, number: int) -> Project:
    film, *others = project.sequences
    kinds = {kind: [track for track in film.tracks if track.kind == kind] for kind in ("video", "subtitle", "audio")}
    kinds["video"].reverse()
    return replace(
        project, sequences=(replace(film, tracks=tuple(track for kind in kinds.values() for track in kind)), *others)
    )


def _set_track(project: Project, dice: random.Random, number: int) -> Project:
    def _change(track: Track) -> Track:
        return replace(track, muted=not track.muted, name=f"トラック {number}")

    return _on_track(project, dice, _change)


def _add_sequence(project: Project, dice: random.Random, number: int) -> Project:
    clip = Clip(id=f"n{number}", source=ColorSource(), length=24)
    track = Track(id=f"q{number + 2}v1", kind="video", items=(clip,))
    other = replace(project.sequences[0], id=f"q{number + 2}", name="B", tracks=(track,), markers=())
    return replace(project, sequences=(*project.sequences[:3], other))


def _insert(project: Project, dice: random.Random, number: int) -> Project:
    new: list[Item] = []
    for part in range(dice.randrange(1, 4)):
        source = dice.choice([TakeSource("s1"), FileSource("f1"), TitleSource(Title(text="題名\n二行")), ColorSource()])
        new.append(Clip(id=f"c{number}p{part}", source=source, length=dice.randrange(1, 90), link=f"l{number}"))

    def _change(items: list[Item]) -> None:
        at = dice.randrange(len(items) + 1)
        items[at:at] = new

    return _on_items(project, dice, _change)


def _change_clip(project: Project, dice: random.Random, number: int) -> Project:
    changes: list[Callable[[Clip], Clip]] = [
        lambda clip: replace(clip, length=dice.randrange(1, 200)),
        lambda clip: replace(clip, speed=Fraction(dice.randrange(1, 9), 3), offset=dice.randrange(-9, 90)),
        lambda clip: replace(clip, grade=Grade(exposure=dice.random(), lift=(0.1, 0.0, dice.random() / 4))),
        lambda clip: replace(clip, transform=Transform(x=Curve((Key(0, 0.0), Key(12, dice.random()))))),
        lambda clip: replace(clip, level=Level(pan=dice.random(), fade_in=dice.randrange(9)), note=f"{number}"),
        lambda clip: replace(clip, head=Transition(before=dice.randrange(9), after=3)),
        lambda clip: replace(clip, enabled=not clip.enabled, name=f"クリップ {number}"),
    ]
    change = dice.choice(changes)

    def _act(items: list[Item]) -> None:
        at = dice.randrange(len(items)) if items else 0
        if items and isinstance(item := items[at], Clip):
            items[at] = change(item)

    return _on_items(project, dice, _act)


def _gap(project: Project, dice: random.Random, number: int) -> Project:
    def _act(items: list[Item]) -> None:
        if items:
            items.insert(dice.randrange(len(items)), Gap(dice.randrange(1, 50)))

    return _on_items(project, dice, _act)


def _remove(project: Project, dice: random.Random, number: int) -> Project:
    def _act(items: list[Item]) -> None:
        at = dice.randrange(len(items) + 1)
        del items[at : at + dice.randrange(3)]
        if len(items) > 60:
            del items[: len(items) - 60]

    return _on_items(project, dice, _act)


def _across(project: Project, dice: random.Random, number: int) -> Project:
    """A clip goes to another track."""
    taken: list[Item] = []

    def _take(items: list[Item]) -> None:
        if items:
            taken.append(items.pop(dice.randrange(len(items))))

    def _give(items: list[Item]) -> None:
        at = dice.randrange(len(items) + 1)
        items[at:at] = taken

    return _on_items(_on_items(project, dice, _take), dice, _give)


def _on_items(project: Project, dice: random.Random, change: Callable[[list[Item]], None]) -> Project:
    def _change(track: Track) -> Track:
        items = list(track.items)
        change(items)
        return replace(track, items=_tidy(items))

    return _on_track(project, dice, _change)


def _on_track(project: Project, dice: random.Random, change: Callable[[Track], Track]) -> Project:
    film, *others = project.sequences
    at = dice.randrange(len(film.tracks))
    tracks = (*film.tracks[:at], change(film.tracks[at]), *film.tracks[at + 1 :])
    return replace(project, sequences=(replace(film, tracks=tracks), *others))


def _tidy(items: list[Item]) -> tuple[Item, ...]:
    """Without two gaps that meet, or one at the end."""
    result: list[Item] = []
    for item in items:
        if isinstance(item, Gap) and result and isinstance(last := result[-1], Gap):
            result[-1] = Gap(last.length + item.length)
        else:
            result.append(item)
    while result and isinstance(result[-1], Gap):
        result.pop()
    return tuple(result)


_TABLE: tuple[tuple[Verb, int], ...] = (
    (_insert, 30),
    (_change_clip, 30),
    (_gap, 8),
    (_remove, 14),
    (_across, 8),
    (_set_track, 3),
    (_add_track, 3),
    (_swap_tracks, 2),
    (_marker, 4),
    (_add_sequence, 2),
    (_add_file, 2),
    (_add_shot, 5),
    (_reword, 6),
    (_move_shot, 4),
    (_remove_shot, 2),
    (_add_take, 4),
    (_set_cast, 1),
    (_set_form, 1),
)
_VERBS = [verb for verb, _ in _TABLE]
_WEIGHTS = [weight for _, weight in _TABLE]
