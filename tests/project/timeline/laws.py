"""What is true of every sequence, whatever was done to it."""

from itertools import pairwise

from studio.project.timeline.clip import Clip, Gap
from studio.project.timeline.sequence import Sequence


def check(sequence: Sequence) -> None:
    """Fails where a law of sequences is broken."""
    ids = [clip.id for track in sequence.tracks for clip in track.clips]
    ids += [track.id for track in sequence.tracks] + [marker.id for marker in sequence.markers]
    assert len(ids) == len(set(ids)), "an id is used twice"
    for track in sequence.tracks:
        assert all(item.length >= 1 for item in track.items), "an item without length"
        assert not any(isinstance(left, Gap) and isinstance(right, Gap) for left, right in pairwise(track.items))
        assert not track.items or isinstance(track.items[-1], Clip), "a gap at the end"
        for number, item in enumerate(track.items):
            if isinstance(item, Clip):
                before = track.items[number - 1] if number else None
                behind = track.items[number + 1] if number + 1 < len(track.items) else None
                _check_edges(before, item, behind)
                assert item.level.fade_in + item.level.fade_out <= item.length, "fades overlap"
                assert 0 <= item.phase < 1
    times = [marker.at for marker in sequence.markers]
    assert times == sorted(times)
    assert not times or times[0] >= 0


def _check_edges(before: Clip | Gap | None, clip: Clip, behind: Clip | Gap | None) -> None:
    head_in = clip.head.after if clip.head else 0
    if clip.head is not None:
        assert clip.head.length > 0
        if isinstance(before, Clip):
            assert clip.head.before + (before.head.after if before.head else 0) <= before.length, "transitions overlap"
        else:
            assert clip.head.before == 0, "a transition out of a gap"
    assert head_in <= clip.length
    if clip.tail is not None:
        assert not isinstance(behind, Clip), "a tail before a clip"
        assert clip.tail.after == 0
        assert 0 < clip.tail.before <= clip.length - head_in
