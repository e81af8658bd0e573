"""What took every packet of a file to find is kept, and believed only while the file is the same."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.media.reader import Readers
from studio.media.survey import keep, load
from studio.storage.indexes import index_place
from tests.media.files import make, tone
from tests.media.flash import number_in

TIMES = [0, 40, 80, 200, 210, 300, 500, 700, 720, 800, 900, 1500]


def test_a_kept_index_is_the_same_and_no_packet_is_read_for_it(tmp_path: Path) -> None:
    path, place = make(tmp_path / "a.mkv", times=TIMES, sound=tone(1.5)), tmp_path / "cache" / "a.npz"
    first = Readers(lambda _path: place).open(path)
    assert place.is_file()
    second = Readers(lambda _path: place).open(path)
    assert second.facts == first.facts
    index, again = first.survey.index, second.survey.index
    assert index is not None
    assert again is not None
    assert np.array_equal(index.times, again.times)
    assert (index.base, index.rate, index.last, index.counted) == (again.base, again.rate, again.last, again.counted)
    assert [number_in(second.picture(number)) for number in (11, 4)] == [11, 4]
    first.close()
    second.close()


def test_another_file_in_its_place_is_looked_at_anew(tmp_path: Path) -> None:
    path, place = make(tmp_path / "a.mkv", times=TIMES), tmp_path / "a.npz"
    Readers(lambda _path: place).open(path).close()
    make(path, times=TIMES[:7], count=7)
    reader = Readers(lambda _path: place).open(path)
    assert reader.facts.frame_count == 7
    reader.close()


@given(data=st.data())
def test_a_damaged_index_is_made_again(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.getbasetemp() / "damaged"
    place = folder / "a.npz"
    if not folder.exists():
        folder.mkdir()
        Readers(lambda _path: place).open(make(folder / "a.mkv", times=TIMES)).close()
        (folder / "good").write_bytes(place.read_bytes())
    spoilt = bytearray((folder / "good").read_bytes())
    if data.draw(st.booleans()):
        spoilt = spoilt[: data.draw(st.integers(0, len(spoilt) - 1))]
    else:
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] ^= data.draw(st.integers(1, 255))
    place.write_bytes(bytes(spoilt))
    reader = Readers(lambda _path: place).open(folder / "a.mkv")
    assert reader.facts.frame_count == 12
    assert number_in(reader.picture(11)) == 11
    reader.close()


def test_only_media_of_a_project_have_a_place(tmp_path: Path) -> None:
    digest = "ab" * 32
    medium = tmp_path / "film.studio" / "media" / "ab" / f"{digest}.mkv"
    assert index_place(medium) == tmp_path / "film.studio" / "cache" / "indexes" / f"{digest}.npz"
    for other in (tmp_path / "a.mkv", tmp_path / "media" / "ab" / "clip.mkv", medium.with_name("a.mkv")):
        assert index_place(other) is None


def test_a_disk_that_refuses_costs_only_time(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mkv", times=TIMES)
    (tmp_path / "in the way").write_text("a file")
    reader = Readers(lambda _path: tmp_path / "in the way" / "a.npz").open(path)
    keep(reader.survey, tmp_path / "in the way" / "b.npz", "1 2")
    assert load(tmp_path / "in the way" / "b.npz", "1 2") is None
    assert reader.facts.frame_count == 12
    reader.close()
