"""A delivery, from the first frame to the file in its place. Every picture is made from its sources in the size it is
wanted in; nothing is decoded and encoded twice. Memory does not grow with length."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken, Progress
from studio.ports.captions import Cue
from studio.ports.compositor import Picture
from studio.ports.delivery import DeliveryWriter
from studio.ports.provenance import Action, Claim, Mark
from studio.project.mix import Stem
from studio.project.project import Project
from studio.workflows import captions
from studio.workflows.cameo.leaving import left
from studio.workflows.delivering import resuming, said, stems
from studio.workflows.delivering.annotating import Notes
from studio.workflows.delivering.mixdown import Mixdown
from studio.workflows.delivering.order import Delivered, DeliveryOrder, Loudness
from studio.workflows.delivering.overlays import Overlays, Review
from studio.workflows.delivering.place import MediaPlace
from studio.workflows.delivering.plan import TEXTED, UNSIGNED, Part, Plan, plan
from studio.workflows.delivering.retold import Retold
from studio.workflows.playback.shelf import Shelf
from studio.workflows.sequence import Cut, CutReader, Resolver
from studio.workflows.signing import claiming
from studio.workflows.studio import Studio

CACHE = "deliveries"
"""The project's cache for work that was broken off."""

_SLICE = 8
"""Pictures decoded between two looks at whether somebody wants it to stop."""

Witness = Callable[[int, Picture], None]
"""Sees every picture of the sequence on its way to the encoder, with its number."""


def _unseen(frame: int, picture: Picture) -> None:
    """Looks away."""


def deliver(
    studio: Studio, folder: Path, order: DeliveryOrder, progress: Progress, cancel: CancelToken
) -> tuple[Delivered, ...]:
    """Deliver a sequence of the project in ``folder``: one file, or one a shot.

    Raises:
        InputError: there is no such project or sequence, nothing in it, a file is there already, or the form asks for
            what does not exist.
        MachineError: the disk refuses; what was encoded is kept, to go on with.
        Cancelled: the token was set; nothing is left behind.
    """
    with studio.projects.open(folder) as opened:
        return deliver_document(studio, opened.document, opened, order, progress, cancel)


def deliver_document(
    studio: Studio,
    document: Project,
    folder: MediaPlace,
    order: DeliveryOrder,
    progress: Progress,
    cancel: CancelToken,
    witness: Witness = _unseen,
) -> tuple[Delivered, ...]:
    """Deliver a sequence of ``document``, whose media are in ``folder``, which may be open elsewhere. Raises as
    ``deliver``."""
    made = plan(document, order)
    cut = Resolver(folder.media, folder.cache("proxies")).cut(made.project, made.sequence.id)
    done: list[Delivered] = []
    for number, part in enumerate(made.parts):
        told = progress if len(made.parts) == 1 else _of_many(progress, made.parts, number)
        done.append(deliver_part(studio, made, part, cut, folder, told, cancel, witness))
    return tuple(done)


def deliver_part(
    studio: Studio,
    made: Plan,
    part: Part,
    cut: Cut,
    folder: MediaPlace,
    progress: Progress,
    cancel: CancelToken,
    witness: Witness = _unseen,
) -> Delivered:
    """One file of a plan. Raises as ``deliver``."""
    return _Delivery(studio, made, part, cut, folder, progress, cancel, witness).run()


@dataclass(frozen=True, slots=True)
class _Sealing:
    """How a file is signed: what is said of it, and the mark in its frames."""

    claim: Claim
    mark: Mark | None


