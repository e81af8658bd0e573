"""What is said of a file that leaves the studio: of which takes and files it is made, by what, and what was done to
them. Said of the part that is in the file, and of nothing else."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.ports.provenance import Action, Claim, Ingredient, Source
from studio.project.cameo import CameoUse
from studio.project.project import Project
from studio.project.take import Recipe, Take
from studio.project.timeline.clip import (
    FORWARD,
    Clip,
    ColorSource,
    FileSource,
    SequenceSource,
    TakeSource,
    TitleSource,
)
from studio.project.timeline.file import MediaFile
from studio.project.timeline.look import AS_IT_IS, PLAIN, UNGRADED
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track

SOURCES: dict[str, Source] = {"stage": "synthetic", "diffusion": "trained"}
"""How pictures of an engine come about; those of an engine that is not known count as a trained model's."""

_PROMPT = 2_000
"""Characters of a prompt that are told."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A clip that is in the file, and the track that it lies on."""

    clip: Clip
    track: Track


Where = Callable[[str], Path]
"""Where the file with a digest is, or would be."""


def of_take(take: Take, prompt: str = "", title: str = "", where: Where | None = None) -> Ingredient:
    """A take as an ingredient. Its cameos are those that were let in by consent: a member of the cast is words."""
    recipe = take.recipe
    cameos = dict.fromkeys(use.handle for use in recipe.cameos if use.id)
    return Ingredient(
        title=title or take.id,
        digest=take.media,
        source=source_of(recipe.engine),
        engine=recipe.engine,
        version=recipe.engine_version,
        prompt=(take.prompt or prompt)[:_PROMPT],
        seed=recipe.seed,
        cameos=tuple(cameos),
        path=_found(take.media, where),
    )


def of_file(file: MediaFile, where: Where | None = None) -> Ingredient:
    """A file that somebody brought as an ingredient: who made it, and how, is not known but by what it says itself."""
    return Ingredient(title=file.name, digest=file.digest, source="composite", path=_found(file.digest, where))


def _found(digest: str, where: Where | None) -> Path | None:
    path = where(digest) if where is not None and digest else None
    return path if path is not None and path.is_file() else None


def source_of(engine: str) -> Source:
    """How the pictures of an engine come about."""
    return SOURCES.get(engine, "trained")


def together(ingredients: tuple[Ingredient, ...]) -> Source:
    """What something is as a whole that is made of these; of nothing but titles and colours, a program's."""
    if not ingredients:
        return "synthetic"
    first = ingredients[0].source
    return first if all(one.source == first for one in ingredients) else "composite"


def of_film(
    title: str, shots: tuple[tuple[Recipe, str], ...], takes: tuple[Take, ...], studio: str, where: Where | None = None
) -> Claim:
    """What is said of a film that was made of whole shots, each a recipe and its prompt, one after the other; ``takes``
    are those of them that were kept, and so can be named by what is in them."""
    ingredients = tuple(of_take(take, where=where) for take in takes) or tuple(_with_cameos(shots))
    engines = tuple(dict.fromkeys(recipe.engine for recipe, _ in shots))
    first = source_of(shots[0][0].engine)
    alike = all(source_of(recipe.engine) == first and not recipe.own for recipe, _ in shots)
    made = f"Made with Ekonte {studio} ({', '.join(engines)}) from words."
    told = () if takes else tuple(Action(name="c2pa.edited", what=f"Shot: {prompt[:_PROMPT]}") for _, prompt in shots)
    return Claim(
        title=title,
        source=first if alike else "composite",
        ingredients=ingredients,
        actions=(Action(name="c2pa.created", what=made), *told),
    )


def _with_cameos(shots: tuple[tuple[Recipe, str], ...]) -> Iterator[Ingredient]:
    """The shots of a film that nobody keeps the takes of, as far as somebody is in them by consent."""
    for number, (recipe, prompt) in enumerate(shots, start=1):
        cameos = dict.fromkeys(use.handle for use in recipe.cameos if use.id)
        if cameos:
            yield Ingredient(
                title=f"Shot {number}",
                digest="",
                source=source_of(recipe.engine),
                engine=recipe.engine,
                version=recipe.engine_version,
                prompt=prompt[:_PROMPT],
                seed=recipe.seed,
                cameos=tuple(cameos),
            )


def cameos_of_cut(project: Project, sequence: Sequence, span: tuple[int, int]) -> tuple[CameoUse, ...]:
    """Who is in these frames of a sequence by consent."""
    takes = (_taken(project, laid.clip) for laid in _within(project, sequence, *span, ()))
    return tuple(dict.fromkeys(use for take in takes if take is not None for use in take.recipe.cameos if use.id))


def of_cut(
    project: Project,
    sequence: Sequence,
    span: tuple[int, int],
    *,
    done: tuple[Action, ...] = (),
    studio: str = "",
    where: Where | None = None,
) -> Claim:
    """What is said of the frames of a sequence from one up to, not with, another; ``done`` is what was done to make a
    file of them, ``studio`` the program's version."""
    clips = tuple(_within(project, sequence, *span, ()))
    ingredients = tuple(_ingredients(project, clips, where))
    return Claim(
        title=sequence.name or project.name,
        source=together(ingredients),
        ingredients=ingredients,
        actions=(*_actions(project, clips, ingredients, studio), *done),
    )


