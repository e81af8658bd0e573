"""Coverage: one shot filmed from several places, so that it can be cut; what happens and what is heard is the same.

For the window: ``suggested`` are the angles to tick, ``setups`` the recipes to put into the queue (a ``TakeWork`` with
recipe and parents each, or a job of the desk), ``beside`` what may be cut to at the playhead, ``cut_to`` the cut.
``cover`` makes them here and now.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from studio.core.errors import InputError, ProjectError
from studio.core.progress import CancelToken, Progress
from studio.project import edits
from studio.project.coverage import MOST_ANGLES, setup, usual
from studio.project.lengths import lengths_of
from studio.project.project import Project
from studio.project.shot import Shot
from studio.project.take import Quality, Recipe, Take
from studio.project.timeline import edits as cutting
from studio.project.timeline.clip import Clip, TakeSource
from studio.project.timeline.edits.placing import Material
from studio.project.timeline.lengths import Lengths, endless
from studio.project.timeline.sequence import Sequence as FilmSequence
from studio.workflows.film.takes import keep
from studio.workflows.recipe.drafting import BY_MODELS, draft_recipe, shot_scene
from studio.workflows.remaking.render import filmed
from studio.workflows.remaking.repicture import repictured
from studio.workflows.session import directing
from studio.workflows.studio import Studio


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One angle that is to be filmed: by ``recipe``, from the takes ``parents``."""

    angle: str
    recipe: Recipe
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """One angle that has been filmed. ``in_sync``: it has the sound of the others, to the sample, and their length."""

    angle: str
    take: Take
    in_sync: bool


def parse(wish: str | None) -> int | tuple[str, ...] | None:
    """``5``, ``master,close_a`` or nothing, as it is written in a call.

    Raises:
        InputError: a number out of range.
        SceneError: an angle there is none of.
    """
    words = (wish or "").replace(",", " ").split()
    if not words or words == ["usual"]:
        return None
    if len(words) == 1 and words[0].lstrip("-").isdigit():
        count = int(words[0])
        if not 1 <= count <= MOST_ANGLES:
            raise InputError(f"A shot cannot be filmed from {count} angles.", todo=f"Give 1 to {MOST_ANGLES}.")
        return count
    for word in words:
        setup(word)
    return tuple(dict.fromkeys(words))


def suggested(project: Project, shot_id: str, count: int | None = None) -> tuple[str, ...]:
    """The angles that a director would ask for, the most needed first. Raises ``ProjectError``."""
    return usual(shot_scene(project, project.shot(shot_id)), count)


def setups(
    project: Project, shot_id: str, wish: int | Sequence[str] | None = None, quality: Quality | None = None
) -> tuple[Wanted, ...]:
    """The recipes of a shot's angles: those wished for, so many, or the usual ones.

    They film what the take that stands for the shot shows; where there is none, what its next take will.

    Raises:
        ProjectError: there is no such shot, it says nothing, or a model makes its pictures.
        SceneError: an angle there is none of.
    """
    angles = suggested(project, shot_id, wish) if wish is None or isinstance(wish, int) else tuple(wish)
    for angle in angles:
        setup(angle)
    base = project.standing(shot_id)
    if base is not None and base.recipe.model is None:
        recipe, parents = repictured(base, quality=quality), (*base.parents, base.id)
    else:
        recipe, parents = draft_recipe(project, shot_id, quality=quality), ()
    if recipe.engine == BY_MODELS or recipe.model is not None:
        raise ProjectError(
            f"Shot {project.number(shot_id)} is made by a model, which films it anew every time.",
            todo="Let the stage make it: then it can be filmed from several angles.",
        )
    return tuple(Wanted(angle=angle, recipe=replace(recipe, angle=angle), parents=parents) for angle in angles)


def cover(
    studio: Studio,
    folder: Path,
    shot_id: str,
    wish: int | Sequence[str] | None,
    progress: Progress,
    cancel: CancelToken,
    *,
    as_shots: bool = False,
    quality: Quality | None = None,
) -> Iterator[Covered]:
    """Film a shot from several angles, one after the other, as they come.

    Each becomes a take of the shot; with ``as_shots`` a shot of its own, behind it, that keeps its angle.

    Raises:
        ProjectError: there is no such project or shot, or a model makes its pictures.
        SceneError: an angle there is none of.
        DiskError: the folder cannot be written.
        Cancelled: the token was set; what was finished stays.
    """
    wanted = setups(directing.found(studio, folder), shot_id, wish, quality)
    first: Take | None = None
    behind = shot_id
    for number, one in enumerate(wanted, start=1):
        recipe, parents = one.recipe, one.parents
        if first is not None:  # all sound as the first one does: at its loudness, by its voices
            recipe = replace(first.recipe, angle=one.angle)

        def _said(step: str, done: int, total: int, at: str = f"{one.angle} ({number} of {len(wanted)})") -> None:
            progress(f"{at}: {step}", done, total)

        with studio.projects.open(folder) as project:
            prompt = project.document.shot(shot_id).prompt
            finished = filmed(studio, project, recipe, prompt, _said, cancel).by(studio)
            media = keep(project, finished)
        with directing.opened(studio, folder) as session:
            owner = shot_id
            if as_shots:
                session.edit("Shot from another angle", _own_shot(shot_id, behind, finished.recipe))
                owner = behind = _behind(session.project, behind)
            made = replace(
                finished.as_take("", owner, media, prompt), parents=() if as_shots else parents,
                made=datetime.now(UTC).isoformat(timespec="seconds"),
            )  # fmt: skip
            take = session.add_take(made)
            assert take is not None, "what is refused raises"
        first = first or take
        yield Covered(angle=one.angle, take=take, in_sync=_alike(take, first))


