"""Positions keep the order they are given, and disturb as few as possible."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from studio.storage.order import STRIDE, positions

keys = st.lists(st.sampled_from("abcdefghij"), unique=True)


def in_order(order: list[str], dealt: dict[str, int]) -> bool:
    at = [dealt[key] for key in order]
    return sorted(dealt) == sorted(order) and all(low < high for low, high in pairwise(at))


@given(keys, st.dictionaries(st.sampled_from("abcdefghij"), st.integers(-3, 60)))
def test_any_order_can_be_dealt_from_any_positions(order: list[str], before: dict[str, int]) -> None:
    assert in_order(order, positions(order, before))


@given(st.lists(keys, min_size=1, max_size=8))
def test_one_order_after_the_other(orders: list[list[str]]) -> None:
    dealt: dict[str, int] = {}
    for order in orders:
        dealt = positions(order, dealt)
        assert in_order(order, dealt)
        assert positions(order, dealt) == dealt


def test_what_moves_alone_is_dealt_anew() -> None:
    before = positions(list("abcdefgh"), {})
    moved = positions(list("haecdbfg"), before)
    assert sum(moved[key] != before[key] for key in before) <= 3
    inserted = positions(list("abXcdefgh"), before)
    assert {key for key in inserted if inserted[key] != before.get(key)} == {"X"}


def test_without_room_all_are_dealt_anew() -> None:
    order, dealt = ["a", "z"], {"a": 0, "z": STRIDE}
    for number in range(40):
        order.insert(1, f"n{number}")
        dealt = positions(order, dealt)
        assert in_order(order, dealt)
