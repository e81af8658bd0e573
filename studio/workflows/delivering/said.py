"""What is said in a part of a sequence, as captions; and a sequence with other subtitles shown in its pictures."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from studio.ports.captions import Cue
from studio.project.timeline.clip import Clip, TakeSource, TitleSource
from studio.workflows.delivering.form import Subtitles
from studio.workflows.sequence import Cut
from studio.workflows.sequence.cut import Laid, Movie


@dataclass(frozen=True, slots=True, kw_only=True)
class Subtitling:
    """``shown`` are the numbers of the subtitle tracks that are in the pictures, ``told`` of the one whose words become
    captions, None for none. ``spoken``: nobody wrote subtitles, and they are wanted: the dialogue of takes says them.
    """

    shown: tuple[int, ...] = ()
    told: int | None = None
    spoken: bool = False


def subtitling(cut: Cut, how: Subtitles) -> Subtitling:
    """Which subtitles go where."""
    tracks = {number: laid for number, laid in enumerate(cut.tracks) if laid.track.kind == "subtitle"}
    open_ones = tuple(number for number, laid in tracks.items() if not laid.track.muted)
    hidden = next((number for number, laid in tracks.items() if laid.track.muted and _speaks(laid)), None)
    speaking = next((number for number in open_ones if _speaks(tracks[number])), None)
    if how in ("track", "burn", "file") and hidden is None and speaking is None:
        return Subtitling(spoken=True)
    match how:
        case "auto":
            return Subtitling(shown=open_ones, told=hidden)
        case "track" | "file":
            return Subtitling(told=hidden if hidden is not None else speaking)
        case "burn":
            return Subtitling(shown=open_ones if speaking is not None or hidden is None else (*open_ones, hidden))
        case "none":
            return Subtitling()


def showing(cut: Cut, shown: tuple[int, ...]) -> Cut:
    """The cut with these subtitle tracks in its pictures and no others; itself where that is so already."""
    tracks = tuple(_laid(laid, hidden=number not in shown) for number, laid in enumerate(cut.tracks))
    same = all(one is other for one, other in zip(tracks, cut.tracks, strict=True))
    return cut if same else replace(cut, tracks=tracks)


def cues(cut: Cut, first: int, end: int, told: int | None = None) -> tuple[Cue, ...]:
    """What a subtitle track says from one frame up to another, from there on. ``told`` None is the first that is
    hidden: what is not in the pictures."""
    if told is None:
        told = subtitling(cut, "auto").told
    laid = cut.tracks[told] if told is not None else None
    return tuple(_cues(cut, laid, first, end)) if laid is not None else ()


def spoken(cut: Cut, first: int, end: int, of_take: Callable[[str], Sequence[Cue]]) -> tuple[Cue, ...]:
    """What is said in the takes that are heard from one frame up to another, from there on; ``of_take`` tells of a take
    by its id, in its own time. Takes that are played backwards say nothing."""
    begin, rate = cut.rate.sample(first), cut.rate
    found: dict[tuple[int, str], Cue] = {}
    for _, laid in cut.sounds:
        for number in laid.near(first, end):
            placing = laid.placing(number)
            if placing is None or not isinstance(placing.clip.source, TakeSource) or placing.clip.speed <= 0:
                continue
            medium, clip = placing.medium, placing.clip
            if not isinstance(medium, Movie):
                continue
            low = max(begin, rate.sample(placing.start))
            high = min(rate.sample(end), rate.sample(placing.end))
            for cue in of_take(medium.name):
                start, stop = (
                    rate.sample(placing.start) + int((at - rate.sample(clip.offset)) / clip.speed)
                    for at in (cue.start, cue.end)
                )
                start, stop = max(start, low), min(stop, high)
                if stop - start > _GLIMPSE:
                    found[start, cue.text] = replace(cue, start=start - begin, end=stop - begin)
    return tuple(_apart([found[key] for key in sorted(found)]))


_GLIMPSE = 4_800
"""Samples, 100 ms: what is left of a caption at a cut is not shown for less."""


def _apart(cues: list[Cue]) -> Iterator[Cue]:
    """None over the next one."""
    for number, cue in enumerate(cues):
        following = cues[number + 1].start if number + 1 < len(cues) else cue.end
        if following > cue.start:
            yield replace(cue, end=min(cue.end, following))


def _cues(cut: Cut, laid: Laid, first: int, end: int) -> Iterator[Cue]:
    begin = cut.rate.sample(first)
    for number, item in enumerate(laid.track.items):
        placing = laid.placing(number)
        if placing is None or not isinstance(item, Clip) or not isinstance(item.source, TitleSource):
            continue
        low, high = max(placing.start, first), min(placing.end, end)
        if low < high and item.source.title.text.strip():
            yield Cue(
                start=cut.rate.sample(low) - begin,
                end=cut.rate.sample(high) - begin,
                text=_two_lines(item.source.title.text),
                language="en" if item.source.title.text.isascii() else "ja",
            )


def _laid(laid: Laid, *, hidden: bool) -> Laid:
    track = laid.track
    if track.kind != "subtitle" or track.muted == hidden:
        return laid
    return replace(laid, track=replace(track, muted=hidden))


def _speaks(laid: Laid) -> bool:
    return any(isinstance(item, Clip) and isinstance(item.source, TitleSource) for item in laid.track.items)


def _two_lines(text: str) -> str:
    """Captions have two lines at most: what is beyond goes on in the second."""
    first, *rest = text.strip().split("\n")
    return "\n".join([first, " ".join(rest)]) if rest else first