def beside(project: Project, sequence: FilmSequence, frame: int) -> tuple[Take, ...]:
    """The takes that show what the clip under a frame shows, from other angles: one may cut to any of them there. The
    take of the clip itself is among them, first; none where there is no such clip."""
    clip = _clip_at(sequence, frame)
    if clip is None or not isinstance(clip.source, TakeSource):
        return ()
    take = _shown(project, clip.source)
    if take is None:
        return ()
    others = (other for other in project.takes if other.id != take.id and same_performance(take, other))
    return (take, *others)


def cut_to(
    project: Project, sequence: FilmSequence, frame: int, take_id: str, *, lengths: Lengths = endless
) -> FilmSequence:
    """From a frame on, the clip under it is seen from the angle of another take; what is heard runs on.

    ::

        V1  aaaaaa        ->  V1  aaabbb        cut_to at 3
        A1  aaaaaa            A1  aaaaaa

    Raises:
        ProjectError: there is no shot under the frame, or the take shows another performance.
    """
    there = {take.id: take for take in beside(project, sequence, frame)}
    clip = _clip_at(sequence, frame)
    if clip is None or not there:
        raise ProjectError("There is no shot at this frame.", todo="Move the playhead over one.")
    if take_id not in there:
        raise ProjectError(
            f'The take "{take_id}" does not show what happens here from another angle.',
            todo=f"One may cut to: {', '.join(there)}.",
        )
    cut = cutting.razor(sequence, frame, (clip.id,), linked=False)
    fresh = _clip_at(cut, frame)
    assert fresh is not None, "what is cut in two is still there"
    source = TakeSource(there[take_id].shot_id, take_id)
    material = Material(source=source, length=fresh.length, offset=fresh.offset, name=fresh.name, speed=fresh.speed)
    return cutting.replace(cut, fresh.id, material, lengths=lengths, linked=False)


def same_performance(a: Take, b: Take) -> bool:
    """Whether two takes show the same from two places, in sync: one motion, one sound, one length."""
    plain = [
        replace(take.recipe, angle="", engine_version="", studio="", seconds=None, quality="draft", master=None)
        for take in (a, b)
    ]
    return plain[0] == plain[1] and _alike(a, b)


def _alike(a: Take, b: Take) -> bool:
    return (a.frame_count, a.samples_hash) == (b.frame_count, b.samples_hash)


def _own_shot(shot_id: str, behind: str, recipe: Recipe) -> Callable[[Project], Project]:
    """The edit that puts a shot like ``shot_id``, from another angle, behind the shot ``behind``."""

    def _put(before: Project) -> Project:
        shot: Shot = before.shot(shot_id)
        settings = replace(
            shot.settings, angle=recipe.angle, seed=recipe.seed, seed_locked=True, seconds=recipe.seconds,
            quality=recipe.quality,
        )  # fmt: skip
        copy = replace(shot, id=edits.next_shot_id(before), approved=None, settings=settings)
        place = before.number(behind)
        return replace(before, shots=(*before.shots[:place], copy, *before.shots[place:]))

    return _put


def _behind(project: Project, shot_id: str) -> str:
    return project.shots[project.number(shot_id)].id


def _clip_at(sequence: FilmSequence, frame: int) -> Clip | None:
    """The topmost clip of a shot over a frame, on a video track that can be edited."""
    for track in reversed(sequence.tracks):
        if track.kind != "video" or track.locked or track.muted:
            continue
        placed = track.clip_at(frame)
        if placed is not None and isinstance(placed.item, Clip) and isinstance(placed.item.source, TakeSource):
            return placed.item
    return None


def _shown(project: Project, source: TakeSource) -> Take | None:
    try:
        return project.take(source.take_id) if source.take_id else project.standing(source.shot_id)
    except ProjectError:
        return None


def cut_film(
    studio: Studio, folder: Path, shot_id: str, cuts: Sequence[tuple[float, str]]
) -> tuple[tuple[float, str, str], ...]:
    """Cut between the angles of a shot in the film: from these seconds of the shot on, these angles (empty: its own).

    Gives each cut with the take that is seen from there on; one step of undo.

    Raises:
        ProjectError: the film does not show the shot, or there is no take from that angle.
    """
    done: list[tuple[float, str, str]] = []

    def _cut(before: Project) -> Project:
        done.clear()
        film = before.sequences[0] if before.sequences else None
        placed = None if film is None else _placed(film, shot_id)
        if film is None or placed is None:
            raise ProjectError(f"The film does not show shot {before.number(shot_id)}.", todo="Add it to the timeline.")
        start, clip = placed
        for seconds, angle in sorted(cuts):
            frame = start + film.rate.frames(seconds) - clip.offset
            there = [take for take in beside(before, film, max(start, frame)) if take.recipe.angle == angle]
            if not there:
                raise ProjectError(
                    f'There is no take of shot {before.number(shot_id)} from the angle "{angle or "own"}".',
                    todo="Film it with ekonte coverage --angles.",
                )
            film = cut_to(before, film, max(start, frame), there[-1].id, lengths=lengths_of(before, film.rate))
            done.append((seconds, angle, there[-1].id))
        return replace(before, sequences=(film, *before.sequences[1:]))

    with directing.opened(studio, folder) as session:
        session.edit("Cut between angles", _cut)
    return tuple(done)


def _placed(sequence: FilmSequence, shot_id: str) -> tuple[int, Clip] | None:
    """The first clip that shows a shot, and where it begins."""
    for track in sequence.tracks:
        if track.kind != "video":
            continue
        for index, item in enumerate(track.items):
            if isinstance(item, Clip) and isinstance(item.source, TakeSource) and item.source.shot_id == shot_id:
                return track.placed(index).start, item
    return None
