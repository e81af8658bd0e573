"""The mix of a sequence: every sample in its place, the same however it is asked for, and no clicks."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from studio.core.time import FrameRate
from studio.project.timeline.clip import Clip, Gap, Item, Transition
from studio.project.timeline.curve import Curve, Key, steady
from studio.project.timeline.look import Level
from studio.project.timeline.track import Role, Track
from studio.workflows.sequence.sounds import FADE
from tests.workflows.sequence.cutting import FRAME, RATE, Stock, clip, opened, ramp, sequence, tone

Samples = NDArray[np.float32]


def _audio(*items: Item, id: str = "a1", role: Role = "", duck_db: float = 0.0) -> Track:  # noqa: A002
    return Track(id=id, kind="audio", items=items, role=role, duck_db=duck_db)


def _stock() -> Stock:
    return Stock(
        {
            "a": ramp,
            "low": tone(110.0),
            "high": tone(880.0, 0.3),
            "sound": tone(440.0, 0.4),
            "loud": lambda place: np.full(len(place), 0.5),
            "speech": lambda place: np.where(place < 48_000, 0.2 * np.sin(place * 0.05), 0.0),
        }
    )


def _all(stock: Stock, *tracks: Track, rate: FrameRate = RATE) -> Samples:
    reader = opened(stock, sequence(*tracks, rate=rate))
    return reader.samples(0, reader.facts.sample_count)


def test_every_sample_is_in_its_place() -> None:
    heard = _all(_stock(), _audio(Gap(3), clip("a", 10, 24)))
    assert len(heard) == 13 * FRAME
    assert not heard[: 3 * FRAME].any()
    expected = (np.arange(10 * FRAME) + 24 * FRAME) / 1e6
    middle = slice(3 * FRAME + FADE, 13 * FRAME - FADE)
    assert np.array_equal(heard[middle, 0], expected[FADE:-FADE].astype(np.float32))
    assert np.array_equal(heard[middle, 1], -heard[middle, 0])


def test_silence_outside() -> None:
    reader = opened(_stock(), sequence(_audio(clip("low", 4))))
    around = reader.samples(-500, 4 * FRAME + 1_000)
    assert not around[:500].any()
    assert not around[500 + 4 * FRAME :].any()
    assert around[500 : 500 + 4 * FRAME].any()


def _made(name: str, length: int, offset: int, speed: Fraction, level: Level, head: Transition | None) -> Clip:
    return replace(clip(name, length, offset), speed=speed, level=level, head=head)


ITEMS = st.lists(
    st.one_of(
        st.builds(Gap, st.integers(1, 5)),
        st.builds(
            _made,
            st.sampled_from(["low", "high", "sound", "speech"]),
            st.integers(2, 12),
            st.integers(0, 30),
            st.sampled_from([Fraction(1), Fraction(-1), Fraction(3, 2), Fraction(-1, 3), Fraction(0), Fraction(5)]),
            st.builds(
                Level,
                gain_db=st.sampled_from([steady(0.0), steady(-6.0), Curve((Key(3, -20.0), Key(9, 3.0, "hold")))]),
                pan=st.sampled_from([0.0, -0.5, 1.0]),
                fade_in=st.integers(0, 2),
                fade_out=st.integers(0, 2),
            ),
            st.sampled_from([None, None, Transition(kind="crossfade", before=1, after=1)]),
        ),
    ),
    min_size=1,
    max_size=5,
)


def _named(items: list[Item]) -> tuple[Item, ...]:
    return tuple(
        replace(item, id=f"c{number}") if isinstance(item, Clip) else item for number, item in enumerate(items)
    )


@settings(deadline=None, max_examples=40)
@given(st.lists(ITEMS, min_size=1, max_size=3), st.lists(st.integers(1, 9_000), min_size=1, max_size=12), st.booleans())
def test_any_block_size_gives_the_same_samples(rows: list[list[Item]], sizes: list[int], ducked: bool) -> None:
    tracks = [
        _audio(*_named(items), id=f"a{number}", role="dialogue" if number == 0 else "", duck_db=-9.0 * (number > 0))
        if ducked
        else _audio(*_named(items), id=f"a{number}")
        for number, items in enumerate(rows)
    ]
    film = sequence(*tracks)
    whole = opened(_stock(), film)
    total = whole.facts.sample_count
    expected = whole.samples(0, total)
    other = opened(_stock(), film)
    parts: list[Samples] = []
    at = number = 0
    while at < total:
        count = sizes[number % len(sizes)]
        parts.append(other.samples(at, count)[: total - at])
        at, number = at + count, number + 1
    assert np.array_equal(np.concatenate(parts) if parts else np.zeros((0, 2)), expected)
    backwards = opened(_stock(), film)
    for start in range(total - total % 3_333, -1, -3_333):
        piece = backwards.samples(start, 3_333)
        assert np.array_equal(piece[: total - start], expected[start : start + 3_333])


@settings(deadline=None, max_examples=20)
@given(st.lists(ITEMS, min_size=2, max_size=3))
def test_the_mix_is_the_sum_of_its_tracks(rows: list[list[Item]]) -> None:
    tracks = [_audio(*_named(items), id=f"a{number}") for number, items in enumerate(rows)]
    mixed = _all(_stock(), *tracks)
    total = np.zeros_like(mixed)
    for track in tracks:
        alone = _all(_stock(), *(replace(other, solo=other is track) for other in tracks))
        total += alone
    assert np.allclose(mixed, total, atol=1e-6)


@settings(deadline=None, max_examples=30)
@given(
    st.integers(1, 19),
    st.sampled_from([Fraction(1), Fraction(-1), Fraction(3, 2), Fraction(1, 3), Fraction(-5, 7)]),
    st.sampled_from([RATE, FrameRate(Fraction(30_000, 1001))]),
)
def test_a_razor_without_a_change_is_not_heard(place: int, speed: Fraction, rate: FrameRate) -> None:
    one = replace(clip("low", 20, 40), speed=speed, level=Level(gain_db=Curve((Key(40, 0.0), Key(60, -9.0)))))
    left = replace(one, id="left", length=place)
    begins = one.offset + one.phase + place * speed
    offset = begins.numerator // begins.denominator
    right = replace(one, id="right", length=20 - place, offset=offset, phase=begins - offset)
    whole = _all(_stock(), _audio(one), rate=rate)
    assert whole.any()
    assert np.array_equal(_all(_stock(), _audio(left, right), rate=rate), whole)


def _steepest(wave: Samples) -> float:
    return float(np.abs(np.diff(wave[:, 0])).max())


def test_a_cut_that_would_click_is_faded_and_one_that_would_not_is_not() -> None:
    loud = _all(_stock(), _audio(Gap(2), clip("loud", 10, 5)))
    edge = 2 * FRAME
    assert _steepest(loud) < 0.5 / FADE * 1.5
    assert loud[edge + FADE : -FADE, 0].min() == np.float32(0.5)
    begun = _all(_stock(), _audio(Gap(2), clip("low", 10)))
    wave = tone(110.0)(np.arange(10 * FRAME)).astype(np.float32)
    assert np.array_equal(begun[edge : 12 * FRAME - FADE, 0], wave[:-FADE]), "a sine begins at 0 and ends there"


def test_an_onset_on_the_cut_keeps_its_edge() -> None:
    stock = _stock()
    stock.waves["beep"] = lambda place: np.where(place >= 24 * FRAME, 0.7 * np.cos((place - 24 * FRAME) * 0.1), 0.0)
    heard = _all(stock, _audio(Gap(1), clip("beep", 10, 24)))
    assert heard[FRAME, 0] == np.float32(0.7)


def test_fades_and_crossfades_keep_the_power() -> None:
    level = Level(fade_in=10, fade_out=10)
    heard = _all(_stock(), _audio(replace(clip("loud", 40, 20), level=level)))[:, 0]
    assert heard[0] == 0.0
    assert heard[5 * FRAME] == pytest.approx(0.5 * np.sin(np.pi / 4), abs=1e-4)
    assert heard[35 * FRAME] == pytest.approx(0.5 * np.sin(np.pi / 4), abs=1e-4)
    stock = _stock()
    rng = np.random.default_rng(3)
    noises = rng.standard_normal((2, 400 * FRAME)) * 0.1
    stock.waves |= {f"n{number}": (lambda place, noise=noise: noise[place]) for number, noise in enumerate(noises)}
    over = Transition(kind="crossfade", before=12, after=12)
    mixed = _all(stock, _audio(clip("n0", 60, 60), replace(clip("n1", 60, 60), head=over)))[:, 0]
    middle, quiet = mixed[54 * FRAME : 66 * FRAME], mixed[: 40 * FRAME]
    assert np.square(middle).mean() == pytest.approx(np.square(quiet).mean(), rel=0.05)


def test_a_crossfade_over_one_wave_that_goes_on_is_not_heard() -> None:
    over = Transition(kind="crossfade", before=3, after=3)
    plain = _all(_stock(), _audio(clip("low", 40, 20)))
    faded = _all(_stock(), _audio(clip("low", 20, 20), replace(clip("low", 20, 40), head=over)))
    assert np.abs(plain - faded).max() < 1e-6


def test_track_gain_pan_mute_and_solo() -> None:
    items = (clip("low", 20, 0),)
    plain = _all(_stock(), _audio(*items))
    assert np.allclose(_all(_stock(), replace(_audio(*items), gain_db=-6.0)), plain * 10 ** (-6 / 20), atol=1e-6)
    right = _all(_stock(), replace(_audio(*items), pan=1.0))
    assert not right[:, 0].any()
    assert np.array_equal(right[:, 1], plain[:, 1])
    assert not _all(_stock(), replace(_audio(*items), muted=True)).any()
    other = _audio(clip("high", 20, 0), id="a2")
    assert np.array_equal(_all(_stock(), replace(_audio(*items), solo=True), other), plain)
    assert not _all(_stock(), replace(_audio(*items), gain_db=-96.0)).any()


def test_music_gives_way_before_speech_begins_and_comes_back_after_it() -> None:
    voice = _audio(Gap(48), clip("speech", 60), role="dialogue", id="a1")
    music = _audio(clip("loud", 200), id="a2", role="music", duck_db=-12.0)
    both, alone = _all(_stock(), voice, music), _all(_stock(), voice)
    both[: len(alone)] -= alone
    under = both[:, 0] / 0.5
    assert under[40_000] == pytest.approx(1.0, abs=1e-3)
    begins, ends = 48 * FRAME, 48 * FRAME + 48_000
    assert under[begins : ends + 2_000].max() == pytest.approx(10 ** (-12 / 20), abs=1e-3), "down when it begins"
    assert under[begins - 8_000] == pytest.approx(1.0, abs=1e-3)
    assert under[ends + 48_000] == pytest.approx(1.0, abs=1e-3)
    assert np.abs(np.diff(under[FADE:-FADE])).max() < 3e-4
    muted = _all(_stock(), replace(voice, muted=True), music)
    assert np.allclose(muted[FADE:-FADE, 0], 0.5), "nothing gives way to what is not heard"


def test_speed_reverse_and_freeze() -> None:
    stock = _stock()
    twice = _all(stock, _audio(replace(clip("low", 40, 0), speed=Fraction(2))))[FADE:-FADE, 0]
    at = np.arange(40 * FRAME)[FADE:-FADE]
    assert np.abs(twice - 0.5 * np.sin(2 * np.pi * 220 * at / 48_000)).max() < 1e-3
    slow = _all(stock, _audio(replace(clip("high", 40, 10), speed=Fraction(2, 3))))[FADE:-FADE, 0]
    place = at * 2 / 3 + 10 * FRAME
    assert np.abs(slow - 0.3 * np.sin(2 * np.pi * 880 * place / 48_000)).max() < 1e-3
    back = _all(stock, _audio(replace(clip("a", 10, 20), speed=Fraction(-1))))[FADE:-FADE, 0]
    expected = (21 * FRAME - 1 - np.arange(10 * FRAME)) / 1e6
    assert np.array_equal(back, expected[FADE:-FADE].astype(np.float32))
    assert not _all(stock, _audio(replace(clip("low", 10, 20), speed=Fraction(0)))).any()


def test_high_speed_does_not_fold_back() -> None:
    stock = _stock()
    stock.waves["hiss"] = tone(15_000.0)
    heard = _all(stock, _audio(replace(clip("hiss", 40, 0), speed=Fraction(4))))[FADE:-FADE]
    assert np.abs(heard).max() < 0.01


def test_a_gain_that_jumps_is_no_click() -> None:
    curve = Curve((Key(0, 0.0, "hold"), Key(10, -20.0, "hold")))
    heard = _all(_stock(), _audio(replace(clip("loud", 20, 0), level=Level(gain_db=curve))))
    assert _steepest(heard) < 0.01


def test_media_that_are_missing_or_end_are_silent_and_the_rest_goes_on() -> None:
    stock = _stock()
    stock.counts["low"] = 5
    reader = opened(stock, sequence(_audio(clip("low", 20), clip("gone", 5), clip("high", 10, 3))))
    heard = reader.samples(0, reader.facts.sample_count)
    assert not heard[5 * FRAME : 25 * FRAME].any()
    assert heard[26 * FRAME :].any()
