"""Every order and report survives the pipe; what is no message is refused."""

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.errors import DiskError, FaultError, SceneError
from studio.core.time import FRAME_RATES, FrameRate
from studio.farm.messages import order_from, order_message, report_from, report_message
from studio.farm.wire import Message, WireError, receive, send
from studio.ports.worker import (
    Advanced,
    Blocking,
    BlockingOrder,
    Broken,
    Delivered,
    MovieMade,
    Order,
    Readings,
    ReadOrder,
    Rendered,
    SequenceOrder,
    SoundOrder,
    SpeakOrder,
    Spoken,
    Stopped,
    StoryMade,
    StoryOrder,
    TakeMade,
    TakeOrder,
)
from studio.project.scene import Line, Note, Reading
from studio.project.take import QUALITIES, Casting, Take
from tests.project import documents

paths = st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=20).map(Path)
orders: st.SearchStrategy[Order] = st.one_of(
    st.builds(
        ReadOrder,
        prompts=st.lists(documents.text, max_size=3).map(tuple),
        script=st.none() | paths,
        style=st.none() | st.just("anime"),
        language=st.none() | st.just("ja"),
    ),
    st.builds(
        TakeOrder,
        recipe=documents.recipe,
        title=documents.text,
        movie=paths,
        proxy=paths,
        thumbnails=paths,
        sounds=st.lists(paths, max_size=2).map(tuple),
    ),
    st.builds(BlockingOrder, recipe=documents.recipe, moments=st.lists(st.floats(0, 1), max_size=3).map(tuple)),
    st.builds(
        SpeakOrder,
        line=st.builds(Line, speaker=documents.text, text=documents.text, subject=st.just(0)),
        voice=st.builds(Casting, gender=documents.text, age=documents.text, variant=st.integers(0, 9)),
    ),
    st.builds(
        SoundOrder,
        take=documents.take("s1", "s1t1"),
        recipe=documents.recipe,
        title=documents.text,
        picture=paths,
        movie=paths,
        sounds=st.lists(paths, max_size=2).map(tuple),
    ),
    st.builds(
        StoryOrder,
        movie=paths,
        takes=st.none() | paths,
        prompts=st.lists(documents.text, max_size=3).map(tuple),
        script=documents.text,
        script_name=documents.text,
        size=st.tuples(st.integers(1, 4000), st.integers(1, 4000)),
        rate=st.sampled_from(tuple(map(FrameRate, FRAME_RATES.values()))),
        seconds=st.none() | st.floats(0.1, 600),
        style=st.none() | st.just("anime"),
        seed=st.integers(0, 2**63 - 1),
        language=st.none() | st.just("ja"),
        quality=st.sampled_from(QUALITIES),
        mix=documents.mix,
    ),
    st.builds(SequenceOrder, project=paths, movie=paths, sequence=documents.text, preset=documents.text),
)


def through(message: Message) -> Message:
    pipe = io.BytesIO()
    send(pipe, message)
    send(pipe, Message("next", {}))
    pipe.seek(0)
    got = receive(pipe)
    after = receive(pipe)
    assert got is not None
    assert after is not None
    assert after.kind == "next"
    assert receive(pipe) is None
    return got


@given(orders)
@settings(max_examples=60, deadline=None)
def test_any_order_arrives_as_it_was_given(order: Order) -> None:
    assert order_from(through(order_message(order))) == order


def test_a_path_that_is_no_text_arrives(tmp_path: Path) -> None:
    odd = Path(str(tmp_path) + "/\udcff.mp4")
    order = ReadOrder(script=odd)
    assert order_from(through(order_message(order))) == order


@given(documents.take("s1", "s1t1"), st.lists(documents.reading, max_size=2).map(tuple))
@settings(max_examples=20, deadline=None)
def test_takes_and_readings_arrive(take: Take, read: tuple[Reading, ...]) -> None:
    note = Note(text="しし", kind="substituted", detail="lion")
    made = report_from(through(report_message(Delivered(result=TakeMade(take=take, notes=(note,))))))
    assert isinstance(made, Delivered)
    assert isinstance(made.result, TakeMade)
    assert (made.result.take, made.result.notes) == (take, (note,))
    readings = report_from(through(report_message(Delivered(result=Readings(readings=read)))))
    assert isinstance(readings, Delivered)
    assert readings.result == Readings(readings=read)
    film = StoryMade(frame_count=48, shots=tuple((one, take) for one in read), notes=("No lion.", "獅子"))
    for result in (film, MovieMade(frame_count=24, notes=("Slate.",))):
        told = report_from(through(report_message(Delivered(result=result))))
        assert isinstance(told, Delivered)
        assert told.result == result


def test_pictures_and_samples_arrive_bit_for_bit() -> None:
    picture = np.arange(5 * 7 * 3, dtype=np.uint8).reshape(5, 7, 3)
    shown = report_from(through(report_message(Rendered(frame=3, picture=picture[:, ::2]))))
    assert isinstance(shown, Rendered)
    assert np.array_equal(shown.picture, picture[:, ::2])
    block = report_from(through(report_message(Delivered(result=Blocking(pictures=(picture, picture), frame_count=9)))))
    assert isinstance(block, Delivered)
    assert isinstance(block.result, Blocking)
    assert [np.array_equal(one, picture) for one in block.result.pictures] == [True, True]
    samples = np.linspace(-1, 1, 999, dtype=np.float32)
    spoken = report_from(through(report_message(Delivered(result=Spoken(samples=samples)))))
    assert isinstance(spoken, Delivered)
    assert isinstance(spoken.result, Spoken)
    assert np.array_equal(spoken.result.samples, samples)


@pytest.mark.parametrize(
    "problem",
    [DiskError("Full.", todo="Free it."), SceneError("No.", field="place"), FaultError("Ours.")],
)
def test_problems_keep_their_kind_and_words(problem: FaultError | DiskError | SceneError) -> None:
    got = report_from(through(report_message(Broken(problem=problem, log="a\nb", died=True))))
    assert isinstance(got, Broken)
    assert type(got.problem) is type(problem)
    assert (str(got.problem), got.log, got.died) == (str(problem), "a\nb", True)
    assert not isinstance(problem, SceneError) or vars(got.problem)["field"] == "place"
    assert report_from(through(report_message(Stopped()))) == Stopped()
    advanced = Advanced(step="filming", done=3, total=9)
    assert report_from(through(report_message(advanced))) == advanced


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_noise_is_no_message(noise: bytes) -> None:
    try:
        message = receive(io.BytesIO(noise))
        if message is not None:
            report_from(message)
    except WireError:
        pass