class _Delivery:
    """One file in the making."""

    def __init__(
        self,
        studio: Studio,
        made: Plan,
        part: Part,
        cut: Cut,
        folder: MediaPlace,
        progress: Progress,
        cancel: CancelToken,
        witness: Witness,
    ) -> None:
        self._studio, self._made, self._part = studio, made, part
        self._folder, self._progress, self._cancel, self._witness = folder, progress, cancel, witness
        self._subtitles = said.subtitling(cut, part.form.subtitles)
        self._over = part.framed.cuts and bool(self._subtitles.shown)  # what lies at the edge would be cut away
        self._cut = said.showing(cut, () if self._over else self._subtitles.shown)
        self._captions: tuple[Cue, ...] = ()
        self._burnt: tuple[Cue, ...] = ()
        self._retold = Retold(studio, folder, cancel)
        self._files, self._heard = Shelf(studio.readers), Shelf(studio.readers)  # neither disturbs the other
        self._reader = CutReader(self._cut, self._files, studio.compositor)
        self._ear = CutReader(self._cut, self._heard, studio.compositor)
        self._remarks: list[str] = list(part.remarks)

    def run(self) -> Delivered:
        """All of it."""
        part = self._part
        try:
            self._listen()
            sealing = self._sealing()
            key = resuming.fingerprint(
                self._cut, part.coding, part.span, part.framed, part.form, self._burnt, part.code, self._studio.version
            )
            with (
                resuming.kept(self._folder.cache(CACHE), key) as kept,
                self._studio.delivery.writer(part.path, part.coding, kept) as writer,
            ):
                resumed = writer.done
                if part.form.seen:
                    self._film(writer, sealing)
                mix = self._mix() if part.form.sound is not None else None
                beside = self._beside(mix)
                self._progress("closing the file", 1, 1)
                writer.finish(
                    mix.blocks() if mix is not None else None,
                    captions=self._captions if self._texted else (),
                    seal=self._seal(sealing),
                    told=self._closing,
                )
                self._remarks += writer.remarks
        finally:
            self._reader.close()
            self._files.close()
            self._heard.close()
        span = self._part.span
        people = claiming.cameos_of_cut(self._made.project, self._made.sequence, (span.first, span.end))
        self._remarks += left(lambda: self._studio.consent, people, (part.path, *beside))
        return self._delivered(mix.told() if mix is not None else None, resumed, sealing is not None, beside)

    def _closing(self, done: int, total: int) -> None:
        self._cancel.check()
        self._progress("closing the file", done, total)

    # ------------------------------------------------------------------------------------------ pictures

    def _film(self, writer: DeliveryWriter, sealing: _Sealing | None) -> None:
        """Every frame that is not there yet."""
        part, overlays = self._part, self._overlays()
        mark = sealing.mark if sealing is not None else None
        count, begin = part.beats.count, writer.done
        step = f"going on from frame {begin}" if begin else "exporting"
        held: tuple[int, Picture] | None = None
        for frame in range(begin, count):
            self._cancel.check()
            shown = part.beats.source(frame)
            if held is None or held[0] != shown:
                held = shown, part.framed.lay(self._picture(shown))
            picture = held[1]
            if overlays is not None:
                picture = overlays.draw(picture.copy() if part.beats.own != part.beats.rate else picture, frame, shown)
            colors = _colors(picture)
            writer.write_frame(mark(colors) if mark is not None else colors)
            self._progress(step, frame + 1, count)

    def _picture(self, frame: int) -> Picture:
        while not self._reader.reach(frame, _SLICE):
            self._cancel.check()
        picture = self._reader.picture(frame, self._part.framed.inner)
        self._witness(frame, picture)
        return picture

    def _overlays(self) -> Overlays | None:
        part, form = self._part, self._part.form
        review = Review(
            project=self._made.project, cut=self._cut, rate=part.beats.rate, first=part.code, drop=part.drop
        )
        made = Overlays(
            self._studio.compositor,
            part.framed.size,
            captions=self._burnt,
            rate=part.beats.rate,
            review=review if form.review else None,
            notes=self._notes() if form.notes else None,
            sign=self._studio.provenance.sign(part.framed.size) if form.mark else None,
        )
        return None if made.nothing else made

    def _notes(self) -> Notes:
        project, size = self._made.project, self._part.framed.size
        return Notes(self._studio.compositor, size, project, self._cut, self._studio.words)

    # ------------------------------------------------------------------------------------------ words and sound

    def _listen(self) -> None:
        """What is said, as captions, and what of it is laid over the pictures."""
        span, how = self._part.span, self._subtitles
        if how.told is not None:
            self._captions = said.cues(self._cut, span.first, span.end, how.told)
        if self._over:
            self._burnt = said.cues(self._cut, span.first, span.end, how.shown[-1])
        if not how.spoken:
            return
        self._progress("reading what is said", 0, 0)
        takes = {take.id: take for take in self._made.project.takes}
        found = said.spoken(self._cut, span.first, span.end, lambda name: self._retold.cues(takes[name]))
        if self._part.form.subtitles == "burn":
            self._burnt = found
        else:
            self._captions = found

    @property
    def _texted(self) -> bool:
        """Whether the file carries its captions."""
        return self._part.form.container in TEXTED and self._part.form.subtitles != "file"

    def _mix(self) -> Mixdown:
        start, count = self._part.beats.samples
        return Mixdown(self._ear.samples, start, count, self._part.form.loudness, self._progress, self._cancel)

    def _beside(self, mix: Mixdown | None) -> tuple[Path, ...]:
        """What comes with the file: captions, stems."""
        targets = dict(self._part.beside)
        text = targets.pop("captions", None)
        if text is not None:
            captions.write(text, self._captions or self._burnt)
        if targets:
            self._stems(targets, mix.gain if mix is not None else 1.0)
        return tuple(self._part.beside.values())

    def _stems(self, targets: dict[str, Path], gain: float) -> None:
        names = stems.takes(self._cut)
        takes = {take.id: take for take in self._made.project.takes}
        parted: dict[str, dict[Stem, Path]] = {}
        for number, name in enumerate(names):
            self._progress("making the stems", number, len(names))
            self._cancel.check()
            found = self._retold.stems(takes[name])
            if found:
                parted[name] = found
        self._progress("making the stems", len(names), len(names))
        where = self._part.beats.samples
        stems.write(self._studio.media, self._heard, self._cut, parted, targets, where, gain, self._cancel)

    # ------------------------------------------------------------------------------------------ provenance

    def _sealing(self) -> _Sealing | None:
        """What is said of the file; the same whether it is marked or not, so that work can be gone on with."""
        part, form = self._part, self._part.form
        span = part.span
        people = claiming.cameos_of_cut(self._made.project, self._made.sequence, (span.first, span.end))
        if not form.sealed and not people:  # who is in it by consent is always told
            return None
        if UNSIGNED in self._remarks:
            self._remarks[self._remarks.index(UNSIGNED)] = "It is signed all the same: somebody is in it by consent."
        claim = claiming.of_cut(
            self._made.project,
            self._made.sequence,
            (span.first, span.end),
            done=tuple(_done(part)),
            studio=self._studio.version,
            where=self._folder.media,
        )
        if not form.seen:
            return _Sealing(claim, None)
        claim = replace(claim, marked=True)
        payload = self._studio.provenance.payload(claim)
        return _Sealing(claim, self._studio.provenance.mark(part.framed.size, payload))

    def _seal(self, sealing: _Sealing | None) -> Callable[[Path, Path], None] | None:
        if sealing is None:
            return None
        once: dict[str, None] = {}

        def _write(source: Path, target: Path) -> None:
            self._cancel.check()
            for sentence in self._studio.provenance.seal(source, target, sealing.claim):
                if sentence not in once:
                    once[sentence] = None
                    self._remarks.append(sentence)

        return _write

    # ------------------------------------------------------------------------------------------ told

    def _delivered(self, loud: Loudness | None, resumed: int, sealed: bool, beside: tuple[Path, ...]) -> Delivered:
        part = self._part
        if resumed:
            self._remarks.append(f"Went on from frame {resumed}, where work had broken off.")
        self._remarks += self._retold.remarks
        return Delivered(
            path=part.path,
            sequence=self._made.sequence.name,
            part=part.span.name,
            size=part.framed.size,
            rate=part.beats.rate,
            first=part.span.first,
            end=part.span.end,
            frame_count=part.beats.count if part.form.seen else 0,
            seconds=part.seconds,
            loudness=loud,
            resumed=resumed,
            sealed=sealed,
            beside=beside,
            remarks=tuple(dict.fromkeys(self._remarks)),
            problems=tuple(dict.fromkeys((*self._reader.problems, *self._ear.problems))),
        )


