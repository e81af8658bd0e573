"""Values as bytes: what comes back is what went in, and nothing that came from elsewhere does harm."""

from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.consent.likeness_bytes import digest_of, likeness_from_bytes, likeness_to_bytes
from studio.consent.packing import PackedError, Value, pack, unpack
from tests.consent.people import likeness

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(plain)
def test_values_come_back(value: object) -> None:
    told = cast("Value", value)
    assert unpack(pack(told)) == told
    assert pack(unpack(pack(told))) == pack(told)


@given(st.binary(max_size=60))
def test_strange_bytes_are_refused_or_read(data: bytes) -> None:
    try:
        unpack(data)
    except PackedError:
        return


@pytest.mark.parametrize(
    "data", [b"l\xff\xff\xff\xff", b"a\x02\x04" + b"\xff" * 16, b"s\xff\xff\xff\x7f", b"l\x01\0\0\0" * 40]
)
def test_lies_about_sizes_cost_nothing(data: bytes) -> None:
    with pytest.raises(PackedError):
        unpack(data)


def test_a_likeness_comes_back_to_the_last_bit() -> None:
    one = likeness(3)
    other = likeness_from_bytes(likeness_to_bytes(one))
    assert one.portrait is not None
    assert other.portrait is not None
    np.testing.assert_array_equal(one.portrait.texture, other.portrait.texture)
    np.testing.assert_array_equal(one.portrait.offsets, other.portrait.offsets)
    np.testing.assert_array_equal(one.recordings[0], other.recordings[0])
    assert one.voice == other.voice
    assert (one.identity, one.voiceprint) == (other.identity, other.voiceprint)
    assert likeness_to_bytes(other) == likeness_to_bytes(one)
    assert digest_of(one) == digest_of(other) != digest_of(likeness(4))
