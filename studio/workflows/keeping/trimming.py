"""Files of a project cut down to what its sequences use of them, with a little more at both ends."""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from studio.core.errors import InputError
from studio.core.progress import CancelToken, Progress, silent
from studio.ports.footage import Probe, Trimmer
from studio.ports.storage import ProjectFolder
from studio.project.project import Project
from studio.project.timeline.clip import Clip, FileSource, Item
from studio.project.timeline.curve import Curve
from studio.project.timeline.file import MediaFile
from studio.project.timeline.sequence import Sequence as Cut
from studio.project.timeline.track import Track

LONGEST_HANDLES = Fraction(600)
NOTE = "It was cut down to what the film uses."

_APART = Fraction(5)
"""Seconds between two stretches that make it worth while to cut the file in two."""

_MARGIN = Fraction(1, 5)
"""Seconds beyond the handles: decoders of sound need a run-up."""

Stretch = tuple[Fraction, Fraction]
"""From so many seconds after the beginning of a file to so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trimming:
    """What files are cut with; ``handles`` are the seconds kept at each end besides what is used, 0..600."""

    trimmer: Trimmer
    probe: Probe
    handles: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        if not 0 <= self.handles <= LONGEST_HANDLES:
            raise InputError(f"Handles cannot be {float(self.handles):g} s.", todo="Give 0 to 600.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a file as a file of its own; ``begin`` is where it begins, in seconds of the whole one."""

    file: MediaFile
    stretch: Stretch
    begin: Fraction


def trim_into(
    source: ProjectFolder,
    copy: ProjectFolder,
    document: Project,
    trimming: Trimming,
    progress: Progress = silent,
    cancel: CancelToken | None = None,
) -> Project:
    """Put the stretches that are used of the files of ``document`` into ``copy``; gives the document that uses them,
    picture for picture the same. A file that cannot be cut without loss stays whole, and is not put there.

    Raises:
        DiskError: there is no room.
        Cancelled: ``cancel`` was set.
    """
    cancel = cancel or CancelToken()
    wanted = stretches(document, trimming.handles + _MARGIN)
    pieces: dict[str, tuple[Piece, ...]] = {}
    next_number = 1 + max((_number(file.id) for file in document.files), default=0)
    for number, file in enumerate(document.files):
        progress("trimming", number, len(document.files))
        cancel.check()
        found = _cut(source, copy, document, file, wanted.get(file.id, ()), trimming, cancel)
        if found:
            ids = (file.id, *(f"f{next_number + place}" for place in range(len(found) - 1)))
            next_number += len(found) - 1
            pieces[file.id] = tuple(
                replace(piece, file=replace(piece.file, id=file_id)) for piece, file_id in zip(found, ids, strict=True)
            )
    return with_pieces(document, pieces)


def stretches(project: Project, handles: Fraction) -> dict[str, tuple[Stretch, ...]]:
    """What of each file is used, by its id: in order, far apart from each other."""
    used: dict[str, list[Stretch]] = {}
    for sequence, track, clip in _clips(project):
        used.setdefault(_file(clip), []).append(_used(sequence, track, clip))
    return {file_id: _joined(spans, handles) for file_id, spans in used.items()}


def with_pieces(project: Project, pieces: Mapping[str, Sequence[Piece]]) -> Project:
    """The document with pieces in place of whole files. Every clip of such a file lies in one of its pieces."""

    def _clip(sequence: Cut, track: Track, clip: Clip) -> Clip:
        found = pieces.get(_file(clip))
        if not found:
            return clip
        begin, end = _used(sequence, track, clip)
        piece = next(one for one in found if one.stretch[0] <= begin and end <= one.stretch[1])
        return moved(replace(clip, source=FileSource(piece.file.id)), int(piece.begin * sequence.rate.fps))

    files: list[MediaFile] = []
    for file in project.files:
        files += [piece.file for piece in pieces[file.id]] if file.id in pieces else [file]
    sequences = tuple(_with_clips(sequence, _clip) for sequence in project.sequences)
    return replace(project, files=tuple(files), sequences=sequences)


