"""Media made for another editor: in a mezzanine with handles, sound in stems; all of it or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from xml.etree.ElementTree import parse

import numpy as np
import pytest

from studio.core.errors import Cancelled, DiskError, InputError
from studio.core.progress import CancelToken, silent
from studio.core.time import FrameRate
from studio.media.reader import Readers
from studio.ports.interchange import HandedClip, Roll
from studio.project.timeline.clip import Clip, FileSource, Gap, Item, Transition
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.track import Track
from studio.storage import Bundles
from studio.workflows.film.film import FilmOrder, film
from studio.workflows.handover.hand_over import HandedOver, HandOver, check_room, hand_over
from studio.workflows.handover.media import MEZZANINES, code
from tests.fakes.engine import FakeEngine
from tests.fakes.studio import FakeStudio
from tests.media.files import make
from tests.workflows.bin.conftest import Room

SIZE = (160, 96)


def _film(items: tuple[Item, ...]) -> Sequence:
    heard = tuple(replace(item, id=f"a{item.id}", head=None) if isinstance(item, Clip) else item for item in items)
    tracks = (
        Track(id="v1", kind="video", name="V1", items=items),
        Track(id="a1", kind="audio", name="A1", items=heard),
    )
    return Sequence(id="q1", name="Film", size=SIZE, rate=FrameRate(Fraction(24)), tracks=tracks)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "film.studio")
    (tmp_path / "in").mkdir()
    tone = 0.3 * np.sin(np.arange(96_000, dtype=np.float32) / 20.0)
    sound = np.stack([tone, tone])
    made.bring(make(tmp_path / "in" / "海 辺.mov", count=48, rate=Fraction(24), size=SIZE, sound=sound))
    made.bring(make(tmp_path / "in" / "thirty.mp4", count=60, rate=Fraction(30), size=SIZE))
    yield made
    made.close()


def _handed(room: Room, order: HandOver, *items: Item, cancel: CancelToken | None = None) -> HandedOver:
    assert room.session.edit("Change", lambda project: replace(project, sequences=(_film(items),))), room.said
    return hand_over(FakeStudio(), room.folder, order, silent, cancel or CancelToken())


def _clips(made: HandedOver, track: int = 0) -> list[HandedClip]:
    return [lying.clip for lying in made.cut.tracks[track].lying()]


def _rolls(made: HandedOver, track: int = 0) -> list[Roll]:
    return [clip.roll for clip in _clips(made, track) if clip.roll is not None]


def test_a_mezzanine_is_as_long_as_what_is_used_and_its_handles(room: Room, tmp_path: Path) -> None:
    one = Clip(id="c1", source=FileSource("f1"), length=8, offset=10, link="l")
    made = _handed(room, HandOver(output=tmp_path / "a.fcpxml", mezzanine="prores-proxy", handles=3), one)
    (roll,) = _rolls(made)
    assert (roll.path.name, roll.start, roll.length) == ("海 辺.mov", 7, 14)
    assert _rolls(made, 1) == [roll]  # picture and sound are the same stretch
    assert _clips(made)[0].offset == 10
    tree = parse(tmp_path / "a.fcpxml").getroot()
    asset, clip = tree.find("resources/asset"), next(tree.iter("asset-clip"))
    assert asset is not None
    assert (asset.get("start"), clip.get("start")) == ("700/2400s", "1000/2400s")
    with Bundles().open(room.folder) as project:
        source = Readers().open(project.media(project.document.file("f1").digest))
    written = Readers().open(roll.path)
    assert (written.facts.frame_count, written.facts.sample_count) == (14, 14 * 2000)
    for frame in (0, 5, 13):
        apart = [np.abs(written.picture(frame)[..., :3].astype(int) - source.picture(7 + at)[..., :3]).mean()
                 for at in (frame - 1, frame, frame + 1)]  # fmt: skip
        assert apart[1] < 4.0, apart
        assert apart[1] <= min(apart), apart
    assert np.abs(written.samples(0, 4000) - source.samples(7 * 2000, 4000)).max() < 1e-3
    written.close()
    source.close()


def test_stretches_that_lie_apart_are_files_of_their_own(room: Room, tmp_path: Path) -> None:
    rows = [Clip(id=f"c{number}", source=FileSource("f1"), length=4, offset=at)
            for number, at in enumerate((0, 5, 40, 44))]  # fmt: skip
    made = _handed(room, HandOver(output=tmp_path / "a.otio", mezzanine="prores-lt", handles=1), *rows)
    assert [(roll.path.name, roll.start, roll.length) for roll in _rolls(made)] == [
        ("海 辺 part 1.mov", 0, 10), ("海 辺 part 1.mov", 0, 10), ("海 辺 part 2.mov", 39, 9),
        ("海 辺 part 2.mov", 39, 9),
    ]  # fmt: skip
    assert made.folder is not None
    assert {path.name for path in made.folder.iterdir()} == {"海 辺 part 1.mov", "海 辺 part 2.mov"}


def test_what_a_dissolve_shows_beyond_the_ends_is_in_it(room: Room, tmp_path: Path) -> None:
    one = Clip(id="c1", source=FileSource("f1"), length=10, offset=4)
    two = Clip(id="c2", source=FileSource("f2"), length=10, offset=10, head=Transition(before=3, after=2))
    made = _handed(room, HandOver(output=tmp_path / "a.kdenlive", mezzanine="prores-proxy", handles=0), one, two)
    first, second = _rolls(made)
    assert (first.start, first.length) == (4, 12)
    assert second.start <= 7  # where a frame of 30 and one of 24 begin together
    assert second.start % 4 == 0
    assert second.end >= 20
    assert second.rate == FrameRate(Fraction(30))


def test_without_handles_all_of_a_medium_is_made_anew(room: Room, tmp_path: Path) -> None:
    one = Clip(id="c1", source=FileSource("f2"), length=10, offset=4)
    made = _handed(room, HandOver(output=tmp_path / "a.xml", mezzanine="dnxhr-sq"), one)
    (roll,) = _rolls(made)
    assert (roll.start, roll.length, roll.channels) == (0, 48, 0)
    assert roll.size == (256, 154)  # there is no smaller one
    assert Readers().open(roll.path).facts.frame_count == 60


def test_every_mezzanine_has_a_code() -> None:
    said = {name: code(name) for name in MEZZANINES if name != "original"}
    assert said["prores-422"].profile == "standard"
    assert [name for name, one in said.items() if one.alpha] == ["prores-4444"]
    assert {one.codec for one in said.values()} == {"prores", "dnxhr"}


def test_handles_must_be_a_number_of_frames(room: Room, tmp_path: Path) -> None:
    one = Clip(id="c1", source=FileSource("f1"), length=4)
    with pytest.raises(InputError, match="-1 is no number of frames"):
        _handed(room, HandOver(output=tmp_path / "a.otio", mezzanine="prores-lt", handles=-1), one)


def test_a_disk_without_room_is_told_before_any_work(tmp_path: Path) -> None:
    check_room(tmp_path, 1000)
    with pytest.raises(DiskError, match="would take 1000000"):
        check_room(tmp_path, 10**15)


@dataclass
class _Fuse(CancelToken):
    """Is set when it has been looked at so many times."""

    left: int

    def __post_init__(self) -> None:
        super().__init__()

    def check(self) -> None:
        """Raises ``Cancelled``."""
        self.left -= 1
        if self.left < 0:
            self.cancel()
        super().check()


def test_stopped_at_any_moment_nothing_is_left(room: Room, tmp_path: Path) -> None:
    one = Clip(id="c1", source=FileSource("f1"), length=6, offset=4)
    two = Clip(id="c2", source=FileSource("f2"), length=6, offset=4)
    order = HandOver(output=tmp_path / "a.otio", mezzanine="prores-proxy", handles=0)
    looks, done = 0, False
    while not done:
        try:
            _handed(room, order, one, Gap(2), two, cancel=_Fuse(looks))
            done = True
        except Cancelled:
            assert {path.name for path in tmp_path.iterdir()} == {"in", "film.studio"}, looks
        looks += 3
    assert looks > 15
    assert {path.name for path in tmp_path.iterdir()} == {"in", "film.studio", "a.otio", "a media", "a.losses.txt"}


def _with_takes(folder: Path) -> Path:
    prompts = ('A woman says "good morning", piano', "A dog runs")
    order = FilmOrder(output=folder / "f.mp4", prompts=prompts, size=SIZE, quality="draft", project=folder / "p")
    film(FakeStudio(), order, silent, CancelToken())
    return folder / "p"


def test_stems_of_takes_lie_on_tracks_of_their_own(tmp_path: Path) -> None:
    project = _with_takes(tmp_path)
    made = hand_over(FakeStudio(), project, HandOver(output=tmp_path / "a.otio", stems=True), silent, CancelToken())
    assert not [loss.what for loss in made.losses if "stays whole" in loss.what]
    sounds = made.cut.sounds
    assert {track.role for track in sounds} <= {"dialogue", "effects", "ambience", "music"}
    assert sounds[0].name.endswith("Dialogue")
    links = {lying.clip.link for track in sounds for lying in track.lying()}
    seen = made.cut.pictures[0].lying()
    assert links == {lying.clip.link for lying in seen}
    movie = next(iter(made.cut.pictures[0].lying())).clip.roll
    assert movie is not None
    count = 24_000
    mix = Readers().open(movie.path).samples(0, count)
    stems = [lying.clip.roll for track in sounds for lying in track.lying() if lying.start == 0]
    together = sum(Readers().open(roll.path).samples(0, count) for roll in stems if roll is not None)
    assert np.abs(together - mix).max() < 0.1 * np.abs(mix).max() + 0.02  # the movie's sound is AAC
    assert made.media == 2 + len({roll for track in sounds for lying in track.lying() if (roll := lying.clip.roll)})


def test_takes_of_another_engine_keep_their_sound_whole(tmp_path: Path) -> None:
    project = _with_takes(tmp_path)
    newer = FakeStudio(engine=FakeEngine(version="99"))
    made = hand_over(newer, project, HandOver(output=tmp_path / "a.fcpxml", stems=True), silent, CancelToken())
    told = [loss.what for loss in made.losses if "Its sound stays whole." in loss.what]
    assert len(told) == 2
    assert all("would be another sound now" in what for what in told)
    assert [track.name for track in made.cut.sounds if track.items] == ["A1"]


def test_stems_are_cut_with_their_pictures(tmp_path: Path) -> None:
    project = _with_takes(tmp_path)
    order, studio = (
        HandOver(output=tmp_path / "a.fcpxml", stems=True, mezzanine="prores-proxy", handles=5),
        FakeStudio(),
    )
    made = hand_over(studio, project, order, silent, CancelToken())
    said = studio.provenance.claims
    assert [(claim.title, claim.source, claim.actions[0].name) for claim in said] == [
        ("Shot 01 Take 1", "trained", "c2pa.transcoded"), ("Shot 02 Take 1", "trained", "c2pa.transcoded"),
    ]  # fmt: skip
    with Bundles().open(project) as folder:
        assert [one.digest for claim in said for one in claim.ingredients] == [
            take.media for take in folder.document.takes
        ]
    for track in made.cut.tracks:
        for lying in track.lying():
            roll = lying.clip.roll
            assert roll is not None
            assert roll.path.suffix == (".mov" if track.kind == "video" else ".wav")
            assert roll.path.is_file()
            assert roll.start <= lying.clip.offset
            assert lying.clip.offset + lying.clip.length <= roll.end
