"""What is kept is bounded by its bytes, and the oldest goes first."""

from hypothesis import given
from hypothesis import strategies as st

from studio.compositor.kept import Kept


def test_what_is_kept_is_not_made_again() -> None:
    made: list[str] = []
    kept = Kept[str, bytes](10, len)

    def _ask(key: str, size: int = 4) -> bytes:
        return kept.get(key, lambda: made.append(key) or bytes(size))

    for key in "aba":
        _ask(key)
    assert made == ["a", "b"]
    _ask("c")  # b has not been asked for longest
    _ask("a")
    assert made == ["a", "b", "c"]
    _ask("b")
    assert made == ["a", "b", "c", "b"]


def test_what_is_larger_than_all_is_made_and_not_kept() -> None:
    kept = Kept[str, bytes](10, len)
    kept.get("small", lambda: bytes(5))
    assert len(kept.get("large", lambda: bytes(11))) == 11
    assert kept.bytes == 5


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 12))))
def test_it_never_holds_more(asked: list[tuple[int, int]]) -> None:
    kept = Kept[int, bytes](20, len)
    for key, size in asked:
        kept.get(key, lambda size=size: bytes(size))
        assert 0 <= kept.bytes <= 20
