"""Cells to lines: as few as a measure allows, then evenly, broken where a reader would pause."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from studio.compositor.lettering.cells import Cell
from studio.core.characters import ease, may_break

EVENLY = 6
"""Lines that are balanced; a longer text is simply filled."""
LONGEST = 400
"""Cells of a paragraph that is balanced."""
STIFF = 0.12
"""What the worst break costs, beside the square of what a line is shorter or longer than the average."""


class Span(NamedTuple):
    """Cells ``first`` .. ``end`` make a line ``width`` em long."""

    first: int
    end: int
    width: float


class Paragraph:
    """Cells of a paragraph, made ready to be broken at any measure."""

    def __init__(self, cells: list[Cell]) -> None:
        self.cells = cells
        self._space = [cell.text.isspace() for cell in cells]
        self._solid = [0]  # for each end, the end without the spaces before it
        for k, space in enumerate(self._space):
            self._solid.append(self._solid[-1] if space else k + 1)
        self._last = [
            k + 1 == len(cells) or may_break(cell.text[-1], cells[k + 1].text[0]) for k, cell in enumerate(cells)
        ]
        moved = np.array([cell.room + cell.gap for cell in cells], np.float64)
        self._before: NDArray[np.float64] = np.concatenate([[0.0], np.cumsum(moved)])
        self._pens: list[float] = self._before.tolist()

    def filled(self, measure: float) -> tuple[list[Span], bool]:
        """Lines no longer than ``measure`` em, and whether a word had to be broken for it."""
        spans: list[Span] = []
        broken, count = False, len(self.cells)
        first = 0
        while first < count:
            limit = self._pens[first] + measure + self.cells[first].lead + 1.0
            reach = min(int(np.searchsorted(self._before, limit, side="right")), count)
            reach = max(reach, first + 1)
            while reach > first + 1 and self._width(first, reach) > measure + 1e-9:
                reach -= 1
            end = reach
            while end > first and not (end == count or self._last[end - 1]):
                end -= 1
            if end == first:
                end, broken = reach, True
            spans.append(self._span(first, end))
            first = end
            while first < count and self._space[first]:
                first += 1
        return spans or [Span(0, 0, 0.0)], broken

    def even(self, measure: float, count: int) -> list[Span]:
        """``count`` lines within ``measure`` that are about as long as each other and end where it reads well."""
        ends = [k + 1 for k, last in enumerate(self._last) if last]
        average = max(self._width(0, len(self.cells)) / count, 0.01)
        best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
        for line in range(count):
            reached: dict[int, tuple[float, int]] = {}
            for end in ends:
                if (end == len(self.cells)) != (line + 1 == count):
                    continue
                cost_of_end = STIFF * self._ease(end)
                for first, (cost, _) in best[-1].items():
                    width = self._width(self._skip(first), end)
                    if first >= end or width > measure + 1e-9:
                        continue
                    whole = cost + (width / average - 1.0) ** 2 + cost_of_end
                    if end not in reached or whole < reached[end][0]:
                        reached[end] = (whole, first)
            best.append(reached)
        if len(self.cells) not in best[-1]:
            return self.filled(measure)[0]
        end = len(self.cells)
        spans: list[Span] = []
        for reached in best[:0:-1]:
            first = reached[end][1]
            spans.insert(0, self._span(self._skip(first), end))
            end = first
        return spans

    def _ease(self, end: int) -> float:
        return ease(self.cells[end - 1].text[-1], self.cells[end].text[0]) if end < len(self.cells) else 0.0

    def _skip(self, first: int) -> int:
        """Behind the spaces that a line would begin with."""
        while 0 < first < len(self.cells) and self._space[first]:
            first += 1
        return first

    def _trimmed(self, first: int, end: int) -> int:
        return max(first, self._solid[end])

    def _width(self, first: int, end: int) -> float:
        end = self._trimmed(first, end)
        if end <= first:
            return 0.0
        last = self.cells[end - 1]
        return self._pens[end] - self._pens[first] - last.gap - self.cells[first].lead - last.trail

    def _span(self, first: int, end: int) -> Span:
        return Span(first, self._trimmed(first, end), self._width(first, end))
