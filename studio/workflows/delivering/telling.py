"""What became of a delivery, in sentences."""

from collections.abc import Iterator

from studio.workflows.delivering.order import Delivered, Loudness


def sentences(made: Delivered) -> Iterator[str]:
    """What was done otherwise than somebody may think; how loud it is; what is a slate or silent."""
    yield from made.remarks
    if made.loudness is not None:
        yield from loud(made.loudness)
    yield from made.problems


def loud(one: Loudness) -> Iterator[str]:
    """How loud it was and is."""
    if one.after < -100.0:
        yield "It is silent."
    else:
        before = f"; it was {one.before:.1f} LUFS" if one.gain_db else ""
        yield f"It is {one.after:.1f} LUFS loud, with a true peak of {one.peak_after:.1f} dBTP{before}."
    if one.limited_db:
        yield f"Peaks were brought down by {-one.limited_db:.1f} dB at most, to stay below -1 dBTP."
