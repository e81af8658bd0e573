"""What past runs on this machine took, kept beside the weights: how long the next should take, and how near the
computed memory was."""

import json
import statistics
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from studio.catalog import fitting
from studio.core import sealed
from studio.ports.models import ModelCard, Rung

_MOST = 40
_RECENT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run: how it was run, what was computed for it, and what it took."""

    mode: str
    precision: str
    tiled: bool
    work: float
    seconds: float
    ratio: float


class Runs:
    """Past runs of models, a sealed file for each, in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, card: ModelCard, rung: Rung, seconds: float, peak_bytes: int) -> None:
        """Remember a run. What makes no sense is not remembered."""
        if not 0 < seconds < 1e7:
            return
        computed = fitting.need(card, rung.size, rung.frame_count, rung.mode, rung.precision, tiled=rung.tiled).card
        run = Run(
            mode=rung.mode,
            precision=rung.precision,
            tiled=rung.tiled,
            work=fitting.work(card, rung.size, rung.frame_count),
            seconds=seconds,
            ratio=peak_bytes / computed if peak_bytes > 0 else 0.0,
        )
        kept = [*self._runs(card.id), run][-_MOST:]
        table = [[item.mode, item.precision, item.tiled, item.work, item.seconds, item.ratio] for item in kept]
        sealed.keep(self._place(card.id), json.dumps(table).encode())

    def seconds(self, card: ModelCard, rung: Rung) -> float | None:
        """How long it should take; None where nothing like it has been run. Of the last runs in the same way the
        middle one's seconds a unit of work, times the work of this one."""
        like = [run for run in self._runs(card.id) if (run.mode, run.precision) == (rung.mode, rung.precision)]
        rates = [run.seconds / run.work for run in like[-_RECENT:] if run.work > 0]
        if not rates:
            return None
        return statistics.median(rates) * fitting.work(card, rung.size, rung.frame_count)

    def scale(self, card: ModelCard) -> float:
        """How much more of the card's memory runs took than was computed, 0.7 to 1.5; 1 where nothing is known."""
        ratios = [run.ratio for run in self._runs(card.id)[-_RECENT:] if run.ratio > 0]
        return min(1.5, max(0.7, statistics.median(ratios))) if ratios else 1.0

    def _runs(self, model_id: str) -> list[Run]:
        data = sealed.kept(self._place(model_id))
        try:
            table: object = json.loads(data) if data else []
            return [_run(entry) for entry in cast("list[list[object]]", table)]
        except (ValueError, TypeError):
            return []

    def _place(self, model_id: str) -> Path:
        return self._folder / f"{model_id}.runs"


def _run(entry: list[object]) -> Run:
    mode, precision, tiled, work, seconds, ratio = entry
    return Run(
        mode=str(mode),
        precision=str(precision),
        tiled=tiled is True,
        work=_number(work),
        seconds=_number(seconds),
        ratio=_number(ratio),
    )


def _number(value: object) -> float:
    if not isinstance(value, (int, float)):
        raise TypeError(value)
    return float(value)