def _colors(picture: Picture) -> NDArray[np.uint8]:
    """Red, green, blue of a picture; channel by channel, which is five times as fast as in one go."""
    colors = np.empty((*picture.shape[:2], 3), np.uint8)
    colors[..., 0], colors[..., 1], colors[..., 2] = picture[..., 2], picture[..., 1], picture[..., 0]
    return colors


def _done(part: Part) -> Iterator[Action]:
    """What is done to a cut to make a file of it."""
    frame, coding = part.framed, part.coding
    if part.form.seen:
        if frame.cuts:
            yield Action(name="c2pa.cropped", what=f"Cropped to {frame.size[0]}x{frame.size[1]}.")
        elif frame.size != frame.own:
            yield Action(name="c2pa.resized", what=f"Made {frame.size[0]}x{frame.size[1]}.")
        if part.form.review:
            yield Action(name="c2pa.edited", what="Shot, take and timecode burnt in.")
        if part.form.notes:
            yield Action(name="c2pa.edited", what="Notes on the shots burnt in.")
        if part.form.mark:
            yield Action(name="c2pa.edited", what="A visible mark added.")
    codec = coding.picture.codec if coding.picture is not None else coding.sound.codec if coding.sound else ""
    yield Action(name="c2pa.transcoded", what=f"Written as {codec} in .{coding.container}.")


def _of_many(progress: Progress, parts: tuple[Part, ...], number: int) -> Progress:
    """Progress of one file in the words of all of them."""
    total = sum(part.beats.count for part in parts)
    before = sum(part.beats.count for part in parts[:number])
    label = f"{number + 1}/{len(parts)}: "
    here = parts[number].beats.count

    def _said(step: str, done: int, of: int) -> None:
        filming = of == here
        progress(label + step, before + (done if filming else here), total)

    return _said
