"""Down the ladder: when memory does not suffice, the next way to run a shot is tried, and that is told.

No torch here: what memory is, is for whoever tries. Nothing is given up in silence, and nothing else stops the job.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from studio.core.errors import MachineError
from studio.diffusion.planning import Plan
from studio.ports.models import Mode, Precision, Rung
from studio.project.scene import Note

T = TypeVar("T")


class OutOfMemory(Exception):  # noqa: N818 - an outcome of a try, not an error that anybody sees
    """A try needed more memory than there is."""


def climb_down(rungs: Sequence[Rung], attempt: Callable[[Rung], T], told: Callable[[Note], None]) -> T:
    """The first rung that succeeds.

    Raises:
        MachineError: none did.
    """
    for number, rung in enumerate(rungs):
        try:
            return attempt(rung)
        except OutOfMemory:
            if number + 1 < len(rungs):
                below = rungs[number + 1]
                why = below.words.get("en") or _words(below)
                text = f"Not enough memory: it was tried again in another way. {why}"
                told(Note(text=text, kind="substituted", detail="memory"))
    raise MachineError(
        "The memory of this machine does not suffice for this model, in any way it can be run.",
        todo="Close other programs, or choose a smaller picture, a shorter shot or a smaller model.",
    )


def usual(plan: Plan, memory: str, precision: str = "") -> tuple[Rung, ...]:
    """Rungs for a model that no catalogue knows: everything at once, then less and less of it in the card's memory,
    then less to make. ``memory`` is ``cpu`` where there is no other memory to go to."""
    modes: tuple[Mode, ...] = ("resident", "model_offload", "group_offload", "sequential_offload")
    size, frames, step = plan.size, plan.frame_count, plan.facts.size_step
    small = tuple(max(step, side * 3 // 4 // step * step) for side in size)
    numbers = "float32" if memory == "cpu" else "bfloat16"
    places = modes[:1] if memory == "cpu" else modes
    ways: list[tuple[Mode, bool, tuple[int, int]]] = [(modes[0], False, size)]
    for mode in places:
        ways.append((mode, True, size))
    ways.append((places[-1], True, (small[0], small[1])))
    rungs = [_rung(way, frames, precision or numbers) for way in ways]
    kept = dict.fromkeys((one.mode, one.tiled, one.size) for one in rungs)
    return tuple(next(one for one in rungs if (one.mode, one.tiled, one.size) == key) for key in kept)


def _rung(way: tuple[Mode, bool, tuple[int, int]], frames: int, precision: str) -> Rung:
    mode, tiled, size = way
    return Rung(
        size=size,
        frame_count=frames,
        mode=mode,
        precision=_precision(precision),
        tiled=tiled,
        peak_bytes=0,
        ram_bytes=0,
        seconds=None,
        words={},
    )


def _precision(name: str) -> Precision:
    match name:
        case "float32" | "float16" | "fp8" | "int8" | "gguf":
            return name
        case _:
            return "bfloat16"


def _words(rung: Rung) -> str:
    kept = {
        "resident": "All weights are in the card's memory.",
        "model_offload": "One part of the model at a time is in the card's memory.",
        "group_offload": "A few blocks at a time are in the card's memory.",
        "sequential_offload": "One layer at a time is in the card's memory, which is slow.",
    }[rung.mode]
    decode = " Pictures are decoded in tiles: a little slower." if rung.tiled else ""
    return f"{kept}{decode} The picture is {rung.size[0]}x{rung.size[1]}."
