"""What is kept comes back as it was, or not at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.sealed import keep, kept


@given(data=st.binary(max_size=400), at=st.integers(0, 10_000), by=st.integers(1, 255))
def test_one_changed_byte_is_as_good_as_no_file(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, at: int, by: int
) -> None:
    place = tmp_path_factory.getbasetemp() / "sealed"
    keep(place, data)
    assert kept(place) == data
    spoilt = bytearray(place.read_bytes())
    spoilt[at % len(spoilt)] ^= by
    place.write_bytes(bytes(spoilt))
    assert kept(place) is None


def test_a_file_cut_short_is_as_good_as_none(tmp_path: Path) -> None:
    keep(tmp_path / "deep" / "a", b"much work")
    whole = (tmp_path / "deep" / "a").read_bytes()
    for length in range(len(whole)):
        (tmp_path / "deep" / "a").write_bytes(whole[:length])
        assert kept(tmp_path / "deep" / "a") is None


def test_a_disk_that_refuses_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    keep(tmp_path / "file" / "a", b"x")
    assert kept(tmp_path / "file" / "a") is None
    assert [p.name for p in tmp_path.iterdir()] == ["file"]
