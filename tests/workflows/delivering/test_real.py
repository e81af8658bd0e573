"""A delivery with the real encoders, read by what did not write it."""

from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from studio.core.progress import CancelToken, silent
from studio.project.timeline.clip import Gap
from studio.project.timeline.sequence import Marker
from studio.project.timeline.track import Track
from studio.workflows.delivering.deliver import deliver_document
from studio.workflows.delivering.form import FORMS, RATES
from studio.workflows.delivering.order import DeliveryOrder
from tests.fakes.studio import FakeStudio
from tests.media.flash import number_in
from tests.workflows.delivering.conftest import Place, clip, film, project_of, words


@pytest.mark.parametrize("suffix", [".mp4", ".mov"])
def test_frames_timecode_chapters_and_captions_arrive(tmp_path: Path, bin_folder: Path, suffix: str) -> None:
    said = Track(id="s1", kind="subtitle", items=(Gap(6), words("おはよう", 12)), muted=True)
    sequence = replace(
        film(clip("one", 24, 6), more=(said,)), start=86_400, markers=(Marker(id="m", at=12, name="Rain"),)
    )
    form = replace(FORMS[suffix], sealed=False, rate=RATES["29.97"])
    order = DeliveryOrder(output=tmp_path / f"港{suffix}", form=form)
    place = Place(tmp_path, bin_folder)
    (made,) = deliver_document(FakeStudio(), project_of(sequence), place, order, silent, CancelToken())
    with av.open(str(made.path)) as file:
        frames = [number_in(np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)) for frame in file.decode(video=0)]
        assert frames == [6 + min(int(k * 24 * 1001 / 30_000), 23) for k in range(30)]
        assert file.streams.video[0].average_rate == RATES["29.97"].fps
        assert len(file.streams.subtitles) == 1
        codes = {stream.metadata.get("timecode") for stream in file.streams} | {file.metadata.get("timecode")}
        assert "01:00:00;00" in codes
        assert [chapter["metadata"]["title"] for chapter in file.chapters()] == ["Film", "Rain"]
    with av.open(str(made.path)) as file:
        heard = sum(frame.samples for frame in file.decode(audio=0))
    assert abs(heard - RATES["29.97"].sample(30)) < 1024, "whole packets of AAC"