def moved(clip: Clip, by: int) -> Clip:
    """The clip on a medium that begins ``by`` frames later: it shows the same, and its keys stay where they are."""
    if not by:
        return clip
    there, level = clip.transform, clip.level
    transform = replace(
        there,
        x=_shifted(there.x, by),
        y=_shifted(there.y, by),
        scale=_shifted(there.scale, by),
        rotation=_shifted(there.rotation, by),
        opacity=_shifted(there.opacity, by),
    )
    return replace(
        clip, offset=clip.offset - by, transform=transform, level=replace(level, gain_db=_shifted(level.gain_db, by))
    )


def _cut(
    source: ProjectFolder,
    copy: ProjectFolder,
    document: Project,
    file: MediaFile,
    wanted: Sequence[Stretch],
    trimming: Trimming,
    cancel: CancelToken,
) -> tuple[Piece, ...]:
    """The pieces of one file, in ``copy``; none where it stays whole."""
    path = source.media(file.digest)
    if file.kind == "image" or not wanted or not path.is_file():
        return ()
    rates = sorted({sequence.rate.fps for sequence, _, clip in _clips(document) if _file(clip) == file.id})
    made: list[Piece] = []
    for stretch in wanted:
        target = copy.scratch(path.suffix)
        try:
            begin = trimming.trimmer.trim(path, target, stretch, rates, cancel)
            if begin is None:
                return ()
            facts = trimming.probe.probe(target, silent, cancel)
            digest = copy.keep(target)
        except InputError:
            return ()  # what cannot be read cannot be cut; it is copied as it is
        finally:
            with contextlib.suppress(OSError):
                target.unlink(missing_ok=True)
        piece = replace(
            file,
            digest=digest,
            seconds=facts.seconds,
            rate=facts.rate,
            frame_count=facts.frame_count,
            sample_count=facts.sample_count,
            notes=(*(note for note in file.notes if note != NOTE), NOTE),
        )
        made.append(Piece(file=piece, stretch=stretch, begin=begin))
    return tuple(made)


def _used(sequence: Cut, track: Track, clip: Clip) -> Stretch:
    """What a clip shows of its file, with what transitions show of it beyond its ends."""
    index = track.index[clip.id]
    after = track.items[index + 1] if index + 1 < len(track.items) else None
    head = clip.head.before if clip.head is not None else 0
    tail = after.head.after if isinstance(after, Clip) and after.head is not None else 0
    ends = clip.medium(-head), clip.medium(clip.length - 1 + tail)
    fps = sequence.rate.fps
    return max(Fraction(0), min(ends) / fps), max(Fraction(0), (max(ends) + 1) / fps)


def _joined(spans: list[Stretch], handles: Fraction) -> tuple[Stretch, ...]:
    """Stretches with their handles; those that nearly meet are one."""
    out: list[Stretch] = []
    for begin, end in sorted((max(Fraction(0), begin - handles), end + handles) for begin, end in spans):
        if out and begin - out[-1][1] < _APART:
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((begin, end))
    return tuple(out)


def _clips(project: Project) -> Iterator[tuple[Cut, Track, Clip]]:
    """Every clip that shows a file."""
    for sequence in project.sequences:
        for track in sequence.tracks:
            for clip in track.clips:
                if isinstance(clip.source, FileSource):
                    yield sequence, track, clip


def _file(clip: Clip) -> str:
    return clip.source.file_id if isinstance(clip.source, FileSource) else ""


def _with_clips(sequence: Cut, change: Callable[[Cut, Track, Clip], Clip]) -> Cut:
    def _row(track: Track) -> tuple[Item, ...]:
        return tuple(change(sequence, track, item) if isinstance(item, Clip) else item for item in track.items)

    return replace(sequence, tracks=tuple(replace(track, items=_row(track)) for track in sequence.tracks))


def _shifted(curve: Curve, by: int) -> Curve:
    """Keys ``by`` frames earlier; a value that stays has no time."""
    if len(curve.keys) == 1:
        return curve
    return Curve(tuple(replace(key, at=key.at - by) for key in curve.keys))


def _number(file_id: str) -> int:
    return int(file_id[1:]) if file_id[1:].isdigit() else 0
