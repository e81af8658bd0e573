"""Deliveries: which frames, which sound, which words; paused, stopped, broken off and gone on with."""

import threading
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from studio.core.errors import Cancelled, DiskError, InputError
from studio.core.progress import CancelToken
from studio.core.time import FrameRate
from studio.project.timeline.clip import Gap, Transition
from studio.project.timeline.curve import steady
from studio.project.timeline.look import Level
from studio.project.timeline.sequence import Marker
from studio.project.timeline.track import Track
from studio.workflows.delivering.form import FORMS, RATES, SUBTITLES
from studio.workflows.delivering.holding import Brake
from tests.fakes.delivery import Written, written
from tests.fakes.provenance import SIGNED
from tests.media.flash import RATE, number_in
from tests.workflows.delivering.conftest import PLAIN, SIZE, Bench, clip, film, shot, words


def test_every_frame_once_and_the_sound_below_it(bench: Bench) -> None:
    (made,) = bench.deliver(film(clip("one", 20, 6), clip("two", 10, 30)))
    held = written(made.path)
    assert [number_in(frame) for frame in held.frames] == [*range(6, 26), *range(30, 40)]
    assert (made.frame_count, made.first, made.end, made.size, made.rate) == (30, 0, 30, SIZE, RATE)
    assert held.sound is not None and len(held.sound) == RATE.sample(30)
    loud = np.flatnonzero(np.abs(held.sound[:, 0]) > 0.1)
    assert abs(loud[0] - RATE.sample(4)) < 100, "the flash at 10 begins with its beep"
    assert made.problems == ()
    assert not made.sealed


def test_a_range_counts_its_own_sound_and_timecode(bench: Bench) -> None:
    sequence = replace(film(clip("one", 48)), start=24 * 3600)
    (made,) = bench.deliver(sequence, stretch="10-19")
    held = written(made.path)
    assert [number_in(frame) for frame in held.frames] == list(range(10, 20))
    assert held.form.timecode == 24 * 3600 + 10
    assert np.abs(held.sound[:400]).max() > 0.1 if held.sound is not None else False


