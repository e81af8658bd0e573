"""The cut from beginning to end, without a window: three shots are trimmed, rolled, J-cut, dissolved, titled, laid over
music; played; exported; opened again. Movies, compositor and storage are the real ones."""

import hashlib
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.app import paths
from studio.compositor import FilmCompositor
from studio.core.progress import CancelToken, silent
from studio.core.unfinished import Unfinished
from studio.media import Movies
from studio.media.reader import Readers
from studio.project import edits as story
from studio.project.lengths import lengths_of
from studio.project.project import Form, Project
from studio.project.scene import Reading, Scene
from studio.project.sequences import add_files, with_sequence
from studio.project.take import Recipe, Take
from studio.project.timeline import edits
from studio.project.timeline.clip import FileSource, TakeSource, TitleSource, Transition
from studio.project.timeline.curve import Curve, Key
from studio.project.timeline.edits import Material
from studio.project.timeline.file import MediaFile
from studio.project.timeline.look import Level, Transform
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.title import Title
from studio.storage import Bundles
from studio.workflows.export import Exported, ExportOrder, chosen, export, export_cut
from studio.workflows.playback import Clip as Played
from studio.workflows.playback import Player, Reel
from studio.workflows.playback.shelf import Shelf
from studio.workflows.sequence import Playable, Resolver
from studio.workflows.session.session import Session
from tests.ears import onsets
from tests.fakes.playing import FakeLoudspeaker
from tests.fakes.studio import FakeStudio
from tests.media import wavs
from tests.media.flash import RATE, movie, number_in

pytestmark = pytest.mark.slow

SIZE = (320, 180)
FRAMES = 48


