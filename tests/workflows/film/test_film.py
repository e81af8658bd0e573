"""Prompts in, one MP4 out: the length, the cuts, the sound, the events, the takes; and nothing left when it fails."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from studio.core.errors import AssetMissingError, Cancelled, InputError, ProjectError, SceneError
from studio.core.progress import CancelToken, silent
from studio.core.time import FRAME_RATES, FrameRate
from studio.media import Movies
from studio.storage import Bundles
from studio.workflows.film.film import FilmMade, FilmOrder, film
from tests.fakes.engine import FIRST_CONTACT, FakeEngine
from tests.fakes.speech import FakeSpeaker
from tests.fakes.studio import FakeStudio

PROMPTS = (
    'A woman says "good morning" in the park, piano',
    'A man in the park answers "hello", piano',
    "A dog on the beach",
)


def _order(folder: Path, *prompts: str) -> FilmOrder:
    return FilmOrder(output=folder / "film.mp4", prompts=prompts or PROMPTS, size=(160, 96), quality="draft", seed=3)


def _film(order: FilmOrder, studio: FakeStudio | None = None) -> FilmMade:
    return film(studio or FakeStudio(), order, silent, CancelToken())


@pytest.mark.parametrize("name", ["24", "29.97"])
def test_shots_are_cut_together_to_the_frame_and_the_sample(tmp_path: Path, name: str) -> None:
    order = replace(_order(tmp_path), rate=FrameRate(FRAME_RATES[name]))
    made = _film(order)
    facts = Movies().probe(order.output)
    assert facts.frame_count == made.frame_count == sum(shot.frame_count for shot in made.shots)
    assert facts.sample_count == order.rate.sample(made.frame_count)
    assert [shot.first_frame for shot in made.shots] == [
        sum(shot.frame_count for shot in made.shots[:n]) for n in range(3)
    ]


def test_what_happened_is_told_on_its_own_sample_and_frame(tmp_path: Path) -> None:
    order = replace(_order(tmp_path), events=tmp_path / "events.json")
    made = _film(order)
    told = json.loads((tmp_path / "events.json").read_text())
    assert (told["rate"], told["sample_rate"]) == ("24/1", 48_000)
    samples = [event["sample"] for event in told["events"]]
    assert samples == sorted(samples)
    cuts = [event["frame"] for event in told["events"] if event["kind"] == "cut"]
    assert cuts == [shot.first_frame for shot in made.shots]
    words = [event["text"] for event in told["events"] if event["kind"] == "word"]
    assert words == ["good", "morning", "hello"]
    assert [event["text"] for event in told["events"] if event["kind"] == "line"] == ["good morning", "hello"]
    sound = Movies().samples(order.output)
    frames = list(Movies().frames(order.output))
    starts = [order.rate.sample(shot.first_frame) for shot in made.shots]
    contacts = [event for event in told["events"] if event["kind"] == "contact"]
    contacts = [event for event in contacts if event["sample"] - FIRST_CONTACT in starts]
    assert len(contacts) == 3
    for event in contacts:
        assert order.rate.sample(event["frame"]) <= event["sample"] < order.rate.sample(event["frame"] + 1)
        assert float(np.mean(frames[int(event["frame"])])) > 250, "the flash is on the frame that is told"
        window = np.abs(sound[event["sample"] - 400 : event["sample"] + 200, 0])
        onset = int(np.flatnonzero(window > 0.25)[0]) - 400
        assert abs(onset) <= 96, "2 ms"


def test_no_cut_clicks_and_music_runs_on(tmp_path: Path) -> None:
    studio = FakeStudio()
    order = _order(tmp_path)
    made = _film(order, studio)
    first, second, third = studio.sound.briefs
    length = order.rate.sample(made.shots[0].frame_count)
    assert (first.music_sample, second.music_sample, third.music_sample) == (0, length, 0)
    assert (second.ambience_sample, third.ambience_sample) == (length, 0)
    assert first.spoken_before is None
    line = first.lines[-1]
    assert second.spoken_before is not None
    assert line.sample <= length - second.spoken_before <= line.sample + len(line.speech.samples)
    sound = Movies().samples(order.output)[:, 0].astype(np.float64)
    steps = np.abs(np.diff(sound, n=2))
    for shot in made.shots[1:]:
        cut = order.rate.sample(shot.first_frame)
        assert steps[cut - 480 : cut + 960].max() < 0.02
    quiet = np.abs(sound[[0, -1]])
    assert quiet.max() < 0.01
    cut = order.rate.sample(made.shots[1].first_frame)
    around = [np.sqrt(np.mean(sound[cut + at : cut + at + 480] ** 2)) for at in (-960, 0, 480)]
    assert max(around) / min(around) < 1.1, "music that runs on neither dips nor bulges"


def test_the_same_order_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = (replace(_order(tmp_path), output=tmp_path / name) for name in ("a.mp4", "b.mp4"))
    _film(one)
    _film(two)
    assert one.output.read_bytes() == two.output.read_bytes()


def test_people_keep_their_voices(tmp_path: Path) -> None:
    studio = FakeStudio()
    _film(_order(tmp_path, 'A woman "one"', 'A man "two"', 'A woman "three"', 'A girl "four"'), studio)
    voices = [voice for _, voice in studio.speaker.spoken]
    assert [voice.gender for voice in voices] == ["female", "male", "female", "female"]
    assert voices[0] == voices[2]
    assert voices[3].age == "child"


def test_a_project_keeps_every_shot_as_a_take(tmp_path: Path) -> None:
    order = replace(_order(tmp_path), project=tmp_path / "film.studio")
    made = _film(order)
    _film(replace(order, prompts=("A dog",)))
    assert made.takes == ("s1t1", "s2t1", "s3t1")
    with Bundles().open(tmp_path / "film.studio") as project:
        document = project.document
        assert [shot.prompt for shot in document.shots] == [*PROMPTS, "A dog"]
        for take, shot in zip(document.takes[:3], made.shots, strict=True):
            facts = Movies().probe(project.media(take.media))
            assert facts.frame_count == take.frame_count == shot.frame_count
            assert facts.sample_count == order.rate.sample(shot.frame_count)
    hidden = [path for path in (tmp_path / "film.studio").rglob(".*") if path.is_file()]
    assert not hidden


def test_every_take_leaves_a_strip_for_lists(tmp_path: Path) -> None:
    made = _film(replace(_order(tmp_path), project=tmp_path / "film.studio"))
    with Bundles().open(tmp_path / "film.studio") as project:
        takes = project.document.takes
        strips = [project.cache("thumbnails") / f"{take.media}.png" for take in takes]
    assert len(takes) == len(made.takes)
    assert all(strip.read_bytes().startswith(b"\x89PNG") for strip in strips)


def test_stems_are_as_long_as_the_film(tmp_path: Path) -> None:
    order = replace(_order(tmp_path), stems=tmp_path / "stems")
    made = _film(order)
    names = sorted(path.name for path in (tmp_path / "stems").iterdir())
    assert names == ["ambience.wav", "dialogue.wav", "effects.wav", "mix.wav", "music.wav"]
    for path in (tmp_path / "stems").iterdir():
        with av.open(path) as container:
            assert sum(frame.samples for frame in container.decode(audio=0)) == order.rate.sample(made.frame_count)


def test_a_script_makes_its_shots(tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    script.write_text("A dog in the park\n\nA woman on the beach\n", "utf-8")
    made = _film(replace(_order(tmp_path), prompts=(), script=script))
    assert [shot.reading.scene.place for shot in made.shots] == ["park", "beach"]


def test_progress_goes_forward_and_ends_full(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    film(FakeStudio(), _order(tmp_path), lambda step, done, total: told.append((step, done, total)), CancelToken())
    filming = [(done, total) for step, done, total in told if "filming" in step]
    assert [done for done, _ in filming] == list(range(1, len(filming) + 1))
    assert filming[-1][0] == filming[-1][1]
    assert all(done <= total for _, done, total in told)


def test_what_was_not_staged_as_written_is_said(tmp_path: Path) -> None:
    made = _film(_order(tmp_path, "A unicorn"))
    assert "No unicorn here." in [note.text for note in made.shots[0].notes]


@pytest.mark.parametrize(
    ("order", "error"),
    [
        ({"prompts": ()}, InputError),
        ({"prompts": ("A dog", "")}, InputError),
        ({"output": Path("film.avi")}, InputError),
        ({"output": Path("nowhere/film.mp4")}, InputError),
        ({"script": Path("none.txt"), "prompts": ()}, InputError),
        ({"script": Path("none.txt")}, InputError),
        ({"seconds": 0.1}, InputError),
        ({"style": "cubist"}, InputError),
        ({"events": Path("events.txt")}, InputError),
        ({"prompts": ("A dog", "A dog in space")}, SceneError),
        ({"language": "ja"}, AssetMissingError),
    ],
)
def test_what_cannot_be_filmed_leaves_nothing(tmp_path: Path, order: dict[str, object], error: type[Exception]) -> None:
    studio = FakeStudio(engine=FakeEngine(fails_at="space"), speaker=FakeSpeaker(missing="ja"))
    changes = {key: tmp_path / value if isinstance(value, Path) else value for key, value in order.items()}
    asked = replace(_order(tmp_path), stems=tmp_path / "stems")
    asked = replace(asked, **changes)  # pyright: ignore[reportArgumentType]
    with pytest.raises(error):
        _film(asked, studio)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_stopping_leaves_nothing_and_the_project_as_it_was(tmp_path: Path) -> None:
    order = replace(_order(tmp_path), project=tmp_path / "p", events=tmp_path / "e.json", stems=tmp_path / "stems")
    token = CancelToken()

    def _stop(step: str, done: int, total: int) -> None:
        if "shot 2" in step and "filming" in step:
            token.cancel()

    with pytest.raises(Cancelled):
        film(FakeStudio(), order, _stop, token)
    left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert left <= {"project.db", "project.db-wal", "project.db-shm"}
    with Bundles().open(tmp_path / "p") as project:
        assert project.document.shots == ()


def test_a_folder_of_other_things_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("dear")
    with pytest.raises(ProjectError):
        _film(replace(_order(tmp_path), project=tmp_path / "letters"))
    assert not (tmp_path / "film.mp4").exists()


def test_bytes_that_are_no_text_become_a_sign_for_it(tmp_path: Path) -> None:
    made = _film(replace(_order(tmp_path, "A dog \udce3\udc81"), project=tmp_path / "p"))
    assert made.shots[0].reading.prompt == "A dog \ufffd"


@pytest.mark.slow
def test_memory_does_not_grow_with_the_film(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    program = (
        "import resource, sys; from pathlib import Path\n"
        "from studio.core.progress import CancelToken, silent\n"
        "from studio.workflows.film.film import FilmOrder, film\n"
        "from tests.fakes.studio import FakeStudio\n"
        "film(FakeStudio(), FilmOrder(output=Path(sys.argv[1]), prompts=('A dog',) * int(sys.argv[2]), seconds=2.0,\n"
        "    size=(320, 180), quality='draft', project=Path(sys.argv[3])), silent, CancelToken())\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    peaks: list[int] = []
    for shots in ("4", "40"):
        done = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path / "a.mp4"), shots, str(tmp_path / shots)],
            cwd=Path(__file__).parents[3],
            capture_output=True,
            text=True,
            check=True,
            timeout=300,
        )
        peaks.append(int(done.stdout))
    assert peaks[1] - peaks[0] < 25_000, "kilobytes; a second of frames alone is 4 MB"
