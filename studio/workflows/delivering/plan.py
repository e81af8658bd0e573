"""What will be made, decided before any work: which files, of which frames, at which size and rate; and what somebody
ought to know of that. Nothing is written."""

from dataclasses import dataclass
from pathlib import Path

from studio.core.errors import InputError
from studio.core.timecode import can_drop
from studio.ports.delivery import DeliveryForm
from studio.project.project import Project
from studio.project.timeline.sequence import Sequence
from studio.workflows.delivering import naming, spans, stems, timing
from studio.workflows.delivering.conform import Beats, Framed, framed
from studio.workflows.delivering.form import CAPTIONS, FORMS, Form
from studio.workflows.delivering.order import DeliveryOrder
from studio.workflows.delivering.spans import Span

_EVEN = frozenset({"h264", "hevc", "av1", "vp9", "prores", "dnxhr"})
"""Codecs whose colours are coarser than their pictures: sides are even."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file. ``code`` is the number of its first frame in timecode, ``drop`` whether numbers are dropped.
    ``beside`` are the paths of what comes with it, by what it is (``captions``, or the name of a stem)."""

    path: Path
    span: Span
    beats: Beats
    framed: Framed
    form: Form
    code: int
    drop: bool
    coding: DeliveryForm
    beside: dict[str, Path]
    remarks: tuple[str, ...]

    @property
    def seconds(self) -> float:
        """How long it will be."""
        return self.beats.rate.seconds(self.beats.count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All files of an order."""

    project: Project
    sequence: Sequence
    parts: tuple[Part, ...]


def plan(document: Project, order: DeliveryOrder) -> Plan:
    """Raises ``InputError`` for whatever could only fail later, ``DiskError`` where nobody may look."""
    project = spans.with_sequences(document)
    sequence = spans.chosen(project, order.sequence)
    if not sequence.length:
        raise InputError(f"There is nothing in {sequence.name}.", todo="Lay a clip on it.")
    chosen = _spans(project, sequence, order)
    paths = _paths(project, sequence, order, chosen)
    parts = tuple(_part(sequence, order, span, path) for span, path in zip(chosen, paths, strict=True))
    for part in parts:
        naming.all_free((part.path, *part.beside.values()), force=order.force)
    return Plan(project=project, sequence=sequence, parts=parts)


def form_of(path: Path) -> Form:
    """What the suffix of a file means. Raises ``InputError``."""
    found = FORMS.get(path.suffix.lower())
    if found is None:
        raise InputError(
            f"{path} does not end in {', '.join(tuple(FORMS)[:-1])} or {tuple(FORMS)[-1]}.",
            todo=f"Call it {path.stem or 'film'}.mp4.",
        )
    return found


def _spans(project: Project, sequence: Sequence, order: DeliveryOrder) -> list[Span]:
    within = spans.stretch_of(order.stretch, sequence)
    if not order.shots and not order.by_shots:
        return [Span(first=within[0], end=within[1])]
    numbers = spans.shots_of(order.shots, project) if order.shots else spans.shown(project, sequence)
    if not numbers:
        raise InputError(f"{sequence.name} shows no shots.", todo="Leave the shots out.")
    return spans.by_shots(project, sequence, numbers, within)


def _paths(project: Project, sequence: Sequence, order: DeliveryOrder, chosen: list[Span]) -> list[Path]:
    """Where each file goes."""
    output, form = order.output, order.form
    suffix = "" if form.folder else form.suffix
    if naming.is_folder(output):
        stems = [naming.stem(project.name, sequence.name, span.name) for span in chosen]
        return [naming.versioned(output, stem, suffix) for stem in stems]
    if output.suffix.lower() == form.suffix:
        output = output.with_suffix(suffix)
    elif output.suffix.lower() in FORMS:
        raise InputError(
            f"{output.name} would be a {form.suffix} file.", todo=f"Call it {output.with_suffix(form.suffix).name}."
        )
    elif not form.folder:
        output = output.with_name(output.name + form.suffix)
    if len(chosen) == 1 and not chosen[0].name:
        return [output]
    return [output.with_name(f"{_stem(output)}_{span.name}{suffix}") for span in chosen]


def _stem(path: Path) -> str:
    return path.stem if path.suffix.lower() in FORMS else path.name


def _part(sequence: Sequence, order: DeliveryOrder, span: Span, path: Path) -> Part:
    form = order.form
    beats = Beats(own=sequence.rate, rate=form.rate or sequence.rate, first=span.first, end=span.end)
    frame = framed(sequence.size, form)
    _even(sequence, form, frame)
    drop = form.timecode == "drop" or (form.timecode == "auto" and can_drop(beats.rate))
    if drop and not can_drop(beats.rate):
        raise InputError(
            f"There is no drop-frame timecode at {float(beats.rate.fps):g} frames a second.",
            todo="It is for 29.97 and 59.94.",
        )
    code = timing.first_number(sequence, beats, drop=drop)
    tracked = form.timecode != "none" and form.container in ("mp4", "mov")
    beside = {"captions": _captions(path, order)} if order.captions else {}
    if order.stems:
        beside |= {stem: _beside(path, f"_{stem}.wav") for stem in stems.names(sequence)}
    return Part(
        path=path,
        span=span,
        beats=beats,
        framed=frame,
        form=form,
        code=code,
        drop=drop,
        coding=DeliveryForm(
            container=form.container,
            size=frame.size,
            rate=beats.rate,
            picture=form.picture if form.seen else None,
            sound=form.sound,
            timecode=code if tracked else None,
            drop=drop and tracked,
            chapters=timing.chapters(sequence, beats) if form.chapters and form.container in TEXTED else (),
            tags={"title": f"{sequence.name} {span.name}".strip()},
        ),
        beside=beside,
        remarks=tuple(_remarks(form, beats, frame)),
    )


TEXTED = ("mp4", "mov", "webm")
"""Containers that carry captions and chapters."""


def _captions(path: Path, order: DeliveryOrder) -> Path:
    """Where captions go: beside the file under its name, or where a name says."""
    wanted = Path(order.captions)
    if order.captions.lower() in CAPTIONS:
        return _beside(path, order.captions.lower())
    if wanted.suffix.lower() not in CAPTIONS:
        raise InputError(f"{wanted} does not end in {' or '.join(CAPTIONS)}.", todo="Choose another name.")
    if order.shots or order.by_shots:
        raise InputError("Every shot has captions of its own.", todo=f"Write {wanted.suffix} alone.")
    return wanted


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{_stem(path)}{ending}")


def _even(sequence: Sequence, form: Form, frame: Framed) -> None:
    if form.picture is None or form.picture.codec not in _EVEN or not form.seen:
        return
    width, height = frame.size
    if width % 2 or height % 2:
        raise InputError(
            f"{sequence.name} has the odd size {width}x{height}, and {form.picture.codec} needs even sides."
            if form.size is None
            else f"{form.picture.codec} needs even sides, not {width}x{height}.",
            todo=f"Choose the size {width - width % 2}x{height - height % 2}.",
        )


UNSIGNED = "It is not signed, and has no invisible mark: nothing in it says how it was made."


def _remarks(form: Form, beats: Beats, frame: Framed) -> list[str]:
    found = [beats.sentence, frame.sentence] if form.seen else []
    seconds = beats.rate.seconds(beats.count)
    if form.longest is not None and seconds > form.longest:
        found.append(f"It lasts {seconds:.0f} seconds; its receiver takes up to {form.longest:.0f}.")
    if not form.sealed:
        found.append(UNSIGNED)
    return [sentence for sentence in found if sentence]
