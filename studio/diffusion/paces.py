"""How fast this machine has run each model, in which ways: what every lever is worth is read off real runs.

A run tells how long a step took. Beside it stand runs of the same size, length and number of calls that differ from it
in one thing alone, so that the difference is that thing's. Kept by machine and model, in a folder of sealed files.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import cast

from studio.core import sealed

_MOST = 60
_CLEARLY = 0.98
"""What is to be worth its trouble takes at most this share of the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a model was run."""

    mode: str
    precision: str
    attention: str
    cache: str = "none"
    compile: str = "off"
    decode: str = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """A run: ``what`` it made (size, length, calls a step), ``step`` in seconds for each step, ``decode`` in seconds
    for all pictures, ``peak`` in bytes the most memory that it took (0: not told)."""

    way: Way
    what: str
    step: float
    decode: float = 0.0
    peak: int = 0


class Paces:
    """What this machine has learned of models, by their digests."""

    def __init__(self, folder: Path | None = None) -> None:
        """Without a ``folder`` it is forgotten with the process."""
        self._folder = folder
        self._known: dict[str, dict[str, object]] = {}

    def attention(self, machine: str, model: str) -> dict[str, float]:
        """Seconds of each attention kernel that was tried; those that failed in a run are not there any more."""
        table = self._read(machine, model).get("attention", {})
        return {name: float(took) for name, took in cast("dict[str, float]", table).items()}

    def set_attention(self, machine: str, model: str, took: Mapping[str, float]) -> None:
        """Remember them."""
        self._write(machine, model, {**self._read(machine, model), "attention": dict(took)})

    def add(self, machine: str, model: str, pace: Pace) -> None:
        """Remember a run, and of those of its kind the least that each of its parts took: what else a machine has to
        do makes a run slower, and never faster."""
        before = [one for one in self.runs(machine, model) if (one.way, one.what) == (pace.way, pace.what)]
        kept = [one for one in self.runs(machine, model) if one not in before]
        for one in before:
            decode = min(one.decode, pace.decode) if one.decode and pace.decode else one.decode or pace.decode
            step, peak = min(one.step, pace.step), max(one.peak, pace.peak)
            pace = Pace(way=pace.way, what=pace.what, step=step, decode=decode, peak=peak)
        rows = [asdict(one) for one in [*kept, pace][-_MOST:]]
        self._write(machine, model, {**self._read(machine, model), "runs": rows})

    def runs(self, machine: str, model: str) -> list[Pace]:
        """Those that are remembered, the last one last."""
        rows = cast("list[dict[str, object]]", self._read(machine, model).get("runs", []))
        try:
            return [_pace(row) for row in rows]
        except (TypeError, KeyError, ValueError):
            return []

    def told(self, machine: str, model: str, pace: Pace) -> list[str]:
        """A sentence for each thing in which another run differs from this one."""
        said: list[str] = []
        for other in self.runs(machine, model):
            differs = _difference(pace.way, other.way)
            if other.what != pace.what or len(differs) != 1:
                continue
            (name,) = differs
            mine, theirs = getattr(pace.way, name), getattr(other.way, name)
            one, two, unit = pace.step, other.step, "a step"
            if name == "decode":
                one, two, unit = pace.decode, other.decode, "to decode"
            if one > 0 and two > 0:
                memory = f"; {_gb(pace.peak)} of memory at most, {_gb(other.peak)}" if pace.peak and other.peak else ""
                times = f"{two / one:.2f} times as fast"
                said.append(f"{name} {mine}: {one:.3f} s {unit}; {theirs}: {two:.3f} s; {times}{memory}")
        return said

    def pays(self, machine: str, model: str, what: str, way: Way, plain: Way) -> bool | None:
        """Whether ``way`` was clearly faster than ``plain`` for the same work; None: not both were run."""
        took = {one.way: one.step for one in self.runs(machine, model) if one.what == what}
        if way not in took or plain not in took:
            return None
        return took[way] <= took[plain] * _CLEARLY

    def _read(self, machine: str, model: str) -> dict[str, object]:
        key = _key(machine, model)
        if key not in self._known:
            data = None if self._folder is None else sealed.kept(self._folder / f"{key}.paces")
            try:
                table: object = json.loads(data) if data else {}
            except ValueError:
                table = {}
            self._known[key] = cast("dict[str, object]", table) if isinstance(table, dict) else {}
        return self._known[key]

    def _write(self, machine: str, model: str, table: dict[str, object]) -> None:
        key = _key(machine, model)
        self._known[key] = table
        if self._folder is not None:
            sealed.keep(self._folder / f"{key}.paces", json.dumps(table).encode())


def _key(machine: str, model: str) -> str:
    return hashlib.sha256(f"{machine}\0{model}".encode()).hexdigest()[:24]


def _gb(size: int) -> str:
    return f"{size / 1e9:.2f} GB"


def _difference(one: Way, two: Way) -> list[str]:
    return [field.name for field in fields(Way) if getattr(one, field.name) != getattr(two, field.name)]


def _pace(row: dict[str, object]) -> Pace:
    way = cast("dict[str, str]", row["way"])
    return Pace(
        way=Way(**{str(name): str(value) for name, value in way.items()}),
        what=str(row["what"]),
        step=float(cast(float, row["step"])),
        decode=float(cast(float, row["decode"])),
        peak=int(cast(int, row.get("peak", 0))),
    )