@pytest.mark.parametrize("name", ["23.976", "25", "29.97", "30", "50", "59.94", "60"])
def test_other_rates_pick_and_hold_frames_at_their_own_moments(bench: Bench, name: str) -> None:
    rate = RATES[name]
    (made,) = bench.deliver(film(clip("one", 48)), replace(PLAIN, rate=rate))
    held = written(made.path)
    assert len(held.frames) == made.frame_count == -int(-48 * rate.fps // 24)
    shown = [number_in(frame) for frame in held.frames]
    assert shown == [min(int(k * 24 / rate.fps), 47) for k in range(len(shown))]
    assert held.sound is not None and len(held.sound) == rate.sample(len(shown))
    assert any("frames a second" in remark for remark in made.remarks)


def test_markers_are_chapters_in_the_files_own_count(bench: Bench) -> None:
    markers = (Marker(id="m1", at=12, name="Rain"), Marker(id="m2", at=30, note="Dawn"), Marker(id="m3", at=31))
    sequence = replace(film(clip("one", 48)), markers=markers)
    bench.deliver(sequence, replace(PLAIN, rate=FrameRate(Fraction(48))))
    told = bench.desk.delivered.forms[-1].chapters
    assert [(one.frame, one.name) for one in told] == [(0, "Film"), (24, "Rain"), (60, "Dawn")]


def test_a_fill_cuts_away_and_a_fit_has_bars(bench: Bench) -> None:
    upright = replace(PLAIN, size=(90, 160))
    (fill,) = bench.deliver(film(clip("one", 2)), replace(upright, framing="fill"), "fill.mp4")
    (fit,) = bench.deliver(film(clip("one", 2)), upright, "fit.mp4")
    filled, fitted = written(fill.path).frames[0], written(fit.path).frames[0]
    assert filled.shape == fitted.shape == (160, 90, 3)
    assert fitted[:40].max() == 0 and fitted[120:].max() == 0 and fitted[60:100].min() > 0
    assert filled[-5:].min() > 0
    assert any("cut away" in remark for remark in fill.remarks)
    assert any("bars" in remark for remark in fit.remarks)


def test_hidden_subtitles_become_a_track_are_burnt_in_or_left_out(bench: Bench) -> None:
    hidden = Track(id="s1", kind="subtitle", items=(Gap(4), words("Good morning.", 8)), muted=True)
    sequence = film(clip("one", 24), more=(hidden,))
    told: dict[str, Written] = {}
    for how in SUBTITLES:
        (made,) = bench.deliver(sequence, replace(PLAIN, subtitles=how), f"{how}.mp4")
        told[how] = written(made.path)
    assert [len(told[how].captions) for how in SUBTITLES] == [1, 1, 0, 0, 0]
    cue = told["track"].captions[0]
    assert (cue.start, cue.end, cue.text) == (RATE.sample(4), RATE.sample(12), "Good morning.")
    plain, burnt = told["none"].frames, told["burn"].frames
    assert [index for index in range(24) if not np.array_equal(plain[index], burnt[index])] == list(range(4, 12))
    assert all(np.array_equal(a, b) for a, b in zip(plain, told["auto"].frames, strict=True))


def test_subtitles_are_not_cut_away_with_the_picture(bench: Bench) -> None:
    shown = Track(id="s1", kind="subtitle", items=(words("Good morning.", 8),))
    form = replace(PLAIN, size=(90, 160), framing="fill")
    (made,) = bench.deliver(film(clip("one", 12), more=(shown,)), form)
    frames = written(made.path).frames
    assert (frames[3][55] == frames[3][55, 0]).all(), "the fake's bar, over the whole width"
    assert not (frames[9][55] == frames[9][55, 0]).all()


def test_captions_beside_the_file(bench: Bench) -> None:
    hidden = Track(id="s1", kind="subtitle", items=(Gap(4), words("おはよう", 8)), muted=True)
    (made,) = bench.deliver(film(clip("one", 24), more=(hidden,)), replace(PLAIN, subtitles="track"), captions=".srt")
    assert made.beside == (bench.out / "film.srt",)
    assert "おはよう" in made.beside[0].read_text("utf-8")


def test_every_shot_a_file(bench: Bench) -> None:
    sequence = film(shot(1, 10, 3), shot(2, 12), shot(1, 5, 20))
    made = bench.deliver(sequence, output="", shots="1-2")
    assert [one.path.name for one in made] == [
        "Harbour_Film_shot001a_v001.mp4", "Harbour_Film_shot001b_v001.mp4", "Harbour_Film_shot002_v001.mp4",
    ]  # fmt: skip
    assert [number_in(frame) for frame in written(made[2].path).frames] == list(range(12))
    assert [one.frame_count for one in made] == [10, 5, 12]
    with pytest.raises(InputError, match="Shot 3 is not in"):
        bench.deliver(sequence, output="", shots="3")


def test_stems_are_as_long_as_the_file_and_together_are_the_mix(bench: Bench) -> None:
    music = Track(id="a2", kind="audio", items=(clip("two", 40, 0, "m"),), role="music", duck_db=-12.0)
    plain = Track(id="a3", kind="audio", items=(Gap(2), clip("two", 20, 0, "o")), gain_db=-6.0)
    (made,) = bench.deliver(film(clip("one", 40), more=(music, plain)), stems=True)
    assert [path.name for path in made.beside] == ["film_dialogue.wav", "film_music.wav", "film_other.wav"]
    parts = [bench.desk.media.sound(path).samples for path in made.beside]
    mix = written(made.path).sound
    assert mix is not None and {len(part) for part in parts} == {len(mix)}
    assert np.abs(np.sum(parts, axis=0) - mix).max() < 2e-6


def test_it_is_brought_to_its_loudness_and_told(bench: Bench) -> None:
    loud = replace(clip("one", 48, 0, "a"), level=Level(gain_db=steady(4.0)))
    (quiet,) = bench.deliver(film(clip("one", 48)), replace(PLAIN, loudness=-30.0), "quiet.mp4")
    (hot,) = bench.deliver(film(clip("one", 48), sounds=(loud,)), replace(PLAIN, loudness=-14.0), "hot.mp4")
    assert quiet.loudness is not None and hot.loudness is not None
    assert quiet.loudness.after == pytest.approx(-30.0, abs=0.1)
    assert quiet.loudness.limited_db == 0.0
    assert hot.loudness.peak_after <= -0.9
    sound = written(hot.path).sound
    assert sound is not None and np.abs(sound).max() <= 0.9


def test_a_mix_that_would_clip_is_limited(bench: Bench) -> None:
    loud = replace(clip("one", 48, 0, "a"), level=Level(gain_db=steady(9.0)))
    (made,) = bench.deliver(film(clip("one", 48), sounds=(loud,)))
    assert made.loudness is not None
    assert made.loudness.peak_before == pytest.approx(3.0, abs=0.3)
    assert made.loudness.limited_db == pytest.approx(-4.0, abs=0.4)


def test_a_missing_file_is_a_slate_and_told(bench: Bench) -> None:
    (made,) = bench.deliver(film(clip("three", 5), shot(3, 5), clip("one", 5)))
    assert made.frame_count == 15
    assert made.problems == (
        'There is no file "three" in Harbour.', "Shot 3 has no take yet: a slate stands in its place.",
    )  # fmt: skip


def test_work_that_was_broken_off_goes_on_where_it_was(bench: Bench) -> None:
    sequence = film(clip("one", 20, 6), replace(clip("two", 20, 10), head=Transition(before=4, after=4)))
    (whole,) = bench.deliver(sequence, output="whole.mp4")
    bench.desk.delivered.full_at = 21
    with pytest.raises(DiskError):
        bench.deliver(sequence)
    assert not (bench.out / "film.mp4").exists()
    bench.desk.delivered.full_at = None
    said: list[str] = []
    (made,) = bench.deliver(sequence, output="other.mp4", progress=lambda step, done, total: said.append(step))
    assert made.resumed == 16
    assert said[0] == "going on from frame 16"
    one, other = written(whole.path), written(made.path)
    assert len(one.frames) == len(other.frames) == 40
    assert all(np.array_equal(a, b) for a, b in zip(one.frames, other.frames, strict=True))
    assert one.sound is not None and other.sound is not None and np.array_equal(one.sound, other.sound)
    assert list(bench.place.cache("deliveries").iterdir()) == []


def test_another_cut_does_not_go_on_with_the_work_of_this_one(bench: Bench) -> None:
    bench.desk.delivered.full_at = 9
    with pytest.raises(DiskError):
        bench.deliver(film(clip("one", 20, 6)))
    bench.desk.delivered.full_at = None
    (made,) = bench.deliver(film(clip("one", 20, 7)))
    assert made.resumed == 0


def test_stopping_leaves_nothing(bench: Bench) -> None:
    token = CancelToken()

    def _stop(step: str, done: int, total: int) -> None:
        if done == 17:
            token.cancel()

    with pytest.raises(Cancelled):
        bench.deliver(film(clip("one", 40)), progress=_stop, cancel=token)
    assert list(bench.out.iterdir()) == []
    assert list(bench.place.cache("deliveries").iterdir()) == []


def test_work_that_is_held_stands_still_and_goes_on(bench: Bench) -> None:
    brake, seen, reached = Brake(), list[int](), threading.Event()

    def _tell(step: str, done: int, total: int) -> None:
        seen.append(done)
        if step == "exporting" and done == 5:
            brake.hold()
            reached.set()

    worker = threading.Thread(
        target=lambda: bench.deliver(film(clip("one", 20)), progress=_tell, cancel=brake), daemon=True
    )
    worker.start()
    assert reached.wait(10)
    worker.join(0.15)
    assert worker.is_alive() and seen[-1] == 5 and brake.held
    brake.release()
    worker.join(10)
    assert not worker.is_alive()
    assert (bench.out / "film.mp4").is_file()


def test_held_work_can_be_stopped(bench: Bench) -> None:
    brake = Brake()
    brake.hold()
    brake.cancel()
    assert not brake.held
    with pytest.raises(Cancelled):
        bench.deliver(film(clip("one", 20)), cancel=brake)


def test_it_is_signed_and_marked_with_what_is_in_it(bench: Bench) -> None:
    sequence = film(shot(1, 10, 3), clip("two", 12))
    (made,) = bench.deliver(sequence, replace(PLAIN, sealed=True), stretch="0-9")
    assert made.sealed
    assert made.path.read_bytes().endswith(SIGNED + b"Film")
    (claim,) = bench.desk.provenance.claims
    assert (claim.source, claim.marked) == ("synthetic", True)
    assert [(one.digest, one.engine, one.seed, one.prompt) for one in claim.ingredients] == [
        ("one", "stage", 11, "Prompt 1.")
    ]
    assert all(list(frame[0, 0]) == [4, 7, 9] for frame in written(made.path).frames)


def test_what_is_there_is_left_alone(bench: Bench) -> None:
    there = bench.out / "film.mp4"
    there.write_bytes(b"precious")
    with pytest.raises(InputError, match="is there already") as caught:
        bench.deliver(film(clip("one", 4)))
    assert "film_v001.mp4" in caught.value.todo
    assert there.read_bytes() == b"precious"
    bench.deliver(film(clip("one", 4)), force=True)
    assert there.read_bytes() != b"precious"
    bench.deliver(film(clip("one", 4)), output="")
    (third,) = bench.deliver(film(clip("one", 4)), output="")
    assert third.path.name == "Harbour_Film_v002.mp4"


def test_what_makes_no_sense_is_refused_before_any_work(bench: Bench) -> None:
    with pytest.raises(InputError, match="nothing in"):
        bench.deliver(replace(film(), tracks=()))
    with pytest.raises(InputError, match="odd size"):
        bench.deliver(replace(film(clip("one", 4)), size=(321, 180)))
    with pytest.raises(InputError, match="drop-frame"):
        bench.deliver(film(clip("one", 4)), replace(PLAIN, timecode="drop"))
    with pytest.raises(InputError, match="no folder"):
        bench.deliver(film(clip("one", 4)), output="nowhere/film.mp4")
    with pytest.raises(InputError, match=r"would be a \.mp4"):
        bench.deliver(film(clip("one", 4)), output="film.mov")
    with pytest.raises(DiskError, match="cannot be written"):
        bench.deliver(film(clip("one", 4)), output="n" * 300 + ".mp4")
    assert bench.desk.delivered.forms == []


def test_sound_alone(bench: Bench) -> None:
    form = replace(FORMS[".wav"], sealed=False)
    (made,) = bench.deliver(film(clip("one", 24)), form, "film.wav")
    held = written(made.path)
    assert (held.frames, held.form.picture, made.frame_count) == ([], None, 0)
    assert held.sound is not None and len(held.sound) == RATE.sample(24)


def test_pictures_go_into_a_folder_of_their_own(bench: Bench) -> None:
    (made,) = bench.deliver(film(clip("one", 4)), replace(FORMS[".png"], sealed=False), "frames.png")
    assert made.path == bench.out / "frames"


def test_a_review_has_its_lines_burnt_in(bench: Bench) -> None:
    sequence = film(shot(1, 6))
    (plain,) = bench.deliver(sequence, output="plain.mp4")
    (made,) = bench.deliver(sequence, replace(PLAIN, review=True, mark=True), output="review.mp4")
    for one, other in zip(written(plain.path).frames, written(made.path).frames, strict=True):
        changed = np.argwhere((one != other).any(axis=2))
        assert len(changed) and ((changed[:, 0] < 40) | (changed[:, 0] > 160)).all()
