"""What a file for another editor could not carry, as people read it: on the screen, and in a file beside it."""

from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path

from studio.ports.interchange import HandedCut, Loss
from studio.workflows.telling import AS_IT_IS, Telling

_ALIKE = 3
"""More clips than these that lose the same are said in one line."""


def sentences(losses: Sequence[Loss], cut: HandedCut, tell: Telling = AS_IT_IS) -> Iterator[str]:
    """The loss report in lines: of what, at which timecode, and what is lost. What many clips lose alike is said once;
    ``losses`` has it clip by clip."""
    alike: dict[tuple[str, str], list[Loss]] = {}
    for loss in losses:
        alike.setdefault((loss.where, loss.what), []).append(loss)
    for (where, what), group in alike.items():
        shown = group if len(group) <= _ALIKE else group[:1]
        for loss in shown:
            code = f"{timecode(loss, cut)}  " if where == "clip" else ""
            name = tell(f"{loss.name} and {len(group) - 1} others") if len(group) > _ALIKE else loss.name
            yield f"{code}{name}: {tell(what)}"


def timecode(loss: Loss, cut: HandedCut) -> str:
    """Where what is lost begins, as the sequence's ruler shows it; empty for tracks and sequences."""
    if loss.where != "clip":
        return ""
    seconds, frames = divmod(loss.at, ceil(cut.rate.fps))
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}:{frames:02d}"


def report(
    losses: Sequence[Loss], problems: Sequence[str], cut: HandedCut, file: Path, tell: Telling = AS_IT_IS
) -> str:
    """The whole report, clip by clip, as a text file."""
    lines = [tell(f"What {file.name} does not carry of {cut.name}"), ""]
    lines += [tell(problem) for problem in problems] + ([""] if problems else [])
    for loss in losses:
        code = timecode(loss, cut) or "-" * 11
        lines.append(f"{code}  {loss.name}: {tell(loss.what)}")
    if not losses:
        lines.append(tell("Everything is carried."))
    return "\n".join(lines) + "\n"
