"""The cut as records: everything comes back, and what makes no sense is refused by its name."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.errors import ProjectError
from studio.project.timeline.clip import Clip, ColorSource
from studio.project.timeline.file import MediaFile
from studio.project.timeline.sequence import Sequence
from studio.project.timeline_json import (
    clip_from_json,
    clip_to_json,
    file_from_json,
    file_to_json,
    sequence_from_json,
    sequence_to_json,
    track_from_json,
    track_to_json,
)
from tests.project import timelines

CLIP = Clip(id="c1", source=ColorSource(), length=24)


def through(record: object) -> object:
    """A record after its way through a file."""
    return json.loads(json.dumps(record, ensure_ascii=False))


@given(timelines.sequence())
def test_a_sequence_comes_back(sequence: Sequence) -> None:
    clips = {clip.id: clip_from_json(through(clip_to_json(clip))) for row in sequence.tracks for clip in row.clips}
    tracks = {row.id: track_from_json(through(track_to_json(row)), clips) for row in sequence.tracks}
    assert sequence_from_json(through(sequence_to_json(sequence)), tracks) == sequence


@given(timelines.file())
def test_a_file_comes_back(file: MediaFile) -> None:
    assert file_from_json(through(file_to_json(file))) == file


def test_defaults_are_left_out() -> None:
    assert clip_to_json(CLIP) == {"id": "c1", "source": {"kind": "color", "color": "#000000"}, "length": 24}


@given(timelines.clip("c1"), st.data())
def test_a_wrong_field_is_named(clip: Clip, data: st.DataObject) -> None:
    record = clip_to_json(clip)
    key = data.draw(st.sampled_from(sorted({*record, "id", "offset", "speed", "link", "enabled", "head", "grade"})))
    record[key] = data.draw(st.sampled_from([1.5, [], [1]]))
    with pytest.raises(ProjectError, match=f'"{key}"'):
        clip_from_json(record)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"length": 0}, "length"),
        ({"id": ""}, "id"),
        ({"speed": "1/0"}, "speed"),
        ({"speed": "1e999999999"}, "speed"),
        ({"source": {"kind": "cloud"}}, "source"),
        ({"source": {"kind": "color", "color": "red"}}, "color"),
        ({"source": {"kind": "title", "title": {"text": "a", "align": "left"}}}, "align"),
        ({"head": {"kind": "dissolve", "before": -1}}, "before"),
        ({"tail": {"kind": "melt"}}, "tail"),
        ({"transform": {"x": [[0, 0.5, "linear"], [0, 1.0, "linear"]]}}, "x"),
        ({"transform": {"opacity": 1.5}}, "opacity"),
        ({"transform": {"opacity": []}}, "opacity"),
        ({"transform": {"crop": {"left": 2}}}, "left"),
        ({"grade": {"gain": [1, 1]}}, "gain"),
        ({"grade": {"lut": "abc"}}, "lut"),
        ({"level": {"gain_db": float("nan")}}, "gain_db"),
        ({"level": {"fade_in": -1}}, "fade_in"),
    ],
)
def test_nonsense_in_a_clip_is_refused(fields: dict[str, object], named: str) -> None:
    with pytest.raises(ProjectError, match=f'"{named}"'):
        clip_from_json({**clip_to_json(CLIP), **fields})


@pytest.mark.parametrize("items", [["c1", 5], [5, 6, "c1"], ["c1", "c1"], ["c2"], [0, "c1"], [True, "c1"], "c1", None])
def test_nonsense_on_a_track_is_refused(items: object) -> None:
    with pytest.raises(ProjectError, match='"items"'):
        track_from_json({"id": "v1", "kind": "video", "items": items}, {"c1": CLIP})


def test_tracks_out_of_order_or_not_there_are_refused() -> None:
    record = {"id": "q1", "name": "", "size": [2, 2], "rate": "24/1", "tracks": ["a1", "v1"]}
    audio = track_from_json({"id": "a1", "kind": "audio", "items": []}, {})
    video = track_from_json({"id": "v1", "kind": "video", "items": []}, {})
    with pytest.raises(ProjectError, match='"tracks"'):
        sequence_from_json(record, {"a1": audio, "v1": video})
    with pytest.raises(ProjectError, match='"tracks"'):
        sequence_from_json(record, {"a1": audio})


def test_a_title_too_long_is_refused() -> None:
    source = {"kind": "title", "title": {"text": "a" * 10_001}}
    with pytest.raises(ProjectError, match="10000 characters, not 10001"):
        clip_from_json({**clip_to_json(CLIP), "source": source})
