"""A film: prompts or a script in, one MP4 out, read from top to bottom.

Memory holds one shot's sound and one frame at a time; it does not grow with the film. The stems of all shots wait on
disk until the last one is there: then the whole film is mastered, and its sound laid under its pictures.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import repeat
from pathlib import Path
from types import MappingProxyType

from studio.core.errors import InputError, StudioError
from studio.core.progress import CancelToken, Progress
from studio.core.time import FrameRate
from studio.ports.captions import Cue
from studio.ports.engine import FILM_RATE, Event
from studio.ports.media import MovieFormat, MovieJoiner
from studio.ports.queue import Runner
from studio.ports.worker import ShotFilmed, ShotOrder
from studio.project.cast import cameos_of
from studio.project.continuity import Story
from studio.project.mix import MixSettings
from studio.project.model_use import ModelUse, SoundUse
from studio.project.scene import Note, Reading, Scene
from studio.project.shot import Shot
from studio.project.take import Quality, Recipe, Take
from studio.workflows import captions
from studio.workflows.cameo.admitting import settled
from studio.workflows.cameo.leaving import left
from studio.workflows.casting import Cast
from studio.workflows.film import events
from studio.workflows.film.crew import Afar, Here
from studio.workflows.film.cuts import spoken_before
from studio.workflows.film.first_picture import looked_at
from studio.workflows.film.reel import Faded, Reel, mixes
from studio.workflows.film.shot import compose, movie_format, title_of
from studio.workflows.film.stems import Stems
from studio.workflows.film.takes import Takes
from studio.workflows.film.voices import speak_ahead
from studio.workflows.recipe import options, own, own_lines
from studio.workflows.recipe.score import piece, scored
from studio.workflows.signing import claiming
from studio.workflows.studio import Studio
from studio.workflows.writing.read import readings

USUAL_SECONDS = 6.0
"""How long a shot is taken to be before it has been staged, for the time left alone."""


def usual_frames(order: "FilmOrder") -> int:
    """How many frames a shot is taken to have before it has been staged."""
    return order.rate.frames(order.seconds or USUAL_SECONDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmOrder:
    """Everything that was asked for. ``prompts`` are shots in order; or ``script`` is a file of them.

    ``seconds`` is the length of each shot, None to suit it. ``mix`` balances the whole film. ``project``, ``events``,
    ``stems`` and ``captions`` are where to keep takes, the list of what happened, the sound in parts, and what is said.
    ``own_music`` is a recording that takes the place of all composed music, ``own_lines`` are recordings of lines by
    their number in the film, from 0: the mouths follow them. ``sealed`` signs the film: then two films of one order are
    the same but for their signatures. ``model`` has a model make the shots in place of the stage; ``image`` is
    a picture that the first one begins with. ``sounds`` are models that make parts of the sound.
    """

    output: Path
    prompts: tuple[str, ...] = ()
    script: Path | None = None
    size: tuple[int, int] = (854, 480)
    rate: FrameRate = FILM_RATE
    seconds: float | None = None
    style: str | None = None
    seed: int = 0
    language: str | None = None
    quality: Quality = "standard"
    mix: MixSettings = field(default_factory=MixSettings)
    project: Path | None = None
    events: Path | None = None
    stems: Path | None = None
    captions: Path | None = None
    own_music: Path | None = None
    own_lines: Mapping[int, Path] = field(default_factory=lambda: MappingProxyType({}))
    sealed: bool = False
    model: ModelUse | None = None
    image: Path | None = None
    footage: Path | None = None
    follow: Path | None = None
    sounds: tuple[SoundUse, ...] = ()

    @property
    def own_files(self) -> tuple[Path, ...]:
        """Every sound file of the person's own."""
        files = (self.own_music, *self.own_lines.values(), self.image, self.footage, self.follow)
        return tuple(file for file in files if file is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShotMade:
    """One shot of a finished film. ``notes`` tell what was read or staged otherwise than written."""

    reading: Reading
    notes: tuple[Note, ...]
    first_frame: int
    frame_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmMade:
    """A finished film. ``takes`` are the ids of what the project gained, if there is one. ``remarks`` are sentences on
    what could not be done."""

    path: Path
    shots: tuple[ShotMade, ...]
    rate: FrameRate
    takes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def frame_count(self) -> int:
        """Length in frames."""
        return sum(shot.frame_count for shot in self.shots)


def film(
    studio: Studio, order: FilmOrder, progress: Progress, cancel: CancelToken, runner: Runner | None = None
) -> FilmMade:
    """Make the film. With ``runner``, its shots are filmed there, as many at once as it has slots; same bytes.

    Raises:
        InputError: a prompt, the script or a place to write makes no sense.
        MachineError: a voice is missing, or the disk refuses, or the runner has nobody left.
        Cancelled: the token was set; nothing is left behind.
    """
    _check(order)
    begins = () if order.image is None or order.model is None else looked_at(studio, order.image, order.size)
    progress("reading", 0, 0)
    shots_read = tuple(readings(studio, order.prompts, order.script, order.style, order.language))
    cancel.check()
    with contextlib.ExitStack() as files:
        makes = recipes(studio, order, shots_read)
        joiner = files.enter_context(studio.media.joiner(order.output, _form(makes[0], shots_read[0])))
        takes = files.enter_context(Takes(studio, order.project)) if order.project else None
        stems = files.enter_context(Stems(studio.media, order.stems)) if order.stems else None
        reel = files.enter_context(Reel(order.output.parent))
        if takes:
            for file in (*order.own_files, *(file for recipe in makes for file in _brought(studio, recipe))):
                takes.keep(own.digest_of(file), file)
        part = takes.part if takes else joiner.part
        wanted = [
            ShotOrder(
                recipe=recipe, title=reading.prompt, movie=part(), sounds=(*order.own_files, *_brought(studio, recipe))
            )
            for reading, recipe in zip(shots_read, makes, strict=True)
        ]
        if runner is None and (order.model is not None or order.sounds) and studio.workers is not None:
            runner = files.enter_context(contextlib.closing(studio.workers()))
        if runner is not None and not all(runner.can(one) for one in wanted):
            runner = None  # cameos do not travel: their shots are made here
        if runner is None:
            speak_ahead(studio, makes, progress, cancel)
            crew = Here(studio, wanted, usual_frames(order), progress, cancel)
        else:
            studio.reader.release()
            crew = files.enter_context(Afar(runner, wanted, usual_frames(order), progress, cancel))
        shoot = _Shoot(studio, order, len(wanted), _Outputs(joiner, takes, reel), cancel)
        shots = tuple(
            shoot.shot(reading, one, crew.filmed(number))
            for number, (reading, one) in enumerate(zip(shots_read, wanted, strict=True))
        )
        progress("mastering the sound", 1, 1)
        whole = Faded(reel, order.mix.fade_in, order.mix.fade_out)
        mastered = studio.sound.master(whole, order.mix.loudness, None, cancel)
        progress("closing the file", 1, 1)
        joiner.finish(mixes(mastered), captions=shoot.captions)
        if stems:
            stems.write(mastered)
        if order.captions:
            captions.write(order.captions, shoot.captions)
        if order.events:
            events.write(order.events, shoot.happened, order.rate)
        kept = takes.finish(mastered.master, cancel) if takes else ()
    sealed = order.sealed or any(one.recipe.cameos for one in wanted)  # who is in it by consent is always told
    remarks = _sealed(studio, order, tuple((one.recipe, one.title) for one in wanted), kept) if sealed else ()
    out = (order.output, *((order.stems,) if order.stems else ()))
    remarks += left(lambda: studio.consent, (use for one in wanted for use in one.recipe.cameos), out)
    if begins:
        shots = (replace(shots[0], notes=(*shots[0].notes, *begins)), *shots[1:])
    return FilmMade(path=order.output, shots=shots, rate=order.rate, takes=kept, remarks=remarks)


def _brought(studio: Studio, recipe: Recipe) -> tuple[Path, ...]:
    """The files of subjects that the person brought."""
    files = (studio.subjects.path(digest) for digest in own.models_in(recipe.scene))
    return tuple(file for file in files if file is not None)


def _sealed(
    studio: Studio, order: FilmOrder, shots: tuple[tuple[Recipe, str], ...], kept: tuple[str, ...]
) -> tuple[str, ...]:
    """Sign the film where it is, in one step; what hinders that is told, and the film stays."""
    takes: tuple[Take, ...] = ()
    title = title_of(shots[0][1])
    try:
        if order.project is not None and kept:
            with studio.projects.open(order.project) as folder:
                takes = tuple(folder.document.take(name) for name in kept)
                title = folder.document.name
        claim = claiming.of_film(title, shots, takes, studio.version)
        return studio.provenance.seal(order.output, order.output, claim)
    except StudioError as exc:
        return (f"The film was not signed: {exc.what}",)


def recipes(studio: Studio, order: FilmOrder, shots: Iterable[Reading]) -> list[Recipe]:
    """The recipe of each shot, but for the offsets that the length of earlier shots decides."""
    cast = Cast()
    engine = studio.engine if order.model is None else studio.neural
    models = _models(order)
    mix = MixSettings().under(order.mix)
    tune = (own.music(studio.media, order.own_music)[0],) if order.own_music else ()
    made = [
        Recipe(
            scene=cast.settle(scene),
            engine=engine.name,
            engine_version=engine.version,
            studio=studio.version,
            size=order.size,
            rate=order.rate,
            seconds=order.seconds,
            seed=order.seed,
            quality=order.quality,
            voices=cast.voices(scene),
            mix=mix,
            own=tune,
            model=next(models),
            sounds=order.sounds,
            cameos=settled(lambda: studio.consent, cameos_of(scene, ())),
        )
        for scene in _continued(shots, order.seed)
    ]
    return scored(own_lines.through_film(studio.media, made, order.own_lines))


def _continued(shots: Iterable[Reading], seed: int) -> Iterator[Scene]:
    """The scene of each shot as the film goes on in it: the same people, clothes, places, hour and directions. A film
    of one shot has nothing to go on from."""
    every = tuple(shots)
    story = Story(seed=seed)
    for number, reading in enumerate(every):
        alone = len(every) == 1
        yield reading.scene if alone else story.next(Shot(id=f"s{number + 1}", reading=reading), reading.scene)


def _models(order: FilmOrder) -> Iterator[ModelUse | None]:
    """The model of each shot, one after the other; the picture, the movie and the sound are for the first."""
    given = {"image": order.image, "movie": order.footage, "sound": order.follow}
    digests = {name: own.digest_of(file) for name, file in given.items() if file is not None}
    if order.model is not None and digests:
        meant = {name: str(getattr(order.model, name)) for name in digests}
        other = next((given[name] for name in digests if meant[name] not in ("", digests[name])), None)
        if other is not None:
            raise InputError(f"{other.name} is another file than it was.", todo="Give the film to the queue again.")
        yield replace(order.model, **digests)
    rest = dict.fromkeys(digests, "")  # a queued film's model names them already
    yield from repeat(order.model if order.model is None else replace(order.model, part=None, **rest))


@dataclass(frozen=True, slots=True)
class _Outputs:
    film: MovieJoiner
    takes: Takes | None
    reel: Reel


class _Shoot:
    """The film so far: how many frames, how far music and ambience have run, and which cuts the music has met."""

    def __init__(self, studio: Studio, order: FilmOrder, count: int, out: _Outputs, cancel: CancelToken) -> None:
        self._studio, self._order, self._count, self._out, self._cancel = studio, order, count, out, cancel
        self._number = self._done = self._music = self._ambience = 0
        self._before: Recipe | None = None
        self._spoken: int | None = None
        self._find = own.among(*order.own_files)
        self._cuts: tuple[int, ...] = ()
        self.happened: list[Event] = []
        self.captions: list[Cue] = []

    def shot(self, reading: Reading, order: ShotOrder, filmed: ShotFilmed) -> ShotMade:
        """The next shot, which has been filmed: make its sound, and add both to the film."""
        self._number += 1
        self._run_on(order.recipe)
        recipe = replace(
            order.recipe,
            music_sample=self._music,
            ambience_sample=self._ambience,
            music_cuts=self._cuts,
            spoken_before=self._spoken,
            model=filmed.model,
            sounds=filmed.sounds,
        )
        frames = filmed.frame_count
        stems = compose(
            self._studio, recipe, frames, filmed.events, filmed.lines, self._cancel, self._find,
            parts=filmed.made, sound=filmed.sound,
        )  # fmt: skip
        start, end = self._order.rate.sample(self._done), self._order.rate.sample(self._done + frames)
        alone = recipe.rate.sample(frames)
        self.happened += events.shot_events(recipe.scene, filmed, start, start + alone, self._number)
        self.captions += captions.cues(filmed.lines, start, end)
        self._out.reel.add(stems, end - start, last=self._number == self._count)
        self._out.film.append(order.movie)
        if self._out.takes:
            self._out.takes.add(reading, recipe, order.movie, filmed, stems.read(0, alone))
        made = ShotMade(
            reading=reading,
            notes=(*reading.notes, *filmed.notes, *self._mended()),
            first_frame=self._done,
            frame_count=frames,
        )
        self._done += frames
        self._music += end - start
        self._ambience += end - start
        self._spoken = spoken_before(stems.dialogue[: end - start], self._spoken)
        return made

    def _run_on(self, recipe: Recipe) -> None:
        """Music and ambience that stay the same run on over the cut; what changes begins anew."""
        before, self._before, scene = self._before, recipe, recipe.scene
        if before is None or piece(before) != piece(recipe):
            self._music, self._cuts = 0, ()
        elif scene.music is not None and scene.music.hits:
            self._cuts = (*self._cuts, self._music)
        if before is None or _air(before.scene) != _air(scene):
            self._ambience = 0

    def _mended(self) -> tuple[Note, ...]:
        """What had to be mended in the person's own sounds, told with the first shot."""
        if self._number > 1:
            return ()
        return tuple(
            Note(text=note, kind="substituted", detail=file.name)
            for file in self._order.own_files
            if file not in (self._order.image, self._order.footage)
            for note in self._studio.media.sound(file).notes
        )


def _air(scene: Scene) -> tuple[str, str, str]:
    """What a scene's ambience depends on."""
    return scene.place, scene.time_of_day, scene.weather


def _form(recipe: Recipe, reading: Reading) -> MovieFormat:
    return movie_format(recipe, title_of(reading.prompt))


def _check(order: FilmOrder) -> None:
    """Refuse before any work what could only fail after it."""
    options.output(order.output, ".mp4")
    if order.events:
        options.output(order.events, ".json")
    if order.captions:
        options.output(order.captions, *captions.SUFFIXES)
    options.seconds(order.seconds)
    options.style(order.style)
