"""The sequence that playing is measured with."""

from pathlib import Path

from studio.project.project import Project
from studio.project.timeline.clip import Transition
from studio.workflows.bench.sequence import with_sequence
from studio.workflows.bench.window import SIZE, flash_frames
from studio.workflows.sequence import Resolver


def test_it_is_as_long_as_was_asked_and_flashes_where_its_movies_do() -> None:
    for count in (48, 360, 1_440):
        project = with_sequence(Project(name="bench"), ("a" * 64, "b" * 64), count)
        cut = Resolver(lambda digest: Path(digest), Path("proxies")).cut(project, "q1")
        assert (cut.length, cut.size, cut.wants) == (count, SIZE, ())
        assert len(cut.pictures) == 3
        below = cut.tracks[0]
        for frame in flash_frames(count):
            placed = below.track.clip_at(frame)
            assert placed is not None
            clip = below.placing(placed.index)
            assert clip is not None
            assert clip.clip.medium(frame - clip.start) == frame
        heads = [clip.head for clip in below.track.clips]
        assert heads == [None, *[Transition(before=12, after=12)] * ((count - 1) // 240)]