def _within(project: Project, sequence: Sequence, first: int, end: int, inside: tuple[str, ...]) -> Iterator[_Laid]:
    """The clips that are seen or heard in a part of a sequence, those of sequences within it too."""
    for track in sequence.tracks:
        if track.muted:
            continue
        for placed in track.between(first, end):
            clip = placed.item
            if not isinstance(clip, Clip) or not clip.enabled:
                continue
            yield _Laid(clip, track)
            source = clip.source
            if isinstance(source, SequenceSource) and source.sequence_id not in (*inside, sequence.id):
                inner = next((one for one in project.sequences if one.id == source.sequence_id), None)
                if inner is not None:
                    yield from _within(project, inner, 0, inner.length, (*inside, sequence.id))


def _ingredients(project: Project, clips: tuple[_Laid, ...], where: Where | None) -> Iterator[Ingredient]:
    """Takes and files, each once, in the order of the tracks."""
    known: set[str] = set()
    for laid in clips:
        found = _ingredient(project, laid.clip, where)
        if found is not None and found.digest not in known:
            known.add(found.digest)
            yield found


def _ingredient(project: Project, clip: Clip, where: Where | None) -> Ingredient | None:
    match clip.source:
        case TakeSource(shot_id=shot_id):
            take = _take(project, clip.source)
            if take is None:
                return None
            shots = {shot.id: shot for shot in project.shots}
            if shot_id not in shots:
                return of_take(take, where=where)
            title = f"Shot {project.number(shot_id)}, take {take.id}"
            return of_take(take, shots[shot_id].prompt, title, where)
        case FileSource(file_id=file_id):
            file = next((one for one in project.files if one.id == file_id), None)
            return of_file(file, where) if file is not None else None
        case _:
            return None


def _take(project: Project, source: TakeSource) -> Take | None:
    if source.take_id:
        return next((one for one in project.takes if one.id == source.take_id), None)
    known = any(shot.id == source.shot_id for shot in project.shots)
    return project.standing(source.shot_id) if known else None


def _actions(
    project: Project, clips: tuple[_Laid, ...], ingredients: tuple[Ingredient, ...], studio: str
) -> Iterator[Action]:
    """What was done, by C2PA's names, each with what it was done to."""
    engines = dict.fromkeys(one.engine for one in ingredients if one.engine)
    made = f"Made with Ekonte {studio}".rstrip() + (f" ({', '.join(engines)})" if engines else "")
    yield Action(name="c2pa.created", what=f"{made}.")
    pictures = [laid.clip for laid in clips if laid.track.kind == "video"]
    sounds = [laid.clip for laid in clips if laid.track.kind == "audio"]
    if ingredients:
        files = sum(1 for one in ingredients if not one.engine)
        parts = (_count(len(ingredients) - files, "take"), _count(files, "file"))
        yield Action(name="c2pa.placed", what=f"{' and '.join(part for part in parts if part)} laid on a timeline.")
    if len(pictures) > 1:
        yield Action(name="c2pa.edited", what=f"{_count(len(pictures), 'clip')} cut together.")
    for kind, number in sorted(Counter(_transitions(pictures)).items()):
        yield Action(name="c2pa.edited", what=f"{_count(number, kind)} between clips.")
    both = [*pictures, *sounds]
    told = (
        ("c2pa.trimmed", [clip for clip in pictures if _trimmed(project, clip)], "trimmed"),
        ("c2pa.color_adjustments", [clip for clip in pictures if clip.grade != UNGRADED], "graded"),
        ("c2pa.edited", [clip for clip in pictures if clip.transform != PLAIN], "moved, scaled or faded"),
        ("c2pa.edited", [clip for clip in pictures if clip.speed != FORWARD], "played at another speed"),
        ("c2pa.edited", [clip for clip in both if clip.level != AS_IT_IS], "levelled in sound"),
    )
    for name, some, what in told:
        if some:
            yield Action(name=name, what=f"{_count(len(some), 'clip')} {what}.")
    titles = sum(isinstance(laid.clip.source, TitleSource) for laid in clips if laid.track.kind == "video")
    said = sum(isinstance(laid.clip.source, TitleSource) for laid in clips if laid.track.kind == "subtitle")
    colors = sum(isinstance(clip.source, ColorSource) for clip in pictures)
    for number, kind in ((titles, "title"), (said, "subtitle"), (colors, "colour")):
        if number:
            yield Action(name="c2pa.edited", what=f"{_count(number, kind)} added.")
    dubbed = {take.id for clip in both if (take := _taken(project, clip)) is not None and take.recipe.dubs}
    if dubbed:
        yield Action(name="c2pa.dubbed", what=f"Lines of {_count(len(dubbed), 'take')} spoken over.")


def _taken(project: Project, clip: Clip) -> Take | None:
    return _take(project, clip.source) if isinstance(clip.source, TakeSource) else None


def _trimmed(project: Project, clip: Clip) -> bool:
    """Whether a clip shows less than all of its take."""
    take = _taken(project, clip)
    return take is not None and (clip.offset > 0 or clip.length * abs(clip.speed) < take.frame_count)


def _transitions(clips: list[Clip]) -> Iterator[str]:
    for clip in clips:
        for transition in (clip.head, clip.tail):
            if transition is not None and transition.length:
                yield transition.kind.partition("_")[0]


def _count(number: int, what: str) -> str:
    """``1 clip``, ``3 clips``; empty for none."""
    return f"{number} {what}{'' if number == 1 else 's'}" if number else ""