@pytest.fixture(scope="module")
def compositor() -> FilmCompositor:
    return FilmCompositor(paths.resources())


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A project with three shots, each with a take, and music in the bin."""
    folder = tmp_path / "film.studio"
    with Bundles(Unfinished()).create(folder) as bundle:
        bundle.apply(lambda project: story.set_form(project, Form(size=SIZE, rate=RATE)))
    opened = Session(Bundles(Unfinished()).open_window(folder))
    for number in range(3):
        reading = Reading(prompt=f"shot {number + 1}", language="en", scene=Scene())
        opened.edit("Add a shot", lambda project, reading=reading: story.add_shot(project, reading))
        file = movie(opened.folder.scratch(".mp4"), FRAMES, flashes=(8 + number, 30), size=SIZE)
        media = opened.folder.keep(file)
        shot = opened.project.shots[-1].id
        recipe = Recipe(scene=Scene(), engine="stage", engine_version="1", studio="1", size=SIZE, rate=RATE)
        take = Take(
            id=f"{shot}t1",
            shot_id=shot,
            recipe=recipe,
            media=media,
            frame_count=FRAMES,
            frames_hash="0" * 64,
            samples_hash="0" * 64,
        )
        opened.edit("Add a take", lambda project, take=take: story.add_take(project, take))
    _bring_music(opened)
    yield opened
    opened.close()


def _bring_music(opened: Session) -> None:
    tone = (0.2 * np.sin(2 * np.pi * 220 * np.arange(48_000 * 8) / 48_000)).astype(np.float32)
    file = opened.folder.scratch(".wav")
    wavs.write(file, np.repeat(tone[:, None], 2, axis=1), subtype="PCM_24")
    music = MediaFile(
        id="f1",
        digest=opened.folder.keep(file),
        name="music.wav",
        kind="audio",
        seconds=Fraction(8),
        sample_count=48_000 * 8,
        channels=2,
    )
    opened.edit("Import", lambda project: add_files(project, [music]))


def _cut_it(opened: Session) -> None:
    """What an editor does."""

    def _do(name: str, change: Callable[[Sequence], Sequence]) -> None:
        assert opened.edit(name, lambda project: with_sequence(project, project.sequences[0].id, change)), name

    lengths = lengths_of(opened.project, RATE)
    video, voice, music = (_track(opened.project, name) for name in ("V1", "A1", "A2"))
    one, two, three = _clips(opened.project, video)
    _do("Trim", lambda film: edits.ripple_trim(film, one, "tail", -10, lengths=lengths))
    _do("Trim", lambda film: edits.ripple_trim(film, two, "head", 12, lengths=lengths))
    _do("Roll", lambda film: edits.roll(film, three, "head", -6, lengths=lengths))
    sound = _clips(opened.project, voice)[1]
    _do("J-cut", lambda film: edits.roll(film, sound, "head", -5, linked=False, lengths=lengths))
    _do("Dissolve", lambda film: edits.set_transition(film, two, "head", Transition(before=4, after=4)))
    title = Material(source=TitleSource(Title(text="はじまり")), length=20, audio=False)
    _do("Track", lambda film: edits.add_track(film, "video"))
    above = _track(opened.project, "V2")
    _do("Title", lambda film: edits.overwrite(film, 5, title, video=above))
    words = _clips(opened.project, above)[0]
    moving = Transform(x=Curve((Key(0, -0.1), Key(19, 0.1))))
    _do("Move", lambda film: edits.set_transform(film, [words], moving))
    tune = Material(source=FileSource("f1"), length=opened.project.sequences[0].length, video=False)
    _do("Music", lambda film: edits.overwrite(film, 0, tune, audio=music))
    _do("Duck", lambda film: edits.set_track(film, music, duck_db=-10.0))
    _do("Fade", lambda film: edits.set_level(film, _on(film, music), Level(fade_in=2, fade_out=12)))


def _track(project: Project, name: str) -> str:
    return next(track.id for track in project.sequences[0].tracks if track.name == name)


def _clips(project: Project, track_id: str) -> list[str]:
    return [clip.id for clip in project.sequences[0].track(track_id).clips]


def _on(film: Sequence, track_id: str) -> list[str]:
    return [clip.id for clip in film.track(track_id).clips]


def _hash(picture: NDArray[np.uint8]) -> str:
    return hashlib.sha256(np.ascontiguousarray(picture).data).hexdigest()


def _played(project: Project, opened: Session, compositor: FilmCompositor, frames: range) -> dict[int, str]:
    cut = Resolver(opened.folder.media, opened.folder.cache("proxies")).cut(project, project.sequences[0].id)
    shown = Playable(cut, compositor)
    player = Player(Readers(), FakeLoudspeaker())
    player.load(Reel((Played(movie=shown, proxy=shown.light, frame_count=cut.length),), cut.rate))
    seen: dict[int, str] = {}
    try:
        for frame in frames:
            player.seek(frame)
            end = time.monotonic() + 30
            while (look := player.look()).shown != frame or not look.fine or look.picture is None:
                assert time.monotonic() < end
                time.sleep(0.001)
            seen[frame] = _hash(look.picture)
    finally:
        player.close()
    return seen


def _exported(
    opened: Session, compositor: FilmCompositor, output: Path
) -> tuple[Exported, dict[int, str], NDArray[np.float32]]:
    project, seen = opened.project, dict[int, str]()
    sequence = chosen(project, "")
    cut = Resolver(opened.folder.media, opened.folder.cache("proxies")).cut(project, sequence.id)
    made = export_cut(
        Movies(),
        Readers(),
        compositor,
        sequence,
        cut,
        ExportOrder(output=output, preset="ultrafast"),
        silent,
        CancelToken(),
        lambda frame, picture: seen.update({frame: _hash(picture)}),
    )
    return made, seen, Movies().samples(output)


def test_three_shots_become_a_film(session: Session, compositor: FilmCompositor, tmp_path: Path) -> None:
    _cut_it(session)
    film = session.project.sequences[0]
    assert film.length == 3 * FRAMES - 22
    made, frames, sound = _exported(session, compositor, tmp_path / "film.mp4")
    assert made.problems == ()
    assert len(frames) == film.length == made.frame_count

    # what was played is what was exported, frame for frame
    played = _played(session.project, session, compositor, range(0, film.length, 3))
    assert played == {frame: frames[frame] for frame in played}

    # and what was exported is what was cut
    pictures = list(Movies().frames(made.path))
    assert len(pictures) == film.length
    assert [number_in(pictures[frame]) for frame in (0, 30, 43, 60, 65)] == [0, 30, 17, 34, 39]
    assert number_in(pictures[70]) == number_in(pictures[69]) + 1 or number_in(pictures[70]) == 0
    facts = Movies().probe(made.path)
    assert facts.sample_count == RATE.sample(film.length)

    # the beep of a flash is where the flash is, the J-cut lets one be heard over the picture before
    heard = onsets(sound, floor=0.1)
    for frame in (8, 30):
        assert min(abs(sample - RATE.sample(frame)) for sample in heard) < 200

    # opened again, it is the same project and makes the same film
    project, folder = session.project, session.path
    session.close()
    again = Session(Bundles(Unfinished()).open_window(folder))
    try:
        assert again.project == project
        other, same, _ = _exported(again, compositor, tmp_path / "again.mp4")
        assert same == frames
        assert other.path.read_bytes() == made.path.read_bytes()
    finally:
        again.close()


def test_music_gives_way_under_speech_and_fades(session: Session, compositor: FilmCompositor, tmp_path: Path) -> None:
    _cut_it(session)
    _, _, sound = _exported(session, compositor, tmp_path / "film.mp4")
    beep = RATE.sample(8)
    quiet, under = sound[beep - 11_000 : beep - 7_000, 0], sound[beep + 2_600 : beep + 7_000, 0]
    lower = 20 * np.log10(np.sqrt(np.mean(under**2)) / np.sqrt(np.mean(quiet**2)))
    assert lower == pytest.approx(-10.0, abs=1.5)
    assert np.abs(sound[:100]).max() < 0.02
    assert np.abs(sound[-100:]).max() < 0.02


def test_the_command_exports_the_same(session: Session, tmp_path: Path, compositor: FilmCompositor) -> None:
    _cut_it(session)
    made, _, _ = _exported(session, compositor, tmp_path / "film.mp4")
    session.close()
    studio = FakeStudio()
    order = ExportOrder(output=tmp_path / "command.mp4", preset="ultrafast", stretch="0-3")
    told = export(studio, session.path, order, silent, CancelToken())
    assert (told.frame_count, told.sequence) == (4, made.sequence)


def test_a_shot_that_is_taken_out_of_its_file_is_seen_as_a_slate(session: Session, compositor: FilmCompositor) -> None:
    _cut_it(session)
    project = session.project
    source = project.sequences[0].track(_track(project, "V1")).clips[1].source
    assert isinstance(source, TakeSource)
    take = project.standing(source.shot_id)
    assert take is not None
    session.folder.media(take.media).unlink()
    cut = Resolver(session.folder.media, session.folder.cache("proxies")).cut(project, project.sequences[0].id)
    reader = Playable(cut, compositor).open(Shelf(Readers()))
    assert number_in(reader.picture(20)) == 20
    slate = reader.picture(55)
    assert slate.std() > 3
    assert "missing" in reader.problems[0]
