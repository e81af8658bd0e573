"""What nobody holds goes."""

import weakref

from studio.core import memory


class _Knot:
    def __init__(self) -> None:
        self.end = self


def test_circles_are_collected_and_it_can_be_asked_again() -> None:
    gone = weakref.ref(_Knot())
    memory.give_back()
    memory.give_back()
    assert gone() is None
